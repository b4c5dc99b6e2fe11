"""Tells whether a description calls again, by another word, who has just spoken: «… », dit X. Le pilote ajoute …».

| the paragraph before the description                       | whom it means                        |
|------------------------------------------------------------|--------------------------------------|
| only X speaks there, of whom nothing else is told          | X                                    |
| only X speaks there, whom the article calls otherwise      | X in doubt, if it says whose it is   |
| only X speaks there, and it names an office: «le maire»    | X, if nothing is told of X; in doubt |
|                                                            | if the office was spoken of before,  |
|                                                            | or it says of what: «le maire de Y»  |
| X speaks, and another is named                             | as it says                           |
| any, and «lui», «de son côté», “for his part” beside it    | another: as it says                  |
"""

import re
from collections.abc import Sequence

from dossier.quoting.called import BODY_NOUNS, LOOSE, Called
from dossier.quoting.people import Naming
from dossier.quoting.references import Meant
from dossier.quoting.verbs import KNOWN
from dossier.quoting.word_kinds import PERSONS
from dossier.vocabulary import vocabulary

_SPEAKERS = vocabulary("speakers")
_ARTICLES = ("le", "la", "l'", "the")
_KIN = _SPEAKERS.words("kin")
CONTRASTS = frozenset({"lui", "elle", "côté", "part", "quant", "meanwhile", "autre", "other"})
_ANOTHER = frozenset({"autre", "another", "second", "seconde"})
_PAPERS = KNOWN.words("documents") | _SPEAKERS.words("papers")
_PLURAL = ("s", "x")
_FEMININE = KNOWN.words("feminine")
_MASCULINE = KNOWN.words("masculine")
_BACK = 2
_SHORTEST = 3
_GOING_ON = _SPEAKERS.words("going_on")
_CONTINUING = _SPEAKERS.words("continuing")
COUNTERING = _SPEAKERS.words("countering")
OFFICES = _SPEAKERS.words("offices")


class Variation(Called):
    """Those whom descriptions call again."""

    def _varied(
        self, keys: Sequence[str], noun: str, place: int, offset: int, *, is_told_apart: bool, is_narrowed: bool = False
    ) -> Meant | None:
        """Return who has just spoken, where a description may mean them; None where it can't."""
        if keys[0] not in _ARTICLES or noun in BODY_NOUNS | _KIN or noun.endswith(_PLURAL):
            return None
        again = self._is_another_paper(place)
        if not again and any(token.key in CONTRASTS for token in self._reading.sentences[place].tokens):
            return None
        keys_here = {token.key for token in self._reading.sentences[place].tokens}
        if keys_here & COUNTERING:
            return None
        spoke = self._just_spoke(place)
        gender = "f" if keys[0] == "la" or noun in _FEMININE else "m" if keys[0] == "le" or noun in _MASCULINE else None
        if spoke is None or (gender and self.gender(spoke) not in (gender, None)):
            return None
        if self._is_of_another_body(spoke, keys):
            return None
        goes_on = again or bool(keys_here & (_CONTINUING if is_narrowed else _GOING_ON))
        goes_on = goes_on and not self._is_taken(noun, spoke)
        goes_on = goes_on and not (is_narrowed and self._is_crowded(spoke, place, offset, gender))
        is_called = self._entity(spoke) or self._apposed.get(spoke.who, frozenset()) & (PERSONS - LOOSE)
        goes_on = goes_on and not (noun in OFFICES and is_called and noun not in self._roles_of(spoke))
        if goes_on and place and self._spoke.get(place - 1) == spoke:
            return Meant(spoke)
        if self._is_crowded(spoke, place, offset, gender):
            return None
        if noun in OFFICES:
            holder = self._holder(spoke, noun)
            return Meant(spoke, "two_speakers") if holder and is_narrowed else holder
        if is_called and not (is_told_apart and self._is_told_alike(spoke, keys, noun)):
            return Meant(spoke, "two_speakers") if is_told_apart else None
        return Meant(spoke, "two_speakers" if is_narrowed and not is_called else None)

    def _is_another_paper(self, place: int) -> bool:
        """Tell «Dans une autre lettre», after a letter: who wrote the first wrote that too."""
        tokens = self._reading.sentences[place].tokens
        at = next((k for k in range(len(tokens) - 1) if tokens[k].key in CONTRASTS), None)
        is_another = at is not None and tokens[at].key in _ANOTHER and tokens[at + 1].key in _PAPERS
        others = {token.key for token in tokens[at + 1 :]} & CONTRASTS if at is not None else set()
        before = self._reading.sentences[place - 1].tokens if place else ()
        return is_another and not others and any(token.key in _PAPERS for token in before)

    def _is_taken(self, noun: str, spoke: Naming) -> bool:
        """Tell whether the article calls another than who has just spoken by a noun."""
        return any(noun in words and who != spoke.who for who, words in self._apposed.items())

    def _holder(self, naming: Naming, noun: str) -> Meant | None:
        """Return that an office may be somebody's, in doubt where it was spoken of before them.

        Not one's of whom another trade is told.
        """
        is_called = self._entity(naming) or self._apposed.get(naming.who, frozenset()) & (PERSONS - LOOSE)
        if is_called:
            return None
        before = self._reading.text[: naming.start].lower()
        return Meant(naming, "two_speakers" if re.search(rf"\b{re.escape(noun)}\b", before) else None)

    def _is_at_office(self, noun: str, place: int) -> bool:
        """Tell whether the sentence before speaks of where an office is held: «À la mairie, X a reçu trois appels»."""
        there = {token.key for token in self._reading.sentences[place - 1].tokens} if place else set()
        lines = (each.split(":") for each in _SPEAKERS.lines("seats"))
        return any(noun in offices.split() and there & set(seats.split()) for offices, seats in lines)

    def _is_told_alike(self, naming: Naming, keys: Sequence[str], noun: str) -> bool:
        """Tell whether all that a description says, but for its noun, is told of somebody elsewhere."""
        told, roles = self._words_of(naming)
        others = [key for key in keys if len(key) > _SHORTEST and key not in LOOSE and key != noun]
        return len(others) > 1 and all(key in told | roles for key in others)

    def _just_spoke(self, place: int) -> Naming | None:
        """Return the named person who spoke last, in the paragraph and not far before."""
        sentences = self._reading.sentences
        for back in range(place, max(-1, place - _BACK - 1), -1):
            if sentences[back].block != sentences[place].block:
                return None
            spoke = self._spoke.get(back)
            if spoke:
                return spoke if spoke.is_person and not spoke.who.startswith("@") else None
        return None

    def _is_crowded(self, spoke: Naming, place: int, offset: int, gender: str | None) -> bool:
        """Tell whether the paragraph names another person before a description who may be meant."""
        sentences = self._reading.sentences
        return any(
            each.naming.is_person
            and each.naming.who != spoke.who
            and not each.naming.who.startswith("@")
            and self.gender(each.naming) in (gender, None)
            for back in range(place, -1, -1)
            if sentences[back].block == sentences[place].block
            for each in self.references(back)
            if each.at < offset
        )
