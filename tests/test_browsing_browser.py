"""What readers do with the list of all articles and entities, in a real browser."""

import re
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from conftest import ROOT, build_site, serving
from dossier.project import Project

pytestmark = pytest.mark.browser

CREW = [
    *("Marc Talbec", "Odile Garvan", "Nils Ostrom", "Irène Valdor", "Yann Kerbrat", "Tessa Molina"),
    *("Hugo Brandel", "Lise Fontal", "Igor Maslenko", "Clara Weissen", "Paulo Ferraz", "Greta Lindholm"),
]
NAMES = {
    "ada": ("person", "Ada Zélande", ["Ада Зеландова"]),
    "bea": ("person", "Béa Ébène", []),
    "kervoal": ("place", "Kervoal", []),
    "neuf": ("mission", "Trident-9", []),
    **{f"crew-{at}": ("person", name, []) for at, name in enumerate(CREW)},
}
ARTICLES = {
    "Le départ": ("2025-03-04", "Le Large", "Ada Zélande a quitté Kervoal hier soir pour la mission Trident-9."),
    "Une promesse": ("2025-01-02", "Le Large", "Ada Zélande et Béa Ébène ont promis de partir avant le printemps."),
    "La pluie": ("2024-11-20", "Le Large", "À Kervoal, Béa Ébène attend depuis des jours que cesse la pluie."),
    "Le silence": ("2025-02-01", "La Côte & fils", "Ada Zélande n’a rien voulu dire de ce qui l’attendait au large."),
    "L’équipage": ("2024-06-01", "La Côte & fils", f"À Kervoal, on a vu {', '.join(CREW)} et Béa Ébène."),
    "Sans rien": (None, None, "La mer est calme et personne ne part, disent les pêcheurs du lieu."),
}
LISTED = ".rows:not([hidden])"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    root = tmp_path_factory.mktemp("browsing")
    for name in ("mkdocs.yml", "mkdocs.en.yml"):
        shutil.copy(ROOT / name, root / name)
    shutil.copytree(ROOT / "scripts/overrides", root / "scripts/overrides")
    files = {f"docs/{lang}/{name}.md": f"# {name}\n" for lang in ("fr", "en") for name in ("index", "analyses/one")}
    for key, (kind, name, aliases) in NAMES.items():
        files[f"seeds/entities/{key}.yml"] = (
            f"type: {kind}\nname: {{fr: {name}, en: {name}}}\naliases: [{', '.join(aliases)}]\n"
            "description: {fr: Une fiche., en: An entry.}\nsources: []\n"
        )
    for at, (title, (date, outlet, text)) in enumerate(ARTICLES.items()):
        files[f"seeds/articles/{at}.txt"] = f"{title}\n\n{text}\n"
        sidecar = {
            "title": title,
            "slug": f"article-{at}",
            "date": date and f"'{date}'",
            "source": outlet,
            "lang": "fr",
        }
        files[f"seeds/articles/{at}.txt.yml"] = "".join(f"{key}: {value}\n" for key, value in sidecar.items() if value)
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    outcome = build_site(Project(root), lambda _: None)
    assert outcome.published, [str(problem) for problem in outcome.problems]
    with serving(root / "site") as address:
        yield f"{address}browse/"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(locale="fr", viewport={"width": 1440, "height": 900})
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    context.close()
    assert errors == []


def _titles(page: Page) -> list[str]:
    return page.locator(f"{LISTED}[data-kind=article] li:not([hidden]) .what > a").all_text_contents()


def _names(page: Page) -> dict[str, str]:
    """Return the names that are listed, with their figures."""
    rows = page.locator(f"{LISTED}:not([data-kind=article]) li:not([hidden])")
    texts = (rows.locator(part).all_text_contents() for part in (".name", ".count"))
    return dict(zip(*texts, strict=True))


def _facet(page: Page, key: str) -> Locator:
    return page.locator(f".facet[data-facet={key}]")


def _options(page: Page, key: str) -> dict[str, str]:
    """Return the options that a facet shows, with their figures."""
    labels = _facet(page, key).locator("label").all()
    return {label.locator("span").first.inner_text(): label.locator(".count").inner_text() for label in labels}


def _option(page: Page, key: str, label: str) -> Locator:
    return _facet(page, key).get_by_role("checkbox", name=label)


