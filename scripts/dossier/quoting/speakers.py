"""Tells who a phrase beside a verb of saying is: somebody named, somebody spoken of before, or as it says itself.

| the phrase                                    | the speaker                            |
|-----------------------------------------------|----------------------------------------|
| a pronoun                                     | whom it means                          |
| holds a person's name that nothing governs    | that person                            |
| stands beside such a name, by a comma         | that person                            |
| holds two such names, joined by «et», “and”   | the two, in the words of the text      |
| ends with the name of a body                  | that body                              |
| names a service that speaks for a body        | that body                              |
| a definite description                        | whom it means, or as it says           |
| any other                                     | as it says                             |
"""

from collections.abc import Sequence

from dossier.quoting.antecedents import Antecedents
from dossier.quoting.beside import SOME, Beside
from dossier.quoting.called import BODY_NOUNS
from dossier.quoting.carrier import Sentence, Token
from dossier.quoting.issuers import Issuers
from dossier.quoting.people import Naming
from dossier.quoting.pronouns import Pronouns
from dossier.quoting.quarters import Quarters
from dossier.quoting.reading import HEADINGS, Reading, is_governed, unique
from dossier.quoting.references import Meant
from dossier.quoting.verbs import KNOWN, forms
from dossier.quoting.word_kinds import DETERMINERS, PERSONS, PREPOSITIONS, Phrase, is_person_noun
from dossier.vocabulary import vocabulary

_VOICES = KNOWN.words("voices")
_OWNERS = KNOWN.words("possessives")
_SIDES = vocabulary("speakers").words("sides")
_DOCUMENTS = KNOWN.words("documents")
_JOINING = frozenset({"et", "and"})
_PARTS = frozenset(
    {"article", "section", "clause", "paragraph", "paragraphe", "alinéa", "chapter", "chapitre", "annexe", "annex"}
)
_OF_WHOLE = frozenset({"of", "de", "du", "d'"})
_OWNED = KNOWN.words("mine")
_OWNING = frozenset({"'s", "de", "du", "of"})
_OF_VOICES = frozenset({"communication", "information", "press", "presse", "relations"})
_DEEDS = vocabulary("speakers").words("deeds")
_TWO_WORDS = 2
_THE = frozenset({"le", "la", "l'", "the"})
_AT = frozenset({"à", "au", "aux", "chez", "côté", "dans"})
_A_PLACE = 3
_WORKING = frozenset({"of", "at", "from", "with", "chez", "de", "du"})
_WAS = frozenset({"fut", "est", "était", "reste", "restera", "devint", "deviendra", "sera", "fit"})


