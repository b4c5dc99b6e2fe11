"""A language is named only where the words tell it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.languages import detect_language


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("L’agence spatiale russe et la NASA ont convenu de poursuivre leur exploitation de la station.", "fr"),
        ("The two space agencies agreed to go on operating the station together until 2028.", "en"),
        ("Роскосмос и НАСА договорились продлить работу международной космической станции.", "ru"),
        ("Die beiden Raumfahrtagenturen haben vereinbart, die Station weiter zu betreiben.", "de"),
    ],
)
def test_prose_tells_its_language(text: str, code: str) -> None:
    assert detect_language(text) == code


@pytest.mark.parametrize(
    "text", ["", " \n", "123 456", "🙂🙂", "Bakanov Duffy Houston", "NASA Roscosmos ISS Soyuz Crew-11"]
)
def test_names_and_figures_tell_none(text: str) -> None:
    assert detect_language(text) is None


@settings(max_examples=50, deadline=None)
@given(st.text())
def test_no_text_stops_the_detection(text: str) -> None:
    code = detect_language(text)
    assert code is None or (code.isalpha() and len(code) in (2, 3))
