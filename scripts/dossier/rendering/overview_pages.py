"""The pages that lead to all others: home, lists, sections, data."""

from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote

from dossier.article import Article
from dossier.browsing.listing import listing
from dossier.chronology.chronology_page import InWords as TimeInWords
from dossier.exporting.data_files import BIBLIOGRAPHIES, DESCRIPTIONS, FEEDS, data_files
from dossier.exporting.datapackage import describe
from dossier.exporting.tables import tables
from dossier.handwritten import HandwrittenPage, only_elsewhere, sections_without_index
from dossier.home import Home
from dossier.home_parts import FOLDER as PARTS_FOLDER
from dossier.home_parts import PARTS, file_name
from dossier.imprint import Imprint
from dossier.markup import as_address
from dossier.project import EDITIONS
from dossier.relate import Dossier
from dossier.rendering.page import Page
from dossier.rendering.templates import Templates


class OverviewPages:
    """The pages of one edition that lead to others."""

    def __init__(self, templates: Templates) -> None:
        self._templates = templates
        self._registry = templates.registry
        self._messages = templates.messages
        self._lang = templates.lang
        self._edition = templates.edition

    def home(self, home: Home) -> Iterator[Page]:
        """Yield the parts that a home page may take up."""
        summary, summary_lang = self._templates.summary(home.articles[0]) if home.articles else (None, None)
        numbers = [
            (f"{folder}/index.md", self._messages.count(f"home.count.{folder}", n))
            for folder, n in home.numbers.items()
            if n
        ]
        named = [("kind.person.many", home.persons), ("network.family.mission", home.missions)]
        groups = [(self._messages(key), names) for key, names in named if names]
        words = TimeInWords(self._registry, self._messages)
        values: dict[str, dict[str, Any]] = {
            "search": {"numbers": numbers},
            "latest": {"articles": home.articles, "summary": summary, "summary_lang": summary_lang},
            "moment": {"happened": home.happened, "to_come": home.to_come, "in_words": words},
            "disagreements": {"disagreements": home.disagreements},
            "named": {"groups": groups},
        }
        for part in PARTS:
            text = self._templates.fill(f"home_{part}", **values[part]).strip()
            yield Page(self._lang, f"{PARTS_FOLDER}/{file_name(part)}", f"{text}\n" if text else "")

    def articles_index(self, articles: Sequence[Article]) -> Page:
        """Return the list of all articles, the newest first."""
        latest = next((article.date.value for article in articles if article.date), None)
        content = self._templates.fill("articles", articles=articles, latest=latest)
        return self._templates.page("articles/index.md", {"title": self._messages("articles.title")}, content)

    def browse(self, dossier: Dossier) -> Page:
        """Return the list of all articles and entities, which readers narrow by what goes together."""
        content = self._templates.fill("browse", listing=listing(dossier, self._messages))
        meta = {"title": self._messages("browse.title"), "hide": ["toc"], "search": {"exclude": True}, "pdf": False}
        return self._templates.page("browse/index.md", meta, content)

    def data(self, dossier: Dossier, imprint: Imprint) -> Iterator[Page]:
        """Yield the files that other programs may take of the dossier, and the page that tells of them."""
        content = self._templates.fill(
            "data",
            bibliographies=BIBLIOGRAPHIES,
            feeds=FEEDS,
            descriptions=DESCRIPTIONS,
            tables=tables(dossier),
            describe=lambda table, field: describe(table, field, self._messages),
            with_code=self._templates.with_code,
        )
        yield self._templates.page("data/index.md", {"title": self._messages("data.title")}, content)
        for name, text in data_files(dossier, self._edition, imprint):
            yield Page(self._lang, f"data/{name}", text)

    def sources(self) -> Page:
        """Return the bibliography behind entities and events."""
        sources = sorted(self._registry.sources.items(), key=lambda item: (item[1].publisher.casefold(), item[0]))
        meta = {"title": self._messages("sources.title"), "search": {"exclude": True}}
        return self._templates.page("sources/index.md", meta, self._templates.fill("sources", sources=sources))

    def sections(self, handwritten: Sequence[HandwrittenPage]) -> Iterator[Page]:
        """Yield the index of each section that has none of a person's."""
        for folder, pages in sections_without_index(handwritten, self._lang).items():
            title = self._messages.by_key.get(f"sections.{folder}", folder.rpartition("/")[2].capitalize())
            listed = [
                {"title": page.title, "description": page.description, "lang": page.lang, "address": address}
                for page in pages
                for address in [as_address(page.path.removeprefix(f"{folder}/"))]
            ]
            content = self._templates.fill("section", title=title, pages=listed)
            yield self._templates.page(f"{folder}/index.md", {"title": title}, content)

    def missing(self, handwritten: Sequence[HandwrittenPage]) -> Iterator[Page]:
        """Yield, for each page that exists in another edition only, one that says so and leads to it."""
        for page in only_elsewhere(handwritten, self._lang):
            there = next(edition for edition in EDITIONS if edition.lang == page.lang)
            path = PurePosixPath(page.path)
            folder = path.parent if path.name == "index.md" else path.with_suffix("")
            here = "" if folder == PurePosixPath() else f"{quote(folder.as_posix())}/"
            up = "../" * (here.count("/") + self._edition.prefix.count("/"))
            content = self._templates.fill("missing", page=page, address=f"{up}{there.prefix}{here}index.html")
            meta = {"title": page.title, "robots": "noindex", "search": {"exclude": True}, "pdf": False}
            yield self._templates.page(page.path, meta, content)
