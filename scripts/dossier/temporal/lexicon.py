"""Gives each token the classes of words that it may belong to, written as one letter of a private alphabet.

A text becomes a string of such letters, and the grammar regular expressions over it: `<day> <month> <year>?`.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from dossier.temporal.tokens import Token
from dossier.vocabulary import vocabulary

OTHER = "·"
_FIRST_LETTER = 0xE000
_FIGURES = re.compile(r"(\d+)(st|nd|rd|th|er|s)?", re.ASCII)
_NOTATION = re.compile(r"<(\w+)>|([()|?*])|([^\s()|?*<>]+)")

_CORE = (
    *(
        "<month>",
        "<month_short>",
        "<weekday>",
        "<season>",
        "<unit>",
        "<year>",
        "<decade>",
        "<decade_word>",
        "<now>",
        "<two>",
        "<holiday>",
    ),
    *("<holiday_of>", "<time_word>"),
)
NODES = {name: frozenset({f"<{name}>"}) for name in ("date", "quantity")}
"""The classes of what the first pass of the grammar has read, for the second."""


@dataclass(frozen=True)
class Lexicon:
    """The words of a language, and the alphabet of the classes that its grammar speaks of."""

    values: dict[tuple[str, str], Any]
    """What a word means as one of a class: («month», «mars») is 3."""
    letters: dict[str, str]
    """The letter of each word that is known; of English months and weekdays as written, of others in small letters."""
    of_name: dict[str, str]
    """All letters of the words of a class, whose name stands in brackets, or of a word that the grammar names."""
    of_figures: dict[frozenset[str], str]

    def written(self, tokens: Sequence[Token]) -> str:
        """Return the letters of tokens."""
        letters, figures = self.letters, self.of_figures
        return "".join(
            [
                letters.get(words)
                or (
                    figures.get(_in_brackets(words), OTHER)
                    if words[0].isdecimal()
                    else letters.get(words.lower(), OTHER)
                )
                for _, _, words in tokens
            ]
        )

    @cached_property
    def core(self) -> re.Pattern[str]:
        """What an expression of time has one of, at the least."""
        return re.compile(f"[{''.join(sorted(self._core_letters))}]")

    def value(self, name: str, token: Token) -> Any:
        """Return what a token means as a word of the class `name`, or None where it is none."""
        if token.words[0].isdecimal():
            return _figures(token.words) if name in _figure_classes(token.words) else None
        found = self.values.get((name, token.words))
        return found if found is not None else self.values.get((name, token.words.lower()))

    def pattern(self, notation: str) -> re.Pattern[str]:
        """Return the regular expression over letters that a line of the grammar says."""
        parts = []
        for name, mark, word in _NOTATION.findall(notation):
            parts.append("(?:" if mark == "(" else mark or f"[{self.of_name[f'<{name}>' if name else word]}]")
        return re.compile("".join(parts))

    @cached_property
    def _core_letters(self) -> frozenset[str]:
        return frozenset(letter for name in _CORE for letter in self.of_name[name])

    @cached_property
    def nodes(self) -> re.Pattern[str]:
        """What the first pass of the grammar has read."""
        return re.compile(f"[{''.join(self.of_name[f'<{name}>'] for name in NODES)}]")

    @cached_property
    def core_words(self) -> frozenset[str]:
        """The words of which every expression in words has one."""
        words = {word for word, letter in self.letters.items() if letter in self._core_letters}
        return frozenset(words | {word.capitalize() for word in words})


@cache
def lexicon(lang: str, literals: frozenset[str]) -> Lexicon:
    """Return the lexicon of `fr` or `en`, for a grammar that names the words `literals`."""
    values: dict[tuple[str, str], Any] = {(name, word): value for name, word, value in _words(lang)}
    classes: dict[str, set[str]] = {word: {word} for word in literals}
    for name, word in values:
        classes.setdefault(word, {word} & literals).add(f"<{name}>")
    figures = {_in_brackets(f"{number}{tail}") for number in (*range(2200), 12345) for tail in ("", "er", "s")}
    alphabet = _alphabet([*map(frozenset, classes.values()), *figures, *NODES.values()])
    of_name: dict[str, str] = {}
    for names, letter in alphabet.items():
        for name in names:
            of_name[name] = of_name.get(name, "") + letter
    letters = {word: alphabet[frozenset(names)] for word, names in classes.items()}
    return Lexicon(values, letters, of_name, {names: alphabet[names] for names in (*figures, *NODES.values())})


def _alphabet(sets: Iterable[frozenset[str]]) -> dict[frozenset[str], str]:
    ordered = sorted({names for names in sets if names}, key=sorted)
    return {names: chr(_FIRST_LETTER + place) for place, names in enumerate(ordered)} | {frozenset(): OTHER}


def literals_of(notations: Iterable[str]) -> frozenset[str]:
    """Return the words that lines of a grammar name."""
    return frozenset(word for notation in notations for _, _, word in _NOTATION.findall(notation) if word)


@cache
def _figure_classes(words: str) -> frozenset[str]:
    found = _FIGURES.fullmatch(words)
    if not found or len(found[1]) > 4:
        return frozenset()
    number, tail = int(found[1]), found[2]
    if tail == "s":
        return frozenset({"decade"} if number % 10 == 0 and (len(found[1]) == 2 or 1500 <= number <= 2190) else ())
    names = {"day"} if 1 <= number <= 31 and len(found[1]) <= 2 else set()
    if tail:
        return frozenset(names | {"ordinal"} if names else ())
    if len(found[1]) == 2:
        names.add("two")
    if len(found[1]) == 4 and 1500 <= number <= 2199:
        names.add("year")
    if number and len(found[1]) <= 3:
        names.add("number")
    return frozenset(names)


@cache
def _in_brackets(words: str) -> frozenset[str]:
    return frozenset(f"<{name}>" for name in _figure_classes(words))


def _figures(words: str) -> int:
    return int(re.sub(r"\D+$", "", words))


def _words(lang: str) -> Iterator[tuple[str, str, Any]]:
    tables = vocabulary("temporal").tables
    for name, first, table in (("month", 1, "months"), ("weekday", 0, "weekdays"), ("season", 0, "seasons")):
        for number, line in enumerate(tables[table][lang], first):
            for place, word in enumerate(line.split()):
                for form in _forms(word, lang, table):
                    # «sept», “Mar” and “Sun” are other words too; of seasons, “fall” is no shorter form.
                    is_short = place and table != "seasons" and not _is_whole(form)
                    yield f"{name}_short" if is_short else name, form, number
    yield from _table("unit", {word: unit for unit, line in tables["units"][lang].items() for word in line.split()})
    numbers = {word: number for number, word in enumerate(tables["numbers"][lang].split(), 1)}
    yield from _table("word", numbers | tables["other_numbers"][lang])
    yield from _table("decade_word", tables["decades"][lang])
    yield from _table("now", tables["days_from_now"][lang])
    yield from _table("part_of_day", dict.fromkeys(tables["parts_of_day"][lang].split(), True))
    yield from _table("time_word", dict.fromkeys(tables["time_words"][lang].split(), True))
    yield from _table("which", tables["quarters"][lang])
    yield from _table("holiday", tables["holidays"][lang])
    yield from _table("holiday_of", tables["holiday_days"][lang])


def _is_whole(form: str) -> bool:
    return form in ("fevrier", "aout", "decembre")


def _forms(word: str, lang: str, table: str) -> Sequence[str]:
    """English names of months and days have a capital; «mars» has none, for Mars is a planet and a rover."""
    if lang == "en" and table != "seasons":
        return (word, word.upper()) if len(word) > 3 or word in ("May",) else (word,)
    return (word,)


def _table(name: str, table: dict[str, Any]) -> Iterator[tuple[str, str, Any]]:
    for word, value in table.items():
        yield name, word, value
