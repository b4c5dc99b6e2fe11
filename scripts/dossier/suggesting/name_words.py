"""Cuts a passage into words as a search for names needs them: without elided articles and possessive endings.

A word keeps what joins its parts («Jean-Loup», “O’Hara”, «MS-30», “Tomorrow.io”), and an initial its stop.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from dossier.names import name_key
from dossier.sentences import sentences

_WORD = re.compile(
    r"(?:[^\W\d_]\.)+(?:[-‑](?:[^\W\d_]\.)+|[^\W\d_](?![\w’']))*"  # J.-P., U.S.
    r"|[^\W_]+(?:[’'‑–-][^\W_]+|(?<=\d)[.,]\d[^\W_]*|\.[a-zà-ÿ]{2,4}(?![\w]))*"
)
_ELIDED = re.compile(r"(?:[ldnsmtjc]|qu|jusqu|lorsqu|puisqu|quoiqu)[’'](?=\w)", re.IGNORECASE)
_POSSESSIVE = re.compile(r"[’']s$|(?<=s)[’']$", re.IGNORECASE)
_OPENS_AFTER = re.compile(r"(?:[«“\"‘:;…—–•(\[]|\s[-—–])\s*$")
_COMPOUND = re.compile(
    r"[-‑](?=(?:based|born|led|built|made|backed|funded|owned|run|era|style|trained|bound|wide|educated|[a-z]{3,}ed)$)"
)
_STOP = re.compile(r"\.(?=[ \u00a0\u202f])")
_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof st ste mgr mm gen col lt sgt capt cmdr adm sen rep gov jr sr".split()  # noqa: SIM905
)
_INITIAL = re.compile(r"(?:[^\W\d_]\.)+(?:[-‑](?:[^\W\d_]\.)+)*")
_DESIGNATOR = re.compile(r"\d{1,4}(?:[.,]\d)?[a-zA-Z]{0,2}|[A-Z]{1,4}[-‑–]?\d{1,4}[a-zA-Z]?|[IVX]{1,4}")
_NUMBER = re.compile(r"\d")
_YEAR = re.compile(r"(?:19|20)\d\d")
_MOST_CAPITALS = 0.6
_FEWEST_LETTERS = 5


@dataclass(frozen=True)
class Word:
    """A word of a passage."""

    start: int
    end: int
    text: str
    """Without a possessive ending."""
    opens: bool
    """Whether it opens a sentence or a quotation, so that its capital says nothing."""
    gap: str
    """What stands between it and the word before."""
    is_possessive: bool = False
    """Whether an ending was cut off."""

    @cached_property
    def key(self) -> str:
        """The word as names are compared."""
        return name_key(self.text)

    @cached_property
    def has_capital(self) -> bool:
        """Whether it is written as names are: with a capital at its head, or within («eROSITA»)."""
        return self.text[0].isupper() or (self.text[0].isalpha() and self.is_marked and len(self.text) > 2)

    @cached_property
    def is_marked(self) -> bool:
        """Whether its letters alone show a name, even where a sentence opens: «CNES», “LeoLabs”, «MS-30»."""
        letters = [letter for letter in self.text if letter.isalpha()]
        inner = any(letter.isupper() for part in re.split(r"[-‑–’']", self.text) for letter in part[1:])
        return len(letters) > 1 and (inner or (self.text[0].isupper() and bool(_NUMBER.search(self.text))))

    @cached_property
    def is_acronym(self) -> bool:
        """Whether it is written in capitals throughout."""
        letters = [letter for letter in self.text if letter.isalpha()]
        return len(letters) > 1 and all(map(str.isupper, letters))

    @property
    def is_initial(self) -> bool:
        """Whether it is an initial, or several."""
        return _INITIAL.fullmatch(self.text) is not None

    @property
    def is_designator(self) -> bool:
        """Whether it numbers what stands before it: «30», «MS-30», «II»; a year doesn't."""
        return _DESIGNATOR.fullmatch(self.text) is not None and not _YEAR.fullmatch(self.text)

    @property
    def follows_on(self) -> bool:
        """Whether only white space parts it from the word before, or nothing."""
        return not self.gap.strip() and "\n\n" not in self.gap


def words_of(text: str) -> list[Word]:
    """Return the words of a passage, in order."""
    begins = {start for start, _ in sentences(text)}
    words: list[Word] = []
    before = 0
    for found in _WORD.finditer(text):
        start, end = found.span()
        gap = text[before:start]
        if words and words[-1].key in _ABBREVIATIONS:
            gap = _STOP.sub("", gap, count=1)  # the stop is the abbreviation's
        opens = not words or _opens(text, start, begins, gap)
        cut = _elided(text, start, end)
        if cut > start:
            words.append(Word(start, cut, text[start:cut], opens, gap))
            start, gap, opens = cut, "", False  # «L’Agence»: an ordinary word would have a small letter here
        written = text[start:end]
        ending = _POSSESSIVE.search(written)
        whole = written[: ending.start()] if ending and ending.start() else written
        parts = _COMPOUND.search(whole)
        if parts:  # "Sofia-based"
            words.append(Word(start, start + parts.start(), whole[: parts.start()], opens, gap))
            start, whole, opens, gap = start + parts.end(), whole[parts.end() :], False, parts[0]
        words.append(Word(start, start + len(whole), whole, opens, gap, len(whole) < len(written)))
        before = end
    return words


def is_evidence(words: Iterable[Word], *, is_prose: bool) -> bool:
    """Tell a passage whose capitals say something from one in capitals, or, where it isn't prose, in Title Case."""
    long = [word for word in words if len(word.text) >= _FEWEST_LETTERS and word.text[0].isalpha()]
    if not long:
        return True
    shouted = [word for word in long if word.is_acronym]
    raised = [word for word in long[1:] if word.text[0].isupper()]
    if len(shouted) > len(long) * _MOST_CAPITALS:
        return False
    return is_prose or len(raised) <= max(1, len(long) - 1) * _MOST_CAPITALS


def _opens(text: str, start: int, begins: set[int], gap: str) -> bool:
    if _OPENS_AFTER.search(gap):
        return not gap.strip().endswith("(") or len(gap.strip()) > 1
    return start in begins or any(at in begins for at in range(start - len(gap), start) if not text[at].isspace())


def _elided(text: str, start: int, end: int) -> int:
    """Return where an elided article or pronoun before a word ends: «l’ISS», «D’après»."""
    found = _ELIDED.match(text, start, end)
    if not found or not text[start].isupper():
        return found.end() if found else start
    return found.end() if text[start] in "LDNSMTJCQ" and (text[start] in "LQ" or text[found.end()].islower()) else start