class Speakers:
    """Those who may speak in an article."""

    def __init__(self, reading: Reading, antecedents: Antecedents) -> None:
        self._reading = reading
        self._antecedents = antecedents
        self._issuers = Issuers(reading, antecedents)
        self._beside = Beside(reading)
        self._pronouns = Pronouns(reading, antecedents, Quarters(reading, self.of))

    def of(self, phrase: Phrase, sentence: Sentence, place: int, *, me: Naming | None = None) -> Meant:
        """Return who a phrase of a sentence is; `me` speaks the sentence itself, where it is quoted."""
        was = self._who_was(phrase, sentence, place)
        if was:
            return was
        if phrase.is_pronoun:
            return self._one(phrase, sentence) or self._pronouns.meant(
                sentence.tokens[phrase.first], sentence, place, me
            )
        sender = self._issuers.sender(phrase, sentence) or self._beside.that_of(phrase, sentence)
        if sender:
            return self.of(sender, sentence, place, me=me)
        phrase = self._beside.to_its_name(self._beside.from_its_head(phrase, sentence), sentence)
        phrase = _trimmed(_treaty_of(phrase, sentence), sentence)
        tokens = sentence.tokens[phrase.first : phrase.last + 1]
        start, end = tokens[0].start, tokens[-1].end
        if all(token.key in DETERMINERS for token in tokens):
            return Meant(None, "nobody")
        named = self._one_of_two(phrase, sentence) or self._antecedents.of_town(tokens, place, start)
        named = named or self._antecedents.of_party(tokens, place, start)
        named = named or self._named(phrase, sentence) or self._voice(tokens, place, start, end)
        if named:
            return named
        if me is None and tokens[0].key not in _OWNED:
            meant = self._issuers.of(tokens, place, start) or self._antecedents.described(tokens, place, start)
            if meant and (meant.naming or meant.doubt):
                return meant
        headed = self._headed(tokens, sentence)
        if headed:
            return Meant(headed)
        return Meant(self._as_it_says(tokens)) if self._may_speak(tokens) else Meant(None, "nobody")

    def _one_of_two(self, phrase: Phrase, sentence: Sentence) -> Meant | None:
        """Return «l'un», “the other” as it says, but «l'un des invités, X» by the name."""
        tokens = sentence.tokens[phrase.first : phrase.last + 1]
        if not _is_one_of_two(tokens):
            return None
        named = self._beside.name(phrase, sentence) if len(tokens) > _TWO_WORDS else None
        return Meant(named or self._as_it_says(tokens))

    def _headed(self, tokens: Sequence[Token], sentence: Sentence) -> Naming | None:
        """Return the one whom a headline means by a bare noun, “Astronaut tells …”."""
        is_heading = self._reading.article.blocks[sentence.block].kind in HEADINGS
        key = tokens[0].key
        led = self._antecedents.leader(tokens) if is_heading else None
        if led or not is_heading:
            return led
        if key in _THE and len(tokens) == _TWO_WORDS and tokens[1].text.islower():  # «la maire», named below
            return self._antecedents.headed(tokens[1].key) if is_person_noun(tokens[1].key) else None
        return self._antecedents.headed(key) if key in PERSONS and not key.endswith("s") else None

    def _one(self, phrase: Phrase, sentence: Sentence) -> Meant | None:
        """Return “one of them”, and “one”, of several."""
        one = self._beside.one_of(phrase, sentence)
        one = phrase if one is None and _is_somebody(sentence.tokens, phrase.first) else one
        return Meant(self._as_it_says(sentence.tokens[one.first : one.last + 1])) if one else None

    def _who_was(self, phrase: Phrase, sentence: Sentence, place: int) -> Meant | None:
        """Return whom the sentence before is about, of whom this one tells more: «Celle qui fut la première …»."""
        keys = [token.key for token in sentence.tokens[:_A_PLACE]]
        is_so = len(keys) == _A_PLACE and keys[0] in ("celui", "celle") and keys[1] == "qui" and keys[2] in _WAS
        is_itself = phrase.last == 0 or phrase.first >= _A_PLACE
        if not is_so or not is_itself or self._reading.is_name(sentence.tokens[phrase.first]):
            return None
        meant = self._antecedents.just_subject(keys[0], place)
        return Meant(meant) if meant else None

    def _voice(self, tokens: Sequence[Token], place: int, start: int, end: int) -> Meant | None:
        """Return for whom a service speaks: “X's press office”."""
        if not any(token.key in _VOICES for token in tokens):
            return None
        owner = [each for each in self._reading.people.within(start, end) if not each.is_person]
        if owner:
            return Meant(owner[-1])
        if tokens[0].key in _OWNERS:
            return self._antecedents.owner(place, start)
        inner = next(
            (
                k
                for k, t in enumerate(tokens[:-1])
                if k and t.key in _OWNING and (t.key == "'s" or tokens[k + 1].key not in _VOICES | _OF_VOICES)
            ),
            None,
        )
        if inner is None:
            if self._is_told_before(tokens, start):
                return Meant(self._as_it_says(tokens))
            near = self._antecedents.owner(place, start) if _is_service(tokens) else Meant(None)
            return Meant(near.naming, "far") if near.naming else None
        part = tokens[:inner] if tokens[inner].key == "'s" else tokens[inner + (tokens[inner].key != "du") :]
        if len(part) < _TWO_WORDS or not any(token.key in BODY_NOUNS for token in part):
            return None
        meant = self._antecedents.described(part, place, start)
        if meant and meant.naming:
            return meant
        return Meant(self._as_it_says(part[part[0].key == "du" :]))

    def _is_told_before(self, tokens: Sequence[Token], start: int) -> bool:
        """Tell whether the article has said whose “the press service” is: “the centre's press service told …”."""
        words = self._reading.text[tokens[1].start : tokens[-1].end] if len(tokens) > 1 else ""
        return len(tokens) > _TWO_WORDS and words in self._reading.text[:start]

    def _named(self, phrase: Phrase, sentence: Sentence) -> Meant | None:
        tokens = sentence.tokens
        start, end = tokens[phrase.first].start, tokens[phrase.last].end
        within = self._reading.people.within(start, end)
        at = {token.start: k for k, token in enumerate(tokens)}
        inside = tokens[phrase.first : phrase.last + 1]
        free = [
            each
            for each in within
            if each.start in at
            and not is_governed(inside, at[each.start] - phrase.first, each.end, is_person=each.is_person)
        ]
        first = next((each for each in free if each.start == start), None)
        persons = unique(each for each in free if each.is_person)
        if persons:
            if len(persons) > 1 and any(token.key in _JOINING for token in tokens[phrase.first : phrase.last]):
                return self._together(phrase, sentence, persons)
            after = next((token for token in inside if first and token.start >= first.end), None)
            opens = first is not None and first.is_person and after is not None and after.key in _WORKING
            return Meant(first if opens else persons[-1])  # “Mary Collins | of the advocacy group Dark Skies”
        beside = self._beside.name(phrase, sentence)
        if beside and (
            tokens[phrase.first].key in DETERMINERS
            or any(t.key in PERSONS for t in tokens[phrase.first : phrase.last + 1])
        ):
            return Meant(beside)
        body_beside = self._beside.body(phrase, sentence) if tokens[phrase.first].key in DETERMINERS else None
        if body_beside:
            return Meant(body_beside)
        noun = next(
            (t for t in tokens[phrase.first : phrase.last + 1] if is_person_noun(t.key) and t.text[0].islower()), None
        )
        both = self._beside.name_of_both(phrase, sentence) if noun and tokens[phrase.first].key in DETERMINERS else None
        if both:
            joined = tokens[phrase.last + 2 :]
            other = joined[: next((k for k, token in enumerate(joined) if not token.is_word), 0)]
            are_two = other[0].key in DETERMINERS or any(token.key == "'s" for token in other)
            return Meant(both, "two_speakers" if are_two else None)
        if tokens[phrase.first].key in DETERMINERS and tokens[phrase.last].key in _SIDES:
            return None  # “its UN mission”
        last = next((each for each in free if each.end == end), None)
        is_head = last is not None and (noun is None or noun.start <= last.start)
        if last and is_head and (last.entity or len(free) == 1 or last is first):
            return Meant(last)
        if (
            first
            and noun is None
            and (first.entity or first.end == end)
            and not any(t.key in _DOCUMENTS or t.text in ("'s",) for t in tokens[phrase.first : phrase.last + 1])
        ):
            return Meant(first)
        body = [each for each in free if not each.is_person]
        if (
            len(body) == 1
            and noun is None
            and tokens[phrase.first].key in DETERMINERS
            and at[body[0].start] == phrase.first + 1
            and not self._goes_on(body[0], sentence, phrase)
            and not any(t.key in _SIDES for t in tokens[phrase.first : phrase.last + 1])
        ) and not any(t.key in _DOCUMENTS or t.key == "'s" for t in tokens[phrase.first : phrase.last + 1]):
            return Meant(body[0])
        return None

    def _together(self, phrase: Phrase, sentence: Sentence, persons: Sequence[Naming]) -> Meant:
        """Return those who speak together as one, in the words of the text: «Jeanne Morel et Paul Vidal»."""
        tokens = sentence.tokens
        last = next(k for k in range(phrase.first, phrase.last + 1) if tokens[k].end >= persons[-1].end)
        joining = next((k for k in range(last, phrase.first, -1) if tokens[k].key in _JOINING), None)
        are_two = joining is not None and any(each.end <= tokens[joining].start for each in persons[:-1])
        if not are_two or joining is None or persons[-1].start < tokens[joining].start:
            return Meant(None, "two_speakers")
        return Meant(self._reading.described(tokens[phrase.first : last + 1], is_person=True))

    def _goes_on(self, naming: Naming, sentence: Sentence, phrase: Phrase) -> bool:
        """Tell «la Cour», of «la Cour des comptes», from a whole name."""
        after = next((k for k in range(phrase.first, phrase.last) if sentence.tokens[k].start >= naming.end), None)
        if naming.entity is not None or after is None:
            return False
        follows = sentence.tokens[after]
        is_adjective = follows.text.isalpha() and follows.text.islower() and follows.key not in PREPOSITIONS
        return is_adjective or follows.key in _OF_WHOLE | {"des"}

    def document(self, sentence: Sentence) -> Naming | None:
        """Return the last document that a sentence speaks of."""
        tokens = sentence.tokens
        for at in range(len(tokens) - 1, 0, -1):
            if tokens[at].key in _DOCUMENTS and tokens[at - 1].key in DETERMINERS:
                sender = self._issuers.sender(Phrase(at - 1, at), sentence)
                if sender:
                    place = self._reading.sentence_at(sentence.start)
                    return self.of(sender, sentence, place).naming
                return self._as_it_says(tokens[at - 1 : at + 1])
        return None

    def _as_it_says(self, tokens: Sequence[Token]) -> Naming:
        tokens = _up_to_deed(tokens)
        return self._reading.described(tokens, is_person=not any(token.key in _DOCUMENTS for token in tokens))

    def _may_speak(self, tokens: Sequence[Token]) -> bool:
        """Tell persons, bodies and documents from things that no words are attributed to: «la coopération avec X»."""
        tokens = _up_to_complement(tokens)
        keys = {token.key for token in tokens}
        if keys & _DOCUMENTS or keys & _VOICES or tokens[0].key in SOME:
            return True
        if any(
            token.key in BODY_NOUNS and tokens[at - 1].key not in PREPOSITIONS for at, token in enumerate(tokens) if at
        ):
            return True  # “the Russian Embassy”
        if keys & _SIDES and tokens[0].key in DETERMINERS:
            return True
        if any(
            is_person_noun(token.key, widely=True) for token in tokens if token.text[0].islower() or token is tokens[0]
        ):
            return True
        return any(self._reading.is_name(token) and not _is_owned(tokens, at) for at, token in enumerate(tokens))


