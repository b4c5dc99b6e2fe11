"""Only what changed is written, and nothing that a person wrote is ever overwritten or deleted."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import ROOT, MakeProject
from dossier.build import build, clean_up, convert
from dossier.project import Project
from dossier.seal import holds
from dossier.store import write

ROCKET = {
    "seeds/articles/fusee.txt": "Une fusée décolle\n\nElle a quitté le pas de tir mardi matin, sous la pluie.\n",
    "seeds/articles/fusee.txt.yml": "slug: fusee\n",
}
PROBE = {
    "seeds/articles/sonde.txt": "Une sonde répond\n\nElle a répondu mardi matin, après dix ans de silence.\n",
    "seeds/articles/sonde.txt.yml": "slug: sonde\n",
}
IN_THE_WAY = (
    "docs/fr/articles/fusee.md:1: the build has a page for this place, and a person's file stands here; "
    "move the file to another name"
)
EDITED = (
    "docs/fr/articles/fusee.md:1: this page was written by the build and then changed by hand, "
    "so it was left as it is; keep your words in seeds/ or in a page of another name, and delete this file"
)


def _convert(project: Project) -> list[str]:
    return [str(problem) for problem in convert(project, lambda _: None).problems]


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file())


@pytest.mark.parametrize("content", [b"# Ma page\n", b"", b"\xff\xfe no text at all", b"---\ntitle: Mine\n---\n"])
def test_a_persons_file_where_a_page_would_go_is_left_and_reported(make_project: MakeProject, content: bytes) -> None:
    project = make_project(files={**ROCKET, "docs/fr/articles/fusee.md": content})
    assert IN_THE_WAY in _convert(project)
    clean_up(project)
    assert (project.root / "docs/fr/articles/fusee.md").read_bytes() == content


def test_a_persons_file_where_an_article_would_go_leaves_the_article_in_the_other_edition(
    make_project: MakeProject,
) -> None:
    project = make_project(files={**ROCKET, "docs/fr/articles/fusee.md": "# Ma page\n"})
    _convert(project)
    assert "sous la pluie" in (project.root / "docs/en/articles/fusee.md").read_text(encoding="utf-8")


def test_a_persons_page_beside_articles_leaves_their_list_in_both_editions(make_project: MakeProject) -> None:
    project = make_project(files={**ROCKET, "docs/fr/articles/notes.md": "# Des notes\n"})
    assert _convert(project) == []
    for lang in ("fr", "en"):
        listing = (project.root / "docs" / lang / "articles/index.md").read_text(encoding="utf-8")
        assert "](fusee.md)" in listing


def test_a_folder_where_a_page_would_go_is_left_and_reported(make_project: MakeProject) -> None:
    project = make_project(files={**ROCKET, "docs/fr/articles/fusee.md/notes.txt": "à garder"})
    assert IN_THE_WAY in _convert(project)
    assert (project.root / "docs/fr/articles/fusee.md/notes.txt").read_text(encoding="utf-8") == "à garder"


def test_a_file_where_a_folder_of_pages_would_go_is_left_and_reported(make_project: MakeProject) -> None:
    project = make_project(files={**ROCKET, "docs/fr/articles": "à garder"})
    said = _convert(project)
    assert any(line.startswith("docs/fr/articles") for line in said)
    assert (project.root / "docs/fr/articles").read_text(encoding="utf-8") == "à garder"
    assert "sous la pluie" in (project.root / "docs/en/articles/fusee.md").read_text(encoding="utf-8")


def test_a_page_edited_by_hand_is_left_and_reported_and_outlives_its_source(make_project: MakeProject) -> None:
    project = make_project(files=ROCKET)
    assert _convert(project) == []
    page = project.root / "docs/fr/articles/fusee.md"
    edited = page.read_text(encoding="utf-8") + "\nUn mot de plus.\n"
    page.write_text(edited, encoding="utf-8")
    assert _convert(project) == [EDITED]
    shutil.rmtree(project.articles)
    project.articles.mkdir()
    _convert(project)
    clean_up(project)
    assert page.read_text(encoding="utf-8") == edited
    assert not (project.root / "docs/en/articles").exists()


def test_a_persons_gitignore_in_docs_is_left_and_reported(make_project: MakeProject) -> None:
    project = make_project(files={"docs/fr/.gitignore": "/drafts/\n"})
    said = _convert(project)
    assert [line.partition(";")[0] for line in said] == [
        "docs/fr/.gitignore:1: the build has a page for this place, and a person's file stands here"
    ]
    assert (project.root / "docs/fr/.gitignore").read_text(encoding="utf-8") == "/drafts/\n"


def test_build_and_clean_leave_every_file_of_a_persons(make_project: MakeProject) -> None:
    own = {
        "docs/fr/articles/notes.md": "# Des notes\n",
        "docs/fr/articles/plan.svg": "<svg/>",
        "docs/en/entities/.keep": "",
        "docs/fr/essais/un/deux.md": "# Deux\n",
        "docs/fr/essais/données.csv": "a;b\n",
    }
    project = make_project(files={**ROCKET, **own})
    before = {path: path.read_bytes() for path in _files(project.root)}
    build(project, lambda _: None)
    clean_up(project)
    (project.work / "lock").unlink()  # what keeps builds apart stays
    assert {path: path.read_bytes() for path in _files(project.root)} == before


def test_an_unchanged_page_is_not_written_again(make_project: MakeProject) -> None:
    project = make_project(files={**ROCKET, **PROBE})
    _convert(project)
    before = {path: path.stat().st_mtime_ns for path in _files(project.root / "docs")}
    article = project.articles / "fusee.txt"
    article.write_text(article.read_text(encoding="utf-8").replace("pluie", "neige"), encoding="utf-8")
    outcome = convert(project, lambda _: None)
    everything = [project.root / "docs" / lang / name for lang in ("fr", "en") for name in ("data", ".seals")]
    changed = {
        path
        for path in before
        if path.stat().st_mtime_ns != before[path] and everything.count(path) + everything.count(path.parent) == 0
    }
    pages = ("fusee.md", "fusee/provenance.md", "fusee/provenance.json")
    assert changed == {project.root / "docs" / lang / "articles" / page for lang in ("fr", "en") for page in pages}
    assert outcome.pages.removed == 0


def test_a_page_whose_source_is_gone_disappears(make_project: MakeProject) -> None:
    project = make_project(files={**ROCKET, **PROBE, "docs/fr/essais/un.md": "# Un\n"})
    _convert(project)
    beside = ("provenance.md", "provenance.json", "article.bib", "article.ris", "article.json")
    names = ("sonde.md", *(f"sonde/{name}" for name in beside))
    pages = [project.root / "docs" / lang / "articles" / name for lang in ("fr", "en") for name in names]
    pages += [project.root / "docs/en/essais/un.md", project.root / "docs/en/essais/index.md"]
    assert all(page.is_file() for page in pages)
    for path in PROBE:
        (project.root / path).unlink()
    shutil.rmtree(project.root / "docs/fr/essais/")
    outcome = convert(project, lambda _: None)
    assert not [page for page in pages if page.exists()]
    assert not (project.root / "docs/en/essais").exists()
    assert not (project.root / "docs/fr/articles/sonde").exists()
    assert outcome.pages.removed == len(pages)
    assert not outcome.problems


def test_whoever_reads_a_page_finds_the_old_text_or_the_new(
    make_project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = make_project()
    page = project.root / "docs/fr/page.md"
    write(project, page, "old")
    seen = []
    replace = Path.replace

    def spy(self: Path, target: Path) -> Path:
        seen.append((page.read_text(encoding="utf-8"), self.read_text(encoding="utf-8")))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", spy)
    write(project, page, "new")
    assert seen == [("old", "new")]
    assert page.read_text(encoding="utf-8") == "new"
    assert not list(project.work.iterdir())


def test_a_persons_data_file_is_left_and_reported_and_outlives_the_article(make_project: MakeProject) -> None:
    own = {"docs/fr/articles/fusee/provenance.json": '{"a": 1}\n', "docs/fr/articles/data.json": "[]\n"}
    project = make_project(files={**ROCKET, **own})
    assert [line.partition(";")[0] for line in _convert(project)] == [
        "docs/fr/articles/fusee/provenance.json:1: the build has a page for this place, and a person's file stands here"
    ]
    clean_up(project)
    assert {path: (project.root / path).read_text(encoding="utf-8") for path in own} == own
    assert not (project.root / "docs/fr/articles/fusee/provenance.md").exists()


def test_a_data_file_bears_a_seal_that_breaks_with_any_change(make_project: MakeProject) -> None:
    project = make_project(files=ROCKET)
    _convert(project)
    path = project.root / "docs/fr/articles/fusee/provenance.json"
    text, name = path.read_text(encoding="utf-8"), "articles/fusee/provenance.json"
    assert holds(text, name)
    assert not holds(text, "articles/sonde/provenance.json"), "a copy is a person's"
    lines = text.splitlines(keepends=True)
    for at in range(len(lines)):
        assert not holds("".join([*lines[:at], *lines[at + 1 :]]), name), f"line {at + 1} may be removed unseen"
    path.write_text(text.replace("Une fusée", "Deux fusées"), encoding="utf-8")
    assert [line.partition(",")[0] for line in _convert(project)] == [
        "docs/fr/articles/fusee/provenance.json:1: this page was written by the build and then changed by hand"
    ]


def test_every_generated_page_bears_a_seal_that_breaks_with_any_change(make_project: MakeProject) -> None:
    project = make_project(files=ROCKET)
    _convert(project)
    page = (project.root / "docs/fr/articles/fusee.md").read_text(encoding="utf-8")
    name = "articles/fusee.md"
    assert holds(page, name)
    assert not holds(page, "articles/copie.md"), "a copy is a person's"
    lines = page.splitlines(keepends=True)
    for at in range(len(lines)):
        assert not holds("".join([*lines[:at], *lines[at + 1 :]]), name), f"line {at + 1} may be removed unseen"
    assert not holds(page.replace("\n", "\r\n"), name)


def test_git_sees_only_what_people_wrote(make_project: MakeProject) -> None:
    own_pages = {"docs/fr/essais/un.md": "# Un\n", "docs/fr/essais/deux [2] !.md": "# Deux\n"}
    project = make_project(files={**ROCKET, **own_pages})
    shutil.copy(ROOT / ".gitignore", project.root)
    own = {path.relative_to(project.root).as_posix() for path in _files(project.root)}
    build(project, lambda _: None)

    def git(*arguments: str) -> str:
        command = ["git", "-c", "core.excludesFile=", *arguments]
        return subprocess.run(command, cwd=project.root, check=True, capture_output=True, text=True).stdout

    git("init", "--quiet")
    said = git("status", "--porcelain", "--untracked-files=all", "-z")
    assert {entry.removeprefix("?? ") for entry in said.split("\0") if entry} == own
