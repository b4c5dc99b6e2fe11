"""Finds what an article is: title, date, authors, outlet and language, each with where it came from.

Precedence: what the editors' sidecar gives; what the document states of itself; what its words imply. What none of
them says stays unknown.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any, Generic, Literal, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints

from dossier.clean import Block, Cleaned, Removed, first_words
from dossier.dates import Date
from dossier.dating import infer_date
from dossier.languages import detect_language
from dossier.problems import Problem
from dossier.read import RawArticle
from dossier.schema import EdtfDate, Slug, Text, WebAddress, Words
from dossier.slugs import slug_of
from dossier.yamlfile import YamlFile, validate

Origin = Literal["given", "stated", "inferred"]
"""Given by the editors, stated by the document, or inferred from its words."""

T = TypeVar("T")


def _one_or_several(value: object) -> object:
    return [value] if isinstance(value, str) else value


class _Known(BaseModel):
    """What may be said of an article in its front matter or its sidecar."""

    model_config = ConfigDict(frozen=True, arbitrary_types_allowed=True)

    title: Text | None = None
    date: EdtfDate | None = None
    author: Annotated[tuple[Text, ...], BeforeValidator(_one_or_several)] = ()
    source: Text | None = None
    """The outlet."""
    url: WebAddress | None = None
    """The address of the original."""
    lang: Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$")] | None = None
    tags: Annotated[tuple[Text, ...], BeforeValidator(_one_or_several)] = ()


class Stated(_Known):
    """What a document's own front matter states; what else stands there is noted."""

    summary: Text | None = None


class Sidecar(_Known):
    """What the editors give, in a file beside the article."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)

    date_basis: Words | None = None
    """How the editors know the date."""
    slug: Slug | None = None
    former_slugs: tuple[Slug, ...] = ()
    """Addresses that the article had; each leads to the present one."""
    summary: Words | None = None


@dataclass(frozen=True)
class Found(Generic[T]):
    """A value with its provenance."""

    value: T
    origin: Origin
    rule: str
    """Which rung found it: a key of the message catalogue, `rule.…`."""
    span: tuple[int, int] | None = None
    """Where the words of the article that gave it stand in its text as read, where it was inferred from some."""


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
        first = self.blocks[0] if self.blocks else None
        if first and first.kind == "title" and self.words(first).split() == self.title.value.split():
            return first
        return None

    @property
    def body(self) -> tuple[Block, ...]:
        """The blocks below the title."""
        return tuple(block for block in self.blocks if block is not self.title_block)


def describe(raw: RawArticle, cleaned: Cleaned) -> tuple[Article, list[Problem]]:
    """Return the article that `raw` is, and what is wrong with what is said of it."""
    given, problems = _given(raw.sidecar)
    stated, wrong = _stated(raw.stated)
    date = _date(given, stated, raw.text)
    title = _title(given, stated, raw, cleaned)
    lang = _lang(given, stated, raw.text)
    authors = _first(Found(given.author, "given", "sidecar"), Found(stated.author, "stated", "front_matter"))
    source = _first(Found(given.source, "given", "sidecar"), Found(stated.source, "stated", "front_matter"))
    lines = {str(way[0]): line for way, line in raw.sidecar.lines.items() if len(way) == 1}
    article = Article(
        path=raw.path,
        name=raw.name,
        sha256=raw.sha256,
        text=raw.text,
        blocks=cleaned.blocks,
        removed=cleaned.removed,
        title=title,
        date=date,
        authors=authors,
        source=source,
        lang=lang,
        date_basis=given.date_basis,
        url=given.url or stated.url,
        summary=given.summary or stated.summary,
        tags=given.tags or stated.tags,
        slug=given.slug or slug_of(title.value, date.value if date else None, raw.sha256),
        slug_is_given=given.slug is not None,
        former_slugs=given.former_slugs,
        sidecar_lines=lines,
    )
    return article, [*problems, *wrong]


def _given(file: YamlFile) -> tuple[Sidecar, list[Problem]]:
    if file.value is None:
        return Sidecar(), []
    known, problems = validate(Sidecar, file, file.value)
    return known or Sidecar(), problems


def _stated(file: YamlFile) -> tuple[Stated, list[Problem]]:
    """Read a document's own front matter: what it says beyond what is known here is noted, not blamed."""
    value: dict[str, Any] = file.value or {}
    known, problems = validate(Stated, file, value)
    for key in value:
        if key not in Stated.model_fields:
            what = f"the front matter's “{key}” is not used"
            problems.append(
                Problem(file.path, file.line(key), what, "put what matters of it into the sidecar", is_note=True)
            )
    return known or Stated(), problems


def _first(*candidates: Found[T | None]) -> Found[T] | None:
    """Return the first candidate that holds a value."""
    return next((found for found in candidates if found.value), None)  # type: ignore[return-value]


def _title(given: Sidecar, stated: Stated, raw: RawArticle, cleaned: Cleaned) -> Found[str]:
    known = _first(Found(given.title, "given", "sidecar"), Found(stated.title, "stated", "front_matter"))
    if known:
        return known
    if not cleaned.blocks:
        return Found(first_words(cleaned.removed[0].text), "inferred", "first_sentence")
    first = cleaned.blocks[0]
    words = " ".join(raw.text[first.start : first.end].split())
    if first.kind == "title":
        return Found(words, "stated", "title_line")
    title = first_words(words)
    if not any(char.isalnum() for char in title):
        return Found(Path(raw.name).stem, "inferred", "file_name")
    return Found(title, "inferred", "first_sentence", (first.start, first.end))


def _date(given: Sidecar, stated: Stated, text: str) -> Found[Date] | None:
    known = _first(Found(given.date, "given", "sidecar"), Found(stated.date, "stated", "front_matter"))
    inferred = None if known else infer_date(text)
    if inferred:
        return Found(inferred.date, "inferred", inferred.rung, (inferred.start, inferred.end))
    return known


def _lang(given: Sidecar, stated: Stated, text: str) -> Found[str] | None:
    known = _first(Found(given.lang, "given", "sidecar"), Found(stated.lang, "stated", "front_matter"))
    detected = None if known else detect_language(text)
    return Found(detected, "inferred", "detected_language") if detected else known
