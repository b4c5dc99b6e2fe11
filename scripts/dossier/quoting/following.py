"""Finds the noun phrase that follows a verb of saying, past adjuncts and asides: «a dit à l'AFP | Anna Kikina»."""

from collections.abc import Sequence
from itertools import dropwhile, takewhile

from dossier.quoting.carrier import Token
from dossier.quoting.phrase_ends import end_of
from dossier.quoting.verbs import KNOWN, forms
from dossier.quoting.word_kinds import (
    ADVERBS,
    CALENDAR,
    DETERMINERS,
    PERSONS,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    IsName,
    Phrase,
    is_adverb,
    is_person_noun,
    opens_phrase,
)

_TIMES = KNOWN.words("times")
_OUTLETS = KNOWN.words("audiences") | {"agence", "agency", "site", "réseau", "network", "plateforme", "messagerie"}
_CONTRACTED = frozenset({"du", "des", "au", "aux"})
_THATS = frozenset({"that", "que", "qu'"})
_MOST_SKIPPED = 18
_ASIDE = 14
_LEAST_OFFICE = 3
_OF_OFFICES = frozenset({"for", "of", "on", "and", "the", "&"})


def after(tokens: Sequence[Token], at: int, is_name: IsName) -> Phrase | None:
    """Return the phrase that follows from the token `at` on, which no preposition governs: «à l'AFP Anna Kikina»."""
    begin, stop = at, min(len(tokens), at + _MOST_SKIPPED)
    while at < stop:
        token = tokens[at]
        if PRONOUNS.get(token.key, "nobody") != "nobody" and token.key not in ("lui", "nous", "me"):
            return Phrase(at, at, is_pronoun=True)
        is_closing = token.text == "," and any(each.text == "," for each in tokens[begin:at])
        if is_closing and _opens_person(tokens, at + 1, is_name):
            at += 1  # «a dit, depuis le centre, à Brest, | Anna Petit»
            continue
        owned = _past_owners(tokens, at, is_name) if token.key == "des" and at > begin + 1 else None
        if owned:
            at = owned
            continue
        further = _past_adjunct(tokens, at, is_name)
        if further is None:
            return None
        if further == at:
            return Phrase(at, _past_office(tokens, at, end_of(tokens, at, is_name, len(tokens) - 1), is_name))
        at = further
    return None


def _past_owners(tokens: Sequence[Token], at: int, is_name: IsName) -> int | None:
    """Return where the subject begins after «devant la commission | des finances | le ministre», if it does."""
    while at < len(tokens) and tokens[at].key in _CONTRACTED | {"de", "d'"}:
        at += 1
        while at < len(tokens) and tokens[at].is_word and tokens[at].quotation < 0 and tokens[at - 1].text != ",":
            if tokens[at].key in PREPOSITIONS | _CONTRACTED:
                break
            if tokens[at].key in DETERMINERS and tokens[at - 1].key not in ("de", "d'"):
                break
            at += 1
    is_subject = at + 1 < len(tokens) and tokens[at].key in ("le", "la", "l'") and _opens_person(tokens, at, is_name)
    return at if is_subject else None


def _past_adjunct(tokens: Sequence[Token], at: int, is_name: IsName) -> int | None:
    """Return the place after what may stand between a verb and its subject; `at` itself where the subject begins there.

    None where there can be no subject.
    """
    token = tokens[at]
    if token.text == "(":
        closing = next((k for k in range(at + 1, min(at + _MOST_SKIPPED, len(tokens))) if tokens[k].text == ")"), None)
        return closing + 1 if closing is not None else None  # «sur X (ex-Twitter) | Anna Petit»
    if token.text == ",":
        comma = next((k for k in range(at + 1, min(at + _ASIDE, len(tokens))) if tokens[k].text == ","), None)
        is_aside = comma is not None and tokens[at + 1].key in PREPOSITIONS | CALENDAR | ADVERBS
        is_aside = is_aside or any(each.key in _TIMES for each in tokens[at + 1 : comma])  # «, deux heures plus tard, »
        is_aside = is_aside or (comma is not None and _opens_person(tokens, comma + 1, is_name))
        return comma + 1 if comma is not None and is_aside else None
    if token.quotation >= 0 or not token.is_word or token.key in _THATS:
        return None
    if token.key in PREPOSITIONS and token.key != "des":
        return past_governed(tokens, at, is_name)
    if token.key in DETERMINERS and _is_time(tokens, at + 1):
        return _past_time(tokens, at + 1)
    if token.key in CALENDAR or (is_adverb(token) and token.key not in DETERMINERS) or token.key.isdigit():
        return at + 1
    if opens_phrase(token, is_name) or token.key in PERSONS:
        return at
    is_title = is_person_noun(token.key) and at + 1 < len(tokens) and is_name.person(tokens[at + 1])
    if is_title:
        return at  # “cardiologist Anna Petit”
    follows_conjunction = at > 0 and tokens[at - 1].key in SUBORDINATORS
    is_verb = token.key in SUBORDINATORS or token.key in forms().infinitives
    return None if follows_conjunction or is_verb else at + 1


