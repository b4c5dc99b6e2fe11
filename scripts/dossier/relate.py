"""Joins the articles: who mentions an entity where, which articles are related and why, which came before and after."""

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from dossier.article import Article
from dossier.disputes import Dispute, Disputed, disputed
from dossier.link import Mention
from dossier.quotation import Quotations
from dossier.registry import Event, Registry
from dossier.relating.duplicates import Group, duplicates
from dossier.relating.kinship import Related, related
from dossier.relating.occurrences import Occurrence
from dossier.relating.traits import Traits, all_traits
from dossier.report import Report


@dataclass(frozen=True)
class Count:
    """How often an entity is mentioned, where articles that are one dispatch count as one."""

    articles: int
    mentions: int
    """In the one of each group that mentions it most."""


@dataclass(frozen=True)
class Relations:
    """How articles stand to each other."""

    groups: tuple[Group, ...]
    """Those that are one dispatch."""
    related: Mapping[str, tuple[Related, ...]]
    """By the article's slug, the nearest first."""


Remember = Callable[[Callable[[], Relations]], Relations]


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
    groups: tuple[Group, ...] = ()
    """The articles that are one dispatch."""
    keys: Mapping[str, str] = field(default_factory=dict)
    """By the article's slug: what tells it, its mentions and the registry from any others, where that is known."""
    registry_key: str | None = None
    """The same for the registry alone."""
    disputes: tuple[Dispute, ...] = ()
    """The claims, the sharpest first."""
    quotations: Mapping[str, Quotations] = field(default_factory=dict)
    """By the article's slug."""
    reports: Mapping[str, tuple[Report, ...]] = field(default_factory=dict)
    """By the article's slug: what it dates."""
    occurrences: tuple[Occurrence, ...] = ()
    """The events, curated or told in articles, in order of time."""

    @cached_property
    def by_slug(self) -> Mapping[str, Article]:
        """The articles by address."""
        return {article.slug: article for article in self.articles}

    @cached_property
    def reported_of(self) -> Mapping[str, tuple[Occurrence, ...]]:
        """The events that stand in articles only, by the id of each that they concern."""
        by_entity: dict[str, list[Occurrence]] = defaultdict(list)
        for each in self.occurrences:
            for entity in () if each.event else each.entities:
                by_entity[entity].append(each)
        return {entity: tuple(several) for entity, several in by_entity.items()}

    @cached_property
    def disputed(self) -> Mapping[str, tuple[Disputed, ...]]:
        """By the article's slug: the words of it that claims quote."""
        return disputed(self.disputes)

    @cached_property
    def group_of(self) -> Mapping[str, Group]:
        """By the article's slug: the group of those that are one dispatch, where it is in one."""
        return {slug: group for group in self.groups for slug in group.slugs}

    @cached_property
    def stands_for(self) -> Mapping[str, str]:
        """By the article's slug: the article that stands for its group, itself where it is in none."""
        return _stands_for(self.articles, self.groups)

    @cached_property
    def counts(self) -> Mapping[str, Count]:
        """By the entity's id: how often it is mentioned, with no dispatch counted twice."""
        counts = {}
        for entity, found in self.backlinks.items():
            most: dict[str, int] = defaultdict(int)
            for article, mentions in found:
                group = self.stands_for[article.slug]
                most[group] = max(most[group], len(mentions))
            counts[entity] = Count(len(most), sum(most.values()))
        return counts

    @property
    def newest_day(self) -> datetime.date | None:
        """The last day that an article or an event is dated: how old the content is."""
        dates = [article.date.value for article in self.articles if article.date]
        return max(
            (date.last_day for date in [*dates, *(event.date for event in self.registry.events)]),
            default=None,
        )


def relate(
    articles: Iterable[Article],
    mentions: Mapping[str, tuple[Mention, ...]],
    registry: Registry,
    traits: Mapping[str, Traits] | None = None,
    remember: Remember | None = None,
) -> Dossier:
    """Return the dossier that articles, their mentions and the registry make together.

    `traits` are those of the articles by slug, where they are known already; `remember` is given what works out the
    articles' relations, and may know them from an earlier run.
    """
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

    def find() -> Relations:
        own = all_traits(ordered) if traits is None else traits
        groups = duplicates(ordered, own)
        naming = {
            entity: [article.slug for article, _ in found]
            for entity, found in backlinks.items()
            if not _says_little(registry, entity)
        }
        return Relations(groups, related(ordered, naming, own, _stands_for(ordered, groups)))

    relations = remember(find) if remember else find()
    return Dossier(
        articles=ordered,
        registry=registry,
        mentions=mentions,
        backlinks={entity: tuple(found) for entity, found in backlinks.items()},
        events_of={entity: tuple(events) for entity, events in events_of.items()},
        related=relations.related,
        neighbours=_neighbours(ordered),
        groups=relations.groups,
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


def _stands_for(articles: Iterable[Article], groups: Iterable[Group]) -> dict[str, str]:
    itself = {article.slug: article.slug for article in articles}
    return itself | {slug: group.slugs[0] for group in groups for slug in group.slugs}


def _says_little(registry: Registry, entity: str) -> bool:
    """Tell what is so common that it isn't even linked, such as countries: a small dossier may make it seem rare."""
    known = registry.entities.get(entity)
    return known is not None and known.link == "never"
