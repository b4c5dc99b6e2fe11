"""What is wrong with the input, said to the person who can mend it.

A problem is a value: stages return their problems beside their result, and the command prints them all at once.
"""

import difflib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import click

_NEAR = 0.6
"""How alike two words must be, from 0 to 1, for the one to be offered for the other."""


@dataclass(frozen=True, order=True)
class Problem:
    """Something wrong, or worth a look, at one line of one file."""

    path: str
    """As a person would type it: relative to the project's root, with forward slashes."""
    line: int
    """Counted from 1; 1 also where the whole file is meant."""
    what: str
    mend: str
    is_note: bool = False
    """A note is worth knowing and makes nothing fail."""

    def __str__(self) -> str:
        return f"{printable(self.path)}:{self.line}: {printable(self.what)}; {printable(self.mend)}"


class UsageError(click.UsageError):
    """The command was called in a way that can't be carried out (exit status 2)."""


def did_you_mean(word: str, choices: Iterable[str]) -> str:
    """Return a question that offers the choice nearest to `word`, or nothing where none is near."""
    nearest = _nearest(word, choices)
    return f"did you mean “{nearest}”?" if nearest is not None else ""


def _nearest(word: str, choices: Iterable[str]) -> str | None:
    """Return what difflib.get_close_matches would put first, without comparing every choice letter by letter.

    The letters that two words have in common, wherever they stand, bound their likeness: the most promising choices
    come first, and those that can't be as near as the nearest so far are not compared.
    """
    letters = Counter(word).items()
    bounds = []
    for choice in choices:
        common = sum([min(count, choice.count(letter)) for letter, count in letters])
        bound = _likeness(common, len(word) + len(choice))
        if bound >= _NEAR:
            bounds.append((bound, choice))
    matcher = difflib.SequenceMatcher(b=word)
    best: tuple[float, str] | None = None
    for bound, choice in sorted(bounds, reverse=True):
        if best and bound < best[0]:
            break
        matcher.set_seq1(choice)
        likeness = matcher.ratio()
        if likeness >= _NEAR:
            best = max(best or (0.0, ""), (likeness, choice))
    return best[1] if best else None


def _likeness(common: int, length: int) -> float:
    """Return how alike two words of together `length` letters are that have `common` letters in common."""
    return 2.0 * common / length if length else 1.0


def printable(text: str) -> str:
    """Return `text` fit for one line of a terminal: control characters and stray surrogates are spelt out."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)
