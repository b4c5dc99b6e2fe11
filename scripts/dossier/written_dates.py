"""Finds dates and times of day as French and English write them: in words, in figures, with a weekday or a zone.

A date is as precise as it is written: a month without a day stays a month. What could be read in two ways is read in
the one that its language wants (day first in French), or only as far as both readings agree.
"""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from babel.dates import get_day_names, get_month_names

from dossier.dates import PartialDate


@dataclass(frozen=True)
class WrittenDate:
    """A date, and where it is written."""

    start: int
    end: int
    date: PartialDate
    weekday: int | None = None
    """The weekday that is written with it, Monday being 0."""
    is_in_words: bool = True

    @property
    def contradicts_itself(self) -> bool:
        """Whether the calendar knows that day by another weekday."""
        return self.weekday is not None and self.date.day is not None and self.date.first_day.weekday() != self.weekday


@dataclass(frozen=True)
class WrittenTime:
    """A time of day, and where it is written."""

    start: int
    end: int
    time: datetime.time
    zone: str | None
    """Its zone as written, or None where none is."""


_FOLDED = str.maketrans("éèêàâäîïôûùüç", "eeeaaaiiouuuc")


def _fold(name: str) -> str:
    return name.lower().rstrip(".").translate(_FOLDED)


def _months(lang: str, extra: dict[str, int]) -> dict[str, int]:
    names = {
        _fold(name): number
        for width in ("wide", "abbreviated")
        for number, name in get_month_names(width, locale=lang).items()
    }
    return names | extra


_FRENCH_MONTHS = _months("fr", {"jan": 1, "fev": 2, "fevr": 2, "avril": 4, "jul": 7, "juill": 7, "aou": 8, "sep": 9})
_ENGLISH_MONTHS = _months("en", {"sept": 9})
_MONTHS = _ENGLISH_MONTHS | _FRENCH_MONTHS

_WEEKDAYS = {
    _fold(name): number
    for lang in ("fr", "en")
    for width in ("wide", "abbreviated")
    for number, name in get_day_names(width, locale=lang).items()
} | {"tues": 1, "thur": 3, "thurs": 3, "weds": 2}


def _any_of(names: dict[str, int]) -> str:
    """Return a pattern of names, the longest first; accents may lack, and a point may follow what is shortened."""
    accents = {"e": "[eéèê]", "a": "[aàâ]", "u": "[uûù]", "o": "[oô]", "i": "[iî]", "c": "[cç]"}
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    return "|".join("".join(accents.get(char, char) for char in name) + r"\b\.?" for name in longest_first)


# A year further off is no newspaper's, and a day after it might not be in the calendar.
YEAR = r"(?:1[6-9]|20|21)\d\d"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
WEEKDAY = _any_of(_WEEKDAYS)
_MONTH_FR, _MONTH_EN = _any_of(_FRENCH_MONTHS), _any_of(_ENGLISH_MONTHS)
_GAP = r"[\s\u00a0\u202f]+"

_IN_WORDS = re.compile(
    rf"(?<![\w-])(?:(?P<weekday>{WEEKDAY}),?{_GAP}(?:le{_GAP}|the{_GAP})?)?(?:"
    rf"(?P<day_fr>{_DAY})(?:er|ER)?[\s\u00a0\u202f-]+(?P<month_fr>{_MONTH_FR})[\s\u00a0\u202f-]+(?P<year_fr>{YEAR})"
    rf"|(?P<day_en>{_DAY})(?:st|nd|rd|th)?[\s\u00a0\u202f-]+(?:of{_GAP})?(?P<month_en>{_MONTH_EN}),?[\s\u00a0\u202f-]+"
    rf"(?P<year_en>{YEAR})"
    rf"|(?P<month_us>{_MONTH_EN}){_GAP}(?P<day_us>{_DAY})(?:st|nd|rd|th)?(?:,{_GAP}?|{_GAP})(?P<year_us>{YEAR})"
    rf"|(?P<month_only>{_MONTH_FR}|{_MONTH_EN}),?{_GAP}(?P<year_only>{YEAR})"
    r")(?![\w/-]|\.\d)",
    re.IGNORECASE,
)
_IN_FIGURES = re.compile(
    rf"(?<![\w./-])(?:(?P<weekday>{WEEKDAY}),?{_GAP}(?:le{_GAP})?)?(?:"
    rf"(?P<year>{YEAR})(?P<mark>[-/.])(?P<month>0?[1-9]|1[0-2])(?P=mark)(?P<day>{_DAY})(?=\D|$)"
    rf"|(?P<first>{_DAY})(?P<sep>[/.-])(?P<second>{_DAY})(?P=sep)(?P<year_last>{YEAR}|[0-3]\d(?!\d))"
    r")(?![\w/-](?<!T)|\.\d)",
    re.IGNORECASE,
)

