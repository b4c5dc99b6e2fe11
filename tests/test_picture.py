"""The picture of who appears with whom: what it shows, where it lies, what a reader's browser makes of it."""

import itertools
import random
import re
import string
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page, expect

from conftest import ROOT, MakeProject, build_site, serving
from dossier.build import convert
from dossier.entity import KINDS, Entity
from dossier.messages import load_messages
from dossier.network.layout import Box, place
from dossier.network.lettering import in_lines, width_of
from dossier.network.picture import (
    FAMILIES,
    MOST_NODES,
    MOST_TIES,
    WIDTH,
    Picture,
    box_of,
    draw,
    sample,
    strongest_ties,
)
from dossier.network.ties import ties
from dossier.project import Project
from dossier.relate import Dossier
from test_ties import Text, dossier, entity

STYLES = (ROOT / "scripts/overrides/assets/stylesheets/network.css").read_text(encoding="utf-8")
LONG = "Comité des utilisations pacifiques de l’espace extra-atmosphérique"


def crowd(articles: int, entities: int, seed: int = 0) -> Dossier:
    """Return a dossier in which a few entities stand in most articles and most in few, as in newspapers."""
    chance = random.Random(seed)
    known = [_named(at, chance) for at in range(entities)]
    weights = [1 / (at + 1) for at in range(entities)]
    texts: dict[str, Text] = {}
    for at in range(articles):
        about = chance.choices(known, weights, k=chance.randint(2, 7))
        texts[f"{at:04}"] = [
            [" ".join(each.id for each in chance.choices(about, k=chance.randint(0, 4)))] for _ in range(8)
        ]
    return dossier(texts, known)


def _named(at: int, chance: random.Random) -> Entity:
    words = (
        "".join(chance.choices(string.ascii_letters, k=chance.randint(2, 12))) for _ in range(chance.randint(1, 4))
    )
    return entity(f"e{at:03}", kind=KINDS[at % len(KINDS)], name=" ".join(words))


def overlapping(picture: Picture) -> list[tuple[str, str]]:
    boxes = [(node.entity, *box_of(node)) for node in picture.nodes]
    return [
        (one[0], other[0])
        for one, other in itertools.combinations(boxes, 2)
        if one[1] < other[3] and other[1] < one[3] and one[2] < other[4] and other[2] < one[4]
    ]


@pytest.mark.parametrize(("articles", "entities"), [(1, 2), (5, 20), (60, 80), (300, 300)])
@pytest.mark.parametrize("seed", range(3))
def test_nothing_overlaps_and_all_lies_on_the_sheet(articles: int, entities: int, seed: int) -> None:
    made = crowd(articles, entities, seed)
    picture = draw(strongest_ties(made, ties(made)), made, "fr")
    assert overlapping(picture) == []
    for node in picture.nodes:
        left, top, right, bottom = box_of(node)
        assert left >= 0
        assert top >= 0
        assert right <= picture.width
        assert bottom <= picture.height


def test_a_large_dossier_shows_its_strongest_ties_and_says_of_how_many() -> None:
    made = crowd(300, 300)
    chosen = strongest_ties(made, ties(made))
    assert len(chosen.ties) <= MOST_TIES
    assert len(chosen.entities) <= MOST_NODES
    assert chosen.of > len(chosen.ties) > MOST_TIES / 3
    assert all(one.strength >= other.strength for one, other in itertools.pairwise(chosen.ties))
    assert draw(chosen, made, "fr").height < 1.6 * WIDTH


def test_the_same_dossier_gives_the_same_picture() -> None:
    one, other = crowd(40, 60), crowd(40, 60)
    assert draw(strongest_ties(one, ties(one)), one, "fr") == draw(strongest_ties(other, ties(other)), other, "fr")


def test_what_is_never_linked_and_what_shares_no_passage_is_left_out() -> None:
    country = entity("russie", link="never", kind="country")
    made = dossier({"1": [["a b russie"], ["c"]]}, [country])
    chosen = strongest_ties(made, ties(made))
    assert chosen.entities == ("a", "b")
    assert chosen.of == 1


def test_what_is_mentioned_more_is_larger_and_a_stronger_tie_is_thicker() -> None:
    made = dossier({"1": [["a b"], ["a b"], ["a c"], ["a"]]})
    picture = draw(strongest_ties(made, ties(made)), made, "en")
    radius = {node.entity: node.radius for node in picture.nodes}
    assert radius["a"] > radius["b"] > radius["c"]
    strokes = {(line.tie.one, line.tie.other): line.stroke for line in picture.lines}
    assert strokes["a", "b"] > strokes["a", "c"]


def test_an_empty_dossier_has_an_empty_picture() -> None:
    made = dossier({"1": [["a"], ["b"]]})
    chosen = strongest_ties(made, ties(made))
    assert (chosen.ties, chosen.of) == ((), 0)
    assert draw(chosen, made, "fr").nodes == ()


