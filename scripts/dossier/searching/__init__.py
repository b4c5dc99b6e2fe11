"""Makes the search index that MkDocs wrote into one that finds what readers type.

`index` takes the index and gives another: weights, the names that a page's entity bears, the labels that the search
box shows, and each sentence once (`repeats`). The searching itself is done in the browser, by the scripts in
scripts/overrides/assets/javascripts/search/; they work on MkDocs' own index too, only plainer. `hosted` makes the
finished site ready for a server: it says where the index is too heavy for a phone, and parts it (`pagefind`) where the
project's setting tells it to; the same scripts then fetch what a query needs.
"""
