"""The curated part of a dossier: entities, events and sources, as people wrote them in seeds/."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from dossier.country_codes import known_codes
from dossier.entity import Entity
from dossier.kept import key_of
from dossier.names import name_key
from dossier.origins import Origins
from dossier.problems import Problem, did_you_mean
from dossier.project import Project
from dossier.read import read_yaml
from dossier.rulings import Ruled, read_rulings
from dossier.schema import Curated, EdtfDate, Text, WebAddress, Words
from dossier.slugs import RESERVED, SLUG
from dossier.yamlfile import YamlFile, validate

_KEY = re.compile(r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*")


class Event(Curated):
    """A dated fact of the curated chronology."""

    id: Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    date: EdtfDate
    title: Words
    summary: Words
    entities: tuple[Text, ...] = ()
    general_knowledge: Words | None = None
    sources: Annotated[tuple[Text, ...], Field(min_length=1)]


class Source(Curated):
    """A publication that entities and events rest on."""

    title: Text
    title_basis: Literal["page", "address", "described"]
    """Whether the title is the page's own, was rebuilt from its address, or describes it in our words."""
    publisher: Text
    date: EdtfDate | None = None
    url: WebAddress | None = None


@dataclass(frozen=True)
class Registry:
    """All that is curated, once checked."""

    entities: Mapping[str, Entity]
    """By id, in the order of the ids."""
    events: tuple[Event, ...]
    """In the order of their first days."""
    sources: Mapping[str, Source]
    """By key."""
    ambiguous: Mapping[str, tuple[str, ...]]
    """Names that several entities bear, as `name_key` gives them, with the entities' ids."""
    rulings: tuple[Ruled, ...] = ()
    """What was ruled on links, in the order of the file."""


@dataclass(frozen=True)
class _Keys:
    """The keys that other files may name."""

    sound: Mapping[str, object]
    faulty: frozenset[str]
    """Those that stand somewhere and are wrong: that is said there, and not again wherever they are named."""
    are_unreadable: bool = False
    """Whether the file that holds them can't be read at all."""


def read_registry(project: Project) -> tuple[Registry, list[Problem]]:
    """Read entities, events and sources. What is wrong is reported and left out; the rest stands."""
    registry, _, problems = read_with_origins(project)
    return registry, problems


def read_with_origins(project: Project) -> tuple[Registry, Origins, list[Problem]]:
    """Return the same as `read_registry`, and where each part was written."""
    sources, source_file, source_keys, problems = _read_sources(project)
    entities, files, wrong = _read_entities(project, source_keys)
    entity_keys = _Keys(entities, frozenset(path.stem for path in (project.seeds / "entities").glob("*.yml")))
    events, event_file, places, wrong_events = _read_events(project, entity_keys, source_keys)
    rulings, wrong_rulings = read_rulings(project, entities, entity_keys.faulty)
    registry = Registry(entities, events, sources, _shared_names(entities), tuple(rulings))
    origins = Origins(files, event_file, source_file, places, entity_keys.faulty - entities.keys())
    return registry, origins, [*problems, *wrong, *wrong_events, *wrong_rulings]


def key_of_registry(registry: Registry) -> str:
    """Return what tells a registry from any other."""
    return key_of(repr(registry).encode(errors="surrogatepass"))


def _read_sources(project: Project) -> tuple[dict[str, Source], YamlFile, _Keys, list[Problem]]:
    file, problems = read_yaml(project, project.seeds / "sources.yml", may_be_missing=True)
    sources = {}
    for key, value in _mapping(file, problems).items():
        if not _KEY.fullmatch(key):
            mend = "write letters a to z, figures and hyphens"
            problems.append(file.problem((key,), f"“{key}” can't be a source's key", mend))
            continue
        source, wrong = validate(Source, file, value, (key,))
        problems += wrong
        if source:
            sources[key] = source
    faulty = frozenset(file.value) - sources.keys() if isinstance(file.value, dict) else frozenset()
    return sources, file, _Keys(sources, faulty, not isinstance(file.value, dict)), problems


