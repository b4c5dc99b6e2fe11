"""Tells whom a description means: “the administrator”, «l'agence russe», «l'Américain», «le premier».

| words                          | whom they mean                                                            |
|--------------------------------|---------------------------------------------------------------------------|
| an office, a trade             | see called.py; else the only person of the sentence before                |
| “the defendant”, «l'homme»     | whom a pronoun would mean                                                 |
| “the head of X”                | see called.py                                                             |
| “the famous cosmonaut”         | the only one near who is called the noun, if the rest tells nobody apart  |
| «L'avionneur européen», first  | the company, or paper, the sentence before is about                        |
| «ce dernier», «l'Américain»    | see pointing_back.py                                                      |
"""

import itertools
import re
from collections.abc import Sequence

from dossier.quoting.called import BODY_NOUNS, GENERIC, LOOSE, noun_of
from dossier.quoting.carrier import Token
from dossier.quoting.natives import NATION_WORDS
from dossier.quoting.people import Naming
from dossier.quoting.pointing_back import PointingBack, has_addressee
from dossier.quoting.reading import unique
from dossier.quoting.references import INDEFINITE, Meant
from dossier.quoting.variation import CONTRASTS, OFFICES
from dossier.quoting.verbs import KNOWN
from dossier.quoting.word_kinds import CALENDAR, DETERMINERS, PERSONS, PREPOSITIONS
from dossier.vocabulary import vocabulary

_FEMININE = KNOWN.words("feminine")
_MASCULINE = KNOWN.words("masculine")
_COUNTRIES = dict(each.split(":") for each in sorted(KNOWN.words("inhabitants")))
_FIRST = KNOWN.words("first_of_two")
_LAST = KNOWN.words("last_of_two")
_COUNTED = _FIRST | _LAST | frozenset(_COUNTRIES)
_AGED = "-year-old"
_PRAISING = ("ous", "ful", "less", "ish", "some", "ed", "lky", "nky", "sty", "gry", "ppy", "iant", "brated", "eteran")
_TWO_WORDS = 2
_SMALL = DETERMINERS | PREPOSITIONS | CALENDAR | LOOSE | {"'s"}
_RESTRICTED = re.compile(
    r"\s(?!(?:de|of|aged)\s\d\d(?:\sans)?\b)(?:who|whom|whose|that|qui|que|dont|with|of|from|in|at|de|du|des|d['’]|à|au|aux|en(?!\s+\w+(?:e|ant)\b))\b"
)
_PROTAGONISTS = vocabulary("speakers").words("protagonists")
_DEMONSTRATIVES = KNOWN.words("demonstratives")
_THE = frozenset({"le", "la", "l'", "the"})
_THREE = 3
_COMPANIES = KNOWN.words("companies") | KNOWN.words("makers")
_PAPERS = frozenset({"journal", "quotidien", "hebdomadaire", "magazine", "newspaper", "paper", "daily", "weekly"})
_FIRMS = frozenset({"company", "société", "entreprise", "firm", "compagnie", "groupe", "group"})
_GENDERS = {"le": "m", "la": "f", "cet": "m", "cette": "f"}
_OWNERS = KNOWN.words("possessives") | KNOWN.words("mine")


