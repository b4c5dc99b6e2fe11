"""Finds where a link leads: to a place in the book, to a page that the book leaves out, or out of the site."""

from collections.abc import Mapping, Set
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from dossier.pdf.rendered import Rendered, RenderedEdition

_HERE = "https://here.invalid/"
_OUTSIDE = frozenset({"http", "https", "mailto"})


@dataclass(frozen=True)
class Place:
    """A place in the book."""

    path: str
    """Of the page."""
    anchor: str = ""
    """Within it; empty for its beginning."""

    @property
    def label(self) -> str:
        """Its name in the book."""
        return label(self.path, self.anchor)


@dataclass(frozen=True)
class Outside:
    """An address that isn't in the book."""

    url: str
    volume: str = ""
    """Which other volume of the book it is, in words; empty where it is none."""
    path: str = ""
    """Of the page in that volume."""


@dataclass(frozen=True)
class Astray:
    """A link that leads nowhere: neither into the book nor to an address that a reader could open."""

    is_fault: bool
    """Whether it should lead into the book: the page is there, and the passage isn't."""
    instead: Place | None = None
    """Where it leads all the same."""


Target = Place | Outside | Astray


@dataclass(frozen=True)
class Places:
    """All that links can lead to."""

    edition: RenderedEdition
    anchors: Mapping[str, Set[str]]
    """The ids of each page of the book, by path."""
    elsewhere: Mapping[str, Outside] = field(default_factory=dict)
    """The other volumes, by the path of the pages that they hold."""

    def target(self, page: Rendered, href: str) -> Target:
        """Return where the link `href` on `page` leads."""
        place, _, fragment = href.strip().partition("#")
        scheme, has_host, path = _split(place)
        if scheme in _OUTSIDE:
            return Outside(href.strip())
        if scheme or has_host:
            return Astray(is_fault=False)
        found = self.edition.by_url.get(_joined(page.url, path) if path else page.url)
        if found is None:
            return self._outside(page, href)
        if found.path not in self.anchors:
            if found.path in self.elsewhere:
                return replace(self.elsewhere[found.path], path=found.path)
            return self._outside(page, href)
        anchor = unquote(fragment)
        if anchor and anchor not in self.anchors[found.path]:
            return Astray(is_fault=True, instead=Place(found.path))
        return Place(found.path, anchor)

    def file(self, page: Rendered, src: str) -> Path | None:
        """Return the file of the site that `src` on `page` names; None where there is none."""
        parts = urlsplit(src.strip())
        if parts.scheme or parts.netloc:
            return None
        return self.edition.files.get(unquote(urlsplit(urljoin(_HERE + page.url, parts.path)).path).lstrip("/"))

    def _outside(self, page: Rendered, href: str) -> Target:
        """Return the address on the site of what the book doesn't hold, where the site's address is known."""
        if not self.edition.address:
            return Astray(is_fault=False)
        return Outside(urljoin(urljoin(self.edition.address, page.url), href))


# A dossier has many more links than places that they lead to.
@lru_cache(1 << 14)
def _split(address: str) -> tuple[str, bool, str]:
    """Return the scheme of an address, whether it names a host, and its path."""
    parts = urlsplit(address)
    return parts.scheme.lower(), bool(parts.netloc), parts.path


@lru_cache(1 << 16)
def _joined(url: str, path: str) -> str:
    """Return the address of the page that `path` means on the page at `url`."""
    return unquote(urlsplit(urljoin(_HERE + url, path)).path).lstrip("/").removesuffix("index.html")


def label(path: str, anchor: str = "") -> str:
    """Return the name that a place has in the book."""
    return f"{path}#{anchor}" if anchor else path
