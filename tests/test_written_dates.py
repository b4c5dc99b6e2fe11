"""Dates and times are found as French and English write them, as precisely as they are written."""

import datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dossier.dates import date_of
from dossier.written_dates import AMERICAN_ZONES, time_text, written_dates, written_times

NBSP, NARROW = "\u00a0", "\u202f"


def found(text: str, *, day_first: bool | None = None) -> list[tuple[str, str]]:
    """Return the dates of a text and the words that they are written in."""
    dates = written_dates(text, day_first=day_first)
    return [(date_of(date.date).text, text[date.start : date.end]) for date in dates]


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("5 octobre 2022", "2022-10-05"),
        ("1er août 2021", "2021-08-01"),
        ("05 Octobre 2022", "2022-10-05"),
        ("3 févr. 2023", "2023-02-03"),
        ("3 fevrier 2023", "2023-02-03"),
        ("3 AOUT 2023", "2023-08-03"),
        ("3 juil. 2023", "2023-07-03"),
        (f"14{NBSP}juillet{NARROW}1789", "1789-07-14"),
        ("mercredi 5 octobre 2022", "2022-10-05"),
        ("Mercredi, le 5 octobre 2022", "2022-10-05"),
        ("5 October 2022", "2022-10-05"),
        ("5th of October 2022", "2022-10-05"),
        ("5th October, 2022", "2022-10-05"),
        ("October 5, 2022", "2022-10-05"),
        ("October 5th, 2022", "2022-10-05"),
        ("Oct. 5, 2022", "2022-10-05"),
        ("OCT 5 2022", "2022-10-05"),
        ("Sept. 1, 2022", "2022-09-01"),
        ("Wednesday, October 5, 2022", "2022-10-05"),
        ("Wed 5 Oct 2022", "2022-10-05"),
        ("05-Oct-2022", "2022-10-05"),
        ("29 février 2024", "2024-02-29"),
        ("octobre 2022", "2022-10"),
        ("October, 2022", "2022-10"),
        ("August 2022", "2022-08"),
    ],
)
def test_a_date_in_words_is_as_precise_as_it_is_written(words: str, date: str) -> None:
    assert found(f"Publié le {words}.") == [(date, words)]
    (written,) = written_dates(words)
    assert (written.is_in_words, written.contradicts_itself) == (True, False)


@pytest.mark.parametrize(
    ("words", "french", "unknown", "english"),
    [
        ("2022-10-05", "2022-10-05", "2022-10-05", "2022-10-05"),
        ("2022/10/05", "2022-10-05", "2022-10-05", "2022-10-05"),
        ("2022-10-5", "2022-10-05", "2022-10-05", "2022-10-05"),
        ("05/10/2022", "2022-10-05", "2022", "2022-05-10"),
        ("5/5/2022", "2022-05-05", "2022-05-05", "2022-05-05"),
        ("25/10/2022", "2022-10-25", "2022-10-25", "2022-10-25"),
        ("10/25/2022", "2022-10-25", "2022-10-25", "2022-10-25"),
        ("05.10.2022", "2022-10-05", "2022-10-05", "2022-10-05"),
        ("05-10-22", "2022-10-05", "2022", "2022-05-10"),
    ],
)
def test_a_date_in_figures_is_read_in_the_way_of_its_language(
    words: str, french: str, unknown: str, english: str
) -> None:
    for day_first, date in ((True, french), (None, unknown), (False, english)):
        assert found(words, day_first=day_first) == [(date, words)]
    assert not written_dates(words)[0].is_in_words


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2022",
        "5 octobre",
        "October 5",
        "31 février 2022",
        "29 February 2023",
        "5 octobre 20222",
        "5 octobre 0022",
        "5 octobres 2022",
        "13/13/2022",
        "2022-13-01",
        "2022-02-30",
        "v1.10.2022.4",
        "tel. 01/02/2022/03",
        "192.168.10.22",
        "https://e.org/2022-10-05-titre",
        "l’article-5 octobre-2022x",
        "maioctobre 2022",
        "le score de 3-2",
    ],
)
def test_what_is_no_date_with_a_year_in_the_calendar_is_none(text: str) -> None:
    assert [(date, words) for date, words in found(text) if "-" in date] == []


@pytest.mark.parametrize("text", ["32 octobre 2022", "0 October 2022", "page 99 mai 2022"])
def test_a_number_that_is_no_day_leaves_the_month(text: str) -> None:
    assert [len(date) for date, _ in found(text)] == [len("2022-10")]


@pytest.mark.parametrize(
    ("text", "is_wrong"),
    [
        ("mercredi 5 octobre 2022", False),
        ("jeudi 5 octobre 2022", True),
        ("Thursday, October 5, 2022", True),
        ("Thu 5 Oct 2022", True),
        ("mercredi octobre 2022", False),
        ("mercredi 05/10/2022", False),
        ("lundi 25/10/2022", True),
    ],
)
def test_a_weekday_that_the_calendar_denies_shows(text: str, is_wrong: bool) -> None:
    (date,) = written_dates(text, day_first=True)
    assert date.contradicts_itself == is_wrong


