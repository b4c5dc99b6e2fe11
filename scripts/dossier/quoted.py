"""Finds words that somebody quotes in the text that they are quoted from.

A quotation is the text's words letter for letter. Only what typing changes makes no difference: how white space is
folded (inside « » there may be none), and which signs stand for apostrophes and quotation marks.
"""

import difflib
import re
import unicodedata
from collections import Counter
from functools import lru_cache

Span = tuple[int, int]

_SPACE = r"\s++"
_MARK = r'(?:«\s*+|(?<!\s)\s*+»|["“”„‟])'
_APOSTROPHE = "['’‘ʼ]"
_MARKS = re.compile(r'«\s*|(?<!\s)\s*»|["“”„‟]|(?P<apostrophe>[\'’‘ʼ])|(?P<space>\s+)')
_WORD = re.compile(r"[^\W_]+")
_LETTER = r"(?:[^\W_]|[\u0300-\u036f])"

_LEAST_WORDS, _LEAST_LETTERS = 0.5, 0.6
"""How much of a quotation a passage must have, from 0 to 1, for it to be what was meant."""

_MOST_COMPARED = 20
_MOST_COMPARED_OF_NO_WORD = 5000


def find(text: str, words: str) -> tuple[Span, ...]:
    """Return where `words` stand in `text`, in order; never within longer words.

    Where they stand exactly as they are written, that is all; otherwise where only typing tells them apart.
    """
    words = unicodedata.normalize("NFC", words.strip())
    if not words:
        return ()
    exact = [(at, at + len(words)) for at in _places(text, words)]
    spans = [span for span in exact if _is_whole(text, *span)]
    return tuple(spans or (_trimmed(text, *found.span()) for found in _pattern(words).finditer(text)))


def nearest(text: str, words: str) -> Span | None:
    """Return where in `text` the passage stands that has most of the `words`, or None where none is like them."""
    wanted = Counter(_folded(words))
    found = list(_WORD.finditer(text))
    folded = _folded(text)
    length = min(sum(wanted.values()), len(found))
    if not length:
        return None
    window: Counter[str] = Counter()
    common, best = 0, 0
    places: list[int] = []
    for at, word in enumerate(folded):
        window[word] += 1
        common += window[word] <= wanted[word]
        if at >= length:
            gone = folded[at - length]
            common -= window[gone] <= wanted[gone]
            window[gone] -= 1
        if at >= length - 1 and common >= best:
            places = [] if common > best else places
            best = common
            places.append(at - length + 1)
    compared = places[: _MOST_COMPARED if best else _MOST_COMPARED_OF_NO_WORD]
    spans = [(found[at].start(), found[at + length - 1].end()) for at in compared]
    matcher = difflib.SequenceMatcher(b=words, autojunk=False)

    def likeness(span: Span) -> float:
        matcher.set_seq1(text[slice(*span)])
        return matcher.ratio()

    span = max(spans, key=likeness)
    is_meant = best / sum(wanted.values()) > _LEAST_WORDS or likeness(span) >= _LEAST_LETTERS
    return span if is_meant else None


def _folded(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def _places(text: str, words: str) -> list[int]:
    places, at = [], text.find(words)
    while at >= 0:
        places.append(at)
        at = text.find(words, at + len(words))
    return places


def _is_whole(text: str, start: int, end: int) -> bool:
    """Tell words from parts of longer ones: «possible» isn't quoted from «impossible»."""
    return not any(_is_letter(text[at - 1 : at]) and _is_letter(text[at : at + 1]) for at in (start, end))


def _is_letter(char: str) -> bool:
    return re.fullmatch(_LETTER, char) is not None


def _trimmed(text: str, start: int, end: int) -> Span:
    """Leave out white space at the ends."""
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())


@lru_cache(maxsize=256)
def _pattern(words: str) -> re.Pattern[str]:
    """Return what finds `words` however they are typed."""
    parts, at = [], 0
    for found in _MARKS.finditer(words):
        parts.append(re.escape(words[at : found.start()]))
        parts.append(_APOSTROPHE if found["apostrophe"] else _SPACE if found["space"] else _MARK)
        at = found.end()
    parts.append(re.escape(words[at:]))
    before = f"(?<!{_LETTER})" if _is_letter(words[0]) else ""
    after = f"(?!{_LETTER})" if _is_letter(words[-1]) else ""
    return re.compile(before + "".join(parts) + after)
