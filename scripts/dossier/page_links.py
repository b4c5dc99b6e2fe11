"""Finds the links that people's own pages have to other pages, each with the sentence or the heading around it.

A page is made into HTML as MkDocs makes it, so that what is a link there is one here: not one in code or in a comment.
A link to a Markdown file starts from the page's file; any other, from the page's address on the site.
"""

import posixpath
import re
from collections.abc import Iterable
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from dossier.excerpts import Span, excerpts
from dossier.kept import Kept, key_of
from dossier.project import EDITIONS, Edition
from dossier.sentences import sentence_around, sentences

EXTENSIONS = (
    "abbr",
    "admonition",
    "attr_list",
    "def_list",
    "footnotes",
    "md_in_html",
    "tables",
    "toc",
    "pymdownx.snippets",
    "pymdownx.details",
    "pymdownx.superfences",
    "pymdownx.tabbed",
    "pymdownx.tasklist",
)
"""Those of mkdocs.yml."""

_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
_BLOCKS = _HEADINGS | frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "caption",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "figcaption",
        "figure",
        "footer",
        "form",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
_NO_TEXT = frozenset(("script", "style", "template"))
_SPACE = re.compile(r"[ \t\r\n\f]+")
_PREFIXES = tuple(edition.prefix for edition in EDITIONS if edition.prefix)
# What every renderer takes for a heading's anchor.
_SURE_ANCHOR = re.compile(r"[A-Za-z0-9_-]+")


@dataclass(frozen=True)
class Words:
    """Words of a page that link to another."""

    section: str
    """The anchor of the heading that they stand below; empty at the head of the page."""
    parts: tuple[str, ...]
    """The sentence or heading around them; where it is long, the parts of it that hold links."""
    marks: tuple[tuple[Span, ...], ...]
    """Where in each part the links' own words stand."""
    is_cut: tuple[bool, bool] = (False, False)
    """Whether something of the sentence comes before its first part, and after its last."""


@dataclass(frozen=True)
class PageLinks:
    """The links that a page has to one other."""

    target: str
    """The other's path below docs/<lang>, with forward slashes."""
    words: tuple[Words, ...]
    """In the order of the page, each sentence once."""


def known_page_links(edition: Edition, path: str, text: str, kept: Kept) -> tuple[PageLinks, ...]:
    """Return the same as `page_links`, from what an earlier run has kept of the same page."""
    parts = (edition.prefix, path, text)
    key = key_of(b"page links", *(part.encode(errors="surrogatepass") for part in parts))
    known: tuple[PageLinks, ...] | None = kept.get(key)
    if known is None:
        known = page_links(edition, path, text)
        kept.put(key, known)
    return known


def page_links(edition: Edition, path: str, text: str) -> tuple[PageLinks, ...]:
    """Return the links to other pages that an edition's page at `path` has, in the order of their targets.

    `text` is its Markdown, without front matter.
    """
    import markdown  # most runs find no page changed, and need it not

    reader = _Reader(edition.prefix, path)
    # What the page takes up, the build wrote: those links are nobody's.
    alone: dict[str, dict[str, list[str]]] = {"pymdownx.snippets": {"base_path": []}}
    reader.feed(markdown.markdown(text, extensions=list(EXTENSIONS), extension_configs=alone))
    reader.close()
    reader.end_block()
    by_target: dict[str, dict[tuple[int, Span], list[_Link]]] = {}
    blocks = reader.blocks
    for at, block in enumerate(blocks):
        spans = sentences(block.text)
        for link in block.links:
            around = sentence_around(spans, link.start, link.end) if spans else (0, len(block.text))
            by_target.setdefault(link.target, {}).setdefault((at, around), []).append(link)
    return tuple(
        PageLinks(
            target,
            tuple(_words(blocks[at], around, links) for (at, around), links in by_target[target].items()),
        )
        for target in sorted(by_target)
    )


@dataclass(frozen=True)
class _Link:
    target: str
    start: int
    end: int


@dataclass(frozen=True)
class _Block:
    """Words of a page that stand together: a paragraph, a heading, a cell."""

    section: str
    text: str
    links: tuple[_Link, ...]


def _words(block: _Block, sentence: Span, links: Iterable[_Link]) -> Words:
    marks = [(link.start, link.end) for link in links]
    spans = excerpts(block.text, sentence, marks)
    return Words(
        block.section,
        tuple(block.text[start:end] for start, end in spans),
        tuple(
            tuple((first - start, last - start) for first, last in marks if start <= first < last <= end)
            for start, end in spans
        ),
        (spans[0][0] > sentence[0], spans[-1][1] < sentence[1]),
    )


def _target(prefix: str, page: str, href: str) -> str | None:
    """Return the path below docs/<lang> of the page that a link on `page` leads to; None where it leads elsewhere."""
    try:
        parts = urlsplit(href.strip())
    except ValueError:
        return None
    if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
        return None
    path = unquote(parts.path)
    if path.endswith(".md"):
        file = posixpath.normpath(posixpath.join(posixpath.dirname(page), path))
        return None if file.startswith("..") else file
    own = PurePosixPath(page)
    folder = own.parent if own.name == "index.md" else own.with_suffix("")
    address = posixpath.normpath(posixpath.join(prefix, folder.as_posix(), path)).removesuffix("/index.html")
    for other in _PREFIXES:  # every edition has the same pages
        address = address.removeprefix(other)
    return None if "." in address else f"{address}.md"


class _Reader(HTMLParser):
    """Reads a page's HTML: its blocks of words, with the links in them."""

    def __init__(self, prefix: str, path: str) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[_Block] = []
        self._prefix = prefix
        self._path = path
        self._section = ""
        self._text = ""
        self._links: list[_Link] = []
        self._open: tuple[str, int] | None = None
        self._unshown: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a block, a link, or a line."""
        given = dict(attrs)
        if tag in _NO_TEXT or (tag == "a" and "footnote-" in (given.get("class") or "")):
            self._unshown.append(tag)
        elif tag in _BLOCKS:
            self.end_block()
            if tag in _HEADINGS:
                anchor = given.get("id") or ""
                self._section = anchor if tag != "h1" and _SURE_ANCHOR.fullmatch(anchor) else ""
        elif tag == "br":
            self.handle_data(" ")
        elif tag == "a":
            self._end_link()
            target = _target(self._prefix, self._path, given.get("href") or "")
            if target and target != self._path:
                self._open = target, len(self._text)

    def handle_endtag(self, tag: str) -> None:
        """End what began."""
        if tag in self._unshown:
            self._unshown.remove(tag)
        elif tag in _BLOCKS:
            self.end_block()
        elif tag == "a":
            self._end_link()

    def handle_data(self, data: str) -> None:
        """Take words, on one line."""
        if self._unshown:
            return
        words = _SPACE.sub(" ", data)
        self._text += words.lstrip(" ") if not self._text or self._text.endswith(" ") else words

    def end_block(self) -> None:
        """Put down the block that is being read."""
        self._end_link()
        if self._links:
            self.blocks.append(_Block(self._section, self._text.rstrip(), tuple(self._links)))
        self._text, self._links = "", []

    def _end_link(self) -> None:
        if self._open:
            target, start = self._open
            end = len(self._text.rstrip())
            self._links.append(_Link(target, min(start, end), end))
        self._open = None
