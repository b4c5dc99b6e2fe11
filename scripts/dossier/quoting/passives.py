"""Reads who is said to speak after a passive: «qualifié de “…” par X», “dismissed as “…” by X”."""

from collections.abc import Sequence

from dossier.quoting import phrases, word_kinds
from dossier.quoting.carrier import Token
from dossier.quoting.verbs import KNOWN, forms
from dossier.quoting.word_kinds import IsName, Phrase

_BY = frozenset({"par", "by"})
_JOINING = word_kinds.JOINING
_TITLING = KNOWN.words("titling")
_ONLY_NAMING = _TITLING | KNOWN.words("nicknames") | KNOWN.words("relaying")
_AUXILIARIES = KNOWN.words("auxiliaries")
_LEADS = frozenset({"as", "de", "d'", "comme", "of", "for", "a", "an", "un", "une"})
_TOLD = frozenset(
    {"told", "informed", "assured", "warned", "reminded", "advised", "prévenu", "prévenue", "prévenus", "averti"}
)
_SUFFERED = frozenset({"vu", "vue", "vus", "vues", "entendu", "entendue", "fait"})
_BIDDEN = _TOLD | {"asked", "urged", "ordered", "instructed", "encouraged", "begged", "invited", "exhorted", "implored"}
_JUDGED = frozenset({"found", "judged", "deemed", "held", "considered", "thought", "believed", "said", "declared"})
_VOICED = KNOWN.words("voiced")
_PASSIVE_AUXILIARIES = KNOWN.words("passive") | KNOWN.words("adverbs")
_LONGEST_LEAD = 26
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
    praised = _after_it(tokens, at)
    found = _agent(tokens, praised + 1, is_name) if praised else None
    if praised and found:
        return praised, found
    by = _by(tokens, at)
    participle = _participle(tokens, at) if by else None
    if by is None or participle is None:
        return None
    found = _agent(tokens, by, is_name)
    return (participle, found) if found else None


def _after_it(tokens: Sequence[Token], at: int) -> int | None:
    """Return the participle right after the words, with “by”: «la « révolution » | vantée par X»."""
    if (
        at + 2 >= len(tokens)
        or tokens[at + 2].key not in _BY
        or at < 1
        or tokens[at - 1].key not in word_kinds.DETERMINERS
    ):
        return None
    done = tokens[at + 1].key
    return at + 1 if done in forms().participles and done not in _ONLY_NAMING | KNOWN.words("naming") else None


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
    summed = _summed_up(tokens, at, is_name)
    if summed:
        return summed
    near = range(at - 2, max(0, at - _FARTHEST_AGENT), -1)
    by = next((k for k in near if tokens[k].key in _BY and _is_done(tokens, _past_day(tokens, k - 1))), None)
    if by is None:
        by = next((k for k in near if tokens[k].key in _BY and tokens[k - 1].key in _JUDGED), None)
    done = _past_day(tokens, by - 1) if by is not None else 0
    is_named = tokens[done].key in _ONLY_NAMING - _BIDDEN and not (
        tokens[done].key in _TITLING and tokens[at - 1].key == "comme"
    )  # «présenté par X comme “un succès”»
    if by is None or is_named or any(token.quotation >= 0 for token in tokens[by:at]):
        return None
    found = _agent(tokens, by, is_name)
    if not found or found.last >= at:
        return None
    is_told = tokens[done].key in _TOLD and tokens[found.last + 1].key in _THATS
    is_told = is_told or _is_bidden(tokens, by, found.last + 1, at)
    is_suffered = tokens[done - 1].key in _SUFFERED and at - found.last <= _MOST_AFTER
    is_led = tokens[at - 1].key.rstrip("|") in _LEADS and tokens[done].key != "asked"
    return (done, found) if is_told or is_suffered or is_led else None


def _past_day(tokens: Sequence[Token], at: int) -> int:
    """Return the place of the word before «mardi», «hier», “on Monday”, that ends at one."""
    while at > 1 and (tokens[at].key in word_kinds.CALENDAR or tokens[at].key in ("on", "on|")):
        at -= 1
    return at


def _is_bidden(tokens: Sequence[Token], by: int, after: int, at: int) -> bool:
    """Tell “advised by X to “…””, “found by the judge, X, to be “…””: an infinitive is all that stands between."""
    if tokens[after].text == ",":  # what is told besides of the agent
        closing = next((k for k in range(after + 1, at) if not tokens[k].is_word), at)
        after = closing + 1 if tokens[closing].text == "," else at
    rest = [token.key for token in tokens[after:at]]
    if tokens[by - 1].key in _JUDGED:
        return rest[:2] == ["to", "be"] and len(rest) <= _MOST_AFTER
    return tokens[by - 1].key in _BIDDEN and rest[:1] == ["to"] and len(rest) <= _MOST_AFTER


def _summed_up(tokens: Sequence[Token], at: int, is_name: IsName) -> tuple[int, Phrase] | None:
    """Return the verb and the agent of “The mood was summed up over lunch by X, whose firm makes valves: “…””."""
    if tokens[at - 1].text != ":":
        return None
    by = next((k for k in range(at - 2, max(0, at - _LONGEST_LEAD), -1) if tokens[k].key in _BY), None)
    if by is None or any(token.quotation >= 0 for token in tokens[by:at]):
        return None
    near = range(by - 1, max(0, by - _MOST_BEFORE - 1), -1)
    verb = next((k for k in near if tokens[k].key in _VOICED and tokens[k - 1].key in _PASSIVE_AUXILIARIES), None)
    found = _agent(tokens, by, is_name) if verb is not None else None
    if verb is None or found is None or any(not token.is_word for token in tokens[verb:by]):
        return None
    return (verb, found) if tokens[found.last + 1].text in ",:" else None


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
        is_day = token.key.rstrip("|") == "on" or token.key in word_kinds.CALENDAR  # “branded “…” on Tuesday by X”
        if token.quotation < 0 and token.text not in ",;" and token.key not in _JOINING and not is_day:
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
