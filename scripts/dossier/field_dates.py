"""The ladders of an article's date and time of day: each rung one way to find it."""

import re
from collections.abc import Callable

from dossier.article import Found, Origin, Removed
from dossier.bylines import Moment
from dossier.dates import Date, date_of, parse_date
from dossier.dating import infer_date
from dossier.evidence import Credit, Evidence, Rung, first_of, foremost, front_matter, given, said
from dossier.written_dates import WrittenDate, written_dates

# Lines that speak of other articles, or of years only.
_SAYS_NO_DATE = frozenset(
    {
        "removed.see_also",
        "removed.most_read",
        "removed.copyright",
        "removed.comments",
        "removed.related",
        "removed.newsletter",
        "removed.paywall",
    }
)
# «AFP 081432 GMT NOV 21», "080612 Dec 22": day, time, month and year, as agencies end their dispatches.
_DATE_GROUP = re.compile(
    r"\b(?P<day>[0-3]\d)(?P<hour>[0-2]\d)(?P<minute>[0-5]\d)\s+(?P<zone>GMT|UTC|[A-Z]{0,4})\s*"
    r"(?P<month>JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]*\s+(?:20)?(?P<year>\d\d)\b",
    re.IGNORECASE,
)
_DATED_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+?/(?P<year>(?:19|20)\d\d)[/-](?P<month>0?[1-9]|1[0-2])[/-](?P<day>[0-2]?\d|3[01])\b"
)
_RANGE_START = re.compile(r"\b(\d{1,2})\s*[–-]\s*$")


def date(evidence: Evidence) -> Found[Date] | None:
    """Return the date of publication."""
    return first_of(PAGE_DATE if evidence.page else DATE, evidence)


def time(evidence: Evidence, date: Found[Date] | None) -> Found[str] | None:
    """Return the time of day beside that date, where one is stated: 'HH:MM', with an offset where one is."""
    return next((found for rung in TIME if (found := rung(evidence, date))), None)


# --- dates ------------------------------------------------------------------------------------------------------------


def _page_date(evidence: Evidence) -> Found[Date] | None:
    found = evidence.page.date if evidence.page else None
    return Found(parse_date(found.value), "stated", found.rule, words=found.words, line=found.line) if found else None


def _published(evidence: Evidence) -> Found[Date] | None:
    """A byline or a line of its own, with the day of publication."""
    credit = _dated(evidence, lambda credit: credit.byline.published)
    rule = "byline_date" if credit and credit.byline.is_marked else "date_line"
    return _credited(credit, credit.byline.published, rule) if credit else None


def _updated(evidence: Evidence) -> Found[Date] | None:
    credit = _dated(evidence, lambda credit: credit.byline.updated)
    return _credited(credit, credit.byline.updated, "updated_line") if credit else None


def _dated(evidence: Evidence, moment: Callable[[Credit], Moment]) -> Credit | None:
    """Return the foremost line with such a date, and no weekday against the calendar."""
    return foremost(each for each in evidence.credits if moment(each).date and not moment(each).weekday_is_wrong)


def _credited(credit: Credit, moment: Moment, rule: str) -> Found[Date]:
    assert moment.date
    return Found(date_of(moment.date), "stated", rule, credit.span)


def _inferred(evidence: Evidence) -> Found[Date] | None:
    """The article's own sentences; a dispatch states its date."""
    inferred = infer_date(_body_in_place(evidence))
    if not inferred:
        return None
    origin: Origin = "stated" if inferred.rung == "dateline" else "inferred"
    return Found(inferred.date, origin, inferred.rung, (inferred.start, inferred.end))


def _body_in_place(evidence: Evidence) -> str:
    """Return the text as read with blanks for the lines put aside: they speak of other articles too."""
    text = list(evidence.raw.text)
    for line in evidence.cleaned.removed:
        text[line.start : line.end] = [char if char == "\n" else " " for char in text[line.start : line.end]]
    return "".join(text)


