"""Work done by several processes gives what one gives: the same results in the same order, and the same errors."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from dossier import parallel
from dossier.parallel import in_processes


def divider(dividend: int) -> Callable[[int], tuple[int, int]]:
    return lambda value: (dividend // value, os.getpid())


def test_several_processes_give_results_in_the_order_of_the_values(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel, "_cores", lambda: 3)
    values = list(range(1, 100))
    made = list(in_processes(divider, 1000, values))
    assert [result for result, _ in made] == [1000 // value for value in values]
    assert os.getpid() not in {process for _, process in made}


@pytest.mark.parametrize(("cores", "fewest"), [(1, 2), (3, 4)])
def test_few_values_or_one_core_start_no_process(monkeypatch: pytest.MonkeyPatch, cores: int, fewest: int) -> None:
    monkeypatch.setattr(parallel, "_cores", lambda: cores)
    assert list(in_processes(divider, 6, [1, 2, 3], fewest=fewest)) == [(6 // at, os.getpid()) for at in (1, 2, 3)]


def test_nothing_is_made_of_nothing() -> None:
    assert list(in_processes(divider, 6, [])) == []


@pytest.mark.parametrize("cores", [1, 3])
def test_an_error_goes_to_whoever_asked(monkeypatch: pytest.MonkeyPatch, cores: int) -> None:
    monkeypatch.setattr(parallel, "_cores", lambda: cores)
    with pytest.raises(ZeroDivisionError):
        list(in_processes(divider, 6, [3, 2, 1, 0, 1, 2, 3]))


WAITING = """
import os, sys, time
sys.path.insert(0, {folder!r})
from dossier import parallel
from waiting import sleeper
if __name__ == "__main__":
    parallel._cores = lambda: 2
    list(parallel.in_processes(sleeper, {folder!r}, [1, 2]))
"""
SLEEPER = """
import os, time
from pathlib import Path
def sleeper(folder):
    def sleep(value):
        (Path(folder) / f"pid-{value}").write_text(str(os.getpid()))
        time.sleep(60)
    return sleep
"""


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks for processes in /proc")
def test_processes_end_with_the_one_that_started_them(tmp_path: Path) -> None:
    (tmp_path / "waiting.py").write_text(SLEEPER)
    (tmp_path / "main.py").write_text(WAITING.format(folder=str(tmp_path)))
    process = subprocess.Popen([sys.executable, str(tmp_path / "main.py")])
    files = [tmp_path / "pid-1", tmp_path / "pid-2"]
    _wait_until(lambda: all(file.is_file() and file.read_text() for file in files))
    process.kill()
    process.wait()
    _wait_until(lambda: not any(Path("/proc", file.read_text()).exists() for file in files))


def _wait_until(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + 30
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.05)
