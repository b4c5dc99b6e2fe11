"""Tells whom a pronoun means: whoever, of that gender, the sentences before are most about.

Each place where somebody is spoken of counts for them (see salience.py), less with each sentence further back. The one
whom the whole article is about has something in advance. Who has far more than any other is meant; else the first of
them is, in doubt.
"""

import itertools
import re
from dataclasses import dataclass, replace
from functools import cached_property

from dossier.quoting.agreement import is_before_its_name, is_impersonal
from dossier.quoting.carrier import Sentence
from dossier.quoting.narrator import Narrator
from dossier.quoting.people import Naming, may_be_person
from dossier.quoting.reading import HEADINGS, Reading, unique
from dossier.quoting.references import INDEFINITE, Meant, Reference
from dossier.quoting.salience import FREE, Salience
from dossier.quoting.verbs import forms
from dossier.quoting.word_kinds import DETERMINERS, PREPOSITIONS, PRONOUNS, SUBORDINATORS, is_person_noun
from dossier.vocabulary import vocabulary

_SUBJECTS = {"il": "he", "elle": "she", "he": "he", "she": "she"}
_OTHERS = {"him": "he", "his": "he", "her": "she", "himself": "he", "herself": "she"}
_OBJECTS = frozenset({"him", "her"})
_OWNERS = {"son": "any", "sa": "any", "ses": "any", "leur": "they", "leurs": "they", "their": "they", "its": "it"}
_VAGUE = vocabulary("speakers").words("generic")
_DEFINITE = re.compile(r"(?:le|la|the|cet|cette|ce|this|that)\s|l[’']", re.IGNORECASE)
_AND = re.compile(
    r",?\s(?:and|et)\s(?:(?:(?:his|her|their|the|an?|son|sa|le|la|un|une)\s|l[’'])(?:[^\W_][\w-]*\s){1,3})?,?\s?"
)
_FARTHEST = 12
_COMPLEMENT = re.compile(r"\s(?:for|of|at|from|in|with|du|des|de|à|au|chez)\s|\s(?:d['’])")
_BLOCKS = 1
_SOON = 3
_FADING = 0.4
_BEYOND = 0.6
_ADVANCE = 0.6
_ENOUGH = 0.25
_LIKELY = 0.5
_PRESS = frozenset({"journal", "quotidien", "hebdomadaire", "magazine"})
_RIVAL = 0.72
_RIVAL_OF_A_DESCRIPTION = 0.3
_RIVAL_BEYOND = 0.6


@dataclass(frozen=True)
class _Counted:
    """How much somebody is spoken of before a place."""

    naming: Naming
    weight: float
    is_here: bool
    """Whether that is in the same paragraph."""


@dataclass(frozen=True)
class _Object:
    """Whom “her”, “him” means that isn't the subject of its sentence, as far as that can be told."""

    at: int
    naming: Naming | None


