"""Recognizes the parts of a page that surely aren't the article, by tag, role and the words of their names.

Names are classes, ids and test ids, split into words: `articleRelated__list` is «article related list». A part is
never put aside when the title stands in it, or when little prose would be left outside.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from lxml.html import HtmlElement

from dossier.webpage.lines import Line
from dossier.webpage.names import name_words, reason_by_name
from dossier.webpage.tree import plain

# What the tag itself says. `header` and `aside` are weighed below.
_TAGS = {
    "nav": "removed.furniture",
    "footer": "removed.furniture",
    "menu": "removed.furniture",
    "dialog": "removed.furniture",
    "select": "removed.furniture",
    "button": "removed.furniture",
    "textarea": "removed.furniture",
    "form": "removed.furniture",
    "figcaption": "removed.caption",
    "time": "removed.dateline",
    "aside": "removed.furniture",
    "header": "removed.furniture",
}
_ROLES = {
    "navigation": "removed.furniture",
    "banner": "removed.furniture",
    "contentinfo": "removed.furniture",
    "search": "removed.furniture",
    "menu": "removed.furniture",
    "menubar": "removed.furniture",
    "dialog": "removed.furniture",
    "alertdialog": "removed.furniture",
    "complementary": "removed.furniture",
    "toolbar": "removed.share",
}
_NEVER = frozenset({"html", "body", "main", "article", "h1", "td", "tr", "tbody", "table"})
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)

# The most prose, in characters, that a small part may hold; one that holds more is named after something else.
_MOST_PROSE = {
    "removed.author_box": 1500,
    "removed.newsletter": 700,
    "removed.paywall": 700,
    "removed.advertisement": 900,
    "removed.share": 300,
    "removed.tags": 300,
    "removed.caption": 2500,
    "removed.kicker": 0,
    "removed.byline": 400,
    "removed.dateline": 100,
}
# The share of all prose that a part may hold by its name alone.
_MOST_SHARE = {"removed.furniture": 0.4, "removed.related": 0.7}
# A place with so much prose, in characters, is the article whatever its name, if no other place holds more.
_MANY_PARAGRAPHS = 600
_BODY = re.compile(
    r"(?:js |c |su |l |m |o |t )?(?:article|story)(?: (?:body|content|text|texte|corps))+(?: (?:content|text"
    r"|wrapper|inner))?"
    r"|articlebody|storybody|storytext|prism article body|fig content body"
)
# What offers a subscription; a part that is named after one and says none of this is text that subscribers may read.
_SELLS = re.compile(
    r"abonn|s['’]inscrire|inscri(?:vez|ption)|connect(?:ez|er)|réservé|essai|offre|offert|sans engagement|soutenez"
    r"|débloqu|subscri|sign (?:in|up)|log ?in|premium|trial|unlimited|cancel|offer|account|member|unlock|support|donate"
    r"|€|[$£]\s?\d|\d\s?\$|lire la suite|continue reading|keep reading",
    re.IGNORECASE,
)
_INTERTITLES = frozenset({"h2", "h3", "h4"})
_NOT_OF_HEADINGS = frozenset(
    {
        "removed.furniture",
        "removed.kicker",
        "removed.byline",
        "removed.tags",
        "removed.advertisement",
        "removed.paywall",
    }
)
_SURELY_OTHERS = frozenset({"removed.comments", "removed.consent"})
_PARAGRAPH = 80
_NEAR = 30
_LEAST_SELLING = 0.3
_MOST_IN_BODY = 0.8
# With so much prose outside all parts, in characters, a part may hold any amount of it.
_ENOUGH_PROSE = 250


@dataclass(frozen=True, eq=False)
class Region:
    """An element that isn't the article."""

    element: HtmlElement
    reason: str
    by_name: bool
    """Whether its name alone says so, and not its tag."""


def is_prose(line: Line) -> bool:
    """Tell a line of running text from a label, a headline or a link."""
    words = line.words
    if line.link_share > 0.5:
        return False
    return len(words) >= 120 or (len(words) >= 45 and words.rstrip("\"'”’»)] ")[-1:] in ".!?…:;")


