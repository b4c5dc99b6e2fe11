"""The book of a dossier: complete, linked, accessible, the same every time, whatever its pages contain."""

import dataclasses
import datetime
import re
import shutil
import struct
import subprocess
import sys
import unicodedata
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from click.testing import CliRunner

from conftest import CASES, ROOT
from dossier.build import pdf
from dossier.cli import main
from dossier.pdf.checks import printed_texts
from dossier.pdf.editions import Books, Wanted, rendered_editions, typeset_books
from dossier.pdf.rendered import RenderedEdition
from dossier.pdf.tree import parsed
from dossier.project import EDITIONS, Edition, Project


def _png(width: int, height: int) -> bytes:
    """Return a picture of one colour."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = (b"\0" + b"\x16\x32\x4f" * width) * height
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


PNG = _png(120, 40)
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><rect width="40" height="20" fill="#16324f"/></svg>'
LONG = "".join(chr(97 + at * 7 % 26) for at in range(10_000))
COLUMNS = 40


def _wide_table() -> str:
    head = "|".join(f"colonne {at}" for at in range(COLUMNS))
    cells = "|".join(f"valeur {at}" for at in range(COLUMNS))
    return f"|{head}|\n|{'---|' * COLUMNS}\n|{cells}|\n"


class Made:
    """A dossier's books, made once for all tests here."""

    def __init__(self, root: Path) -> None:
        self.project = Project(root)
        self.books: Books = pdf(self.project, lambda _: None)
        self.files = {str(file.relative_to(self.project.pdf)): file for file in self.books.files}

    def open(self, lang: str = "fr") -> pikepdf.Pdf:
        return pikepdf.open(self.files[f"dossier-{lang}.pdf"])

    def text(self, lang: str = "fr") -> str:
        return _text(self.files[f"dossier-{lang}.pdf"])


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    root = tmp_path_factory.mktemp("book") / "dossier"
    shutil.copytree(CASES / "golden" / "tide", root, ignore=shutil.ignore_patterns("expected"))
    shutil.copytree(CASES / "pdf", root, dirs_exist_ok=True)
    for name in ("mkdocs.yml", "mkdocs.en.yml"):
        shutil.copy(ROOT / name, root / name)
    shutil.copytree(ROOT / "scripts" / "overrides", root / "scripts" / "overrides")
    for lang in ("fr", "en"):
        for name in ("index", "about", "method", "contributing"):
            (root / "docs" / lang / f"{name}.md").write_text(f"# {name} {lang}\n\nLa page {name}.\n", encoding="utf-8")
        folder = root / "docs" / lang / "analyses"
        folder.joinpath("tache.png").write_bytes(PNG)
        folder.joinpath("figure.svg").write_text(SVG, encoding="utf-8")
        folder.joinpath("abimee.png").write_bytes(PNG[:40])
    odd = root / "docs/fr/analyses/bizarre.md"
    text = odd.read_text(encoding="utf-8").replace("{{LONG}}", LONG).replace("{{LARGE}}", _wide_table())
    odd.write_text(text, encoding="utf-8")
    return Made(root)


@pytest.fixture(scope="module")
def wanted(made: Made) -> Wanted:
    book = made.open()
    said = str(book.docinfo["/CreationDate"])
    return Wanted(made.project, "", datetime.datetime.strptime(said[2:10], "%Y%m%d").date())


@pytest.fixture(scope="module")
def rendered(made: Made, wanted: Wanted) -> Mapping[Edition, RenderedEdition]:
    return rendered_editions(made.project, wanted)[0]


@pytest.fixture(scope="module")
def editions(rendered: Mapping[Edition, RenderedEdition]) -> dict[str, RenderedEdition]:
    return {edition.lang: found for edition, found in rendered.items()}


def _text(file: Path) -> str:
    """Return the words of a PDF in the order of reading, as its tags and its fonts say, without white space."""
    done = subprocess.run(["pdftotext", "-raw", str(file), "-"], capture_output=True, text=True, check=True)
    return _bare(done.stdout)


