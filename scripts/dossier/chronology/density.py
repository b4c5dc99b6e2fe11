"""Draws how many events each year has: the curated ones above a line of years, those of articles below it.

Each half has a scale of its own, which its highest column gives in figures: curated events are few beside what
articles tell, and would not be seen on the same one.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from dossier.chronology.entries import ORIGINS, Entry, Origin

WIDTH = 760
"""Of the sheet. A unit is a pixel where the page has room for it."""

MOST_YEARS = 140
"""With more between first and last, those far from the others are put together at the edges."""

_LEFT, _RIGHT = 34.0, 4.0
_TOP = 14.0
_PANEL = 84.0
_BAND = 28.0
"""Between the halves, for the years."""
_BOTTOM = 14.0
_LEAST_BAR = 1.5
"""So that one event among hundreds is seen."""
_ASIDE = 0.14
"""Of a column's width, free on each side of its bar."""
_EVERY = 10
"""Years from one label to the next, or a multiple of it."""
_MOST_LABELS = 9


@dataclass(frozen=True)
class Bar:
    """A column's events of one origin."""

    origin: Origin
    count: int
    x: float
    y: float
    width: float
    height: float
    hangs: bool
    """Whether it hangs below the line of years."""


@dataclass(frozen=True)
class Column:
    """A year, or at the edges all years before or after."""

    first: int
    """The first that has events."""
    last: int
    x: float
    width: float
    counts: Mapping[Origin, int]
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class Scale:
    """The height of the highest column of one origin."""

    origin: Origin
    most: int
    line: float
    """Where it lies."""


@dataclass(frozen=True)
class Density:
    """The sheet."""

    first: int
    last: int
    columns: tuple[Column, ...]
    """Those that have events, in order of time."""
    scales: tuple[Scale, ...]
    labels: tuple[tuple[int, float], ...]
    """The years that are written, and where."""
    height: float
    axis: float
    """Where the years are written."""
    bases: tuple[float, ...]
    """Where columns stand, or hang from."""

    @property
    def right(self) -> float:
        """Where the line of years ends."""
        return WIDTH - _RIGHT

    @property
    def width(self) -> int:
        """Of the sheet."""
        return WIDTH

    @property
    def left(self) -> float:
        """Where it begins."""
        return _LEFT

    @cached_property
    def totals(self) -> Mapping[Origin, int]:
        """How many events of each origin there are."""
        return {origin: sum(column.counts[origin] for column in self.columns) for origin in ORIGINS}

    @property
    def fullest(self) -> Column:
        """The column with the most events, the first of equals."""
        return max(self.columns, key=lambda column: sum(column.counts.values()))


@dataclass(frozen=True)
class _Half:
    """Where the bars of one origin stand."""

    origin: Origin
    most: int
    base: float
    hangs: bool

    def bar(self, count: int, x: float, pitch: float) -> Bar:
        """Return the bar of so many events, in a column of the width `pitch`."""
        height = max(_LEAST_BAR, count / self.most * _PANEL)
        y = self.base if self.hangs else self.base - height
        x, width = x + pitch * _ASIDE, pitch * (1 - 2 * _ASIDE)
        return Bar(self.origin, count, _round(x), _round(y), _round(width), _round(height), self.hangs)

    @property
    def scale(self) -> Scale:
        """How high the highest is."""
        line = self.base + (_PANEL if self.hangs else -_PANEL)
        return Scale(self.origin, self.most, line)


def density(entries: Iterable[Entry]) -> Density | None:
    """Return the sheet of some events; None where there is none."""
    by_year: dict[int, Counter[Origin]] = {}
    for entry in entries:
        by_year.setdefault(entry.year, Counter())[entry.origin] += 1
    if not by_year:
        return None
    first, last = _window(by_year)
    pooled: dict[int, list[int]] = {}
    for year in sorted(by_year):
        pooled.setdefault(min(max(year, first), last), []).append(year)
    counts = {at: sum((by_year[year] for year in years), Counter[Origin]()) for at, years in pooled.items()}
    halves = _halves(counts.values())
    pitch = (WIDTH - _LEFT - _RIGHT) / (last - first + 1)
    columns = []
    for at, years in pooled.items():
        x = _LEFT + (at - first) * pitch
        bars = tuple(half.bar(counts[at][half.origin], x, pitch) for half in halves if counts[at][half.origin])
        columns.append(Column(years[0], years[-1], _round(x), _round(pitch), counts[at], bars))
    step = _EVERY * max(1, math.ceil((last - first) / _MOST_LABELS / _EVERY))
    labels = range(math.ceil(first / step) * step, last + 1, step)
    return Density(
        first=min(by_year),
        last=max(by_year),
        columns=tuple(columns),
        scales=tuple(half.scale for half in halves),
        labels=tuple((year, _round(_LEFT + (year - first + 0.5) * pitch)) for year in labels),
        height=_TOP + _PANEL + _BAND + (_PANEL + _BOTTOM) * (len(halves) - 1),
        axis=_TOP + _PANEL + _BAND / 2,
        bases=tuple(half.base for half in halves),
    )


def _halves(counts: Iterable[Counter[Origin]]) -> list[_Half]:
    """Return the halves: the first stands on the line of years; the second, if there are both, hangs from it."""
    several = list(counts)
    most = {origin: max(each[origin] for each in several) for origin in ORIGINS}
    drawn = [origin for origin in ORIGINS if most[origin]]
    bases = (_TOP + _PANEL, _TOP + _PANEL + _BAND)
    return [_Half(origin, most[origin], bases[at], hangs=at > 0) for at, origin in enumerate(drawn)]


def _window(by_year: Mapping[int, Counter[Origin]]) -> tuple[int, int]:
    """Return the first and the last year that have columns of their own."""
    years = [year for year in sorted(by_year) for _ in range(by_year[year].total())]
    first, last, middle = years[0], years[-1], years[len(years) // 2]
    if last - first < MOST_YEARS:
        return first, last
    begin = max(first, min(middle - MOST_YEARS // 2, last - MOST_YEARS + 1))
    return begin, begin + MOST_YEARS - 1


def _round(number: float) -> float:
    return round(number, 2)