def _read_entities(project: Project, sources: _Keys) -> tuple[dict[str, Entity], dict[str, YamlFile], list[Problem]]:
    entities: dict[str, Entity] = {}
    files: dict[str, YamlFile] = {}
    problems: list[Problem] = []
    folder = project.seeds / "entities"
    for path in sorted(folder.iterdir(), key=lambda path: path.name) if folder.is_dir() else ():
        if path.name.startswith("."):
            continue
        shown = project.shown(path)
        if path.suffix != ".yml" or path.stem in RESERVED or not SLUG.fullmatch(path.stem):
            mend = "name it ID.yml, with an ID of small letters a to z, figures and hyphens (not “index”)"
            problems.append(Problem(shown, 1, "this is no entity's file", mend))
            continue
        file, wrong = read_yaml(project, path)
        if not wrong or file.value is not None:
            value = {"id": path.stem, **file.value} if isinstance(file.value, dict) else file.value
            entity, invalid = validate(Entity, file, value)
            wrong += invalid
            if entity:
                known, unknown = _known(entity.sources, sources, file, ("sources",), "source", "seeds/sources.yml")
                countries, odd = known_codes(entity.countries, file)
                own = {"id": path.stem, "sources": known, "countries": countries}
                entities[path.stem] = entity.model_copy(update=own)
                files[path.stem] = file
                wrong += [*unknown, *odd]
        problems += wrong
    return entities, files, problems


def _read_events(
    project: Project, entities: _Keys, sources: _Keys
) -> tuple[tuple[Event, ...], YamlFile, dict[str, int], list[Problem]]:
    """Return the events in order, their file, the place of each in it, and what is wrong."""
    file, problems = read_yaml(project, project.seeds / "events.yml", may_be_missing=True)
    if isinstance(file.value, dict) and not file.value:
        return (), file, {}, problems
    if not isinstance(file.value, list):
        if file.value is not None:
            problems.append(file.problem((), "the events are not a list", "begin each with `- id: …`"))
        return (), file, {}, problems
    events: dict[str, Event] = {}
    places: dict[str, int] = {}
    for at, value in enumerate(file.value):
        event, wrong = validate(Event, file, value, (at,))
        problems += wrong
        if not event:
            continue
        if event.id in events:
            problems.append(file.problem((at, "id"), f"two events have the id “{event.id}”", "give one another id"))
            continue
        known, unknown = _known(event.entities, entities, file, (at, "entities"), "entity", "seeds/entities/")
        cited, uncited = _known(event.sources, sources, file, (at, "sources"), "source", "seeds/sources.yml")
        problems += [*unknown, *uncited]
        events[event.id] = event.model_copy(update={"entities": known, "sources": cited})
        places[event.id] = at
    in_order = tuple(sorted(events.values(), key=lambda event: (event.date.first_day, event.id)))
    return in_order, file, places, problems


def _known(
    keys: Iterable[str],
    named: _Keys,
    file: YamlFile,
    way: tuple[str | int, ...],
    noun: str,
    where: str,
) -> tuple[tuple[str, ...], list[Problem]]:
    """Return those of `keys` that the registry has, and a problem for each that is nowhere."""
    known, problems = [], []
    for at, key in enumerate(keys):
        if key in named.sound:
            known.append(key)
        elif not named.are_unreadable and key not in named.faulty:
            mend = did_you_mean(key, named.sound) or f"add it to {where}"
            problems.append(file.problem((*way, at), f"no {noun} has the id “{key}”", mend))
    return tuple(dict.fromkeys(known)), problems


def _shared_names(entities: Mapping[str, Entity]) -> dict[str, tuple[str, ...]]:
    """Find the names that more than one entity bears."""
    bearers: dict[str, dict[str, None]] = {}
    for entity in entities.values():
        for name in entity.names:
            bearers.setdefault(name_key(name), {})[entity.id] = None
    return {key: tuple(ids) for key, ids in bearers.items() if len(ids) > 1}


def _mapping(file: YamlFile, problems: list[Problem]) -> Mapping[str, object]:
    """Return the file's top level, reporting one that is no mapping."""
    if isinstance(file.value, dict):
        return file.value
    if file.value is not None:
        problems.append(file.problem((), "here stands no mapping", "write one `key:` for each"))
    return {}