def _bare(text: str) -> str:
    """Return `text` without white space, hyphens and what sets them: lines break words."""
    text = unicodedata.normalize("NFC", text)
    return re.sub(r"[\s\u200b\u00ad\u2060\u2010‐-]+", "", text)


def _elements(root: Any) -> Iterator[Any]:
    """Yield every element of a PDF's structure."""
    todo = [root]
    while todo:
        element = todo.pop()
        if isinstance(element, pikepdf.Array):
            todo += list(element)
        elif isinstance(element, pikepdf.Dictionary):
            if "/S" in element:
                yield element
            if "/K" in element:
                todo.append(element.K)


def _outline(book: pikepdf.Pdf) -> list[tuple[int, str, Any]]:
    found: list[tuple[int, str, Any]] = []

    def walk(items: Any, depth: int) -> None:
        for item in items:
            found.append((depth, str(item.title), item.destination or item.action))
            walk(item.children, depth + 1)

    with book.open_outline() as outline:
        walk(outline.root, 1)
    return found


needs_poppler = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="no pdftotext")


def test_each_edition_has_its_book(made: Made) -> None:
    assert [name for name in sorted(made.files) if "/" not in name] == ["dossier-en.pdf", "dossier-fr.pdf"]


def test_only_what_is_wrong_on_the_pages_is_reported(made: Made) -> None:
    said = [str(problem) for problem in made.books.problems if "/analyses/" in problem.path and not problem.is_note]
    french = [each for each in said if each.startswith("docs/fr/")]
    assert len(french) == 3, "\n".join(french)
    assert [re.sub(r":\d+:", ":", each.partition(";")[0]) for each in french] == [
        "docs/fr/analyses/bizarre.md: the link “#pas-la” leads to a passage that isn't there",
        "docs/fr/analyses/constructions.md: the picture “absente.png” isn't there",
        "docs/fr/analyses/constructions.md: the picture “../abimee.png” is broken, or of a kind that no book can show",
    ]
    lines = (made.project.root / "docs/fr/analyses/constructions.md").read_text(encoding="utf-8").splitlines()
    assert [int(each.split(":")[1]) for each in french[1:]] == [
        at for at, line in enumerate(lines, 1) if "absente.png" in line or "abimee.png" in line
    ]


def test_characters_that_no_font_has_are_named_and_reported(made: Made) -> None:
    notes = [problem for problem in made.books.problems if problem.is_note and "no font" in problem.what]
    assert [problem.path for problem in notes] == ["docs/fr/analyses/bizarre.md"]
    assert "[Hangul Syllable Han]" in notes[0].what


@needs_poppler
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_every_word_of_every_page_is_on_paper(made: Made, editions: dict[str, RenderedEdition], lang: str) -> None:
    book = made.text(lang)
    lost: dict[str, list[str]] = {}
    for page in editions[lang].pages.values():
        if page.is_wanted and page.path != "analyses/bizarre.md":
            for text in printed_texts(parsed(page.html)):
                for word in map(_bare, text.split()):
                    if word and word not in book:
                        lost.setdefault(page.path, []).append(word)
    assert lost == {}


@needs_poppler
def test_odd_letters_and_endless_words_are_on_paper(made: Made) -> None:
    book = made.text()
    for words in ("周建平", "ひらがな", "Крикалёв", "Ελλάδα", "🚀", "😀", "[HangulSyllableHan]"):
        assert words in book, words
    pieces = [LONG[at : at + 50] for at in range(0, len(LONG), 50)]
    assert sum(piece not in book for piece in pieces) <= 6  # those that a page's foot and the next one's head part
    assert all(f"valeur{at}" in book and f"colonne{at}" in book for at in range(COLUMNS))


