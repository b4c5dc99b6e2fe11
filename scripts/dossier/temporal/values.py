"""Looks up what the matched words of an expression mean: its months, its numbers, its unit, its turn."""

from collections.abc import Sequence
from typing import Any

from dossier.temporal.lexicon import Lexicon
from dossier.temporal.meanings import Turn, Unit
from dossier.temporal.tokens import Token

Words = Sequence[Token]

_TURNS: dict[str, Turn] = {
    **dict.fromkeys(("dernier", "derniers", "dernière", "passé", "passée", "last", "past"), "last"),
    **dict.fromkeys(("prochain", "prochains", "prochaine", "next", "coming"), "next"),
    **dict.fromkeys(("ce", "cet", "cette", "this"), "this"),
}
STEPS: dict[Turn | None, int] = {"last": -1, "next": 1, "this": 0, None: 0}
"""How many periods further on a turn leads."""


class Values:
    """Looks words up in the lexicon of their language."""

    def __init__(self, words: Lexicon) -> None:
        self._lexicon = words

    def _all(self, name: str, words: Words) -> list[Any]:
        found = (self._lexicon.value(name, token) for token in words)
        return [value for value in found if value is not None]

    def _first(self, name: str, words: Words) -> Any:
        return next(iter(self._all(name, words)), None)

    def _all_of(self, name: str, words: Words) -> list[Any]:
        """Return the values of months or weekdays, in whole or short."""
        return self._all(name, words) or self._all(f"{name}_short", words)

    def _first_of(self, name: str, words: Words) -> Any:
        return next(iter(self._all_of(name, words)), None)

    def _unit(self, words: Words) -> Unit:
        small = {token.words.lower() for token in words}
        if small & {"week-end", "weekend", "end"} and (small & {"weekend"} or ("week" in small and "-" in small)):
            return "weekend"
        unit: Unit = self._first("unit", words) or "day"
        return unit

    def _turn(self, words: Words) -> Turn | None:
        return next((_TURNS[word] for word in (token.words.lower() for token in words) if word in _TURNS), None)