class Antecedents(Salience):
    """Those spoken of in an article, ready to be asked for."""

    def __init__(self, reading: Reading) -> None:
        super().__init__(reading)
        self._until = 0
        self._objects: dict[tuple[int, str], _Object] = {}
        self.narrator: Narrator | None = None
        """Who says “I” outside of quotations: no pronoun of the third person means them."""

    def pronoun(self, key: str, place: int, offset: int, *, apart: str | None = None) -> Meant:
        """Return whom a pronoun at an offset means; `apart` is somebody that it can't mean."""
        key = key.lstrip("-").removeprefix("t-")
        kind = _OWNERS.get(key) or _OTHERS.get(key) or PRONOUNS.get(key, "he")
        for at in range(max(self._until, place - _FARTHEST), place):
            self._resolve(at)
        self._until = max(self._until, place)
        self._resolve(place, offset)
        same = self._objects.get((place, kind))
        if same and same.at < offset and apart is None:
            return Meant(same.naming) if same.naming else Meant(None, "pronoun")
        return self._most(kind, place, offset, apart)

    def owner(self, place: int, offset: int) -> Meant:
        """Return the body for which “its press office” speaks."""
        for at in range(max(self._until, place - _FARTHEST), place):
            self._resolve(at)
        self._until = max(self._until, place)
        return self._most("it", place, offset, None)

    def who_goes_on(self, place: int, offset: int, key: str) -> Naming | None:
        """Return who has just spoken, of the gender of a pronoun, and nobody else having been named since."""
        sentences, kind = self._reading.sentences, PRONOUNS.get(key.lstrip("-").removeprefix("t-"), "he")
        for back in range(place - 1, max(-1, place - _SOON - 1), -1):
            if sentences[place].block - sentences[back].block > 1:
                return None
            spoke = self._spoke.get(back)
            if spoke:
                head = _COMPLEMENT.split(spoke.words)[0]  # “A spokesman | for the laboratory”
                one = replace(spoke, words=head) if spoke.who.startswith("@") else spoke
                return spoke if spoke.is_person and self._fit(one, kind) > 0 else None
            there = (each for each in self.references(back) if each.naming.is_person and not each.is_governed)
            if any(not each.naming.who.startswith("@") for each in there):
                return None
        return None

    def _resolve(self, place: int, offset: int | None = None) -> None:
        """Tell whom the pronouns mean that are subjects in a sentence, up to an offset."""
        known = self._resolved.setdefault(place, [])
        sentence = self._reading.sentences[place]
        for at, token in enumerate(sentence.tokens):
            if offset is not None and token.start >= offset:
                break
            if not at and self._opens_by_last(sentence, known):
                continue
            key = token.key.lstrip("-").removeprefix("t-")
            kind = _SUBJECTS.get(key) or _OTHERS.get(key)
            if kind is None or is_impersonal(sentence, at) or any(each.at == token.start for each in known):
                continue
            if key in _OTHERS and is_before_its_name(sentence, at):
                continue
            subject = self._subject_before(place, token.start) if key in _OBJECTS and _is_object(sentence, at) else None
            meant = self._most(kind, place, token.start, subject)
            if subject:
                self._objects[place, kind] = _Object(token.start, meant.naming)
            if meant.naming:
                known.append(Reference(token.start, meant.naming, is_governed=key in _OTHERS))

    def _opens_by_last(self, sentence: Sentence, known: list[Reference]) -> bool:
        """Tell whether «ce dernier» opens a sentence, and remember whom it means."""
        first = sentence.tokens[0]
        keys = [token.key for token in sentence.tokens[:2]]
        if keys not in (["ce", "dernier"], ["cette", "dernière"]) or any(each.at == first.start for each in known):
            return False
        place = self._reading.sentence_at(first.start)
        meant = self._just_before(place, first.start, is_she=keys[0] == "cette")
        if meant.naming and not meant.doubt:
            known.append(Reference(first.start, meant.naming, is_governed=False))
        return True

    def _subject_before(self, place: int, offset: int) -> str | None:
        """Return who is the subject before an object: “a cosmonaut tells her”."""
        free = [each for each in self.references(place) if each.at < offset and not each.is_governed]
        return free[-1].naming.who if free else None

    def _most(self, kind: str, place: int, offset: int, apart: str | None) -> Meant:
        """Return the one who is most spoken of before an offset."""
        counted = self._counted(kind, place, offset, apart)
        two = self._two(place, offset) if kind == "they" else None
        if two and (not counted or counted[0].weight <= FREE):
            return Meant(two)
        if not counted:
            return self._governed(kind, place, offset)
        best = counted[0]
        rival = counted[1].weight / best.weight if len(counted) > 1 else 0.0
        if best.weight < _ENOUGH and not (len(counted) == 1 and self._is_only_here(best)):
            return Meant(best.naming, "far")
        if _is_vague(best.naming):
            return Meant(best.naming, "pronoun")
        named = [each.weight for each in counted[1:] if not each.naming.who.startswith("@")]
        if _is_definite(best.naming) and named and max(named) > _RIVAL_OF_A_DESCRIPTION * best.weight:
            return Meant(best.naming, "pronoun")
        if rival > (_RIVAL if best.is_here else _RIVAL_BEYOND):
            return Meant(best.naming, "pronoun")
        if (kind == "it" and best.weight < FREE * _FADING) or self._is_of_paper_here(kind, place, best.naming):
            return Meant(best.naming, "pronoun")
        return Meant(best.naming)

    def _is_of_paper_here(self, kind: str, place: int, best: Naming) -> bool:
        """Tell whether a pronoun may mean a paper that its sentence opens with: «Le journal maintient ce qu'il dit»."""
        there = self.references(place)
        if not there or kind not in ("he", "she") or any(each.naming.who == best.who for each in there):
            return False
        first = there[0]
        opens = first.at == self._reading.sentences[place].tokens[0].start and first.naming.who.startswith("@")
        return opens and bool(_PRESS & set(first.naming.words.lower().split()))

    def _governed(self, kind: str, place: int, offset: int) -> Meant:
        """Return the only one just before who may be a person, though a preposition governs the name.

        «Le prix est revenu à X», where nothing else says that X is a person, nor any other name is there.
        """
        sentences = self._reading.sentences
        if kind not in ("he", "she") or not place or sentences[place - 1].block != sentences[place].block:
            return Meant(None, "far")
        there = [*self.references(place - 1), *(each for each in self.references(place) if each.at < offset)]
        whole = unique(each.naming for each in there if may_be_person(each.naming, self._reading.text))
        if len(whole) != 1 or any(each.naming.is_person for each in there) or self._fit(whole[0], kind) < _LIKELY:
            return Meant(None, "far")
        return Meant(whole[0])

    def _two(self, place: int, offset: int) -> Naming | None:
        """Return the two whom “they” means: the only ones a sentence joins as its subject, “X and her brother Y”."""
        sentences, text = self._reading.sentences, self._reading.text
        for back in range(place, max(-1, place - 2), -1):
            if sentences[back].block != sentences[place].block:
                return None
            there = [each for each in self.references(back) if each.at < offset]
            persons = [each for each in there if each.naming.is_person or not each.is_governed]
            pairs = [
                (one.naming, other.naming)
                for one, other in itertools.pairwise(persons)
                if not one.is_governed and _AND.fullmatch(text, one.naming.end, other.naming.start)
            ]
            if len(pairs) != 1:
                if persons and back < place:
                    return None
                continue
            first, last = pairs[0]
            is_first = persons[0].naming.start == first.start and not first.who.startswith("@")
            is_first = is_first and self._is_subject(back, first.start)
            start, end = first.start, last.end
            words = text[start:end]
            return Naming(start, end, f"@{words.lower()}", None, True, words) if is_first else None
        return None

    def _is_subject(self, place: int, start: int) -> bool:
        """Tell whether a name stands at the head of a clause: “…, X and Y”, “that X and Y”, “President X and Y”."""
        before = [token for token in self._reading.sentences[place].tokens if token.start < start]
        ends = [k for k, token in enumerate(before) if not token.is_word or token.key in SUBORDINATORS]
        between = before[ends[-1] + 1 :] if ends else before
        titles = (token for token in between if token.key not in DETERMINERS and not token.has_capital)
        return all(is_person_noun(token.key) and token.key not in forms().every for token in titles)

    def _is_only_here(self, counted: _Counted) -> bool:
        """Tell somebody of the paragraph whose gender is told, should nobody else be meant, however far back."""
        naming = counted.naming
        return counted.is_here and naming.is_person and naming.who[0] != "@" and self.gender(naming) is not None

    def _counted(self, kind: str, place: int, offset: int, apart: str | None) -> list[_Counted]:
        """Return all whom a pronoun may mean, the most spoken of first."""
        weights: dict[str, float] = {}
        namings: dict[str, Naming] = {}
        here: set[str] = set()
        block = self._reading.sentences[place].block
        myself = self.narrator.of(block) if self.narrator else None
        others = {apart, myself.who if myself else None}
        share = 1.0
        for back in range(place, max(-1, place - _FARTHEST), -1):
            sentence = self._reading.sentences[back]
            distance = self._body_blocks(sentence.block, block)
            if distance > _BLOCKS and (weights or distance > _BLOCKS + 1):
                break
            if back < place and self._reading.sentences[back + 1].block != sentence.block:
                share *= _BEYOND
            there = self._there(kind, back, offset, is_before=back < place)
            for who, (naming, weight) in there.items():
                if who not in others:
                    weights[who] = weights.get(who, 0.0) + share * weight
                    namings.setdefault(who, naming)
                    here.update({who} if sentence.block == block else ())
            if sentence.has_words:
                share *= _FADING
        hero = self._reading.people.protagonist
        if hero and hero not in others:
            naming = self._reading.people.fullest[hero]
            if self._fit(naming, kind):
                namings.setdefault(hero, naming)
                weights[hero] = weights.get(hero, 0.0) + _ADVANCE
        found = [_Counted(namings[who], weight, who in here) for who, weight in weights.items()]
        return sorted(found, key=lambda each: (-each.weight, each.naming.start))

    def _there(self, kind: str, place: int, offset: int, *, is_before: bool) -> dict[str, tuple[Naming, float]]:
        """Return all of a sentence whom a pronoun may mean, and how much each counts."""
        found: dict[str, tuple[Naming, float]] = {}
        for each, weight in self._weighed(place, offset, is_before=is_before):
            naming = each.naming
            fit = self._fit(naming, kind)
            if not fit or (each.is_governed and not naming.is_person and kind != "it"):
                continue
            if naming.who not in found or found[naming.who][1] < weight * fit:
                found[naming.who] = naming, weight * fit
        return found

    def _body_blocks(self, first: int, last: int) -> int:
        """Return how many paragraphs further on a block is, headings left out."""
        return self._bodies[last] - self._bodies[first]

    @cached_property
    def _bodies(self) -> list[int]:
        blocks = self._reading.article.blocks
        return list(itertools.accumulate(block.kind not in HEADINGS for block in blocks))


def _is_vague(naming: Naming) -> bool:
    """Tell «l'homme», that names nobody, from «un homme», that brings somebody."""
    words = re.split(r"[\s’']", naming.words.lower())
    return naming.who.startswith("@") and words[-1] in _VAGUE and words[0] not in INDEFINITE


def _is_definite(naming: Naming) -> bool:
    """Tell «la sénatrice», who may be one named before, from «une sénatrice»."""
    return naming.who.startswith("@") and naming.is_person and _DEFINITE.match(naming.words) is not None


def _is_object(sentence: Sentence, at: int) -> bool:
    """Tell “tells her over supper” from “tells her story”."""
    after = sentence.tokens[at + 1] if at + 1 < len(sentence.tokens) else None
    is_end = after is None or not after.is_word or after.quotation >= 0
    return is_end or (after is not None and (after.key in PREPOSITIONS or after.key in SUBORDINATORS))
