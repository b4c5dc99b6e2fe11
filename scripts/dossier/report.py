"""What an article says happened when: values only, as `happenings` finds them."""

from dataclasses import dataclass
from typing import Literal

from dossier.dates import Date

Precision = Literal["day", "month", "season", "year", "decade", "span", "since", "by"]
"""How exactly words give a date. A week or another interval is a span; `since` has no end («depuis 2021», "not before
May"), `by` no beginning («d'ici à 2030»). Keys of the message catalogue, `precision.…`."""

RULES = ("written", "published", "nearest", "mentioned", "completed")
"""How words were resolved: keys of the message catalogue, `dated.…`.

    written     they hold the whole date: «le 5 octobre 2022», "in 1975"
    published   counted from the day of publication: «hier», "last week", «en mars dernier»
    nearest     the year, or the day, nearest to publication on the side that the tense tells: «jeudi», «le 3 mai»
    mentioned   counted from another date of the text: «le lendemain», "two years later", «le même jour»
    completed   the year is that of another date of the text: "In 1975 … in July"
"""

UNRESOLVED = ("no_publication", "publication_vague", "no_mention", "ambiguous")
"""Why words give no date: keys of the message catalogue, `undated.…`.

    no_publication     they count from the day of publication, which isn't known
    publication_vague  it isn't known well enough
    no_mention         they count from a date that the text doesn't have
    ambiguous          nothing tells which of several is meant
"""


@dataclass(frozen=True)
class Report:
    """A dated statement of an article: something that happened, is to happen, or lasts."""

    block: int
    """The place among the article's blocks of the one where it stands."""
    start: int
    """Where the words that give the date begin in the text as read."""
    end: int
    date: Date | None
    """Never more precise than the words; None where it can't be told."""
    precision: Precision
    """Of the words, whether they could be resolved or not."""
    sentence: tuple[int, int]
    """Where the sentence stands."""
    entities: tuple[str, ...]
    """The ids of those that the sentence names, in its order."""
    rule: str | None
    """How the date was told: one of RULES; None where there is none."""
    basis: tuple[int, int] | None = None
    """Where the other words of the text stand that the date was counted from, or that give its year."""
    unresolved: str | None = None
    """Why there is no date: one of UNRESOLVED."""
    quoted: bool = False
    """Whether somebody is quoted with it, or reported to say so: it is theirs and not the article's."""
