"""Finds the characters that none of the book's fonts has, by asking the typesetter, and writes signs in their place.

A character that no font has would be an empty box on paper, and makes the typesetter refuse an accessible PDF.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from dossier.pdf.words import Node

# Letters and marks of Latin, Greek and Cyrillic, and the signs of French and English typography: the book's own font
# has them all, as a test makes sure.
_USUAL = re.compile(
    "[\t\n\r -~\u00a0-\u017f\u0391-\u03a1\u03a3-\u03a9\u03b1-\u03c9\u0400-\u045f\u200b\u202f"
    "\u2009\u2010-\u2014\u2018-\u201a\u201c-\u201e\u2020-\u2022\u2026\u2030\u2032\u2033\u2039\u203a\u20ac\u2116\u2122\u2190-\u2193\u2212]+"
)

Missing = Callable[[str], frozenset[str]]
"""Tells which of the characters of a text no font has."""


def strangers(texts: Iterable[str]) -> str:
    """Return the characters of `texts` that the book's own font may lack, in order."""
    return "".join(sorted({letter for text in texts for letter in _USUAL.sub("", text)}))


def sign(letter: str) -> str:
    """Return what is shown for a character that no font has: its name; nothing for one that shows nothing anyway."""
    if unicodedata.category(letter) in {"Cf", "Mn", "Me", "Cc"}:
        return ""
    name = unicodedata.name(letter, "")
    return f"[{name.title()}]" if name else f"[U+{ord(letter):04X}]"


def texts_of(value: Any) -> Iterator[str]:
    """Yield every text in a book, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from texts_of(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from texts_of(each)


_NOT_SHOWN = frozenset({"at", "to", "own", "ix", "url", "src", "k", "s", "lang", "path"})


def with_signs(value: Any, signs: Mapping[int, str]) -> Any:
    """Return a book with `signs` in the place of characters; the names of places stay."""
    if isinstance(value, str):
        return value.translate(signs)
    if isinstance(value, Mapping):
        return {key: each if key in _NOT_SHOWN else with_signs(each, signs) for key, each in value.items()}
    if isinstance(value, list):
        return [with_signs(each, signs) for each in value]
    return value


def has_any(nodes: Iterable[Node], letters: frozenset[str]) -> str:
    """Return those of `letters` that a page shows, in order."""
    return "".join(sorted({letter for text in texts_of(list(nodes)) for letter in text if letter in letters}))
