"""Reads words as events are told by: the kinds of things that happen, and what tells one of them from the others.

Words are compared by how they begin, so that cognates of two languages meet; which kinds there are, and which words
say nothing, stands in vocabulary/occurrences.yml.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dossier.names import folded
from dossier.vocabulary import vocabulary

_TOKEN = re.compile(r"\d+(?:[.,\u00a0\u202f]\d+)*|[^\W\d_]+")
_NO_FIGURE = re.compile(r"\D")
_YEAR = re.compile(r"(?:1[5-9]|20|21)\d\d")

_STEM = 5
"""By so many letters words are compared."""
_SHORTEST = 3


@dataclass(frozen=True)
class Heard:
    """What words say of an event."""

    stems: frozenset[str]
    """The beginnings of the words that tell it from others, and its figures."""
    kinds: tuple[tuple[int, frozenset[str]], ...]
    """Each word that says what kind of thing happens: where it stands, and which kinds it may mean."""
    serials: frozenset[tuple[str, str]]
    """What is numbered: («crew», «5»)."""
    is_plan: bool
    """Whether something says that it was yet to come."""
    dated: tuple[int, ...]
    """Where another day is named: the day of a month, «la veille»."""


@dataclass(frozen=True)
class _Word:
    """What one word says, wherever it stands."""

    key: str
    stem: str | None
    kinds: frozenset[str]
    is_plan: bool
    is_month: bool
    is_figure: bool
    is_other_day: bool = False


_NO_WORD = _Word("", None, frozenset(), is_plan=False, is_month=False, is_figure=False)


class _Words(dict[str, _Word]):
    """Each spelling, worked out once."""

    def __missing__(self, word: str) -> _Word:
        self[word] = _read(word)
        return self[word]


_WORDS = _Words()


def hear(text: str, start: int, end: int) -> Heard:
    """Return what the words of `text` from `start` to `end` say of an event."""
    stems: set[str] = set()
    kinds: list[tuple[int, frozenset[str]]] = []
    serials: set[tuple[str, str]] = set()
    dated: list[int] = []
    is_plan = False
    before, began, ended = _NO_WORD, start, start
    for found in _TOKEN.finditer(text, start, end):
        word = _WORDS[found[0]]
        own = word.kinds
        both = f"{before.key} {word.key}" if word.key in _seconds() else ""
        if both and (joined := _kinds_of(both)):
            own, kinds = joined, [each for each in kinds if each[0] < began]
        if own:
            kinds.append((found.start(), own))
        elif word.stem:
            stems.add(word.stem)
        if _is_other_day(before, word, both):
            dated.append(found.start())
        if _is_number_of(before, word, text[began:ended], text[ended : found.start()]):
            serials.add((before.key, word.key))
        is_plan = is_plan or word.is_plan
        before, began, ended = word, found.start(), found.end()
    return Heard(frozenset(stems), tuple(kinds), frozenset(serials), is_plan, tuple(dated))


def _is_other_day(before: _Word, word: _Word, both: str) -> bool:
    """Tell whether a word, or two, name a day: «5 mai», "May 5", «la veille»."""
    if (word.is_figure and before.is_month) or (word.is_month and before.is_figure and len(before.key) < 3):
        return True
    return word.is_other_day or bool(both and _other_days().fullmatch(both))


def _is_number_of(before: _Word, word: _Word, spelt: str, gap: str) -> bool:
    """Tell whether a figure numbers what stands before it: Crew-5, Luna 25."""
    if not word.is_figure or before.is_figure or before.is_month or before is _NO_WORD:
        return False
    return gap in ("-", "\u2011") or (gap in (" ", "\u00a0") and spelt[:1].isupper())


@cache
def stem_of(word: str) -> str:
    """Return what a word is compared by."""
    return _stem(folded(word)[0])


@cache
def alike(one: str, other: str) -> bool:
    """Tell whether two kinds may be said of one event."""
    return one == other or frozenset((one, other)) in _alike()


@cache
def things() -> frozenset[str]:
    """Return the kinds that are a thing as often as that something happens to it: a law, an agreement."""
    return vocabulary("occurrences").words("things")


def _read(word: str) -> _Word:
    key = folded(word)[0]
    if key[0].isdigit():
        figures = _NO_FIGURE.sub("", key)
        is_telling = len(figures) > 1 and not _YEAR.fullmatch(figures)
        stem = figures if is_telling else None
        return _Word(figures, stem, frozenset(), is_plan=False, is_month=False, is_figure=True)
    is_telling = len(key) >= _SHORTEST and key not in _common()
    is_month = key in _months()
    stem = _stem(key) if is_telling and not is_month else None
    return _Word(
        key,
        stem,
        _kinds_of(key),
        is_plan=bool(_plans().fullmatch(key)),
        is_month=is_month,
        is_figure=False,
        is_other_day=bool(_other_days().fullmatch(key)),
    )


def _stem(key: str) -> str:
    return (key[:-1] if len(key) > _SHORTEST and key[-1] in "sx" else key)[:_STEM]


@cache
def _kinds_of(words: str) -> frozenset[str]:
    return frozenset(kind for kind, pattern in _kinds() if pattern.fullmatch(words))


@cache
def _kinds() -> tuple[tuple[str, re.Pattern[str]], ...]:
    words = vocabulary("occurrences")
    return tuple((kind, words.pattern("kinds", kind)) for kind in words.tables["kinds"])


@cache
def _seconds() -> frozenset[str]:
    """Return the words that end lines of two words."""
    return frozenset(_second_words())


def _second_words() -> Iterator[str]:
    words = vocabulary("occurrences")
    for way in (*(("kinds", kind) for kind in words.tables["kinds"]), ("other_days",)):
        for line in words.lines(*way):
            for found in re.finditer(r" \(?([a-z|]+)", line):
                yield from found[1].split("|")


@cache
def _alike() -> frozenset[frozenset[str]]:
    lines = [line.split() for line in vocabulary("occurrences").lines("alike")]
    return frozenset(frozenset((one, other)) for line in lines for one in line for other in line if one != other)


@cache
def _common() -> frozenset[str]:
    return vocabulary("occurrences").words("common")


@cache
def _months() -> frozenset[str]:
    return vocabulary("occurrences").words("months")


@cache
def _other_days() -> re.Pattern[str]:
    return vocabulary("occurrences").pattern("other_days")


@cache
def _plans() -> re.Pattern[str]:
    return vocabulary("occurrences").pattern("plans")
