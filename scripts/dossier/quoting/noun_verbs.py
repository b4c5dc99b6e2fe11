"""Tells forms that are nouns there from verbs of saying: «la demande», “the claims”, “a short answer”."""

from collections.abc import Sequence

from dossier.quoting import word_kinds
from dossier.quoting.carrier import Token
from dossier.quoting.verbs import KNOWN, forms

_ARTICLES = word_kinds.DETERMINERS
_DOCUMENTS = KNOWN.words("documents")
_SPEECH_NOUNS = KNOWN.words("speech_nouns")
_NOUNS_TOO = KNOWN.words("nouns_too")
_CLITICS = frozenset({"le", "la", "les", "l'", "leur", "nous", "vous"})
_MOST_BETWEEN = 6
_TAKING = frozenset(
    {"prendre", "prend", "prennent", "prenait", "pris", "prenant", "take", "takes", "took", "taken", "taking"}
)
_ORDINALS = frozenset({"premier", "première", "deuxième", "troisième", "second", "seconde", "first", "third"})
_DEGREES = frozenset({"plus", "moins", "très", "aussi", "si", "assez", "peu"})


def is_noun(tokens: Sequence[Token], at: int) -> bool:
    """Tell «la demande», “the claims” from verbs."""
    if at == 0:
        return tokens[at].key in _NOUNS_TOO or tokens[at].key in forms().infinitives
    before, key = tokens[at - 1], tokens[at].key
    if before.key in _CLITICS and key not in _NOUNS_TOO:
        return False
    if before.key in _CLITICS and at > 1:
        subject = tokens[at - 2]
        leads = subject.text == "," and (is_quotation(tokens, at + 1) or is_quotation(tokens, at - 3))
        is_clitic = leads or subject.key in word_kinds.PRONOUNS or subject.key in ("qui", "ne", "n'", "se")
        return not (is_clitic or (subject.has_capital and subject.is_word))
    if key == "note" and before.key in _TAKING:
        return True  # «prend note»
    if key in _NOUNS_TOO and before.key in _DEGREES:
        return True  # «plus philosophe»
    is_determined = before.key in _ARTICLES or before.key in ("'s", "'", "no", "any", "every", "whose")
    if is_determined and before.key in ("that", "this", "his", "her", "one", "leur", "some"):
        return key in _NOUNS_TOO and (before.key != "that" or not key.endswith("s"))
    if is_determined:
        return True
    is_preposition = before.key in word_kinds.PREPOSITIONS and before.key not in ("en",)
    return key in _NOUNS_TOO and (is_preposition or _has_article_further(tokens, at))


def _has_article_further(tokens: Sequence[Token], at: int) -> bool:
    """Tell “a short answer”, «une vive critique»: one small word between the article and what may be a noun."""
    if at < 2 or not tokens[at - 1].is_word:
        return False
    if tokens[at - 1].key in _ORDINALS:
        return tokens[at - 2].key in _ARTICLES  # «une première tranche»
    if tokens[at - 1].has_capital:
        return tokens[at - 2].key.rstrip("|") in ("a", "an")  # “in a Twitter post”
    if (
        tokens[at - 1].key in word_kinds.PERSONS | _DOCUMENTS
        or tokens[at - 1].key in word_kinds.PRONOUNS
        or word_kinds.is_adverb(tokens[at - 1])
    ):
        return False
    if tokens[at - 2].key in ("des", "du") and tokens[at - 3].has_capital and is_quotation(tokens, at + 1):
        return False  # «la Cour des comptes pointe “…”»
    if _has_subject(tokens, at - 3):
        return False  # “A sign over the bay read”
    return tokens[at - 2].key in _ARTICLES | {"whose"} and tokens[at - 1].key not in _SPEECH_NOUNS


def _has_subject(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether the preposition at a place follows a phrase that heads its clause, and may speak."""
    if at < 1 or tokens[at].key not in word_kinds.PREPOSITIONS:
        return False
    start = at
    while start > 0 and tokens[start - 1].is_word and at - start <= _MOST_BETWEEN:
        start -= 1
    head = {token.key for token in tokens[start + 1 : at]}
    return tokens[start].key in _ARTICLES and bool(head & (word_kinds.PERSONS | _DOCUMENTS))


def is_quotation(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a quotation stands at a place."""
    return 0 <= at < len(tokens) and tokens[at].quotation >= 0
