"""What readers type into the search box finds the page that they mean, over HTTP and from files.

tests/cases/search/queries.tsv holds what is typed, the edition, and the pages that must be among the first five.
"""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Request, Route, expect

from conftest import CASES, serving
from dossier.searching import pagefind
from dossier.searching.index import as_script
from dossier.searching.words import words
from kinds_of_page import ARTICLE

pytestmark = pytest.mark.browser

FLOOR = 0.985
"""The least share of the wanted pages that must be among the first five; may only rise."""
FIRST = 5

FIRST_FOUND = ".md-search-result__item:first-child a >> nth=0"
BAKANOV = re.compile("/entities/dmitri-bakanov/")

PREFIX = {"fr": "", "en": "en/"}
QUERIES = [
    tuple(line.split("\t"))
    for line in (CASES / "search" / "queries.tsv").read_text(encoding="utf-8").splitlines()
    if "\t" in line
]

# Types into the box as a reader does, and returns what is shown once the answer to it has come.
ASK = """async ([typed, first]) => {
  const box = document.querySelector("[data-md-component=search-query]")
  box.focus()
  box.value = typed
  box.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }))
  const note = () => document.querySelector(".search-note")
  for (const end = Date.now() + 10000; note()?.dataset.typed !== typed; ) {
    if (Date.now() > end) throw new Error("no answer to " + typed)
    await new Promise((done) => setTimeout(done, 2))
  }
  const base = new URL(JSON.parse(document.getElementById("__config").textContent).base, document.baseURI)
  return {
    pages: [...document.querySelectorAll(".md-search-result__item")].slice(0, first).map((item) => {
      const link = new URL(item.querySelector("a").href)
      const address = (link.origin + link.pathname).replace(/^null/, "file://")
      return address.replace(String(base), "").replace(/index[.]html$/, "")
    }),
    marks: [...document.querySelectorAll(".md-search-result mark")].map((mark) => mark.textContent),
    note: note().hidden ? "" : note().innerText,
  }
}"""


@pytest.fixture(scope="module")
def address(shipped_site: Path) -> Iterator[str]:
    with serving(shipped_site) as address:
        yield address


