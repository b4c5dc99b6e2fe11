"""Cuts a paragraph into sentences, in French and in English."""

import re
from bisect import bisect_left, bisect_right

# A stop, what closes after it, white space, then what may open a sentence. (The look back stands after the first
# stop: re finds a set of characters fast.)
_STOP = re.compile(
    r"[.!?…](?<![.!?…]{2})[.!?…]*+(?:[ \u202f\u00a0]?»|[”\"’')\]])*(?P<gap>\s++)(?=[«“\"‘'\(\[—–-]{0,4}\s?[^\W_])"
)

# Words whose full stop doesn't end a sentence.
_FRENCH = "m mm mme mmes mlle dr pr st ste mgr me cf env av apr"
_ENGLISH = (
    "mr mrs ms prof gen col lt sgt capt cmdr adm sen rep gov pres jr sr vs dept corp inc ltd co approx "
    "apr jun jul aug sept nov a.m p.m e.g i.e u.s u.k u.n"
)
_ABBREVIATIONS = frozenset(f"{_FRENCH} {_ENGLISH}".split())
# Those that are ordinary words too, and abbreviate only before a figure.
_BEFORE_FIGURE = frozenset("art p pp vol no nº n° chap fig jan feb mar sep oct dec".split())  # noqa: SIM905
_LONGEST_ABBREVIATION = 40
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
    follows = text[found.end("gap") : found.end("gap") + 8].lstrip("«“\"‘'([—–- \u202f\u00a0")
    if follows[:1].islower():
        return False
    before = _LAST_WORD.search(text[max(start, found.start() - _LONGEST_ABBREVIATION) : found.start() + 1])
    if not before:
        return True
    word = before["word"].casefold()
    is_initial = len(word) == 1 and before["word"].isupper()
    return not (is_initial or word in _ABBREVIATIONS or (word in _BEFORE_FIGURE and follows[:1].isdigit()))
