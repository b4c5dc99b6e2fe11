"""Finds the line that is an article's title: where the page marks none, the headline that weighs most in its head."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from dossier.furniture import folded
from dossier.heads import is_role_line
from dossier.lines import ITEM
from dossier.outlet_names import is_outlet_word, is_section, outlet_suffix
from dossier.persons import is_person
from dossier.shapes import (
    LABEL_WORDS,
    LONGEST_HEADING,
    LONGEST_TITLE,
    is_caption,
    is_prose,
    looks_like_title,
    without_marks,
)
from dossier.sheet import Sheet
from dossier.written_dates import written_dates

# Below this score a headline is hardly one: a slogan, a row of sections.
_DOUBTFUL = 0.6
# Fewer words than these make a title only at the very top.
_FEWEST_WORDS = 3
# The lines below a title among which a byline, a date or a sentence stands.
_NEAR, _NEAR_SENTENCE = 3, 4
# Length of a headline that weighs in full, in characters, for several words and for a label; one that is longer than
# `_LONG` weighs less, by a whole for every `_TOO_LONG` characters more, but never less than half.
_FULL, _FULL_LABEL, _LONG, _TOO_LONG, _LEAST = 30, 45, 110, 60, 0.5

# The most words of an outlet's name, and of how many letters they need no capital.
_MOST_OUTLET_WORDS, _SMALL_WORD = 6, 3

_BUTTON = re.compile(
    r"(?:print|copy|skip|share|listen|follow|click|imprimer|partager|cliquez)\b.{0,40}$", re.IGNORECASE
)
_ROW = re.compile(r"\s[·•|]\s|\w/\w+/|^\W*\w*\d{3}")
_DASH = re.compile(r"\s[–—]\s")
_ISSUE = re.compile(r"\b(?:no\.?|n°|numéro|issue|vol\.?|page)\s*\d", re.IGNORECASE)


def title_line(sheet: Sheet) -> int | None:
    """Return the position of the line that is the article's title, or None where none is."""
    if sheet.raw.page:
        marks = ((at, sheet.mark(at)) for at in range(len(sheet.lines)))
        return next((at for at, mark in marks if mark and mark.kind == "title" and sheet.is_open(at)), None)
    candidates = _head(sheet)
    ranked = [at for at in candidates if sheet.raw.is_markdown and sheet.lines[at].text.startswith("# ")]
    return ranked[0] if ranked else _heaviest(sheet, candidates)


def _head(sheet: Sheet) -> list[int]:
    """Return the open lines before the article's first sentences."""
    end = sheet.prose[0] if sheet.prose else len(sheet.lines) - 1
    return [at for at in range(end) if sheet.is_open(at)]


def _heaviest(sheet: Sheet, candidates: Sequence[int]) -> int | None:
    """Return the headline of the greatest weight, or a sentence that is one."""
    weights = {at: _weight(sheet, at, candidates) for at in candidates if _may_be_title(sheet, at)}
    if not weights:
        return _sentence_title(sheet)
    best = max(weights, key=lambda at: (weights[at], -at))
    if weights[best] < _DOUBTFUL and (sentence := _sentence_title(sheet)) is not None:
        return sentence
    text = sheet.lines[best].text
    is_whole = len(text.split()) >= _FEWEST_WORDS
    return best if is_whole or (best == 0 and len(sheet.lines) > 1 and not is_section(text)) else None


def _sentence_title(sheet: Sheet) -> int | None:
    """Return the first line where it is a headline that ends like a sentence: short, with a byline or a date below."""
    first, *others = sheet.prose or [0]
    if not others or len(sheet.lines[first].text) > LONGEST_HEADING:
        return None
    below = range(first + 1, min(first + 1 + _NEAR_SENTENCE, len(sheet.lines)))
    return first if any(sheet.is_credit(at) for at in below if at not in others[1:]) else None


