"""Has Typst typeset a book. It reads nothing but the folder that is made for it, and asks no other host."""

import datetime
import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import typst

from dossier.pdf.compact import compact

_STANDARDS = ["ua-1", "a-2a"]
# PDF/UA-1 wants `Suspects` to be false where it stands. Poppler's tools say of it that it is of the wrong type
# ("boolean"): that is their error, ISO 32000 (table 321) has it so.
_FONT_PACKAGES = ("pylopdf_fonts_zh_cn", "manimgx_fonts")
"""Chinese and Japanese; emoji, and the scripts that Typst's own fonts lack. All under the SIL Open Font License."""

_FAMILIES = (
    "Libertinus Serif",
    "Noto Serif SC",
    "Noto Emoji",
    "Noto Sans Arabic",
    "Noto Sans Hebrew",
    "Noto Sans Armenian",
    "Noto Sans Georgian",
    "Noto Sans Devanagari",
    "Noto Sans Thai",
    "Noto Sans Symbols",
    "DejaVu Sans Mono",
)
MONOSPACED = "DejaVu Sans Mono"

_NO_GLYPH = re.compile(r'the text `"(?P<text>(?:[^"\\]|\\.)+)"` could not be displayed')
_TEMPLATES = ("book.typ", "elements.typ")
_PDF, _SEEN = "book.pdf", "seen.json"
_LONG = 300_000
"""A book whose content is longer than this is typeset in a process of its own."""


class TypesettingError(Exception):
    """The typesetter refuses the book, and says why."""


@dataclass(frozen=True)
class Typeset:
    """A finished book."""

    pdf: bytes
    pages: tuple[str, ...]
    """The paths of the pages that stand in it, in order, as the typesetter found them on paper."""
    sheets: int
    """How many sheets it has."""


@cache
def _fonts() -> typst.Fonts:
    folders = [str(files(package)) for package in _FONT_PACKAGES]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=folders)


@cache
def families() -> list[str]:
    """Return the fonts of a book's words: the first that has a character shows it."""
    has = set(_fonts().families())
    return [family for family in _FAMILIES if family in has]


def typeset(book: Mapping[str, Any], pictures: Mapping[str, bytes], day: datetime.date) -> Typeset:
    """Return the PDF of a `book`; the day is the one that it says it was made on."""
    with tempfile.TemporaryDirectory(prefix="book-") as name:
        folder = Path(name)
        for template in _TEMPLATES:
            shutil.copyfile(str(files("dossier.pdf") / template), folder / template)
        for picture, content in pictures.items():
            (folder / picture).write_bytes(content)
        given = json.dumps({**book, "fonts": families()}, ensure_ascii=False, separators=(",", ":"))
        (folder / "book.json").write_text(given, encoding="utf-8")
        return _apart(folder, day) if len(given) > _LONG else _here(folder, day)


def _here(folder: Path, day: datetime.date) -> Typeset:
    """Return the PDF of what was put into `folder`."""
    compiler = typst.Compiler(str(folder / "book.typ"), root=str(folder), font_paths=_fonts())
    moment = datetime.datetime.combine(day, datetime.time(), tzinfo=datetime.UTC)
    try:
        pdf, warnings = compiler.compile_with_warnings(
            format="pdf",
            pdf_standards=_STANDARDS,  # type: ignore[arg-type]
            timestamp=moment,
        )
        if warnings:
            raise TypesettingError(_first(warnings[0].diagnostic))
        seen = json.loads(compiler.query("<book>", field="value", one=True))
    except typst.TypstError as err:
        raise TypesettingError(_first(err.diagnostic or str(err))) from err
    assert isinstance(pdf, bytes)
    return Typeset(compact(pdf), tuple(seen["pages"]), int(seen["sheets"]))


def _apart(folder: Path, day: datetime.date) -> Typeset:
    """Do the same in a process of its own: Typst keeps all of a book in memory until its process ends."""
    command = [sys.executable, "-m", "dossier.pdf.typeset", str(folder), day.isoformat()]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - ourselves
    if done.returncode:
        raise TypesettingError(done.stderr.strip().rpartition("\n")[2] or f"it ended with {done.returncode}")
    seen = json.loads((folder / _SEEN).read_text(encoding="utf-8"))
    return Typeset((folder / _PDF).read_bytes(), tuple(seen["pages"]), int(seen["sheets"]))


def main() -> None:
    """Typeset what lies in a folder, and put the PDF and what it holds beside it."""
    folder = Path(sys.argv[1])
    try:
        made = _here(folder, datetime.date.fromisoformat(sys.argv[2]))
    except TypesettingError as err:
        sys.exit(str(err))
    (folder / _PDF).write_bytes(made.pdf)
    (folder / _SEEN).write_text(json.dumps({"pages": made.pages, "sheets": made.sheets}), encoding="utf-8")


def missing_glyphs(letters: str) -> frozenset[str]:
    """Return those of `letters` that no font of a book has."""
    if not letters:
        return frozenset()
    fonts = json.dumps(families(), ensure_ascii=False)
    body = "\n\n".join(f'#text("\\u{{{ord(letter):x}}}")' for letter in letters)
    code = f'#set document(title: "-")\n#set text(font: {_as_array(fonts)})\n{body}\n'
    try:
        typst.compile(code.encode(), font_paths=_fonts(), format="pdf", pdf_standards=["ua-1"])
    except typst.TypstError as err:
        told = "\n".join((str(err), err.diagnostic or ""))
        return frozenset(
            letter for found in _NO_GLYPH.finditer(told) for letter in _unescaped(found["text"]) if letter in letters
        )
    return frozenset()


def can_read(kind: str, content: bytes) -> bool:
    """Tell whether Typst can read a picture."""
    with tempfile.TemporaryDirectory(prefix="picture-") as name:
        folder = Path(name)
        (folder / f"picture.{kind}").write_bytes(content)
        code = f'#set document(title: "-")\n#image("picture.{kind}", alt: "-")\n'
        (folder / "one.typ").write_text(code, encoding="utf-8")
        try:
            typst.compile(str(folder / "one.typ"), root=name, font_paths=_fonts(), format="pdf", pdf_standards=["a-2b"])
        except typst.TypstError:
            return False
        return True


def _as_array(fonts: str) -> str:
    return f"({fonts.strip('[]')},)"


def _unescaped(text: str) -> str:
    return re.sub(r"\\u\{([0-9a-fA-F]+)\}", lambda found: chr(int(found[1], 16)), text)


def _first(diagnostic: str, lines: Iterable[int] = range(8)) -> str:
    """Return the beginning of what Typst says."""
    told = diagnostic.strip().splitlines()
    return " ".join(told[at].strip() for at in lines if at < len(told))


if __name__ == "__main__":
    main()
