"""Decides which lines of a page are its article, and why each other line isn't.

Four steps: parts that surely aren't the article are left out (regions); trafilatura reads the rest, and the
article's text in the structured data is a second witness; where both err or are silent, the container that holds most
prose decides; then each line between the headline and the last paragraph is weighed by itself.
"""

import re
from dataclasses import dataclass
from typing import Literal

from lxml.html import HtmlElement

from dossier.bylines import read_byline
from dossier.persons import person_names
from dossier.webpage.asides import find_asides
from dossier.webpage.boxes import (
    HEADINGS,
    is_heading,
    kind_of_place,
    own_elements,
)
from dossier.webpage.core import TOO_LITTLE, characters, find_core
from dossier.webpage.facts import Page
from dossier.webpage.lines import Line
from dossier.webpage.names import name_words
from dossier.webpage.persons import is_credit_line, names_only
from dossier.webpage.regions import is_prose
from dossier.webpage.summary import find_key_points, find_standfirst, is_named_standfirst
from dossier.webpage.tree import plain

Kind = Literal["title", "standfirst", "heading", "paragraph", "item", "quote", "row"]

_SENTENCE_END = re.compile(r"[.!?…:;][»”\"’')\]\s]*$")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_ENDED = re.compile(r"[.!?…)”»\"]$")
_BIOGRAPHY = re.compile(
    r"(?P<name>(?:[A-ZÀ-Ý][\w'’.-]*\s){2,4})(?:is|was|has been|covers|writes|reports|joined|est|couvre|écrit)\b"
    r".{0,120}?\b(?:reporter|writer|editor|correspondent|journalist|columnist|contributor|freelance\w*|producer"
    r"|intern|fellow"
    r"|covers|covering|writes|journaliste|correspondante?|rédact\w+|chroniqueu\w+|pigiste|éditorialiste)\b"
)
_MOST_BIOGRAPHIES = 3
_LEAST_LINK = 0.5
# What may follow the core: how far, how short, and how long an item of a list must be that stands by itself.
_FARTHEST = 40
_SHORTEST_TEXT = 15
_LONG_ITEM = 40
_LEAST_LINK_OF_FIRST = 0.3
# Which part of the prose found the main container must hold.
_MOST_OF_IT = 0.8


@dataclass(frozen=True)
class Mark:
    """What the markup says of one line of the page's text."""

    kind: Kind | None
    """None: nothing in particular."""
    reason: str | None
    """Why the line isn't the article: a message key such as `removed.furniture`; None where it is."""


def mark_lines(page: Page, title: str | None, title_element: HtmlElement | None) -> tuple[Mark, ...]:
    """Return what each line of a page is."""
    return _Weighing(page, title, title_element).marks()


