"""Tells the dates of an article and its issue from those of what it tells: «MOSCOU, 3 mars (Reuters) –»."""

import re

from dossier.vocabulary import vocabulary

_PLACE = re.compile(
    r"(?:[^\W\d_][^\W\d_]*[\s’'.-]*){1,4}(?:\([^)]*\))?,[^\W\d_ .]{0,25}\s*(?:le )?|[^\W\d_a-zà-ÿ\s]{3,}[\s,]+(?:le )?"
)
_AFTER_DATELINE = re.compile(r"\s*(?:\d{4}\s*)?(?:\.?\s*[/(][^/)]{2,30}[/)]|[.,]?\s*[–—]|[.,]?\s+-\s|\s*\.\s*/)")


def is_dateline(text: str, start: int, end: int, block_start: int) -> bool:
    """Tell whether a date may say where and when the article was sent: «MOSCOU, 3 mars (Reuters) –»."""
    before, after = text[block_start:start], text[end : end + 40]
    if len(before) > 45 or not _AFTER_DATELINE.match(after):
        return False
    return before[:1].isupper() and _PLACE.fullmatch(before) is not None


def is_own_date(text: str, start: int, end: int, block_start: int) -> bool:
    """Tell whether a date stands at the head of a block, as that of the article's publication may."""
    return not text[block_start:start].strip() and _AFTER_DATELINE.match(text[end : end + 40]) is not None


_VOCABULARY = vocabulary("temporal")
_ISSUED = _VOCABULARY.pattern("before", "issued")
_NUMBERED = _VOCABULARY.pattern("before", "numbered")
_LINE = 120
_SENTENCE_END = (".", "!", "?", "…", "»", "”")


def is_furniture(block: str, start: int, is_near: bool) -> bool:
    """Tell whether a date stands in a line of its own that says when an article or its issue came out.

    `is_near` says that it isn't far from publication: «Publié le 3 mars», «Le Mensuel, n° 212, mars 2024».
    """
    line_start = block.rfind("\n", 0, start) + 1
    line = block[line_start:].split("\n", 1)[0].strip()
    if not is_near or len(line) > _LINE or line.endswith(_SENTENCE_END):
        return False
    before = block[line_start:start].lstrip()
    return bool(_ISSUED.match(before) or _NUMBERED.search(before))
