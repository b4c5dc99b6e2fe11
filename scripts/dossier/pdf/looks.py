"""Tells how an element is to look, of its classes: those that the template knows."""

from dataclasses import replace

from lxml.html import HtmlElement

from dossier.pdf.conversion import Around
from dossier.pdf.off_paper import classes

# Classes of words and of blocks that the template has a look for.
_LOOKS = [
    "count",
    "evidence",
    "unknown",
    "place",
    "label",
    "when",
    "what",
    "doubt",
    "origin",
    "kicker",
    "byline",
    "standfirst",
    "lead",
    "about",
    "cited",
    "companions",
    "rights",
    "to-provenance",
    "verdict",
    "where",
    "answer",
    "to-passage",
    "who",
    "speaker",
    "forms",
    "caption",
    "deck",
    "own-title",
    "legend",
    "position",
    "positions",
    "utterance",
    "bibliography",
    "article-text",
    "cards",
    "year",
    "told",
    "speakers",
    "network-key",
    "density-key",
]


def look_of(element: HtmlElement) -> str | None:
    """Return the look of an element; None where it has none of its own."""
    names = classes(element)
    return next((name for name in _LOOKS if name in names), None)


def around_look(look: str | None, around: Around) -> Around:
    """Return what a paragraph of a certain look lets its links show."""
    if look in {"about", "cited", "kicker", "where"}:
        return replace(around, numbers="none")
    if look in {"companions"}:
        return replace(around, numbers="all")
    return around


def kind_of_box(element: HtmlElement) -> str:
    """Tell a box that warns from one that notes."""
    known = {"danger", "warning", "failure", "bug", "error", "caution", "attention"}
    return "warning" if known.intersection(classes(element)) else "note"


def classes_of_parent(element: HtmlElement) -> tuple[str, ...]:
    """Return the classes of the element around `element`."""
    parent = element.getparent()
    return classes(parent) if parent is not None else ()


def classes_around(element: HtmlElement) -> set[str]:
    """Return the classes of all elements around `element`."""
    return {name for above in element.iterancestors() for name in classes(above)}
