"""Reckons with days, weeks, months, seasons and years of the calendar."""

import calendar
import datetime
from dataclasses import dataclass
from functools import lru_cache

from dossier.dates import Date, PartialDate, parse_date
from dossier.report import Precision
from dossier.temporal.meanings import Unit

_ONE_DAY = datetime.timedelta(days=1)
_MONTHS_OF_SEASON = 3


@dataclass(frozen=True)
class Period:
    """What words name: from the first day, month or year to the last; None where that end is open."""

    start: PartialDate | None
    end: PartialDate | None
    precision: Precision

    @property
    def date(self) -> Date:
        """The period as an EDTF date."""
        if self.start == self.end and self.start:
            return _parsed(_text(self.start))
        ends = (_text(end) if end else ".." for end in (self.start, self.end))
        return _parsed("/".join(ends))


_parsed = lru_cache(maxsize=5_000)(parse_date)


def _text(partial: PartialDate) -> str:
    parts = (f"{partial.year:04}", *(f"{part:02}" for part in (partial.month, partial.day) if part))
    return "-".join(parts)


@lru_cache(maxsize=5_000)
def one(year: int, month: int | None = None, day: int | None = None) -> Period:
    """Return a year, a month or a day; raise ValueError where the calendar has none such."""
    partial = PartialDate(year, month, day)
    _ = partial.first_day, partial.last_day
    return Period(partial, partial, "day" if day else "month" if month else "year")


def of_day(day: datetime.date) -> Period:
    """Return one day."""
    return one(day.year, day.month, day.day)


def days(first: datetime.date, last: datetime.date) -> Period:
    """Return the days from one to another."""
    return Period(of_day(first).start, of_day(last).end, "span")


def months(year: int, first: int, last: int, precision: Precision = "span") -> Period:
    """Return the months from one to another; beyond twelve they belong to the next year."""
    return Period(_month(year, first).start, _month(year, last).end, precision)


def _month(year: int, month: int) -> Period:
    years, rest = divmod(month - 1, 12)
    return one(year + years, rest + 1)


def season(year: int, number: int) -> Period:
    """Return a season of the north, spring being 0, from the month in which it begins to that in which it ends."""
    first = 3 + _MONTHS_OF_SEASON * number
    return months(year, first, first + _MONTHS_OF_SEASON, "season")


def decade(year: int) -> Period:
    """Return the ten years from one on."""
    return Period(one(year).start, one(year + 9).end, "decade")


def week_of(day: datetime.date) -> Period:
    """Return the week of a day, from Monday to Sunday."""
    monday = day - day.weekday() * _ONE_DAY
    return days(monday, monday + 6 * _ONE_DAY)


def weekend_of(day: datetime.date) -> Period:
    """Return the end of the week of a day."""
    saturday = day + (5 - day.weekday()) * _ONE_DAY
    return days(saturday, saturday + _ONE_DAY)


def the(unit: Unit, count: int, day: datetime.date) -> Period:
    """Return the period that holds a day, or the one so many before or after: of the calendar, as in “last week”."""
    match unit:
        case "day":
            return of_day(day + count * _ONE_DAY)
        case "week":
            return week_of(day + 7 * count * _ONE_DAY)
        case "weekend":
            return weekend_of(day + 7 * count * _ONE_DAY)
        case "month":
            return _month(day.year, day.month + count)
    return one(day.year + count)


def distant(unit: Unit, count: int, period: Period) -> Period | None:
    """Return what lies so far from a period: of days a day, of weeks the seven days around, of months a month, of years
    a year; None where the period isn't known as closely as that.
    """
    start, end = period.start, period.end
    if not start or not end:
        return None
    is_day = start == end and start.day is not None
    if unit == "year":
        return one(start.year + count) if start.year == end.year else _years_on(period, count)
    if unit == "month":
        if not start.month or not end.month:
            return None
        if period.precision == "season":
            return months(start.year, start.month + count, end.month + count + 12 * (end.year - start.year))
        return _month(start.year, start.month + count) if (start.year, start.month) == (end.year, end.month) else None
    if not is_day:
        return None
    day = start.first_day + count * (7 if unit == "week" else 1) * _ONE_DAY
    return of_day(day) if unit == "day" else days(day - 3 * _ONE_DAY, day + 3 * _ONE_DAY)


def _years_on(period: Period, count: int) -> Period | None:
    """A winter, or a school year, some years on: still two years."""
    assert period.start
    assert period.end
    if period.end.year - period.start.year > 1:
        return None
    return Period(one(period.start.year + count).start, one(period.end.year + count).end, "span")


def same_of_year(period: Period, years: int) -> Period:
    """Return the same day, week or month of another year."""
    start, end = period.start, period.end
    assert start
    assert end
    if start.day is None or end.day is None:
        return Period(
            PartialDate(start.year + years, start.month), PartialDate(end.year + years, end.month), period.precision
        )
    if period.precision == "day":
        last = calendar.monthrange(start.year + years, start.month or 1)[1]
        return one(start.year + years, start.month, min(start.day, last))
    first = datetime.date(start.year + years, start.month or 1, min(start.day, 28))
    return week_of(first)
