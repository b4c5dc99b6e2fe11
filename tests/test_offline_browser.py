"""The copy that works off the net, as a reader has it: unpacked from its zip, opened as files, with the network cut."""

import datetime
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from dossier.offline import FOLDER, ZIP, make_copy, pack

pytestmark = pytest.mark.browser

ARTICLE = "articles/kikina-vole-avec-spacex"


@dataclass(frozen=True)
class Copy:
    """The copy that is being read, and whether it keeps quiet."""

    page: Page
    folder: Path

    def open(self, path: str) -> None:
        """Show a page by its file, with a fragment where need be."""
        name, hash_, fragment = path.partition("#")
        self.page.goto((self.folder / name).as_uri() + hash_ + fragment)

    def expect_at(self, path: str) -> None:
        """Expect the page of a file, whatever part of it is shown."""
        self.page.wait_for_url(lambda url: url.partition("#")[0].partition("?")[0] == (self.folder / path).as_uri())

    def search(self, words: str) -> None:
        """Type into the search box, and wait for what is found."""
        self.page.locator("[data-md-component=search-query]").click()
        self.page.locator("[data-md-component=search-query]").press_sequentially(words, delay=20)
        expect(self.page.locator(".md-search-result__item").first).to_be_visible()


@pytest.fixture(scope="module")
def unpacked(shipped_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return where a reader has unpacked the zip: a folder whose name is not plain ASCII."""
    made = tmp_path_factory.mktemp("made")
    make_copy(shipped_site, made / FOLDER)
    pack(made / FOLDER, made / ZIP, datetime.date(2026, 1, 2))
    place = tmp_path_factory.mktemp("clé") / "mes données, reçues #1"
    with zipfile.ZipFile(made / ZIP) as packed:
        packed.extractall(place)
    return place / FOLDER


@pytest.fixture
def copy(browser: Browser, unpacked: Path) -> Iterator[Copy]:
    context = browser.new_context(locale="fr", viewport={"width": 1440, "height": 900})
    context.set_offline(True)
    asked: list[str] = []
    said: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    context.on("requestfailed", lambda request: said.append(f"{request.failure}: {request.url}"))
    context.on("console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None)
    context.on("weberror", lambda error: said.append(str(error.error)))
    page = context.new_page()
    yield Copy(page, unpacked)
    page.wait_for_load_state()
    context.close()
    assert [url for url in asked if not url.startswith((unpacked.as_uri(), "data:", "blob:"))] == []
    assert [words for words in said if "ERR_ABORTED" not in words] == []  # what was left before it had loaded


def test_a_reader_searches_follows_a_name_to_a_passage_and_changes_the_edition(copy: Copy) -> None:
    page = copy.page
    copy.open("index.html")
    copy.search("Kikina")
    page.locator(f".md-search-result a[href*='{ARTICLE}/']").first.click()
    copy.expect_at(f"{ARTICLE}/index.html")
    expect(page.locator("h1")).to_contain_text("Anna Kikina")

    page.locator(".article-text").get_by_role("link", name="Roscosmos").first.click()
    copy.expect_at("entities/roscosmos/index.html")
    page.locator(f"li a.passage[href*='{ARTICLE}/']").first.click()
    copy.expect_at(f"{ARTICLE}/index.html")
    anchor = urlsplit(page.url).fragment
    assert re.fullmatch(r"p-[0-9a-f]{8}(-\d+)?", anchor)
    expect(page.locator(f"p:has(#{anchor})")).to_be_in_viewport()

    page.locator(".other-edition").click()
    copy.expect_at(f"en/{ARTICLE}/index.html")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    copy.search("space station")
    page.locator(".md-search-result a[href*='/en/']").first.click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.locator(".other-edition").click()
    expect(page.locator("html")).to_have_attribute("lang", "fr")


def test_the_search_leads_by_enter_and_by_the_nearest_names_to_pages(copy: Copy) -> None:
    page = copy.page
    copy.open("chronology/index.html")
    page.locator("[data-md-component=search-query]").click()
    page.locator("[data-md-component=search-query]").press_sequentially("Krikalovski", delay=20)
    page.locator(".search-note a", has_text="Krikaliov").click()
    copy.expect_at("entities/sergei-krikaliov/index.html")
    copy.search("Roscosmos")
    page.keyboard.press("Enter")
    copy.expect_at("entities/roscosmos/index.html")


@pytest.mark.parametrize("edition", ["", "en/"])
def test_the_chronology_is_filtered(copy: Copy, edition: str) -> None:
    page = copy.page
    copy.open(f"{edition}chronology/index.html")
    events = page.locator(".timeline .year > ol > li:visible")
    every = events.count()
    page.get_by_label(re.compile("De l’année|From the year|From")).first.fill("2020")
    expect(events).not_to_have_count(every)
    assert 0 < events.count() < every
    assert page.url.endswith("#from=2020")
    page.reload()
    assert 0 < events.count() < every


def test_articles_and_names_are_filtered(copy: Copy) -> None:
    page = copy.page
    copy.open("browse/index.html")
    articles = page.locator(".rows:not([hidden])[data-kind=article] li:not([hidden]) .what > a")
    every = articles.count()
    page.locator(".facet[data-facet=year]").get_by_role("checkbox").first.check()
    assert 0 < articles.count() < every
    assert "#year=" in page.url
    page.go_back()
    expect(articles).to_have_count(every)
    articles.first.click()
    expect(page.locator(".article-text")).to_be_visible()

    copy.open("entities/index.html")
    page.locator("[name=kind]").select_option("person")
    page.get_by_label("Pays", exact=True).select_option("JP")
    names = page.locator(".catalogue tbody tr:visible [data-names] a")
    assert "Kimiya Yui" in names.all_inner_texts()
    names.first.click()
    expect(page.locator("h1")).to_be_visible()
    assert page.url.endswith("/index.html")


def test_a_name_shows_its_card(copy: Copy) -> None:
    copy.open(f"{ARTICLE}/index.html")
    copy.page.locator(".article-text").get_by_role("link", name="Roscosmos").first.hover()
    expect(copy.page.locator("#name-card")).to_contain_text("Roscosmos")


def test_the_picture_of_who_appears_with_whom_leads_to_names(copy: Copy) -> None:
    copy.open("network/index.html")
    copy.page.locator("svg a[href*='entities/']").first.focus()
    copy.page.keyboard.press("Enter")
    expect(copy.page.locator("h1")).to_be_visible()
    assert re.search(r"/entities/[^/]+/index\.html$", copy.page.url)


def test_a_disagreement_leads_to_the_passages(copy: Copy) -> None:
    page = copy.page
    copy.open("claims/index.html")
    page.locator("article a[href*='derniere-rencontre-des-chefs-d-agence/']").first.click()
    copy.expect_at("claims/derniere-rencontre-des-chefs-d-agence/index.html")
    page.locator("article a[href*='/articles/'][href*='#c-']").first.click()
    expect(page.locator(".article-text")).to_be_visible()
    expect(page.locator(f"#{urlsplit(page.url).fragment}")).to_be_in_viewport()


def test_pictures_and_styles_load(copy: Copy) -> None:
    page = copy.page
    copy.open("en/index.html")
    loads = "source => new Promise(done => { const i = new Image(); i.onload = () => done(i.width); i.src = source })"
    assert page.evaluate(loads, (copy.folder / "assets/images/card.png").as_uri()) == 1200
    icon = page.locator("link[rel=icon]").evaluate("each => each.href")
    assert page.evaluate(loads, icon) > 0
    sheets = "() => [...document.querySelectorAll('link[rel=stylesheet]')].every(each => each.sheet)"
    assert page.evaluate(sheets)


def test_no_link_of_any_page_leads_to_a_folder_or_nowhere(unpacked: Path) -> None:
    link = re.compile(r'<(?:a|area|link|script|img|source|image)\b[^<>]*?\s(?:xlink:)?(?:href|src)="([^"#?:]+)[#?"]')
    for page in unpacked.rglob("*.html"):
        text = re.sub(r"</?code>|<script id.*?</script>", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
        wrong = [path for path in set(link.findall(text)) if not (page.parent / unquote(path)).is_file()]
        assert not wrong, (page, wrong)
