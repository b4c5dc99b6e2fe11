"""Tells whether years and days without a word to say so give a date, and other words that few words around decide."""

import re
from collections.abc import Sequence, Set

from dossier.temporal.expressions import Expression
from dossier.temporal.moved import MOVED
from dossier.vocabulary import vocabulary

_VOCABULARY = vocabulary("temporal")
_SAYS, _LEARNT = (_VOCABULARY.words("before", name) for name in ("saying", "learnt"))
_JOINS = frozenset(("and", "or", "et", "ou", ",", "then", "puis", "&", "/"))
_ADJECTIVE = re.compile(r"[a-zà-ÿ]{3,}(?:ique|aire|elle|iale|ative)s?")
_AFTER_DAY = _VOCABULARY.words("before", "end_of_day") | frozenset(",.;):–—!?»”")
_STREETS = frozenset(("rue", "avenue", "boulevard", "place", "quai"))


def is_bare_year(said: Sequence[str], each: Expression, ends: Set[int]) -> bool:
    """Accept a year without a preposition in brackets, at the head of an item, in a list, and where it is said.

    `said` are the words of its block in small letters; `ends` are the places where other expressions end.
    """
    before, after = _at(said, each.first - 1), _at(said, each.last + 1)
    is_before_word = after[:1].isalpha() and after not in _JOINS
    if before == "(" and after in (")", ",", ";", ":"):
        return True
    if not before:
        return after in (":", "–", "—", ".") and len(said) > 3
    if before in _JOINS and each.first - 2 in ends:
        return after not in ("-", "'") and not is_before_word
    if before in ("de", "of"):
        return not _LEARNT.isdisjoint(said[max(0, each.first - 4) : each.first])
    return before in _SAYS and not is_before_word


def is_bare_day(said: Sequence[str], each: Expression) -> bool:
    """Tell whether «le 19» can be a day: no noun follows it."""
    after = _at(said, each.last + 1)
    is_first = said[each.last] == "1er" and after == "à"
    if said[each.first] == "au" and not any(
        word.startswith(MOVED) for word in said[max(0, each.first - 4) : each.first]
    ):
        return False  # «repoussé au 27», and no «au 27, rue Haute»
    return (not after or after in _AFTER_DAY) and not is_first and _at(said, each.last + 2) not in _STREETS


def is_counted_on(after: str) -> bool:
    """Tell whether “ten years on” is a time: nothing follows that they were spent on."""
    return not after or not after[0].isalnum() or after in ("and", "but", "from", "he", "she", "they", "it", "we", "i")


def is_watch(after: str) -> bool:
    """Tell whether «la veille» keeps watch: «la veille technologique»."""
    return _ADJECTIVE.fullmatch(after) is not None


def _at(said: Sequence[str], place: int) -> str:
    return said[place] if 0 <= place < len(said) else ""
