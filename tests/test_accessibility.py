"""What axe-core finds on every kind of page: in both editions, light and dark, on a desk and on a phone."""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from conftest import CASES, MakeProject, build_site, serving
from kinds_of_page import ARTICLE, KINDS_OF_PAGE

pytestmark = pytest.mark.browser

DESK, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}

# Colours that are on their way from light to dark are nobody's; and of what the browser puts off laying out, the places
# that it names are guesses. Rows of the longest table are all alike.
STILL = """*, ::before, ::after {
    transition: none !important; animation: none !important; content-visibility: visible !important
}"""
ALIKE = ".catalogue tbody tr:nth-child(n + 40)"

OF_COLOURS = ("color-contrast", "link-in-text-block")
OFF, ON = {"enabled": False}, {"enabled": True}
WHATEVER_THE_COLOURS = {"rules": {"target-size": ON, **dict.fromkeys(OF_COLOURS, OFF)}}
IN_THIS_LIGHT = {"runOnly": {"type": "rule", "values": [*OF_COLOURS]}}

# What is made of the same colours as others before it, and stands on the same, is seen as well as they are: measuring
# it takes axe most of its time on a long page. Three of each are measured, and whatever is drawn or has a place of its
# own; what something stands on is told by all that is around it.
MARK_ALIKE = """() => {
    const seen = new Map(), known = new Map()
    const looks = ["color", "backgroundColor", "backgroundImage", "opacity", "fontSize", "fontWeight", "textShadow",
        "textDecorationLine", "borderBottomStyle", "filter", "visibility", "display"]
    const name = words => known.get(words) ?? known.set(words, String(known.size)).get(words)
    const walk = (element, around) => {
        delete element.dataset.alike
        const style = getComputedStyle(element)
        const own = name([around, element.tagName, ...looks.map(look => style[look])].join("|"))
        const before = seen.get(own) ?? 0
        seen.set(own, before + 1)
        let alike = before >= 3 && ["static", "relative"].includes(style.position) && style.float === "none"
            && element.namespaceURI === document.documentElement.namespaceURI
        for (const child of element.children) alike = walk(child, own) && alike
        if (alike) element.dataset.alike = ""
        return alike
    }
    walk(document.body, "")
}"""


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


def violations(page: Page, options: dict[str, Any], alike: str) -> list[str]:
    """Return what axe-core says is wrong, a line for each element; what `alike` selects is like other elements."""
    found = page.evaluate(
        """async ([options, alike]) => {
            const exclude = document.querySelector(alike) ? { exclude: [[alike]] } : {}
            const asked = { resultTypes: ["violations"], ...options }
            const { violations } = await axe.run({ include: [["html"]], ...exclude }, asked)
            const why = ({ any, all, none }) => [...any, ...all, ...none].map(each => each.message).join("; ")
            return violations.flatMap(({ id, nodes }) => nodes.map(node => [id, node.target.join(" "), why(node)]))
        }""",
        [options, alike],
    )
    return [" | ".join(each) for each in found]


def in_this_light(page: Page) -> list[str]:
    """Return what can't be told from what it stands on, or from what stands beside it."""
    page.evaluate(MARK_ALIKE)
    return violations(page, IN_THIS_LIGHT, ":not([data-alike]) > [data-alike]")


def in_both_lights(page: Page) -> list[str]:
    """Return what is wrong in the light and in the dark; what colours have no part in is looked at once."""
    page.evaluate(axe())
    page.add_style_tag(content=STILL)
    wrong = violations(page, WHATEVER_THE_COLOURS, ALIKE)
    wrong += in_this_light(page)
    assert page.evaluate("document.body.dataset.mdColorScheme") == "default"
    page.evaluate("document.getElementById('__palette_1').click()")
    assert page.evaluate("document.body.dataset.mdColorScheme") == "slate"
    wrong += [f"dark: {each}" for each in in_this_light(page)]
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
    assert build_site(project, lambda _: None).published
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
