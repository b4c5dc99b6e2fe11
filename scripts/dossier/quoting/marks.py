"""Pairs quotation marks: what stands between them, within a paragraph and from paragraph to paragraph.

| mark          | opens                                            | closes                                        |
|---------------|--------------------------------------------------|-----------------------------------------------|
| « »           | «                                                | »; at the head of a paragraph it goes on      |
| “ ”           | “, and ” where only a space stands before        | ”                                             |
| "             | after a space or a bracket, before a word        | elsewhere; after a figure alone it is an inch |
| ‘ ’ and '     | after a space, a bracket or a mark, before a word | after a word, where no letter follows         |

What is left open goes to the end of its paragraph.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

_MARK = re.compile(r"[«»“”„\"‘’']")
_DOUBLE = re.compile(r"[«»“”„\"‘]|(?<!\w)'(?=\w)")
_KINDS = {"«": "«", "»": "«", "“": "“", "”": "“", "„": "“", '"': '"', "‘": "‘", "’": "‘", "'": "'"}
_SPACES = " \t\n\u00a0\u202f\u2009"
_OPENS_AFTER = f"{_SPACES}([{{—–-/«“‘\"'’"
_MOST_BLOCKS = 6
_ELISION = re.compile(r"['’](?:em|til|tis|twas|cause|n|round|\d\ds?)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Span:
    """What stands between two quotation marks."""

    block: int
    start: int
    """Between the marks, without the space inside them; in the text as read."""
    end: int
    first: int
    """With the marks."""
    last: int
    kind: str
    is_closed: bool
    depth: int = 0
    """How many others it stands in."""
    continues: bool = False
    """Whether it goes on with what the paragraph before left open."""


@dataclass(frozen=True)
class _Open:
    kind: str
    at: int
    begin: int
    """Where the words begin."""
    continues: bool = False


def has_marks(text: str) -> bool:
    """Tell whether a text may have anything in quotation marks."""
    return _DOUBLE.search(text) is not None


def spans(text: str, blocks: Sequence[tuple[int, int]]) -> list[Span]:
    """Return what stands in marks in the blocks of a text, given by where they begin and end, in order."""
    found: list[Span] = []
    left_open: str | None = None
    for place, (start, end) in enumerate(blocks):
        if left_open and not _goes_on(text, blocks, place, left_open):
            left_open = None
        here = list(_in_block(text, place, start, end, left_open))
        whole = [each for each in here if each.depth == 0]
        left_open = whole[-1].kind if whole and not whole[-1].is_closed and whole[-1].last >= end else None
        found += here
    return sorted(found, key=lambda each: (each.start, -each.end, each.depth))


def _goes_on(text: str, blocks: Sequence[tuple[int, int]], place: int, kind: str) -> bool:
    """Tell whether a paragraph goes on with the quotation that the one before left open."""
    start, _end = blocks[place]
    if text[start : start + 1] in '«»“„"' or (kind == "‘" and text[start : start + 1] == "‘"):
        return True
    for begin, last in blocks[place : place + _MOST_BLOCKS]:
        mark = next((each for each in _MARK.finditer(text, begin, last) if _KINDS[each[0]] == kind), None)
        if mark and kind in ("«", "“"):
            return mark[0] in "»”"
    return False


def _in_block(text: str, place: int, start: int, end: int, left_open: str | None) -> Iterator[Span]:
    opened: list[_Open] = []
    at = start
    if left_open:
        head = text[start : start + 1]
        begin = start + 1 if head in '«»“„"‘' and head else start
        opened.append(_Open(_KINDS.get(head, left_open) if begin > start else left_open, start, begin, continues=True))
        at = begin
    for mark in _MARK.finditer(text, at, end):
        sign, where = mark[0], mark.start()
        if _closes(text, sign, where, start, end, opened):
            yield from _closed(text, place, opened, _depth_of(opened, sign), where)
        elif _opens(text, sign, where, start, end, opened):
            opened.append(_Open(_KINDS[sign], where, where + 1))
    for depth, each in enumerate(opened):
        if each.kind not in ("‘", "'"):
            span = _span(text, place, each, depth, end, end, is_closed=False)
            if span:
                yield span


def _depth_of(opened: Sequence[_Open], sign: str) -> int:
    """Return the place among those open of the one that a mark closes."""
    for depth in range(len(opened) - 1, -1, -1):
        if opened[depth].kind == _KINDS[sign]:
            return depth
    for depth in range(len(opened) - 1, -1, -1):
        if {opened[depth].kind, _KINDS[sign]} <= {"“", '"', "«"}:
            return depth
    return len(opened) - 1


def _closed(text: str, place: int, opened: list[_Open], depth: int, where: int) -> Iterator[Span]:
    """Yield what a mark closes; what was opened within and never closed is no quotation."""
    span = _span(text, place, opened[depth], depth, where, where + 1, is_closed=True)
    del opened[depth:]
    if span:
        yield span


def _span(text: str, place: int, each: _Open, depth: int, end: int, last: int, *, is_closed: bool) -> Span | None:
    start = each.begin
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if not any(letter.isalnum() for letter in text[start:end]):
        return None
    return Span(place, start, end, each.at, last, each.kind, is_closed, depth, each.continues)


def _closes(text: str, sign: str, at: int, start: int, end: int, opened: Sequence[_Open]) -> bool:
    kinds = [each.kind for each in opened]
    if sign == "»":
        return "«" in kinds or "“" in kinds[-1:]
    if sign in "”“":
        return _closes_curly(text, sign, at, start, end, kinds)
    if sign == '"':
        return _closes_straight(text, at, end, opened)
    if sign in "’'":
        return ("‘" if sign == "’" else "'") in kinds and _closes_single(text, sign, at, end)
    return False


def _closes_curly(text: str, sign: str, at: int, start: int, end: int, kinds: Sequence[str]) -> bool:
    if sign == "”":
        if "“" in kinds:
            return True
        return '"' in kinds[-1:] or ("«" in kinds[-1:] and "»" not in text[at:end])
    after = text[at + 1 : at + 2] if at + 1 < end else ""
    before = text[at - 1 : at] if at > start else ""
    return "“" in kinds and bool(before.strip()) and not after.isalnum() and before not in _OPENS_AFTER


def _closes_straight(text: str, at: int, end: int, opened: Sequence[_Open]) -> bool:
    kinds = [each.kind for each in opened]
    if '"' not in kinds:
        return "“" in kinds[-1:] and not _opens_word(text, at, end)
    begin = opened[kinds.index('"')].begin
    before = text[at - 1 : at]
    after = text[at + 1 : at + 2] if at + 1 < end else ""
    if before.isspace() and after and not after.isspace() and after.isalnum():
        return at == begin  # a quotation in a quotation, or one that was never closed
    return True


def _closes_single(text: str, sign: str, at: int, end: int) -> bool:
    before = text[at - 1 : at]
    after = text[at + 1 : at + 2] if at + 1 < end else ""
    if after.isalnum() or before.isspace():
        return False
    if before == "s" and after == " " and text[at + 2 : at + 3].isalpha():
        return not _closes_later(text, sign, at + 1, end)  # “the cosmonauts’ suits”
    return True


def _closes_later(text: str, sign: str, at: int, end: int) -> bool:
    """Tell whether another mark closes, before the next one opens."""
    for mark in re.finditer("[‘’']", text[at:end]):
        where = at + mark.start()
        after = text[where + 1 : where + 2] if where + 1 < end else ""
        if mark[0] == "‘" or (mark[0] == "'" and text[where - 1].isspace()):
            return False
        if mark[0] == sign and not after.isalnum():
            return True
    return False


def _opens_word(text: str, at: int, end: int) -> bool:
    after = text[at + 1 : at + 2] if at + 1 < end else ""
    return bool(after) and not after.isspace() and after not in ".,;:!?)]»”’"


def _opens(text: str, sign: str, at: int, start: int, end: int, opened: Sequence[_Open]) -> bool:
    before = text[at - 1 : at] if at > start else " "
    after = text[at + 1 : at + 2] if at + 1 < end else ""
    if sign in "«„":
        return bool(after)
    if sign == "“":
        return bool(after)
    if sign in '”"':
        if before.isdigit() and sign == '"':
            return False  # inches
        if sign == '"' and after and after in _SPACES[3:] and before in _OPENS_AFTER:
            return True
        return before in _OPENS_AFTER and _opens_word(text, at, end)
    if sign == "‘":
        return before in _OPENS_AFTER and _opens_word(text, at, end) and _has_close(text, at, end)
    if sign == "'" and not any(each.kind == "'" for each in opened):
        is_word = _opens_word(text, at, end) and not _ELISION.match(text, at)
        return before in _OPENS_AFTER and before not in "'’-" and is_word and _has_close(text, at, end, sign)
    return False


def _has_close(text: str, at: int, end: int, sign: str = "’") -> bool:
    """Tell whether a single mark is closed in the paragraph, so that it is no apostrophe."""
    return any(
        not text[where - 1].isspace() and not text[where + 1 : min(where + 2, end)].isalnum()
        for where in _places(text, sign, at + 2, end)
    )


def _places(text: str, sign: str, at: int, end: int) -> Iterator[int]:
    at = text.find(sign, at, end)
    while at >= 0:
        yield at
        at = text.find(sign, at + 1, end)


def nested(found: Iterable[Span]) -> list[Span]:
    """Return the spans with their depth told by which hold which."""
    result: list[Span] = []
    around: list[Span] = []
    for span in found:
        while around and around[-1].end <= span.start:
            around.pop()
        result.append(replace(span, depth=len(around)))
        around.append(span)
    return result
