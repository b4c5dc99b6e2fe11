"""Finds verbs of saying with their auxiliaries: «a tenu à préciser», «s'est-il félicité», “has said”, “went on to say”.

A form of such a verb is none where it is a noun («la demande»), or passive, so that somebody else speaks.
"""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from dossier.quoting import word_kinds
from dossier.quoting.carrier import Token
from dossier.quoting.noun_verbs import is_noun, is_quotation
from dossier.quoting.verbs import KNOWN, forms

_CHAINS = KNOWN.words("chains")


_CHAINED = KNOWN.words("chained")


_AUXILIARIES = KNOWN.words("auxiliaries")


_PASSIVE = KNOWN.words("passive")


_REFLEXIVE = frozenset({"s'", "se", "m'", "me", "nous"})


_CLITIC_OBJECTS = KNOWN.words("clitics") - {"le", "la", "les", "l'", "n'"}


_MODALS = KNOWN.words("modals")


_MOST_BETWEEN = 6


_ASIDES = frozenset({"d'", "s'", "il", "elle"}) | KNOWN.words("asides")


_PHRASAL = KNOWN.words("phrasal")
_PARTICLES = frozenset(each.split(":")[1] for each in _PHRASAL)
_PUTTING = KNOWN.words("putting")
_READING = frozenset({"lit", "lisait"})
_SEEN = frozenset({"vu"})
_TAKING = frozenset({"tient", "tiennent", "tenait", "tenaient", "tint", "tiendra", "tiendrait"})
_BELONGING = frozenset({"relève", "relevait", "relèvent", "relevaient"})
_SEEING = frozenset({"voit", "voir", "voient", "voyait", "sees", "saw"})


_BE = frozenset({"is", "was", "are", "were", "be", "been", "being"})


_INFINITIVE_BEFORE = frozenset({"à", "de", "d'", "to", "pour", "sans", "en", "by"})


@dataclass(frozen=True)
class Group:
    """A verb of saying, from its first word to its last, by their places."""

    first: int
    last: int
    pronoun: int | None = None
    is_shared: bool = False


def group_at(tokens: Sequence[Token], at: int) -> Group | None:
    """Return the verb whose last word is the token `at`, where it is one of saying."""
    key, known = tokens[at].key, forms()
    phrasal = _phrasal(tokens, at) if at and key in _PARTICLES else None
    if phrasal:
        return phrasal
    composed = _composed(tokens, at) if key in known.participles or key in known.finite else None
    if composed:
        return composed if composed.last >= 0 else None
    if key == "dire" and at and tokens[at - 1].key in ("veut", "voulait", "veulent"):
        return None  # «Mir veut dire paix»
    chained = _chained(tokens, at) if key in known.infinitives or key in _CHAINED else None
    if chained or key in _CHAINED:
        return chained
    if key in _SEEING | _READING | _SEEN | _TAKING:
        return _seeing(tokens, at)
    if key in _BELONGING and _belongs(tokens, at):
        return None  # «relève d'“un marché de dupes”»
    if key in known.gerunds and not is_noun(tokens, at):
        follows_be = at > 0 and tokens[at - 1].key in _BE
        return Group(at - 1 if follows_be else at, at, is_shared=not follows_be)
    if key in known.finite and not is_noun(tokens, at) and not _is_denied(tokens, at):
        return _simple(tokens, at)
    if key in known.infinitives and at and tokens[at - 1].key in _INFINITIVE_BEFORE:
        return Group(at, at, is_shared=True)
    return None


def _belongs(tokens: Sequence[Token], at: int) -> bool:
    """Tell «relève d'“un marché de dupes”» from «…, relève l'un d'eux, “…”»."""
    if at and tokens[at - 1].text == "," and at + 1 < len(tokens) and tokens[at + 1].key in word_kinds.DETERMINERS:
        return False
    return any(token.key in ("de", "d'", "du") for token in tokens[at + 1 : at + _MOST_BETWEEN])


