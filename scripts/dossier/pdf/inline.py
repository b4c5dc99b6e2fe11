"""Turns the words of a page into nodes: their kinds, their looks, footnotes and abbreviations."""

from collections.abc import Callable
from dataclasses import replace

from lxml.html import HtmlElement

from dossier.pdf.conversion import Around
from dossier.pdf.looks import look_of
from dossier.pdf.mentions import PAGES
from dossier.pdf.off_paper import classes, is_off_paper
from dossier.pdf.page_links import Links
from dossier.pdf.pictures import Pictures
from dossier.pdf.places import label
from dossier.pdf.words import Node, breakable, folded, is_visible, plain, trimmed

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


class Inline(Links, Pictures):
    """The words of a page."""

    def inline(self, element: HtmlElement, around: Around) -> list[Node]:
        """Return the words that an element holds."""
        out = self.words(element.text)
        for child in element:
            if not is_off_paper(child):
                if child.tag in {"p", "div", "li", "dd"}:  # a block within words, such as a cell's second paragraph
                    out += [{"k": "br"}] if is_visible(out) else []
                out += self.inline_element(child, around)
            out += self.words(child.tail)
        return out

    def inline_element(self, element: HtmlElement, around: Around) -> list[Node]:
        """Return the nodes of an element among words."""
        tag = str(element.tag)
        out: list[Node] = self.anchor(element.get("id") or "") if element.get("id") and tag != "svg" else []
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
            nodes = [{"k": _INLINE[tag], "c": self.inline(element, around)}]
        else:
            nodes = self._span(element, around)
        return [*out, *self.in_language(element, nodes)]

    def _superior(self, element: HtmlElement, around: Around) -> list[Node]:
        link = next((each for each in element.iter("a") if "footnote-ref" in classes(each)), None)
        if link is None:
            return [{"k": "sup", "c": self.inline(element, around)}]
        key = (link.get("href") or "").removeprefix("#")
        item = self.notes.get(key)
        if item is None:
            place = self.label(key)
            return [{"k": "called", "to": place, "n": self.numbers.get(key, plain(self.inline(link, around)))}]
        place = label(self.page.path, f"note:{key}")
        if place in self.used:
            return [{"k": "again", "to": place}]
        self.used.add(place)
        return [{"k": "note", "at": place, "c": self.blocks_of_note(item, around)}]

    def _span(self, element: HtmlElement, around: Around) -> list[Node]:
        names = classes(element)
        if "disputed" in names:
            aside = replace(around, numbers="all", is_marked=False)
            words: Node = {"k": "p", "c": trimmed(self.inline(element, aside))}
            if self.asides and isinstance(self.asides[-1], dict):
                self.asides[-1]["c"].append(words)
            else:
                self.asides.append({"k": "aside", "c": [words]})
            return []
        if PAGES in names:
            return self._pages(element)
        nodes = self.inline(element, around)
        look = look_of(element)
        return [{"k": "look", "s": look, "c": nodes}] if look and nodes else nodes

    def _abbreviation(self, element: HtmlElement, around: Around) -> list[Node]:
        nodes = self.inline(element, around)
        title = folded(element.get("title") or "").strip()
        if not title or f"abbr:{title}" in self.noted or title == plain(nodes):
            return nodes
        self.noted.add(f"abbr:{title}")
        return [*nodes, breakable(f" ({title})")]
