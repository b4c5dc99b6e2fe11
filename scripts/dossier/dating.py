"""Infers when an article was published from its own sentences, as a ladder of rungs; each names itself in the evidence.

An article that speaks of dates is not dated by them: only words that tie a date to the day of writing count, and none
that somebody is quoted with. Where two such expressions contradict each other, neither counts.
"""

import datetime
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dossier.dates import Date, PartialDate, day_date, parse_date
from dossier.persons import AGENCIES
from dossier.written_dates import WrittenDate, written_dates

# How many days before the day of writing each word means.
_DAYS_SINCE = {
    "hier": 1,
    "avant-hier": 2,
    "yesterday": 1,
    "the day before yesterday": 2,
    "aujourd'hui": 0,
    "today": 0,
    "ce jour": 0,
    "demain": -1,
    "tomorrow": -1,
    "après-demain": -2,
}


@dataclass(frozen=True)
class InferredDate:
    """A date of publication, and the words that gave it."""

    date: Date
    start: int
    end: int
    """Where the words stand in the text as read."""
    rung: str


Rung = Callable[[str, list[WrittenDate]], Iterator[InferredDate]]


def infer_date(text: str) -> InferredDate | None:
    """Return the date of publication that the words of an article give, or None where none of them does."""
    dates = [date for date in written_dates(text) if date.is_in_words and not _is_quoted(text, date.start)]
    sound = [date for date in dates if date.date.day and not date.contradicts_itself]
    for rung in RUNGS:
        found = list(rung(text, sound))
        if len({each.date.text for each in found}) == 1:
            return found[0]
        if found:
            return None  # they contradict each other
    return None


def contradictions(text: str) -> list[WrittenDate]:
    """Return the dates whose weekday isn't the calendar's."""
    return [date for date in written_dates(text) if date.contradicts_itself]


_BEFORE = re.compile(
    r"(?<![\w-])(?P<word>avant-hier|après-demain|hier|demain|aujourd['’]hui|ce jour"
    r"|the day before yesterday|yesterday|today|tomorrow)"
    r"(?:\s+(?:matin|midi|après-midi|soir|en\s+(?:fin\s+de\s+)?(?:soirée|matinée|journée)"
    r"|morning|afternoon|evening|night))?"
    r"[\s,(–—]+(?:(?:c['’]était|soit|c['’]est-à-dire|that\s+is|on)\s+)?(?:le\s+)?$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"\s*[,(]\s*(?:c['’]est-à-dire\s+|soit\s+)?(?P<word>avant-hier|hier|aujourd['’]hui|yesterday|today)\b[),.;]",
    re.IGNORECASE,
)


def _adjacent_day(text: str, dates: list[WrittenDate]) -> Iterator[InferredDate]:
    """Read «hier mercredi 5 octobre 2022» or "yesterday, October 5, 2022": a full date next to a day word."""
    for date in dates:
        before = _BEFORE.search(text[max(0, date.start - 60) : date.start])
        after = None if before else _AFTER.match(text[date.end : date.end + 40])
        word = before or after
        if not word:
            continue
        away = _DAYS_SINCE.get(" ".join(word["word"].lower().replace("’", "'").split()))
        if away is None:
            continue
        start = max(0, date.start - 60) + before.start("word") if before else date.start
        end = date.end + after.end("word") if after else _closed(text, start, date.end)
        if moved := _moved(date.date, away):
            yield InferredDate(moved, start, end, "adjacent_day")


_THIS = re.compile(r"(?<![\w-])(?:ce|cette?|this)\s+$", re.IGNORECASE)


def _this_day(text: str, dates: list[WrittenDate]) -> Iterator[InferredDate]:
    """Read «ce mardi 9 mai 2023»: the press says so on that day; "this Tuesday" may be one to come, and isn't read."""
    for date in dates:
        before = _THIS.search(text[max(0, date.start - 8) : date.start])
        if date.weekday is not None and before and before.group().lower().startswith("ce"):
            start = date.start - len(before.group())
            yield InferredDate(day_date(date.date.first_day), start, date.end, "this_day")


_LAST = re.compile(r"(?<![\w-])(?:last)\s+$", re.IGNORECASE)
_PAST = re.compile(r"\s*,?\s*(?:dernier|passé|écoulé|last)\b", re.IGNORECASE)
_LAST_DAY = re.compile(
    r"(?<![\w-])(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\s+dernier"
    r"|last\s+(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday))[\s,(–—]+(?:soit\s+)?(?:le\s+|on\s+)?$",
    re.IGNORECASE,
)
_WEEK = 7
# How far before and after a date the words that tie it to the day of writing may reach, in characters.
_LEAD, _TAIL = 50, 14


