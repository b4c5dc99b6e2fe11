"""Finds what sums an article up between its headline and its first line: the standfirst, and a list of key points."""

import re
from collections.abc import Sequence

from lxml.html import HtmlElement

from dossier.webpage.boxes import own_elements
from dossier.webpage.facts import Page, likeness_of
from dossier.webpage.lines import Line
from dossier.webpage.names import name_words
from dossier.webpage.persons import is_credit_line, names_only
from dossier.webpage.regions import is_prose
from dossier.webpage.structured_data import strings
from dossier.webpage.tree import plain

_STANDFIRST = re.compile(
    r"(?:^| )(?:chapo|chapeau|standfirst|stand first|deck|dek|lede|lead|leadin|subtitle|sub title|subhead"
    r"|subheadline|sub headline|subheading|summary|excerpt|abstract|accroche"
    r"|intro|introduction|description|desc|teaser|sapo|sous titre|soustitre|article desc|headline dek"
    r"|alternative ?headline|kicker text)(?= |$)"
)
# Lists of key points: what each says at least, in words, and how little of it is a link.
_FEWEST_WORDS = 3
_LEAST_LINK = 0.5
_MARKS = 5
_NEAR = 40
_FARTHEST = 80


def is_named_standfirst(line: Line) -> bool:
    """Tell a line that the markup calls a standfirst."""
    return any(_STANDFIRST.search(name) for element in own_elements(line) for name in name_words(element))


def find_standfirst(page: Page, reasons: Sequence[str | None], title_at: int | None, start: int) -> set[int]:
    """Return the lines between the headline and the core that sum the article up."""
    if title_at is None:
        return set()
    summaries = [meta.content for meta in page.meta("og:description", "description", "twitter:description")]
    summaries += [
        words for key in ("description", "alternativeHeadline") for words in strings(page.article.get(key))[:1]
    ]
    found = set()
    between = range(title_at + 1, start) if title_at < start else range(max(title_at - 3, 0), title_at)
    for number in between:
        line = page.lines[number]
        if reasons[number] not in (None, "removed.related") or len(line.words) < 20 or line.link_share > 0.5:
            continue
        named = is_named_standfirst(line)
        summed = any(
            likeness_of(line.words, each) > 0.7 or (len(line.words) > 40 and plain(line.words)[:80] in plain(each))
            for each in summaries
        )
        follows = number == title_at + 1 and (line.block.tag in ("h2", "p") and is_prose(line))
        if (
            reasons[number] is None and (named or summed or is_prose(line) or follows) and not is_credit_line(line)
        ) or (
            reasons[number]
            and (summed or (named and title_at < number < title_at + _NEAR and _is_whole_part(page, line)))
        ):
            found.add(number)
    return found


def _is_whole_part(page: Page, line: Line) -> bool:
    """Tell prose without links that the part of the page around it holds alone: `teaser-text` below a headline."""
    part = next((each for each in line.chain() if each in page.regions), None)
    if part is None or not is_prose(line) or line.linked:
        return False
    return len(" ".join(part.text_content().split())) <= len(line.words) + _MARKS


def find_key_points(page: Page, reasons: Sequence[str | None], title_at: int | None, start: int) -> set[int]:
    """Return the list that sums the article up between the headline and its first line."""
    if title_at is None:
        return set()
    found: dict[HtmlElement | None, list[int]] = {}
    for number in range(title_at + 1, min(start, title_at + _FARTHEST) + 1):
        line = page.lines[number]
        if (
            line.block.tag == "li"
            and reasons[number] is None
            and line.link_share < _LEAST_LINK
            and len(line.words.split()) > _FEWEST_WORDS
            and not is_credit_line(line)
            and not names_only(line, page)
        ):
            found.setdefault(line.block.getparent(), []).append(number)
    return {number for numbers in found.values() if len(numbers) > 1 for number in numbers}
