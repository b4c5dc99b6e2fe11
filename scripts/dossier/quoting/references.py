"""Whom each sentence of an article speaks of, by name or by a description: those that later words may mean."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from operator import attrgetter

from dossier.quoting.carrier import Sentence, Token
from dossier.quoting.people import Naming
from dossier.quoting.reading import Reading
from dossier.quoting.verbs import KNOWN, forms
from dossier.quoting.word_kinds import DETERMINERS, PERSONS, PREPOSITIONS, is_person_noun
from dossier.vocabulary import vocabulary

_FEMININE = KNOWN.words("feminine")
_MASCULINE = KNOWN.words("masculine")
_FIRST = KNOWN.words("first_of_two")
_LAST = KNOWN.words("last_of_two")
_COLLECTIVES = vocabulary("speakers").words("collectives")
_BODY_NOUNS = KNOWN.words("body_nouns") | _COLLECTIVES
_FORMER = frozenset({"former", "retired", "ancien", "ancienne", "ex"})
_NATIONS = frozenset(each.split(":")[0] for each in KNOWN.words("inhabitants"))
_TIMES = vocabulary("speakers").words("times")
_is_noun = lru_cache(maxsize=10_000)(is_person_noun)
INDEFINITE = KNOWN.words("indefinite")
_THE = frozenset({"le", "la", "l'", "the"})
_VERBAL = KNOWN.words("auxiliaries") | KNOWN.words("modals")
_ONE = frozenset({"un", "une", "a", "one"})
_MORE = frozenset({"autre", "deuxième", "troisième", "quatrième", "third", "fourth", "second"})
_INTERESTED = frozenset({"intéressé", "intéressée", "intéressés"})
_VAGUE = frozenset(
    {"person", "people", "personne", "personnes", "someone", "somebody", "quelqu'un", "jeune", "ancien", "ancienne"}
)


@dataclass(frozen=True)
class Meant:
    """Who is meant, or why that can't be told."""

    naming: Naming | None
    doubt: str | None = None


@dataclass(frozen=True)
class Reference:
    """A place where somebody is spoken of, outside of quotations."""

    at: int
    naming: Naming
    is_governed: bool


_at = attrgetter("at")