def find_regions(
    tree: HtmlElement, lines: Sequence[Line], title: HtmlElement | None, article_body: str = ""
) -> dict[HtmlElement, Region]:
    """Return the parts of a page that aren't the article, by their element.

    `title` is the headline's, and `article_body` the text that the structured data give, whole or cut short.
    """
    prose = _prose_below(lines)
    kept = {title, *title.iterancestors()} if title is not None else set()
    kept |= _around_text(tree, lines, prose)
    named = (region for element in tree.iter() if element not in kept and (region := _named(element)))
    regions = {region.element: region for region in named}
    total = sum(len(line.words) for line in lines if is_prose(line))
    regions = {
        each: region for each, region in regions.items() if not _holds_too_much(region, prose.get(each, 0), total)
    }
    for element in _of_the_text(regions, lines, plain(article_body)):
        del regions[element]
    return _leaving_prose(regions, lines, prose)


def _of_the_text(regions: Mapping[HtmlElement, Region], lines: Sequence[Line], article_body: str) -> set[HtmlElement]:
    """Return the parts whose words say that they are the article, whatever their names do."""
    held: dict[HtmlElement, list[Line]] = {}
    for line in lines:
        for element in line.chain():
            if element in regions:
                held.setdefault(element, []).append(line)
    found = set()
    for element, inside in held.items():
        region = regions[element]
        prose = [line for line in inside if is_prose(line)]
        if region.reason == "removed.paywall" and len(prose) > 1 and region.by_name:
            selling = sum(len(line.words) for line in inside if _SELLS.search(line.words))
            if selling < _LEAST_SELLING * sum(len(line.words) for line in inside):
                found.add(element)
        elif (
            element.tag in _INTERTITLES
            and region.by_name
            and region.reason in _NOT_OF_HEADINGS
            and _stands_in_text(element)
        ):
            found.add(element)
        if prose and article_body and region.reason not in _SURELY_OTHERS and not _is_hidden(element):
            characters = sum(len(line.words) for line in prose)
            same = sum(len(line.words) for line in prose if plain(line.words) in article_body)
            if same > _MOST_IN_BODY * characters:
                found.add(element)
    return found


def _stands_in_text(heading: HtmlElement) -> bool:
    """Tell an intertitle: the next element that isn't empty is a paragraph, and so is one before it."""
    after = next((each for each in islice(heading.itersiblings(), _NEAR) if _shows_words(each)), None)
    before = (each for each in islice(heading.itersiblings(preceding=True), _NEAR) if each.tag == "p")
    return after is not None and after.tag == "p" and any(len(each.text_content()) > _PARAGRAPH for each in before)


def _shows_words(element: HtmlElement) -> bool:
    return (
        isinstance(element.tag, str) and element.tag not in ("script", "style") and bool(element.text_content().strip())
    )


def _around_text(tree: HtmlElement, lines: Sequence[Line], prose: dict[HtmlElement, int]) -> set[HtmlElement]:
    """Return the elements around what is named the article's body, and around the place with the most paragraphs."""
    bodies = {element for element in prose if any(_BODY.fullmatch(name) for name in name_words(element))}
    most: dict[HtmlElement, int] = {}
    for line in lines:
        parent = line.block.getparent()
        if parent is not None and is_prose(line) and line.link_share < 0.3:
            most[parent] = most.get(parent, 0) + len(line.words)
    best = max(most, key=lambda element: most[element], default=None)
    if best is not None and most[best] >= _MANY_PARAGRAPHS:
        bodies.add(best)
    around: set[HtmlElement] = set()
    for body in bodies:
        chain = [body, *body.iterancestors()]
        if not any(_is_surely_other(element) for element in chain):
            around.update(chain)
    return around


def _is_surely_other(element: HtmlElement) -> bool:
    """Tell comments, consent walls, footers and hidden parts, which may hold any amount of prose."""
    region = _named(element)
    if region is None or element.tag == "form":
        return False  # one that nothing closes runs on to the end of the page
    if _is_behind_dialog(element):
        return False
    return not region.by_name or region.reason in _SURELY_OTHERS


