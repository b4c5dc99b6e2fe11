"""Finds what stands in quotation marks."""

import re

_QUOTED = re.compile(r"«[^«»]*(?:»|$)|“[^“”]*(?:”|$)|(?<!\w)\"[^\"]*(?:\"|$)|(?<!\w)‘(?:[^‘’]|’(?=\w))*(?:’(?!\w)|$)")


def quoted_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return what stands in quotation marks in a part of a text; what is left open goes to its end."""
    return [found.span() for found in _QUOTED.finditer(text, start, end)]
