"""Settles the names that are more than a surname: part of a longer one, one of a series, or the entity's own.

A name that other things bear too needs its context; one that has it anywhere lends it to the rest of the article.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from dossier.entity import Entity
from dossier.linking.acronyms import short_for_another, words_of
from dossier.linking.contexts import Evidence, evidence, is_beside_what_it_never_is, is_ordinary_word, needs_context
from dossier.linking.known_names import letters_of
from dossier.linking.longer_names import follows_preposition, is_anothers, is_located, longer_name
from dossier.linking.roles import Roles
from dossier.linking.sightings import Reading, Sighting, Verdict

_IN_SERIES = re.compile(r"[\s‐‑–-]?(?:[A-Z]{1,3}[\s‐‑–-]?)?(?:\d{1,3}[A-Z]?\b(?![.,]?\d)|[IVX]+\b)")


_FEWEST_FOR_A_FIELD = 3


@dataclass(frozen=True)
class Field:
    """What an article is evidently about: its names that need no context."""

    sure: frozenset[tuple[int, int]]
    """Where those of craft, bodies and the like stand: the passage, and the offset in it."""
    named: frozenset[str]
    """The ids of all that it names."""

    @property
    def is_rich(self) -> bool:
        """Whether they are so many that a doubtful name of the field is the field's."""
        return len(self.sure) >= _FEWEST_FOR_A_FIELD


