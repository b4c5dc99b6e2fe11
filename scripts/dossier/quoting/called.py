"""Tells whom an office, a trade, or a kind of body means: the one whom the article, or the registry, calls that.

| words                                       | whom they mean                                            |
|---------------------------------------------|-----------------------------------------------------------|
| “the administrator”, «l'agence russe»       | the only one named before who is called that              |
| “a federal judge”, in a lead                | the only one named later who is called that: “Judge X”    |
| “a man”, then “This is X”                   | X                                                         |
| “his trainer”, «son avocate»                | the only one who is called that anywhere                  |
| «cette source»                              | the one unnamed, of whom the article spoke before         |
| “the head of X”, after “Y of X”, “X's Y”    | Y                                                         |
| «le représentant de l'État», after a prefect| the prefect: see `periphrases` in speakers.yml            |
| “the Pentagon chief”                        | the Defense Secretary: see `seats_of_heads` there         |
| “the new deputy”, after “X was elected”     | X                                                         |
| “X chief”, in a headline                    | the only one whom the article says leads X                |
"""

import itertools
import re
from collections.abc import Mapping, Sequence
from functools import cache, cached_property

from dossier.quoting.callings import Callings
from dossier.quoting.carrier import Token
from dossier.quoting.people import Naming
from dossier.quoting.reading import unique
from dossier.quoting.references import INDEFINITE, Meant
from dossier.quoting.trades import alike
from dossier.quoting.verbs import KNOWN
from dossier.quoting.word_kinds import PERSONS, PREPOSITIONS, is_person_noun
from dossier.vocabulary import vocabulary

_SPEAKERS = vocabulary("speakers")
GENERIC = _SPEAKERS.words("generic")
_CHANNELS = _SPEAKERS.words("channels")
_KIN = _SPEAKERS.words("kin")
_PRESENTING = re.compile(rf"\b(?:{_SPEAKERS.lines('presenting')[0]})\s+$", re.IGNORECASE)
_COUNTRIES = frozenset(each.split(":")[0] for each in KNOWN.words("inhabitants"))
BODY_NOUNS = KNOWN.words("body_nouns")
_COMPANIES = KNOWN.words("companies")
LOOSE = KNOWN.words("loose")
FARTHEST = 6
_HEADS = _SPEAKERS.words("heads")
_OF = re.compile(r"\s(?:of|from|de|du|chez)\s(?:the\s|la\s|l['’])?")
_ARTICLES = ("le", "la", "l'", "the")
_NEW = frozenset({"new", "nouveau", "nouvel", "nouvelle"})
_CHOOSING = _SPEAKERS.words("choosing")
_SHORTLY = 2
_LOCAL = _SPEAKERS.words("local_offices")
_OPENING = 2
_OWNING = re.compile(r"['’]s\s")


