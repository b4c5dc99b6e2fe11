"""Cuts a text into the words, figures and marks that expressions of time are made of."""

import re
from typing import NamedTuple

_TOKEN = re.compile(
    r"\d+(?:[.,\u00a0\u202f ]\d{3})+(?![\d\w])"  # 2,024 words; 2 000 km
    r"|\d+(?:st|nd|rd|th|er|s)?(?![^\W_])"
    r"|(?:[ldjmtsnc]|qu|jusqu|lorsqu|aujourd)['’](?=\w)"
    r"|['’]s\b"
    r"|\w+|[^\w\s]",
    re.IGNORECASE,
)


class Token(NamedTuple):
    """A word, a figure or a mark, and where it stands."""

    start: int
    end: int
    words: str
    """As written, but for the form of its apostrophe."""


_new = tuple.__new__  # there are so many that the constructor's own checks are felt


def tokens(text: str, start: int, end: int) -> list[Token]:
    """Return the tokens of a part of a text, in order."""
    return [
        _new(Token, (*found.span(), words.replace("’", "'") if "’" in (words := found[0]) else words))
        for found in _TOKEN.finditer(text, start, end)
    ]
