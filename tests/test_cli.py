"""The command line: what each command says, makes and returns."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click
import frontmatter
import pytest
import yaml
from click.testing import CliRunner, Result

from conftest import CASES, MakeProject
from dossier.cli import main
from dossier.project import Project

TIDE = CASES / "golden" / "tide" / "seeds"
ARTICLE = "Une fusée décolle\n\nElle a quitté le pas de tir mardi matin, sous la pluie.\n"
NAMES = sorted(main.commands)

Run = Callable[..., Result]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return what runs a command in a folder; an exception that it lets out fails the test."""

    def run(place: Project | Path, *arguments: str | Path) -> Result:
        monkeypatch.chdir(place.root if isinstance(place, Project) else place)
        return CliRunner().invoke(main, [str(argument) for argument in arguments], catch_exceptions=False)

    return run


@pytest.fixture
def tide(make_project: MakeProject) -> Project:
    """Return a small dossier without problems."""
    return make_project(seeds=TIDE)


def _page(path: Path) -> frontmatter.Post:
    return frontmatter.loads(path.read_text(encoding="utf-8"))


def test_help_lists_every_command(run: Run, tmp_path: Path) -> None:
    assert {"build", "check", "clean", "convert", "serve"} <= set(NAMES)
    said = run(tmp_path, "--help")
    assert said.exit_code == 0
    assert [name for name in NAMES if f"\n  {name} " not in said.stdout] == []
    assert "Exit status: 0 done; 1 the input has problems" in " ".join(said.stdout.split())


@pytest.mark.parametrize("name", NAMES)
def test_every_command_and_option_has_help(run: Run, tmp_path: Path, name: str) -> None:
    command = main.commands[name]
    assert command.help
    assert command.help.strip().endswith(".")
    assert [option.name for option in command.params if isinstance(option, click.Option) and not option.help] == []
    assert run(tmp_path, name, "-h").exit_code == 0


@pytest.mark.parametrize(
    "arguments",
    [["nonsense"], ["build", "--nonsense"], ["build", "more"], ["convert", "absent.txt"], ["serve", "--port"]],
)
def test_wrong_usage_is_status_2(run: Run, tide: Project, arguments: list[str]) -> None:
    result = run(tide, *arguments)
    assert result.exit_code == 2
    assert "Error: " in result.stderr
    assert not (tide.root / "site").exists()


@pytest.mark.parametrize("name", [name for name in NAMES if name != "serve"])
def test_outside_a_dossier_every_command_says_so(run: Run, tmp_path: Path, name: str) -> None:
    result = run(tmp_path, name)
    assert result.exit_code == 2
    assert "no dossier found in" in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_command_finds_the_dossier_from_a_folder_within(run: Run, tide: Project) -> None:
    assert run(tide.articles, "convert").exit_code == 0
    assert (tide.root / "docs/fr/articles/kervoal-tourne.md").is_file()


def test_check_leaves_pages_and_site_as_they_are(run: Run, tide: Project) -> None:
    def tree() -> dict[Path, tuple[bytes, int]]:
        files = (path for path in tide.root.rglob("*") if path.is_file() and tide.work not in path.parents)
        return {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in files}

    before = tree()
    result = run(tide, "check")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "3 articles, 0 problems\n", "")
    assert tree() == before
    assert sorted(path.name for path in tide.work.iterdir()) == ["kept", "lock"]


@pytest.mark.usefixtures("without_books")
def test_a_run_says_in_one_line_what_it_did(run: Run, tide: Project) -> None:
    def said(*arguments: str) -> tuple[int, str, str]:
        result = run(tide, *arguments)
        return result.exit_code, result.stdout.partition(" (")[0], result.stderr

    pages = sum(1 for _ in (tide.root / "docs").rglob("*.md"))
    assert said("convert")[2] == ""
    made = sum(1 for path in (tide.root / "docs").rglob("*") if path.is_file()) - pages
    unchanged = f"3 articles, 0 pages written, {made} unchanged, 0 removed, 0 problems"
    assert said("build", "--strict") == (0, f"{unchanged}; published in site/", "")
    assert said("clean") == (0, f"{made} pages removed\n", "")
    (tide.articles / "vide.txt").touch()
    mend = "put the article's text into it, or remove it"
    assert said("check") == (1, "3 articles, 1 problem\n", f"seeds/articles/vide.txt:1: the file is empty; {mend}\n")


