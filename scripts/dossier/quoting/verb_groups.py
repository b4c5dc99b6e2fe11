"""Finds verbs of saying with their auxiliaries: «a tenu à préciser», «s'est-il félicité», “has said”, “went on to say”.

A form of such a verb is none where it is a noun («la demande»), or passive, so that somebody else speaks.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from dossier.quoting import word_kinds
from dossier.quoting.carrier import Token
from dossier.quoting.verbs import KNOWN, forms

_ARTICLES = word_kinds.DETERMINERS
_DOCUMENTS = KNOWN.words("documents")
_SPEECH_NOUNS = KNOWN.words("speech_nouns")

_NOUNS_TOO = KNOWN.words("nouns_too")


_CHAINS = KNOWN.words("chains")


_CHAINED = KNOWN.words("chained")


_AUXILIARIES = KNOWN.words("auxiliaries")


_PASSIVE = KNOWN.words("passive")


_REFLEXIVE = frozenset({"s'", "se", "m'", "me", "nous"})


_CLITICS = frozenset({"le", "la", "les", "l'", "leur", "nous", "vous"})


_CLITIC_OBJECTS = KNOWN.words("clitics") - {"le", "la", "les", "l'", "n'"}


_MODALS = KNOWN.words("modals")


_MOST_BETWEEN = 6


_SEEING = frozenset({"voit", "voient", "voyait", "sees", "saw"})


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
    composed = _composed(tokens, at) if key in known.participles or key in known.finite else None
    if composed:
        return composed if composed.last >= 0 else None
    if key == "dire" and at and tokens[at - 1].key in ("veut", "voulait", "veulent"):
        return None  # «Mir veut dire paix»
    chained = _chained(tokens, at) if key in known.infinitives or key in _CHAINED else None
    if chained or key in _CHAINED:
        return chained
    if key in _SEEING:
        return _simple(tokens, at) if _sees(tokens, at) else None
    if key in ("lit", "lisait"):
        return Group(at, at, at + 1) if _inverted_pronoun(tokens, at) and tokens[at + 1].key == "-on" else None
    if key in known.gerunds and not _is_noun(tokens, at):
        follows_be = at > 0 and tokens[at - 1].key in _BE
        return Group(at - 1 if follows_be else at, at, is_shared=not follows_be)
    if key in known.finite and not _is_noun(tokens, at) and not _is_denied(tokens, at):
        return _simple(tokens, at)
    if key in known.infinitives and at and tokens[at - 1].key in _INFINITIVE_BEFORE:
        return Group(at, at, is_shared=True)
    return None


def _sees(tokens: Sequence[Token], at: int) -> bool:
    """Tell «y voit “…”», «voit dans l'accord “…”», “sees in it “…”” from any other seeing."""
    after = tokens[at + 1].key if at + 1 < len(tokens) else ""
    near = tokens[at + 1 : at + 1 + _MOST_BETWEEN]
    leads = (at and tokens[at - 1].key == "y") or after in ("dans", "là", "en", "in")
    leads = leads or any(token.key.startswith("as") and len(token.key) <= len("as|") for token in near)
    return bool(leads and any(token.quotation >= 0 for token in near)) or (
        at + 1 < len(tokens) and tokens[at + 1].quotation >= 0
    )


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
    for back in range(at - 1, max(-1, at - 1 - _MOST_BETWEEN), -1):
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
        elif not word_kinds.is_adverb(token) and token.key not in ("d'", "s'", "il", "elle"):
            return None
    return None


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
    composed = _composed(tokens, back)
    if composed and composed.last >= 0:
        return Group(composed.first, at, composed.pronoun or pronoun)
    if tokens[back].key in ("is", "was") and tokens[at].key not in forms().gerunds:
        return None
    return Group(_with_clitics(tokens, back) if pronoun is not None else back, at, pronoun)


def _is_noun(tokens: Sequence[Token], at: int) -> bool:
    """Tell «la demande», “the claims” from verbs."""
    if at == 0:
        return tokens[at].key in _NOUNS_TOO or tokens[at].key in forms().infinitives
    before, key = tokens[at - 1], tokens[at].key
    if before.key in _CLITICS and key not in _NOUNS_TOO:
        return False
    if before.key in _CLITICS and at > 1:
        subject = tokens[at - 2]
        leads = subject.text == "," and (_is_quotation(tokens, at + 1) or _is_quotation(tokens, at - 3))
        is_clitic = leads or subject.key in word_kinds.PRONOUNS or subject.key in ("qui", "ne", "n'", "se")
        return not (is_clitic or (subject.has_capital and subject.is_word))
    is_determined = before.key in _ARTICLES or before.key in ("'s", "'", "no", "any", "every")
    if is_determined and before.key in ("that", "this", "his", "her", "one", "leur", "some"):
        return key in _NOUNS_TOO and (before.key != "that" or not key.endswith("s"))
    if is_determined:
        return True
    is_preposition = before.key in word_kinds.PREPOSITIONS and before.key not in ("en",)
    return key in _NOUNS_TOO and (is_preposition or _has_article_further(tokens, at))


def _has_article_further(tokens: Sequence[Token], at: int) -> bool:
    """Tell “a short answer”, «une vive critique»: one small word between the article and what may be a noun."""
    if at < 2 or not tokens[at - 1].is_word or tokens[at - 1].has_capital:
        return False
    if (
        tokens[at - 1].key in word_kinds.PERSONS | _DOCUMENTS
        or tokens[at - 1].key in word_kinds.PRONOUNS
        or word_kinds.is_adverb(tokens[at - 1])
    ):
        return False
    if _has_subject(tokens, at - 3):
        return False  # “A sign over the bay read”
    return tokens[at - 2].key in _ARTICLES and tokens[at - 1].key not in _SPEECH_NOUNS


def _has_subject(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether the preposition at a place follows a phrase that heads its clause, and may speak."""
    if at < 1 or tokens[at].key not in word_kinds.PREPOSITIONS:
        return False
    start = at
    while start > 0 and tokens[start - 1].is_word and at - start <= _MOST_BETWEEN:
        start -= 1
    head = {token.key for token in tokens[start + 1 : at]}
    return tokens[start].key in _ARTICLES and bool(head & (word_kinds.PERSONS | _DOCUMENTS))


def _is_denied(tokens: Sequence[Token], at: int) -> bool:
    """Tell «personne ne dit»."""
    return at > 1 and tokens[at - 1].key in ("ne", "n'") and tokens[at - 2].key in ("personne", "nul", "rien")


def _is_quotation(tokens: Sequence[Token], at: int) -> bool:
    return 0 <= at < len(tokens) and tokens[at].quotation >= 0
