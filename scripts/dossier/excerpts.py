"""Chooses what is shown of a sentence that is too long to be shown whole: what stands around the words that matter."""

from collections.abc import Iterable

_LONGEST = 700
"""A sentence longer than this, in characters, is cut."""

_AROUND = 350

Span = tuple[int, int]


def excerpts(text: str, sentence: Span, marked: Iterable[Span]) -> list[Span]:
    """Return the spans of `text` that show a sentence and every span `marked` in it: one where it can be shown whole.

    All are offsets of `text`; the marked ones are in order. What is cut is cut between words.
    """
    start, end = sentence
    if end - start <= _LONGEST:
        return [sentence]
    shown: list[Span] = []
    for first, last in marked:
        begin, stop = _around(text, sentence, first, last)
        if shown and begin <= shown[-1][1] + 1:
            shown[-1] = (shown[-1][0], max(stop, shown[-1][1]))
        else:
            shown.append((begin, stop))
    return shown


def _around(text: str, sentence: Span, first: int, last: int) -> Span:
    """Return what is shown of a long sentence around one span of it."""
    start, end = sentence
    begin, stop = max(start, first - _AROUND), min(end, last + _AROUND)
    if begin > start:
        begin = text.find(" ", begin, first) + 1 or first
    if stop < end:
        stop = max(text.rfind(" ", last, stop), last)
    return begin, stop
