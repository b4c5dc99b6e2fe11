"""Puts together what articles report of one event, and what the curated chronology has of it.

Each statement, the most exact first, goes to the group that it fits best: the one whose head (the curated event, or the
first statement) or most of whose members are of the same event (`same_event`). Groups are looked for by the months and
by what is rare, and so the work grows with the number of statements and not with that of their pairs.
"""

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import nsmallest

from dossier.article import Article
from dossier.dates import Date
from dossier.registry import Event
from dossier.relating.same_event import FARTHEST, Rarity, Statement, may_be_one, surname, surplus
from dossier.relating.stated_events import statement_of_event, statements_of_article
from dossier.report import Report
from dossier.report_anchors import report_anchors

_MOST_COMPARED = 12
"""With so many groups a statement is compared, those first that share the most."""
_MOST_NAMES, _MOST_WORDS = 5, 6
"""By how many of its rarest entities and words groups are looked for."""
_MOST_SHARING = 100
"""What more groups of one time have says little."""
_MOST_ASKED = 7
"""How many members of a group are asked whether another fits."""
_CLEAR = 0.1
"""By how much the group that fits best must fit better than the next, where dates don't tell them apart."""
_CURATED = 0.05
"""How much better a curated event fits than a statement that fits as well."""
_OWN = 0.3
"""How much more two statements of one article have to share: who tells a thing once mostly goes on to another."""


_Time = tuple[str, int | str]
"""A time by which statements are found: a day, a month, a year, a month that a vaguer date touches, a date's words."""


@dataclass(frozen=True)
class Told:
    """A dated statement, and the article that makes it."""

    article: str
    """Its slug."""
    id: str
    """The statement's own permanent anchor on the line of time, made from its words: `d-` and eight hex digits."""
    report: Report


@dataclass(frozen=True)
class Occurrence:
    """One event on the line of time, whoever tells of it."""

    id: str
    """Its permanent anchor: the curated event's id, otherwise that of the first statement."""
    date: Date
    """What it is ordered by: the curated event's, otherwise the most precise of those told."""
    event: Event | None
    """Of the curated chronology, where it has one."""
    told: tuple[Told, ...]
    """What articles say of it, in the order of their publication."""
    entities: tuple[str, ...]
    """The ids of those that it concerns."""
    dates_differ: bool
    """Whether two of those who tell of it give dates that can't both be right."""


@dataclass(frozen=True)
class _Item:
    """A statement with the article that makes it."""

    told: Told
    date: Date
    published: tuple[datetime.date, str, int]
    """Where it stands among all: the day of the article, its slug, the place in it."""
    statement: Statement


@dataclass
class _Group:
    """What is of one event, so far."""

    event: Event | None
    head: Statement
    items: list[_Item] = field(default_factory=list)
    of_article: defaultdict[str, list[_Item]] = field(default_factory=lambda: defaultdict(list))

    def add(self, item: _Item) -> None:
        """Take up a statement."""
        self.items.append(item)
        self.of_article[item.told.article].append(item)


def occurrences(
    articles: Sequence[Article], reports: Mapping[str, Sequence[Report]], events: Sequence[Event]
) -> tuple[Occurrence, ...]:
    """Return every event, curated or told in an article, in order of time; `reports` are by the article's slug."""
    items = [item for article in articles for item in _items(article, reports.get(article.slug, ()))]
    groups = [_Group(event, statement_of_event(event)) for event in sorted(events, key=lambda event: event.id)]
    rarity = Rarity([*(group.head for group in groups), *(item.statement for item in items)])
    index = _Index(groups, rarity)
    for item in sorted(items, key=_most_exact_first):
        group = index.best(item)
        if group is None:
            group = _Group(None, item.statement)
            index.add(group)
        group.add(item)
    return tuple(sorted(map(_occurrence, index.groups), key=_in_time))


