"""Writes the dossier's pages for one edition: plain Markdown with front matter, by the templates beside this module.

What a page shows it is given: the articles that it tells of, and the registry. `pages` relies on that, and leaves a
page of whose ingredients none has changed.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from pathlib import PurePosixPath
from types import CodeType
from typing import Any, ClassVar
from urllib.parse import quote

import jinja2
from babel.numbers import format_decimal

from dossier import citations
from dossier.anchors import anchors
from dossier.article import Article, Found
from dossier.body import marked, quoted, shown
from dossier.browsing.listing import listing
from dossier.cards import CARDS, cards
from dossier.chronology.chronology_page import MOST_PERSONS, views
from dossier.chronology.chronology_page import InWords as TimeInWords
from dossier.chronology.entries import Timeline
from dossier.dates import in_words
from dossier.disputes import Dispute, Disputed
from dossier.entities_table import entities_table
from dossier.entity import KINDS, Entity
from dossier.entity_page import Portrait, facts, noted, notes_of
from dossier.exporting.data_files import BIBLIOGRAPHIES, DESCRIPTIONS, FEEDS, data_files
from dossier.exporting.datapackage import describe
from dossier.exporting.tables import tables
from dossier.front_matter import Quoted, with_front_matter
from dossier.handwritten import HandwrittenPage, only_elsewhere, sections_without_index
from dossier.home import Home
from dossier.home_parts import FOLDER as PARTS_FOLDER
from dossier.home_parts import PARTS, file_name
from dossier.imprint import Imprint
from dossier.json_ld import article_script, quotations_script
from dossier.markup import as_address, as_attribute, as_text
from dossier.messages import Messages, load_messages
from dossier.network.network_page import InWords
from dossier.network.network_page import rows as rows_of_network
from dossier.network.picture import Shown, draw, families, sample
from dossier.placed import DATE_WORDS, Placed
from dossier.project import EDITIONS, Edition
from dossier.provenance import block_counts, by_reason
from dossier.pull_quote import PullQuote
from dossier.quotation import NOTHING_QUOTED
from dossier.reading_time import reading_minutes
from dossier.registry import Registry
from dossier.relate import Count, Dossier
from dossier.rights import publishable
from dossier.times import time_in_words
from dossier.typography import spaced, spacing
from dossier.utterances import Utterance, Voices

_BLANK_LINES = re.compile(r"\n(?:[ \t]*\n){2,}")
# Stand-ins for Markdown while a label is set: letters that no label has.
_PRIVATE = 0xE000
# More lines put aside than this are shown by their reasons.
_MOST_UNGROUPED = 12

MOST_UTTERANCES = 1000
"""With more utterances than this, one page with all of them would be too long: they stand on pages of their own."""


@dataclass(frozen=True)
class Page:
    """A page of an edition, as finished Markdown, or a data file beside it."""

    lang: str
    """Of the edition."""
    path: str
    """Below docs/<lang>, with forward slashes."""
    text: str | None
    """None for a page that stands there already, letter for letter."""


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
        text = pages.article(alone, is_alone=True).text
        yield Page(edition.lang, f"{article.name.rpartition('.')[0]}.md", text)


class _Compiled(jinja2.BytecodeCache):
    """The templates as compiled, for every edition of this process: that takes longer than to fill them in."""

    _codes: ClassVar[dict[tuple[str, str], CodeType]] = {}

    def load_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        """Take what was compiled of a template before, if it was."""
        bucket.code = self._codes.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        """Remember what was compiled of a template."""
        if bucket.code:
            self._codes[bucket.key, bucket.checksum] = bucket.code


class Pages:
    """The pages of one edition. None of them knows more than the registry and what it is given."""

    def __init__(self, registry: Registry, edition: Edition) -> None:
        self.registry = registry
        self.edition = edition
        self.lang = edition.lang
        self.messages: Messages = load_messages(edition.lang)

    def of_article(self, placed: Placed) -> Iterator[Page]:
        """Yield an article's page and those that belong to it."""
        yield self.article(placed)
        yield from self.provenance(placed)
        for file in placed.citation.files:
            yield Page(self.lang, f"articles/{placed.article.slug}/{file.name}", file.text)
        yield from self.moved(placed.article)

    def article(self, placed: Placed, *, is_alone: bool = False) -> Page:
        """Return an article's page; `is_alone` where no page on its provenance stands beside it."""
        article = placed.article
        summary, summary_lang = self._summary(article)
        title, body = placed.noted(self._note, None if is_alone else self._pulled(article))
        content = self._fill(
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
            structured="" if is_alone else article_script(article, placed.said, self.registry, self.lang, "../../"),
            up="../",
            pages=placed.pages.get(self.lang, ()),
        )
        meta = self._meta(article, summary, placed.of_entities)
        return self._page(f"articles/{article.slug}.md", meta, content)

    def provenance(self, placed: Placed) -> Iterator[Page]:
        """Yield the page that says where everything told of an article comes from, and the same as JSON."""
        article = placed.article
        meta = {
            "title": self.messages("provenance.title_of", title=article.title.value),
            "robots": "noindex",
            "search": {"exclude": True},
            "pdf": False,
        }
        content = self._fill(
            "provenance",
            article=article,
            rows=placed.rows,
            blocks=block_counts(article),
            names=placed.names,
            found=placed,
            up="../../",
        )
        folder = f"articles/{article.slug}"
        yield self._page(f"{folder}/provenance.md", meta, content)
        yield Page(self.lang, f"{folder}/provenance.json", placed.json)

    def moved(self, article: Article) -> Iterator[Page]:
        """Yield a page for each address that the article had, which leads to the present one."""
        for slug in article.former_slugs:
            meta = {
                "title": self.messages("article.moved"),
                "redirect": f"../{article.slug}/index.html",
                "robots": "noindex",
                "search": {"exclude": True},
                "pdf": False,
            }
            yield self._page(f"articles/{slug}.md", meta, self._fill("moved", article=article))

    def articles_index(self, articles: Sequence[Article]) -> Page:
        """Return the list of all articles, the newest first."""
        latest = next((article.date.value for article in articles if article.date), None)
        content = self._fill("articles", articles=articles, latest=latest)
        return self._page("articles/index.md", {"title": self.messages("articles.title")}, content)

    def entity(self, entity: Entity, portrait: Portrait) -> Page:
        """Return an entity's page: what is known of it, and what the dossier says of it."""
        content = self._fill(
            "entity",
            entity=entity,
            facts=list(facts(entity, self.messages)),
            notes=noted(entity, portrait.events, self.registry.sources),
            notes_of=lambda key_date: notes_of(key_date, entity, self.registry.sources),
            portrait=portrait,
            time_words=TimeInWords(self.registry, self.messages),
            structured=self._structured(portrait.said, up="../../"),
        )
        meta = {
            "title": entity.name[self.lang],
            "description": entity.description[self.lang],
            "kind": entity.type,
            "sources": entity.sources,
        }
        return self._page(f"entities/{entity.id}.md", meta, content)

    def section(self, placed: Placed, entity: str) -> str:
        """Return what the page of an entity shows of an article that mentions it."""
        count = len(placed.of_entities[entity])
        sentences = placed.sentences[entity]
        return self._fill("mentions", article=placed.article, sentences=sentences, count=count).strip()

    def entities_index(self, counts: Mapping[str, Count]) -> Page:
        """Return the table of all entities, with how often each is mentioned."""
        content = self._fill("entities", table=entities_table(self.registry, counts, self.messages))
        return self._page("entities/index.md", {"title": self.messages("entities.title")}, content)

    def cards(self, counts: Mapping[str, Count]) -> Page:
        """Return what the cards show that names in articles have: a script, which is read where files are too."""
        return Page(self.lang, CARDS, cards(self.registry, counts, self.messages))

    def browse(self, dossier: Dossier) -> Page:
        """Return the list of all articles and entities, which readers narrow by what goes together."""
        content = self._fill("browse", listing=listing(dossier, self.messages))
        meta = {"title": self.messages("browse.title"), "hide": ["toc"], "search": {"exclude": True}, "pdf": False}
        return self._page("browse/index.md", meta, content)

    def claim(self, dispute: Dispute, articles: Mapping[str, Article]) -> Page:
        """Return the page of a question that sources answer: the answers side by side, and what was checked.

        `articles` are those that it quotes, by slug.
        """
        claim = dispute.claim
        answers = [
            (position, articles[place.article], place)
            for position, place in zip(claim.positions, dispute.quoted, strict=True)
        ]
        notes = claim.checked.sources if claim.checked else ()
        content = self._fill("claim", claim=claim, answers=answers, notes=notes)
        meta = {"title": claim.question[self.lang], "verdict": claim.verdict, "sources": notes}
        return self._page(f"claims/{claim.id}.md", meta, content)

    def claims_index(self, disputes: Sequence[Dispute]) -> Page:
        """Return the list of the questions on which sources differ, by verdict."""
        claims = [dispute.claim for dispute in disputes]
        verdicts = [(verdict, list(several)) for verdict, several in groupby(claims, key=lambda claim: claim.verdict)]
        content = self._fill("claims", verdicts=verdicts)
        return self._page("claims/index.md", {"title": self.messages("claims.title")}, content)

    def quotations(self, voices: Voices) -> Page:
        """Return the list of who is quoted with what; where it is long, it leads to pages of entities."""
        is_long = voices.count > MOST_UTTERANCES
        names = [voice.name for voice in voices.named if not voice.entity]
        shown_here = [each for voice in voices.named if not (is_long and voice.entity) for each in voice.utterances]
        content = self._fill(
            "quotations",
            voices=voices,
            is_long=is_long,
            anchors=dict(zip(names, anchors("s", names), strict=True)),
            structured=self._structured(shown_here, up="../"),
        )
        return self._page("quotations/index.md", {"title": self.messages("quotations.title")}, content)

    def quotations_by_date(self, several: Sequence[Utterance]) -> Iterator[Page]:
        """Yield the list of what each article quotes, the newest first; where it is long, a page for each year."""
        articles = [
            (article, sorted(each, key=lambda one: one.doubt is not None))
            for article, each in groupby(several, key=lambda one: one.article)
        ]
        meta: dict[str, object] = {"search": {"exclude": True}, "pdf": False}
        years: list[tuple[str, int]] = []
        if len(several) > MOST_UTTERANCES:
            for year, of_year in groupby(articles, key=lambda item: _year(item[0])):
                listed = list(of_year)
                name = year or self.messages("quotations.undated")
                years.append((year or "undated", sum(len(each) for _, each in listed)))
                title = self.messages("quotations.title_of_year", year=name)
                content = self._fill("quotations_by_date", articles=listed, years=(), year=name)
                yield self._page(f"quotations/by-date-{years[-1][0]}.md", {"title": title, **meta}, content)
            articles = []
        content = self._fill("quotations_by_date", articles=articles, years=years, year=None)
        yield self._page("quotations/by-date.md", {"title": self.messages("quotations.title_by_date"), **meta}, content)

    def network(self, dossier: Dossier, chosen: Shown) -> Page:
        """Return the picture of who appears with whom, and the same as a table."""
        picture = draw(chosen, dossier, self.lang)
        content = self._fill(
            "network",
            chosen=chosen,
            counts=dossier.counts,
            rows=rows_of_network(chosen, self.registry, dossier.counts, self.lang),
            picture=picture,
            families=families(picture.nodes),
            in_words=InWords(self.registry, self.messages),
        )
        return self._page("network/index.md", {"title": self.messages("network.title"), "hide": ["toc"]}, content)

    def chronology(self, timeline: Timeline) -> Iterator[Page]:
        """Yield the list of all events, and those of each part of them."""
        words = TimeInWords(self.registry, self.messages)
        curated = {entity for event in self.registry.events for entity in event.entities}
        with_events = curated | timeline.reported_of.keys()
        for view in views(timeline):
            title = words.title(view)
            content = self._fill(
                "chronology",
                view=view,
                title=title,
                in_words=words,
                most_persons=MOST_PERSONS,
                with_events=with_events,
            )
            apart = {"search": {"exclude": True}, "pdf": False} if view.key else {}
            yield self._page(view.path, {"title": title, **apart}, content)

    def data(self, dossier: Dossier, imprint: Imprint) -> Iterator[Page]:
        """Yield the files that other programs may take of the dossier, and the page that tells of them."""
        content = self._fill(
            "data",
            bibliographies=BIBLIOGRAPHIES,
            feeds=FEEDS,
            descriptions=DESCRIPTIONS,
            tables=tables(dossier),
            describe=lambda table, field: describe(table, field, self.messages),
            with_code=self._with_code,
        )
        yield self._page("data/index.md", {"title": self.messages("data.title")}, content)
        for name, text in data_files(dossier, self.edition, imprint):
            yield Page(self.lang, f"data/{name}", text)

    def home(self, home: Home) -> Iterator[Page]:
        """Yield the parts that a home page may take up."""
        summary, summary_lang = self._summary(home.articles[0]) if home.articles else (None, None)
        numbers = [
            (f"{folder}/index.md", self.messages.count(f"home.count.{folder}", n))
            for folder, n in home.numbers.items()
            if n
        ]
        named = [("kind.person.many", home.persons), ("network.family.mission", home.missions)]
        groups = [(self.messages(key), names) for key, names in named if names]
        words = TimeInWords(self.registry, self.messages)
        values: dict[str, dict[str, Any]] = {
            "search": {"numbers": numbers},
            "latest": {"articles": home.articles, "summary": summary, "summary_lang": summary_lang},
            "moment": {"happened": home.happened, "to_come": home.to_come, "in_words": words},
            "disagreements": {"disagreements": home.disagreements},
            "named": {"groups": groups},
        }
        for part in PARTS:
            text = self._fill(f"home_{part}", **values[part]).strip()
            yield Page(self.lang, f"{PARTS_FOLDER}/{file_name(part)}", f"{text}\n" if text else "")

    def sources(self) -> Page:
        """Return the bibliography behind entities and events."""
        sources = sorted(self.registry.sources.items(), key=lambda item: (item[1].publisher.casefold(), item[0]))
        meta = {"title": self.messages("sources.title"), "search": {"exclude": True}}
        return self._page("sources/index.md", meta, self._fill("sources", sources=sources))

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
            yield self._page(f"{folder}/index.md", {"title": title}, content)

    def missing(self, handwritten: Sequence[HandwrittenPage]) -> Iterator[Page]:
        """Yield, for each page that exists in another edition only, one that says so and leads to it."""
        for page in only_elsewhere(handwritten, self.lang):
            there = next(edition for edition in EDITIONS if edition.lang == page.lang)
            path = PurePosixPath(page.path)
            folder = path.parent if path.name == "index.md" else path.with_suffix("")
            here = "" if folder == PurePosixPath() else f"{quote(folder.as_posix())}/"
            up = "../" * (here.count("/") + self.edition.prefix.count("/"))
            content = self._fill("missing", page=page, address=f"{up}{there.prefix}{here}index.html")
            meta = {"title": page.title, "robots": "noindex", "search": {"exclude": True}, "pdf": False}
            yield self._page(page.path, meta, content)

    def _structured(self, several: Iterable[Utterance], up: str) -> str:
        """Return what machines read of quotations, as HTML."""
        return quotations_script(several, self.registry, self.lang, up)

    def _page(self, path: str, meta: Mapping[str, Any], content: str) -> Page:
        return Page(self.lang, path, with_front_matter(meta, content))

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

    def _say(self, key: str, **markdown: str) -> str:
        """Return Markdown of the label `key`, with Markdown put in for its braces."""
        marks = {chr(_PRIVATE + at): name for at, name in enumerate(markdown)}
        label = self.messages(key, **{name: mark for mark, name in marks.items()})
        parts = re.split(f"([{''.join(marks)}])", shown(label, self.lang))
        return "".join(markdown[marks[part]] if part in marks else part for part in parts)

    def _with_code(self, label: str) -> str:
        """Return Markdown of a label in which what programs read stands between backticks."""
        parts = enumerate(shown(label, self.lang).split("&#96;"))
        return "".join(f"<code>{part}</code>" if at % 2 else part for at, part in parts)

    def _note(self, disputed: Disputed) -> str:
        """Return Markdown of what an article shows beside words that a claim quotes."""
        return self._fill("disputed", disputed=disputed).strip()

    def _pulled(self, article: Article) -> Callable[[PullQuote], str]:
        """Return what gives Markdown of the words that stand out in an article."""
        return lambda quote: self._fill("pull_quote", article=article, quote=quote).strip()

    def _dating(self, placed: Placed) -> str:
        """Return Markdown of the words that an inferred date comes from; empty where the date isn't inferred."""
        article = placed.article
        if not article.date or article.date.origin != "inferred" or not article.date.span:
            return ""
        words = self._foreign(article, publishable(article, *article.date.span))
        return self._say("article.inferred", words=f"[{words}](#{DATE_WORDS})" if placed.has_date_words else words)

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
        entities = [self.registry.entities[entity] for entity in ids]
        return [(kind, of_kind) for kind in KINDS if (of_kind := [e.id for e in entities if e.type == kind])]

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
            bytecode_cache=_Compiled(),
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        sources = self.registry.sources
        filters: dict[str, Callable[..., str]] = {
            "text": lambda text, at_head=True: as_text(self._set(text), at_head=at_head),
            "verbatim": lambda text: as_text(text, at_head=False),
            "shown": lambda text, lang=None: shown(text, lang),
            "attribute": as_attribute,
            "address": as_address,
            "marked": marked,
            "quoted": quoted,
            "words": lambda date, sense="span": in_words(date, self.lang, sense),
            "time": lambda time: time_in_words(time, self.lang),
            "listed": self._listed,
            "number": lambda number: format_decimal(number, locale=self.lang),
            "sample": sample,
            "capital": lambda text: text[:1].upper() + text[1:],
            "short_citation": lambda key: citations.short_citation(key, sources[key], self.messages),
            "full_citation": lambda key: citations.full_citation(sources[key], self.messages),
        }
        environment.filters |= filters
        environment.globals |= {
            "m": self.messages,
            "lang": self.lang,
            "registry": self.registry,
            "language_name": self._language_name,
            "say": self._say,
            "foreign": self._foreign,
            "publishable": publishable,
        }
        return environment

    def _listed(self, names: Sequence[str]) -> str:
        """Return Markdown of several names: «a, b et c»."""
        shown_names = [as_text(name, at_head=False) for name in names]
        if len(shown_names) < 2:
            return "".join(shown_names)
        return f"{', '.join(shown_names[:-1])} {self.messages('articles.and')} {shown_names[-1]}"

    def _set(self, text: str) -> str:
        """Return our own words on one line, with the spacing that the edition's language wants."""
        return spaced(text, spacing(text, self.lang))


def _year(article: Article) -> str | None:
    return str(article.date.value.first_day.year) if article.date else None
