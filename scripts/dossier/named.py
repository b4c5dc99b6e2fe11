"""Says how names of an article were told: which lead to which entity by which rule, and why others lead nowhere."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from dossier.article import Article
from dossier.link import Mention
from dossier.linking.senses import Sense
from dossier.rights import publishable


@dataclass(frozen=True)
class Told:
    """Words of an article that were told, or left, for one reason."""

    words: str
    why: str
    """The rule by which they lead to an entity, or the reason that they lead to none."""
    sense: Sense | None
    candidates: tuple[str, ...]
    """Those that words without an entity may mean."""
    lines: tuple[int, ...]
    """Where they stand, from 1, each line once."""
    count: int


@dataclass(frozen=True)
class Names:
    """The names of an article."""

    linked: tuple[tuple[str, tuple[Told, ...]], ...]
    """By entity, in the order of the text."""
    unlinked: tuple[Told, ...]


def names(article: Article, mentions: Iterable[Mention]) -> Names:
    """Return what was told of an article's names."""
    by_entity: dict[str | None, dict[Any, list[Mention]]] = {}
    for each in mentions:
        same = by_entity.setdefault(each.entity, {})
        why = each.rule if each.entity else each.reason
        same.setdefault((_words(article, each), why, each.sense, each.candidates), []).append(each)
    told = {entity: tuple(_told(article, *item) for item in same.items()) for entity, same in by_entity.items()}
    unlinked = told.pop(None, ())
    return Names(tuple((entity, several) for entity, several in told.items() if entity), unlinked)


def as_json(article: Article, mention: Mention) -> Mapping[str, Any]:
    """Return a mention for the JSON of its article."""
    told: dict[str, Any] = {
        "words": publishable(article, mention.start, mention.end) or None,
        "line": _line(article, mention),
        "start": mention.start,
        "end": mention.end,
        "entity": mention.entity,
    }
    if mention.entity:
        told["rule"] = mention.rule
    else:
        told |= {"reason": mention.reason, "candidates": mention.candidates}
    if mention.sense:
        told["sense"] = mention.sense
    return told


def _told(article: Article, same: tuple[str, str, Sense | None, tuple[str, ...]], mentions: list[Mention]) -> Told:
    words, why, sense, candidates = same
    lines = tuple(dict.fromkeys(_line(article, each) for each in mentions))
    return Told(words, why, sense, candidates, lines, len(mentions))


def _words(article: Article, mention: Mention) -> str:
    return " ".join(publishable(article, mention.start, mention.end).split())


def _line(article: Article, mention: Mention) -> int:
    """Return the line of the file where a mention begins, from 1."""
    block = article.blocks[mention.block]
    return block.line + article.text.count("\n", block.start, mention.start)
