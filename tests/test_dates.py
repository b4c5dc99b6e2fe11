"""Dates say what is known and no more, in the words of each edition."""

import datetime
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.dates import Sense, day_date, in_words, parse_date

NBSP = "\N{NO-BREAK SPACE}"
FORMS = "2022, 2022-04 or 2022-10-06"
ALL_FORMS = "2022, 2022-04, 2022-10-06, 2025-07-31/2025-08-01 or 2025-07-31/.."


@pytest.mark.parametrize(
    ("text", "first", "last", "is_interval"),
    [
        ("2022", "2022-01-01", "2022-12-31", False),
        ("2022-10", "2022-10-01", "2022-10-31", False),
        ("2024-02", "2024-02-01", "2024-02-29", False),
        ("2022-10-06", "2022-10-06", "2022-10-06", False),
        ("2025-07-31/2025-08-01", "2025-07-31", "2025-08-01", True),
        ("2020/2022", "2020-01-01", "2022-12-31", True),
        ("2022-10-06/2022", "2022-10-06", "2022-12-31", True),
        ("2022-04/..", "2022-04-01", "2022-04-30", True),
        ("../2022-04", "2022-04-01", "2022-04-30", True),
    ],
)
def test_a_date_knows_its_first_and_last_day(text: str, first: str, last: str, is_interval: bool) -> None:
    date = parse_date(text)
    assert (date.first_day.isoformat(), date.last_day.isoformat()) == (first, last)
    assert (date.text, date.is_interval) == (text, is_interval)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", f"“” is not a date of the form {FORMS}"),
        ("22", f"“22” is not a date of the form {FORMS}"),
        ("2022-1", f"“2022-1” is not a date of the form {FORMS}"),
        ("octobre 2022", f"“octobre 2022” is not a date of the form {FORMS}"),
        ("2022-10-06T10:00", f"“2022-10-06T10:00” is not a date of the form {FORMS}"),
        ("2022-10-06\n", f"“2022-10-06\n” is not a date of the form {FORMS}"),
        ("２０２２", f"“２０２２” is not a date of the form {FORMS}"),
        ("2022/", f"“” is not a date of the form {FORMS}"),
        ("../..", f"“../..” is not a date of the form {ALL_FORMS}"),
        ("2020/2021/2022", f"“2020/2021/2022” is not a date of the form {ALL_FORMS}"),
        ("2022-10-06/2022-10-05", "“2022-10-06/2022-10-05” ends before it begins"),
        ("2022/2021", "“2022/2021” ends before it begins"),
    ],
)
def test_what_is_no_date_is_refused_in_words(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        parse_date(text)


@pytest.mark.parametrize("text", ["0000", "2022-13", "2022-00", "2022-02-30", "2022-10-00", "2022/2022-13"])
def test_what_no_calendar_has_is_refused(text: str) -> None:
    wrong = text.rpartition("/")[2]
    with pytest.raises(ValueError, match=f"^“{wrong}” is not in the calendar"):
        parse_date(text)


def test_dates_are_ordered_by_their_first_day() -> None:
    ordered = ["2021-12-31/2022-06", "2022", "2022-04/..", "../2022-05", "2022-05-02", "2022-06/2022-07"]
    assert sorted(ordered[1::2] + ordered[::2], key=lambda text: parse_date(text).first_day) == ordered


@given(st.dates(), st.dates())
def test_every_pair_of_days_is_an_interval_one_way_round(one: datetime.date, other: datetime.date) -> None:
    start, end = sorted((one, other))
    date = parse_date(f"{start}/{end}")
    assert (date.first_day, date.last_day) == (start, end)
    assert day_date(one).first_day == day_date(one).last_day == one


@pytest.mark.parametrize(
    ("text", "sense", "french", "english"),
    [
        ("2022", "span", "2022", "2022"),
        ("2022-10", "span", "octobre 2022", "October 2022"),
        ("2022-10-06", "span", "6_octobre 2022", "6_October 2022"),
        ("2022-08-01", "between", "1er_août 2022", "1_August 2022"),
        ("2025-07-31/2025-08-01", "span", "du 31_juillet au 1er_août 2025", "31_July to 1_August 2025"),
        (
            "2025-07-31/2025-08-01",
            "between",
            "entre le 31_juillet et le 1er_août 2025",
            "between 31_July and 1_August 2025",
        ),
        ("2025-07-01/2025-07-31", "span", "du 1er au 31_juillet 2025", "1 to 31_July 2025"),
        ("2025-07-28/2025-07-31", "between", "entre le 28 et le 31_juillet 2025", "between 28 and 31_July 2025"),
        (
            "2021-12-31/2022-01-01",
            "span",
            "du 31_décembre 2021 au 1er_janvier 2022",
            "31_December 2021 to 1_January 2022",
        ),
        ("2022-04/2022-10", "span", "d’avril à octobre 2022", "April to October 2022"),
        ("2022-08/2022-09", "span", "d’août à septembre 2022", "August to September 2022"),
        ("2022-03/2022-10", "span", "de mars à octobre 2022", "March to October 2022"),
        ("2021-10/2022-04", "span", "d’octobre 2021 à avril 2022", "October 2021 to April 2022"),
        ("2022-04/2022-10", "between", "entre avril et octobre 2022", "between April and October 2022"),
        ("2020/2022", "span", "de 2020 à 2022", "2020 to 2022"),
        ("2022/2022-10", "span", "de 2022 à octobre 2022", "2022 to October 2022"),
        ("2022-10-06/2022-11", "span", "du 6_octobre à novembre 2022", "6_October to November 2022"),
        ("2022-10/2022-11-06", "span", "d’octobre au 6_novembre 2022", "October to 6_November 2022"),
        ("2022-08-01/..", "span", "depuis le 1er_août 2022", "since 1_August 2022"),
        ("2022-08-01/..", "between", "pas avant le 1er_août 2022", "not before 1_August 2022"),
        ("2022-10/..", "span", "depuis octobre 2022", "since October 2022"),
        ("2022/..", "between", "pas avant 2022", "not before 2022"),
        ("../2022-08-01", "between", "au plus tard le 1er_août 2022", "1_August 2022 at the latest"),
        ("../2022-08", "between", "au plus tard en août 2022", "August 2022 at the latest"),
        ("../2022", "between", "au plus tard en 2022", "2022 at the latest"),
    ],
)
def test_each_edition_has_its_words_for_a_date(text: str, sense: Sense, french: str, english: str) -> None:
    words = [in_words(parse_date(text), lang, sense) for lang in ("fr", "en")]
    assert words == [french.replace("_", NBSP), english.replace("_", NBSP)]
