"""The pages of entities, their table, and the cards that names in articles have."""

from collections.abc import Mapping

from dossier.cards import CARDS, cards
from dossier.chronology.chronology_page import InWords as TimeInWords
from dossier.entities_table import entities_table
from dossier.entity import Entity
from dossier.entity_page import Portrait, facts, noted, notes_of
from dossier.network.network_page import InWords
from dossier.network.network_page import rows as rows_of_network
from dossier.network.picture import Shown, draw, families
from dossier.placed import Placed
from dossier.relate import Count, Dossier
from dossier.rendering.page import Page
from dossier.rendering.templates import Templates


class EntityPages:
    """The pages of entities in one edition."""

    def __init__(self, templates: Templates) -> None:
        self._templates = templates
        self._registry = templates.registry
        self._messages = templates.messages
        self._lang = templates.lang

    def entity(self, entity: Entity, portrait: Portrait) -> Page:
        """Return an entity's page: what is known of it, and what the dossier says of it."""
        content = self._templates.fill(
            "entity",
            entity=entity,
            facts=list(facts(entity, self._messages)),
            notes=noted(entity, portrait.events, self._registry.sources),
            notes_of=lambda key_date: notes_of(key_date, entity, self._registry.sources),
            portrait=portrait,
            time_words=TimeInWords(self._registry, self._messages),
            structured=self._templates.structured(portrait.said, up="../../"),
        )
        meta = {
            "title": entity.name[self._lang],
            "description": entity.description[self._lang],
            "kind": entity.type,
            "sources": entity.sources,
        }
        return self._templates.page(f"entities/{entity.id}.md", meta, content)

    def section(self, placed: Placed, entity: str) -> str:
        """Return what the page of an entity shows of an article that mentions it."""
        count = len(placed.of_entities[entity])
        sentences = placed.sentences[entity]
        return self._templates.fill("mentions", article=placed.article, sentences=sentences, count=count).strip()

    def entities_index(self, counts: Mapping[str, Count]) -> Page:
        """Return the table of all entities, with how often each is mentioned."""
        content = self._templates.fill("entities", table=entities_table(self._registry, counts, self._messages))
        return self._templates.page("entities/index.md", {"title": self._messages("entities.title")}, content)

    def cards(self, counts: Mapping[str, Count]) -> Page:
        """Return what the cards show that names in articles have: a script, which is read where files are too."""
        return Page(self._lang, CARDS, cards(self._registry, counts, self._messages))

    def network(self, dossier: Dossier, chosen: Shown) -> Page:
        """Return the picture of who appears with whom, and the same as a table."""
        picture = draw(chosen, dossier, self._lang)
        content = self._templates.fill(
            "network",
            chosen=chosen,
            counts=dossier.counts,
            rows=rows_of_network(chosen, self._registry, dossier.counts, self._lang),
            picture=picture,
            families=families(picture.nodes),
            in_words=InWords(self._registry, self._messages),
        )
        meta = {"title": self._messages("network.title"), "hide": ["toc"]}
        return self._templates.page("network/index.md", meta, content)
