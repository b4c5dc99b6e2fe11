"""An anchor stays the same while the words do."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.anchors import passage_anchors


@pytest.mark.parametrize(
    "other",
    [
        "  « Oui »,   dit  M. Bakanov :\nl’ISS !  ",
        "«Oui», dit M. Bakanov: l'ISS!",
        "«\u202fOui\u202f», dit M.\u00a0Bakanov\u00a0: l’ISS\u202f!",
        "« oui », DIT m. bakanov : L’ISS…",
        "“Oui” – dit M Bakanov – l’ISS",
    ],
)
def test_white_space_case_and_typography_change_no_anchor(other: str) -> None:
    assert passage_anchors(["« Oui », dit M. Bakanov : l’ISS !"]) == passage_anchors([other])


@pytest.mark.parametrize(
    "other", ["Non, dit M. Bakanov", "Oui, M. Bakanov dit", "Oui, dit M. Bakanovv", "Oui, dit Bakanov"]
)
def test_other_words_or_another_order_have_another_anchor(other: str) -> None:
    assert passage_anchors(["Oui, dit M. Bakanov"]) != passage_anchors([other])


def test_a_known_passage_keeps_the_anchor_that_links_lead_to() -> None:
    assert passage_anchors(["Fin.", "Suite.", "FIN !", "Fin"]) == (
        "p-a383bcb7",
        "p-f8ebd43d",
        "p-a383bcb7-2",
        "p-a383bcb7-3",
    )


@given(st.lists(st.sampled_from(["a", "A!", "b", "", "…"]) | st.text(max_size=4)))
def test_anchors_are_as_many_as_passages_and_each_is_one_of_a_kind(passages: list[str]) -> None:
    anchors = passage_anchors(passages)
    assert len(anchors) == len(set(anchors)) == len(passages)
    assert all(re.fullmatch(r"p-[0-9a-f]{8}(-\d+)?", anchor) for anchor in anchors)


@given(st.lists(st.text(min_size=1, max_size=8)), st.text(max_size=8))
def test_a_passage_added_at_the_end_changes_no_other_anchor(passages: list[str], last: str) -> None:
    assert passage_anchors([*passages, last])[:-1] == passage_anchors(passages)
