"""The links that the build finds in annotated articles are at least as good as they were: see links.py."""

import json
from pathlib import Path

import pytest

import links

FLOORS = json.loads(links.FLOORS.read_text(encoding="utf-8"))
SEEDS = links.ROOT / "seeds" / "articles"


@pytest.fixture(scope="module")
def results() -> list[links.Result]:
    return [links.measure(case) for case in links.cases()]


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_links_are_as_good_as_they_were(results: list[links.Result], name: str) -> None:
    assert links.figures(results)[name] >= FLOORS[name]


def test_every_mark_names_an_entity_of_the_registry() -> None:
    marked = {mark.entity for case in links.cases() for mark in case.marks if mark.entity}
    assert marked <= links.registry().entities.keys()


def test_every_mark_of_a_capital_says_what_it_stands_for() -> None:
    entities = links.registry().entities
    for case in links.cases():
        for mark in case.marks:
            if mark.entity and entities[mark.entity].seat_of:
                assert mark.sense in ("city", "government", "open"), (case.name, mark)


@pytest.mark.parametrize("path", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.stem)
def test_each_article_of_the_dossier_is_annotated_as_it_stands(path: Path) -> None:
    case = links.load(links.CASES / f"seed-{path.name[:3]}")
    assert case.text.encode() == path.read_bytes()


@pytest.mark.parametrize(
    ("right", "of", "interval"), [(0, 0, (0.0, 1.0)), (10, 10, (0.722, 1.0)), (5, 10, (0.237, 0.763))]
)
def test_the_interval_is_wilsons(right: int, of: int, interval: tuple[float, float]) -> None:
    assert links.interval(right, of) == pytest.approx(interval, abs=0.001)
