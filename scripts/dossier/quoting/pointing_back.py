"""Tells whom words mean that only point back: «ce dernier», «l'intéressé», «cette source», “the person”, “the former”.

| words                                  | whom they mean                                                     |
|----------------------------------------|--------------------------------------------------------------------|
| «ce dernier»                           | the last named before, a body too                                  |
| «le premier», “the latter”             | of the two named together before, the first, or the last           |
| «l'intéressé»                          | who spoke before, or was spoken to                                 |
| «cette source», “the person”           | the one unnamed of whom the article spoke before                   |
| «l'Américain»                          | see natives.py                                                     |
"""

import re
from collections.abc import Sequence

from dossier.quoting import phrases
from dossier.quoting.called import BODY_NOUNS, FARTHEST
from dossier.quoting.carrier import Token
from dossier.quoting.natives import Natives
from dossier.quoting.people import Naming
from dossier.quoting.reading import unique
from dossier.quoting.references import INDEFINITE, Meant
from dossier.quoting.variation import CONTRASTS, COUNTERING
from dossier.quoting.verbs import KNOWN
from dossier.quoting.word_kinds import DETERMINERS, PREPOSITIONS
from dossier.vocabulary import vocabulary

_FEMININE = KNOWN.words("feminine")
_FIRST = KNOWN.words("first_of_two")
_ANYBODY = frozenset({"homme", "man", "woman", "femme", "responsable", "dirigeant"})
_SOURCES = frozenset({"source", "interlocuteur", "interlocutrice", "responsable", "official"})
_VAGUE = frozenset({"person", "personne"})
_TWO_WORDS = 2
_OF = re.compile(r"\b(?:of|from|de|du|des|de la|de l['’]|of the|d['’])\s?(?:the |la |le |l['’])?$", re.IGNORECASE)
_ADDRESSED = frozenset({"lui", "him", "her"})
_DEMONSTRATIVES = KNOWN.words("demonstratives")
_OF_OTHERS = vocabulary("speakers").words("of_others")


