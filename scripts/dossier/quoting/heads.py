"""Finds who a clause is about, that ends before a verb or a mark: its head, adjuncts and asides left out.

| the clause                                     | its head                                    |
|------------------------------------------------|---------------------------------------------|
| begins with a pronoun, an article, a name      | what begins there                           |
| begins with an adjunct: «Hier, …»              | what follows it                             |
| ends with «que X», “when the minister”         | that                                        |
"""

from collections.abc import Sequence

from dossier.quoting.carrier import Token
from dossier.quoting.passages import is_verbal, segments, within
from dossier.quoting.phrase_ends import end_of
from dossier.quoting.verbs import KNOWN
from dossier.quoting.word_kinds import (
    ADVERBS,
    CALENDAR,
    DETERMINERS,
    JOINING,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    IsName,
    Phrase,
    is_person_noun,
    opens_phrase,
)

_RELATIVES = KNOWN.words("relatives")
_ADJUNCTS = KNOWN.words("adjuncts")
_CLAUSES_EN = frozenset({"that", "which", "whom", "what", "where", "when", "while", "whereas", "if", "whether"})
_CLAUSES_FR = frozenset({"que", "qu'", "quand", "lorsque", "lorsqu'", "où", "puisque", "puisqu'", "si", "dont"})
_CLAUSES = _CLAUSES_EN | _CLAUSES_FR | {"although", "though", "because"}
_AS = frozenset({"as", "comme", "when", "quand", "lorsque", "if", "si"})
_ARTICLES = frozenset({"le", "la", "l'", "the", "ce", "cette"})
_TIMES = (KNOWN.words("times") | CALENDAR) - KNOWN.words("last_of_two")
_OF_WHOM = 3
_ACTING = KNOWN.words("auxiliaries") | {"s'", "se", "n'", "ne", "a|"}
_WHOSE = frozenset({"dont", "whose"})
_OF_TWO = KNOWN.words("last_of_two") | KNOWN.words("first_of_two")


def head_of(tokens: Sequence[Token], at: int, is_name: IsName) -> Phrase | None:
    """Return who the clause that ends before the token `at` is about."""
    parts = segments(tokens, at)
    for start, last in parts:
        first = start + 1 if tokens[start].key in JOINING and start < last else start
        token = tokens[first]
        if token.key in PRONOUNS and not _points(tokens, first):
            return Phrase(first, first, is_pronoun=True)
        if _is_adjunct(token, is_name):
            named = _after_adjunct(tokens, first, last, is_name)
            if named:
                return named
            continue
        if _is_date(tokens, first):
            continue
        if opens_phrase(token, is_name):
            return Phrase(first, end_of(tokens, first, is_name, last))
    return None


def _points(tokens: Sequence[Token], at: int) -> bool:
    """Tell «ce dernier» from «ce qui», «ce sont»."""
    return tokens[at].key == "ce" and at + 1 < len(tokens) and tokens[at + 1].key in _OF_TWO


def _is_date(tokens: Sequence[Token], first: int) -> bool:
    """Tell «Le 17 mars», «Le lendemain»."""
    after = tokens[first + 1] if first + 1 < len(tokens) else None
    return tokens[first].key in _ARTICLES and after is not None and (after.key.isdigit() or after.key in _TIMES)


def _is_adjunct(token: Token, is_name: IsName) -> bool:
    if is_name(token):
        return False
    key = token.key
    return key in PREPOSITIONS or key in _ADJUNCTS or key in _RELATIVES or key in CALENDAR or key in JOINING


