"""Makes of a picture that stands in a page's HTML one that stands for itself: its styles, its names, its words."""

import copy
import re
from xml.sax.saxutils import escape

from lxml import etree
from lxml.html import HtmlElement

from dossier.pdf.off_paper import classes

_NAMESPACE = "http://www.w3.org/2000/svg"

# HTML reads names of elements and attributes without capitals; SVG writes these with them (HTML Standard, 13.2.6).
_CAPITALS = {
    name.lower(): name
    for name in [
        "clipPath",
        "linearGradient",
        "radialGradient",
        "textPath",
        "feBlend",
        "feColorMatrix",
        "feComposite",
        "feFlood",
        "feGaussianBlur",
        "feMerge",
        "feMergeNode",
        "feOffset",
        "viewBox",
        "preserveAspectRatio",
        "gradientUnits",
        "gradientTransform",
        "spreadMethod",
        "clipPathUnits",
        "maskUnits",
        "maskContentUnits",
        "patternUnits",
        "patternContentUnits",
        "patternTransform",
        "markerWidth",
        "markerHeight",
        "markerUnits",
        "refX",
        "refY",
        "textLength",
        "lengthAdjust",
        "startOffset",
        "stdDeviation",
        "pathLength",
    ]
}
_DROPPED = frozenset({"script", "foreignobject", "foreignObject", "title", "desc", "metadata", "iframe"})
_OWN = re.compile(r"on\w+|data-.*|aria-.*|role|tabindex|pointer-events")
_FETCHES = re.compile(r"@import|url\(\s*['\"]?(?!#)|expression", re.IGNORECASE)

# What the site's stylesheets say of its pictures, for paper. Each family has the colour that network.css gives it.
FAMILIES = {
    "person": "#2a55c4",
    "organisation": "#dd6219",
    "craft": "#123a3c",
    "mission": "#8c1a78",
    "place": "#6a5d14",
    "text": "#858b98",
}
TIES = "#70767d"
_STYLES = (
    ".own { display: none } "
    ".ties { stroke-opacity: 0.5; stroke-linecap: round } "
    ".shape { stroke: #ffffff; stroke-width: 1.5 } "
    + " ".join(f".family-{name} .shape {{ fill: {colour} }}" for name, colour in FAMILIES.items())
    + " .density-key circle { fill: #16324f }"
)
_INK = "#1d2126"


def standing_alone(element: HtmlElement) -> str:
    """Return the SVG of `element` as a file of its own would hold it."""
    svg = copy.deepcopy(element)
    svg.tail = None
    around = " ".join(name for above in element.iterancestors() for name in classes(above))
    for each in list(svg.iter()):
        if not isinstance(each.tag, str) or each.tag in _DROPPED or _fetches(each):
            if each is not svg:
                _drop(each)
            continue
        _rename(each)
    inner = "".join(etree.tostring(child, encoding="unicode") for child in svg)
    attributes = {str(name): str(value) for name, value in svg.attrib.items() if name not in {"xmlns", "class"}}
    attributes |= {"color": TIES, "font-family": "Libertinus Serif", "fill": attributes.get("fill", _INK)}
    head = " ".join(f'{name}="{escape(value, {chr(34): "&quot;"})}"' for name, value in sorted(attributes.items()))
    group = escape(f"{around} {element.get('class') or ''}".strip(), {'"': "&quot;"})
    return (
        f'<svg xmlns="{_NAMESPACE}" xmlns:xlink="http://www.w3.org/1999/xlink" {head}><style>{_STYLES}</style>'
        f'<g class="{group}">{inner}</g></svg>'
    )


def described(element: HtmlElement) -> str:
    """Return what a picture says of itself to those who don't see it."""
    label = element.get("aria-label") or ""
    parts = [label, *(_words(each) for name in ("title", "desc") for each in _first(element, name))]
    return ". ".join(part.rstrip(".") for part in dict.fromkeys(parts) if part)


def is_decoration(element: HtmlElement) -> bool:
    """Tell a picture that says nothing that the words beside it don't."""
    return element.get("aria-hidden") == "true" or element.get("role") in {"presentation", "none"}


def _first(element: HtmlElement, name: str) -> list[HtmlElement]:
    """Return the picture's own element `name`: what its parts are called, they themselves say."""
    for each in element.iter(name):
        above = {str(one.tag) for one in each.iterancestors() if one is not element}
        parent = each.getparent()
        if parent is element or (parent is not None and "a" not in above and parent.get("role") == "img"):
            return [each]
    return []


def _words(element: HtmlElement) -> str:
    return " ".join(str(element.text_content()).split())


def _drop(element: HtmlElement) -> None:
    parent = element.getparent()
    if parent is not None:
        element.tail = None
        parent.remove(element)


def _rename(element: HtmlElement) -> None:
    """Give back the capitals, and drop what only a browser uses."""
    element.tag = _CAPITALS.get(str(element.tag), element.tag)
    for name, value in list(element.attrib.items()):
        if _OWN.fullmatch(str(name)) or (str(name) in {"href", "xlink:href"} and not str(value).startswith("#")):
            del element.attrib[name]
        elif str(name) in _CAPITALS:
            del element.attrib[name]
            element.set(_CAPITALS[str(name)], value)


def _fetches(element: HtmlElement) -> bool:
    """Tell an element that would read another file."""
    if element.tag in {"image", "use", "feimage"}:
        href = element.get("href") or element.get("xlink:href") or ""
        return not href.startswith(("#", "data:image/png", "data:image/jpeg"))
    return bool(
        _FETCHES.search(element.get("style") or "") or (element.tag == "style" and _FETCHES.search(element.text or ""))
    )
