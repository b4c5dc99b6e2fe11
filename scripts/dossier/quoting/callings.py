"""Whether somebody is called as a description says: by the registry, or by the words beside the name in the article."""

import re
from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache

from dossier.entity import Entity
from dossier.quoting.appositions import appositions, split
from dossier.quoting.people import Naming
from dossier.quoting.reading import Reading
from dossier.quoting.references import References
from dossier.quoting.verbs import KNOWN
from dossier.quoting.word_kinds import PERSONS, is_person_noun
from dossier.vocabulary import vocabulary

_COUNTRIES = dict(each.split(":") for each in sorted(KNOWN.words("inhabitants")))
_BODIES = KNOWN.words("bodies")
_MAKERS = KNOWN.words("makers")
_BODY_ACTS = re.compile(
    r"(?:, (?:an?|the|une?|le|la|l[’']|qui|which|whose|dont)\b| ?\(|['’]s\b)"
    r"|\s(?:a|ont|has|had|have|is|was|will|said|says|est|était|avait|va)\b"
    r"|\s(?:spokes\w+|officials?|executives?|chief|boss|engineers?|staff|employees?|workers?|managers?)\b"
)
"""What follows the name of a body that does something, or is said to be something."""
_PLACED = re.compile(
    r"\b(?:in|across|over|near|throughout|en|à|au|aux|la|le|vers|depuis|sur)\s$|\bl[’']$", re.IGNORECASE
)
"""What stands before the names of places, and of things."""
_NEAR = 12
_INITIALS, _SYLLABLE = 1, 3
"""How many letters of a word a name takes at least, in capitals and not."""
_STATIONS = vocabulary("speakers").words("stations")
_COMPANIES = KNOWN.words("companies")


