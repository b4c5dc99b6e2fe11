"""Gathers what the ladders of statements look at: a page's metadata, its structured data, and its lines.

A `Statement` is a value with the words of the markup that gave it; `Page` is a page taken apart, in which rungs look.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from html import unescape
from typing import Generic, TypeVar
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from dossier.webpage.lines import Line
from dossier.webpage.regions import Region, reason_of
from dossier.webpage.structured_data import Data, StructuredData, strings
from dossier.webpage.tree import plain, tidy

T = TypeVar("T")

_LONGEST_SHOWN = 200
_LONGEST_VALUE = 1000
_MOST_OF_A_NAME = 50
# How long a paragraph of the text is at least, and how many lines below the headline a byline may stand.
_PARAGRAPH = 100
_FAR = 60
# Below this share of common words, two headlines are two pages'.
_SAME_HEADLINE = 0.5
_SAVED_FROM = re.compile(r"(?:saved from url=\(\d+\)|Page saved with SingleFile\s+url:\s*)(https?://[^\s>]{4,500})")


@dataclass(frozen=True)
class Statement(Generic[T]):
    """A value that the page's markup states."""

    value: T
    rule: str
    """Which rung found it: a key of the message catalogue without its `rule.`."""
    words: str
    """As it stands in the markup, shortened to what matters, on one line."""
    line: int
    """The line of the file where it stands, from 1."""


@dataclass(frozen=True)
class Meta:
    """One `meta` element."""

    name: str
    """In small letters."""
    content: str
    element: HtmlElement

    @property
    def words(self) -> str:
        """It as it stands in the markup, shortened."""
        return f'{self.name}: "{self.content}"'[:_LONGEST_SHOWN]

    @property
    def line(self) -> int:
        """The line of the file where it stands."""
        return int(self.element.sourceline or 1)


