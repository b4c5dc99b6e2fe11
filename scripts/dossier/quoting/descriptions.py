"""Tells whom a description means: “the administrator”, «l'agence russe», «l'Américain», «le premier».

| words                          | whom they mean                                                            |
|--------------------------------|---------------------------------------------------------------------------|
| an office, a trade             | see called.py; else the only person of the sentence before                |
| “the defendant”, «l'homme»     | whom a pronoun would mean                                                 |
| «l'Américain»                  | the nearest whose country that is                                         |
| «le premier», “the latter”     | of the two named together before, the first, or the last                  |
"""

import re
from collections.abc import Sequence

from dossier.quoting.called import BODY_NOUNS, FARTHEST, GENERIC, LOOSE, Called, noun_of
from dossier.quoting.carrier import Token
from dossier.quoting.people import Naming
from dossier.quoting.reading import unique
from dossier.quoting.references import INDEFINITE, Meant
from dossier.quoting.verbs import KNOWN
from dossier.quoting.word_kinds import CALENDAR, DETERMINERS, PERSONS, PREPOSITIONS
from dossier.vocabulary import vocabulary

_FEMININE = KNOWN.words("feminine")
_MASCULINE = KNOWN.words("masculine")
_COUNTRIES = dict(each.split(":") for each in sorted(KNOWN.words("inhabitants")))
_FIRST = KNOWN.words("first_of_two")
_LAST = KNOWN.words("last_of_two")
_ANYBODY = frozenset({"homme", "man", "woman", "femme", "responsable", "dirigeant"})
_TWO_WORDS = 2
_SMALL = DETERMINERS | PREPOSITIONS | CALENDAR | LOOSE | {"'s"}
_RESTRICTED = re.compile(r"\s(?:who|whom|whose|that|qui|que|dont|with|of|from|in|at|de|du|des|d['’]|à|au|aux|en)\b")
_PROTAGONISTS = vocabulary("speakers").words("protagonists")
_ADDRESSED = frozenset({"lui", "him", "her"})
_DEMONSTRATIVES = KNOWN.words("demonstratives")
_OWNERS = KNOWN.words("possessives") | KNOWN.words("mine")


