"""A reader's walk through the evidence: who said it, where, back; where sources differ; what happened in a month."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from conftest import serving

MEETING = "derniere-rencontre-des-chefs-d-agence"
KIKINA = "kikina-vole-avec-spacex"
LABELS = {
    "": ("Qui a dit quoi", "Divergences", "Chronologie", "Sergueï Krikaliov", "juillet 2025"),
    "en/": ("Who said what", "Disagreements", "Chronology", "Sergei Krikalev", "July 2025"),
}


@pytest.fixture(scope="module")
def address(shipped_site: Path) -> Iterator[str]:
    with serving(shipped_site) as address:
        yield address


@pytest.fixture(params=sorted(LABELS), ids=["French", "English"])
def edition(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def page(browser: Browser, address: str, edition: str) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"{address}{edition}index.html")
    yield page
    page.close()


def _open(page: Page, label: str) -> None:
    page.get_by_role("navigation").get_by_role("link", name=label, exact=True).first.click()
    page.wait_for_load_state("networkidle")


def _is_marked(page: Page, selector: str) -> bool:
    colour = page.locator(selector).evaluate("e => getComputedStyle(e).backgroundColor")
    return colour not in ("rgba(0, 0, 0, 0)", "transparent")


@pytest.mark.browser
def test_who_said_it_where_and_back(page: Page, edition: str) -> None:
    label, _, _, speaker, _ = LABELS[edition]
    _open(page, label)
    words = page.locator(".utterance .words", has_text="une nouvelle phase de coopération").first
    expect(words).to_be_visible()
    section = page.locator("h2", has_text=speaker).first
    expect(section).to_be_visible()
    utterance = page.locator("h2#sergei-krikaliov ~ .utterance").first
    expect(utterance).to_contain_text("ouvelle phase de coopération")
    expect(utterance.locator(".words > [lang='fr']")).to_have_count(1 if edition else 0)
    utterance.locator(".byline a").first.click()
    page.wait_for_url(f"**/{KIKINA}/*#q-*")
    page.wait_for_load_state("networkidle")
    target = f"#{page.url.partition('#')[2]}"
    expect(page.locator(target)).to_be_in_viewport()
    assert _is_marked(page, target)
    page.go_back()
    expect(section).to_be_visible()


@pytest.mark.browser
def test_answers_side_by_side_and_the_passage_that_is_disputed(page: Page, edition: str) -> None:
    _open(page, LABELS[edition][1])
    page.locator(f"article a[href*='{MEETING}']").first.click()
    page.wait_for_url(f"**/{MEETING}/*")
    page.wait_for_load_state("networkidle")
    positions = page.locator(".position")
    tops = [box["y"] for each in positions.all()[:2] if (box := each.bounding_box())]
    assert tops[0] == tops[1], "side by side"
    positions.first.locator(".to-passage a").click()
    page.wait_for_url(f"**#c-{MEETING}*")
    page.wait_for_load_state("networkidle")
    target = f"#{page.url.partition('#')[2]}"
    expect(page.locator(target)).to_be_in_viewport()
    assert _is_marked(page, target)
    expect(page.locator(f".disputed a[href*='{MEETING}']").first).to_be_visible()


@pytest.mark.browser
def test_what_happened_in_a_month(page: Page, edition: str) -> None:
    _open(page, LABELS[edition][2])
    page.locator("a[href$='#y-2025']:visible").first.click()
    expect(page.locator("#y-2025")).to_be_in_viewport()
    of_july = page.locator(".timeline time", has_text=LABELS[edition][4])
    assert of_july.count() > 2
    passage = page.locator(".timeline li", has=of_july.first).locator("a[href*='articles/']")
    told = page.locator(".timeline li", has=page.locator("time", has_text=LABELS[edition][4])).locator("a[href*='#d-']")
    assert passage.count() + told.count() > 0
    told.first.click()
    page.wait_for_load_state("networkidle")
    target = f"#{page.url.partition('#')[2]}"
    expect(page.locator(target)).to_be_in_viewport()
    assert _is_marked(page, target)
