"""Writes what the cards show that a name in an article has when it is pointed at: one file for each edition.

It is a script, for a page that is read from a file may load one and no data; and one for all pages, loaded when the
first card is wanted. In the pages themselves the same would weigh on every reader, and how often a name is mentioned
in all articles would make every page of an article change with each new one.
"""

import json
from collections.abc import Mapping

from dossier.messages import Messages
from dossier.registry import Registry
from dossier.relate import Count

CARDS = "entities/cards.js"
"""Below docs/<lang>."""


def cards(registry: Registry, counts: Mapping[str, Count], messages: Messages) -> str:
    """Return the script: by the id of each entity that articles name, its kind, name, description and mentions."""
    lines = []
    for id_, entity in sorted(registry.entities.items()):
        count = counts.get(id_)
        if not count or entity.link == "never":
            continue
        numbers = (("entities.mentions", count.mentions), ("entities.in_articles", count.articles))
        said = " ".join(messages.count(key, n) for key, n in numbers)
        kind = messages(f"kind.{entity.type}.one")
        card = [kind, entity.name[messages.lang], entity.description[messages.lang], said]
        lines.append(f"{json.dumps(id_)}:{json.dumps(card, ensure_ascii=False, separators=(',', ':'))}")
    return "window.dossierCards={\n" + ",\n".join(lines) + "\n}\n"
