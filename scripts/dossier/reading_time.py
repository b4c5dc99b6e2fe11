"""Says how long an article takes to read."""

import math

from dossier.article import Article

WORDS_A_MINUTE = 220
"""What grown-ups read of a newspaper, in French and in English, roughly."""


def reading_minutes(article: Article) -> int:
    """Return how many minutes the article's text takes, rounded up; 0 where none is published."""
    if not article.text_is_open:
        return 0
    return math.ceil(sum(len(article.words(block).split()) for block in article.body) / WORDS_A_MINUTE)
