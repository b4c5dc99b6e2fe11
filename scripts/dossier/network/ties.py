"""Says who is mentioned with whom, how often, and how strongly that ties them.

Two entities are near where one sentence names both, less near where only a passage does, and least where only the
article does: each says something, in that order. A list of ten names ties two of them less than a sentence of two; a
long article says hardly more than a short one; articles that are one dispatch say what one of them says. What is
mentioned everywhere is a weaker tie than what is rare. What is so common that it is never linked, such as a country,
has companions, and is nobody's.
"""

import heapq
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from dossier.link import Mention
from dossier.relate import Dossier

MOST_COMPANIONS = 12

_SENTENCE, _PASSAGE, _ARTICLE = 1.0, 0.5, 0.1
"""What it says that one names both; a sentence that does is in a passage that does, and in an article."""
_MOST_OF_AN_ARTICLE = 2.0
"""What one article can say of a pair, however long it is."""
_MOST_TOGETHER = 24
"""Of more entities in one sentence, passage or article, those are paired that it names most."""

_Pair = tuple[str, str]


@dataclass(frozen=True)
class Tie:
    """Two entities that are mentioned together."""

    one: str
    other: str
    """Their ids, in the order of the alphabet."""
    strength: float
    """Only to be compared with that of other ties of the same dossier."""
    sentences: int
    """How many sentences name both."""
    passages: int
    """How many passages (paragraphs, headings, items …) do."""
    articles: int


@dataclass(frozen=True)
class Companion:
    """An entity that is mentioned with another."""

    entity: str
    """Its id."""
    passages: int
    """How many passages name both; 0 where only whole articles do."""
    articles: int


@dataclass(slots=True)
class _Together:
    """How often two entities are mentioned together."""

    nearness: float = 0.0
    sentences: int = 0
    passages: int = 0
    articles: int = 0


def ties(dossier: Dossier) -> tuple[Tie, ...]:
    """Return all ties, the strongest first; of equals, in the order of the ids."""
    articles = len(set(dossier.stands_for.values()))
    rarity = {entity: math.log(1 + articles / count.articles) for entity, count in dossier.counts.items()}
    found = (
        Tie(
            one,
            other,
            round(each.nearness * math.sqrt(rarity[one] * rarity[other]), 6),
            each.sentences,
            each.passages,
            each.articles,
        )
        for (one, other), each in _all_together(dossier).items()
    )
    return tuple(sorted(found, key=lambda tie: (-tie.strength, tie.one, tie.other)))


def companions(dossier: Dossier, known: Sequence[Tie]) -> Mapping[str, tuple[Companion, ...]]:
    """Return, by the entity's id, those that it is mentioned with most, the strongest tie first.

    `known` are all ties of the dossier.
    """
    common = _common(dossier)
    of: dict[str, list[tuple[float, str, Companion]]] = defaultdict(list)
    for tie in known:
        for entity, other in ((tie.one, tie.other), (tie.other, tie.one)):
            if other not in common:
                of[entity].append((-tie.strength, other, Companion(other, tie.passages, tie.articles)))
    return {
        entity: tuple(companion for *_, companion in heapq.nsmallest(MOST_COMPANIONS, found))
        for entity, found in sorted(of.items())
    }


def _common(dossier: Dossier) -> frozenset[str]:
    """Return what is never linked."""
    return frozenset(entity.id for entity in dossier.registry.entities.values() if entity.link == "never")


def _all_together(dossier: Dossier) -> Mapping[_Pair, _Together]:
    """Return how often each pair is mentioned together in the whole dossier, with no dispatch counted twice."""
    common = _common(dossier)
    of_group: dict[str, list[str]] = defaultdict(list)
    for slug in sorted(dossier.mentions):
        of_group[dossier.stands_for[slug]].append(slug)
    whole: defaultdict[_Pair, _Together] = defaultdict(_Together)
    for slugs in of_group.values():
        for pair, here in _most([_together(dossier.mentions[slug], common) for slug in slugs]).items():
            there = whole[pair]
            there.nearness += here.nearness / (1 + here.nearness / _MOST_OF_AN_ARTICLE)
            there.sentences += here.sentences
            there.passages += here.passages
            there.articles += 1
    return whole


def _most(several: Sequence[Mapping[_Pair, _Together]]) -> Mapping[_Pair, _Together]:
    """Return what the articles of one dispatch say together: of each pair, what the one that says most does."""
    if len(several) == 1:
        return several[0]
    most: defaultdict[_Pair, _Together] = defaultdict(_Together)
    for pairs in several:
        for pair, here in pairs.items():
            there = most[pair]
            there.nearness = max(there.nearness, here.nearness)
            there.sentences = max(there.sentences, here.sentences)
            there.passages = max(there.passages, here.passages)
    return most


def _together(mentions: Iterable[Mention], common: frozenset[str]) -> Mapping[_Pair, _Together]:
    """Return how often each pair is mentioned together in one article."""
    sentences: defaultdict[tuple[int, int], list[str]] = defaultdict(list)
    passages: defaultdict[int, list[str]] = defaultdict(list)
    article: list[str] = []
    for mention in mentions:
        if mention.entity:
            sentences[mention.sentence].append(mention.entity)
            passages[mention.block].append(mention.entity)
            article.append(mention.entity)
    together: defaultdict[_Pair, _Together] = defaultdict(_Together)
    for pair, share in _pairs([article], common):
        together[pair].nearness += _ARTICLE * share
    for pair, share in _pairs(passages.values(), common):
        together[pair].nearness += _PASSAGE * share
        together[pair].passages += 1
    for pair, share in _pairs(sentences.values(), common):
        together[pair].nearness += _SENTENCE * share
        together[pair].sentences += 1
    return together


def _pairs(units: Iterable[Sequence[str]], common: frozenset[str]) -> Iterator[tuple[_Pair, float]]:
    """Yield the pairs that each unit names, with what it says of them: 1 for two names, less for longer lists."""
    for unit in units:
        if len(unit) < 2:
            continue
        named = sorted(set(unit))
        if len(named) > _MOST_TOGETHER:
            often = Counter(unit)
            named = sorted(heapq.nsmallest(_MOST_TOGETHER, named, key=lambda entity: (-often[entity], entity)))
        common_here = common.intersection(named)
        share = 2 / max(2, len(named) - len(common_here))
        for pair in combinations(named, 2):
            if not common_here or not common_here.issuperset(pair):
                yield pair, share
