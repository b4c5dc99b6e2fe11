"""Finds who speaks a quotation with which a sentence opens, before the comma that its main clause follows.

| what opens it                             | for instance                                              |
|-------------------------------------------|-----------------------------------------------------------|
| a participle of saying                    | «Évoquant “une erreur”, la directrice a …»                |
| somebody's own words, after a preposition | «Dans son plaidoyer pour “une trêve”, la commissaire n'a …» |
| the same, after an adjective              | «Fidèle à sa promesse de “…”, la maire a …»               |
| the same, and a verb of saying with «l'»  | «Son refus de “céder”, le maire l'a répété»               |

The main clause's subject speaks: it follows the comma at once, and is somebody.
"""

from collections.abc import Sequence

from dossier.quoting import phrases, word_kinds
from dossier.quoting.carrier import Token
from dossier.quoting.verbs import KNOWN, forms
from dossier.quoting.word_kinds import IsName, Phrase

_NOUNS = KNOWN.words("speech_nouns", "fr") | KNOWN.words("utterances", "fr") | KNOWN.words("reactions")
_OWN = frozenset({"son", "sa", "ses", "leur", "leurs"})
_LEADS = frozenset({"dans", "avec", "par", "malgré", "outre", "lors", "pour", "en", "à"})
_FAITHFUL = frozenset({"fidèle", "fidèles", "conformément", "fort", "forte", "forts", "fortes"})
_CITING = KNOWN.words("citing") | {"relayant", "reprenant", "paraphrasant"}
_OBJECTS = frozenset({"l'", "le", "la", "les"})
_AUXILIARIES = KNOWN.words("auxiliaries") | {"a|"}
_FARTHEST = 9
_TAIL = 8
_NEAR = 4


def speaker(tokens: Sequence[Token], at: int, is_name: IsName) -> tuple[int, Phrase] | None:
    """Return the word that says so before the quotation at a token, and the main clause's subject after it."""
    if not is_name.is_french or not 0 < at < _FARTHEST or any(not token.is_word for token in tokens[:at]):
        return None
    comma = _comma(tokens, at)
    subject = phrases.after(tokens, comma + 1, is_name) if comma is not None else None
    if comma is None or subject is None or subject.first != comma + 1:
        return None
    head = phrases.person_head(tokens, subject, is_name)
    if head is None:
        return None
    participle = _participle(tokens, at)
    if participle is not None:
        return participle, subject
    noun = _own_noun(tokens, at)
    return (noun, subject) if noun is not None and (noun > 1 or _is_said(tokens, head)) else None


def _comma(tokens: Sequence[Token], at: int) -> int | None:
    """Return the comma that ends what the quotation belongs to, with no verb of saying before it."""
    for k in range(at + 1, min(at + _TAIL, len(tokens) - 1)):
        if tokens[k].text == ",":
            return k
        if not tokens[k].is_word or tokens[k].key in forms().finite | _AUXILIARIES:
            return None
    return None


def _participle(tokens: Sequence[Token], at: int) -> int | None:
    """Return the participle of saying that opens a sentence, where it leads to the quotation; not «Citant X, “…”»."""
    first = next((k for k in range(min(_NEAR, at)) if tokens[k].key not in ("en", "tout", "se", "s'")), 0)
    is_one = tokens[first].key in forms().gerunds - _CITING and tokens[first].key.endswith("ant")
    return first if is_one and at - first <= _NEAR else None


def _own_noun(tokens: Sequence[Token], at: int) -> int | None:
    """Return the noun of somebody's own words before a quotation: «sa promesse | de», «son plaidoyer | pour»."""
    noun = next((k for k in range(at - 1, 0, -1) if tokens[k].key in _NOUNS), None)
    if noun is None or at - noun > _NEAR:
        return None
    own = noun - 1 if tokens[noun - 1].key in _OWN else noun - 2
    if own < 0 or tokens[own].key not in _OWN:
        return None
    lead = tokens[:own]
    is_led = not lead or lead[0].key in _LEADS or lead[0].key in _FAITHFUL
    governed = tokens[noun + 1 : at]
    is_near = not governed or governed[0].key in word_kinds.PREPOSITIONS
    return noun if is_led and len(lead) <= 2 and is_near else None


def _is_said(tokens: Sequence[Token], subject: Phrase) -> bool:
    """Tell «…, le maire l'a répété»: a small word for what stands in front, then a verb of saying."""
    near = tokens[subject.last + 1 : subject.last + 1 + _TAIL]
    clitic = next((k for k, token in enumerate(near) if token.key in _OBJECTS), None)
    if clitic is None:
        return False
    rest = near[clitic + 1 : clitic + 1 + _NEAR]
    return any(token.key in forms().finite | forms().participles for token in rest)
