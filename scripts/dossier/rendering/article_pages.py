"""The pages of an article: its own, where everything told of it comes from, and its former addresses."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from dossier.article import Article, Found
from dossier.disputes import Disputed
from dossier.entity import KINDS
from dossier.front_matter import Quoted
from dossier.json_ld import article_script
from dossier.placed import DATE_WORDS, Placed
from dossier.provenance import block_counts, by_reason
from dossier.pull_quote import PullQuote
from dossier.reading_time import reading_minutes
from dossier.rendering.page import Page
from dossier.rendering.templates import Templates
from dossier.rights import publishable

# More lines put aside than this are shown by their reasons.
_MOST_UNGROUPED = 12


class ArticlePages:
    """The pages of articles in one edition."""

    def __init__(self, templates: Templates) -> None:
        self._templates = templates
        self._registry = templates.registry
        self._messages = templates.messages
        self._lang = templates.lang

    def of_article(self, placed: Placed) -> Iterator[Page]:
        """Yield an article's page and those that belong to it."""
        yield self.article(placed)
        yield from self.provenance(placed)
        for file in placed.citation.files:
            yield Page(self._lang, f"articles/{placed.article.slug}/{file.name}", file.text)
        yield from self.moved(placed.article)

    def article(self, placed: Placed, *, is_alone: bool = False) -> Page:
        """Return an article's page; `is_alone` where no page on its provenance stands beside it."""
        article = placed.article
        summary, summary_lang = self._templates.summary(article)
        title, body = placed.noted(self._note, None if is_alone else self._pulled(article))
        content = self._templates.fill(
            "article",
            article=article,
            title=title,
            title_anchor=placed.anchors[0] if article.title_block else "title",
            body=body,
            minutes=reading_minutes(article) if article.text_is_open and not is_alone else 0,
            mentions=placed.of_entities,
            summary=summary,
            summary_lang=summary_lang,
            kinds=self._by_kind(placed.of_entities),
            related=placed.related,
            copies=placed.copies,
            inferred_date=self._dating(placed),
            traces={row.field: row for row in placed.rows},
            **{"from": "" if is_alone else f"{article.slug}/provenance.md"},
            older=placed.older,
            newer=placed.newer,
            groups=by_reason(article.removed) if len(article.removed) > _MOST_UNGROUPED else (),
            rows=placed.rows if is_alone else (),
            names=placed.names if is_alone else None,
            found=placed if is_alone else None,
            citation=None if is_alone else placed.citation,
            structured="" if is_alone else article_script(article, placed.said, self._registry, self._lang, "../../"),
            up="../",
            pages=placed.pages.get(self._lang, ()),
        )
        meta = self._meta(article, summary, placed.of_entities)
        return self._templates.page(f"articles/{article.slug}.md", meta, content)

    def provenance(self, placed: Placed) -> Iterator[Page]:
        """Yield the page that says where everything told of an article comes from, and the same as JSON."""
        article = placed.article
        meta = {
            "title": self._messages("provenance.title_of", title=article.title.value),
            "robots": "noindex",
            "search": {"exclude": True},
            "pdf": False,
        }
        content = self._templates.fill(
            "provenance",
            article=article,
            rows=placed.rows,
            blocks=block_counts(article),
            names=placed.names,
            found=placed,
            up="../../",
        )
        folder = f"articles/{article.slug}"
        yield self._templates.page(f"{folder}/provenance.md", meta, content)
        yield Page(self._lang, f"{folder}/provenance.json", placed.json)

    def moved(self, article: Article) -> Iterator[Page]:
        """Yield a page for each address that the article had, which leads to the present one."""
        for slug in article.former_slugs:
            meta = {
                "title": self._messages("article.moved"),
                "redirect": f"../{article.slug}/index.html",
                "robots": "noindex",
                "search": {"exclude": True},
                "pdf": False,
            }
            yield self._templates.page(f"articles/{slug}.md", meta, self._templates.fill("moved", article=article))

    def _meta(self, article: Article, summary: str | None, ids: Iterable[str]) -> dict[str, Any]:
        """Return the front matter that other tools rely on."""
        found: dict[str, Found[Any] | None] = {
            "title": article.title,
            "date": article.date,
            "time": article.time,
            "author": article.authors,
            "source": article.source,
            "lang": article.lang,
        }
        authors = article.authors.value if article.authors else ()
        return {
            "title": article.title.value,
            "date": Quoted(article.date.value.text) if article.date else None,
            "time": Quoted(article.time.value) if article.time else None,
            "lang": article.lang.value if article.lang else None,
            "author": authors[0] if len(authors) == 1 else authors,
            "source": article.source.value if article.source else None,
            "url": article.url,
            "summary": summary,
            "entities": list(ids),
            "tags": article.tags,
            "seed": article.name,
            "sha256": article.sha256,
            "origin": {field: value.origin for field, value in found.items() if value},
        }

    def _note(self, disputed: Disputed) -> str:
        """Return Markdown of what an article shows beside words that a claim quotes."""
        return self._templates.fill("disputed", disputed=disputed).strip()

    def _pulled(self, article: Article) -> Callable[[PullQuote], str]:
        """Return what gives Markdown of the words that stand out in an article."""
        return lambda quote: self._templates.fill("pull_quote", article=article, quote=quote).strip()

    def _dating(self, placed: Placed) -> str:
        """Return Markdown of the words that an inferred date comes from; empty where the date isn't inferred."""
        article = placed.article
        if not article.date or article.date.origin != "inferred" or not article.date.span:
            return ""
        words = self._templates.foreign(article, publishable(article, *article.date.span))
        linked = f"[{words}](#{DATE_WORDS})" if placed.has_date_words else words
        return self._templates.say("article.inferred", words=linked)

    def _by_kind(self, ids: Iterable[str]) -> list[tuple[str, list[str]]]:
        entities = [self._registry.entities[entity] for entity in ids]
        return [(kind, of_kind) for kind in KINDS if (of_kind := [e.id for e in entities if e.type == kind])]
