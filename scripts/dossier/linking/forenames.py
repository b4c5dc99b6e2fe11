"""Tells whom a forename alone means: the person of that forename whom the article names in full, if there is one."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from dossier.entity import Entity
from dossier.linking.known_names import Match
from dossier.linking.longer_names import neighbours
from dossier.linking.name_forms import Form
from dossier.linking.passage import Passage, Word
from dossier.linking.sightings import Reading, Sighting, Verdict
from dossier.names import name_key

_SHORTEST = 4


def forenames_alone(reading: Reading, verdicts: Iterable[Verdict], entities: Mapping[str, Entity]) -> Iterator[Verdict]:
    """Yield the verdicts on forenames that stand alone («Suni»), given those on all other names."""
    verdicts = list(verdicts)
    taken: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for verdict in verdicts:
        taken[verdict.sighting.passage].append(verdict.span or (verdict.sighting.start, verdict.sighting.end))
    bearers = _bearers(reading, verdicts, entities)
    alone: dict[str, list[tuple[int, Word]]] = defaultdict(list)
    for place, passage in enumerate(reading.passages):
        for word in passage.words:
            if word.key in bearers and word.is_capital and not _is_taken(word, taken[place]):
                alone[word.key].append((place, word))
    for key, places in alone.items():
        if len(bearers[key]) != 1 or key in reading.small:
            continue
        if any(_has_surname(reading.passages[place], word) for place, word in places):
            continue  # somebody else has the forename
        entity = min(bearers[key])
        for place, word in places:
            form = Form(word.text, word.text, entity, is_surname=True)
            sighting = Sighting(place, word.start, word.end, Match(word.start, word.end, (form,)))
            yield Verdict(sighting, entity, rule="forename")


def _bearers(reading: Reading, verdicts: Iterable[Verdict], entities: Mapping[str, Entity]) -> dict[str, set[str]]:
    """Return who has each forename, of those that the article names in full; an empty id stands for anybody else."""
    bearers: dict[str, set[str]] = defaultdict(set)
    for verdict in verdicts:
        start, end = verdict.span or (verdict.sighting.start, verdict.sighting.end)
        words = reading.passages[verdict.sighting.passage].between(start, end)
        if verdict.reason == "other_forename" and len(words) > 1:
            bearers[words[0].key].add("")
        if verdict.entity and verdict.rule in ("name", "full_name", "in_context") and len(words) > 1:
            entity = entities[verdict.entity]
            if entity.type == "person" and len(words[0].text) >= _SHORTEST and _is_first(words[0], entity):
                bearers[words[0].key].add(entity.id)
    return bearers


def _is_first(word: Word, entity: Entity) -> bool:
    """Tell a forename from a family's name that stands first («Xi Jinping»)."""
    return word.key not in {name_key(surname) for surname in entity.surnames}


def _is_taken(word: Word, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start <= word.start < end for start, end in spans)


def _has_surname(passage: Passage, word: Word) -> bool:
    """Tell whether a name goes on after the forename, or comes before it."""
    before, after = neighbours(passage, word.start, word.end)
    if passage.capitals_say_little:
        return False
    return (
        (after is not None and after.is_capital)
        or passage.text[word.end : word.end + 1] == "-"
        or (before is not None and before.is_capital and not passage.opens_sentence(before.start))
    )
