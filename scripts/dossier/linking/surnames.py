"""Tells which person a surname means: by the forename before it, the title beside it, or who the article has named.

- A forename makes a full name, however it is spelt: «Serguei Krikalyov», «S. Krikaliov». One that is no bearer's makes
  the surname another person's, and so does a particle.
- One title or office beside the surname says which bearer is meant; one that none of them has says that it is none.
- A surname without either means the person whose full name the article has, if there is one bearer of it only.
- Anything else stays unresolved: two bearers are never confused.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from dossier.entity import Entity
from dossier.linking.crews import with_crews
from dossier.linking.fronts import Front, Fronts
from dossier.linking.longer_names import has_suffix, named_after, neighbours
from dossier.linking.name_forms import surnames
from dossier.linking.passage import Passage, Word
from dossier.linking.roles import Roles
from dossier.linking.russian_names import is_cyrillic, sound
from dossier.linking.sightings import Reading, Sighting, Verdict
from dossier.names import name_key
from dossier.vocabulary import vocabulary

_KNOWN = vocabulary("linking")
_OPENING = _KNOWN.words("opening_words")
_FEWEST_LETTERS_BY_SOUND = 5
_FAMILY_FIRST = re.compile(r"\s([^\W\d_]\w+)(?:-\w+|\s([^\W\d_]\w+))")


@dataclass
class _Named:
    """Whom an article names in full."""

    known: dict[str, list[tuple[int, int]]] = field(default_factory=lambda: defaultdict(list))
    """By the id: where, as the passage and the offset in it."""
    others: dict[str, list[tuple[int, int]]] = field(default_factory=lambda: defaultdict(list))
    """By the id of a person whose surname somebody has who isn't in the registry: where."""

    def add(self, entity: str | None, sighting: Sighting | None) -> None:
        """Note that a person is named, and where in full."""
        if entity:
            self.known[entity] += [(sighting.passage, sighting.start)] if sighting else []

    def add_others(self, entities: Iterable[str], sighting: Sighting) -> None:
        """Note that somebody else has the surname of the registry's persons."""
        for entity in entities:
            self.others[entity].append((sighting.passage, sighting.start))

    def nobody_else(self, each: Sighting, bearer: str) -> bool:
        """Tell whether a reader who has come to a surname knows one bearer only, of whom he has read in full."""
        place = each.passage, each.start
        return any(at < place for at in self.known[bearer]) and not any(at < place for at in self.others[bearer])

    def nearest(self, each: Sighting, bearers: Iterable[str]) -> str | None:
        """Return the one of several bearers whom a reader thinks of: alone named so far, or alone in the passage."""
        place = each.passage, each.start
        so_far = {one: [at for at in self.known[one] if at < place] for one in bearers}
        here = {one: [at for at in self.known[one] if at[0] == each.passage] for one in bearers}
        if len(named := [one for one, places in so_far.items() if places]) == 1:
            return named[0]
        found = [one for one, places in here.items() if places]
        return found[0] if len(found) == 1 and min(here[found[0]]) < place else None


