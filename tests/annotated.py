"""Articles annotated by hand: what a reader would say of each, to measure what the build makes of it.

A case is a folder with `raw.txt`, `raw.md` or `raw.html`, and `expected.yml`: the fields that the article tells, and
none that it doesn't. In a text, `lines` labels every line that isn't blank: `7: paragraph`, or `7-9: paragraph` for
lines that make one block. In a page, the elements of the article carry `data-gold="paragraph"`, which is taken
away before the page is read. `python tests/annotated.py FOLDER…` checks that cases are sound.
"""

import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from lxml import etree, html

KINDS = ("title", "standfirst", "heading", "paragraph", "item", "quote", "caption")
"""What a part of an article can be; `removed` is what isn't the article."""

FIELDS = ("title", "date", "time", "author", "source", "lang")

_BLOCKS = ("p", "h1", "h2", "h3", "h4", "li", "blockquote", "div")
_GOLD = re.compile(rb'\s+data-gold="([a-z]+)"')


@dataclass(frozen=True)
class Piece:
    """Words of a raw article, with what they are: one of KINDS, or `removed`."""

    kind: str
    text: str


@dataclass(frozen=True)
class Case:
    """One annotated article."""

    name: str
    file: str
    raw: bytes
    """As it is given to the build."""
    fields: dict[str, Any]
    pieces: tuple[Piece, ...]


def load(folder: Path) -> Case:
    """Return the case that stands in a folder; raise ValueError where it isn't sound."""
    expected = yaml.safe_load((folder / "expected.yml").read_text(encoding="utf-8"))
    lines = expected.pop("lines", None)
    if unknown := expected.keys() - set(FIELDS):
        raise ValueError(f"{folder.name}: unknown fields {sorted(unknown)}")
    fields = {key: [value] if key == "author" and isinstance(value, str) else value for key, value in expected.items()}
    raws = sorted(folder.glob("raw.*"))
    if len(raws) != 1:
        raise ValueError(f"{folder.name}: one raw file is wanted, and there are {len(raws)}")
    raw = raws[0].read_bytes()
    pieces = _pieces_of_page(raw) if raws[0].suffix == ".html" else _pieces_of_text(raw, lines or {}, folder.name)
    if not any(piece.kind == "paragraph" for piece in pieces):
        raise ValueError(f"{folder.name}: no paragraph is annotated")
    return Case(folder.name, raws[0].name, _GOLD.sub(b"", raw), fields, tuple(pieces))


def decoded(raw: bytes) -> str:
    """Return a raw article's text, good enough to count lines and compare words."""
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return raw.decode("utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("latin-1")


def _pieces_of_text(raw: bytes, labels: dict[int | str, str], name: str) -> list[Piece]:
    lines = decoded(raw).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    pieces: list[Piece] = []
    labelled: set[int] = set()
    for span, kind in labels.items():
        first, _, last = str(span).partition("-")
        numbers = range(int(first), int(last or first) + 1)
        if kind not in (*KINDS, "removed"):
            raise ValueError(f"{name}: “{kind}” is no kind")
        if labelled & set(numbers) or numbers[-1] > len(lines):
            raise ValueError(f"{name}: lines {span} are labelled twice, or beyond the end")
        labelled |= set(numbers)
        text = " ".join(" ".join(lines[number - 1] for number in numbers).split())
        pieces.append(Piece(kind, text))
    bare = [number for number, line in enumerate(lines, 1) if line.strip() and number not in labelled]
    if bare:
        raise ValueError(f"{name}: lines without a label: {bare}")
    return pieces


def _pieces_of_page(raw: bytes) -> list[Piece]:
    tree = html.document_fromstring(decoded(raw).encode(), parser=html.HTMLParser(encoding="utf-8"))
    for element in list(tree.iter("script", "style", "noscript", "template", etree.Comment)):
        element.drop_tree()
    pieces = []
    body = tree.find("body")
    for element in (tree if body is None else body).iter(*_BLOCKS, "span", "figcaption", "a"):
        kind = element.get("data-gold")
        if kind and kind not in KINDS:
            raise ValueError(f"“{kind}” is no kind")
        text = " ".join(element.text_content().split())
        inside = any(above.get("data-gold") for above in element.iterancestors())
        holds = bool(element.xpath(".//p|.//h1|.//h2|.//h3|.//li|.//div|.//ul|.//*[@data-gold]"))
        if kind:
            pieces.append(Piece(kind, text))
        elif text and not inside and not holds and element.tag in _BLOCKS and element.tag != "h1":
            pieces.append(Piece("removed", text))
    return pieces


if __name__ == "__main__":
    for argument in sys.argv[1:]:
        try:
            case = load(Path(argument))
            counts = {kind: sum(piece.kind == kind for piece in case.pieces) for kind in (*KINDS, "removed")}
            print(case.name, case.fields, {kind: n for kind, n in counts.items() if n})
        except (ValueError, OSError, yaml.YAMLError) as err:
            print(f"WRONG {argument}: {err}")
