"""Decides what may be published of articles whose whole text may not: short quotations, and the facts.

No law gives a number. French law allows «analyses et courtes citations» with the author and the source named (Code de
la propriété intellectuelle, art. L. 122-5, 3° a), and a quotation is held to be short beside both works; the Union's
law allows quotation «to the extent required by the specific purpose» (directive 2001/29, art. 5, 3, d), and leaves
«individual words or very short extracts» of press articles free (directive 2019/790, art. 15, 1), while eleven words in
a row can be somebody's own (Court of Justice, C-5/08, Infopaq). So the numbers here are ours, on the side of caution:

- a quotation has at most 40 words, the length from which style guides set one apart as a text of its own (APA);
- all that is quoted of an article has at most 15 % of its words, and at most 200;
- the quotations that claims rest on come first: where they are too long together, the longest are cut until all fit;
  then those of persons, in the order of the text, as long as there is room;
- names, and words that give a date, are facts and nobody's: they are given where they are asked for, alone.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from dossier.article import Article, ArticleText, Excerpt, Found
from dossier.articles import Articles
from dossier.disputes import Disputed
from dossier.kept import key_of
from dossier.link import Mention
from dossier.problems import Problem
from dossier.quotation import NOTHING_QUOTED, Quotations
from dossier.relating.duplicates import Group
from dossier.report import Report
from dossier.rights import Span, joined

LONGEST_QUOTATION = 40
"""In words."""

LARGEST_SHARE = 15
"""Of an article's words, in hundredths."""

MOST_WORDS = 200

_FEWEST_WORDS = 5
"""What is left of a quotation that is cut; fewer would say nothing."""

_LONGEST_FACT = 12
"""Names of offices and dates with their hours are long."""

_LONGEST_DESCRIPTION = 5
"""Of somebody without a name: those words are the article's own."""

# Chinese, Japanese, Korean and Thai don't part their words: a letter counts as one. No word has more than 30 letters.
_UNPARTED = "\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff"
_SPACE = re.compile(r"\s+")
_JOINS = re.compile(r"[-‐‑'’ʼ.,/]?[^\W_]|['’ʼ]")
_WORD = re.compile(rf"[{_UNPARTED}]|[^\W_{_UNPARTED}]{{1,30}}")


def with_rights(made: Articles, setting: ArticleText, claimed: Mapping[str, Sequence[Disputed]]) -> Articles:
    """Return the articles with what may be published of each: `setting` says it of those whose sidecar doesn't.

    `claimed` are the words that claims quote, by the article's slug.
    """
    articles, keys = [], dict(made.keys)
    for article in made.articles:
        slug = article.slug
        if _wanted(article, setting) == "full":
            articles.append(article)
            continue
        less = reduced(
            article,
            made.mentions.get(slug, ()),
            made.quotations.get(slug, NOTHING_QUOTED),
            made.reports.get(slug, ()),
            [(each.start, each.end) for each in claimed.get(slug, ())],
        )
        articles.append(less)
        if slug in keys:
            keys[slug] = key_of(keys[slug].encode(), repr(less.excerpt).encode())
    return replace(made, articles=tuple(articles), keys=keys)


