"""Says which articles are related, and why: they share names, days or wording that few others have.

What every article has says nothing, and what only two have says the most: each thing weighs the logarithm of how rare
it is. Names are weighed all together and exactly (`shared_names`). Days and wording are looked at where few articles
share them, and so the work grows with the number of articles, not with that of its pairs.
"""

import datetime
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import nsmallest

from dossier.article import Article
from dossier.relating.duplicates import shared_by
from dossier.relating.shared_names import MOST_NEAR, Named, Near, bits
from dossier.relating.traits import Traits, own_span

MOST_NAMES = 4
"""How many shared entities are given as the reason."""
MOST_DAYS = 2
"""How many shared days are."""
_MOST_PRINTS = 3

_LEAST = math.log(3 / 2)
"""What more than two thirds of all articles have is no reason, unless they share more than that."""
_MOST_OF_A_DAY = 24
"""A day that more articles share is no news."""
_MOST_OF_A_WORDING = 8
"""Wording that more articles share is a formula."""
_MOST_LOOKED_AT = 12
"""How many of an article's shared prints are looked at, the rarest first."""
_NEAR = 2
"""Articles with no more days than this between them appeared at about the same time …"""
_LONGEST_SPAN = 7
"""… where it is known to so many days when each did."""


@dataclass(frozen=True)
class Related:
    """Another article that has something in common with this one."""

    slug: str
    entities: tuple[str, ...] = ()
    """The ids of what they share, the rarest first."""
    days: tuple[datetime.date, ...] = ()
    """The days that both name, or are of: the rarest first."""
    is_near: bool = False
    """Whether they appeared at about the same time, where no day that both share says so."""
    prints: tuple[int, ...] = ()
    """The prints of wording that both have, the rarest first."""


@dataclass
class _Kin:
    """What another article shares beside names."""

    days: list[tuple[float, datetime.date]] = field(default_factory=list)
    """Each with its weight."""
    prints: list[tuple[float, int]] = field(default_factory=list)
    nearness: float = 0.0

    def weights(self) -> Iterator[float]:
        """Yield how much each thing says. A long passage says little more than a short one."""
        yield from (weight for weight, _ in self.days)
        if self.prints:
            yield from (weight / 2**at for at, (weight, _) in enumerate(sorted(self.prints, reverse=True)))
        yield self.nearness


def related(
    articles: Sequence[Article],
    naming: Mapping[str, Iterable[str]],
    traits: Mapping[str, Traits],
    stands_for: Mapping[str, str],
) -> dict[str, tuple[Related, ...]]:
    """Return, by the article's slug, the articles nearest to it, the nearest first; of equals, the first of `articles`.

    `naming` has by entity the slugs of the articles that name it; `stands_for` says which article stands for each
    group of those that are one dispatch. Only these are named, and nothing counts twice because it was copied.
    """
    standing = [article for article in articles if stands_for[article.slug] == article.slug]
    names = _Names(standing, naming)
    kindred = _Kindred(standing, traits)
    made = {}
    for article in articles:
        itself = kindred.places[stands_for[article.slug]]
        kin = kindred.of(article)
        kin.pop(itself, None)
        own = names.of(article.slug)
        nearest = {near.place: near.shared for near in names.nearest(own) if near.place != itself}
        nearest |= {place: own & names.of(standing[place].slug) for place in kin}
        weights = {
            place: math.fsum([names.weight_of(shared), *(kin[place].weights() if place in kin else ())])
            for place, shared in nearest.items()
            if shared or kin[place].days or kin[place].prints
        }
        ranked = sorted((-weight, place) for place, weight in weights.items() if weight >= _LEAST)
        if ranked:
            made[article.slug] = tuple(
                _reason(standing[place].slug, names.ids(nearest[place]), kin.get(place) or _Kin())
                for _, place in ranked[:MOST_NEAR]
            )
    return made


def _reason(slug: str, entities: Sequence[str], kin: _Kin) -> Related:
    days = [day for _, day in sorted(kin.days, key=lambda each: (-each[0], each[1]))]
    prints = [each for _, each in sorted(kin.prints, key=lambda each: (-each[0], each[1]))]
    is_near = kin.nearness > 0 and not days
    return Related(slug, tuple(entities[:MOST_NAMES]), tuple(days[:MOST_DAYS]), is_near, tuple(prints[:_MOST_PRINTS]))


