"""Cuts a paragraph into sentences, in French and in English."""

import re
from bisect import bisect_left, bisect_right

# A stop, what closes after it, white space, then what may open a sentence.
_STOP = re.compile(r"[.!?…]+[»”\"’'\)\]\u202f\u00a0]*(?P<gap>\s+)(?=[«“\"‘'\(\[—–-]*\s*[^\W_])")

# Words whose full stop doesn't end a sentence.
_FRENCH = "m mm mme mmes mlle dr pr st ste mgr me art p pp cf env vol no nº chap fig av apr"
_ENGLISH = (
    "mr mrs ms prof gen col lt sgt capt cmdr adm sen rep gov pres sec jr sr vs dept corp inc ltd co approx "
    "jan feb mar apr jun jul aug sep sept oct nov dec a.m p.m e.g i.e u.s u.k u.n"
)
_ABBREVIATIONS = frozenset(f"{_FRENCH} {_ENGLISH}".split())
_LAST_WORD = re.compile(r"(?:^|[\s(«“\"'’])(?P<word>[^\s(«“\"'’]+)\.$")


def sentences(text: str) -> list[tuple[int, int]]:
    """Return the spans of the sentences of `text`, in order; between two there is only white space."""
    spans, start = [], 0
    for found in _STOP.finditer(text):
        if _ends_sentence(text, start, found):
            spans.append((start, found.start("gap")))
            start = found.end("gap")
    if text[start:].strip():
        spans.append((start, len(text)))
    return spans


def sentence_around(spans: list[tuple[int, int]], start: int, end: int) -> tuple[int, int]:
    """Return what holds `start` to `end`, of the `spans` of a text's sentences: one, or several that words straddle."""
    first = max(bisect_right(spans, start, key=lambda span: span[0]) - 1, 0)
    last = max(bisect_left(spans, end, key=lambda span: span[0]) - 1, first)
    return spans[first][0], spans[last][1]


def _ends_sentence(text: str, start: int, found: re.Match[str]) -> bool:
    """Tell a sentence's end from an abbreviation, an initial, and a stop inside a quotation that goes on."""
    follows = text[found.end("gap") :].lstrip("«“\"‘'([—–- \u202f\u00a0")
    if follows[:1].islower():
        return False
    before = _LAST_WORD.search(text, start, found.start() + 1)
    if not before:
        return True
    word = before["word"]
    is_initial = len(word) == 1 and word.isupper()
    return not (is_initial or word.casefold() in _ABBREVIATIONS)