def head(tokens: Sequence[Token], at: int, is_name: IsName) -> Phrase | None:
    """Return the phrase before a parenthesis that ends at the token `at`: the nearest person, or the first one."""
    parts = _without_owned(tokens, segments(tokens, at))
    first_one = None
    for start, last in parts:
        begin = start + 1 if tokens[start].key in JOINING and start < last else start
        if _is_adjunct(tokens[begin], is_name):
            named = _after_adjunct(tokens, begin, last, is_name) if last + 1 < at else None
            if named and first_one is None:
                return named
            continue
        if tokens[begin].key in PRONOUNS and not _points(tokens, begin):
            first_one = first_one or Phrase(begin, begin, is_pronoun=True)
        elif opens_phrase(tokens[begin], is_name) and not _is_date(tokens, begin):
            first_one = first_one or within(tokens, begin, last, is_name) or Phrase(begin, last)
    for start, last in reversed(parts):
        told = _subordinate(tokens, start, last, is_name) or _clause_subject(tokens, start, last, is_name)
        told = told or _one_of_whom(tokens, start, last, is_name)
        if told:
            return told
        if start == parts[0][0]:
            break
        opens = tokens[start].key in JOINING | SUBORDINATORS and not is_name(tokens[start]) and start < last
        begin = start + 1 if opens else start
        if is_name.person(tokens[begin]) and (begin < last or opens):
            return Phrase(begin, last)
    return first_one


def _without_owned(tokens: Sequence[Token], parts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the parts before what another does: «La Nasa, | dont le patron, X, est venu en mai, | assure»."""
    owned = next((k for k, (start, _) in enumerate(parts) if k and tokens[start].key in _WHOSE), len(parts))
    acts = len(parts) - owned >= _OF_WHOM and tokens[parts[-1][0]].key in _ACTING
    return parts[:owned] if acts else parts


def _one_of_whom(tokens: Sequence[Token], start: int, last: int, is_name: IsName) -> Phrase | None:
    """Return the person named beside “one of whom”: “two engineers, one of whom, | the councillor X, | said”."""
    keys = [token.key for token in tokens[max(0, start - _OF_WHOM) : start]]
    is_beside = keys[-2:] == ["whom", ","] and keys[:1] == ["of"]
    return Phrase(start, last) if is_beside and is_name.person(tokens[last]) else None


def _after_adjunct(tokens: Sequence[Token], begin: int, last: int, is_name: IsName) -> Phrase | None:
    """Return the person whose name ends an adjunct without a comma: “In April 2021 X, then a minister, warned”."""
    first = last
    while first > begin and is_name.speaks(tokens[first]):
        first -= 1
    last_word = tokens[first].key
    is_time = (
        last_word.isdigit() or last_word in CALENDAR or last_word in (ADVERBS | {"later"}) - DETERMINERS - PREPOSITIONS
    )
    return Phrase(first + 1, last) if begin < first < last and is_time else None


def _subordinate(tokens: Sequence[Token], start: int, last: int, is_name: IsName) -> Phrase | None:
    """Return the person with whose name a part ends, right after a conjunction: «ce que X, mort en 2024, écrivait»."""
    if tokens[start].key.endswith("ing") and not is_name(tokens[start]):
        return None  # “speaking after X”
    begin = last
    while begin > start and is_name.person(tokens[begin]):
        begin -= 1
    name = begin + 1
    while start < begin < last and (is_person_noun(tokens[begin].key) or tokens[begin].key in DETERMINERS):
        begin -= 1  # «que le général X, alors …»
    if tokens[begin].key not in SUBORDINATORS:
        begin = name - 1
    opens = start < begin < last and tokens[begin].key in SUBORDINATORS - JOINING and not is_name(tokens[begin])
    opens = opens or (begin == start < last and tokens[begin].key in _AS and not is_name(tokens[begin]))
    return Phrase(begin + 1, last) if opens else None


def _clause_subject(tokens: Sequence[Token], start: int, last: int, is_name: IsName) -> Phrase | None:
    """Return the subject with which a part ends after “that”: “a sum that | the ranking Democrat, X, called”."""
    that = next((k for k in range(last - 1, start - 1, -1) if tokens[k].key in _CLAUSES), None)
    if that is None or not opens_phrase(tokens[that + 1], is_name) or end_of(tokens, that + 1, is_name, last) != last:
        return None
    inside = tokens[that + 1 : last + 1]
    if inside[0].key in PRONOUNS and inside[0].key not in DETERMINERS:
        return None
    return Phrase(that + 1, last) if not any(is_verbal(token, is_name) for token in inside) else None