def _last_weekday(text: str, dates: list[WrittenDate]) -> Iterator[InferredDate]:
    """Read «jeudi dernier, 2 mars 2023» or "last Thursday, March 2, 2023": written within the week that followed."""
    for date in dates:
        if not (span := _named_last(text, date)):
            continue
        start, end = span
        first, last = _moved(date.date, 1), _moved(date.date, _WEEK)
        if first and last:
            yield InferredDate(
                parse_date(f"{first.text}/{last.text}"), start, _closed(text, start, end), "last_weekday"
            )


def _named_last(text: str, date: WrittenDate) -> tuple[int, int] | None:
    """Return where a date stands with the words that call its day the last of its name, or None where none does."""
    lead = text[max(0, date.start - _LEAD) : date.start]
    has_weekday = date.weekday is not None
    if found := _LAST_DAY.search(lead) or (_LAST.search(lead) if has_weekday else None):
        return date.start - len(lead) + found.start(), date.end
    after = _PAST.match(text[date.end : date.end + _TAIL]) if has_weekday else None
    return (date.start, date.end + after.end()) if after else None


_NUMBERS = {
    "un": 1,
    "deux": 2,
    "trois": 3,
    "quatre": 4,
    "cinq": 5,
    "six": 6,
    "sept": 7,
    "huit": 8,
    "neuf": 9,
    "dix": 10,
    "une": 1,
    "one": 1,
    "a": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
}
_COUNT = rf"\d{{1,2}}|{'|'.join(_NUMBERS)}"
_AGO = re.compile(
    rf"(?<![\w-])(?:il\s+y\s+a\s+(?P<count_fr>{_COUNT})\s+(?P<unit_fr>jours?|semaines?)"
    rf"|(?P<count>{_COUNT})\s+(?P<unit>days?|weeks?)\s+ago)[\s,(–—]+(?:soit\s+)?(?:le\s+|on\s+)?$",
    re.IGNORECASE,
)


def _days_ago(text: str, dates: list[WrittenDate]) -> Iterator[InferredDate]:
    """Read «il y a trois jours, le 2 mars 2023», "two weeks ago, on March 2, 2023"."""
    for date in dates:
        lead = text[max(0, date.start - _LEAD) : date.start]
        if not (found := _AGO.search(lead)):
            continue
        count, unit = found["count_fr"] or found["count"], found["unit_fr"] or found["unit"]
        number = int(count) if count.isdigit() else _NUMBERS[count.lower()]
        is_week = unit.lower().startswith(("semaine", "week"))
        if moved := _moved(date.date, number * _WEEK if is_week else number):
            start = date.start - len(lead) + found.start()
            yield InferredDate(moved, start, _closed(text, start, date.end), "days_ago")


_AGENCY = "|".join(sorted(map(re.escape, AGENCIES), key=len, reverse=True))
_DATELINE_START = re.compile(r"(?:^|\n)[ \t]*\(?[A-ZÀ-Ý][\w'’.() /,-]{1,60}?[,(/]\s*(?:le\s+|on\s+)?$")
# A dash ends it, or an agency; a full stop only sets a scene: «Berlin, 9 novembre 1989. La foule franchit le mur.»
_DATELINE_END = re.compile(rf"\s*\)?\s*(?:[-–—:]{{1,3}}|/-)\s*(?=\S)|\s*[,/]?\s*\(?\s*/?(?:{_AGENCY})\b")


def _dateline(text: str, dates: list[WrittenDate]) -> Iterator[InferredDate]:
    """Read «MOSCOU, 3 mars 2023 (AFP) – …» at the head of a paragraph."""
    for date in dates[:3]:
        lead = text[max(0, date.start - 90) : date.start]
        line = lead[lead.rfind("\n") + 1 :]
        is_head = "\n" in lead or date.start == len(lead)
        if is_head and _DATELINE_START.search(f"\n{line}") and _DATELINE_END.match(text[date.end : date.end + 40]):
            yield InferredDate(day_date(date.date.first_day), date.start - len(line), date.end, "dateline")
            return


def _moved(date: PartialDate, days: int) -> Date | None:
    try:
        return day_date(date.first_day + datetime.timedelta(days=days))
    except OverflowError:
        return None


def _closed(text: str, start: int, end: int) -> int:
    """Take in a bracket that closes what the words opened."""
    return end + 1 if "(" in text[start:end] and text[end : end + 1] == ")" else end


def _is_quoted(text: str, at: int) -> bool:
    """Tell words that stand within a quotation of the same paragraph."""
    lead = text[text.rfind("\n", 0, at) + 1 : at]
    return lead.count("«") > lead.count("»") or lead.count("“") > lead.count("”") or lead.count('"') % 2 == 1


RUNGS: tuple[Rung, ...] = (_dateline, _adjacent_day, _this_day, _days_ago, _last_weekday)
"""Tried in this order; the first that answers wins."""
