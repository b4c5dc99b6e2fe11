"""Reads what a page states as data, in JSON-LD: the object that describes its own article, and who publishes it.

Broken JSON-LD is mended by simple means (control characters, comments, trailing commas); what can't be is left alone.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import unescape
from typing import Any

from lxml.html import HtmlElement

from dossier.webpage.tree import listed, tidy

Data = Mapping[str, Any]

# Types of what is an article, and of pages, which may speak for the article where no such object does.
_ARTICLES = re.compile(
    r"article|blogposting|posting|report$|reportage|newsstory|interview|opinion|review$|analysis", re.IGNORECASE
)
_PAGES = frozenset({"webpage", "itempage", "creativework"})
# Keys below which other articles are described.
_OF_OTHERS = frozenset(
    listed(
        "itemListElement hasPart relatedLink mentions citation isBasedOn comment comments about isRelatedTo "
        "review "
        "subjectOf liveBlogUpdate breadcrumb video associatedMedia image"
    )
)
_MOST_OBJECTS = 3000
_LONGEST_SHOWN = 200

_STRING = r'"(?:[^"\\]|\\.){0,20000}+"'
# Each of these runs to the end of the text where what it opens is never closed, so that no text takes long.
_TOKENS = re.compile(
    r'(?P<string>"(?:[^"\\]|\\.)*+(?:"|\\?\Z))|(?P<comment>/\*(?:[^*]|\*(?!/))*+(?:\*/|\Z)|//[^\n]*+)'
    r"|(?P<cdata><!\[CDATA\[|\]\]>|<!--|-->)|(?P<comma>,(?=\s{0,200}[}\]]))",
    re.DOTALL,
)
_MISSING_COMMA = re.compile(r'(["}\]\d]|true|false|null)([ \t]{0,20}\n[ \t]{0,200})(?="[\w@]{1,60}"[ \t]{0,20}:)')
_CONTROLS = re.compile(r"[\x00-\x1f]+")


@dataclass(frozen=True)
class Script:
    """One piece of JSON-LD."""

    text: str
    line: int
    """Where it begins in the file."""
    data: Any
    """What it says; None where it can't be read."""


@dataclass(frozen=True)
class StructuredData:
    """All JSON-LD of a page."""

    scripts: tuple[Script, ...] = ()
    objects: tuple[Data, ...] = ()
    """All objects, from the outermost inwards."""
    own: tuple[Data, ...] = ()
    """Those that are articles and no others' parts."""
    by_id: Mapping[str, Data] = field(default_factory=dict)

    def resolved(self, value: Any) -> Any:
        """Return what a reference (`{"@id": …}`) leads to; other values as they are."""
        if (
            isinstance(value, Mapping)
            and isinstance(value.get("@id"), str)
            and not ({"name", "headline"} & value.keys())
        ):
            return self.by_id.get(value["@id"], value)
        return value

    def place(self, key: str, value: str) -> tuple[str, int]:
        """Return a key and its value as they stand in the markup, and the line of the file."""
        wanted = value.strip()
        nearest: tuple[str, int] | None = None
        for script in self.scripts:
            for found in re.finditer(
                rf'"{re.escape(key)}"\s{{0,20}}:\s{{0,20}}(?P<value>\[?\s{{0,20}}{_STRING}|[\d.]+)?', script.text
            ):
                shown = " ".join(found[0].split())[:_LONGEST_SHOWN]
                place = (shown, script.line + script.text.count("\n", 0, found.start()))
                said = strings(_string(found["value"] or ""))
                if wanted in said:
                    return place
                nearest = nearest or place
        return nearest or (f'"{key}": "{value}"'[:_LONGEST_SHOWN], self.scripts[0].line if self.scripts else 1)


def _string(literal: str) -> str:
    """Return the words of a string as it is written in JSON; other literals as they are."""
    try:
        return str(json.loads(literal.lstrip("[ \n\t"), strict=False))
    except ValueError:
        return literal


def read_structured_data(tree: HtmlElement) -> StructuredData:
    """Return the JSON-LD of a page."""
    scripts = []
    for element in tree.iter("script"):
        if "ld+json" in element.get("type", "").lower() and element.text:
            line = max(int(element.sourceline or 1) - 0, 1)
            scripts.append(Script(element.text, line, parse_json(element.text)))
    objects: list[Data] = []
    own: list[Data] = []
    by_id: dict[str, Data] = {}
    for script in scripts:
        for each, is_own in _objects(script.data):
            objects.append(each)
            if is_own and is_article(each):
                own.append(each)
            if isinstance(each.get("@id"), str) and len(each) > 2 and each["@id"] not in by_id:
                by_id[each["@id"]] = each
    return StructuredData(tuple(scripts), tuple(objects), tuple(own), by_id)


def parse_json(text: str) -> Any:
    """Return what a piece of JSON says, mended where need be; None where it can't be."""
    for mend in (lambda each: each, _mended):
        try:
            return json.loads(mend(text), strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _mended(text: str) -> str:
    text = _CONTROLS.sub(lambda found: "\n" if "\n" in found[0] else " ", text)
    text = _TOKENS.sub(lambda found: found["string"] or "", text)
    return _MISSING_COMMA.sub(r"\1,\2", text).strip().rstrip(";")


def is_article(data: Data) -> bool:
    """Tell an object that describes an article."""
    return any(_ARTICLES.search(each) for each in types(data))


def is_page(data: Data) -> bool:
    """Tell an object that describes a page."""
    return any(each.lower() in _PAGES for each in types(data))


def types(data: Data) -> list[str]:
    """Return the types of an object."""
    found = data.get("@type")
    return [each for each in (found if isinstance(found, list) else [found]) if isinstance(each, str)]


def strings(value: Any) -> list[str]:
    """Return the words of a value that may be a string, an object with a name, or a list of them."""
    if isinstance(value, str):
        words = tidy(unescape(unescape(value)))
        return [words] if words else []
    if isinstance(value, Mapping):
        return strings(value.get("name") or value.get("@value") or value.get("headline"))
    if isinstance(value, Sequence):
        return [words for each in value[:50] for words in strings(each)]
    return []


def _objects(data: Any) -> Iterator[tuple[Data, bool]]:
    """Yield all objects within `data`, breadth first, and whether they may be the page's own article."""
    waiting: list[tuple[Any, bool]] = [(data, True)]
    for seen, (value, is_own) in enumerate(waiting):
        if seen > _MOST_OBJECTS:
            return
        if isinstance(value, list):
            waiting += [(each, is_own) for each in value[:500]]
        elif isinstance(value, Mapping):
            yield value, is_own
            is_list = any(each in ("ItemList", "BreadcrumbList", "CollectionPage") for each in types(value))
            inside = is_own and not is_list
            waiting += [
                (each, inside and key not in _OF_OTHERS)
                for key, each in value.items()
                if isinstance(each, (list, Mapping))
            ]
