"""An article as quotations are looked for in it: its quotations, its sentences, and who is named where."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property

from dossier.article import Article
from dossier.entity import Entity
from dossier.link import Mention
from dossier.quoting.carrier import Sentence, Token, sentences, tokens
from dossier.quoting.marks import Span, nested, spans
from dossier.quoting.people import Naming, People, people
from dossier.quoting.verbs import KNOWN
from dossier.quoting.word_kinds import DETERMINERS, PERSONS, PREPOSITIONS, is_person_noun
from dossier.vocabulary import vocabulary

HEADINGS = ("title", "standfirst", "heading")
_WHERE = frozenset({"in", "at", "from", "à"})
_PLACE_AND_ITS_PREPOSITION = 2
_BLOCKS_BEFORE = 2
_LONGEST_OFFICE = 9
_TITLES = KNOWN.words("titles")
_BODIES = KNOWN.words("body_nouns") | KNOWN.words("bodies")
_HEADS = frozenset({"head", "chief", "chair", "numéro"})
_KIN = vocabulary("speakers").words("kin")
_BEFORE_NAME = (
    KNOWN.words("titles")
    | PERSONS
    | KNOWN.words("body_nouns")
    | KNOWN.words("companies")
    | {"banque", "bank", "cabinet", "late", "feu", "feue"}
    | KNOWN.words("loose")
    | {"la", "le", "les", "l'", "the", "m", "mm", "mme", "mr", "mrs", "ms", "un", "une"}
)


@dataclass(frozen=True)
class Reading:
    """An article, cut up."""

    article: Article
    spans: Sequence[Span]
    people: People

    @classmethod
    def of(cls, article: Article, mentions: Sequence[Mention], entities: Mapping[str, Entity]) -> "Reading":
        """Cut an article up."""
        blocks = [(block.start, block.end) for block in article.blocks]
        found = nested(spans(article.text, blocks))
        return cls(article, found, people(article.text, blocks, mentions, entities))

    @property
    def text(self) -> str:
        """The text as read."""
        return self.article.text

    @cached_property
    def sentences(self) -> list[Sentence]:
        """The sentences of the blocks that quote something, and of those not far before them, in order."""
        found: list[Sentence] = []
        quoting = {span.block for span in self.spans}
        near = {place - back for place in quoting for back in range(_BLOCKS_BEFORE + 1)}
        for place, block in enumerate(self.article.blocks):
            if place not in near:
                continue
            whole = [(at, span) for at, span in enumerate(self.spans) if span.block == place and span.depth == 0]
            all_tokens = tokens(self.text, block.start, block.end, whole, is_french=self.is_french)
            found += sentences(self.text, place, all_tokens)
        return [each for each in found if each.tokens]

    @cached_property
    def is_french(self) -> bool:
        """Whether the article is in French, as far as that is told."""
        lang = self.article.lang
        return lang is None or lang.value.startswith("fr")

    def parts(self, at: int) -> list[Sentence]:
        """Return the sentences of a quotation, with the quotations within it."""
        whole = self.inside(at)
        return sentences(self.text, whole.block, whole.tokens)

    def inside(self, at: int) -> Sentence:
        """Return what a quotation says as one sentence, with the quotations within it."""
        span = self.spans[at]
        within = [
            (place, each)
            for place, each in enumerate(self.spans)
            if each.depth == span.depth + 1 and span.start <= each.start and each.end <= span.end
        ]
        found = tuple(tokens(self.text, span.start, span.end, within, is_french=self.is_french))
        return Sentence(span.block, found, tuple(place for place, _ in within))

    @cached_property
    def _starts(self) -> list[int]:
        return [each.start for each in self.sentences]

    def sentence_at(self, offset: int) -> int:
        """Return the place of the sentence that holds an offset."""
        return max(bisect_right(self._starts, offset) - 1, 0)

    @cached_property
    def is_name(self) -> "Named":
        """What tells whether a token belongs to a name."""
        namings = self.people.namings
        places: set[int] = set()
        persons: set[int] = set()
        speaking: set[int] = set()
        for each in namings:
            places.update(range(each.start, each.end))
            if each.is_person:
                persons.update(range(each.start, each.end))
            if each.is_person or self.speaks(each):
                speaking.update(range(each.start, each.end))
        return Named(places, persons, speaking, self.is_french)

    def speaks(self, naming: Naming) -> bool:
        """Tell those whom the registry knows as somebody, or as a body: countries and seats of government, too."""
        entity = self.people.entities.get(naming.entity) if naming.entity else None
        return entity is not None and (
            entity.type in ("person", "organisation", "country") or entity.seat_of is not None
        )

    def described(self, words: Sequence[Token], *, is_person: bool) -> Naming:
        """Return somebody, or something, as words describe them."""
        start, end = words[0].start, words[-1].end
        return Naming(start, end, f"@{self.text[start:end].lower()}", None, is_person, self.text[start:end])

    def is_quoted(self, offset: int) -> bool:
        """Tell whether an offset stands in a quotation."""
        return any(each.start <= offset < each.end for each in self.spans)

    def _follows_place(self, tokens: Sequence[Token], at: int, naming: Naming) -> bool:
        """Tell “In Moscow | Mary Collins found …”: a place opens the sentence, and the person follows it at once."""
        if not naming.is_person or at < _PLACE_AND_ITS_PREPOSITION or tokens[0].key.rstrip("|") not in _WHERE:
            return False
        before = self.people.within(tokens[0].start, tokens[at - 1].end)
        is_place = len(before) == 1 and not before[0].is_person
        entity = self.people.entities.get(before[0].entity or "") if is_place else None
        is_seat = entity is not None and (entity.type in ("country", "place") or entity.seat_of is not None)
        return is_seat and before[0].start == tokens[1].start and before[0].end == tokens[at - 1].end

    def namings(self, sentence: Sentence) -> list[tuple[int, Naming, bool]]:
        """Return who is named around the quotations of a sentence: at which token, and whether it is governed."""
        by_start = {token.start: at for at, token in enumerate(sentence.tokens)}
        found = []
        for each in self.people.within(sentence.tokens[0].start, sentence.tokens[-1].end):
            at = by_start.get(each.start)
            if at is not None and sentence.tokens[at].quotation < 0:
                found.append(
                    (
                        at,
                        each,
                        (
                            is_governed(sentence.tokens, at, each.end, is_person=each.is_person)
                            and not self._follows_place(sentence.tokens, at, each)
                        )
                        or opens_by_preposition(sentence.tokens, at),
                    )
                )
        return found


@dataclass(frozen=True)
class Named:
    """Where names stand."""

    places: Set[int]
    persons: Set[int]
    speaking: Set[int]
    is_french: bool

    def __call__(self, token: Token) -> bool:
        """Tell whether it belongs to a name."""
        return token.start in self.places

    def person(self, token: Token) -> bool:
        """Tell whether it is a person's name."""
        return token.start in self.persons

    def speaks(self, token: Token) -> bool:
        """Tell whether it is the name of a person, or of a body that the registry knows."""
        return token.start in self.speaking