@pytest.fixture(scope="module")
def on_disk(shipped_site: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the address of the same site as files, with the index as the script that such a copy needs."""
    copy = tmp_path_factory.mktemp("disk")
    for prefix in PREFIX.values():
        (copy / prefix / "search").mkdir(parents=True, exist_ok=True)
        for path in (shipped_site / prefix).iterdir():
            if path.name not in ("en", "search"):
                (copy / prefix / path.name).symlink_to(path)
        index = (shipped_site / prefix / "search" / "search_index.json").read_text(encoding="utf-8")
        (copy / prefix / "search" / "search_index.js").write_text(as_script(index), encoding="utf-8")
    return copy.as_uri() + "/"


@pytest.fixture(scope="module")
def parted(shipped_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of the same site with its index in parts, as `extra: {search: pagefind}` makes it."""
    copy = tmp_path_factory.mktemp("parted")
    for prefix in PREFIX.values():
        (copy / prefix).mkdir(exist_ok=True)
        for path in (shipped_site / prefix).iterdir():
            if path.name not in ("en", "search"):
                (copy / prefix / path.name).symlink_to(path)
        shutil.copytree(shipped_site / prefix / "search", copy / prefix / "search")
        pagefind.part(copy / prefix)
    with serving(copy) as address:
        yield address


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


def ask(page: Page, typed: str, first: int = FIRST) -> dict[str, Any]:
    answer: dict[str, Any] = page.evaluate(ASK, [typed, first])
    return answer


def recall(page: Page, edition: str, each: int = 1) -> tuple[float, list[str]]:
    """Return which share of the wanted pages is found by one query in so many, and what isn't."""
    shares, missed = [], []
    for typed, _, pages in [query for query in QUERIES if query[1] == edition][::each]:
        wanted, found = pages.split(), ask(page, typed)["pages"]
        shares.append(sum(page_ in found for page_ in wanted) / len(wanted))
        if shares[-1] < 1:
            missed.append(f"{typed!r}: {sorted(set(wanted) - set(found))} not among {found}")
    return sum(shares) / len(shares), missed


def test_there_are_queries_enough() -> None:
    assert len(QUERIES) >= 150
    assert len(set(QUERIES)) == len(QUERIES)


@pytest.mark.parametrize("edition", PREFIX)
def test_what_readers_type_finds_the_page_they_mean(page: Page, address: str, edition: str) -> None:
    page.goto(address + PREFIX[edition])
    share, missed = recall(page, edition)
    assert share >= FLOOR, missed


@pytest.mark.parametrize("edition", PREFIX)
def test_so_it_does_in_a_copy_read_from_files(page: Page, on_disk: str, edition: str) -> None:
    page.goto(f"{on_disk}{PREFIX[edition]}index.html")
    share, missed = recall(page, edition, each=3)  # the same scripts, on slower ground
    assert share >= FLOOR, missed


@pytest.mark.parametrize("edition", PREFIX)
def test_so_it_does_where_the_index_lies_in_parts(page: Page, parted: str, edition: str) -> None:
    page.goto(parted + PREFIX[edition])
    share, missed = recall(page, edition)
    assert share >= FLOOR, missed


def test_in_parts_too_it_says_what_is_nowhere_and_marks_and_breaks_on_nothing(page: Page, parted: str) -> None:
    page.goto(parted)
    answer = ask(page, "Roscosmos zorglubien")
    assert "zorglubien" in answer["note"]
    assert "Roscosmos" not in answer["note"]
    assert "décollage" in ask(page, "decollage")["marks"]
    for typed in ['"', "*os*", "<img src=x onerror=alert(1)>", "l'", "🚀", "ISS " * 500, "constructor"]:
        ask(page, typed)
    assert page.locator(".md-search-result :is(script, img)").count() == 0


def test_in_parts_it_fetches_what_a_query_needs(page: Page, parted: str) -> None:
    asked: list[str] = []
    page.on("response", lambda response: asked.append(response.url))
    page.goto(parted)
    ask(page, "Bakanov")
    pages = [url for url in asked if "/pagefind/pages/" in url]
    assert 0 < len(pages) <= 32


def searches(page: Page) -> list[str]:
    """Return a list to which each request for the search's own is added, its script in the head aside."""
    asked: list[str] = []

    def note(request: Request) -> None:
        if "/search/" in request.url:
            asked.append(request.url)

    page.on("request", note)
    return asked


@pytest.mark.parametrize("place", ["address", "on_disk"])
@pytest.mark.parametrize("kind", ["index.html", f"{ARTICLE}index.html?h=kikina"])
def test_nothing_is_fetched_before_the_box_is_used(
    browser: Browser, request: pytest.FixtureRequest, place: str, kind: str
) -> None:
    page = browser.new_page()
    asked = searches(page)
    page.goto(f"{request.getfixturevalue(place)}{kind}")
    page.wait_for_load_state("networkidle")
    page.mouse.wheel(0, 2000)
    assert asked == []
    with page.expect_request("**/search_index.*"):  # as soon as it has the focus
        page.locator("body").press("/")
    expect(page.locator("[data-md-component=search-query]")).to_be_focused()
    assert ask(page, "Kikina")["pages"]
    assert len([url for url in asked if "search_index" in url]) == 1, "once"
    page.close()


def test_an_address_with_a_query_answers_it(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}?q=Bakanov")
    expect(page.locator(FIRST_FOUND)).to_have_attribute("href", BAKANOV)
    page.close()


def test_while_it_loads_the_box_says_so_quietly_and_the_newest_query_is_answered(
    browser: Browser, address: str
) -> None:
    page = browser.new_page()
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/search_index.json", hold)
    page.goto(address)
    box = page.locator("[data-md-component=search-query]")
    said = page.locator(".md-search-result__meta").first
    with page.expect_request("**/search_index.json"):
        box.press_sequentially("Roscosm")
    expect(said).to_have_text("…")
    expect(page.locator(".md-search-result__item")).to_have_count(0)
    box.fill("Bakanov")
    box.press("End")
    held[0].continue_()
    expect(page.locator(FIRST_FOUND)).to_have_attribute("href", BAKANOV)
    expect(said).not_to_have_text("…")
    box.fill("")
    box.press("End")
    expect(page.locator(".md-search-result__item")).to_have_count(0)
    page.close()


def test_on_the_page_that_it_leads_to_the_words_found_are_marked(page: Page, address: str) -> None:
    page.goto(f"{address}{ARTICLE}?h=kikina+d%C3%A9collage")
    marks = page.locator("article mark[data-md-highlight]").all_text_contents()
    assert {"Kikina", "décollage"} <= set(marks)
    assert {mark.lower() for mark in marks} == {"kikina", "décollage"}


def test_the_button_in_the_middle_is_called_by_all_that_is_seen_of_it(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(address)
    button = page.locator("button.seek")
    seen = "".join(button.locator(":scope > :is(span:not(.unseen), kbd)").all_inner_texts())
    assert "".join(seen.split()) in "".join(button.aria_snapshot().split())


def test_the_build_reads_words_as_the_browser_does(page: Page, address: str, shipped_site: Path) -> None:
    index = json.loads((shipped_site / "search" / "search_index.json").read_text(encoding="utf-8"))
    texts = [text for doc in index["docs"] for text in (doc["title"], doc["text"], *doc.get("names", ()))]
    page.goto(address)
    page.add_script_tag(url=f"{address}assets/javascripts/search/words.js")
    read = page.evaluate("texts => texts.map(text => dossierSearch.words(text))", texts)
    for text, theirs in zip(texts, read, strict=True):
        ours = {word for word, _ in words(text)}
        assert set(theirs) <= ours, text
        assert all(len(word) <= 7 for word in ours - set(theirs)), "all but elided articles and endings"


def test_our_search_has_taken_the_place_of_the_themes(page: Page, address: str) -> None:
    """Tells when another version of the theme starts its worker otherwise."""
    page.goto(address)
    ask(page, "ISS")
    assert [worker.url for worker in page.workers] == [f"{address}assets/javascripts/search/worker.js"]


@pytest.mark.parametrize(
    ("edition", "typed", "words"),
    [
        ("fr", "zorglubien", ("Ne figure nulle part : zorglubien.", "Noms les plus proches :")),
        ("fr", "Roscosmos zorglubien", ("Ne figure nulle part : zorglubien.",)),
        ("fr", "rogozne", ("Ne figure nulle part : rogozne.", "presque de même")),
        ("en", "zorglubien", ("Found nowhere: zorglubien.", "Nearest names:")),
    ],
)
def test_a_word_that_is_nowhere_is_said_to_be(
    page: Page, address: str, edition: str, typed: str, words: tuple[str, ...]
) -> None:
    page.goto(address + PREFIX[edition])
    note = ask(page, typed)["note"].replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")
    assert all(each in note for each in words), note
    assert ask(page, "Roscosmos")["note"] == ""


def test_the_nearest_names_lead_to_their_pages(page: Page, address: str) -> None:
    page.goto(address)
    ask(page, "Krikalovski")
    link = page.locator(".search-note a", has_text="Krikaliov")
    expect(link).to_have_attribute("href", f"{address}entities/sergei-krikaliov/")


@pytest.mark.parametrize(
    ("typed", "mark"),
    [
        ("decollage", "décollage"),
        ("Rogozin", "Rogozine"),
        ("crew11", "Crew"),
        ("l'espace", "espace"),
        ("Кикина", "Kikina"),
        ("bakanof", "Bakanov"),
    ],
)
def test_the_words_found_are_marked_as_they_are_written(page: Page, address: str, typed: str, mark: str) -> None:
    page.goto(address)
    marks = ask(page, typed)["marks"]
    assert mark in marks
    assert "la" not in marks


@pytest.mark.parametrize("edition", PREFIX)
def test_nothing_that_a_reader_types_breaks_it(page: Page, address: str, edition: str) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(address + PREFIX[edition])
    page.wait_for_load_state("networkidle")
    said.clear()
    marks = [
        "+",
        "-ISS",
        "ISS -",
        "a:b",
        "title:",
        "ISS^",
        "ISS~",
        "~2",
        "*",
        "*os*",
        "\\",
        '"',
        '""',
        "«»",
        "(((",
        "[a",
    ]
    others = ["&lt;", "<img src=x onerror=alert(1)>", "%", "🚀", "l'", "’", "1.", "2.000", "-11", ".*", "constructor"]
    for typed in [*marks, *others, "ISS " * 500, "x" * 3000]:
        ask(page, typed)
    assert not said
    assert page.locator(".md-search-result :is(img, script)").count() == 0
    page.evaluate("document.querySelector('[data-md-component=search-query]').form.reset()")


def test_nothing_internal_is_found(page: Page, address: str, shipped_site: Path) -> None:
    for prefix in PREFIX.values():
        index = json.loads((shipped_site / prefix / "search" / "search_index.json").read_text(encoding="utf-8"))
        folders = {doc["location"].split("#")[0] for doc in index["docs"]}
        assert not [each for each in folders if "provenance" in each]
        assert all((shipped_site / prefix / each / "index.html").is_file() for each in folders)
        assert not [doc["location"] for doc in index["docs"] if "↩" in doc["text"] or "¶" in doc["text"]]


def test_mkdocs_own_index_is_searched_too_only_more_plainly(page: Page, address: str, shipped_site: Path) -> None:
    """As plain `mkdocs build` and `mkdocs serve` leave it: no weights, no names, no labels."""
    index = json.loads((shipped_site / "search" / "search_index.json").read_text(encoding="utf-8"))
    del index["config"]["dossier"]
    for doc in index["docs"]:
        doc.pop("boost", None)
        doc.pop("names", None)

    def plain(route: Route) -> None:
        route.fulfill(json=index)

    page.route("**/search_index.json", plain)
    page.goto(address)
    for typed, wanted in (
        ("etats unis", "entities/etats-unis/"),
        ("crew11", "entities/crew-11/"),
        ("Рогозин", "entities/dmitri-rogozine/"),
        ("bakanof", "entities/dmitri-bakanov/"),
    ):
        assert wanted in ask(page, typed)["pages"]
    assert ask(page, "zorglubien")["pages"] == []
    page.unroute("**/search_index.json")
