"""Tells where a noun phrase ends that begins at a word: «le patron de l'agence | a dit», «Anna Petit | jeudi»."""

import itertools
from collections.abc import Sequence

from dossier.quoting.carrier import Token
from dossier.quoting.verbs import KNOWN, forms
from dossier.quoting.word_kinds import (
    CALENDAR,
    DETERMINERS,
    PERSONS,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    IsName,
    is_adverb,
)

_KEEPS = KNOWN.words("keeps_complement")
_RELATIVES = KNOWN.words("relatives")
_ADJUNCTS = KNOWN.words("adjuncts")
_SHORT_TITLES = KNOWN.words("short_titles")
_APOSTROPHES = ("'", "’")
_FORMER = frozenset({"ancien", "ancienne"})
_TO = frozenset({"à", "to"})
_OURS = KNOWN.words("mine")
_TO_SOME = frozenset({"un", "une", "des", "ceux", "celles", "plusieurs", "quelques"})
_POSSESSIVES = KNOWN.words("possessives")
_THEM = frozenset({"eux", "elles", "them", "us"})
_OF = frozenset({"d'", "de", "of"})
_WHERE = frozenset({"in", "on", "at", "à", "au", "dans"})
_OCCASIONS = KNOWN.words("documents") | KNOWN.words("speech_nouns") | KNOWN.words("occasions")
_AUDIENCES = KNOWN.words("audiences")
_AGENCIES = frozenset({"agence", "agency"})
_TO_ALL = frozenset({"à", "au", "aux", "to", "on"})
_LATE = frozenset({"late", "early", "earlier", "tard", "tôt"})
_POINTING_AT = frozenset(
    ["le", "la", "l'", "les", "ce", "cet", "cette", "ces", "the", "this", "that", "these", "those"]
)
_BEFORE_ARTICLES = frozenset(
    ["tous", "toutes", "tout", "toute", "monsieur", "madame", "both", "all", "half", "as", "qu'", "que"]
)
_NEAR = 4
_FEW = 3
_ADDRESSING = frozenset(
    {
        "adresse",
        "intention",
        "attention",
        "encontre",
        "égard",
        "endroit",
        "issue",
        "occasion",
        "sortie",
        "fin",
        "arrivée",
        "terme",
        "cours",
        "micro",
    }
)
_COORDINATING = frozenset({"et", "and", "&"})
_BODY_WORDS = KNOWN.words("bodies") | KNOWN.words("body_nouns") | PERSONS


def end_of(tokens: Sequence[Token], first: int, is_name: IsName, last: int) -> int:
    """Return the last token of the phrase that begins at `first`."""
    at = first
    while at < last and _goes_on(tokens, at, is_name, last):
        at += 1
    return at


def _goes_on(tokens: Sequence[Token], at: int, is_name: IsName, last: int) -> bool:
    """Tell whether the phrase to which the token `at` belongs goes on with the next."""
    token = tokens[at + 1]
    if token.text == ".":
        is_initial = len(tokens[at].text) == 1 and tokens[at].has_capital and at + 2 <= last
        return is_initial or (tokens[at].key in _SHORT_TITLES and tokens[at].end == token.start)
    if not token.is_word or token.quotation >= 0 or tokens[at].text in _APOSTROPHES:
        return _is_of_many(tokens, at if tokens[at].text in _APOSTROPHES else at + 1, last)
    if is_name(tokens[at]) and not is_name(token) and token.key in forms().finite and _is_followed(tokens, at + 1):
        return False  # «la Banque de France juge»
    if is_name(token):
        return is_name(tokens[at]) or token.key not in PREPOSITIONS
    if at + 2 <= last and joins_names(tokens, at + 1, is_name):
        return True
    is_among = token.key == "entre" and tokens[at].key in _OF  # «l'un d'entre eux»
    if token.key in PREPOSITIONS and (
        (token.key not in _KEEPS and not is_among) or _is_whole_name(tokens[at], is_name) or _is_time(tokens, at + 2)
    ):
        return False
    if _leads_off(tokens, at + 1, last) or _is_when(tokens, at):
        return False
    if token.key in _THEM and tokens[at].key in _OF | {"entre"}:
        return True  # «l'une d'elles»
    if token.key in DETERMINERS or token.key in PREPOSITIONS:
        return token.key not in SUBORDINATORS
    is_adverbial = is_adverb(token) and tokens[at].key not in DETERMINERS  # “the indictment”
    is_other = (
        (token.key in _ADJUNCTS and tokens[at].key not in _FORMER | DETERMINERS)
        or token.key in PRONOUNS
        or is_adverbial
    )
    return not is_other and token.key not in _RELATIVES | CALENDAR | SUBORDINATORS


