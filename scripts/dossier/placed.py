"""Puts an article among the others: with the registry, all that its pages are made from."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby

from dossier.article import Article
from dossier.beside import NO_COPIES, Copies, Heading, InCommon, copies, heading, in_common
from dossier.body import Marked, Part, joined, parts, title
from dossier.cited_by import CitedBy, Citing
from dossier.citing.citation import Citation, citation
from dossier.disputes import Disputed
from dossier.link import Mention
from dossier.named import Names, names
from dossier.passages import block_anchors, sentence
from dossier.project import EDITIONS
from dossier.provenance import Row, as_json, rows
from dossier.pull_quote import PullQuote, pull_quote
from dossier.quotation import NOTHING_QUOTED, Quotation, Quotations, Unquoted
from dossier.relate import Dossier
from dossier.report import Report
from dossier.report_anchors import report_anchors
from dossier.utterances import Utterance, quotation_anchors, utterances

DATE_WORDS = "date-words"
"""The anchor, on an article's page, of the words that gave its date."""


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
    quotations: Quotations = NOTHING_QUOTED
    reports: tuple[Report, ...] = ()
    """What it dates."""

    @cached_property
    def anchors(self) -> tuple[str, ...]:
        """The anchors of its blocks."""
        return block_anchors(self.article)

    @cached_property
    def said_anchors(self) -> tuple[str, ...]:
        """The anchors of its quotations."""
        return quotation_anchors(self.article, self.quotations.quotations)

    @cached_property
    def dated_anchors(self) -> tuple[str, ...]:
        """The anchors of the words by which it dates something."""
        return report_anchors(self.article, self.reports)

    def line(self, each: Quotation | Unquoted | Report) -> int:
        """Return the line of the file where something found in its text begins, from 1."""
        block = self.article.blocks[each.block]
        return block.line + self.article.text.count("\n", block.start, each.start)

    @cached_property
    def has_date_words(self) -> bool:
        """Whether words of its body or title gave its date."""
        date = self.article.date
        return bool(date and date.span and any(b.start <= date.span[0] < b.end for b in self.article.blocks))

    @cached_property
    def marked(self) -> tuple[Marked, ...]:
        """The words of it that other pages lead to, but for those that claims quote."""
        said = zip(self.quotations.quotations, self.said_anchors, strict=True)
        dated = zip(self.reports, self.dated_anchors, strict=True)
        date = self.article.date
        return (
            *([Marked(*date.span, DATE_WORDS, kind="dated")] if date and date.span and self.has_date_words else ()),
            *(Marked(each.start, each.end, anchor, kind="said", speaker=_speaker(each)) for each, anchor in said),
            *(Marked(each.start, each.end, anchor, kind="dated") for each, anchor in dated),
        )

    @cached_property
    def _unnoted(self) -> tuple[str, tuple[Part, ...]]:
        """Its title and its text, as they stand where no claim quotes it."""
        return title(self.article, self.marked), parts(self.article, self.mentions, _address, self.marked)

    @cached_property
    def pull_quote(self) -> PullQuote | None:
        """The words of it that stand out in its midst."""
        return pull_quote(self.article, self.quotations.quotations, self.said_anchors)

    def noted(self, note: Callable[[Disputed], str], pulled: Callable[[PullQuote], str] | None) -> tuple[str, str]:
        """Return its title and its text, with a `note` beside each of the words that claims quote.

        The words that stand out are shown as `pulled` makes them; without it, none do.
        """
        quote = self.pull_quote if pulled and self.article.text_is_open else None
        aside = Part(quote.before, pulled(quote)) if pulled and quote else None
        title, text = self._noted(note)
        return title, joined(text, aside)

    def _noted(self, note: Callable[[Disputed], str]) -> tuple[str, tuple[Part, ...]]:
        if not self.disputed:
            return self._unnoted
        quoted = [Marked(each.start, each.end, each.anchor, note(each)) for each in self.disputed]
        marked = [*quoted, *self.marked]
        return title(self.article, marked), parts(self.article, self.mentions, _address, marked)

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """Where what is told of it comes from."""
        return rows(self.article)

    @cached_property
    def json(self) -> str:
        """The same as JSON."""
        return as_json(self.article, self.mentions, self.quotations, self.reports)

    @cached_property
    def citation(self) -> Citation:
        """How its original is cited."""
        return citation(self.article)

    @cached_property
    def said(self) -> tuple[Utterance, ...]:
        """What it quotes."""
        return tuple(utterances(self.article, self.quotations.quotations))

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
        found = [
            (placed.anchors[block], sentence(placed.article, list(several))) for (block, _), several in by_sentence
        ]
        if not placed.article.text_is_open:  # most are the name alone, which once is enough
            found = [(anchor, words) for words, anchor in {words: anchor for anchor, words in reversed(found)}.items()]
            found.reverse()
        self[entity] = found
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
        dossier.quotations.get(article.slug, NOTHING_QUOTED),
        dossier.reports.get(article.slug, ()),
    )


def _speaker(quotation: Quotation) -> tuple[int, int] | None:
    return (quotation.speaker.start, quotation.speaker.end) if quotation.speaker else None


def _address(entity: str) -> str:
    """Return the address of an entity's page, from an article's."""
    return f"../entities/{entity}.md"
