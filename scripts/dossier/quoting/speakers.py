"""Tells who a phrase beside a verb of saying is: somebody named, somebody spoken of before, or as it says itself.

| the phrase                                    | the speaker                            |
|-----------------------------------------------|----------------------------------------|
| a pronoun                                     | whom it means                          |
| holds a person's name that nothing governs    | that person                            |
| stands beside such a name, by a comma         | that person                            |
| ends with the name of a body                  | that body                              |
| names a service that speaks for a body        | that body                              |
| a definite description                        | whom it means, or as it says           |
| any other                                     | as it says                             |
"""

from collections.abc import Sequence

from dossier.quoting.antecedents import Antecedents
from dossier.quoting.beside import SOME, Beside
from dossier.quoting.carrier import Sentence, Token
from dossier.quoting.issuers import Issuers
from dossier.quoting.people import Naming
from dossier.quoting.reading import HEADINGS, Reading, is_governed, unique
from dossier.quoting.references import Meant
from dossier.quoting.verbs import KNOWN
from dossier.quoting.word_kinds import DETERMINERS, PERSONS, PREPOSITIONS, PRONOUNS, Phrase, is_person_noun

_VOICES = KNOWN.words("voices")
_DOCUMENTS = KNOWN.words("documents")
_NOBODY = frozenset(
    {"on", "ce", "c'", "ça", "cela", "there", "nous", "we", "vous", "you", "tu", "one", "quiconque", "nul"}
)
_JOINING = frozenset({"et", "and"})
_PARTS = frozenset(
    {"article", "section", "clause", "paragraph", "paragraphe", "alinéa", "chapter", "chapitre", "annexe", "annex"}
)
_OF_WHOLE = frozenset({"of", "de", "du", "d'"})
_OWNED = KNOWN.words("mine")


