"""Puts aside the lines that are not the article: a ladder of passes, each of which knows what those before it found.

The first tell by words alone; those after the title is known tell by where a line stands.
"""

from collections.abc import Callable, Iterator

from dossier.author_boxes import author_boxes
from dossier.furniture import folded, furniture, header, is_furniture_row
from dossier.heads import credit_reason, in_the_head
from dossier.lines import ITEM
from dossier.shapes import are_initials, ends_sentence, is_caption, is_prose, without_marks
from dossier.sheet import Sheet, Verdicts

Pass = Callable[[Sheet], Verdicts]

# A line said again is put aside where it is longer than this, in characters, and not much longer than the title.
_SHORT_TITLE = 30
_DUPLICATE = 1.6
# No list of links is longer, in lines.
_LONGEST_LIST = 12

# What stands above a title: a list in a menu ends there.
_STANDS_ABOVE = frozenset({"removed.breadcrumb", "removed.byline", "removed.dateline", "removed.reading_time"})
# Headings that announce nothing by themselves in the middle of a text.
_FOOT_HEADERS = ("removed.comments", "removed.author_box")
# Below what share of an article's sentences a heading ends it, and how long the lines are that follow, in characters:
# readers' comments may be as long as they like.
_ENDS = {
    "removed.comments": (0.6, 10_000),
    "removed.most_read": (0.9, 200),
    "removed.author_box": (0.9, 200),
    "removed.newsletter": (0.9, 200),
}
# Below one of these the article may go on.
_STANDS_WITHIN = frozenset(
    {"removed.see_also", "removed.advertisement", "removed.mark", "removed.byline", "removed.credit"}
)


def by_words(sheet: Sheet) -> Verdicts:
    """Return the lines that only a page would say of itself."""
    found = {}
    for at, line in enumerate(sheet.lines):
        reason = furniture(line.text)
        if not reason and is_furniture_row(sheet.raw.text[line.start : line.end]):
            reason = "removed.share"
        if reason and not (reason == "removed.breadcrumb" and _is_suffixed_title(line.text)):
            found[at] = reason
    return found


def _is_suffixed_title(text: str) -> bool:
    """Spare a headline that looks like a path only because of the outlet's name at its end."""
    return text.count("|") == 1 and len(text) > _SHORT_TITLE and "/" not in text


# --- lists that a heading announces -----------------------------------------------------------------------------------


def announced(sheet: Sheet) -> Verdicts:
    """Return the headlines below «Sur le même sujet», "Most read" and their kin, as far as the list goes on."""
    found: dict[int, str] = {}
    for at, line in enumerate(sheet.lines):
        reason = header(line.text)
        is_button = reason != "removed.tags" and sheet.verdicts.get(at) == "removed.share"
        if not reason or reason in _FOOT_HEADERS or at in found or is_button:
            continue
        below = list(_headlines_below(sheet, at))
        if below or not sheet.is_open(at) or not any(each > at for each in sheet.prose):
            found.update((each, reason) for each in (at, *below) if sheet.is_open(each))
        # Otherwise it announces nothing: it is an intertitle.
    return found


def _headlines_below(sheet: Sheet, at: int) -> Iterator[int]:
    """Yield the lines of the list that line `at` announces."""
    taken: list[int] = []
    ended_by_prose = False
    for each in range(at + 1, len(sheet.lines)):
        text = sheet.lines[each].text
        if sheet.verdicts.get(each) in _STANDS_ABOVE:
            break
        if not sheet.is_open(each) and not header(text):
            continue
        ended_by_prose = len(taken) < _LONGEST_LIST and not header(text) and is_prose(text)
        if ended_by_prose or _ends_list(sheet, taken, each):
            break
        taken.append(each)
    gaps = [sheet.lines[each].after_gap for each in taken]
    if ended_by_prose and len(taken) > 1 and (all(gaps) or gaps[-1]):
        taken.pop()  # the last may be the next section's intertitle
    yield from taken


def _ends_list(sheet: Sheet, taken: list[int], at: int) -> bool:
    """Tell the line that is no headline of the list any more: another heading, a sentence, another paragraph."""
    line = sheet.lines[at]
    is_sentence = ends_sentence(line.text) and not line.text.endswith("?")
    is_apart = bool(taken) and line.after_gap and not sheet.lines[taken[-1]].after_gap
    return header(line.text) is not None or len(taken) >= _LONGEST_LIST or is_sentence or is_apart


# --- by place ---------------------------------------------------------------------------------------------------------


def in_the_body(sheet: Sheet) -> Verdicts:
    """Return bylines and dates that say what they are, wherever they stand, and the title said again."""
    found = {}
    title = folded(without_marks(sheet.lines[sheet.title].text)) if sheet.title is not None else ""
    for at, line in enumerate(sheet.lines):
        if not sheet.is_open(at) or at == sheet.title:
            continue
        byline = sheet.byline(at)
        says = byline and (byline.authors or byline.desk or byline.published.date or byline.updated.date)
        if byline and byline.is_marked and says:
            found[at] = credit_reason(byline)
        elif _says_again(line.text, title):
            found[at] = "removed.duplicate"
    return found


def _says_again(text: str, title: str) -> bool:
    words = folded(text)
    return len(title) > _SHORT_TITLE and title in words and len(words) < _DUPLICATE * len(title)


def after_the_end(sheet: Sheet) -> Verdicts:
    """Return what follows a heading that only the foot of a page has: readers' comments, lists of other articles."""
    lengths = {at: len(sheet.lines[at].text) for at in sheet.prose}
    total = sum(lengths.values())
    for at, line in enumerate(sheet.lines):
        reason = header(line.text)
        if sheet.is_open(at) or reason not in _ENDS:
            continue
        share, longest = _ENDS[reason]
        above = sum(length for each, length in lengths.items() if each < at)
        if above and above >= share * total:
            below = (each for each in range(at, len(sheet.lines)) if sheet.is_open(each))
            return {each: reason for each in below if len(sheet.lines[each].text) <= longest}
    return {}


def in_the_foot(sheet: Sheet) -> Verdicts:
    """Return what stands below the last sentences: signatures, tags, remains of the page."""
    if not sheet.prose:
        return {}
    found: dict[int, str] = {}
    is_below = False
    for at in range(sheet.prose[-1] + 1, len(sheet.lines)):
        if not sheet.is_open(at):
            is_below = is_below or sheet.verdicts[at] not in _STANDS_WITHIN
        elif reason := _reason_in_foot(sheet, at, is_below=is_below):
            found[at] = reason
    return found


def _reason_in_foot(sheet: Sheet, at: int, *, is_below: bool) -> str | None:
    """Return why a line of the foot is not the article; `is_below` tells that something of the page stands above it."""
    text = sheet.lines[at].text
    byline = sheet.byline(at)
    if byline and not ITEM.match(text):
        return credit_reason(byline)
    if are_initials(text):
        return "removed.byline"
    is_teaser = is_below and text.endswith("?")
    is_article = is_caption(text) or (ends_sentence(text) and not is_teaser)
    return "removed.furniture" if is_below and not is_article else None


BY_WORDS: tuple[Pass, ...] = (by_words, announced)
BY_PLACE: tuple[Pass, ...] = (author_boxes, in_the_head, in_the_body, after_the_end, in_the_foot)
"""Run in this order, with the title found between the two; a line keeps the first reason that it is given."""
