"""A line is a byline only where every piece of it is a name, a role, a place, a date or a counter."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dossier.bylines import Byline, Moment, read_byline
from dossier.dates import date_of


def told(moment: Moment) -> str:
    """Return a moment in short: '2023-03-03 14:05'."""
    return " ".join(filter(None, [date_of(moment.date).text if moment.date else None, moment.time]))


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Par Jean Dupont", ["Jean Dupont"]),
        ("par Jean Dupont", ["Jean Dupont"]),
        ("PAR JEAN DUPONT", ["Jean Dupont"]),
        ("Par : Jean Dupont", ["Jean Dupont"]),
        ("By Jane Doe", ["Jane Doe"]),
        ("By Jane Doe and John Smith", ["Jane Doe", "John Smith"]),
        ("Par Jean Dupont, Marie Curie et Paul Valéry", ["Jean Dupont", "Marie Curie", "Paul Valéry"]),
        ("Par Jean Dupont (avec AFP)", ["Jean Dupont"]),
        ("Par Jean Dupont avec AFP et Reuters", ["Jean Dupont"]),
        ("Propos recueillis par Jean Dupont", ["Jean Dupont"]),
        ("Recueilli par Jean Dupont", ["Jean Dupont"]),
        ("(Recueilli par Jean Dupont)", ["Jean Dupont"]),
        ("Texte : Jean Dupont", ["Jean Dupont"]),
        ("Auteur : Jean Dupont", ["Jean Dupont"]),
        pytest.param("Un article de Jean Dupont", ["Jean Dupont"]),
        ("De notre correspondant à Moscou, Jean Dupont", ["Jean Dupont"]),
        ("Written by Jane Doe", ["Jane Doe"]),
        ("Interview by Jane Doe", ["Jane Doe"]),
        ("Words by Jane Doe", ["Jane Doe"]),
        ("Reporting by Jane Doe in Washington; Editing by John Smith", ["Jane Doe"]),
        ("(Reporting by Jane Doe and Ann Lee; Editing by John Smith)", ["Jane Doe", "Ann Lee"]),
        ("Jane Doe reports from Moscow", ["Jane Doe"]),
        ("By Jane Doe, Science Correspondent", ["Jane Doe"]),
        ("By Jane Doe, BBC News, Washington", ["Jane Doe"]),
        ("Par Jean Dupont | Photos : Marie Curie", ["Jean Dupont"]),
        ("By Jane Doe in Moscow", ["Jane Doe"]),
        ("Par Plantu", ["Plantu"]),
        ("By Jane Doe (@janedoe)", ["Jane Doe"]),
        ("By Jane Doe · 5 min read", ["Jane Doe"]),
        ("<strong>Par Jean Dupont</strong>", ["Jean Dupont"]),
    ],
)
def test_a_word_for_by_marks_the_authors(line: str, names: list[str]) -> None:
    byline = read_byline(line)
    assert byline
    assert (byline.authors, byline.is_marked) == (tuple(names), True)
    assert (byline.published, byline.updated) == (Moment(), Moment())


@pytest.mark.parametrize(
    ("line", "published", "updated"),
    [
        ("Publié le 3 mars 2023", "2023-03-03", ""),
        ("Publié le 3 mars 2023 à 14h05", "2023-03-03 14:05", ""),
        ("Publié le 03/02/2023 à 14:05", "2023-02-03 14:05", ""),
        ("Publié le vendredi 3 mars 2023 - 14h05", "2023-03-03 14:05", ""),
        ("Mis en ligne le 3 mars 2023", "2023-03-03", ""),
        ("Paru le 3 mars 2023", "2023-03-03", ""),
        ("Published March 3, 2023", "2023-03-03", ""),
        ("Published: 3 March 2023 14:05 GMT", "2023-03-03 14:05+00:00", ""),
        ("Posted on March 3, 2023 at 2:05 pm", "2023-03-03 14:05", ""),
        ("First published on Fri 3 Mar 2023 10.05 GMT", "2023-03-03 10:05+00:00", ""),
        ("January 22, 2024 22:47 IST", "2024-01-22 22:47+05:30", ""),
        ("3/1/2024, 11:20 AM", "2024-03-01 11:20", ""),
        ("March 1, 2024 at 6:00 a.m. EST", "2024-03-01 06:00-05:00", ""),
        ("Mis à jour le 4 mars 2023", "", "2023-03-04"),
        ("Updated March 4, 2023", "", "2023-03-04"),
        ("Last updated on March 4, 2023 at 9 am", "", "2023-03-04 09:00"),
        ("Publié le 3 mars 2023 à 14h05, mis à jour le 4 mars 2023 à 9h", "2023-03-03 14:05", "2023-03-04 09:00"),
        ("Publié le 3 mars 2023 à 14h05 - Mis à jour le 4 mars 2023 à 9h", "2023-03-03 14:05", "2023-03-04 09:00"),
        ("Publié le 3 mars 2023 à 14h05 Mis à jour à 16h10", "2023-03-03 14:05", "16:10"),
        ("Published March 3, 2023 | Updated March 4, 2023", "2023-03-03", "2023-03-04"),
        ("Published 3 Mar 2023, Updated 4 Mar 2023", "2023-03-03", "2023-03-04"),
        ("Publié mars 2023", "2023-03", ""),
        pytest.param("Publié en mars 2023", "2023-03", ""),
    ],
)
def test_a_dated_line_tells_publication_from_update(line: str, published: str, updated: str) -> None:
    byline = read_byline(line, day_first=True)
    assert byline
    assert (told(byline.published), told(byline.updated)) == (published, updated)
    assert byline.authors == ()


@pytest.mark.parametrize(
    ("line", "names", "published"),
    [
        ("Par Jean Dupont, publié le 3 mars 2023 à 14h05", ["Jean Dupont"], "2023-03-03 14:05"),
        ("Par Jean Dupont Publié le 3 mars 2023", ["Jean Dupont"], "2023-03-03"),
        ("Par Jean Dupont | 3 mars 2023", ["Jean Dupont"], "2023-03-03"),
        ("Jean Dupont, 3 mars 2023", ["Jean Dupont"], "2023-03-03"),
        ("Publié le 3 mars 2023 par Jean Dupont", ["Jean Dupont"], "2023-03-03"),
        ("By Jane Doe and John Smith | March 3, 2023", ["Jane Doe", "John Smith"], "2023-03-03"),
        ("March 3, 2023 by Jane Doe", ["Jane Doe"], "2023-03-03"),
        ("Posted by Jane Doe on March 3, 2023", ["Jane Doe"], "2023-03-03"),
        ("Jane Doe · March 3, 2023 · 5 min read", ["Jane Doe"], "2023-03-03"),
        ("By Jane Doe, Staff Writer, March 3, 2023", ["Jane Doe"], "2023-03-03"),
        ("Jean Dupont, à Moscou, le 3 mars 2023", ["Jean Dupont"], "2023-03-03"),
    ],
)
def test_one_line_may_name_author_and_date(line: str, names: list[str], published: str) -> None:
    byline = read_byline(line)
    assert byline
    assert (byline.authors, told(byline.published)) == (tuple(names), published)


@pytest.mark.parametrize(
    ("line", "desk"),
    [
        ("AFP", "AFP"),
        ("Par AFP", "AFP"),
        ("By Press Trust of India | Pune | January 22, 2024 22:47 IST", "Press Trust of India"),
        ("Le Courrier avec AFP", "Le Courrier avec AFP"),
        ("Par la rédaction", "la rédaction"),
        pytest.param("By Our Foreign Staff", "Our Foreign Staff"),
    ],
)
def test_a_desk_stands_where_no_person_does(line: str, desk: str) -> None:
    byline = read_byline(line)
    assert byline
    assert (byline.desk, byline.authors) == (desk, ())


def test_a_line_may_name_the_outlet_beside_the_author() -> None:
    byline = read_byline("Par Jean Dupont, Le Courrier du Nord")
    assert byline
    assert (byline.authors, byline.source) == (("Jean Dupont",), "Le Courrier du Nord")


def test_a_bare_name_is_a_byline_that_no_word_marks() -> None:
    assert read_byline("Jean Dupont") == Byline(authors=("Jean Dupont",))


def test_a_wrong_weekday_shows() -> None:
    byline = read_byline("Publié le lundi 3 mars 2023")
    assert byline
    assert byline.published.weekday_is_wrong
    assert not byline.updated.weekday_is_wrong


@pytest.mark.parametrize(
    ("line", "day_first", "date"),
    [
        ("Publié le 05/10/2022", True, "2022-10-05"),
        ("Published 05/10/2022", None, "2022"),
        ("Published 05/10/2022 10:00 EST", None, "2022-05-10"),
        ("Published 13/10/2022", None, "2022-10-13"),
    ],
)
def test_figures_are_read_in_the_way_of_the_language_or_the_zone(line: str, day_first: bool | None, date: str) -> None:
    byline = read_byline(line, day_first=day_first)
    assert byline
    assert told(byline.published)[:10].strip() == date


@pytest.mark.parametrize(
    "line",
    [
        "",
        "   ",
        "...",
        "Par ailleurs, Moscou se tait.",
        "Par Jean Dupont, ministre démissionnaire, la nouvelle est arrivée.",
        "Par la fenêtre, on voit la mer",
        "By the way, it works",
        "By 2030, half of the cars will be electric",
        "By then Jane Doe had left",
        "Publié le 3 mars 2023, le rapport accable la direction",
        "Published in 2023, the report blames the board",
        "Le 3 mars 2023, la fusée a décollé de Kourou.",
        "La fusée a décollé le 3 mars 2023",
        "Mis à jour de fond en comble, le musée rouvre",
        "Updated rules will apply to all farms",
        "Le maire a tranché",
        "Jean Dupont est mort",
        "Jean Dupont est mort le 3 mars 2023",
        "Who is Jane Doe?",
        "Par Jean Dupont ?",
        "Aujourd’hui, tout change",
        "L’AFP a confirmé la nouvelle",
        "Reuters journalists were barred from the meeting",
        "(Jean Dupont)",
        "Écrit par " + "Jean Dupont, " * 40,
    ],
)
def test_a_sentence_or_a_headline_is_no_byline(line: str) -> None:
    assert read_byline(line) is None


PIECES = [
    "Par",
    "By",
    "Jean Dupont",
    "JEAN DUPONT",
    "Marie Curie",
    "et",
    "and",
    ",",
    "",
    "",
    " - ",
    " – ",
    "·",
    "/",
    "(",
    ")",
    "publié le",
    "Published",
    "mis à jour",
    "Updated",
    "3 mars 2023",
    "March 3, 2023",
    "03/02/2023",
    "14h05",
    "2 pm",
    "GMT",
    "EST",
    "à",
    "at",
    "on",
    "le",
    "avec",
    "AFP",
    "Reuters",
    "la rédaction",
    "Staff",
    "Le Courrier du Nord",
    "Science Editor",
    "à Moscou",
    "5 min read",
    "il y a 2 heures",
    "Photos :",
    "Reporting by",
    "Editing by",
    ";",
    "reports from",
    "in",
    "with 3 Comments",
    "@jane",
    "<b>",
    "[1]",
    "\ue000",
    "\ue001",
    "lundi 3 mars 2023",
    "9999",
    "admin",
]
lines = st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=10).flatmap(
    lambda parts: st.sampled_from([" ", "", " | "]).map(lambda glue: glue.join(parts))
)


def letters(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


@given(lines, st.sampled_from([True, False, None]))
@example("Par Jean Dupont 14h05 3 mars 2023 mis à jour 15h 16h 17h 4 mars 2023 5 mars 2023", True)
@example("By 2 pm ET Jane Doe", None)
@settings(deadline=None)  # the first call sets the tables up
def test_a_byline_says_nothing_that_its_line_does_not(line: str, day_first: bool | None) -> None:
    byline = read_byline(line, day_first=day_first)
    if byline is None:
        return
    for words in (*byline.authors, byline.desk or "", byline.source or ""):
        assert all(letters(word) in letters(line) for word in words.split())
    for moment in (byline.published, byline.updated):
        assert moment.date is None or str(moment.date.year)[-2:] in line
        assert moment.time is None or moment.time[3:5].strip("0") in line
