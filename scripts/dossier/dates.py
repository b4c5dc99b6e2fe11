"""Dates as precise as they are known, and no more: EDTF strings (ISO 8601-2, level 0 and open intervals).

`2022`, `2022-04` and `2022-10-06` are dates of lesser and greater precision; `a/b` an interval, `a/..` one without
an end and `../b` one without a beginning. Nothing here ever fills in a month or a day.
"""

import calendar
import datetime
import re
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from babel.dates import get_month_names

_PARTIAL = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?", re.ASCII)

Sense = Literal["span", "between"]
"""What an interval says: that something lasted from a to b, or that it happened some time between them."""


@dataclass(frozen=True)
class PartialDate:
    """A year, a month of a year, or a day."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def first_day(self) -> datetime.date:
        """The first day that the date may mean."""
        return datetime.date(self.year, 1 if self.month is None else self.month, 1 if self.day is None else self.day)

    @property
    def last_day(self) -> datetime.date:
        """The last day that the date may mean."""
        month = self.month or 12
        return datetime.date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])


@dataclass(frozen=True)
class Date:
    """An EDTF date or interval. `start` and `end` are the same date where it is no interval."""

    text: str
    """The EDTF string itself."""
    start: PartialDate | None
    end: PartialDate | None

    @cached_property
    def first_day(self) -> datetime.date:
        """The first day that the date may mean: what dates are ordered by."""
        return self.start.first_day if self.start else self._known_end.first_day

    @cached_property
    def last_day(self) -> datetime.date:
        """The last day that the date names."""
        return self.end.last_day if self.end else self._known_start.last_day

    @property
    def is_interval(self) -> bool:
        """Whether the date has two ends."""
        return "/" in self.text

    @property
    def _known_start(self) -> PartialDate:
        assert self.start is not None
        return self.start

    @property
    def _known_end(self) -> PartialDate:
        assert self.end is not None
        return self.end


def parse_date(text: str) -> Date:
    """Return the date that the EDTF string `text` means; raise ValueError, in words for people, if it is none."""
    match text.split("/"):
        case [single]:
            date = _parse_partial(single)
            return Date(text, date, date)
        case [left, right] if {left, right} != {".."}:
            start = None if left == ".." else _parse_partial(left)
            end = None if right == ".." else _parse_partial(right)
            if start and end and end.last_day < start.first_day:
                raise ValueError(f"“{text}” ends before it begins")
            return Date(text, start, end)
    raise ValueError(
        f"“{text}” is not a date of the form 2022, 2022-04, 2022-10-06, 2025-07-31/2025-08-01 or 2025-07-31/.."
    )


def _parse_partial(text: str) -> PartialDate:
    found = _PARTIAL.fullmatch(text)
    if not found:
        raise ValueError(f"“{text}” is not a date of the form 2022, 2022-04 or 2022-10-06")
    year, month, day = (int(part) if part else None for part in found.group("year", "month", "day"))
    assert year is not None
    date = PartialDate(year, month, day)
    try:
        date.first_day  # noqa: B018  (the calendar decides)
    except ValueError as err:
        raise ValueError(f"“{text}” is not in the calendar ({err})") from err
    return date


def day_date(day: datetime.date) -> Date:
    """Return the date of one day."""
    return parse_date(day.isoformat())


def date_of(partial: PartialDate) -> Date:
    """Return a year, a month or a day as an EDTF date."""
    parts = (f"{partial.year:04}", *(f"{part:02}" for part in (partial.month, partial.day) if part))
    return parse_date("-".join(parts))


def in_words(date: Date, lang: str, sense: Sense = "span") -> str:
    """Return `date` as the edition `lang` (`fr` or `en`) writes it within a sentence or on its own.

    A no-break space keeps a day with its month.
    """
    if date.start and date.start == date.end:
        return _partial_in_words(date.start, lang)
    grammar = _GRAMMARS[lang]
    if date.end is None:
        assert date.start
        return grammar.not_before(date.start) if sense == "between" else grammar.since(date.start)
    if date.start is None:
        return grammar.not_after(date.end) if sense == "between" else grammar.until(date.end)
    return grammar.between(date.start, date.end) if sense == "between" else grammar.span(date.start, date.end)


def _partial_in_words(date: PartialDate, lang: str, *, like: PartialDate | None = None) -> str:
    """Write one date; what it shares with `like`, which follows it, is left to that one to say."""
    same_year = like is not None and like.year == date.year and like.month is not None
    same_month = same_year and like is not None and like.month == date.month and like.day is not None
    if date.month is None:
        return str(date.year)
    month = get_month_names("wide", locale=lang)[date.month]
    words = "" if same_month and date.day else month if same_year else f"{month} {date.year}"
    if date.day is None:
        return words
    day = "1er" if lang == "fr" and date.day == 1 else str(date.day)
    return f"{day}\N{NO-BREAK SPACE}{words}" if words else day


class _French:
    """How French joins two dates: the article goes with a day, the elision with a vowel."""

    @staticmethod
    def _the(date: PartialDate, like: PartialDate | None = None) -> str:
        words = _partial_in_words(date, "fr", like=like)
        return f"le {words}" if date.day else words

    @staticmethod
    def _from(date: PartialDate, like: PartialDate | None = None) -> str:
        words = _partial_in_words(date, "fr", like=like)
        if date.day:
            return f"du {words}"
        return f"d’{words}" if words[0] in "ao" else f"de {words}"

    def since(self, date: PartialDate) -> str:
        return f"depuis {self._the(date)}"

    def not_before(self, date: PartialDate) -> str:
        return f"pas avant {self._the(date)}"

    def not_after(self, date: PartialDate) -> str:
        words = _partial_in_words(date, "fr")
        return f"au plus tard {self._the(date)}" if date.day else f"au plus tard en {words}"

    def until(self, date: PartialDate) -> str:
        return f"jusqu’au {_partial_in_words(date, 'fr')}" if date.day else f"jusqu’en {_partial_in_words(date, 'fr')}"

    def between(self, start: PartialDate, end: PartialDate) -> str:
        return f"entre {self._the(start, end)} et {self._the(end)}"

    def span(self, start: PartialDate, end: PartialDate) -> str:
        words = _partial_in_words(end, "fr")
        return f"{self._from(start, end)} {'au' if end.day else 'à'} {words}"


class _English:
    """How English joins two dates."""

    def since(self, date: PartialDate) -> str:
        return f"since {_partial_in_words(date, 'en')}"

    def not_before(self, date: PartialDate) -> str:
        return f"not before {_partial_in_words(date, 'en')}"

    def not_after(self, date: PartialDate) -> str:
        return f"{_partial_in_words(date, 'en')} at the latest"

    def until(self, date: PartialDate) -> str:
        return f"until {_partial_in_words(date, 'en')}"

    def between(self, start: PartialDate, end: PartialDate) -> str:
        return f"between {_partial_in_words(start, 'en', like=end)} and {_partial_in_words(end, 'en')}"

    def span(self, start: PartialDate, end: PartialDate) -> str:
        return f"{_partial_in_words(start, 'en', like=end)} to {_partial_in_words(end, 'en')}"


_GRAMMARS: dict[str, _French | _English] = {"fr": _French(), "en": _English()}