def is_governed(tokens: Sequence[Token], at: int, end: int, *, is_person: bool = False) -> bool:
    """Tell whether a name stands after a preposition, or owns what follows it; that of a person not after an office."""
    back = at - 1
    while back >= 0 and tokens[back].is_word and (tokens[back].key in _BEFORE_NAME or tokens[back].has_capital):
        back -= 1
    if back >= 0 and tokens[back].text == "." and tokens[back - 1].key in _BEFORE_NAME:
        back -= 2
    follows = next((token for token in tokens[at:] if token.start >= end), None)
    if follows is not None and follows.key == "'s":
        return True
    return back >= 0 and tokens[back].key in PREPOSITIONS and not (is_person and _ends_office(tokens, back, at))


def _ends_office(tokens: Sequence[Token], back: int, at: int) -> bool:
    """Tell “the Representative of the Ministry | Maria Zakharova” from “the brother of the pilot | Jean Dupont”."""
    last = tokens[at - 1]
    is_one = is_person_noun(last.key, widely=True) and last.key not in _BODIES
    if at - 1 <= back or not last.is_word or is_one or last.key in DETERMINERS | PREPOSITIONS | _TITLES:
        return False
    first = back
    while first > 0 and tokens[first - 1].is_word and back - first < _LONGEST_OFFICE:
        first -= 1
        if tokens[first].quotation >= 0:
            return False
        if is_person_noun(tokens[first].key) or tokens[first].key in _HEADS:
            return tokens[first].key not in _KIN
    return False


def opens_by_preposition(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a name stands in an adjunct: «Du tête-à-tête Duffy-Bakanov, il …»."""
    start = at
    while start > 0 and tokens[start - 1].is_word:
        start -= 1
    ends = next((token.text for token in tokens[at:] if not token.is_word), "")
    return tokens[start].key in PREPOSITIONS and ends == "," and start < at


def unique(values: Iterable[Naming]) -> list[Naming]:
    """Return each somebody once, in order."""
    return list({each.who: each for each in reversed(list(values))}.values())[::-1]
