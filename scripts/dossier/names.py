"""How names are compared: without case, accents and ligatures; with one apostrophe, one hyphen and one space."""

import unicodedata
from collections.abc import Sequence

_PLAIN = str.maketrans(
    {"’": "'", "ʼ": "'", "‘": "'", "‑": "-", "‐": "-", "–": "-", "œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae"}
)


class _Folds(dict[str, str]):
    """What characters become, worked out once for each: there are far fewer of them than letters in a dossier."""

    def __missing__(self, char: str) -> str:
        self[char] = _fold(char)
        return self[char]


_FOLDS = _Folds()


def folded(text: str) -> tuple[str, Sequence[int]]:
    """Return `text` as names are compared, and for each of its characters (and its end) the offset in `text`."""
    folds = [_FOLDS[char] for char in text]
    whole = "".join(folds)
    if len(whole) == len(text) and "" not in folds:  # each character became one
        return whole, range(len(text) + 1)
    offsets: list[int] = []
    for at, fold in enumerate(folds):
        offsets += [at] * len(fold)
    offsets.append(len(text))
    return whole, offsets


def name_key(name: str) -> str:
    """Return what two spellings of one name share."""
    return " ".join(folded(name)[0].split())


def _fold(char: str) -> str:
    if char.isspace():
        return " "
    if char.isascii():
        return char.lower()
    plain = unicodedata.normalize("NFKD", char.translate(_PLAIN).casefold())
    return "".join(c for c in plain if not unicodedata.combining(c))
