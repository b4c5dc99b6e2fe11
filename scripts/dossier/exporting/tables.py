"""Makes the tables of a dossier's data: articles, entities, and what is found in the articles.

Every table is the same in both editions. What its fields say is told in the message catalogues, `data.field.…`.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from dossier.article import Article
from dossier.exporting.table import Field, Table, Value
from dossier.found_as_json import quotations_as_json, reports_as_json
from dossier.named import as_json as mention_as_json
from dossier.passages import block_anchors
from dossier.quotation import NOTHING_QUOTED
from dossier.relate import Dossier
from dossier.rights import publishable

Row = Mapping[str, Value]

_ARTICLE = Field("article", required=True, of=("articles", "id"))
# Of an article of which an excerpt alone is published, what isn't in it is unknown.
_WORDS = (Field("words"), *(Field(name, "integer", required=True) for name in ("line", "start", "end")))
_ANCHOR = Field("anchor", required=True)


def tables(dossier: Dossier) -> tuple[Table, ...]:
    """Return every table, in the order in which they are told of."""
    return _made(ByIdentity(dossier))


class ByIdentity:
    """A dossier, told from another by being another object: its values can't be hashed."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ByIdentity) and other.dossier is self.dossier

    def __hash__(self) -> int:
        return id(self.dossier)


@lru_cache(maxsize=1)  # every edition asks for the same, one after the other
def _made(which: ByIdentity) -> tuple[Table, ...]:
    dossier = which.dossier
    return (
        _articles(dossier),
        _entities(dossier),
        _mentions(dossier),
        _quotations(dossier),
        _events(dossier),
        _statements(dossier),
        _claims(dossier),
        _positions(dossier),
        _sources(dossier),
    )


def _strings(*names: str) -> tuple[Field, ...]:
    return tuple(Field(name) for name in names)


def _articles(dossier: Dossier) -> Table:
    fields = (
        Field("id", required=True),
        Field("title", required=True),
        *_strings("date", "time"),
        Field("authors", "array"),
        *_strings("outlet", "lang", "url", "accessed", "summary_fr", "summary_en", "own_summary"),
        Field("tags", "array"),
        Field("same_dispatch", "array"),
        Field("page", required=True),
        Field("file", required=True),
        Field("sha256", required=True),
        *_strings("title_origin", "date_origin", "authors_origin", "outlet_origin", "lang_origin"),
    )
    rows = tuple(_article(dossier, article) for article in dossier.articles)
    return Table("articles", fields, ("id",), rows, has_articles_words=True)


def _article(dossier: Dossier, article: Article) -> Row:
    group = dossier.group_of.get(article.slug)
    summary = article.summary
    by_editors = None if summary is None or isinstance(summary, str) else summary
    row: dict[str, Value] = {
        "id": article.slug,
        "title": article.title.value,
        "date": article.date.value.text if article.date else None,
        "time": article.time.value if article.time else None,
        "authors": article.authors.value if article.authors else (),
        "outlet": article.source.value if article.source else None,
        "lang": article.lang.value if article.lang else None,
        "url": article.url,
        "accessed": article.accessed.text if article.accessed else None,
        "summary_fr": by_editors["fr"] if by_editors else None,
        "summary_en": by_editors["en"] if by_editors else None,
        "own_summary": summary if isinstance(summary, str) else None,
        "tags": article.tags,
        "same_dispatch": [slug for slug in group.slugs if slug != article.slug] if group else (),
        "page": f"articles/{article.slug}/",
        "file": article.name,
        "sha256": article.sha256,
        "title_origin": article.title.origin,
    }
    found = {"date": article.date, "authors": article.authors, "outlet": article.source, "lang": article.lang}
    return row | {f"{name}_origin": each.origin for name, each in found.items() if each}


def _entities(dossier: Dossier) -> Table:
    fields = (
        *(Field(name, required=True) for name in ("id", "type", "name_fr", "name_en")),
        Field("name_ru"),
        Field("aliases", "array"),
        Field("description_fr", required=True),
        Field("description_en", required=True),
        Field("countries", "array"),
        *_strings("wikidata", "cospar"),
        Field("sources", "array"),
        Field("articles", "integer", required=True),
        Field("mentions", "integer", required=True),
        Field("page", required=True),
    )
    rows: list[Row] = []
    for entity in dossier.registry.entities.values():
        count = dossier.counts.get(entity.id)
        rows.append(
            {
                "id": entity.id,
                "type": entity.type,
                "name_fr": entity.name.fr,
                "name_en": entity.name.en,
                "name_ru": entity.name.ru,
                "aliases": entity.aliases,
                "description_fr": entity.description.fr,
                "description_en": entity.description.en,
                "countries": entity.countries,
                "wikidata": entity.wikidata,
                "cospar": entity.cospar,
                "sources": entity.sources,
                "articles": count.articles if count else 0,
                "mentions": count.mentions if count else 0,
                "page": f"entities/{entity.id}/",
            }
        )
    return Table("entities", fields, ("id",), tuple(rows))


def _mentions(dossier: Dossier) -> Table:
    fields = (
        _ARTICLE,
        *_WORDS,
        _ANCHOR,
        Field("entity", of=("entities", "id")),
        *_strings("rule", "sense", "reason"),
        Field("candidates", "array"),
    )

    def rows() -> Iterator[Row]:
        for article in dossier.articles:
            anchors = block_anchors(article)
            for mention in dossier.mentions[article.slug]:
                told: dict[str, Any] = {"candidates": (), **mention_as_json(article, mention)}
                yield {**told, "article": article.slug, "anchor": anchors[mention.block]}

    return Table("mentions", fields, (), tuple(rows()), has_articles_words=True)


