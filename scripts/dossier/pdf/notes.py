"""Takes the footnotes out of a page, so that each can stand at the foot of the paper where it is called."""

from lxml.html import HtmlElement

from dossier.pdf.off_paper import classes

_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})


def footnotes(root: HtmlElement) -> dict[str, HtmlElement]:
    """Return the footnotes of a page by their ids, in order."""
    return {
        item.get("id") or "": item
        for box in root.iter("div")
        if "footnote" in classes(box)
        for item in box.iter("li")
        if (item.get("id") or "").startswith("fn:")
    }


def called(root: HtmlElement) -> set[str]:
    """Return the ids of the footnotes that something on the page calls."""
    return {(link.get("href") or "").removeprefix("#") for link in root.iter("a") if "footnote-ref" in classes(link)}


def headings_of_notes(root: HtmlElement) -> list[HtmlElement]:
    """Return the headings that have nothing below them but footnotes."""
    return [
        before
        for box in _boxes(root)
        if (before := box.getprevious()) is not None
        and before.tag in _HEADINGS
        and not (before.tail or "").strip()
        and _ends(box)
    ]


def without_footnotes(root: HtmlElement) -> None:
    """Remove the footnotes from a page, and the headings that have nothing else below them."""
    for heading in headings_of_notes(root):
        heading.drop_tree()
    for box in _boxes(root):
        box.drop_tree()


def _boxes(root: HtmlElement) -> list[HtmlElement]:
    return [each for each in root.iter("div") if "footnote" in classes(each)]


def _ends(box: HtmlElement) -> bool:
    """Tell whether a section ends with `box`."""
    after = box.getnext()
    return not (box.tail or "").strip() and (after is None or after.tag in {"h1", "h2"})
