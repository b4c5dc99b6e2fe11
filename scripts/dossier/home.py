"""Chooses what the home page shows of a dossier: its newest articles, the events around now, what sources dispute, and
who is named most.

«Now» is the last day of which the dossier knows anything: no clock is asked, and the same dossier gives the same page.
"""

import datetime
from collections.abc import Collection, Iterable, Iterator, Mapping, Sized
from dataclasses import dataclass
from itertools import groupby

from dossier.article import Article
from dossier.chronology.entries import Entry, timeline
from dossier.claims import Claim, Position
from dossier.disputes import Dispute
from dossier.entity import Kind
from dossier.relate import Dossier

MOST_ARTICLES = 5
MOST_HAPPENED = 4
MOST_TO_COME = 3
MOST_DISPUTES = 3
MOST_ANSWERS = 2
MOST_NAMES = 8

_MISSIONS: frozenset[Kind] = frozenset(["mission", "programme"])


@dataclass(frozen=True)
class Named:
    """An entity, and how many articles name it."""

    entity: str
    """Its id."""
    articles: int


@dataclass(frozen=True)
class Disagreement:
    """A question, and how articles answer it."""

    claim: Claim
    answers: tuple[tuple[Position, Article], ...]
    """The first that differ, each with its article."""
    more: int
    """How many more answers there are."""


@dataclass(frozen=True)
class Home:
    """What the home page shows."""

    articles: tuple[Article, ...]
    """The newest first, each dispatch once."""
    happened: tuple[Entry, ...]
    """The events that happened last, the newest first."""
    to_come: tuple[Entry, ...]
    """The next events to come, the nearest first."""
    disagreements: tuple[Disagreement, ...]
    """The sharpest first."""
    persons: tuple[Named, ...]
    """Those whom the most articles name, the first first."""
    missions: tuple[Named, ...]
    numbers: Mapping[str, int]
    """How many articles, names, events and questions there are: by the folder of their pages."""


def home(dossier: Dossier) -> Home:
    """Return what the home page shows of a dossier."""
    today = dossier.newest_day or datetime.date.min
    entries = timeline(dossier).entries
    disputes = [each for each in dossier.disputes if is_disagreement(each)]
    numbers: dict[str, Sized] = {
        "articles": dossier.articles,
        "entities": dossier.registry.entities,
        "chronology": entries,
        "claims": dossier.disputes,
    }
    return Home(
        articles=tuple(_newest(dossier))[:MOST_ARTICLES],
        happened=happened(entries, today),
        to_come=to_come(entries, today),
        disagreements=tuple(_disagreement(each, dossier) for each in disputes[:MOST_DISPUTES]),
        persons=_most_named(dossier, {"person"}),
        missions=_most_named(dossier, _MISSIONS),
        numbers={folder: len(several) for folder, several in numbers.items()},
    )


def happened(entries: Iterable[Entry], today: datetime.date) -> tuple[Entry, ...]:
    """Return the last of the events that are over at the end of `today`, the newest first."""
    over = [each for each in entries if each.date.end and each.date.last_day <= today]
    over.sort(key=lambda each: (each.date.last_day, each.date.first_day, each.date.text), reverse=True)
    return tuple(_one_of_each_date(over))[:MOST_HAPPENED]


def to_come(entries: Iterable[Entry], today: datetime.date) -> tuple[Entry, ...]:
    """Return the first of the events that `today` has yet to see begin, the nearest first."""
    awaited = [each for each in entries if each.date.first_day > today]
    awaited.sort(key=lambda each: (each.date.first_day, each.date.last_day, each.date.text))
    return tuple(_one_of_each_date(awaited))[:MOST_TO_COME]


def is_disagreement(dispute: Dispute) -> bool:
    """Tell whether articles answer a question in several ways, and not all the same."""
    claim = dispute.claim
    return claim.verdict != "agree" and len({position.answer.fr for position in claim.positions}) > 1


def _disagreement(dispute: Dispute, dossier: Dossier) -> Disagreement:
    positions = dispute.claim.positions
    answers: dict[str, tuple[Position, Article]] = {}
    for position, place in zip(positions, dispute.quoted, strict=True):
        answers.setdefault(position.answer.fr, (position, dossier.by_slug[place.article]))
    shown = tuple(answers.values())[:MOST_ANSWERS]
    return Disagreement(dispute.claim, shown, len(positions) - len(shown))


def _one_of_each_date(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Yield one event of each date, in order: a curated one where there is one, or what the most articles tell.

    No sentence comes twice, whatever dates it gives.
    """
    shown: set[tuple[str, tuple[int, int]]] = set()
    for _, several in groupby(entries, key=lambda each: each.date):
        fresh = [each for each in several if not shown & _sentences(each)]
        if fresh:
            best = max(fresh, key=_weight)
            shown |= _sentences(best)
            yield best


def _sentences(entry: Entry) -> set[tuple[str, tuple[int, int]]]:
    """Return the sentences that tell of an event which isn't curated: articles, and where each stands there."""
    statements = [] if entry.event else [each for telling in entry.tellings for each in telling.statements]
    return {(each.article.slug, each.report.sentence) for each in statements}


def _weight(entry: Entry) -> tuple[bool, int]:
    return entry.event is not None, sum(len(telling.by_article) for telling in entry.tellings)


def _newest(dossier: Dossier) -> Iterator[Article]:
    """Yield the articles with a date, the newest first; of one dispatch that several bring, the first that comes."""
    seen = set()
    for article in dossier.articles:
        if article.date and dossier.stands_for[article.slug] not in seen:
            seen.add(dossier.stands_for[article.slug])
            yield article


def _most_named(dossier: Dossier, kinds: Collection[str]) -> tuple[Named, ...]:
    entities = dossier.registry.entities
    counts = [
        (count, entity)
        for entity, count in dossier.counts.items()
        if entities[entity].type in kinds and entities[entity].link != "never"
    ]
    counts.sort(key=lambda item: (-item[0].articles, -item[0].mentions, item[1]))
    return tuple(Named(entity, count.articles) for count, entity in counts[:MOST_NAMES])
