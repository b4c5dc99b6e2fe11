"""Tells why lines of a page aren't its article, before it is known which lines are.

By the part of the page that a line stands in, by its words, by the box that a label opens («Lire aussi»), by the
picture beside it, and because it stands on the page twice.
"""

from lxml.html import HtmlElement

from dossier.webpage.boxes import box_of, is_caption, is_teaser_headline, prose_below
from dossier.webpage.facts import Page
from dossier.webpage.lines import Line
from dossier.webpage.tree import plain
from dossier.webpage.vocabulary import line_reason, opens_like_a_teaser


def find_asides(page: Page, title_at: int | None) -> list[str | None]:
    """Return for each line why it isn't the article; None where it may be."""
    reasons = [_reason(page, line) for line in page.lines]
    _put_boxes_aside(page, reasons, title_at)
    _put_captions_aside(page, reasons, title_at)
    _drop_repeats(page, reasons)
    return reasons


def _reason(page: Page, line: Line) -> str | None:
    """Return why a line isn't the article, by its part of the page or by its words; None where it may be."""
    said = line_reason(line.words)
    if not said and line.link_share > 0.5 and len(line.words) < 250 and opens_like_a_teaser(line.words):
        said = "removed.related"
    stands = page.reason(line)
    return said if stands in (None, "removed.furniture", "removed.advertisement") and said else stands


def _put_boxes_aside(page: Page, reasons: list[str | None], title_at: int | None) -> None:
    """Let a box share the reason of its label: what stands under «Lire aussi», a headline that links elsewhere."""
    prose = prose_below([line if not reason else None for line, reason in zip(page.lines, reasons, strict=True)])
    boxes: dict[HtmlElement, str] = {}
    for number, line in enumerate(page.lines):
        reason = reasons[number]
        if number == title_at:
            continue
        if page.reason(line):
            continue
        if reason is None and is_teaser_headline(line):
            reason = reasons[number] = "removed.related"
        if reason in (
            "removed.related",
            "removed.newsletter",
            "removed.paywall",
            "removed.advertisement",
            "removed.comments",
        ):
            box = box_of(line, prose)
            if box is not None:
                boxes[box] = reason
    if boxes:
        for number, line in enumerate(page.lines):
            if reasons[number] is None and number != title_at:
                reasons[number] = next((boxes[each] for each in line.chain() if each in boxes), None)


def _put_captions_aside(page: Page, reasons: list[str | None], title_at: int | None) -> None:
    """Put aside what stands alone with a picture."""
    prose = prose_below(page.lines)
    for number, line in enumerate(page.lines):
        if reasons[number] is None and number != title_at and is_caption(line, prose):
            reasons[number] = "removed.caption"


def _drop_repeats(page: Page, reasons: list[str | None]) -> None:
    """Put aside prose that stands on the page twice, as in a version for print."""
    seen: set[str] = set()
    for number, line in enumerate(page.lines):
        if reasons[number] is None and len(line.words) > 80:
            key = plain(line.words)
            if key in seen:
                reasons[number] = "removed.furniture"
            seen.add(key)
