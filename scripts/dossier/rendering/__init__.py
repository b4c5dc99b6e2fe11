"""Fills the templates: what each kind of page shows, as finished Markdown."""
