"""Infers when an article was published from its own words, as a ladder of rungs; each names itself in the evidence.

An article that speaks of dates is not dated by them: only words that tie a date to the day of writing count.
"""

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass

from babel.dates import get_day_names, get_month_names

from dossier.dates import Date, day_date

# How many days before the day of writing each word means.
_DAYS_SINCE = {"hier": 1, "avant-hier": 2, "yesterday": 1, "aujourd'hui": 0, "today": 0, "ce jour": 0}


@dataclass(frozen=True)
class InferredDate:
    """A date of publication, and the words that gave it."""

    date: Date
    start: int
    end: int
    """Where the words stand in the text as read."""
    rung: str


def infer_date(text: str) -> InferredDate | None:
    """Return the date of publication that the words of an article give, or None where none of them does."""
    return next((found for rung in RUNGS if (found := rung(text))), None)


def _adjacent_day(text: str) -> InferredDate | None:
    """Read «hier mercredi 5 octobre 2022» or "yesterday, October 5, 2022": a full date next to a day word.

    Where two such expressions contradict each other, neither counts.
    """
    found = []
    for expression in _ADJACENT_DAY.finditer(text):
        day = _day(expression)
        away = _DAYS_SINCE.get(expression["word"].lower().replace("’", "'"))
        if day and away is not None and _is_its_weekday(expression["weekday"], day):
            date = day_date(day + datetime.timedelta(days=away))
            found.append(InferredDate(date, *expression.span(), "adjacent_day"))
    return found[0] if len({each.date.text for each in found}) == 1 else None


def _day(expression: re.Match[str]) -> datetime.date | None:
    """Return the day that an expression names, in the French, British or American order."""
    day, month, year = (
        next(filter(None, expression.group(f"{part}_fr", f"{part}_en", f"{part}_us")))
        for part in ("day", "month", "year")
    )
    try:
        return datetime.date(int(year), _MONTHS[month.lower()], int(day))
    except (ValueError, KeyError):
        return None


def _is_its_weekday(name: str | None, day: datetime.date) -> bool:
    """Tell whether a weekday, where one is named, is that of `day`: one that isn't makes the words doubtful."""
    return name is None or _WEEKDAYS.get(name.lower()) == day.weekday()


_MONTHS = {
    name.lower(): number for lang in ("fr", "en") for number, name in get_month_names("wide", locale=lang).items()
}

_WEEKDAYS = {
    name.lower(): number for lang in ("fr", "en") for number, name in get_day_names("wide", locale=lang).items()
}
# A year further off is no newspaper's, and a day after it might not be in the calendar.
_YEAR = r"(?:1[6-9]|20|21)\d\d"


def _any_of(names: Callable[..., object], lang: str) -> str:
    return "|".join(re.escape(str(name)) for name in names("wide", locale=lang).values())  # type: ignore[attr-defined]


_WEEKDAY = f"{_any_of(get_day_names, 'fr')}|{_any_of(get_day_names, 'en')}"
_MONTH_FR, _MONTH_EN = _any_of(get_month_names, "fr"), _any_of(get_month_names, "en")
_ADJACENT_DAY = re.compile(
    r"(?<![\w-])(?<!day before )(?P<word>avant-hier|hier|aujourd['’]hui|ce jour|yesterday|today)\b[\s,(]+(?:le\s+)?"
    rf"(?:(?P<weekday>{_WEEKDAY})\b[\s,]+)?(?:le\s+|on\s+)?(?:"
    rf"(?P<day_fr>\d{{1,2}})(?:er)?\s+(?P<month_fr>{_MONTH_FR})\s+(?P<year_fr>{_YEAR})"
    rf"|(?P<day_en>\d{{1,2}})\s+(?P<month_en>{_MONTH_EN}),?\s+(?P<year_en>{_YEAR})"
    rf"|(?P<month_us>{_MONTH_EN})\s+(?P<day_us>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year_us>{_YEAR}))\b\)?",
    re.IGNORECASE,
)

RUNGS: tuple[Callable[[str], InferredDate | None], ...] = (_adjacent_day,)
"""Tried in this order; the first that answers wins."""
