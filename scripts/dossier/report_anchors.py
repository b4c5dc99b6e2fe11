"""Gives each dated statement an address that stays while its words do, in its article and in the chronology."""

from collections.abc import Iterable

from dossier.anchors import anchors
from dossier.article import Article
from dossier.report import Report


def report_anchors(article: Article, reports: Iterable[Report]) -> tuple[str, ...]:
    """Return the anchors of an article's dated statements: `d-` and eight hex digits, from its slug and their words."""
    return anchors(
        "d",
        (
            f"{article.slug} {article.text[slice(*each.sentence)]} {article.text[each.start : each.end]}"
            for each in reports
        ),
    )
