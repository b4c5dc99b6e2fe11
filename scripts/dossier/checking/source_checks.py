"""Finds sources that one list cites twice."""

from collections.abc import Iterator
from typing import Any

from dossier.origins import Origins, note
from dossier.problems import Problem
from dossier.registry import Registry
from dossier.yamlfile import Key, YamlFile


def source_problems(registry: Registry, origins: Origins) -> Iterator[Problem]:
    """Yield a note for each id that stands twice in a list of an entity or an event."""
    for entity, file in origins.entities.items():
        if entity in registry.entities:
            yield from _twice(file, ())
            for at in range(len(registry.entities[entity].key_dates)):
                yield from _twice(file, ("key_dates", at))
    for place in origins.event_places.values():
        yield from _twice(origins.events, (place,))


def _twice(file: YamlFile, way: tuple[Key, ...]) -> Iterator[Problem]:
    """Look through the lists of ids at `way` as they are written: what is read of them has each once."""
    value: Any = file.value
    for step in way:
        value = value[step]
    for key, noun in (("sources", "source"), ("entities", "entity")):
        written = value.get(key)
        seen: set[object] = set()
        for at, each in enumerate(written if isinstance(written, list) else ()):
            if isinstance(each, str) and each in seen:
                yield note(
                    file.problem((*way, key, at), f"the {noun} “{each}” stands twice in this list", "keep it once")
                )
            if isinstance(each, str):
                seen.add(each)
