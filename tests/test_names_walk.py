"""A walk through names as readers take it: article, person, passage, copy of a dispatch, table, picture; and back.

The dossier is the shipped one with two articles more: a later, shorter copy of one of its dispatches under a headline
of its own, and an article in English.
"""

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from conftest import build_site, serving
from dossier.project import Project

pytestmark = pytest.mark.browser

DISPATCH = "articles/roscosmos-se-tourne-vers-la-chine/"
COPY = "articles/copie-de-la-depeche/"
ENGLISH = "articles/in-good-time/"
PERSON = "entities/dmitri-rogozine/"

ENGLISH_TEXT = """Space chief to speak in good time

The head of Roscosmos, Dmitry Rogozin, told reporters in Moscow on Tuesday that his agency had not yet chosen a date for
leaving the International Space Station.

"We shall tell our partners in good time," Rogozin said, before adding that NASA would be the first to hear. Mr. Rogozin
did not answer a question about the seats that Anna Kikina and other cosmonauts are to take on American craft.

Bill Nelson, the NASA administrator, said that work aboard the station went on as before.
"""

Open = Callable[..., Page]

# Where a · begins a line, or the mark of a link stands alone on one.
_STRAY_MARKS = """() => {
  const stray = []
  const texts = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_TEXT)
  for (let node; (node = texts.nextNode());) {
    for (const mark of node.data.matchAll(/[·¶]/g)) {
      const range = document.createRange()
      range.setStart(node, mark.index)
      range.setEnd(node, mark.index + 1)
      const block = node.parentElement.closest("p, li, td, h1, h2, h3")
      if (!range.getClientRects().length || !block) continue
      const style = getComputedStyle(block)
      const edge = block.getBoundingClientRect().left + parseFloat(style.paddingLeft)
      if (range.getBoundingClientRect().left < edge + 3) stray.push(block.textContent.trim().slice(0, 60))
    }
  }
  return stray
}"""

# Whether what has the focus can be seen, and that it has it.
_SEEN = """() => {
  const focused = document.activeElement
  const shape = focused.querySelector(".shape") // of a name in the picture
  const { left, top, right, bottom } = (shape ?? focused).getBoundingClientRect()
  const style = getComputedStyle(focused)
  const isRinged = shape ? getComputedStyle(shape).strokeWidth === "4px" : style.outlineStyle !== "none"
  const head = focused.closest("article") ? document.querySelector(".md-header").getBoundingClientRect().bottom : 0
  return isRinged && style.opacity === "1" && right > 0 && bottom > head && left < innerWidth && top < innerHeight
}"""


