"""Makes the index of names and the list of speakers: what the template seeks the pages of."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lxml.html import HtmlElement

from dossier.pdf.off_paper import classes
from dossier.pdf.parts import fold
from dossier.pdf.places import Place, Places
from dossier.pdf.rendered import Rendered

_SPACES = re.compile(r"\s+")


@dataclass(frozen=True)
class Name:
    """A name in the index."""

    path: str
    """Of its page."""
    shown: str
    """As an index writes it: «Kikina, Anna»."""
    key: str
    """What it is sorted by."""


def sort_keys(root: HtmlElement, page: Rendered, places: Callable[[str], str | None]) -> dict[str, str]:
    """Return what names are sorted by, by the path of their page, as the table of names on `page` says.

    `places` tells which page a link leads to.
    """
    keys: dict[str, str] = {}
    for span in root.iter("span"):
        key, link = span.get("data-sort"), next(iter(span.iter("a")), None)
        path = places(link.get("href") or "") if link is not None and key else None
        if path and key:
            keys.setdefault(path, key)
    return keys


def names(pages: Sequence[Rendered], keys: Mapping[str, str]) -> list[Name]:
    """Return the names that have a page in the book, in the order of the alphabet."""
    found = [_name(page, keys.get(page.path)) for page in pages if page.kind]
    return sorted(found, key=lambda name: (fold(name.key), name.path))


def _name(page: Rendered, key: str | None) -> Name:
    title = page.title
    words = title.split(" ")
    if page.kind == "person" and key:
        for at in range(1, len(words)):
            family = " ".join(words[at:])
            if _letters(key).startswith(_letters(family)) and _letters(key) != _letters(title):
                return Name(page.path, f"{family}, {' '.join(words[:at])}", key)
    return Name(page.path, title, key or title)


def _letters(text: str) -> str:
    return "".join(each for each in fold(text) if each.isalnum())


def letter(name: Name) -> str:
    """Return the letter under which an index lists a name: a sign for all that aren't letters."""
    first = fold(name.key)[:1].upper()
    return first if first.isalpha() else "#"


def passages_of_names(
    roots: Mapping[str, HtmlElement], pages: Mapping[str, Rendered], places: Places
) -> dict[str, tuple[str, ...]]:
    """Return, by the place of a passage, the pages of the names that it mentions."""
    found: dict[str, list[str]] = {}
    for path, root in roots.items():
        if pages[path].kind:
            for place in _passages(root, pages[path], places):
                found.setdefault(place.label, []).append(path)
    return {place: tuple(dict.fromkeys(paths)) for place, paths in found.items()}


def _passages(root: HtmlElement, page: Rendered, places: Places) -> list[Place]:
    targets = [places.target(page, link.get("href") or "") for link in root.iter("a") if "passage" in classes(link)]
    return [target for target in targets if isinstance(target, Place)]


def speakers(root: HtmlElement, page: Rendered, places: Places, aliases: Mapping[str, str]) -> list[dict[str, Any]]:
    """Return who is quoted on the page of quotations, in its order, with the places of the words quoted."""
    found: list[dict[str, Any]] = []
    for element in root.iter("h2", "a"):
        if element.tag == "h2":
            name = _SPACES.sub(" ", "".join(_own_words(element))).strip()
            place = Place(page.path, element.get("id") or "").label
            found.append({"name": name, "own": aliases.get(place, place), "to": []})
        elif found and "passage" in classes(element):
            target = places.target(page, element.get("href") or "")
            if isinstance(target, Place):
                found[-1]["to"].append(aliases.get(target.label, target.label))
    return [{**each, "to": list(dict.fromkeys(each["to"]))} for each in found if each["to"]]


def _own_words(heading: HtmlElement) -> list[str]:
    """Return the words of a heading, without the sign that leads to it."""
    return [
        *([heading.text] if heading.text else []),
        *(
            words
            for child in heading
            for words in (*([] if "headerlink" in classes(child) else child.itertext()), child.tail or "")
        ),
    ]
