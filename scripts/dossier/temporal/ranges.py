"""Completes the ends of a range from each other: «du 28 février au 2 mars 2022», “from Monday to Wednesday”."""

import datetime
from dataclasses import replace

from dossier.temporal.meanings import Calendar
from dossier.temporal.periods import Period


def before(first: Calendar, last: Calendar, ended: Period | None) -> Calendar:
    """Give the beginning of a range to come the year in which it comes before the end: it may be over already."""
    if None in (first.month, last.month) or {first.year, first.year_step, last.year_step} != {None} or first.turn:
        return first
    if not ended or not ended.end:
        return first
    order = (first.month or 0, first.day or 0), (last.month or 0, last.day or 0)
    return replace(first, year=ended.end.year - (order[0] > order[1]))


def after(first: Calendar, begun: Period, last: Calendar) -> Calendar:
    """Give the end of a range the year in which it next comes after the beginning; so with weekdays."""
    assert begun.start
    if last.year is not None or last.year_step is not None:
        return last
    if last.month is not None and begun.start.month is not None:
        order = (first.month or 0, first.day or 0), (last.month, last.day or 0)
        return replace(last, year=begun.start.year + (order[0] > order[1]), turn=None)
    if last.weekday is not None and last.day is None and begun.start.day is not None:
        day = begun.start.first_day
        day += datetime.timedelta(days=(last.weekday - day.weekday()) % 7)
        return Calendar(day.year, day.month, day.day)
    return last


def sharing(first: Calendar, last: Calendar) -> tuple[Calendar, Calendar]:
    """Give either end of a range the year that only the other has: «de mars à mai 2022», «de mai 2021 à mars»."""
    if (first.unit == "year" and first.year is not None) or (last.unit == "year" and last.year is not None):
        return first, last
    order = (first.month or 0, first.day or 0), (last.month or 0, last.day or 0)
    if last.year and not first.year and first.weekday is None:
        return replace(first, year=last.year - (order[0] > order[1])), last
    if first.year and not last.year and last.weekday is None:
        return first, replace(last, year=first.year + (order[0] > order[1]))
    if not first.year and not last.year and last.turn and not first.turn and order[0] <= order[1]:
        return replace(first, turn=last.turn), last
    return first, last
