"""Reading in a browser: the search in the middle of the home page, cards of names, side notes, the mark, and paper."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from conftest import serving

pytestmark = pytest.mark.browser

ARTICLE = "articles/bakanov-duffy-face-a-face/"
WITH_NOTES = (ARTICLE, "articles/une-main-tendue-dans-le-vide/", "articles/iss-prolongee-jusqu-en-2028/")


@pytest.fixture(scope="module")
def address(shipped_site: Path) -> Iterator[str]:
    with serving(shipped_site) as address:
        yield address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    context.close()
    assert [error for error in errors if "search_index.js" not in error] == [], "only offline copies have that script"


@pytest.mark.parametrize("edition", ["", "en/"])
@pytest.mark.parametrize("width", [360, 1440])
def test_the_search_in_the_middle_opens_the_site_s_own(page: Page, address: str, edition: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{address}{edition}")
    button = page.locator("button.seek")
    expect(button).to_be_in_viewport()
    named = {"": "Chercher dans le dossier", "en/": "Search the dossier"}[edition]
    assert button.aria_snapshot().startswith(f'- button "{named} ')
    button.focus()
    page.keyboard.press("Enter")
    field = page.locator("[data-md-component=search-query]")
    expect(field).to_be_focused()
    page.keyboard.type("Bakanov", delay=20)
    result = page.locator(".md-search-result__link").first
    expect(result).to_be_visible()
    assert "dmitri-bakanov" in (result.get_attribute("href") or "")
    page.keyboard.press("Escape")
    expect(field).not_to_be_focused()


def test_without_scripts_the_search_leads_to_the_list_of_all(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    page.locator("a.seek").click()
    page.wait_for_url("**/browse/")
    context.close()


@pytest.mark.parametrize("edition", ["", "en/"])
def test_the_home_page_leads_to_what_it_shows(page: Page, address: str, edition: str) -> None:
    page.goto(f"{address}{edition}")
    for part, target in [
        (".home-latest .leading h3 a", "articles/"),
        (".home-moment li a", "chronology/"),
        (".home-disagreements h3 a", "claims/"),
        (".home-named li a", "entities/"),
    ]:
        link = page.locator(part).first
        expect(link).to_be_visible()
        assert target in (link.get_attribute("href") or "")
    for width in (360, 768, 1440):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), width


def a_name(page: Page, address: str) -> tuple[str, Page]:
    page.goto(address)
    link = page.locator(".article-text a[href*='/entities/dmitri-bakanov']").first
    link.scroll_into_view_if_needed()
    return link.inner_text(), page


@pytest.mark.parametrize("over", ["http", "file"])
def test_a_name_that_is_pointed_at_has_a_card(page: Page, shipped_site: Path, address: str, over: str) -> None:
    there = f"{address}{ARTICLE}" if over == "http" else f"{(shipped_site / ARTICLE / 'index.html').as_uri()}"
    page.goto(there)
    link = page.locator(".article-text a[href*='/entities/dmitri-bakanov']").first
    card = page.locator("#name-card")
    expect(card).to_be_hidden()
    link.hover()
    expect(card).to_be_visible()
    expect(card.locator(".kind")).to_have_text("Personne")
    expect(card.locator(".name")).to_have_text("Dmitri Bakanov")
    expect(card.locator(".about")).to_contain_text("Roscosmos")
    expect(card.locator(".said")).to_have_text("12 mentions dans 3 articles")
    box, name = card.bounding_box(), link.bounding_box()
    assert box
    assert name
    assert box["y"] + box["height"] <= name["y"], "it covers what is read already, not what comes"
    card.hover()
    page.wait_for_timeout(500)
    expect(card).to_be_visible()
    page.mouse.move(2, 2)
    expect(card).to_be_hidden()


def test_the_card_comes_by_keyboard_too_and_goes_with_escape(page: Page, address: str) -> None:
    page.goto(f"{address}en/{ARTICLE}")
    first = page.locator(".article-text a[href*='/entities/']").first
    page.locator(".standfirst").click()
    page.keyboard.press("Tab")
    expect(first).to_be_focused()
    card = page.locator("#name-card")
    expect(card).to_be_visible()
    assert first.get_attribute("aria-describedby") == card.get_attribute("id")
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    expect(first).to_be_focused()
    assert first.get_attribute("aria-describedby") is None
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    expect(card).to_be_visible()
    assert page.evaluate("document.getElementById('name-card').querySelectorAll('a, button').length") == 0


def test_nobody_who_points_at_no_name_loads_the_cards_and_touch_has_none(browser: Browser, address: str) -> None:
    context = browser.new_context(has_touch=True, viewport={"width": 360, "height": 780})
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}{ARTICLE}")
    link = page.locator(".article-text a[href*='/entities/']").first
    link.scroll_into_view_if_needed()
    link.dispatch_event("pointerenter", {"pointerType": "touch"})
    page.wait_for_timeout(500)
    expect(page.locator("#name-card")).to_be_hidden()
    assert not [url for url in asked if url.endswith("cards.js")]
    link.tap()
    page.wait_for_url("**/entities/**")
    context.close()


def test_a_card_lies_within_the_window(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 500, "height": 700})
    page.goto(f"{address}{ARTICLE}")
    card = page.locator("#name-card")
    for link in page.locator(".article-text a[href*='/entities/']").all():
        link.scroll_into_view_if_needed()
        link.hover()
        expect(card).to_be_visible()
        box = card.bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 500
        page.keyboard.press("Escape")
        expect(card).to_be_hidden()


@pytest.mark.parametrize("width", [1220, 1440, 1920])
def test_notes_begin_beside_the_first_line_and_cover_nothing(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    for path in WITH_NOTES:
        page.goto(f"{address}{path}")
        page.wait_for_load_state("networkidle")
        boxes = []
        for note in page.locator("p > .beside").all():
            box, words = note.bounding_box(), note.locator("xpath=../span[@class='noted']").bounding_box()
            assert box
            assert words
            assert abs(box["y"] - words["y"]) < 12
            assert box["x"] > words["x"] + words["width"] - 1
            boxes.append(box)
        assert boxes
        for above, below in pairwise(boxes):
            assert above["y"] + above["height"] <= below["y"] + 0.5
        contents = page.locator(".md-sidebar--secondary .md-nav").first.bounding_box()
        assert contents is None or all(box["x"] + box["width"] <= contents["x"] for box in boxes)


def test_lines_are_of_a_length_that_the_eye_finds_its_way_back_from(page: Page, address: str) -> None:
    for path in WITH_NOTES:
        page.goto(f"{address}{path}")
        letters = page.evaluate(
            """() => {
              const lines = []
              for (const p of document.querySelectorAll(".article-text > p:not(:has(.beside))")) {
                const range = document.createRange(), at = new Map()
                const walker = document.createTreeWalker(p, NodeFilter.SHOW_TEXT)
                for (let node; (node = walker.nextNode()); ) for (let i = 0; i < node.length; i++) {
                  range.setStart(node, i); range.setEnd(node, i + 1)
                  const line = Math.round(range.getBoundingClientRect().bottom / 8)
                  at.set(line, (at.get(line) ?? 0) + 1)
                }
                lines.push(...[...at.values()].slice(0, -1))
              }
              return lines.reduce((a, b) => a + b, 0) / lines.length
            }"""
        )
        assert 58 <= letters <= 72, path


def test_the_words_that_stand_out_are_heard_once_and_lead_to_their_place(page: Page, address: str) -> None:
    page.goto(f"{address}{ARTICLE}")
    aside = page.locator(".pull")
    expect(aside).to_have_attribute("aria-hidden", "true")
    assert aside.locator(":is(a, button):not([tabindex='-1'])").count() == 0, "the keyboard doesn't go there"
    aside.locator("a").click()
    said = page.locator(".said:target")
    expect(said).to_be_in_viewport()
    assert said.inner_text() in aside.inner_text()


def test_the_mark_of_how_far_one_has_read_grows_and_rests_for_who_wants_no_motion(
    browser: Browser, address: str
) -> None:
    width = "new DOMMatrix(getComputedStyle(document.querySelector('.article-text'), '::before').transform).a"
    content = "getComputedStyle(document.querySelector('.article-text'), '::before').content"
    context = browser.new_context(viewport={"width": 800, "height": 500})
    page = context.new_page()
    page.goto(f"{address}{ARTICLE}")
    page.wait_for_timeout(200)
    before = page.evaluate(width)
    page.locator(".rights").first.scroll_into_view_if_needed()
    page.wait_for_timeout(300)
    assert before < 0.2
    assert page.evaluate(width) > 0.9
    context.close()
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{address}{ARTICLE}")
    assert page.evaluate(content) == "none"
    context.close()


PAGES = (
    "",
    ARTICLE,
    "articles/",
    "entities/dmitri-bakanov/",
    "entities/",
    "chronology/",
    "network/",
    "quotations/",
    "claims/",
    "claims/derniere-rencontre-des-chefs-d-agence/",
    "sources/",
    "analyses/cross-flights/",
    "about/",
    "method/",
    "browse/",
    "data/",
    f"{ARTICLE}provenance/",
)


@pytest.fixture(scope="module")
def sheet(browser: Browser) -> Iterator[Page]:
    """Return a page for all that is printed by who reads in the dark: a new one costs more than a look at it."""
    context = browser.new_context(color_scheme="dark", viewport={"width": 680, "height": 900})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("path", PAGES)
def test_on_paper_every_page_is_ink_on_white_without_what_is_to_be_pressed(
    sheet: Page, address: str, path: str
) -> None:
    page = sheet
    page.emulate_media(media="screen", color_scheme="dark")
    page.goto(f"{address}{path}")
    page.wait_for_load_state("networkidle")
    page.add_style_tag(content="*, ::before, ::after { transition: none !important }")  # colours change gently
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).color") == "rgb(0, 0, 0)"
    pressed = "button, form, nav, input, select, .md-header, .md-footer, .headerlink, a.cite"
    shown = page.locator(pressed).evaluate_all("all => all.filter(e => e.checkVisibility()).map(e => e.outerHTML)")
    assert shown == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth + 1")


def test_paper_says_where_links_lead_that_leave_the_dossier(page: Page, address: str) -> None:
    page.goto(f"{address}sources/")
    page.emulate_media(media="print")
    after = page.evaluate(
        "getComputedStyle(document.querySelector(\".bibliography a[href^='http']\"), '::after').content"
    )
    assert "http" in after
    page.goto(f"{address}{ARTICLE}")
    after = page.evaluate("getComputedStyle(document.querySelector('.article-text a[href]'), '::after').content")
    assert "entities" not in after
