"""Makes the book of an edition: its parts and pages as the template gets them, the index, and what is wrong."""

import datetime
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lxml.html import HtmlElement

from dossier.messages import Messages
from dossier.pdf.checks import dangling, lost_words, printed_texts
from dossier.pdf.conversion import Bound
from dossier.pdf.images import Images
from dossier.pdf.index_of_names import letter, names, passages_of_names, sort_keys, speakers
from dossier.pdf.mentions import MOST_QUOTED, shorten
from dossier.pdf.notes import headings_of_notes
from dossier.pdf.off_paper import is_off_paper
from dossier.pdf.page_links import links
from dossier.pdf.parts import FLOWING, Part, parts_of
from dossier.pdf.places import Astray, Outside, Place, Places, label
from dossier.pdf.rendered import Rendered, RenderedEdition
from dossier.pdf.tree import parsed, tree_of
from dossier.pdf.volumes import is_article

_QUOTATIONS = "quotations/index.md"
_NAMES = "entities/index.md"
_SAID_AGAIN = frozenset({_QUOTATIONS, "chronology/index.md"})
_MOST_KEYWORDS = 12
NOTES_IN_PLACE = frozenset({"entities"})
"""The sections whose pages keep their notes with them: several of them share a sheet, and each counts its own."""


@dataclass(frozen=True)
class Fault:
    """Something wrong with a page of a book."""

    path: str
    """Of the page."""
    what: str
    mend: str
    words: str = ""
    """Words of the page beside which it stands, so that its line can be found."""
    is_note: bool = False


@dataclass(frozen=True)
class Book:
    """A book as the template gets it."""

    content: Mapping[str, Any]
    pages: tuple[str, ...]
    """The paths of the pages that it should hold."""
    pictures: Mapping[str, bytes]
    faults: tuple[Fault, ...]


@dataclass(frozen=True)
class Titles:
    """What stands on the cover."""

    title: str
    subtitle: str
    day: datetime.date
    day_in_words: str
    """The date of the newest article, in words; empty where there is none."""
    count: str
    """How much it holds, in words."""
    address: str
    volume: str = ""
    """Which of several volumes it is, in words."""
    volumes: tuple[str, ...] = ()
    """What the others hold, in words."""


@dataclass(frozen=True)
class Plan:
    """What a book is made of."""

    edition: RenderedEdition
    pages: Sequence[Rendered]
    titles: Titles
    messages: Messages
    is_whole: bool = True
    """Whether it is a book, with cover, contents and index, or a few pages of one."""
    elsewhere: Mapping[str, Outside] | None = None
    """The other volumes, by the path of the pages that they hold."""


def book_of(plan: Plan, is_readable: Callable[[str, bytes], bool]) -> Book:
    """Return the book that `plan` says; `is_readable` tells which pictures the typesetter can read."""
    is_large = plan.is_whole and sum(is_article(page) for page in plan.edition.pages.values()) > MOST_QUOTED
    roots = {page.path: _parsed(page, is_large=is_large) for page in plan.pages}
    by_path = {page.path: page for page in plan.pages}
    places = Places(plan.edition, {path: _ids(root) for path, root in roots.items()}, plan.elsewhere or {})
    keys = _sort_keys(plan.edition, places)
    parts = _parts(plan, keys)
    aliases = {}
    for path, root in roots.items():
        aliases.update(_aliases(by_path[path], root))
    passages = passages_of_names(roots, by_path, places)
    quoted = []
    if _QUOTATIONS in roots and plan.is_whole:
        quoted = speakers(roots[_QUOTATIONS], by_path[_QUOTATIONS], places, aliases)
    told = {aliases.get(place, place) for place in passages} | {str(each["own"]) for each in quoted}
    bound = Bound(
        places=places,
        wanted=_wanted(roots, by_path, places, aliases) | told,
        aliases=aliases,
        names=frozenset(page.path for page in plan.edition.pages.values() if page.kind),
        passages={aliases.get(place, place): found for place, found in passages.items()},
        images=Images(is_readable),
    )
    maker = _Maker(bound, roots, is_whole=plan.is_whole)
    content = {
        **_front(plan),
        "is_large": is_large,
        "keywords": _keywords(passages, plan.edition) or [plan.edition.name],
        "parts": [maker.part(part) for part in parts],
        "names": _index(plan, keys) if plan.is_whole else [],
        "speakers": quoted,
    }
    faults = [*maker.faults, *_faults_of_pictures(bound.images)]
    faults += [
        Fault(_page_of(place), f"the link to “{place}” has no one place in the book", "report this")
        for place in dangling(content)
    ]
    order = tuple(page.path for part in parts for page in part.pages)
    return Book(content, order, bound.images.files, tuple(faults))


