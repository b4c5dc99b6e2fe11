"""Lays out a page's tree as lines of text, one for each block, each with the element that it comes from.

Every word that a reader could see is on a line, in the order of the document. Adjacent pieces of one block stay one
line; a lone `<br>` is white space, two of them begin a new line, as does one in an address or a poem.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree
from lxml.html import HtmlElement

from dossier.webpage.tree import listed, tidy

# Elements whose words stand within a line of their surroundings; all others stand on lines of their own.
_INLINE = frozenset(
    listed(
        "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rp rt ruby s "
        "samp small "
        "span strike strong sub sup time tt u var wbr"
    )
)
# Elements whose words no reader sees: code, fallbacks, and what describes a picture.
_UNSEEN = frozenset(
    listed(
        "script style template noscript svg iframe object embed video audio canvas map head title datalist "
        "frameset "
        "noframes applet param math-ml progress meter"
    )
)
_BOLD = frozenset({"b", "strong"})
_CELLS = frozenset({"td", "th"})
_LINE_BY_LINE = re.compile(r"\b(?:poem|poeme|verse|stanza|lyrics|address|adresse)\b", re.IGNORECASE)
# Longest intertitle that may stand in bold at the head of its paragraph, in characters.
_LONGEST_LEAD = 130


@dataclass(frozen=True, eq=False)
class Line:
    """One line of a page."""

    words: str
    """White space folded to single spaces."""
    element: HtmlElement
    """The innermost element that holds all of it."""
    block: HtmlElement
    """The innermost block that holds it."""
    linked: int
    """How many of its characters are links."""
    bold: int
    """How many of its characters are bold."""
    number: int
    """The line of the file where its block begins, counted from 1."""

    @property
    def link_share(self) -> float:
        """Which part of it is links."""
        return self.linked / len(self.words)

    @property
    def is_bold(self) -> bool:
        """Whether all of it is bold, but for a mark or two."""
        return self.bold >= len(self.words) - 2

    def chain(self) -> Iterator[HtmlElement]:
        """Yield the elements that hold it, from the innermost to the root."""
        yield self.element
        yield from self.element.iterancestors()


@dataclass(frozen=True)
class _Piece:
    text: str
    inline: tuple[HtmlElement, ...]
    """The inline elements around it within its block, from the outermost."""


@dataclass
class _Layout:
    """What has been gathered of the line that is being laid out."""

    lines: list[Line] = field(default_factory=list)
    blocks: list[HtmlElement] = field(default_factory=list)
    inline: list[HtmlElement] = field(default_factory=list)
    pieces: list[_Piece] = field(default_factory=list)

    def add(self, text: str | None) -> None:
        """Take in a piece of text; two elements side by side are parted where they would run into one another."""
        if text:
            inline = tuple(self.inline)
            before = self.pieces[-1] if self.pieces else None
            if (
                before is not None
                and before.inline
                and inline
                and before.inline[-1] is not inline[-1]
                and _run_together(before.text, text)
            ):
                self.pieces.append(_Piece(" ", ()))
            self.pieces.append(_Piece(text, inline))

    def end_line(self) -> None:
        """Put what was gathered on lines of its own."""
        if self.pieces:
            for pieces in _split_at_breaks(self.pieces, self.blocks[-1]):
                line = _line(pieces, self.blocks[-1])
                if line:
                    self.lines.append(line)
            self.pieces = []


_BREAK = "\n\n"  # what stands for a `<br>` among the pieces: white space of the source is folded before


def lay_out(tree: HtmlElement) -> list[Line]:
    """Return the lines of a page, in the order of the document."""
    layout = _Layout(blocks=[tree])
    walk = etree.iterwalk(tree, events=("start", "end"))
    inline: set[HtmlElement] = set()
    for event, element in walk:
        tag = element.tag
        if event == "start":
            if not isinstance(tag, str) or tag in _UNSEEN or (tag == "input"):
                walk.skip_subtree()
            elif tag == "br":
                layout.pieces.append(_Piece(_BREAK, tuple(layout.inline)))
            elif _is_inline(element, inline):
                inline.add(element)
                if tag in _CELLS:
                    layout.add(" ")
                layout.inline.append(element)
                layout.add(_folded(element.text))
            else:
                layout.end_line()
                layout.blocks.append(element)
                # A block within inline elements (a link around a card) still belongs to them: see `_line`.
                layout.add(_folded(element.text))
            continue
        if isinstance(tag, str) and tag not in _UNSEEN and tag not in ("br", "input"):
            if element in inline:
                layout.inline.pop()
                if tag in _CELLS:
                    layout.add(" ")
            else:
                layout.end_line()
                layout.blocks.pop()
        layout.add(_folded(element.tail))
    layout.end_line()
    return layout.lines


def _run_together(before: str, after: str) -> bool:
    """Tell «Jean Dupont» and «Le Courrier», side by side in two elements, from a letter set large and its word."""
    return (
        len(before) > 1
        and before[-1].isalnum()
        and (after[0].isupper() or (after[0].isdigit() and before[-1].isdigit()))
        and not before.isupper()
    ) or (len(before) > 3 and before[-1].isalpha() and after[0].isupper() and before.isupper() and " " in before)


def _is_inline(element: HtmlElement, inline: set[HtmlElement]) -> bool:
    tag = element.tag
    if tag in _INLINE:
        return True
    parent = element.getparent()
    if tag in _CELLS:
        return parent is not None and not any(
            isinstance(below.tag, str) and below.tag not in _INLINE and below.tag != "br"
            for below in element.iterdescendants()
            if below.tag not in _UNSEEN
        )
    # A custom element is inline by itself; within prose it is taken at its word.
    return "-" in str(tag) and parent is not None and (parent in inline or parent.tag == "p") and not len(element)


def _folded(text: str | None) -> str:
    return re.sub(r"\s+", " ", text) if text else ""


def _split_at_breaks(pieces: list[_Piece], block: HtmlElement) -> list[list[_Piece]]:
    """Split the pieces of a block where a new line begins."""
    by_line = block.tag in ("address", "pre") or bool(_LINE_BY_LINE.search(f"{block.get('class')}"))
    lines: list[list[_Piece]] = [[]]
    breaks = 0
    for piece in pieces:
        if piece.text is _BREAK:
            breaks += 1
        elif piece.text.strip() and breaks:
            if breaks > 1 or by_line or (len(lines) == 1 and _is_lead(lines[0])):
                lines.append([piece])
            else:
                lines[-1] += [_Piece(" ", ()), piece]
            breaks = 0
        else:
            lines[-1].append(piece)
    return lines


def _is_lead(pieces: list[_Piece]) -> bool:
    """Tell an intertitle in bold before the text of its paragraph."""
    text = "".join(piece.text for piece in pieces).strip()
    return 3 < len(text) <= _LONGEST_LEAD and text[-1] not in ".,;:" and _bold_characters(pieces) >= len(text) - 2


def _bold_characters(pieces: list[_Piece]) -> int:
    return sum(len(piece.text.strip()) for piece in pieces if any(each.tag in _BOLD for each in piece.inline))


def _line(pieces: list[_Piece], block: HtmlElement) -> Line | None:
    words = tidy("".join(piece.text for piece in pieces))
    if not words:
        return None
    spoken = [piece for piece in pieces if piece.text.strip()]
    element = block
    for each in zip(*(piece.inline for piece in spoken), strict=False):
        if any(other is not each[0] for other in each[1:]):
            break
        if _holds(block, each[0]):
            element = each[0]
    linked_block = any(above.tag == "a" for above in (block, *block.iterancestors()))
    linked = sum(len(piece.text) for piece in spoken if linked_block or any(each.tag == "a" for each in piece.inline))
    bold = sum(len(piece.text) for piece in spoken if any(each.tag in _BOLD for each in piece.inline))
    number = int(getattr(element, "sourceline", None) or 1)
    return Line(words, element, block, min(linked, len(words)), min(bold, len(words)), number)


def _holds(block: HtmlElement, inline: HtmlElement) -> bool:
    """Tell an inline element within a block from one around it."""
    return any(above is block for above in inline.iterancestors())
