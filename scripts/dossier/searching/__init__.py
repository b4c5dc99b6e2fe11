"""Makes the search index that MkDocs wrote into one that finds what readers type.

`readied` takes the index and gives another: weights, the names that a page's entity bears, the labels that the search
box shows. The searching itself is done in the browser, by the scripts in scripts/overrides/assets/javascripts/search/;
they work on MkDocs' own index too, only plainer.
"""
