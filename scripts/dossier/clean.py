"""Cuts the text as read into blocks, and puts aside the lines that are not the article, each with its reason.

A block is a slice of the text as read, so that nothing is lost or made up: blocks and removed lines together hold
every word of it, in order. What is put aside is found by passes, each a small rule that knows what those before it
found: first by words alone, then by where a line stands. A real sentence stays unless it speaks for the page itself.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import zip_longest

from dossier.article import Block, BlockKind, Cleaned, Removed
from dossier.block_kinds import kind_of
from dossier.lines import MARKED_HEADING, Line
from dossier.outlet_names import outlet_suffix
from dossier.passes import BY_PLACE, BY_WORDS, Pass, by_words
from dossier.read import RawArticle
from dossier.sentences import sentences
from dossier.shapes import CLAUSE_END
from dossier.sheet import Sheet, by_markup, lay_out
from dossier.title_line import title_line

__all__ = ["Block", "BlockKind", "Cleaned", "Removed", "clean", "first_words"]


def clean(raw: RawArticle) -> Cleaned:
    """Return the blocks of an article's text and the lines removed from it."""
    sheet = lay_out(raw)
    if raw.page:  # its markup told more than words and places could
        sheet = replace(sheet, title=title_line(sheet))
    else:
        sheet = _run(BY_WORDS, sheet)
        sheet = _run(BY_PLACE, replace(sheet, title=title_line(sheet)))
    if not any(map(sheet.is_open, range(len(sheet.lines)))):  # too little stands here for its place to tell anything
        bare = Sheet(raw, sheet.lines)
        sheet = bare.put_aside(by_markup(bare)).put_aside(by_words(bare))
    removed = [
        Removed(line.start, line.end, raw.text[line.start : line.end], line.number, sheet.verdicts[at])
        for at, line in enumerate(sheet.lines)
        if not sheet.is_open(at)
    ]
    if sheet.title is not None and sheet.is_open(sheet.title) and (suffix := _suffix(sheet.lines[sheet.title], raw)):
        removed.append(suffix)
    return Cleaned(tuple(_blocks(sheet)), tuple(sorted(removed, key=lambda each: each.start)))


def _run(passes: Iterable[Pass], sheet: Sheet) -> Sheet:
    for find in passes:
        sheet = sheet.put_aside(find(sheet))
    return sheet


def _blocks(sheet: Sheet) -> Iterator[Block]:
    """Yield the blocks of the lines that stay."""
    kept = [at for at in range(len(sheet.lines)) if sheet.is_open(at)]
    for at, below in zip_longest(kept, kept[1:]):
        line = sheet.lines[at]
        if at == sheet.title:
            yield _title_block(line, sheet.raw)
        else:
            kind = kind_of(sheet, at, None if below is None else sheet.lines[below])
            yield Block(kind.name, line.start + kind.marker, line.end, line.number, kind.number)


def _title_block(line: Line, raw: RawArticle) -> Block:
    """Return the title's block, without its marker and without an outlet's name at its end."""
    text = raw.text[line.start : line.end]
    marker, suffix = MARKED_HEADING.match(text), outlet_suffix(text, raw.text)
    start = line.start + (marker.end() if marker else 0)
    return Block("title", start, line.start + suffix.start() if suffix else line.end, line.number)


def _suffix(line: Line, raw: RawArticle) -> Removed | None:
    """Return the outlet's name at the end of the title's line, where one is glued to it."""
    suffix = outlet_suffix(raw.text[line.start : line.end], raw.text)
    if not suffix:
        return None
    at = line.start + suffix.start("outlet")
    return Removed(at, line.end, raw.text[at : line.end], line.number, "removed.outlet")


def first_words(text: str, longest: int = 110) -> str:
    """Return the first sentence of `text`, cut at a clause, or else at a word, to fit a title."""
    start, end = next(iter(sentences(text)), (0, 0))
    sentence = " ".join(text[start:end].split())
    if len(sentence) <= longest:
        return sentence.rstrip(".")
    clauses = [found.start() for found in CLAUSE_END.finditer(sentence) if longest // 4 <= found.start() <= longest]
    if clauses:
        return sentence[: clauses[-1]]
    cut = sentence[: longest - 1]
    return (cut.rpartition(" ")[0] or cut) + "…"
