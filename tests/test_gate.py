"""What the build makes of annotated articles never gets worse: floors by field, which may only rise."""

import json

import pytest

from annotated import KINDS, decoded
from gate import CASES, FLOORS, GATED, cases, mean, measure, raised


@pytest.mark.parametrize("kind", GATED)
def test_no_field_falls_below_its_floor(kind: str) -> None:
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))[kind]
    results = [measure(case) for case in cases(CASES / kind)]
    figures = mean(results)
    assert figures.keys() == floors.keys()
    fallen = [name for name in floors if raised(floors, figures)[name] != figures[name]]
    faults = "\n".join(f"{result.name}: {fault}" for result in results for fault in result.faults)
    assert not fallen, f"{fallen} fell: {figures}, with floors {floors}\n{faults}"


@pytest.mark.parametrize("kind", GATED)
def test_there_are_enough_articles_in_both_languages(kind: str) -> None:
    found = cases(CASES / kind)
    assert len({case.name for case in found}) >= 40
    assert min(sum(case.fields["lang"] == lang for case in found) for lang in ("fr", "en")) >= 15
    assert all(piece.kind in (*KINDS, "removed") for case in found for piece in case.pieces)
    assert any("date" not in case.fields for case in found)


def test_what_is_expected_never_reaches_the_build() -> None:
    assert not [case.name for case in cases(CASES / "pages") if "data-gold" in decoded(case.raw)]


def test_floors_only_rise() -> None:
    before = {"title": 0.9, "leak": 0.1}
    assert raised(before, {"title": 0.8, "leak": 0.2}) == before
    assert raised(before, {"title": 1.0, "leak": 0.0}) == {"title": 1.0, "leak": 0.0}
