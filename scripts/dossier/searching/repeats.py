"""What of the site repeats words that stand elsewhere, so that the search finds each sentence once, where it is told.

Entity pages show again, for each article, the sentences that name the entity; articles, what they share with others;
lists, what every page says of itself. All of it grows with the dossier much faster than what is written.
"""

import re
from collections.abc import Iterator, Sequence

LISTING = frozenset({"articles", "entities", "claims", "network", "quotations", "analyses", "sources"})
"""The folders whose own page only lists what is in them."""

_COMPILED = ("articles/", "entities/", "claims/")
"""The pages that have parts which repeat."""
_PARTS = frozenset(
    {"mentions", "companions", "reported", "said", "perhaps-said", "events", "pages", "related", "names"}
)
"""These parts, by their anchors: what articles, the chronology and people's pages say, and who is named beside."""
_OWN = frozenset({"key-dates", "sources", "answers", "checked"})
"""The parts of the same pages that say something of their own, and end one that repeats."""
_BY_SPEAKER = "quotations/#"

_PARAGRAPH = re.compile(r"<p>.*?</p>", re.DOTALL)
_ITEM = re.compile(r"<li>.*?</li>\s*", re.DOTALL)


def repeating(locations: Sequence[str]) -> Iterator[bool]:
    """Yield whether each section repeats what stands elsewhere, by the addresses in the order of their pages."""
    page, repeats = "", False
    for location in locations:
        before, (page, _, anchor) = page, location.partition("#")
        if page != before or not anchor or anchor in _OWN:
            repeats = False
        elif page.startswith(_COMPILED) and anchor in _PARTS:
            repeats = True
        yield repeats  # with those below it: an article that names the entity, a page that links to it


class Once:
    """Leaves out of a text what an earlier one has told."""

    def __init__(self) -> None:
        self._told: set[str] = set()

    def told(self, location: str, text: str) -> str:
        """Return the text of a section (HTML as MkDocs indexes it) without what it repeats."""
        folder, _, rest = location.partition("/")
        if location.startswith(_BY_SPEAKER):
            return ""  # that there are quotations of someone; their words stand in the articles
        if folder in LISTING and not rest:
            return " ".join(_PARAGRAPH.findall(text))
        if location.endswith("#sources"):
            return _ITEM.sub(self._first, text)
        return text

    def _first(self, item: re.Match[str]) -> str:
        if item[0].strip() in self._told:
            return ""
        self._told.add(item[0].strip())
        return item[0]
