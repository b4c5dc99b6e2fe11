"""Tells whether a name that other things bear too («Mir», «Progress», «OST») means the entity where it stands.

A noun of its kind at the name settles it («la station Mir», “Progress cargo ship”), a number of a series does
(«Progress MS-25»), and so do words or names of its field in the sentence. What is settled once is settled for the
article. A word that goes with the other thing («la carte Mir») always speaks against it.
"""

import re
from collections.abc import Mapping, Sequence
from enum import Enum
from functools import cache

from dossier.entity import Entity, Kind
from dossier.linking.longer_names import is_dateline, is_located, neighbours
from dossier.linking.passage import Passage, Word
from dossier.linking.roles import Roles
from dossier.linking.sightings import Reading, Sighting
from dossier.names import name_key
from dossier.vocabulary import vocabulary

_KNOWN = vocabulary("linking")
_CRAFT: tuple[Kind, ...] = ("station", "spacecraft", "rocket", "mission", "programme")
_NOUNS: Mapping[Kind, frozenset[str]] = {
    kind: _KNOWN.words("kind_nouns", kind) for kind in ("organisation", "place", "agreement", "document", "event")
} | dict.fromkeys(_CRAFT, frozenset().union(*(_KNOWN.words("kind_nouns", kind) for kind in _CRAFT)))
_CONTEXT: Mapping[Kind, frozenset[str]] = (
    dict.fromkeys(_CRAFT, _KNOWN.words("kind_context", "craft"))
    | dict.fromkeys(("organisation", "place", "person"), _KNOWN.words("kind_context", "body"))
    | dict.fromkeys(("agreement", "document", "event"), _KNOWN.words("kind_context", "rule"))
)
_ACTS = _KNOWN.words("acts_of_craft")
_OTHER_KINDS = _KNOWN.words("other_kinds")
_MERE = _KNOWN.words("mere_words")
_OF = frozenset({"de", "d", "du", "des", "of", "the", "la"})
_FARTHEST_NOUN = 3
_NUMBER = re.compile(r"[\s‐‑–-]?\d{1,3}[A-Z]?\b|\s[IVX]+\b")
_DESIGNATION = re.compile(r"[\s‐‑–-]?[A-Z]{1,3}[\s‐‑–-]?\d{1,3}[A-Z]?\b")


class Evidence(Enum):
    """What speaks for a name, where it stands, being the entity's."""

    AGAINST = 0
    NOTHING = 1
    NEAR = 2
    """Words or names of its field in the sentence."""
    AT_THE_NAME = 3
    """A noun of its kind, or a number of a series."""


def needs_context(sighting: Sighting, entity: Entity) -> bool:
    """Tell whether the form that was sighted is one of those that other things bear too."""
    doubtful = {name_key(name) for name in entity.needs_context}
    names = [form.name for form in sighting.match.forms if form.entity == entity.id]
    return all(name_key(name) in doubtful for name in names)


def is_ordinary_word(sighting: Sighting, entity: Entity) -> bool:
    """Tell whether the form that was sighted is an ordinary word too."""
    ordinary = {name_key(name) for name in entity.ordinary_words}
    return any(name_key(form.name) in ordinary for form in sighting.match.forms if form.entity == entity.id)


def evidence(
    reading: Reading, sighting: Sighting, entity: Entity, sure: frozenset[tuple[int, int]], roles: Roles
) -> Evidence:
    """Weigh what stands around a sighting; `sure` are the places of the names that need no context."""
    passage = reading.passages[sighting.passage]
    start, end = passage.sentence(sighting.start, sighting.end)
    around = [w for w in passage.between(start, end) if w.end <= sighting.start or w.start >= sighting.end]
    keys = {form for word in around for form in (word.key, word.key.removesuffix("s"))}
    if is_beside_what_it_never_is(reading, sighting, entity) or _is_mere_word(passage, sighting):
        return Evidence.AGAINST
    if entity.type == "person":
        return _of_person(reading, sighting, entity, keys, roles)
    if entity.type in _CRAFT and is_dateline(passage, sighting.start, sighting.end):
        return Evidence.AGAINST  # «COLUMBUS (Ohio) —» is the town
    is_here = entity.type == "place" and is_located(passage, sighting.start, sighting.end)
    if (is_here and sighting.match.is_surname_too) or _is_short_for(reading, sighting, entity):
        return Evidence.AT_THE_NAME
    if _noun_at(passage, sighting, entity.type) or (
        entity.type in _CRAFT and _DESIGNATION.match(passage.text, sighting.end)
    ):
        return Evidence.AT_THE_NAME
    if _says(keys, entity.never_with):
        return Evidence.AGAINST
    is_near = (
        bool(keys & _CONTEXT.get(entity.type, frozenset()))
        or _says(keys, entity.context)
        or any((each.passage, each.start) in sure for each in reading.beside(sighting))
        or is_here
    )
    if not is_near:
        return Evidence.NOTHING
    if entity.type in _CRAFT and _NUMBER.match(passage.text, sighting.end):
        return Evidence.AT_THE_NAME
    opens = passage.opens_sentence(sighting.start) or passage.capitals_say_little
    if is_ordinary_word(sighting, entity) and opens and not _acts(passage, sighting):
        return Evidence.NOTHING
    return Evidence.NEAR


