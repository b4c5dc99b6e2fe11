"""Writes citations as CSL-JSON, which citation processors and reference managers read."""

import json
import re
from collections.abc import Iterable
from typing import Any

from dossier.citing.original import Original
from dossier.dates import Date, PartialDate

# A list of numbers over several lines; within a string JSON has no line break.
_NUMBERS = re.compile(r"\[\n\s*(\d+(?:,\n\s*\d+)*)\n\s*\]")
_BREAK = re.compile(r"\n\s*")


def csl(originals: Iterable[Original]) -> str:
    """Return a bibliography, in the order given."""
    text = json.dumps([csl_item(each) for each in originals], ensure_ascii=False, indent=2)
    return _NUMBERS.sub(lambda found: f"[{_BREAK.sub(' ', found[1])}]", text) + "\n"


def csl_item(original: Original) -> dict[str, Any]:
    """Return one citation: what isn't known isn't there."""
    item: dict[str, Any] = {
        "id": original.key,
        "type": "article-newspaper",
        "title": original.title,
        "author": [
            {"family": each.family, "given": each.given} if each.family else {"literal": each.whole}
            for each in original.authors
        ],
        "container-title": original.outlet,
        "issued": _issued(original),
        "URL": original.url,
        "accessed": _parts(original.accessed) if original.accessed else None,
        "language": original.lang,
    }
    return {key: value for key, value in item.items() if value}


def _issued(original: Original) -> dict[str, Any] | None:
    """Return the date; what has no beginning or no end only words can say there."""
    date = original.date
    if date and not (date.start and date.end):
        return {"literal": original.date_in_words}
    return _parts(date) if date else None


def _parts(date: Date) -> dict[str, Any]:
    ends = [date.start, date.end] if date.is_interval else [date.start]
    return {"date-parts": [_numbers(end) for end in ends if end]}


def _numbers(date: PartialDate) -> list[int]:
    return [part for part in (date.year, date.month, date.day) if part]
