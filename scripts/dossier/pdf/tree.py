"""Turns the HTML of a page into the tree that the template typesets.

Nothing of a page is markup to the template: it gets kinds of elements, and their words as text. What this module
doesn't know it passes through, so that no words are lost; `checks` makes sure of that.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from lxml.html import HtmlElement, fragment_fromstring

from dossier.pdf.images import Images
from dossier.pdf.notes import called, footnotes, without_footnotes
from dossier.pdf.off_paper import classes, is_off_paper
from dossier.pdf.places import Astray, Outside, Place, Places, label
from dossier.pdf.rendered import Rendered
from dossier.pdf.svg import described, is_decoration, standing_alone
from dossier.pdf.tables import Row, parts, plain_of, widths
from dossier.pdf.words import Node, breakable, folded, is_visible, plain, trimmed

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

# Elements that are one kind of words each.
_INLINE = {
    **dict.fromkeys(("strong", "b"), "strong"),
    **dict.fromkeys(("em", "i", "cite", "dfn", "var"), "em"),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), "code"),
    **dict.fromkeys(("del", "s", "strike"), "strike"),
    **dict.fromkeys(("ins", "u"), "underline"),
    "sub": "sub",
    "sup": "sup",
    "mark": "mark",
    "small": "small",
    "q": "q",
}
# Classes of words and of blocks that the template has a look for.
_LOOKS = [
    "count",
    "evidence",
    "unknown",
    "place",
    "label",
    "when",
    "what",
    "doubt",
    "origin",
    "kicker",
    "byline",
    "standfirst",
    "lead",
    "about",
    "cited",
    "companions",
    "rights",
    "to-provenance",
    "verdict",
    "answer",
    "to-passage",
    "who",
    "speaker",
    "forms",
    "caption",
    "deck",
    "own-title",
    "legend",
    "position",
    "positions",
    "utterance",
    "bibliography",
    "article-text",
    "cards",
    "year",
    "told",
    "speakers",
    "network-key",
    "density-key",
]

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


def links(root: HtmlElement) -> Iterator[str]:
    """Yield where the links on a page lead that reach paper."""
    for link in root.iter("a"):
        href = link.get("href")
        if href and not any(is_off_paper(each) for each in (link, *link.iterancestors())):
            yield href


class _Conversion:
    def __init__(self, page: Rendered, root: HtmlElement, bound: Bound, level: int, notes_at_foot: bool) -> None:
        self._page = page
        self._root = root
        self._bound = bound
        self._level = level
        self._last_level = level - 1
        self._is_name = page.path in bound.names
        self._notes = footnotes(root) if notes_at_foot else {}
        self._numbers = {key: str(at) for at, key in enumerate(footnotes(root), 1)}
        self._used: set[str] = set()  # the places that stand in the tree already
        self._noted: set[str] = set()
        self._shown: set[str] = set()
        self._pending: list[Node] = []
        self._asides: list[Node] = []
        self._astray: list[str] = []
        self._uncalled = [key for key in self._notes if key not in called(root)]

    def tree(self) -> Tree:
        uncalled = [(key, self._notes[key]) for key in self._uncalled]
        if self._notes:
            without_footnotes(self._root)
        around = Around(is_marked=not self._is_name and self._page.path.rpartition("/")[2] != "index.md")
        if self._page.folder == "articles":
            around = replace(around, is_marked=False)
        blocks = self._blocks(self._root, around)
        if self._page.path not in self._used:
            words: list[Node] = [breakable(self._page.title)]
            title: Node = {"k": "h", "l": self._level, "at": self._page.path, "s": "title", "c": words}
            blocks.insert(0, title)
        for _, item in uncalled:
            blocks += self._blocks(item, replace(around, addresses="beside"))
        if self._pending:
            blocks.append({"k": "anchors", "c": self._take_pending()})
        return Tree(blocks, self._astray)

    # Blocks

    def _blocks(self, element: HtmlElement, around: Around) -> list[Node]:
        """Return the blocks that an element holds; words beside blocks are paragraphs."""
        out: list[Node] = []
        run: list[Node] = []

        def flush(look: str | None = None) -> None:
            nodes = trimmed(run)
            run.clear()
            if is_visible(nodes):
                out.append({"k": "p", "c": [*self._take_pending(), *nodes], **({"s": look} if look else {})})
            else:
                self._pending += [node for node in nodes if isinstance(node, dict) and node["k"] == "at"]
            out.extend(self._asides)
            self._asides.clear()

        self._begin(element)
        run += self._words(element.text)
        for child in element:
            if is_off_paper(child):
                pass
            elif self._is_block(child):
                flush()
                out += self._block(child, around)
            else:
                run += self._inline_element(child, around)
            run += self._words(child.tail)
        flush()
        return out

    def _begin(self, element: HtmlElement) -> None:
        """Remember the place that an element's id names, for the words that come next."""
        name = element.get("id")
        if name:
            self._pending += self._anchor(name)

    def _take_pending(self) -> list[Node]:
        taken, self._pending = self._pending, []
        return taken

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
        blocks = convert(element, around) if convert else self._blocks(element, around)
        return self._in_language(element, blocks)

    def _in_language(self, element: HtmlElement, nodes: list[Node]) -> list[Node]:
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

    def _heading(self, element: HtmlElement, around: Around) -> list[Node]:
        self._shown.clear()
        depth = int(str(element.tag)[1])
        level = min(self._level + depth - 1, self._last_level + 1)
        self._last_level = level
        at = self._heading_place(element, depth)
        inside = replace(around, numbers="all" if not around.is_marked else "pages", addresses="none")
        pending = self._take_pending()
        nodes = [node for node in trimmed(self._inline(element, inside)) if not _is(node, "at")]
        if not is_visible(nodes):
            return []
        heading: dict[str, Any] = {"k": "h", "l": level, "c": nodes}
        if at:
            heading["at"] = at
        if at == self._page.path:
            heading["s"] = "title"
        elif depth > 2:
            heading["s"] = "sub"
        return [*([{"k": "anchors", "c": pending}] if pending else []), heading]

    def _heading_place(self, element: HtmlElement, depth: int) -> str | None:
        """Return the name of the place that a heading is; the first title is the page's beginning."""
        if depth == 1 and self._page.path not in self._used:
            self._used.add(self._page.path)
            return self._page.path
        for each in element.iter():
            name = each.get("id") if isinstance(each.tag, str) else None
            if name:
                place = self._label(name)
                if place in self._bound.wanted and place not in self._used:
                    self._used.add(place)
                    return place
        return None

    def _paragraph(self, element: HtmlElement, around: Around) -> list[Node]:
        self._shown.clear()
        look = _look(element)
        around = _around_look(look, around)
        self._begin(element)
        nodes = trimmed(self._inline(element, around))
        asides, self._asides = self._asides, []
        if not is_visible(nodes):
            self._pending += [node for node in nodes if _is(node, "at")]
            return asides
        whole: dict[str, Any] = {"k": "p", "c": [*self._take_pending(), *nodes]}
        if look:
            whole["s"] = look
        return [whole, *asides]

    def _list(self, element: HtmlElement, around: Around) -> list[Node]:
        self._begin(element)
        look = _look(element) or next((name for name in ("year", "cards") if name in _classes_of_parent(element)), None)
        if "bibliography" in _classes_of_parent(element):
            look = "bibliography"
            around = replace(around, addresses="beside")
        items = []
        for child in element:
            if not isinstance(child.tag, str) or is_off_paper(child):
                continue
            self._shown.clear()
            items.append(self._in_language(child, self._blocks(child, around)))
        node: dict[str, Any] = {"k": "ol" if element.tag == "ol" else "ul", "items": [item for item in items if item]}
        if look:
            node["s"] = look
        if (element.get("start") or "").isdecimal():
            node["start"] = int(element.get("start") or 1)
        return [node] if node["items"] else []

    def _definitions(self, element: HtmlElement, around: Around) -> list[Node]:
        self._begin(element)
        items: list[dict[str, Any]] = []
        for child in element.iter("dt", "dd"):
            if child.tag == "dt":
                items.append({"t": trimmed(self._inline(child, replace(around, numbers="none"))), "d": []})
            else:
                self._shown.clear()
                if not items:
                    items.append({"t": [], "d": []})
                items[-1]["d"] += self._blocks(child, replace(around, numbers="all"))
        return [{"k": "dl", "items": items}] if items else []

    def _code(self, element: HtmlElement, around: Around) -> list[Node]:
        self._begin(element)
        text = str(element.text_content()).strip("\n")
        if not text.strip():
            return []
        return [*self._left_over(), {"k": "pre", "text": breakable(text.expandtabs(4))}]

    def _left_over(self) -> list[Node]:
        pending = self._take_pending()
        return [{"k": "anchors", "c": pending}] if pending else []

    def _table(self, element: HtmlElement, around: Around) -> list[Node]:
        self._begin(element)
        if "highlighttable" in classes(element):  # numbered lines: the numbers are no part of the code
            return [
                node
                for each in element.iter("pre")
                if "code" in _classes_around(each)
                for node in self._code(each, around)
            ]
        out: list[Node] = [
            {"k": "p", "s": "caption", "c": trimmed(self._inline(each, around))} for each in element.iter("caption")
        ]
        head: list[Row] = []
        rows: list[Row] = []
        for row in element.iter("tr"):
            if _table_of(row) is not element:
                continue
            cells = [self._cell(cell, around) for cell in row if cell.tag in {"td", "th"}]
            if cells:
                is_head = not rows and all(cell.tag == "th" for cell in row if cell.tag in {"td", "th"})
                (head if is_head else rows).append(cells)
        columns = max((sum(cell.get("span", 1) for cell in row) for row in [*head, *rows]), default=0)
        out += self._left_over()
        has_tall = any("rows" in cell for row in [*head, *rows] for cell in row)
        for head_part, rows_part, count in parts(head, rows, columns) if columns else ():
            wide = widths([*head_part, *rows_part], count)
            filled = rows_part if has_tall else [_filled(row, count) for row in rows_part]
            out.append({"k": "table", "widths": wide, "head": head_part, "rows": filled})
        return out

    def _cell(self, element: HtmlElement, around: Around) -> dict[str, Any]:
        self._shown.clear()
        has_one_link = sum(1 for each in element.iter("a") if not is_off_paper(each)) == 1
        around = replace(around, numbers="all" if has_one_link else "none", addresses="beside")
        blocks = self._in_language(element, self._blocks(element, around))
        if self._pending:
            blocks.append({"k": "p", "c": self._take_pending()})
        cell: dict[str, Any] = {"c": blocks}
        cell["text"] = plain_of(cell)
        for name, key in (("colspan", "span"), ("rowspan", "rows")):
            value = element.get(name) or ""
            if value.isdecimal() and 1 < int(value) < 1000:
                cell[key] = int(value)
        align = re.search(r"text-align:\s*(left|right|center)", element.get("style") or "")
        if align:
            cell["align"] = align[1]
        if element.tag == "th":
            cell["is_head"] = True
        return cell

    def _box(self, kind: str, element: HtmlElement, around: Around) -> list[Node]:
        blocks = self._blocks(element, replace(around, numbers="none") if kind == "quote" else around)
        return [{"k": kind, "c": blocks}] if blocks else []

    def _details(self, element: HtmlElement, around: Around) -> list[Node]:
        self._begin(element)
        title = next((trimmed(self._inline(each, around)) for each in element if each.tag == "summary"), [])
        for each in [each for each in element if each.tag == "summary"]:
            each.drop_tree()
        return [{"k": "box", "s": _kind_of_box(element), "t": title, "c": self._blocks(element, around)}]

    def _figure(self, element: HtmlElement, around: Around) -> list[Node]:
        captions = [each for each in element if each.tag == "figcaption"]
        words = [node for each in captions for node in trimmed(self._inline(each, around))]
        for each in captions:
            each.drop_tree()
        return [{"k": "figure", "c": self._blocks(element, around), "t": words}]

    def _embedded(self, element: HtmlElement, around: Around) -> list[Node]:
        """Return the address of what no paper can play, and what the page says in its stead."""
        src = (
            element.get("src")
            or element.get("data")
            or next((each.get("src") for each in element.iter("source")), None)
        )
        target = self._bound.places.target(self._page, src) if src else None
        out = self._blocks(element, around)
        if isinstance(target, Outside):
            out.append({"k": "p", "c": [{"k": "url", "url": target.url, "c": [target.url], "show": "none"}]})
        return out

    def _div(self, element: HtmlElement, around: Around) -> list[Node]:
        names = classes(element)
        if "admonition" in names:
            titles = [each for each in element if "admonition-title" in classes(each)]
            title = [node for each in titles for node in trimmed(self._inline(each, around))]
            for each in titles:
                each.drop_tree()
            return [{"k": "box", "s": _kind_of_box(element), "t": title, "c": self._blocks(element, around)}]
        if "tabbed-set" in names:
            return self._tabs(element, around)
        if "footnote" in names:
            return self._notes_in_place(element, around)
        look = _look(element)
        if look == "article-text":
            around = replace(around, numbers="none", is_marked=True)
        elif "timeline" in names:
            around = replace(around, numbers="none")
        blocks = self._blocks(element, around)
        if look in {"position", "utterance", "cards", "positions", "told"} and blocks:
            return [{"k": "div", "s": look, "c": blocks}]
        return blocks

    def _tabs(self, element: HtmlElement, around: Around) -> list[Node]:
        """Return the tabs of a set, all of them, one after another, each under its title."""
        titles = [
            trimmed(self._inline(each, around))
            for each in element.iter("label")
            if "task-list-control" not in classes(each) and _set_of(each) is element
        ]
        contents = [
            each
            for each in element.iter("div")
            if ("tabbed-block" in classes(each) or ("tabbed-content" in classes(each) and each.find("div") is None))
            and _set_of(each) is element
        ]
        if len(titles) != len(contents):
            return self._blocks(element, around)
        return [
            {"k": "box", "s": "tab", "t": title, "c": self._blocks(content, around)}
            for title, content in zip(titles, contents, strict=True)
        ]

    def _notes_in_place(self, element: HtmlElement, around: Around) -> list[Node]:
        items = []
        for item in element.iter("li"):
            key = item.get("id") or ""
            at = self._label(key)
            blocks = self._blocks_of_note(item, around)
            node: dict[str, Any] = {"n": self._numbers.get(key, ""), "c": blocks}
            if at not in self._used:
                self._used.add(at)
                node["at"] = at
            items.append(node)
        return [{"k": "notes", "items": items}]

    def _blocks_of_note(self, item: HtmlElement, around: Around) -> list[Node]:
        kept, self._pending = self._pending, []
        name = item.attrib.pop("id", None)
        blocks = self._blocks(item, replace(around, numbers="none", addresses="beside"))
        if name:
            item.set("id", name)
        self._pending = kept
        return blocks

    # Words

    def _words(self, text: str | None) -> list[Node]:
        return [breakable(folded(text))] if text else []

    def _inline(self, element: HtmlElement, around: Around) -> list[Node]:
        out = self._words(element.text)
        for child in element:
            if not is_off_paper(child):
                if child.tag in {"p", "div", "li", "dd"}:  # a block within words, such as a cell's second paragraph
                    out += [{"k": "br"}] if is_visible(out) else []
                out += self._inline_element(child, around)
            out += self._words(child.tail)
        return out

    def _inline_element(self, element: HtmlElement, around: Around) -> list[Node]:
        tag = str(element.tag)
        out: list[Node] = self._anchor(element.get("id") or "") if element.get("id") and tag != "svg" else []
        kinds: dict[str, Callable[[HtmlElement, Around], list[Node]]] = {
            "a": self._link,
            "br": lambda *_: [{"k": "br"}],
            "img": self._image,
            "svg": self._picture,
            "sup": self._superior,
            "abbr": self._abbreviation,
            "span": self._span,
            "input": lambda box, _: [{"k": "tick", "is_done": box.get("checked") is not None}, " "],
        }
        convert = kinds.get(tag)
        if convert:
            nodes = convert(element, around)
        elif tag in _INLINE:
            nodes = [{"k": _INLINE[tag], "c": self._inline(element, around)}]
        else:
            nodes = self._span(element, around)
        return [*out, *self._in_language(element, nodes)]

    def _anchor(self, name: str) -> list[Node]:
        """Return the place that an id names, if a link leads there or the index names it."""
        place = self._label(name)
        if place in self._used or place not in self._bound.wanted or place == self._page.path:
            return []
        self._used.add(place)
        node: dict[str, Any] = {"k": "at", "at": place}
        marks = self._bound.passages.get(place)
        if marks:
            node["ix"] = list(marks)
        return [node]

    def _label(self, name: str) -> str:
        place = label(self._page.path, name)
        return self._bound.aliases.get(place, place)

    def _superior(self, element: HtmlElement, around: Around) -> list[Node]:
        link = next((each for each in element.iter("a") if "footnote-ref" in classes(each)), None)
        if link is None:
            return [{"k": "sup", "c": self._inline(element, around)}]
        key = (link.get("href") or "").removeprefix("#")
        item = self._notes.get(key)
        if item is None:
            place = self._label(key)
            return [{"k": "called", "to": place, "n": self._numbers.get(key, plain(self._inline(link, around)))}]
        place = label(self._page.path, f"note:{key}")
        if place in self._used:
            return [{"k": "again", "to": place}]
        self._used.add(place)
        return [{"k": "note", "at": place, "c": self._blocks_of_note(item, around)}]

    def _span(self, element: HtmlElement, around: Around) -> list[Node]:
        names = classes(element)
        if "disputed" in names:
            aside = replace(around, numbers="all", is_marked=False)
            words: Node = {"k": "p", "c": trimmed(self._inline(element, aside))}
            if self._asides and isinstance(self._asides[-1], dict):
                self._asides[-1]["c"].append(words)
            else:
                self._asides.append({"k": "aside", "c": [words]})
            return []
        nodes = self._inline(element, around)
        look = _look(element)
        return [{"k": "look", "s": look, "c": nodes}] if look and nodes else nodes

    def _abbreviation(self, element: HtmlElement, around: Around) -> list[Node]:
        nodes = self._inline(element, around)
        title = folded(element.get("title") or "").strip()
        if not title or f"abbr:{title}" in self._noted or title == plain(nodes):
            return nodes
        self._noted.add(f"abbr:{title}")
        return [*nodes, breakable(f" ({title})")]

    def _link(self, element: HtmlElement, around: Around) -> list[Node]:
        nodes = self._inline(element, around)
        href = element.get("href")
        if not href:
            return nodes
        target = self._bound.places.target(self._page, href)
        if isinstance(target, Astray):
            if target.is_fault:
                self._astray.append(href)
            if not target.instead:
                return [] if "passage" in classes(element) else nodes
            target = target.instead
        if isinstance(target, Outside) and target.volume:
            return self._in_other_volume(target, nodes, around)
        if isinstance(target, Outside):
            return self._outside(target.url, nodes, around)
        return self._inside(element, target, nodes, around)

    def _in_other_volume(self, target: Outside, nodes: list[Node], around: Around) -> list[Node]:
        link: dict[str, Any] = {"k": "url", "url": target.url, "c": nodes, "show": "none"}
        if around.is_marked and target.path in self._bound.names:
            link["ix"] = target.path
        return [link, f" ({target.volume})"] if around.numbers == "all" else [link]

    def _outside(self, url: str, nodes: list[Node], around: Around) -> list[Node]:
        words = plain(nodes).strip()
        show = around.addresses
        if words.rstrip("/") in {url.rstrip("/"), url.removeprefix("mailto:"), url.partition("://")[2].rstrip("/")} or (
            show == "note" and url in self._noted
        ):
            show = "none"
        if show == "note":
            self._noted.add(url)
        return [{"k": "url", "url": url, "c": nodes, "show": show}] if is_visible(nodes) else []

    def _inside(self, element: HtmlElement, target: Place, nodes: list[Node], around: Around) -> list[Node]:
        to = self._bound.aliases.get(target.label, target.label)
        if "passage" in classes(element):  # a sign that leads to a passage: on paper, the page's number
            return [{"k": "ref", "to": to}] if target.path != self._page.path else []
        if not is_visible(nodes):
            return nodes
        link: dict[str, Any] = {"k": "link", "to": to, "c": nodes}
        if around.is_marked and target.path in self._bound.names:
            link["ix"] = target.path
        if not self._shows_number(target, to, around):
            return [link]
        self._shown.add(to)
        return [{**link, "ref": True}]

    def _shows_number(self, target: Place, to: str, around: Around) -> bool:
        if around.numbers == "none" or target.path == self._page.path or to in self._shown:
            return False
        if target.path.startswith("sources/") and target.anchor:  # the bibliography is found by its order
            return False
        return around.numbers == "all" or target.path not in self._bound.names

    def _picture(self, element: HtmlElement, around: Around) -> list[Node]:
        name = self._bound.images.svg(standing_alone(element))
        if name is None:
            return [*self._words(described(element))]
        node: dict[str, Any] = {"k": "image", "src": name, "alt": described(element)}
        width = _length(element.get("width"))
        if is_decoration(element) or not node["alt"]:
            node["is_decoration"] = True
        if width:
            node["width"] = width
        return [node]

    def _image(self, element: HtmlElement, around: Around) -> list[Node]:
        alt = folded(element.get("alt") or "").strip()
        src = element.get("src") or ""
        name = self._bound.images.named(self._page, src, self._bound.places.file(self._page, src))
        if name is None:
            return [{"k": "absent", "c": [breakable(alt or src)]}]
        node: dict[str, Any] = {"k": "image", "src": name, "alt": alt or element.get("title") or ""}
        if not node["alt"]:
            node["is_decoration"] = True
        width = _length(element.get("width"))
        if width:
            node["width"] = width
        return [node]


