"""What readers do, in a real browser: searching, following names to passages, changing the edition, sorting."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from conftest import MakeProject, build_site, serving

pytestmark = pytest.mark.browser

ARTICLE = "articles/kikina-vole-avec-spacex/"
KINDS_OF_PAGE = (
    "",
    ARTICLE,
    "articles/",
    "entities/roscosmos/",
    "entities/sergei-krikaliov/",
    "entities/",
    "network/",
    "claims/",
    "claims/derniere-rencontre-des-chefs-d-agence/",
    "chronology/",
    "sources/",
    "analyses/",
    "about/",
    "404.html",
)


@pytest.fixture(scope="module")
def address(shipped_site: Path) -> Iterator[str]:
    with serving(shipped_site) as address:
        yield address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def read_without_scripts(browser: Browser) -> Iterator[Page]:
    """Return such a page that runs no scripts."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def below_a_path(shipped_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of the site below a sub-path."""
    folder = tmp_path_factory.mktemp("server")
    (folder / "dossier").symlink_to(shipped_site)
    with serving(folder) as address:
        yield f"{address}dossier/"


def search(page: Page, words: str) -> None:
    page.locator("[data-md-component=search-query]").click()
    page.locator("[data-md-component=search-query]").press_sequentially(words, delay=20)
    expect(page.locator(".md-search-result__item").first).to_be_visible()


def test_a_reader_finds_an_article_follows_a_name_to_a_passage_and_changes_the_edition(
    page: Page, address: str
) -> None:
    page.goto(address)
    search(page, "Kikina")
    page.locator(f".md-search-result a[href*='{ARTICLE}']").first.click()
    expect(page.locator("h1")).to_contain_text("Anna Kikina")

    page.locator(".article-text").get_by_role("link", name="Roscosmos").first.click()
    expect(page).to_have_url(re.compile(r"/entities/roscosmos/$"))
    mention = page.locator(f"li:has(a.passage[href*='{ARTICLE}'])").first
    sentence = mention.locator("mark").first.inner_text()
    mention.locator("a.passage").click()

    expect(page).to_have_url(re.compile(rf"/{ARTICLE}#p-[0-9a-f]{{8}}$"))
    anchor = urlsplit(page.url).fragment
    passage = page.locator(f"p:has(#{anchor})")
    expect(passage).to_contain_text(sentence)
    expect(passage).to_be_in_viewport()

    page.locator(".other-edition").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    assert urlsplit(page.url).path == f"/en/{ARTICLE}index.html"
    expect(page.locator(".standfirst")).to_contain_text("The article reports")
    expect(page.locator(".article-text")).to_have_attribute("lang", "fr")

    page.locator(".other-edition").click()
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    assert urlsplit(page.url).path == f"/{ARTICLE}index.html"


@pytest.mark.parametrize("edition", ["", "en/"])
def test_the_search_box_finds_a_name_in_both_editions(page: Page, address: str, edition: str) -> None:
    page.goto(address + edition)
    search(page, "Kikina")
    expect(page.locator(f".md-search-result a[href*='/{edition}{ARTICLE}']").first).to_be_visible()


@pytest.mark.parametrize("edition", ["", "en/"])
def test_no_page_asks_another_host_for_anything(page: Page, address: str, edition: str) -> None:
    asked: set[str] = set()
    failed: list[str] = []
    page.on("request", lambda request: asked.add(urlsplit(request.url).netloc or request.url[:30]))
    page.on("response", lambda response: failed.append(response.url) if response.status >= 400 else None)
    page.on("pageerror", lambda error: failed.append(str(error)))
    for path in KINDS_OF_PAGE:
        page.goto(address + edition + path)
        page.wait_for_load_state("networkidle")
    search(page, "Roscosmos")
    assert {host for host in asked if not host.startswith(("data:", "blob:"))} == {urlsplit(address).netloc}
    assert not failed


@pytest.mark.parametrize("path", KINDS_OF_PAGE[:-1])
def test_the_switch_leads_to_the_same_page_without_scripts_and_below_a_sub_path(
    read_without_scripts: Page, below_a_path: str, path: str
) -> None:
    page = read_without_scripts
    page.goto(below_a_path + path)
    page.locator(".other-edition").click()
    assert urlsplit(page.url).path == f"/dossier/en/{path}index.html"
    assert page.locator("html").get_attribute("lang") == "en"
    page.locator(".other-edition").click()
    assert urlsplit(page.url).path == f"/dossier/{path}index.html"


def test_the_switch_works_from_a_file(page: Page, shipped_site: Path) -> None:
    page.goto((shipped_site / ARTICLE / "index.html").as_uri())
    page.locator(".other-edition").click()
    assert page.url == (shipped_site / "en" / ARTICLE / "index.html").as_uri()


