"""Puts what is known of each event into the form in which the line of time shows it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import groupby
from typing import Literal

from dossier.article import Article
from dossier.dates import Date
from dossier.entity import KINDS, Kind
from dossier.passages import around
from dossier.registry import Event, Registry
from dossier.relate import Dossier
from dossier.relating.occurrences import Occurrence
from dossier.report import Report

Origin = Literal["curated", "reported"]
"""Whether an entry is curated, or stands in articles only: keys of the message catalogue, `chronology.origin.…`."""

ORIGINS: tuple[Origin, ...] = ("curated", "reported")

MOST_ENTRIES = 2000
"""Of a page: with more in all, those that one article alone tells of go to a page of their year."""


@dataclass(frozen=True)
class Statement:
    """A dated statement, with the article that makes it."""

    id: str
    """Its anchor, on the line of time and on the article's page."""
    article: Article
    report: Report

    @cached_property
    def sentence(self) -> str:
        """Its sentence as Markdown, with the words of the date marked; what is too long is cut."""
        return around(self.article, self.report.sentence, [(self.report.start, self.report.end)])


@dataclass(frozen=True)
class Telling:
    """What articles say of an event in the same words, with the same date: a dispatch is shown once."""

    statements: tuple[Statement, ...]
    differs: bool
    """Whether its date and another of the event can't both be right."""

    @property
    def first(self) -> Statement:
        """The one that was published first."""
        return self.statements[0]

    @property
    def by_article(self) -> tuple[Statement, ...]:
        """The first of each article."""
        first: dict[str, Statement] = {}
        for each in self.statements:
            first.setdefault(each.article.slug, each)
        return tuple(first.values())

    @property
    def date(self) -> Date:
        """The date that the words give."""
        assert self.first.report.date
        return self.first.report.date


@dataclass(frozen=True)
class Entry:
    """An event on the line of time."""

    id: str
    date: Date
    dated_by: Statement | None
    """Whose words give the date; None where the curated chronology gives it."""
    event: Event | None
    tellings: tuple[Telling, ...]
    entities: tuple[str, ...]
    """Those that it concerns, and whose names are worth a link."""
    kinds: tuple[Kind, ...]
    """Of those, in the order of all kinds."""
    persons: tuple[str, ...]
    """Those of them who are people."""
    dates_differ: bool

    @property
    def origin(self) -> Origin:
        """Whether it is curated, or only reported."""
        return "curated" if self.event else "reported"

    @property
    def year(self) -> int:
        """The year under which it stands."""
        return self.date.first_day.year

    @property
    def is_told_once(self) -> bool:
        """Whether one article alone tells of it."""
        return not self.event and sum(len(telling.statements) for telling in self.tellings) == 1


@dataclass(frozen=True)
class Year:
    """A year of a page."""

    year: int
    entries: tuple[Entry, ...]
    rest: tuple[Entry, ...]
    """Those that stand on the year's own page."""

    @property
    def decade(self) -> int:
        """The decade that it is in."""
        return self.year // 10


@dataclass(frozen=True)
class Timeline:
    """All events, in order of time."""

    entries: tuple[Entry, ...]
    undated: int = 0
    """How many statements have words of time and no date: they aren't on the line."""

    @cached_property
    def is_split(self) -> bool:
        """Whether there are so many that the years have pages of their own."""
        return len(self.entries) > MOST_ENTRIES

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """How many entries there are of each origin and each kind."""
        counts = Counter[str](entry.origin for entry in self.entries)
        counts.update(kind for entry in self.entries for kind in entry.kinds)
        return counts

    @property
    def origins(self) -> tuple[Origin, ...]:
        """The origins that entries are told apart by: none, where all have the same."""
        return ORIGINS if all(self.counts[origin] for origin in ORIGINS) else ()

    @cached_property
    def kinds(self) -> tuple[Kind, ...]:
        """The kinds of those that entries concern."""
        return tuple(kind for kind in KINDS if self.counts[kind])

    @cached_property
    def persons(self) -> tuple[tuple[str, int], ...]:
        """The people whom entries concern, with how many: those with the most first, of equals by id."""
        counts = Counter(person for entry in self.entries for person in entry.persons)
        return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))

    @cached_property
    def reported_of(self) -> Mapping[str, tuple[Entry, ...]]:
        """The entries that stand in articles only, by the id of each that they concern."""
        by_entity: dict[str, list[Entry]] = defaultdict(list)
        for entry in self.entries:
            for entity in () if entry.event else entry.entities:
                by_entity[entity].append(entry)
        return {entity: tuple(several) for entity, several in by_entity.items()}

    def of(self, key: str) -> tuple[Entry, ...]:
        """Return the entries of an origin or a kind; all, where the key is empty."""
        return tuple(entry for entry in self.entries if not key or key == entry.origin or key in entry.kinds)

    def years(self, entries: Iterable[Entry]) -> tuple[Year, ...]:
        """Return entries, which are in order, by year, with those apart that stand on a page of their year."""
        years = []
        for year, several in groupby(entries, key=lambda entry: entry.year):
            here: list[Entry] = []
            rest: list[Entry] = []
            for entry in several:
                (rest if self.is_split and entry.is_told_once else here).append(entry)
            years.append(Year(year, tuple(here), tuple(rest)))
        return tuple(years)


