"""Turns the pictures on a page into nodes: drawings in its HTML, and files."""

import re
from typing import Any

from lxml.html import HtmlElement

from dossier.pdf.conversion import Around, Conversion
from dossier.pdf.svg import described, is_decoration, standing_alone
from dossier.pdf.words import Node, breakable, folded


class Pictures(Conversion):
    """The pictures of a page."""

    def _picture(self, element: HtmlElement, around: Around) -> list[Node]:
        name = self.bound.images.svg(standing_alone(element))
        if name is None:
            return [*self.words(described(element))]
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
        name = self.bound.images.named(self.page, src, self.bound.places.file(self.page, src))
        if name is None:
            return [{"k": "absent", "c": [breakable(alt or src)]}]
        node: dict[str, Any] = {"k": "image", "src": name, "alt": alt or element.get("title") or ""}
        if not node["alt"]:
            node["is_decoration"] = True
        width = _length(element.get("width"))
        if width:
            node["width"] = width
        return [node]


def _length(value: str | None) -> float | None:
    """Return a width in points, of one in pixels; None for any other."""
    found = re.fullmatch(r"(\d+(?:\.\d+)?)(?:px)?", (value or "").strip())
    return round(float(found[1]) * 0.75, 2) if found else None