def _is_time(tokens: Sequence[Token], at: int) -> bool:
    """Tell «le | 7 septembre», «la | semaine dernière», «ce | lundi» from «le | 7e régiment»."""
    if at >= len(tokens):
        return False
    is_day = tokens[at].key.isdigit() or tokens[at].key in ("1er", "même")
    of = tokens[at + 1].key if at + 1 < len(tokens) else ""
    is_named = tokens[at].key in CALENDAR or tokens[at].key.removesuffix("-là") in _TIMES
    return is_named or (is_day and (of in CALENDAR or of in _TIMES))


def _past_time(tokens: Sequence[Token], at: int) -> int:
    """Return the place after «7 septembre 2022», «semaine dernière»."""
    while at < len(tokens) and (
        tokens[at].key in CALENDAR
        or tokens[at].key.removesuffix("-là") in _TIMES
        or tokens[at].key.isdigit()
        or tokens[at].key
        in ("1er", "même", "dernier", "dernière", "passé", "passée", "prochain", "prochaine", "-", "là")
    ):
        at += 1
    return at


def _past_office(tokens: Sequence[Token], first: int, end: int, is_name: IsName) -> int:
    """Return where the name ends after an office in capitals: “NASA Administrator | for Science Anna Petit”."""
    offices = (k for k in range(first, end + 1) if tokens[k].has_capital and is_person_noun(tokens[k].key))
    office = next(offices, None)
    if office is None or office + _LEAST_OFFICE >= len(tokens) or is_name.person(tokens[end]):
        return end
    near = range(office + 1, min(office + _ASIDE, len(tokens)))
    within = list(takewhile(lambda at: tokens[at].has_capital or tokens[at].key in _OF_OFFICES, near))
    names = list(dropwhile(lambda at: not is_name.person(tokens[at]), within))
    is_office = bool(names) and tokens[office + 1].key in _OF_OFFICES
    return list(takewhile(lambda at: is_name.person(tokens[at]), names))[-1] if is_office else end


def _opens_person(tokens: Sequence[Token], at: int, is_name: IsName) -> bool:
    """Tell whether a person is named, or described, at a place: «lâche, ému, | l'ancien directeur»."""
    if at >= len(tokens):
        return False
    near = [token.key for token in tokens[at + 1 : at + 3]]
    return is_name.person(tokens[at]) or (tokens[at].key in DETERMINERS and any(map(is_person_noun, near)))


def past_governed(tokens: Sequence[Token], at: int, is_name: IsName) -> int:
    """Return the place after a preposition and what it governs: «à la presse», «à l'AFP», «lors d'un débat»."""
    contracted = tokens[at].key in _CONTRACTED
    at += 1
    if at < len(tokens) and tokens[at].key in PREPOSITIONS:
        return past_governed(tokens, at, is_name)
    if at < len(tokens) and tokens[at].key in DETERMINERS and not contracted:
        at += 1
    if at < len(tokens) and is_name(tokens[at]):
        at += 1
        is_body = not is_name.person(tokens[at - 1])  # «pour Le Monde | Anne Petit»
        while at < len(tokens) and is_name(tokens[at]) and not tokens[at - 1].text.isupper():
            if is_body and is_name.person(tokens[at]):
                break
            at += 1
        return at
    is_outlet = at < len(tokens) and tokens[at].key in _OUTLETS
    at += 1
    while is_outlet and at < len(tokens) and (is_name(tokens[at]) or tokens[at].key.isdigit()):
        if is_name.person(tokens[at]):
            break
        at += 1  # «à la chaîne | Rossia 24»
    while at < len(tokens) and tokens[at].is_word and tokens[at].text[0].islower():
        if tokens[at].key in DETERMINERS or tokens[at].key in PREPOSITIONS:
            break
        at += 1
    return at
