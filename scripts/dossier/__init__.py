"""Turns a folder of press articles into a dossier that shows its evidence.

Values flow one way. `read` takes a file to the text as read; `clean` cuts it into blocks; `describe` finds title,
date, author, outlet and language, each with where it came from; `link` finds the names of the registry; `relate`
joins the articles; `render` writes Markdown pages for each edition; `store` puts those that changed into docs/;
`publish` lets MkDocs make the site and swaps it in whole. `build` tells that story from end to end.

What a run works out of an article or renders is `kept` for the next one, which looks at what is `standing` in docs/:
`articles` has only those articles made, and `pages` only those pages rendered, that may have changed.

Deciding is pure: `read`, `registry` and `handwritten` read what people wrote; `store`, `publish` and `swap` write.
"""
