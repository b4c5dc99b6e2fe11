"""The benchmark runs to its end and reports every stage; how long things take is not asserted."""

import importlib
import random
import re
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import CASES, ROOT, lay_out
from dossier.project import Project
from dossier.registry import read_registry

STAGES = ["read", "clean", "describe", "link", "quote", "happenings", "traits", "relate", "occurrences"]
STAGES += ["render", "store", "all stages"]
CONVERTS = ["convert, clean", "convert, nothing changed", "convert, one article changed"]


# As it runs by itself, but for the dossier whose registry and pages it takes: a small one tells as much.
ON_A_SMALL_DOSSIER = """
import sys
from pathlib import Path
sys.path.insert(0, "benchmarks")
import run
run.ROOT = Path(sys.argv.pop(1))
run.main()
"""


def test_every_stage_is_reported(tmp_path: Path) -> None:
    table = tmp_path / "results.md"
    small = lay_out(tmp_path / "small", seeds=CASES / "golden" / "tide" / "seeds").root
    command = [sys.executable, "-c", ON_A_SMALL_DOSSIER, str(small), "3", "--without-mkdocs", "--out", str(table)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    text = table.read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([^|]+) \| [\d.]+ \| [\d.]+ \| \d+ \|", text, re.MULTILINE)
    assert rows == [*STAGES, *CONVERTS]
    assert "its pages are those of a clean run, byte for byte" in text


@pytest.mark.parametrize("with_pages", [False, True])
def test_the_same_seed_gives_the_same_articles(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, with_pages: bool
) -> None:
    monkeypatch.syspath_prepend(ROOT / "benchmarks")
    write_articles = importlib.import_module("articles").write_articles
    entities = list(read_registry(Project(ROOT))[0].entities.values())
    made = []
    for name in ("one", "other"):
        random.seed(name)  # the state of the module's own generator is not used
        files = list(write_articles(tmp_path / name, 20, entities, seed=7, with_pages=with_pages))
        assert [file.suffix for file in files].count(".html") == (2 if with_pages else 0)
        made.append({path.name: path.read_bytes() for path in (tmp_path / name).iterdir()})
    assert made[0] == made[1]
