"""The files that readers take away: where the pages offer them, and that they are there."""

import re
from pathlib import Path

import pytest

from conftest import CASES, MakeProject
from dossier.build import build
from dossier.downloads import FILES, Download, offer_pdfs, paragraph, take_over_pdfs
from dossier.project import EDITIONS, Project

TIDE = CASES / "golden" / "tide"
_LINK = re.compile(r'<p class="take-away">.*?</p>')
_HREF = re.compile(r'href="([^"]+)"')


def quiet(_: str) -> None:
    """Say nothing."""


def offered(page: Path) -> list[Path]:
    """Return the files that a page offers."""
    paragraphs = _LINK.findall(page.read_text(encoding="utf-8"))
    return [(page.parent / href).resolve() for each in paragraphs for href in _HREF.findall(each)]


def laid_out(site: Path, *files: str) -> Path:
    """Make a site of two home pages, and of PDFs of one byte."""
    for edition in EDITIONS:
        page = site / edition.prefix / "index.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text("<article><article>x</article></article> end", encoding="utf-8")
    for name in files:
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_bytes(b"x")
    return site


@pytest.mark.parametrize(
    ("lang", "size", "said"),
    [
        ("fr", 3_240_000, "(3,2\N{NO-BREAK SPACE}Mo)\N{NO-BREAK SPACE}: merci"),
        ("en", 3_240_000, "(3.2\N{NO-BREAK SPACE}MB) : merci"),
        ("fr", 51_499, "(51\N{NO-BREAK SPACE}ko)\N{NO-BREAK SPACE}: merci"),
        ("en", 12, "(1\N{NO-BREAK SPACE}kB) : merci"),
    ],
)
def test_a_link_tells_the_size_as_its_language_writes_it(lang: str, size: int, said: str) -> None:
    made = paragraph(lang, f"Prenez {FILES} : merci", [Download("l’un & l’autre", "x.pdf", size)])
    assert made == f'<p class="take-away">Prenez <a href="x.pdf" download>l’un &amp; l’autre</a> {said}</p>\n'


def test_volumes_stand_in_their_order(tmp_path: Path) -> None:
    names = [f"dossier-fr-{number}.pdf" for number in (10, 9, 2, 1)]
    site = laid_out(tmp_path, *(f"pdf/{name}" for name in names))
    offer_pdfs(site)
    assert [path.name for path in offered(site / "index.html")] == names[::-1]
    assert (site / "index.html").read_text().endswith("</p>\n</article> end")
    assert not offered(site / "en" / "index.html")


def test_the_book_is_offered_under_the_search(tmp_path: Path) -> None:
    site = laid_out(tmp_path, "pdf/dossier-fr.pdf")
    page = site / "index.html"
    page.write_text('<article><div class="home-search">\n<p>x</p>\n</div><div>y</div></article>', encoding="utf-8")
    offer_pdfs(site)
    before, _, after = page.read_text(encoding="utf-8").partition('<p class="take-away">')
    assert before == '<article><div class="home-search">\n<p>x</p>\n'
    assert after.endswith("</p>\n</div><div>y</div></article>")


def test_nothing_is_offered_that_is_not_there(tmp_path: Path) -> None:
    site = laid_out(tmp_path)
    before = (site / "index.html").read_bytes()
    offer_pdfs(site)
    take_over_pdfs(tmp_path / "nowhere", site)
    assert (site / "index.html").read_bytes() == before


def test_a_build_offers_the_book_and_each_article(make_project: MakeProject) -> None:
    project: Project = make_project(seeds=TIDE / "seeds")
    assert build(project, quiet, offline=True).published
    for edition in EDITIONS:
        for site in (project.site, project.offline / "dossier"):
            home = site / edition.prefix
            assert site / "pdf" / f"dossier-{edition.lang}.pdf" in offered(home / "index.html")
            for page in ("kervoal-tourne", "kestrel-disparu", "who-owns-the-sea"):
                (file,) = offered(home / "articles" / page / "index.html")
                assert file == site / "pdf" / edition.lang / "articles" / f"{page}.pdf"
                assert file.read_bytes().startswith(b"%PDF-")
    made = {path: path.read_bytes() for path in sorted((project.site / "pdf").rglob("*.pdf"))}
    (project.seeds / "articles" / "later.txt").write_text("A late notice\n\nThe tide came in again.\n")
    assert build(project, quiet, books=False).published
    assert {path: path.read_bytes() for path in sorted((project.site / "pdf").rglob("*.pdf"))} == made
    assert offered(project.site / "index.html")
    assert build(project, quiet).published
    now = {path: path.read_bytes() for path in sorted((project.site / "pdf").rglob("*.pdf"))}
    assert len(now) == len(made) + len(EDITIONS)
    same = [path for path in made if now[path] == made[path]]
    assert all("articles" in path.parts for path in same)
