"""Puts aside what stands around the title: kickers, outlets, bylines, dates, buttons; decks and sentences stay."""

import re

from dossier.bylines import Byline
from dossier.lines import ITEM, MARKED_HEADING
from dossier.outlet_names import is_section
from dossier.shapes import LABEL_WORDS, are_initials, ends_sentence, is_caption, is_label, is_prose
from dossier.sheet import Sheet, Verdicts
from dossier.vocabulary import vocabulary

_ROLE = vocabulary("author_boxes").pattern("role_line")
_BAR = re.compile(r"\s[|•·]\s")
# Words that stand alone between the lines of a byline.
_JOINING = frozenset({"et", "and", "&", "par", "by"})
# A longer line above the title is no kicker, but a remainder of the page; one of a few words is no headline.
_KICKER_WORDS = 2 * LABEL_WORDS
_HEADLINE_WORDS = 3


def is_role_line(text: str) -> bool:
    """Tell a line of what somebody does («envoyé spécial à Moscou»), as it stands below a name."""
    return _ROLE.fullmatch(text) is not None


def in_the_head(sheet: Sheet) -> Verdicts:
    """Return the lines around the title that are not the article."""
    found: dict[int, str] = {}
    for at in range(sheet.head_end):
        if not sheet.is_open(at) or at == sheet.title or at in sheet.prose or sheet.lines[at].text.startswith("##"):
            continue
        is_below_byline = found.get(at - 1) == "removed.byline"
        if reason := _as_credit(sheet, at, is_below_byline=is_below_byline) or _as_label(sheet, at):
            found[at] = reason
    return found


def credit_reason(byline: Byline) -> str:
    """Return why a line that says who or when is put aside."""
    return "removed.byline" if byline.authors or byline.desk else "removed.dateline"


def _as_credit(sheet: Sheet, at: int, *, is_below_byline: bool) -> str | None:
    """Return the reason for a byline, a date, and what belongs to one."""
    text = sheet.lines[at].text
    byline = sheet.byline(at)
    if byline and _counts(byline, sheet, at):
        return credit_reason(byline)
    is_role = is_below_byline and is_role_line(text) and not ends_sentence(text)
    return "removed.byline" if is_role or text.lower() in _JOINING or are_initials(text) else None


def _counts(byline: Byline, sheet: Sheet, at: int) -> bool:
    """Tell a byline from a headline that is made of a name only."""
    has_date = byline.published.date or byline.updated.date or byline.published.time
    if byline.is_marked or has_date or byline.desk:
        return True
    return sheet.is_below_title(at) and not MARKED_HEADING.match(sheet.lines[at].text)


def _as_label(sheet: Sheet, at: int) -> str | None:
    """Return the reason for a label: above the title for any line, below it for a few words."""
    text = sheet.lines[at].text
    words = len(text.split())
    if text.endswith(":") and ITEM.match(sheet.text_below(at)):
        return None  # it leads to a list
    if sheet.is_below_title(at) and words <= _KICKER_WORDS and _BAR.search(text):
        return "removed.furniture"
    if is_caption(text) or (ends_sentence(text) and words > 1):
        return None
    if sheet.title is None:
        is_headline = at == sheet.head_end - 1 and words >= _HEADLINE_WORDS and not is_section(text)
        return None if is_headline else "removed.kicker"
    if at < sheet.title:
        return "removed.kicker" if words <= _KICKER_WORDS else "removed.furniture"
    is_bare = is_label(text) and (is_section(text) or not _is_heading(sheet, at))
    return "removed.furniture" if is_bare else None


def _is_heading(sheet: Sheet, at: int) -> bool:
    """Tell an intertitle that stands right before the first sentences."""
    is_before_prose = sheet.is_open(at + 1) and is_prose(sheet.text_below(at))
    return is_before_prose and MARKED_HEADING.match(sheet.lines[at].text) is not None
