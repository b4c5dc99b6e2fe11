"""Cuts a sentence that gives several dates into what is said of each."""

import re
from collections.abc import Sequence
from itertools import pairwise

_BREAKS = (re.compile(r"[;:—–]|\.\s"), re.compile(r",|\s(?:but|mais)\s"))
"""Where a sentence may be cut, the surest first."""
_LEADING = re.compile(r"(?:^|[;:—–,.«“\"(])\s*$")
"""What stands before words that a clause begins with."""


def clauses(text: str, sentence: tuple[int, int], dates: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return for each of the dates that `sentence` gives, in order, the part of it that goes with that date."""
    if len(dates) < 2:
        return [sentence] * len(dates)
    cuts = [_cut(text, sentence[0], one, other) for one, other in pairwise(dates)]
    return list(zip([sentence[0], *cuts], [*cuts, sentence[1]], strict=True))


def _cut(text: str, start: int, one: tuple[int, int], other: tuple[int, int]) -> int:
    """Return where what goes with one date ends: mostly a date ends its clause, unless the clause begins with it."""
    is_leading = bool(_LEADING.search(text[start : one[0]]))
    for breaks in _BREAKS:
        found = [each.start() for each in breaks.finditer(text, one[1], max(one[1], other[0]))]
        if found:
            return found[-1] if is_leading else found[0]
    return other[0] if is_leading else max(one[1], start)
