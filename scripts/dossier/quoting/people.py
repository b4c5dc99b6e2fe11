"""Who is named in an article: the registry's, by its mentions, and others by their capitals (see naming.py).

The same somebody is known by one key, wherever named, and by the fullest name that the article has.
"""

import itertools
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from dossier.entity import Entity
from dossier.link import Mention
from dossier.quoting import genders
from dossier.quoting.naming import Naming, is_presented, named
from dossier.quoting.runs import BODIES
from dossier.quoting.word_kinds import is_person_noun

__all__ = ["Naming", "People", "may_be_person", "people"]

_SPEAKING = ("person", "organisation", "country", "place", "document", "agreement")
_SHORTEST_ACRONYM, _LONGEST_ACRONYM = 3, 6
_ALIAS = re.compile(
    r"(?: \([^)]{1,30}\))?,? (?:alias|dite?|surnommée?|aka|a\.k\.a\.|nicknamed|(?:better )?known as|called)"
    r" [«“\"‘]?[\s\u00a0\u202f]?(?:le |la |l['’]|the )?",
)
_MOST_WORDS = 3
_OFTEN = 3


@dataclass(frozen=True)
class People:
    """All who are named in an article, in the order of the text."""

    text: str
    namings: tuple[Naming, ...]
    entities: Mapping[str, Entity]

    def within(self, start: int, end: int) -> Sequence[Naming]:
        """Return those named between two places."""
        starts = self._all_starts
        first, last = bisect_left(starts, start), bisect_left(starts, end)
        return [each for each in self.namings[first:last] if each.end <= end]

    def before(self, offset: int) -> Iterator[Naming]:
        """Yield those named before a place, the nearest first."""
        for at in range(bisect_left(self._all_starts, offset) - 1, -1, -1):
            yield self.namings[at]

    @cached_property
    def _all_starts(self) -> list[int]:
        return [each.start for each in self.namings]

    @cached_property
    def fullest(self) -> Mapping[str, Naming]:
        """Where each is named most fully, first."""
        best: dict[str, Naming] = {}
        for each in self.namings:
            known = best.get(each.who)
            if known is None or _fullness(each) > _fullness(known):
                best[each.who] = each
        return best

    @cached_property
    def genders(self) -> Mapping[str, str]:
        """Which are women, `f`, and which men, `m`, as far as the article tells."""
        return genders.told(self.text, self.namings, self.entities)

    @cached_property
    def guessed(self) -> Mapping[str, str]:
        """Which persons of no told gender are women, `f`, and which men, `m`, as far as endings of names tell."""
        persons = {
            who: each
            for who, each in self.fullest.items()
            if who not in self.genders and (each.is_person or may_be_person(each, self.text))
        }
        found = {who: genders.guess(each.words) for who, each in persons.items()}
        return {who: gender for who, gender in found.items() if gender}

    @cached_property
    def protagonist(self) -> str | None:
        """The person whom the article names most, if by far: whom a profile or an interview is about."""
        counts = Counter(each.who for each in self.namings if each.is_person).most_common(2)
        if not counts or counts[0][1] < _OFTEN:
            return None
        return counts[0][0] if len(counts) == 1 or 2 * counts[1][1] <= counts[0][1] else None


def _fullness(each: Naming) -> tuple[int, int]:
    if each.is_person:
        is_nickname = not each.entity and not set(each.words.lower().split()) & set(each.who.split())
        return (0, 0) if is_nickname else (len(each.words.split()), len(each.words))
    return int(not each.words.isupper() or len(each.words) <= _LONGEST_ACRONYM), 0


def may_be_person(naming: Naming, text: str) -> bool:
    """Tell names of two or three words that nothing says are a body's, or a ship's."""
    if text[max(0, naming.start - 4) : naming.start].lower() in ("the ", " la ", " le ", "les "):
        return False
    after = text[naming.end + 1 : naming.end + 25].split()
    if any(part.isupper() and len(part) > 2 for part in naming.words.split()) or (after and is_person_noun(after[0])):
        return False  # “RBX Securities analyst”
    parts = naming.words.lower().split()
    is_name = 2 <= len(parts) <= _MOST_WORDS and not naming.entity and not naming.who.startswith("@")
    return is_name and not set(parts) & BODIES and not naming.words.isupper()


def people(
    text: str, blocks: Iterable[tuple[int, int]], mentions: Sequence[Mention], entities: Mapping[str, Entity]
) -> People:
    """Return who is named in a text's blocks."""
    mentions = [each for each in mentions if each.rule != "forename" or not is_presented(text, each.start, each.end)]
    known = [
        Naming(each.start, each.end, each.entity, each.entity, entities[each.entity].type == "person", each.words)
        for each in mentions
        if each.entity and each.entity in entities and entities[each.entity].type in _SPEAKING
    ]
    taken = sorted((each.start, each.end) for each in mentions if each.entity)
    found = sorted([*known, *named(text, blocks, taken, known)], key=lambda each: each.start)
    nicknames = _nicknames(text, found)
    found = _with_initials(found)
    found = [replace(each, who=nicknames[each.who]) if each.who in nicknames else each for each in found]
    persons = {each.who for each in found if each.is_person}
    found = [replace(each, is_person=True) if each.who in persons and not each.is_person else each for each in found]
    return People(text, tuple(found), entities)


def _with_initials(namings: Sequence[Naming]) -> list[Naming]:
    """Return those named, “TAS” as Thales Alenia Space, where that is named too."""
    whole: dict[str, Naming] = {}
    for each in namings:
        letters = "".join(word[0] for word in re.split(r"[\s-]", each.words) if word[:1].isupper())
        if len(letters) >= _SHORTEST_ACRONYM and not each.words.isupper() and not each.is_person:
            whole.setdefault(letters, each)
    return [
        replace(each, who=whole[each.words].who, entity=whole[each.words].entity)
        if each.entity is None and each.words.isupper() and each.words in whole
        else each
        for each in namings
    ]


def _nicknames(text: str, namings: Sequence[Naming]) -> dict[str, str]:
    """Return who is called by nicknames: «Anatole, alias “le Kalouguien”»."""
    told: dict[str, str] = {}
    for first, second in itertools.pairwise(namings):
        is_apart = first.who != second.who and second.entity is None
        if is_apart and _ALIAS.fullmatch(text, first.end, second.start):
            told[second.who] = first.who
    return told
