"""Names in a byline are told from roles, places, agencies and desks, and written in their usual case."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dossier.persons import AGENCIES, AGENCY, PARTICLES, ends_in_role, is_mononym, is_person, person_names, usual_case


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Jean Dupont", ["Jean Dupont"]),
        ("Jean Dupont et Marie de La Tour", ["Jean Dupont", "Marie de La Tour"]),
        ("Jean Dupont, Marie Curie et Paul Valéry", ["Jean Dupont", "Marie Curie", "Paul Valéry"]),
        ("Jean Dupont, Marie Curie, and Paul Valéry", ["Jean Dupont", "Marie Curie", "Paul Valéry"]),
        ("Jane Doe and John Smith", ["Jane Doe", "John Smith"]),
        ("Jane Doe & John Smith", ["Jane Doe", "John Smith"]),
        ("Jane Doe; John Smith", ["Jane Doe", "John Smith"]),
        ("Jane Doe, Jane Doe", ["Jane Doe"]),
        ("Jean Dupont avec AFP", ["Jean Dupont"]),
        ("Jean Dupont (avec l’AFP)", ["Jean Dupont"]),
        ("Jean Dupont et agences", ["Jean Dupont"]),
        ("Jane Doe with Reuters", ["Jane Doe"]),
        ("Jane Doe, Associated Press", ["Jane Doe"]),
        ("Jane Doe, Science Correspondent", ["Jane Doe"]),
        ("Jane Doe, science editor, and John Smith in Moscow", ["Jane Doe", "John Smith"]),
        ("Jean Dupont, envoyé spécial à Moscou", ["Jean Dupont"]),
        ("Jean Dupont (à Bruxelles)", ["Jean Dupont"]),
        ("notre correspondant à Rome, Jean Dupont", ["Jean Dupont"]),
        ("Jean DUPONT", ["Jean Dupont"]),
        ("DUPONT Jean", ["Jean Dupont"]),
        ("JEAN DUPONT ET MARIE DE LA TOUR", ["Jean Dupont", "Marie de La Tour"]),
        ("J. R. R. Tolkien", ["J. R. R. Tolkien"]),
        ("J.-P. Martin", ["J.-P. Martin"]),
        ("Martin Luther King III", ["Martin Luther King III"]),
        ("Martin Luther King, III", ["Martin Luther King III"]),
        pytest.param("Martin Luther King Jr.", ["Martin Luther King Jr."]),
        ("Mme Anne Lenoir", ["Anne Lenoir"]),
        ("Dr. Jane Goodall", ["Jane Goodall"]),
        ("Seán O’Casey", ["Seán O’Casey"]),
        ("Zoë Brontë-Ångström", ["Zoë Brontë-Ångström"]),
        ("Ludwig van der Rohe", ["Ludwig van der Rohe"]),
        ("Иван Петров", ["Иван Петров"]),
        ("Jane Doe (@janedoe)", ["Jane Doe"]),
        ("Jane Doe jane.doe@example.org", ["Jane Doe"]),
        ("Jean Dupont, Marie Curie (photos)", ["Jean Dupont"]),
        ("Jean Dupont (texte) et Marie Curie (photos)", ["Jean Dupont"]),
        pytest.param(
            "Jean Dupont et Marie Curie (photos)",
            ["Jean Dupont"],
        ),
    ],
)
def test_a_list_of_names_gives_its_persons(words: str, names: list[str]) -> None:
    assert person_names(words) == tuple(names)


@pytest.mark.parametrize(
    "words",
    [
        "",
        " , ",
        "Dupont",
        "La rédaction",
        "Le Courrier du Nord",
        "The Daily Telegraph",
        "Staff Reporter",
        "Our Foreign Desk",
        "AFP",
        "Agence France-Presse",
        "Associated Press",
        "Reuters et AFP",
        "Web Editor",
        "Mardi 3 mars",
        "jean dupont",
        "Jean Dupont explique tout",
        "Quand Moscou parle",
        "Le Premier Ministre",
        "How It Works",
        "Jean Dupont a gagné et Marie Curie aussi",
        "Un Deux Trois Quatre Cinq Six Sept",
        "Élections Municipales 2026",
    ],
)
def test_other_words_give_no_person(words: str) -> None:
    assert person_names(words) == ()


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("Jean Dupont", True),
        ("Jean-Luc Dupont", True),
        ("Charles de Gaulle", True),
        ("O. Dupont", True),
        ("Ursula von der Leyen", True),
        ("Dupont", False),
        ("J. D.", False),
        ("Jean dupont", False),
        ("Jean Dupont2", False),
        ("La Gazette", False),
        ("Jean Dupont, Paris", False),
        ("", False),
    ],
)
def test_a_person_has_a_name_of_two_to_six_words(name: str, answer: bool) -> None:
    assert is_person(name) == answer


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("Plantu", True),
        ("Zep", True),
        ("Lu", False),
        ("plantu", False),
        ("AFP", False),
        ("Photo", False),
        ("Jean Dupont", False),
        ("", False),
    ],
)
def test_an_artist_may_sign_with_one_name(name: str, answer: bool) -> None:
    assert is_mononym(name) == answer


@pytest.mark.parametrize(
    ("name", "usual"),
    [
        ("Jean Dupont", "Jean Dupont"),
        ("Jean DUPONT", "Jean Dupont"),
        ("JEAN-PIERRE DUPONT-MORETTI", "Jean-Pierre Dupont-Moretti"),
        ("MARIE DE LA TOUR", "Marie de La Tour"),
        ("VINCENT VAN GOGH", "Vincent van Gogh"),
        ("PATRICK O'NEIL", "Patrick O'Neil"),
        ("IAN McEWAN", "Ian McEwan"),
        ("IAN MCEWAN", "Ian McEwan"),
        ("CHARLES WINDSOR III", "Charles Windsor III"),
        ("J.K. ROWLING", "J.K. Rowling"),
        ("ÉLODIE ÇELIK", "Élodie Çelik"),
        ("JR Moehringer", "JR Moehringer"),
        ("Angus MacDonald", "Angus MacDonald"),
    ],
)
def test_capitals_are_brought_into_the_usual_case(name: str, usual: str) -> None:
    assert usual_case(name) == usual


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("Northern Isles reporter", True),
        ("Jane Doe, Science Editor.", True),
        ("correspondante", True),
        ("Jane Doe", False),
        ("reporter Jane", False),
        ("", False),
    ],
)
def test_words_may_end_in_a_role(words: str, answer: bool) -> None:
    assert ends_in_role(words) == answer


@pytest.mark.parametrize("agency", AGENCIES)
def test_an_agency_is_known_by_its_name_and_is_no_person(agency: str) -> None:
    assert AGENCY.fullmatch(agency)
    assert not is_person(agency)
    assert person_names(f"Par {agency}") == ()
    assert person_names(f"Jean Dupont avec {agency}") == ("Jean Dupont",)


def test_an_agency_s_letters_within_a_word_are_no_agency() -> None:
    assert not AGENCY.match("APnée")
    assert not AGENCY.match("AFP-Services")


WORDS = [
    "Jean",
    "DUPONT",
    "Marie",
    "Curie",
    "J.",
    "R.",
    "de",
    "La",
    "van",
    "O’Neil",
    "d’Arc",
    "McEwan",
    "Jr.",
    "III",
    "et",
    "and",
    ",",
    ";",
    "/",
    "&",
    "(",
    ")",
    "avec",
    "AFP",
    "Reuters",
    "agences",
    "correspondante",
    "à",
    "Paris",
    "in",
    "photo",
    "(photos)",
    "Par",
    "by",
    "M.",
    "Dr",
    "@jean",
    "https://e.org",
    "rédaction",
    "The",
    "Times",
    "’",
    "-",
    ".",
    "",
    "L’Équipe",
    "ÉLODIE",
    "ß",
    "ǅ",
]
lists = st.lists(st.sampled_from(WORDS) | st.text(max_size=4), max_size=9).map(" ".join)


def letters(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


@given(lists)
@example("DUPONT")
@example("JEAN ß")
def test_names_hold_no_word_that_was_not_there(text: str) -> None:
    for name in person_names(text):
        assert all(letters(word) in letters(text) for word in name.split())
        assert len(name.split()) > 1
        assert any(char.isupper() or not char.islower() for char in name)


@given(lists)
def test_the_usual_case_changes_no_letter_and_is_reached_at_once(text: str) -> None:
    usual = usual_case(text)
    assert letters(usual) == letters(text)
    assert usual_case(usual) == usual


@given(st.sampled_from(sorted(PARTICLES)))
def test_no_name_is_made_of_a_particle_alone(particle: str) -> None:
    assert not is_person(particle)
    assert not is_person(f"{particle} {particle}")
