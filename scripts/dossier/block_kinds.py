"""Tells what kind of block a line of the article is: by its marks, by the page's markup, or by its form and place."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from dossier.article import BlockKind
from dossier.lines import ITEM, MARKED_HEADING, QUOTED, Line
from dossier.shapes import LONGEST_TITLE, is_caption, is_label, looks_like_heading
from dossier.sheet import Sheet

_NUMBER = re.compile(r"(\d{1,2})[.)°]")
_DIALOGUE = re.compile(r"[–—-][ \t\u00a0\u202f]*(?=[«“\"]?\s?[A-ZÀ-Ý])")
# More lines than this that are questions make an interview.
_FEW_QUESTIONS = 2


@dataclass(frozen=True)
class Kind:
    """What a line is."""

    name: BlockKind
    marker: int = 0
    """How many characters its marker takes, at the head of the line."""
    number: int | None = None


@dataclass(frozen=True)
class _Place:
    """A line of the article, with what stands around it."""

    sheet: Sheet
    at: int
    following: Line | None
    """The next line of the article."""

    @property
    def text(self) -> str:
        """Its words, with single spaces."""
        return self.sheet.lines[self.at].text

    @property
    def as_read(self) -> str:
        """Its words as they stand in the text."""
        line = self.sheet.lines[self.at]
        return self.sheet.raw.text[line.start : line.end]


def kind_of(sheet: Sheet, at: int, following: Line | None) -> Kind:
    """Return what the open line `at` is; `following` is the next one that is open."""
    place = _Place(sheet, at, following)
    return next((kind for rung in RUNGS if (kind := rung(place))), Kind("paragraph"))


def _by_markup(place: _Place) -> Kind | None:
    """A page's markup tells of every line."""
    mark = place.sheet.mark(place.at)
    if mark is None:
        return None
    if mark.kind is None or mark.kind == "row" or mark.kind == "title":
        return Kind("paragraph")
    return Kind(mark.kind)


def _marked_heading(place: _Place) -> Kind | None:
    found = MARKED_HEADING.match(place.as_read)
    return Kind("heading", found.end()) if found and len(place.as_read) <= LONGEST_TITLE else None


def _quote(place: _Place) -> Kind | None:
    found = QUOTED.match(place.as_read)
    return Kind("quote", found.end()) if found else None


def _item(place: _Place) -> Kind | None:
    """An item of a list: by a number with another beside it, or by a mark that is no dash of a dialogue."""
    found = ITEM.match(place.as_read)
    if not found:
        return None
    if number := _NUMBER.match(place.as_read):
        figure = int(number[1])
        return Kind("numbered", found.end(), figure) if _is_counted(place, figure) else None
    is_dialogue = _DIALOGUE.match(place.as_read) is not None and not _is_in_list(place)
    return None if is_dialogue else Kind("item", found.end())


def _is_counted(place: _Place, number: int) -> bool:
    """Tell a numbered item by its neighbours: one more above, or below."""
    lines = place.sheet.lines
    near = [_NUMBER.match(lines[at].text) for at in (place.at - 1, place.at + 1) if 0 <= at < len(lines)]
    return any(found and abs(int(found[1]) - number) == 1 for found in near)


def _is_in_list(place: _Place) -> bool:
    """Tell an item that begins with a dash from a line of dialogue: others stand beside it, and a colon above them."""
    lines, first = place.sheet.lines, place.at
    while first and lines[first - 1].text.startswith(place.text[0]):
        first -= 1
    return bool(first) and lines[first - 1].text.endswith(":")


def _caption(place: _Place) -> Kind | None:
    return Kind("caption") if is_caption(place.text) else None


def _standfirst(place: _Place) -> Kind | None:
    """What stands below the title and above the first sentences, and sentences above a byline."""
    sheet, at = place.sheet, place.at
    is_above_prose = not sheet.prose or at < sheet.prose[0]
    is_deck = sheet.is_below_title(at) and is_above_prose and not is_label(place.text)
    return Kind("standfirst") if is_deck or (at < sheet.head_end and at in sheet.prose) else None


def _question(place: _Place) -> Kind | None:
    """An interview's questions, each a line of its own, are no intertitles."""
    if not place.text.endswith("?"):
        return None
    sheet = place.sheet
    questions = sum(sheet.is_open(at) and line.text.endswith("?") for at, line in enumerate(sheet.lines))
    return Kind("paragraph") if questions > _FEW_QUESTIONS else None


def _heading(place: _Place) -> Kind | None:
    is_one = place.following is not None and looks_like_heading(place.text, place.following.text)
    return Kind("heading") if is_one else None


RUNGS: tuple[Callable[[_Place], Kind | None], ...] = (
    _by_markup,
    _marked_heading,
    _quote,
    _item,
    _caption,
    _question,
    _standfirst,
    _heading,
)
"""Tried in this order; the first that answers wins, and a line of which none tells is a paragraph."""
