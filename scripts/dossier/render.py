"""Writes the dossier's pages for one edition: plain Markdown with front matter, by the templates beside this module.

What a page shows it is given: the articles that it tells of, and the registry. `pages` relies on that, and leaves a
page of whose ingredients none has changed.
"""

from collections.abc import Iterator

from dossier.placed import Placed
from dossier.project import Edition
from dossier.quotation import NOTHING_QUOTED
from dossier.registry import Registry
from dossier.relate import Dossier
from dossier.rendering.article_pages import ArticlePages
from dossier.rendering.entity_pages import EntityPages
from dossier.rendering.evidence_pages import EvidencePages
from dossier.rendering.overview_pages import OverviewPages
from dossier.rendering.page import Page
from dossier.rendering.templates import Templates


class Pages:
    """The pages of one edition, by what they tell of."""

    def __init__(self, registry: Registry, edition: Edition) -> None:
        templates = Templates(registry, edition)
        self.articles = ArticlePages(templates)
        self.entities = EntityPages(templates)
        self.evidence = EvidencePages(templates)
        self.overviews = OverviewPages(templates)


def render_alone(dossier: Dossier, edition: Edition) -> Iterator[Page]:
    """Yield the pages of a dossier's articles only, each at its file's stem."""
    pages = Pages(dossier.registry, edition)
    for article in dossier.articles:
        slug = article.slug
        alone = Placed(
            article,
            dossier.mentions[slug],
            quotations=dossier.quotations.get(slug, NOTHING_QUOTED),
            reports=dossier.reports.get(slug, ()),
        )
        text = pages.articles.article(alone, is_alone=True).text
        yield Page(edition.lang, f"{article.name.rpartition('.')[0]}.md", text)
