"""Makes a book of each edition: every page that MkDocs rendered, typeset by one Typst template."""
