"""The keyboard alone: every stop is seen, everything is reached, and menus, search and tables answer to it."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from conftest import serving
from kinds_of_page import ARTICLE

pytestmark = pytest.mark.browser

DESK, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
SIZES = pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
MOST_STOPS = 120

# What has the focus: itself, and whether a reader sees that it has it. A switch that is drawn by its label shows the
# ring there. What the page has of its own at the edge of the screen may lie under the header by no more than its edge.
STOP = """async () => {
    for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame) // scrolling has its consequences
    const at = document.activeElement
    if (!at || at === document.body || at === document.documentElement) return null
    const seen = element => {
        if (!element) return false
        const { outlineStyle, outlineWidth, visibility } = getComputedStyle(element)
        const ringed = outlineStyle !== "none" && parseFloat(outlineWidth) >= 1
        const [box] = [...element.getClientRects()].filter(({ width, height }) => width > 0 && height > 0)
        if (!ringed || visibility !== "visible" || !box) return false
        for (let each = element; each; each = each.parentElement) if (getComputedStyle(each).opacity < 0.1) return false
        const middle = (from, to, most) => (Math.max(from, 0) + Math.min(to, most)) / 2
        const x = middle(box.left, box.right, innerWidth)
        const y = middle(box.top, box.bottom, innerHeight)
        const top = document.elementFromPoint(x, y)
        if (!top) return false
        return element.contains(top) || top.contains(element) || Boolean(top.closest("label")?.contains(element))
    }
    at.dataset.stop ??= String(document.querySelectorAll("[data-stop]").length)
    const name = at.getAttribute("aria-label") ?? at.textContent
    const where = [at.tagName, at.id || at.getAttribute("class"), name.trim().slice(0, 40)].join(" ")
    return [at.dataset.stop, where, [at, at.nextElementSibling, at.closest("label")].some(seen)]
}"""

# What can be pressed, and isn't put away.
TO_REACH = """() => [...document.querySelectorAll("a[href], button, select, summary, input")].filter(each =>
    each.checkVisibility({ visibilityProperty: true, opacityProperty: true })
    && !each.closest("[inert], [tabindex='-1']") && !each.disabled
    && each.getClientRects().length && each.type !== "radio" && !each.matches(".md-skip, .md-top, .headerlink")
).filter(each => !each.dataset.stop).map(each => each.outerHTML.slice(0, 150))"""


@pytest.fixture(scope="module")
def address(shipped_site: Path) -> Iterator[str]:
    with serving(shipped_site) as address:
        yield address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    # Nothing that is on its way across the screen is measured.
    page.add_init_script(
        "document.addEventListener('DOMContentLoaded', () => document.head.append(Object.assign("
        "document.createElement('style'), { textContent: '*, ::before, ::after { transition: none !important }' })))"
    )
    yield page
    context.close()


def go(page: Page, address: str, size: Any) -> None:
    page.set_viewport_size(size)
    page.goto(address)
    page.wait_for_load_state("networkidle")


def focused(page: Page, selector: str) -> bool:
    return bool(page.evaluate("selector => Boolean(document.activeElement?.closest(selector))", selector))


def go_down_to_the_first_result(page: Page) -> None:
    """Press the arrow; again where the list was just made anew, and what had the focus is gone."""
    for _ in range(10):
        page.keyboard.press("ArrowDown")
        if focused(page, ".md-search-result__item"):
            return
        page.wait_for_timeout(100)
    raise AssertionError("no result has the focus")


@SIZES
@pytest.mark.parametrize(
    "path", ["", ARTICLE, "en/articles/", "claims/", "quotations/", "browse/", "chronology/", "404.html"]
)
def test_every_stop_of_the_keyboard_is_seen_and_everything_is_reached(
    page: Page, address: str, path: str, size: Any
) -> None:
    go(page, address + path, size)
    unseen, stops = [], 0
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None:
            break
        stops += 1
        if not stop[2]:
            unseen.append(stop[1])
    assert not unseen
    if stops < MOST_STOPS:
        assert page.evaluate(TO_REACH) == []


@SIZES
def test_the_first_stop_leads_past_the_menu_to_the_text(page: Page, address: str, size: Any) -> None:
    go(page, address + ARTICLE, size)
    page.keyboard.press("Tab")
    assert focused(page, ".md-skip")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert focused(page, ".md-content")


def test_on_a_phone_the_menu_opens_is_walked_through_and_closes(page: Page, address: str) -> None:
    go(page, address + ARTICLE, PHONE)
    menu = page.locator("[data-opens=__drawer]")
    expect(menu).to_have_attribute("aria-expanded", "false")
    for _ in range(6):
        page.keyboard.press("Tab")
        if focused(page, "[data-opens=__drawer]"):
            break
    page.keyboard.press("Enter")
    expect(menu).to_have_attribute("aria-expanded", "true")
    assert focused(page, ".md-sidebar--primary")
    page.keyboard.press("Escape")
    expect(menu).to_have_attribute("aria-expanded", "false")
    expect(menu).to_be_focused()

    page.keyboard.press("Space")
    for _ in range(30):
        if focused(page, ".md-sidebar--primary a[href*='method/']"):
            break
        page.keyboard.press("Tab")
    assert page.evaluate(STOP)[2]
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/method/$"))


def test_on_a_phone_the_menu_closes_behind_whoever_leaves_it(page: Page, address: str) -> None:
    go(page, address, PHONE)
    page.locator("[data-opens=__drawer]").press("Enter")
    for _ in range(30):
        page.keyboard.press("Tab")
        if not focused(page, ".md-sidebar--primary"):
            break
    expect(page.locator("[data-opens=__drawer]")).to_have_attribute("aria-expanded", "false")


@SIZES
def test_a_key_opens_the_search_which_is_walked_through_and_left(page: Page, address: str, size: Any) -> None:
    go(page, address + ARTICLE, size)
    page.keyboard.press("/")
    expect(page.locator("[data-md-component=search-query]")).to_be_focused()
    page.keyboard.type("Krikalev")
    first = page.locator(".md-search-result__item a").first
    expect(first).to_be_visible()
    go_down_to_the_first_result(page)
    page.keyboard.press("Escape")
    expect(page.locator("#__search")).not_to_be_checked()
    page.keyboard.press("Tab")
    assert not focused(page, ".md-search__output")
    page.keyboard.press("/")
    go_down_to_the_first_result(page)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/entities/sergei-krikaliov/"))


def test_on_a_phone_a_button_opens_the_search_and_has_the_focus_again_when_it_closes(page: Page, address: str) -> None:
    go(page, address + ARTICLE, PHONE)
    button = page.locator("[data-opens=__search]")
    button.press("Enter")
    expect(page.locator("[data-md-component=search-query]")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#__search")).not_to_be_checked()
    expect(button).to_be_focused()


@SIZES
def test_the_keyboard_changes_the_light_and_the_edition(page: Page, address: str, size: Any) -> None:
    go(page, address + ARTICLE, size)
    page.locator("#__palette_0").focus()
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.body.dataset.mdColorScheme") == "slate"
    page.locator(".other-edition").press("Enter")
    expect(page.locator("html")).to_have_attribute("lang", "en")


@SIZES
def test_the_keyboard_sorts_and_filters(page: Page, address: str, size: Any) -> None:
    go(page, f"{address}articles/", size)
    page.get_by_role("button", name="Date").press("Enter")
    expect(page.locator("th").first).to_have_attribute("aria-sort", "ascending")
    page.get_by_role("button", name="Date").press("Space")
    expect(page.locator("th").first).to_have_attribute("aria-sort", "descending")

    page.goto(f"{address}entities/")
    page.locator("form.filters [name=name]").press_sequentially("kikina")
    expect(page.locator(".catalogue tbody tr:visible")).to_have_count(1)

    page.goto(f"{address}browse/")
    if size == PHONE:
        fold = page.locator(".all-facets > summary")
        if page.locator(".all-facets").get_attribute("open") is None:
            fold.press("Enter")
    choice = page.locator(".facet [type=checkbox]").first
    choice.press("Space")
    expect(choice).to_be_checked()
    expect(page).to_have_url(re.compile("#.*="))
