"""Writes the dossier's pages for one edition: plain Markdown with front matter, by the templates beside this module."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote

import jinja2

from dossier import citations
from dossier.body import block_anchors, body, sentence, shown
from dossier.dates import in_words
from dossier.describe import Article, Found
from dossier.front_matter import Quoted, with_front_matter
from dossier.handwritten import HandwrittenPage, only_elsewhere, sections_without_index
from dossier.link import Mention
from dossier.markup import as_address, as_attribute, as_text
from dossier.messages import Messages, load_messages
from dossier.names import name_key
from dossier.project import EDITIONS, Edition
from dossier.registry import KINDS, Entity
from dossier.relate import Dossier
from dossier.rights import publishable
from dossier.typography import spaced, spacing

_BLANK_LINES = re.compile(r"\n(?:[ \t]*\n){2,}")


@dataclass(frozen=True)
class Page:
    """A page of an edition, as finished Markdown."""

    path: str
    """Below docs/<lang>, with forward slashes."""
    text: str


def render(dossier: Dossier, edition: Edition, handwritten: Sequence[HandwrittenPage]) -> Iterator[Page]:
    """Yield every page that the build writes for an edition."""
    pages = _Pages(dossier, edition)
    taken = set()
    for page in pages.of_the_dossier():
        taken.add(page.path)
        yield page
    beside = [page for page in handwritten if page.path not in taken]
    yield from (page for page in pages.sections(beside) if page.path not in taken)
    yield from pages.missing(beside)


def render_alone(dossier: Dossier, edition: Edition) -> Iterator[Page]:
    """Yield the pages of a dossier's articles only, each at its file's stem."""
    pages = _Pages(dossier, edition)
    for article in dossier.articles:
        yield Page(f"{article.name.rpartition('.')[0]}.md", pages.article(article).text)


class _Pages:
    """The pages of one edition."""

    def __init__(self, dossier: Dossier, edition: Edition) -> None:
        self.dossier = dossier
        self.edition = edition
        self.lang = edition.lang
        self.messages: Messages = load_messages(edition.lang)
        self.anchors = {article.slug: block_anchors(article) for article in dossier.articles}

    def of_the_dossier(self) -> Iterator[Page]:
        """Yield the pages that articles and registry make."""
        yield self.articles_index()
        for article in self.dossier.articles:
            yield self.article(article)
            yield from self.moved(article)
        yield self.entities_index()
        for entity in self.dossier.registry.entities.values():
            yield self.entity(entity)
        yield self.chronology()
        yield self.sources()

    def article(self, article: Article) -> Page:
        mentions = self.dossier.mentions[article.slug]
        older, newer = self.dossier.neighbours[article.slug] if article.date else (None, None)
        summary, summary_lang = self._summary(article)
        title_block = article.title_block
        ids = dict.fromkeys(mention.entity for mention in mentions if mention.entity)
        content = self._fill(
            "article",
            article=article,
            title_anchor=self.anchors[article.slug][0] if title_block else "title",
            body=body(article, mentions, lambda entity: f"../entities/{entity}.md"),
            summary=summary,
            summary_lang=summary_lang,
            kinds=self._by_kind(ids),
            related=[
                (self.dossier.by_slug[related.slug], related.entities)
                for related in self.dossier.related.get(article.slug, ())
            ],
            inferred_date=self._evidence(article, article.date, "article.inferred")
            if article.date and article.date.origin == "inferred"
            else "",
            older=older,
            newer=newer,
            provenance=list(self._provenance(article)),
        )
        return Page(f"articles/{article.slug}.md", with_front_matter(self._meta(article, summary, ids), content))

    def moved(self, article: Article) -> Iterator[Page]:
        for slug in article.former_slugs:
            meta = {
                "title": self.messages("article.moved"),
                "redirect": f"../{article.slug}/index.html",
                "search": {"exclude": True},
            }
            yield Page(f"articles/{slug}.md", with_front_matter(meta, self._fill("moved", article=article)))

    def articles_index(self) -> Page:
        meta = {"title": self.messages("articles.title")}
        latest = next((article.date.value for article in self.dossier.articles if article.date), None)
        content = self._fill("articles", articles=self.dossier.articles, latest=latest)
        return Page("articles/index.md", with_front_matter(meta, content))

    def entity(self, entity: Entity) -> Page:
        backlinks = self.dossier.backlinks.get(entity.id, ())
        content = self._fill(
            "entity",
            entity=entity,
            facts=list(self._facts(entity)),
            backlinks=[(article, self._sentences(article, mentions)) for article, mentions in backlinks],
            counts={article.slug: len(mentions) for article, mentions in backlinks},
            events=self.dossier.events_of.get(entity.id, ()),
        )
        meta = {
            "title": entity.name[self.lang],
            "description": entity.description[self.lang],
            "kind": entity.type,
            "sources": entity.sources,
        }
        return Page(f"entities/{entity.id}.md", with_front_matter(meta, content))

    def entities_index(self) -> Page:
        entities = self.dossier.registry.entities.values()
        kinds = []
        for kind in KINDS:
            of_kind = sorted((e for e in entities if e.type == kind), key=self._alphabetical)
            if of_kind:
                kinds.append((kind, [(entity, self._mentions_of(entity)) for entity in of_kind]))
        meta = {"title": self.messages("entities.title")}
        return Page("entities/index.md", with_front_matter(meta, self._fill("entities", kinds=kinds)))

    def chronology(self) -> Page:
        by_year = groupby(self.dossier.registry.events, key=lambda event: event.date.first_day.year)
        years = [(year, list(events)) for year, events in by_year]
        decades = [(decade, list(each)) for decade, each in groupby((y for y, _ in years), key=lambda year: year // 10)]
        content = self._fill("chronology", years=years, decades=decades)
        return Page("chronology/index.md", with_front_matter({"title": self.messages("chronology.title")}, content))

    def sources(self) -> Page:
        sources = sorted(
            self.dossier.registry.sources.items(), key=lambda item: (item[1].publisher.casefold(), item[0])
        )
        meta = {"title": self.messages("sources.title"), "search": {"exclude": True}}
        return Page("sources/index.md", with_front_matter(meta, self._fill("sources", sources=sources)))

    def sections(self, handwritten: Sequence[HandwrittenPage]) -> Iterator[Page]:
        """Yield the index of each section that has none of a person's."""
        for folder, pages in sections_without_index(handwritten, self.lang).items():
            title = self.messages.by_key.get(f"sections.{folder}", folder.rpartition("/")[2].capitalize())
            listed = [
                {"title": page.title, "description": page.description, "lang": page.lang, "address": address}
                for page in pages
                for address in [as_address(page.path.removeprefix(f"{folder}/"))]
            ]
            content = self._fill("section", title=title, pages=listed)
            yield Page(f"{folder}/index.md", with_front_matter({"title": title}, content))

    def missing(self, handwritten: Sequence[HandwrittenPage]) -> Iterator[Page]:
        """Yield, for each page that exists in another edition only, one that says so and leads to it."""
        for page in only_elsewhere(handwritten, self.lang):
            there = next(edition for edition in EDITIONS if edition.lang == page.lang)
            path = PurePosixPath(page.path)
            folder = path.parent if path.name == "index.md" else path.with_suffix("")
            here = "" if folder == PurePosixPath() else f"{quote(folder.as_posix())}/"
            up = "../" * (here.count("/") + self.edition.prefix.count("/"))
            content = self._fill("missing", page=page, address=f"{up}{there.prefix}{here}index.html")
            meta = {"title": page.title, "search": {"exclude": True}}
            yield Page(page.path, with_front_matter(meta, content))

    def _meta(self, article: Article, summary: str | None, ids: Iterable[str]) -> dict[str, Any]:
        """Return the front matter that other tools rely on."""
        found: dict[str, Found[Any] | None] = {
            "title": article.title,
            "date": article.date,
            "author": article.authors,
            "source": article.source,
            "lang": article.lang,
        }
        authors = article.authors.value if article.authors else ()
        return {
            "title": article.title.value,
            "date": Quoted(article.date.value.text) if article.date else None,
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

    def _provenance(self, article: Article) -> Iterator[tuple[str, Found[Any] | None, str, str]]:
        """Yield field, what was found, and Markdown of its value and of where it comes from."""
        unknown = self.messages("article.unknown")
        date, authors, source, lang = article.date, article.authors, article.source, article.lang
        rows: tuple[tuple[str, Found[Any] | None, str], ...] = (
            ("title", article.title, self._foreign(article, article.title.value)),
            ("date", date, shown(in_words(date.value, self.lang, "between") if date else unknown, self.lang)),
            ("authors", authors, as_text(", ".join(authors.value) if authors else unknown)),
            ("source", source, as_text(source.value if source else unknown)),
            ("lang", lang, as_text(self._language_name(lang.value) if lang else unknown)),
        )
        for field, found, value in rows:
            is_explained = field == "date" and article.date_basis and found and found.origin == "given"
            if is_explained and article.date_basis:
                yield field, found, value, shown(article.date_basis[self.lang], self.lang)
            else:
                yield field, found, value, self._evidence(article, found)

    def _evidence(self, article: Article, found: Found[Any] | None, key: str | None = None) -> str:
        """Return Markdown that says where a value comes from, with the article's own words where they gave it."""
        if not found:
            return ""
        before, _, after = self.messages.by_key[key or f"rule.{found.rule}"].partition("{words}")
        words = self._foreign(article, publishable(article, *found.span)) if after and found.span else ""
        return f"{shown(before, self.lang)}{words}{as_text(after, at_head=False)}"

    def _foreign(self, article: Article, words: str) -> str:
        """Return Markdown that shows words of an article, marked with their language where it isn't the edition's."""
        lang = article.lang.value if article.lang else None
        text = shown(words, lang)
        return f'<span lang="{as_attribute(lang)}">{text}</span>' if lang and lang != self.lang else text

    def _summary(self, article: Article) -> tuple[str | None, str | None]:
        """Return an article's summary and its language."""
        if article.summary is None or isinstance(article.summary, str):
            return article.summary, article.lang.value if article.lang else None
        return article.summary[self.lang], self.lang

    def _by_kind(self, ids: Iterable[str]) -> list[tuple[str, list[str]]]:
        entities = [self.dossier.registry.entities[entity] for entity in ids]
        return [(kind, of_kind) for kind in KINDS if (of_kind := [e.id for e in entities if e.type == kind])]

    def _facts(self, entity: Entity) -> Iterator[tuple[str, str, str]]:
        """Yield the names that the page's title isn't, and the countries: each with a label and its language."""
        for code in ("fr", "en", "ru"):
            name = getattr(entity.name, code)
            if name and name != entity.name[self.lang]:
                yield self.messages(f"entity.in.{code}"), name, code
        if entity.aliases:
            yield self.messages("entity.also"), ", ".join(entity.aliases), ""
        if entity.countries:
            yield self.messages("entity.countries"), ", ".join(map(self._country, entity.countries)), ""

    def _sentences(self, article: Article, mentions: Iterable[Mention]) -> list[tuple[str, str]]:
        """Return the sentences around mentions, each once, with the anchor of its passage."""
        anchors = self.anchors[article.slug]
        return [
            (anchors[block], sentence(article, list(several)))
            for (block, _), several in groupby(mentions, key=lambda mention: (mention.block, mention.sentence))
        ]

    def _mentions_of(self, entity: Entity) -> int:
        return sum(len(mentions) for _, mentions in self.dossier.backlinks.get(entity.id, ()))

    def _alphabetical(self, entity: Entity) -> tuple[str, str]:
        """Sort persons by their last name, and all without accents."""
        name = entity.name[self.lang]
        words = name.split()
        last = words[-1] if entity.type == "person" else name
        return name_key(last), name_key(name)

    def _country(self, code: str) -> str:
        return self.messages.by_key.get(f"country.{code}", code)

    def _language_name(self, code: str) -> str:
        return self.messages.by_key.get(f"language.{code}", code)

    def _fill(self, template: str, **values: Any) -> str:
        content = self._environment.get_template(f"{template}.md.jinja").render(**values)
        return _BLANK_LINES.sub("\n\n", content)

    @cached_property
    def _environment(self) -> jinja2.Environment:
        """Return the templates' surroundings. Markdown needs no HTML escaping: each value goes through a filter."""
        environment = jinja2.Environment(  # noqa: S701
            loader=jinja2.PackageLoader("dossier"),
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        sources = self.dossier.registry.sources
        filters: dict[str, Callable[..., str]] = {
            "text": lambda text, at_head=True: as_text(self._set(text), at_head=at_head),
            "shown": lambda text, lang=None: shown(text, lang),
            "attribute": as_attribute,
            "address": as_address,
            "words": lambda date, sense="span": in_words(date, self.lang, sense),
            "short_citation": lambda key: citations.short_citation(key, sources[key], self.messages),
            "full_citation": lambda key: citations.full_citation(sources[key], self.messages),
        }
        environment.filters |= filters
        environment.globals |= {
            "m": self.messages,
            "lang": self.lang,
            "registry": self.dossier.registry,
            "language_name": self._language_name,
        }
        return environment

    def _set(self, text: str) -> str:
        """Return our own words on one line, with the spacing that the edition's language wants."""
        return spaced(text, spacing(text, self.lang))
