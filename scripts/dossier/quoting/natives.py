"""Tells whom «l'Américaine», “the Frenchwoman”, «le Bordelais» mean: somebody just named, of that gender.

| of those named in the paragraph, else the one before   | whom it means                               |
|--------------------------------------------------------|---------------------------------------------|
| one whom the registry, or a word beside the name, says | that person                                 |
| to be from there                                       |                                             |
| several of those                                       | one of them, in doubt                       |
| one of whom the surname says so                        | that person                                 |
| one left, others being from elsewhere                  | that person                                 |
| of “the Ohio Democrat”: one who sits in a parliament   | that person                                 |
| any, where others from there are spoken of unnamed     | as it says: “two Russians”, «un Russe»      |
"""

import re
from collections.abc import Sequence

from dossier.quoting.carrier import Token
from dossier.quoting.people import Naming, may_be_person
from dossier.quoting.reading import HEADINGS, unique
from dossier.quoting.references import INDEFINITE, Meant
from dossier.quoting.reprises import Reprises
from dossier.quoting.verbs import KNOWN
from dossier.vocabulary import vocabulary

_SPEAKERS = vocabulary("speakers")
_COUNTRIES = dict(each.split(":") for each in sorted(KNOWN.words("inhabitants")))
NATION_WORDS = _COUNTRIES | dict(each.split(":") for each in sorted(_SPEAKERS.words("nation_countries")))
"""The countries of which words tell that stand beside a noun: «l'astronaute française», “the Chilean geologist”."""
_REGIONAL = dict(each.split(":") for each in sorted(_SPEAKERS.words("regional")))
_REGIONAL_IN_ENGLISH = dict(each.split(":") for each in sorted(_SPEAKERS.words("regional_in_english")))
_PARTIES, _PARLIAMENT = _SPEAKERS.words("parties"), _SPEAKERS.words("parliament")
_JUST_BEFORE = re.compile(r"(?:\b(?:le|la|the)\s|\b[lL][’'])(?P<word>[^\W\d_]+)\s$", re.IGNORECASE)
_LONGEST_NATION = 24
_FRENCH_TOWNS = ("oise", "aise", "ois", "ais")
_THE = ("le", "la", "l'", "the")
_OF_A_PLACE = re.compile(r"(?:ois|oise|ais|aise|ien|ienne|ain|aine)$")
_WOMEN = ("aise", "oise", "ienne", "aine", "woman")
_MEN = ("ais", "ois", "ien", "ain", "man")
_SLAVIC = tuple(
    sorted(_SPEAKERS.words("surnames_of_women") | {"ov", "ev", "enko", "tchouk", "chuk", "eïev", "sky", "skiy", "tsyn"})
)
_SLAVIC_COUNTRIES = frozenset({"RU", "UA", "SU", "BY"})
_TWO_WORDS = 2


