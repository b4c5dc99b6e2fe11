"""Says what a citation of an article's original needs, as plain values on one line each: nothing more than is known."""

import re
from dataclasses import dataclass
from typing import Literal

from dossier.article import Article
from dossier.citing.author_names import AuthorName, author_name
from dossier.dates import Date, PartialDate, in_words

# What separates words or lines, but for no-break spaces: those are a matter of typography.
_SPACE = re.compile(r"[ \t-\r\x1c-\x1f\x85\u2028\u2029]+")
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")


@dataclass(frozen=True)
class Original:
    """An article as it was published."""

    key: str
    """What tells it from the others: the slug of its page."""
    title: str
    authors: tuple[AuthorName, ...]
    outlet: str | None
    date: Date | None
    url: str | None
    accessed: Date | None
    """The day on which somebody read it at that address."""
    lang: str | None

    @property
    def words_lang(self) -> Literal["fr", "en"]:
        """The language in which its citation says what takes words."""
        return "fr" if (self.lang or "").partition("-")[0] == "fr" else "en"

    @property
    def date_in_words(self) -> str:
        """When it was published, where no date of one piece says it: «entre le 31 juillet et le 1er août 2025»."""
        return plain(in_words(self.date, self.words_lang, "between")) if self.date else ""

    @property
    def shared_parts(self) -> tuple[int, ...]:
        """What of its date is sure: the year, the month and the day, as far as every day that it may mean has them."""
        return shared_parts(self.date) if self.date else ()


def original(article: Article) -> Original:
    """Return what a citation of the original of `article` needs."""
    return Original(
        key=article.slug,
        title=plain(article.title.value),
        authors=tuple(author_name(plain(each)) for each in (article.authors.value if article.authors else ())),
        outlet=plain(article.source.value) if article.source else None,
        date=article.date.value if article.date else None,
        url=article.url,
        accessed=article.accessed if article.url else None,
        lang=article.lang.value if article.lang else None,
    )


def plain(text: str) -> str:
    """Return words on one line, without what no format can hold."""
    return _CONTROLS.sub("\N{REPLACEMENT CHARACTER}", _SPACE.sub(" ", text)).strip(" ")


def shared_parts(date: Date) -> tuple[int, ...]:
    """Return the year, the month and the day of a date, as far as both its ends have the same."""
    if not date.start or not date.end:
        return ()
    shared = []
    for one, other in zip(_parts(date.start), _parts(date.end), strict=False):
        if one != other:
            break
        shared.append(one)
    return tuple(shared)


def _parts(partial: PartialDate) -> tuple[int, ...]:
    return tuple(part for part in (partial.year, partial.month, partial.day) if part)