@needs_poppler
def test_hostile_words_stay_words(made: Made) -> None:
    book = made.text()
    for words in (
        '#import"@preview/evil:1.0.0":*$x^2$@label*gras*_souligné_',
        '#read("/etc/passwd")',
        '#eval("1+1")',
        "#setpage(fill:red)",
        "<etiquette>@reference$sum_(i=0)^n$`code`",
        "<script>alert(1)</script>",
        "[lien](javascript:alert(3)){{jinja}}",
    ):
        assert _bare(words) in book, words
    assert "root:" not in book


def test_every_page_is_there_once(made: Made, editions: dict[str, RenderedEdition]) -> None:
    for lang in ("fr", "en"):
        titles = {title for _, title, _ in _outline(made.open(lang))}
        for page in editions[lang].pages.values():
            if page.is_wanted and page.kind:
                assert page.title in titles, page.path
    assert any(not page.is_wanted and page.path.endswith("provenance.md") for page in editions["fr"].pages.values())


def test_every_bookmark_and_every_link_leads_to_a_page(made: Made) -> None:
    book = made.open()
    pages = {page.obj.objgen for page in book.pages}
    names = dict(pikepdf.NameTree(book.Root.Names.Dests).items()) if "/Names" in book.Root else {}

    def leads(target: Any) -> bool:
        if isinstance(target, pikepdf.Dictionary):
            target = target.get("/D")
        if isinstance(target, pikepdf.String | pikepdf.Name):
            found = names.get(str(target))
            target = found.get("/D") if isinstance(found, pikepdf.Dictionary) else found
        return isinstance(target, pikepdf.Array) and target[0].objgen in pages

    outline = _outline(book)
    assert len(outline) > 40
    assert all(leads(target) or leads(getattr(target, "obj", target)) for _, _, target in outline)
    count = 0
    for page in book.pages:
        for link in page.get("/Annots", []):
            action = link.get("/A")
            if action is not None and action.S == "/URI":
                assert re.match(r"https?://|mailto:", str(action.URI)), action.URI
            else:
                count += 1
                assert leads(link.get("/Dest", action))
    assert count > 100


def test_bookmarks_hold_no_page_numbers(made: Made) -> None:
    assert not [title for _, title, _ in _outline(made.open()) if re.search(r"\(p\.", title)]


def test_it_is_accessible_and_archival(made: Made) -> None:
    for lang in ("fr", "en"):
        book = made.open(lang)
        root = book.Root
        assert str(root.Lang) == lang
        assert root.MarkInfo.Marked
        assert root.ViewerPreferences.DisplayDocTitle
        with book.open_metadata() as meta:
            assert meta["pdfuaid:part"] == "1"
            assert (meta["pdfaid:part"], meta["pdfaid:conformance"]) == ("2", "A")
            assert meta["dc:title"]
            assert meta["dc:creator"]
            assert meta["pdf:Keywords"]
        assert all(page.get("/Tabs") == "/S" for page in book.pages if "/Annots" in page)
        assert "/AF" not in root
        assert not book.is_encrypted


def test_links_are_told_in_words_that_readers_of_screens_say(made: Made) -> None:
    said = {str(link.get("/Contents", "")) for page in made.open().pages for link in page.get("/Annots", [])}
    assert {words.partition(",")[0] for words in said if ", page" in words} == {"section"}
    assert all(said)


def test_structure_is_in_order(made: Made) -> None:
    book = made.open()
    elements = list(_elements(book.Root.StructTreeRoot))
    kinds = Counter(str(element.S) for element in elements)
    assert {
        "/H1",
        "/H2",
        "/H3",
        "/P",
        "/L",
        "/LI",
        "/Table",
        "/TR",
        "/TH",
        "/TD",
        "/Figure",
        "/Note",
        "/Link",
    } <= kinds.keys()
    assert all(str(element.get("/Alt", "")) for element in elements if element.S == "/Figure")
    numbered = [int(str(element.S)[2:]) for element in elements if re.fullmatch(r"/H\d", str(element.S))]
    assert numbered.count(1) >= 8
    assert all("/K" in element for element in elements if element.S == "/Link")


