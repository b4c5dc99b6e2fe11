"""Measures the build, stage by stage, beside MkDocs alone on the very same pages: `python benchmarks/run.py [N …]`.

For each number N of articles it makes a dossier in a temporary folder, with the project's own configuration, theme,
registry and pages, and N made-up articles. Everything is measured in one run, so that the ratios hold whatever the
machine, and in processes of their own. The table goes to benchmarks/results.md.
"""

import argparse
import compileall
import contextlib
import ctypes
import json
import math
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from articles import write_articles
from stages import STAGES

from dossier.project import EDITIONS, Project
from dossier.registry import read_registry

_PR_SET_CHILD_SUBREAPER = 36

ROOT = Path(__file__).parents[1]

MKDOCS = tuple(f"MkDocs {edition.lang}" for edition in EDITIONS)
OURS = "all stages"
CONVERTS = ("convert, clean", "convert, nothing changed", "convert, one article changed")


@dataclass(frozen=True)
class Took:
    """What one piece of work took."""

    wall: float
    """Seconds on the clock."""
    processor: float
    """Seconds of processor time, of all its processes."""
    peak: float
    """The most memory that a process held, in bytes."""
    own: float | None = None
    """How much of it the work itself added to what it was given; None where that can't be told."""


@dataclass(frozen=True)
class Measured:
    """One size, measured."""

    count: int
    took: Mapping[str, Took]
    pages: int
    """In both editions, those of people included."""
    is_incremental_sound: bool
    """Whether the pages after one change are, byte for byte, those of a clean run."""


def main() -> None:
    """Measure, and write the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("sizes", nargs="*", type=int, default=[100, 1000], metavar="N", help="numbers of articles")
    parser.add_argument("--seed", type=int, default=0, help="of the made-up articles")
    parser.add_argument("--with-pages", action="store_true", help="make a tenth of the articles HTML pages")
    parser.add_argument("--without-mkdocs", action="store_true", help="leave MkDocs out, and the ratios to it")
    parser.add_argument("--out", type=Path, default=ROOT / "benchmarks" / "results.md", help="where the table goes")
    options = parser.parse_args()
    _adopt_orphans()
    compileall.compile_dir(ROOT / "scripts" / "dossier", quiet=1)  # as any second run finds the package
    measured = []
    for count in sorted(options.sizes):
        with tempfile.TemporaryDirectory(prefix="dossier-bench-") as folder:
            measured.append(
                measure(
                    Path(folder),
                    count,
                    seed=options.seed,
                    with_pages=options.with_pages,
                    with_mkdocs=not options.without_mkdocs,
                )
            )
    table = "\n".join(report(measured))
    options.out.write_text(f"{table}\n", encoding="utf-8")
    print(table)


def measure(folder: Path, count: int, *, seed: int, with_pages: bool, with_mkdocs: bool) -> Measured:
    """Make a dossier of `count` articles below `folder`, and measure the work on it."""
    project, values, site = Project(folder / "dossier"), folder / "values", folder / "site"
    files = _lay_out(project, count, seed, with_pages=with_pages)
    values.mkdir()
    took = {stage: _stage(stage, project, values) for stage in STAGES}
    took[OURS] = _together(list(took.values()))
    shutil.rmtree(values)
    stored = _tree(project.root / "docs")
    if with_mkdocs:
        for name, edition in zip(MKDOCS, EDITIONS, strict=True):
            took[name] = _run(
                [sys.executable, "-m", "mkdocs", "build", "-q", "-f", edition.config, "-d", str(site / edition.lang)],
                project.root,
            )
            assert (site / edition.lang / "articles" / "index.html").is_file()
        shutil.rmtree(site)
    dossier = [sys.executable, "-m", "dossier"]
    _run([*dossier, "clean"], project.root)
    for name in CONVERTS:
        if name == CONVERTS[-1]:
            with files[count // 2].open("a", encoding="utf-8") as file:
                file.write("\nUne dernière phrase, sur la Station spatiale internationale, vient d’être ajoutée.\n")
        took[name] = _run([*dossier, "convert"], project.root)
        if name == CONVERTS[0]:
            assert _tree(project.root / "docs") == stored, "the stages make other pages than `dossier convert`"
    incremental = _tree(project.root / "docs")
    _run([*dossier, "clean"], project.root)
    shutil.rmtree(project.work, ignore_errors=True)
    _run([*dossier, "convert"], project.root)
    is_sound = _tree(project.root / "docs") == incremental
    return Measured(count, took, sum(path.endswith(".md") for path in incremental), is_sound)


def _together(several: Sequence[Took]) -> Took:
    """Return what pieces of work took that were done one after the other."""
    return Took(
        sum(each.wall for each in several),
        sum(each.processor for each in several),
        max(each.peak for each in several),
    )


def _lay_out(project: Project, count: int, seed: int, *, with_pages: bool) -> list[Path]:
    """Make a dossier like the shipped one, with articles that are made up; return their files."""
    for edition in EDITIONS:
        project.root.mkdir(exist_ok=True)
        shutil.copy(ROOT / edition.config, project.root / edition.config)
        shutil.copytree(ROOT / "docs" / edition.lang, project.docs(edition))
    shutil.copytree(ROOT / "scripts" / "overrides", project.root / "scripts" / "overrides")
    shutil.copytree(ROOT / "seeds", project.seeds, ignore=shutil.ignore_patterns("articles"))
    clean = [sys.executable, "-m", "dossier", "clean"]  # generated pages of the shipped articles
    subprocess.run(clean, cwd=project.root, check=True, capture_output=True)
    registry, _ = read_registry(project)
    entities = list(registry.entities.values())
    return list(write_articles(project.articles, count, entities, seed=seed, with_pages=with_pages))


def _stage(stage: str, project: Project, values: Path) -> Took:
    _say(stage)
    script = Path(__file__).with_name("stages.py")
    command = [sys.executable, str(script), stage, str(project.root), str(values)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    return Took(**json.loads(done.stdout))


def _run(command: list[str], folder: Path) -> Took:
    """Run a command and the processes that it starts, and return what they took."""
    _say(" ".join(command[2:]))
    begun = time.perf_counter()
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    process = subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    wall, usages = time.perf_counter() - begun, [usage]
    process.returncode = os.waitstatus_to_exitcode(status)
    with contextlib.suppress(ChildProcessError):
        while True:
            usages.append(os.wait4(-1, 0)[2])
    # `dossier convert` ends with 1 where an article has a problem, and made-up ones may have one.
    assert process.returncode == 0 or (process.returncode == 1 and "convert" in command), f"{command} failed"
    unit = 1 if sys.platform == "darwin" else 1024
    processor = sum(each.ru_utime + each.ru_stime for each in usages)
    return Took(wall, processor, max(each.ru_maxrss for each in usages) * unit)


def _adopt_orphans() -> None:
    """Become the parent of processes whose own ends before them, so that what they took is counted (prctl(2))."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def _tree(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def report(measured: Sequence[Measured]) -> Iterator[str]:
    """Yield the lines of a Markdown page that tells what was measured."""
    yield "# How long the build takes"
    yield ""
    yield (
        f"Measured by `python benchmarks/run.py {' '.join(str(each.count) for each in measured)}` on {_machine()}."
        " Each stage ran in a process of its own and on one core, `convert` on all; each figure comes from the same"
        " run. “MkDocs alone” is plain"
        " `mkdocs build` of both editions, one after the other, on the very same pages; a stage's share is its time"
        " divided by that. Processor time is the steadier of the two where a machine does other work."
    )
    for each in measured:
        yield ""
        yield from _table(each)
    if len(measured) > 1:
        yield ""
        yield from _growth(measured)


