"""The copy that works off the net: what is in it, and what is not."""

import datetime
import json
import re
import shutil
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from conftest import CASES, MakeProject, lay_out
from dossier.build import Outcome, build, clean_up
from dossier.cli import main
from dossier.offline import PLACE, make_copy, naming_files, pack
from dossier.project import Project

TIDE = CASES / "golden" / "tide"
FOLDERS = {"", "a", "a/b", "é c", "en"}


def quiet(_: str) -> None:
    """Say nothing."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Project, Outcome]:
    """Return a small dossier with its site and the copy, for tests that change nothing, and how making them went."""
    project = lay_out(tmp_path_factory.mktemp("built") / "dossier", seeds=TIDE / "seeds")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_URL", "https://example.org/x/")
        outcome = build(project, quiet, offline=True)
    assert outcome.published
    return project, outcome


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ('<a href="../">', '<a href="../index.html">'),
        ('<a href="..">', '<a href="../index.html">'),
        ('<a href=".">', '<a href="./index.html">'),
        ('<a href="b/#p-1">', '<a href="b/index.html#p-1">'),
        ('<a href="b/?h=x#p-1">', '<a href="b/index.html?h=x#p-1">'),
        ('<a title="1 > 2" class="x" href="b/">', '<a title="1 > 2" class="x" href="b/index.html">'),
        ('<a href="../%C3%A9%20c/">', '<a href="../%C3%A9%20c/index.html">'),
        ('<a xlink:href="b/">', '<a xlink:href="b/index.html">'),
        ('<a\n  href="../en/"\n>', '<a\n  href="../en/index.html"\n>'),
        ('<link rel="alternate" href="../en/">', '<link rel="alternate" href="../en/index.html">'),
        (
            '<meta http-equiv="refresh" content="0; url=../a/b/">',
            '<meta http-equiv="refresh" content="0; url=../a/b/index.html">',
        ),
        *(
            (same, same)
            for same in (
                '<a href="#p-1">',
                '<a href="">',
                '<a href="b/index.html">',
                '<a href="c/">',
                '<a href="../../">',
                '<a href="x.csv">',
                '<a href="/">',
                '<a href="//example.org/">',
                '<a href="https://example.org/a/">',
                '<a href="mailto:a@example.org">',
                "<p>href=&quot;b/&quot;</p>",
                '<p title="../">',
                "<script>x = '<a href=\"b/\">'</script>",
            )
        ),
    ],
)
def test_links_to_folders_of_pages_name_the_file(given: str, wanted: str) -> None:
    assert naming_files(given, "a", FOLDERS) == wanted
    assert naming_files(wanted, "a", FOLDERS) == wanted


def test_a_page_that_is_not_utf_8_passes_through(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_bytes(b'\xff<a href="./">')
    make_copy(site, tmp_path / "copy")
    assert (tmp_path / "copy" / "index.html").read_bytes() == b'\xff<a href="./index.html">'


def test_a_page_that_someone_called_offline_is_in_the_copy(tmp_path: Path) -> None:
    site = tmp_path / "site"
    for name in ("index.html", "offline/index.html", PLACE):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text('<a href="offline/">')
    make_copy(site, tmp_path / "copy")
    assert (tmp_path / "copy" / "offline" / "index.html").is_file()
    assert not (tmp_path / "copy" / PLACE).exists(), "a zip does not hold itself"


def test_the_copy_holds_what_readers_use_and_its_zip_the_same(built: tuple[Project, Outcome]) -> None:
    project, outcome = built
    copy, zip_ = project.offline / "dossier", project.offline / "dossier.zip"
    names = {path.relative_to(copy).as_posix() for path in copy.rglob("*") if path.is_file()}
    with zipfile.ZipFile(zip_) as packed:
        assert {info.filename.removeprefix("dossier/"): packed.read(info) for info in packed.infolist()} == {
            name: (copy / name).read_bytes() for name in names
        }
    assert (project.site / PLACE).read_bytes() == zip_.read_bytes()
    assert outcome.packed == zip_.stat().st_size

    assert {"index.html", "en/index.html", "en/entities/index.html", "data/articles.csv"} <= names
    unwanted = re.compile(r"(en/)?(404\.html|sitemap.*|offline/.*|search/.*\.json|.*\.map|.*/lunr/.*|.*/workers/.*)")
    assert not [name for name in names if unwanted.fullmatch(name) or Path(name).name == ".dossier"]
    for prefix in ("", "en/"):
        script = (copy / prefix / "search" / "search_index.js").read_text(encoding="utf-8")
        index = (project.site / prefix / "search" / "search_index.json").read_text(encoding="utf-8")
        assert json.loads(script.removeprefix("var __index = ")) == json.loads(index)


def test_home_pages_of_the_site_lead_to_the_zip_and_those_in_it_do_not(built: tuple[Project, Outcome]) -> None:
    project, _ = built
    for page, address in (("index.html", "offline/dossier.zip"), ("en/index.html", "../offline/dossier.zip")):
        text = (project.site / page).read_text(encoding="utf-8")
        assert text.count(f'href="{address}"') == 1
        assert ".zip" not in (project.offline / "dossier" / page).read_text(encoding="utf-8")
    assert "take-away" not in (project.site / "about" / "index.html").read_text(encoding="utf-8")


def test_without_being_asked_for_there_is_none(built: tuple[Project, Outcome], tmp_path: Path) -> None:
    project = Project(shutil.copytree(built[0].root, tmp_path / "dossier"))
    build(project, quiet, books=False)
    assert not (project.site / "offline").exists()
    assert ".zip" not in (project.site / "index.html").read_text(encoding="utf-8")
    assert (project.offline / "dossier.zip").is_file(), "what was taken away stays"
    clean_up(project)
    assert not project.offline.exists()


def test_the_same_input_gives_the_same_zip(
    built: tuple[Project, Outcome], make_project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITE_URL", "https://example.org/x/")
    again = make_project(seeds=TIDE / "seeds")
    build(again, quiet, offline=True)
    assert (again.offline / "dossier.zip").read_bytes() == (built[0].offline / "dossier.zip").read_bytes()


@pytest.mark.parametrize(
    ("day", "noted"), [("0476-09-04", (1980, 9, 4)), ("2026-02-28", (2026, 2, 28)), ("9999-12-31", (2107, 12, 31))]
)
def test_a_zip_can_be_of_any_day(tmp_path: Path, day: str, noted: tuple[int, int, int]) -> None:
    (tmp_path / "copy").mkdir()
    (tmp_path / "copy" / "é.txt").write_text("x")
    pack(tmp_path / "copy", tmp_path / "x.zip", datetime.date.fromisoformat(day))
    with zipfile.ZipFile(tmp_path / "x.zip") as packed:
        (info,) = packed.infolist()
        assert info.filename == "dossier/é.txt"
        assert info.date_time == (*noted, 0, 0, 0)
        assert info.external_attr >> 16 == 0o100644
        assert packed.testzip() is None


def test_what_a_person_put_into_its_place_stays(make_project: MakeProject) -> None:
    project: Project = make_project(seeds=TIDE / "seeds", files={"offline/notes.txt": "mine"})
    outcome = build(project, quiet, offline=True, books=False)
    assert [problem.path for problem in outcome.problems if not problem.is_note] == ["offline/notes.txt"]
    assert not outcome.published
    assert [path.name for path in project.offline.iterdir()] == ["notes.txt"]
    clean_up(project)
    assert (project.offline / "notes.txt").read_text() == "mine"


def test_the_command_says_where_it_is(make_project: MakeProject, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(make_project(seeds=TIDE / "seeds").root)
    result = CliRunner().invoke(main, ["build", "--offline"])
    assert re.search(r"published in site/ and offline/ \(zip: \d+\.\d MB\)", result.output), result.output
