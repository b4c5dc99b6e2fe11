"""Reads what stands before a surname: forenames in any spelling, a courtesy title, or what makes it another's."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dossier.entity import Entity
from dossier.linking.longer_names import is_forename_like, names_a_thing
from dossier.linking.passage import Word
from dossier.linking.roles import COURTESY, Roles
from dossier.linking.russian_names import cases, is_cyrillic
from dossier.linking.sightings import Reading, Sighting
from dossier.names import name_key
from dossier.vocabulary import vocabulary

_KNOWN = vocabulary("linking")
_PARTICLES = _KNOWN.words("particles")
_OTHER_BEARERS = _KNOWN.words("other_bearers")
_SEVERAL = _KNOWN.words("courtesy_of_several")
_SAME_FORENAME = [frozenset(line.split()) for line in _KNOWN.lines("forenames")]
_MOST_FORENAMES = 3
_WITHIN_A_NAME = (" ", "-", " “", "” ", " «", "» ", ' "', '" ', " (", ") ")
_AFTER_INITIAL = (".", ". ", " ", ".-")


@dataclass(frozen=True)
class Front:
    """What stands before a surname."""

    forenames: tuple[Word, ...] = ()
    has_courtesy: bool = False
    is_blocked: bool = False
    """Whether something makes it no surname alone and no full name either."""

    def start(self, surname: int) -> int:
        """Return where the whole name begins, given where the surname does."""
        return self.forenames[0].start if self.forenames else surname


class Fronts:
    """Reads what stands before surnames, knowing the forenames and titles of the registry's persons."""

    def __init__(self, entities: Mapping[str, Entity], roles: Roles) -> None:
        self._entities = entities
        self._roles = roles

    def front(self, reading: Reading, each: Sighting) -> Front:
        """Return what stands before a surname, read word by word from the nearest."""
        passage = reading.passages[each.passage]
        first = reading.list_start(each.passage, each.start)
        title = next(iter(passage.before(first)), None)
        if first < each.start and title and title.key in _SEVERAL:
            return Front(has_courtesy=True)
        forenames: list[Word] = []
        at = each.start
        for word in reversed(passage.before(each.start, most=_MOST_FORENAMES + 1)):
            gap = passage.gap(word.end, at)
            if word.key in COURTESY and gap in (" ", ". "):
                return Front(tuple(forenames), has_courtesy=True)
            if not forenames and (blocked := self._is_blocked(reading, each, word, gap)) is not None:
                return Front(is_blocked=blocked)
            if len(forenames) == _MOST_FORENAMES or not self._goes_on(reading, each, word, gap, bool(forenames)):
                break
            forenames.insert(0, word)
            at = word.start
        return Front(tuple(forenames))

    def bearers(self, ids: Iterable[str], forenames: Sequence[Word]) -> tuple[str, ...]:
        """Return those of the persons whose forename the first of them is."""
        own = (one for one in ids if not self._has_other_initials(one, forenames))
        return tuple(one for one in own if self._is_same(forenames[0], one))

    def _goes_on(self, reading: Reading, each: Sighting, word: Word, gap: str, is_within: bool) -> bool:
        """Tell whether a word is one more of the forenames before a surname."""
        if len(word.text) == 1 and word.is_capital and gap in _AFTER_INITIAL:
            return True
        if gap not in _WITHIN_A_NAME or (gap != " " and gap[0] == " " and not is_within):
            return False
        return self._is_forename(reading, each, word)

    def _is_blocked(self, reading: Reading, each: Sighting, word: Word, gap: str) -> bool | None:
        """Tell whether the word before a surname makes it another's; None where it doesn't matter."""
        if gap == " " and (names_a_thing(word) or word.key == "the" or word.key in _OTHER_BEARERS):
            return True
        if gap == "-":
            return self._is_double(reading, each, word)
        if gap in (" ", "") and word.key in _PARTICLES and word.text.islower():
            return self._follows_forename(reading, each, word)
        return None

    def _is_forename(self, reading: Reading, each: Sighting, word: Word) -> bool:
        if any(self._is_same(word, one) for one in each.match.entities):
            return True
        if word.key in self._roles.nouns or word.key in COURTESY:
            return False
        sighted = reading.sighted(each.passage, word)
        if sighted and not sighted.match.is_surname:
            return False
        if sighted:
            return word.is_capital and not reading.passages[each.passage].capitals_say_little
        return is_forename_like(reading, each.passage, word)

    def _is_double(self, reading: Reading, each: Sighting, word: Word) -> bool:
        """Tell «Petrov-Bakanov», another's name, from «la rencontre Duffy-Bakanov»."""
        sighted = reading.sighted(each.passage, word)
        return word.is_capital and not sighted and not reading.passages[each.passage].capitals_say_little

    def _follows_forename(self, reading: Reading, each: Sighting, particle: Word) -> bool:
        """Tell «Vanessa de Kikina» from «la visite de Kikina»."""
        passage = reading.passages[each.passage]
        before = next(iter(passage.before(particle.start)), None)
        if not before or passage.gap(before.end, particle.start) != " ":
            return False
        return is_forename_like(reading, each.passage, before)

    def _is_same(self, word: Word, entity: str) -> bool:
        """Tell whether a word is a spelling of a person's forename, or its initial."""
        own = self._forenames(entity)
        if word.key in own:
            return True
        if len(word.text) == 1:
            first = (name_key(name) for name in self._entities[entity].names if " " in name)
            return word.is_capital and any(name.startswith(word.key) for name in first)
        if any(word.key in same and same & own for same in _SAME_FORENAME):
            return True
        russian = (name.split()[0] for name in self._entities[entity].names if is_cyrillic(name))
        return is_cyrillic(word.text) and any(_is_declined(word.text, name) for name in russian)

    def _forenames(self, entity: str) -> frozenset[str]:
        """Return all words of a person's names but the last."""
        names = self._entities[entity].names
        return frozenset(name_key(word).strip('.“”"') for name in names for word in name.split()[:-1])

    def _has_other_initials(self, entity: str, forenames: Sequence[Word]) -> bool:
        """Tell «George H. W. Bush» from George W. Bush: an initial after the forename that the person hasn't."""
        own = {word for word in self._forenames(entity) if len(word) == 1}
        given = {word.key for word in forenames[1:] if len(word.text) == 1}
        return bool(own) and not given <= own


def _is_declined(word: str, name: str) -> bool:
    """Tell whether a Russian word is a form of a forename."""
    return word.casefold() in {form.casefold() for form in cases(name)}