def reduced(
    article: Article,
    mentions: Iterable[Mention] = (),
    quotations: Quotations = NOTHING_QUOTED,
    reports: Iterable[Report] = (),
    claimed: Iterable[Span] = (),
) -> Article:
    """Return an article of which an excerpt is published, made of what was found in its text and what claims quote."""
    is_long = isinstance(article.summary, str) and _count(article.summary) > LONGEST_QUOTATION
    summary = None if is_long else article.summary
    own = _count(summary) if isinstance(summary, str) else 0
    whole = sum(_count(article.words(block)) for block in article.blocks)
    room = max(0, min(whole * LARGEST_SHARE // 100, MOST_WORDS) - own)
    passages = _passages(article, claimed, ((each.start, each.end) for each in quotations.quotations), room)
    excerpt = Excerpt(passages, tuple(sorted(set(_facts(article, mentions, quotations, reports)))))
    found: dict[str, Any] = {
        "title": _less_of(article.title, max(_LONGEST_FACT, _count(article.title.value))),
        **{name: _less_of(getattr(article, name), _LONGEST_FACT) for name in ("date", "time", "authors", "source")},
    }
    return replace(article, summary=summary, excerpt=excerpt, **found)


def unequal_copies(articles: Mapping[str, Article], groups: Iterable[Group]) -> Iterator[Problem]:
    """Yield a note for each article that is published whole and is the same dispatch as one that isn't."""
    for group in groups:
        several = [articles[slug] for slug in group.slugs]
        less = next((article for article in several if not article.text_is_open), None)
        for article in several if less else ():
            if less and article.text_is_open and article.article_text is None:
                what = f"this is the same dispatch as {less.path}, of which an excerpt alone is published"
                mend = "write `article_text: excerpt`, or `full`, in its sidecar"
                yield Problem(article.path, 1, what, mend, is_note=True)


def _wanted(article: Article, setting: ArticleText) -> ArticleText:
    """Return what is published of an article: an excerpt, where its sidecar says something that isn't understood."""
    return article.article_text or ("excerpt" if "article_text" in article.sidecar_lines else setting)


def _passages(article: Article, claimed: Iterable[Span], said: Iterable[Span], room: int) -> tuple[Span, ...]:
    """Return what is quoted, with no more words than there is `room` for."""
    claims = [part for span in claimed for part in _in_body(article, span)]
    chosen: list[Span] = []
    for longest in range(LONGEST_QUOTATION, _FEWEST_WORDS - 1, -1):
        chosen = [_cut(article, span, longest) for span in claims]
        if _count_of(article, chosen) <= room:
            break
    else:
        chosen = _as_many(article, (), chosen, room)
    persons = [part for span in said for part in _in_body(article, span)]
    return joined(article.text, _as_many(article, chosen, persons, room))


def _as_many(article: Article, chosen: Iterable[Span], more: Iterable[Span], room: int) -> list[Span]:
    """Return the chosen spans and as many more as there is room for, the last of them cut."""
    together = list(chosen)
    left = room - _count_of(article, together)
    for span in sorted(more):
        part = _cut(article, span, LONGEST_QUOTATION)
        added = _count_of(article, [*together, part]) - _count_of(article, together)
        if added > left:
            part = _cut(article, span, left)
            added = _count_of(article, [*together, part]) - _count_of(article, together)
            if left < _FEWEST_WORDS:
                continue
        together.append(part)
        left -= added
    return together


def _facts(
    article: Article, mentions: Iterable[Mention], quotations: Quotations, reports: Iterable[Report]
) -> Iterator[tuple[int, int, int]]:
    """Yield the names and the dates: start and end of each, and where what is shown of it ends."""

    def fact(span: Span | None, longest: int) -> Iterator[tuple[int, int, int]]:
        if span:
            yield *span, _cut(article, span, longest)[1]

    for mention in mentions:
        yield from fact((mention.start, mention.end), _LONGEST_FACT)
    for each in quotations.quotations:
        if each.speaker:
            yield from fact((each.speaker.start, each.speaker.end), _LONGEST_DESCRIPTION)
    for none in quotations.unquoted:
        yield from fact((none.start, none.end), _LONGEST_DESCRIPTION)
    for report in reports:
        yield from fact((report.start, report.end), _LONGEST_FACT)
        yield from fact(report.basis, _LONGEST_FACT)
    for found in (article.date, article.time, article.authors, article.source, article.lang):
        yield from fact(found.span if found else None, _LONGEST_FACT)
    yield from fact(article.title.span, _count(article.title.value))


def _in_body(article: Article, span: Span) -> Iterator[Span]:
    """Yield the parts of a span that are the article's: what was put aside stands between its blocks."""
    for block in article.blocks:
        start, end = max(span[0], block.start), min(span[1], block.end)
        if start < end:
            yield start, end


def _cut(article: Article, span: Span, longest: int) -> Span:
    """Return the beginning of a span, with no more words than `longest`: no «Crew» of «Crew-11», no «l» of «l’ISS»."""
    start, end = span
    words = [found.end() for found in _WORD.finditer(article.text, start, end)]
    if len(words) <= longest:
        return span
    cut = words[longest - 1] if longest > 0 else start
    if _JOINS.match(article.text, cut):
        whole = [found.start() for found in _SPACE.finditer(article.text, start, cut)]
        cut = whole[-1] if whole else cut
    return start, cut


def _count_of(article: Article, spans: Iterable[Span]) -> int:
    return sum(_count(article.text[start:end]) for start, end in joined(article.text, spans))


def _count(words: str) -> int:
    return sum(1 for _ in _WORD.finditer(words))


def _less_of(found: Found[Any] | None, longest: int) -> Found[Any] | None:
    """Return a value with less of the words of the markup that gave it."""
    if not found or not found.words:
        return found
    ends = [word.end() for word in _WORD.finditer(found.words)]
    return found if len(ends) <= longest else replace(found, words=f"{found.words[: ends[longest - 1]]} …")
