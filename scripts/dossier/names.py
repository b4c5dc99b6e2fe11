"""How names are compared: without case, accents and ligatures; with one apostrophe, one hyphen and one space."""

import unicodedata

_PLAIN = str.maketrans(
    {"’": "'", "ʼ": "'", "‘": "'", "‑": "-", "‐": "-", "–": "-", "œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae"}
)


def folded(text: str) -> tuple[str, list[int]]:
    """Return `text` as names are compared, and for each of its characters (and its end) the offset in `text`."""
    letters: list[str] = []
    offsets: list[int] = []
    for at, char in enumerate(text):
        for letter in _fold(char):
            letters.append(letter)
            offsets.append(at)
    offsets.append(len(text))
    return "".join(letters), offsets


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