def _is(node: Node, kind: str) -> bool:
    return isinstance(node, dict) and node["k"] == kind


def _look(element: HtmlElement) -> str | None:
    names = classes(element)
    return next((name for name in _LOOKS if name in names), None)


def _around_look(look: str | None, around: Around) -> Around:
    """Return what a paragraph of a certain look lets its links show."""
    if look in {"about", "cited", "kicker"}:
        return replace(around, numbers="none")
    if look in {"companions"}:
        return replace(around, numbers="all")
    return around


def _kind_of_box(element: HtmlElement) -> str:
    known = {"danger", "warning", "failure", "bug", "error", "caution", "attention"}
    return "warning" if known.intersection(classes(element)) else "note"


def _classes_of_parent(element: HtmlElement) -> tuple[str, ...]:
    parent = element.getparent()
    return classes(parent) if parent is not None else ()


def _classes_around(element: HtmlElement) -> set[str]:
    return {name for above in element.iterancestors() for name in classes(above)}


def _table_of(row: HtmlElement) -> HtmlElement | None:
    return next((above for above in row.iterancestors() if above.tag == "table"), None)


def _set_of(element: HtmlElement) -> HtmlElement | None:
    return next((above for above in element.iterancestors() if "tabbed-set" in classes(above)), None)


def _filled(row: Row, columns: int) -> Row:
    """Return a row with empty cells at its end, where it has too few."""
    has = sum(cell.get("span", 1) for cell in row)
    return [*row, *({"c": [], "text": ""} for _ in range(columns - has))]


def _length(value: str | None) -> float | None:
    """Return a width in points, of one in pixels; None for any other."""
    found = re.fullmatch(r"(\d+(?:\.\d+)?)(?:px)?", (value or "").strip())
    return round(float(found[1]) * 0.75, 2) if found else None
