"""A text as the passes see it: its lines, what was put aside so far, and which line is the title."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from dossier.bylines import Byline, read_byline
from dossier.furniture import furniture
from dossier.lines import Line, read_lines
from dossier.read import RawArticle
from dossier.shapes import is_label, is_prose

if TYPE_CHECKING:  # the reading of web pages is slow to import
    from dossier.webpage.main_text import Mark

Verdicts = Mapping[int, str]
"""Reasons by the position of a line among the lines."""

# The most that may stand above a byline, as a share of all sentences (a standfirst, a caption), and in lines. Above a
# byline that is only a name, the longest line, in characters; and among how many lines such a one may stand.
_MOST_IN_HEAD, _MOST_LINES_IN_HEAD = 0.3, 16
_LONGEST_DECK, _HEAD_LINES = 380, 12

_SMALL_WORDS = re.compile(r"\b(?:le|la|les|des|et|une?|du|the|of|and|to|in)\b")
_ENGLISH_WORDS = frozenset({"the", "of", "and", "to", "in"})
_SAMPLE = 4000
"""Characters that tell a text's language."""


@dataclass(frozen=True)
class Sheet:
    """All lines of an article, with what the passes so far found."""

    raw: RawArticle
    lines: Sequence[Line]
    verdicts: Verdicts = field(default_factory=dict)
    title: int | None = None
    """The position of the title's line."""

    def put_aside(self, found: Verdicts) -> "Sheet":
        """Return the sheet with more lines put aside; a line keeps the first reason that it is given."""
        return replace(self, verdicts={**found, **self.verdicts})

    def is_open(self, at: int) -> bool:
        """Whether no pass has put the line aside."""
        return at not in self.verdicts

    def is_below_title(self, at: int) -> bool:
        """Whether a title is known, and the line stands below it."""
        return self.title is not None and at > self.title

    def text_below(self, at: int) -> str:
        """Return the words of the next line, or none where there is no other."""
        return self.lines[at + 1].text if at + 1 < len(self.lines) else ""

    def mark(self, at: int) -> "Mark | None":
        """Return what a page's markup says of the line, where the article is a page."""
        return self.raw.page.marks[self.lines[at].number - self.raw.first_line] if self.raw.page else None

    def byline(self, at: int) -> Byline | None:
        """Return what the line says of authors and dates, where it says nothing else."""
        return read_byline(self.lines[at].text, day_first=self.day_first)

    @cached_property
    def day_first(self) -> bool | None:
        """Whether dates in figures begin with the day: in French they do, elsewhere nothing tells."""
        words = _SMALL_WORDS.findall(self.raw.text[:_SAMPLE].lower())
        is_french = sum(word in _ENGLISH_WORDS for word in words) * 2 < len(words)
        return True if is_french else None

    @cached_property
    def prose(self) -> list[int]:
        """The lines that are surely the article's: whole sentences of some length."""
        return [
            at for at, line in enumerate(self.lines) if self.is_open(at) and at != self.title and is_prose(line.text)
        ]

    @cached_property
    def head_end(self) -> int:
        """Where the text begins: below the last byline or date that stands above most of its sentences."""
        prose = self.prose
        if not prose:
            return len(self.lines)
        most = sum(len(self.lines[at].text) for at in prose) * _MOST_IN_HEAD
        end, above = prose[0], 0
        for at in range(prose[0], min(len(self.lines), prose[0] + _MOST_LINES_IN_HEAD)):
            if at in prose:
                above += len(self.lines[at].text)
                if above > most:
                    break
            elif self.is_below_title(at) and self.is_credit(at):
                end = next((each for each in prose if each > at), at + 1)
        return end

    def is_credit(self, at: int) -> bool:
        """Tell a line that surely says who or when; a bare name does where prose follows it, near the top."""
        byline = self.byline(at)
        if not byline or self.verdicts.get(at) in ("removed.see_also", "removed.related"):
            return False
        if byline.authors and not byline.is_marked and is_label(self.lines[at].text):
            is_near_top = at < _HEAD_LINES and len(self.lines[at - 1].text) < _LONGEST_DECK
            return is_near_top and is_prose(self.text_below(at))
        is_signed = byline.is_marked and (byline.authors or byline.desk)
        return bool(is_signed or byline.published.date or byline.updated.date)


def lay_out(raw: RawArticle) -> Sheet:
    """Return the lines of an article; what a page's markup says is not the article is put aside."""
    lines = tuple(
        read_lines(
            raw.text,
            raw.first_line,
            is_markdown=raw.is_markdown,
            stands_alone=lambda text: furniture(text) is not None,
        )
    )
    return Sheet(raw, lines).put_aside(by_markup(Sheet(raw, lines)))


def by_markup(sheet: Sheet) -> Verdicts:
    """Return what a page's markup says is not the article."""
    marks = ((at, sheet.mark(at)) for at in range(len(sheet.lines)))
    return {at: mark.reason for at, mark in marks if mark and mark.reason}
