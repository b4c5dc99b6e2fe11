"""Finds articles that are one dispatch: copied whole, cut, with another beginning, or with news added.

Two articles that share enough marks are compared: they are one where the shorter one's runs of words stand in the
longer one, for the most part. So each article is compared with a few others only, however many there are.
"""

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dossier.article import Article
from dossier.relating.traits import Traits, told_words
from dossier.relating.wording import shingles

SHINGLE = 3
LEAST_CONTAINED = 0.55
"""How much of the shorter text stands in the longer one, by runs of SHINGLE words (tests/cases/duplicates)."""
_LEAST_MARKS = 0.12
"""How many of their marks two texts share, of the one that has fewer, to be compared at all."""
_MOST_COMPARED = 4
"""With how many others an article is compared: with those that share the most marks with it."""
_FEW = 6
"""Where so many articles share a mark, each is paired with each; where more do, with those next to it and the first."""
_SAMPLE = 12
"""Of how many of an article's marks such pairs are made: the smallest, which are the same ones in its copies."""

_LAST_HOUR = datetime.datetime.max.replace(tzinfo=datetime.UTC)


@dataclass(frozen=True)
class Group:
    """Articles that are one dispatch."""

    slugs: tuple[str, ...]
    """The earliest first as far as dates tell, then by file name."""
    first: str | None
    """The one that is known to be older than every other, where dates tell."""

    def others(self, slug: str) -> tuple[str, ...]:
        """Return the articles of the group but one."""
        return tuple(each for each in self.slugs if each != slug)


def duplicates(articles: Iterable[Article], traits: Mapping[str, Traits]) -> tuple[Group, ...]:
    """Return the groups of two articles and more that are one dispatch, in the order of their first ones."""
    ordered = sorted(articles, key=_earliest_first)
    texts = _Texts(ordered)
    leader = list(range(len(ordered)))

    def lead(at: int) -> int:
        while leader[at] != at:
            leader[at] = at = leader[leader[at]]
        return at

    compared: Counter[int] = Counter()
    for one, other in _pairs([traits[article.slug].marks for article in ordered]):
        first, second = sorted((lead(one), lead(other)))
        if first != second and min(compared[one], compared[other]) < _MOST_COMPARED:
            compared.update((one, other))
            if texts.contained(one, other) >= LEAST_CONTAINED:
                leader[second] = first
    groups: dict[int, list[Article]] = defaultdict(list)
    for at, article in enumerate(ordered):
        groups[lead(at)].append(article)
    return tuple(_group(group) for group in groups.values() if len(group) > 1)


def contained(one: Sequence[str], other: Sequence[str]) -> float:
    """Return how much of the shorter of two texts stands in the other, from 0 to 1."""
    return _share(shingles(one, SHINGLE), shingles(other, SHINGLE))


def _share(one: frozenset[tuple[str, ...]], other: frozenset[tuple[str, ...]]) -> float:
    fewest = min(len(one), len(other))
    return len(one & other) / fewest if fewest else 0.0


class _Texts:
    """The shingles of articles, each made when it is first asked for."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self._articles = articles
        self._made: dict[int, frozenset[tuple[str, ...]]] = {}

    def contained(self, one: int, other: int) -> float:
        for at in (one, other):
            if at not in self._made:
                self._made[at] = shingles(told_words(self._articles[at]), SHINGLE)
        return _share(self._made[one], self._made[other])


def _pairs(marks: Sequence[tuple[int, ...]]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of texts that share enough marks to be compared, the most alike first."""
    sharing = shared_by(marks)
    paired: set[tuple[int, int]] = set()
    many: list[list[int]] = [[] for _ in marks]
    for each, places in sharing.items():
        if len(places) <= _FEW:
            paired.update((one, other) for at, other in enumerate(places) for one in places[:at])
        else:
            for place in places:
                many[place].append(each)
    sampled: dict[int, list[int]] = defaultdict(list)
    for place, several in enumerate(many):
        for each in sorted(several)[:_SAMPLE]:
            sampled[each].append(place)
    for places in sampled.values():
        paired.update(pairwise(places))
        paired.update((places[0], other) for other in places[1:])
    sets = [frozenset(several) for several in marks]
    alike = []
    for one, other in paired:
        share = len(sets[one] & sets[other]) / min(len(sets[one]), len(sets[other]))
        if share >= _LEAST_MARKS:
            alike.append((-share, one, other))
    yield from ((one, other) for _, one, other in sorted(alike))


def shared_by(prints: Sequence[tuple[int, ...]]) -> dict[int, list[int]]:
    """Return, for each print that several texts have, which ones do, in order."""
    seen: set[int] = set()
    several: set[int] = set()
    for each in prints:
        several.update(seen.intersection(each))
        seen.update(each)
    sharing: dict[int, list[int]] = {}
    for place, each in enumerate(prints):
        for one in several.intersection(each):
            sharing.setdefault(one, []).append(place)
    return sharing


def _earliest_first(article: Article) -> tuple[datetime.date, datetime.date, datetime.datetime, str]:
    """Sort by the first day that an article may be of, then by its hour; those without a date come last."""
    if not article.date:
        return datetime.date.max, datetime.date.max, _LAST_HOUR, article.name
    return article.date.value.first_day, article.date.value.last_day, _hour(article) or _LAST_HOUR, article.name


def _group(articles: Sequence[Article]) -> Group:
    """Make a group of articles that are sorted already."""
    first, *others = articles
    is_known = all(_is_before(first, other) for other in others)
    return Group(tuple(article.slug for article in articles), first.slug if is_known else None)


def _is_before(one: Article, other: Article) -> bool:
    """Tell whether dates say that one article is older; of one day, their hours do where both have a zone."""
    if not one.date or not other.date or not one.date.value.end or not other.date.value.start:
        return False
    if one.date.value.last_day == other.date.value.first_day == one.date.value.first_day == other.date.value.last_day:
        hours = [_hour(article) for article in (one, other)]
        return bool(hours[0] and hours[1] and hours[0] < hours[1])
    return one.date.value.last_day < other.date.value.first_day


def _hour(article: Article) -> datetime.datetime | None:
    if not article.time or not article.date:
        return None
    hour = datetime.datetime.fromisoformat(f"{article.date.value.first_day}T{article.time.value}")
    return hour if hour.tzinfo else None
