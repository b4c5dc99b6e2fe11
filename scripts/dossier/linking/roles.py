"""Reads what a person beside a name is called («le patron de Roscosmos, M. Bakanov»), and whose that title is."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from dossier.entity import Entity
from dossier.linking.passage import Passage, Word
from dossier.linking.sightings import Reading, Sighting
from dossier.vocabulary import vocabulary

_KNOWN = vocabulary("linking")
COURTESY = _KNOWN.words("courtesy")
_AROUND = _KNOWN.words("around_office")
_BELONGING = _KNOWN.words("belonging")
_RELATIVES = _KNOWN.words("relatives")
_TRADES = frozenset(part for word in _KNOWN.words("trades") for part in word.split("-") if len(part) > 2)
_OFFICES = _KNOWN.words("offices")
_JOINING = frozenset({"et", "and"})
_ARTICLES = frozenset({"l", "le", "la", "the"})
_MOST_WORDS = 12
_FARTHEST_OFFICE = 4
_APPOSED = (",", "(", "–", "—", ", (", "-")


@dataclass(frozen=True)
class Office:
    """What somebody is called beside a name."""

    words: frozenset[str]
    """The words, without their plural; none where nothing of the sort stands there."""
    names: frozenset[str]
    """The ids of what the words name: «Roscosmos»."""
    is_plain: bool = True
    """False where the words say whose somebody is («l'épouse de X»), so that the name isn't the bearer's."""


_NO_OFFICE = Office(frozenset(), frozenset())
_SOMEBODY_BESIDE = Office(frozenset(), frozenset(), is_plain=False)


class Roles:
    """The titles and offices that the registry's persons are known by."""

    def __init__(self, entities: Mapping[str, Entity]) -> None:
        self._entities = entities
        self._roles: dict[str, tuple[frozenset[str], ...]] = {}

    def of(self, entity: str) -> tuple[frozenset[str], ...]:
        """Return the telling words of each of a person's roles."""
        if entity not in self._roles:
            roles = (frozenset(map(_singular, _parts(role))) for role in self._entities[entity].roles)
            self._roles[entity] = tuple(role - _SMALL or role for role in roles)
        return self._roles[entity]

    @cached_property
    def nouns(self) -> frozenset[str]:
        """Every word that says what somebody is; names within roles («Roscosmos») say nothing of the kind."""
        common = (word.key for role in self._written for word in Passage(role).words if not word.is_capital)
        return frozenset(map(_singular, common)) - _AROUND | _TRADES | _OFFICES

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word that may stand in a title."""
        return self.nouns | {_singular(word) for role in self._written for word in _parts(role)}

    @property
    def _written(self) -> Iterator[str]:
        return (role for entity in self._entities.values() for role in entity.roles)

    def office_at(self, reading: Reading, place: int, start: int, end: int) -> Office:
        """Return what the person named between `start` and `end` is called there, before the name or after it."""
        first = reading.list_start(place, start)
        before = self._before(reading, place, first, is_listed=first < start)
        return before if before.words or not before.is_plain else self._after(reading, place, end)

    def fits(self, entity: str, office: Office) -> bool:
        """Tell whether one of a person's roles is the office."""
        if not office.is_plain:
            return False
        offices = {_singular(word) for word in office.words}
        fitting = [role for role in self.of(entity) if role <= offices]
        if not fitting or not office.names:
            return bool(fitting)
        if any(len(role) > 1 for role in fitting):
            return True
        # a general title («directeur») that this person has of one body isn't that of another
        noun = {word for role in fitting for word in role}
        fuller = [role for role in self.of(entity) if len(role) > 1 and role & noun]
        return not fuller or self._tells_of(entity, office.names)

    def is_anothers(self, candidates: Iterable[str], office: Office) -> bool:
        """Tell whether the office says what somebody is, and none of `candidates` is that."""
        says = office.words & self.nouns
        return not office.is_plain or (bool(says) and not any(self.fits(each, office) for each in candidates))

    def is_of_another_trade(self, entity: str, office: Office) -> bool:
        """Tell whether the office is a trade that nobody in office has, and not the person's."""
        return bool(office.words & _TRADES) and not self.fits(entity, office)

    def evidence_for(self, reading: Reading, sighting: Sighting, entity: Entity) -> bool:
        """Tell whether the words at a name are one of the person's roles."""
        return self.fits(entity.id, self.office_at(reading, sighting.passage, sighting.start, sighting.end))

    def _tells_of(self, entity: str, names: Iterable[str]) -> bool:
        """Tell whether what the registry says of a person names one of those bodies."""
        person = self._entities[entity]
        told = f" {' '.join(_parts(' '.join((*person.roles, person.description.fr, person.description.en))))} "
        return any(f" {' '.join(_parts(name))} " in told for each in names for name in self._entities[each].names)

    def _before(self, reading: Reading, place: int, start: int, *, is_listed: bool) -> Office:
        """Read the words before a name, the nearest first; before a list of names only what is said of several."""
        passage = reading.passages[place]
        words: list[Word] = []
        names: set[str] = set()
        at = start
        for word in reversed(passage.before(start, most=3 * _MOST_WORDS)):
            gap = passage.gap(word.end, at)
            sighted = reading.sighted(place, word)
            if not _is_joined(word, gap, is_first=not words) or len(words) == _MOST_WORDS:
                break
            at = word.start
            if word.key in COURTESY:
                continue
            if not words and word.key in _RELATIVES:
                return _SOMEBODY_BESIDE
            if not words and word.key in _BELONGING and gap == " ":
                owner = self._before(reading, place, word.start, is_listed=False)
                return _SOMEBODY_BESIDE if owner.words & (_RELATIVES | self.nouns) else _NO_OFFICE
            if sighted and sighted.match.is_surname and not words:
                break
            if sighted:
                names |= set(sighted.match.entities)
            elif not self._may_stand(word):
                break
            words.append(word)
        if is_listed and not any(word.key != _singular(word.key) in self.nouns for word in words):
            return _NO_OFFICE  # «le cosmonaute X et Y» says nothing of Y
        return self._office(words, names)

    def _after(self, reading: Reading, place: int, end: int) -> Office:
        passage = reading.passages[place]
        words: list[Word] = []
        names: set[str] = set()
        at = end
        for number, word in enumerate(passage.after(end, most=_MOST_WORDS)):
            gap = passage.gap(at, word.start)
            apposed = gap == " " and word.key in _ARTICLES and self._is_noun_next(passage, word)
            if number == 0 and not apposed and (gap.strip() not in _APPOSED or gap in (" ", "-")):
                break
            if number and gap not in (" ", "-", "'", "’"):
                break
            sighted = reading.sighted(place, word)
            if sighted:
                names |= set(sighted.match.entities)
            elif not self._may_stand(word) or word.key in _JOINING:
                break
            words.append(word)
            at = word.end
        if not any(_singular(word.key) in self.nouns for word in words[:_FARTHEST_OFFICE]):
            return _NO_OFFICE
        return self._office(words, names)

    def _is_noun_next(self, passage: Passage, article: Word) -> bool:
        """Tell «Rubio l'astronaute», where the office follows at once."""
        return any(_singular(word.key) in self.nouns for word in passage.after(article.end))

    def _may_stand(self, word: Word) -> bool:
        return word.key in _AROUND or _singular(word.key) in self.words or word.key in _RELATIVES

    def _office(self, words: list[Word], names: set[str]) -> Office:
        keys = frozenset(form for word in words for form in (word.key, _singular(word.key)))
        if keys & _RELATIVES:
            return _SOMEBODY_BESIDE
        return Office(keys if keys & self.nouns else frozenset(), frozenset(names))


def _is_joined(word: Word, gap: str, *, is_first: bool) -> bool:
    """Tell whether a word belongs to the title after it, by what stands between; a comma may only be the last thing."""
    is_short = gap in (". ", ".") and word.key in COURTESY
    return gap in (" ", "-", "'", "’") or is_short or (gap == ", " and is_first)


def _parts(words: str) -> list[str]:
    """Return the words of a phrase, as words are compared."""
    return [word.key for word in Passage(words).words]


def _singular(word: str) -> str:
    return word.removesuffix("s") if len(word) > 3 else word


_SMALL = frozenset(word for word in _AROUND if len(word) <= 3) | frozenset({"aux", "for", "the"})
