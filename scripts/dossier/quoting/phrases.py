"""Finds the noun phrase that stands before a verb of saying, or after it: «le patron de Roscosmos, Dmitri Bakanov, …».

| stands right before the verb       | the phrase is                                               |
|------------------------------------|-------------------------------------------------------------|
| a pronoun                          | that pronoun                                                |
| «qui», “who”                       | what that stands for                                        |
| a comma or a dash                  | the head of the clause, its appositions left out            |
| «et», “and”                        | the one before it in the sentence (the caller's to find)    |
| any other word                     | what begins at the last article or name that none governs   |
"""

from collections.abc import Sequence

from dossier.quoting.carrier import Token
from dossier.quoting.following import after
from dossier.quoting.heads import head, head_of
from dossier.quoting.noun_verbs import is_noun
from dossier.quoting.passages import is_verbal, segment_start, segments, within
from dossier.quoting.phrase_ends import end_of
from dossier.quoting.verbs import KNOWN, forms
from dossier.quoting.word_kinds import (
    ADVERBS,
    DETERMINERS,
    JOINING,
    PERSONS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVE_SUBJECTS,
    IsName,
    Phrase,
    is_adverb,
    is_person_noun,
    opens_phrase,
)

__all__ = ["after", "antecedent", "before", "head_of", "person_head", "somebody", "whole"]

_OF = frozenset({"de", "d'", "du", "des", "of"})
_INHABITANTS = frozenset(each.split(":")[0] for each in KNOWN.words("inhabitants"))
_CONTRASTING = frozenset({"lui", "elle", "eux", "elles"})
_TWO = 2
_WORKING = frozenset({"at", "in", "from", "with", "for", "on"})
_FARTHEST_NOUN = 5
_FARTHEST_RELATIVE = 14
_OBJECTS = frozenset({"que", "qu'", "that", "which"})
_HAVING = frozenset({"a", "a|", "ont", "avait", "avaient", "has", "have", "had"})
_WHO = frozenset({"qui", "who", "which"})
_BODY_NOUNS = KNOWN.words("body_nouns")
_BODIES = KNOWN.words("bodies") | KNOWN.words("body_nouns")
_DASHES = frozenset("–—-")
_BREAKS = frozenset(",;:()[]–—…!?")


def before(tokens: Sequence[Token], at: int, is_name: IsName) -> Phrase | None:
    """Return the phrase that ends at the token `at`, or before what may stand between it and its verb."""
    at = _past_adverbs(tokens, at, is_name)
    if at < 0:
        return None
    token = tokens[at]
    if token.quotation >= 0 and at > 1 and tokens[at - 1].key in PREPOSITIONS:
        return before(tokens, at - 2, is_name)  # «La critique de “Télé-Soir” a crié»
    if token.quotation >= 0 or token.text in ";:" or token.key in JOINING:
        return None
    if token.key in RELATIVE_SUBJECTS and not is_name(token):
        return antecedent(tokens, _first_relative(tokens, at) - 1, is_name)
    if token.key in PRONOUNS and token.key not in ("la", "le", "les"):
        return Phrase(at, at, is_pronoun=True)
    if token.key == "whom" and at > 2 and tokens[at - 2].key.rstrip("|") == "one":
        return Phrase(at - 2, at)  # “two engineers, | one of whom | said”
    if token.text == "," and at > 2 and tokens[at - 1].key in _CONTRASTING and tokens[at - 2].text == ",":
        return before(tokens, at - 3, is_name)  # «La coopérative, elle, rappelle»
    if token.text in _BREAKS or (token.text in _DASHES and _dash_before(tokens, at)):
        return _before_break(tokens, at, is_name)
    start = segment_start(tokens, at)
    doing = _doing(tokens, start, at)
    found = within(tokens, start, at if doing is None else doing - 1, is_name)
    return found or (head(tokens, start - 1, is_name) if start > 0 and tokens[start - 1].text in _BREAKS else None)


