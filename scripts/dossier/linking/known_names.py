"""Finds the names of the registry in a passage: every form of every name, as whole words, in one pass."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

import ahocorasick

from dossier.linking.name_forms import Form
from dossier.linking.passage import Passage

_LEADS_ON = re.compile(r"[-‐‑–]\d")
_SIGNS = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_LONGEST_OF_TWO_LETTERS = 2


@dataclass(frozen=True)
class Match:
    """Words of a passage that are a form of names; the names may be of several entities."""

    start: int
    end: int
    forms: tuple[Form, ...]
    is_surname_too: bool = False
    """Of the full names of a match: whether the same words are a surname («Korolev» is a town and an engineer)."""

    @property
    def entities(self) -> tuple[str, ...]:
        """The ids of those that bear the name."""
        return tuple(dict.fromkeys(form.entity for form in self.forms))

    @property
    def full(self) -> "Match | None":
        """The match as far as it is more than a surname; None where it isn't."""
        forms = tuple(form for form in self.forms if not form.is_surname)
        return Match(self.start, self.end, forms, len(forms) < len(self.forms)) if forms else None

    @property
    def surname(self) -> "Match | None":
        """The match as far as it is a surname; None where it isn't."""
        forms = tuple(form for form in self.forms if form.is_surname)
        return Match(self.start, self.end, forms) if forms else None

    @property
    def is_surname(self) -> bool:
        """Whether the words are a surname only."""
        return all(form.is_surname for form in self.forms)

    @property
    def is_ruling(self) -> bool:
        """Whether the words were ruled on."""
        return self.forms[0].is_ruling


class _Fitting(dict[str, tuple[Form, ...]]):
    """Which of several forms with the same letters some words may be, worked out once for each spelling."""

    def __init__(self, forms: Iterable[Form]) -> None:
        super().__init__()
        self._forms = tuple(forms)

    def __missing__(self, words: str) -> tuple[Form, ...]:
        self[words] = tuple(form for form in self._forms if form.may_be(words))
        return self[words]


class KnownNames:
    """Forms of names, ready to be looked for in any number of passages."""

    def __init__(self, forms: Iterable[Form]) -> None:
        self._automaton = ahocorasick.Automaton()
        by_letters: dict[str, dict[Form, None]] = {}
        for form in forms:
            by_letters.setdefault(letters_of(form.words), {})[form] = None
        for letters, several in sorted(by_letters.items()):
            self._automaton.add_word(letters, (len(letters), _Fitting(several)))
        self._is_empty = not by_letters
        self._automaton.make_automaton()

    def find(self, passage: Passage) -> Iterator[Match]:
        """Yield all matches, those that overlap too."""
        if self._is_empty:
            return
        letters, offsets = passage.letters
        for last, (length, fitting_of) in self._automaton.iter(letters):
            start, end = offsets[last - length + 1], offsets[last + 1]
            if not _is_whole(passage.text, start, end):
                continue
            words = passage.text[start:end]
            if any(start < to and frm < end for frm, to in passage.no_prose):
                continue
            if passage.in_capitals and len(words) <= _LONGEST_OF_TWO_LETTERS:
                continue  # «US», and every other pair of letters, in a headline in capitals
            if fitting := fitting_of[words]:
                yield Match(start, end, fitting)


@lru_cache(maxsize=1 << 14)  # the registry's forms are asked for at every place where they stand
def letters_of(words: str) -> str:
    """Return the letters of a form, as `Passage.letters` has them."""
    return Passage(words).letters[0].strip()


def longest(matches: Iterable[Match]) -> list[Match]:
    """Keep the longest of the matches that overlap, then the first; in the order of the text."""
    several = list(matches)
    if len(several) < 2:
        return several
    kept: list[Match] = []
    taken: set[int] = set()
    for match in sorted(several, key=lambda each: (each.start - each.end, each.start)):
        if taken.isdisjoint(range(match.start, match.end)):
            taken.update(range(match.start, match.end))
            kept.append(match)
    return sorted(kept, key=lambda each: each.start)


def _is_whole(text: str, start: int, end: int) -> bool:
    """Tell whole words: no letter or figure on either side, and no hyphen that leads on to a figure («Mir-2»).

    Chinese and Japanese have no spaces: a name in their signs is whole anywhere.
    """
    if _SIGNS.match(text, start):
        return True
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    if _is_letter(before) or _is_letter(after) or unicodedata.combining(after or " "):
        return False
    return not _LEADS_ON.match(text, end)


def _is_letter(char: str) -> bool:
    return char.isalnum() or char == "_"