@pytest.mark.usefixtures("without_books")
def test_a_note_makes_nothing_fail(run: Run, make_project: MakeProject) -> None:
    project = make_project(files={"seeds/articles/fusee.txt": ARTICLE})
    result = run(project, "build", "--strict")
    assert result.exit_code == 0
    assert result.stderr.endswith("“slug: une-fusee-decolle” into seeds/articles/fusee.txt.yml (a note)\n")


def test_says_its_words_on_a_terminal_that_lacks_their_letters(make_project: MakeProject) -> None:
    project = make_project(files={"seeds/articles/été ☀.txt": ""})
    done = subprocess.run(
        [sys.executable, "-m", "dossier", "convert"],
        cwd=project.root,
        env={**os.environ, "PYTHONIOENCODING": "latin-1"},
        capture_output=True,
        encoding="latin-1",
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.startswith("seeds/articles/été \\u2600.txt:1: the file is empty; ")


# dossier convert --out


def test_convert_makes_one_page_of_one_article(run: Run, tide: Project) -> None:
    result = run(tide, "convert", "seeds/articles/001.txt", "--out", "out")
    assert (result.exit_code, result.stderr) == (0, "")
    assert [path.name for path in (tide.root / "out").iterdir()] == ["001.md"]
    page = _page(tide.root / "out/001.md")
    assert "l’[Institut des marées](../entities/idm.md)" in page.content
    assert "## Qui et quoi" in page.content
    assert "À lire avec" not in page.content, "an article alone has no others beside it"


def test_convert_keeps_the_contract_of_the_front_matter(run: Run, tide: Project) -> None:
    assert run(tide, "convert", tide.articles, "--out", "out").exit_code == 0
    texts = {path.stem: path.read_text(encoding="utf-8") for path in (tide.root / "out").iterdir()}
    assert sorted(texts) == ["001", "002", "003"]
    assert "\ndate: '2022-10-06'\n" in texts["001"]
    assert "\ndate: '2023-03'\n" in texts["002"]
    assert "\ndate: '2023-03-14/..'\n" in texts["003"]
    for stem, seed in (("001", "001.txt"), ("002", "002.md"), ("003", "carnets/003.txt")):
        meta = yaml.safe_load(texts[stem].split("---\n")[1])
        assert (meta["seed"], meta["lang"]) == (seed, "en" if stem == "002" else "fr")
        assert meta["sha256"] == hashlib.sha256((tide.articles / seed).read_bytes()).hexdigest()
        assert meta["entities"] == list(dict.fromkeys(meta["entities"]))
        assert all(f"](../entities/{entity}.md)" in texts[stem] for entity in meta["entities"])
        known = {field for field in ("title", "date", "author", "source", "lang") if field in meta}
        assert set(meta["origin"]) == known
        assert set(meta["origin"].values()) <= {"given", "stated", "inferred"}
    assert _page(tide.root / "out/002.md")["author"] == ["Ada Quill", "Tom Reyes"]
    assert _page(tide.root / "out/003.md")["author"] == "Yann Le Goff"


def test_convert_takes_files_and_folders_inside_the_dossier_and_outside(
    run: Run, tide: Project, tmp_path: Path
) -> None:
    outside = tmp_path / "elsewhere" / "fusée à part.txt"
    outside.parent.mkdir()
    outside.write_text(ARTICLE.replace("pluie", "pluie de Kervoal"), encoding="utf-8")
    paths = [tide.articles / "carnets", tide.articles / "001.txt", tide.articles / "001.txt", outside]
    result = run(tide, "convert", *paths, "--out", tmp_path / "deep" / "out")
    assert (result.exit_code, result.stderr) == (0, "")
    made = {path.name: _page(path) for path in (tmp_path / "deep" / "out").iterdir()}
    assert sorted(made) == ["001.md", "003.md", "fusée à part.md"]
    assert made["fusée à part.md"]["entities"] == ["kervoal"]
    assert made["fusée à part.md"]["seed"] == "fusée à part.txt"


def test_convert_writes_nothing_twice_and_nothing_else(run: Run, tide: Project) -> None:
    before = {path for path in tide.root.rglob("*") if tide.work not in path.parents}
    assert run(tide, "convert", "--out", "out").stdout.startswith("3 pages written, 0 unchanged, 0 removed")
    made = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in (tide.root / "out").iterdir()}
    assert run(tide, "convert", "--out", "out").stdout.startswith("0 pages written, 3 unchanged, 0 removed")
    assert {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in (tide.root / "out").iterdir()} == made
    new = {path for path in tide.root.rglob("*") if tide.work not in path.parents} - before
    assert new == {*made, tide.root / "out", tide.work}