class FullNames:
    """The registry's entities, as far as their full names tell them."""

    def __init__(self, entities: Mapping[str, Entity], roles: Roles) -> None:
        self._entities = entities
        self._roles = roles
        self._series = _series(entities)

    def settle(self, reading: Reading, sightings: Iterable[Sighting]) -> list[Verdict]:
        """Return what the names are: first those that stand on their own, then those that need their context."""
        settled: list[Verdict] = []
        doubtful: list[Sighting] = []
        sightings = list(sightings)
        others = {short for each in sightings for short in [short_for_another(reading, each)] if short}
        for each in sightings:
            if words_of(reading, each) in others:
                settled.append(Verdict(each, None, each.match.entities, "other_thing"))
                continue
            ids = each.match.entities
            entity = self._entities[ids[0]]
            if len(ids) > 1 or each.match.is_surname_too or needs_context(each, entity):
                doubtful.append(each)
            else:
                settled.append(self._plain(reading, each, entity))
        settled = list(self._of_clubs_and_persons(reading, settled))
        field = Field(
            frozenset(
                (verdict.sighting.passage, verdict.sighting.start)
                for verdict in settled
                for entity in [verdict.entity and self._entities[verdict.entity]]
                if entity and entity.type != "person" and entity.link != "never"
            ),
            frozenset(verdict.entity for verdict in settled if verdict.entity),
        )
        return settled + self._in_context(reading, doubtful, field)

    def _of_clubs_and_persons(self, reading: Reading, settled: Iterable[Verdict]) -> Iterator[Verdict]:
        """Doubt a town's name where the article has it in a club's or a person's too, unless it says where."""
        settled = list(settled)
        others = {
            one
            for each in settled
            if each.reason == "longer_name" and is_anothers(reading, each.sighting)
            for one in each.candidates
            if self._is_town(one)
        }
        for each in settled:
            passage = reading.passages[each.sighting.passage]
            start, end = each.sighting.start, each.sighting.end
            is_club = reading.is_sport and self._is_town(each.entity) and not follows_preposition(passage, start, end)
            if is_club or (each.entity in others and not is_located(passage, start, end)):
                yield Verdict(each.sighting, None, (each.entity or "",), "longer_name")
            else:
                yield each

    def _is_town(self, entity: str | None) -> bool:
        return entity is not None and self._entities[entity].type == "place"

    def _plain(self, reading: Reading, each: Sighting, entity: Entity) -> Verdict:
        """Return the verdict on a name that only its entity bears, unless it is part of something else's."""
        reason = longer_name(reading, each, entity, is_doubtful=False)
        if reason:
            return Verdict(each, None, (entity.id,), reason)
        if is_beside_what_it_never_is(reading, each, entity):
            return Verdict(each, None, (entity.id,), "other_thing")
        beyond = self._beyond(reading, each)
        if beyond:
            return Verdict(each, None, (), "another_of_series", span=(each.start, beyond))
        if entity.type == "person":
            office = self._roles.office_at(reading, each.passage, each.start, each.end)
            if self._roles.is_of_another_trade(entity.id, office):
                return Verdict(each, None, (entity.id,), "other_trade")
        return Verdict(each, entity.id)

    def _beyond(self, reading: Reading, each: Sighting) -> int | None:
        """Return where the number ends that makes of a name another of a series («Soyouz» MS-30); None without one."""
        if not self._series.intersection(letters_of(form.words) for form in each.match.forms):
            return None
        found = _IN_SERIES.match(reading.passages[each.passage].text, each.end)
        return found.end() if found else None

    def _in_context(self, reading: Reading, doubtful: Iterable[Sighting], field: Field) -> list[Verdict]:
        """Settle names that need their context; one that has it anywhere lends it to the rest of the article."""
        weigh = partial(evidence, reading, sure=field.sure, roles=self._roles)
        weighed: list[tuple[Sighting, dict[str, Evidence]]] = []
        proven = set(field.named)
        disputed: set[str] = set()
        for each in doubtful:
            entities = [self._entities[one] for one in each.match.entities]
            found = {
                entity.id: Evidence.AGAINST
                if longer_name(reading, each, entity, is_doubtful=True) and weigh(each, entity) != Evidence.AT_THE_NAME
                else weigh(each, entity)
                for entity in entities
            }
            weighed.append((each, found))
            best = [one for one, how in found.items() if how.value >= Evidence.NEAR.value]
            if len(best) == 1:
                proven.add(best[0])
            disputed |= {one for one, how in found.items() if how == Evidence.AGAINST}
        rich = field.is_rich and not reading.is_sport
        lending = {one for each, found in weighed for one in found if one in proven or rich} - disputed
        return [self._doubtful(reading, each, found, lending) for each, found in weighed]

    def _doubtful(
        self,
        reading: Reading,
        each: Sighting,
        found: dict[str, Evidence],
        lending: set[str],
    ) -> Verdict:
        ids = tuple(found)
        possible = [one for one in ids if found[one] != Evidence.AGAINST]
        if not possible:
            return Verdict(each, None, ids, "other_thing")
        beyond = self._beyond(reading, each)
        if beyond:
            return Verdict(each, None, (), "another_of_series", span=(each.start, beyond))
        levels = (Evidence.AT_THE_NAME,) if each.match.is_surname_too else (Evidence.AT_THE_NAME, Evidence.NEAR)
        for least in levels:
            fitting = [one for one in possible if found[one].value >= least.value]
            if len(fitting) == 1:
                return Verdict(each, fitting[0], rule="in_context")
            if fitting:
                return Verdict(each, None, ids, "ambiguous")
        passage = reading.passages[each.passage]
        opens = passage.opens_sentence(each.start) or passage.capitals_say_little
        lent = [
            one
            for one in possible
            if one in lending
            and not each.match.is_surname_too
            and not (opens and is_ordinary_word(each, self._entities[one]))
        ]
        if len(lent) == 1:
            return Verdict(each, lent[0], rule="in_context")
        if opens and all(is_ordinary_word(each, self._entities[one]) for one in possible):
            return Verdict(each, None)
        return Verdict(each, None, ids, "ambiguous" if len(ids) > 1 else "no_context")


def _series(entities: Mapping[str, Entity]) -> frozenset[str]:
    """Return the names of which flights are numbers: «Soyouz», since the registry has «Soyouz MS-22»."""
    numbered = re.compile(r"(.+?) (?:[a-z]{1,3} ?)?(?:\d+[a-z]?|[ivx]+)")
    flights = [entity for entity in entities.values() if entity.type == "mission"]
    letters = {letters_of(name) for entity in entities.values() for name in entity.names}
    found = (numbered.fullmatch(letters_of(name)) for entity in flights for name in entity.names)
    return frozenset(each[1] for each in found if each and each[1] in letters)
