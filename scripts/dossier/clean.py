"""Cuts the text as read into blocks, and puts aside the lines that are not the article, each with its reason.

A block is a slice of the text as read, so that nothing is lost or made up: blocks and removed lines together hold
every word of it, in order.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from dossier.read import RawArticle
from dossier.sentences import sentences

BlockKind = Literal["title", "heading", "paragraph", "item"]


@dataclass(frozen=True)
class Block:
    """A part of the article's body."""

    kind: BlockKind
    start: int
    """Where its words begin in the text as read; its marker (`##`, `•`) stands before."""
    end: int
    line: int
    """The line of the file where it begins, counted from 1."""


@dataclass(frozen=True)
class Removed:
    """A line that stood in the file and is not the article."""

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
class _Line:
    start: int
    end: int
    number: int
    text: str
    """Without the white space around it."""


# Longest line that may be a title or a heading, in characters. Headlines on news sites seldom pass 150.
_LONGEST_TITLE = 200
_LONGEST_HEADING = 130

_MARKED_HEADING = re.compile(r"#{2,6}[ \t]+(?=\S)")
# A heading's marks left in mid-paragraph: two to six # between a sentence's end and a capital.
_STRAY_HEADING = re.compile(r"(?<=[.!?…»”\"])[ \t]+(?P<marks>#{2,6}[ \t]+)(?=[«“\"]?[ \u00a0\u202f]?[^\W\d_])")
_ITEM = re.compile(r"[•◦▪●‣][ \t\u00a0]*(?=\S)")
_LISTED = re.compile(r"(?:[-*+–—]|\d+[.)])\s")
_ENDS_LIKE_PROSE = re.compile(r"[.,;:…!][»”\"’')\]\s]*$")
_CLAUSE_END = re.compile(r"[,;:.…](?=\s|$)")

# What a page says of itself or of another page, by reason. A line is taken for one only where the words are followed
# by a separator and no full stop ends it, so that «Lire aussi bien que compter» stays.
_NOT_THE_ARTICLE = {
    "removed.see_also": re.compile(
        r"(?:(?:(?:à|a) )?(?:voir|lire|écouter|découvrir) (?:aussi|également)|lire la suite|sur le même (?:sujet|thème)"
        r"|related(?: (?:articles?|stor(?:y|ies)|coverage))?|read (?:more|also|next)|see also|also read"
        r"|more on this(?: story)?)\s*+[:|>»–—]++\s*+\S.*",
        re.IGNORECASE,
    ),
}


def clean(raw: RawArticle) -> Cleaned:
    """Return the blocks of an article's text and the lines removed from it."""
    removed, kept = [], []
    for line in _lines(raw):
        reason = _reason(line.text)
        if reason:
            removed.append(Removed(line.text, line.number, reason))
        else:
            kept.append(line)
    return Cleaned(tuple(_blocks(kept, raw)), tuple(removed))


def _lines(raw: RawArticle) -> Iterator[_Line]:
    """Yield the lines that hold words; in Markdown, the lines of one paragraph as one."""
    if not _is_markdown(raw):
        yield from (line for line in _pieces(raw) if line.text)
        return
    paragraph: list[_Line] = []
    for line in _pieces(raw):
        if paragraph and (not line.text or _stands_alone(line.text)):
            yield _joined(paragraph, raw.text)
            paragraph = []
        if line.text:
            paragraph.append(line)
        if _stands_alone(line.text) and not _ITEM.match(line.text):
            yield _joined(paragraph, raw.text)
            paragraph = []
    if paragraph:
        yield _joined(paragraph, raw.text)


def _pieces(raw: RawArticle) -> Iterator[_Line]:
    """Yield the lines as they stand in the file, cut where a heading with its marks was left in the middle of one."""
    at = 0
    for number, text in enumerate(raw.text.split("\n"), raw.first_line):
        cuts = [0, *(found.start("marks") for found in _STRAY_HEADING.finditer(text)), len(text)]
        for start, end in pairwise(cuts):
            piece = text[start:end]
            words = piece.strip()
            first = at + start + len(piece) - len(piece.lstrip())
            yield _Line(first, first + len(words), number, words)
        at += len(text) + 1


def _joined(lines: list[_Line], text: str) -> _Line:
    start, end = lines[0].start, lines[-1].end
    return _Line(start, end, lines[0].number, text[start:end])


def _stands_alone(text: str) -> bool:
    """Tell a line of a Markdown document that is a block of its own, or begins one."""
    return bool(text.startswith("# ") or _MARKED_HEADING.match(text) or _ITEM.match(text) or _reason(text))


def _is_markdown(raw: RawArticle) -> bool:
    return raw.path.lower().endswith(".md")


def _reason(text: str) -> str | None:
    """Return why a line is not the article, or None where it is."""
    if text.endswith("."):
        return None
    return next((key for key, pattern in _NOT_THE_ARTICLE.items() if pattern.fullmatch(text)), None)


def _blocks(lines: list[_Line], raw: RawArticle) -> Iterator[Block]:
    is_markdown = _is_markdown(raw)
    for at, line in enumerate(lines):
        following = lines[at + 1] if at + 1 < len(lines) else None
        if at == 0 and following and is_markdown and line.text.startswith("# "):
            yield _block("title", line, len(line.text) - len(line.text[1:].lstrip()))
        elif at == 0 and following and _looks_like_title(line.text, _LONGEST_TITLE):
            yield _block("title", line, 0)
        elif (found := _MARKED_HEADING.match(line.text)) and _looks_like_title(line.text, _LONGEST_TITLE):
            yield _block("heading", line, found.end())
        elif found := _ITEM.match(line.text):
            yield _block("item", line, found.end())
        elif following and _looks_like_heading(line.text, following.text):
            yield _block("heading", line, 0)
        else:
            yield _block("paragraph", line, 0)


def _block(kind: BlockKind, line: _Line, marker: int) -> Block:
    return Block(kind, line.start + marker, line.end, line.number)


def _looks_like_title(text: str, longest: int) -> bool:
    """Tell a headline from a sentence: it is short and doesn't end as prose does."""
    return len(text) <= longest and not _ENDS_LIKE_PROSE.search(text) and any(c.isalpha() for c in text)


def _looks_like_heading(text: str, following: str) -> bool:
    """Tell an intertitle without markup: like a headline, begun like one, before a longer line of prose."""
    first = next((c for c in text if c.isalnum()), "")
    return (
        _looks_like_title(text, _LONGEST_HEADING)
        and (first.isupper() or first.isdigit())
        and not _LISTED.match(text)
        and len(following) > len(text)
        and bool(_ENDS_LIKE_PROSE.search(following) or _CLAUSE_END.search(following))
    )


def first_words(text: str, longest: int = 110) -> str:
    """Return the first sentence of `text`, cut at a clause, or else at a word, to fit a title."""
    start, end = next(iter(sentences(text)), (0, 0))
    sentence = " ".join(text[start:end].split())
    if len(sentence) <= longest:
        return sentence.rstrip(".")
    clauses = [found.start() for found in _CLAUSE_END.finditer(sentence) if longest // 4 <= found.start() <= longest]
    if clauses:
        return sentence[: clauses[-1]]
    cut = sentence[: longest - 1]
    return (cut.rpartition(" ")[0] or cut) + "…"
