"""What the registry lacks: names that look like entities and are none yet, and names that could not be resolved."""

from collections import defaultdict
from dataclasses import dataclass, field

from dossier.link import Mention
from dossier.names import name_key
from dossier.problems import Problem, UsageError, did_you_mean
from dossier.registry import Registry
from dossier.relate import Dossier
from dossier.slugs import slug_of
from dossier.suggesting.near_names import Near, NearNames
from dossier.suggesting.unknown_names import RULED_OUT, ReadNames, Seat, UnknownName, seat_of, unknown_names


@dataclass(frozen=True)
class Suggestion:
    """An entity that the registry may want."""

    name: UnknownName
    near: tuple[Near, ...]
    """Entities that it may be another form of."""
    id: str
    """What the entity's file would be called."""


@dataclass(frozen=True)
class Unresolved:
    """A name that entities of the registry bear, and of which it can't be told which is meant."""

    name: UnknownName
    reason: str
    """A key of the message catalogue, `unlinked.…`."""
    candidates: tuple[str, ...]
    """The ids of the entities that it may mean."""


@dataclass(frozen=True)
class Suggestions:
    """All that the registry lacks."""

    names: tuple[Suggestion, ...]
    """The most frequent first."""
    unresolved: tuple[Unresolved, ...]
    problems: tuple[Problem, ...] = field(default=())
    """What is wrong with what people wrote."""

    def named(self, words: str) -> "Suggestion | Unresolved":
        """Return the one that is written `words` somewhere; raise UsageError where none is."""
        key = name_key(words)
        several: tuple[Suggestion | Unresolved, ...] = (*self.names, *self.unresolved)
        for one in several:
            if key in map(name_key, (one.name.name, *(form for form, _ in one.name.forms))):
                return one
        mend = did_you_mean(words, [form for one in several for form, _ in one.name.forms])
        raise UsageError(f"“{words}” is not among the suggestions; {mend or 'see them all: dossier suggest'}")


def suggestions(dossier: Dossier, read_names: ReadNames | None = None) -> Suggestions:
    """Return what the articles of a dossier name and its registry lacks; `read_names` is a second reader of French."""
    near = NearNames(dossier.registry)
    names = unknown_names(dossier.articles, dossier.mentions, read_names)
    suggested = tuple(
        Suggestion(each, near.near(tuple(form for form, _ in each.forms)), entity_id(each)) for each in names
    )
    told = frozenset(
        (seat.article.path, at) for each in names for seat in each.seats for at in range(seat.start, seat.end)
    )
    return Suggestions(suggested, _unresolved(dossier, told))


def entity_id(name: UnknownName) -> str:
    """Return what an entity's file would be called: after its French name where an article in French gives one."""
    return slug_of(name.in_language("fr") or name.name, None, "")


def _unresolved(dossier: Dossier, told: frozenset[tuple[str, int]]) -> tuple[Unresolved, ...]:
    """Return the mentions that have no entity, but for those within a name that is suggested (`told`), or ruled on."""
    groups: dict[tuple[str, str, tuple[str, ...]], list[Seat]] = defaultdict(list)
    for article in dossier.articles:
        for mention in dossier.mentions.get(article.slug, ()):
            if mention.entity is None and mention.reason != RULED_OUT and (article.path, mention.start) not in told:
                key = name_key(mention.words)
                candidates = _candidates(mention, key, dossier.registry)
                groups[key, mention.reason or "", candidates].append(seat_of(article, mention))
    unresolved = [Unresolved(UnknownName(tuple(seats)), key[1], key[2]) for key, seats in groups.items()]
    return tuple(sorted(unresolved, key=_order))


def _candidates(mention: Mention, key: str, registry: Registry) -> tuple[str, ...]:
    return mention.candidates or registry.ambiguous.get(key, ())


def _order(one: Unresolved) -> tuple[int, str, str, tuple[str, ...]]:
    return -len(one.name.seats), name_key(one.name.name), one.reason, one.candidates
