"""The white space that French typography wants, as edits of a text: letters and marks are never touched.

Rules: Lexique des règles typographiques en usage à l'Imprimerie nationale. A narrow no-break space goes before
; ! ? and inside « », a no-break space before a colon and after «M.» and its kin.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

NARROW = "\N{NARROW NO-BREAK SPACE}"
NO_BREAK = "\N{NO-BREAK SPACE}"

_FOLDED = re.compile(r"\s(?:\s+|(?<=[^ \u00a0\u202f]))")
_REFERENCE = re.compile(r"&#?\w+$")
_LONGEST_REFERENCE = 32

# Each rule: the words without one of which it says nothing, then what it looks for (the white space to be replaced
# is the group; without one, the empty place before what was found), then the space. A mark or a space comes first
# in each and what must stand before it later: re finds a set of characters fast, and every word shown comes by here.
_FRENCH = (
    (("«",), re.compile(r"«(\s*)(?=\S)"), NARROW),
    (("»",), re.compile(r"»(?<=[^\s«]»)"), NARROW),
    ((";", "!", "?"), re.compile(r"[;!?](?<=[\w»)][;!?])[;!?]*(?=\s|$|»)"), NARROW),
    (("»", ";", "!", "?"), re.compile(r"(\s(?<=[^\s«]\s)\s*)(?=[»;!?])"), NARROW),
    ((":",), re.compile(r":(?<=[^\W\d_]:)(?=[\s»])"), NO_BREAK),
    ((":",), re.compile(r"(\s(?<=[^\s«\d]\s)\s*)(?=:(?:[\s»]|$))"), NO_BREAK),
    (
        ("M.", "Mme", "Dr", "n°"),
        re.compile(r"[MDn](?<=\b.)(?:(?<=M)(?:M?\.|mes?)|(?<=D)r|(?<=n)°)(\s+)(?=\w)"),
        NO_BREAK,
    ),
)


@dataclass(frozen=True, order=True)
class Edit:
    """White space to be put in the place of the white space between two offsets."""

    start: int
    end: int
    space: str


@lru_cache(maxsize=4096)  # labels, names and titles come again on page after page
def spacing(text: str, lang: str | None) -> tuple[Edit, ...]:
    """Return the edits that show `text` as one line with the white space its language wants, in order."""
    edits = {found.span(): _fold(found.group()) for found in _FOLDED.finditer(text)}
    if lang == "fr":
        for words, rule, space in _FRENCH:
            if any(word in text for word in words):
                edits.update((_place(found), space) for found in rule.finditer(text) if not _in_reference(text, found))
    return tuple(Edit(start, end, space) for (start, end), space in sorted(edits.items()) if text[start:end] != space)


def spaced(text: str, edits: Iterable[Edit], start: int = 0, end: int | None = None) -> str:
    """Return the part of `text` from `start` to `end` with the `edits` that begin in it carried out."""
    end = len(text) if end is None else end
    parts, at = [], start
    for edit in edits:
        if start <= edit.start and edit.end <= end and (edit.start < end or end == len(text)):  # each edit once
            parts += [text[at : edit.start], edit.space]
            at = edit.end
    return "".join([*parts, text[at:end]])


def _place(found: re.Match[str]) -> tuple[int, int]:
    """Return the white space that a rule found, be it empty."""
    return found.span(1) if found.lastindex else (found.start(), found.start())


def _in_reference(text: str, found: re.Match[str]) -> bool:
    """Tell the semicolon of a character reference, which a text may speak of, from punctuation."""
    at = found.start()
    return text.startswith(";", at) and _REFERENCE.search(text[max(0, at - _LONGEST_REFERENCE) : at]) is not None


def _fold(space: str) -> str:
    """Return one space for a run of white space, a no-break one where the run holds one."""
    for kept in (NARROW, NO_BREAK):
        if kept in space:
            return kept
    return " "
