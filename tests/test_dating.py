"""A date is inferred only from words that tie it to the day of writing, and shows them."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dossier.dating import infer_date


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


DAY_WORDS = ("hier", "aujourd'hui", "aujourd’hui", "ce jour", "yesterday", "today")
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


@given(texts("le 5 octobre 2022", "October 5, 2022", "demain", "hiers", "tomorrow"))
def test_without_a_day_word_there_is_no_date(text: str) -> None:
    if not any(word in text.casefold() for word in DAY_WORDS):
        assert infer_date(text) is None
