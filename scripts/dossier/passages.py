"""Writes passages of an article, and of people's pages, as Markdown for other pages to show."""

from collections.abc import Iterable, Sequence

from dossier.anchors import passage_anchors
from dossier.article import Article
from dossier.excerpts import excerpts
from dossier.link import Mention
from dossier.page_links import Words
from dossier.rights import Span, cut_off, published
from dossier.utterances import Fragment
from dossier.wrapped import Wrap, shown, within


def block_anchors(article: Article) -> tuple[str, ...]:
    """Return the anchor of each of the article's blocks."""
    return passage_anchors(article.words(block) for block in article.blocks)


def sentence(article: Article, mentions: Sequence[Mention]) -> str:
    """Return, for another page, the sentence around mentions that share it, with their words marked."""
    return around(article, mentions[0].sentence, [(each.start, each.end) for each in mentions])


def around(article: Article, sentence: Span, words: Sequence[Span]) -> str:
    """Return, for another page, a sentence as far as it may be published, with some of its `words` marked."""
    spans: Iterable[Span] = excerpts(article.text, sentence, words)
    if not article.text_is_open:
        spans = published(article, *sentence, asked_for=words)
    return pieces(article, sentence, spans, [Wrap(start, end, "<mark>", "</mark>") for start, end in words]) or "…"


def marked(words: Words, lang: str) -> str:
    """Return Markdown of words of a person's page in the language `lang`, with those that are links marked."""
    parts = [
        shown(part, lang, [Wrap(start, end, "<mark>", "</mark>") for start, end in marks])
        for part, marks in zip(words.parts, words.marks, strict=True)
    ]
    before, after = ("… " if words.is_cut[0] else ""), (" …" if words.is_cut[1] else "")
    return before + " … ".join(parts) + after


def quoted(fragment: Fragment) -> str:
    """Return Markdown of words that somebody is quoted with, with what is the article's own set apart."""
    wraps = [Wrap(*fragment.incise, '<span class="incise">', "</span>")] if fragment.incise else []
    return shown(fragment.words, fragment.lang, wraps)


def pieces(article: Article, whole: Span, spans: Iterable[Span], wraps: Sequence[Wrap]) -> str:
    """Return Markdown of the `spans` of a passage that are shown, and of what is left out between them."""
    spans = list(spans)
    before, after = cut_off(article, whole, spans)
    parts = [
        shown(article.text[start:end], language_of(article), within(wraps, start, end), offset=start)
        for start, end in spans
    ]
    return f"{'… ' if before else ''}{' … '.join(parts)}{' …' if after else ''}" if parts else ""


def language_of(article: Article) -> str | None:
    """Return the code of the language that an article is in; None where that isn't known."""
    return article.lang.value if article.lang else None