@lru_cache(maxsize=1)  # every edition asks for the same, one after the other
def _kept(made: "_ById") -> Timeline:
    dossier = made.dossier
    known = dossier.occurrences or tuple(
        Occurrence(event.id, event.date, event, (), event.entities, False) for event in dossier.registry.events
    )
    undated = sum(report.date is None for reports in dossier.reports.values() for report in reports)
    return Timeline(tuple(_entry(each, dossier) for each in known), undated)


class _ById:
    """A dossier, told from another by being another object: its values can't be hashed."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _ById) and other.dossier is self.dossier

    def __hash__(self) -> int:
        return id(self.dossier)


def timeline(dossier: Dossier) -> Timeline:
    """Return the line of time of a dossier; of its curated events alone where nothing was made of its articles'."""
    return _kept(_ById(dossier))


def _entry(occurrence: Occurrence, dossier: Dossier) -> Entry:
    statements = [Statement(told.id, dossier.by_slug[told.article], told.report) for told in occurrence.told]
    event = occurrence.event
    exact = [each for each in statements if each.report.date == occurrence.date]
    entities = _named(occurrence, dossier.registry)
    kinds = {dossier.registry.entities[each].type for each in entities}
    return Entry(
        id=occurrence.id,
        date=occurrence.date,
        dated_by=None if event or not exact else exact[0],
        event=event,
        tellings=_tellings(statements, occurrence),
        entities=entities,
        kinds=tuple(kind for kind in KINDS if kind in kinds),
        persons=tuple(each for each in entities if dossier.registry.entities[each].type == "person"),
        dates_differ=occurrence.dates_differ,
    )


def _named(occurrence: Occurrence, registry: Registry) -> tuple[str, ...]:
    """Return those that an event concerns: all that the curated chronology names, and of others the telling ones."""
    curated = occurrence.event.entities if occurrence.event else ()
    others = (each for each in occurrence.entities if registry.entities[each].link != "never")
    return tuple(dict.fromkeys([*curated, *others]))


def _tellings(statements: Sequence[Statement], occurrence: Occurrence) -> tuple[Telling, ...]:
    """Put together the statements that have the same words, in the order of the first of each."""
    dates = [occurrence.date] if occurrence.event else []
    dates += [each.report.date for each in statements if each.report.date]
    alike: dict[tuple[str, str], list[Statement]] = {}
    for each in statements:
        if each.report.date:
            words = " ".join(each.article.text[slice(*each.report.sentence)].split())  # compared, and not shown
            alike.setdefault((words, each.report.date.text), []).append(each)
    return tuple(
        Telling(
            tuple(several),
            occurrence.dates_differ and any(_disagree(several[0].report.date, other) for other in dates),
        )
        for several in alike.values()
    )


def _disagree(one: Date | None, other: Date | None) -> bool:
    """Tell dates that can't both be right: no day lies in both."""
    if not one or not other:
        return False
    return _ends_before(one, other) or _ends_before(other, one)


def _ends_before(one: Date, other: Date) -> bool:
    return one.end is not None and other.start is not None and one.end.last_day < other.start.first_day
