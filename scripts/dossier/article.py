"""What an article is, once it is read, cleaned and described: values only, which every later stage is given.

How they come about is told elsewhere (`clean`, `describe`), and takes far longer to import.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, Literal, TypeVar

from dossier.dates import Date
from dossier.schema import Words

BlockKind = Literal["title", "standfirst", "heading", "paragraph", "item", "numbered", "quote", "caption"]

Origin = Literal["given", "stated", "inferred"]
"""Given by the editors, stated by the document, or inferred from its words."""

ArticleText = Literal["full", "excerpt"]
"""What is published of an article's text: all of it, or short excerpts."""

T = TypeVar("T")


@dataclass(frozen=True)
class Found(Generic[T]):
    """A value with its provenance."""

    value: T
    origin: Origin
    rule: str
    """Which rung found it: a key of the message catalogue, `rule.…`."""
    span: tuple[int, int] | None = None
    """Where the words of the article that gave it stand in its text as read, where some did."""
    words: str | None = None
    """The words of the file's markup that gave it, where they are no part of its text."""
    line: int | None = None
    """The line of the file where those words stand, counted from 1."""


@dataclass(frozen=True)
class Block:
    """A part of the article's body."""

    kind: BlockKind
    start: int
    """Where its words begin in the text as read; its marker (`##`, `•`) stands before."""
    end: int
    line: int
    """The line of the file where it begins, counted from 1."""
    number: int | None = None
    """The number of a numbered item."""


@dataclass(frozen=True)
class Removed:
    """A line that stood in the file and is not the article."""

    start: int
    end: int
    """Where it stands in the text as read."""
    text: str
    line: int
    reason: str
    """A key of the message catalogue, `removed.…`."""


@dataclass(frozen=True)
class Cleaned:
    """A text cut into what is the article and what is not."""

    blocks: tuple[Block, ...]
    removed: tuple[Removed, ...]


@dataclass(frozen=True)
class Excerpt:
    """What may be published of an article's text, where not all of it may. Offsets are those of its text as read."""

    passages: tuple[tuple[int, int], ...]
    """What is shown wherever words around it would be: in order, none touching another."""
    facts: tuple[tuple[int, int, int], ...]
    """Names and dates, which are shown only where just they are asked for: each's start and end, and where what is
    shown of it ends."""


@dataclass(frozen=True)
class Article:
    """An article, described."""

    path: str
    name: str
    """Its file's name below seeds/articles."""
    sha256: str
    text: str
    """The text as read."""
    blocks: tuple[Block, ...]
    removed: tuple[Removed, ...]
    title: Found[str]
    date: Found[Date] | None
    time: Found[str] | None
    """The time of day of publication: 'HH:MM', with an offset where one is stated."""
    authors: Found[tuple[str, ...]] | None
    source: Found[str] | None
    lang: Found[str] | None
    date_basis: Words | None
    url: str | None
    summary: Words | str | None
    """By the editors in each edition's language, or by the document itself in its own."""
    tags: tuple[str, ...]
    slug: str
    """The last part of its address."""
    slug_is_given: bool
    former_slugs: tuple[str, ...]
    sidecar_lines: Mapping[str, int]
    """The line of each key in its sidecar."""
    accessed: Date | None = None
    """The day on which the editors read it at `url`."""
    article_text: ArticleText | None = None
    """What the editors have published of its text, where they say so of this article."""
    excerpt: Excerpt | None = None
    """What may be published of its text; None where all of it may."""

    @property
    def text_is_open(self) -> bool:
        """Whether its whole text is published."""
        return self.excerpt is None

    def words(self, block: Block) -> str:
        """Return the words of one of its blocks."""
        return self.text[block.start : block.end]

    @property
    def sidecar_path(self) -> str:
        """Where its sidecar stands, or would."""
        return f"{self.path}.yml"

    @cached_property
    def title_block(self) -> Block | None:
        """The block that the page's title shows, so that it isn't shown twice."""
        titles = (block for block in self.blocks if block.kind == "title")
        return next((block for block in titles if self.words(block).split() == self.title.value.split()), None)

    @property
    def body(self) -> tuple[Block, ...]:
        """The blocks below the title."""
        return tuple(block for block in self.blocks if block is not self.title_block)