def _seeing(tokens: Sequence[Token], at: int) -> Group | None:
    """Return «y voit “…”», «préfère y voir “…”», «lit-on», «tient l'affaire pour “…”»."""
    if tokens[at].key in _TAKING:
        return _simple(tokens, at) if _takes_for(tokens, at) else None
    if tokens[at].key in _SEEN:
        has_seen = at > 0 and tokens[at - 1].key in _AUXILIARIES and not is_quotation(tokens, at + 1)
        return _composed(tokens, at) if has_seen and _sees(tokens, at) else None
    if tokens[at].key == "voir":
        is_chained = at > 1 and tokens[at - 1].key == "y" and tokens[at - 2].key in _CHAINS
        return Group(at - 2, at) if is_chained else None
    if tokens[at].key in _READING:
        return Group(at, at, at + 1) if _inverted_pronoun(tokens, at) and tokens[at + 1].key == "-on" else None
    return _simple(tokens, at) if _sees(tokens, at) else None


def _takes_for(tokens: Sequence[Token], at: int) -> bool:
    """Tell «tient ce film pour “un chef-d'œuvre”» from any other holding."""
    end = next((k for k in range(at + 1, min(at + 2 * _MOST_BETWEEN, len(tokens))) if not tokens[k].is_word), None)
    if end is None or tokens[end].quotation < 0 or tokens[at - 1].key in ("se", "s'"):
        return False
    article = tokens[end - 1].key in word_kinds.DETERMINERS and tokens[end - 1].key not in word_kinds.PREPOSITIONS
    return tokens[end - 1 - article].key == "pour"


def _phrasal(tokens: Sequence[Token], at: int) -> Group | None:
    """Return “played down”, “went on”, «a mis en cause»."""
    if f"{tokens[at - 1].key}:{tokens[at].key}" not in _PHRASAL:
        return None
    verb = at - 1
    if tokens[verb].key == "en":
        verb -= 1
        if verb < 0 or tokens[verb].key not in _PUTTING:
            return None
        composed = _composed(tokens, verb)
        if composed:
            return Group(composed.first, at, composed.pronoun) if composed.last >= 0 else None
    return Group(verb, at)


def _sees(tokens: Sequence[Token], at: int) -> bool:
    """Tell «y voit “…”», «voit dans l'accord “…”», “sees in it “…”” from any other seeing."""
    after = tokens[at + 1].key if at + 1 < len(tokens) else ""
    near = tokens[at + 1 : at + 1 + _MOST_BETWEEN]
    leads = (at and tokens[at - 1].key == "y") or after in ("dans", "là", "en", "in")
    leads = leads or (tokens[at].key == "sees" and _sees_so(tokens, at + 1))
    leads = leads or any(token.key.startswith("as") and len(token.key) <= len("as|") for token in near)
    return bool(leads and any(token.quotation >= 0 for token in near)) or (
        at + 1 < len(tokens) and tokens[at + 1].quotation >= 0
    )


def _sees_so(tokens: Sequence[Token], at: int) -> bool:
    """Tell “sees | station partners “in no hurry to leave””: a few words, of which none is small, and the quotation."""
    near = tokens[at : at + _MOST_BETWEEN - 1]
    words = list(itertools.takewhile(lambda token: token.is_word and token.quotation < 0, near))
    small = word_kinds.PREPOSITIONS | word_kinds.SUBORDINATORS
    return len(words) < len(near) and is_quotation(near, len(words)) and all(word.key not in small for word in words)


def _simple(tokens: Sequence[Token], at: int) -> Group | None:
    """Return a verb of one word: «dit», «se félicite», «dit-il», “to say”."""
    before = tokens[at - 1].key if at else ""
    if before in ("to", "pour", "sans", "de", "d'", "à"):
        return Group(at, at, is_shared=True) if tokens[at].key in forms().infinitives else None
    pronoun = _inverted_pronoun(tokens, at)
    first = _with_clitics(tokens, at) if pronoun is not None else at - 1 if before in ("se", "s'", "y") else at
    return Group(first, at, pronoun)


