"""Joins the articles: who mentions an entity where, which articles are related and why, which came before and after."""

import datetime
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from dossier.describe import Article
from dossier.link import Mention
from dossier.registry import Event, Registry

# How many related articles a page names, and how many shared entities it gives as the reason.
_MOST_RELATED = 5
_MOST_REASONS = 4


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
    shared: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for entity, found in backlinks.items():
        if weight[entity] > 0:
            for one, _ in found:
                for other, _ in found:
                    if one is not other:
                        shared[one.slug][other.slug].add(entity)
    order = {article.slug: at for at, article in enumerate(articles)}
    related = {}
    for slug, others in shared.items():
        score = Counter({other: math.fsum(weight[entity] for entity in entities) for other, entities in others.items()})
        nearest = sorted(others, key=lambda other: (-score[other], order[other]))[:_MOST_RELATED]
        related[slug] = tuple(
            Related(
                other,
                tuple(sorted(others[other], key=lambda entity: (-weight[entity], entity))[:_MOST_REASONS]),
            )
            for other in nearest
        )
    return related
