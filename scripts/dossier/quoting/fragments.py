"""Finds who speaks a few words that tell what somebody makes of a thing, with a verb that isn't one of saying.

| before the marks                     | for instance                                            |
|--------------------------------------|---------------------------------------------------------|
| a verb of regard                     | «L'avocate attend désormais « un geste sincère »»       |
| a verb of regard, then some thing    | «La maire a célébré une fête « comme on n'en fait plus »» |
| homage paid, right before the marks  | «L'agence a rendu hommage à « un grand frère »»         |

Somebody is a person, a body that the registry knows, or the noun of one. One word alone may as well be irony, save what
a prosecutor asks for: «une peine « sévère »».
"""

import re
from collections.abc import Sequence

from dossier.quoting import phrases, word_kinds
from dossier.quoting.carrier import Token
from dossier.quoting.verbs import KNOWN
from dossier.quoting.word_kinds import IsName, Phrase

_REQUIRING = KNOWN.words("requiring")
_REGARDING = KNOWN.words("regarding") | _REQUIRING
_HAVING = frozenset({"a|", "ont", "avait", "avaient", "has", "have", "had"})
_HOMAGE = frozenset({"hommage", "tribute", "homage"})
_PAYING = frozenset({"rend", "rendent", "rendait", "rendu", "pay", "pays", "paid"})
_TO = frozenset({"à", "to"})
_SOME = frozenset({"un", "une", "des", "a", "an"})
_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_FARTHEST = 4
_FEWEST = 2


def subject(tokens: Sequence[Token], at: int, text: str, is_name: IsName) -> Phrase | None:
    """Return who speaks the words in marks at a token, where they tell what they make of a thing in `text`."""
    inside = _WORD.findall(text[tokens[at].start : tokens[at].end])
    if at < _FEWEST or not inside or not inside[0][0].islower():
        return None
    verb = _paid(tokens, at) or _regarding(tokens, at)
    is_one = len(inside) < _FEWEST
    if verb is None or (is_one and (tokens[verb].key not in _REQUIRING or tokens[at - 1].key in _SOME)):
        return None
    before = verb - 1
    while before > 0 and (tokens[before].key in _HAVING or word_kinds.is_adverb(tokens[before])):
        before -= 1
    return phrases.somebody(tokens, before, is_name)


def _paid(tokens: Sequence[Token], at: int) -> int | None:
    """Return the verb of «a rendu hommage à «…»», “paid tribute to “…””."""
    is_paid = at > _FARTHEST - 1 and tokens[at - 1].key in _TO and tokens[at - 2].key in _HOMAGE
    return at - 3 if is_paid and tokens[at - 3].key in _PAYING else None


def _regarding(tokens: Sequence[Token], at: int) -> int | None:
    """Return the verb of regard right before the marks, or before some thing that ends there."""
    verb = at - 1
    while verb > 0 and word_kinds.is_adverb(tokens[verb]):
        verb -= 1
    if tokens[verb].key in _REGARDING:
        return verb
    near = range(at - 2, max(0, at - _FARTHEST), -1)
    article = next((k for k in near if tokens[k].key in _SOME), None)
    if article is None or not all(token.is_word and token.text[0].islower() for token in tokens[article:at]):
        return None
    verb = article - 1
    while verb > 0 and word_kinds.is_adverb(tokens[verb]):
        verb -= 1
    return verb if tokens[verb].key in _REGARDING else None
