"""Puts an article among the others: with the registry, all that its pages are made from."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby

from dossier.article import Article
from dossier.beside import NO_COPIES, Copies, Heading, InCommon, copies, heading, in_common
from dossier.body import Quotation, block_anchors, body, sentence, title
from dossier.cited_by import CitedBy, Citing
from dossier.disputes import Disputed
from dossier.link import Mention
from dossier.named import Names, names
from dossier.project import EDITIONS
from dossier.provenance import Row, as_json, rows
from dossier.relate import Dossier


@dataclass(frozen=True)
class Placed:
    """An article among the others: with the registry, all that its pages are made from.

    What is the same in every edition is worked out once.
    """

    article: Article
    mentions: tuple[Mention, ...]
    related: tuple[InCommon, ...] = ()
    copies: Copies = NO_COPIES
    older: Heading | None = None
    newer: Heading | None = None
    pages: Mapping[str, tuple[Citing, ...]] = field(default_factory=dict)
    """The pages of people's that link to it, by the language of the edition that shows them."""
    disputed: tuple[Disputed, ...] = ()
    """The words of it that claims quote."""

    @cached_property
    def anchors(self) -> tuple[str, ...]:
        """The anchors of its blocks."""
        return block_anchors(self.article)

    @cached_property
    def body(self) -> str:
        """Its text, with its links."""
        return body(self.article, self.mentions, _address)

    def noted(self, note: Callable[[Disputed], str]) -> tuple[str, str]:
        """Return its title and its text, with a `note` beside each of the words that claims quote."""
        quotations = [Quotation(each.start, each.end, each.anchor, note(each)) for each in self.disputed]
        if not quotations:
            return title(self.article), self.body
        return title(self.article, quotations), body(self.article, self.mentions, _address, quotations)

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """Where what is told of it comes from."""
        return rows(self.article)

    @cached_property
    def json(self) -> str:
        """The same as JSON."""
        return as_json(self.article, self.mentions)

    @cached_property
    def names(self) -> Names:
        """How its names were told."""
        return names(self.article, self.mentions)

    @cached_property
    def of_entities(self) -> dict[str, list[Mention]]:
        """Its mentions by the entity's id."""
        of_entities: dict[str, list[Mention]] = {}
        for mention in self.mentions:
            if mention.entity:
                of_entities.setdefault(mention.entity, []).append(mention)
        return of_entities

    @cached_property
    def sentences(self) -> "_Sentences":
        """The sentences around its mentions."""
        return _Sentences(self)


class _Sentences(dict[str, list[tuple[str, str]]]):
    """The sentences around the mentions of an entity, each once, with the anchor of its passage: by the entity's id."""

    def __init__(self, placed: Placed) -> None:
        super().__init__()
        self._placed = placed

    def __missing__(self, entity: str) -> list[tuple[str, str]]:
        placed = self._placed
        by_sentence = groupby(placed.of_entities[entity], key=lambda mention: (mention.block, mention.sentence))
        self[entity] = [
            (placed.anchors[block], sentence(placed.article, list(several))) for (block, _), several in by_sentence
        ]
        return self[entity]


def placed(dossier: Dossier, article: Article, cited_by: CitedBy) -> Placed:
    """Return an article with what its pages need to know of the others."""
    path = f"articles/{article.slug}.md"
    older, newer = dossier.neighbours[article.slug] if article.date else (None, None)
    return Placed(
        article,
        dossier.mentions[article.slug],
        in_common(dossier, article),
        copies(dossier, article.slug),
        heading(older) if older else None,
        heading(newer) if newer else None,
        {edition.lang: cited_by.get((edition.lang, path), ()) for edition in EDITIONS},
        dossier.disputed.get(article.slug, ()),
    )


def _address(entity: str) -> str:
    """Return the address of an entity's page, from an article's."""
    return f"../entities/{entity}.md"
