"""What is wrong with the input is said exactly, by file and line; what is sound is made all the same."""

import difflib
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from conftest import CASES, MakeProject
from dossier.cli import main
from dossier.problems import did_you_mean
from dossier.project import Project

PROBLEMS = CASES / "problems"
SOUND = "Une sonde répond\n\nElle a répondu mardi matin, après dix ans de silence.\n"
OUTSIDE = "Un texte qui n’est pas du dossier.\n"

Run = Callable[..., Result]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return what runs a command in a project; an exception that it lets out fails the test."""

    def run(project: Project, *arguments: str) -> Result:
        monkeypatch.chdir(project.root)
        return CliRunner().invoke(main, arguments, catch_exceptions=False)

    return run


@pytest.mark.parametrize("case", sorted(PROBLEMS.iterdir()), ids=lambda case: case.name)
def test_says_what_is_wrong(case: Path, make_project: MakeProject, run: Run, recording: bool) -> None:
    project = make_project()
    shutil.copytree(case, project.root, dirs_exist_ok=True, ignore=shutil.ignore_patterns("expected.txt"))
    result = run(project, "convert")
    expected = case / "expected.txt"
    if recording:
        expected.write_bytes(result.stderr.encode())
    assert expected.is_file(), f"{case.name} has no expected.txt; make it with --record-golden, and read it"
    assert result.stderr == expected.read_text(encoding="utf-8")
    has_fault = any(not line.endswith(" (a note)") for line in result.stderr.splitlines())
    assert result.exit_code == (1 if has_fault else 0)


def _link(target: str) -> Callable[[Path], None]:
    return lambda path: path.symlink_to(target)


def _bytes(content: bytes) -> Callable[[Path], None]:
    def make(path: Path) -> None:
        path.write_bytes(content)

    return make


# What no version control keeps as it is: where it stands below seeds/, how it is made, and what is said of it.
UNKEEPABLE: dict[str, tuple[str, Callable[[Path], None], str]] = {
    "a NUL byte": (
        "articles/nul.txt",
        _bytes(b"Une ligne\nLa sonde\0se tait\n"),
        ":2: a NUL byte: this is a binary file, not text; save the article as plain text in UTF-8",
    ),
    "a picture": (
        "articles/image.txt",
        _bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
        ":3: a NUL byte: this is a binary file, not text; save the article as plain text in UTF-8",
    ),
    "another encoding in a sidecar": (
        "articles/sonde.txt.yml",
        _bytes("slug: sonde\ntitle: Sonde muette tout l’été\n".replace("’", "'").encode("latin-1")),
        ":2: byte 0xe9 is not UTF-8; save the file in the encoding UTF-8",
    ),
    "a line of 50 MB": (
        "articles/longue.txt",
        _bytes(b"sonde " * 8_333_334),
        ":1: a file of 50 MB is no press article (more than 1,000 kB); cut it to the article's text",
    ),
    "a link out of seeds/": (
        "articles/dehors.txt",
        _link("../../dehors.txt"),
        ":1: this link leads out of seeds/; put the file itself in its place",
    ),
    "a link to the system": (
        "articles/passwd.txt",
        _link("/etc/passwd"),
        ":1: this link leads out of seeds/; put the file itself in its place",
    ),
    "a link to nothing": (
        "articles/nulle-part.txt",
        _link("absent.txt"),
        ":1: the file can't be read (No such file or directory); see that it exists and that you may read it",
    ),
    "a link to itself": (
        "articles/boucle.txt",
        _link("boucle.txt"),
        ":1: the file can't be read (Too many levels of symbolic links); see that it exists and that you may read it",
    ),
    "a pipe": (
        "articles/tube.txt",
        os.mkfifo,
        ":1: this is no ordinary file; put a text file in its place",
    ),
    "a folder for a sidecar": (
        "articles/sonde.txt.yml",
        Path.mkdir,
        ":1: this is no ordinary file; put a text file in its place",
    ),
    "a folder for an entity": (
        "entities/sonde.yml",
        Path.mkdir,
        ":1: this is no ordinary file; put a text file in its place",
    ),
    "a link to nothing for the events": (
        "events.yml",
        _link("absent.yml"),
        ":1: the file can't be read (No such file or directory); see that it exists and that you may read it",
    ),
}


def _plant(project: Project, name: str) -> str:
    """Make one of the unkeepable files; return what is to be said of it."""
    where, make, said = UNKEEPABLE[name]
    path = project.seeds / where
    path.parent.mkdir(exist_ok=True)
    make(path)
    return f"seeds/{where}{said}"


@pytest.mark.parametrize("name", UNKEEPABLE)
def test_says_what_is_wrong_with_files_that_git_does_not_keep(name: str, make_project: MakeProject, run: Run) -> None:
    project = make_project(files={"seeds/articles/sonde.txt": SOUND, "dehors.txt": OUTSIDE})
    said = _plant(project, name)
    result = run(project, "convert")
    assert said in result.stderr.splitlines()
    assert result.exit_code == 1


def test_reads_articles_in_a_folder_that_is_named_like_a_file(make_project: MakeProject, run: Run) -> None:
    project = make_project(files={"seeds/articles/dossier.txt/sonde.txt": SOUND})
    (project.articles / "vide.txt").mkdir()
    result = run(project, "check")
    assert (result.exit_code, result.stdout) == (0, "1 article, 0 problems\n")


def test_a_dossier_without_articles_has_no_problem(make_project: MakeProject, run: Run) -> None:
    project = make_project()
    project.articles.rmdir()
    result = run(project, "check")
    assert (result.exit_code, result.stderr, result.stdout) == (0, "", "0 articles, 0 problems\n")


def test_a_problem_is_one_line_whatever_the_file_is_called(make_project: MakeProject, run: Run) -> None:
    project = make_project(files={"seeds/articles/une\nautre\x1b[31m ligne.txt": ""})
    (project.articles / os.fsdecode(b"\xe9t\xe9.txt")).touch()
    said = run(project, "convert").stderr
    mend = "the file is empty; put the article's text into it, or remove it"
    assert said.splitlines() == [
        rf"seeds/articles/une\nautre\x1b[31m ligne.txt:1: {mend}",
        rf"seeds/articles/\udce9t\udce9.txt:1: {mend}",
    ]


@pytest.fixture
def broken(make_project: MakeProject, run: Run, without_books: None) -> Project:
    """Return a project with a sound site, into which every broken article there is was put afterwards."""
    sound = {"seeds/articles/sound.txt": SOUND, "seeds/articles/sound.txt.yml": "slug: sound\n"}
    project = make_project(files={**sound, "dehors.txt": OUTSIDE})
    assert run(project, "build", "--strict").exit_code == 0
    for case in sorted(PROBLEMS.glob("*/seeds/articles")):
        shutil.copytree(case, project.articles / case.parts[-3])
    for name, (where, _, _) in UNKEEPABLE.items():
        if not (project.seeds / where).exists():
            _plant(project, name)
    return project


def test_broken_articles_stop_no_sound_one(broken: Project, run: Run) -> None:
    result = run(broken, "build")
    assert result.exit_code == 1
    assert "published in site/" in result.stdout
    for page in ("articles/sound/index.html", "en/articles/sound/index.html"):
        assert "après dix ans de silence" in (broken.site / page).read_text(encoding="utf-8")
    published = {path.name for path in (broken.site / "articles").iterdir() if path.is_dir()}
    assert {"fusee", "tirets", "ouvert"} <= published, "an article stays though what is said of it is wrong"
    everything = "".join(page.read_text(encoding="utf-8") for page in broken.site.rglob("*.html"))
    assert OUTSIDE.strip() not in everything
    assert "root:x:0" not in everything


def test_strict_leaves_the_last_site_byte_for_byte(broken: Project, run: Run) -> None:
    before = {path: path.read_bytes() for path in broken.site.rglob("*") if path.is_file()}
    result = run(broken, "build", "--strict")
    assert result.exit_code == 1
    assert "nothing published; the last site stays" in result.stdout
    assert {path: path.read_bytes() for path in broken.site.rglob("*") if path.is_file()} == before


words = st.text("abcde-", max_size=12)


@given(words, st.lists(words, max_size=12))
def test_the_choice_offered_is_the_nearest(word: str, choices: list[str]) -> None:
    nearest = difflib.get_close_matches(word, sorted(choices), n=1)
    assert did_you_mean(word, choices) == "".join(f"did you mean “{choice}”?" for choice in nearest)
