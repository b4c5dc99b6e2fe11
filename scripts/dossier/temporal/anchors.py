"""Dates that a text has named, from which others are counted: «le lendemain», “two years later”."""

import re
from dataclasses import dataclass
from typing import Literal, Protocol

from dossier.temporal.meanings import BareDay, Distance, InYear, Meaning, Step
from dossier.temporal.periods import Period
from dossier.vocabulary import vocabulary


@dataclass(frozen=True)
class Anchor:
    """A date that the text has named."""

    period: Period
    span: tuple[int, int]
    block: int
    sentence: tuple[int, int]
    is_whole: bool
    """Whether its words hold its year."""
    is_aside: bool
    """Whether it stands in a relative clause, and the story isn't told there: «dont le module fut lancé en 1998»."""
    is_apposed: bool = False
    """Whether it stands with a participle beside what the sentence tells: «Créée en 2003, la fondation conserve …»."""
    is_quoted: bool = False
    is_scene: bool = False
    """Whether it says when the story is: «C'était un mardi», “It is the last Wednesday of March”."""


class Place(Protocol):
    """Where words stand that ask for a year."""

    @property
    def text(self) -> str:
        """The whole text."""

    @property
    def start(self) -> int:
        """Where the words begin."""

    @property
    def block(self) -> int:
        """The place of their block."""

    @property
    def sentence(self) -> tuple[int, int]:
        """Where their sentence stands."""

    @property
    def is_quoted(self) -> bool:
        """Whether they stand in quotation marks."""


def year_of(period: Period) -> int | None:
    """Return the year that a period lies in, or None where it is open or lies in several."""
    if period.start and period.end and period.start.year == period.end.year:
        return period.start.year
    return None


def anchors_for(anchors: list[Anchor], place: Place, meaning: Meaning) -> list[Anchor]:
    """Return those that words may be counted from, the nearest first.

    Asides count in their sentence, and for what points at a date or is at a distance from it. The day before, or after,
    is counted from what the story tells, and not from what was said in it.
    """
    with_asides = isinstance(meaning, Distance | BareDay) or _points_back(meaning)
    near = [
        each
        for each in reversed(anchors)
        if each.period.start
        and each.period.end
        and place.block - each.block <= _BLOCKS
        and (with_asides or each.sentence == place.sentence or not each.is_aside)
    ]
    if isinstance(meaning, BareDay):
        return [each for each in near if each.block == place.block and place.start - each.span[1] < _NEAR]
    is_beside = isinstance(meaning, Step) and (meaning.unit, abs(meaning.count)) == ("day", 1)
    return _of_story(near, place) if is_beside else near


def _points_back(meaning: Meaning) -> bool:
    """“That month”, “that summer”: the last that was named, in whatever clause; “the same day” is the story’s."""
    if isinstance(meaning, Step):
        return meaning.origin == "mentioned" and not meaning.count and meaning.unit != "day"
    return isinstance(meaning, InYear) and not meaning.years


def _of_story(near: list[Anchor], place: Place) -> list[Anchor]:
    """Put the day of the story first where no other was named since the paragraph before."""
    if not place.is_quoted:
        near = [each for each in near if not each.is_quoted or each.sentence == place.sentence] or near
    if near and place.block - near[0].block > 1:
        return sorted(near, key=lambda each: not each.is_scene)
    return near


def sets_scene(before: str, after: str) -> bool:
    """Tell whether a date says when the story is, and isn't itself told of: «C'est mardi que …»."""
    return _SCENE.fullmatch(before) is not None and not _CLEFT.match(after)


_BLOCKS = 6


def year_for(
    anchors: list[Anchor],
    place: Place,
    order: tuple[int, int],
    this_year: int | None,
    told: Literal["past", "future", "archive"] | None,
) -> Anchor | None:
    """Return the one whose year goes for a month named without, where the text stays in that past.

    It is the last of the paragraph, or of the question that the paragraph answers, and long past. A year alone goes no
    further than the next sentence, and a story that goes on goes forward: `order` is the month and the day named.
    What is read in an old notebook stays in its time. Right beside a year, any month or day is of that year.
    """
    last = next((each for each in reversed(anchors) if each.period.start and each.period.end), None)
    year = year_of(last.period) if last else None
    if last is None or year is None or not last.is_whole:
        return None
    if last.sentence == place.sentence and last.period.precision == "year":
        between = place.text[last.span[1] : place.start]
        if between.strip() in (",", "") and len(between) <= _BESIDE:
            return last
    if this_year is not None and year > this_year - 2:
        return None
    if told == "archive":
        return last if place.block - last.block <= _BLOCKS_OF_ARCHIVE else None
    if told != "past" or last.is_aside or not _goes_on(last, place):
        return None
    return last if last.sentence == place.sentence or not _is_before(order, last.period) else None


def _goes_on(last: Anchor, place: Place) -> bool:
    """Whether the story that a date began goes on where words stand."""
    if last.sentence == place.sentence:
        is_of_other = last.period.precision == "year" or "," in place.text[last.span[1] : place.start]
        return not (last.is_apposed and is_of_other)
    if last.is_apposed:
        return False
    gap = place.text[last.sentence[1] : place.sentence[0]]
    if last.block != place.block:
        return (
            place.block == last.block + 1
            and _ANSWERED.search(place.text[last.sentence[0] : place.sentence[0]]) is not None
        )
    return not gap.strip() or last.period.precision in ("day", "month")


def _is_before(order: tuple[int, int], period: Period) -> bool:
    start = period.start
    if not start or period.precision not in ("day", "month"):
        return False
    return order < (start.month or 0, (start.day or 0) if order[1] else 0)


def is_of_archive(text: str, sentence: tuple[int, int], start: int) -> bool:
    """Tell whether words are read in a notebook or a diary: «À la date du 15 juillet, il y note …»."""
    return _ARCHIVE.search(text[max(sentence[0] - _NEAR, 0) : start]) is not None


_BESIDE, _NEAR, _BLOCKS_OF_ARCHIVE = 3, 120, 2
_ANSWERED = re.compile(r"[?][^.!?]*(?:[.!][^.!?]*)?$")
_ARCHIVE = vocabulary("temporal").pattern("before", "archive")
_SCENE = re.compile(rf"\W*{vocabulary('temporal').any_of('before', 'scene')}[\s,]*", re.IGNORECASE)
_CLEFT = re.compile(r"\s*,?\s*(?:que|qu['’]|that)(?!\w)")
