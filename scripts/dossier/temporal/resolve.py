"""Tells which days an expression of time names: by itself, from the day of publication, or from other dates.

`resolve` tells the story; each kind of meaning has its function below.
"""

from dataclasses import replace

from dossier.temporal import decades, mentioned, named, periods, ranges
from dossier.temporal.calendar_names import calendar, months
from dossier.temporal.meanings import (
    BareDay,
    Bound,
    Calendar,
    DayOf,
    Decade,
    Distance,
    Following,
    InYear,
    Meaning,
    MiddleOfDecade,
    Months,
    Range,
    Step,
    Unclear,
    WeekOf,
)
from dossier.temporal.periods import Period
from dossier.temporal.setting import AMBIGUOUS, NO_MENTION, NO_PUBLICATION, Setting, Told


class NoSuchDateError(ValueError):
    """Words that look like a date, and name a day that isn't in the calendar."""


def resolve(meaning: Meaning, setting: Setting) -> Told:
    """Return what an expression names; raise NoSuchDateError where that isn't in the calendar."""
    try:
        return _resolve(meaning, setting)
    except (ValueError, OverflowError) as err:
        raise NoSuchDateError(str(err)) from err


def _resolve(meaning: Meaning, setting: Setting) -> Told:
    match meaning:
        case Calendar():
            return calendar(meaning, setting)
        case Months():
            return months(meaning, setting)
        case Decade(year):
            return Told(periods.decade(year), "written")
        case Unclear("decade") | MiddleOfDecade():
            return decades.of_text(meaning, setting)
        case Step():
            return _step(meaning, setting)
        case Distance():
            return _distance(meaning, setting)
    return _joined(meaning, setting)


def _joined(meaning: Meaning, setting: Setting) -> Told:
    match meaning:
        case InYear():
            return mentioned.in_year(meaning, setting.anchors)
        case Following():
            return mentioned.following(meaning, setting.anchors)
        case DayOf():
            return _day_of(meaning, setting)
        case BareDay(day):
            return mentioned.bare_day(day, setting)
        case Range():
            return _range(meaning, setting)
        case Bound():
            return _bound(meaning, setting)
        case WeekOf():
            return _week_of(meaning, setting)
    return AMBIGUOUS


def _step(step: Step, setting: Setting) -> Told:
    if step.origin == "published":
        if setting.now is None:
            return NO_PUBLICATION
        # «ce week-end», said of what was done, on a weekday: the one before.
        is_over = step.unit == "weekend" and not step.count and setting.tense == "past" and setting.now.weekday() < 5
        return Told(periods.the(step.unit, step.count - is_over, setting.now), "published")
    return mentioned.step(step, setting.anchors)


def _day_of(meaning: DayOf, setting: Setting) -> Told:
    told = _step(meaning.month, setting)
    if not told.period or not told.period.start:
        return told
    month = told.period.start
    if meaning.weekday is not None:
        name = Calendar(month=month.month, weekday=meaning.weekday, which=meaning.day)
        return replace(told, period=named.of_year(name, month.year))
    return replace(told, period=periods.one(month.year, month.month, meaning.day))


def _week_of(week: WeekOf, setting: Setting) -> Told:
    told = _resolve(week.of, setting)
    if told.period and told.period.precision == "day" and told.period.start:
        around = periods.weekend_of if week.is_weekend else periods.week_of
        return replace(told, period=around(told.period.start.first_day))
    return replace(told, period=None, reason=told.reason or "ambiguous")


def _distance(distance: Distance, setting: Setting) -> Told:
    unit, count = distance.unit, distance.count
    if distance.origin == "published":
        if setting.now is None:
            return NO_PUBLICATION
        return Told(periods.distant(unit, count, periods.of_day(setting.now)), "published")
    if distance.origin == "mentioned":
        return mentioned.distance(unit, count, setting.anchors)
    if distance.origin is None or isinstance(distance.origin, str):
        return NO_MENTION
    told = _resolve(distance.origin, setting)
    if not told.period:
        return told
    if unit == "year" and isinstance(distance.origin, Step):
        return replace(told, period=periods.same_of_year(told.period, count))
    if unit == "week" and told.period.precision == "day" and isinstance(distance.origin, Step):
        return replace(told, period=periods.distant("day", 7 * count, told.period))
    period = periods.distant(unit, count, told.period)
    return replace(told, period=period) if period else AMBIGUOUS


def _bound(bound: Bound, setting: Setting) -> Told:
    told = _resolve(bound.of, setting)
    if not told.period:
        return told
    period = decades.middle(told.period) if isinstance(bound.of, MiddleOfDecade) else told.period
    is_since = bound.kind == "since"
    start, end = (period.start, None) if is_since else (None, period.end)
    if not start and not end:
        return AMBIGUOUS
    return replace(told, period=Period(start, end, bound.kind), named=period)


def _ends_first(first: Meaning, last: Meaning, setting: Setting) -> bool:
    """Whether the end tells the year: of what is to come, or is over, where the beginning alone would lead astray."""
    if not isinstance(first, Calendar) or not isinstance(last, Calendar):
        return False
    is_of_months = first.unit == last.unit == "month" and first.year is None and last.year is None
    return setting.tense == "future" or (setting.tense == "past" and is_of_months)


def _range(both: Range, setting: Setting) -> Told:
    """Resolve the end that says more first; the other takes its year, or lies next to it."""
    first, last = both.first, both.last
    if isinstance(first, Calendar) and isinstance(last, Calendar):
        first, last = ranges.sharing(first, last)
    if _ends_first(first, last, setting):
        assert isinstance(first, Calendar)
        assert isinstance(last, Calendar)
        first = ranges.before(first, last, _resolve(last, setting).period)
    begun = _resolve(first, setting)
    if begun.period and isinstance(first, Calendar) and isinstance(last, Calendar):
        last = ranges.after(first, begun.period, last)
    told = begun, _resolve(last, setting)
    undated = next((each for each in told if not each.period), None)
    if undated:
        return undated
    begin, end = told[0].period, told[1].period
    assert begin
    assert end
    if not begin.start or not end.end or end.end.last_day < begin.start.first_day:
        return AMBIGUOUS
    has_none = (
        isinstance(both.first, Calendar)
        and both.first.year is None
        and isinstance(both.last, Calendar)
        and both.last.year is None
        and begun.rule == told[1].rule == "written"
    )
    rules = "nearest" if has_none else begun.rule if begun.rule != "written" else told[1].rule
    return Told(Period(begin.start, end.end, "span"), rules, begun.basis or told[1].basis)
