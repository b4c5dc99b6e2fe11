"""Says where everything that is told of an article comes from: an Article becomes rows, for a page and for JSON.

The JSON of an article stands at articles/<slug>/provenance.json in both editions, with the same bytes. Its keys:

    dossier   the build's seal, and that the file is the build's
    article   the article's slug
    fields    title, date, time, author, source, lang, url, tags: each null where nothing says it, or
        value     a string; a list of strings for author and tags
        origin    `given` by the editors, `stated` by the document, `inferred` from its words
        rule      which rule found it (`rule.…` in the message catalogues)
        words     the words that gave it, or null
        in        where they stand: `text` (the article's text as read), `markup` (of a web page), `sidecar`, or null
        line      their line, from 1: of the text as the page of the article counts it, of the file, of the sidecar
        start, end  for `text`: offsets in the text as read, in characters from 0, the end not included
        basis     for a date that the editors give: how they know it, by language
    file      name (below seeds/articles) and sha256 (of the raw bytes)
    text      characters (the length of the text as read), blocks (how many of each kind), and published: `full`, or
              `excerpt`. Of an excerpt, words below that aren't published are null, or «…» stands for what is left out
    removed   the lines put aside, in order: reason (`removed.…`), line, start, end, words
    mentions  the names of the body and the title, in order: words, line, start, end, and
        entity    the id of the entity that they mean, or null
        rule      how it was told (`linked.…`), where there is one
        sense     of a capital's name: `city`, `government`, or `open` where it can't be told
        reason    why there is none (`unlinked.…`), where there is none
        candidates  the ids of those that it may be, where there is none
    quotations  what is quoted, in order: words, line, start, end, anchor (on the page of the article), and
        speaker   words, start, end, and `entity`, an id or null; null where the article doesn't say who speaks
        by        the words that say so, with start and end, or null
        rule      how the speaker was told (`spoken.…`), or null
        doubt     why they are in doubt (`doubt.…`), or null
        continues   whether the paragraph goes on with the quotation before
        lang      of the words, where it is told and isn't the article's, or null
    unquoted  what stands in quotation marks and is nobody's words: words, line, start, end, reason (`unquoted.…`)
    events    what is dated, in order: words (that give the date), line, start, end, anchor, and
        date      EDTF, or null where it can't be told
        precision   of the words: `day`, `month`, `season`, `year`, `decade`, `span`, `since`, `by`
        rule      how the date was told (`dated.…`), or null
        basis     other words of the text that it was counted from, with start and end, or null
        unresolved  why there is no date (`undated.…`), or null
        quoted    whether somebody is quoted or reported to say so
        sentence  words, start, end
        entities  the ids of those that the sentence names
    schema    1

Keys are sorted after the seal.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args

from dossier.article import Article, BlockKind, Found, Origin, Removed
from dossier.found_as_json import quotations_as_json, reports_as_json
from dossier.link import Mention
from dossier.named import as_json as mention_as_json
from dossier.quotation import NOTHING_QUOTED, Quotations
from dossier.report import Report
from dossier.rights import publishable
from dossier.schema import Words

SCHEMA = 1

Place = Literal["text", "markup", "sidecar"]
"""What holds the words that gave a value."""

FIELDS = ("title", "date", "time", "author", "source", "lang", "url", "tags")
# An article without these is nothing to speak of; of any other field it is said that it's unknown.
_OPTIONAL = ("tags",)

_SURROGATES = re.compile(r"[\ud800-\udfff]")


@dataclass(frozen=True)
class Evidence:
    """What gave a value."""

    words: str | None
    place: Place | None
    line: int | None
    """Counted from 1: as blocks and removed lines are, for the text; of the file, for markup and sidecar."""
    start: int | None = None
    end: int | None = None
    """Offsets in the text as read."""


@dataclass(frozen=True)
class Row:
    """What is known of one field. Without an origin it is unknown."""

    field: str
    value: str | tuple[str, ...] | None = None
    origin: Origin | None = None
    rule: str = ""
    """A key of the message catalogue, without its `rule.`."""
    evidence: Evidence = Evidence(None, None, None)
    basis: Words | None = None
    """How the editors know the date that they give."""


@dataclass(frozen=True)
class Group:
    """Lines that were put aside for the same reason."""

    reason: str
    lines: tuple[Removed, ...]


def rows(article: Article) -> tuple[Row, ...]:
    """Return where each field of an article comes from."""
    found = _found(article)
    return tuple(_row(article, field, found[field]) for field in FIELDS if found[field] or field not in _OPTIONAL)


def block_counts(article: Article) -> dict[str, int]:
    """Return how many blocks of each kind the article has, in the order of the kinds."""
    counts = Counter(block.kind for block in article.blocks)
    return {kind: counts[kind] for kind in get_args(BlockKind) if counts[kind]}


def by_reason(removed: Sequence[Removed]) -> tuple[Group, ...]:
    """Put together the lines of each reason, the reasons in the order in which they first appear."""
    groups: dict[str, list[Removed]] = {}
    for line in removed:
        groups.setdefault(line.reason, []).append(line)
    return tuple(Group(reason, tuple(lines)) for reason, lines in groups.items())


def as_json(
    article: Article,
    mentions: Iterable[Mention] = (),
    quotations: Quotations = NOTHING_QUOTED,
    reports: Sequence[Report] = (),
) -> str:
    """Return an article's provenance, and that of what is found in it, as JSON by the schema above."""
    told = {
        "schema": SCHEMA,
        "article": article.slug,
        "fields": dict.fromkeys(FIELDS) | {row.field: _json_of(row) for row in rows(article)},
        "file": {"name": article.name, "sha256": article.sha256},
        "text": {
            "characters": len(article.text),
            "blocks": block_counts(article),
            "published": "full" if article.text_is_open else "excerpt",
        },
        "removed": [
            {
                "reason": line.reason.removeprefix("removed."),
                "line": line.line,
                "start": line.start,
                "end": line.end,
                "words": line.text if article.text_is_open else None,
            }
            for line in article.removed
        ],
        "mentions": [mention_as_json(article, mention) for mention in mentions],
        **quotations_as_json(article, quotations),
        "events": reports_as_json(article, reports),
    }
    text = json.dumps(told, ensure_ascii=False, indent=2, sort_keys=True)
    return _SURROGATES.sub("\N{REPLACEMENT CHARACTER}", text) + "\n"


