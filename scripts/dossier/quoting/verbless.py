"""Finds who speaks a quotation where no known verb says so, but the form of the sentence does.

| the form                                | for instance                       |
|-----------------------------------------|------------------------------------|
| somebody's words after another's        | «X y voit “…”, Y “…”»              |
| a comma, a few words, a person's name   | «“…”, botte en touche X.»          |
"""

from collections.abc import Sequence

from dossier.quoting import phrases, word_kinds
from dossier.quoting.carrier import Token
from dossier.quoting.word_kinds import IsName, Phrase

_MOST_WORDS = 7
_NO_VERBS = word_kinds.PREPOSITIONS | word_kinds.SUBORDINATORS | word_kinds.DETERMINERS | word_kinds.PRONOUNS.keys()
_LEADING = word_kinds.DETERMINERS | {"d'", "de", "plutôt", "rather"}


def gapped(tokens: Sequence[Token], at: int, is_name: IsName) -> Phrase | None:
    """Return who, after another's words, has those at a token without a verb."""
    comma = next((k for k in range(at - 1, 0, -1) if not tokens[k].is_word or tokens[k].key in word_kinds.JOINING), 0)
    if not comma or comma + 1 == at or tokens[comma].text not in ",;" or not is_name.person(tokens[comma + 1]):
        return None
    if all(token.quotation < 0 for token in tokens[:comma]):
        return None
    subject = phrases.whole(tokens, comma + 1, is_name)
    return subject if all(token.key in _LEADING for token in tokens[subject.last + 1 : at]) else None


def by_any_verb(tokens: Sequence[Token], at: int, is_name: IsName) -> tuple[int, Phrase] | None:
    """Return where what may be a verb, whatever it is, stands after the quotation at a token, and whose it is."""
    first = at + 2
    if not is_name.is_french or first + 1 >= len(tokens) or tokens[at + 1].text != ",":
        return None
    if tokens[first].key in _NO_VERBS or word_kinds.is_adverb(tokens[first]):
        return None
    name = next((k for k in range(first + 1, min(first + _MOST_WORDS, len(tokens))) if is_name.person(tokens[k])), None)
    if name is None or tokens[name - 1].key in word_kinds.PREPOSITIONS:
        return None
    if any(not token.is_word or token.quotation >= 0 or token.has_capital for token in tokens[first:name]):
        return None
    subject = phrases.whole(tokens, name, is_name)
    ends = subject.last + 1 >= len(tokens) or tokens[subject.last + 1].text in ",."
    return (first, subject) if ends else None
