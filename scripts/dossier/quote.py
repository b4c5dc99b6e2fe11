"""Finds what an article quotes, and who says it.

The steps, in order:
1. Quotation marks are paired, within a paragraph and from one to the next.
2. Each sentence is read with its quotations as single words: what in it says that somebody speaks?
3. Who that is: somebody named, or meant by a pronoun or a description.
4. Of those that no sentence tells of, turns tell, or words that stand elsewhere in the article.
5. What nobody speaks is a title, a name, a term, or irony; or a quotation of nobody knows whom.
"""

from collections.abc import Sequence
from dataclasses import replace

from dossier.article import Article
from dossier.languages import language_of_words
from dossier.link import Mention
from dossier.quotation import Quotation, Quotations
from dossier.quoting.finder import Finder
from dossier.quoting.marks import has_marks
from dossier.quoting.reading import Reading
from dossier.registry import Registry


class Quoter:
    """The registry's persons and bodies, ready to be told as speakers of any number of articles."""

    def __init__(self, registry: Registry) -> None:
        self._entities = registry.entities

    def quote(self, article: Article, mentions: Sequence[Mention]) -> Quotations:
        """Return what stands in quotation marks in an article's blocks; `mentions` are its own."""
        if not has_marks(article.text):
            return Quotations()
        found = Finder(Reading.of(article, mentions, self._entities)).quotations()
        return replace(found, quotations=tuple(_in_own_language(article, each) for each in found.quotations))


def _in_own_language(article: Article, quotation: Quotation) -> Quotation:
    """Say in which language words are, where it isn't the article's: «We look forward to it», amid French."""
    told = language_of_words(article.text[quotation.start : quotation.end])
    is_own = article.lang is None or told is None or told == article.lang.value
    return quotation if is_own else replace(quotation, lang=told)