class References:
    """Those spoken of in an article."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._added: dict[int, list[Reference]] = {}
        self._spoke: dict[int, Naming] = {}
        self._cached: dict[int, list[Reference]] = {}

    def add(self, place: int, at: int, naming: Naming, *, is_governed: bool = False) -> None:
        """Remember that a sentence speaks of somebody, by a pronoun or a description."""
        self._added.setdefault(place, []).append(Reference(at, naming, is_governed))
        self._spoke[place] = naming

    def spoke(self, place: int) -> str | None:
        """Return who spoke last in a sentence."""
        return self._spoke[place].who if place in self._spoke else None

    def references(self, place: int) -> list[Reference]:
        """Return whom a sentence speaks of, in order."""
        if place not in self._cached:
            sentence = self._reading.sentences[place]
            found = [Reference(each.start, each, governed) for _, each, governed in self._reading.namings(sentence)]
            self._cached[place] = [*found, *self._described(sentence, found), *self._nouns_left_out(sentence.tokens)]
            self._cached[place].sort(key=_at)
        added = self._added.get(place)
        return sorted([*self._cached[place], *added], key=_at) if added else self._cached[place]

    def _described(self, sentence: Sentence, named: Sequence[Reference]) -> Iterator[Reference]:
        """Yield persons whom a sentence speaks of without a name: “a former mechanic”."""
        tokens = sentence.tokens
        for at, token in enumerate(tokens):
            if (
                not token.is_word
                or not self._is_of_person(tokens, at)
                or token.key in _VAGUE
                or self._reading.is_name(token)
            ):
                continue
            begin = next((k for k in range(at - 1, max(-1, at - 4), -1) if _opens(tokens, k)), None)
            owner = next((k for k in range(at - 1, max(-1, at - 3), -1) if tokens[k].key == "'s"), 0)
            if begin is None and owner:
                begin = owner - 1
            if begin is None or any(not each.is_word for each in tokens[begin:at]):
                continue
            if token.key in _FIRST | _LAST | _TIMES or tokens[begin].key in _NO_BEGINNINGS:
                continue
            if at + 1 < len(tokens) and tokens[at + 1].key in _INTERESTED:
                continue  # «le principal | intéressé»
            start, end = tokens[begin].start, token.end
            if at + 1 < len(tokens) and tokens[at + 1].key in _NATIONS:
                end = tokens[at + 1].end
            if self._reading.is_quoted(start) or self._is_named_there(tokens, at, named, start, end):
                continue
            governed = begin > 0 and tokens[begin - 1].key in PREPOSITIONS
            governed = governed or (at + 1 < len(tokens) and tokens[at + 1].key == "'s")
            words = self._reading.text[start:end]
            is_person = token.key not in _BODY_NOUNS and token.key.removesuffix("s") not in _BODY_NOUNS
            yield Reference(start, Naming(start, end, f"@{words.lower()}", None, is_person, words), governed)

    def _is_named_there(
        self, tokens: Sequence[Token], at: int, named: Sequence[Reference], start: int, end: int
    ) -> bool:
        """Tell whether a description stands beside the name of the one whom it describes."""
        text = self._reading.text
        persons = [each.naming for each in named if each.naming.is_person]
        if tokens[at].key in _BODY_NOUNS and tokens[0].start == start:  # “The space agency, Roscosmos, appeared …”
            bodies = (each.naming for each in named if each.naming.entity and each.naming.start >= end)
            if any(_APPOSED.fullmatch(text, end, each.start) for each in bodies):
                return True
        is_near = any(
            _BESIDE.fullmatch(text, each.end, start)
            or (each.start >= end and _APPOSED.fullmatch(text, end, each.start))
            for each in persons
        )
        holds_name = tokens[at].key in _BODY_NOUNS and any(start < each.naming.start < end for each in named)
        return is_near or holds_name or (start == tokens[0].start and self._is_title_of(tokens, at, persons))

    def _is_title_of(self, tokens: Sequence[Token], at: int, persons: Sequence[Naming]) -> bool:
        """Tell a long title that opens a sentence: “The chairman of the committee, a former governor, | X, urged”."""
        one = next((each for each in persons if each.start >= tokens[at].end), None)
        if one is None:
            return False
        between = [token for token in tokens[at + 1 :] if token.start < one.start]
        after = [token for token in tokens[at + 1 :] if token.start >= one.end][:2]
        if len(after) < 2 or after[0].text != "," or not between or between[-1].key in PREPOSITIONS | _JOINED:
            return False
        if sum(token.text == "," for token in between) != 1 or any(token.quotation >= 0 for token in between):
            return False
        comma = next(k for k, token in enumerate(between) if token.text == ",")
        goes_on = between[comma + 1 : comma + 2]
        is_aside = bool(goes_on) and (_is_noun(goes_on[0].key) or goes_on[0].key in _FORMER | INDEFINITE | _THE)
        is_verb = any(
            token.key in forms().finite and token.text.islower() and not _is_noun(token.key) for token in between
        )
        return is_aside and not is_verb and not any(_opens_clause(token) for token in between)

    def _nouns_left_out(self, tokens: Sequence[Token]) -> Iterator[Reference]:
        """Yield those of whom no noun says that they are persons: “Another”, «L'Américain»."""
        told = [
            self._one_more(tokens),
            *(self._national(tokens, at) for at, token in enumerate(tokens) if token.key in _NATIONS),
        ]
        yield from (each for each in told if each is not None)

    def _one_more(self, tokens: Sequence[Token]) -> Reference | None:
        """Return “Another”, «Un troisième» at the head of a sentence: somebody brought in after others."""
        keys = [token.key.rstrip("|") for token in tokens[:3]]
        last = 0 if keys[0] == "another" else 1
        is_one = last == 0 or (keys[0] in _ONE and len(keys) > 1 and keys[1] in _MORE)
        if not is_one or len(tokens) < last + 2 or not self._is_verb(tokens[last + 1]):
            return None
        start, end = tokens[0].start, tokens[last].end
        words = self._reading.text[start:end]
        return Reference(start, Naming(start, end, f"@{words.lower()}", None, True, words), is_governed=False)

    def brought_in(self, place: int) -> Naming | None:
        """Return somebody of whom a sentence says no more than that it is one more: “A third, who …”."""
        found = self._one_more(self._reading.sentences[place].tokens)
        return found.naming if found else None

    def _national(self, tokens: Sequence[Token], at: int) -> Reference | None:
        """Return «Le Russe», “The American”, where no noun and no name follows."""
        if at == 0 or not tokens[at].has_capital or tokens[at - 1].key not in _THE:
            return None
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        if after and (after.has_capital or (tokens[at - 1].key == "the" and not self._is_verb(after))):
            return None
        start, end = tokens[at - 1].start, tokens[at].end
        words = self._reading.text[start:end]
        governed = at > 1 and tokens[at - 2].key in PREPOSITIONS
        return Reference(start, Naming(start, end, f"@{words.lower()}", None, True, words), governed)

    def _is_verb(self, token: Token) -> bool:
        return token.key in _VERBAL or token.key in forms().finite or not token.is_word

    def _is_of_person(self, tokens: Sequence[Token], at: int) -> bool:
        """Tell nouns of persons; any that may be one, beside «ancien», or before «qui»."""
        key = tokens[at].key
        if _is_noun(key):
            return True
        after = next((token.key for token in tokens[at + 1 : at + 3] if token.is_word), "")
        is_likely = after in ("who", "qui") or (at > 0 and tokens[at - 1].key in _FORMER)
        return is_likely and tokens[at].text[0].islower() and is_person_noun(key, widely=True)

    def gender(self, naming: Naming) -> str | None:
        """Return `f` or `m`, where forename, title or noun tell."""
        told = self._reading.people.genders.get(naming.who)
        if told or not naming.who.startswith("@"):
            return told or self._told_genders.get(naming.who)
        words = naming.words.lower().split()
        if words[0] in ("un", "le", "ce", "mon"):
            return "m"
        if words[0] in ("une", "la", "cette", "sa", "ma") or set(words) & _FEMININE:
            return "f"
        return "m" if set(words) & _MASCULINE else None

    @cached_property
    def _told_genders(self) -> Mapping[str, str]:
        """Genders that titles within the text tell: «la cosmonaute X», «l'actrice, X»."""
        told: dict[str, str] = {}
        text = self._reading.text
        for each in self._reading.people.namings:
            before = text[max(0, each.start - 30) : each.start].lower().split()[-3:]
            if not before or not each.is_person or before[-1] in PREPOSITIONS:
                continue
            if set(before) & {"la", "une"} and before[-1].strip(",") in PERSONS:
                told.setdefault(each.who, "f")
            elif set(before) & {"le", "un"} and before[-1].strip(",") in PERSONS:
                told.setdefault(each.who, "m")
        return told


