"""Gives phrases beside a verb of saying what belongs to them: the head of a name cut in two, the name beside an office.

| the phrase                         | with what stands beside it           |
|------------------------------------|--------------------------------------|
| “Boeing engineer”, «Kikina»        | “a Boeing engineer”, «Anna Kikina»   |
| «eux», after «l'un d'»             | «l'un d'eux»                         |
| «un ingénieur», then «du site, X,» | X                                    |
| «l'opérateur», then «le russe X,»  | X                                    |
"""

import itertools
from collections.abc import Sequence

from dossier.quoting import phrases
from dossier.quoting.carrier import Sentence, Token
from dossier.quoting.people import Naming
from dossier.quoting.reading import Reading, opens_by_preposition
from dossier.quoting.runs import TITLES
from dossier.quoting.verbs import KNOWN, forms
from dossier.quoting.word_kinds import DETERMINERS, PREPOSITIONS, SUBORDINATORS, Phrase, is_person_noun, opens_phrase
from dossier.vocabulary import vocabulary

_OF = frozenset({"d'", "de", "of", "parmi", "among"})
SOME = frozenset({"one", "some", "another", "certains", "certaines", "plusieurs", "others", "d'autres", "many"})
_ONES = SOME | {"un", "une", "l'un", "beaucoup"}
_SHORT_TITLES = frozenset({"m", "mme", "mr", "mrs", "ms", ".", "dr", "me"})
_THOSE = frozenset({"celle", "celui", "that"})
_OF_WHOM = frozenset({"de", "d'", "du", "des", "of"})
_A = frozenset({"un", "une", "a", "an"})
_AND = frozenset({"et", "and"})
_BY = frozenset({"par", "by"})
_DEFINITE = frozenset({"le", "la", "l'", "the"})
_RELATIVES = frozenset({"qui", "que", "qu'", "dont", "who", "which", "that", "whose"})
_BODY_NOUNS = KNOWN.words("body_nouns") | KNOWN.words("makers")
_PARENTS = (("maison", "mère"),)
_NATIONS = frozenset(each.split(":")[0] for each in KNOWN.words("inhabitants"))
_CALLED_BY = _NATIONS | vocabulary("speakers").words("parties")
"""What somebody may be called before the name, beside a trade: «l'Américain | X», «le républicain | X»."""
_MOST_BEFORE_BODY = 3
_LONGEST_ASIDE = 16
_MOST_TITLES = 8
_FARTHEST = 16
_LONGEST_COMPLEMENT = 9
_LONGEST_NAME = 60


def _is_owned(tokens: Sequence[Token], each: Naming) -> bool:
    """Tell the last name of «analyste chez X, les assureurs», which a preposition governs."""
    at = next((k for k, token in enumerate(tokens) if token.start == each.start), 0)
    return tokens[at].start != each.start or (at > 0 and tokens[at - 1].key in PREPOSITIONS)


def _is_doer(tokens: Sequence[Token], each: Naming, phrase: Phrase) -> bool:
    """Tell «accueilli par | X, l'ancien chef de l'agence, …»: who does what is told, and what they are, up to a comma.

    A sentence that opens so may be about another: «Par X, la députée …».
    """
    at = next((k for k, token in enumerate(tokens) if token.start == each.start), 0)
    after = phrase.last + 1
    is_apposed = after < len(tokens) and tokens[after].text == "," and tokens[phrase.first].key in _DEFINITE
    return at > 1 and tokens[at - 1].key in _BY and is_apposed