def _up_to_complement(tokens: Sequence[Token]) -> Sequence[Token]:
    """Return a phrase as far as no preposition says with whom, or for what, that is: its noun is there.

    What follows “of” may be what is meant, and a place tells which: «un de mes interlocuteurs», “the museum in Ohio”.
    """
    near = _OWNING | _AT | {"d'", "des", "en", "in", "at"}
    other = (k for k in range(1, len(tokens)) if tokens[k].key in PREPOSITIONS and tokens[k].key not in near)
    return tokens[: next(other, len(tokens))]


def _up_to_deed(tokens: Sequence[Token]) -> Sequence[Token]:
    """Return a description without what somebody did: “The old man | took”, “The minister | visited”."""
    if tokens[0].key not in DETERMINERS:
        return tokens
    nouns = (k for k in range(1, len(tokens) - 1) if is_person_noun(tokens[k].key) and tokens[k].text[0].islower())
    deed = next((k + 1 for k in nouns if _is_deed(tokens[k + 1])), len(tokens))
    return tokens[:deed]


def _is_deed(token: Token) -> bool:
    is_regular = token.key.endswith("ed") and len(token.key) > _A_PLACE + 1 and "-" not in token.key
    return token.text.islower() and not is_person_noun(token.key) and (is_regular or token.key in _DEEDS)


