"""Tells the surnames of a list by the flight that is named beside them: «Crew-8: Dominick, Barratt, Epps»."""

from collections.abc import Iterator, Mapping, Sequence

from dossier.entity import Entity
from dossier.linking.known_names import letters_of
from dossier.linking.passage import Passage
from dossier.linking.sightings import Reading, Sighting, Verdict

_LONGEST_LIST = 8


def with_crews(reading: Reading, verdicts: Sequence[Verdict], entities: Mapping[str, Entity]) -> Iterator[Verdict]:
    """Yield the verdicts on surnames; one alone is settled where it and another beside it are of a flight's crew."""
    for at, verdict in enumerate(verdicts):
        if verdict.reason != "surname_alone" or len(verdict.candidates) != 1:
            yield verdict
            continue
        person = verdict.candidates[0]
        flights = _flights_beside(reading, verdict.sighting, entities[person], entities)
        around = verdicts[max(0, at - _LONGEST_LIST) : at + _LONGEST_LIST]
        others = {
            one
            for other in around
            if other.sighting.passage == verdict.sighting.passage
            for one in ([other.entity] if other.entity else other.candidates[:1])
            if one != person and flights & _flights_beside(reading, verdict.sighting, entities[one], entities)
        }
        yield Verdict(verdict.sighting, person, rule="surname_with_role") if others else verdict


def _flights_beside(reading: Reading, sighting: Sighting, person: Entity, entities: Mapping[str, Entity]) -> set[str]:
    """Return the flights named in the sentence that what the registry tells of a person names too."""
    told = (person.description.fr, person.description.en, *(date.fr for date in person.key_dates))
    letters = f" {' '.join(word.key for words in told for word in Passage(words).words)} "
    return {
        one
        for other in reading.beside(sighting)
        for one in other.match.entities
        if one in entities and entities[one].type == "mission"
        if any(f" {letters_of(name)} " in letters for name in entities[one].names)
    }
