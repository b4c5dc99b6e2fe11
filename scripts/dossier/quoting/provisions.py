"""Reads what a binding paper provides, in its own words: «Le traité interdit d'y placer « des armes de … »».

| the head of the clause  | then           | for instance                                      |
|-------------------------|----------------|---------------------------------------------------|
| a treaty, a law, a rule | such a verb    | “The treaty requires “at least a year’s notice””  |
| a part of one, of it    | such a verb    | «L'article 5 du contrat prévoit « un préavis »»   |
"""

from collections.abc import Sequence

from dossier.quoting import phrases, word_kinds
from dossier.quoting.carrier import Token
from dossier.quoting.passages import segment_start
from dossier.quoting.verbs import KNOWN
from dossier.quoting.word_kinds import IsName, Phrase

_BINDING = KNOWN.words("binding")
_PROVIDING = KNOWN.words("providing")
_FARTHEST = 14


def provided(tokens: Sequence[Token], at: int, is_name: IsName) -> tuple[int, Phrase] | None:
    """Return the verb by which a paper provides the words at a token, and the paper."""
    for verb in range(at - 1, max(0, at - _FARTHEST), -1):
        token = tokens[verb]
        if token.quotation >= 0 or token.text in ";:":
            return None
        if token.key in _PROVIDING and tokens[verb - 1].key not in word_kinds.DETERMINERS:
            subject = _paper(tokens, verb, is_name)
            return (verb, subject) if subject else None
    return None


def _paper(tokens: Sequence[Token], verb: int, is_name: IsName) -> Phrase | None:
    """Return the paper that is the subject of a verb."""
    before = verb - 1
    while before > 0 and word_kinds.is_adverb(tokens[before]):
        before -= 1
    found = phrases.before(tokens, before, is_name)
    start = segment_start(tokens, before)
    if found is None or found.is_pronoun:
        return None
    if any(token.key in _BINDING for token in tokens[found.first : found.last + 1]):
        return found
    is_whole = tokens[start].key in word_kinds.DETERMINERS or tokens[start].has_capital
    head = any(token.key in _BINDING for token in tokens[start : min(start + 3, before + 1)])
    return Phrase(start, before) if is_whole and head else None
