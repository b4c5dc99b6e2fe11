"""Reads a page saved from a browser: its text line by line, what is the article, and what its markup states.

    bytes -> tree of bounded depth (tree) -> lines (lines) -> headline (title) -> parts that aren't the article
    (regions) -> the article's lines (main_text) -> statements (date, authors, source, statements)

Nothing of the page is lost: a line that isn't the article is there, with the reason. Nothing is fetched or run.
"""

from dataclasses import dataclass, replace

from dossier.webpage.authors import find_authors
from dossier.webpage.date import find_date_and_time
from dossier.webpage.facts import Page, Statement
from dossier.webpage.lines import lay_out
from dossier.webpage.main_text import Kind, Mark, mark_lines
from dossier.webpage.regions import find_regions
from dossier.webpage.source import find_source
from dossier.webpage.statements import find_address, find_lang, find_tags
from dossier.webpage.structured_data import read_structured_data, strings
from dossier.webpage.title import find_title
from dossier.webpage.tree import parse_page

__all__ = ["Kind", "Mark", "Statement", "WebPage", "read_webpage"]


_OF_OTHERS = frozenset({"removed.related", "removed.comments", "removed.newsletter", "removed.consent"})

MOST_LINES = 10_000
"""A page with more lines than this is no press article, even with all its comments."""


@dataclass(frozen=True)
class WebPage:
    """A page as it was saved: what it shows, and what its markup states."""

    text: str
    """The text as read: every visible word of the page, one line a block, NFC, with plain line ends."""
    marks: tuple[Mark, ...]
    """One for each line of `text`."""
    title: Statement[str] | None
    date: Statement[str] | None
    """Of first publication, as an EDTF string."""
    time: Statement[str] | None
    """'HH:MM', with an offset where one is stated."""
    authors: Statement[tuple[str, ...]] | None
    source: Statement[str] | None
    """The outlet's name, as people call it."""
    lang: Statement[str] | None
    url: Statement[str] | None
    tags: Statement[tuple[str, ...]] | None


def read_webpage(raw: bytes) -> WebPage:
    """Read a saved page; raise ValueError, in words for people, where it holds no text."""
    tree, markup = parse_page(raw)
    lines = lay_out(tree)
    if not any(char.isalpha() for line in lines for char in line.words):
        raise ValueError("the page holds no words")
    if len(lines) > MOST_LINES:
        raise ValueError(f"a page of {len(lines):,} lines is no press article (more than {MOST_LINES:,})")
    page = Page(tree, markup, tuple(lines), read_structured_data(tree))
    headline = find_title(page)
    article_body = "\n".join(strings(page.article.get("articleBody")))
    page = replace(page, regions=find_regions(tree, lines, headline.element, article_body))
    title = headline.statement
    marks = mark_lines(page, title.value if title else None, headline.element)
    body = [number for number, mark in enumerate(marks) if mark.reason is None and mark.kind != "title"]
    at = next((number for number, mark in enumerate(marks) if mark.kind == "title"), None)
    others = frozenset(number for number, mark in enumerate(marks) if mark.reason in _OF_OTHERS)
    page = replace(page, body=tuple(body), title_line=at, others=others)
    date, time = find_date_and_time(page)
    return WebPage(
        text="\n".join(line.words for line in lines),
        marks=marks,
        title=title,
        date=date,
        time=time,
        authors=find_authors(page),
        source=find_source(page),
        lang=find_lang(page),
        url=find_address(page),
        tags=find_tags(page),
    )