def reason_of(line: Line, regions: Mapping[HtmlElement, Region]) -> str | None:
    """Return why a line stands in no part of the article: the reason of the innermost region around it."""
    return next((regions[element].reason for element in line.chain() if element in regions), None)


def _named(element: HtmlElement) -> Region | None:
    tag = element.tag
    if not isinstance(tag, str) or tag in _NEVER:
        return None
    if _is_hidden(element):
        return Region(element, "removed.furniture", by_name=False)
    said = _ROLES.get(element.get("role", "").lower()) or _by_tag(element)
    named = reason_by_name(element)
    if named and (not said or said == "removed.furniture"):
        return Region(element, named, by_name=not said)
    return Region(element, said, by_name=False) if said else None


def _by_tag(element: HtmlElement) -> str | None:
    tag = element.tag
    if tag == "figure":
        return None if any(True for _ in element.iter("blockquote", "table", "pre")) else "removed.caption"
    if tag == "aside" and _is_quotation(element):
        return None
    if tag in ("header", "footer") and any(above.tag in ("article", "blockquote") for above in element.iterancestors()):
        return None if tag == "header" or element.getparent().tag == "blockquote" else "removed.furniture"  # type: ignore[union-attr]
    if tag == "form" and any(True for _ in element.iter("article", "h1")):
        return None  # ASP.NET wraps the whole page in a form
    return _TAGS.get(str(tag))


def _is_quotation(element: HtmlElement) -> bool:
    """Tell an aside that lifts a quotation from the text."""
    return any(re.search(r"(?:^| )(?:pull ?quote|quote|citation|exergue)", name) for name in name_words(element)) or (
        next(iter(element.iter("blockquote")), None) is not None and next(iter(element.iter("a")), None) is None
    )


def _is_behind_dialog(element: HtmlElement) -> bool:
    """Tell what is hidden from screen readers only: a page saved while a dialog was open."""
    return element.get("aria-hidden", "").lower() == "true" and not (
        element.get("hidden") is not None or _HIDDEN_STYLE.search(element.get("style", ""))
    )


def _is_hidden(element: HtmlElement) -> bool:
    return (
        element.get("hidden") is not None
        or element.get("aria-hidden", "").lower() == "true"
        or bool(_HIDDEN_STYLE.search(element.get("style", "")))
    )


def _prose_below(lines: Iterable[Line]) -> dict[HtmlElement, int]:
    """Return how many characters of prose each element holds."""
    prose: dict[HtmlElement, int] = {}
    for line in lines:
        if is_prose(line):
            for element in line.chain():
                prose[element] = prose.get(element, 0) + len(line.words)
    return prose


def _holds_too_much(region: Region, prose: int, total: int) -> bool:
    """Tell a part that holds so much prose that it must be named after something else."""
    most = _MOST_PROSE.get(region.reason)
    if most is not None and prose > most:
        return True
    return region.by_name and prose > _MOST_SHARE.get(region.reason, 1) * total and prose > _ENOUGH_PROSE


def _leaving_prose(
    regions: dict[HtmlElement, Region], lines: Sequence[Line], prose: dict[HtmlElement, int]
) -> dict[HtmlElement, Region]:
    """Give up the parts that hold the most prose until there is enough outside."""
    regions = dict(regions)
    total = sum(len(line.words) for line in lines if is_prose(line))
    for _ in range(20):
        outside = sum(len(line.words) for line in lines if is_prose(line) and not reason_of(line, regions))
        if outside >= min(_ENOUGH_PROSE, total / 2):
            break
        largest = max(_likely_articles(regions), key=lambda each: prose.get(each, 0), default=None)
        if largest is None or not prose.get(largest):
            break
        del regions[largest]
    return regions


def _likely_articles(regions: dict[HtmlElement, Region]) -> Iterator[HtmlElement]:
    return (element for element, region in regions.items() if region.reason not in _SURELY_OTHERS)
