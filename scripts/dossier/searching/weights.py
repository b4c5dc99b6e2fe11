"""How much each part of the site counts in the search: what was written before what was compiled from it."""

from collections.abc import Iterator, Sequence

_PAGES = {
    "articles": 3.0,
    "entities": 0.8,
    "claims": 1.2,
    "analyses": 1.1,
    "chronology": 1.5,
    "quotations": 0.9,
    "contributing": 0.3,
    "method": 0.3,
    "data": 0.3,
    "about": 0.5,
    "": 0.6,
}
"""By the first folder of a page's address; the dossier's own folders, and the other pages that people wrote count 1."""

_LISTS = 0.35
"""The pages that only list others: everything is named there."""
_LISTING = frozenset({"articles", "entities", "claims", "network", "quotations", "analyses", "sources"})

_SECTIONS = {
    "mentions": 0.4,
    "companions": 0.3,
    "pages": 0.3,
    "related": 0.1,
    "names": 0.5,
    "events": 0.5,
    "sources": 0.3,
    "reported": 0.6,
    "said": 0.6,
    "perhaps-said": 0.5,
}
"""Sections that repeat what stands elsewhere, by their anchors."""
_COMPILED = ("articles/", "entities/", "claims/")
"""The pages that have them."""


def weights(locations: Sequence[str]) -> Iterator[float]:
    """Yield how much each section counts, by the addresses in their order; for a page's own, how much the page does.

    A section below another of those that repeat (an article that names an entity, a page that cites it) is as it is.
    """
    page, current = "", 1.0
    for location in locations:
        before, (page, _, anchor) = page, location.partition("#")
        if page != before:
            current = 1.0
        if not anchor:
            yield _of_page(page)
        elif page.startswith(_COMPILED):
            current = _SECTIONS.get(anchor, current)
            yield current
        else:
            yield 1.0


def _of_page(location: str) -> float:
    folder, _, rest = location.partition("/")
    return _LISTS if folder in _LISTING and not rest else _PAGES.get(folder, 1.0)