def _items(article: Article, reports: Sequence[Report]) -> Iterator[_Item]:
    """Yield the statements of an article that have a date."""
    day = article.date.value.first_day if article.date else datetime.date.max
    ids = report_anchors(article, reports)
    statements = statements_of_article(article, reports)
    for place, (report, id_, statement) in enumerate(zip(reports, ids, statements, strict=True)):
        if report.date and statement:
            told = Told(article.slug, id_, report)
            yield _Item(told, report.date, (day, article.slug, place), statement)


def _most_exact_first(item: _Item) -> tuple[int, int, tuple[datetime.date, str, int]]:
    statement = item.statement
    is_open = statement.grain in ("since", "by")
    return (1 << 30 if is_open else statement.last - statement.first), statement.first, item.published


def _occurrence(group: _Group) -> Occurrence:
    items = sorted(group.items, key=lambda item: item.published)
    entities = [*(group.event.entities if group.event else ())]
    entities += [entity for item in items for entity in item.told.report.entities]
    dates = [*([group.event.date] if group.event else ()), *(item.date for item in items)]
    exact = min(items, key=_most_exact_first).date if items else None
    date = group.event.date if group.event else exact
    assert date  # a group has an event or a statement
    id_ = group.event.id if group.event else items[0].told.id
    told = tuple(item.told for item in items)
    return Occurrence(id_, date, group.event, told, tuple(dict.fromkeys(entities)), _differ(dates))


def _differ(dates: Iterable[Date]) -> bool:
    """Tell whether some two dates have no day in common: what has no end may end on any day."""
    starts, ends = [], []
    for date in dates:
        starts.append(date.first_day if date.start else datetime.date.min)
        ends.append(date.last_day if date.end else datetime.date.max)
    return max(starts) > min(ends)


def _in_time(occurrence: Occurrence) -> tuple[datetime.date, int, str]:
    """Sort by the first day; of one day, a year stands before its months and a month before its days."""
    first, last = occurrence.date.first_day, occurrence.date.last_day
    is_open = occurrence.date.start is None or occurrence.date.end is None
    return first, -(1 << 30) if is_open else first.toordinal() - last.toordinal(), occurrence.id


