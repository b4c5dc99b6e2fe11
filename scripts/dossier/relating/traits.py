"""Tells what of an article other articles may share beside names: the days that it writes out, and its wording.

It is worked out once for each article and kept with it.
"""

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass

from dossier.article import Article
from dossier.relating.wording import COPIES, PASSAGES, prints, words_of

# A date in prose has its year in full; most of a text is far from any, and needs no closer look.
_YEAR = re.compile(r"(?:1[6-9]|20|21)\d\d")

_BEFORE_YEAR, _AFTER_YEAR = 80, 24
"""How many characters around its year a date's other words may take."""

_TOLD = frozenset({"standfirst", "paragraph", "item", "numbered", "quote"})


@dataclass(frozen=True)
class Traits:
    """What is an article's own."""

    days: tuple[datetime.date, ...]
    """Those that its text names with their year, and its own where that is known to the day; in order of time."""
    prints: tuple[int, ...]
    """Of its passages, the smallest first."""
    marks: tuple[int, ...]
    """Its prints for telling copies, the smallest first."""


def traits_of(article: Article) -> Traits:
    """Return the traits of an article."""
    words = told_words(article)
    return Traits(tuple(sorted(_days(article))), prints(words, PASSAGES), prints(words, COPIES))


def _days(article: Article) -> set[datetime.date]:
    from dossier.written_dates import written_dates  # many patterns to compile, for new articles only

    day_first = True if article.lang and article.lang.value == "fr" else None
    around = [span for start, end in told(article) for span in _around_years(article.text, start, end)]
    dates = [date for start, end in around for date in written_dates(article.text[start:end], day_first=day_first)]
    days = {date.date.first_day for date in dates if date.date.day and not date.contradicts_itself}
    own = article.date.value if article.date else None
    return days | ({own.first_day} if own and own.start == own.end and own.first_day == own.last_day else set())


def _around_years(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the spans around the years of a passage, each of whole words: a date stands nowhere else."""
    spans: list[tuple[int, int]] = []
    for year in _YEAR.finditer(text, start, end):
        before = text.rfind(" ", start, max(start, year.start() - _BEFORE_YEAR))
        after = text.find(" ", min(end, year.end() + _AFTER_YEAR), end)
        first, last = before + 1 if before >= 0 else start, after if after >= 0 else end
        if spans and first <= spans[-1][1]:
            first = spans.pop()[0]
        spans.append((first, last))
    return spans


def told(article: Article) -> list[tuple[int, int]]:
    """Return the spans of the article's prose: a copy may bear another title, other intertitles, other pictures."""
    spans = [(block.start, block.end) for block in article.body if block.kind in _TOLD]
    return spans or [(block.start, block.end) for block in article.blocks]


def told_words(article: Article) -> list[str]:
    """Return the words of the article's prose, as they are compared."""
    return words_of("\n".join(article.text[start:end] for start, end in told(article)))


def own_span(article: Article) -> tuple[datetime.date, datetime.date] | None:
    """Return the first and the last day that an article may have appeared; None where either isn't known."""
    if not article.date or not article.date.value.start or not article.date.value.end:
        return None
    return article.date.value.first_day, article.date.value.last_day


def all_traits(articles: Iterable[Article]) -> dict[str, Traits]:
    """Return the traits of articles by their slugs."""
    return {article.slug: traits_of(article) for article in articles}