def is_beside_what_it_never_is(reading: Reading, sighting: Sighting, entity: Entity) -> bool:
    """Tell «le gazoduc Soyouz» by the words at the name."""
    passage = reading.passages[sighting.passage]
    first, last = passage.sentence(sighting.start, sighting.end)
    beside = (*passage.before(sighting.start, most=2), *passage.after(sighting.end, most=2))
    keys = {word.key for word in beside if first <= word.start < last}
    if _says(keys, entity.never_with):
        return True
    before, after = neighbours(passage, sighting.start, sighting.end)
    nouns = _NOUNS.get(entity.type, frozenset())
    return entity.type in (*_CRAFT, "organisation") and any(
        word is not None and word.text[:1].islower() and word.key in _OTHER_KINDS - nouns for word in (before, after)
    )


def _of_person(reading: Reading, sighting: Sighting, entity: Entity, keys: set[str], roles: Roles) -> Evidence:
    office = roles.office_at(reading, sighting.passage, sighting.start, sighting.end)
    if roles.is_of_another_trade(entity.id, office):
        return Evidence.AGAINST
    if roles.fits(entity.id, office):
        return Evidence.AT_THE_NAME
    return Evidence.NEAR if keys & _CONTEXT["person"] or _says(keys, entity.context) else Evidence.NOTHING


def _is_short_for(reading: Reading, sighting: Sighting, entity: Entity) -> bool:
    """Tell «Traité de l’espace (OST)», where the full name stands just before."""
    passage = reading.passages[sighting.passage]
    before = next(iter(passage.before(sighting.start)), None)
    if not before or passage.gap(before.end, sighting.start).strip() not in ("(", "(«", "(“", ", ou", ", or"):
        return False
    full = reading.sighted(sighting.passage, before)
    return full is not None and entity.id in full.match.entities


def _says(keys: set[str], phrases: tuple[str, ...]) -> bool:
    """Tell whether all words of one of the phrases are among `keys`."""
    return any(parts and parts <= keys for parts in map(_parts, phrases))


@cache
def _parts(phrase: str) -> frozenset[str]:
    return frozenset(word.key for word in Passage(phrase).words)


def _is_mere_word(passage: Passage, sighting: Sighting) -> bool:
    """Tell «le mot Mir», which speaks of the word."""
    before, _ = neighbours(passage, sighting.start, sighting.end)
    return before is not None and before.key in _MERE


def _acts(passage: Passage, sighting: Sighting) -> bool:
    return any(
        word.key in _ACTS and passage.gap(sighting.end, word.start) == " " for word in passage.after(sighting.end)
    )


def _noun_at(passage: Passage, sighting: Sighting, kind: Kind) -> bool:
    """Find a noun of the kind among the words that stand at the name, nothing but white space or quotes between."""
    nouns = _NOUNS.get(kind, frozenset())
    farthest = _FARTHEST_NOUN + (kind == "place")
    before = [*reversed(passage.before(sighting.start, most=farthest))]
    after = passage.after(sighting.end, most=_FARTHEST_NOUN)
    stops = _STOPS - _OF if kind == "place" else _STOPS
    return _noun_among(passage, before, sighting.start, nouns, stops) or _noun_among(
        passage, after, sighting.end, nouns, _STOPS
    )


def _noun_among(passage: Passage, words: Sequence[Word], at: int, nouns: frozenset[str], stops: frozenset[str]) -> bool:
    for word in words:
        gap = passage.gap(word.end, at) if word.end <= at else passage.gap(at, word.start)
        if gap.strip(" «“\"'’”»-"):
            return False
        if word.key in nouns:
            return True
        if word.key in stops:
            return False
        at = word.start if word.end <= at else word.end
    return False


_STOPS = frozenset("et and ou or avec with a to vers de d of in dans sur on".split())  # noqa: SIM905