def test_every_kind_has_a_family_and_every_family_a_shape_a_colour_and_a_label() -> None:
    assert set(FAMILIES) == set(KINDS)
    shapes = {family: sample(family) for family in FAMILIES.values()}
    assert len(set(shapes.values())) == len(shapes)
    for family in shapes:
        assert f"network.family.{family}" in load_messages("fr").by_key
        assert STYLES.count(f"--network-{family}: #") == 2
        assert f".family-{family} " in STYLES


# How colours look to those who lack a kind of cone (Machado, Oliveira and Fernandes 2009), on linear RGB.
VISIONS = {
    "all cones": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "no long": ((0.1523, 1.0526, -0.2049), (0.1145, 0.7863, 0.0992), (-0.0039, -0.0481, 1.0520)),
    "no middle": ((0.3673, 0.8606, -0.2280), (0.2801, 0.6725, 0.0474), (-0.0118, 0.0429, 0.9689)),
}


def _linear(colour: str) -> list[float]:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def _luminance(colour: str) -> float:
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize(("scheme", "page"), [(":root", "#fdfcf9"), ('scheme="slate"]', "#141a21")])
def test_colours_stand_out_from_the_page_and_for_any_eye_from_each_other(scheme: str, page: str) -> None:
    (block,) = re.findall(rf"{re.escape(scheme)} {{([^}}]*)}}", STYLES.split("\n.network ")[0])
    colours = dict(re.findall(r"--network-(\w+): (#\w{6})", block))
    assert set(colours) == {*FAMILIES.values(), "tie"}
    assert page in (ROOT / "scripts/overrides/assets/stylesheets/dossier.css").read_text(encoding="utf-8")
    for colour in colours.values():
        low, high = sorted((_luminance(colour), _luminance(page)))
        assert (high + 0.05) / (low + 0.05) >= 3, colour
    families = [_linear(colour) for name, colour in colours.items() if name != "tie"]
    for name, vision in VISIONS.items():
        seen = [
            [max(sum(a * b for a, b in zip(row, colour, strict=True)), 0) ** (1 / 2.2) for row in vision]
            for colour in families
        ]
        for one, other in itertools.combinations(seen, 2):
            assert sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) ** 0.5 > 0.15, name


BOXES = st.builds(Box, st.floats(2, 60), st.floats(2, 20), st.floats(2, 60))


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_boxes_find_places_of_their_own(data: st.DataObject) -> None:
    boxes = data.draw(st.lists(BOXES, max_size=14))
    at = st.integers(0, max(len(boxes) - 1, 0))
    pairs = data.draw(st.lists(st.tuples(at, at), max_size=20)) if boxes else []
    ties = [(one, other, 1.0) for one, other in pairs if one != other]
    sheet = place(boxes, ties, 130.0)
    for (x, y), box in zip(sheet.points, boxes, strict=True):
        assert box.aside - 1e-6 <= x <= 130 - box.aside + 1e-6
        assert box.above - 1e-6 <= y <= sheet.height - box.below + 1e-6
    for (one, here), (other, there) in itertools.combinations(list(zip(sheet.points, boxes, strict=True)), 2):
        across = here.aside + there.aside - abs(one[0] - other[0])
        down = min(one[1] + here.below - other[1] + there.above, other[1] + there.below - one[1] + here.above)
        assert across <= 1e-6 or down <= 1e-6


@pytest.mark.parametrize(
    ("words", "most", "lines"),
    [
        ("NASA", 100, ("NASA",)),
        ("Station spatiale internationale", 110, ("Station spatiale", "internationale")),
        ("Extraordinairement", 10, ("Extraordinairement",)),
        ("a b", 10, ("a", "b")),
    ],
)
def test_labels_are_set_in_few_even_lines(words: str, most: float, lines: tuple[str, ...]) -> None:
    assert in_lines(words, most, 10) == lines


@given(st.lists(st.text(string.ascii_letters, min_size=1), min_size=1, max_size=8), st.floats(20, 200))
def test_a_label_keeps_its_words_and_its_measure(words: list[str], most: float) -> None:
    lines = in_lines(" ".join(words), most, 10)
    assert " ".join(lines).split(" ") == words
    measure = max(most, *(width_of(word, 10) for word in words))
    assert all(width_of(line, 10) <= measure + 1e-6 for line in lines)


# On the site


@pytest.fixture(scope="module")
def address(shipped_site: Path) -> Iterator[str]:
    with serving(shipped_site) as address:
        yield address


