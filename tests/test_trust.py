"""The method pages say how far to trust each part, in the very figures that the gates give."""

import pytest

import trust


@pytest.fixture(scope="module")
def measured() -> list[trust.Row]:
    return list(trust.rows())


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_method_page_has_the_figures_of_the_gates(measured: list[trust.Row], lang: str) -> None:
    stands, should = trust.page(lang, measured)
    assert stands == should, "python tests/trust.py --write puts the present figures there"


def test_every_figure_has_a_label_and_every_first_reading_a_figure(measured: list[trust.Row]) -> None:
    keys = [row.key for row in measured]
    assert list(trust.LABELS["fr"]) == list(trust.LABELS["en"]) == keys
    assert trust.first_readings().keys() <= set(keys)
    assert all(0 <= row.right <= row.of for row in [*measured, *trust.first_readings().values()])
