"""What every piece of a page's conversion knows: the page, where it stands in it, and the places that it has used."""

import re
from abc import ABC, abstractmethod
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from lxml.html import HtmlElement

from dossier.pdf.images import Images
from dossier.pdf.notes import called, footnotes
from dossier.pdf.places import Places, label
from dossier.pdf.rendered import Rendered
from dossier.pdf.words import Node, breakable, folded

_LANG = re.compile(r"([a-z]{2,3})(?:-[A-Za-z]{4})?(?:-([A-Za-z]{2}))?")


@dataclass(frozen=True)
class Around:
    """What stands around a piece of a page."""

    numbers: str = "pages"
    """Which links show a page's number: `none`, `all`, or those to `pages`, which leaves out links to names."""
    addresses: str = "note"
    """Where the address of an outside link is shown: in a `note`, `beside` it, or not at all (`none`)."""
    is_marked: bool = False
    """Whether links to names count for the index of names."""


@dataclass(frozen=True)
class Bound:
    """What the pages of a book know of each other."""

    places: Places
    wanted: Collection[str]
    """The places that some link leads to."""
    aliases: Mapping[str, str]
    """Places that are another's: the heading that bears an id is the place for all ids in it."""
    names: Collection[str]
    """The paths of the pages that are of names."""
    passages: Mapping[str, tuple[str, ...]]
    """By place: the names that are mentioned there, for the index."""
    images: Images


class Conversion(ABC):
    """The conversion of one page; those that build on it know one kind of its elements each."""

    def __init__(self, page: Rendered, root: HtmlElement, bound: Bound, level: int, notes_at_foot: bool) -> None:
        self.page = page
        self.root = root
        self.bound = bound
        self.level = level
        self.last_level = level - 1
        self._is_name = page.path in bound.names
        self.notes = footnotes(root) if notes_at_foot else {}
        self.numbers = {key: str(at) for at, key in enumerate(footnotes(root), 1)}
        self.used: set[str] = set()  # the places that stand in the tree already
        self.noted: set[str] = set()
        self.shown: set[str] = set()
        self.pending: list[Node] = []
        self.asides: list[Node] = []
        self.astray: list[str] = []
        self._uncalled = [key for key in self.notes if key not in called(root)]

    @abstractmethod
    def blocks(self, element: HtmlElement, around: Around) -> list[Node]:
        """Return the blocks that an element holds; words beside blocks are paragraphs."""

    @abstractmethod
    def inline(self, element: HtmlElement, around: Around) -> list[Node]:
        """Return the words that an element holds."""

    @abstractmethod
    def blocks_of_note(self, item: HtmlElement, around: Around) -> list[Node]:
        """Return the blocks of a footnote, wherever it stands."""

    def begin(self, element: HtmlElement) -> None:
        """Remember the place that an element's id names, for the words that come next."""
        name = element.get("id")
        if name:
            self.pending += self.anchor(name)

    def take_pending(self) -> list[Node]:
        """Return the places that wait for the words that come next, which wait no longer."""
        taken, self.pending = self.pending, []
        return taken

    def left_over(self) -> list[Node]:
        """Return the places that wait, for what can't hold any."""
        pending = self.take_pending()
        return [{"k": "anchors", "c": pending}] if pending else []

    def in_language(self, element: HtmlElement, nodes: list[Node]) -> list[Node]:
        """Return `nodes` marked with the language and the direction that `element` states."""
        found = _LANG.fullmatch(element.get("lang") or "")
        direction = element.get("dir")
        if not nodes or not (found or direction in {"rtl", "ltr"}):
            return nodes
        node: dict[str, Any] = {"k": "lang", "c": nodes}
        if found:
            node["lang"] = found[1]
            if found[2]:
                node["region"] = found[2].upper()
        if direction in {"rtl", "ltr"}:
            node["dir"] = direction
        return [node]

    def words(self, text: str | None) -> list[Node]:
        """Return a text as nodes: white space folded, endless words breakable."""
        return [breakable(folded(text))] if text else []

    def anchor(self, name: str) -> list[Node]:
        """Return the place that an id names, if a link leads there or the index names it."""
        place = self.label(name)
        if place in self.used or place not in self.bound.wanted or place == self.page.path:
            return []
        self.used.add(place)
        node: dict[str, Any] = {"k": "at", "at": place}
        marks = self.bound.passages.get(place)
        if marks:
            node["ix"] = list(marks)
        return [node]

    def label(self, name: str) -> str:
        """Return the name of the place that an id on the page is."""
        place = label(self.page.path, name)
        return self.bound.aliases.get(place, place)
