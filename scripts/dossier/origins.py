"""Where in which file each part of the registry was written, so that what is wrong with it is said at its line."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from dossier.problems import Problem
from dossier.yamlfile import Key, YamlFile


@dataclass(frozen=True)
class Origins:
    """The files of the registry."""

    entities: Mapping[str, YamlFile]
    """By the entity's id."""
    events: YamlFile
    sources: YamlFile
    event_places: Mapping[str, int] = field(default_factory=dict)
    """By the event's id: its place in the file."""
    faulty_entities: frozenset[str] = frozenset()
    """The ids of those whose file says nothing sound: that is said there, and not again wherever they are named."""

    def of_entity(self, entity: str, way: tuple[Key, ...], what: str, mend: str) -> Problem:
        """Return a problem at what stands at `way` in the entity's file."""
        return self.entities[entity].problem(way, what, mend)

    def of_event(self, event: str, way: tuple[Key, ...], what: str, mend: str) -> Problem:
        """Return a problem at what stands at `way` in the event."""
        return self.events.problem((self.event_places[event], *way), what, mend)


def note(problem: Problem) -> Problem:
    """Return a problem as a note: a person may well mean it."""
    return replace(problem, is_note=True)
