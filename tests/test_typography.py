"""French spacing touches white space only."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.typography import spaced, spacing


def in_french(text: str) -> str:
    return spaced(text, spacing(text, "fr"))


texts = st.lists(
    st.sampled_from(
        [*"«»;!?:,.”“’'\" \n\t", "\u00a0", "\u202f", "  ", "M.", "Mme", "n°", "mot", "14:05", "https://a.b/?q=1"]
    )
    | st.text(max_size=3),
    max_size=12,
).map("".join)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("«Oui»", "«_Oui_»"),
        ("« Oui » , dit-il", "«_Oui_» , dit-il"),
        ("«\u00a0Oui\u00a0»", "«_Oui_»"),
        ("Quoi ?", "Quoi_?"),
        ("Quoi?", "Quoi_?"),
        ("Quoi ?!", "Quoi_?!"),
        ("Va ! », dit-il", "Va_!_», dit-il"),
        ("mot; suite ; fin", "mot_; suite_; fin"),
        ("« Oui » ; non", "«_Oui_»_; non"),
        ("Il dit : oui", "Il dit~: oui"),
        ("l’ISS (station) : oui", "l’ISS (station)~: oui"),
        ("M. Bakanov et Mme Kikina", "M.~Bakanov et Mme~Kikina"),
        ("MM. Borissov et Bakanov, vol n° 5", "MM.~Borissov et Bakanov, vol n°~5"),
        ("«M. Bakanov»", "«_M.~Bakanov_»"),
        ("«oui:» «non :»", "«_oui~:_» «_non~:_»"),
        ("à 14:05", "à 14:05"),
        ("https://example.org/?q=1;x!y", "https://example.org/?q=1;x!y"),
        ("&amp; &#60; &lt;b&gt; fin; oui", "&amp; &#60; &lt;b&gt; fin_; oui"),
        ("un  mot\n et\tun autre", "un mot et un autre"),
        ("10\u202f000 km", "10_000 km"),
        ("10 \u00a0 km", "10~km"),
    ],
)
def test_french_has_its_spaces(text: str, shown: str) -> None:
    assert in_french(text) == shown.replace("_", "\u202f").replace("~", "\u00a0")


@pytest.mark.parametrize("lang", ["en", "ru", None])
def test_other_languages_only_have_their_white_space_folded(lang: str | None) -> None:
    text = "«Oui ?»  M. Bakanov ; 14:05 :\n go!"
    assert spaced(text, spacing(text, lang)) == "«Oui ?» M. Bakanov ; 14:05 : go!"


@given(texts, st.sampled_from(["fr", "en"]))
def test_letters_and_marks_stay(text: str, lang: str) -> None:
    assert "".join(spaced(text, spacing(text, lang)).split()) == "".join(text.split())


@given(texts)
def test_french_spacing_done_twice_is_done_once(text: str) -> None:
    assert in_french(in_french(text)) == in_french(text)


@given(texts, st.data())
def test_a_text_cut_between_words_is_spaced_as_one_piece(text: str, data: st.DataObject) -> None:
    places = [at for at in range(len(text) + 1) if not text[at - 1 : at].isspace() or not text[at : at + 1].isspace()]
    cut = data.draw(st.sampled_from(places))
    edits = spacing(text, "fr")
    assert spaced(text, edits, 0, cut) + spaced(text, edits, cut) == spaced(text, edits)


@given(texts)
def test_edits_are_in_order_and_replace_white_space_by_one_space(text: str) -> None:
    edits = spacing(text, "fr")
    assert all(one.end <= other.start for one, other in pairwise(edits))
    assert all(not text[edit.start : edit.end].strip() and edit.space in " \u00a0\u202f" for edit in edits)
