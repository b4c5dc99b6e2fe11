"""Gives each token the classes of words that it may belong to, written as one letter of a private alphabet.

A text becomes a string of such letters, and the grammar regular expressions over it: `<day> <month> <year>?`.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from dossier.temporal.figures import figure_classes, figures, in_brackets
from dossier.temporal.known_words import known_words
from dossier.temporal.tokens import Token

OTHER = "·"
_FIRST_LETTER = 0xE000
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
    *("<holiday_of>", "<time_word>", "<ordinal>"),
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
        known = self._letter_of
        return "".join([known[words] for _, _, words in tokens])

    @cached_property
    def _letter_of(self) -> "_Letters":
        return _Letters(self.letters, self.of_figures)

    @cached_property
    def core(self) -> re.Pattern[str]:
        """What an expression of time has one of, at the least."""
        return re.compile(f"[{''.join(sorted(self._core_letters))}]")

    def value(self, name: str, token: Token) -> Any:
        """Return what a token means as a word of the class `name`, or None where it is none."""
        if token.words[0].isdecimal():
            return figures(token.words) if name in figure_classes(token.words) else None
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
    def runs(self) -> re.Pattern[str]:
        """Letters side by side that the grammar knows, of which it may make an expression of time."""
        core = f"[{''.join(sorted(self._core_letters))}]"
        if "le" in self.of_name:  # «le 3», of which the core says nothing
            core = f"(?:{core}|[{self.of_name['le']}{self.of_name['au']}][{self.of_name['<day>']}])"
        return _runs_with(core)

    @cached_property
    def runs_of_nodes(self) -> re.Pattern[str]:
        """Such letters around what the first pass of the grammar has read."""
        return _runs_with(f"[{''.join(self.of_name[f'<{name}>'] for name in NODES)}]")

    @cached_property
    def core_words(self) -> frozenset[str]:
        """The words of which every expression in words has one."""
        words = {word for word, letter in self.letters.items() if letter in self._core_letters}
        return frozenset(words | {word.capitalize() for word in words})


class _Letters(dict[str, str]):
    """The letter of each word that was asked for: most come again and again."""

    def __init__(self, letters: dict[str, str], figures: dict[frozenset[str], str]) -> None:
        super().__init__()
        self._letters, self._figures = letters, figures

    def __missing__(self, words: str) -> str:
        letter = self._letters.get(words) or (
            self._figures.get(in_brackets(words), OTHER)
            if words[0].isdecimal()
            else self._letters.get(words.lower(), OTHER)
        )
        if len(self) < _REMEMBERED:
            self[words] = letter
        return letter


_REMEMBERED = 50_000


def _runs_with(core: str) -> re.Pattern[str]:
    return re.compile(f"[^{OTHER}]*?{core}[^{OTHER}]*")


@cache
def lexicon(lang: str, literals: frozenset[str]) -> Lexicon:
    """Return the lexicon of `fr` or `en`, for a grammar that names the words `literals`."""
    values: dict[tuple[str, str], Any] = {(name, word): value for name, word, value in known_words(lang)}
    classes: dict[str, set[str]] = {word: {word} for word in literals}
    for name, word in values:
        classes.setdefault(word, {word} & literals).add(f"<{name}>")
    of_numbers = {in_brackets(f"{number}{tail}") for number in (*range(2200), 12345) for tail in ("", "er", "s")}
    alphabet = _alphabet([*map(frozenset, classes.values()), *of_numbers, *NODES.values()])
    of_name: dict[str, str] = {}
    for names, letter in alphabet.items():
        for name in names:
            of_name[name] = of_name.get(name, "") + letter
    letters = {word: alphabet[frozenset(names)] for word, names in classes.items()}
    return Lexicon(values, letters, of_name, {names: alphabet[names] for names in (*of_numbers, *NODES.values())})


def _alphabet(sets: Iterable[frozenset[str]]) -> dict[frozenset[str], str]:
    ordered = sorted({names for names in sets if names}, key=sorted)
    return {names: chr(_FIRST_LETTER + place) for place, names in enumerate(ordered)} | {frozenset(): OTHER}


def literals_of(notations: Iterable[str]) -> frozenset[str]:
    """Return the words that lines of a grammar name."""
    return frozenset(word for notation in notations for _, _, word in _NOTATION.findall(notation) if word)
