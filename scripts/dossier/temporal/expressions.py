"""Finds the expressions of time of a text: where they stand, and what they mean before they are resolved."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from dossier.temporal import grammar_en, grammar_fr
from dossier.temporal.joining import join
from dossier.temporal.lexicon import NODES, Lexicon, lexicon, literals_of
from dossier.temporal.meanings import Meaning, Quantity
from dossier.temporal.readings import Reader
from dossier.temporal.tokens import Token

_GRAMMARS = {"fr": grammar_fr, "en": grammar_en}
_ALONE = {"month_alone", "year_alone", "season_alone"}


@dataclass(frozen=True)
class Expression:
    """Words that give a date, and what they mean."""

    first: int
    """The place of its first token."""
    last: int
    """The place of its last one."""
    meaning: Meaning
    lang: str
    reading: str
    """The line of the grammar that it was read by."""
    of: tuple["Expression", ...] = ()
    """The expressions that it joins, where it joins some."""

    @property
    def is_alone(self) -> bool:
        """Whether nothing but its name says that it is a date: a month or a year without any word to say so."""
        return self.reading in _ALONE


@dataclass(frozen=True, eq=False)
class _Rules:
    """Lines of the grammar: the pattern and the reading of each."""

    lines: tuple[tuple[re.Pattern[str], str], ...]


@cache
def _grammar(lang: str) -> tuple[Lexicon, Reader, _Rules, _Rules]:
    grammar = _GRAMMARS[lang]
    every = (*grammar.PERIODS, *grammar.CONSTRUCTIONS)
    words = lexicon(lang, literals_of(notation for notation, _ in every))
    periods, constructions = (
        _Rules(tuple((words.pattern(notation), reading) for notation, reading in rules))
        for rules in (grammar.PERIODS, grammar.CONSTRUCTIONS)
    )
    return words, Reader(words, lang), periods, constructions


def expressions(text: Sequence[Token], lang: str | None) -> list[Expression]:
    """Return the expressions among the tokens of a text, in order.

    What its own language reads goes before what the other does, which is asked only where one of its words is seen;
    both are asked of a text whose language isn't known.
    """
    langs = sorted(_GRAMMARS, key=lambda each: (each != lang, each))
    found = _expressions(text, langs[0])
    said = {token.words for token in text}
    if lang not in _GRAMMARS or not said.isdisjoint(_grammar(langs[1])[0].core_words):
        sure = [each for each in found if not each.is_alone]
        other = [each for each in _expressions(text, langs[1]) if not any(_overlap(each, one) for one in sure)]
        found = [each for each in found if not any(_overlap(each, one) for one in other)] + other
    return sorted(found, key=lambda each: each.first)


def _expressions(text: Sequence[Token], lang: str) -> list[Expression]:
    words, reader, periods, constructions = _grammar(lang)
    letters = words.written(text)
    if not words.core.search(letters):
        return []
    nodes = []
    for first, end, reading in _longest_of_runs(letters, periods, words.runs):
        while text[end - 1].words in (",", "-"):
            end -= 1
        meaning = reader.read(reading, text[first:end])
        if meaning is not None:
            nodes.append(Expression(first, end - 1, meaning, lang, reading))
    return _joined(text, letters, nodes, words, constructions) if nodes else []


def _joined(
    text: Sequence[Token], letters: str, nodes: list[Expression], words: Lexicon, constructions: _Rules
) -> list[Expression]:
    """Return the expressions that constructions make of the nodes, and the nodes that none has taken."""
    parts: list[str] = []
    places: list[int] = []  # of each letter of the reduced text, the token it stands for
    at = 0
    by_place: dict[int, Expression] = {}
    for node in nodes:
        parts.append(letters[at : node.first])
        places.extend(range(at, node.first))
        kind = "quantity" if isinstance(node.meaning, Quantity) else "date"
        by_place[len(places)] = node
        parts.append(words.of_figures[NODES[kind]])
        places.append(node.first)
        at = node.last + 1
    parts.append(letters[at:])
    places.extend(range(at, len(letters)))
    found: list[Expression] = []
    taken: set[int] = set()
    for first, end, reading in _longest_of_runs("".join(parts), constructions, words.runs_of_nodes):
        inner = tuple(by_place[place] for place in range(first, end) if place in by_place)
        start = places[first]
        last = by_place[end - 1].last if end - 1 in by_place else places[end - 1]
        meaning = join(
            reading, inner[0].meaning, inner[-1].meaning, [token.words.lower() for token in text[start : last + 1]]
        )
        if meaning is not None:
            found.append(Expression(start, last, meaning, inner[0].lang, reading, inner))
            taken.update(each.first for each in inner)
    rest = [node for node in nodes if node.first not in taken and not isinstance(node.meaning, Quantity)]
    return sorted([*found, *rest], key=lambda each: each.first)


def _longest_of_runs(letters: str, rules: _Rules, runs: re.Pattern[str]) -> list[tuple[int, int, str]]:
    """Return where rules match: only runs of letters that the grammar knows are looked at, for no rule leaves them."""
    return [
        (start + run.start(), end + run.start(), reading)
        for run in runs.finditer(letters)
        for start, end, reading in _longest(run[0], rules)
    ]


@lru_cache(maxsize=20_000)
def _longest(letters: str, rules: _Rules) -> list[tuple[int, int, str]]:
    """Return where rules match, the longest of those that overlap, by the first rule of those that match the same.

    Most runs of letters come again and again: «en» with a year, a day with its month.
    """
    found = [
        (*match.span(), place, reading)
        for place, (pattern, reading) in enumerate(rules.lines)
        for match in pattern.finditer(letters)
    ]
    chosen: list[tuple[int, int, str]] = []
    taken = bytearray(len(letters))
    for start, end, _, reading in sorted(found, key=lambda each: (each[0] - each[1], each[0], each[2])):
        if not any(taken[start:end]):
            taken[start:end] = b"\1" * (end - start)
            chosen.append((start, end, reading))
    return sorted(chosen)


def _overlap(left: Expression, right: Expression) -> bool:
    return left.first <= right.last and right.first <= left.last