class Descriptions(Called):
    """Those that descriptions may mean."""

    def described(self, words: Sequence[Token], place: int, offset: int) -> Meant | None:
        """Return whom a definite description means; None where it names nobody else."""
        keys = [each.key for each in words]
        if keys[0] in INDEFINITE:
            return self._named_later(keys, offset)
        is_told_apart = _RESTRICTED.match(self._reading.text, words[-1].end) is not None
        if keys[0] not in DETERMINERS | {"du"}:
            return None
        if len(keys) == _TWO_WORDS and keys[-1] in _FIRST | _LAST:
            return self._of_two(keys[-1], place, offset)
        if len(keys) == _TWO_WORDS and keys[1] in _COUNTRIES:
            return self._of_country(_COUNTRIES[keys[1]], place, offset)
        noun = noun_of(keys)
        if noun is None:
            return None
        pointed = self._pointed(keys, noun, place) if not is_told_apart else None
        if pointed:
            return pointed
        hero = self._hero(keys, noun, offset)
        if hero:
            return Meant(hero)
        if keys[0] in _OWNERS and noun not in BODY_NOUNS:
            return self._of_owner(noun)
        return self._by_noun(keys, noun, place, offset, is_told_apart=is_told_apart)

    def _hero(self, keys: Sequence[str], noun: str, offset: int) -> Naming | None:
        """Return the one whom the whole article is about, called «l'auteur», «le défunt», “the author”."""
        who = self._reading.people.protagonist
        if who is None or noun not in _PROTAGONISTS or keys[0] not in ("le", "la", "l'", "the"):
            return None
        hero = self._reading.people.fullest[who]
        gender = "f" if keys[0] == "la" else "m" if keys[0] == "le" else None
        is_named = any(each.who == who for each in self._reading.people.before(offset))
        return hero if is_named and (gender is None or self.gender(hero) in (gender, None)) else None

    def _by_noun(self, keys: Sequence[str], noun: str, place: int, offset: int, *, is_told_apart: bool) -> Meant | None:
        """Return whom the noun of a description means, whose words more than a noun may tell apart from others."""
        telling = [key for key in keys if key not in _SMALL and key[0].isalpha()]
        found = self._called(noun, telling, place, offset)
        quoted = self._named_in_quotation(noun, telling, place, offset) if noun not in BODY_NOUNS else None
        if quoted and (found is None or found.naming is None or not self._is_in_block(found.naming, place)):
            return quoted
        if found or is_told_apart:
            return found
        found = self._just_named(keys, noun, place)
        if found is None and len(keys) == _TWO_WORDS and noun not in BODY_NOUNS and not noun.endswith("s"):
            return self._likely(keys, noun, place)
        return found

    def _likely(self, keys: Sequence[str], noun: str, place: int) -> Meant | None:
        """Return whom words that say no more than a pronoun mean, “the defendant”; whom others may mean, in doubt."""
        kind = "elle" if keys[0] == "la" or noun in _FEMININE else "il"
        if keys[0] in ("l'", "the") and noun not in _FEMININE | _MASCULINE:
            kind = "sa"
        meant = self.pronoun(kind, place, self._reading.sentences[place].start)
        if meant.naming is None or meant.naming.who.startswith("@") or not meant.naming.is_person:
            return None
        if noun in GENERIC:
            return meant
        is_called = self._entity(meant.naming) or self._apposed.get(meant.naming.who, frozenset()) & PERSONS
        return None if meant.doubt or is_called else Meant(meant.naming, "two_speakers")

    def _pointed(self, keys: Sequence[str], noun: str, place: int) -> Meant | None:
        """Return whom words mean that point back: «l'intéressé», «cette source», “the man”."""
        if noun in ("intéressé", "intéressée"):
            return self._nearest(place, noun)
        one = None
        if noun in _ANYBODY and len(keys) == _TWO_WORDS:
            one = self._last_speaker(place, "f" if noun in _FEMININE else "m")
        elif keys[0] in _DEMONSTRATIVES:
            one = self._indefinite(noun, place)
        return Meant(one) if one else None

    def _just_named(self, keys: Sequence[str], noun: str, place: int) -> Meant | None:
        """Return the only person whom the sentence before names: «Reste Irina Vesselova. L'actrice …»."""
        sentences = self._reading.sentences
        if (
            len([key for key in keys if key not in LOOSE]) > _TWO_WORDS
            or place == 0
            or noun in BODY_NOUNS
            or keys[0] not in ("le", "la", "l'", "the")
        ):
            return None
        if sentences[place - 1].block != sentences[place].block:
            return None
        persons = unique(each.naming for each in self.references(place - 1) if each.naming.is_person)
        gender = "f" if keys[0] == "la" or noun in _FEMININE else "m" if keys[0] == "le" or noun in _MASCULINE else None
        if len(persons) != 1 or persons[0].who.startswith("@") or self.gender(persons[0]) not in (gender, None):
            return None
        entity = self._entity(persons[0])
        return None if entity and noun not in self._roles_of(persons[0]) else Meant(persons[0])

    def _of_two(self, which: str, place: int, offset: int) -> Meant:
        for back in range(place, max(-1, place - FARTHEST), -1):
            who = unique(each.naming for each in self.references(back) if each.naming.is_person and each.at < offset)
            if len(who) == 2:
                return Meant(who[0] if which in _FIRST else who[1])
        return Meant(None, "two_speakers")

    def _of_country(self, country: str, place: int, offset: int) -> Meant | None:
        for back in range(place, max(-1, place - 2 * FARTHEST), -1):
            there = [each.naming for each in self.references(back) if each.at < offset and each.naming.is_person]
            fitting = unique(each for each in there if self._is_from(each, country))
            if fitting:
                return Meant(fitting[0]) if len(fitting) == 1 else Meant(None, "two_speakers")
        return None

    def _last_speaker(self, place: int, gender: str) -> Naming | None:
        spoke = [self._spoke[back] for back in range(place - 1, max(-1, place - FARTHEST), -1) if back in self._spoke]
        fitting = [each for each in spoke if each.is_person and self.gender(each) in (gender, None)]
        return fitting[0] if fitting else None

    def _nearest(self, place: int, noun: str) -> Meant:
        """Return who spoke in the sentence before; whom they spoke to, where it says that: «lui a lancé un élève»."""
        spoke = self._spoke.get(place - 1)
        hero = self._reading.people.protagonist
        if spoke and hero and spoke.who != hero and spoke.who.startswith("@"):
            return Meant(
                self._reading.people.fullest[hero]
            )  # of an unnamed one and the hero, the article means the hero
        if spoke and not _has_addressee(self._reading.sentences[place - 1].tokens):
            return Meant(spoke)
        kind = "elle" if noun in _FEMININE or noun.endswith("ée") else "il"
        return self.pronoun(kind, place, self._reading.sentences[place].start, apart=spoke.who if spoke else None)

    def pronoun(self, key: str, place: int, offset: int, *, apart: str | None = None) -> Meant:
        """Return whom a pronoun at an offset means; `apart` is somebody that it can't mean."""
        raise NotImplementedError


def _has_addressee(tokens: Sequence[Token]) -> bool:
    """Tell «lui a lancé X», “X told him”."""
    return any(
        token.key in _ADDRESSED
        and tokens[at - 1].key not in PREPOSITIONS
        and tokens[min(at + 1, len(tokens) - 1)].is_word
        for at, token in enumerate(tokens)
    )
