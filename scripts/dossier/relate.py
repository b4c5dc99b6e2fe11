"""Joins the articles: who mentions an entity where, which articles are related and why, which came before and after."""

import datetime
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, reduce
from itertools import islice
from operator import or_
from typing import NamedTuple

from dossier.article import Article
from dossier.link import Mention
from dossier.registry import Event, Registry

# How many related articles a page names, and how many shared entities it gives as the reason.
_MOST_RELATED = 5
_MOST_REASONS = 4

_HEAVIEST = 127
"""The weight of the rarest entity where weights are rounded to whole numbers."""


@dataclass(frozen=True)
class Related:
    """Another article that shares entities with this one."""

    slug: str
    entities: tuple[str, ...]
    """The ids of what they share, the rarest first."""


@dataclass(frozen=True)
class Dossier:
    """Everything that pages are made from."""

    articles: tuple[Article, ...]
    """The newest first; those without a date last, by file name."""
    registry: Registry
    mentions: Mapping[str, tuple[Mention, ...]]
    """By the article's slug, in the order of the text."""
    backlinks: Mapping[str, tuple[tuple[Article, tuple[Mention, ...]], ...]]
    """By the entity's id: the articles that mention it, the newest first, with the mentions in each."""
    events_of: Mapping[str, tuple[Event, ...]]
    """By the entity's id, in order of time."""
    related: Mapping[str, tuple[Related, ...]]
    """By the article's slug, the nearest first."""

    neighbours: Mapping[str, tuple[Article | None, Article | None]]
    """By the article's slug: the articles before and after it in time."""
    keys: Mapping[str, str] = field(default_factory=dict)
    """By the article's slug: what tells it, its mentions and the registry from any others, where that is known."""
    registry_key: str | None = None
    """The same for the registry alone."""

    @cached_property
    def by_slug(self) -> Mapping[str, Article]:
        """The articles by address."""
        return {article.slug: article for article in self.articles}

    @property
    def newest_day(self) -> datetime.date | None:
        """The last day that an article or an event is dated: how old the content is."""
        dates = [article.date.value for article in self.articles if article.date]
        return max(
            (date.last_day for date in [*dates, *(event.date for event in self.registry.events)]),
            default=None,
        )


def relate(articles: Iterable[Article], mentions: Mapping[str, tuple[Mention, ...]], registry: Registry) -> Dossier:
    """Return the dossier that articles, their mentions and the registry make together."""
    ordered = tuple(in_time(articles))
    backlinks: dict[str, list[tuple[Article, tuple[Mention, ...]]]] = defaultdict(list)
    for article in ordered:
        by_entity: dict[str, list[Mention]] = defaultdict(list)
        for mention in mentions[article.slug]:
            if mention.entity:
                by_entity[mention.entity].append(mention)
        for entity, several in by_entity.items():
            backlinks[entity].append((article, tuple(several)))
    events_of: dict[str, list[Event]] = defaultdict(list)
    for event in registry.events:
        for entity in event.entities:
            events_of[entity].append(event)
    return Dossier(
        articles=ordered,
        registry=registry,
        mentions=mentions,
        backlinks={entity: tuple(found) for entity, found in backlinks.items()},
        events_of={entity: tuple(events) for entity, events in events_of.items()},
        related=_related(ordered, backlinks),
        neighbours=_neighbours(ordered),
    )


def in_time(articles: Iterable[Article]) -> list[Article]:
    """Return the articles, the newest first by the first day each may be of, then those without a date."""
    by_name = sorted(articles, key=lambda article: article.name)
    dated = sorted((a for a in by_name if a.date), key=_first_day, reverse=True)
    return [*dated, *(article for article in by_name if not article.date)]


def _neighbours(articles: tuple[Article, ...]) -> dict[str, tuple[Article | None, Article | None]]:
    """Pair each article with those before and after it; one without a date has neither."""
    dated = [None, *(article for article in articles if article.date), None]
    return {
        article.slug: (older, newer)
        for newer, article, older in zip(dated, dated[1:], dated[2:], strict=False)
        if article
    }


def _first_day(article: Article) -> tuple[int, int]:
    assert article.date
    return article.date.value.first_day.toordinal(), article.date.value.last_day.toordinal()


