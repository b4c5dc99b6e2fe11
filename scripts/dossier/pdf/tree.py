"""Turns the HTML of a page into the tree that the template typesets.

Nothing of a page is markup to the template: it gets kinds of elements, and their words as text. What these modules
don't know they pass through, so that no words are lost; `checks` makes sure of that.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from lxml.html import HtmlElement, fragment_fromstring

from dossier.pdf.boxes import Boxes
from dossier.pdf.conversion import Around, Bound
from dossier.pdf.grids import Grids
from dossier.pdf.inline import Inline
from dossier.pdf.looks import around_look, look_of
from dossier.pdf.notes import without_footnotes
from dossier.pdf.off_paper import is_off_paper
from dossier.pdf.rendered import Rendered
from dossier.pdf.words import Node, breakable, is_visible, trimmed

_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "li",
        "main",
        "menu",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "ul",
        "video",
        "audio",
        "iframe",
        "object",
        "embed",
        "optgroup",
        "option",
    ]
)
_EMBEDDED = frozenset({"video", "audio", "iframe", "object", "embed"})


@dataclass
class Tree:
    """A page as the template gets it, and what is wrong with it."""

    blocks: list[Node]
    astray: list[str]
    """Links that lead to no passage that is there."""


def tree_of(page: Rendered, root: HtmlElement, bound: Bound, *, level: int, notes_at_foot: bool) -> Tree:
    """Return the tree of a `page`, whose HTML is `root`; its title is a heading of `level`."""
    return _Conversion(page, root, bound, level, notes_at_foot).tree()


def parsed(html: str) -> HtmlElement:
    """Return the elements of a page's HTML."""
    return fragment_fromstring(html.replace("\0", ""), create_parent="div")


class _Conversion(Inline, Grids, Boxes):
    """The headings and paragraphs of a page, and all the rest."""

    def tree(self) -> Tree:
        uncalled = [(key, self.notes[key]) for key in self._uncalled]
        if self.notes:
            without_footnotes(self.root)
        around = Around(is_marked=not self._is_name and self.page.path.rpartition("/")[2] != "index.md")
        if self.page.folder == "articles":
            around = replace(around, is_marked=False)
        blocks = self.blocks(self.root, around)
        if self.page.path not in self.used:
            words: list[Node] = [breakable(self.page.title)]
            title: Node = {"k": "h", "l": self.level, "at": self.page.path, "s": "title", "c": words}
            blocks.insert(0, title)
        for _, item in uncalled:
            blocks += self.blocks(item, replace(around, addresses="beside"))
        if self.pending:
            blocks.append({"k": "anchors", "c": self.take_pending()})
        return Tree(blocks, self.astray)

    def blocks(self, element: HtmlElement, around: Around) -> list[Node]:
        """Return the blocks that an element holds; words beside blocks are paragraphs."""
        out: list[Node] = []
        run: list[Node] = []

        def flush(look: str | None = None) -> None:
            nodes = trimmed(run)
            run.clear()
            if is_visible(nodes):
                out.append({"k": "p", "c": [*self.take_pending(), *nodes], **({"s": look} if look else {})})
            else:
                self.pending += [node for node in nodes if isinstance(node, dict) and node["k"] == "at"]
            out.extend(self.asides)
            self.asides.clear()

        self.begin(element)
        run += self.words(element.text)
        for child in element:
            if is_off_paper(child):
                pass
            elif self._is_block(child):
                flush()
                out += self._block(child, around)
            else:
                run += self.inline_element(child, around)
            run += self.words(child.tail)
        flush()
        return out

    def _is_block(self, element: HtmlElement) -> bool:
        if element.tag == "svg":
            return False
        return element.tag in _BLOCKS or any(
            each.tag in _BLOCKS for each in element.iterdescendants() if isinstance(each.tag, str)
        )

    def _block(self, element: HtmlElement, around: Around) -> list[Node]:
        kinds: dict[str, Callable[[HtmlElement, Around], list[Node]]] = {
            **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), self._heading),
            "p": self._paragraph,
            "ul": self._list,
            "ol": self._list,
            "menu": self._list,
            "dl": self._definitions,
            "pre": self._code,
            "table": self._table,
            "hr": lambda *_: [{"k": "hr"}],
            "blockquote": partial(self._box, "quote"),
            "details": self._details,
            "figure": self._figure,
            "div": self._div,
            **dict.fromkeys(_EMBEDDED, self._embedded),
        }
        convert = kinds.get(str(element.tag))
        blocks = convert(element, around) if convert else self.blocks(element, around)
        return self.in_language(element, blocks)

    def _heading(self, element: HtmlElement, around: Around) -> list[Node]:
        self.shown.clear()
        depth = int(str(element.tag)[1])
        level = min(self.level + depth - 1, self.last_level + 1)
        self.last_level = level
        at = self._heading_place(element, depth)
        inside = replace(around, numbers="all" if not around.is_marked else "pages", addresses="none")
        pending = self.take_pending()
        nodes = [node for node in trimmed(self.inline(element, inside)) if not _is(node, "at")]
        if not is_visible(nodes):
            return []
        heading: dict[str, Any] = {"k": "h", "l": level, "c": nodes}
        if at:
            heading["at"] = at
        if at == self.page.path:
            heading["s"] = "title"
        elif depth > 2:
            heading["s"] = "sub"
        return [*([{"k": "anchors", "c": pending}] if pending else []), heading]

    def _heading_place(self, element: HtmlElement, depth: int) -> str | None:
        """Return the name of the place that a heading is; the first title is the page's beginning."""
        if depth == 1 and self.page.path not in self.used:
            self.used.add(self.page.path)
            return self.page.path
        for each in element.iter():
            name = each.get("id") if isinstance(each.tag, str) else None
            if name:
                place = self.label(name)
                if place in self.bound.wanted and place not in self.used:
                    self.used.add(place)
                    return place
        return None

    def _paragraph(self, element: HtmlElement, around: Around) -> list[Node]:
        self.shown.clear()
        look = look_of(element)
        around = around_look(look, around)
        self.begin(element)
        nodes = trimmed(self.inline(element, around))
        asides, self.asides = self.asides, []
        if not is_visible(nodes):
            self.pending += [node for node in nodes if _is(node, "at")]
            return asides
        whole: dict[str, Any] = {"k": "p", "c": [*self.take_pending(), *nodes]}
        if look:
            whole["s"] = look
        return [whole, *asides]


def _is(node: Node, kind: str) -> bool:
    return isinstance(node, dict) and node["k"] == kind