def test_dates_come_in_the_order_of_the_text() -> None:
    text = "Du 03/02/2022 au 5 mars 2022, puis April 2023 et 2024-01-02."
    assert [date for date, _ in found(text, day_first=True)] == ["2022-02-03", "2022-03-05", "2023-04", "2024-01-02"]


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("à 14h05", "14:05"),
        ("à 14 h 05", "14:05"),
        (f"à 9{NBSP}h", "09:00"),
        ("à 9h", "09:00"),
        ("à 0h30", "00:30"),
        ("14:05", "14:05"),
        ("14:05:59", "14:05"),
        ("2:05 pm", "14:05"),
        ("2.05pm", "14:05"),
        ("2 p.m.", "14:00"),
        ("12:30 AM", "00:30"),
        ("12 noon, 12:15 PM", "12:15"),
        ("22:47 IST", "22:47+05:30"),
        ("14:05 GMT", "14:05+00:00"),
        ("1405 GMT", "14:05+00:00"),
        ("14:05 UTC+2", "14:05+02:00"),
        ("14:05 +02:00", "14:05+02:00"),
        ("14:05 (BST)", "14:05+01:00"),
        ("10:00 a.m. EST", "10:00-05:00"),
        ("à 14h05 heure de Paris", "14:05+02:00"),
        pytest.param(
            "à 14h05, heure de Paris",
            "14:05+02:00",
        ),
        ("2 p.m. ET", "14:00-04:00"),
        ("9 am Eastern Time", "09:00-04:00"),
        ("2022-10-05T14:05:00Z", "14:05+00:00"),
        ("2022-10-05T14:05+02:00", "14:05+02:00"),
        ("2022-10-05T14:05", "14:05"),
    ],
)
def test_a_time_of_day_is_read_with_its_zone(text: str, time: str) -> None:
    assert [time_text(each, datetime.date(2022, 10, 5)) for each in written_times(text)] == [time]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "24h",
        "25:00",
        "14:60",
        "13 pm",
        "un score de 3:1",
        "0:00:00:00",
        "14",
        "2022",
        "page 14.05",
        "24h/24",
        "3 heures de vol",
    ],
)
def test_what_is_no_time_of_day_is_none(text: str) -> None:
    assert written_times(text) == []


@pytest.mark.parametrize(
    ("day", "offset"),
    [(datetime.date(2022, 1, 5), "+01:00"), (datetime.date(2022, 7, 5), "+02:00"), (None, "")],
)
def test_a_place_s_offset_hangs_on_the_day(day: datetime.date | None, offset: str) -> None:
    (time,) = written_times("14h05 heure de Paris")
    assert time_text(time, day) == f"14:05{offset}"


FRENCH = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
]
ENGLISH = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
days = st.dates(datetime.date(1600, 1, 1), datetime.date(2199, 12, 31))


@given(days)
def test_every_day_is_read_as_it_is_written(day: datetime.date) -> None:
    french, english = FRENCH[day.month - 1], ENGLISH[day.month - 1]
    first = "1er" if day.day == 1 else str(day.day)
    for text in (
        f"{first} {french} {day.year}",
        f"{day.day} {english} {day.year}",
        f"{english} {day.day}, {day.year}",
        f"{day:%d}/{day:%m}/{day.year}",
        f"{day.isoformat()}",
        f"{day.isoformat()}T10:00:00Z",
    ):
        assert [date for date, _ in found(text, day_first=True)] == [day.isoformat()]


@given(days)
def test_without_a_language_a_date_in_figures_is_never_made_more_precise_than_it_is(day: datetime.date) -> None:
    for text in (f"{day.day}/{day.month}/{day.year}", f"{day.month}/{day.day}/{day.year}"):
        ((date, _),) = found(text)
        assert day.isoformat().startswith(date)


@given(st.times())
def test_every_minute_is_read_as_it_is_written(time: datetime.time) -> None:
    half = "am" if time.hour < 12 else "pm"
    for text in (f"{time:%H:%M}", f"{time.hour}h{time:%M}", f"{time.hour % 12 or 12}:{time:%M} {half}"):
        assert [each.time for each in written_times(text)] == [time.replace(second=0, microsecond=0)]


PIECES = [
    "5",
    "1er",
    "31",
    "octobre",
    "May",
    "mai",
    ",",
    "2022",
    "0000",
    "9999",
    "2199",
    "Wednesday",
    "mercredi",
    "le",
    "/",
    "-",
    ".",
    "10/11/12",
    "T10:00",
    "14h05",
    "2 p.m.",
    "ET",
    "GMT",
    "UTC+14",
    "+9",
    ":",
    "heure de Paris",
    "ſept",
    "ı",
    "١",
    "１２",
]
texts = st.lists(st.sampled_from([*PIECES, *AMERICAN_ZONES]) | st.text(max_size=3), max_size=12).flatmap(
    lambda parts: st.sampled_from(["", " "]).map(lambda glue: glue.join(parts))
)


@given(texts, st.sampled_from([True, False, None]))
@example("14:05 UTC+1", True)
@example("١٤h٠٥ ١٢ mai ٢٠٢٢", None)
def test_no_text_stops_the_reading_and_every_date_shows_its_year(text: str, day_first: bool | None) -> None:
    for date in written_dates(text, day_first=day_first):
        words = text[date.start : date.end]
        assert 0 <= date.start < date.end <= len(text)
        assert f"{date.date.year % 100:02}" in "".join(str(int(char)) if char.isdecimal() else char for char in words)
    for time in written_times(text):
        assert 0 <= time.start < time.end <= len(text)
        for day in (None, datetime.date(2022, 10, 5), datetime.date.min, datetime.date.max):
            assert time_text(time, day).startswith(f"{time.time:%H:%M}")
