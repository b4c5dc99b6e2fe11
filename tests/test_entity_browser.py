"""What readers do with names, in a real browser: filtering the table, following a mention, citing a passage."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from conftest import serving

pytestmark = pytest.mark.browser

ARTICLE = "articles/kikina-vole-avec-spacex/"


@pytest.fixture(scope="module")
def address(shipped_site: Path) -> Iterator[str]:
    with serving(shipped_site) as address:
        yield address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(locale="fr")
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    context.close()
    assert errors == []


def _shown(page: Page) -> list[str]:
    return page.locator(".catalogue tbody tr:visible [data-names] a").all_inner_texts()


def _opacity(page: Page, selector: str) -> str:
    opacity: str = page.locator(selector).first.evaluate("each => getComputedStyle(each).opacity")
    return opacity


def test_the_table_is_filtered_by_kind_country_and_name_together(page: Page, address: str) -> None:
    page.goto(f"{address}entities/")
    rows, output = page.locator(".catalogue tbody tr"), page.locator(".filters output")
    every = rows.count()
    expect(output).to_have_text(f"{every} noms sur {every}")
    assert output.get_attribute("aria-live") == "polite"
    page.locator("[name=kind]").select_option("person")
    persons = len(_shown(page))
    assert 1 < persons < every
    expect(output).to_have_text(f"{persons} noms sur {every}")
    page.get_by_label("Pays", exact=True).select_option("JP")
    japanese = _shown(page)
    assert "Kimiya Yui" in japanese
    assert len(japanese) < persons
    expect(page.locator("select[name=country] option:checked")).to_have_text(f"Japon ({len(japanese)})")
    expect(page.locator("select[name=kind] option[value=person]")).to_have_text(f"Personnes ({len(japanese)})")
    page.get_by_label("Nom", exact=True).press_sequentially("YUÏ kim")
    assert _shown(page) == ["Kimiya Yui"]
    expect(output).to_have_text(f"1 nom sur {every}")
    assert page.url.endswith("#name=YU%C3%8F+kim&kind=person&country=JP")

    shared = page.context.new_page()
    shared.goto(page.url)
    assert _shown(shared) == ["Kimiya Yui"]
    expect(shared.locator("[name=kind]")).to_have_value("person")

    page.get_by_role("button", name="Tout afficher").click()
    expect(output).to_have_text(f"{every} noms sur {every}")
    assert page.url.endswith("/entities/#")


def test_a_name_is_found_by_an_alias_and_in_other_letters(page: Page, address: str) -> None:
    page.goto(f"{address}en/entities/#name=dmitri%20rogozine")
    assert _shown(page) == ["Dmitry Rogozin"]
    page.get_by_label("Name", exact=True).fill("Рогозин")
    assert _shown(page) == ["Dmitry Rogozin"]
    expect(page.locator(".filters output")).to_contain_text("1 of ")
    page.get_by_label("Name", exact=True).fill("personne de ce nom")
    assert _shown(page) == []
    expect(page.locator(".filters output")).to_contain_text("0 of ")


def test_the_filter_works_by_keyboard_and_moves_nothing_above_the_rows(page: Page, address: str) -> None:
    page.goto(f"{address}entities/")
    head = page.locator(".catalogue thead")
    before = head.bounding_box()
    page.get_by_label("Nom", exact=True).focus()
    page.keyboard.type("baïkonour")
    page.keyboard.press("Enter")
    assert "Baïkonour" in _shown(page)
    assert head.bounding_box() == before
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "kind"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "country"


def test_what_is_filtered_sorts_with_the_most_mentioned_first(page: Page, address: str) -> None:
    page.goto(f"{address}entities/#kind=organisation")
    page.get_by_role("button", name="Mentions").click()
    assert _shown(page)[0] == "Roscosmos"
    expect(page.locator("th", has_text="Mentions")).to_have_attribute("aria-sort", "descending")
    page.get_by_role("button", name="Mentions").click()
    expect(page.locator("th", has_text="Mentions")).to_have_attribute("aria-sort", "ascending")
    assert _shown(page)[-1] == "Roscosmos"


def test_a_link_to_a_kind_takes_the_filters_off(page: Page, address: str) -> None:
    page.goto(f"{address}entities/#kind=person")
    page.evaluate("location.hash = 'rocket'")
    expect(page.locator("#rocket")).to_be_in_viewport()
    expect(page.locator("[name=kind]")).to_have_value("")


def test_without_scripts_the_table_is_whole_and_its_kinds_are_linked(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}entities/")
    expect(page.locator(".filters")).to_be_hidden()
    expect(page.locator(".catalogue tbody tr").last).to_be_visible()
    page.locator(".kinds").get_by_role("link", name="Fusées et moteurs").click()
    expect(page.locator("#rocket")).to_be_in_viewport()
    context.close()


@pytest.mark.parametrize("edition", ["", "en/"])
def test_a_mention_on_a_page_of_ours_leads_there_and_back(page: Page, address: str, edition: str) -> None:
    page.goto(f"{address}{edition}entities/anna-kikina/")
    link = page.locator("#pages ~ ul a.passage[href*='analyses/cross-flights/#']").first
    words = page.locator("#pages ~ ul mark").first.inner_text()
    link.click()
    expect(page).to_have_url(re.compile(rf"/{edition}analyses/cross-flights/#[a-z-]+$"))
    section = page.locator(":target")
    expect(section).to_be_in_viewport()
    page.get_by_role("link", name=words).first.click()
    expect(page).to_have_url(re.compile(rf"/{edition}entities/anna-kikina/$"))


def test_a_passage_can_be_cited(browser: Browser, page: Page, address: str) -> None:
    page.goto(address + ARTICLE)
    passage = page.locator(".article-text p:has(a.cite)").nth(1)
    link = passage.locator("a.cite")
    assert link.evaluate("each => getComputedStyle(each).opacity") == "0"
    passage.hover()
    assert link.evaluate("each => getComputedStyle(each).opacity") == "1"
    page.mouse.move(0, 0)
    assert link.evaluate("each => getComputedStyle(each).opacity") == "0"
    passage.locator("xpath=preceding-sibling::p[1]").locator("a.cite").focus()
    for _ in range(20):
        page.keyboard.press("Tab")
        if link.evaluate("each => each === document.activeElement"):
            break
    assert link.evaluate("each => getComputedStyle(each).opacity") == "1"
    page.keyboard.press("Enter")
    anchor = passage.locator("span[id]").first.get_attribute("id")
    assert page.url.endswith(f"/{ARTICLE}#{anchor}")
    assert passage.get_by_role("link", name="Lien vers ce passage").count() == 1
    assert "¶" not in passage.inner_text()
    page.emulate_media(media="print")
    expect(link).to_be_hidden()
    context = browser.new_context(java_script_enabled=False)
    without = context.new_page()
    without.goto(address + ARTICLE)
    without.locator(".article-text p:has(a.cite)").nth(1).hover()
    assert _opacity(without, ".article-text p:has(a.cite):hover a.cite") == "1"
    context.close()


def test_notes_lead_to_the_sources_and_back(page: Page, address: str) -> None:
    page.goto(f"{address}entities/sergei-krikaliov/")
    note = page.locator(".standfirst .footnote-ref").first
    note.click()
    expect(page.locator(".footnote li:target")).to_be_in_viewport()
    page.locator(".footnote li:target .footnote-backref").first.click()
    expect(page.locator(".standfirst sup:target")).to_be_in_viewport()


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("path", ["entities/", "entities/#kind=person&country=RU", "entities/moscou/", "entities/iss/"])
def test_no_page_of_names_is_wider_than_the_screen(read: Page, address: str, path: str, width: int) -> None:
    read.set_viewport_size({"width": width, "height": 800})
    read.goto("about:blank")  # what is left says nothing of what comes
    read.goto(address + path)
    assert read.evaluate("document.documentElement.scrollWidth") <= width
