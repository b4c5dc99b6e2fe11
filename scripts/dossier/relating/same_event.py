"""Tells whether two dated statements are of one event: by their dates, those whom they name, and their words.

What is told of many days tells none of them from the others, and so each entity and each word weighs the more, the
fewer dates it stands with. The less exactly two dates meet, the more else has to be shared.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from dossier.dates import Date
from dossier.relating.happening_words import alike, stem_of, things

Grain = Literal["day", "days", "month", "season", "year", "long", "since", "by"]
"""How exactly a date says when: `days` are ten at most; `long` is more than a year."""

_GRAINS: tuple[tuple[int, Grain], ...] = ((2, "day"), (10, "days"), (31, "month"), (125, "season"), (366, "year"))

_NEEDED: Mapping[Grain, float] = {"day": 0.8, "days": 1.1, "month": 1.05, "season": 1.4, "year": 1.35}
"""How much two statements have to share whose dates meet, by the coarser of the two."""
_NEEDED_NEAR = {1: 1.25, 2: 1.6}
"""How much those do whose days lie so far apart: the hour of another zone, a slip."""
FARTHEST = max(_NEEDED_NEAR)
_NEEDED_OPEN = 1.5
"""How much those do that say of something that it lasts from, or until, the very same date."""
_NEEDED_SINCE = 1.2
"""How much one that lasts since a day does, with one of that day."""

_MAIN, _ALSO, _FAINT = 0.35, 0.25, 0.1
"""What it is worth that both say the same kind of thing happened: in so many words, among others, in passing."""
_RARE_KIND = 0.35
"""What it is worth beside that the kind is rare."""
_PLENTY = 1.5
"""Who share so much in names may tell of it by kinds that only go together."""
_PLENTY_IN_A_YEAR = 2.0
_OTHER_KIND = 0.25
"""How much more is needed in a month where it isn't clear that the same kind of thing happened."""
_UNKNOWN_KIND = 0.15
"""How much more two articles need where one doesn't say what kind of thing happened."""
_NUMBER = 0.4
"""What it is worth that both name the same one of a series: Crew-6."""
_IN_WORDS = 0.85
"""What one is worth whom a curated event names in its words only."""
_WORD = 0.35
_MOST_WORDS, _MOST_NAMES = 1.3, 2.2
ELSEWHERE = 0.6
"""What one named in another part of the sentence is worth …"""
SOMEWHERE = 0.85
"""… and one of whom it isn't known in which part."""
_SAYING = frozenset({"announcement"})
_FEWEST_DATES = 12
"""A dossier of fewer dates doesn't know what is rare."""


@dataclass(frozen=True)
class Statement:
    """What a dated statement is compared by; a curated event is one too."""

    date: Date
    grain: Grain
    first: int
    """The first and the last day, as numbers."""
    last: int
    names: Mapping[str, float]
    """The entities, each with how surely what is dated is about it, from 0 to 1."""
    stems: Mapping[str, frozenset[str]]
    """What tells its words from others, by language; under "" all."""
    main: frozenset[str]
    """The kinds of thing that its words say first of all."""
    also: frozenset[str]
    """Those that they say beside it."""
    faint: frozenset[str]
    """Those that may only go with it."""
    serials: frozenset[tuple[str, str]]
    is_plan: bool
    lang: str
    """Its language; "" where that isn't known, or it is told in several."""
    is_curated: bool = False

    def named(self, entity: str) -> float:
        """Return how surely what is dated is about an entity, from 0 to 1."""
        if entity in self.names:
            return self.names[entity]
        return _IN_WORDS if self.is_curated and surname(entity) in self.stems[""] else 0.0


@cache
def surname(entity: str) -> str:
    """Return what the last word of an entity's id is compared by; "" where it would say little."""
    last = entity.rpartition("-")[2]
    return stem_of(last) if len(last) > 3 and last.isalpha() else ""


def extent(date: Date) -> tuple[Grain, int, int]:
    """Return how exactly a date says when, and its first and last day as numbers."""
    first, last = date.first_day.toordinal(), date.last_day.toordinal()
    if date.end is None:
        return "since", first, last
    if date.start is None:
        return "by", first, last
    length = last - first + 1
    return next((grain for most, grain in _GRAINS if length <= most), "long"), first, last


class Rarity:
    """How much each entity and each word tells of an event, from 0 to 1: by how few dates it stands with."""

    def __init__(self, statements: Iterable[Statement]) -> None:
        """Count over all statements of a dossier."""
        names: defaultdict[str, set[str]] = defaultdict(set)
        stems: defaultdict[str, set[str]] = defaultdict(set)
        kinds: defaultdict[str, set[str]] = defaultdict(set)
        dates: set[str] = set()
        for each in statements:
            dates.add(each.date.text)
            for name in each.names:
                names[name].add(each.date.text)
            for stem in each.stems[""]:
                stems[stem].add(each.date.text)
            for kind in each.main | each.also:
                kinds[kind].add(each.date.text)
        all_dates = max(len(dates), _FEWEST_DATES)
        self._names = {name: _rarity(len(of), all_dates) for name, of in names.items()}
        self._stems = {stem: _rarity(len(of), all_dates) for stem, of in stems.items()}
        self._kinds = {kind: _rarity(len(of), all_dates) for kind, of in kinds.items()}

    def of_name(self, name: str) -> float:
        """Return what an entity tells."""
        return self._names[name]

    def of_stem(self, stem: str) -> float:
        """Return what a word tells."""
        return self._stems[stem]

    def of_kinds(self, kinds: Iterable[str]) -> float:
        """Return what the rarest of some kinds of things tells."""
        return max(self._kinds[kind] for kind in kinds)


