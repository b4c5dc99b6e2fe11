"""Tells which days the names of the calendar mean: “March 3”, “last spring”, “the second quarter”."""

from dossier.temporal import named, periods
from dossier.temporal.anchors import Anchor, year_of
from dossier.temporal.meanings import Calendar, Months
from dossier.temporal.setting import NO_PUBLICATION, Setting, Told


def calendar(name: Calendar, setting: Setting) -> Told:
    """Return the day, month, season or year of a name: by its own year, one named before, or the nearest."""
    if name.year is not None:
        return Told(named.of_year(name, name.year), "written")
    if setting.year and name.month and not name.turn and name.year_step is None:
        return _completed(name, setting.year)
    if setting.now is None:
        return NO_PUBLICATION
    if name.year_step is not None:
        return Told(named.of_year(name, setting.now.year + name.year_step), "published")
    if name.turn:
        return Told(named.turned(name, setting.now), "published")
    return Told(named.nearest(name, setting.now, setting.tense), "nearest")


def _completed(name: Calendar, anchor: Anchor) -> Told:
    year = year_of(anchor.period)
    assert year
    return Told(named.of_year(name, year), "completed", anchor.span)


def months(name: Months, setting: Setting) -> Told:
    """Return a quarter or a half, likewise."""
    if name.year is not None:
        return Told(periods.months(name.year, name.first, name.last), "written")
    if setting.now is None:
        return NO_PUBLICATION
    if name.turn:
        year = setting.now.year + {"last": -1, "next": 1, "this": 0}[name.turn]
        return Told(periods.months(year, name.first, name.last), "published")
    near = named.nearest(Calendar(month=name.first), setting.now, setting.tense)
    assert near.start
    return Told(periods.months(near.start.year, name.first, name.last), "nearest")
