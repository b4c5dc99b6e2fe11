"""Tells what a page shows on a screen only: menus, forms, links to oneself, and scripts."""

from collections.abc import Iterator

from lxml.html import HtmlElement

_TAGS = frozenset(
    {"script", "style", "template", "noscript", "form", "nav", "button", "select", "textarea", "output", "link", "meta"}
)
_CLASSES = frozenset(
    {
        "headerlink",  # the sign that leads to the heading it stands at
        "footnote-backref",
        "cite",
        "to-table",
        "to-year",
        "to-all",
        "views",
        "neighbours",  # in the book, an article stands between its neighbours
        "pull",  # its words stand in the text
        "home-search",
        "home-latest",  # the book has all of what the home page picks out
        "home-moment",
        "home-disagreements",
        "home-named",
        "unit",  # the head of the column says it
        "kicker",  # the running head says which part it is
    }
)


def is_off_paper(element: HtmlElement) -> bool:
    """Tell whether nothing of `element` belongs on paper."""
    if not isinstance(element.tag, str):  # a comment
        return True
    if element.tag in _TAGS or element.get("hidden") is not None:
        return True
    if element.tag == "input":
        return element.get("type") != "checkbox"
    if element.tag == "hr":
        return any("cards" in classes(above) for above in element.iterancestors())
    if element.tag in {"p", "pre"} and _is_for_machines(element):
        return True
    names = element.get("class")
    return names is not None and not _CLASSES.isdisjoint(names.split())


def on_paper(root: HtmlElement) -> Iterator[HtmlElement]:
    """Yield `root` and the elements in it that belong on paper."""
    if not is_off_paper(root):
        yield root
        for child in root:
            yield from on_paper(child)


def _is_for_machines(element: HtmlElement) -> bool:
    """Tell a citation in the format of a program, from the one in words that it stands beside."""
    parent = element.getparent()
    return parent is not None and "citing" in classes(parent) and (element.tag == "pre" or "format" in classes(element))


def classes(element: HtmlElement) -> tuple[str, ...]:
    """Return the classes of an element."""
    return tuple((element.get("class") or "").split())