def _related(
    articles: tuple[Article, ...], backlinks: Mapping[str, list[tuple[Article, tuple[Mention, ...]]]]
) -> dict[str, tuple[Related, ...]]:
    """Weigh what articles share by how rare it is: what every article names says nothing."""
    weight = {entity: math.log(len(articles) / len(found)) for entity, found in backlinks.items()}
    rarest_first = sorted(
        (entity for entity in weight if weight[entity] > 0), key=lambda entity: (-weight[entity], entity)
    )
    names: dict[str, int] = defaultdict(int)
    for bit, entity in enumerate(rarest_first):
        for article, _ in backlinks[entity]:
            names[article.slug] |= 1 << bit
    places: dict[int, list[int]] = defaultdict(list)
    for place, article in enumerate(articles):
        if article.slug in names:
            places[names[article.slug]].append(place)
    named = _Named([weight[entity] for entity in rarest_first], places)
    related = {}
    for several in places:
        nearest = named.nearest(several)
        for place in places[several]:
            others = [near for near in nearest if near.place != place][:_MOST_RELATED]
            if others:
                related[articles[place].slug] = tuple(
                    Related(
                        articles[near.place].slug,
                        tuple(rarest_first[bit] for bit in islice(_bits(near.shared), _MOST_REASONS)),
                    )
                    for near in others
                )
    return related


class _Near(NamedTuple):
    """An article as near as its weight says; of two, the nearer comes first, then the newer."""

    minus_weight: float
    place: int
    """Among the articles in time."""
    shared: int


class _Named:
    """What articles name, ready to be asked which of them share the most.

    Entities are the bits of a whole number, the rarest first, so that what two articles share is one operation. For
    each entity, what kinds of articles name it is a whole number too, with a bit for each kind: a kind is the articles
    that name just the same entities. So one operation of the machine does some sixty kinds at once, and ten thousand
    articles need no ten thousand steps each.
    """

    def __init__(self, weights: Sequence[float], places: Mapping[int, list[int]]) -> None:
        """Take the entities' weights, and for each kind of articles the places in time where they stand."""
        self._weights = weights
        heaviest = max(weights, default=1)
        self._rounded = [round(weight / heaviest * _HEAVIEST) for weight in weights]
        self._places = places
        self._kinds = list(places)
        self._naming = [0 for _ in weights]
        for at, names in enumerate(self._kinds):
            for bit in _bits(names):
                self._naming[bit] |= 1 << at

    def nearest(self, names: int) -> list[_Near]:
        """Return the articles that share the most with `names`: one more than are shown, since one may be itself."""
        found = []
        candidates = self._candidates(names)
        while candidates:
            first = next(_bits(candidates))
            shared = self._kinds[first] & names
            same = candidates
            for bit in _bits(names):
                same &= self._naming[bit] if shared >> bit & 1 else ~self._naming[bit]
            candidates ^= same
            weight = math.fsum(self._weights[bit] for bit in _bits(shared))
            for at in islice(_bits(same), _MOST_RELATED + 1):
                places = self._places[self._kinds[at]][: _MOST_RELATED + 1]
                found += [_Near(-weight, place, shared) for place in places]
        return sorted(found)[: _MOST_RELATED + 1]

    def _candidates(self, names: int) -> int:
        """Return the kinds among which those that share the most with `names` are, by their rounded weights.

        A rounded weight is wrong by a half at most, and a sum of them by half the number of its terms.
        """
        planes = self._sums(names)
        sharing = reduce(or_, (self._naming[bit] for bit in _bits(names)))
        greatest, sure, among = 0, 0, sharing
        for plane in reversed(planes):  # find the greatest sum that enough kinds reach, from its highest digit on
            above = among & plane
            is_enough = (sure | above).bit_count() > _MOST_RELATED
            greatest = 2 * greatest + is_enough
            sure, among = (sure, above) if is_enough else (sure | above, among ^ above)
        least = max(greatest - names.bit_count() - 1, 0)
        sure, among = 0, sharing
        for digit, plane in reversed([*enumerate(planes)]):  # take all that reach it, but for the rounding
            above = among & plane
            sure, among = (sure, above) if least >> digit & 1 else (sure | above, among ^ above)
        return sure | among

    def _sums(self, names: int) -> list[int]:
        """Add up, for all kinds at once, the rounded weights of what each shares with `names`.

        Return the sums' binary digits, the lowest first: each is a whole number with a bit for each kind.
        """
        planes = [0] * sum(self._rounded[bit] for bit in _bits(names)).bit_length()
        for bit in _bits(names):
            for digit in _bits(self._rounded[bit]):
                carry, at = self._naming[bit], digit
                while carry:
                    planes[at], carry = planes[at] ^ carry, planes[at] & carry
                    at += 1
        return planes


def _bits(number: int) -> Iterator[int]:
    """Yield the places of the ones in `number`, the lowest first."""
    while number:
        lowest = number & -number
        yield lowest.bit_length() - 1
        number ^= lowest
