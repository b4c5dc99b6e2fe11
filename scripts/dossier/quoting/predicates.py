"""Finds who speaks words that are what a sentence says of its subject: «L'institut « ne le sait pas encore »».

| in the marks                                   | before them                 | for instance                         |
|------------------------------------------------|-----------------------------|--------------------------------------|
| a verb and what belongs to it                  | somebody                    | “The agency “has no comment””        |
| a participle and what belongs to it            | somebody, and an auxiliary  | «Le Kremlin a « pris acte » de …»    |
| an infinitive and what belongs to it           | somebody who means to do it | “The mayor wants to “turn the page”” |
| a state of mind                                | somebody, and “is”          | “She is “not ruling anything out””   |

Somebody is a person, a body that the registry knows, or the noun of one: a station “has had better days” is irony.
"""

import re
from collections.abc import Sequence

from dossier.quoting import phrases, word_kinds
from dossier.quoting.carrier import Token
from dossier.quoting.verbs import KNOWN, forms
from dossier.quoting.word_kinds import IsName, Phrase

_WORD = re.compile(r"[^\W_]+(?:[’'](?=$|\W)|-[^\W_]+)*")
_NEGATIONS = frozenset({"n", "ne", "pas", "not", "nothing", "never"})
_REFLEXIVES = frozenset({"se", "s"})
_PREDICATES = KNOWN.words("predicates")
_MINDS = KNOWN.words("minds")
_HAVING = KNOWN.words("auxiliaries") - {"being", "been", "be"}
_BEING = frozenset({"est", "était", "serait", "is", "was", "remains", "reste", "sont", "étaient", "are", "were"})
_CLITICS = frozenset({"s'", "n'", "ne", "se", "a|"})
_TO = frozenset({"à", "de", "d'", "to"})
_WILLS = KNOWN.words("wills")
_INFINITIVES = ("er", "ir", "re")
_NOUNS = KNOWN.words("nouns_too")
_FEW = 3


def subject(tokens: Sequence[Token], at: int, text: str, is_name: IsName) -> Phrase | None:
    """Return who speaks the quotation at a token, where it says what they do, have, or think; `text` is the whole."""
    words = [each.lower() for each in _WORD.findall(text[tokens[at].start : tokens[at].end])]
    if at == 0 or not words or text[tokens[at].start : tokens[at].end].lstrip('«“"‘ \u00a0\u202f')[:1].isupper():
        return None
    before = at - 1
    while before > 0 and word_kinds.is_adverb(tokens[before]):
        before -= 1
    if tokens[before].key in _HAVING:
        is_being = tokens[before].key in _BEING
        if not (_is_of_mind(words) if is_being else _is_done(words)):
            return None
        before -= 1
        while before > 0 and tokens[before].key in _CLITICS:
            before -= 1
    elif _is_willing(tokens, before, words, is_french=is_name.is_french):
        before -= 1 + (tokens[before].key in _TO)
        while before > 0 and (tokens[before].key in _HAVING or tokens[before].key in _CLITICS):
            before -= 1
    elif not _opens_by_verb(words, is_french=is_name.is_french):
        return None
    return phrases.somebody(tokens, before, is_name)


def _opens_by_verb(words: Sequence[str], *, is_french: bool) -> bool:
    if len(words) == 1:
        return False
    if words[0].endswith("ly") and not is_french:
        words = [*words[1:], ""]
    first = words[0].rstrip("’'")
    if first in forms().finite and is_french and (words[1] in word_kinds.DETERMINERS or words[1].endswith("ment")):
        return True
    if words[1] == "t" and first.endswith("n"):
        return True  # “wasn't”
    if first in _PREDICATES or first in _NEGATIONS | _REFLEXIVES:
        return True
    if first in forms().finite - _NOUNS and (is_french or first.endswith("s")):
        return True
    return not is_french and len(words) >= _FEW and first.endswith("s") and not first.endswith("ss")


def _is_willing(tokens: Sequence[Token], at: int, words: Sequence[str], *, is_french: bool) -> bool:
    """Tell «tient à « remercier … »», “wants to “turn the page””: a verb of will, and its infinitive in the marks."""
    verb = at - (tokens[at].key in _TO)
    if verb < 1 or tokens[verb].key not in _WILLS:
        return False
    return words[0].endswith(_INFINITIVES) if is_french else tokens[at].key == "to"


def _is_done(words: Sequence[str]) -> bool:
    """Tell what follows “has”: «pris acte», «tenu à saluer», “taken note”; and «pas l'intention»."""
    first = words[0].rstrip("’'")
    participle = first in forms().participles - _NOUNS or first in _MINDS or first in _NEGATIONS
    return len(words) > 1 and (participle or first in KNOWN.words("acts"))


def _is_of_mind(words: Sequence[str]) -> bool:
    """Tell «très inquiet», “not ruling anything out”, “ready to talk” from “stuck”."""
    found = [word for word in words[:_FEW] if word in _MINDS]
    return bool(found) or (words[0] in _NEGATIONS and len(words) > 1)
