"""The words of a text as the search reads them in the browser (words.js): the same folded letters, in their order.

Small words that words.js passes over (an elided article, the ending of an ordinal) are among them.
"""

import re
import sys
import unicodedata
from collections.abc import Iterator
from functools import cache

_RUSSIAN = "абвгґдеёєжзиіїйклмнопрстуўфхцчшщыэюя"
_WRITTEN = "a b v g g d e e ie zh z i i i i k l m n o p r s t u u f kh ts ch sh shch y e yu ya"
_CYRILLIC = {**dict(zip(_RUSSIAN, _WRITTEN.split(), strict=True)), "ъ": "", "ь": ""}
_LATIN = {"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
_LETTERS = str.maketrans({**_CYRILLIC, **_LATIN})


def words(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the words of a text with markup in it, folded, and whether each begins with a capital."""
    for piece in _pieces().finditer(text):
        initials, grouped, word = piece.groups()
        spelling = initials.replace(".", "") if initials else re.sub(r"\D", "", grouped) if grouped else word
        if spelling:
            yield fold(spelling), spelling[0].isupper()


@cache
def fold(word: str) -> str:
    """Write a word in plain small Latin letters: «Décollage» is decollage, «Кикина» kikina, «cœur» coeur."""
    small = word.lower()
    if small.isascii():
        return small.lstrip("0") or "0" if small.isdigit() else small
    plain = unicodedata.normalize("NFC", small).translate(_LETTERS)
    return "".join(c for c in unicodedata.normalize("NFKD", plain) if unicodedata.category(c)[0] != "M")


@cache
def _pieces() -> re.Pattern[str]:
    """Return what parts a text: markup and references, then initials, a number written in groups, a word."""
    letter, mark = _class("L"), _class("M")
    return re.compile(
        r"<sup(?: [^>]*)?>[^<]*</sup>|</?[a-z][^>]*>|&#?[A-Za-z0-9_]+;"
        rf"|((?:[{letter}]\.){{2,}}(?:[{letter}](?![{letter}{mark}]))?)"
        "|([1-9][0-9]{0,2}(?:[ \u00a0\u202f\u2009.,][0-9]{3})+(?![0-9]))"
        rf"|([0-9]+|[{letter}{mark}]+)"
    )


def _class(category: str) -> str:
    """Return all characters of a category of Unicode's, as the inside of a character class."""
    ranges: list[list[int]] = []
    for number in range(sys.maxunicode + 1):
        if unicodedata.category(chr(number))[0] == category:
            if ranges and ranges[-1][1] == number - 1:
                ranges[-1][1] = number
            else:
                ranges.append([number, number])
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in ranges)
