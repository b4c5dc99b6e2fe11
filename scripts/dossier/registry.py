"""The curated part of a dossier: entities, events and sources, as people wrote them in seeds/."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from dossier.entity import Entity
from dossier.kept import Kept, key_of, plain_content
from dossier.names import name_key
from dossier.problems import Problem, did_you_mean
from dossier.project import Project
from dossier.read import read_yaml
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
    """Names that several entities bear, as `name_key` gives them, with the entities' ids: they link to none."""


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
    sources, source_keys, problems = _read_sources(project)
    entities, files, wrong = _read_entities(project, source_keys)
    ambiguous, shared = _shared_names(entities, files)
    entity_keys = _Keys(entities, frozenset(path.stem for path in (project.seeds / "entities").glob("*.yml")))
    events, wrong_events = _read_events(project, entity_keys, source_keys)
    return Registry(entities, events, sources, ambiguous), [*problems, *wrong, *shared, *wrong_events]


def known_registry(project: Project, kept: Kept) -> tuple[Registry, list[Problem]]:
    """Return the same as `read_registry`, from what an earlier run has kept of the same files."""
    key = _key(project)
    known: tuple[Registry, list[Problem]] | None = kept.get(key) if key else None
    if known:
        return known
    read = read_registry(project)
    if key and _key(project) == key:  # or a file was changed meanwhile
        kept.put(key, read)
    return read


def key_of_registry(registry: Registry) -> str:
    """Return what tells a registry from any other."""
    return key_of(repr(registry).encode(errors="surrogatepass"))


def _key(project: Project) -> str | None:
    """Return what tells all files of the registry from any others; None where more than their bytes does."""
    folder = project.seeds / "entities"
    entities = sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
    paths = [project.seeds / "events.yml", project.seeds / "sources.yml", *(folder / name for name in entities)]
    contents = [plain_content(str(path)) for path in paths]
    sound = [content for content in contents if content]
    if len(sound) < len(contents) or folder.is_symlink():
        return None
    names = [project.shown(path).encode(errors="surrogateescape") for path in paths]
    return key_of(b"registry", *names, *(part for content in sound for part in content))


def _read_sources(project: Project) -> tuple[dict[str, Source], _Keys, list[Problem]]:
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
    return sources, _Keys(sources, faulty, not isinstance(file.value, dict)), problems


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
                entities[path.stem] = entity.model_copy(update={"id": path.stem, "sources": known})
                files[path.stem] = file
                wrong += unknown
        problems += wrong
    return entities, files, problems


def _read_events(project: Project, entities: _Keys, sources: _Keys) -> tuple[tuple[Event, ...], list[Problem]]:
    file, problems = read_yaml(project, project.seeds / "events.yml", may_be_missing=True)
    if isinstance(file.value, dict) and not file.value:
        return (), problems
    if not isinstance(file.value, list):
        if file.value is not None:
            problems.append(file.problem((), "the events are not a list", "begin each with `- id: …`"))
        return (), problems
    events: dict[str, Event] = {}
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
    return tuple(sorted(events.values(), key=lambda event: (event.date.first_day, event.id))), problems


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


def _shared_names(
    entities: Mapping[str, Entity], files: Mapping[str, YamlFile]
) -> tuple[dict[str, tuple[str, ...]], list[Problem]]:
    """Find the names that more than one entity bears."""
    bearers: dict[str, dict[str, str]] = {}
    for entity in entities.values():
        for name in entity.names:
            bearers.setdefault(name_key(name), {}).setdefault(entity.id, name)
    shared = {key: tuple(by_id) for key, by_id in bearers.items() if len(by_id) > 1}
    problems = []
    for key, ids in shared.items():
        for entity_id in ids[1:]:
            name, file = bearers[key][entity_id], files[entity_id]
            what = f"“{name}” also names {files[ids[0]].path}, so that it links to neither"
            way = _way_of(entities[entity_id], name)
            problems.append(file.problem(way, what, "leave the name to one of them, or write a fuller one"))
    return shared, problems


def _way_of(entity: Entity, name: str) -> tuple[str | int, ...]:
    """Return where in its file an entity's name stands."""
    if name in entity.aliases:
        return "aliases", entity.aliases.index(name)
    return "name", next(lang for lang in ("fr", "en", "ru") if getattr(entity.name, lang) == name)


def _mapping(file: YamlFile, problems: list[Problem]) -> Mapping[str, object]:
    """Return the file's top level, reporting one that is no mapping."""
    if isinstance(file.value, dict):
        return file.value
    if file.value is not None:
        problems.append(file.problem((), "here stands no mapping", "write one `key:` for each"))
    return {}