def test_convert_makes_one_page_of_two_articles_of_one_stem_and_says_so(run: Run, tide: Project) -> None:
    (tide.articles / "carnets/001.md").write_text(ARTICLE, encoding="utf-8")
    result = run(tide, "convert", "--out", "out")
    assert result.exit_code == 1
    assert result.stderr == (
        "seeds/articles/carnets/001.md:1: its page would be 001.md, which is seeds/articles/001.txt's; "
        "rename one of the two\n"
    )
    assert _page(tide.root / "out/001.md")["seed"] == "001.txt"


def test_convert_names_its_page_after_the_file_whatever_its_slug(run: Run, tide: Project) -> None:
    (tide.articles / "002.md").rename(tide.articles / "a.b c.md")
    (tide.articles / "002.md.yml").rename(tide.articles / "a.b c.md.yml")
    assert run(tide, "convert", tide.articles / "a.b c.md", "--out", "out").exit_code == 0
    assert [path.name for path in (tide.root / "out").iterdir()] == ["a.b c.md"]


def test_convert_leaves_a_persons_file_and_says_so(run: Run, tide: Project) -> None:
    (tide.root / "out").mkdir()
    (tide.root / "out/001.md").write_text("# À moi\n", encoding="utf-8")
    result = run(tide, "convert", "--out", "out")
    assert result.exit_code == 1
    assert result.stderr.endswith(
        "/001.md:1: the build has a page for this place, and a person's file stands here; "
        "move the file to another name\n"
    )
    assert (tide.root / "out/001.md").read_text(encoding="utf-8") == "# À moi\n"
    assert (tide.root / "out/002.md").is_file()


def test_convert_of_a_broken_article_makes_the_others(run: Run, tide: Project) -> None:
    (tide.articles / "vide.txt").touch()
    result = run(tide, "convert", "--out", "out")
    assert result.exit_code == 1
    assert result.stderr.startswith("seeds/articles/vide.txt:1: the file is empty; ")
    assert sorted(path.name for path in (tide.root / "out").iterdir()) == ["001.md", "002.md", "003.md"]


def test_convert_of_a_file_outside_the_dossier_asks_where_to(run: Run, tide: Project, tmp_path: Path) -> None:
    (tmp_path / "fusee.txt").write_text(ARTICLE, encoding="utf-8")
    result = run(tide, "convert", tmp_path / "fusee.txt")
    assert result.exit_code == 2
    assert "is not in seeds/articles; say where its page goes with --out FOLDER" in result.stderr
    assert not (tide.root / "docs/fr/articles").exists()


def test_convert_to_a_place_that_is_a_file_is_wrong_usage(run: Run, tide: Project) -> None:
    (tide.root / "out").write_text("à garder", encoding="utf-8")
    result = run(tide, "convert", "--out", "out")
    assert result.exit_code == 2
    assert (tide.root / "out").read_text(encoding="utf-8") == "à garder"