class Called(Callings):
    """Those of an article whom nouns of persons and bodies mean."""

    def _named_later(self, keys: Sequence[str], offset: int) -> Meant | None:
        """Return whom a lead means that doesn't name them yet: “A federal judge …”, then “Judge X”."""
        noun = noun_of(keys)
        if noun is None or noun in BODY_NOUNS | _KIN:
            return None
        people, text = self._reading.people, self._reading.text
        after = next((each for each in people.namings if each.start > offset and each.is_person), None)
        if noun in GENERIC and after and _PRESENTING.search(text, max(offset, after.start - 20), after.start):
            return Meant(after)
        if any(each.is_person for each in people.before(offset)):
            return None
        later = [each for each in people.fullest.values() if each.is_person and noun in self._apposed.get(each.who, ())]
        return Meant(later[0]) if len(later) == 1 else None

    def headed(self, noun: str) -> Naming | None:
        """Return whom a headline calls by a bare noun: the only one who is called that, or whom all is about."""
        people = self._reading.people
        fitting = [each for each in people.fullest.values() if each.is_person and self._is_called(each, noun, [noun])]
        heroes = [each for each in fitting if each.who == people.protagonist]
        return heroes[0] if heroes else fitting[0] if len(fitting) == 1 else None

    def leader(self, words: Sequence[Token]) -> Naming | None:
        """Return whom a headline means by “X chief”, «le patron de X»: the only one whom the article says leads X."""
        namings = self._reading.people.namings
        bodies = [each for each in self._reading.people.within(words[0].start, words[-1].end) if not each.is_person]
        if len(bodies) != 1 or not any(token.key in _HEADS for token in words):
            return None
        names = {each.words.lower() for each in namings if each.who == bodies[0].who}
        leading = [
            each
            for each in self._reading.people.fullest.values()
            if each.is_person
            and each.start > words[-1].end
            and (called := self._apposed.get(each.who, frozenset())) & _HEADS
            and any(set(name.split()) <= called for name in names)
        ]
        return leading[0] if len(leading) == 1 else None

    def _chosen(self, keys: Sequence[str], place: int, offset: int) -> Naming | None:
        """Return whom “the new deputy” means: who a sentence just before says was elected, or appointed."""
        if keys[0] not in _ARTICLES or not _NEW & set(keys[1:3]):
            return None
        gender = "f" if keys[0] == "la" else "m" if keys[0] == "le" else None
        for back in range(place - 1, max(-1, place - _SHORTLY - 1), -1):
            sentence = self._reading.sentences[back]
            at = next((token.start for token in sentence.tokens if token.key in _CHOOSING), None)
            if sentence.block != self._reading.sentences[place].block or at is None:
                continue
            free = [each.naming for each in self.references(back) if each.at < min(at, offset) and not each.is_governed]
            persons = unique(each for each in free if each.is_person)
            is_named = len(persons) == 1 and not persons[0].who.startswith("@")
            fits = is_named and (gender is None or self.gender(persons[0]) in (gender, None))
            return persons[0] if fits else None
        return None

    def _of_seat(self, keys: Sequence[str], place: int, offset: int) -> Naming | None:
        """Return whom “the Pentagon chief” means: the only one near who is called by the office held there."""
        if keys[0] not in _ARTICLES or not _HEADS & set(keys):
            return None
        words = f" {' '.join(keys)} ".replace("' ", "'")
        offices = [office for seat, office in _seats() if f" {seat} " in words or f"'{seat} " in words]
        near = unique(
            each for each in self._reading.people.before(offset) if each.is_person and self._is_near(each, place)
        )
        fitting = [each for each in near if any(office <= self._roles_of(each) for office in offices)]
        return fitting[0] if len(fitting) == 1 else None

    def _of_owner(self, noun: str) -> Meant | None:
        """Return the only one in the article who is called that: “his trainer”, «son avocate»."""
        fullest = self._reading.people.fullest.values()
        fitting = [each for each in fullest if each.is_person and noun in self._apposed.get(each.who, ())]
        return Meant(fitting[0]) if len(fitting) == 1 and noun not in _KIN else None

    def _named_in_quotation(self, noun: str, telling: Sequence[str], place: int, offset: int) -> Meant | None:
        """Return the only one whom the registry calls that, of those whom quotations of the paragraph name."""
        start = self._reading.article.blocks[self._reading.sentences[place].block].start
        there = unique(each for each in self._reading.people.within(start, offset) if each.is_person and each.entity)
        fitting = [each for each in there if self._is_called(each, noun, telling)]
        return Meant(fitting[0]) if len(fitting) == 1 else None

    def _periphrased(self, keys: Sequence[str], place: int, offset: int) -> Meant | None:
        """Return whom the words mean by which an office is called again: «le représentant de l'État», the prefect."""
        offices = _periphrases().get(" ".join(keys[1:]))
        if not offices or keys[0] not in ("le", "la", "l'", "the"):
            return None
        namings = [each for each in self._reading.people.before(offset) if each.is_person]
        near = unique(each for each in namings if self._is_near(each, place))
        fitting = [each for each in near if self._roles_of(each) & offices]
        return Meant(fitting[0]) if len(fitting) == 1 else None

    def _head_of(self, words: Sequence[Token], place: int, offset: int) -> Meant | None:
        """Return whom “the head of X” means: the only one near who is called “Y of X”, or “X's Y”."""
        people = self._reading.people
        bodies = [each for each in people.within(words[0].start, words[-1].end) if not each.is_person]
        if words[1].key not in _HEADS or len(bodies) != 1 or bodies[0].end != words[-1].end:
            return None
        of_body = unique(
            one
            for each, after in itertools.pairwise(each for each in people.namings if each.start < offset)
            for one, other, link in ((each, after, _OF), (after, each, _OWNING))
            if one.is_person
            and other.who == bodies[0].who
            and link.fullmatch(self._reading.text, each.end, after.start)
        )
        near = [each for each in of_body if self._is_near(each, place)]
        return Meant(near[0]) if len(near) == 1 else None

    def _called(
        self, noun: str, telling: Sequence[str], place: int, offset: int, gender: str | None = None
    ) -> Meant | None:
        """Return who, named before, is called that, and is of a gender."""
        candidates = self._candidates(offset, gender)
        is_body = noun in BODY_NOUNS
        fitting = [each for each in candidates if each.is_person != is_body and self._is_called(each, noun, telling)]
        if not fitting and self._indefinite(noun, place) is None:
            fitting = [each for each in candidates if each.is_person and self._is_called_alike(each, noun, telling)]
        if not fitting:
            return self._called_later(noun, telling, place, offset, candidates)
        unnamed = self._indefinite(noun, place) if not is_body else None
        is_last = unnamed is not None and all(each.start < unnamed.start for each in fitting)
        if unnamed and (is_last or not any(noun in self._apposed.get(each.who, ()) for each in fitting)):
            return Meant(unnamed)  # “a NASA official”, then “the official”
        if not is_body:  # whom the article itself calls so, before whom only the registry does
            fitting = [each for each in fitting if noun in self._apposed.get(each.who, ())] or fitting
        if len(fitting) > 1 and len(telling) == 1:
            near = [each for each in fitting if self._is_near(each, place)]
            if len(near) != 1 and not is_body:
                return Meant(fitting[0], "two_speakers")
            fitting = near or fitting
        if is_body and noun in _COMPANIES:
            told = [each for each in fitting if noun in self._apposed.get(each.who, ())]  # “X, a California company”
            others = [each for each in fitting if each.entity or not self._is_after_of(each)] or fitting
            fitting = told if told and not others[0].entity else others
        return Meant(fitting[0])

    def _candidates(self, offset: int, gender: str | None) -> list[Naming]:
        """Return those named before a place, the nearest first, of persons those of a gender."""
        found: dict[str, Naming] = {}
        spoke = [each.naming for added in self._added.values() for each in added]
        named = [each for each in spoke if not each.who.startswith("@") and self._reading.is_quoted(each.start)]
        for naming in sorted([*self._speaking, *named], key=lambda each: -each.start):
            if naming.start < offset:
                found.setdefault(naming.who, naming)
        there = [each for each in found.values() if each.entity or each.is_person or not self._is_owned(each)]
        return [each for each in there if not gender or not each.is_person or self.gender(each) in (gender, None)]

    def _called_later(
        self, noun: str, telling: Sequence[str], place: int, offset: int, before: Sequence[Naming]
    ) -> Meant | None:
        """Return who is called that only further on, where none of those named `before` is."""
        later = [
            each
            for each in self._reading.people.fullest.values()
            if each.start > offset
            and each.is_person
            and noun not in BODY_NOUNS
            and self._is_called(each, noun, telling, strict=True)
        ]
        if len(later) == 1 and len(telling) == 1 and self._opens_with(noun, later[0], place, offset):
            return Meant(later[0])
        if len(later) != 1 or len(telling) == 1:
            return self._indefinite_or_none(noun, place)
        is_other = any(self._is_near(each, place) for each in before if each.is_person)
        return Meant(later[0], "two_speakers" if is_other else None)  # one named just before may be meant

    def _opens_with(self, noun: str, later: Naming, place: int, offset: int) -> bool:
        """Tell whether an article opens with an office of a place, «la maire», and names who holds it right after."""
        sentences = self._reading.sentences
        if noun not in _LOCAL or any(each.is_person for each in self._reading.people.before(offset)):
            return False
        next_of = sentences[self._reading.sentence_at(later.start)].block - sentences[place].block
        persons = [each for each in self._reading.people.namings if each.is_person]
        return sentences[place].block <= _OPENING and next_of <= 1 and persons[0].who == later.who

    def _is_called_alike(self, naming: Naming, noun: str, telling: Sequence[str]) -> bool:
        """Tell whether somebody is called by another noun of the same trade."""
        return any(
            self._is_called(naming, other, [other if key == noun else key for key in telling])
            for other in sorted(alike(noun) - {noun})
        )

    @cached_property
    def _speaking(self) -> list[Naming]:
        """All who are named outside of quotations, and not as the way by which words come."""
        namings = self._reading.people.namings
        return [
            each
            for each in namings
            if not self._reading.is_quoted(each.start) and (each.is_person or not self._is_channel(each))
        ]

    def _is_channel(self, naming: Naming) -> bool:
        """Tell «sur Telegram»."""
        before = self._reading.text[max(0, naming.start - 8) : naming.start].split()
        return bool(before) and before[-1].lower() in _CHANNELS

    def _is_after_of(self, naming: Naming) -> bool:
        """Tell «Erie» in “Orion Amusements of Erie”."""
        before = self._reading.text[max(0, naming.start - 8) : naming.start].split()
        return bool(before) and before[-1].lower() in PREPOSITIONS

    def _is_owned(self, naming: Naming) -> bool:
        """Tell «Task Force» in “the Advisory Council's Task Force”, a part of a longer name."""
        return self._reading.text[max(0, naming.start - 3) : naming.start].endswith(("'s ", "’s "))

    def _indefinite_or_none(self, noun: str, place: int) -> Meant | None:
        before = self._indefinite(noun, place)
        return Meant(before) if before else None

    def _is_in_block(self, naming: Naming, place: int) -> bool:
        block = self._reading.article.blocks[self._reading.sentences[place].block]
        return any(each.who == naming.who for each in self._reading.people.within(block.start, block.end))

    def _is_near(self, naming: Naming, place: int) -> bool:
        block = self._reading.sentences[place].block
        return any(
            each.naming.who == naming.who
            for back in range(place, max(-1, place - FARTHEST), -1)
            if self._reading.sentences[back].block >= block - 1
            for each in self.references(back)
        )

    def _indefinite(self, noun: str, place: int) -> Naming | None:
        """Return somebody unnamed of whom the article spoke before: «une source proche», then «cette source»."""
        for back in range(place, -1, -1):
            for each in reversed(self.references(back)):
                words = each.naming.words.lower().replace("’", "'").replace("'", "' ").split()
                if each.naming.who.startswith("@") and noun in words and words[0] in INDEFINITE:
                    return each.naming
        return None


