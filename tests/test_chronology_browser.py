"""What readers do with the line of time, in a real browser: filtering it, following it, with scripts and without."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from conftest import ROOT, build_site, serving
from dossier.project import Project
from test_chronology import CLOSED, CLOSED_TOO, DIVED, DIVED_TOO, FILES, ROWED, ROWS, Line

pytestmark = pytest.mark.browser

PATHS = ("chronology/", "chronology/reported/", "chronology/kind/person/", "en/chronology/")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a site whose line of time has four events that articles tell of, and one whose dates differ."""
    root = tmp_path_factory.mktemp("chronology")
    for name in ("mkdocs.yml", "mkdocs.en.yml"):
        shutil.copy(ROOT / name, root / name)
    shutil.copytree(ROOT / "scripts" / "overrides", root / "scripts" / "overrides")
    pages = {f"docs/{lang}/{name}.md": f"# {name}\n" for lang in ("fr", "en") for name in ("index", "about", "method")}
    more = {
        f"docs/{lang}/{name}.md": f"# {name}\n" for lang in ("fr", "en") for name in ("contributing", "analyses/one")
    }
    for path, content in {**FILES, **pages, **more}.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(str(content), encoding="utf-8")
    project = Project(root)
    line = Line(project).tells(CLOSED, CLOSED_TOO, event="fermeture", differ=True)
    whole = line.tells(DIVED, DIVED_TOO).tells(ROWED).tells(ROWS).whole
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("dossier.build.occurrences", lambda *_: whole.occurrences)
        outcome = build_site(project, lambda _: None, strict=True)
    assert outcome.published, [str(problem) for problem in outcome.problems]
    return project.site


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    with serving(site) as address:
        yield address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(locale="fr", viewport={"width": 1440, "height": 900})
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    context.close()
    assert errors == []


def shown(page: Page) -> list[str]:
    """Return the dates of the events that are to be seen."""
    dates = page.locator(".timeline .year > ol > li:visible > p:first-child > .when").all_inner_texts()
    return [date.replace("\xa0", " ") for date in dates]


def column(page: Page, year: int) -> Locator:
    return page.locator(f".density-sheet a[data-year='{year}']")


def test_the_links_to_parts_are_filters_that_combine_and_can_be_shared(page: Page, address: str) -> None:
    page.goto(f"{address}chronology/")
    output = page.locator(".chronology-filters output")
    expect(output).to_have_text("5 faits sur 5")
    assert shown(page) == ["mai 1951", "1975", "1975", "3 février 2001", "depuis 2014"]
    page.get_by_role("button", name="Rapportés").click()
    expect(output).to_have_text("3 faits sur 5")
    assert shown(page) == ["1975", "1975", "depuis 2014"]
    page.get_by_label("De l’année").fill("2000")
    assert shown(page) == ["depuis 2014"]
    expect(output).to_have_text("1 fait sur 5")
    assert page.url.endswith("/chronology/#origin=reported&from=2000")
    expect(page.get_by_role("button", name="Rapportés")).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_role("button", name="Organismes")).to_have_attribute("aria-disabled", "true")

    shared = page.context.new_page()
    shared.goto(page.url)
    assert shown(shared) == ["depuis 2014"]
    expect(shared.get_by_role("button", name="Rapportés")).to_have_attribute("aria-pressed", "true")

    page.get_by_role("button", name="Rapportés").click()
    assert shown(page) == ["3 février 2001", "depuis 2014"], "pressed again, it is off"
    page.get_by_role("button", name="Tout afficher").click()
    expect(output).to_have_text("5 faits sur 5")
    assert page.url.endswith("/chronology/#")


def test_a_person_and_a_kind_are_filtered_and_say_how_many_there_would_be(page: Page, address: str) -> None:
    page.goto(f"{address}chronology/#person=ana")
    assert shown(page) == ["1975", "1975", "3 février 2001", "depuis 2014"]
    expect(page.get_by_label("Personne")).to_have_value("ana")
    page.get_by_role("button", name="Organismes").click()
    assert shown(page) == ["3 février 2001"]
    expect(page.locator("#chronology-person option:checked")).to_have_text("Ana Kervoal (1)")
    expect(page.locator("a[data-origin=reported] + .count")).to_have_text("0")


def test_years_without_events_are_dimmed_in_the_picture_and_the_lists(page: Page, address: str) -> None:
    page.goto(f"{address}chronology/#origin=curated")
    expect(column(page, 1975)).to_have_class("empty")
    expect(column(page, 1951)).not_to_have_class("empty")
    expect(page.locator("#y-1975")).to_be_hidden()
    expect(page.locator(".md-sidebar--secondary a[href='#y-1975']")).to_have_class(re.compile("empty"))
    page.evaluate("location.hash = '#'")
    page.evaluate("location.hash = '#kind=person'")
    whole, part = (column(page, 2001).locator(f".bar.curated{each}") for each in (".ghost", ":not(.ghost)"))
    assert whole.count() == 0
    assert float(part.get_attribute("height") or 0) > 0
    expect(column(page, 1951).locator(".bar.curated:not(.ghost)")).to_have_attribute("height", "0")
    expect(column(page, 1951).locator(".ghost")).to_have_count(1)


