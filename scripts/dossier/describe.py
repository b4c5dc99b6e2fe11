"""Finds what an article is: title, date, authors, outlet and language, each with where it came from.

Precedence: what the editors' sidecar gives; what the document states of itself; what its words imply. What none of
them says stays unknown. Each field has its ladder: field_names.py, field_dates.py, field_authors.py.
"""

from dossier.article import Article, Cleaned, Found, Origin
from dossier.dates import Date
from dossier.dating import contradictions
from dossier.evidence import Evidence
from dossier.field_authors import authors
from dossier.field_dates import date as find_date
from dossier.field_dates import time
from dossier.field_names import lang, source
from dossier.field_names import title as find_title
from dossier.problems import Problem
from dossier.read import RawArticle
from dossier.slugs import slug_of
from dossier.stated import Sidecar, Stated, read_sidecar, read_stated

__all__ = ["Article", "Found", "Origin", "Sidecar", "Stated", "describe"]


def describe(raw: RawArticle, cleaned: Cleaned) -> tuple[Article, list[Problem]]:
    """Return the article that `raw` is, and what is wrong with what is said of it."""
    given, problems = read_sidecar(raw.sidecar)
    stated, wrong = read_stated(raw.stated)
    evidence = Evidence(given, stated, raw, cleaned)
    title, date, page = find_title(evidence), find_date(evidence), raw.page
    article = Article(
        path=raw.path,
        name=raw.name,
        sha256=raw.sha256,
        text=raw.text,
        blocks=cleaned.blocks,
        removed=cleaned.removed,
        title=title,
        date=date,
        time=time(evidence, date),
        authors=authors(evidence),
        source=source(evidence),
        lang=lang(evidence),
        date_basis=given.date_basis,
        url=given.url or stated.url or (page.url.value if page and page.url else None),
        summary=given.summary or stated.summary,
        tags=given.tags or stated.tags or (page.tags.value if page and page.tags else ()),
        slug=given.slug or slug_of(title.value, date.value if date else None, raw.sha256),
        slug_is_given=given.slug is not None,
        former_slugs=given.former_slugs,
        sidecar_lines={str(way[0]): line for way, line in raw.sidecar.lines.items() if len(way) == 1},
        accessed=given.accessed,
        article_text=given.article_text,
    )
    return article, [*problems, *wrong, *_wrong_weekdays(raw, date)]


_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def _wrong_weekdays(raw: RawArticle, date: Found[Date] | None) -> list[Problem]:
    """Report dates whose weekday the calendar contradicts: a fault where the article's own date may hang on them."""
    problems = []
    for each in contradictions(raw.text):
        line = raw.first_line + raw.text.count("\n", 0, each.start)
        words = " ".join(raw.text[each.start : each.end].split())
        what = f"“{words}”: that day was a {_WEEKDAYS[each.date.first_day.weekday()]}"
        mend = f"if the article's date hangs on it, give the date in the sidecar: {raw.path}.yml"
        problems.append(Problem(raw.path, line, what, mend, is_note=date is not None))
    return problems
