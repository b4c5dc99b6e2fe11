"""Estimates how wide words are when they are set in a sans serif whose metrics nobody knows: rather too wide.

The widths are those of the widest faces in common use, so that what is laid out by them has room in any.
"""

from collections.abc import Sequence

_WIDTHS = {
    **dict.fromkeys("ijl.,:;'’!|", 0.33),
    **dict.fromkeys(" \u00a0\u202f", 0.34),
    **dict.fromkeys("-()ftrI/[]", 0.43),
    **dict.fromkeys("csvxyzkJ?", 0.6),
    **dict.fromkeys("mwMWQO@%&—ЖШЩЮМжшщюм", 0.99),
    **dict.fromkeys("ABCDEFGHKLNPRSTUVXYZ", 0.78),
}
_USUAL = 0.65
_WIDE = 1.05
"""Of an ideograph, and of whatever lies beyond the scripts that are written in rows of letters."""
_FIRST_WIDE = 0x1100
_BOLD = 1.1


def width_of(words: str, size: float, *, is_bold: bool = False) -> float:
    """Return how wide `words` are at most, in the unit of the font's `size`."""
    ems = sum(_WIDTHS.get(char) or (_WIDE if ord(char) >= _FIRST_WIDE else _USUAL) for char in words)
    return ems * size * (_BOLD if is_bold else 1)


def in_lines(words: str, most: float, size: float, *, is_bold: bool = False) -> tuple[str, ...]:
    """Return `words` in as few lines as keep within `most`, and as even as can be; a longer word widens the measure."""
    pieces = words.split(" ")
    widths = [width_of(piece, size, is_bold=is_bold) for piece in pieces]
    widest, space = max(most, *widths), width_of(" ", size, is_bold=is_bold)
    fewest = len(_filled(widths, widest, space))
    # The narrowest measure that takes no more lines makes them even.
    spans = {
        sum(widths[start:end]) + (end - start - 1) * space
        for start in range(len(pieces))
        for end in range(start + 1, len(pieces) + 1)
    }
    narrowest = min(span for span in spans if span >= max(widths) and len(_filled(widths, span, space)) == fewest)
    lines, at = [], 0
    for count in _filled(widths, narrowest, space):
        lines.append(" ".join(pieces[at : at + count]))
        at += count
    return tuple(lines)


def _filled(widths: Sequence[float], most: float, space: float) -> list[int]:
    """Return how many pieces each line takes, where each takes as many as it can."""
    counts, used = [1], widths[0]
    for width in widths[1:]:
        if used + space + width <= most + 1e-9:
            counts[-1] += 1
            used += space + width
        else:
            counts.append(1)
            used = width
    return counts
