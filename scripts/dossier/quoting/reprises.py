"""Tells whom a description takes up that its paragraph has brought in, whatever their trade: «… », a souligné l'élu.

| who is brought in before it, of that gender               | whom it means                     |
|-----------------------------------------------------------|-----------------------------------|
| one person, by name or by “a former mechanic”             | that person                       |
| the same, not as a subject; «l'ancien pilote», «ce fils   | that person                       |
| de mineur»                                                |                                   |
| one, but not as a subject, nor as who speaks              | that person in doubt              |
| several                                                   | the last subject of them in doubt |
| one, where it names an office, or where another bears it  | as it says                        |
| nobody, but one whose trade it is in the paragraph before | that person                       |
| any, where it says itself of whom or what: «le chef de X» | as it says                        |
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from dossier.quoting.called import BODY_NOUNS, GENERIC, LOOSE
from dossier.quoting.people import Naming
from dossier.quoting.reading import HEADINGS
from dossier.quoting.references import INDEFINITE, Meant
from dossier.quoting.trades import alike
from dossier.quoting.variation import COUNTERING, OFFICES, Variation
from dossier.quoting.verbs import KNOWN
from dossier.quoting.word_kinds import PERSONS
from dossier.vocabulary import vocabulary

_SPEAKERS = vocabulary("speakers")
_ARTICLES = ("le", "la", "l'", "the")
_CONTRASTS = frozenset({"lui", "elle", "côté", "part", "quant", "meanwhile", "autre", "other", "another", "tandis"})
_STATIONS = OFFICES | _SPEAKERS.words("stations")
_NO_REPRISES = BODY_NOUNS | _SPEAKERS.words("kin") | _SPEAKERS.words("collectives") | KNOWN.words("documents")
_ADDRESSED = _SPEAKERS.words("addressed")
_FEMININE = KNOWN.words("feminine")
_MASCULINE = KNOWN.words("masculine")
_THAT = frozenset({"that", "que", "qu'"})
_PLURAL = ("s", "x")
_RANKS, _KIN = _SPEAKERS.words("ranks"), _SPEAKERS.words("kin")
_FORMER = frozenset({"ancien", "ancienne", "former", "ex"})
_THREE_WORDS = 3
_LONGEST_OF = 60
_MEN = frozenset({"homme", "femme", "man", "woman"})
_MANY = frozenset({"ces", "these", "those"})
_OF_WHAT = re.compile(
    r"\s(?:de|du|des|d['’]|of|from|for|qui|que|dont|who|whom|whose|that)(?:\s|(?<=['’]))", re.IGNORECASE
)
_NO_SHOWN = BODY_NOUNS | _SPEAKERS.words("collectives") | KNOWN.words("documents") | {"source", "personne", "person"}


class Reprises(Variation):
    """Those whom descriptions take up."""

    def _taken_up(
        self, keys: Sequence[str], noun: str, place: int, offset: int, *, is_told_apart: bool
    ) -> Meant | None:
        """Return whom a description takes up; None where it takes up nobody, or says itself who that is."""
        if keys[0] not in _ARTICLES or noun in _NO_REPRISES | OFFICES or noun.endswith(_PLURAL):
            return None
        if is_told_apart and noun not in _ADDRESSED:
            return self._of_body_unnamed(keys, place, offset)
        if noun in _STATIONS:
            return None
        if {token.key for token in self._reading.sentences[place].tokens} & (_CONTRASTS | COUNTERING):
            return None
        gender = "f" if keys[0] == "la" or noun in _FEMININE else "m" if keys[0] == "le" or noun in _MASCULINE else None
        brought = self._brought_in(place, offset)
        there = [each for each in brought if not gender or self.gender(each[0]) in (gender, None)]
        who = {naming.who for naming, _ in there}
        acting = [naming for naming, acts in there if acts]
        if not there:
            return self._of_paragraph_before(place, noun, gender)
        if not acting:
            return Meant(there[-1][0], "two_speakers") if len(who) == 1 else None
        if _says_less(acting[-1], noun):
            return None
        is_sure = len(who) == 1 and not self._is_taken(noun, acting[-1]) and not self._is_known(acting[-1])
        return Meant(acting[-1], None if is_sure else "two_speakers")

    def _is_known(self, naming: Naming) -> bool:
        """Tell «le fondateur | de X», who may be one of those named in paragraphs before."""
        words = naming.words.lower().replace("’", "'").replace("'", "' ").split()
        is_definite = naming.who.startswith("@") and words[0] in _ARTICLES
        is_definite = is_definite and _OF_WHAT.match(self._reading.text, naming.end) is not None
        return is_definite and any(each.is_person for each in self._reading.people.before(naming.start))

    def _of_body_unnamed(self, keys: Sequence[str], place: int, offset: int) -> Meant | None:
        """Return in doubt the only person named so far, nothing told of them: “the founder of X”, X new too."""
        named = [each for each in self._reading.people.before(offset) if each.is_person]
        one = self._only_one(place, offset, "f" if keys[0] == "la" else "m" if keys[0] == "le" else None)
        if one is None or {each.who for each in named} != {one.who} or self._entity(one) or self.trades(one) - LOOSE:
            return None
        if {token.key for token in self._reading.sentences[place].tokens} & (_CONTRASTS | COUNTERING):
            return None
        words = self._reading.text[offset : offset + _LONGEST_OF].split("\n")[0]
        after = next((each for each in self._reading.people.within(offset, offset + len(words))), None)
        is_new = after is not None and after.entity is None
        is_new = is_new and not any(after and each.who == after.who for each in self._reading.people.before(offset))
        return Meant(one, "two_speakers") if is_new else None

    def _of_old(self, keys: Sequence[str], place: int, offset: int, after: int) -> Meant | None:
        """Return whom “the former astronaut” means: nobody new is brought in so, so that it is the only one named.

        `after` is where the description ends; None where it says of what, where others may be meant, or nobody.
        """
        if keys[0] not in _ARTICLES or len(keys) != _THREE_WORDS or keys[1] not in _FORMER:
            return None
        if _OF_WHAT.match(self._reading.text, after) or keys[2] in _NO_REPRISES | _STATIONS:
            return None
        if {token.key for token in self._reading.sentences[place].tokens} & (_CONTRASTS | COUNTERING):
            return None
        gender = "f" if keys[0] == "la" or keys[1] == "ancienne" else "m" if keys[0] == "le" else None
        one = self._only_one(place, offset, gender)
        if one is None or self._is_taken(keys[2], one):
            return None
        entity = self._entity(one)
        return None if entity and keys[2] not in frozenset().union(*self._words_of(one)) else Meant(one)

    def _shown(self, keys: Sequence[str], noun: str, place: int, offset: int) -> Meant | None:
        """Return whom «ce fils de mineur» means, that shows somebody anew: the only one named, else who spoke last."""
        gender = {"ce": "m", "cet": "m", "cette": "f"}.get(keys[0])
        if noun in _NO_SHOWN or keys[0] in _MANY or self._indefinite(noun, place):
            return None
        one = self._only_one(place, offset, gender)
        if one is None or self._is_taken(noun, one):
            return None
        trades = self.trades(one) - LOOSE - _RANKS
        is_trade = noun in PERSONS and noun not in _RANKS | _KIN
        return None if is_trade and trades and not alike(noun) & trades else Meant(one)

    def _only_one(self, place: int, offset: int, gender: str | None) -> Naming | None:
        """Return the only person of a gender whom a paragraph names before a place; else who alone spoke before it."""
        sentences = self._reading.sentences
        block = sentences[place].block
        here = [at for at in range(place + 1) if sentences[at].block == block]
        there = {each.naming.who: each.naming for at in here for each in self.references(at) if each.at < offset}
        if not self._named_of(there.values(), None):
            spoke = [self._spoke[at] for at in range(place) if sentences[at].block == block - 1 and at in self._spoke]
            named = {
                each.naming.who: each.naming
                for at in range(place)
                if sentences[at].block == block - 1
                for each in self.references(at)
            }
            fitting = self._named_of(named.values(), gender)
            return fitting[0] if len(fitting) == 1 and {each.who for each in spoke} == {fitting[0].who} else None
        fitting = self._named_of(there.values(), gender)
        return fitting[0] if len(fitting) == 1 else None

    def _named_of(self, namings: Iterable[Naming], gender: str | None) -> list[Naming]:
        """Return the persons among some who are named, of a gender."""
        named = [each for each in namings if each.is_person and not each.who.startswith("@")]
        return [each for each in named if gender is None or self.gender(each) in (gender, None)]

    def _of_paragraph_before(self, place: int, noun: str, gender: str | None) -> Meant | None:
        """Return the only one named whom the paragraph before has brought in, where the noun is theirs."""
        sentences = self._reading.sentences
        blocks = self._reading.article.blocks
        first = place
        while first and sentences[first - 1].block == sentences[place].block:
            first -= 1
        if not first or blocks[sentences[first - 1].block].kind in HEADINGS:
            return None
        there = list(self._brought_in(first - 1, sentences[first].start))
        who = {naming.who for naming, _ in there}
        acting = [naming for naming, acts in there if acts and not naming.who.startswith("@")]
        if len(who) != 1 or not acting or (gender and self.gender(acting[-1]) not in (gender, None)):
            return None
        return Meant(acting[-1]) if alike(noun) & self._roles_of(acting[-1]) else None

    def _brought_in(self, place: int, offset: int) -> Iterator[tuple[Naming, bool]]:
        """Yield the persons of a paragraph before a description, and whether they act or speak there."""
        sentences = self._reading.sentences
        first = place
        while first and sentences[first - 1].block == sentences[place].block:
            first -= 1
        for back in range(first, place + 1):
            spoke = self._spoke.get(back)
            there = [each for each in self.references(back) if each.at < offset and each.naming.is_person]
            is_named = any(not each.naming.who.startswith("@") for each in there)
            for each in there:
                naming = each.naming
                if not self._may_be_taken_up(naming, is_named=is_named):
                    continue
                between = [token.key for token in sentences[back].tokens if each.at < token.start < offset]
                if back == place and _THAT & set(between):
                    continue  # “X recalled that the senator called it …”
                told_of = any(token.key in _THAT for token in sentences[back].tokens if token.start < each.at)
                yield naming, not (each.is_governed or told_of) or (spoke is not None and spoke.who == naming.who)

    def _may_be_taken_up(self, naming: Naming, *, is_named: bool) -> bool:
        """Tell persons named, and one that is brought in, “a former mechanic”, from «les mécaniciens».

        Where a sentence names somebody, «le directeur» is as likely what it calls them.
        """
        if not naming.who.startswith("@"):
            return True
        words = naming.words.lower().replace("’", "'").replace("'", "' ").split()
        return not words[-1].endswith(_PLURAL) and (words[0] in INDEFINITE or (words[0] in _ARTICLES and not is_named))


def _says_less(naming: Naming, noun: str) -> bool:
    """Tell «un homme», who is better called «le septuagénaire» afterwards: those words say more."""
    last = naming.words.lower().split()[-1]
    return naming.who.startswith("@") and last in GENERIC and noun not in _MEN and noun in GENERIC