def _is_somebody(tokens: Sequence[Token], at: int) -> bool:
    """Tell “one said”, of several, from “one might say”."""
    after = tokens[at + 1].key if at + 1 < len(tokens) else ""
    return tokens[at].key == "one" and (after in forms().finite or tokens[at - 1].key in forms().finite)


def _is_one_of_two(tokens: Sequence[Token]) -> bool:
    """Tell «l'un», «l'autre», “the other”, who are as they are called: which of two that is, nobody tells."""
    keys = [token.key.rstrip("|") for token in tokens]
    return (keys[0] == "l'" and keys[1:2] in (["un"], ["une"])) or keys in (["l'", "autre"], ["the", "other"])


def _is_service(tokens: Sequence[Token]) -> bool:
    """Tell «le service de presse», “the press office”, of a body that isn't told there."""
    return tokens[0].key in ("le", "la", "the") and any(
        token.key in ("service", "office", "bureau") for token in tokens
    )


def _is_owned(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a name only says whose or which the thing before is: «la station de Moscou»."""
    return at > 0 and tokens[at - 1].key in PREPOSITIONS


def _trimmed(phrase: Phrase, sentence: Sentence) -> Phrase:
    """Return a phrase without the word that leads to an infinitive: «Et le chef | de plaisanter»."""
    ends = phrase.last > phrase.first and sentence.tokens[phrase.last].key in ("de", "d'")
    return Phrase(phrase.first, phrase.last - 1) if ends else phrase


def _treaty_of(phrase: Phrase, sentence: Sentence) -> Phrase:
    """Return of “Article 28 of the 1998 Agreement” what it is an article of."""
    tokens = sentence.tokens
    part = next((k for k in range(phrase.first, phrase.last) if tokens[k].key in _PARTS), None)
    if part is None or part > phrase.first + 1 or part + 3 > phrase.last:
        return phrase
    of = next((k for k in range(part + 1, min(part + 3, phrase.last)) if tokens[k].key in _OF_WHOLE), None)
    if of is None or of + 1 > phrase.last or not tokens[of - 1].key[:1].isdigit():
        return phrase
    return Phrase(of if tokens[of].key == "du" else of + 1, phrase.last)
