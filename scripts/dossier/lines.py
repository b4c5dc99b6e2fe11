"""Cuts the text as read into lines that hold a paragraph each, however the file breaks them.

In most files a line is a paragraph. Where lines were wrapped at some width, and in Markdown, the lines of a paragraph
are taken together.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

Test = Callable[[str], bool]


@dataclass(frozen=True)
class Line:
    """A paragraph's worth of the text as read, or less: a heading, an item, a caption."""

    start: int
    end: int
    number: int
    """Of the file, counted from 1, where it begins."""
    text: str
    """Its words, with single spaces."""
    after_gap: bool = False
    """Whether an empty line stands before it."""


@dataclass(frozen=True)
class _Piece:
    start: int
    end: int
    number: int
    text: str
    indent: int
    after_gap: bool


MARKED_HEADING = re.compile(r"#{1,6}[ \t]+(?=\S)")
ITEM = re.compile(
    r"(?:[•◦▪●‣■□–*+►▸✓✔➤➜o-]|\d{1,2}[.)°]|\([a-z\d]\)|[a-z]\))[ \t\u00a0\u202f]+(?=\S)"
    r"|[•◦▪●‣■➤][ \t\u00a0\u202f]*(?=\S)"
)
QUOTED = re.compile(r">[ \t]*(?=\S)")
REMAINS = re.compile(r"</?[a-z]+[^<>]{0,40}>|\[\d{1,3}\](?=\S)", re.IGNORECASE)
"""Tags left in a text, and the numbers that text browsers give to links."""

# A heading's marks left in mid-paragraph: two to six # between a sentence's end and a capital.
_STRAY_HEADING = re.compile(r"(?<=[.!?…»”\"])[ \t]+(?P<marks>#{2,6}[ \t]+)(?=[«“\"]?[ \u00a0\u202f]?[^\W\d_])")
_ENDS_SENTENCE = re.compile(r"[.!?…:;][»”\"’')\]\s]*$")

# Wrapped text: no line is longer than this, in characters; at least so many line ends fall within a sentence, and so
# great a share of those between two lines. Terminals wrap at 72 to 80, columns of a PDF at 40 to 100.
_WIDEST = 120
# And no text is wrapped at less: shorter lines are verses, lists, names.
_NARROWEST = 30
_FEWEST_WRAPS = 4
_LEAST_WRAPPED = 0.25
# A line set in this much further than the next stands in the middle, and by itself.
_CENTRED = 10
# A line that is this much shorter than the widest was not ended by the width.
_SHORT, _SHORT_AT_STOP = 0.75, 0.93


def read_lines(text: str, first_line: int, *, is_markdown: bool, stands_alone: Test) -> Iterator[Line]:
    """Yield the lines of `text` that hold words; `stands_alone` tells those that join no others."""
    pieces = list(_pieces(text, first_line))
    if is_markdown:
        yield from _joined(text, pieces, lambda above, piece: _breaks_markdown(above, piece, stands_alone))
    elif width := _wrapped_at(pieces):
        yield from _joined(text, pieces, lambda above, piece: _breaks_wrapped(above, piece, width, stands_alone))
    else:
        yield from _joined(text, pieces, lambda _above, _piece: True)


def _pieces(text: str, first_line: int) -> Iterator[_Piece]:
    """Yield the lines as they stand, cut where a heading with its marks was left in the middle of one."""
    at, gap = 0, False
    for number, line in enumerate(text.split("\n"), first_line):
        cuts = [0, *(found.start("marks") for found in _STRAY_HEADING.finditer(line)), len(line)]
        for start, end in pairwise(cuts):
            piece = line[start:end]
            words = piece.strip()
            indent = len(piece) - len(piece.lstrip())
            if words:
                yield _Piece(at + start + indent, at + start + indent + len(words), number, words, indent, gap)
            gap = not words
        at += len(line) + 1


def _joined(text: str, pieces: Sequence[_Piece], breaks: Callable[[_Piece, _Piece], bool]) -> Iterator[Line]:
    run: list[_Piece] = []
    for piece in pieces:
        if run and (piece.after_gap or breaks(run[-1], piece)):
            yield _line(text, run)
            run = []
        run.append(piece)
    if run:
        yield _line(text, run)


def _line(text: str, run: Sequence[_Piece]) -> Line:
    start, end = run[0].start, run[-1].end
    return Line(start, end, run[0].number, " ".join(text[start:end].split()), run[0].after_gap)


def _breaks_markdown(above: _Piece, piece: _Piece, stands_alone: Test) -> bool:
    return (
        _begins_block(piece.text)
        or (MARKED_HEADING.match(above.text) is not None)
        or bool(QUOTED.match(above.text)) != bool(QUOTED.match(piece.text))
        or stands_alone(piece.text)
        or stands_alone(above.text)
    )


def _breaks_wrapped(above: _Piece, piece: _Piece, width: int, stands_alone: Test) -> bool:
    """Tell whether the width didn't end the line above: its next word would have fitted."""
    ends = _ENDS_SENTENCE.search(above.text) is not None
    if _begins_block(piece.text) or (ends and stands_alone(piece.text)):
        return True
    if (piece.indent > above.indent + 1 and not ITEM.match(above.text)) or above.indent > piece.indent + _CENTRED:
        return True
    needed = above.indent + len(above.text) + 1 + len(piece.text.split(maxsplit=1)[0])
    share = _SHORT_AT_STOP if ends else _SHORT
    return needed <= share * width


def _begins_block(text: str) -> bool:
    return bool(MARKED_HEADING.match(text) or ITEM.match(text))


def _wrapped_at(pieces: Sequence[_Piece]) -> int | None:
    """Return the width at which the lines were wrapped, in characters, or None where they weren't."""
    widths = sorted(piece.indent + len(piece.text) for piece in pieces)
    if len(widths) < _FEWEST_WRAPS or widths[int(0.97 * (len(widths) - 1))] > _WIDEST:
        return None
    width = widths[int(0.97 * (len(widths) - 1))]
    if width < _NARROWEST:
        return None
    neighbours = [(above, piece) for above, piece in pairwise(pieces) if not piece.after_gap]
    wraps = [
        above
        for above, piece in neighbours
        if piece.text[0].islower()
        and not _ENDS_SENTENCE.search(above.text)
        and above.indent + len(above.text) >= width * _SHORT
    ]
    if len(wraps) < _FEWEST_WRAPS or len(wraps) < _LEAST_WRAPPED * len(neighbours):
        return None
    return width
