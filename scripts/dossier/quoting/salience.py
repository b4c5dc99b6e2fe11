"""Tells how much each sentence is about those whom it speaks of.

| stands there                                        | counts  |
|-----------------------------------------------------|---------|
| as the subject, or as the one who speaks            | most    |
| as one who was asked, where an answer follows       | most    |
| otherwise, without a preposition                    | less    |
| after a preposition, or as an owner                 | least   |
| a pronoun that means them                           | as they |
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dossier.quoting import phrases
from dossier.quoting.agreement import Agreement
from dossier.quoting.carrier import Sentence, Token
from dossier.quoting.clauses import sayings
from dossier.quoting.people import Naming
from dossier.quoting.reading import Reading
from dossier.quoting.references import Reference
from dossier.quoting.verbs import KNOWN
from dossier.quoting.word_kinds import JOINING, SUBORDINATORS
from dossier.vocabulary import vocabulary

_KNOWN = vocabulary("speakers")
_ASKING = _KNOWN.words("asking")
_BEING = KNOWN.words("passive")
_FIRST_PERSONS = frozenset({"je", "j'", "nous", "on", "i", "we", "you", "vous"})
_CONJUNCTIONS = SUBORDINATORS - JOINING
_SUBJECT, FREE, _PRONOUN, _GOVERNED = 4.0, 2.5, 2.0, 1.0
_ITSELF = 0.6
_SOURCE = re.compile(r"(?:\baccording to|\bselon|\bd[’']après|à en croire)\s(?:la |le |l[’']|the )?$", re.IGNORECASE)
_LONGEST = 18
_ASKED = _KNOWN.words("asked")
_BY = frozenset({"par", "au", "by"})
_WISHING = frozenset({"not", "to", "for", "that", "que", "qu'"})
_NEAR_ASKING = 40
_State = tuple[int, int, Naming | None]


class Salience(Agreement):
    """How much the sentences of an article are about those spoken of."""

    def __init__(self, reading: Reading) -> None:
        super().__init__(reading)
        self._resolved: dict[int, list[Reference]] = {}
        self._meant: dict[int, Naming] = {}
        self._tellers: dict[int, tuple[int, int] | None] = {}
        self._weights: dict[int, tuple[_State, list[tuple[Reference, float]]]] = {}

    def _weighed(self, place: int, offset: int, *, is_before: bool) -> Sequence[tuple[Reference, float]]:
        """Return those whom a sentence speaks of before an offset, and how much each counts there."""
        if not is_before:
            return list(self._weighing(place, offset, is_before=False))
        state = len(self._resolved.get(place, ())), len(self._added.get(place, ())), self._spoke.get(place)
        if place not in self._weights or self._weights[place][0] != state:
            self._weights[place] = state, list(self._weighing(place, offset, is_before=True))
        return self._weights[place][1]

    def _weighing(self, place: int, offset: int, *, is_before: bool) -> Iterator[tuple[Reference, float]]:
        sentence = self._reading.sentences[place]
        spoke = self._spoke.get(place)
        pronouns = self._resolved.get(place, [])
        by_place = {each.at: each for each in [*pronouns, *self.references(place)]}
        asked = 0 if is_before else _end_of_asking(sentence.tokens)  # “Asked whether X had been there, he replied”
        all_there = [by_place[at] for at in sorted(by_place) if at >= asked]
        asks = self._asked(sentence) if is_before else None
        teller = self._teller(place) if is_before and spoke is None and not asks else None
        mine = next((token.start for token in sentence.tokens if token.key in _FIRST_PERSONS), None)
        has_subject = False
        text = self._reading.text
        last: Reference | None = None
        for each in all_there:
            if each.at >= offset:
                break
            is_pronoun = each in pronouns
            has_subject = has_subject or (mine is not None and mine < each.at)
            if each.is_governed and each.naming.is_person and _SOURCE.search(text, max(0, each.at - _LONGEST), each.at):
                each = replace(each, is_governed=False)
            weight = _GOVERNED if each.is_governed else FREE
            is_joined = self._are_joined(last, each)
            if is_joined and has_subject:
                weight = _SUBJECT
            elif not each.is_governed and (not has_subject or is_pronoun):
                has_subject = True
                weight = _SUBJECT if is_pronoun or not self._is_subordinate(place, each.at) else FREE
            elif is_pronoun:
                weight = _GOVERNED * _ITSELF if each.is_governed and spoke else _PRONOUN
            speaks = _speaks(each, spoke, teller)
            if speaks is not None:
                weight = _SUBJECT if speaks else min(weight, FREE)
            if asks and not spoke:
                weight = _SUBJECT if each.at > asks else _GOVERNED
            if not is_before and each.naming.who.startswith("@") and not is_pronoun:
                weight *= _ITSELF  # «Le directeur tranchera, dit-il»
            last = each
            yield (each if is_pronoun else replace(each, naming=self._known(each.naming))), weight

    def _teller(self, place: int) -> tuple[int, int] | None:
        """Return where the person stands who says what a sentence without quotations tells: “X said it had not.”"""
        if place not in self._tellers:
            self._tellers[place] = self._told_by(self._reading.sentences[place])
        return self._tellers[place]

    def _told_by(self, sentence: Sentence) -> tuple[int, int] | None:
        is_name = self._reading.is_name
        if sentence.quotations:
            return None
        for each in sayings(sentence.tokens, is_name):
            subject = each.subject
            if each.form != "verb" or subject is None or subject.is_pronoun:
                continue
            if phrases.person_head(sentence.tokens, subject, is_name):
                return sentence.tokens[subject.first].start, sentence.tokens[subject.last].end
        return None

    def _asked(self, sentence: Sentence) -> int | None:
        """Return where a sentence says that somebody is asked; None where it is its subject: “X was asked”."""
        tokens = sentence.tokens
        at = next((k for k, token in enumerate(tokens) if token.key in _ASKING and _has_asked(tokens, k)), None)
        if not at or any(token.key in _BEING for token in tokens[max(0, at - 2) : at]):
            return None
        return tokens[at].start

    def asked(self, place: int) -> Naming | None:
        """Return who is asked in a sentence without quotations, who answers after it: “What was it, I ask X.”"""
        sentence = self._reading.sentences[place]
        at = self._asked(sentence) if not sentence.quotations else None
        if at is None:
            return None
        after = [each.naming for each in self.references(place) if each.at > at]
        persons = [each for each in after if each.is_person and not each.who.startswith("@")]
        near = persons[0] if persons else None
        return near if near and near.start - at < _NEAR_ASKING else None

    def _is_subordinate(self, place: int, at: int) -> bool:
        """Tell whether a conjunction stands before a place in its sentence, after the first word."""
        tokens = self._reading.sentences[place].tokens
        return any(token.key in _CONJUNCTIONS for token in tokens[1:] if token.start < at)

    def _are_joined(self, first: Reference | None, second: Reference) -> bool:
        """Tell whether two of a sentence are joined: «X et Y»."""
        if first is None:
            return False
        between = self._reading.text[first.naming.end : second.naming.start].strip().lower()
        return between in ("et", "and", "&", "et de", "et d’", "et d'") and first.at == first.naming.start

    def _known(self, naming: Naming) -> Naming:
        """Return who a person is of whom only a description stood there: «Le patron de Roscosmos …, a-t-il dit»."""
        if not naming.who.startswith("@"):
            return naming
        if naming.start not in self._meant:
            self._meant[naming.start] = naming  # should the words lead back to themselves
            self._meant[naming.start] = self._described_by(naming)
        return self._meant[naming.start]

    def _described_by(self, naming: Naming) -> Naming:
        place = self._reading.sentence_at(naming.start)
        sentence = self._reading.sentences[place]
        first = next((k for k, token in enumerate(sentence.tokens) if token.start == naming.start), None)
        if first is None:
            return naming
        phrase = phrases.whole(sentence.tokens, first, self._reading.is_name)
        for last in range(phrase.last, phrase.first, -1):
            words = sentence.tokens[phrase.first : last + 1]
            if words[-1].end < naming.end:
                break
            meant = self.described(words, place, naming.start, is_speaking=False)
            if meant and meant.naming and not meant.naming.who.startswith("@"):
                return meant.naming
        return naming


def _speaks(each: Reference, spoke: Naming | None, teller: tuple[int, int] | None) -> bool | None:
    """Tell whether somebody is who speaks in a sentence, or who tells what it tells; None where nobody does."""
    if teller:
        return teller[0] <= each.at < teller[1]
    return each.naming.who == spoke.who if spoke else None


def _end_of_asking(tokens: Sequence[Token]) -> int:
    """Return where a sentence says what somebody was asked, where it opens so: «Interrogé sur X, | il a répondu»."""
    if tokens[0].key not in _ASKED:
        return 0
    return next((token.start for token in tokens if token.text == ","), 0)


def _has_asked(tokens: Sequence[Token], at: int) -> bool:
    """Tell “put it to X” from “put it another way”, and “asks X” from “who asked not to be named”."""
    if at + 1 < len(tokens) and tokens[at + 1].key in _WISHING:
        return False
    if at and tokens[at - 1].key in _BY:
        return False  # «par téléphone»
    return tokens[at].key != "put" or (at + 2 < len(tokens) and tokens[at + 2].key == "to")