def _table(measured: Measured) -> Iterator[str]:
    took = measured.took
    yield f"## {measured.count:,} articles ({measured.pages:,} pages in both editions)"
    yield ""
    yield "| work | wall s | processor s | peak MB | its own MB | wall ÷ MkDocs | processor ÷ MkDocs | peak ÷ MkDocs |"
    yield "|---|--:|--:|--:|--:|--:|--:|--:|"
    alone = _together([took[name] for name in MKDOCS]) if all(name in took for name in MKDOCS) else None
    rows = {**took, **({"MkDocs alone, both editions": alone} if alone else {})}
    for name, each in rows.items():
        own = "–" if each.own is None else f"{each.own / 1e6:.0f}"
        cells = [name, f"{each.wall:.2f}", f"{each.processor:.2f}", f"{each.peak / 1e6:.0f}", own]
        cells += _ratios(each, alone) if alone else ["–"] * 3
        yield f"| {' | '.join(cells)} |"
    yield ""
    clean, idle, changed = (took[name] for name in CONVERTS)
    yield (
        f"After one change, `convert` takes {changed.wall / clean.wall:.3f} of a clean run's time and"
        f" {changed.processor / clean.processor:.3f} of its processor time, and with none {idle.wall / clean.wall:.3f}"
        f" and {idle.processor / clean.processor:.3f}; its pages are"
        f" {'' if measured.is_incremental_sound else 'NOT '}those of a clean run, byte for byte."
    )


def _ratios(each: Took, alone: Took) -> list[str]:
    return [
        f"{each.wall / alone.wall:.3f}",
        f"{each.processor / alone.processor:.3f}",
        f"{each.peak / alone.peak:.2f}",
    ]


def _growth(measured: Sequence[Measured]) -> Iterator[str]:
    """Tell by which power of the number of articles the time grows: 1 is in proportion, 2 with the square."""
    yield "## Growth"
    yield ""
    yield "The exponent of growth in processor time from one size to the next: 1 is in proportion, 2 with the square."
    yield ""
    steps = list(pairwise(measured))
    yield f"| work |{'|'.join(f' {one.count:,} → {other.count:,} ' for one, other in steps)}|"
    yield f"|---|{'|'.join('--:' for _ in steps)}|"
    for name in measured[0].took:
        powers = (
            math.log(max(other.took[name].processor, 1e-6) / max(one.took[name].processor, 1e-6))
            / math.log(other.count / one.count)
            for one, other in steps
        )
        yield f"| {name} |{'|'.join(f' {power:.2f} ' for power in powers)}|"


def _machine() -> str:
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return f"{cores} cores ({platform.system()} {platform.machine()}), {python}"


def _say(what: str) -> None:
    print(f"{time.strftime('%H:%M:%S')} {what}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
