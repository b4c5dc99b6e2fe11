"""Finds what an article says somebody is, beside the name.

| words                                              | say                    |
|----------------------------------------------------|------------------------|
| «X, directrice de Y,», “X, weightlifter and …”     | those between commas   |
| «X est brocanteur à Brest», “X was a young welder” | those after the verb   |
| «le maire, X», “NASA Administrator X”              | those before the name  |
| «Me X», “Judge X”                                  | the trade of the title |
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from dossier.quoting.people import Naming
from dossier.quoting.verbs import KNOWN, forms
from dossier.quoting.word_kinds import DETERMINERS, PERSONS, PREPOSITIONS, is_person_noun
from dossier.vocabulary import vocabulary

_SPEAKERS = vocabulary("speakers")
_KIN = _SPEAKERS.words("kin")
_OWNERS = KNOWN.words("possessives") | KNOWN.words("mine")
_TRADES: dict[str, set[str]] = {}
for _each in sorted(_SPEAKERS.words("trades")):
    _TRADES.setdefault(_each.split(":")[0], set()).add(_each.split(":")[1])
_BODIES = KNOWN.words("body_nouns") | KNOWN.words("bodies")
_PARTS = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_IS = re.compile(
    r"\s(?:est|était|fut|reste|is|was|has been|became|remains|devient|a été|works as|travaille comme)\s"
    r"(?P<what>[^.,;:«“\"\n]{2,70})"
)
_ENDS = re.compile(r"[.;:»”\n](?:\s|$)")
_SENTENCE_ENDS = re.compile(r"\n|[a-zà-ÿ\d]{4}[.!?…]\s|[!?;:]\s")
_TITLE = re.compile(r"(?P<title>\w+)\.?[\s\u00a0]$")
_LINKS = frozenset(
    {"et", "and", "since", "depuis", "puis", "then", "alors", "now", "aujourd'hui", "aussi", "also", "former"}
)
_VERBS = KNOWN.words("auxiliaries") | {"who", "qui", "whose", "whom", "dont", "que"}
_CALLED = frozenset({"called", "named", "nommé", "nommée", "appelé", "appelée", "dit", "dite"})
_QUOTES = re.compile(r"(?: de| d[’']| an?| the)? ?[\u00a0\u202f]?[«“\"‘]")
_RELATIVES = frozenset({"que", "qu", "qui", "dont", "où", "that", "which", "who", "whom", "whose", "where"})
_OF_ALL = frozenset({"à", "qui", "que", "qu", "dont", "sur", "pour"})
_AT = frozenset({"à", "au", "aux", "dans", "en", "chez", "devant", "at", "in", "inside", "outside"})
_AFTER = 130
_BEFORE = 60
_NEAR = 7
_CLAUSE = 2
_BESIDE_BODY = 3
_MOST_PARTS = 4


def split(text: str) -> list[str]:
    """Return the words of a text."""
    return _PARTS.findall(text)


def appositions(text: str, namings: Sequence[Naming]) -> Mapping[str, frozenset[str]]:
    """Return the words by which each of those named is called beside the name."""
    told: dict[str, set[str]] = {}
    for each in namings:
        words = told.setdefault(each.who, set())
        if each.is_person or not _is_adjunct(text, each.start):
            words.update(_after(text, each.end))
        if not _is_object(text, each.start, each.end):
            words.update(_before(text, each.start, _NEAR if each.is_person else _BESIDE_BODY))
        if each.is_person:
            is_ = _IS.match(text, each.end)
            if is_:
                words.update(_telling(is_["what"]))
            title = _TITLE.search(text, max(0, each.start - 14), each.start)
            if title:
                words.update(_TRADES.get(title["title"].lower(), ()))
    return {who: frozenset(words) for who, words in told.items()}


def _is_adjunct(text: str, start: int) -> bool:
    """Tell «À Belaïa, la présidence …», “Speaking to The Mail, an official …”."""
    before = text[max(0, start - 24) : start].replace("’", "’ ").split()
    keys = [word.lower() for word in before]
    return keys[-1:] == ["the"] or (bool(keys) and keys[-1] in PREPOSITIONS and before[-1][0].isupper())


def _is_object(text: str, start: int, end: int) -> bool:
    """Tell “A colleague called | Peter Hughes “…””, «Un collègue a traité | X de « … »»."""
    before = split(text[max(0, start - _BEFORE) : start])
    is_verb = (
        bool(before)
        and text[max(0, start - _BEFORE) : start].rstrip().endswith(before[-1])
        and before[-1].lower() in forms().every
        and before[-1].lower() not in PERSONS
    )
    return is_verb and (before[-1].lower() not in _CALLED or _QUOTES.match(text, end) is not None)


def _after(text: str, end: int) -> Iterator[str]:
    """Yield the words between the commas after a name, as long as they say what somebody is."""
    after = text[end : end + _AFTER]
    if not after.startswith((", ", " (")):
        return
    stop = _ENDS.search(after)
    parts = after[2 : stop.start() if stop else None].split(",")
    for at, part in enumerate(parts[:_MOST_PARTS]):
        words = [word.lower() for word in split(part)]
        relative = next((k for k, word in enumerate(words) if k and word in _RELATIVES), len(words))
        words = words[:relative]  # «le Pentagone, une accusation | que le ministère …»
        if not words or (words[0] in _OWNERS and set(words) & _KIN):
            return  # «X, sa femme,»: another's
        if words[0] == "ce" and words[1:2] and words[1] in _OF_ALL:
            return  # «X, ce à quoi le ministre …»
        if not at and _is_adverb(words[0]) and not words[0][0].isdigit():
            return  # “X, | successfully completed …”
        if not at and (words[0] in _VERBS or words[0] in forms().finite or (words[0] == "a" and _is_past(words))):
            return
        if not at and words[0] in DETERMINERS and len(words) > _CLAUSE and words[2] in forms().finite:
            return  # “obtained by X, the agency | wrote that …”
        if at and not (words[0] in _LINKS | DETERMINERS or is_person_noun(words[0], widely=True)):
            return
        if not (set(words) & _KIN and words[0] not in DETERMINERS):
            yield from words


def _is_adverb(word: str) -> bool:
    """Tell “successfully” from “formerly a pilot”."""
    return word.endswith(("ly", "ment")) and len(word) > _NEAR and word not in ("formerly", "currently", "actuellement")


def _is_past(words: Sequence[str]) -> bool:
    """Tell «a salué» from “a machinist”."""
    return len(words) > 1 and (words[1] in forms().participles or words[1].endswith(("é", "u", "i")))


def _before(text: str, start: int, near_by: int) -> Iterator[str]:
    """Yield the words before a name, where a trade or office is among them."""
    sentence = text[max(0, start - _BEFORE) : start]
    ends = [each.end() for each in _SENTENCE_ENDS.finditer(sentence)]
    sentence = sentence[ends[-1] :] if ends else sentence
    before = sentence.replace(".", ",").replace("»", ",").replace("”", ",").split(",")
    near = before[-1] if before[-1].strip() or len(before) < 2 else before[-2]
    keys = [word.lower() for word in split(near)]
    if keys and keys[0] in _AT and not before[-1].strip():
        return  # «À la mairie, | X»
    if keys and keys[-1] in PERSONS - _BODIES and before[-1].strip():  # «le frère du pilote | X»: the pilot is X
        of = [at for at, key in enumerate(keys) if key in PREPOSITIONS]
        keys = keys[of[-1] + 1 :] if of else keys
    if keys and keys[-1] not in PREPOSITIONS and set(keys[-near_by:]) & PERSONS:
        yield from keys[-near_by:]


def _telling(what: str) -> Iterator[str]:
    """Yield what a name is said to be: «brocanteur à Brest», but no participle, and no «le fils de …»."""
    words = [word.lower() for word in split(what)]
    nouns = [at for at, word in enumerate(words[:5]) if is_person_noun(word, widely=True) and word not in _KIN]
    if nouns:
        yield from words