class Surnames:
    """The registry's persons, by their surnames."""

    def __init__(self, entities: Mapping[str, Entity], roles: Roles) -> None:
        self._entities = entities
        self._roles = roles
        self._fronts = Fronts(entities, roles)
        self._by_sound: dict[str, set[str]] = defaultdict(set)
        for entity in entities.values():
            for surname in surnames(entity):
                if is_cyrillic(surname) and " " not in surname:
                    self._by_sound[sound(surname)].add(entity.id)

    def of_sound(self, word: Word) -> tuple[str, ...]:
        """Return the ids of those whose Russian surname sounds like a word."""
        if not word.is_capital or len(word.text) < _FEWEST_LETTERS_BY_SOUND:
            return ()
        return tuple(sorted(self._by_sound.get(sound(word.text), ())))

    def settle(
        self, reading: Reading, alone: Sequence[Sighting], named: Iterable[Verdict], denied: Iterable[Verdict]
    ) -> list[Verdict]:
        """Return what the surnames of an article are.

        `named` are the verdicts on those whom it names in full already; `denied` those on full names
        that are somebody else's.
        """
        fronts = {each: self._fronts.front(reading, each) for each in alone}
        bearers = {
            each: self._fronts.bearers(each.match.entities, front.forenames)
            for each, front in fronts.items()
            if front.forenames
        }
        seen = _Named()
        for verdict in named:
            seen.add(verdict.entity, verdict.sighting)
        for verdict in denied:
            namesakes = {
                one for each in alone for one in each.match.entities if set(verdict.candidates) & {*each.match.entities}
            }
            seen.add_others(namesakes, verdict.sighting)
        self._see_full_names(reading, fronts, bearers, seen)
        self._see_titles(reading, fronts, bearers, seen)
        verdicts = [self._verdict(reading, each, front, bearers.get(each), seen) for each, front in fronts.items()]
        return list(with_crews(reading, verdicts, self._entities))

    def _see_full_names(
        self,
        reading: Reading,
        fronts: Mapping[Sighting, Front],
        bearers: Mapping[Sighting, tuple[str, ...]],
        seen: _Named,
    ) -> None:
        """Note whom forenames before surnames name in full, of the registry and of others."""
        for each, front in fronts.items():
            persons = bearers.get(each, ())
            if len(persons) == 1:
                seen.add(persons[0], each)
            elif (front.forenames and not persons and not self._opens_heading(reading, each, front)) or (
                self._is_family_first(reading.passages[each.passage], each.end)
            ):
                seen.add_others(each.match.entities, each)

    def _see_titles(
        self,
        reading: Reading,
        fronts: Mapping[Sighting, Front],
        bearers: Mapping[Sighting, tuple[str, ...]],
        seen: _Named,
    ) -> None:
        """Note whom titles beside surnames tell: the article has named them as well."""
        for each, front in fronts.items():
            if each not in bearers and not front.is_blocked and not self._leads_on(reading, each):
                fitting = self._fitting(reading, each)
                if len(fitting) == 1 and not seen.others[fitting[0]]:
                    seen.add(fitting[0], None)

    def _fitting(self, reading: Reading, each: Sighting) -> list[str]:
        office = self._roles.office_at(reading, each.passage, each.start, each.end)
        return [one for one in each.match.entities if self._roles.fits(one, office)]

    def _verdict(
        self, reading: Reading, each: Sighting, front: Front, bearers: tuple[str, ...] | None, seen: _Named
    ) -> Verdict:
        ids = each.match.entities
        span = (front.start(each.start), each.end)
        if bearers is not None:
            if len(bearers) == 1:
                return self._in_full(reading, each, bearers[0], span)
            return Verdict(each, None, bearers, "two_bearers" if bearers else "other_forename", span=span)
        if front.is_blocked or self._leads_on(reading, each):
            return Verdict(each, None, (), "longer_name")
        office = self._roles.office_at(reading, each.passage, each.start, each.end)
        fitting = [one for one in ids if self._roles.fits(one, office)]
        named = [one for one in ids if one in seen.known]
        others = any(seen.others[one] for one in ids)
        is_settled = len(named) == 1 and (not others or seen.nobody_else(each, named[0]))
        if len(fitting) == 1 and (fitting[0] in seen.known or not others):
            return Verdict(each, fitting[0], rule="surname_with_role")
        if not fitting and self._roles.is_anothers(named or ids, office) and not is_settled:
            return Verdict(each, None, ids, "other_role")
        if is_settled:
            return Verdict(each, named[0], rule="surname_after_name")
        if named:
            here = None if others else seen.nearest(each, named)
            return Verdict(each, here, ids, None if here else "two_bearers", rule="surname_after_name")
        if others:
            return Verdict(each, None, (), "other_forename")
        if front.has_courtesy and len(ids) == 1 and self._is_at_home(reading, each, ids[0]):
            return Verdict(each, ids[0], rule="surname_with_role")
        return self._alone(reading, each, ids)

    def _opens_heading(self, reading: Reading, each: Sighting, front: Front) -> bool:
        """Tell «Visite Bakanov», at the head of a headline, where a capital is nobody's forename for sure."""
        passage = reading.passages[each.passage]
        return passage.is_heading and passage.opens_sentence(front.start(each.start))

    def _is_family_first(self, passage: Passage, end: int) -> bool:
        """Tell «Kim Jong-un»: where the family's name stands first, it is somebody else's."""
        found = _FAMILY_FIRST.match(passage.text, end)
        capitals = [part[:1].isupper() for part in found.groups() if part] if found else []
        return bool(capitals) and all(capitals) and not passage.capitals_say_little

    def _in_full(self, reading: Reading, each: Sighting, bearer: str, span: tuple[int, int]) -> Verdict:
        """Return the verdict on a full name: its bearer's, unless something is named after him."""
        passage = reading.passages[each.passage]
        if named_after(passage, *span):
            return Verdict(each, None, (bearer,), "named_after", span=span)
        if has_suffix(passage, span[1]):
            return Verdict(each, None, (bearer,), "other_forename", span=span)
        return Verdict(each, bearer, rule="full_name", span=span)

    def _alone(self, reading: Reading, each: Sighting, ids: tuple[str, ...]) -> Verdict:
        """Return the verdict on a surname of which nothing tells the bearer; a word like others is nothing."""
        passage = reading.passages[each.passage]
        words = passage.text[each.start : each.end]
        is_word = name_key(words) in reading.small or name_key(words) in _OPENING
        if is_word or (passage.capitals_say_little and not words.isupper()):
            return Verdict(each, None)
        return Verdict(each, None, tuple(ids), "surname_alone")

    def _is_at_home(self, reading: Reading, each: Sighting, entity: str) -> bool:
        """Tell whether the passage names a body that an official is of, so that «M.» is enough."""
        person = self._entities[entity]
        passage = reading.passages[each.passage]
        around = {word.key for word in passage.words if word.is_capital and word.start != each.start}
        telling = {word.key for role in person.roles for word in Passage(role).words if word.is_capital}
        return bool(around & telling)

    def _leads_on(self, reading: Reading, each: Sighting) -> bool:
        """Tell «Kim Jong-un» and «Nelson Mandela», where the surname is part of another's name."""
        passage = reading.passages[each.passage]
        _, after = neighbours(passage, each.start, each.end)
        if not after or not after.is_capital:
            return False
        if named_after(passage, each.start, each.end):
            return True
        if passage.capitals_say_little or after.key in _OPENING or after.key in self._roles.nouns:
            return False
        sighted = reading.sighted(each.passage, after)
        return not sighted or sighted.match.is_surname
