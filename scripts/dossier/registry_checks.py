"""Checks the registry against itself, and says what only the dossier can answer.

Each check is a matter of its own: names, entries, twins, dates, sources. What depends on the articles and the pages
too is left open here (`Open`) and answered by `open_answers`.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from dossier.checking.date_checks import date_problems
from dossier.checking.entry_checks import entry_problems
from dossier.checking.name_checks import is_listed_as_ordinary, name_problems, unguarded_words, way_of_name
from dossier.checking.source_checks import source_problems
from dossier.checking.twin_checks import twin_problems
from dossier.entity import Entity
from dossier.linking.known_names import KnownNames
from dossier.linking.name_forms import forms
from dossier.linking.passage import Passage
from dossier.origins import Origins
from dossier.problems import Problem
from dossier.registry import Registry


@dataclass(frozen=True)
class Spot:
    """A word of the registry, and where it stands."""

    word: str
    path: str
    line: int


@dataclass(frozen=True)
class Open:
    """What the registry alone doesn't tell of itself."""

    words: tuple[Spot, ...] = ()
    """Names of one word that may be ordinary words: the articles tell."""
    unnamed: tuple[Spot, ...] = ()
    """The ids of entities that neither an event nor another entity names: articles and pages may."""
    uncited: tuple[Spot, ...] = ()
    """The keys of sources that nothing here cites: pages may."""


def registry_problems(registry: Registry, origins: Origins) -> list[Problem]:
    """Return what is wrong with the registry, in the order of files and lines."""
    entities = registry.entities
    return sorted(
        [
            *name_problems(entities, origins),
            *entry_problems(entities, origins),
            *twin_problems(entities, origins),
            *date_problems(registry, origins),
            *source_problems(registry, origins),
        ]
    )


def open_questions(registry: Registry, origins: Origins) -> Open:
    """Return what the dossier is to be asked of the registry."""
    files = origins.entities
    words = [
        Spot(name, files[entity.id].path, files[entity.id].line(*way_of_name(entity, name)))
        for entity in registry.entities.values()
        for name in unguarded_words(entity)
        if not is_listed_as_ordinary(name)
    ]
    named = _named(registry)
    unnamed = [Spot(one, files[one].path, 1) for one in registry.entities if one not in named]
    cited = _cited(registry)
    uncited = [
        Spot(key, origins.sources.path, origins.sources.line(key)) for key in registry.sources if key not in cited
    ]
    return Open(tuple(words), tuple(unnamed), tuple(uncited))


def _named(registry: Registry) -> set[str]:
    """Return the entities that an event or another entity names: by id, or in what is written of it."""
    named = {one for event in registry.events for one in event.entities}
    named |= {entity.seat_of for entity in registry.entities.values() if entity.seat_of}
    named |= {ruled.ruling.link for ruled in registry.rulings}
    names = KnownNames(form for entity in registry.entities.values() for form in forms(entity))
    texts = [(entity.id, text) for entity in registry.entities.values() for text in _texts(entity)]
    texts += [
        ("", event[lang]) for each in registry.events for event in (each.title, each.summary) for lang in ("fr", "en")
    ]
    for own, text in texts:
        named |= {one for match in names.find(Passage(text)) for one in match.entities if one != own}
    return named


def _texts(entity: Entity) -> Iterable[str]:
    return (words[lang] for words in (entity.description, *entity.key_dates) for lang in ("fr", "en"))


def _cited(registry: Registry) -> Counter[str]:
    cited: Counter[str] = Counter()
    for event in registry.events:
        cited.update(event.sources)
    for entity in registry.entities.values():
        cited.update(entity.sources)
        for date in entity.key_dates:
            cited.update(date.sources)
    return cited