@dataclass(frozen=True)
class Page:
    """A page taken apart."""

    tree: HtmlElement
    markup: str
    lines: Sequence[Line] = ()
    data: StructuredData = field(default_factory=StructuredData)
    regions: Mapping[HtmlElement, Region] = field(default_factory=dict)
    body: tuple[int, ...] = ()
    """The lines of the article's text, without the headline."""
    title_line: int | None = None
    """Which line is the headline."""
    others: frozenset[int] = frozenset()
    """The lines that speak of other pages, of readers or of offers, by what they say and by the boxes they stand in."""

    @cached_property
    def metas(self) -> dict[str, list[Meta]]:
        """The metadata of the head, by name."""
        found: dict[str, list[Meta]] = {}
        for element in self.tree.iter("meta"):
            content = element.get("content")
            if not content:
                continue
            value = tidy(unescape(unescape(content[: 4 * _LONGEST_VALUE])))[:_LONGEST_VALUE]
            inside = element.getparent() is not None and any(
                above.get("itemtype") for above in element.iterancestors() if above.tag not in ("html", "body")
            )
            for key in ("name", "property", "itemprop", "http-equiv"):
                name = element.get(key, "").strip().lower()
                if name and value and not (key == "itemprop" and inside) and len(found.get(name, ())) < _MOST_OF_A_NAME:
                    found.setdefault(name, []).append(Meta(name, value, element))
        return found

    def meta(self, *names: str) -> Iterator[Meta]:
        """Yield the metadata of these names, in their order."""
        for name in names:
            yield from self.metas.get(name, ())

    @cached_property
    def links(self) -> dict[str, HtmlElement]:
        """The first `link` of each relation."""
        found: dict[str, HtmlElement] = {}
        for element in self.tree.iter("link"):
            for relation in element.get("rel", "").lower().split():
                found.setdefault(relation, element)
        return found

    @cached_property
    def article(self) -> Data:
        """The object of the structured data that describes the page's own article; empty where none does."""
        candidates = [each for each in self.data.own if not self._is_of_another_page(each)]
        if len(candidates) > 1:
            candidates.sort(key=self._kinship, reverse=True)
        return candidates[0] if candidates else {}

    def _kinship(self, data: Data) -> tuple[bool, float, bool]:
        """Tell how surely an object describes this article."""
        headline = next(iter(strings(data.get("headline")) + strings(data.get("name"))), "")
        likeness = max((likeness_of(headline, each) for each in self.headlines), default=0.0)
        return (self._is_this_page(data), round(likeness, 1), "datePublished" in data)

    def _is_this_page(self, data: Data) -> bool:
        return any(each in self.addresses for each in _addresses_of(data))

    def _is_of_another_page(self, data: Data) -> bool:
        """Tell an object with the address of another page and another headline: a live blog, a piece that follows."""
        stated = _addresses_of(data)
        if not stated or not self.addresses or any(_path(each) in map(_path, self.addresses) for each in stated):
            return False
        headlines = strings(data.get("headline")) + strings(data.get("name"))
        return bool(headlines and self.headlines) and not any(
            likeness_of(one, other) > _SAME_HEADLINE for one in headlines for other in self.headlines
        )

    @cached_property
    def addresses(self) -> frozenset[str]:
        """The addresses that the page gives itself, without fragment and last slash."""
        found = [each.content for each in self.meta("og:url", "twitter:url")]
        if "canonical" in self.links:
            found.append(self.links["canonical"].get("href", ""))
        return frozenset(each.split("#")[0].strip().rstrip("/") for each in found if each.startswith("http"))

    @cached_property
    def saved_from(self) -> tuple[str, int] | None:
        """The address that the browser noted when it saved the page, and its line."""
        found = _SAVED_FROM.search(self.markup[:4000])
        return (found[1], self.markup.count("\n", 0, found.start(1)) + 1) if found else None

    @cached_property
    def host(self) -> str:
        """The host of the page's own address, without `www.`; empty where it tells none."""
        addresses = [*sorted(self.addresses), *([self.saved_from[0]] if self.saved_from else [])]
        for address in addresses:
            host = host_of(address)
            if host:
                return host
        return ""

    @cached_property
    def headlines(self) -> list[str]:
        """What may be the headline: all that the page puts in its place."""
        found = [meta.content for meta in self.meta("og:title", "twitter:title")]
        found += [tidy(each.text_content()) for each in self.tree.iter("h1")][:5]
        return [each for each in found if each]

    def reason(self, line: Line) -> str | None:
        """Return why a line stands outside the article, by the part of the page that it stands in."""
        return reason_of(line, self.regions)

    def reasons(self, element: HtmlElement) -> frozenset[str]:
        """Return why an element stands outside the article, by all the parts of the page that it stands in."""
        chain = (element, *element.iterancestors())
        return frozenset(self.regions[each].reason for each in chain if each in self.regions)

    @cached_property
    def near_headline(self) -> tuple[int, ...]:
        """The lines around the headline that may name the author or the date, the nearest first."""
        top = self.title_line if self.title_line is not None else (self.body[0] if self.body else 0)
        paragraphs = [number for number in self.body if number > top and len(self.lines[number].words) > _PARAGRAPH]
        last = [self.body[-1] + 1] if self.body and self.body[-1] > top else []
        bottom = min([top + _FAR, len(self.lines), *paragraphs[2:3], *last])
        around = (*range(top, bottom), *(n for n in range(top - 1, max(top - 9, -1), -1) if self._is_beside(n, top)))
        return tuple(number for number in around if number not in self.others)

    def _is_beside(self, above: int, top: int) -> bool:
        """Tell what stands above the headline with it from what stands at the head of the whole page."""
        if not self.lines:
            return False
        shared = set(self.lines[above].chain())
        common = next((each for each in self.lines[top].chain() if each in shared), None)
        if common is None or common.tag == "html":
            return False
        return common.tag != "body" or all(self.lines[each].block.getparent() is common for each in (above, top))

    @cached_property
    def below_text(self) -> tuple[int, ...]:
        """The last lines of the article and those that follow, where a signature may stand."""
        if not self.body:
            return ()
        last = self.body[-1]
        below = range(max(last - 2, 0), min(last + 9, len(self.lines)))
        others = [number for number in below if number in self.others]
        stop = others[1] if len(others) > 1 else below.stop  # more than a link within the text: other articles begin
        return tuple(number for number in below if number not in self.others and number < stop)


def _addresses_of(data: Data) -> list[str]:
    """Return the addresses that an object states of itself, without fragment and last slash."""
    stated = (data.get("url"), data.get("mainEntityOfPage"), data.get("@id"))
    addresses = [each.get("@id") if isinstance(each, Mapping) else each for each in stated]
    found = [each.split("#")[0].rstrip("/") for each in addresses if isinstance(each, str) and each.startswith("http")]
    return [each for each in found if _path(each)]


def _path(address: str) -> str:
    try:
        return urlsplit(address).path.strip("/")
    except ValueError:
        return ""


def host_of(address: str) -> str:
    """Return the host of an address, without `www.` and the like; empty where it has none."""
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return ""
    return re.sub(r"^(?:www\d?|m|amp|mobile|edition|eu)\.", "", host.lower())


def shown(words: str) -> str:
    """Return words shortened to what is shown as evidence."""
    return " ".join(words.split())[:_LONGEST_SHOWN]


def likeness_of(one: str, other: str) -> float:
    """Return how alike two headlines are, by the words they share: 0 to 1."""
    left, right = set(plain(one).split()), set(plain(other).split())
    return len(left & right) / max(len(left), len(right)) if left and right else 0.0


def first(rungs: Sequence[Callable[[Page], Statement[T] | None]], page: Page) -> Statement[T] | None:
    """Return what the first rung that answers says."""
    return next((found for rung in rungs if (found := rung(page))), None)
