"""Writes citations in the RIS format of reference managers: a line for each value, `TY` first and `ER` last.

A date there is year/month/day/words: what isn't sure of it is left out, and said in words.
"""

from collections.abc import Iterable, Iterator

from dossier.citing.original import Original, shared_parts
from dossier.dates import Date


def ris(originals: Iterable[Original]) -> str:
    """Return a bibliography, in the order given."""
    return "\r\n".join("".join(f"{tag}  - {value}\r\n" for tag, value in _lines(each)) for each in originals)


def _lines(original: Original) -> Iterator[tuple[str, str]]:
    yield "TY", "NEWS"
    yield "ID", original.key
    for author in original.authors:
        yield "AU", f"{author.family}, {author.given}" if author.family else author.whole
    yield "TI", original.title
    if original.outlet:
        yield "T2", original.outlet
    if date := original.date:
        parts = original.shared_parts
        words = original.date_in_words if date.is_interval else ""
        if parts:
            yield "PY", f"{parts[0]:04}"
            yield "DA", _date(date, words)
        else:
            yield "N1", words
    if original.url:
        yield "UR", original.url
    if original.accessed:
        yield "Y2", _date(original.accessed)
    if original.lang:
        yield "LA", original.lang
    yield "ER", ""


def _date(date: Date, words: str = "") -> str:
    year, month, day = [*shared_parts(date), 0, 0][:3]
    return "/".join((f"{year:04}", f"{month:02}" if month else "", f"{day:02}" if day else "", words))