def _before_break(tokens: Sequence[Token], at: int, is_name: IsName) -> Phrase | None:
    """Return the phrase before the mark at a place, which closes an aside, or parts the verb from its clause."""
    token = tokens[at]
    who = _parted_relative(tokens, at) if token.text == "," else None
    if who is not None:
        return antecedent(tokens, who - 1, is_name)  # «X, qui, furieux, | avait conseillé»
    opening = _dash_before(tokens, at) if token.text in _DASHES else None
    return before(tokens, opening - 1, is_name) if opening else head(tokens, at, is_name)


def _parted_relative(tokens: Sequence[Token], comma: int) -> int | None:
    """Return where the «qui» stands that an aside parts from its verb: «qui, en 2014, furieux, | avait conseillé»."""
    for at in range(comma - 1, max(0, comma - _FARTHEST_RELATIVE), -1):
        if tokens[at].quotation >= 0 or tokens[at].text in ";:.":
            return None
        if tokens[at].key in forms().finite and not is_noun(tokens, at):
            return None
        if tokens[at].key in _WHO and tokens[at + 1].text == ",":
            return at
    return None


def _first_relative(tokens: Sequence[Token], at: int) -> int:
    """Return where the first of several «qui» stands to which one is joined: «qui préside et | qui dit»."""
    if at < _TWO or tokens[at - 1].key not in JOINING:
        return at
    near = range(at - _TWO, max(0, at - _FARTHEST_RELATIVE), -1)
    earlier = next((k for k in near if tokens[k].key == tokens[at].key or tokens[k].text in ";:."), None)
    is_one = earlier is not None and tokens[earlier].key == tokens[at].key and tokens[at].key in _WHO
    return earlier if is_one and earlier is not None else at


def _doing(tokens: Sequence[Token], start: int, last: int) -> int | None:
    """Return where a participle tells more of a subject: «Un responsable | ayant requis l'anonymat a évoqué»."""
    if tokens[start].key not in DETERMINERS:
        return None
    for at in range(start + 2, last):
        key = tokens[at].key
        if not key.endswith("ant") or is_person_noun(key) or tokens[at - 1].key in DETERMINERS:
            continue
        after_it = tokens[at + 1].key
        if key in ("ayant", "étant") or after_it in ("l'", "sous", "le", "la") or after_it in forms().infinitives:
            return at - (tokens[at - 1].key in ("n'", "ne", "s'", "se"))
    return None


def _dash_before(tokens: Sequence[Token], at: int) -> int | None:
    """Return where the aside opens that the dash at a place closes: “X - dubbed “…” by critics - said”."""
    return next((k for k in range(at - 1, 0, -1) if tokens[k].text == tokens[at].text and tokens[k - 1].is_word), None)


def _past_adverbs(tokens: Sequence[Token], at: int, is_name: IsName) -> int:
    """Return the place of the word before a verb that isn't an adverb."""
    while at >= 0 and is_adverb(tokens[at]) and not is_name(tokens[at]):
        if at and tokens[at].key not in ADVERBS and tokens[at - 1].key in DETERMINERS:
            break  # “the statement”
        at -= 1
    return at


def antecedent(tokens: Sequence[Token], stop: int, is_name: IsName) -> Phrase | None:
    """Return what a relative pronoun after the token `stop` stands for."""
    while stop >= 0 and tokens[stop].text in ",–—":
        stop -= 1
    if stop < 0:
        return None
    parts = segments(tokens, stop + 1)
    found = _at_work(tokens, stop, parts, is_name) or _nearest(tokens, parts, is_name)
    return _person_of(tokens, stop, found, is_name) or found


def _person_of(tokens: Sequence[Token], stop: int, found: Phrase | None, is_name: IsName) -> Phrase | None:
    """Return the person whose office names a body before “who”: “X, the head of the agency, | who said”."""
    is_who = any(token.key == "who" for token in tokens[stop + 1 : stop + _TWO + 1])
    if not is_who or found is None or any(is_name.person(token) for token in tokens[found.first : found.last + 1]):
        return None
    comma = next((k for k in range(found.first - 1, 0, -1) if not tokens[k].is_word), 0)
    office = tokens[comma + 1 : found.first + 1]
    if not comma or tokens[comma].text != "," or not any(is_person_noun(token.key) for token in office):
        return None
    begin = comma
    while begin and is_name.person(tokens[begin - 1]):
        begin -= 1
    return Phrase(begin, comma - 1) if begin < comma else None


