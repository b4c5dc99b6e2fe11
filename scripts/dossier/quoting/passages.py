"""Finds the noun phrase of a passage without commas, and cuts what stands before a verb into such passages."""

from collections.abc import Sequence

from dossier.quoting.carrier import Token
from dossier.quoting.phrase_ends import joins_names
from dossier.quoting.verbs import KNOWN, forms
from dossier.quoting.word_kinds import (
    CALENDAR,
    DETERMINERS,
    PERSONS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVE_SUBJECTS,
    SUBORDINATORS,
    IsName,
    Phrase,
    is_adverb,
    is_person_noun,
    opens_phrase,
)

_ADJUNCTS = KNOWN.words("adjuncts")
_AUXILIARIES = KNOWN.words("auxiliaries") | {"a|"}
_BODY_WORDS = KNOWN.words("bodies") | KNOWN.words("body_nouns") | PERSONS
_ASIDES = frozenset({"dont", "whom", "où", "where"})
_OBJECTS = frozenset({"that", "which", "que", "qu'"})
_OF = frozenset({"de", "du", "des", "d'"})
_BY = frozenset({"par", "by"})
_DONE = ("é", "és", "ée", "ées", "ed")
_SHORTEST_RELATIVE = 3
_BREAKS = frozenset(",;:()[]–—…!?")


def segment_start(tokens: Sequence[Token], at: int) -> int:
    """Return where the part between commas begins that holds the token `at`."""
    start = at
    while start > 0 and tokens[start - 1].quotation < 0 and tokens[start - 1].text not in _BREAKS:
        if tokens[start - 1].text == "." and not _is_short(tokens, start - 1):
            break
        start -= 1
    return start


def _is_short(tokens: Sequence[Token], stop: int) -> bool:
    """Tell whether a stop is that of «M.» or of an initial."""
    return stop > 0 and (len(tokens[stop - 1].text) <= 4 and tokens[stop - 1].has_capital)


def within(tokens: Sequence[Token], start: int, last: int, is_name: IsName) -> Phrase | None:
    """Return the phrase that ends at `last`, of a passage without commas."""
    cut = _cut(tokens, start, last, is_name)
    if cut is None:
        return None
    if cut < 0:
        return within(tokens, start, -cut - 1, is_name) if -cut > start else None
    begin, was_governed = None, False
    for at in range(cut, last + 1):
        token = tokens[at]
        is_opening = at == cut > start and tokens[at - 1].key in SUBORDINATORS  # “before X answers”
        is_governed = (_is_governed(tokens, at, start) and not is_opening) or (
            was_governed and is_name(token) and is_name(tokens[at - 1])
        )
        was_governed = is_governed
        if token.key in PRONOUNS and token.key not in DETERMINERS and not is_name(token):
            if at == last and PRONOUNS[token.key] != "nobody":
                return Phrase(at, at, is_pronoun=True)
            begin = None
        elif is_verb(token, is_name) and cut < at != (begin or 0) + 1 and tokens[at - 1].key != "'s":
            begin = None
        elif not is_governed and _begins(tokens, at, is_name, anew=begin is None):
            begin = at
    if begin is None:
        begin = _bare(tokens, cut, last)
    return Phrase(begin, _past_agent(tokens, begin, last)) if begin is not None else None


def _past_agent(tokens: Sequence[Token], begin: int, last: int) -> int:
    """Return where a phrase ends, before what was done to it and by whom: “Engineers | interviewed by X”."""
    by = next((k for k in range(begin + 2, last) if tokens[k].key in _BY and tokens[k - 1].key.endswith(_DONE)), None)
    return by - 2 if by is not None and tokens[by - 1].text[0].islower() else last


def _cut(tokens: Sequence[Token], start: int, last: int, is_name: IsName) -> int | None:
    """Return where the clause begins that ends at `last`; minus the place before it where that clause only tells more.

    None where a conjunction ends the passage.
    """
    for at in range(last, start - 1, -1):
        if tokens[at].key not in SUBORDINATORS or is_name(tokens[at]) or joins_names(tokens, at, is_name):
            continue
        if _joins_things(tokens, start, at, last, is_name):
            continue
        if at == last:
            return None
        follows = tokens[at + 1]
        is_relative = tokens[at].key in RELATIVE_SUBJECTS and tokens[at].key != "that"
        is_aside = tokens[at].key in _ASIDES and PRONOUNS.get(follows.key) and at + 1 < last
        if is_aside and any(not is_adverb(token) for token in tokens[at + 2 : last + 1]):
            return -at  # «un sénateur dont je tairai le nom a dit»
        if is_relative_with_verb(tokens, start, at, last, is_name):
            return -at
        has_subject = opens_phrase(follows, is_name) or follows.key in PRONOUNS or follows.key in PERSONS
        return -at if is_relative and not has_subject else at + 1
    return start


