"""The one door through which words of an article leave its body: backlinks, evidence, quotations, search, data."""

from dossier.article import Article


def publishable(article: Article, start: int, end: int) -> str:
    """Return the words of `article` between two offsets of its text as read, as far as they may be published.

    The dossier publishes its articles whole, so that every passage is. Whoever shows a passage elsewhere than on the
    article's own page asks here, so that a narrower right needs to be known in one place only. Titles are metadata.
    """
    return article.text[start:end]
