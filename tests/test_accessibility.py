"""What axe-core finds on every kind of page: in both editions, light and dark, on a desk and on a phone."""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from conftest import CASES, MakeProject, serving
from dossier.build import build
from kinds_of_page import ARTICLE, KINDS_OF_PAGE

pytestmark = pytest.mark.browser

DESK, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}

# Colours that are on their way from light to dark are nobody's; and of what the browser puts off laying out, the places
# that it names are guesses. Rows of the longest table are all alike.
STILL = """*, ::before, ::after {
    transition: none !important; animation: none !important; content-visibility: visible !important
}"""
ALIKE = ".catalogue tbody tr:nth-child(n + 40)"

IN_ANY_LIGHT = {"rules": {"target-size": {"enabled": True}}}
IN_THIS_LIGHT = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}


@cache
def axe() -> str:
    return (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def address(shipped_site: Path) -> Iterator[str]:
    with serving(shipped_site) as address:
        yield address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(reduced_motion="reduce")
    yield context.new_page()
    context.close()


def violations(page: Page, options: dict[str, Any]) -> list[str]:
    """Return what axe-core says is wrong, a line for each element."""
    page.add_style_tag(content=STILL)
    found = page.evaluate(
        """async ([options, alike]) => {
            const exclude = document.querySelector(alike) ? { exclude: [[alike]] } : {}
            const asked = { resultTypes: ["violations"], ...options }
            const { violations } = await axe.run({ include: [["html"]], ...exclude }, asked)
            const why = ({ any, all, none }) => [...any, ...all, ...none].map(each => each.message).join("; ")
            return violations.flatMap(({ id, nodes }) => nodes.map(node => [id, node.target.join(" "), why(node)]))
        }""",
        [options, ALIKE],
    )
    return [" | ".join(each) for each in found]


def in_both_lights(page: Page) -> list[str]:
    """Return what is wrong in the light and in the dark; what colours have no part in is looked at once."""
    page.evaluate(axe())
    wrong = violations(page, IN_ANY_LIGHT)
    assert page.evaluate("document.body.dataset.mdColorScheme") == "default"
    page.evaluate("document.getElementById('__palette_1').click()")
    assert page.evaluate("document.body.dataset.mdColorScheme") == "slate"
    wrong += [f"dark: {each}" for each in violations(page, IN_THIS_LIGHT)]
    page.evaluate("document.getElementById('__palette_0').click()")
    return wrong


@pytest.mark.parametrize(("edition", "size"), [("", DESK), ("en/", PHONE)], ids=["fr, desk", "en, phone"])
def test_axe_finds_nothing_on_any_kind_of_page(page: Page, address: str, edition: str, size: Any) -> None:
    page.set_viewport_size(size)
    wrong = {}
    for kind, path in KINDS_OF_PAGE.items():
        assert page.goto(address + edition + path), kind
        wrong[kind] = in_both_lights(page)
    assert {kind: found for kind, found in wrong.items() if found} == {}


@pytest.mark.parametrize(("edition", "size"), [("", PHONE), ("en/", DESK)], ids=["fr, phone", "en, desk"])
def test_axe_finds_nothing_with_the_search_open_and_on_a_phone_with_the_menu_open(
    page: Page, address: str, edition: str, size: Any
) -> None:
    page.set_viewport_size(size)
    page.goto(address + edition + ARTICLE)
    if size == PHONE:
        page.locator("[data-opens=__drawer]").click()
        assert in_both_lights(page) == []
        page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.keyboard.type("Kikina")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    assert in_both_lights(page) == []


def test_axe_finds_nothing_on_pages_that_lead_elsewhere(page: Page, make_project: MakeProject) -> None:
    alone = "---\ntitle: Seul\n---\n# Seul\n\nUn texte.\n"
    project = make_project(seeds=CASES / "golden" / "tide" / "seeds", files={"docs/fr/analyses/alone.md": alone})
    assert build(project, lambda _: None).published
    # A page that has moved is left at once: it is looked at without what leaves it.
    moved = project.site / "articles/barrage-de-kervoal/index.html"
    moved.write_text(moved.read_text(encoding="utf-8").replace('http-equiv="refresh"', 'name="held"'), encoding="utf-8")
    with serving(project.site) as address:
        for path in ("articles/barrage-de-kervoal/", "en/analyses/alone/", "analyses/alone/"):
            page.goto(address + path)
            assert in_both_lights(page) == []


def test_whoever_likes_it_dark_finds_it_dark(browser: Browser, address: str) -> None:
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    page.goto(address)
    assert page.evaluate("document.body.dataset.mdColorScheme") == "slate"
    context.close()
