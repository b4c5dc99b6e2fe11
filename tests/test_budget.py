"""What a page may cost a reader who comes for the first time: bytes on the wire (compressed), and requests."""

import gzip
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, Page

from conftest import serving
from kinds_of_page import KINDS_OF_PAGE

pytestmark = pytest.mark.browser

MOST_REQUESTS = 28
"""Of any page. Measured: 24."""

# In thousands of bytes, each about a fifth above what was measured.
MOST_SHELL = 115
"""What every page loads and the browser keeps: styles, scripts and the icon. Measured: 96."""
MOST_SEARCH = 150
"""What the search fetches when its box is first used: index and scripts. Measured: 127; it grows with the dossier."""
MOST_OF_ANY_PAGE = 18
"""A page itself. Measured: at most 16, but for those below."""
MOST_OF_LISTS = {"entities": 52, "chronology": 42, "part of the chronology": 38, "sources": 38, "browse": 30}
"""Those that list everything, and grow with it. Measured: 43, 34, 30, 30, 24."""


@pytest.fixture(scope="module")
def address(shipped_site: Path) -> Iterator[str]:
    with serving(shipped_site) as address:
        yield address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("edition", ["", "en/"])
@pytest.mark.parametrize("kind", KINDS_OF_PAGE)
def test_no_page_costs_more_than_its_budget(
    page: Page, address: str, shipped_site: Path, edition: str, kind: str
) -> None:
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(request.url))
    page.goto(address + edition + KINDS_OF_PAGE[kind])
    page.wait_for_load_state("networkidle")
    costs = {url: _cost(shipped_site, url) for url in asked if url.startswith("http")}
    own = costs.pop(page.url)
    assert len(costs) + 1 <= MOST_REQUESTS
    assert own <= MOST_OF_LISTS.get(kind, MOST_OF_ANY_PAGE)
    assert not [url for url in costs if "/search/" in url], "nothing of the search before it is used"
    assert sum(costs.values()) <= MOST_SHELL


@pytest.mark.parametrize("edition", ["", "en/"])
def test_the_search_costs_no_more_than_its_budget(page: Page, address: str, shipped_site: Path, edition: str) -> None:
    page.goto(address + edition)
    page.wait_for_load_state("networkidle")
    asked: set[str] = set()
    page.on("response", lambda response: asked.add(response.url))
    page.locator("[data-md-component=search-query]").press_sequentially("Kikina")
    page.locator(".md-search-result__item").first.wait_for()
    assert sum(_cost(shipped_site, url) for url in asked if "/search/" in url) <= MOST_SEARCH


def _cost(site: Path, url: str) -> float:
    """Return how many thousands of bytes a server sends that compresses."""
    file = site / unquote(urlsplit(url).path).lstrip("/")
    content = (file / "index.html" if file.is_dir() else file).read_bytes()
    return len(gzip.compress(content, 6)) / 1000
