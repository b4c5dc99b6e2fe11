"""Puts beside an article what its page says of others: which are the same dispatch, which are related, and why."""

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from dossier.article import Article, Found
from dossier.dates import Date, day_date
from dossier.relate import Dossier
from dossier.relating.kinship import Related
from dossier.relating.traits import told
from dossier.relating.wording import Passages

_MOST_COPIES = 8
"""How many articles of one dispatch are named; of the others a page gives the number."""

_FEWEST_WORDS = 5
# Where a passage would quote half of a quotation, or run on into the next paragraph.
_BREAK = re.compile(r"""[«»“”"\n]+""")
_EDGES = " \t\u00a0\u202f,;:.!?…)(–—-"


@dataclass(frozen=True)
class Heading:
    """What the pages of others show of an article."""

    slug: str
    title: Found[str]
    date: Found[Date] | None
    lang: Found[str] | None


@dataclass(frozen=True)
class InCommon:
    """A related article, and what this one has in common with it."""

    other: Heading
    entities: tuple[str, ...] = ()
    """The ids of what both name."""
    days: tuple[Date, ...] = ()
    is_near: bool = False
    """Whether they appeared at about the same time."""
    words: tuple[int, int] | None = None
    """Where words that both have stand in this article's text as read."""


@dataclass(frozen=True)
class Copies:
    """The articles that are the same dispatch as this one."""

    of: Heading | None = None
    """The one that is known to have come first, where it isn't this one."""
    by: tuple[Heading, ...] = ()
    """Those that came after this one, which was the first."""
    same: tuple[Heading, ...] = ()
    """Those of which nobody knows whether they came before it."""
    unnamed: int = 0
    """How many more there are."""

    @property
    def named(self) -> tuple[Heading, ...]:
        """All that are named."""
        return (*((self.of,) if self.of else ()), *self.by, *self.same)


NO_COPIES = Copies()


def heading(article: Article) -> Heading:
    """Return what the pages of others show of an article."""
    return Heading(article.slug, article.title, article.date, article.lang)


def copies(dossier: Dossier, slug: str) -> Copies:
    """Return what an article's page says of those that are the same dispatch."""
    group = dossier.group_of.get(slug)
    if not group:
        return NO_COPIES
    first = group.first
    others = [other for other in group.others(slug) if other != first]
    named = tuple(heading(dossier.by_slug[other]) for other in others[:_MOST_COPIES])
    unnamed = len(others) - len(named)
    if first == slug:
        return Copies(by=named, unnamed=unnamed)
    return Copies(heading(dossier.by_slug[first]) if first else None, same=named, unnamed=unnamed)


def in_common(dossier: Dossier, article: Article) -> tuple[InCommon, ...]:
    """Return the related articles, with why."""
    finder = _Finder(article)
    return tuple(
        InCommon(
            heading(dossier.by_slug[each.slug]),
            each.entities,
            _dates(each.days),
            each.is_near,
            finder.words(each, dossier.by_slug[each.slug]),
        )
        for each in dossier.related.get(article.slug, ())
    )


def _dates(days: Iterable[datetime.date]) -> tuple[Date, ...]:
    return tuple(day_date(day) for day in days)


class _Finder:
    """Finds in an article the words that others have too."""

    def __init__(self, article: Article) -> None:
        self._article = article

    @cached_property
    def _passages(self) -> Passages:
        return Passages(self._article.text, told(self._article))

    def words(self, related: Related, other: Article) -> tuple[int, int] | None:
        """Return where the rarest of the words that both have stand, without half a quotation."""
        for each in related.prints:
            found = self._passages.shared(each, other.text, told(other))
            if found and (part := _longest_part(self._article.text, *found)):
                return part
        return None


def _longest_part(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the longest part of a passage without a quotation mark, with a word at either end."""
    cuts = [(found.start(), found.end()) for found in _BREAK.finditer(text, start, end)]
    starts, ends = [start, *(cut[1] for cut in cuts)], [*(cut[0] for cut in cuts), end]
    first, last = max(zip(starts, ends, strict=True), key=lambda part: (part[1] - part[0], -part[0]))
    words = text[first:last]
    first += len(words) - len(words.lstrip(_EDGES))
    last -= len(words) - len(words.rstrip(_EDGES))
    return (first, last) if len(text[first:last].split()) >= _FEWEST_WORDS else None
