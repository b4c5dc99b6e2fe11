"""Counts from the dates that a text has named: «le lendemain», “two years later”, “the following September”."""

import datetime
from collections.abc import Sequence

from dossier.temporal import named, periods
from dossier.temporal.anchors import Anchor, year_of
from dossier.temporal.meanings import Calendar, Following, InYear, Step, Unit
from dossier.temporal.periods import Period
from dossier.temporal.setting import AMBIGUOUS, NO_MENTION, Setting, Told


def step(steps: Step, anchors: Sequence[Anchor]) -> Told:
    """Return the period so many on from the nearest date that is known as closely as that."""
    for anchor in anchors:
        start = anchor.period.start
        assert start
        if _is_known_to(steps.unit, anchor.period):
            return _from(anchor, periods.the(steps.unit, steps.count, start.first_day))
    return NO_MENTION


def _is_known_to(unit: Unit, period: Period) -> bool:
    start, end = period.start, period.end
    assert start
    assert end
    if unit == "year" and year_of(period):
        return True
    if unit == "month":
        return start.month is not None and (start.year, start.month) == (end.year, end.month)
    if unit == "week":
        return bool(start.day and end.day and (end.last_day - start.first_day).days < 7)
    return unit == "day" and start == end and start.day is not None


def distance(unit: Unit, count: int, anchors: Sequence[Anchor]) -> Told:
    """Count from the nearest date; one told aside is passed over where it isn't known closely enough."""
    for anchor in anchors:
        period = periods.distant(unit, count, anchor.period)
        if period or not anchor.is_aside:
            return _from(anchor, period)
    return NO_MENTION


def in_year(meaning: InYear, anchors: Sequence[Anchor]) -> Told:
    """Return a month or a season of the year of the nearest date, or of one so many years on."""
    for anchor in anchors:
        if year := year_of(anchor.period):
            return _from(anchor, named.of_year(meaning.name, year + meaning.years))
    return NO_MENTION


def following(meaning: Following, anchors: Sequence[Anchor]) -> Told:
    """Return the first of a name after the nearest date, or the last before it; of a weekday, that very day."""
    of_days = meaning.name.weekday is not None and meaning.name.month is None
    told = NO_MENTION
    for anchor in anchors:
        if of_days and not _is_known_to("day", anchor.period):
            continue
        period = _weekday(meaning, anchor.period) if of_days else _beside(meaning, anchor.period)
        if period:
            return _from(anchor, period)
        told = AMBIGUOUS
    return told


def _weekday(meaning: Following, period: Period) -> Period | None:
    assert period.start
    assert meaning.name.weekday is not None
    day, ahead = period.start.first_day, meaning.name.weekday - period.start.first_day.weekday()
    if not meaning.sign:
        return period if not ahead else None
    days = (ahead % 7 or 7) if meaning.sign > 0 else -(-ahead % 7 or 7)
    return periods.of_day(day + datetime.timedelta(days=days))


def _beside(meaning: Following, period: Period) -> Period | None:
    """A year alone is passed before the following month or season comes."""
    assert period.start
    assert period.end
    first = (period.end.last_day if period.precision == "year" else period.start.first_day, period.start.first_day)
    around = [_of_year(meaning.name, year) for year in range(period.start.year - 1, period.end.year + 3)]
    if meaning.sign > 0:
        return next((each for each in around if each and each.start and each.start.first_day > first[0]), None)
    before = [each for each in around if each and each.end and each.end.last_day < first[1]]
    return before[-1] if before else None


def _of_year(name: Calendar, year: int) -> Period | None:
    try:
        return named.of_year(name, year)
    except ValueError:  # the 29th of February
        return None


def bare_day(day: int, setting: Setting) -> Told:
    """Return a day whose month another tells, and raise ValueError where none does.

    A story goes forward, but not beyond publication: «parti le 28 février, arrivé le 3».
    """
    for anchor in setting.anchors:
        last = anchor.period.end
        if not last or not last.month or not last.day or last.day == day:
            continue
        if day > last.day:
            return _from(anchor, periods.one(last.year, last.month, day))
        following = periods.the("month", 1, last.first_day).start
        assert following
        ahead = periods.one(following.year, following.month, day)
        assert ahead.start
        is_beyond = setting.now and setting.tense != "future" and last.first_day <= setting.now < ahead.start.first_day
        return _from(anchor, periods.one(last.year, last.month, day) if is_beyond else ahead)
    raise ValueError("no month for a day")


def _from(anchor: Anchor, period: Period | None) -> Told:
    return Told(period, "mentioned", anchor.span) if period else AMBIGUOUS
