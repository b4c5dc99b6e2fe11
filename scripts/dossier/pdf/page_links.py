"""Turns the links on a page into nodes: into the book, to another volume, out of the site; and numbers of pages."""

from collections.abc import Iterator
from typing import Any

from lxml.html import HtmlElement

from dossier.pdf.conversion import Around, Conversion
from dossier.pdf.off_paper import classes, on_paper
from dossier.pdf.places import Astray, Outside, Place
from dossier.pdf.words import Node, is_visible, plain


class Links(Conversion):
    """The links of a page."""

    def _link(self, element: HtmlElement, around: Around) -> list[Node]:
        nodes = self.inline(element, around)
        href = element.get("href")
        if not href:
            return nodes
        target = self.bound.places.target(self.page, href)
        if isinstance(target, Astray):
            if target.is_fault:
                self.astray.append(href)
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
        if around.is_marked and target.path in self.bound.names:
            link["ix"] = target.path
        return [link, f" ({target.volume})"] if around.numbers == "all" else [link]

    def _outside(self, url: str, nodes: list[Node], around: Around) -> list[Node]:
        words = plain(nodes).strip()
        show = around.addresses
        if words.rstrip("/") in {url.rstrip("/"), url.removeprefix("mailto:"), url.partition("://")[2].rstrip("/")} or (
            show == "note" and url in self.noted
        ):
            show = "none"
        if show == "note":
            self.noted.add(url)
        return [{"k": "url", "url": url, "c": nodes, "show": show}] if is_visible(nodes) else []

    def _inside(self, element: HtmlElement, target: Place, nodes: list[Node], around: Around) -> list[Node]:
        to = self.bound.aliases.get(target.label, target.label)
        if "passage" in classes(element):  # a sign that leads to a passage: on paper, the page's number
            return [{"k": "ref", "to": to}] if target.path != self.page.path else []
        if not is_visible(nodes):
            return nodes
        link: dict[str, Any] = {"k": "link", "to": to, "c": nodes}
        if around.is_marked and target.path in self.bound.names:
            link["ix"] = target.path
        if not self._shows_number(target, to, around):
            return [link]
        self.shown.add(to)
        return [{**link, "ref": True}]

    def _shows_number(self, target: Place, to: str, around: Around) -> bool:
        if around.numbers == "none" or target.path == self.page.path or to in self.shown:
            return False
        if target.path.startswith("sources/") and target.anchor:  # the bibliography is found by its order
            return False
        return around.numbers == "all" or target.path not in self.bound.names

    def _pages(self, element: HtmlElement) -> list[Node]:
        """Return the numbers of the pages that links lead to; of another volume, just which one it is."""
        to: list[str] = []
        volumes: dict[str, str] = {}
        for link in element.iter("a"):
            href = link.get("href") or ""
            target = self.bound.places.target(self.page, href)
            if isinstance(target, Astray):
                self.astray += [href] if target.is_fault else []
                target = target.instead or target
            if isinstance(target, Place):
                to.append(self.bound.aliases.get(target.label, target.label))
            elif isinstance(target, Outside) and target.volume:
                volumes.setdefault(target.url, target.volume)
        nodes: list[Node] = [{"k": "pages", "to": list(dict.fromkeys(to))}] if to else []
        for url, volume in volumes.items():
            nodes += [*([", "] if nodes else []), {"k": "url", "url": url, "c": [volume], "show": "none"}]
        return nodes


def links(root: HtmlElement) -> Iterator[str]:
    """Yield where the links on a page lead that reach paper."""
    for each in on_paper(root):
        href = each.get("href") if each.tag == "a" else None
        if href:
            yield href
