"""The same input gives the same bytes, whatever happened before; a build that dies, or isn't alone, harms nothing."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import CASES, MakeProject, build_site
from dossier.build import build
from dossier.project import Project

TIDE = CASES / "golden" / "tide"
ADDRESS = "https://example.org/dossier/"
BUILD = [sys.executable, "-m", "dossier", "build"]


@pytest.fixture
def tide(make_project: MakeProject) -> Project:
    """Return a small dossier with everything that pages are made from."""
    project = make_project(seeds=TIDE / "seeds")
    shutil.copytree(TIDE / "docs", project.root / "docs", dirs_exist_ok=True)
    return project


def _tree(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def _differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))


def _built(project: Project, *, books: bool = True) -> dict[str, bytes]:
    """Build, and return the site."""
    outcome = (build if books else build_site)(project, lambda _: None, strict=True)
    assert outcome.published, [str(problem) for problem in outcome.problems]
    return _tree(project.site)


def _copied(project: Project, place: Path) -> Project:
    """Return the project as people wrote it, in another place."""
    made = shutil.ignore_patterns("site", ".dossier")
    copy = Project(shutil.copytree(project.root, place, ignore=made))
    for path in (copy.root / "docs").rglob("*"):
        if path.is_file() and b"\n# dossier " in b"\n" + path.read_bytes()[:20]:
            path.unlink()
    return copy


def _started(project: Project, *, until_site: bool) -> "subprocess.Popen[bytes]":
    """Start a build in a group of its own; return it at once, or when it begins to make the site."""
    before = set(project.work.glob("site-*"))
    process = subprocess.Popen(BUILD, cwd=project.root, stdout=subprocess.PIPE, start_new_session=True)
    while until_site and not set(project.work.glob("site-*")) - before and process.poll() is None:
        time.sleep(0.005)
    return process


def test_the_same_input_gives_the_same_bytes_anywhere(tide: Project, tmp_path: Path) -> None:
    copy = _copied(tide, tmp_path / "à part" / "un autre « dossier »")
    surroundings = {
        tide: {"PYTHONHASHSEED": "1", "TZ": "Pacific/Auckland", "SOURCE_DATE_EPOCH": "86400"},
        copy: {"PYTHONHASHSEED": "2", "TZ": "America/Los_Angeles", "SOURCE_DATE_EPOCH": "1234567890"},
    }
    for project, values in surroundings.items():
        environment = {**os.environ, "LC_ALL": "C", "SITE_URL": ADDRESS, **values}
        subprocess.run(BUILD, cwd=project.root, env=environment, check=True, capture_output=True)
    assert {"en/articles/who-owns-the-sea/index.html", "en/sitemap.xml.gz"} <= _tree(tide.site).keys()
    assert _differing(_tree(tide.site), _tree(copy.site)) == []
    assert _differing(_tree(tide.root / "docs"), _tree(copy.root / "docs")) == []


def test_an_incremental_build_equals_a_clean_one(tide: Project, tmp_path: Path) -> None:
    first = _built(tide)
    changed = tide.articles / "001.txt"
    changed.write_text(changed.read_text(encoding="utf-8").replace("le Kestrel", "le Heron"), encoding="utf-8")
    (tide.articles / "carnets/003.txt.yml").write_text("slug: heron-disparu\n", encoding="utf-8")
    (tide.articles / "002.md").rename(tide.articles / "004.md")
    (tide.articles / "002.md.yml").unlink()
    (tide.articles / "004.md.yml").write_text("slug: sea\nformer_slugs: [who-owns-the-sea]\n", encoding="utf-8")
    (tide.seeds / "entities/kestrel.yml").rename(tide.seeds / "entities/heron.yml")
    events = tide.seeds / "events.yml"
    events.write_text(events.read_text(encoding="utf-8").replace("[kestrel,", "[heron,"), encoding="utf-8")
    (tide.root / "docs/fr/analyses/courants.md").rename(tide.root / "docs/en/analyses/currents.md")
    second = _built(tide)
    assert {"articles/kestrel-disparu/index.html", "entities/heron/index.html"} <= set(_differing(first, second))
    clean = _copied(tide, tmp_path / "clean")
    assert _differing(second, _built(clean)) == []
    assert _differing(_tree(tide.root / "docs"), _tree(clean.root / "docs")) == []


def test_building_again_changes_nothing(tide: Project) -> None:
    first = _built(tide, books=False)
    pages = {path: path.stat().st_mtime_ns for path in (tide.root / "docs").rglob("*") if path.is_file()}
    assert _differing(first, _built(tide, books=False)) == []
    assert {path: path.stat().st_mtime_ns for path in (tide.root / "docs").rglob("*") if path.is_file()} == pages


def test_two_builds_at_once_both_end_well(tide: Project) -> None:
    alone = _built(tide)
    (tide.articles / "001.txt").touch()
    both = [subprocess.Popen(BUILD, cwd=tide.root, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in "ab"]
    said = [build.communicate(timeout=60) for build in both]
    assert [build.returncode for build in both] == [0, 0], said
    assert _differing(alone, _tree(tide.site)) == []
    assert sorted(os.listdir(tide.work)) == ["kept", "lock", "pdf"]  # noqa: PTH208


def test_a_killed_build_leaves_a_whole_site_and_the_next_one_mends(tide: Project) -> None:
    article = tide.articles / "001.txt"
    words = article.read_text(encoding="utf-8")
    versions = [words, words.replace("trois turbines", "quatre turbines")]
    whole = []
    for version in versions:
        article.write_text(version, encoding="utf-8")
        begun = time.monotonic()
        subprocess.run(BUILD, cwd=tide.root, check=True, capture_output=True)
        lasted = time.monotonic() - begun
        whole.append(_tree(tide.site))
    assert _differing(*whole) != []
    left, killed, stands = set(), 0, 1
    for moment in range(12):
        article.write_text(versions[1 - stands], encoding="utf-8")
        process = _started(tide, until_site=moment % 2 == 1)
        time.sleep(lasted * moment / 24)
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            killed += 1
        process.communicate()
        site = _tree(tide.site)
        assert site in whole, f"killed at moment {moment}, it left a broken site"
        stands = whole.index(site)
        left |= {path.name.partition("-")[0] for path in tide.work.iterdir()}
    assert killed >= 6
    assert "site" in left, "no build was killed while it made the site"
    article.write_text(versions[1 - stands], encoding="utf-8")
    subprocess.run(BUILD, cwd=tide.root, check=True, capture_output=True)
    assert _differing(_tree(tide.site), whole[1 - stands]) == []
    assert sorted(os.listdir(tide.work)) == ["kept", "lock", "pdf"]  # noqa: PTH208
    assert not list(tide.root.glob(".site*"))


def test_a_build_that_is_killed_alone_takes_its_workers_with_it(tide: Project) -> None:
    process = _started(tide, until_site=True)
    try:
        _wait_for(lambda: len(_children(process.pid)) == 2)
        workers = _children(process.pid)
        process.kill()
        _wait_for(lambda: not any(_is_alive(pid) for pid in workers), seconds=5)
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)


def _wait_for(holds: Callable[[], bool], seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.01)


def _children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def _is_alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