class Callings(References):
    """What those spoken of in an article are called."""

    def __init__(self, reading: Reading) -> None:
        super().__init__(reading)
        self._known_words: dict[str, tuple[frozenset[str], frozenset[str]]] = {}

    def _is_called(self, naming: Naming, noun: str, telling: Sequence[str], *, strict: bool = False) -> bool:
        if not naming.is_person and is_short_for(naming.words, telling):
            return True
        told, roles = self._words_of(naming)
        entity = self._entity(naming)
        if entity and naming.is_person:
            apposed = self._apposed.get(naming.who, frozenset())
            fitting = [role for each in entity.roles if noun in (role := _words(each))]
            fitting += [frozenset()] if noun in apposed else []
            return any(
                all(
                    key in role
                    or key in apposed
                    or (key in told and key not in PERSONS and key not in self._body_words)
                    or self._is_of_place(naming, key)
                    for key in telling
                )
                for role in fitting
            )
        if not naming.entity and not naming.is_person:
            parts = naming.words.lower().split()
            is_body = self._acts_as_body(naming) if len(parts) == 1 else bool(set(parts) & _BODIES)
            is_company = noun in _COMPANIES and is_body
            if not is_company and noun not in roles:
                return False
        elif noun not in roles and noun.removesuffix("s") not in roles:
            return False
        known = told | roles
        if not naming.entity and not naming.is_person and len(telling) == 1:
            return True
        return all(key in known or self._is_of_place(naming, key) for key in telling)

    def _acts_as_body(self, naming: Naming) -> bool:
        """Tell a company, that acts or is named again, from where things are: “a California company”, «la Sibérie»."""
        namings = [each for each in self._reading.people.namings if each.who == naming.who]
        text = self._reading.text
        plain = [each for each in namings if not each.words.split()[0].isupper()]  # «l'OKB Fakel» is no place
        if any(_PLACED.search(text, max(0, each.start - _NEAR), each.start) for each in plain):
            return False
        return len(namings) > 1 or _BODY_ACTS.match(text, naming.end) is not None

    def _is_of_place(self, naming: Naming, key: str) -> bool:
        return key in _COUNTRIES and self._is_from(naming, _COUNTRIES[key])

    def _is_from(self, naming: Naming, country: str) -> bool:
        entity = self._entity(naming)
        return entity is not None and (country in entity.countries or (country == "RU" and "SU" in entity.countries))

    def _entity(self, naming: Naming) -> Entity | None:
        return self._reading.people.entities.get(naming.entity) if naming.entity else None

    def _words_of(self, naming: Naming) -> tuple[frozenset[str], frozenset[str]]:
        """Return what is told of somebody, and the words by which they are called."""
        key = naming.entity or f"{naming.who}|{naming.words}"
        if key not in self._known_words:
            self._known_words[key] = self._told_of(naming), self._roles_of(naming)
        return self._known_words[key]

    def _roles_of(self, naming: Naming) -> frozenset[str]:
        """Return the words by which somebody is called: in the registry, and beside the name in the text."""
        entity = self._entity(naming)
        words = set(self._apposed.get(naming.who, frozenset()))
        if entity and naming.is_person:
            words.update(*map(_words, entity.roles))
        elif entity:
            texts = (*entity.names, entity.description.fr.split(",")[0], entity.description.en.split(",")[0])
            words.update(*map(_words, texts))
            if "agence" in words or "agency" in words or "corporation" in words:
                words |= {"agence", "agency"}
            if "corporation" in words:
                words |= {"entreprise", "company", "groupe", "group", "société"}
            if words & _MAKERS or "société" in words or "company" in words or "entreprise" in words:
                words |= {"company", "société", "entreprise", "firm", "compagnie", "groupe", "group"}
        return frozenset(words)

    def _told_of(self, naming: Naming) -> frozenset[str]:
        entity = self._entity(naming)
        if entity is None:
            return frozenset(split(naming.words.lower()))
        return frozenset().union(*map(_words, (entity.description.fr, entity.description.en, *entity.names)))

    @cached_property
    def _body_words(self) -> frozenset[str]:
        """The bodies that the article names by one word: “the Roscosmos chief” is nobody of whom that is but told."""
        namings = self._reading.people.namings
        return frozenset(each.words.lower() for each in namings if not each.is_person and " " not in each.words)

    def _is_of_another_body(self, naming: Naming, keys: Sequence[str]) -> bool:
        """Tell «le patron de la Nasa» from a minister of whom the registry says nothing of the Nasa."""
        entity = self._entity(naming)
        bodies = self._body_words & set(keys) if keys[1] in _STATIONS else frozenset()
        return entity is not None and bool(bodies) and not bodies & frozenset().union(*self._words_of(naming))

    def trades(self, naming: Naming) -> frozenset[str]:
        """Return the nouns of persons by which somebody is called."""
        return frozenset(word for word in self._roles_of(naming) if is_person_noun(word))

    @cached_property
    def _apposed(self) -> Mapping[str, frozenset[str]]:
        """The words beside each name that say what somebody is: see appositions.py."""
        return appositions(self._reading.text, self._reading.people.namings)


@lru_cache(maxsize=10_000)
def _words(text: str) -> frozenset[str]:
    """Return the words of a text of the registry, in small letters."""
    return frozenset(word.lower() for word in split(text))


def is_short_for(name: str, words: Sequence[str]) -> bool:
    """Tell a name made of how the words of a description begin: “Eurostat”, of «l'office européen de statistiques»."""
    letters = name.lower()
    least = _INITIALS if name.isupper() else _SYLLABLE
    begins = [word for word in words if len(word) > least]
    return " " not in name and any(_is_made_of(letters, begins[at:], least, 0) for at in range(min(len(begins), 2)))


def _is_made_of(letters: str, words: Sequence[str], least: int, taken: int) -> bool:
    """Tell whether letters are the beginnings of some words, in order, of two of them or more."""
    if not letters:
        return taken > 1 and not words
    if not words:
        return False
    longest = next((k for k, (one, other) in enumerate(zip(letters, words[0], strict=False)) if one != other), None)
    longest = min(len(letters), len(words[0])) if longest is None else longest
    return any(_is_made_of(letters[size:], words[1:], least, taken + 1) for size in range(longest, least - 1, -1))