class _Weighing:
    """The lines of one page while it is decided which of them are the article."""

    def __init__(self, page: Page, title: str | None, title_element: HtmlElement | None) -> None:
        self.page = page
        self.lines = page.lines
        self.title_at = _title_line(page, title, title_element)
        self.reasons = find_asides(page, self.title_at)
        self.text_from = 0
        """The third line of the core: before it, bylines and credits may stand without a word that marks them."""

    def marks(self) -> tuple[Mark, ...]:
        core = find_core(self.page, self.reasons, self.title_at)
        body = self._body(core)
        return tuple(self._mark(number, body) for number in range(len(self.lines)))

    def _body(self, core: list[int]) -> set[int]:
        """Return the lines of the article: its core, and what belongs to it between its first line and its last."""
        if not core:
            return set()
        container = self._container(core)
        inside = {
            n
            for n, line in enumerate(self.lines)
            if container is None or any(each is container for each in line.chain())
        }
        core = [number for number in core if number in inside] or core
        core = self._until_comments(core)
        start, stop = core[0], core[-1]
        self.text_from = core[min(2, len(core) - 1)]
        accepted = set(core)
        for number in range(start, stop + 1):
            if number in inside and self.reasons[number] is None and self._belongs(number):
                accepted.add(number)
        accepted |= self._following(stop, inside)
        accepted -= self._biographies(accepted)
        accepted |= find_standfirst(self.page, self.reasons, self.title_at, start)
        accepted |= find_key_points(self.page, self.reasons, self.title_at, start)
        accepted = self._with_headings(accepted)
        return accepted - {self.title_at}

    def _until_comments(self, core: list[int]) -> list[int]:
        """Cut what follows the label of the comments, where it stands in other containers than the text before it."""
        for at in range(1, len(core)):
            labels = [n for n in range(core[at - 1] + 1, core[at]) if self.reasons[n] == "removed.comments"]
            before, after = core[:at], core[at:]
            if labels and characters(self.page, before) > TOO_LITTLE:
                kinds = {kind_of_place(self.lines[number]) for number in before} - {None}
                parents = {self.lines[number].block.getparent() for number in before}
                if not any(
                    kind_of_place(self.lines[n]) in kinds or self.lines[n].block.getparent() in parents for n in after
                ):
                    return before
        return core

    def _container(self, core: list[int]) -> HtmlElement | None:
        """Return the innermost element that holds most of the core."""
        held: dict[HtmlElement, int] = {}
        for number in core:
            for element in self.lines[number].chain():
                held[element] = held.get(element, 0) + len(self.lines[number].words)
        total = characters(self.page, core)
        first: HtmlElement | None = None
        for number in core:
            for element in self.lines[number].chain():
                if held[element] >= _MOST_OF_IT * total and element not in (
                    self.lines[number].element,
                    self.lines[number].block,
                ):
                    if first is None or len(list(element.iterancestors())) > len(list(first.iterancestors())):
                        first = element
                    break
        return first

    def _belongs(self, number: int) -> bool:
        """Tell whether a line between the first and the last of the article is part of it."""
        line = self.lines[number]
        if number == self.title_at:
            return False
        if number < self.text_from and (
            names_only(line, self.page) or not (is_prose(line) or is_heading(line) or line.block.tag in ("p", "li"))
        ):
            return False
        if _ADDRESS.fullmatch(line.words):
            return line.block.tag in ("p", "li")
        if line.link_share > 0.8:
            return line.block.tag in ("p", "li") and bool(_SENTENCE_END.search(line.words)) and len(line.words) > 60
        return not is_credit_line(line)

    def _following(self, stop: int, inside: set[int]) -> set[int]:
        """Return the lines after the core that go on in the same container, up to the first that doesn't."""
        accepted: set[int] = set()
        last = self.lines[stop]
        parent, place = last.block.getparent(), kind_of_place(last)
        parents = {parent, parent.getparent()} if last.block.tag == "li" and parent is not None else {parent}
        for number in range(stop + 1, min(stop + _FARTHEST, len(self.lines))):
            line = self.lines[number]
            above = line.block.getparent()
            if number not in inside or (line.block.tag in HEADINGS and not accepted and self.reasons[number]):
                break
            if self.reasons[number] or line.link_share >= _LEAST_LINK:
                is_address = _ADDRESS.fullmatch(line.words) and above is parent and number - 1 in accepted | {stop}
                if is_address and not self.reasons[number]:
                    accepted.add(number)
                continue
            is_text = is_prose(line) or (
                line.block.tag in (last.block.tag, "p")
                and len(line.words) > _SHORTEST_TEXT
                and bool(_ENDED.search(line.words))
            )
            is_beside = above in parents or (place is not None and kind_of_place(line) == place)
            if (is_beside and is_text and not is_credit_line(line) and not names_only(line, self.page)) or (
                line.block.tag == "li" and self._goes_on_list(number, parent, accepted | {stop})
            ):
                accepted.add(number)
        return accepted

    def _goes_on_list(self, number: int, parent: HtmlElement | None, accepted: set[int]) -> bool:
        """Tell an item of the list that the line before is in, or of one that stands beside the text."""
        line = self.lines[number]
        if self.lines[number - 1].block.tag == "li" and number - 1 in accepted:
            return True
        is_beside = any(above is parent for above in list(line.block.iterancestors())[1:2])
        return is_beside and line.link_share < _LEAST_LINK_OF_FIRST and len(line.words) > _LONG_ITEM

    def _biographies(self, accepted: set[int]) -> set[int]:
        """Return the last lines that introduce the author: «Jean Dupont is a reporter for …»."""
        last = sorted(accepted)[-_MOST_BIOGRAPHIES:] if len(accepted) > 2 * _MOST_BIOGRAPHIES else []
        found: set[int] = set()
        for number in reversed(last):
            if not _introduces_author(self.lines[number].words):
                break
            found.add(number)
            self.reasons[number] = "removed.author_box"
        return found

    def _with_headings(self, accepted: set[int]) -> set[int]:
        """Drop headings that no text of the article follows."""
        kept = set(accepted)
        for number in sorted(accepted, reverse=True):
            line = self.lines[number]
            if is_heading(line):
                following = next((n for n in range(number + 1, min(number + 12, len(self.lines))) if n in kept), None)
                if following is None:
                    kept.discard(number)
        return kept

    def _mark(self, number: int, body: set[int]) -> Mark:
        line = self.lines[number]
        if number == self.title_at:
            return Mark("title", None)
        if number in body:
            return Mark(self._kind(number, body), None)
        return Mark(None, self.reasons[number] or _reason_by_form(line))

    def _kind(self, number: int, body: set[int]) -> Kind:
        line = self.lines[number]
        tags = [each.tag for each in line.chain()]
        if "blockquote" in tags or any(
            "quote" in name for element in own_elements(line) for name in name_words(element)
        ):
            return "quote"
        is_first = not any(each < number for each in body)
        named = is_named_standfirst(line)
        if (
            self.title_at is not None
            and number > self.title_at
            and (is_first or named)
            and self._is_apart(number, body, named)
        ):
            return "standfirst"
        if line.block.tag == "li":
            return "item"
        if line.block.tag in ("tr", "td", "th"):
            return "row"
        return "heading" if is_heading(line) and number != max(body) else "paragraph"

    def _is_apart(self, number: int, body: set[int], named: bool) -> bool:
        """Tell whether the first line of the body is a standfirst: by its name, or apart from the text below it."""
        line = self.lines[number]
        if sum(each < number for each in body) > 1 or (is_heading(line) and not is_prose(line) and not named):
            return False
        between = self.reasons[number + 1 : min((each for each in body if each > number), default=number)]
        parted = any(
            reason in ("removed.byline", "removed.dateline", "removed.caption", "removed.share") for reason in between
        )
        return named or parted or line.block.tag == "h2"


def _introduces_author(words: str) -> bool:
    found = _BIOGRAPHY.match(words)
    return bool(found) and len(words) < 500 and bool(person_names(found["name"]) if found else False)


def _title_line(page: Page, title: str | None, element: HtmlElement | None) -> int | None:
    if element is not None:
        for number, line in enumerate(page.lines):
            if (
                any(each is element for each in line.chain())
                and title
                and (plain(line.words) in plain(title) or plain(title) in plain(line.words))
            ):
                return number
    if title:
        return next(
            (n for n, line in enumerate(page.lines) if plain(line.words) == plain(title) and line.link_share < 0.5),
            None,
        )
    return None


def _reason_by_form(line: Line) -> str:
    """Return the reason of a line that nothing names: by what it looks like."""
    byline = read_byline(line.words) if len(line.words) < 200 else None
    if byline:
        return "removed.byline" if byline.authors or byline.desk else "removed.dateline"
    if len(line.words) < 100 and person_names(line.words):
        return "removed.byline"
    if line.link_share > 0.5 and len(line.words.split()) > 4:
        return "removed.related"
    return "removed.furniture"
