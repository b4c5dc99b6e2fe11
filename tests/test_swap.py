"""One folder takes the place of another; whoever dies on the way leaves one of the two whole."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from dossier import swap
from dossier.swap import recover, swap_in

OLD = {"index.html": "old", "en/index.html": "old", "only-old.html": "old"}
NEW = {"index.html": "new", "en/index.html": "new", "only-new.html": "new"}


class Death(BaseException):
    """Ends a program where it stands."""


def _lay(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def _tree(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in files}


@pytest.fixture(params=["exchange", "two renames"])
def can_exchange(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Whether the system exchanges two folders in one step; where it is said not to, two renames do it."""
    if request.param == "two renames":
        monkeypatch.setattr(swap, "_exchange", lambda one, other: False)
        return False
    one, other = _lay(tmp_path / "one", OLD), _lay(tmp_path / "other", NEW)
    if not swap._exchange(one, other):
        pytest.skip("this file system can't exchange two folders")
    assert (_tree(one), _tree(other)) == (NEW, OLD)
    shutil.rmtree(one)
    shutil.rmtree(other)
    return True


@pytest.mark.usefixtures("can_exchange")
def test_the_new_folder_takes_the_old_ones_place(tmp_path: Path) -> None:
    new, place = _lay(tmp_path / "new", NEW), _lay(tmp_path / "site", OLD)
    swap_in(new, place)
    assert _tree(place) == NEW
    assert list(tmp_path.iterdir()) == [place]


@pytest.mark.usefixtures("can_exchange")
def test_the_first_folder_takes_an_empty_place(tmp_path: Path) -> None:
    swap_in(_lay(tmp_path / "new", NEW), tmp_path / "site")
    assert _tree(tmp_path / "site") == NEW
    assert list(tmp_path.iterdir()) == [tmp_path / "site"]


def _die_at(step: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the program die at the `step`-th change of the disk: before a rename, or half-way through a removal."""
    rename, rmtree, steps = Path.rename, shutil.rmtree, iter(range(100))

    def dying_rename(path: Path, target: Path) -> Path:
        if next(steps) == step:
            raise Death
        return rename(path, target)

    def dying_rmtree(path: Path, ignore_errors: bool = False) -> None:
        if path.exists() and next(steps) == step:
            next(each for each in path.rglob("*") if each.is_file()).unlink()
            raise Death
        rmtree(path, ignore_errors=ignore_errors)

    monkeypatch.setattr(Path, "rename", dying_rename)
    monkeypatch.setattr(shutil, "rmtree", dying_rmtree)


def _deaths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, can_exchange: bool) -> Iterator[tuple[int, Path]]:
    """Yield the place of each swap that died, at every step that it can die at."""
    for step in range(10):
        folder = tmp_path / str(step)
        new, place = _lay(folder / "new", NEW), _lay(folder / "site", OLD)
        if not can_exchange:
            _lay(folder / ".site-before", OLD)  # of a swap that died before
        with monkeypatch.context() as patch:
            _die_at(step, patch)
            try:
                swap_in(new, place)
            except Death:
                pass
            else:
                assert step > 0
                return
        yield step, place
    pytest.fail("a swap that never ends")


def test_a_swap_that_dies_leaves_one_of_the_two_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, can_exchange: bool
) -> None:
    steps = []
    for step, place in _deaths(tmp_path, monkeypatch, can_exchange):
        recover(place)
        assert _tree(place) in (OLD, NEW), f"died at step {step}"
        assert not (place.parent / ".site-before").exists()
        steps.append(step)
    assert steps == ([0] if can_exchange else [0, 1, 2, 3])


def test_recovering_where_nothing_died_changes_nothing(tmp_path: Path) -> None:
    place = _lay(tmp_path / "site", OLD)
    before = place.stat().st_ino
    recover(place)
    assert (_tree(place), place.stat().st_ino) == (OLD, before)
    recover(tmp_path / "nowhere")
    assert os.listdir(tmp_path) == ["site"]  # noqa: PTH208
