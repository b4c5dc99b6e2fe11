"""The one door through which words of an article leave its body: backlinks, evidence, quotations, search, data.

What may be published of an article is decided once (`reducing`), and stands in the article. Titles are metadata.
"""

import re
from collections.abc import Iterable

from dossier.article import Article

Span = tuple[int, int]

_LETTER = re.compile(r"[^\W_]")


def publishable(article: Article, start: int, end: int) -> str:
    """Return the words of `article` between two offsets of its text as read, as far as they may be published.

    Where the whole text is published, these are all of them. Otherwise «…» stands for what is left out; of a passage of
    which nothing may be published, nothing is returned. Whoever shows words of an article asks here.
    """
    if article.text_is_open:
        return article.text[start:end]
    spans = published(article, start, end)
    before, after = cut_off(article, (start, end), spans)
    words = " … ".join(article.text[first:last].strip() for first, last in spans)
    return f"{'… ' if before else ''}{words}{' …' if after else ''}" if spans else ""


def published(article: Article, start: int, end: int, asked_for: Iterable[Span] = ()) -> tuple[Span, ...]:
    """Return what may be published of the words between two offsets, in order; `asked_for` are names and dates there.

    A name or a date is published where it is asked for, and not for the sake of the words around it.
    """
    if article.excerpt is None:
        return ((start, end),)
    spans = [(max(start, first), min(end, last)) for first, last in article.excerpt.passages]
    for first, last in {(start, end), *asked_for}:
        for fact, fact_end, shown_end in article.excerpt.facts:
            if (fact, fact_end) == (first, last):
                spans.append((first, shown_end))
            elif fact <= first < last <= shown_end:
                spans.append((first, last))
    return joined(article.text, spans)


def cut_off(article: Article, whole: Span, spans: Iterable[Span]) -> tuple[bool, bool]:
    """Tell whether words of a passage stand before the first of the `spans` shown of it, and after the last."""
    shown = list(spans) or [(whole[1], whole[1])]
    text = article.text
    return bool(_LETTER.search(text, whole[0], shown[0][0])), bool(_LETTER.search(text, shown[-1][1], whole[1]))


def joined(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return spans in order, those as one between which no word of `text` stands."""
    together: list[Span] = []
    for start, end in sorted(span for span in spans if span[0] < span[1]):
        if together and not _LETTER.search(text, together[-1][1], start):
            together[-1] = (together[-1][0], max(end, together[-1][1]))
        else:
            together.append((start, end))
    return tuple(together)