def _may_be_title(sheet: Sheet, at: int) -> bool:
    text = sheet.lines[at].text
    return (
        not _BUTTON.match(text)
        and looks_like_title(without_marks(text), LONGEST_TITLE)
        and not _says_who_or_when(sheet, at)
        and not is_caption(text)
        and not (at and is_person(sheet.lines[at - 1].text) and is_role_line(text))
        and not is_section(text)
        and not ITEM.match(text)
    )


def _says_who_or_when(sheet: Sheet, at: int) -> bool:
    byline = sheet.byline(at)
    return bool(byline and (byline.is_marked or byline.published.date or byline.updated.date or byline.authors))


@dataclass(frozen=True)
class _Headline:
    """A line that may be the title, without its marks and without an outlet's name at its end."""

    sheet: Sheet
    at: int
    is_first: bool

    @cached_property
    def text(self) -> str:
        text = without_marks(self.sheet.lines[self.at].text)
        suffix = outlet_suffix(text, self.sheet.raw.text)
        return text[: suffix.start()] if suffix else text

    @cached_property
    def words(self) -> list[str]:
        return self.text.split()

    @property
    def is_label(self) -> bool:
        return len(self.words) <= LABEL_WORDS


def _is_said_again(headline: _Headline) -> bool:
    words = folded(headline.text)
    others = (line.text for at, line in enumerate(headline.sheet.lines) if at != headline.at)
    return not headline.is_label and any(words in folded(text) for text in others)


def _stands_above_text(headline: _Headline) -> bool:
    sheet = headline.sheet
    below = (at for at in range(headline.at + 1, len(sheet.lines)) if sheet.is_open(at) or sheet.is_credit(at))
    return any(sheet.is_credit(at) or is_prose(sheet.lines[at].text) for at in islice(below, _NEAR))


def _is_row_or_figures(headline: _Headline) -> bool:
    figures = sum(any(map(str.isdigit, word)) for word in headline.words)
    return _ROW.search(headline.text) is not None or figures * 2 > len(headline.words)


def _is_outlet(headline: _Headline) -> bool:
    """Tell an outlet's name by itself: its words, each long one with a capital («Le Courrier de la Loire»)."""
    has_capitals = all(word[0].isupper() for word in headline.words if len(word) > _SMALL_WORD)
    return has_capitals and len(headline.words) <= _MOST_OUTLET_WORDS and is_outlet_word(headline.text)


REASONS: tuple[tuple[float, Callable[[_Headline], bool]], ...] = (
    (+0.12, lambda headline: headline.is_first),
    (+0.20, lambda headline: headline.text.isupper() and not headline.is_label),
    (+0.50, _is_said_again),
    (+0.15, _stands_above_text),
    (-0.25, lambda headline: len(headline.words) < _FEWEST_WORDS),
    (-0.40, _is_row_or_figures),
    (-0.60, lambda headline: bool(written_dates(headline.text)) or len(_DASH.findall(headline.text)) > 1),
    (-0.60, lambda headline: _ISSUE.search(headline.text) is not None),
    (-0.30, lambda headline: headline.is_label and is_outlet_word(headline.text)),
    (-0.60, _is_outlet),
)
"""What speaks for a headline and against it, beside its length; weights were set on the articles of tests/cases."""
_LATER = 0.02
"""What each line above takes away."""


def _weight(sheet: Sheet, at: int, candidates: Sequence[int]) -> float:
    """Weigh a headline: by its length, by what speaks for and against it, by what stands above."""
    headline = _Headline(sheet, at, is_first=at == candidates[0])
    reasons = sum(weight for weight, holds in REASONS if holds(headline))
    return _length_weight(headline) + reasons - _LATER * candidates.index(at)


def _length_weight(headline: _Headline) -> float:
    """Return 1 for a headline of thirty to a hundred characters, and less for one that is shorter or longer."""
    length = len(headline.text)
    if length > _LONG:
        return max(_LEAST, 1 - (length - _LONG) / _TOO_LONG)
    return min(length / (_FULL_LABEL if headline.is_label else _FULL), 1.0)
