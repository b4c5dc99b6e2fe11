"""Finds what an article quotes, and who says it.

The steps, in order:
1. Quotation marks are paired, within a paragraph and from one to the next.
2. Each sentence is read with its quotations as single words: what in it says that somebody speaks?
3. Who that is: somebody named, or meant by a pronoun or a description.
4. Of those that no sentence tells of, turns tell, or words that stand elsewhere in the article.
5. What nobody speaks is a title, a name, a term, or irony; or a quotation of nobody knows whom.
"""

from collections.abc import Sequence

from dossier.article import Article
from dossier.link import Mention
from dossier.quotation import Quotations
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
        return Finder(Reading.of(article, mentions, self._entities)).quotations()