class Descriptions(PointingBack):
    """Those that descriptions may mean."""

    def described(self, words: Sequence[Token], place: int, offset: int, *, is_speaking: bool = True) -> Meant | None:
        """Return whom a definite description means, that of one who speaks or not; None where it names nobody else."""
        keys = [each.key.removeprefix("ex-") for each in words]
        if keys[0] in INDEFINITE:
            return self._named_later(keys, offset)
        is_told_apart = _RESTRICTED.match(self._reading.text, words[-1].end) is not None
        if keys[0] not in DETERMINERS | {"du"}:
            return None
        if len(keys) == _TWO_WORDS and (keys[1] in _COUNTED or keys[1].endswith(_AGED)):
            return self._of_two_words(keys, place, offset)
        noun = noun_of(keys)
        known = self._head_of(words, place, offset) if len(words) > 1 else None
        if known or noun is None:
            return known
        known = self._at_once(keys, noun, place, offset, is_told_apart=is_told_apart)
        if known:
            return known
        if keys[0] in _OWNERS and noun not in BODY_NOUNS:
            return self._of_owner(noun)
        found = self._by_noun(keys, noun, place, offset, is_told_apart=is_told_apart)
        found = found or self._of_old(keys, place, offset, words[-1].end)
        is_found = found is not None and found.naming is not None and not found.doubt
        if is_found or not is_speaking:
            return found
        return self._or_varied(found, words, noun, place, offset, is_told_apart=is_told_apart)

    def _at_once(self, keys: Sequence[str], noun: str, place: int, offset: int, *, is_told_apart: bool) -> Meant | None:
        """Return whom words mean that leave no choice: «l'intéressé», «le chef de l'État», «ce retraité»."""
        known = self._pointed(keys, noun, place) if not is_told_apart else None
        known = known or self._periphrased(keys, place, offset)
        if known is None and keys[0] in _DEMONSTRATIVES:
            known = self._shown(keys, noun, place, offset)
        if known:
            return known
        known = self._body_taken_up(keys, noun, place, offset) if not is_told_apart else None
        if known:
            return known
        hero = self._hero(keys, noun, offset) or self._chosen(keys, place, offset) or self._of_seat(keys, place, offset)
        return Meant(hero) if hero else None

    def _body_taken_up(self, keys: Sequence[str], noun: str, place: int, offset: int) -> Meant | None:
        """Return the company that «L'avionneur européen» means, at the head of a sentence, as the one before tells."""
        sentences = self._reading.sentences
        if keys[0] not in _THE or noun not in _COMPANIES | _PAPERS or len(keys) > _THREE or not place:
            return None
        before, is_paper = sentences[place - 1], noun in _PAPERS
        opens = any(token.start == offset for token in sentences[place].tokens[: 1 + is_paper])
        if not opens or before.block != sentences[place].block or before.quotations:
            return None
        first = next((each for each in self.references(place - 1) if not each.is_governed), None)
        if first is None or first.naming.is_person or first.naming.who.startswith("@"):
            return None
        if not is_paper and first.at != before.start:
            return None
        entity = self._entity(first.naming)
        is_company = entity is None or is_paper or bool(self._roles_of(first.naming) & _FIRMS)
        is_elsewhere = any(key in NATION_WORDS and self._is_elsewhere(first.naming, NATION_WORDS[key]) for key in keys)
        return Meant(first.naming) if is_company and not is_elsewhere else None

    def _of_two_words(self, keys: Sequence[str], place: int, offset: int) -> Meant | None:
        """Return whom «ce dernier», “the former”, «l'Américain», “the 78-year-old” mean."""
        if keys[1] in _FIRST | _LAST:
            is_last = keys[1] in _LAST and keys[0] in _DEMONSTRATIVES
            is_she = keys[0] == "cette"
            return self._just_before(place, offset, is_she=is_she) if is_last else self._of_two(keys[1], place, offset)
        if keys[1] in _COUNTRIES:
            return self._of_country(keys[0], keys[1], place, offset)
        return self.pronoun("sa", place, offset)

    def _or_varied(
        self, found: Meant | None, words: Sequence[Token], noun: str, place: int, offset: int, *, is_told_apart: bool
    ) -> Meant | None:
        """Return who has just spoken, where a description may mean them more surely than whom its noun means."""
        keys = [each.key.removeprefix("ex-") for each in words]
        is_wide = is_told_apart or len(telling_of(keys)) > 1
        narrowed = is_told_apart or _is_narrowed(words)
        varied = self._varied(keys, noun, place, offset, is_told_apart=is_wide, is_narrowed=narrowed)
        told = varied if varied and (not found or not varied.doubt) else found
        if told and told.naming and not told.doubt:
            return told
        governs = next((k for k, key in enumerate(keys) if k and key in PREPOSITIONS), len(keys))
        taken_up = self._taken_up(keys, noun_of(keys[:governs]) or noun, place, offset, is_told_apart=narrowed)
        return taken_up if taken_up and (told is None or not taken_up.doubt) else told

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
        telling = telling_of(keys)
        found = self._called(noun, telling, place, offset, _GENDERS.get(keys[0]))
        quoted = self._named_in_quotation(noun, telling, place, offset) if noun not in BODY_NOUNS else None
        if quoted and (found is None or found.naming is None or not self._is_in_block(found.naming, place)):
            return quoted
        if found is None and not is_told_apart and len(telling) > 1 and noun not in BODY_NOUNS:
            found = self._by_noun_alone(keys, noun, telling, place, offset)
        if found or is_told_apart:
            return found
        found = self._just_named(keys, noun, place)
        if found is None and len(keys) == _TWO_WORDS and noun not in BODY_NOUNS and not noun.endswith("s"):
            return self._likely(keys, noun, place)
        return found

    def _by_noun_alone(
        self, keys: Sequence[str], noun: str, telling: Sequence[str], place: int, offset: int
    ) -> Meant | None:
        """Return the only one called by a noun to which a description adds praise: “the famous cosmonaut”."""
        if any(key in _COUNTRIES for key in telling):
            return None
        found = self._called(noun, [noun], place, offset, _GENDERS.get(keys[0]))
        if found is None or found.naming is None or found.naming.who.startswith("@"):
            return None
        if self._is_of_another_body(found.naming, keys):
            return None
        is_near = self._is_in_block(found.naming, place) or self._spoke.get(place - 1) == found.naming
        if not is_near or keys[0] not in ("le", "la", "l'", "the"):
            return None
        gender = "f" if keys[0] == "la" else "m" if keys[0] == "le" else None
        if gender and self.gender(found.naming) not in (gender, None):
            return None
        before = [key for key in keys[1 : keys.index(noun)] if key not in LOOSE] if noun in keys else []
        is_praise = bool(before) and len(before) == len(telling) - 1 and all(map(_is_praise, before))
        french = keys[0] != "the"
        is_sure = is_praise or (french and bool(before) and len(before) == len(telling) - 1)
        return found if is_sure and not found.doubt else Meant(found.naming, "two_speakers")

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

    def _just_named(self, keys: Sequence[str], noun: str, place: int) -> Meant | None:
        """Return the only person whom the sentence before names: «Reste Irina Vesselova. L'actrice …»."""
        sentences = self._reading.sentences
        if (
            len([key for key in keys if key not in LOOSE and key not in NATION_WORDS]) > _TWO_WORDS
            or place == 0
            or noun in BODY_NOUNS
            or keys[0] not in ("le", "la", "l'", "the")
        ):
            return None
        if sentences[place - 1].block != sentences[place].block:
            return None
        if CONTRASTS & {token.key for token in sentences[place].tokens} and place - 1 in self._spoke:
            return None  # «Le vainqueur, lui, …»: another than who has just spoken
        if has_addressee(sentences[place].tokens):
            return None  # «X a posé la question. « … », lui a répondu le conférencier»
        persons = unique(each.naming for each in self.references(place - 1) if each.naming.is_person)
        gender = "f" if keys[0] == "la" or noun in _FEMININE else "m" if keys[0] == "le" or noun in _MASCULINE else None
        if (
            len(persons) != 1
            or persons[0].who.startswith("@")
            or (gender and self.gender(persons[0]) not in (gender, None))
        ):
            return None
        if noun in OFFICES:
            holder = self._holder(persons[0], noun)
            is_there = self._is_at_office(noun, place)
            return holder if holder is None or is_there else Meant(persons[0], "two_speakers")
        entity = self._entity(persons[0])
        if any(self._is_elsewhere(persons[0], NATION_WORDS[key]) for key in keys if key in NATION_WORDS):
            return None
        told, roles = self._words_of(persons[0])
        return None if entity and noun not in told | roles else Meant(persons[0])


def _is_praise(key: str) -> bool:
    """Tell “famous”, “soft-spoken”, that tell nobody apart, from “deputy”, “financial”."""
    return "-" in key or key.endswith(_PRAISING)


def _is_narrowed(words: Sequence[Token]) -> bool:
    """Tell «le directeur de l'agence», of whom there are others, from «le commandant de bord»."""
    return any(
        token.key in PREPOSITIONS and (token.key in ("du", "des") or after.key in DETERMINERS or after.has_capital)
        for token, after in itertools.pairwise(words)
    )


def telling_of(keys: Sequence[str]) -> list[str]:
    """Return the words of a description that tell more than articles and the like."""
    return [key for key in keys if key not in _SMALL and key[:1].isalpha()]