class PointingBack(Natives):
    """Those that words mean that point back."""

    def _pointed(self, keys: Sequence[str], noun: str, place: int) -> Meant | None:
        """Return whom words mean that point back: «l'intéressé», «cette source», “the man”."""
        if noun in ("intéressé", "intéressée") and {"principal", "principale", "premier", "première"} & set(keys):
            hero = self._reading.people.protagonist
            headlined = self._reading.people.fullest[hero] if hero else self._headlined()
            return Meant(headlined) if headlined else self._nearest(place, noun)
        if noun in ("intéressé", "intéressée"):
            return self._nearest(place, noun)
        one = self._unnamed_before(place) if noun in _VAGUE and len(keys) == _TWO_WORDS else None
        if one is None and keys[0] in _DEMONSTRATIVES and noun in _ANYBODY:
            one = self._indefinite(noun, place)
        if one is None and noun in _ANYBODY and len(keys) == _TWO_WORDS:
            one = self._last_speaker(place, "f" if keys[0] == "la" or noun in _FEMININE else "m")
        elif keys[0] in _DEMONSTRATIVES:
            one = self._indefinite(noun, place) or (self._indefinite_here(place) if noun in _SOURCES else None)
            one = one or (self.just_subject(keys[0], place) if noun not in BODY_NOUNS else None)
        return Meant(one) if one else None

    def _indefinite_here(self, place: int) -> Naming | None:
        """Return the last somebody unnamed whom a paragraph has brought in: «un responsable», then «cette source»."""
        sentences = self._reading.sentences
        for back in range(place - 1, -1, -1):
            if sentences[back].block != sentences[place].block:
                return None
            unnamed = [each.naming for each in self.references(back) if each.naming.who.startswith("@")]
            some = [each for each in unnamed if each.is_person and each.words.lower().split()[0] in INDEFINITE]
            if some:
                return some[-1]
        return None

    def _unnamed_before(self, place: int) -> Naming | None:
        """Return the last of whom no more is said than that it is somebody: “one of the people”, «une personne»."""
        sentences = self._reading.sentences
        for back in range(place, -1, -1):
            if sentences[back].block < sentences[place].block - 1:
                return None
            spoke = self._spoke.get(back)
            if spoke and back < place:
                return spoke if spoke.who.startswith("@") and spoke.is_person else None
            tokens = sentences[back].tokens
            for at in range(len(tokens) - 1, -1, -1):
                last = somebody(tokens, at)
                if last and tokens[last - 1].start < sentences[place].start:
                    return self._reading.described(tokens[at:last], is_person=True)
        return None

    def just_subject(self, key: str, place: int) -> Naming | None:
        """Return whom the sentence before is about, where it brings them in: «Voici X. Cet ingénieur …»."""
        sentences = self._reading.sentences
        if place == 0 or sentences[place - 1].block != sentences[place].block:
            return None
        free = [each.naming for each in self.references(place - 1) if not each.is_governed and each.naming.is_person]
        gender = {"cet": "m", "ce": "m", "celui": "m", "cette": "f", "celle": "f"}.get(key)
        one = free[0] if free else None
        is_told = one is not None and (not one.who.startswith("@") or one.words.lower().split()[0] in INDEFINITE)
        return one if one and is_told and (not gender or self.gender(one) in (gender, None)) else None

    def _headlined(self) -> Naming | None:
        """Return the first person whom the title names."""
        first = self._reading.article.blocks[0]
        persons = [each for each in self._reading.people.within(first.start, first.end) if each.is_person]
        return persons[0] if persons else None

    def _just_before(self, place: int, offset: int, *, is_she: bool) -> Meant:
        """Return whom «ce dernier» means: the last named before, of that gender."""
        answers = {token.key for token in self._reading.sentences[place].tokens} & COUNTERING
        answered = self._spoke.get(place - 1) if answers else None
        for back in range(place, max(-1, place - FARTHEST), -1):
            there = [each.naming for each in self.references(back) if each.at < offset]
            who = [each for each in there if each.is_person]
            bodies = [each for each in there if not each.is_person and self._may_be_body(each)]
            if bodies and back == place - 1 and self._is_last(bodies[-1], who, is_she=is_she):
                return Meant(self._whole(bodies[-1], back), "pronoun" if who else None)
            who = [each for each in who if answered is None or each.who != answered.who]
            fitting = [each for each in who if self.gender(each) in ("f" if is_she else "m", None)]
            named = [each for each in fitting if not each.who.startswith("@")] or fitting
            if named:
                return Meant(named[-1])
        return Meant(None, "nobody")

    def _may_be_body(self, naming: Naming) -> bool:
        """Tell bodies that may speak: those known, and those with an article, «le Commandement spatial»."""
        before = self._reading.text[max(0, naming.start - 4) : naming.start].lower()
        has_article = before.endswith(("le ", "la ", "the ", "l’", "l'"))
        return self._reading.speaks(naming) or (naming.entity is None and naming.who[0] != "@" and has_article)

    def _is_last(self, body: Naming, persons: Sequence[Naming], *, is_she: bool) -> bool:
        """Tell whether a body is the last named, and «ce dernier» agrees with it: «selon le Commandement spatial»."""
        before = self._reading.text[max(0, body.start - 4) : body.start].lower()
        wrong = ("le ",) if is_she else ("la ", "une ")
        is_owner = _OF.search(self._reading.text, max(0, body.start - 10), body.start) is not None
        return not is_owner and not before.endswith(wrong) and all(each.start < body.start for each in persons)

    def _whole(self, body: Naming, place: int) -> Naming:
        """Return a body nobody knows by all the words that name it: «le Commandement | spatial américain»."""
        tokens = self._reading.sentences[place].tokens
        at = next((k for k, token in enumerate(tokens) if token.start == body.start), None)
        if body.entity or not at:
            return body
        first = at - (tokens[at - 1].key in DETERMINERS)
        return self._reading.described(
            tokens[first : phrases.whole(tokens, first, self._reading.is_name).last + 1], is_person=False
        )

    def _of_two(self, which: str, place: int, offset: int) -> Meant:
        for back in range(place, max(-1, place - FARTHEST), -1):
            who = unique(each.naming for each in self.references(back) if each.naming.is_person and each.at < offset)
            named = [each for each in who if not each.who.startswith("@")]
            who = named or who
            if len(who) == 2:
                return Meant(who[0] if which in _FIRST else who[1])
        return Meant(None, "two_speakers")

    def _known_from(self, country: str, place: int, offset: int) -> Meant | None:
        for back in range(place, max(-1, place - 2 * FARTHEST), -1):
            there = [each.naming for each in self.references(back) if each.at < offset and each.naming.is_person]
            fitting = unique(each for each in there if self._is_from(each, country))
            if fitting:
                return Meant(fitting[0]) if len(fitting) == 1 else Meant(None, "two_speakers")
        return None

    def _last_speaker(self, place: int, gender: str) -> Naming | None:
        """Return who of a gender spoke last; before who spoke in other paragraphs, the only one whom this one names."""
        sentences = self._reading.sentences
        here = [back for back in range(place) if sentences[back].block == sentences[place].block]
        named = unique(each.naming for back in here for each in self.references(back) if each.naming.is_person)
        fitting = [each for each in named if not each.who.startswith("@") and self.gender(each) in (gender, None)]
        if len(fitting) == 1 and not any(back in self._spoke for back in here):
            return fitting[0]
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
        speaks_of = spoke is not None and bool(self.trades(spoke) & _OF_OTHERS)
        contrasts = any(token.key in CONTRASTS | COUNTERING for token in self._reading.sentences[place].tokens)
        is_other = speaks_of or contrasts  # «Son avocat a plaidé …. L'intéressé …, pour sa part»
        if spoke and not is_other and not has_addressee(self._reading.sentences[place - 1].tokens):
            return Meant(spoke)
        other = self._named_beside(spoke, place, "f" if noun.endswith("ée") else "m") if spoke and is_other else None
        if other:
            return other
        kind = "elle" if noun in _FEMININE or noun.endswith("ée") else "il"
        return self.pronoun(kind, place, self._reading.sentences[place].start, apart=spoke.who if spoke else None)

    def _named_beside(self, spoke: Naming, place: int, gender: str) -> Meant | None:
        """Return the only one of a gender, but who spoke, whom a paragraph names before a sentence."""
        sentences = self._reading.sentences
        there = unique(
            each.naming
            for back in range(place)
            if sentences[back].block == sentences[place].block
            for each in self.references(back)
            if each.naming.is_person and not each.naming.who.startswith("@") and each.naming.who != spoke.who
        )
        fitting = [each for each in there if self.gender(each) in (gender, None)]
        return Meant(fitting[0]) if len(fitting) == 1 else None

    def pronoun(self, key: str, place: int, offset: int, *, apart: str | None = None) -> Meant:
        """Return whom a pronoun at an offset means; `apart` is somebody that it can't mean."""
        raise NotImplementedError


def somebody(tokens: Sequence[Token], at: int) -> int | None:
    """Return where “one of the people”, “a person”, «une personne» ends, if it begins at a token."""
    keys = [token.key.rstrip("|") for token in tokens[at : at + 5]]
    if keys[:1] == ["l'"] and keys[1:2] in (["un"], ["une"]):
        return at + 4 if keys[2:3] == ["des"] and keys[3:4] == ["personnes"] else None
    if keys[:1] == ["one"] and keys[1:2] == ["of"]:
        return next((at + k + 1 for k in (2, 3, 4) if keys[k : k + 1] == ["people"]), None)
    is_one = keys[:1] in (["a"], ["one"], ["another"], ["une"]) and keys[1:2] in (["person"], ["personne"])
    return at + 2 if is_one else None


def has_addressee(tokens: Sequence[Token]) -> bool:
    """Tell «lui a lancé X», “X told him”."""
    return any(
        token.key in _ADDRESSED
        and tokens[at - 1].key not in PREPOSITIONS
        and tokens[min(at + 1, len(tokens) - 1)].is_word
        for at, token in enumerate(tokens)
    )
