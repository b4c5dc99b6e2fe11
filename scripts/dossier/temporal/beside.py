"""Puts together what stands side by side: two expressions of one day, a year that two share, a move between two.

«Deux jours plus tard, samedi 23 mars» is one statement; “May and June 2014” are both of 2014; what slipped from one
date to another names two dates, and no time between them.
"""

from collections.abc import Sequence
from dataclasses import replace

from dossier.temporal.expressions import Expression
from dossier.temporal.meanings import Bound, Calendar, Distance, Meaning, Range, Step, WeekOf
from dossier.temporal.moved import MOVED
from dossier.temporal.tokens import Token

_APPOSITIONS = ((",",), ("(",), ("soit",), (",", "soit"), ("–",), ("—",))
_AND = ((",",), ("and",), ("et",), ("or",), ("ou",), ("&",), ("/",), ("puis",), ("then",), (",", "and"), (",", "puis"))
_OF = ((), ("of",), ("du",))
_REACH = 5


def side_by_side(text: Sequence[Token], found: Sequence[Expression]) -> list[Expression]:
    """Return the expressions of a text with those put together that belong together, in order."""
    result: list[Expression] = []
    for each in reversed([part for one in found for part in _moved(text, one)]):
        after = result[-1] if result else None
        between = _between(text, each, after) if after else None
        if after and between in _APPOSITIONS and (meaning := _one_day(text, each, after)):
            result[-1] = replace(after, first=each.first, meaning=meaning)
        elif after and between in _OF and (days := _weekend_of(each.meaning, after.meaning)):
            result[-1] = replace(after, first=each.first, meaning=days)
        elif after and between in _AND and (shared := _of_same_year(each.meaning, after.meaning)):
            result.append(replace(each, meaning=shared))
        else:
            result.append(each)
    return result[::-1]


def _between(text: Sequence[Token], each: Expression, after: Expression) -> tuple[str, ...] | None:
    if after.first - each.last > 3:
        return None
    return tuple(token.words.lower() for token in text[each.last + 1 : after.first])


def _one_day(text: Sequence[Token], each: Expression, after: Expression) -> Meaning | None:
    """Return the fuller of two meanings, where the words beside them only say the same in another way."""
    left, right = each.meaning, after.meaning
    if isinstance(right, Calendar) and right.unit == _unit(left) and _is_full(right) and not _is_full(left):
        return _with_weekday(left, right)
    is_counted = isinstance(right, Distance) and right.origin == "mentioned"
    counts_from_event = is_counted and text[after.last].words.lower() in ("après", "avant", "after", "before")
    return left if counts_from_event and isinstance(left, Calendar) and _is_full(left) else None


def _unit(meaning: Meaning) -> str | None:
    return meaning.unit if isinstance(meaning, Step | Calendar | Distance) else None


def _is_full(meaning: Meaning) -> bool:
    """Whether the calendar says it: a day with its month, a month or a year."""
    if not isinstance(meaning, Calendar):
        return False
    return meaning.month is not None or (meaning.unit == "year" and meaning.year is not None)


def _with_weekday(left: Meaning, right: Calendar) -> Meaning | None:
    """«Mercredi prochain, 3 décembre»: both tell which day it is."""
    if not isinstance(left, Calendar):
        return right
    if left.weekday is None or right.weekday not in (None, left.weekday):
        return None
    return replace(right, weekday=left.weekday, turn=right.turn or (None if right.year else left.turn))


def _weekend_of(left: Meaning, right: Meaning) -> Meaning | None:
    """«Le week-end des 7 et 8 mars» is those days; of one day, it is that weekend."""
    if not isinstance(left, Step) or left.unit != "weekend" or left.count:
        return None
    if isinstance(right, Range):
        return right
    return WeekOf(right, is_weekend=True) if isinstance(right, Calendar) and right.unit == "day" else None


def _of_same_year(left: Meaning, right: Meaning) -> Meaning | None:
    """Give the first of two the year of the second: “in December and January 2022” begins in 2021."""
    if not isinstance(left, Calendar) or not isinstance(right, Calendar) or left.unit != right.unit:
        return None
    if (left.year, left.turn, left.year_step) != (None, None, None):
        return None
    if right.year is None:
        return replace(left, turn=right.turn) if right.turn and right.weekday is None else None
    if left.unit == "day" and left.month is None:
        return None
    order = [(each.month or 0, each.day or 0, each.season or 0) for each in (left, right)]
    return replace(left, year=right.year - (order[0] > order[1]))


def _moved(text: Sequence[Token], each: Expression) -> list[Expression]:
    """Part what was moved from one date to another, and what lasts until a date from what happened before."""
    before = [token.words.lower() for token in text[max(0, each.first - _REACH) : each.first]]
    has_moved = any(word.startswith(MOVED) for word in before)
    if each.reading == "to_year" and has_moved and isinstance(each.meaning, Bound):
        return [replace(each, meaning=each.meaning.of, reading="said")]
    if each.reading == "moved_to" and isinstance(each.meaning, Calendar) and each.meaning.month is None:
        return [each] if has_moved else list(each.of)  # «repoussé à 2030», and no «cité à 2030»
    if not isinstance(each.meaning, Range) or len(each.of) != 2:
        return [each]
    if has_moved:
        return [replace(part, reading="said") for part in each.of]
    first, last = each.of
    opens = text[first.first].words.lower() in ("in", "on", "en") and first.first == each.first
    if opens and _unit(first.meaning) != _unit(last.meaning):  # “extended in April through 2028”
        return [first, replace(each, first=first.last + 1, meaning=Bound("by", last.meaning), reading="by", of=(last,))]
    return [each]
