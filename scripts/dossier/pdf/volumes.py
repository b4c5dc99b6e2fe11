"""Shares a large dossier out into volumes: one with all but the articles, then the articles by year."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from dossier.pdf.parts import by_time
from dossier.pdf.rendered import Rendered

MOST_ARTICLES = 1000
"""With more articles than this, a book comes in volumes: one would take more memory than most machines have."""
MOST_LETTERS = 5_000_000
"""So it does where the HTML of the articles is longer than this, about what 250 long ones have: to typeset so much
takes some 5 GB of memory, and the books of both editions are made at once."""


@dataclass(frozen=True)
class Volume:
    """The pages of one volume."""

    pages: tuple[Rendered, ...]
    first: int | None = None
    """The year of its first article; None in the general volume, and where no article has a date."""
    last: int | None = None
    is_general: bool = False
    part: int = 0
    """Which part of a year that fills several volumes; 0 where it fills one."""


def volumes(pages: Sequence[Rendered], most: int = MOST_ARTICLES, letters: int = MOST_LETTERS) -> list[Volume]:
    """Return the volumes of a book of `pages`, in order; just one where it has no more than `most` articles.

    Nor is a volume's HTML longer than `letters`, but for that of a single article.
    """
    articles = sorted((page for page in pages if is_article(page)), key=by_time)
    if _fill(articles, most, letters) <= 1:
        return [Volume(tuple(pages), is_general=True)]
    rest = tuple(page for page in pages if not is_article(page))
    return [Volume(rest, is_general=True), *_by_year(articles, most, letters)]


def _fill(pages: Sequence[Rendered], most: int, letters: int) -> float:
    """Return how many volumes `pages` would fill."""
    return max(len(pages) / most, sum(len(page.html) for page in pages) / letters)


def _by_year(articles: Sequence[Rendered], most: int, letters: int) -> list[Volume]:
    """Return volumes of whole years, as many in each as there is room for; a year too large comes in parts."""
    made: list[Volume] = []
    open_pages: list[Rendered] = []
    for _, group in groupby(articles, key=_year):
        year = list(group)
        if open_pages and _fill([*open_pages, *year], most, letters) > 1:
            made.append(_volume(open_pages))
            open_pages = []
        count = min(math.ceil(_fill(year, most, letters)), len(year))
        if count > 1:
            size = math.ceil(len(year) / count)
            several = [year[start : start + size] for start in range(0, len(year), size)]
            made += [_volume(part, part=at) for at, part in enumerate(several, 1)]
        else:
            open_pages += year
    return [*made, *([_volume(open_pages)] if open_pages else [])]


def _volume(pages: Sequence[Rendered], part: int = 0) -> Volume:
    years = [year for page in pages if (year := _year(page)) is not None]
    return Volume(tuple(pages), min(years, default=None), max(years, default=None), part=part)


def is_article(page: Rendered) -> bool:
    """Tell the page of an article."""
    return page.folder == "articles" and not page.path.endswith("/index.md")


def _year(page: Rendered) -> int | None:
    return page.date.first_day.year if page.date else None
