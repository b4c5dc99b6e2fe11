"""A sentence ends where a reader would say so, in French and in English."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.sentences import sentence_around, sentences


@pytest.mark.parametrize(
    "marked",
    [
        "Il part.|Elle reste.",
        "M. Bakanov parle.|Il part.",
        "MM. Borissov et Bakanov, et Mme. Kikina, partent.|Fin.",
        "Vraiment ?|Oui !|Non.",
        "Attendez…|Il vient.",
        "Attendez… et partez.|Bien.",
        "« Oui ! » dit-il.|Non.",
        "Il dit : «\u00a0Oui.\u00a0»|Puis il part.",
        "Il dit : « Oui. »|Puis il part.",
        "Il dit : «Oui.»|«Non», dit-elle.",
        "Il part.|– Non.",
        "L’URSS meurt en 1991.|La suite vient.",
        "La fusée coûte 5.5 M€.|C’est peu.",
        "Le vol n° 5 part.|Bien.",
        "Le premier vol. 3 de la série.|Fin.",
        "Il a pris son vol.|La NASA suit.",
        "Il vise l’ISS.|États-Unis et Russie suivent.",
        "The U.S. Senate met.|It left.",
        "Lyndon B. Johnson spoke.|He left.",
        "J. F. Kennedy spoke.|He left.",
        "Il part.|M. Bakanov reste.",
        "It flew.|Mr. Webb and Dr. Dryden left.",
        "He said “Go.”|Then he left.",
        'He said "Go."|Then he left.',
        "(It flew.)|Then it fell.",
        "Ships, e.g. Soyuz, fly.|Others, i.e. Dragon, too.",
        "At 5 p.m. local time it flew.|It landed.",
        "It flew in Jan. 2020.|Then it fell.",
        "Wait...|Then go.",
        "Wait... then go.",
        "Un seul sans point",
    ],
)
def test_a_text_is_cut_where_its_sentences_end(marked: str) -> None:
    text = marked.replace("|", " ")
    assert [text[start:end] for start, end in sentences(text)] == marked.split("|")


@pytest.mark.parametrize("text", ["", "  ", "\n\t\u00a0"])
def test_without_words_there_is_no_sentence(text: str) -> None:
    assert sentences(text) == []


texts = st.lists(
    st.sampled_from(["M.", "U.S.", "Non.", "Oui", "! ", "…", "« ", " »", "”", "?\u202f»", " ", "\n", "B. ", "a"])
    | st.text(max_size=4),
    max_size=15,
).map("".join)


@given(texts)
def test_between_sentences_in_order_there_is_only_white_space(text: str) -> None:
    spans = sentences(text)
    bounds = [0, *(at for span in spans for at in span), len(text)]
    assert bounds == sorted(bounds)
    assert all(text[start:end].strip() for start, end in spans)
    assert not "".join(text[end:start] for end, start in zip(bounds[::2], bounds[1::2], strict=True)).strip()


@given(texts, st.data())
def test_the_sentence_around_words_holds_them(text: str, data: st.DataObject) -> None:
    spans = sentences(text)
    places = [at for start, end in spans for at in range(start, end)]
    if not places:
        return
    start, last = sorted((data.draw(st.sampled_from(places)), data.draw(st.sampled_from(places))))
    around = sentence_around(spans, start, last + 1)
    assert around[0] <= start <= last < around[1]
    touched = [span for span in spans if span[0] <= last and start < span[1]]
    assert around == (touched[0][0], touched[-1][1])
