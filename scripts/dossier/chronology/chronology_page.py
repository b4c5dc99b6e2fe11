"""Words and order of the pages of the line of time: which pages there are, and how each says its dates and figures."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from dossier.chronology.date_words import date_in_words
from dossier.chronology.density import Column, Density, density
from dossier.chronology.entries import ORIGINS, Entry, Origin, Statement, Telling, Timeline, Year
from dossier.messages import Messages
from dossier.names import name_key
from dossier.registry import Registry

MOST_PERSONS = 12
"""Of those whose pages the line of time leads to."""


@dataclass(frozen=True)
class View:
    """A page of the line of time: all of it, or the events of an origin, of a kind or of a year."""

    timeline: Timeline
    key: str
    """An origin, a kind or a year; empty for all."""
    entries: tuple[Entry, ...]
    path: str
    """Below docs/<lang>."""
    is_of_year: bool = False

    @property
    def up(self) -> str:
        """The way from the page's folder to the edition's."""
        return "../" * self.path.count("/")

    @property
    def home(self) -> str:
        """The way from the page to that of all events."""
        return "../index.md" if self.path.count("/") > 1 else "index.md"

    @property
    def has_addresses(self) -> bool:
        """Whether the permanent addresses of its entries are on this very page."""
        return self.is_of_year or not self.key

    @cached_property
    def years(self) -> tuple[Year, ...]:
        """Its entries by year."""
        if self.is_of_year:
            return (Year(int(self.key), self.entries, ()),)
        return self.timeline.years(self.entries)

    @cached_property
    def density(self) -> Density | None:
        """How many events each year has; of several years only."""
        return density(self.entries) if len(self.years) > 1 else None


def views(timeline: Timeline) -> Iterator[View]:
    """Yield the pages that a line of time has: the first is that of all events."""
    yield View(timeline, "", timeline.entries, "chronology/index.md")
    for origin in timeline.origins:
        yield View(timeline, origin, timeline.of(origin), f"chronology/{origin}.md")
    for kind in timeline.kinds:
        yield View(timeline, kind, timeline.of(kind), f"chronology/kind/{kind}.md")
    for year in timeline.years(timeline.entries):
        if year.rest:
            yield View(timeline, str(year.year), year.rest, f"chronology/{year.year}.md", is_of_year=True)


@dataclass(frozen=True)
class Difference:
    """A date that an event is given, among others."""

    words: str
    is_curated: bool
    statements: tuple[Statement, ...]


@dataclass(frozen=True)
class InWords:
    """Says in an edition's language what the line of time shows."""

    registry: Registry
    messages: Messages

    def title(self, view: View) -> str:
        """Return the title of a page."""
        if view.is_of_year:
            return self.messages("chronology.title_of_year", year=view.key)
        if not view.key:
            return self.messages("chronology.title")
        is_origin = view.key in ORIGINS
        what = self.messages(f"chronology.what.{view.key}" if is_origin else f"kind.{view.key}.many")
        return self.messages("chronology.title_of", what=what if is_origin else what[:1].lower() + what[1:])

    def date(self, entry: Entry) -> str:
        """Return the date of an entry, as exact as it is known."""
        by = entry.dated_by
        return date_in_words(entry.date, by.report if by else None, by.article if by else None, self.messages)

    def date_of(self, telling: Telling) -> str:
        """Return the date that articles give an event."""
        first = telling.first
        return date_in_words(telling.date, first.report, first.article, self.messages)

    def own_date(self, entry: Entry, telling: Telling) -> str:
        """Return the same where it says something else than that of the entry; otherwise nothing."""
        words = self.date_of(telling)
        return "" if words == self.date(entry) else words

    def differences(self, entry: Entry) -> list[Difference]:
        """Return the dates of an entry that can't all be right, each once, that of the curated chronology first."""
        if not entry.dates_differ:
            return []
        given: dict[str, list[Statement]] = {}
        curated = self.date(entry) if entry.event else None
        if curated is not None:
            given[curated] = []
        for telling in entry.tellings:
            if telling.differs or self.date_of(telling) == curated:
                given.setdefault(self.date_of(telling), []).extend(telling.statements)
        return [Difference(words, words == curated, tuple(several)) for words, several in given.items()]

    def who(self, difference: Difference) -> str:
        """Return who gives a date, each once: «chronologie, AFP»."""
        names = [self.messages("chronology.here")] if difference.is_curated else []
        unknown = self.messages("articles.unknown_source")
        names += [each.article.source.value if each.article.source else unknown for each in difference.statements]
        return ", ".join(dict.fromkeys(names))

    def column(self, column: Column) -> str:
        """Return «1975 : 2 faits établis, 1 rapporté»."""
        years = str(column.first) if column.first == column.last else f"{column.first}–{column.last}"
        return self.messages("chronology.column", year=years, counts=self.counts(column.counts))

    def counts(self, counts: Mapping[Origin, int]) -> str:
        """Return «2 faits établis, 1 rapporté», without what there is none of."""
        said = [self.messages.count(f"chronology.count.{origin}", n) for origin in ORIGINS if (n := counts[origin])]
        return ", ".join(said)

    def persons(self, timeline: Timeline) -> list[tuple[str, str, int]]:
        """Return all people whom entries concern, in the order of their last names: ids, names, numbers of entries."""

        def order(item: tuple[str, str, int]) -> tuple[str, str]:
            words = item[1].split()
            return name_key(" ".join([words[-1], *words[:-1]])), item[0]

        named = [(person, self.registry.entities[person].name[self.messages.lang], n) for person, n in timeline.persons]
        return sorted(named, key=order)