def _with_clitics(tokens: Sequence[Token], first: int) -> int:
    """Return where the small words begin that stand before a verb: «lui fait-elle observer»."""
    while first > 0 and tokens[first - 1].key in _CLITIC_OBJECTS:
        first -= 1
    return first


def _inverted_pronoun(tokens: Sequence[Token], at: int) -> int | None:
    """Return the place of a pronoun joined to a verb: «dit-il»."""
    is_one = at + 1 < len(tokens) and tokens[at + 1].text.startswith("-") and tokens[at + 1].is_word
    return at + 1 if is_one else None


def _composed(tokens: Sequence[Token], at: int) -> Group | None:
    """Return auxiliary and participle; a group that ends at -1 where it is passive, so that somebody else speaks."""
    pronoun = None
    was = False
    near = _past_aside(tokens, at - 1)
    for back in range(near, max(-1, near - _MOST_BETWEEN), -1):
        token = tokens[back]
        if token.key in ("été", "been"):
            was = True
            continue
        if token.key in _AUXILIARIES:
            if token.key in _MODALS:
                return Group(back, at) if not was else Group(-1, -1)
            reflexive = any(each.key in _REFLEXIVE for each in tokens[max(0, back - 2) : at])
            if was or (token.key in _PASSIVE and not reflexive and not tokens[at].key.endswith("enu")):
                return Group(-1, -1)
            begin = back
            while begin > 0 and tokens[begin - 1].key in (
                "s'",
                "l'",
                "lui",
                "leur",
                "y",
                "en",
                "n'",
                "se",
                "m'",
                "nous",
                "ne",
            ):
                begin -= 1
            return Group(begin, at, pronoun)
        if token.text.startswith("-") and token.is_word:
            pronoun = back
        elif not word_kinds.is_adverb(token) and token.key not in _ASIDES:
            return None
    return None


def _past_aside(tokens: Sequence[Token], at: int) -> int:
    """Return the place before «, pour sa part,» that ends at one."""
    if at < _MOST_BETWEEN // 2 or tokens[at].text != ",":
        return at
    opening = next((k for k in range(at - 1, max(0, at - _MOST_BETWEEN), -1) if tokens[k].text == ","), None)
    if opening is None or tokens[opening + 1].key not in ("pour", "de", "à", "lui", "elle", "for", "in"):
        return at
    return opening - 1


def _chained(tokens: Sequence[Token], at: int) -> Group | None:
    """Return a verb that governs one of saying: «a tenu à préciser», “went on to say”."""
    back = at - 1
    while back > 0 and at - back < 4 and (tokens[back].key in _INFINITIVE_BEFORE or word_kinds.is_adverb(tokens[back])):
        back -= 1
    pronoun = None
    if back > 0 and tokens[back].text.startswith("-") and tokens[back].is_word:
        pronoun, back = back, back - 1
    if back < 0 or tokens[back].key not in _CHAINS:
        return None
    if tokens[back].key.endswith("ant") and pronoun is None:
        return Group(back, at, is_shared=True)  # «…, préférant parler d'“…”»
    composed = _composed(tokens, back)
    if composed and composed.last >= 0:
        return Group(composed.first, at, composed.pronoun or pronoun)
    if tokens[back].key in ("is", "was") and tokens[at].key not in forms().gerunds:
        return None
    return Group(_with_clitics(tokens, back) if pronoun is not None else back, at, pronoun)


def _is_denied(tokens: Sequence[Token], at: int) -> bool:
    """Tell «personne ne dit»."""
    return at > 1 and tokens[at - 1].key in ("ne", "n'") and tokens[at - 2].key in ("personne", "nul", "rien")