def _nearest(tokens: Sequence[Token], parts: Sequence[tuple[int, int]], is_name: IsName) -> Phrase | None:
    """Return the person, or else the thing, that the last of a clause's parts tells of."""
    for first, end in reversed(parts):
        last = _before_object_clause(tokens, first, end)
        begin = _last_opening(tokens, first, last, is_name)
        if begin is not None and begin < last and is_name.person(tokens[begin]):
            return Phrase(begin, last)  # «une offre de Paul Vidal, qui …»
        if begin is not None and begin > first and is_name(tokens[begin]) and _follows_verb(tokens, begin):
            return Phrase(begin, last)  # «…, a reconnu | Roscosmos, qui assure»
        while begin is not None and begin > first + 1 and _OF & {tokens[begin].key, tokens[begin - 1].key}:
            further = begin - 1 - (tokens[begin].key not in _OF)  # «un cadre | du groupe», «le patron | de l'agence»
            begin = next((k for k in range(further, first - 1, -1) if opens_phrase(tokens[k], is_name)), None)
        if begin is not None and (tokens[begin].key in DETERMINERS or is_name.person(tokens[begin])):
            keys = {token.key for token in tokens[begin : last + 1]}
            if keys & PERSONS or is_name.person(tokens[begin]) or _is_body(tokens, begin, last):
                return Phrase(begin, last)
        apposed = _apposed_to(tokens, first, is_name) or _named_last(tokens, first, last, is_name)
        if apposed:
            return apposed
        if opens_phrase(tokens[first], is_name) or tokens[first].key in PREPOSITIONS or tokens[first].key in PERSONS:
            begin = first + (tokens[first].key == "selon" and first < last)  # «selon | deux ingénieurs, qui»
            return within(tokens, first, last, is_name) or Phrase(begin, last)
    return None


def _before_object_clause(tokens: Sequence[Token], first: int, last: int) -> int:
    """Return where a part ends before what somebody did with it: «une lettre de X | que Y a pu lire, qui …»."""
    that = next((k for k in range(first + _TWO, last - 1) if tokens[k].key in _OBJECTS), None)
    is_done = that is not None and any(token.key in _HAVING for token in tokens[that + 1 : last])
    return that - 1 if that is not None and is_done else last


