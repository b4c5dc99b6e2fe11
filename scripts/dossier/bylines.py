"""Reads the lines in which an article says who wrote it and when: «Par Jean Dupont, publié le 3 mars 2023 à 14h05».

A line is a byline only where every piece of it is explained: a name, a role, a place, a date, a time, a counter.
What remains unexplained makes it a sentence like any other. The words stand in vocabulary/bylines.yml.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from dossier.byline_pieces import DATE, SEPARATORS, TIME, Pieces, cut
from dossier.dates import PartialDate
from dossier.lines import REMAINS
from dossier.persons import AGENCY, is_mononym, person_names
from dossier.vocabulary import vocabulary
from dossier.written_dates import WrittenDate, WrittenTime, time_text


@dataclass(frozen=True)
class Moment:
    """A day and a time of day, as far as they are written."""

    date: PartialDate | None = None
    time: str | None = None
    """'HH:MM', with an offset where a zone is written."""
    weekday_is_wrong: bool = False


@dataclass(frozen=True)
class Byline:
    """What such a line says."""

    authors: tuple[str, ...] = ()
    """The persons it names as authors."""
    desk: str | None = None
    """Who is named in their place, where no person is: an agency, the editors («Le Courrier avec AFP»)."""
    published: Moment = Moment()
    updated: Moment = Moment()
    source: str | None = None
    """The outlet, where it is named beside the author."""
    is_marked: bool = False
    """Whether a word says that this is a byline («par», "by", «publié le»), or only its form."""


# Longest byline, in characters: several authors, two dates, reading time. More pieces are a list of something else.
_LONGEST, _MOST_PIECES = 320, 14
# The most words of a byline without a figure and without a label at its head: four names with what they do.
_MOST_BARE_WORDS = 16
# The most words of a place's name, and of a desk's.
_LONGEST_PLACE, _LONGEST_DESK = 3, 8

_WORDS = vocabulary("bylines")
_UPDATED, _PUBLISHED = _WORDS.pattern("updated"), _WORDS.pattern("published")
_BY, _OTHERS = _WORDS.pattern("by"), _WORDS.pattern("others")
_LABELLED = re.compile("|".join((_UPDATED.pattern, _PUBLISHED.pattern, _BY.pattern, _OTHERS.pattern)), re.IGNORECASE)
_AGO, _FILLER = _WORDS.pattern("ago"), _WORDS.pattern("filler")
_ROLE, _DESK = _WORDS.pattern("role"), _WORDS.pattern("desk")
_LOGINS = frozenset(_WORDS.lines("login"))

_REPORTS = re.compile(
    r"(?P<names>[A-ZÀ-Ý].{3,60}?),?\s+(?:reports?|reporting|writes)\s+from\s+[A-ZÀ-Ý][\w\s,'’.-]{1,40}"
)
_REPORTING = re.compile(r"\(?\s*(?:reporting|reported|writing\s+and\s+reporting)\s+by\s+", re.IGNORECASE)
_AFTER_REPORTERS = re.compile(r"[;.]\s|[;)]|\s+[–-]?\s*(?:editing|writing|additional)\b", re.IGNORECASE)
_CONTACT = re.compile(r"(?:e-?mail\s*:?\s*)?[\w.+-]+@[\w.-]+|@\w+|https?://\S+|www\.\S+", re.IGNORECASE)
_MARK = re.compile(f"[{DATE}{TIME}]")
_CONNECTORS = re.compile(
    r"\b(?:le|à|a|at|on|du|of|the|en|in|vers|as|dès|de|et|and|heures?|hours?|hrs|the|edition|édition|since|depuis)\b",
    re.IGNORECASE,
)
_PLACE = re.compile(r"(?:à|au|aux|en|in|at|from|depuis|dans)\s+[A-ZÀ-Ý][\w'’.-]*(?:[\s,-]+[\w'’.-]+){0,4}")
_OUTLET = re.compile(
    r"(?:(?:Le|La|Les|L['’]|The|Der|El|Il)\s*)?[A-ZÀ-Ý0-9][\w'’.&-]*"
    r"(?:\s+(?:[A-ZÀ-Ý0-9][\w'’.&-]*|de|du|des|la|le|les|of|the|and|et|en|&|l['’][\w-]+|d['’][\w-]+)){0,5}"
)
_NAMED_OUTLET = re.compile(r"(?:Le|La|Les|The)\s+\S+\s|L['’]\S+\s")
_OUR = re.compile(r"(?:our|notre|nos)\s", re.IGNORECASE)
_WITH = re.compile(r"(?:avec|with|via)\b", re.IGNORECASE)
_WITH_AGENCY = re.compile(r"(?:avec|with|via|source\s*:?)\s+", re.IGNORECASE)
_JOINED = re.compile(r"\s(?:avec|with|et|and)\s")


@lru_cache(maxsize=4096)
def read_byline(line: str, *, day_first: bool | None = None) -> Byline | None:
    """Return what a line says of authors and dates, or None where it says anything else, or nothing of them."""
    words = " ".join(REMAINS.sub(" ", line).split())
    if not words or len(words) > _LONGEST or words.endswith(("?", "!", ":")) or _MARK.search(words):
        return None
    if _is_sentence(words):
        return None
    if (sent := _REPORTS.fullmatch(words)) and (names := person_names(sent["names"])):
        return Byline(names, is_marked=True)
    if reported := _REPORTING.match(words):
        names = person_names(_AFTER_REPORTERS.split(words[reported.end() :])[0])
        return Byline(names, is_marked=True) if names else None
    byline = _Reading(cut(words, day_first)).byline()
    is_aside = words.startswith("(") and words.endswith(")") and AGENCY.search(words) is None
    return None if byline and is_aside and not byline.is_marked else byline


def _is_sentence(words: str) -> bool:
    """Tell at a glance what is no byline: many words, with neither a figure nor a label at their head."""
    has_figure = any(map(str.isdecimal, words))
    return len(words.split()) > _MOST_BARE_WORDS and not has_figure and not _LABELLED.match(words)


class _Reading:
    """One line while it is being read, piece by piece."""

    def __init__(self, pieces: Pieces) -> None:
        self.pieces = pieces.texts
        self.dates, self.times = list(pieces.dates), list(pieces.times)
        self.found = Byline()
        self.is_update = False
        self.explained = False
        """Whether a piece said who or when."""

    def byline(self) -> Byline | None:
        """Return what the pieces say, or None where one of them remains unexplained, or none says anything."""
        if len(self.pieces) > _MOST_PIECES or not all(map(self._is_explained, self.pieces)):
            return None
        return self.found if self.explained or self.found.is_marked else None

    def _is_explained(self, piece: str) -> bool:
        """Take in what a piece says; tell whether it is explained: the first way to read it that applies decides."""
        answers = (read(self, piece) for read in _WAYS)
        return next((answer for answer in answers if answer is not None), False)

    def _updated(self, piece: str) -> bool | None:
        """Read «Mis à jour le …»."""
        if not (label := _UPDATED.match(piece)):
            return None
        self.is_update = True
        self._mark()
        rest = piece[label.end() :].strip(SEPARATORS)
        return self._dated(rest) if rest and not _AGO.fullmatch(rest) else True

    def _others(self, piece: str) -> bool | None:
        """Read «Photos : …», "Editing by …": no authors, but names."""
        if not (label := _OTHERS.match(piece)):
            return None
        rest = piece[label.end() :]
        return bool(person_names(rest)) or AGENCY.search(piece) is not None or is_mononym(rest)

    def _signed(self, piece: str) -> bool | None:
        """Read «Par …»."""
        if not (label := _BY.match(piece)):
            return None
        self._mark()
        return self._named(piece[label.end() :].strip(SEPARATORS), is_marked=True)

    def _published(self, piece: str) -> bool | None:
        """Read «Publié le …», and dates and times without a label."""
        if not _MARK.search(piece):
            return None
        if label := _PUBLISHED.match(piece):
            self.is_update = False
            if not _is_only_article(label):
                self._mark()
            piece = piece[label.end() :].strip(SEPARATORS)
        return self._dated(piece)

    def _filler(self, piece: str) -> bool | None:
        """Read what says neither who nor when."""
        return True if _FILLER.fullmatch(piece) or _AGO.fullmatch(piece) or _CONTACT.fullmatch(piece) else None

    def _label_alone(self, piece: str) -> bool | None:
        """Read «Publié», «Publié il y a deux heures»."""
        label = _PUBLISHED.match(piece)
        if not label or _is_only_article(label):
            return None
        self._mark()
        rest = piece[label.end() :].strip(SEPARATORS)
        return not rest or bool(_FILLER.fullmatch(rest) or _AGO.match(rest))

    def _unlabelled(self, piece: str) -> bool:
        return self._named(piece, is_marked=False)

    def _mark(self) -> None:
        self.found = replace(self.found, is_marked=True)

    # --- dates

    def _dated(self, piece: str) -> bool:
        """Take in dates and times; what stands with them must be connecting words, or names."""
        for mark in _MARK.findall(piece):
            self.explained = True
            self._take_date(self.dates.pop(0)) if mark == DATE else self._take_time(self.times.pop(0))
        rest = " ".join(_CONNECTORS.sub(" ", _MARK.sub(" ", piece)).strip(SEPARATORS).split())
        if not rest or _FILLER.fullmatch(rest) or _AGO.fullmatch(rest):
            return True
        label = _BY.match(rest)
        return self._named(rest[label.end() :] if label else rest, is_marked=label is not None)

    def _take_date(self, date: WrittenDate) -> None:
        """Take in a date: without a label, the first is the publication's, and the second the update's."""
        self.is_update = self.is_update or self.found.published.date is not None
        moment = self._moment("updated" if self.is_update else "published")
        if not moment.date:
            self._set(self.is_update, replace(moment, date=date.date, weekday_is_wrong=date.contradicts_itself))

    def _take_time(self, time: WrittenTime) -> None:
        """Take in a time of day; the day beside it decides a zone's offset."""
        is_update = self.is_update or self.found.published.time is not None
        moment = self._moment("updated" if is_update else "published")
        if not moment.time:
            known = moment.date or self.found.published.date or next((each.date for each in self.dates), None)
            day = known.first_day if known and known.day else None
            self._set(is_update, replace(moment, time=time_text(time, day)))

    def _moment(self, which: Literal["published", "updated"]) -> Moment:
        return self.found.updated if which == "updated" else self.found.published

    def _set(self, is_update: bool, moment: Moment) -> None:
        self.found = replace(self.found, updated=moment) if is_update else replace(self.found, published=moment)

    # --- names

    def _named(self, piece: str, *, is_marked: bool) -> bool:
        """Take in names of persons, a desk, an outlet, a place; tell whether the piece is one of these."""
        if not piece or piece.lower() in _LOGINS:
            return True
        is_role = _ROLE.fullmatch(piece) is not None
        if self.found.authors and is_role and not is_marked:
            return True
        names = person_names(piece) or ((piece,) if is_marked and is_mononym(piece) else ())
        if names:
            self.found = replace(self.found, authors=tuple(dict.fromkeys([*self.found.authors, *names])))
            self.explained = True
            return True
        if is_role and is_marked and _OUR.match(piece) and _DESK.search(piece):
            return self._take_desk(piece, is_marked=is_marked)
        if is_role or _PLACE.fullmatch(piece):
            return True
        if (_DESK.search(piece) or AGENCY.search(piece)) and (_OUTLET.match(piece) or _DESK.match(piece)):
            return self._take_desk(piece, is_marked=is_marked)
        if _WITH_AGENCY.match(piece) and AGENCY.search(piece):
            return True
        return _OUTLET.fullmatch(piece) is not None and self._take_outlet(piece)

    def _take_desk(self, piece: str, *, is_marked: bool) -> bool:
        """Take in an agency or the editors, where no person is named before."""
        is_agency = AGENCY.fullmatch(piece) is not None
        if self.found.authors or self.found.desk or len(piece.split()) > _LONGEST_DESK:
            return bool(self.found.authors) or is_agency
        self.found = replace(self.found, desk=piece)
        self.explained = self.explained or is_marked or is_agency or _JOINED.search(piece) is not None
        return True

    def _take_outlet(self, piece: str) -> bool:
        """Take in an outlet beside an author or a date; beside a date, a short name may be a place's."""
        has_date = bool(self.found.published.date or self.dates)
        if self.found.is_marked or self.found.authors or (has_date and _NAMED_OUTLET.match(piece)):
            self.found = replace(self.found, source=self.found.source or piece)
            return True
        return has_date and len(piece.split()) <= _LONGEST_PLACE


def _is_only_article(label: re.Match[str]) -> bool:
    """Whether a label is only «le», which says nothing by itself."""
    return label.group().strip().lower() == "le"


_Way = Callable[[_Reading, str], bool | None]
_WAYS: tuple[_Way, ...] = (
    _Reading._updated,
    _Reading._others,
    _Reading._signed,
    _Reading._published,
    _Reading._filler,
    _Reading._label_alone,
    _Reading._unlabelled,
)
"""How a piece may be read, tried in this order; None means that a way doesn't apply."""
