"""Reads a day and a time of day as metadata states them: ISO 8601 in all its forms, an epoch, or words.

Nothing is filled in: midnight to the second means that no time is known, and a time without an offset has none.
"""

import datetime
import re
from dataclasses import dataclass

from dossier.dates import PartialDate
from dossier.webpage.tree import tidy
from dossier.written_dates import time_text, written_dates, written_times

_ISO = re.compile(
    r"(?P<year>\d{4})-?(?P<month>\d{2})-?(?P<day>\d{2})"
    r"(?:[T\s]+(?P<hour>\d{2}):?(?P<minute>\d{2})(?::?(?P<second>\d{2})(?:[.,:]\d+)?)?\s*(?P<zone>Z|UTC|GMT"
    r"|[+-]\d{2}:?\d{2}|[+-]\d{2}(?!\d)|\s\d{2}:\d{2})?)?"
    r"(?!\d)",
    re.IGNORECASE,
)


_MONTH_ONLY = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2}))?")


_EPOCH = re.compile(r"\d{10}(?:\d{3})?")


_FIRST_YEAR, _LAST_YEAR = 1800, 2100


# What systems write where they know no date.
_NO_DATES = frozenset({"1970-01-01", "1900-01-01", "1969-12-31", "2000-01-01", "1899-12-30"})


@dataclass(frozen=True)
class Instant:
    """A day, or less, and a time of day, as far as they are stated."""

    date: str
    time: str | None

    @property
    def utc(self) -> datetime.datetime | None:
        """The instant itself, where its offset is known."""
        if not self.time or len(self.time) < 6 or len(self.date) < 10:
            return None
        try:
            return datetime.datetime.fromisoformat(f"{self.date}T{self.time}").astimezone(datetime.UTC)
        except (ValueError, OverflowError):
            return None


def read_instant(value: object, *, day_first: bool | None = None) -> Instant | None:
    """Read a date as metadata states it: ISO 8601 in all its forms, an epoch, or words; None where it is none."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _from_epoch(float(value))
    if not isinstance(value, str):
        return None
    text = tidy(value)[:80]
    if _EPOCH.fullmatch(text):
        return _from_epoch(float(text))
    if found := _ISO.match(text):
        return _from_iso(found)
    dates = written_dates(text, day_first=day_first)
    if not dates:
        return _from_month(text)
    times = [each for each in written_times(text) if not (dates[0].start < each.end and each.start < dates[0].end)]
    date = dates[0].date
    if not _FIRST_YEAR <= date.year <= _LAST_YEAR:
        return None
    return Instant(
        edtf(date), time_text(times[0], date.first_day if date.day else None) if times and date.day else None
    )


def edtf(date: PartialDate) -> str:
    """Return a date as an EDTF string, as precise as it is."""
    parts = [f"{date.year:04}", *(f"{part:02}" for part in (date.month, date.day) if part)]
    return "-".join(parts)


def _from_month(text: str) -> Instant | None:
    found = _MONTH_ONLY.fullmatch(text)
    if not found or not _FIRST_YEAR <= int(found["year"]) <= _LAST_YEAR or not 1 <= int(found["month"] or 1) <= 12:
        return None
    return Instant(text, None)


def _from_epoch(value: float) -> Instant | None:
    seconds = value / 1000 if value > 1e11 else value
    if not 0 < seconds < 4e9:
        return None
    moment = datetime.datetime.fromtimestamp(seconds, datetime.UTC)
    return instant_of_day(moment.date().isoformat(), f"{moment:%H:%M}+00:00")


def _from_iso(found: re.Match[str]) -> Instant | None:
    date = f"{found['year']}-{found['month']}-{found['day']}"
    hour, minute, second = found["hour"], found["minute"], found["second"]
    time = None
    if hour and int(hour) < 24 and int(minute) < 60 and not (hour == minute == "00" and (second or "00") == "00"):
        time = f"{hour}:{minute}{_offset(found['zone'])}"
    return instant_of_day(date, time)


def _offset(zone: str | None) -> str:
    if not zone:
        return ""
    zone = zone.strip().upper()
    if zone in ("Z", "UTC", "GMT"):
        return "+00:00"
    if zone[0].isdigit():
        zone = f"+{zone}"  # «+» of an offset, lost in an address
    digits = zone[1:].replace(":", "").ljust(4, "0")
    return f"{zone[0]}{digits[:2]}:{digits[2:]}" if int(digits[:2]) <= 14 and int(digits[2:]) < 60 else ""


def instant_of_day(date: str, time: str | None) -> Instant | None:
    """Return a day with its time; None where the calendar has no such day, or no newspaper appeared on it."""
    try:
        day = datetime.date.fromisoformat(date)
    except ValueError:
        return None
    if date in _NO_DATES or not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        return None
    return Instant(date, time)
