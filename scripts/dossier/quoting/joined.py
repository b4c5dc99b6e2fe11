"""Tells which quotations of a sentence go together, so that what is said of one says who speaks all of them.

| between two quotations                    | for instance                      |
|-------------------------------------------|-----------------------------------|
| commas, «et», “and”, and small words      | «un succès» et même «un exploit»  |
| a bracket: the second translates          | «Slava Bogou» («Dieu merci»)      |
"""

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dossier.quoting import word_kinds
from dossier.quoting.carrier import Token
from dossier.quoting.word_kinds import PRONOUNS

if TYPE_CHECKING:
    from dossier.quoting.spoken import Found

_LINKS = (
    word_kinds.JOINING | word_kinds.DETERMINERS | {"de", "d'", "que", "qu'", "that", "as", "comme", "à", "si", "ni"}
)
_MOST_WORDS = 2


def shared(tokens: Sequence[Token], found: Mapping[int, "Found"]) -> dict[int, "Found"]:
    """Return, of the quotations of a sentence of which nothing is told, what is told of those joined to them."""
    told: dict[int, Found] = {}
    places = [at for at, token in enumerate(tokens) if token.quotation >= 0]
    pairs = list(itertools.pairwise(places))
    for left, right in pairs:  # from the first to the last, then back
        _share(tokens, left, right, found, told)
    for left, right in reversed(pairs):
        _share(tokens, right, left, found, told)
    return told


def _share(
    tokens: Sequence[Token], known: int, other: int, found: Mapping[int, "Found"], told: dict[int, "Found"]
) -> None:
    source = told.get(tokens[known].quotation) or found.get(tokens[known].quotation)
    there = found.get(tokens[other].quotation)
    if source is None or source.who is None or (there and (there.who or there.unquoted)):
        return
    first, last = min(known, other), max(known, other)
    if _is_bracketed(tokens, first, last) or _are_joined(tokens[first + 1 : last]) or _goes_on(tokens, first, last):
        told[tokens[other].quotation] = replace(source)


def _goes_on(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Tell “said that they “…” of it and that they “…””: a second “that” with the pronoun of the same clause."""
    if last < _MOST_WORDS + 2 or PRONOUNS.get(tokens[last - 1].key) not in ("they", "it", "he", "she"):
        return False
    opens = tokens[last - 2].key in ("that", "que", "qu'") and tokens[last - 3].key in ("and", "et")
    has_that = any(token.key in ("that", "que", "qu'") for token in tokens[:first])
    return opens and has_that and all(token.is_word for token in tokens[first + 1 : last])


def _is_bracketed(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Tell whether the second of two quotations stands alone in brackets, right after the first."""
    closes = last + 1 < len(tokens) and tokens[last + 1].text == ")"
    return closes and tokens[last - 1].text == "(" and last - first == 2


def _are_joined(between: Sequence[Token]) -> bool:
    words = [token for token in between if token.is_word]
    marks = {token.text for token in between if not token.is_word}
    if marks - {","} or len(words) > _MOST_WORDS:
        return False
    return all(token.key in _LINKS or word_kinds.is_adverb(token) for token in words)