def _only_in_head(evidence: Evidence) -> Found[Date] | None:
    """The only date in a line above the text."""
    for line in _lines_with_dates(evidence):
        if line.start >= evidence.first_sentence:
            continue
        written = written_dates(line.text, day_first=evidence.day_first)
        dates = [each for each in written if each.date.day or each.is_in_words]
        if len({each.date for each in dates}) == 1 and not dates[0].contradicts_itself:
            return Found(_whole_range(line.text, dates[0]), "stated", "head_line", (line.start, line.end))
    return None


def _whole_range(text: str, date: WrittenDate) -> Date:
    """Return «9–15 October 2020» as an interval, and any other date as it is."""
    end = date_of(date.date)
    before = _RANGE_START.search(text[: date.start])
    if not before or not date.date.day or not 0 < int(before[1]) < date.date.day:
        return end
    return parse_date(f"{end.text[:-2]}{int(before[1]):02}/{end.text}")


def _in_figures(evidence: Evidence) -> Found[Date] | None:
    """An agency's date group, or the address of the article."""
    for line in evidence.cleaned.removed:
        if found := _DATE_GROUP.search(line.text):
            dates = written_dates(f"{found['day']} {found['month']} 20{found['year']}")
            if dates:
                return Found(date_of(dates[0].date), "stated", "date_group", (line.start, line.end))
        if line.start < evidence.first_sentence and (found := _DATED_ADDRESS.search(line.text)):
            dates = written_dates(f"{found['year']}-{found['month']}-{found['day']}")
            if dates:
                return Found(date_of(dates[0].date), "stated", "address", (line.start, line.end))
    return None


def _lines_with_dates(evidence: Evidence) -> list[Removed]:
    return [line for line in evidence.cleaned.removed if line.reason not in _SAYS_NO_DATE]


PAGE_DATE: tuple[Rung[Date], ...] = (lambda evidence: given(evidence.given.date), _page_date, _inferred)
"""Of a web page: a date in what was put aside may be today's, or another article's."""

DATE: tuple[Rung[Date], ...] = (
    lambda evidence: given(evidence.given.date),
    lambda evidence: front_matter(evidence.stated.date),
    _published,
    _inferred,
    _updated,
    _only_in_head,
    _in_figures,
)


# --- times of day -----------------------------------------------------------------------------------------------------


def _stated_time(evidence: Evidence, date: Found[Date] | None) -> Found[str] | None:
    """The front matter, or the page's markup."""
    if evidence.stated.time and date and date.rule == "front_matter":
        return front_matter(evidence.stated.time)
    is_stated = date and date.origin != "given"  # a day that the editors give may be another
    return said(evidence.page.time) if evidence.page and is_stated else None


def _credited_time(evidence: Evidence, date: Found[Date] | None) -> Found[str] | None:
    """The line of the date, or another that says when; an update's time only beside an update's date."""
    if not date or date.origin != "stated" or evidence.page:
        return None
    moments = [(each, each.byline.published) for each in evidence.credits]
    if date.rule == "updated_line":
        moments += [(each, each.byline.updated) for each in evidence.credits]
    for credit, moment in moments:
        if moment.time and (moment.date is None or date_of(moment.date) == date.value):
            return Found(moment.time, "stated", "byline_date", credit.span)
    return None


def _grouped_time(evidence: Evidence, date: Found[Date] | None) -> Found[str] | None:
    """An agency's date group."""
    if not date or date.origin != "stated" or evidence.page:
        return None
    for line in evidence.cleaned.removed:
        if found := _DATE_GROUP.search(line.text):
            zone = "+00:00" if found["zone"].upper() in ("GMT", "UTC") else ""
            return Found(f"{found['hour']}:{found['minute']}{zone}", "stated", "date_group", (line.start, line.end))
    return None


TIME: tuple[Callable[[Evidence, Found[Date] | None], Found[str] | None], ...] = (
    _stated_time,
    _credited_time,
    _grouped_time,
)