def _quotations(dossier: Dossier) -> Table:
    fields = (
        _ARTICLE,
        *_WORDS,
        _ANCHOR,
        Field("speaker"),
        Field("entity", of=("entities", "id")),
        *_strings("by", "rule", "doubt"),
        Field("continues", "boolean", required=True),
        Field("lang"),
    )

    def rows() -> Iterator[Row]:
        for article in dossier.articles:
            found = dossier.quotations.get(article.slug, NOTHING_QUOTED)
            for each in quotations_as_json(article, found)["quotations"]:
                speaker, by = each["speaker"] or {}, each["by"] or {}
                own = {"speaker": speaker.get("words"), "entity": speaker.get("entity"), "by": by.get("words")}
                yield {**each, **own, "article": article.slug}

    return Table("quotations", fields, ("article", "anchor"), tuple(rows()), has_articles_words=True)


def _events(dossier: Dossier) -> Table:
    fields = (
        Field("id", required=True),
        Field("date", required=True),
        Field("origin", required=True),
        *_strings("title_fr", "title_en", "summary_fr", "summary_en"),
        Field("entities", "array"),
        Field("sources", "array"),
        Field("dates_differ", "boolean", required=True),
        Field("statements", "integer", required=True),
    )
    rows: list[Row] = []
    for each in dossier.occurrences:
        event = each.event
        rows.append(
            {
                "id": each.id,
                "date": each.date.text,
                "origin": "curated" if event else "reported",
                "title_fr": event.title.fr if event else None,
                "title_en": event.title.en if event else None,
                "summary_fr": event.summary.fr if event else None,
                "summary_en": event.summary.en if event else None,
                "entities": each.entities,
                "sources": event.sources if event else (),
                "dates_differ": each.dates_differ,
                "statements": len(each.told),
            }
        )
    return Table("events", fields, ("id",), tuple(rows))


def _statements(dossier: Dossier) -> Table:
    fields = (
        Field("id", required=True),
        _ARTICLE,
        Field("event", of=("events", "id")),
        *_strings("date"),
        Field("precision", required=True),
        *_WORDS,
        Field("sentence"),
        Field("entities", "array"),
        *_strings("rule", "basis", "unresolved"),
        Field("quoted", "boolean", required=True),
    )
    event_of = {(told.article, told.id): each.id for each in dossier.occurrences for told in each.told}

    def rows() -> Iterator[Row]:
        for article in dossier.articles:
            for each in reports_as_json(article, dossier.reports.get(article.slug, ())):
                own = {
                    "id": each["anchor"],
                    "event": event_of.get((article.slug, each["anchor"])),
                    "sentence": each["sentence"]["words"],
                    "basis": (each["basis"] or {}).get("words"),
                }
                yield {**each, **own, "article": article.slug}

    return Table("statements", fields, ("article", "id"), tuple(rows()), has_articles_words=True)


def _claims(dossier: Dossier) -> Table:
    fields = (
        *(Field(name, required=True) for name in ("id", "question_fr", "question_en", "verdict")),
        *_strings("checked_fr", "checked_en"),
        Field("sources", "array"),
        Field("page", required=True),
    )
    rows: list[Row] = []
    for dispute in dossier.disputes:
        claim = dispute.claim
        rows.append(
            {
                "id": claim.id,
                "question_fr": claim.question.fr,
                "question_en": claim.question.en,
                "verdict": claim.verdict,
                "checked_fr": claim.checked.fr if claim.checked else None,
                "checked_en": claim.checked.en if claim.checked else None,
                "sources": claim.checked.sources if claim.checked else (),
                "page": f"claims/{claim.id}/",
            }
        )
    return Table("claims", fields, ("id",), tuple(rows))


def _positions(dossier: Dossier) -> Table:
    words, _, start, end = _WORDS
    fields = (
        Field("claim", required=True, of=("claims", "id")),
        _ARTICLE,
        words,
        start,
        end,
        _ANCHOR,
        Field("answer_fr", required=True),
        Field("answer_en", required=True),
    )
    rows: list[Row] = []
    for dispute in dossier.disputes:
        for position, place in zip(dispute.claim.positions, dispute.quoted, strict=True):
            article = dossier.by_slug[place.article]
            rows.append(
                {
                    "claim": dispute.claim.id,
                    "article": place.article,
                    "words": publishable(article, place.start, place.end) or None,
                    "start": place.start,
                    "end": place.end,
                    "anchor": place.anchor,
                    "answer_fr": position.answer.fr,
                    "answer_en": position.answer.en,
                }
            )
    return Table("positions", fields, ("article", "anchor"), tuple(rows), has_articles_words=True)


def _sources(dossier: Dossier) -> Table:
    fields = (
        *(Field(name, required=True) for name in ("id", "title", "title_basis", "publisher")),
        *_strings("date", "url"),
    )
    rows: list[Row] = []
    for key, source in sorted(dossier.registry.sources.items()):
        rows.append(
            {
                "id": key,
                "title": source.title,
                "title_basis": source.title_basis,
                "publisher": source.publisher,
                "date": source.date.text if source.date else None,
                "url": source.url,
            }
        )
    return Table("sources", fields, ("id",), tuple(rows))
