"""Chooses the words of an article that stand out in its midst: a whole sentence of a speaker who is sure."""

from collections.abc import Sequence
from dataclasses import dataclass

from dossier.article import Article
from dossier.quotation import Quotation

SHORTEST, LONGEST = 60, 180
"""In letters."""

BEST_LENGTH = 120

PARAGRAPHS_BEFORE = 2
"""How many paragraphs come first: who has read no more needs no rest yet, and would read the same words twice."""

_BRACKETS = "[](){}…"


@dataclass(frozen=True)
class PullQuote:
    """Words of an article that stand out in its midst."""

    quotation: Quotation
    anchor: str
    """Of the words in the text."""
    before: int
    """The place among the article's blocks of the one before which they stand out."""


def pull_quote(article: Article, quotations: Sequence[Quotation], anchors: Sequence[str]) -> PullQuote | None:
    """Return the words that stand out, or None where none are fit to; `anchors` are those of the `quotations`.

    Of several, the one is taken that says the most in few words: the nearest to a good length, and of equals the first.
    """
    fit = [(each, anchor) for each, anchor in zip(quotations, anchors, strict=True) if _is_fit(article, each)]
    if not fit or not article.text_is_open:  # there is no text for words to stand out from
        return None
    quotation, anchor = min(fit, key=lambda item: abs(len(_words(article, item[0])) - BEST_LENGTH))
    above = quotation.block - 1  # they come a paragraph before the text does
    return PullQuote(quotation, anchor, above if article.blocks[above].kind == "paragraph" else quotation.block)


def _is_fit(article: Article, quotation: Quotation) -> bool:
    """Tell a whole sentence, of a good length, that the article itself makes neither doubtful nor incomplete."""
    kinds = [block.kind for block in article.blocks]
    words = _words(article, quotation)
    return (
        quotation.speaker is not None
        and quotation.doubt is None
        and quotation.lang is None
        and kinds[quotation.block] == "paragraph"
        and kinds[: quotation.block].count("paragraph") >= PARAGRAPHS_BEFORE
        and SHORTEST <= len(words) <= LONGEST
        and words[0].isupper()
        and not set(words) & set(_BRACKETS)
        and not (quotation.by and quotation.start < quotation.by[1] and quotation.by[0] < quotation.end)
        and quotation.end <= article.blocks[quotation.block].end
    )


def _words(article: Article, quotation: Quotation) -> str:
    return " ".join(article.text[quotation.start : quotation.end].split())
