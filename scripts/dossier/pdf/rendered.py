"""Reads what MkDocs made of an edition's pages: each page's HTML without the theme, and where its pictures lie."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote

from dossier.dates import Date, parse_date


@dataclass(frozen=True)
class Rendered:
    """A page as the site shows it."""

    path: str
    """Below docs/<lang>, with forward slashes."""
    url: str
    """Below the edition's address, unquoted: `articles/x/`."""
    title: str
    html: str
    is_wanted: bool = True
    """Whether it belongs into the book: all do but those that say `pdf: false`."""
    kind: str | None = None
    """Of the entity whose page it is."""
    date: Date | None = None
    authors: tuple[str, ...] = ()

    @property
    def folder(self) -> str:
        """The section that it stands in; empty at the top."""
        return self.path.partition("/")[0] if "/" in self.path else ""


@dataclass(frozen=True)
class RenderedEdition:
    """All pages of an edition, as the site shows them."""

    lang: str
    name: str
    description: str
    address: str
    """Where the edition is published, ending in a slash; empty where unknown."""
    pages: Mapping[str, Rendered]
    """By path."""
    files: Mapping[str, Path]
    """What else the site holds, by address below the edition's."""
    has_articles_apart: bool = False
    """Whether each article is to have a PDF of its own: `extra: pdf: articles: true` in mkdocs.yml."""

    def only(self, pages: Iterable[Rendered]) -> "RenderedEdition":
        """Return the edition with the HTML of `pages` only: enough to make a PDF of them."""
        paths = {page.path for page in pages}
        kept = {path: page if path in paths else replace(page, html="") for path, page in self.pages.items()}
        return replace(self, pages=kept)

    @cached_property
    def by_url(self) -> Mapping[str, Rendered]:
        """The pages by their addresses."""
        return {page.url: page for page in self.pages.values()}


def read_rendered(lang: str, file: Path) -> RenderedEdition:
    """Return what `page_contents` wrote to `file`."""
    given = json.loads(file.read_text(encoding="utf-8"))
    pages = (_page(page) for page in given["pages"])
    return RenderedEdition(
        lang=lang,
        name=given["name"],
        description=given["description"],
        address=given["url"],
        pages={page.path: page for page in pages},
        files={unquote(url): Path(path) for url, path in given["files"].items() if path},
        has_articles_apart=isinstance(given["extra"], dict) and given["extra"].get("articles") is True,
    )


def _page(given: Mapping[str, object]) -> Rendered:
    meta = given["meta"]
    assert isinstance(meta, dict)
    authors = meta.get("author") or ()
    return Rendered(
        path=str(given["path"]),
        url=_plain(str(given["url"])),
        title=str(given["title"]),
        html=str(given["html"] or ""),
        is_wanted=meta.get("pdf") is not False,
        kind=str(meta["kind"]) if meta.get("kind") else None,
        date=_date(meta.get("date")),
        authors=tuple(str(author) for author in authors) if isinstance(authors, list | tuple) else (str(authors),),
    )


def _plain(url: str) -> str:
    """Return a page's address as the other addresses are compared with it."""
    return unquote("" if url in (".", "./") else url)


def _date(text: object) -> Date | None:
    try:
        return parse_date(str(text)) if text else None
    except ValueError:
        return None
