"""Tells on which day a quotation was said that speaks of “today”: on Wednesday, if that is what the article tells."""

import datetime
import re
from typing import Protocol

from dossier.temporal import periods
from dossier.temporal.anchors import Anchor, Place
from dossier.temporal.meanings import Meaning, Step
from dossier.temporal.publication import Publication
from dossier.vocabulary import vocabulary

_TODAY = re.compile(r"today|aujourd['’]hui", re.IGNORECASE)
_QUOTE_OPENS = re.compile(r"[«“\"‘][\s\u00a0\u202f]*$")
_VERB = re.compile(r",?\s\w")
_PERFORMS = re.compile(rf",?\s(?:{vocabulary('temporal').any_of('before', 'performing')})(?!\w)", re.IGNORECASE)
_EVENT = rf"{vocabulary('temporal').any_of('before', 'event')}(?!\w)"
_OF_TODAY = re.compile(rf"['’]s (?:\w+ )?{_EVENT}", re.IGNORECASE), re.compile(rf"{_EVENT} d['’]$", re.IGNORECASE)
_DAYS_AGO, _BLOCKS = 3, 2
_SAYS = r"said|told|says|dit|déclaré|expliqué|affirmé|assuré|lancé|confié|déploré|regretté|ajouté"
_DAYS = vocabulary("temporal").tables["weekdays"]
_WEEKDAYS = {line.split()[0]: number for lang in ("fr", "en") for number, line in enumerate(_DAYS[lang])}
_SAID_ON = re.compile(rf"[»”\"][^«“\"]*(?<![\w-])(?:{_SAYS}) (?:[^«“\",.]{{0,60}} )?({'|'.join(_WEEKDAYS)})(?![\w-])")


class Said(Place, Protocol):
    """Words that say “today” or the like."""

    @property
    def words(self) -> str:
        """The words themselves."""

    @property
    def before(self) -> str:
        """Their sentence before them."""

    @property
    def after(self) -> str:
        """Their sentence after them."""

    @property
    def is_quoted(self) -> bool:
        """Whether they stand in quotation marks."""


def is_of_that_day(said: Said, published: Publication, anchors: list[Anchor]) -> bool:
    """Tell whether “today” is a day and no age: “today’s vote”; or a quotation begins with it, of what was that day."""
    if not _TODAY.fullmatch(said.words):
        return False
    if _OF_TODAY[0].match(said.after) or _OF_TODAY[1].search(said.before):
        return True
    if _PERFORMS.match(said.after):
        return True
    if not _VERB.match(said.after) or not _QUOTE_OPENS.search(said.text[max(0, said.start - 3) : said.start]):
        return False
    return any(_TODAY.search(said.text, *each.span) for each in anchors if published.is_in(each.period))


def day_of_saying(
    said: Said, meaning: Meaning, published: Publication, anchors: list[Anchor]
) -> tuple[Step, Anchor] | None:
    """Return what quoted words mean from the day on which they were said, and the date that gives that day.

    It is the last that the article itself has told, here or just before, a few days before publication.
    """
    if not said.is_quoted or not published.first or not published.is_one_day:
        return None
    if not isinstance(meaning, Step) or (meaning.unit, meaning.origin) != ("day", "published"):
        return None
    if at_end := _named_after(said, published.first):
        return Step("day", meaning.count, "mentioned"), at_end
    for each in reversed(anchors):
        if said.block - each.block > _BLOCKS:
            return None
        start = each.period.start
        if each.is_quoted or not start or each.period.precision != "day":
            continue
        ago = (published.first - start.first_day).days
        if 0 <= ago <= _DAYS_AGO:
            return Step("day", meaning.count, "mentioned"), each
    return None


def _named_after(said: Said, now: datetime.date) -> Anchor | None:
    """“We land tomorrow,” she said on Tuesday: the day stands behind the quotation."""
    found = _SAID_ON.search(said.after)
    if not found:
        return None
    day = now - datetime.timedelta(days=(now.weekday() - _WEEKDAYS[found[1]]) % 7)
    start, end = (said.start + len(said.words) + place for place in found.span(1))
    return Anchor(periods.of_day(day), (start, end), said.block, (start, end), is_whole=False, is_aside=False)