def noun_of(keys: Sequence[str]) -> str | None:
    """Return the noun of a person, or of a body, in a description."""
    nouns = [key for key in keys[1:] if key not in _COUNTRIES]
    if "intéressé" in nouns or "intéressée" in nouns:
        return "intéressé" if "intéressé" in nouns else "intéressée"
    known = next((key for key in nouns if key in PERSONS - LOOSE), None) or next(
        (k for k in nouns if k in PERSONS), None
    )
    return known or next((key for key in nouns if is_person_noun(key, widely=True)), None)


@cache
def _periphrases() -> Mapping[str, frozenset[str]]:
    """Return the offices that each periphrasis calls again, by its words as they are cut up."""
    found: dict[str, set[str]] = {}
    for line in _SPEAKERS.lines("periphrases"):
        words, offices = line.split(":")
        found.setdefault(words.strip().replace("'", "' "), set()).update(offices.split())
    return {words: frozenset(offices) for words, offices in found.items()}


@cache
def _seats() -> Sequence[tuple[str, frozenset[str]]]:
    """Return seats of offices, and the words by which the one is called who holds the office there."""
    lines = (line.split(":") for line in _SPEAKERS.lines("seats_of_heads"))
    return [(seat.strip(), frozenset(words.split())) for seat, words in lines]