class Beside:
    """What stands beside the phrases of an article."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    def from_its_head(self, phrase: Phrase, sentence: Sentence) -> Phrase:
        """Return a phrase with what stands before it and belongs to it: “a Boeing | engineer”, «Anna | Kikina, qui»."""
        tokens, first = sentence.tokens, phrase.first
        is_name = self._reading.is_name
        while first and is_name(tokens[first]) and is_name(tokens[first - 1]) and tokens[first].has_capital:
            if not any(each.end > tokens[first].start for each in self._around(tokens[first - 1])):
                break
            first -= 1
        names = [at for at in range(first, phrase.last + 1) if is_name(tokens[at])]
        is_modifier = bool(names) and names[0] == first and not is_name.person(tokens[first])
        noun = next((at for at in range(first + 1, phrase.last + 1) if not is_name(tokens[at])), None)
        if is_modifier and noun is not None and is_person_noun(tokens[noun].key) and first:
            begin = first - 1
            if tokens[begin].key not in DETERMINERS and begin and tokens[begin].is_word:
                begin -= 1
            if tokens[begin].key in DETERMINERS and begin + 2 >= first:
                first = begin
        return Phrase(first, phrase.last)

    def to_its_name(self, phrase: Phrase, sentence: Sentence) -> Phrase:
        """Return a phrase as far as the name to which it is a bare trade: “Harbour | pilot Kendra Holloway”."""
        tokens, noun, is_name = sentence.tokens, phrase.last + 1, self._reading.is_name
        if noun + 1 >= len(tokens) or tokens[phrase.first].key in DETERMINERS or phrase.is_pronoun:
            return phrase
        is_trade = (
            tokens[noun].text[0].islower() and is_person_noun(tokens[noun].key) and is_name.person(tokens[noun + 1])
        )
        if not is_trade or tokens[noun].quotation >= 0 or is_name.person(tokens[phrase.last]):
            return phrase
        last = noun + 1
        while last + 1 < len(tokens) and is_name.person(tokens[last + 1]):
            last += 1
        return Phrase(phrase.first, last)

    def one_of(self, phrase: Phrase, sentence: Sentence) -> Phrase | None:
        """Return «l'un d'eux», “one of them”, of which a phrase has the last word."""
        tokens, first = sentence.tokens, phrase.first - 2
        if first < 0 or tokens[first + 1].key not in _OF or tokens[first].key not in _ONES:
            return None
        return Phrase(first - 1 if first and tokens[first - 1].key == "l'" else first, phrase.last)

    def _around(self, token: Token) -> Sequence[Naming]:
        """Return who is named at a token."""
        return [
            each
            for each in self._reading.people.within(token.start - _LONGEST_NAME, token.end + _LONGEST_NAME)
            if each.start <= token.start < each.end
        ]

    def name(self, phrase: Phrase, sentence: Sentence) -> Naming | None:
        """Return the person whose name stands beside a description, a comma between: «le maire, Michel Duffaut»."""
        tokens = sentence.tokens
        after = self._past_complement(tokens, self._past_joined(phrase, tokens))
        if after + 1 < len(tokens) and tokens[after].text in (",", "(", "—", "–"):
            begin = self._past_titles(tokens, after + 1)
            for each in self._reading.people.within(tokens[begin].start, tokens[-1].end):
                if each.start == tokens[begin].start and (each.is_person or (" " in each.words and not each.entity)):
                    return each
            further = self._past_apposition(tokens, after)
            if further:
                return further
        before = phrase.first - 1
        is_body = any(token.key in _BODY_NOUNS for token in _to_preposition(tokens[phrase.first : phrase.last + 1]))
        if before > 0 and tokens[before].text == "," and not is_body:  # «…, X, | l'agence Roscosmos | salue»
            for each in self._reading.people.within(tokens[0].start, tokens[before].start):
                is_near = each.end == tokens[before - 1].end and each.is_person
                is_free = not _is_owned(tokens, each) or _is_doer(tokens, each, phrase)
                if is_near and is_free and not self._is_in_adjunct(tokens, each):
                    return each
        return None

    def body(self, phrase: Phrase, sentence: Sentence) -> Naming | None:
        """Return the body whose name stands beside a noun of bodies, between commas: «L'opérateur, le russe X, …»."""
        tokens, comma = sentence.tokens, phrase.last + 1
        head = _to_preposition(tokens[phrase.first : comma])
        keys = [token.key for token in head]
        is_body = bool(_BODY_NOUNS & set(keys)) or any(pair in itertools.pairwise(keys) for pair in _PARENTS)
        if comma + 2 >= len(tokens) or tokens[comma].text != ",":
            return None
        begin = comma + 1
        is_told = tokens[begin].key in _DEFINITE and tokens[begin + 1].key in _BODY_NOUNS
        if not is_body and not is_told:  # «Le repreneur, le groupe X,» is as clear
            return None
        last = min(comma + _MOST_BEFORE_BODY + 1, len(tokens) - 1)
        noun = next((k for k in range(begin, last) if tokens[k].key in _BODY_NOUNS), None)
        if tokens[begin].key in DETERMINERS:
            begin += 1
            while begin < last and tokens[begin].text[0].islower():
                begin += 1
        elif noun is not None:  # “Dutch firm | Skylane”
            begin = noun + 1
        named = self._reading.people.within(tokens[begin].start, tokens[-1].end)
        one = next((each for each in named if each.start == tokens[begin].start and not each.is_person), None)
        after = next((k for k in range(begin, len(tokens)) if one and tokens[k].start >= one.end), None)
        if one is None or after is None or tokens[after].text != ",":
            return None
        is_list = any(self._reading.is_name(token) for token in tokens[after + 1 : after + 3])
        return None if is_list else one

    def name_of_both(self, phrase: Phrase, sentence: Sentence) -> Naming | None:
        """Return who is named after two descriptions, be they of one or of two: “the elder and the director, X,”."""
        tokens, joint = sentence.tokens, phrase.last + 1
        if joint + 1 >= len(tokens) or tokens[joint].key not in _AND:
            return None
        comma = next((k for k in range(joint + 1, len(tokens)) if not tokens[k].is_word), len(tokens))
        inner = tokens[joint + 1 : comma]
        if comma + 1 >= len(tokens) or tokens[comma].text != "," or len(inner) > _LONGEST_COMPLEMENT:
            return None
        if any(token.key in forms().every and not is_person_noun(token.key) for token in inner):
            return None
        is_person = any(is_person_noun(token.key) and not self._reading.is_name(token) for token in inner)
        named = self._reading.people.within(tokens[comma + 1].start, tokens[-1].end)
        one = next((each for each in named if each.start == tokens[comma + 1].start and each.is_person), None)
        return one if is_person else None

    def _past_apposition(self, tokens: Sequence[Token], comma: int) -> Naming | None:
        """Return who is named after an aside that says more of a body: «le patron de X, une filiale, Jean Z, …»."""
        if comma + 1 >= len(tokens) or tokens[comma].text != "," or tokens[comma + 1].key not in _A:
            return None
        ends = next((k for k in range(comma + 1, len(tokens)) if not tokens[k].is_word), len(tokens))
        if ends + 1 >= len(tokens) or tokens[ends].text != "," or ends - comma > _LONGEST_ASIDE:
            return None
        if any(token.key in _RELATIVES or token.quotation >= 0 for token in tokens[comma:ends]):
            return None
        begin = self._past_titles(tokens, ends + 1)
        named = self._reading.people.within(tokens[begin].start, tokens[-1].end)
        one = next((each for each in named if each.start == tokens[begin].start and each.is_person), None)
        after = next((token for token in tokens[begin:] if one and token.start >= one.end), None)
        return one if after is not None and after.text == "," else None

    def _is_in_adjunct(self, tokens: Sequence[Token], each: Naming) -> bool:
        """Tell «Face à X, la députée …» from «X, la députée, …»."""
        at = next((k for k, token in enumerate(tokens) if token.start == each.start), None)
        return at is not None and opens_by_preposition(tokens, at)

    def that_of(self, phrase: Phrase, sentence: Sentence) -> Phrase | None:
        """Return X of «une voix que tous connaissent : celle de X»."""
        tokens, is_name = sentence.tokens, self._reading.is_name
        for at in range(phrase.last + 2, min(phrase.last + _FARTHEST, len(tokens) - 2)):
            if tokens[at].quotation >= 0:
                return None
            is_of = tokens[at].key in _THOSE and tokens[at + 1].key in _OF_WHOM and tokens[at - 1].text in ",:–—"
            if not is_of:
                continue
            begin = at + 1 if tokens[at + 1].key in ("du", "des") else at + 2
            if opens_phrase(tokens[begin], is_name):
                return phrases.whole(tokens, begin, is_name)
        return None

    def _past_titles(self, tokens: Sequence[Token], begin: int) -> int:
        """Return the place after the titles and trades before a name: «le général | X», “Air Force Maj. Gen. | X”."""
        is_name, at = self._reading.is_name, begin
        is_told = False
        while at < min(begin + _MOST_TITLES, len(tokens) - 1):
            token = tokens[at]
            if is_name.person(token) or not (token.is_word or token.text == ".") or token.quotation >= 0:
                break
            if token.key in SUBORDINATORS or (token.key in forms().finite and not is_person_noun(token.key)):
                return begin
            is_told = is_told or token.key in _SHORT_TITLES | TITLES | _CALLED_BY or is_person_noun(token.key)
            at += 1
        opens = tokens[begin].key in DETERMINERS or tokens[begin].has_capital or is_person_noun(tokens[begin].key)
        return at if is_told and opens and is_name(tokens[at]) else begin

    def _past_joined(self, phrase: Phrase, tokens: Sequence[Token]) -> int:
        """Return the place after a second quality: «le directeur de l'exploration humaine | et robotique |»."""
        at = phrase.last + 1
        if at + 2 >= len(tokens) or tokens[at].key not in _AND:
            return at
        is_of = any(token.key in PREPOSITIONS for token in tokens[phrase.first : at])
        field = tokens[at + 1]
        is_quality = field.text.islower() and field.key not in DETERMINERS | PREPOSITIONS | SUBORDINATORS
        is_quality = is_quality and field.key not in forms().every and not is_person_noun(field.key)
        goes_on = tokens[at + 2].text == "," or tokens[at + 2].key in PREPOSITIONS
        return at + 2 if is_of and is_quality and goes_on else at

    def _past_complement(self, tokens: Sequence[Token], at: int) -> int:
        """Return the place after what a preposition adds to a description: «un ingénieur | du cosmodrome |, X»."""
        if at >= len(tokens) or tokens[at].key not in PREPOSITIONS:
            return at
        end = at
        while end < min(at + _LONGEST_COMPLEMENT, len(tokens)) and tokens[end].is_word:
            end += 1
        ends = end < len(tokens) and tokens[end].text == ","
        return end if ends and not any(token.key in forms().every for token in tokens[at:end]) else at


def _to_preposition(tokens: Sequence[Token]) -> Sequence[Token]:
    """Return a phrase as far as its first preposition: its noun is there."""
    other = next((k for k in range(1, len(tokens)) if tokens[k].key in PREPOSITIONS), len(tokens))
    return tokens[:other]
