"""What is wrong with the input, said to the person who can mend it.

A problem is a value: stages return their problems beside their result, and the command prints them all at once.
"""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

import click


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
    near = difflib.get_close_matches(word, sorted(choices), n=1, cutoff=0.6)
    return f"did you mean “{near[0]}”?" if near else ""


def printable(text: str) -> str:
    """Return `text` fit for one line of a terminal: control characters and stray surrogates are spelt out."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)
