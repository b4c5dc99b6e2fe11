"""Words and order of the page on who appears with whom: what lines and names are called, and the table of the same."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dossier.messages import Messages
from dossier.names import name_key
from dossier.network.picture import Node, Shown
from dossier.network.ties import Tie
from dossier.registry import Registry
from dossier.relate import Count

Row = tuple[str, Sequence[tuple[str, Tie]]]
"""An entity's id, with those that it is tied to."""


def rows(chosen: Shown, registry: Registry, counts: Mapping[str, Count], lang: str) -> list[Row]:
    """Return the table of the same entities and ties: the most mentioned entity first, of equals by name."""

    def order(row: Row) -> tuple[int, str, str]:
        entity = registry.entities[row[0]]
        return -counts[entity.id].mentions, name_key(entity.name[lang]), entity.id

    return sorted(chosen.of_entity.items(), key=order)


@dataclass(frozen=True)
class InWords:
    """Says in an edition's language what the picture shows."""

    registry: Registry
    messages: Messages

    def tie(self, tie: Tie) -> str:
        """Return «NASA et Roscosmos, 8 passages»."""
        one, other = (self.registry.entities[entity].name[self.messages.lang] for entity in (tie.one, tie.other))
        passages = self.messages.count("network.passages", tie.passages)
        return self.messages("network.tie", one=one, other=other, passages=passages)

    def node(self, node: Node) -> str:
        """Return «NASA (organisme, 27 mentions)»."""
        entity = self.registry.entities[node.entity]
        kind = self.messages(f"kind.{entity.type}.one").lower()
        mentions = self.messages.count("entities.mentions", node.mentions)
        return self.messages("network.node", name=entity.name[self.messages.lang], kind=kind, mentions=mentions)