class _Index:
    """The groups, found by when they were and by what is rare in them."""

    def __init__(self, groups: Iterable[_Group], rarity: Rarity) -> None:
        self.groups: list[_Group] = []
        self._rarity = rarity
        self._found: defaultdict[_Time, dict[str, int | list[int]]] = defaultdict(dict)
        for group in groups:
            self.add(group)

    def add(self, group: _Group) -> None:
        """Take up a group, which is found by its head."""
        at, features = len(self.groups), self._features(group.head)
        for when in _times(group.head):
            found = self._found[when]
            for feature in features:
                known = found.setdefault(feature, at)  # mostly it is the only one: a list of one takes a while
                if isinstance(known, list):
                    known.append(at)
                elif known != at:
                    found[feature] = [known, at]
        self.groups.append(group)

    def best(self, item: _Item) -> _Group | None:
        """Return the group that a statement belongs to; None where it belongs to none, or it can't be told to which."""
        fits = []
        for at in self._candidates(item.statement):
            over = self._fit(item, self.groups[at])
            if over is not None:
                group = self.groups[at]
                gap = _gap(item.statement, group.head)
                fits.append((gap > 0, -over - (_CURATED if group.event else 0), at))
        if not fits:
            return None
        fits.sort()
        if len(fits) > 1:
            (is_off, over, _), (other_off, other_over, _) = fits[:2]
            if is_off == other_off and other_over - over < _CLEAR:
                return None
        return self.groups[fits[0][2]]

    def _features(self, statement: Statement) -> list[str]:
        """Return the entities and the words that a statement is found by, the rarest of either first."""
        rarity = self._rarity
        names = [
            name for _, name in sorted((-rarity.of_name(each) * sure, each) for each, sure in statement.names.items())
        ]
        stems = [stem for _, stem in sorted((-rarity.of_stem(each), each) for each in statement.stems[""])]
        if not statement.is_curated:  # which says all that it is found by in a line or two
            names, stems = names[:_MOST_NAMES], stems[:_MOST_WORDS]
            stems += [stem for stem in map(surname, names) if stem]
        return [*(f"@{name}" for name in names), *stems]

    def _candidates(self, statement: Statement) -> list[int]:
        shared: Counter[int] = Counter()
        times = _asked_times(statement)
        features = [(feature, 3 if feature[0] == "@" else 1) for feature in self._features(statement)]
        for when in times:
            if when not in self._found:
                continue
            found = self._found[when]
            for feature, worth in features:
                places = found.get(feature, ())
                if isinstance(places, int):
                    shared[places] += worth
                elif len(places) <= _MOST_SHARING:
                    for at in places:
                        shared[at] += worth
        near = [
            (-worth, at)
            for at, worth in shared.items()
            if worth > 1 and may_be_one(statement, self.groups[at].head)  # one word alone makes none
        ]
        return [at for _, at in nsmallest(_MOST_COMPARED, near)]

    def _fit(self, item: _Item, group: _Group) -> float | None:
        """Return how well a statement fits a group; None where it doesn't."""
        if any(_exclude(item, other) for other in group.of_article.get(item.told.article, ())):
            return None
        needed = _OWN if not group.event and group.items[0].told.article == item.told.article else 0.0
        over = surplus(item.statement, group.head, self._rarity)
        if over is not None and over >= needed:
            return over - needed
        asked = [other.statement for other in group.items[:_MOST_ASKED] if other.statement is not group.head]
        fits = [each for each in (surplus(item.statement, other, self._rarity) for other in asked) if each is not None]
        return max(fits) if 2 * len(fits) > len(asked) + 1 else None


def _exclude(one: _Item, other: _Item) -> bool:
    """Tell whether an article that makes both statements dates two things: in one sentence, or on two days."""
    is_one_sentence = one.told.report.sentence == other.told.report.sentence
    return is_one_sentence or _gap(one.statement, other.statement) > 0


def _gap(one: Statement, other: Statement) -> int:
    return max(one.first, other.first) - min(one.last, other.last)


def _times(statement: Statement) -> list[_Time]:
    """Return the times by which a statement is found."""
    if statement.grain in ("by", "long"):
        return [("same", statement.date.text)]
    last = statement.first if statement.grain == "since" else statement.last
    days: list[_Time] = []
    if statement.grain in ("day", "days", "since"):
        days = [("day", day) for day in range(statement.first, last + 1)]
    else:
        days = [("vague", month) for month in _months(statement.first, last)]
    same: list[_Time] = [("same", statement.date.text)] if statement.grain == "since" else []
    months: list[_Time] = [("month", month) for month in _months(statement.first, last)]
    years: list[_Time] = [("year", year) for year in sorted({month // 12 for _, month in months})]  # type: ignore[operator]
    return [*same, *days, *months, *years]


def _asked_times(statement: Statement) -> list[_Time]:
    """Return the times by which others are looked for that may be of one event with a statement."""
    first, last = statement.first, statement.last
    match statement.grain:
        case "by" | "long":
            return [("same", statement.date.text)]
        case "since":
            return [("same", statement.date.text), ("day", first)]
        case "day" | "days":
            days = range(first - FARTHEST, last + FARTHEST + 1)
            return [*(("day", day) for day in days), *(("vague", month) for month in _months(first, last))]
        case "month":
            return [("month", month) for month in _months(first, last)]
    return [("year", year) for year in sorted({month // 12 for month in _months(first, last)})]


def _months(first: int, last: int) -> range:
    """Return the numbers of the months from one day to another."""
    one, other = datetime.date.fromordinal(first), datetime.date.fromordinal(last)
    return range(one.year * 12 + one.month - 1, other.year * 12 + other.month)