def _json_of(row: Row) -> Mapping[str, Any] | None:
    if row.origin is None:
        return None
    evidence = row.evidence
    told: dict[str, Any] = {
        "value": row.value,
        "origin": row.origin,
        "rule": row.rule,
        "words": evidence.words,
        "in": evidence.place,
        "line": evidence.line,
    }
    if evidence.place == "text":
        told |= {"start": evidence.start, "end": evidence.end}
    if row.basis:
        told["basis"] = row.basis.model_dump()
    return told


def _found(article: Article) -> dict[str, Found[Any] | None]:
    return {
        "title": article.title,
        "date": article.date,
        "time": article.time,
        "author": article.authors,
        "source": article.source,
        "lang": article.lang,
        "url": _given_or_stated(article, "url", article.url),
        "tags": _given_or_stated(article, "tags", article.tags),
    }


def _given_or_stated(article: Article, key: str, value: str | tuple[str, ...] | None) -> Found[Any] | None:
    """Return a value that is kept without its provenance: the sidecar's, or else the document's own."""
    if not value:
        return None
    if key in article.sidecar_lines:
        return Found(value, "given", "sidecar")
    return Found(value, "stated", "document")


def _row(article: Article, field: str, found: Found[Any] | None) -> Row:
    if not found:
        return Row(field)
    value = found.value.text if field == "date" else found.value
    basis = article.date_basis if field == "date" and found.origin == "given" else None
    return Row(field, value, found.origin, found.rule, _evidence(article, field, found), basis)


def _evidence(article: Article, field: str, found: Found[Any]) -> Evidence:
    """Return the words that gave a value and where they stand."""
    if found.span:
        start, end = found.span
        return Evidence(publishable(article, start, end) or None, "text", _line(article, start), start, end)
    if found.words or found.line:
        return Evidence(found.words, "markup", found.line)
    if found.rule == "sidecar":
        return Evidence(None, "sidecar", article.sidecar_lines.get(field))
    return Evidence(None, None, None)


def _line(article: Article, at: int) -> int:
    """Return the line where an offset of the text stands, counted as its blocks and removed lines are."""
    known = article.blocks[0] if article.blocks else article.removed[0]
    first = known.line - article.text.count("\n", 0, known.start)
    return first + article.text.count("\n", 0, at)