def _said(page: Page) -> str:
    return page.locator(".browse output").inner_text()


def test_facets_narrow_articles_together_and_each_figure_heeds_the_others(page: Page, address: str) -> None:
    page.goto(address)
    assert _said(page) == f"6 articles et {len(NAMES)} noms"
    assert _options(page, "outlet") == {"Le Large": "3", "La Côte & fils": "2", "média inconnu": "1"}
    assert _options(page, "year") == {"2025": "3", "2024": "2", "date inconnue": "1"}
    assert list(_options(page, "person").items())[:2] == [("Ada Zélande", "3"), ("Béa Ébène", "3")]

    _option(page, "outlet", "Le Large").check()
    assert _titles(page) == ["Le départ", "Une promesse", "La pluie"]
    expect(page.locator(f"{LISTED} li:visible")).to_have_count(3 + 4)
    assert _options(page, "outlet") == {"Le Large": "3", "La Côte & fils": "2", "média inconnu": "1"}
    assert _options(page, "year") == {"2025": "2", "2024": "1"}
    assert _options(page, "person") == {"Ada Zélande": "2", "Béa Ébène": "2"}

    _option(page, "year", "2025").check()
    _option(page, "person", "Béa Ébène").check()
    assert _titles(page) == ["Une promesse"]
    assert _names(page) == {"Ada Zélande": "1", "Béa Ébène": "1"}
    assert _said(page) == "1 article et 2 noms"
    assert _options(page, "year") == {"2025": "1", "2024": "1"}

    _option(page, "year", "2024").check()  # of one facet, either
    assert _titles(page) == ["Une promesse", "La pluie"]
    assert _names(page) == {"Ada Zélande": "1", "Béa Ébène": "2", "Kervoal": "1"}

    page.locator(".choices").get_by_role("button", name="Retirer : Le Large").click()
    assert _titles(page) == ["Une promesse", "La pluie", "L’équipage"]
    page.get_by_role("button", name="Tout effacer").click()
    assert _said(page) == f"6 articles et {len(NAMES)} noms"
    assert page.locator(".browse output").get_attribute("aria-live") == "polite"


def test_a_kind_says_what_is_listed_and_leaves_the_articles_chosen(page: Page, address: str) -> None:
    page.goto(f"{address}#outlet=Le+Large&person=ada")
    kinds = page.locator(".kinds-listed")
    kinds.get_by_role("checkbox", name="Missions").check()
    assert _titles(page) == []
    assert _names(page) == {"Trident-9": "1"}
    assert _said(page) == "1 nom"
    assert _options(page, "year") == {"2025": "2"}
    kinds.get_by_role("checkbox", name="Articles").check()
    assert _titles(page) == ["Le départ", "Une promesse"]
    kinds.get_by_role("checkbox", name="Missions").uncheck()
    assert _said(page) == "2 articles"
    expect(kinds.locator("label", has_text="Lieux").locator(".count")).to_have_text("1")


def test_an_address_can_be_shared_and_leads_to_the_same_in_the_other_edition(page: Page, address: str) -> None:
    page.goto(address)
    _option(page, "outlet", "La Côte & fils").check()
    _option(page, "outlet", "média inconnu").check()
    _option(page, "person", "Ada Zélande").check()
    assert page.url.endswith("/browse/#outlet=La+C%C3%B4te+%26+fils&outlet=&person=ada")
    shared = page.context.new_page()
    shared.goto(page.url)
    assert _titles(shared) == ["Le silence"]
    expect(_option(shared, "person", "Ada Zélande")).to_be_checked()
    shared.locator("a.other-edition").click()
    expect(shared).to_have_url(re.compile(r"/en/browse/.*#outlet=La\+C.*&outlet=&person=ada$"))
    expect(shared.locator(".browse output")).to_have_text("1 article and 1 name")
    assert _titles(shared) == ["Le silence"]


def test_what_an_address_asks_for_in_vain_is_left_out(page: Page, address: str) -> None:
    page.goto(f"{address}#outlet=Le+Large&person=nobody&rocket=x&kind=nothing")
    assert len(_titles(page)) == 3
    assert page.locator(".choices").inner_text() == "Le Large"


