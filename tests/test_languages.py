"""A language is named only where the words tell it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.languages import detect_language, language_of_words


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
    "text",
    [
        "La agencia espacial rusa y la NASA han acordado seguir con la explotación de la estación hasta el "
        "año que viene, "
        "según un comunicado publicado el martes por los dos socios. El presidente de la empresa dijo que las "
        "negociaciones no han terminado, pero que se espera un acuerdo en las próximas semanas.",
        "L'agència espacial russa i la NASA han acordat de continuar l'explotació de l'estació fins a l'any "
        "que ve, segons "
        "un comunicat publicat dimarts pels dos socis. El president va dir que les negociacions no han "
        "acabat, però que "
        "s'espera un acord en les pròximes setmanes, amb la participació d'altres països de la regió, des de fa anys.",
        "L'agéncia espaciala russa e la NASA an decidit de contunhar l'esplecha de l'estacion fins a l'an "
        "que ven, segon "
        "un comunicat publicat dimars pels dos socis. Lo president diguèt que las negociacions son pas "
        "acabadas, mas que "
        "s'espèra un acòrdi dins las setmanas que venon, amb la participacion d'autres païses de la region.",
        "L'agenzia spaziale russa e la NASA hanno deciso di continuare a gestire la stazione fino al prossimo anno, "
        "secondo un comunicato pubblicato martedì dai due partner. Il presidente ha detto che i negoziati non sono "
        "finiti, ma che si attende un accordo nelle prossime settimane, con la partecipazione di altri paesi.",
        "De Russische ruimtevaartorganisatie en NASA zijn het eens geworden over de verdere exploitatie van "
        "het station "
        "tot het volgende jaar, aldus een mededeling die dinsdag is gepubliceerd door de twee partners. De voorzitter "
        "van het bedrijf zei dat de onderhandelingen nog niet zijn afgerond, maar dat een akkoord wordt verwacht.",
    ],
)
def test_languages_beside_french_and_english_are_not_taken_for_them(text: str) -> None:
    assert detect_language(text) not in ("fr", "en", None)


def test_evident_prose_needs_no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dossier.languages._identifier", lambda: pytest.fail("the model was asked"))
    french = (
        "L’agence spatiale russe et la NASA ont convenu de poursuivre leur exploitation de la station avec les autres. "
    )
    english = "The two space agencies agreed to go on operating the station together until the end of 2028, said one. "
    assert detect_language(french * 4) == "fr"
    assert detect_language(english * 4) == "en"


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


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("We look forward to working with them", "en"),
        ("la mer est passée par-dessus les digues", "fr"),
        ("Small fire", None),
        ("Slava Bogou", None),
        ("est à the end of", None),
    ],
)
def test_a_few_words_tell_their_language_where_small_ones_are_of_one_only(words: str, code: str | None) -> None:
    assert language_of_words(words) == code