class Speakers:
    """Those who may speak in an article."""

    def __init__(self, reading: Reading, antecedents: Antecedents) -> None:
        self._reading = reading
        self._antecedents = antecedents
        self._issuers = Issuers(reading, antecedents)
        self._beside = Beside(reading)

    def of(self, phrase: Phrase, sentence: Sentence, place: int, *, me: Naming | None = None) -> Meant:
        """Return who a phrase of a sentence is; `me` speaks the sentence itself, where it is quoted."""
        if phrase.is_pronoun:
            one = self._beside.one_of(phrase, sentence)
            if one:
                return Meant(self._as_it_says(sentence.tokens[one.first : one.last + 1]))
            return self._pronoun(sentence.tokens[phrase.first], sentence, place, me)
        sender = self._issuers.sender(phrase, sentence)
        if sender:
            return self.of(sender, sentence, place, me=me)
        phrase = _treaty_of(self._beside.from_its_head(phrase, sentence), sentence)
        tokens = sentence.tokens[phrase.first : phrase.last + 1]
        start, end = tokens[0].start, tokens[-1].end
        if all(token.key in DETERMINERS for token in tokens):
            return Meant(None, "nobody")
        named = self._named(phrase, sentence)
        if named:
            return named
        voice = self._voice(tokens, place, start, end)
        if voice:
            return voice
        if me is None and tokens[0].key not in _OWNED:
            meant = self._issuers.of(tokens, place, start) or self._antecedents.described(tokens, place, start)
            if meant and (meant.naming or meant.doubt):
                return meant
        headed = self._headed(tokens, sentence)
        if headed:
            return Meant(headed)
        return Meant(self._as_it_says(tokens)) if self._may_speak(tokens) else Meant(None, "nobody")

    def _headed(self, tokens: Sequence[Token], sentence: Sentence) -> Naming | None:
        """Return the one whom a headline means by a bare noun, “Astronaut tells …”."""
        is_heading = self._reading.article.blocks[sentence.block].kind in HEADINGS
        key = tokens[0].key
        if not is_heading or key not in PERSONS or key.endswith("s"):
            return None
        return self._antecedents.headed(key)

    def _voice(self, tokens: Sequence[Token], place: int, start: int, end: int) -> Meant | None:
        """Return for whom a service speaks: “X's press office”."""
        if not any(token.key in _VOICES for token in tokens):
            return None
        owner = [each for each in self._reading.people.within(start, end) if not each.is_person]
        if owner:
            return Meant(owner[-1])
        inner = next((k for k, t in enumerate(tokens) if t.key in ("'s", "de", "du", "of") and k), None)
        if inner is None:
            return None
        part = tokens[:inner] if tokens[inner].key == "'s" else tokens[inner + 1 :]
        meant = self._antecedents.described(part, place, start) if part else None
        return meant if meant and meant.naming else None

    def _pronoun(self, token: Token, sentence: Sentence, place: int, me: Naming | None) -> Meant:
        key = token.key.lstrip("-").removeprefix("t-")
        if key in ("je", "j'", "i"):
            return Meant(me) if me else Meant(None, "nobody")
        if key in _NOBODY or PRONOUNS.get(key) == "nobody":
            return Meant(None, "nobody")
        if me is not None:
            inner = self._within_words(sentence, token, key)
            if inner:
                return Meant(inner)
            return Meant(None, "pronoun")
        return self._antecedents.pronoun(key, place, token.start, apart=me.who if me else None)

    def _within_words(self, sentence: Sentence, token: Token, key: str) -> Naming | None:
        """Return whom a pronoun within somebody's words means, where those words say: «Ma mère … Elle m'a répondu»."""
        kind = PRONOUNS.get(key)
        tokens = sentence.tokens
        for at, each in enumerate(tokens):
            if each.start >= token.start:
                break
            if each.key in PERSONS and at and tokens[at - 1].key in DETERMINERS:
                start = tokens[at - 1].start
                words = self._reading.text[start : each.end]
                naming = Naming(start, each.end, f"@{words.lower()}", None, True, words)
                if self._antecedents.gender(naming) != ("f" if kind == "he" else "m"):
                    return naming
        named = [each for each in self._reading.people.within(tokens[0].start, token.start) if each.is_person]
        fitting = [each for each in named if self._antecedents.gender(each) != ("f" if kind == "he" else "m")]
        return fitting[0] if fitting and kind in ("he", "she") else None

    def _named(self, phrase: Phrase, sentence: Sentence) -> Meant | None:
        tokens = sentence.tokens
        start, end = tokens[phrase.first].start, tokens[phrase.last].end
        within = self._reading.people.within(start, end)
        at = {token.start: k for k, token in enumerate(tokens)}
        inside = tokens[phrase.first : phrase.last + 1]
        free = [
            each
            for each in within
            if each.start in at and not is_governed(inside, at[each.start] - phrase.first, each.end)
        ]
        first = next((each for each in free if each.start == start), None)
        persons = unique(each for each in free if each.is_person)
        if persons:
            if len(persons) > 1 and any(token.key in _JOINING for token in tokens[phrase.first : phrase.last]):
                return Meant(None, "two_speakers")
            return Meant(persons[-1])
        beside = self._beside.name(phrase, sentence)
        if beside and (
            tokens[phrase.first].key in DETERMINERS
            or any(t.key in PERSONS for t in tokens[phrase.first : phrase.last + 1])
        ):
            return Meant(beside)
        noun = next(
            (t for t in tokens[phrase.first : phrase.last + 1] if is_person_noun(t.key) and t.text[0].islower()), None
        )
        last = next((each for each in free if each.end == end), None)
        is_head = last is not None and (noun is None or noun.start < last.start)
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
        ) and not any(t.key in _DOCUMENTS or t.key == "'s" for t in tokens[phrase.first : phrase.last + 1]):
            return Meant(body[0])
        return None

    def _goes_on(self, naming: Naming, sentence: Sentence, phrase: Phrase) -> bool:
        """Tell «la Cour», of «la Cour des comptes», from a whole name."""
        after = next((k for k in range(phrase.first, phrase.last) if sentence.tokens[k].start >= naming.end), None)
        return naming.entity is None and after is not None and sentence.tokens[after].key in _OF_WHOLE | {"des"}

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
        return self._reading.described(tokens, is_person=not any(token.key in _DOCUMENTS for token in tokens))

    def _may_speak(self, tokens: Sequence[Token]) -> bool:
        """Tell persons, bodies and documents from things that no words are attributed to."""
        keys = {token.key for token in tokens}
        if keys & _DOCUMENTS or keys & _VOICES or tokens[0].key in SOME:
            return True
        if any(
            is_person_noun(token.key, widely=True) for token in tokens if token.text[0].islower() or token is tokens[0]
        ):
            return True
        return any(self._reading.is_name(token) and not _is_owned(tokens, at) for at, token in enumerate(tokens))


def _is_owned(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a name only says whose or which the thing before is: «la station de Moscou»."""
    return at > 0 and tokens[at - 1].key in PREPOSITIONS


def _treaty_of(phrase: Phrase, sentence: Sentence) -> Phrase:
    """Return of “Article 28 of the 1998 Agreement” what it is an article of."""
    tokens = sentence.tokens
    part = next((k for k in range(phrase.first, phrase.last) if tokens[k].key in _PARTS), None)
    if part is None or part > phrase.first + 1 or part + 3 > phrase.last:
        return phrase
    of = next((k for k in range(part + 1, min(part + 3, phrase.last)) if tokens[k].key in _OF_WHOLE), None)
    if of is None or of + 1 > phrase.last or not tokens[of - 1].key[0].isdigit():
        return phrase
    return Phrase(of if tokens[of].key == "du" else of + 1, phrase.last)
