"""Tells what figures may be: a day, a year, a decade, a number."""

import re
from functools import cache

_FIGURES = re.compile(r"(\d+)(st|nd|rd|th|er|s)?", re.ASCII)


@cache
def figure_classes(words: str) -> frozenset[str]:
    """Return the classes that figures belong to: «1990» is a year, and «90s» a decade."""
    found = _FIGURES.fullmatch(words)
    if not found or len(found[1]) > 4:
        return frozenset()
    number, tail = int(found[1]), found[2]
    if tail == "s":
        return frozenset({"decade"} if number % 10 == 0 and (len(found[1]) == 2 or 1500 <= number <= 2190) else ())
    names = {"day"} if 1 <= number <= 31 and len(found[1]) <= 2 else set()
    if tail:
        return frozenset(names | {"ordinal"} if names else ())
    if len(found[1]) == 2:
        names.add("two")
    if len(found[1]) == 4 and 1500 <= number <= 2199:
        names.add("year")
    if number and len(found[1]) <= 3:
        names.add("number")
    return frozenset(names)


@cache
def in_brackets(words: str) -> frozenset[str]:
    """Return them as the grammar writes them."""
    return frozenset(f"<{name}>" for name in figure_classes(words))


def figures(words: str) -> int:
    """Return the number that figures give, whatever stands after them."""
    return int(re.sub(r"\D+$", "", words))
