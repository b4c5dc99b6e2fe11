"""Tells whether a single word with a capital, of nobody known, is a name of who acts: «Arianespace», but not «Hall».

| the article has                                         | it is |
|---------------------------------------------------------|-------|
| «selon Euroconseil», «chez Renault»                     | yes   |
| «assure Intelsat», “Orbis said”, “an Orbis spokeswoman” | yes   |
| «le groupe lillois Nordmode», “the firm Skylane”        | yes   |
| “the press office of Kosmotrans”                        | yes   |
| «Camélia, une enseigne …», “OneWeb, an operator”        | yes   |
| «à effet Hall», «sur Twitter», “in California”          | no    |
| «le compte Twitter», “the newspaper Vesti”              | no: others speak there |
"""

import itertools
from collections.abc import Sequence

from dossier.quoting.called import BODY_NOUNS
from dossier.quoting.carrier import Token
from dossier.quoting.reading import Reading
from dossier.quoting.verbs import KNOWN, forms
from dossier.quoting.word_kinds import DETERMINERS, PREPOSITIONS, SUBORDINATORS, is_person_noun

_SOURCES = frozenset({"selon", "chez", "par", "by", "per", "pour", "according to", "d' après"})
_OF = frozenset({"of", "de", "d'", "du"})
_VOICES = KNOWN.words("voices")
_MEDIA = KNOWN.words("audiences") | _VOICES | {"news", "presse"}
_BODIES = BODY_NOUNS | KNOWN.words("companies") | KNOWN.words("makers")
_ACTING = forms().every | KNOWN.words("predicates", "fr") | KNOWN.words("predicates", "en")
_CLITICS = KNOWN.words("clitics") | {"nous", "vous", "lui", "leur", "ne", "n'"}
_WHO = frozenset({"who", "qui"})
_APPOSITION = 5
_LONGEST_GROUP = 2


def acts(reading: Reading, word: str) -> bool:
    """Tell whether an article has a word alone as the name of somebody who speaks, acts or is presented."""
    within = (part for at in range(len(reading.spans)) for part in reading.parts(at))
    return any(
        token.text == word and _acts(sentence.tokens, at)
        for sentence in itertools.chain(reading.sentences, within)
        for at, token in enumerate(sentence.tokens)
    )


def _acts(tokens: Sequence[Token], at: int) -> bool:
    if at and tokens[at - 1].has_capital and _key(tokens[at - 1]) not in DETERMINERS | PREPOSITIONS | forms().every:
        return False
    return _is_told(tokens, at) or _is_named(tokens, at) or _is_presented(tokens, at) or _is_subject(tokens, at)


def _is_told(tokens: Sequence[Token], at: int) -> bool:
    """Tell a name beside the words that say whose word something is."""
    keys = [_key(token) for token in tokens[max(0, at - 2) : at]]
    before = keys[-1] if keys else ""
    if before in _SOURCES or " ".join(keys) in _SOURCES or before in forms().every:
        return True
    if before in _OF and keys[0] in _VOICES:
        return True
    return at + 1 < len(tokens) and before not in PREPOSITIONS and is_person_noun(_key(tokens[at + 1]))


def _is_named(tokens: Sequence[Token], at: int) -> bool:
    """Tell a name after a noun of its own: «le groupe lillois | Nordmode», but not «sur le compte | Twitter»."""
    if at and _key(tokens[at - 1]) in _BODIES - _MEDIA:
        return True
    for size in range(1, _LONGEST_GROUP + 1):
        article = at - size - 1
        if article < 0 or _key(tokens[article]) not in DETERMINERS:
            continue
        between = tokens[article + 1 : at]
        if any(not token.is_word or token.has_capital or _key(token) in PREPOSITIONS for token in between):
            continue
        is_governed = article > 0 and _key(tokens[article - 1]) in PREPOSITIONS - _SOURCES
        return not is_governed and not any(_key(token) in _MEDIA for token in between)
    return False


def _is_presented(tokens: Sequence[Token], at: int) -> bool:
    after = tokens[at + 1 : at + 2 + _APPOSITION]
    is_bare = at == 0 or _key(tokens[at - 1]) not in DETERMINERS  # not «ce Burgien, qui …»
    if len(after) > 1 and after[0].text == "," and _key(after[1]) in _WHO:
        return is_bare
    if len(after) <= _LONGEST_GROUP or after[0].text != "," or _key(after[1]) not in DETERMINERS:
        return False
    return any(_key(token) in _BODIES or is_person_noun(_key(token)) for token in after[2:])


def _is_subject(tokens: Sequence[Token], at: int) -> bool:
    """Tell a name at the head of a clause, before its verb."""
    is_head = at == 0 or not tokens[at - 1].is_word or _key(tokens[at - 1]) in SUBORDINATORS | {"que", "qu'", "that"}
    verb = next((_key(token) for token in tokens[at + 1 :] if _key(token) not in _CLITICS), "")
    return is_head and verb in _ACTING


def _key(token: Token) -> str:
    return token.key.rstrip("|")
