"""Joins what periods mean with the words around them: “since”, “by”, “from … to”, “ago”."""

from collections.abc import Sequence
from dataclasses import replace

from dossier.temporal.meanings import Bound, Calendar, Distance, Meaning, Quantity, Range, Step, WeekOf

_FROM, _TO = frozenset({"du", "de", "d'", "nuit", "nuits"}), frozenset({"au", "à"})


def join(reading: str, first: Meaning, last: Meaning, words: Sequence[str]) -> Meaning | None:
    """Return what a construction of the grammar means, of one period or two; None where it means no date.

    `words` are all of its words, in small letters.
    """
    if isinstance(first, Quantity):
        return _counted(reading, first, last, words)
    match reading:
        case "since":
            return Bound("since", first)
        case "by" | "before":
            return Bound("by", first)
        case "to_year":
            is_year = isinstance(first, Calendar) and first.unit == "year" and first.year is not None
            return Bound("by", first) if is_year else None
        case "moved_to":
            is_bare = isinstance(first, Calendar) and first.unit in ("month", "year") and first.turn is None
            return first if is_bare else None
        case "as_of":
            return Bound("since", first) if "of" in words else None
        case "range":
            return None if _is_open(first) or _is_open(last) else Range(first, last)
        case "range_if_said":
            return Range(first, last) if words[0] in _FROM and _TO & set(words[1:]) and not _is_open(last) else None
        case "beside":
            sign = -1 if "veille" in words or "before" in words else 1
            return Distance(sign, "day", first)
    return _if_said(reading, first, words)


def _if_said(reading: str, first: Meaning, words: Sequence[str]) -> Meaning | None:
    """Return what a construction means if one of its little words is said."""
    is_of = not {"of", "du", "de", "d'", "des"}.isdisjoint(words)
    match reading:
        case "week_of":
            return WeekOf(first) if is_of and not _is_open(first) else None
        case "said_of":
            return first if is_of else None
        case "beside_if_said":
            return Distance(-1 if "veille" in words else 1, "day", first) if is_of else None
    return first


def _counted(reading: str, length: Quantity, of: Meaning, words: Sequence[str]) -> Meaning | None:
    match reading:
        case "ago":
            return _ago(length, words)
        case "ago_on":
            return _ago_on(length, of)
        case "ahead" | "ahead_if_future":
            return Distance(length.count, length.unit, "published")
        case "by_ahead":
            return Bound("by", Distance(length.count, length.unit, "published"))
        case "later" | "earlier":
            sign = 1 if reading == "later" else -1
            return Distance(sign * length.count, length.unit, "mentioned")
        case "offset":
            sign = -1 if "before" in words or "avant" in words else 1
            return Distance(sign * length.count, length.unit, of)
    return None


def _ago(length: Quantity, words: Sequence[str]) -> Meaning:
    if words[-3:] == ["jour", "pour", "jour"]:
        return Distance(-length.count, length.unit, Step("day", 0, "published"))
    return Distance(-length.count, length.unit, "published")


def _ago_on(length: Quantity, of: Meaning) -> Meaning | None:
    """“Fifty years ago today” is a day of that year, “two years ago in March” a month."""
    if isinstance(of, Calendar) and of.month and of.year is None and length.unit == "year":
        return replace(of, year_step=-length.count)
    if isinstance(of, Calendar) and of.weekday is not None and of.month is None:
        return None  # “a week ago Tuesday”
    return Distance(-length.count, length.unit, of)


def _is_open(meaning: Meaning) -> bool:
    return isinstance(meaning, Bound | Range)
