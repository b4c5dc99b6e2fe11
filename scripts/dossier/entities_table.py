"""Works out the table of all entities: its rows by kind, what they can be filtered by, and who is mentioned most."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from dossier.countries import country
from dossier.entity import KINDS, Entity, Kind
from dossier.messages import Messages
from dossier.names import name_key
from dossier.registry import Registry
from dossier.relate import Count

_MOST_NAMED = 12
_NONE = Count(0, 0)


@dataclass(frozen=True)
class Line:
    """An entity's row."""

    entity: Entity
    name: str
    sorted_by: str
    """The name as rows are sorted by it: a person's last name first, without marks and capitals."""
    countries: tuple[tuple[str, str], ...]
    """Codes and names."""
    count: Count
    """How often it is mentioned, where articles that are one dispatch count as one."""


@dataclass(frozen=True)
class Table:
    """All entities, by kind."""

    kinds: tuple[tuple[Kind, tuple[Line, ...]], ...]
    """The kinds that have entities, each with its own in the order of their names."""

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """All rows, in order."""
        return tuple(line for _, lines in self.kinds for line in lines)

    @cached_property
    def countries(self) -> tuple[tuple[str, str, int], ...]:
        """The countries that entities have: code, name and number of entities, in the order of the names."""
        counts = Counter(each for line in self.lines for each in line.countries)
        return tuple((*each, counts[each]) for each in sorted(counts, key=lambda each: (name_key(each[1]), each)))

    @cached_property
    def most_mentioned(self) -> tuple[Line, ...]:
        """Those with the most mentions, the first first: of all whose names are linked."""
        named = [line for line in self.lines if line.count.mentions and line.entity.link != "never"]
        return tuple(sorted(named, key=lambda line: (-line.count.mentions, -line.count.articles))[:_MOST_NAMED])


def entities_table(registry: Registry, counts: Mapping[str, Count], messages: Messages) -> Table:
    """Return the table of a registry's entities, of which `counts` says how often each is mentioned."""
    lines = [_line(entity, counts.get(entity.id, _NONE), messages) for entity in registry.entities.values()]
    lines.sort(key=lambda line: (line.sorted_by, line.entity.id))
    by_kind = ((kind, tuple(line for line in lines if line.entity.type == kind)) for kind in KINDS)
    return Table(tuple((kind, of_kind) for kind, of_kind in by_kind if of_kind))


def _line(entity: Entity, count: Count, messages: Messages) -> Line:
    name = entity.name[messages.lang]
    words = name.split()
    last = f"{words[-1]} {' '.join(words[:-1])}" if entity.type == "person" else name
    countries = tuple((code, country(code, messages)) for code in entity.countries)
    return Line(entity, name, name_key(last), countries, count)