def _opens(tokens: Sequence[Token], at: int) -> bool:
    """Tell where a description begins: at an article, at a number, “Forty-one former astronauts”."""
    is_number = at == 0 and (_NUMBER.fullmatch(tokens[at].key) is not None or tokens[at].key in _NUMBERS)
    return tokens[at].key in DETERMINERS or is_number


def _opens_clause(token: Token) -> bool:
    return token.key in ("who", "which", "whose", "that", "qui", "que", "qu'", "dont", "accompanied", "accompagné")


_NUMBERS = KNOWN.words("indefinite") - DETERMINERS
_NUMBER = re.compile(r"\d{1,3}|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w+)?|\w+teen")
_JOINED = frozenset({"et", "and", "or", "ou"})
_NO_BEGINNINGS = frozenset({"du", "des", "au", "aux", "de", "d'"})
_BESIDE = re.compile(
    r"(?:, \d\d(?: ans)?)?\W{0,3}(?:(?:then|alors|now|formerly|once|long|jadis|naguère|aujourd[’']hui|ex-) ?)?"
)
_APPOSED = re.compile(
    r"\swho gave (?:his|her|their) (?:first )?name (?:only |simply |just )?as\s"
    r"|\swho (?:identified|introduced) (?:him|her)self (?:only |simply )?as\s"
    r"|\squi (?:dit s[’']appeler|dit se nommer|se présente sous le nom de)\s"
    r"|\s(?:named|called|nommée?|appelée?|du nom de|of the name of|by the name of)\s"
    r"|\W{0,3}(?:[mM]{1,2}(?:me|r|s|rs)?\.? )?"
    r"|(?:\s[a-zà-ÿ-]+(?:al|ale|if|ive|ique|aire|oint|ointe|égué|éguée|ien|ienne|ain|aine|ais|aise|ois|oise))?"
    r"\s(?:de|des|du|d['’]|of|for|pour|at|à)\b(?:[^,.;:«“»”]|\b(?:Mr?s?|Dr)\.){0,80},\s?(?:M\. |Mme )?"
)