def _joins_things(tokens: Sequence[Token], start: int, at: int, last: int, is_name: IsName) -> bool:
    """Tell “a source in the oil | and gas industry said”: what a preposition governs goes on, and nobody is named."""
    if tokens[at].key not in ("and", "et") or at - start < _SHORTEST_RELATIVE or tokens[start].key not in DETERMINERS:
        return False
    article = tokens[at - 2].key in DETERMINERS and tokens[at - 2].key not in PREPOSITIONS
    rest = tokens[at + 1 : last + 1]
    is_bare = rest[:1] and (rest[0].key in _OF or rest[0].key not in DETERMINERS | PREPOSITIONS)
    if tokens[at - 2 - article].key not in PREPOSITIONS or not is_bare:
        return False
    return all(
        token.is_word
        and token.text[0].islower()
        and token.key not in PRONOUNS
        and token.key not in SUBORDINATORS
        and not is_verbal(token, is_name)
        and not is_person_noun(token.key, widely=True)
        for token in rest
    )


def is_relative_with_verb(tokens: Sequence[Token], start: int, at: int, last: int, is_name: IsName) -> bool:
    """Tell «une étude | que l'équipe a soumise en mai»: a noun, “that”, a subject, and what can only be its verb."""
    if tokens[at].key not in _OBJECTS or at == start or last - at < _SHORTEST_RELATIVE:
        return False
    noun, follows = tokens[at - 1], tokens[at + 1]
    if is_verbal(noun, is_name) or noun.key in forms().every or noun.key in PREPOSITIONS or is_adverb(noun):
        return False
    if tokens[start].key not in DETERMINERS or not (opens_phrase(follows, is_name) or follows.key in PRONOUNS):
        return False
    rest = tokens[at + 2 : last]
    return any(
        is_verbal(token, is_name) or (token.key.endswith("ed") and not is_name(token) and token.text[0].islower())
        for token in rest
    )


def _is_governed(tokens: Sequence[Token], at: int, start: int) -> bool:
    """Tell whether a preposition stands before a word: in small letters, or at the head of the passage."""
    before = tokens[at - 1] if at > start else None
    return before is not None and before.key in PREPOSITIONS and (before.text[0].islower() or at - 1 == start)


def is_verbal(token: Token, is_name: IsName) -> bool:
    """Tell a verb of saying, or an auxiliary."""
    return token.key in _AUXILIARIES or is_verb(token, is_name)


def is_verb(token: Token, is_name: IsName) -> bool:
    """Tell a verb of saying from names and nouns of persons that look like one."""
    return token.key in forms().finite and token.key not in PERSONS and not is_name(token) and not token.has_capital


def _begins(tokens: Sequence[Token], at: int, is_name: IsName, *, anew: bool) -> bool:
    """Tell whether a phrase begins at a word: the first that may open one, or an article after it."""
    token = tokens[at]
    if token.key in CALENDAR or (token.key in PREPOSITIONS and token.key != "des") or not opens_phrase(token, is_name):
        return False
    is_of = at > 0 and token.key in ("des", "du") and (not anew or tokens[at - 1].key in _BODY_WORDS)
    is_of = is_of or (at > 0 and token.key in ("des", "du") and tokens[at - 1].has_capital)
    is_particle = at > 0 and token.has_capital and is_name(token) and is_name(tokens[at - 1])  # «Tanguy | Le Goff»
    is_article = token.key in DETERMINERS and tokens[at - 1].key not in DETERMINERS and not is_particle
    return anew or (is_article and not is_of)


def _bare(tokens: Sequence[Token], cut: int, last: int) -> int | None:
    """Return where a phrase without an article begins: “Russian officials”."""
    if tokens[cut].key in PREPOSITIONS or tokens[cut].key in _ADJUNCTS or not tokens[cut].is_word:
        return None
    return cut if any(token.key in PERSONS for token in tokens[cut : last + 1]) else None


def segments(tokens: Sequence[Token], at: int) -> list[tuple[int, int]]:
    """Return the parts between commas of the clause that ends before the token `at`, in order."""
    found: list[tuple[int, int]] = []
    end = at
    while end > 0:
        start = segment_start(tokens, end - 1) if tokens[end - 1].text not in _BREAKS else end
        if start < end:
            found.insert(0, (start, end - 1))
        if start == 0 or tokens[start - 1].quotation >= 0 or tokens[start - 1].text in ";:.!?":
            break
        end = start - 1
    return found
