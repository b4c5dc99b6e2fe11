"""Tells the dates of an article and its issue from those of what it tells: «MOSCOU, 3 mars (Reuters) –»."""

import re

from dossier.vocabulary import vocabulary

_PLACE = re.compile(
    r"(?:[^\W\d_][^\W\d_]*[\s’'./-]*){1,4}(?:\([^)]*\))?,[^\W\d_ .]{0,25}\s*(?:le )?"
    r"|[^\W\d_a-zà-ÿ\s]{3,}(?:\s\([^)]*\))?[\s,]+(?:le )?"
    r"|(?:[^\W\d_a-zà-ÿ][\w’'-]+[\s/]*){1,4}(?:\([^)]*\))?(?:, [^\W\d_]+\.?){0,2}(?P<stop>[.,])\s+(?:le )?"
)
_AFTER_DATELINE = re.compile(
    r"\s*(?:\d{4}\s*)?(?:\.?\s*[/(][^/)]{2,30}[/)]|[.,]?\s*[–—]|[.,]?\s+--?\s|\s*\.\s*/|\.\s+[A-Z]{4,}\s[-–—])"
)

# “Moscow. Dec 23 (Interfax) -”: after a full stop it is one where an agency follows.
_AGENCY = re.compile(r"\s*(?:\d{4}\s*)?[.,]?\s*[/(][^\W\d_a-zà-ÿ][^/)]{2,30}[/)]|[.,]?\s+[A-Z]{4,}\b")


def is_dateline(text: str, start: int, end: int, block_start: int) -> bool:
    """Tell whether a date may say where and when the article was sent: «MOSCOU, 3 mars (Reuters) –»."""
    before, after = text[block_start:start], text[end : end + 40]
    if len(before) > 45 or not _AFTER_DATELINE.match(after):
        return False
    place = _PLACE.fullmatch(before) if before[:1].isupper() else None
    return place is not None and (place["stop"] != "." or _AGENCY.match(after) is not None)


def is_own_date(text: str, start: int, end: int, block_start: int) -> bool:
    """Tell whether a date stands at the head of a block, as that of the article's publication may."""
    return not text[block_start:start].strip() and _AFTER_DATELINE.match(text[end : end + 40]) is not None


_VOCABULARY = vocabulary("temporal")
_ISSUED = _VOCABULARY.pattern("before", "issued")
_NUMBERED = _VOCABULARY.pattern("before", "numbered")
_LINE = 120
_SENTENCE_END = (".", "!", "?", "…", "»", "”")


def is_furniture(block: str, start: int, end: int, *, is_own: bool) -> bool:
    """Tell whether a date stands in a line of its own that says when an article or its issue came out.

    It isn't far from publication: «Publié le 3 mars», «Le Mensuel, n° 212, mars 2024»; `is_own` says that it is that
    day, of which a line with nothing else in one of its parts says no more: «Par A. B. | 30/07/2021».
    """
    line_start = block.rfind("\n", 0, start) + 1
    line = block[line_start:].split("\n", 1)[0].strip()
    if len(line) > _LINE or line.endswith(_SENTENCE_END):
        return False
    before, after = block[line_start:start].lstrip(), block[end:].split("\n", 1)[0]
    if _ISSUED.match(before) or _NUMBERED.search(before):
        return True
    is_part = _PARTS.search(before) and _PART_END.match(after)
    return is_own and bool(is_part or _HOUR_AFTER.fullmatch(after))


# Place and day make a part of such a line, and the hour may.
_PARTS = re.compile(r"(?:^|[|•·–—/]|\s-)\s*(?:[^\W\d_][\w’'-]*(?: [^\W\d_][\w’'-]*){0,2},\s*)?(?:le |on )?\Z")
_HOUR_AFTER = re.compile(r"\s*[\\|/]\s*\d{1,2}\s?[h:]\s?\d\d\s*")
_PART_END = re.compile(r"[\s,.]*(?:(?:à|at)?\s*\d{1,2}\s?[h:]\s?\d{0,2}\w*\s*)?(?:$|[|•·–—/]|-\s)")
