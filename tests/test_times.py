"""Times of day in words."""

import pytest

from dossier.times import time_in_words


@pytest.mark.parametrize(
    ("time", "french", "english"),
    [
        ("14:05", "14 h 05", "14:05"),
        ("09:00", "9 h", "09:00"),
        ("00:30", "0 h 30", "00:30"),
        ("15:15-04:00", "15 h 15 (UTC−4)", "15:15 (UTC−4)"),
        ("15:15+00:00", "15 h 15 (UTC)", "15:15 (UTC)"),
        ("15:00+05:30", "15 h (UTC+5:30)", "15:00 (UTC+5:30)"),
        ("15:15-00:30", "15 h 15 (UTC−0:30)", "15:15 (UTC−0:30)"),
    ],
)
def test_a_time_in_the_words_of_each_edition(time: str, french: str, english: str) -> None:
    assert time_in_words(time, "fr").replace("\N{NO-BREAK SPACE}", " ") == french
    assert time_in_words(time, "en").replace("\N{NO-BREAK SPACE}", " ") == english


def test_a_time_breaks_nowhere() -> None:
    assert " " not in time_in_words("15:15-04:00", "fr")