class Natives(Reprises):
    """Those who are called by where they come from."""

    def of_town(self, words: Sequence[Token], place: int, offset: int) -> Meant | None:
        """Return whom «le Bordelais» means, whom no country tells; None where that isn't told."""
        if len(words) != _TWO_WORDS or words[0].key not in _THE or not words[1].has_capital:
            return None
        sentence = self._reading.sentences[place]
        opens = words[0].start == sentence.tokens[0].start
        is_paper = words[0].has_capital and not opens  # «explique Le Parisien»
        key = words[1].key
        if is_paper or key in _COUNTRIES or not self._is_regional(key):
            return None
        there = self._reading.people.within(words[1].start, words[1].end)
        if any(each.entity or each.is_person for each in there):
            return None
        country = _REGIONAL.get(key) or _REGIONAL_IN_ENGLISH.get(key)
        if country:
            return self._of_country(words[0].key, key, place, offset, country)
        one = self._only_native(words[0].key, key, None, place, offset)
        return Meant(one) if one else None

    def _is_regional(self, key: str) -> bool:
        """Tell «Savoyard», “Lyonnaise” from other words with a capital."""
        if self._reading.is_french:
            return key in _REGIONAL or _OF_A_PLACE.search(key) is not None
        return key in _REGIONAL_IN_ENGLISH or key.endswith(_FRENCH_TOWNS)

    def of_party(self, words: Sequence[Token], place: int, offset: int) -> Meant | None:
        """Return whom “the Ohio Democrat” means: the only one just named who sits in a parliament."""
        if len(words) < _TWO_WORDS or words[0].key not in _THE or words[-1].key not in _PARTIES:
            return None
        near = self._near(words[0].key, words[-1].key, place, offset)
        sitting = [each for each in near if self._roles_of(each) & _PARLIAMENT]
        return Meant(sitting[0]) if len(sitting) == 1 else None

    def _of_country(self, article: str, word: str, place: int, offset: int, country: str | None = None) -> Meant | None:
        """Return whom «l'Américain» means: whoever is surely from there, else the only one who may be."""
        is_region, country = country is not None, country or _COUNTRIES[word]
        near = self._near(article, word, place, offset)
        told = [each for each in near if self._is_surely_from(each, country)]
        if len(told) == 1:
            return Meant(told[0])
        known = self._known_from(country, place, offset) if not is_region else None
        if known or told:
            return known or Meant(told[0], "two_speakers")
        farther = [each for each in self._reading.people.fullest.values() if each.is_person and each.start < offset]
        if any(self._is_surely_from(each, country) and each.who not in {one.who for one in near} for each in farther):
            return None
        one = self._only_native(article, word, country, place, offset)
        return Meant(one) if one else None

    def _known_from(self, country: str, place: int, offset: int) -> Meant | None:
        """Return the nearest whom the registry knows to be from a country."""
        raise NotImplementedError

    def _only_native(self, article: str, word: str, country: str | None, place: int, offset: int) -> Naming | None:
        """Return the only one of those just named who may be from somewhere."""
        if country and self._are_unnamed(country, place, offset):
            return None
        near = self._near(article, word, place, offset)
        may_be = [each for each in near if not country or not self._is_elsewhere(each, country)]
        if not country and len(may_be) > 1:  # beside «le Néerlandais X», «le Savoyard» is the other
            may_be = [each for each in may_be if not self._nations(each)]
        by_surname = [each for each in may_be if country in _SLAVIC_COUNTRIES and _is_slavic(each)]
        if country and country not in _SLAVIC_COUNTRIES and len(may_be) > 1:
            may_be = [each for each in may_be if not _is_slavic(each)]
        found = by_surname if len(by_surname) == 1 else may_be
        return found[0] if len(found) == 1 else None

    def _near(self, article: str, word: str, place: int, offset: int) -> list[Naming]:
        """Return the persons of a gender whom a paragraph names before a place, else those of the one before it."""
        gender = _gender(article, word)
        sentences, blocks = self._reading.sentences, self._reading.article.blocks
        block = sentences[place].block
        for wanted in (block, block - 1):
            if wanted < 0 or blocks[wanted].kind in HEADINGS:
                break
            there = unique(
                each.naming
                for back in range(place + 1)
                if sentences[back].block == wanted
                for each in self.references(back)
                if each.at < offset and self._is_somebody(each.naming)
            )
            if there:
                return [each for each in there if gender is None or self.gender(each) in (gender, None)]
        return []

    def _is_somebody(self, naming: Naming) -> bool:
        """Tell whoever is named and may be a person."""
        return not naming.who.startswith("@") and (naming.is_person or may_be_person(naming, self._reading.text))

    def _is_surely_from(self, naming: Naming, country: str) -> bool:
        return self._is_from(naming, country) or country in self._nations(naming)

    def _is_elsewhere(self, naming: Naming, country: str) -> bool:
        entity = self._entity(naming)
        nations = self._nations(naming)
        is_told = (entity is not None and bool(entity.countries)) or bool(nations)
        return is_told and not self._is_surely_from(naming, country)

    def _nations(self, naming: Naming) -> set[str]:
        """Return the countries of which words beside a name tell: «sa collègue américaine X»."""
        beside = _JUST_BEFORE.search(self._reading.text, max(0, naming.start - _LONGEST_NATION), naming.start)
        words = {*self._apposed.get(naming.who, ()), beside["word"].lower() if beside else ""}
        return {NATION_WORDS[word] for word in words if word in NATION_WORDS}

    def _are_unnamed(self, country: str, place: int, offset: int) -> bool:
        """Tell whether the paragraph speaks of others from a country: “two Russians”, «un Russe»."""
        sentences = self._reading.sentences
        for back in range(place + 1):
            tokens = sentences[back].tokens
            for at, token in enumerate(tokens):
                if sentences[back].block != sentences[place].block or token.start >= offset or not token.has_capital:
                    continue
                are_many = _COUNTRIES.get(token.key.removesuffix("s")) == country and token.key not in _COUNTRIES
                is_one = _COUNTRIES.get(token.key) == country and at > 0 and tokens[at - 1].key in INDEFINITE
                if are_many or is_one:
                    return True
        return False


def _gender(article: str, word: str) -> str | None:
    if article == "la" or word.endswith(_WOMEN):
        return "f"
    return "m" if article == "le" or word.endswith(_MEN) else None


def _is_slavic(naming: Naming) -> bool:
    """Tell surnames such as «Korneeva», «Petrov»."""
    return naming.words.lower().endswith(_SLAVIC)