def _rarity(dates: int, all_dates: int) -> float:
    return max(0.0, math.log((all_dates + 1) / dates) / math.log(all_dates + 1))


def may_be_one(one: Statement, other: Statement) -> bool:
    """Tell whether dates allow that two statements are of one event."""
    return _needed(one, other) is not None


def surplus(one: Statement, other: Statement, rarity: Rarity) -> float | None:
    """Return by how much two statements share more than they need to be of one event; None where they aren't."""
    needed = _needed(one, other)
    if needed is None or _other_number(one, other):
        return None
    kinds = _kinds(one, other, rarity)
    if kinds is None:
        return None
    gap = max(one.first, other.first) - min(one.last, other.last)
    names = _names(one, other, rarity) + _numbers(one, other)
    if not kinds and not (one.is_curated or other.is_curated):
        needed += _UNKNOWN_KIND
    if not _same_kind(one, other):
        if gap > 0 and (names < _PLENTY or not kinds):
            return None
        if "year" in (one.grain, other.grain) and names < _PLENTY_IN_A_YEAR:
            return None
        if {"month", "season"} & {one.grain, other.grain}:
            needed += _OTHER_KIND
    words = _words(one, other, rarity)
    if names < 0.25 and words < 0.5:
        return None
    over = names + words + kinds - needed
    return over if over >= 0 else None


def _needed(one: Statement, other: Statement) -> float | None:
    """Return how much two statements with such dates have to share; None where the dates rule it out."""
    grains = one.grain, other.grain
    if {"since", "by", "long"} & {*grains}:
        if one.date.text == other.date.text:
            return _NEEDED_OPEN
        since, point = (one, other) if one.grain == "since" else (other, one)
        begins_on_day = since.grain == "since" and since.date.start is not None and since.date.start.day is not None
        return _NEEDED_SINCE if begins_on_day and point.grain == "day" and point.first == since.first else None
    gap = max(one.first, other.first) - min(one.last, other.last)
    if gap > 0:
        return None if one.is_plan or other.is_plan or grains != ("day", "day") else _NEEDED_NEAR.get(gap)
    return max(_NEEDED[one.grain], _NEEDED[other.grain])


def _other_number(one: Statement, other: Statement) -> bool:
    """Tell whether both name a thing of one series, and not the same: Crew-5 and Crew-6."""
    if not one.serials or not other.serials or one.serials & other.serials == one.serials:
        return False
    mine: defaultdict[str, set[str]] = defaultdict(set)
    theirs: defaultdict[str, set[str]] = defaultdict(set)
    for statement, numbers in ((one, mine), (other, theirs)):
        for series, number in statement.serials:
            numbers[series].add(number)
    return any(not mine[series] & theirs[series] for series in mine.keys() & theirs.keys())


def _kinds(one: Statement, other: Statement, rarity: Rarity) -> float | None:
    """Return what it is worth that both tell of the same kind of thing; None where they tell of different kinds."""
    mine, theirs = one.main | one.also, other.main | other.also
    if both := one.main & other.main:
        return _ALSO if both <= _SAYING | things() else _MAIN + _RARE_KIND * rarity.of_kinds(both)
    for first, said in ((one, theirs | other.faint), (other, mine | one.faint)):
        if first.main == _SAYING and said and not said & _SAYING and not _alike(first.main, said):
            return None
    if one.main & theirs or other.main & mine:
        return _ALSO
    if not mine or not theirs:
        return 0.0
    in_passing = (one.main & other.faint) | (other.main & one.faint)
    if _alike(one.main, other.main) or in_passing - things() - _SAYING:
        return _FAINT
    return 0.0 if one.main <= things() or other.main <= things() else None


def _same_kind(one: Statement, other: Statement) -> bool:
    """Tell whether both say the same kind of thing happened, and not only that somebody spoke of it."""
    mine, theirs = one.main | one.also, other.main | other.also
    shared = (mine & theirs) | (one.main & other.faint) | (other.main & one.faint)
    return bool(shared - things() - _SAYING)


def _alike(kinds: Iterable[str], others: frozenset[str]) -> bool:
    return any(alike(kind, other) for kind in kinds for other in others)


def _names(one: Statement, other: Statement, rarity: Rarity) -> float:
    """Return what shared entities are worth, less where both have others as rare."""
    names = (
        one.names.keys() | other.names.keys() if one.is_curated or other.is_curated else one.names.keys() & other.names
    )
    common = sum(rarity.of_name(name) * one.named(name) * other.named(name) for name in sorted(names))
    if not common:
        return 0.0
    fewest = min(sum(rarity.of_name(name) * sure for name, sure in each.names.items()) for each in (one, other))
    return min(common * (0.6 + 0.4 * min(1.0, common / fewest)) if fewest else common, _MOST_NAMES)


def _numbers(one: Statement, other: Statement) -> float:
    """Return what it is worth that both name the same one of a series, where it is no entity that they share."""
    shared = one.serials & other.serials
    known = {tuple(name.split("-")[-2:]) for name in one.names.keys() & other.names.keys()}
    return _NUMBER if shared - known else 0.0


def _words(one: Statement, other: Statement, rarity: Rarity) -> float:
    mine = one.stems.get(other.lang, one.stems[""])
    shared = mine & other.stems.get(one.lang, other.stems[""])
    if not shared:
        return 0.0
    told = {part[:5] for name in one.names.keys() & other.names.keys() for part in name.split("-")}
    return min(sum(rarity.of_stem(stem) for stem in sorted(shared - told)) * _WORD, _MOST_WORDS)
