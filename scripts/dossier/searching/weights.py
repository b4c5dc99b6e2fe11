"""How much each part of the site counts in the search: what was written before what was compiled from it."""

from collections.abc import Iterator, Sequence

from dossier.searching.repeats import LISTING

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

_CITING = ("articles/", "entities/", "claims/")
_SOURCES = 0.3
"""The titles of what a page rests on."""


def weights(locations: Sequence[str]) -> Iterator[float]:
    """Yield how much each section counts, by the addresses in their order; for a page's own, how much the page does."""
    for location in locations:
        page, _, anchor = location.partition("#")
        if not anchor:
            yield _of_page(page)
        else:
            yield _SOURCES if anchor == "sources" and page.startswith(_CITING) else 1.0


def _of_page(location: str) -> float:
    folder, _, rest = location.partition("/")
    return _LISTS if folder in LISTING and not rest else _PAGES.get(folder, 1.0)