def test_an_address_of_an_event_takes_off_the_filters_that_hide_it(page: Page, address: str) -> None:
    page.goto(f"{address}chronology/#origin=reported")
    page.evaluate("location.hash = 'fermeture'")
    expect(page.locator("#fermeture")).to_be_in_viewport()
    assert len(shown(page)) == 5
    page.goto(f"{address}chronology/#origin=reported")
    column(page, 2014).click()
    expect(page.locator("#y-2014")).to_be_in_viewport()
    assert len(shown(page)) == 3, "a year that is there leaves them on"


def test_the_filters_work_by_keyboard(page: Page, address: str) -> None:
    page.goto(f"{address}chronology/")
    page.get_by_role("button", name="Établis").focus()
    page.keyboard.press("Space")
    assert shown(page) == ["mai 1951", "3 février 2001"]
    page.keyboard.press("Enter")
    assert len(shown(page)) == 5
    column(page, 1975).focus()
    page.keyboard.press("Enter")
    expect(page.locator("#y-1975")).to_be_in_viewport()


def test_without_scripts_each_part_has_its_page_and_the_picture_leads_to_the_years(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}chronology/")
    expect(page.locator(".chronology-filters")).to_be_hidden()
    assert len(shown(page)) == 5
    column(page, 2014).click()
    expect(page.locator("#y-2014")).to_be_in_viewport()
    page.get_by_role("link", name="Rapportés", exact=True).click()
    expect(page).to_have_url(f"{address}chronology/reported/")
    assert shown(page) == ["1975", "1975", "depuis 2014"]
    page.locator(".timeline .entry ~ a.cite").last.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/chronology/#d-[0-9a-f]{8}$"))
    expect(page.locator(".entry:target")).to_be_in_viewport()
    page.get_by_role("link", name="Ana Kervoal").first.click()
    expect(page).to_have_url(f"{address}entities/ana/#events")
    expect(page.locator("#events")).to_be_in_viewport()
    context.close()


def test_an_entry_leads_to_its_passage_and_has_an_address_of_its_own(page: Page, address: str) -> None:
    page.goto(f"{address}chronology/")
    entry = page.locator(".timeline .year > ol > li", has=page.locator("#fermeture"))
    expect(entry.locator(".differ")).to_contain_text("Les dates divergent")
    assert entry.locator("mark").all_inner_texts() == ["le 4 février 2001", "on 3 February 2001"]
    expect(entry.locator("q[lang=en]")).to_have_count(1)
    entry.locator("p").first.hover()
    cite = entry.get_by_role("link", name="Lien vers ce fait")
    expect(cite).to_have_css("opacity", "1")
    cite.click()
    expect(page).to_have_url(f"{address}chronology/#fermeture")
    entry.get_by_role("link", name="A title").click()
    expect(page.locator(":target")).to_be_in_viewport()
    assert "/articles/b/#d-" in page.url


def test_the_picture_has_a_name_a_description_and_named_links(page: Page, address: str) -> None:
    page.goto(f"{address}chronology/")
    sheet = page.get_by_role("group", name="Les faits, année par année")
    expect(sheet).to_have_accessible_description(re.compile(r"^2 faits établis, 3 faits rapportés, de 1951 à 2014\."))
    expect(sheet.get_by_role("link", name=re.compile(r"^1975\s: 2 faits rapportés$"))).to_have_count(1)
    assert page.locator(".timeline .year > ol > li").count() == 5, "the same in an ordered list"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_and_columns_stand_out_from_the_page(browser: Browser, address: str, scheme: str) -> None:
    context = browser.new_context(color_scheme="dark" if scheme == "dark" else "light")
    page = context.new_page()
    page.goto(f"{address}chronology/")
    ground = _luminance(page, "body", "background-color")
    for selector, name, least in (
        (".timeline .when", "color", 4.5),
        (".timeline .reported ~ .when", "color", 4.5),
        (".timeline .by", "color", 4.5),
        (".density-sheet text", "fill", 4.5),
        (".density-sheet .bar.curated", "fill", 3),
        (".density-sheet .bar.reported", "fill", 3),
    ):
        lights = sorted((_luminance(page, selector, name), ground))
        assert (lights[1] + 0.05) / (lights[0] + 0.05) >= least, selector
    context.close()


def _luminance(page: Page, selector: str, name: str) -> float:
    colour = page.locator(selector).first.evaluate(f"each => getComputedStyle(each).getPropertyValue('{name}')")
    parts = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("path", PATHS)
def test_no_page_of_the_line_is_wider_than_the_screen(read: Page, address: str, path: str, width: int) -> None:
    read.set_viewport_size({"width": width, "height": 800})
    read.goto(address + path)
    assert read.evaluate("document.documentElement.scrollWidth") <= width


def test_years_stay_beside_their_events_and_nothing_else_when_the_page_moves(page: Page, address: str) -> None:
    page.goto(f"{address}chronology/#y-2014")
    boxes = [heading.bounding_box() for heading in page.locator(".timeline h2:visible").all()]
    tops = [box["y"] for box in boxes if box]
    assert tops == sorted(set(tops)), "no heading lies upon another"


def test_what_is_printed_is_the_line_and_the_picture(page: Page, address: str) -> None:
    page.goto(f"{address}chronology/")
    page.emulate_media(media="print")
    for selector in (".chronology-views", ".chronology-filters", ".to-year"):
        expect(page.locator(selector)).to_be_hidden()
    expect(page.locator(".density-sheet")).to_be_visible()
    assert len(shown(page)) == 5
