"""Tells which of the days, months or seasons of a name is meant: the last one, the next, the nearest."""

import datetime
from collections.abc import Callable

from dossier.dates import PartialDate
from dossier.temporal import periods
from dossier.temporal.meanings import Calendar
from dossier.temporal.periods import Period
from dossier.temporal.tense import Tense

_LEAP_DAY, _LEAP = (2, 29), 8
_ONE_DAY = datetime.timedelta(days=1)
_ONE_YEAR = datetime.timedelta(days=366)
_TWO_MONTHS = datetime.timedelta(days=60)
_LONG = 270
_LESS_LIKELY = 1.25
"""How much farther off what is to come seems than what was: of that, more is told."""
_WINTER = 3


def of_year(name: Calendar, year: int) -> Period:
    """Return what a name means in a year; raise ValueError where the calendar has none such."""
    if name.season is not None:
        return periods.season(year, name.season)
    if name.which is not None and name.month and name.weekday is not None:
        return periods.of_day(_weekday_of(year, name.month, name.weekday, name.which))
    return periods.one(year, name.month, name.day)


def _weekday_of(year: int, month: int, weekday: int, which: int) -> datetime.date:
    first = datetime.date(year, month, 1)
    day = first + ((weekday - first.weekday()) % 7 + 7 * (which - 1 if which > 0 else 3)) * _ONE_DAY
    next_week = day + 7 * _ONE_DAY
    return next_week if which < 0 and next_week.month == month else day


def turned(name: Calendar, now: datetime.date) -> Period:
    """Return what “last”, “next” or “this” makes of a name."""
    candidates = _candidates(name, now)
    if name.turn == "last":
        # Of a season that is nearly over: «l'été dernier», said in September.
        before = [each for each in candidates if _ended(each, name) < now]
        return (before or candidates)[-1 if before else 0]
    if name.turn == "next":
        after = [each for each in candidates if _first(each) > now]
        if name.british_next and name.season != _WINTER:
            return of_year(name, now.year + 1)
        return (after or candidates)[0 if after else -1]
    if name.season == _WINTER and now.month <= _WINTER:
        return of_year(name, now.year - 1)
    return of_year(name, now.year) if name.weekday is None else nearest(name, now, None)


def _ended(period: Period, name: Calendar) -> datetime.date:
    assert period.end
    if name.season is None:
        return period.end.last_day
    return PartialDate(period.end.year, period.end.month).first_day


def nearest(name: Calendar, now: datetime.date, tense: Tense | None) -> Period:
    """Return the last of a name before publication or the next after it, by the tense; without, the nearest."""
    candidates = _candidates(name, now)
    if name.weekday is not None and name.month is not None:
        near = [each for each in candidates if abs(_first(each) - now) <= _ONE_YEAR]
        falling = [each for each in near if _first(each).weekday() == name.weekday]
        close = [each for each in falling if abs(_first(each) - now) <= _TWO_MONTHS]
        # The weekday tells the year: if the tense lets it, or if the day is near.
        candidates = _of_tense(falling, now, tense) or close or candidates
    return min(_of_tense(candidates, now, tense) or candidates, key=_distance_from(now))


def _of_tense(candidates: list[Period], now: datetime.date, tense: Tense | None) -> list[Period]:
    """Return the last before publication, or the first after it, as the tense says; all where it says nothing."""
    if tense == "past":
        return [each for each in candidates if _begun(each) <= now][-1:]
    if tense == "future":
        return _to_come(candidates, now)
    return candidates


def _to_come(candidates: list[Period], now: datetime.date) -> list[Period]:
    """Return the first after publication, or one just past where that is most of a year off: it was planned for it."""
    ahead = [each for each in candidates if _last(each) >= now][:1]
    just_past = [each for each in candidates if _last(each) < now <= _last(each) + _TWO_MONTHS][-1:]
    if ahead and just_past and ahead[0].precision == "day" and (_first(ahead[0]) - now).days > _LONG:
        return just_past
    return ahead


def _begun(period: Period) -> datetime.date:
    """Return the first day, or of a season the day on which it begins in its first month."""
    return _first(period) + (20 if period.precision == "season" else 0) * _ONE_DAY


def _distance_from(now: datetime.date) -> Callable[[Period], int]:
    def distance(period: Period) -> int:
        if _first(period) <= now <= _last(period):
            return 0
        if _first(period) > now:
            return int((_first(period) - now).days * _LESS_LIKELY)
        return (now - _last(period)).days

    return distance


def _candidates(name: Calendar, now: datetime.date) -> list[Period]:
    """Return the days, months or seasons of a name around a day, in order."""
    if name.weekday is not None and name.month is None:
        around = (now + days * _ONE_DAY for days in range(-45 if name.day else -7, 46 if name.day else 8))
        found = [day for day in around if day.weekday() == name.weekday and name.day in (None, day.day)]
        if not found:
            raise ValueError("no such day near publication")
        return [periods.of_day(day) for day in found]
    found_periods = []
    reach = _LEAP if (name.month, name.day) == _LEAP_DAY else 1
    for year in range(now.year - reach, now.year + reach + 1):
        try:
            found_periods.append(of_year(name, year))
        except ValueError:  # the 29th of February
            continue
    return found_periods


def _first(period: Period) -> datetime.date:
    assert period.start
    return period.start.first_day


def _last(period: Period) -> datetime.date:
    assert period.end
    return period.end.last_day
