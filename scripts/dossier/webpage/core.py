"""Finds the core of a page's article: the lines of prose that a witness takes for it.

The witnesses are the article's text in the structured data, trafilatura, and the container that holds most prose.
"""

import copy
from collections.abc import Sequence

from lxml.html import HtmlElement

from dossier.webpage.boxes import kind_of_place
from dossier.webpage.facts import Page
from dossier.webpage.lines import Line
from dossier.webpage.regions import is_prose
from dossier.webpage.structured_data import strings
from dossier.webpage.tree import plain

TOO_LITTLE = 140
"""Below this, in characters of prose, a witness found no article."""


def find_core(page: Page, reasons: Sequence[str | None], title_at: int | None) -> list[int]:
    """Return the lines of prose that a witness takes for the article, the first witness that has enough."""
    prose = [n for n, line in enumerate(page.lines) if reasons[n] is None and is_prose(line) and n != title_at]
    scored = _best_container(page, prose)
    by_data = _found_in("\n".join(strings(page.article.get("articleBody"))), page.lines, prose)
    by_trafilatura = _found_in(_trafilatura_text(page), page.lines, prose)
    for found in (by_data, by_trafilatura):
        if characters(page, found) >= max(TOO_LITTLE, characters(page, scored) // 3):
            return _in_one_cell(page, _with_likes(page, set(found) | (set(scored) & set(by_trafilatura)), prose))
    return _in_one_cell(page, _with_likes(page, set(scored or prose), prose))


def _in_one_cell(page: Page, core: list[int]) -> list[int]:
    """Leave out the other columns of a page that a table lays out: only those beside the one with most text."""
    held: dict[HtmlElement, int] = {}
    for number in core:
        for element in page.lines[number].chain():
            if element.tag == "td":
                held[element] = held.get(element, 0) + len(page.lines[number].words)
    main = max(held, key=lambda element: held[element], default=None)
    if main is None or 2 * held[main] < characters(page, core):
        return core
    return [
        number
        for number in core
        if main in page.lines[number].chain() or not any(each.tag == "td" for each in page.lines[number].chain())
    ]


def _with_likes(page: Page, core: set[int], prose: Sequence[int]) -> list[int]:
    """Add the prose that stands in containers of the same names: a body that advertisements cut in several."""
    kinds = {kind for number in core if (kind := kind_of_place(page.lines[number]))}
    return sorted(core | {number for number in prose if kind_of_place(page.lines[number]) in kinds})


def characters(page: Page, numbers: Sequence[int]) -> int:
    """Return how many characters lines hold."""
    return sum(len(page.lines[number].words) for number in numbers)


def _trafilatura_text(page: Page) -> str:
    """Return what trafilatura takes for the article, in the tree without what surely isn't."""
    import trafilatura  # half a second, which a build that reads no page doesn't pay

    tree = copy.deepcopy(page.tree)
    doomed = [twin for element, twin in zip(page.tree.iter(), tree.iter(), strict=True) if element in page.regions]
    for twin in doomed:
        if twin.getparent() is not None:
            twin.drop_tree()
    try:
        found = trafilatura.bare_extraction(
            tree,
            favor_recall=True,
            include_comments=False,
            include_tables=True,
            include_formatting=False,
            with_metadata=False,
        )
    except Exception:
        return ""
    return (found.text or "") if found and not isinstance(found, dict) else ""


def _best_container(page: Page, prose: Sequence[int]) -> list[int]:
    """Return the prose of the container that holds most of it, weighed as Readability does."""
    scores: dict[HtmlElement, float] = {}
    for number in prose:
        line = page.lines[number]
        weight = (len(line.words) / 100 + line.words.count(",") * 0.5) * (1 - line.link_share)
        for element, share in zip(line.block.iterancestors(), (1.0, 0.6, 0.4, 0.2), strict=False):
            scores[element] = scores.get(element, 0.0) + weight * share
    if not scores:
        return []
    best = max(scores, key=lambda element: scores[element])
    return [number for number in prose if any(each is best for each in page.lines[number].chain())]


def _found_in(text: str, lines: Sequence[Line], numbers: Sequence[int]) -> list[int]:
    """Return the lines whose words stand in a witness's text."""
    if not text.strip():
        return []
    said = f" {plain(text)} "
    return [number for number in numbers if f" {plain(lines[number].words)} " in said]