class _Names:
    """What articles name: each article's names as the bits of a whole number, the rarest first."""

    def __init__(self, standing: Sequence[Article], naming: Mapping[str, Iterable[str]]) -> None:
        slugs = {article.slug for article in standing}
        found = {entity: [slug for slug in several if slug in slugs] for entity, several in naming.items()}
        weight = {entity: math.log(len(standing) / len(several)) for entity, several in found.items() if several}
        self._rarest_first = sorted(
            (entity for entity in weight if weight[entity] > 0), key=lambda entity: (-weight[entity], entity)
        )
        self._weights = [weight[entity] for entity in self._rarest_first]
        self._of: dict[str, int] = defaultdict(int)
        for bit, entity in enumerate(self._rarest_first):
            for slug in naming[entity]:
                self._of[slug] |= 1 << bit
        places: dict[int, list[int]] = defaultdict(list)
        for place, article in enumerate(standing):
            if article.slug in self._of:
                places[self._of[article.slug]].append(place)
        self._named = Named(self._weights, places)
        self._nearest: dict[int, list[Near]] = {}
        self._weight: dict[int, float] = {}

    def of(self, slug: str) -> int:
        """Return what an article names."""
        return self._of.get(slug, 0)

    def nearest(self, own: int) -> list[Near]:
        """Return the articles that share the most names, one more than are wanted."""
        if own not in self._nearest:
            self._nearest[own] = self._named.nearest(own) if own else []
        return self._nearest[own]

    def weight_of(self, shared: int) -> float:
        """Return how much shared names weigh; the same few are asked for again and again."""
        if shared not in self._weight:
            self._weight[shared] = math.fsum(self._weights[bit] for bit in bits(shared))
        return self._weight[shared]

    def ids(self, shared: int) -> list[str]:
        """Return the ids of shared names, the rarest first."""
        return [self._rarest_first[bit] for bit in bits(shared)]


class _Kindred:
    """What articles share beside names, where few do."""

    def __init__(self, standing: Sequence[Article], traits: Mapping[str, Traits]) -> None:
        self.places = {article.slug: place for place, article in enumerate(standing)}
        self._traits = traits
        self._count = len(standing)
        self._of_day: dict[datetime.date, list[int]] = defaultdict(list)
        self._appeared: dict[datetime.date, list[int]] = defaultdict(list)
        self._spans = [_short_span(article) for article in standing]
        for place, article in enumerate(standing):
            for day in traits[article.slug].days:
                self._of_day[day].append(place)
            for day in _days_of(self._spans[place]):
                self._appeared[day].append(place)
        sharing = shared_by([traits[article.slug].prints for article in standing])
        self._of_print = {each: places for each, places in sharing.items() if len(places) <= _MOST_OF_A_WORDING}
        self._shared_prints = frozenset(self._of_print)

    def of(self, article: Article) -> dict[int, _Kin]:
        """Return what each of the others shares with an article, by its place; the article itself may be among them."""
        kin: dict[int, _Kin] = defaultdict(_Kin)
        for day in self._traits[article.slug].days:
            places = self._of_day.get(day, ())
            weight = self._weight(places, _MOST_OF_A_DAY)
            if weight:
                for place in places:
                    kin[place].days.append((weight, day))
        shared = self._shared_prints.intersection(self._traits[article.slug].prints)
        for each in nsmallest(_MOST_LOOKED_AT, shared, key=lambda each: (len(self._of_print[each]), each)):
            places = self._of_print[each]
            weight = self._weight(places, _MOST_OF_A_WORDING)
            for place in places:
                kin[place].prints.append((weight, each))
        self._add_near(article, kin)
        return kin

    def _weight(self, places: Sequence[int], most: int) -> float:
        return math.log(self._count / len(places)) if 0 < len(places) <= most else 0.0

    def _add_near(self, article: Article, kin: dict[int, _Kin]) -> None:
        """Add those that appeared at about the same time, the more weight the nearer; a span of days says less."""
        span = _short_span(article)
        if not span:
            return
        days = [day for day in _days_of(span, beyond=_NEAR) if day in self._appeared]
        near = sorted({place for day in days for place in self._appeared[day]})
        weight = self._weight(near, _MOST_OF_A_DAY)
        if not weight:
            return
        for place in near:
            other = self._spans[place]
            assert other
            gap = max((other[0] - span[1]).days, (span[0] - other[1]).days, 0)
            kin[place].nearness = weight * (1 - gap / (_NEAR + 1)) / 2


def _short_span(article: Article) -> tuple[datetime.date, datetime.date] | None:
    span = own_span(article)
    return span if span and (span[1] - span[0]).days < _LONGEST_SPAN else None


def _days_of(span: tuple[datetime.date, datetime.date] | None, *, beyond: int = 0) -> list[datetime.date]:
    """Return the days of a span, and so many before and after it as the calendar has."""
    if not span:
        return []
    first = max(span[0].toordinal() - beyond, 1)
    last = min(span[1].toordinal() + beyond, datetime.date.max.toordinal())
    return [datetime.date.fromordinal(day) for day in range(first, last + 1)]