def _small(make_project: MakeProject, names: Mapping[str, str], text: str) -> Project:
    files: dict[str, str | bytes] = {"seeds/articles/one.txt": text}
    for entity_id, name in names.items():
        words = [{"fr": name, "en": name} for _ in range(2)]
        fields = {"type": "organisation", "name": words[0], "aliases": [entity_id], "description": words[1]}
        files[f"seeds/entities/{entity_id}.yml"] = yaml.safe_dump({**fields, "sources": []})
    return make_project(files=files)


def test_names_are_shown_as_they_are_whatever_they_contain(make_project: MakeProject) -> None:
    hostile = 'Zorglub <script>alert(1)</script> *em* &lt; "x" [y](z)'
    names = {"zorglub": hostile, "kestrel": LONG}
    project = _small(make_project, names, "Un titre\n\nZorglub a vu le Kestrel quitter le port, ce matin-là.\n")
    outcome = build_site(project, lambda _: None)
    assert outcome.published, outcome.problems
    for site in (project.site, project.site / "en"):
        html = (site / "network" / "index.html").read_text(encoding="utf-8")
        assert html.count('class="family-organisation" href="../entities/') == 2
        assert "<script>alert" not in html
        assert "<em>" not in html.split("<article")[1]
        assert "</figure>" in html


def test_a_dossier_without_ties_has_the_page_all_the_same(make_project: MakeProject) -> None:
    project = _small(make_project, {}, "Un titre\n\nRien.\n")
    convert(project, lambda _: None)
    page = (project.root / "docs/fr/network/index.md").read_text(encoding="utf-8")
    assert load_messages("fr")("network.none") in page
    assert "<svg" not in page


@pytest.mark.browser
@pytest.mark.parametrize("edition", ["", "en/"])
def test_each_name_in_the_picture_leads_to_its_page_and_stands_in_the_table(
    browser: Browser, shipped_site: Path, tmp_path: Path, edition: str
) -> None:
    (tmp_path / "sub").symlink_to(shipped_site)
    with serving(tmp_path) as address:
        context = browser.new_context(java_script_enabled=False)
        page = context.new_page()
        page.goto(f"{address}sub/{edition}network/")
        nodes = page.locator(".network-sheet a")
        hrefs = [nodes.nth(at).get_attribute("href") or "" for at in range(nodes.count())]
        assert len(hrefs) >= 10
        for href in hrefs:
            assert (shipped_site / edition / "network" / href).resolve().is_file(), href
        in_picture = {urlsplit(urljoin(page.url, href)).path.removesuffix("index.html") for href in hrefs}
        table = page.locator(".network-table tbody tr")
        first_links = table.locator("td:first-child a")
        in_table = {
            urlsplit(urljoin(page.url, first_links.nth(at).get_attribute("href") or "")).path
            for at in range(first_links.count())
        }
        assert in_table == in_picture
        assert table.locator("td:nth-child(3) a").count() == 2 * page.locator(".network-sheet .ties path").count()
        nodes.first.locator(".shape").click()
        assert urlsplit(page.url).path == urlsplit(urljoin(f"{address}sub/{edition}network/", hrefs[0])).path
        assert page.locator("h1").count() == 1
        context.close()


@pytest.mark.browser
@pytest.mark.parametrize("edition", ["", "en/"])
def test_no_label_covers_another_in_the_browsers_own_letters(browser: Browser, address: str, edition: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}{edition}network/")
    boxes: list[list[float]] = page.eval_on_selector_all(
        ".network-sheet text, .network-sheet .shape",
        "all => all.map(one => one.getBBox()).map(box => [box.x, box.y, box.x + box.width, box.y + box.height])",
    )
    assert len(boxes) >= 20
    for one, other in itertools.combinations(boxes, 2):
        covered = min(one[2], other[2]) - max(one[0], other[0]), min(one[3], other[3]) - max(one[1], other[1])
        assert min(covered) <= 0.5
    page.close()


@pytest.mark.browser
def test_a_reader_at_the_keyboard_sees_where_they_are_and_its_ties(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}network/")
    first = page.locator(".network-sheet a").first
    expect(page.locator(".network-sheet .own").first).to_have_css("display", "none")
    page.locator(".to-table a").focus()
    page.keyboard.press("Tab")
    expect(first).to_be_focused()
    expect(page.locator(".network-sheet .own").first).to_have_css("display", "inline")
    page.set_viewport_size({"width": 360, "height": 640})
    for _ in range(12):
        page.keyboard.press("Tab")
        expect(page.locator(".network-sheet a:focus .shape")).to_be_in_viewport()
    page.locator(".to-table a").click()
    expect(page.locator("#table")).to_be_in_viewport()
    page.close()


@pytest.mark.browser
@pytest.mark.parametrize("width", [360, 768, 1440])
def test_the_page_is_no_wider_than_the_screen(read: Page, address: str, width: int) -> None:
    read.set_viewport_size({"width": width, "height": 800})
    read.goto(f"{address}network/")
    assert read.evaluate("document.documentElement.scrollWidth") <= width
