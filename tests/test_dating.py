"""A date is inferred only from words that tie it to the day of writing, and shows them."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dossier.dating import contradictions, infer_date


@pytest.mark.parametrize(
    ("text", "date", "words"),
    [
        (
            "Elle a décollé hier mercredi 5 octobre 2022 de Floride.",
            "2022-10-06",
            "hier mercredi 5 octobre 2022",
        ),
        ("Hier, mercredi 5 octobre 2022, …", "2022-10-06", "Hier, mercredi 5 octobre 2022"),
        ("Hier (5 octobre 2022)", "2022-10-06", "Hier (5 octobre 2022)"),
        ("hier, le 31 décembre 2021", "2022-01-01", "hier, le 31 décembre 2021"),
        ("Aujourd’hui, 1er août 2021, …", "2021-08-01", "Aujourd’hui, 1er août 2021"),
        ("aujourd'hui\nmardi 3 Mai 2022", "2022-05-03", "aujourd'hui\nmardi 3 Mai 2022"),
        ("ce jour, 3 mars 2021", "2021-03-03", "ce jour, 3 mars 2021"),
        ("It left yesterday, October 5, 2022.", "2022-10-06", "yesterday, October 5, 2022"),
        ("Yesterday (Wednesday, 5 October 2022)", "2022-10-06", "Yesterday (Wednesday, 5 October 2022)"),
        ("today on February 28th, 2023", "2023-02-28", "today on February 28th, 2023"),
        ("yesterday, February 28, 2024", "2024-02-29", "yesterday, February 28, 2024"),
        ("hier 5 octobre 2022 ; aujourd’hui 6 octobre 2022", "2022-10-06", "hier 5 octobre 2022"),
    ],
)
def test_a_full_date_next_to_a_day_word_dates_the_article(text: str, date: str, words: str) -> None:
    found = infer_date(text)
    assert found
    assert (found.date.text, text[found.start : found.end]) == (date, words)
    assert found.rung == "adjacent_day"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Le lancement a eu lieu le 5 octobre 2022.",
        "Launched on October 5, 2022, it came back in 2023.",
        "Hier, la fusée a décollé. Le 5 octobre 2022 restera une date.",
        "It was built yesterday. October 5, 2022 is another matter.",
        "hier mercredi 5 octobre",
        "yesterday, October 2022",
        "hier 31 février 2022",
        "hier 5 octobre 0000",
        "yesterday, October 5, 20223",
        "brouhier 5 octobre 2022",
    ],
)
def test_an_article_that_merely_speaks_of_dates_is_not_dated(text: str) -> None:
    assert infer_date(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "hier 5 octobre 2022 … aujourd’hui 7 octobre 2022",
        "yesterday, October 5, 2022 … today, October 5, 2022",
    ],
)
def test_expressions_that_contradict_each_other_date_nothing(text: str) -> None:
    assert infer_date(text) is None


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("avant-hier, mercredi 5 octobre 2022", "2022-10-07"),
        ("the day before yesterday, May 5, 2022", "2022-05-07"),
    ],
)
def test_the_day_before_yesterday_is_not_taken_for_yesterday(text: str, right: str) -> None:
    found = infer_date(text)
    assert found is None or found.date.text == right


@pytest.mark.parametrize(
    "text", ["hier 31 décembre 9999", "yeſterday, May 5, 2022", "hıer 5 mai 2022", "today Auguſt 5, 2022"]
)
def test_what_no_calendar_or_dictionary_has_dates_nothing(text: str) -> None:
    assert infer_date(text) is None


DAY_WORDS = ("hier", "demain", "tomorrow", "aujourd'hui", "aujourd’hui", "ce jour", "yesterday", "today")
NUMBERS = ("0", "1", "1er", "5", "5th", "31", "32", "2022", "9999", "0000")
AROUND = (*NUMBERS, ",", "(", "le", "on", "mercredi", "Wednesday", "octobre", "May", "mai", "August", "\n", "’")


def texts(*words: str) -> st.SearchStrategy[str]:
    parts = st.lists(st.sampled_from([*AROUND, *words]) | st.text(max_size=3), max_size=12)
    return parts.map(" ".join)


@given(texts(*DAY_WORDS, *map(str.upper, DAY_WORDS), "hier 5 octobre 2022", "yesterday, May 1, 9999"))
@example("hier 31 décembre 9999")
@example("yeſterday, May 5, 2022")
def test_no_text_stops_the_inference_and_every_date_shows_a_day_word_and_a_year(text: str) -> None:
    found = infer_date(text)
    if found:
        words = text[found.start : found.end].lower()
        assert words.startswith(DAY_WORDS)
        assert words[-4:].isdecimal()


@given(texts("le 5 octobre 2022", "October 5, 2022", "hiers"))
def test_without_a_day_word_there_is_no_date(text: str) -> None:
    if not any(word in text.casefold() for word in DAY_WORDS):
        assert infer_date(text) is None


@pytest.mark.parametrize(
    ("text", "rung", "date", "words"),
    [
        ("MOSCOU, 3 mars 2023 (AFP) – La sonde est perdue.", "dateline", "2023-03-03", "MOSCOU, 3 mars 2023"),
        ("MOSCOU, le 3 mars 2023 - La sonde est perdue.", "dateline", "2023-03-03", "MOSCOU, le 3 mars 2023"),
        ("T\n\nKOUROU (Guyane), 3 mars 2023 (AFP) - Là", "dateline", "2023-03-03", "KOUROU (Guyane), 3 mars 2023"),
        ("MOSCOW, March 3, 2023 (Reuters) - The probe is lost.", "dateline", "2023-03-03", "MOSCOW, March 3, 2023"),
        ("Paris, 3 mars 2023 — La sonde", "dateline", "2023-03-03", "Paris, 3 mars 2023"),
        ("Demain, mercredi 5 octobre 2022, on vote.", "adjacent_day", "2022-10-04", "Demain, mercredi 5 octobre 2022"),
        ("The vote is tomorrow, October 5, 2022.", "adjacent_day", "2022-10-04", "tomorrow, October 5, 2022"),
        ("Elle revient après-demain, 5 octobre 2022.", "adjacent_day", "2022-10-03", "après-demain, 5 octobre 2022"),
        ("avant-hier, lundi 3 octobre 2022, l’aube", "adjacent_day", "2022-10-05", "avant-hier, lundi 3 octobre 2022"),
        ("Hier soir, mercredi 5 octobre 2022, …", "adjacent_day", "2022-10-06", "Hier soir, mercredi 5 octobre 2022"),
        ("Yesterday evening, October 5, 2022, …", "adjacent_day", "2022-10-06", "Yesterday evening, October 5, 2022"),
        ("Le 5 octobre 2022, hier, la fusée", "adjacent_day", "2022-10-06", "5 octobre 2022, hier"),
        ("hier, soit le 5 octobre 2022", "adjacent_day", "2022-10-06", "hier, soit le 5 octobre 2022"),
        ("demain 1er janvier 2023", "adjacent_day", "2022-12-31", "demain 1er janvier 2023"),
        ("réuni ce mardi 9 mai 2023 à Paris", "this_day", "2023-05-09", "ce mardi 9 mai 2023"),
        ("Ce vendredi 3 mars 2023, la sonde", "this_day", "2023-03-03", "Ce vendredi 3 mars 2023"),
        ("il y a trois jours, le 2 mars 2023, elle", "days_ago", "2023-03-05", "il y a trois jours, le 2 mars 2023"),
        ("il y a deux semaines, le 2 mars 2023", "days_ago", "2023-03-16", "il y a deux semaines, le 2 mars 2023"),
        ("Three days ago, on March 2, 2023, it", "days_ago", "2023-03-05", "Three days ago, on March 2, 2023"),
        ("a week ago, March 2, 2023", "days_ago", "2023-03-09", "a week ago, March 2, 2023"),
        ("il y a 10 jours, 2 mars 2023", "days_ago", "2023-03-12", "il y a 10 jours, 2 mars 2023"),
        pytest.param(
            "il y a 10 jours (2 mars 2023)", "days_ago", "2023-03-12", "il y a 10 jours (2 mars 2023)",
        ),
        ("jeudi dernier, 2 mars 2023, la sonde", "last_weekday", "2023-03-03/2023-03-09", "jeudi dernier, 2 mars 2023"),
        ("last Thursday, March 2, 2023", "last_weekday", "2023-03-03/2023-03-09", "last Thursday, March 2, 2023"),
        ("le jeudi 2 mars 2023 dernier", "last_weekday", "2023-03-03/2023-03-09", "jeudi 2 mars 2023 dernier"),
    ],
)  # fmt: skip
def test_each_rung_names_itself_and_shows_its_words(text: str, rung: str, date: str, words: str) -> None:
    found = infer_date(text)
    assert found
    assert (found.rung, found.date.text, text[found.start : found.end]) == (rung, date, words)


@pytest.mark.parametrize(
    "text",
    [
        "Le maire l’a dit : « Hier, 5 octobre 2022, nous votions. »",
        "“It left yesterday, October 5, 2022,” she wrote in her diary.",
        'He wrote: "Today, October 5, 2022, we vote." Nobody came.',
        "« Ce mardi 9 mai 2023 restera », a dit le maire.",
    ],
)
def test_words_that_somebody_is_quoted_with_date_nothing(text: str) -> None:
    assert infer_date(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Verdun, 21 février 1916. Les obus pleuvent sur le fort depuis l’aube.",
        "Berlin, 9 novembre 1989. La foule franchit le mur.",
    ],
)
def test_a_scene_that_is_set_is_no_dateline(text: str) -> None:
    assert infer_date(f"Une mémoire vive\n{text}\nLes historiens en débattent encore.") is None


def test_words_after_a_quotation_count_again() -> None:
    found = infer_date("« Oui », a-t-elle dit hier, 5 octobre 2022. « Non. »")
    assert found
    assert found.date.text == "2022-10-06"


@pytest.mark.parametrize(
    "text",
    [
        "hier jeudi 5 octobre 2022",  # a Wednesday
        "ce lundi 9 mai 2023",
        "yesterday, Friday, October 5, 2022",
        "last Friday, March 2, 2023",
    ],
)
def test_a_weekday_that_the_calendar_denies_dates_nothing(text: str) -> None:
    assert infer_date(text) is None
    assert len(contradictions(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "ce mardi 9 mai 2023 … ce mercredi 10 mai 2023",
        "il y a trois jours, le 2 mars 2023 ; il y a deux jours, le 2 mars 2023",
        "demain 5 octobre 2022 ; aujourd’hui 5 octobre 2022",
    ],
)
def test_two_expressions_of_one_rung_must_agree(text: str) -> None:
    assert infer_date(text) is None


def test_a_higher_rung_goes_before_a_lower_one() -> None:
    found = infer_date("PARIS, 3 mars 2023 (AFP) – Hier, 5 octobre 2022, et ce mardi 9 mai 2023, la sonde")
    assert found
    assert (found.rung, found.date.text) == ("dateline", "2023-03-03")


@pytest.mark.parametrize(
    "text",
    [
        "Elle viendra le mardi 9 mai 2023.",
        "this Tuesday, May 9, 2023",  # may be to come
        "en cette année 2023",
        "cette semaine du 9 mai 2023",
        "depuis hier ; le vote du 5 octobre 2022 n’a rien changé",
        "Il y a trois ans, le 2 mars 2020, la sonde",
        "d’ici à demain. 5 octobre 2022 : la date est fixée",
        "la Une d’hier 05/10/2022",
        "Née à Paris, le 3 mars 1923, elle a grandi à Lyon.",
        "Elle est née à Paris, 3 mars 1923.",
        "le lendemain, 5 octobre 2022",
        "au lendemain 5 octobre 2022",
        "jusqu’au-demain5 octobre 2022",
        "next Thursday, March 2, 2023",
    ],
)
def test_words_that_tie_no_day_to_the_writing_date_nothing(text: str) -> None:
    assert infer_date(text) is None


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Le jeudi 5 octobre 2022 puis le vendredi 7 octobre 2022", ["jeudi 5 octobre 2022"]),
        ("Thursday, October 5, 2022", ["Thursday, October 5, 2022"]),
        ("mercredi 5 octobre 2022, October 2022, jeudi", []),
    ],
)
def test_every_date_with_a_wrong_weekday_is_told(text: str, wrong: list[str]) -> None:
    assert [text[date.start : date.end] for date in contradictions(text)] == wrong


EXPRESSIONS = [
    "MOSCOU, 3 mars 2023 (AFP) –",
    "demain 5 octobre 2022",
    "ce mardi 9 mai 2023",
    "il y a trois jours, le 2 mars 2023",
    "last Thursday, March 2, 2023",
    "ce vendredi 31 décembre 9999",
    "demain 1er janvier 1600",
    "il y a 99 semaines, le 31 décembre 2199",
    "two weeks ago, on",
    "last",
    "«",
    "»",
    "“",
    '"',
    "\n",
    "le",
    "hier",
]


@given(st.lists(st.sampled_from(EXPRESSIONS) | st.text(max_size=4), max_size=8).map(" ".join))
def test_every_inferred_date_is_near_a_date_that_its_words_show(text: str) -> None:
    found = infer_date(text)
    if found:
        assert 0 <= found.start < found.end <= len(text)
        assert found.rung in ("dateline", "adjacent_day", "this_day", "days_ago", "last_weekday")
        years = {str(found.date.first_day.year + away) for away in (-2, -1, 0, 1)}
        assert any(year in text[found.start : found.end] for year in years)