class _Maker:
    """Makes parts and pages, and gathers what is wrong with them."""

    def __init__(self, bound: Bound, roots: Mapping[str, HtmlElement], *, is_whole: bool) -> None:
        self._bound = bound
        self._roots = roots
        self._is_whole = is_whole
        self.faults: list[Fault] = []

    def part(self, part: Part) -> dict[str, Any]:
        """Return a part as the template gets it."""
        below = 2 if self._is_whole and (part.index or part.title) else 1
        made: dict[str, Any] = {"name": part.name, "title": part.title, "groups": []}
        if part.index:
            made["index"] = self.page(part.index, 1, flows=False)
        for group in part.groups:
            level = below + 1 if group.title else below
            flows = part.name in FLOWING and self._is_whole
            pages = [self.page(page, level, flows=flows) for page in group.pages]
            made["groups"].append({"title": group.title, "level": below, "pages": pages})
        return made

    def page(self, page: Rendered, level: int, *, flows: bool) -> dict[str, Any]:
        """Return a page as the template gets it."""
        root = self._roots[page.path]
        foot = not (page.folder in NOTES_IN_PLACE and self._is_whole)
        printed = printed_texts(root, without=headings_of_notes(root) if foot else ())
        tree = tree_of(page, root, self._bound, level=level, notes_at_foot=foot)  # which takes `root` apart
        lost = lost_words(printed, tree.blocks)
        if lost:
            some = ", ".join(f"“{word}”" for word in lost[:5])
            self.faults.append(Fault(page.path, f"the book lacks words of the page: {some}", "report this"))
        for href in dict.fromkeys(tree.astray):
            what = f"the link “{href}” leads to a passage that isn't there"
            self.faults.append(Fault(page.path, what, "correct the link, or add what it leads to", href))
        return {"path": page.path, "title": page.title, "blocks": tree.blocks, "flows": flows}


def _parsed(page: Rendered, *, is_large: bool) -> HtmlElement:
    """Return the elements of a page, as a book of its size prints them."""
    root = parsed(page.html)
    if is_large and (page.kind or page.path in _SAID_AGAIN):
        shorten(root)
    return root


def _front(plan: Plan) -> dict[str, Any]:
    """Return what the book says of itself."""
    titles = plan.titles
    authors = sorted({author for page in plan.pages if page.folder == "articles" for author in page.authors})
    words = {key.removeprefix("pdf."): text for key, text in plan.messages.by_key.items() if key.startswith("pdf.")}
    return {
        "lang": plan.edition.lang,
        "is_whole": plan.is_whole,
        "title": titles.title,
        "subtitle": titles.subtitle,
        "day": [titles.day.year, titles.day.month, titles.day.day],
        "day_in_words": titles.day_in_words,
        "count": titles.count,
        "address": titles.address,
        "volume": titles.volume,
        "volumes": list(titles.volumes),
        "authors": [titles.title] if plan.is_whole else authors or [titles.title],
        "m": words,
    }


def _index(plan: Plan, keys: Mapping[str, str]) -> list[dict[str, Any]]:
    """Return the names of the index; `own` is the place of their entries, where this volume has them."""
    here = {page.path for page in plan.pages}
    found = []
    for name in names(tuple(plan.edition.pages.values()), keys):
        entry = {"path": name.path, "name": name.shown, "letter": letter(name)}
        if name.path in here:
            entry["own"] = name.path
        found.append(entry)
    return found


def _keywords(passages: Mapping[str, Sequence[str]], edition: RenderedEdition) -> list[str]:
    """Return the names that the book mentions most."""
    counts = Counter(path for paths in passages.values() for path in paths)
    most = sorted(counts, key=lambda path: (-counts[path], path))[:_MOST_KEYWORDS]
    return [edition.pages[path].title for path in most]


def _parts(plan: Plan, keys: Mapping[str, str]) -> tuple[Part, ...]:
    return parts_of(plan.pages, plan.messages, lambda page: keys.get(page.path, page.title.casefold()))


def _sort_keys(edition: RenderedEdition, places: Places) -> dict[str, str]:
    page = edition.pages.get(_NAMES)
    if page is None:
        return {}

    def path_of(href: str) -> str | None:
        found = Places(edition, dict.fromkeys(edition.pages, frozenset())).target(page, href)
        return found.path if isinstance(found, Place) else None

    return sort_keys(parsed(page.html), page, path_of)


def _ids(root: HtmlElement) -> frozenset[str]:
    return frozenset(str(each.get("id")) for each in root.iter() if isinstance(each.tag, str) and each.get("id"))


def _aliases(page: Rendered, root: HtmlElement) -> dict[str, str]:
    """Return the places on a page that are another's: a heading has one place, whatever ids it bears."""
    found: dict[str, str] = {}
    has_title = False
    for heading in root.iter("h1", "h2", "h3", "h4", "h5", "h6"):
        ids = [str(each.get("id")) for each in heading.iter() if isinstance(each.tag, str) and each.get("id")]
        is_title = heading.tag == "h1" and not has_title
        has_title = has_title or is_title
        if ids:
            whole = page.path if is_title else label(page.path, ids[0])
            found.update({label(page.path, name): whole for name in ids})
    for heading in headings_of_notes(root):
        found.update({label(page.path, name): page.path for name in _ids(heading)})
    for each in root.iter():
        if isinstance(each.tag, str) and each.get("id") and is_off_paper(each):
            found[label(page.path, str(each.get("id")))] = page.path
    return found


def _wanted(
    roots: Mapping[str, HtmlElement], pages: Mapping[str, Rendered], places: Places, aliases: Mapping[str, str]
) -> frozenset[str]:
    """Return the places that some link leads to."""
    found = set()
    for path, root in roots.items():
        for href in links(root):
            target = places.target(pages[path], href)
            if isinstance(target, Astray):
                target = target.instead or target
            if isinstance(target, Place):
                found.add(aliases.get(target.label, target.label))
    return frozenset(found)


def _faults_of_pictures(images: Images) -> list[Fault]:
    return [
        Fault(
            each.page,
            f"the picture “{each.src}” {each.why}",
            "put the picture there, or correct its name",
            each.src.rpartition("/")[2],
        )
        for each in images.missing
    ]


def _page_of(place: str) -> str:
    return place.partition("#")[0]