@pytest.mark.parametrize("edition", ["", "en/"])
@pytest.mark.parametrize("path", KINDS_OF_PAGE[:-1])
def test_hreflang_names_the_same_page_in_each_edition(
    read_without_scripts: Page, address: str, edition: str, path: str
) -> None:
    read_without_scripts.goto(address + edition + path, wait_until="domcontentloaded")
    links: list[list[str]] = read_without_scripts.eval_on_selector_all(
        "link[rel=alternate][hreflang]", "links => links.map(link => [link.hreflang, link.href])"
    )
    assert dict(links) == {"fr": address + path, "en": f"{address}en/{path}"}


def test_the_list_of_articles_sorts_by_date_and_by_outlet(page: Page, address: str) -> None:
    page.goto(f"{address}articles/")
    rows = page.locator(".sortable tbody tr")
    as_built = rows.all_inner_texts()
    page.get_by_role("button", name="Date").click()
    expect(page.locator("th").first).to_have_attribute("aria-sort", "ascending")
    assert "26 avril 2022" in rows.first.inner_text().replace("\N{NO-BREAK SPACE}", " ")
    page.get_by_role("button", name="Date").click()
    assert rows.first.inner_text() in as_built[:2]
    page.get_by_role("button", name="Média").click()
    assert "SpaceX France" in rows.first.inner_text()
    assert "inconnu" in rows.last.inner_text()


@pytest.mark.parametrize("path", KINDS_OF_PAGE)
def test_no_page_is_wider_than_the_screen(read: Page, address: str, path: str) -> None:
    read.set_viewport_size({"width": 360, "height": 800})
    read.goto(address + path)
    for width in (360, 768, 1440):
        read.set_viewport_size({"width": width, "height": 800})
        assert read.evaluate("document.documentElement.scrollWidth") <= width, width


HOSTILE = """<script>alert(1)</script> <img src=x onerror=alert(1)>

Zorglub <script>alert(2)</script> says [x](javascript:alert(3)) and *em*{: onclick=alert(4)} </article></div>
<iframe src="javascript:alert(5)"></iframe> &lt;script&gt;alert(6)&lt;/script&gt; <svg onload=alert(7)>, and so on.
"""

HOSTILE_WORDS = '"><script>alert(8)</script><img src=x onerror=alert(9)> &lt;img src=x onerror=alert(10)&gt;'


def test_a_hostile_article_opens_no_dialog_and_adds_no_element(make_project: MakeProject, browser: Browser) -> None:
    import yaml

    sidecar: dict[str, Any] = {
        "title": f"Zorglub {HOSTILE_WORDS}",
        "slug": "hostile",
        "author": [f"A {HOSTILE_WORDS}", "B"],
        "source": f"S {HOSTILE_WORDS}",
        "summary": {"fr": f"R {HOSTILE_WORDS}", "en": f"R {HOSTILE_WORDS}"},
        "tags": [f"T {HOSTILE_WORDS}"],
        "url": "https://example.org/?a=1&lt;script&gt;\"'><b>",
    }
    name = "a <img src=x onerror=alert(11)> \"quoted\" 'name'.txt"
    project = make_project(
        files={f"seeds/articles/{name}": HOSTILE, f"seeds/articles/{name}.yml": yaml.safe_dump(sidecar)}
    )
    outcome = build_site(project, lambda _: None)
    assert outcome.published, outcome.problems
    context = browser.new_context()
    page = context.new_page()
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: dialogs.append(dialog.message))
    with serving(project.site) as address:
        for path in ("articles/hostile/", "articles/", "en/articles/hostile/", "en/articles/"):
            page.goto(address + path)
            inert = "script[type='application/ld+json']"
            assert page.locator(f"article :is(script:not({inert}), img, iframe, svg:not(.md-icon svg))").count() == 0
            assert page.locator("[onerror], [onclick], [onload], a[href^='javascript:'], img[src='x']").count() == 0
        search(page, "Zorglub")
        page.wait_for_timeout(300)
        assert "<script>alert(8)</script>" in page.locator(".md-search-result").inner_text()
        assert page.locator(".md-search-result :is(script, img, iframe)").count() == 0
        page.goto(f"{address}articles/hostile/")
        text = page.locator(".article-text").inner_text()
        for words in ("<script>alert(2)</script>", "*em*{: onclick=alert(4)}", "</article></div>", "&lt;script&gt;"):
            assert words in text
        assert page.title().startswith(f"Zorglub {HOSTILE_WORDS}")
    context.close()
    assert not dialogs
