"""Finds entities that may be one written twice: the same number elsewhere, or names a slip apart."""

import re
from collections.abc import Iterator, Mapping
from itertools import combinations, pairwise

from dossier.checking.name_checks import way_of_name
from dossier.entity import Entity
from dossier.names import name_key
from dossier.origins import Origins, note
from dossier.problems import Problem

_SHORTEST_WORD = 5
"""Shorter words a letter apart are mostly different words."""

_MOST_ALIKE = 20
"""Of more names alike than these, each is compared with the next only: they are a series."""

Bearer = tuple[str, str]
"""An entity's id, and a name of it."""

_WORD = re.compile(r"\w+")


def twin_problems(entities: Mapping[str, Entity], origins: Origins) -> Iterator[Problem]:
    """Yield a problem for each pair of entities that look the same."""
    yield from _same_number(entities, origins)
    yield from _names_alike(entities, origins)


def _same_number(entities: Mapping[str, Entity], origins: Origins) -> Iterator[Problem]:
    """Find a number that two entities have: Wikidata's is of one thing; a craft shares the other with its flight."""
    first: dict[tuple[str, ...], str] = {}
    for entity in entities.values():
        numbers = {"wikidata": (entity.wikidata,), "cospar": (entity.cospar, entity.type)}
        for key, number in numbers.items():
            if number[0]:
                one = first.setdefault((key, *(part for part in number if part)), entity.id)
                if one != entity.id:
                    what = f"“{number[0]}” is {origins.entities[one].path}'s too"
                    yield origins.of_entity(entity.id, (key,), what, "correct the wrong one, or join the two entities")


def _names_alike(entities: Mapping[str, Entity], origins: Origins) -> Iterator[Problem]:
    """Find names of one kind a letter apart, or of the same words in another order.

    Names that both entities list under `needs_context` have been looked at.
    """
    alike: dict[tuple[str, ...], list[Bearer]] = {}
    for entity in entities.values():
        for name in {name_key(name): name for name in entity.names}.values():
            for key in _keys(name):
                alike.setdefault((entity.type, *key), []).append((entity.id, name))
    said: set[tuple[str, str]] = set()
    for bearers in alike.values():
        for (one, name), (other, its_name) in _pairs(bearers):
            if one == other or (one, other) in said or not _is_slip(_words(name), _words(its_name)):
                continue
            if name in entities[one].needs_context and its_name in entities[other].needs_context:
                continue
            said.add((one, other))
            what = f"“{its_name}” is nearly “{name}”, of {origins.entities[one].path}"
            mend = "join the two if they are one, or correct the spelling"
            yield note(origins.of_entity(other, way_of_name(entities[other], its_name), what, mend))


def _pairs(bearers: list[Bearer]) -> Iterator[tuple[Bearer, Bearer]]:
    return combinations(bearers, 2) if len(bearers) <= _MOST_ALIKE else pairwise(bearers)


def _words(name: str) -> list[str]:
    return _WORD.findall(name_key(name))


def _keys(name: str) -> Iterator[tuple[str, ...]]:
    """Yield what a name shares with a slip from it: its words in any order, and with any one letter left out."""
    words = _words(name)
    if len(words) > 1:
        yield ("words", *sorted(words))
    for at, word in enumerate(words):
        if len(word) >= _SHORTEST_WORD and word.isalpha():
            for shorter in sorted({word[:place] + word[place + 1 :] for place in range(len(word))} | {word}):
                yield ("letters", *words[:at], f"{shorter}*", *words[at + 1 :])


def _is_slip(words: list[str], others: list[str]) -> bool:
    """Tell names of the same words in another order, and those in which one letter differs, is missing, or moved."""
    if sorted(words) == sorted(others):
        return words != others
    differing = [(a, b) for a, b in zip(words, others, strict=False) if a != b]
    if len(words) != len(others) or len(differing) != 1:
        return False
    one, other = sorted(differing[0], key=len)
    start = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
    if len(one) < len(other):
        return one[start:] == other[start + 1 :]
    moved = other[start + 1 : start + 2] + other[start : start + 1] + other[start + 2 :]
    return one[start + 1 :] == other[start + 1 :] or one[start:] == moved
