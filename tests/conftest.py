"""What tests share: a small dossier of their own in a temporary folder, and a browser where there is one."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from dossier.project import Project

ROOT = Path(__file__).parents[1]
CASES = Path(__file__).parent / "cases"

MakeProject = Callable[..., Project]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--record-golden", action="store_true", help="write what came out as what is expected")


@pytest.fixture
def recording(request: pytest.FixtureRequest) -> bool:
    """Whether to write what came out as what is expected."""
    return bool(request.config.getoption("--record-golden"))


@pytest.fixture
def make_project(tmp_path: Path) -> MakeProject:
    """Return a function that lays out a dossier with the shipped configuration and theme.

    Its keyword `seeds` names a folder to copy seeds/ from; `files` maps paths to texts (or bytes) to be written.
    """

    def make(*, seeds: Path | None = None, files: dict[str, str | bytes] | None = None) -> Project:
        root = tmp_path / "dossier"
        (root / "seeds" / "articles").mkdir(parents=True, exist_ok=True)
        for name in ("mkdocs.yml", "mkdocs.en.yml"):
            shutil.copy(ROOT / name, root / name)
        shutil.copytree(ROOT / "scripts" / "overrides", root / "scripts" / "overrides", dirs_exist_ok=True)
        for lang in ("fr", "en"):
            for name in ("index", "about", "method", "contributing", "analyses/one"):
                page = root / "docs" / lang / f"{name}.md"
                page.parent.mkdir(parents=True, exist_ok=True)
                page.write_text(f"# {name} {lang}\n", encoding="utf-8")
        if seeds:
            shutil.copytree(seeds, root / "seeds", dirs_exist_ok=True)
        for path, content in (files or {}).items():
            file = root / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return Project(root)

    return make


@pytest.fixture(scope="session")
def shipped_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the site that the repository's own content makes, built once for all tests of a worker."""
    from dossier.build import build

    root = tmp_path_factory.mktemp("shipped")
    for name in ("mkdocs.yml", "mkdocs.en.yml"):
        shutil.copy(ROOT / name, root / name)
    for name in ("seeds", "docs", "scripts/overrides"):
        shutil.copytree(ROOT / name, root / name)
    outcome = build(Project(root), lambda _: None, strict=True)
    assert outcome.published, [str(problem) for problem in outcome.problems]
    return root / "site"