_OFFSETS = {
    "z": "+00:00",
    "gmt": "+00:00",
    "utc": "+00:00",
    "tu": "+00:00",
    "wet": "+00:00",
    "bst": "+01:00",
    "cet": "+01:00",
    "cest": "+02:00",
    "hnec": "+01:00",
    "haec": "+02:00",
    "eet": "+02:00",
    "eest": "+03:00",
    "sast": "+02:00",
    "cat": "+02:00",
    "wat": "+01:00",
    "eat": "+03:00",
    "msk": "+03:00",
    "ist": "+05:30",
    "pkt": "+05:00",
    "sgt": "+08:00",
    "hkt": "+08:00",
    "awst": "+08:00",
    "jst": "+09:00",
    "kst": "+09:00",
    "acst": "+09:30",
    "aest": "+10:00",
    "aedt": "+11:00",
    "nzst": "+12:00",
    "nzdt": "+13:00",
    "ast": "-04:00",
    "adt": "-03:00",
    "est": "-05:00",
    "edt": "-04:00",
    "hne": "-05:00",
    "hae": "-04:00",
    "cst": "-06:00",
    "cdt": "-05:00",
    "mst": "-07:00",
    "mdt": "-06:00",
    "pst": "-08:00",
    "pdt": "-07:00",
    "akst": "-09:00",
    "akdt": "-08:00",
    "hst": "-10:00",
}
"""What newspapers mean by a zone's letters: the usual sense of each in the press that writes it."""

_PLACES = {
    "et": "America/New_York",
    "eastern time": "America/New_York",
    "heure de l'est": "America/New_York",
    "ct": "America/Chicago",
    "central time": "America/Chicago",
    "mt": "America/Denver",
    "pt": "America/Los_Angeles",
    "pacific time": "America/Los_Angeles",
    "aet": "Australia/Sydney",
    "heure de paris": "Europe/Paris",
    "heures de paris": "Europe/Paris",
    "paris time": "Europe/Paris",
    "heure de moscou": "Europe/Moscow",
    "moscow time": "Europe/Moscow",
    "london time": "Europe/London",
    "heure de londres": "Europe/London",
}
"""Zones whose offset the season decides."""

AMERICAN_ZONES = frozenset(
    {"et", "est", "edt", "ct", "cst", "cdt", "mt", "mst", "mdt", "pt", "pst", "pdt", "akst", "akdt", "hst"}
)
"""Where a date in figures is written month first."""

_ZONE = (
    r"(?:(?:,(?=\s*(?:heures?\s|\w+\stime\b|GMT|UTC)))?[\s\u00a0\u202f]*\(?(?P<zone>(?:UTC|GMT)?[+-](?:0\d|1[0-4]|\d(?!\d)):?(?:[0-5]\d)?|"
    + "|".join(
        re.escape(name).replace("'", "['’]").replace(r"\ ", _GAP)
        for name in sorted([*_OFFSETS, *_PLACES], key=len, reverse=True)
    )
    + r")(?![\w])\)?)?"
)
_TIME = re.compile(
    r"(?<![\w:,./+-])(?:"
    r"(?P<hour_12>1[0-2]|0?[1-9])(?:[:.](?P<minute_12>[0-5]\d)(?:[:.][0-5]\d)?)?[\s\u00a0\u202f]?(?P<half>[ap])\.?m\b\.?"
    r"|(?P<hour_fr>[01]?\d|2[0-3])[\s\u00a0\u202f]?h(?:[\s\u00a0\u202f]?(?P<minute_fr>[0-5]\d))?(?![\w])"
    r"|(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?::[0-5]\d(?:[.,]\d+)?)?"
    r"|(?<=(?:19|20)\d\d\s)(?P<hour_dot>[01]\d|2[0-3])\.(?P<minute_dot>[0-5]\d)(?![\d.])"
    r"|(?P<hour_mil>[01]\d|2[0-3])\.?(?P<minute_mil>[0-5]\d)(?=[\s\u00a0\u202f]*(?:GMT|UTC|hrs|hours|IST|BST|CET)\b)"
    rf"){_ZONE}(?:[\s\u00a0\u202f]*(?:hrs|hours|heures?|Uhr))?(?![\w:])",
    re.IGNORECASE,
)
_ISO_TIME = re.compile(
    r"(?<=\d)T(?P<hour>[01]\d|2[0-3]):(?P<minute>[0-5]\d)(?::[0-5]\d(?:[.,]\d+)?)?(?P<zone>Z|[+-]\d\d:?\d\d)?(?!\w)",
    re.IGNORECASE,
)


