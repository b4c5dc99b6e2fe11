"""Works out the list of all articles and entities that readers narrow, and what it can be narrowed by.

An article is chosen by its outlet, its year, its authors, its language and the entities that it names. The entities
that go with it are those: so the list of entities narrows with that of the articles.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dossier.article import Article
from dossier.entities_table import Line, entities_table
from dossier.entity import KINDS, Kind
from dossier.messages import Messages
from dossier.relate import Dossier

_FIRST_KINDS: tuple[Kind, ...] = ("person", "mission", "place", "organisation")
_UNFOLDED = frozenset({"outlet", "year", "person"})


@dataclass(frozen=True)
class Row:
    """An article in the list."""

    article: Article
    years: tuple[int, ...]
    """The years in which it may have appeared; none where its date isn't known."""
    names: tuple[int, ...]
    """The entities that it names, by their places in the list, from 0."""


@dataclass(frozen=True)
class Facet:
    """What articles are chosen by."""

    key: str
    """What it is called in addresses, which are permanent: `outlet`, `year`, `author`, `lang` or a kind of entities."""
    is_kind: bool
    """Whether it is a kind of entities."""
    is_unfolded: bool


@dataclass(frozen=True)
class Listing:
    """All articles and all entities."""

    articles: tuple[Row, ...]
    """The newest first."""
    kinds: tuple[tuple[Kind, tuple[Line, ...]], ...]
    """The entities of each kind that has some, in the order of their names."""
    naming: Mapping[str, int]
    """By the entity's id: how many articles name it, where some do. Copies of one dispatch count each, as listed."""

    @property
    def facets(self) -> Iterator[Facet]:
        """What the articles can be chosen by, in the order of show: of the kinds, those that they name."""
        named = {kind for kind, lines in self.kinds if any(line.entity.id in self.naming for line in lines)}
        rest = (kind for kind in KINDS if kind not in _FIRST_KINDS)
        for key in ("outlet", "year", *_FIRST_KINDS, *rest, "author", "lang"):
            is_kind = key in KINDS
            if not is_kind or key in named:
                yield Facet(key, is_kind, key in _UNFOLDED)


def listing(dossier: Dossier, messages: Messages) -> Listing:
    """Return the list of a dossier's articles and entities, with the names of an edition."""
    table = entities_table(dossier.registry, dossier.counts, messages)
    names: dict[str, list[int]] = defaultdict(list)
    for place, line in enumerate(table.lines):
        for article, _ in dossier.backlinks.get(line.entity.id, ()):
            names[article.slug].append(place)
    return Listing(
        tuple(Row(article, _years(article), tuple(names[article.slug])) for article in dossier.articles),
        table.kinds,
        {entity: len(found) for entity, found in dossier.backlinks.items()},
    )


def _years(article: Article) -> tuple[int, ...]:
    if not article.date:
        return ()
    date = article.date.value
    return tuple(range(date.first_day.year, date.last_day.year + 1))
