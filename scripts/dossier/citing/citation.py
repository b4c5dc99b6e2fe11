"""Puts together how an article's original is cited, for its page and for the files beside it."""

from dataclasses import dataclass
from functools import cached_property

from dossier.article import Article
from dossier.citing.bibtex import bibtex
from dossier.citing.csl import csl
from dossier.citing.original import Original, original
from dossier.citing.ris import ris


@dataclass(frozen=True)
class CitationFile:
    """One format of a citation."""

    name: str
    """Of the file beside the article's page."""
    label: str
    """What reference managers call the format."""
    text: str

    @property
    def lines(self) -> tuple[str, ...]:
        """Its lines."""
        return tuple(self.text.splitlines())


@dataclass(frozen=True)
class Citation:
    """How an article's original is cited."""

    original: Original

    @cached_property
    def files(self) -> tuple[CitationFile, ...]:
        """The formats."""
        one = [self.original]
        return (
            CitationFile("article.bib", "BibTeX", bibtex(one)),
            CitationFile("article.ris", "RIS", ris(one)),
            CitationFile("article.json", "CSL-JSON", csl(one)),
        )


def citation(article: Article) -> Citation:
    """Return how the original of `article` is cited."""
    return Citation(original(article))