def test_the_back_button_takes_back_the_last_choice_and_returns_from_an_article(page: Page, address: str) -> None:
    page.goto(address)
    _option(page, "year", "2024").check()
    _option(page, "outlet", "Le Large").check()
    assert _titles(page) == ["La pluie"]
    page.get_by_role("link", name="La pluie").click()
    expect(page.locator("h1")).to_contain_text("La pluie")
    output = page.locator(".browse output")
    page.go_back()
    expect(output).to_have_text("1 article et 2 noms")
    assert _titles(page) == ["La pluie"]
    page.go_back()
    expect(output).to_contain_text("2 articles")
    assert _titles(page) == ["La pluie", "L’équipage"]
    expect(_option(page, "outlet", "Le Large")).not_to_be_checked()
    page.go_forward()
    expect(output).to_contain_text("1 article ")


def test_a_facet_shows_a_dozen_options_and_finds_the_rest(page: Page, address: str) -> None:
    page.goto(address)
    persons = _facet(page, "person")
    assert len(_options(page, "person")) == 12
    whole = persons.get_by_role("button")
    expect(whole).to_have_text("Tout montrer (14)")
    whole.click()
    assert len(_options(page, "person")) == 14
    expect(whole).to_have_attribute("aria-expanded", "true")
    field = persons.get_by_label("Chercher : Personnes")
    field.fill("zelande")
    assert _options(page, "person") == {"Ada Zélande": "3"}
    field.fill("Зеландова")
    assert _options(page, "person") == {"Ada Zélande": "3"}
    field.fill("personne")
    expect(persons.get_by_role("status")).to_have_text("Rien de ce nom")
    field.fill("garvan")
    _option(page, "person", "Odile Garvan").check()
    field.fill("")
    assert _titles(page) == ["L’équipage"]
    # An option that would leave nothing can't be chosen.
    _option(page, "year", "2024").check()
    field.fill("ada")
    expect(_option(page, "person", "Ada Zélande")).to_be_disabled()


def test_all_works_by_keyboard_alone(page: Page, address: str) -> None:
    page.goto(address)
    summary = _facet(page, "mission").locator("summary")
    summary.focus()
    page.keyboard.press("Enter")
    expect(_option(page, "mission", "Trident-9")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert _titles(page) == ["Le départ"]
    assert page.evaluate("document.activeElement.value") == "neuf"  # the focus stays where it is
    chip = page.locator(".choices button")
    chip.focus()
    assert chip.evaluate("each => getComputedStyle(each).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    assert len(_titles(page)) == 6
    expect(page.locator(".browse output")).to_be_focused()
    page.locator(".kinds-listed input").first.focus()
    page.keyboard.press("Space")
    assert _said(page) == "6 articles"


def test_a_link_to_a_part_that_is_hidden_takes_the_choices_back(page: Page, address: str) -> None:
    page.goto(f"{address}#kind=article")
    page.evaluate("location.hash = 'mission'")
    expect(page.locator("#mission")).to_be_in_viewport()
    assert _said(page) == f"6 articles et {len(NAMES)} noms"


def test_without_scripts_the_lists_are_whole(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}#outlet=Le+Large")
    assert len(_titles(page)) == len(ARTICLES)
    assert len(_names(page)) == len(NAMES)
    expect(page.locator(".facets")).to_be_hidden()
    expect(page.locator(".kinds-listed")).to_be_hidden()
    page.locator(".kinds").get_by_role("link", name="Missions").click()
    expect(page.locator("#mission")).to_be_in_viewport()
    page.get_by_role("link", name="Trident-9").click()
    expect(page).to_have_url(re.compile("/entities/neuf/"))
    context.close()


def test_on_a_phone_the_facets_are_folded_and_lead_to_the_list(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 700}, locale="fr")
    page = context.new_page()
    page.goto(address)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    expect(_facet(page, "outlet")).to_be_hidden()
    unfold = page.locator(".all-facets > summary")
    unfold.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    _option(page, "outlet", "Le Large").check()
    expect(unfold).to_contain_text("1")
    page.get_by_role("button", name="Voir la liste").click()
    expect(_facet(page, "outlet")).to_be_hidden()
    expect(page.locator(".browse output")).to_be_in_viewport()
    assert len(_titles(page)) == 3
    context.close()
