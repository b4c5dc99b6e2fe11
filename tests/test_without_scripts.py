"""Without scripts: every kind of page shows what it has to say, and its links lead somewhere."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urldefrag

import pytest
from playwright.sync_api import Browser, Page, expect

from conftest import serving
from kinds_of_page import ARTICLE, KINDS_OF_PAGE

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address(shipped_site: Path) -> Iterator[str]:
    with serving(shipped_site) as address:
        yield address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("edition", ["", "en/"])
def test_every_kind_of_page_shows_what_it_says_and_leads_on(page: Page, address: str, edition: str) -> None:
    leads: set[str] = set()
    for kind, path in KINDS_OF_PAGE.items():
        page.goto(address + edition + path)
        expect(page.locator(".md-content h1").first, kind).to_be_visible()
        text = page.locator(".md-content")
        assert len(text.inner_text().split()) >= 10, kind
        # Nothing but what works without scripts is offered.
        controls = page.locator(".md-content :is(button, input, select, textarea)")
        assert [each.get_attribute("class") for each in controls.all() if each.is_visible()] == [], kind
        links: list[str] = page.locator("a[href]").evaluate_all(
            "links => links.map(link => new URL(link.getAttribute('href'), document.baseURI).href)"
        )
        leads |= {urldefrag(link).url for link in links if link.startswith(address)}
    broken = [link for link in sorted(leads) if page.request.head(link).status != 200]
    assert not broken


def test_folded_parts_open_and_the_menu_is_there(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(address + ARTICLE)
    folds = page.locator(".md-content details:not([open]) > summary")
    if folds.count():
        folds.first.click()
        expect(page.locator(".md-content details[open]").first).to_be_visible()
    page.locator(".md-header__button[for=__drawer]").click()
    page.locator(".md-sidebar--primary").get_by_role("link", name="Chronologie").click()
    expect(page.locator("h1")).to_contain_text("Chronologie")
