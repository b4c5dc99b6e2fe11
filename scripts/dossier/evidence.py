"""Everything known of one article, and what the ladders of its fields find in it: values with their provenance.

A rung looks at the evidence and answers with a `Found`, or with None where it doesn't tell; a field's ladder is a tuple
of rungs, of which the first that answers wins.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from dossier.article import Cleaned, Found, Removed, T
from dossier.bylines import Byline, read_byline
from dossier.languages import detect_language
from dossier.read import RawArticle
from dossier.stated import Sidecar, Stated

if TYPE_CHECKING:  # the reading of web pages is slow to import
    from dossier.webpage import Statement, WebPage


@dataclass(frozen=True)
class Credit:
    """A line put aside that says who or when."""

    line: Removed
    byline: Byline
    is_head: bool
    """Whether it stands above the article's sentences."""

    @property
    def span(self) -> tuple[int, int]:
        """Where the line stands in the text as read."""
        return self.line.start, self.line.end


@dataclass(frozen=True)
class Evidence:
    """Everything known of one article."""

    given: Sidecar
    stated: Stated
    raw: RawArticle
    cleaned: Cleaned

    @property
    def page(self) -> "WebPage | None":
        """What its markup says, where it is a web page."""
        return self.raw.page

    @cached_property
    def body(self) -> str:
        """The words of the article itself."""
        return " ".join(self.raw.text[block.start : block.end] for block in self.cleaned.blocks)

    @cached_property
    def detected_language(self) -> str | None:
        """The language of those words."""
        return detect_language(self.body)

    @property
    def day_first(self) -> bool | None:
        """Whether dates in figures begin with the day: in French they do, elsewhere nothing tells."""
        return True if self.detected_language == "fr" else None

    @cached_property
    def first_sentence(self) -> int:
        """Where the article's sentences begin."""
        kinds = ("paragraph", "item", "numbered", "quote")
        return min((block.start for block in self.cleaned.blocks if block.kind in kinds), default=len(self.raw.text))

    @cached_property
    def credits(self) -> list[Credit]:
        """The bylines and dates among the lines put aside."""
        lines = (line for line in self.cleaned.removed if line.reason in ("removed.byline", "removed.dateline"))
        read = ((line, read_byline(line.text, day_first=self.day_first)) for line in lines)
        return [Credit(line, byline, line.start < self.first_sentence) for line, byline in read if byline]


Rung = Callable[[Evidence], Found[T] | None]
"""One way to find a field; None where it doesn't tell."""


def first_of(rungs: Iterable[Rung[T]], evidence: Evidence) -> Found[T] | None:
    """Return what the first rung that holds a value says."""
    answers = (rung(evidence) for rung in rungs)
    return next((found for found in answers if found and found.value), None)


def foremost(lines: Iterable[Credit]) -> Credit | None:
    """Return the line that counts most: above the sentences before below them, marked before bare."""
    return min(lines, key=lambda each: (not each.is_head, not each.byline.is_marked), default=None)


def given(value: T | None) -> Found[T] | None:
    """Return what the sidecar gives."""
    return Found(value, "given", "sidecar") if value else None


def front_matter(value: T | None) -> Found[T] | None:
    """Return what the document's front matter states."""
    return Found(value, "stated", "front_matter") if value else None


def said(statement: "Statement[T] | None") -> Found[T] | None:
    """Return what a page's markup states."""
    if statement is None:
        return None
    return Found(statement.value, "stated", statement.rule, words=statement.words, line=statement.line)