def written_dates(text: str, *, day_first: bool | None = None) -> list[WrittenDate]:
    """Return the dates that stand in `text`, in order; none without its year, and none that isn't in the calendar.

    `day_first` tells how a date in figures is written: True in French, None where the language leaves it open.
    """
    found = [*_in_words(text), *_in_figures(text, day_first)]
    return sorted(found, key=lambda date: (date.start, -date.end))


def _in_words(text: str) -> Iterator[WrittenDate]:
    for match in _IN_WORDS.finditer(text):
        year, month, day = (
            next(filter(None, (match[f"{part}_{order}"] for order in orders)), None)
            for part, orders in (
                ("year", ("fr", "en", "us", "only")),
                ("month", ("fr", "en", "us", "only")),
                ("day", ("fr", "en", "us")),
            )
        )
        assert year
        assert month
        number = _MONTHS.get(_fold(month))  # a pattern that ignores case knows odd letters too: «ſ»
        if number and (date := _date(int(year), number, int(day) if day else None)):
            yield WrittenDate(*match.span(), date, _weekday(match["weekday"]))


def _in_figures(text: str, day_first: bool | None) -> Iterator[WrittenDate]:
    for match in _IN_FIGURES.finditer(text):
        if match["year"]:
            date = _date(int(match["year"]), int(match["month"]), int(match["day"]))
        else:
            year = int(match["year_last"]) + (2000 if len(match["year_last"]) == 2 else 0)
            date = _figures(year, int(match["first"]), int(match["second"]), True if match["sep"] == "." else day_first)
        if date:
            yield WrittenDate(*match.span(), date, _weekday(match["weekday"]), is_in_words=False)


def _figures(year: int, first: int, second: int, day_first: bool | None) -> PartialDate | None:
    """Read two figures and a year: where either may be the day and nothing tells, only the year is known."""
    day_then_month, month_then_day = _date(year, second, first), _date(year, first, second)
    if day_first is not None:
        wanted, other = (day_then_month, month_then_day) if day_first else (month_then_day, day_then_month)
        return wanted or other
    if day_then_month and month_then_day and day_then_month != month_then_day:
        return PartialDate(year)
    return day_then_month or month_then_day


def _date(year: int, month: int, day: int | None) -> PartialDate | None:
    date = PartialDate(year, month, day)
    try:
        assert date.first_day
    except ValueError:  # no such day in the calendar
        return None
    return date


def _weekday(name: str | None) -> int | None:
    return None if name is None else _WEEKDAYS.get(_fold(name))


def written_times(text: str) -> list[WrittenTime]:
    """Return the times of day that stand in `text`, in order."""
    times = []
    for match in _TIME.finditer(text):
        if match["hour_12"]:
            hour = int(match["hour_12"]) % 12 + (12 if match["half"].lower() == "p" else 0)
            minute = int(match["minute_12"] or 0)
        else:
            hour = int(match["hour_fr"] or match["hour"] or match["hour_dot"] or match["hour_mil"])
            minute = int(match["minute_fr"] or match["minute"] or match["minute_dot"] or match["minute_mil"] or 0)
        times.append(WrittenTime(*match.span(), datetime.time(hour, minute), match["zone"]))
    for match in _ISO_TIME.finditer(text):
        time = datetime.time(int(match["hour"]), int(match["minute"]))
        times.append(WrittenTime(*match.span(), time, match["zone"]))
    return sorted(times, key=lambda time: time.start)


def time_text(time: WrittenTime, day: datetime.date | None) -> str:
    """Return 'HH:MM', with the offset that its zone has on that `day` where one is written: '15:15-04:00'."""
    return f"{time.time:%H:%M}{_offset(time, day) or ''}"


def _offset(time: WrittenTime, day: datetime.date | None) -> str | None:
    if time.zone is None:
        return None
    zone = re.sub(r"\s+", " ", time.zone.lower().replace("’", "'"))
    if zone in _OFFSETS:
        return _OFFSETS[zone]
    if zone in _PLACES:
        if day is None:
            return None
        moment = datetime.datetime.combine(day, time.time, ZoneInfo(_PLACES[zone]))
        return moment.strftime("%z")[:3] + ":" + moment.strftime("%z")[3:]
    sign, hours, minutes = re.fullmatch(r"(?:utc|gmt)?([+-])(\d{1,2}):?(\d\d)?", zone).groups()  # type: ignore[union-attr]
    return f"{sign}{int(hours):02}:{minutes or '00'}"
