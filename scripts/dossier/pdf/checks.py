"""Proves that a book is complete: every page once, every word of every page, every link with its place."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from lxml.html import HtmlElement

from dossier.pdf.off_paper import classes, is_off_paper
from dossier.pdf.words import BREAK, Node

_TEXTS = ("c", "t", "d", "items", "head", "rows")
_NUMBERS = frozenset({"passage", "footnote-ref"})
"""Links for which paper has numbers of its own."""


def unlike(expected: Iterable[str], found: Iterable[str]) -> tuple[list[str], list[str]]:
    """Return which pages a book lacks, and which it has more than once or shouldn't have."""
    wanted, there = Counter(expected), Counter(found)
    return sorted((wanted - there).elements()), sorted((there - wanted).elements())


def lost_words(printed: Iterable[str], blocks: Sequence[Node]) -> list[str]:
    """Return the words of a page that its tree lacks; `printed` are the texts of the page."""
    texts = tree_texts(blocks)
    words = Counter(word for text in printed for word in text.split())
    kept = Counter(word for text in texts for word in text.split())
    missing = words - kept
    if not missing:
        return []
    whole = "".join("".join(texts).split())
    return sorted(word for word in missing if word not in whole)


def printed_texts(root: HtmlElement, without: Collection[HtmlElement] = ()) -> list[str]:
    """Return the texts of a page that belong on paper, but for those of some elements."""
    found: list[str] = []
    _add_printed(root, without, found)
    return found


def _add_printed(element: HtmlElement, without: Collection[HtmlElement], found: list[str]) -> None:
    if is_off_paper(element) or element.tag == "svg" or element in without:
        return
    if not _NUMBERS.isdisjoint(classes(element)):
        return
    if element.text:
        found.append(element.text)
    for child in element:
        _add_printed(child, without, found)
        if child.tail:
            found.append(child.tail)


def tree_texts(value: Any) -> list[str]:
    """Return every text that a tree shows."""
    found: list[str] = []
    _add_texts(value, found)
    return [text.replace(BREAK, "") for text in found]


def _add_texts(value: Any, found: list[str]) -> None:
    if isinstance(value, str):
        found.append(value)
    elif isinstance(value, dict):
        for key in _TEXTS:
            if key in value:
                _add_texts(value[key], found)
        if value.get("k") == "pre":
            found.append(value["text"])
    elif isinstance(value, list):
        for each in value:
            _add_texts(each, found)


def dangling(book: Mapping[str, Any]) -> list[str]:
    """Return the places that links in a book lead to and that it doesn't have, or has more than once."""
    targets: set[str] = set()
    places: Counter[str] = Counter()
    todo: list[Any] = [book]
    while todo:
        value = todo.pop()
        if isinstance(value, dict):
            if isinstance(value.get("at"), str):
                places[value["at"]] += 1
            for to in (value.get("to"), value.get("own")):
                targets.update([to] if isinstance(to, str) else to if isinstance(to, list) else [])
            todo += [each for each in value.values() if isinstance(each, dict | list)]
        elif isinstance(value, list):
            todo += [each for each in value if isinstance(each, dict | list)]
    return sorted({*(targets - places.keys()), *(place for place, count in places.items() if count > 1)})
