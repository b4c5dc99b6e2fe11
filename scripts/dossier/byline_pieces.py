"""Cuts a line that may be a byline into pieces, its dates and times each read and replaced by a mark.

Pieces stand between commas, bars and dashes, and begin anew at a label («mis à jour …») or at a date.
"""

import re
from dataclasses import dataclass

from dossier.vocabulary import vocabulary
from dossier.written_dates import AMERICAN_ZONES, WrittenDate, WrittenTime, written_dates, written_times

_WORDS = vocabulary("bylines")

DATE, TIME = "\ue000", "\ue001"
"""What stands in a piece for a date, and for a time of day: letters that Unicode leaves to private use."""
SEPARATORS = " ,.;:|·•●▪–—-*()[]_/»«<>\u200b\u00a0\u202f\t"
"""What may stand around a piece."""

# "3/1/2024, 11:20 AM": the month stands first where the clock has twelve hours and capitals, and beside American zones.
_AMERICAN_CLOCK = re.compile(r"\d{1,2}/\d{1,2}/\d{2,4}\D{1,8}\d{1,2}:\d\d\s?(?:AM|PM)\b")
_AMERICAN_ZONE = re.compile(rf"\b(?:{'|'.join(sorted(AMERICAN_ZONES))})\b", re.IGNORECASE)

_BREAK = re.compile(
    r"\s*(?:[|·•●▪/]|\s[-–—]\s|[–—]|\t|\s{3,}|;|(?<=[a-zà-ÿ)]{2})\.\s+(?=[A-ZÀ-Ý])|,)\s*",
)
_ASIDE = re.compile(rf"\s*\((?![^()]*[{DATE}{TIME}])(?!(?:avec|with)\b)[^()]*\)")
# «Posted on … by admin in À LA UNE, Société with 3 Comments»: where the article was filed, and how it was received.
_POSTED = re.compile(r"\W*(?:posted|publi|par\b|by\b)", re.IGNORECASE)
_CATEGORY = re.compile(
    rf"(?<=[{DATE}{TIME}a-z])(?:\s*[|•·-])?\s+(?:in|dans|under|sous)\s+(?:[A-ZÀ-Ý][^|•·]{{1,60}}?)"
    r"(?=\s+(?:with|avec)\s+\d|\s*[|•·]|$)(?:\s+(?:with|avec)\s+\d+\s+\w+)?"
)
_COMMA_WITH = re.compile(r",\s*(?=(?:avec|with|via)\s+(?:l['’]|the\s+)?[A-Z])")

# Where a piece begins without a mark before it: at a label, a reading time, a date.
_BEFORE_LABEL = re.compile(
    rf"(?<=[\w).{DATE}{TIME}])(?<!first)(?<!originally)(?<!initialement)(?<!last)(?<!été)(?<!was)\s+"
    rf"(?=\(?(?:{_WORDS.any_of('updated')}"
    r"|(?:publiée?|paru|mise?\s+en\s+ligne|postée?|published|posted|first\s+published|créé)(?!\s+(?:par|by)\b)\b))",
    re.IGNORECASE,
)
_BEFORE_READING = re.compile(
    r"(?<=\S)(?<!lecture)(?<!\bde)(?<!time)(?<![:~])(?<!environ)\s+"
    r"(?=(?:temps\s+de\s+lecture|lecture\b|reading\s+time|\d+\s*(?:min\b|minutes?\b|mn\b|comments?\b|commentaires?\b)))",
    re.IGNORECASE,
)
_BEFORE_DATE = re.compile(rf"(?<=[^\s:(|,])\s+(?=(?:le\s+|on\s+|du\s+)?{DATE})", re.IGNORECASE)
_LEADS_TO_DATE = re.compile(
    rf"(?:(?<!\w)(?:{_WORDS.any_of('updated')}|{_WORDS.any_of('published')}|à|at|on|in|en|le|du|de|the|of|as|et|and)"
    rf"|[:&{TIME}{DATE}])\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Pieces:
    """A line in pieces, with the dates and times that their marks stand for, in the order of the line."""

    texts: tuple[str, ...]
    dates: tuple[WrittenDate, ...]
    times: tuple[WrittenTime, ...]


def cut(words: str, day_first: bool | None) -> Pieces:
    """Return the pieces of a line; `day_first` tells how it writes dates in figures, where it doesn't tell itself."""
    is_american = _AMERICAN_CLOCK.search(words) or _AMERICAN_ZONE.search(words)
    dates = written_dates(words, day_first=False if is_american else day_first)
    times = [
        time
        for time in written_times(words)
        if not any(date.start < time.end and time.start < date.end for date in dates)
    ]
    text = _parted(_without_asides(_marked(words, dates, times), has_dates=bool(dates)))
    pieces = (piece for piece in _BREAK.split(text) if piece.strip(SEPARATORS))
    return Pieces(tuple(piece.strip(SEPARATORS) for piece in pieces), tuple(dates), tuple(times))


def _marked(words: str, dates: list[WrittenDate], times: list[WrittenTime]) -> str:
    """Return `words` with a mark in the place of each date and time."""
    spans = [(date.start, date.end, DATE) for date in dates] + [(time.start, time.end, TIME) for time in times]
    for start, end, mark in sorted(spans, reverse=True):
        words = f"{words[:start]}{mark}{words[end:]}"
    return words


def _without_asides(text: str, *, has_dates: bool) -> str:
    text = text if text.startswith("(") else _ASIDE.sub(" ", text)
    if has_dates and _POSTED.match(text):
        text = _CATEGORY.sub("", text)
    return _COMMA_WITH.sub(" ", text)


def _parted(text: str) -> str:
    """Put bars where a piece begins without a mark."""
    text = _BEFORE_READING.sub(" | ", _BEFORE_LABEL.sub(" | ", text))

    def bar(gap: re.Match[str]) -> str:
        return " " if _LEADS_TO_DATE.search(text[: gap.start()]) else " | "

    return _BEFORE_DATE.sub(bar, text)