@pytest.fixture(scope="module")
def site(shipped: Project, tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("walk") / "dossier"
    project = Project(shutil.copytree(shipped.root, root, ignore=shutil.ignore_patterns("site")))
    articles = project.articles
    (dispatch,) = articles.glob("002_*.txt")
    told = [line for line in dispatch.read_text(encoding="utf-8").splitlines() if line.strip()]
    shortened = [line for line in told[:-1] if not line.startswith(("Au cours", "La Chine a"))]
    for name, text, fields in (
        ("copy", "\n\n".join(["Pékin, nouveau partenaire ?", *shortened]), f"{COPY}|2022-04-29|fr|Le Courrier"),
        ("english", ENGLISH_TEXT, f"{ENGLISH}|2022-05-03|en|The Gazette"),
    ):
        address, date, lang, source = fields.split("|")
        slug = Path(address).name
        (articles / f"{name}.txt").write_text(text, encoding="utf-8")
        sidecar = f"slug: {slug}\ndate: '{date}'\nlang: {lang}\nsource: {source}\n"
        (articles / f"{name}.txt.yml").write_text(sidecar, encoding="utf-8")
    outcome = build_site(project, lambda _: None, strict=True)
    assert outcome.published, [str(problem) for problem in outcome.problems]
    return project.site


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    with serving(site) as address:
        yield address


@pytest.fixture
def opened(browser: Browser, address: str) -> Iterator[Open]:
    """Return a function that opens a page as a reader with a screen `width` pixels wide has it."""
    contexts = []
    errors: list[str] = []

    def open_page(path: str, width: int = 1440, scheme: str = "light", *, scripts: bool = True) -> Page:
        dark = "dark" if scheme == "dark" else "light"
        size = {"width": width, "height": 800}
        context = browser.new_context(viewport=size, color_scheme=dark, java_script_enabled=scripts)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(address + path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert errors == []


def _plain(text: str) -> str:
    return " ".join(text.split())


def _tab(page: Page) -> Locator:
    """Go one step on by keyboard; return where that leads, which the reader must see."""
    page.keyboard.press("Tab")
    try:
        page.wait_for_function(_SEEN, timeout=2000)
    except PlaywrightTimeout:
        pytest.fail("the focus isn't seen on " + page.evaluate("document.activeElement.outerHTML"))
    return page.locator(":focus")


def _passage(page: Page) -> Locator:
    """Return the block of an article's text that the page's address leads to."""
    return page.locator(f":is(p, li):has(> #{urlsplit(page.url).fragment})")


READERS = [("", 360, "dark"), ("", 1440, "light"), ("en/", 360, "light"), ("en/", 1440, "dark")]


@pytest.mark.parametrize(("edition", "width", "scheme"), READERS)
def test_a_reader_goes_from_an_article_to_a_person_to_a_passage_to_the_copy_and_back(
    opened: Open, edition: str, width: int, scheme: str
) -> None:
    page = opened(edition + DISPATCH, width, scheme)
    page.locator(".article-text").get_by_role("link", name="Dmitry Rogozin", exact=True).click()
    expect(page).to_have_url(re.compile(rf"/{edition}{PERSON}$"))
    expect(page.locator("h1")).to_contain_text("Dmitry Rogozin" if edition else "Dmitri Rogozine")

    headings = page.locator("h3[id^=in-]")
    of_articles = [heading.get_attribute("id") for heading in headings.all()]
    assert of_articles == [f"in-{Path(path).name}" for path in (ENGLISH, COPY, DISPATCH)], "the newest first"
    marks = page.locator("h3[id^=in-] ~ ul li:has(a.passage[href*='../articles/']) mark").all_inner_texts()
    assert marks == ["Dmitry Rogozin", "Rogozin", "Rogozin", "Dmitry Rogozin", "Dmitry Rogozin", "Rogozine"]
    foreign = page.locator(f"li:has(a.passage[href*='{DISPATCH if edition else ENGLISH}']) > span[lang]").first
    expect(foreign).to_have_attribute("lang", "fr" if edition else "en")
    same = page.locator(".forms a").all()
    assert [link.get_attribute("href") for link in same] == [f"#{of_articles[1]}", f"#{of_articles[2]}"]
    assert page.evaluate("document.documentElement.scrollWidth") <= width

    mention = page.locator(f"li:has(a.passage[href*='{DISPATCH}'])").last
    sentence = _plain(mention.inner_text()).removesuffix("¶").strip()
    mention.locator("a.passage").click()
    expect(page).to_have_url(re.compile(rf"/{edition}{DISPATCH}#p-[0-9a-f]{{8}}$"))
    passage = _passage(page)
    expect(passage).to_be_in_viewport()
    assert sentence in _plain(passage.inner_text())
    assert page.evaluate("getComputedStyle(document.querySelector(':target'), '::before').content") == '""'
    top, header = passage.bounding_box(), page.locator(".md-header").bounding_box()
    assert top
    assert header
    assert top["y"] >= header["y"] + header["height"], "not below the header of the page"

    copies = page.locator("#copies + ul")
    expect(copies).to_contain_text("Same dispatch" if edition else "Même dépêche")
    copies.get_by_role("link").click()
    expect(page).to_have_url(re.compile(rf"/{edition}{COPY}$"))
    related = page.locator("#related ~ ul a[href*='in-good-time']")
    expect(related.first).to_be_visible()
    assert page.locator(f"#related + ul a[href*='{Path(DISPATCH).name}']").count() == 0, "a copy isn't related as well"
    page.locator("#copies + ul").get_by_role("link").click()
    expect(page).to_have_url(re.compile(rf"/{edition}{DISPATCH}$"))
    page.go_back()
    page.go_back()
    page.go_back()
    expect(page).to_have_url(re.compile(rf"/{edition}{PERSON}$"))


@pytest.mark.parametrize(("edition", "width", "scheme"), READERS)
def test_a_reader_finds_a_person_in_the_table_and_sends_the_address_to_another(
    opened: Open, edition: str, width: int, scheme: str
) -> None:
    page = opened(f"{edition}entities/", width, scheme)
    page.locator("select[name=kind]").select_option("person")
    page.locator("select[name=country]").select_option("RU")
    page.locator("th button").nth(3).click()
    rows = page.locator(".catalogue tbody tr:visible")
    mentions = [
        int(count)
        for count in rows.locator("td:nth-child(4) > span").evaluate_all("all => all.map(one => one.dataset.sort)")
    ]
    assert mentions == sorted(mentions, reverse=True)
    page.locator("input[name=name]").fill("rogozin")
    expect(rows).to_have_count(1)
    page_count, counts = page.locator(".filters output").inner_text(), rows.inner_text()
    assert re.match(r"1 of \d+ names$" if edition else r"1 nom sur \d+$", page_count)
    assert re.findall(r"\d+(?=\D*$|\D+\d+\D*$)", counts)[-2:] == ["5", "2"], "a dispatch counts once"
    assert page.evaluate("document.documentElement.scrollWidth") <= width

    other = opened(f"{edition}entities/#{urlsplit(page.url).fragment}", width, scheme)
    shown = other.locator(".catalogue tbody tr:visible")
    expect(shown).to_have_count(1)
    shown.get_by_role("link").click()
    expect(other).to_have_url(re.compile(rf"/{edition}{PERSON}$"))
    summary = _plain(other.locator(".forms").inner_text())
    assert summary.startswith("6 mentions in 3 articles." if edition else "6 mentions dans 3 articles.")


@pytest.mark.parametrize("edition", ["", "en/"])
def test_a_name_in_the_picture_leads_to_its_page_and_to_those_it_appears_with(opened: Open, edition: str) -> None:
    page = opened(f"{edition}network/")
    page.locator(".network-sheet a[href*='dmitri-rogozine'] .shape").click()
    expect(page).to_have_url(re.compile(rf"/{edition}{PERSON}index.html$"))
    companions = page.locator(".companions a").all_inner_texts()
    assert {"NASA", "Roscosmos", "Tiangong"} <= set(companions)
    page.go_back()
    row = page.locator(".network-table tbody tr", has=page.locator("td:first-child a[href*='dmitri-rogozine']"))
    assert set(row.locator("td:nth-child(3) a").all_inner_texts()) == set(companions)


@pytest.mark.parametrize("path", [DISPATCH, PERSON, "entities/", "network/"])
@pytest.mark.parametrize("edition", ["", "en/"])
def test_no_line_begins_with_what_parts_or_marks_the_words_before_it(opened: Open, edition: str, path: str) -> None:
    page = opened(edition + path)
    for width in (360, 390, 768):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(_STRAY_MARKS) == []


def test_who_has_only_a_keyboard_sees_each_step_and_can_pass_over_the_text(opened: Open) -> None:
    page = opened(DISPATCH)
    page.wait_for_load_state("networkidle")
    page.locator(".md-tabs__link").last.focus()
    page.keyboard.press("Tab")
    expect(page.locator(".md-nav--secondary a[href='#names']")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#names")).to_be_in_viewport()
    assert _tab(page).locator("xpath=ancestor::*[contains(@class, 'article-text')]").count() == 0, "it is passed over"

    text = page.locator(".article-text")
    page.locator(".kicker a").focus()
    _tab(page)
    cited = 0
    while _tab(page).locator("xpath=ancestor::*[contains(@class, 'article-text')]").count():
        cited += page.locator("a.cite:focus").count()
    assert 1 < cited <= text.locator("span[id^=p-]").count(), "no more than one step for a passage"


@pytest.mark.parametrize("path", [PERSON, "entities/", "network/"])
@pytest.mark.parametrize("width", [360, 1440])
def test_the_focus_is_seen_among_names(opened: Open, path: str, width: int) -> None:
    page = opened(path, width)
    page.wait_for_load_state("networkidle")
    page.locator("article :is(a, input):visible").first.focus()
    for _ in range(40):
        _tab(page)


def test_who_tabs_through_a_narrow_page_comes_to_no_menu_that_is_closed(opened: Open) -> None:
    page = opened(PERSON, 360)
    page.wait_for_load_state("networkidle")
    menu = page.locator(".md-sidebar--primary")
    expect(menu).not_to_be_in_viewport()
    page.locator("body").focus()
    for _ in range(40):
        page.keyboard.press("Tab")
        assert not menu.locator(":focus").count()
        if page.locator("article a:focus").count():
            break
    expect(page.locator("article a:focus")).to_be_in_viewport()
    expect(menu).not_to_be_in_viewport()


@pytest.mark.parametrize("edition", ["", "en/"])
def test_without_scripts_names_lead_everywhere_too(opened: Open, edition: str) -> None:
    page = opened(f"{edition}entities/", 360, scripts=False)
    page.locator(".catalogue a[href*='dmitri-rogozine']").click()
    page.locator(f"li:has(a.passage[href*='{COPY}']) a.passage").click()
    expect(_passage(page)).to_be_in_viewport()
    expect(page.locator("#copies + ul a")).to_be_visible()
    page.goto(page.url.partition("articles/")[0] + "network/")
    expect(page.locator(".network-sheet a").first).to_be_visible()
    page.locator(".to-table a").click()
    expect(page.locator("#table")).to_be_in_viewport()
