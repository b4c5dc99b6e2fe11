"""Finds what an article dates: each statement that says when something happened, is to happen, or lasts.

The steps, block by block:
1. The grammar of either language finds expressions of time, and what they mean (`temporal.expressions`).
2. What only looks like a date is left out: names, counts, habits, the line that dates the article itself.
3. Each is resolved: by itself, from the day of publication and the tense, or from a date that the text named before.
4. It is reported with its sentence, and those whom the sentence names.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from dossier.article import Article, Block
from dossier.link import Mention
from dossier.report import Report
from dossier.sentences import sentence_around, sentences
from dossier.temporal.anchors import Anchor
from dossier.temporal.beside import side_by_side
from dossier.temporal.datelines import is_dateline, is_furniture, is_own_date
from dossier.temporal.expressions import expressions
from dossier.temporal.look_alikes import LookAlikes
from dossier.temporal.marks import quoted_spans
from dossier.temporal.publication import Publication
from dossier.temporal.telling import Statement, tell
from dossier.temporal.tokens import tokens


def happenings(article: Article, mentions: Sequence[Mention]) -> tuple[Report, ...]:
    """Return the dated statements of an article's blocks, in the order of the text; `mentions` are its own."""
    lang = article.lang.value if article.lang else None
    published = Publication.of(article.date.value if article.date else None)
    anchors: list[Anchor] = []
    named = [mention for mention in mentions if mention.entity]
    return tuple(
        report
        for place, block in enumerate(article.blocks)
        for report in _of_block(article, place, block, lang, published, anchors, named)
    )


def _of_block(
    article: Article,
    place: int,
    block: Block,
    lang: str | None,
    published: Publication,
    anchors: list[Anchor],
    mentions: Sequence[Mention],
) -> Iterator[Report]:
    """Yield the reports of one block, and add its dates to those that later words may be counted from."""
    cut = tokens(article.text, block.start, block.end)
    found = side_by_side(cut, expressions(cut, lang))
    if not found:
        return
    looks = LookAlikes(cut, found)
    spans = [(start + block.start, end + block.start) for start, end in sentences(article.words(block))]
    quoted: list[tuple[int, int]] | None = None
    for each in found:
        start, end = cut[each.first].start, cut[each.last].end
        if not looks.is_date(each) or is_dateline(article.text, start, end, block.start):
            continue
        sentence = sentence_around(spans, start, end)
        quoted = quoted_spans(article.text, block.start, block.end) if quoted is None else quoted
        is_quoted = any(first <= start < last for first, last in quoted)
        statement = Statement(article.text, start, end, place, sentence, each, is_quoted)
        told = tell(statement, published, anchors)
        if told is None or (published.is_in(told.period) and is_own_date(article.text, start, end, block.start)):
            continue
        if published.is_near(told.period):
            words, own = article.text[block.start : block.end], published.is_in(told.period)
            if is_furniture(words, start - block.start, end - block.start, is_own=own):
                continue
        if anchor := statement.anchor(told):
            anchors.append(anchor)
        yield Report(
            block=place,
            start=start,
            end=end,
            date=told.period.date if told.period else None,
            precision=told.period.precision if told.period else statement.precision,
            sentence=sentence,
            entities=_entities(mentions, sentence),
            rule=told.rule if told.period else None,
            basis=told.basis,
            unresolved=None if told.period else told.reason,
            quoted=is_quoted,
        )


def _entities(mentions: Sequence[Mention], sentence: tuple[int, int]) -> tuple[str, ...]:
    first = bisect_left(mentions, sentence[0], key=lambda mention: mention.start)
    last = bisect_left(mentions, sentence[1], key=lambda mention: mention.start)
    return tuple(dict.fromkeys(mention.entity for mention in mentions[first:last] if mention.entity))
