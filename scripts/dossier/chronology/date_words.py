"""Says a date as exactly as words gave it, and no more: «1975», «depuis 2014», «d’ici 2030», «été 2022»."""

from dossier.article import Article
from dossier.dates import Date, PartialDate, date_of, in_words
from dossier.messages import Messages
from dossier.report import Report

_SEASONS = {3: "spring", 6: "summer", 9: "autumn", 12: "winter"}
"""By the month in which they begin."""

_COUNTED = ("published", "mentioned")
"""Rules of what was counted from another day: «deux semaines plus tôt» is some time between two days."""


def date_in_words(date: Date, report: Report | None, article: Article | None, messages: Messages) -> str:
    """Return a date in an edition's words; `report` and `article` are what gave it, where an article did."""
    lang, start, end = messages.lang, date.start, date.end
    precision = report.precision if report else None
    if precision == "by" and end and not start:
        key = "chronology.by_day" if end.day else "chronology.by"
        return messages(key, date=in_words(date_of(end), lang))
    if precision == "since" and start and not end:
        return in_words(date, lang, "between" if _is_to_come(start, article) else "span")
    if precision == "decade" and start:
        return messages("chronology.decade", year=start.year)
    if precision == "season" and start and end and start.month in _SEASONS:
        years = str(start.year) if start.year == end.year else f"{start.year}–{end.year}"
        return messages(f"chronology.season.{_SEASONS[start.month]}", year=years)
    is_about = precision == "span" and report is not None and report.rule in _COUNTED
    return in_words(date, lang, "between" if is_about else "span")


def _is_to_come(start: PartialDate, article: Article | None) -> bool:
    """Tell what begins after the article from what has begun: «not before May» from «since May»."""
    return bool(article and article.date and article.date.value.last_day < start.first_day)
