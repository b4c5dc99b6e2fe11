"""Turns what stands apart on a page into nodes: quotations, boxes, tabs, figures, notes, what no paper can play."""

from dataclasses import replace
from typing import Any

from lxml.html import HtmlElement

from dossier.pdf.conversion import Around, Conversion
from dossier.pdf.looks import kind_of_box, look_of
from dossier.pdf.off_paper import classes
from dossier.pdf.places import Outside
from dossier.pdf.words import Node, trimmed


class Boxes(Conversion):
    """The boxes of a page."""

    def _box(self, kind: str, element: HtmlElement, around: Around) -> list[Node]:
        blocks = self.blocks(element, replace(around, numbers="none") if kind == "quote" else around)
        return [{"k": kind, "c": blocks}] if blocks else []

    def _details(self, element: HtmlElement, around: Around) -> list[Node]:
        self.begin(element)
        title = next((trimmed(self.inline(each, around)) for each in element if each.tag == "summary"), [])
        for each in [each for each in element if each.tag == "summary"]:
            each.drop_tree()
        return [{"k": "box", "s": kind_of_box(element), "t": title, "c": self.blocks(element, around)}]

    def _figure(self, element: HtmlElement, around: Around) -> list[Node]:
        captions = [each for each in element if each.tag == "figcaption"]
        words = [node for each in captions for node in trimmed(self.inline(each, around))]
        for each in captions:
            each.drop_tree()
        return [{"k": "figure", "c": self.blocks(element, around), "t": words}]

    def _embedded(self, element: HtmlElement, around: Around) -> list[Node]:
        """Return the address of what no paper can play, and what the page says in its stead."""
        src = (
            element.get("src")
            or element.get("data")
            or next((each.get("src") for each in element.iter("source")), None)
        )
        target = self.bound.places.target(self.page, src) if src else None
        out = self.blocks(element, around)
        if isinstance(target, Outside):
            out.append({"k": "p", "c": [{"k": "url", "url": target.url, "c": [target.url], "show": "none"}]})
        return out

    def _div(self, element: HtmlElement, around: Around) -> list[Node]:
        names = classes(element)
        if "admonition" in names:
            titles = [each for each in element if "admonition-title" in classes(each)]
            title = [node for each in titles for node in trimmed(self.inline(each, around))]
            for each in titles:
                each.drop_tree()
            return [{"k": "box", "s": kind_of_box(element), "t": title, "c": self.blocks(element, around)}]
        if "tabbed-set" in names:
            return self._tabs(element, around)
        if "footnote" in names:
            return self._notes_in_place(element, around)
        look = look_of(element)
        if look == "article-text":
            around = replace(around, numbers="none", is_marked=True)
        elif "timeline" in names:
            around = replace(around, numbers="none")
        blocks = self.blocks(element, around)
        if look in {"position", "utterance", "cards", "positions", "told"} and blocks:
            return [{"k": "div", "s": look, "c": blocks}]
        return blocks

    def _tabs(self, element: HtmlElement, around: Around) -> list[Node]:
        """Return the tabs of a set, all of them, one after another, each under its title."""
        titles = [
            trimmed(self.inline(each, around))
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
            return self.blocks(element, around)
        return [
            {"k": "box", "s": "tab", "t": title, "c": self.blocks(content, around)}
            for title, content in zip(titles, contents, strict=True)
        ]

    def _notes_in_place(self, element: HtmlElement, around: Around) -> list[Node]:
        items = []
        for item in element.iter("li"):
            key = item.get("id") or ""
            at = self.label(key)
            blocks = self.blocks_of_note(item, around)
            node: dict[str, Any] = {"n": self.numbers.get(key, ""), "c": blocks}
            if at not in self.used:
                self.used.add(at)
                node["at"] = at
            items.append(node)
        return [{"k": "notes", "items": items}]

    def blocks_of_note(self, item: HtmlElement, around: Around) -> list[Node]:
        """Return the blocks of a footnote: they leave the places alone that wait for the words that come next."""
        kept, self.pending = self.pending, []
        name = item.attrib.pop("id", None)
        blocks = self.blocks(item, replace(around, numbers="none", addresses="beside"))
        if name:
            item.set("id", name)
        self.pending = kept
        return blocks


def _set_of(element: HtmlElement) -> HtmlElement | None:
    return next((above for above in element.iterancestors() if "tabbed-set" in classes(above)), None)