def test_headings_skip_no_level(made: Made) -> None:
    levels = [depth for depth, _, _ in _outline(made.open())]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_other_languages_are_marked(made: Made) -> None:
    marked = set()
    for page in made.open().pages:
        page.contents_coalesce()
        marked |= {found.decode() for found in re.findall(rb"/Lang ?\((\w+)\)", page.Contents.read_bytes())}
    assert {"ru", "en", "he", "ar"} <= marked


def test_fonts_are_embedded(made: Made) -> None:
    book = made.open()
    fonts = [
        each for each in book.objects if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/FontDescriptor"
    ]
    assert len(fonts) > 4
    assert all({"/FontFile2", "/FontFile3"} & set(font.keys()) for font in fonts)


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="no qpdf")
def test_qpdf_finds_nothing_wrong(made: Made) -> None:
    for file in made.books.files:
        done = subprocess.run(["qpdf", "--check", str(file)], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr


def test_dates_come_from_the_content(made: Made) -> None:
    book = made.open()
    info = book.docinfo
    assert str(info["/CreationDate"]).startswith("D:20")
    assert str(info["/CreationDate"]) == str(info["/ModDate"])
    assert "Libertinus" not in str(info["/Title"])


def test_same_input_same_bytes(
    made: Made, rendered: Mapping[Edition, RenderedEdition], wanted: Wanted, tmp_path: Path
) -> None:
    shutil.rmtree(made.project.work / "pdf")  # what was kept
    again = typeset_books(made.project, rendered, wanted, tmp_path, lambda _: None)
    assert {str(file.relative_to(tmp_path)): file.read_bytes() for file in again.files} == {
        name: file.read_bytes() for name, file in made.files.items()
    }


def test_one_page_alone(
    made: Made, rendered: Mapping[Edition, RenderedEdition], wanted: Wanted, tmp_path: Path
) -> None:
    one = dataclasses.replace(wanted, only=["articles/hostile"])
    books = typeset_books(made.project, rendered, one, tmp_path, lambda _: None)
    assert sorted(file.name for file in books.files) == ["hostile-en.pdf", "hostile-fr.pdf"]
    with pikepdf.open(tmp_path / "hostile-fr.pdf") as book:
        assert str(book.Root.Lang) == "fr"
        with book.open_metadata() as meta:
            assert meta["pdfuaid:part"] == "1"
        assert len(book.pages) <= 2


def test_each_article_has_its_own_by_one_setting_and_only_what_changed_is_made(made: Made, tmp_path: Path) -> None:
    assert "articles: true" in (made.project.root / "mkdocs.yml").read_text(encoding="utf-8").partition("\n  pdf:")[2]
    assert {"fr/articles/hostile.pdf", "en/articles/hostile.pdf", "dossier-fr.pdf"} <= made.files.keys()
    root = tmp_path / "dossier"
    shutil.copytree(made.project.root, root)
    project = Project(root)
    kept = {file.name: file.stat().st_mtime_ns for file in (project.work / "pdf").iterdir()}
    with (root / "seeds/articles/hostile.txt").open("a", encoding="utf-8") as file:
        file.write("\nUne phrase de plus, au bout.\n")
    pdf(project, lambda _: None)
    after = {file.name: file.stat().st_mtime_ns for file in (project.work / "pdf").iterdir()}
    assert 4 <= len(after.keys() - kept.keys()) < len(kept)  # the books, and the articles that changed or name it
    assert all(after[name] == kept[name] for name in after.keys() & kept.keys())


def test_pages_that_are_not_there_are_refused(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(made.project.root)
    done = CliRunner().invoke(main, ["pdf", "--only", "articles/nulle-part"])
    assert done.exit_code == 2
    assert "no page is called “articles/nulle-part”" in done.output


def test_a_build_without_a_book_loads_no_typesetter() -> None:
    code = "import dossier.cli, sys; print('typst' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_editions_are_those_of_the_project(editions: dict[str, RenderedEdition]) -> None:
    assert list(editions) == [edition.lang for edition in EDITIONS]
