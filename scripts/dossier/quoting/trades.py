"""Tells which nouns call one trade: who is an actress, is called «la comédienne» in the next line."""

from collections.abc import Mapping
from functools import cache

from dossier.vocabulary import vocabulary


def alike(noun: str) -> frozenset[str]:
    """Return the nouns by which those may be called whom a noun calls: itself, and those of the same trade."""
    return _groups().get(noun, frozenset({noun}))


@cache
def _groups() -> Mapping[str, frozenset[str]]:
    """Return for each noun those of all the lines that hold it."""
    groups: dict[str, frozenset[str]] = {}
    for line in vocabulary("speakers").lines("same_trades"):
        words = frozenset(line.split())
        for word in sorted(words):
            groups[word] = groups.get(word, frozenset()) | words
    return groups
