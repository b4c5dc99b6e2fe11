"""Puts aside what stands at the foot on the author: a name, a biography, a counter of articles."""

import re

from dossier.bylines import read_byline
from dossier.persons import is_person
from dossier.sheet import Sheet, Verdicts
from dossier.vocabulary import vocabulary

_REASON = "removed.author_box"
_WORDS = vocabulary("author_boxes")
_LIFE = _WORDS.pattern("biography")
_AFTER_NAME = re.compile(_WORDS.any_of("after_name"))
_COUNTER = _WORDS.pattern("counter")
_GOES_ON = re.compile(r"(?:His|Her|He|She|They|Their|Il|Elle|Son|Sa|Ses)\b")

# Where the foot of a text may begin, as a share of its length: boxes on authors stand below.
_FOOT = 0.55
# The lines at the top that may hold an author's bare name; those below a name that its box may take.
_HEAD_LINES, _BOX_LINES = 12, 3
# Longest biography, and longest sentence that goes on with one, in characters.
_LONGEST, _LONGEST_MORE = 700, 220


def author_boxes(sheet: Sheet) -> Verdicts:
    """Return the lines of boxes on authors."""
    names = _authors(sheet)
    foot = _foot(sheet)
    found = {each for at in foot for each in _box_at(sheet, at, names)}
    for at in foot:
        text = sheet.lines[at].text
        if at - 1 in found and len(text) < _LONGEST_MORE and _GOES_ON.match(text):
            found.add(at)
    if found:
        found |= {at for at in foot if sheet.lines[at].text in names or _COUNTER.fullmatch(sheet.lines[at].text)}
    return dict.fromkeys(sorted(found), _REASON)


def _foot(sheet: Sheet) -> list[int]:
    """Return the open lines of the text's foot."""
    total = sheet.lines[-1].end if sheet.lines else 0
    lines = (at for at, line in enumerate(sheet.lines) if line.start >= _FOOT * total)
    return [at for at in lines if sheet.is_open(at) and at != sheet.title]


def _authors(sheet: Sheet) -> set[str]:
    """Return the names of whom bylines name, and the bare names at the top."""
    bylines = (read_byline(line.text) for line in sheet.lines)
    named = {name for each in bylines if each and (each.is_marked or each.published.date) for name in each.authors}
    return named | {line.text for line in sheet.lines[:_HEAD_LINES] if is_person(line.text)}


def _box_at(sheet: Sheet, at: int, names: set[str]) -> list[int]:
    """Return the lines of a box that begins at line `at`, or none where none does."""
    text = sheet.lines[at].text.lstrip("•*–—- ")
    if any(_is_biography(text, name) for name in names):
        return [at]
    return _box_below(sheet, at, text) if is_person(text) else []


def _is_biography(text: str, name: str) -> bool:
    """Tell a sentence on an author from the article's: it begins with the name, in the words of such boxes."""
    if not text.lower().startswith(name.lower()) or len(text) > _LONGEST:
        return False
    rest = text[len(name) :].lstrip()
    return _AFTER_NAME.match(rest) is not None and _LIFE.search(rest) is not None


def _box_below(sheet: Sheet, at: int, name: str) -> list[int]:
    """Return the lines of a box that begins with a bare name, or none where no box follows it."""
    box = [at]
    for each in range(at + 1, min(at + 1 + _BOX_LINES, len(sheet.lines))):
        text = sheet.lines[each].text
        if text == name or _COUNTER.fullmatch(text) or (name in text and _LIFE.search(text)):
            box.append(each)
        elif sheet.is_open(each):
            break
    return box if len(box) > 1 else []
