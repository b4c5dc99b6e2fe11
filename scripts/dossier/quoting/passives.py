"""Reads who is said to speak after a passive: «qualifié de “…” par X», “dismissed as “…” by X”."""

from collections.abc import Sequence

from dossier.quoting import phrases, word_kinds
from dossier.quoting.carrier import Token
from dossier.quoting.verbs import KNOWN, forms
from dossier.quoting.word_kinds import IsName, Phrase

_BY = frozenset({"par", "by"})
_JOINING = word_kinds.JOINING
_ONLY_NAMING = KNOWN.words("titling") | KNOWN.words("nicknames") | KNOWN.words("relaying")
_AUXILIARIES = KNOWN.words("auxiliaries")
_LEADS = frozenset({"as", "de", "d'", "comme", "of", "a", "an", "un", "une"})
_TOLD = frozenset(
    {"told", "informed", "assured", "warned", "reminded", "advised", "prévenu", "prévenue", "prévenus", "averti"}
)
_SUFFERED = frozenset({"vu", "vue", "vus", "vues", "entendu", "entendue", "fait"})
_THATS = frozenset({"that", "que", "qu'"})
_PHRASAL = KNOWN.words("phrasal")
_FARTHEST_AGENT = 14
_TITLES = 4
_MOST_BEFORE = 5
_MOST_AFTER = 5


def agent(tokens: Sequence[Token], at: int, is_name: IsName) -> tuple[int, Phrase] | None:
    """Return the participle before the quotation at a token, and the agent after it that speaks its words."""
    before = _described_by(tokens, at, is_name)
    if before:
        return before
    by = _by(tokens, at)
    participle = _participle(tokens, at) if by else None
    if by is None or participle is None:
        return None
    found = _agent(tokens, by, is_name)
    return (participle, found) if found else None


def _agent(tokens: Sequence[Token], by: int, is_name: IsName) -> Phrase | None:
    """Return the person, or the body, that follows “by”: “by | museum director Anna Petit”."""
    found = phrases.after(tokens, by + 1, is_name)
    if found is None or found.first > by + _TITLES:
        return None
    titles = tokens[by + 1 : found.first]
    are_titles = all(token.is_word and token.text[0].islower() for token in titles)
    if len(titles) > 1 and not (are_titles and word_kinds.is_person_noun(titles[-1].key)):
        return None
    return found if phrases.person_head(tokens, found, is_name) else None


def _described_by(tokens: Sequence[Token], at: int, is_name: IsName) -> tuple[int, Phrase] | None:
    """Return the participle and the agent, where that stands before the words: “described by X as “…””."""
    near = range(at - 2, max(0, at - _FARTHEST_AGENT), -1)
    by = next((k for k in near if tokens[k].key in _BY and _is_done(tokens, k - 1)), None)
    if by is None or tokens[by - 1].key in _ONLY_NAMING - _TOLD or any(token.quotation >= 0 for token in tokens[by:at]):
        return None
    found = _agent(tokens, by, is_name)
    if not found or found.last >= at:
        return None
    is_told = tokens[by - 1].key in _TOLD and tokens[found.last + 1].key in _THATS
    is_suffered = tokens[by - 2].key in _SUFFERED and at - found.last <= _MOST_AFTER
    return (by - 1, found) if is_told or is_suffered or tokens[at - 1].key.rstrip("|") in _LEADS else None


def _is_done(tokens: Sequence[Token], at: int) -> bool:
    """Tell a participle of saying: “described”, “played down”."""
    is_suffered = tokens[at].key in forms().infinitives and tokens[at - 1].key in _SUFFERED  # «s'est vu reprocher»
    return is_suffered or tokens[at].key in forms().participles or f"{tokens[at - 1].key}:{tokens[at].key}" in _PHRASAL


def _by(tokens: Sequence[Token], at: int) -> int | None:
    """Return where «par» stands, only further quotations and small words between."""
    for k in range(at + 1, min(at + _MOST_AFTER + 1, len(tokens))):
        token = tokens[k]
        if token.key in _BY:
            return k
        if token.quotation < 0 and token.text not in ",;" and token.key not in _JOINING:
            return None
    return None


def _participle(tokens: Sequence[Token], at: int) -> int | None:
    for k in range(at - 1, max(-1, at - 1 - _MOST_BEFORE), -1):
        token = tokens[k]
        if token.quotation < 0 and not token.is_word and token.text != ",":
            return None
        if token.key in _AUXILIARIES:
            return None  # “which X suggested could be done “with intent” by somebody”
        if token.key in forms().participles and token.key not in _ONLY_NAMING:
            return k
    return None
