"""What is shown of long sentences: whole words around everything that is marked, and nothing twice."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dossier.excerpts import excerpts


def test_a_short_sentence_is_shown_whole() -> None:
    assert excerpts("Un. Deux trois. Quatre.", (4, 15), [(9, 14)]) == [(4, 15)]


def test_what_is_near_is_shown_together_and_what_is_far_apart() -> None:
    text = "mot " * 1000
    near = excerpts(text, (0, 4000), [(1000, 1003), (1400, 1403)])
    far = excerpts(text, (0, 4000), [(1000, 1003), (3000, 3003)])
    assert len(near) == 1
    assert len(far) == 2
    assert all(text[start:end].split() == ["mot"] * len(text[start:end].split()) for start, end in [*near, *far])


texts = st.lists(st.text("ab ", min_size=1, max_size=40), min_size=1, max_size=120).map(" ".join)


@given(texts, st.data())
def test_everything_marked_is_shown_within_the_sentence_and_in_order(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    cuts = sorted(data.draw(st.lists(st.integers(start, end), min_size=2, max_size=8)))
    marked = list(zip(cuts[::2], cuts[1::2], strict=False))
    spans = excerpts(text, (start, end), marked)
    assert spans == sorted(spans)
    assert all(start <= first <= last <= end for first, last in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    assert all(any(first <= begin and stop <= last for first, last in spans) for begin, stop in marked)
