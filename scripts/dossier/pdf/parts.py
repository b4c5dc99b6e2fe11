"""Puts the pages of an edition into the order of a book: parts, and the pages of each."""

import datetime
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from dossier.entity import KINDS
from dossier.messages import Messages
from dossier.pdf.rendered import Rendered

_FIRST = ("articles", "chronology", "quotations", "claims")
_LAST = ("network", "entities", "sources")
_END_OF_TIME = datetime.date.max

FLOWING = frozenset({"entities", "claims"})
"""The sections whose pages follow each other without a new sheet for each."""


@dataclass(frozen=True)
class Group:
    """Pages that stand together within a part."""

    title: str | None
    pages: tuple[Rendered, ...]


@dataclass(frozen=True)
class Part:
    """A part of a book."""

    name: str
    """What tells it from others: the section's folder, `home` or `end`."""
    title: str
    index: Rendered | None
    """The page that opens it."""
    groups: tuple[Group, ...]

    @property
    def pages(self) -> tuple[Rendered, ...]:
        """All its pages, in order."""
        return (*((self.index,) if self.index else ()), *(page for group in self.groups for page in group.pages))


def parts_of(
    pages: Iterable[Rendered], messages: Messages, sort_key: Callable[[Rendered], str] | None = None
) -> tuple[Part, ...]:
    """Return the parts of a book of `pages`, each page once; `sort_key` tells the order of names."""
    by_folder: dict[str, list[Rendered]] = {}
    for page in sorted(pages, key=lambda page: page.path):
        by_folder.setdefault(page.folder, []).append(page)
    top = by_folder.pop("", [])
    home = next((page for page in top if page.path == "index.md"), None)
    parts = [Part("home", messages("pdf.part.home"), home, ())] if home else []
    between = sorted(by_folder.keys() - {*_FIRST, *_LAST})
    folders = [folder for folder in (*_FIRST, *between, *_LAST) if folder in by_folder]
    parts += [_part(folder, by_folder[folder], messages, sort_key or _by_title) for folder in folders]
    rest = tuple(page for page in top if page is not home)
    if rest:
        parts.append(Part("end", messages("pdf.part.end"), None, (Group(None, rest),)))
    return tuple(parts)


def _part(folder: str, pages: Sequence[Rendered], messages: Messages, sort_key: Callable[[Rendered], str]) -> Part:
    index = next((page for page in pages if page.path == f"{folder}/index.md"), None)
    members = [page for page in pages if page is not index]
    title = index.title if index else messages.by_key.get(f"sections.{folder}", folder.capitalize())
    if folder == "articles":
        members.sort(key=by_time)
    if any(page.kind for page in members):
        return Part(folder, title, index, _by_kind(members, messages, sort_key))
    return Part(folder, title, index, (Group(None, tuple(members)),) if members else ())


def _by_kind(pages: Sequence[Rendered], messages: Messages, sort_key: Callable[[Rendered], str]) -> tuple[Group, ...]:
    order: Mapping[str | None, int] = {kind: at for at, kind in enumerate(KINDS)}
    by_kind: dict[str | None, list[Rendered]] = {}
    for page in sorted(pages, key=lambda page: (order.get(page.kind, len(order)), sort_key(page), page.path)):
        by_kind.setdefault(page.kind, []).append(page)
    return tuple(
        Group(messages.by_key.get(f"kind.{kind}.many") if kind else None, tuple(several))
        for kind, several in by_kind.items()
    )


def by_time(page: Rendered) -> tuple[datetime.date, str]:
    """Return what articles are ordered by in time; those without a date come last."""
    return (page.date.first_day if page.date else _END_OF_TIME, page.path)


def _by_title(page: Rendered) -> str:
    return fold(page.title)


def fold(text: str) -> str:
    """Return `text` as it is sorted: without accents and capitals."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
