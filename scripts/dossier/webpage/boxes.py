"""Tells what the place of a line among a page's elements makes of it: a heading, a caption, the label of a box."""

import re
from collections.abc import Sequence
from itertools import islice

from lxml.html import HtmlElement

from dossier.webpage.lines import Line
from dossier.webpage.regions import is_prose

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


_LONGEST_HEADING = 160


_LONGEST_CAPTION = 400


# The prose, in characters, that a box within the article may hold and go with its label.
_MOST_IN_BOX = 600


def kind_of_place(line: Line) -> tuple[str, ...] | None:
    """Return the tags and classes of a line's block and the two elements around it; None where none has a class."""
    around = [line.block, *list(line.block.iterancestors())[:2]]
    if not any(each.get("class") for each in around):
        return None
    return tuple(f"{each.tag!s} {each.get('class', '')}".strip() for each in around)


def own_elements(line: Line) -> list[HtmlElement]:
    """Return the elements that hold a line and little else: its block and up to two around it."""
    found = [line.element]
    for above in line.element.iterancestors():
        if len(found) > 3 or above.tag in ("article", "main", "body", "html", "header"):
            break
        is_list = line.block.tag == "li" and (above.tag in ("ul", "ol") or len(above) == 1)
        if not is_list and _says_more_than(above, int(1.5 * len(line.words) + 20)):
            break
        found.append(above)
        if len(list(islice((child for child in above if isinstance(child.tag, str)), 4))) > 3:
            break
    return found


def _says_more_than(element: HtmlElement, most: int) -> bool:
    """Tell whether an element holds more than so many characters, without reading on where it does."""
    held = 0
    for text in element.itertext():
        held += len(" ".join(text.split())) + 1
        if held > most + 1:
            return True
    return False


def prose_below(lines: Sequence[Line | None]) -> dict[HtmlElement, int]:
    """Return how many characters of prose each element holds."""
    prose: dict[HtmlElement, int] = {}
    for line in lines:
        if line is not None and is_prose(line):
            for element in line.chain():
                prose[element] = prose.get(element, 0) + len(line.words)
    return prose


def is_teaser_headline(line: Line) -> bool:
    """Tell a headline that is a link, as a whole."""
    if line.link_share < 0.9 or len(line.words.split()) < 3:
        return False
    in_anchor = any(each.tag == "a" for each in (line.block, *line.block.iterancestors()))
    return line.block.tag in HEADINGS or in_anchor


def box_of(line: Line, prose: dict[HtmlElement, int]) -> HtmlElement | None:
    """Return the largest element that a label opens and that holds little prose: a card, a list of links, a form."""
    own = prose.get(line.block, 0)
    box, inner = line.block, line.block
    for above in line.block.iterancestors():
        if above.tag in ("body", "html", "article", "main", "td") or prose.get(above, 0) - own > _MOST_IN_BOX:
            break
        before = [child for child in above if isinstance(child.tag, str)]
        before = before[: before.index(inner)]
        after = inner.getnext()
        if any(prose.get(child) for child in before) or _goes_on(inner, after, prose):
            break
        box = inner = above
    return box if box is not line.block else None


def is_caption(line: Line, prose: dict[HtmlElement, int]) -> bool:
    """Tell a line in an element that holds a picture, and no other prose."""
    own = prose.get(line.block, 0)
    if len(line.words) > _LONGEST_CAPTION or line.block.tag in (*HEADINGS, "li", "td", "blockquote"):
        return False
    if line.block.tag == "p" and next(line.block.iter("img"), None) is not None:
        return not is_prose(line)
    for number, above in enumerate(line.block.iterancestors()):
        if number > 2 or above.tag in ("body", "article", "main", "td", "li") or prose.get(above, 0) > own:
            return False
        if next(above.iter("img", "picture", "video", "amp-img"), None) is not None:
            words = len(" ".join(above.text_content().split()))
            return words <= len(line.words) + _LONGEST_CAPTION // 3 and next(above.iter(*HEADINGS), None) is None
    return False


def _goes_on(inner: HtmlElement, after: HtmlElement | None, prose: dict[HtmlElement, int]) -> bool:
    """Tell whether running text follows: two paragraphs, or one like the label itself."""
    paragraphs = 0
    while after is not None and paragraphs < 2:
        if prose.get(after):
            paragraphs += 1
            if after.tag == inner.tag == "p":
                return True
        after = after.getnext()
    return paragraphs > 1


def is_heading(line: Line) -> bool:
    """Tell an intertitle: by its tag, or as a short line in bold that ends no sentence."""
    if line.block.tag in HEADINGS:
        return len(line.words) <= 2 * _LONGEST_HEADING
    return (
        line.is_bold
        and len(line.words) <= _LONGEST_HEADING
        and not re.search(r"[.,;…:»”\"]$", line.words)
        and line.block.tag != "li"
        and "://" not in line.words
    )