def _follows_verb(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a verb of saying stands right before a name, of which it is the subject."""
    return tokens[at - 1].key in forms().every and tokens[at - 1].key not in PERSONS


def _is_body(tokens: Sequence[Token], begin: int, last: int) -> bool:
    """Tell «contestée par | un collectif de propriétaires, qui …»: a body, by whom something is done."""
    is_by = begin > 0 and tokens[begin - 1].key in ("par", "by")
    return is_by and begin < last and tokens[begin + 1].key in KNOWN.words("body_nouns")


def _last_opening(tokens: Sequence[Token], first: int, last: int, is_name: IsName) -> int | None:
    """Return where the last phrase of a part begins, by an article or the first word of a name."""
    begin = next((k for k in range(last, first - 1, -1) if opens_phrase(tokens[k], is_name)), None)
    while begin is not None and begin > first and is_name(tokens[begin]) and is_name(tokens[begin - 1]):
        begin -= 1
    return begin


def _at_work(tokens: Sequence[Token], last: int, parts: Sequence[tuple[int, int]], is_name: IsName) -> Phrase | None:
    """Return the person who works where a part ends: “according to | an engineer at the bureau | who …”."""
    is_who = any(token.key == "who" for token in tokens[last + 1 : last + _TWO + 1])
    first = parts[-1][0] if parts else last
    if not is_who or any(is_name.person(token) for token in tokens[first : last + 1]):
        return None
    for at in range(last, first + 1, -1):
        noun = tokens[at - 1]
        if tokens[at].key in _WORKING and is_person_noun(noun.key) and noun.key not in _BODIES:
            begin = next((k for k in range(at - 1, first - 1, -1) if tokens[k].key in DETERMINERS), None)
            between = tokens[begin + 1 : at] if begin is not None else ()
            is_plain = all(token.is_word and token.key not in PREPOSITIONS for token in between)
            return Phrase(begin, last) if begin is not None and is_plain else None
    return None


def _apposed_to(tokens: Sequence[Token], first: int, is_name: IsName) -> Phrase | None:
    """Return the person beside whose name a trade without an article begins: «X, | directeur de l'institut, qui …»."""
    noun = tokens[first]
    if first < _TWO or tokens[first - 1].text != "," or not noun.text[0].islower() or not is_person_noun(noun.key):
        return None
    begin = first - 1
    while begin and is_name(tokens[begin - 1]):
        begin -= 1
    return Phrase(begin, first - _TWO) if begin < first - 1 and is_name.person(tokens[begin]) else None


def _named_last(tokens: Sequence[Token], first: int, last: int, is_name: IsName) -> Phrase | None:
    """Return the body, or the person, whose name ends a part after a preposition: “the website of X, which …”."""
    begin = last
    while begin > first and is_name(tokens[begin - 1]) and is_name(tokens[begin]):
        begin -= 1
    article = begin > first and tokens[begin - 1].key in DETERMINERS
    before = begin - 1 - article
    if not is_name(tokens[begin]) or before < first or tokens[before].key not in PREPOSITIONS:
        return None
    is_body = any(token.key in _BODIES for token in tokens[begin : last + 1])
    is_somebody = is_body or is_name.speaks(tokens[begin])
    return Phrase(begin - article, last) if is_somebody else None


def whole(tokens: Sequence[Token], first: int, is_name: IsName) -> Phrase:
    """Return the phrase that begins at a token."""
    return Phrase(first, end_of(tokens, first, is_name, len(tokens) - 1))


def person_head(tokens: Sequence[Token], phrase: Phrase, is_name: IsName) -> Phrase | None:
    """Return a phrase up to its noun, or name, of a person or a body; None where its noun is another's."""
    if phrase.is_pronoun:
        return phrase
    found = None
    for at in range(phrase.first, min(phrase.last, phrase.first + _FARTHEST_NOUN) + 1):
        token = tokens[at]
        if token.key in PREPOSITIONS and token.key != "des" and at > phrase.first:
            break
        if is_name(token) or is_person_noun(token.key) or (token.has_capital and token.key in _INHABITANTS):
            found = at
        elif found is not None and not token.has_capital:
            break
    if found is None:
        return None
    name = next((k for k in range(found + 1, min(found + 4, phrase.last + 1)) if is_name.person(tokens[k])), None)
    between = tokens[found + 1 : name] if name else ()
    if (
        name
        and not is_name(tokens[found])
        and not any(is_verbal(each, is_name) for each in between)
        and all(each.text[0].islower() and each.key not in PREPOSITIONS for each in between)
    ):
        found = name  # «La sénatrice centriste Jeanne Morel»
    while found < phrase.last and is_name(tokens[found + 1]):
        found += 1
    return Phrase(phrase.first, found)


def somebody(tokens: Sequence[Token], at: int, is_name: IsName) -> Phrase | None:
    """Return the person, or the body, that ends at the token `at` and that no preposition governs."""
    if at < 0 or tokens[at].quotation >= 0 or not (tokens[at].is_word or tokens[at].text in ",–—"):
        return None
    found = before(tokens, at, is_name)
    if found is None or (found.first and tokens[found.first - 1].key in PREPOSITIONS):
        return None
    if found.is_pronoun:
        return found if PRONOUNS.get(tokens[found.first].key) in ("he", "she") else None
    head = person_head(tokens, found, is_name)
    inside = tokens[head.first : head.last + 1] if head else ()
    return found if any(is_name.speaks(token) or token.key in PERSONS | _BODY_NOUNS for token in inside) else None