def _is_of_many(tokens: Sequence[Token], apostrophe: int, last: int) -> bool:
    """Tell the apostrophe of “the Farmers’ Union”, where names go on."""
    if tokens[apostrophe].text not in _APOSTROPHES or not 0 < apostrophe < last:
        return False
    before = tokens[apostrophe - 1]
    return before.key.endswith("s") and before.has_capital and tokens[apostrophe + 1].has_capital


def _is_when(tokens: Sequence[Token], at: int) -> bool:
    """Tell «le médecin | la veille», «un mineur | ce matin-là», “a spokesman | late on Monday”."""
    before, token = tokens[at], tokens[at + 1]
    if token.key in _LATE:
        return before.key not in DETERMINERS
    if token.key not in _POINTING_AT or before.key in PREPOSITIONS or before.key in DETERMINERS:
        return False
    return not before.has_capital and before.key not in _BEFORE_ARTICLES


def _is_followed(tokens: Sequence[Token], verb: int) -> bool:
    """Tell «juge la dette» from «la juge, …»: an object follows."""
    return verb + 1 < len(tokens) and (tokens[verb + 1].key in DETERMINERS or tokens[verb + 1].quotation >= 0)


def _is_whole_name(token: Token, is_name: IsName) -> bool:
    """Tell «Paris» from «Cour», of «la Cour des comptes»."""
    return is_name(token) and (token.key not in _BODY_WORDS or token.text.isupper())


def joins_names(tokens: Sequence[Token], at: int, is_name: IsName) -> bool:
    """Tell «X et Y»."""
    if tokens[at].key not in _COORDINATING or at == 0 or at + 1 >= len(tokens):
        return False
    return is_name.person(tokens[at - 1]) and is_name.person(tokens[at + 1])


def _leads_off(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Tell what no longer says who somebody is: «la diplomate | à son homologue», “X | in a statement”."""
    key = tokens[at].key.rstrip("|")
    to_one_of_theirs = key in _TO and at + 1 <= last and tokens[at + 1].key in _POSSESSIVES | _TO_SOME | _OURS
    to_press = key in _TO_ALL and _is_press(tokens, at + 1)
    if key in _TO_ALL and any(token.key in _ADDRESSING for token in tokens[at + 1 : at + _FEW]):
        return True  # «le chef de l'agence | à l'adresse de X»
    return to_one_of_theirs or to_press or (key in _WHERE and _is_occasion(tokens, at + 1, last))


def _is_press(tokens: Sequence[Token], at: int) -> bool:
    """Tell «la télévision russe» and «l'agence Tass» from «l'agence spatiale», where somebody may work."""
    near = tokens[at : at + _NEAR]
    for token, following in itertools.pairwise(near):
        if token.key in _AUDIENCES or (token.key in _AGENCIES and following.has_capital):
            return True
        if token.key not in DETERMINERS and not token.has_capital:
            return False
    return False


def _is_occasion(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Tell “in a statement”, «à une conférence de presse», from what tells who somebody is: “in Houston”."""
    if at > last or tokens[at].key not in DETERMINERS:
        return False
    return any(token.key in _OCCASIONS for token in tokens[at + 1 : min(at + _NEAR, last + 1)])


def _is_time(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and (tokens[at].key in CALENDAR or tokens[at].key.isdigit())
