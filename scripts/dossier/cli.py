"""The command `dossier`."""

import gc
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dossier import build as story
from dossier.downloads import PDFS
from dossier.problems import Problem, UsageError
from dossier.project import Project, find_project
from dossier.serve import serve as serve_site

if TYPE_CHECKING:
    from dossier.suggest import Suggestions


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="dossier", message="%(prog)s %(version)s")
def main() -> None:
    """Turn a folder of press articles into a dossier that shows its evidence.

    Exit status: 0 done; 1 the input has problems, each printed as `file:line: what; how to mend`, and what is sound
    was made all the same; 2 wrong usage.
    """
    gc.set_threshold(100_000)  # values by the hundred thousand, and hardly any of them in a circle
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]


@main.command()
@click.option("--strict", is_flag=True, help="Publish nothing if there is a single problem.")
@click.option("--offline", is_flag=True, help="Make a copy, and its zip, that works off the net too, in offline/.")
def build(strict: bool, offline: bool) -> None:
    """Make the pages and the site of both editions, in site/."""
    project = _project()
    begun = time.monotonic()
    with _Progress() as progress:
        outcome = story.build(project, progress, strict=strict, offline=offline)
    _print(outcome.problems)
    faults = story.faults(outcome.problems)
    made = f"{_n(outcome.articles, 'article')}, {_pages(outcome)}"
    where = f"published in {project.shown(project.site)}/"
    if outcome.packed:
        where += f" and {project.shown(project.offline)}/ (zip: {outcome.packed / 1_000_000:.1f} MB)"
    end = where if outcome.published else "nothing published; the last site stays"
    click.echo(f"{made}, {_n(len(faults), 'problem')}; {end} ({time.monotonic() - begun:.1f} s)")
    sys.exit(1 if faults or not outcome.published else 0)


@main.command()
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path), metavar="[FILE|FOLDER]…")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help="Make each article alone, as OUT/<file stem>.md.",
)
def convert(paths: tuple[Path, ...], out: Path | None) -> None:
    """Make the Markdown pages: of the whole dossier in docs/, or of single articles with --out.

    Pages depend on each other, so that without --out all are made, whichever of seeds/articles is named.
    """
    project = _project()
    with _Progress() as progress:
        if out:
            outcome = story.convert_alone(
                project, [path.absolute() for path in paths or [project.articles]], out, progress
            )
        else:
            outside = [path for path in paths if not path.resolve().is_relative_to(project.articles.resolve())]
            if outside:
                raise UsageError(f"{outside[0]} is not in seeds/articles; say where its page goes with --out FOLDER")
            outcome = story.convert(project, progress)
    _finish(outcome, _pages(outcome))


@main.command()
def check() -> None:
    """Say what is wrong with what people wrote in seeds/ and docs/, and write nothing."""
    with _Progress() as progress:
        outcome = story.check(_project(), progress)
    _finish(outcome, _n(outcome.articles, "article"))


@main.command()
@click.argument("pages", nargs=-1, metavar="[PAGE]…")
@click.option("--only", is_flag=True, help="Make the PDF of these pages, or sections, only.")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help="Put the PDFs into this folder instead of pdf/.",
)
def pdf(pages: tuple[str, ...], only: bool, out: Path | None) -> None:
    """Make a book of each edition, as pdf/dossier-fr.pdf and pdf/dossier-en.pdf.

    A PAGE is named as in docs/: articles/my-article, analyses, method.
    """
    if only != bool(pages):
        raise UsageError("name the pages that you want after --only: dossier pdf --only articles/my-article")
    project = _project()
    begun = time.monotonic()
    with _Progress() as progress:
        books = story.pdf(project, progress, only=pages, out=out and out.absolute())
    _print(books.problems)
    faults = story.faults(books.problems)
    for file in books.files:
        click.echo(project.shown(file))
    made = f"{_n(len(books.files), 'PDF')}, {_n(books.sheets, 'page')}, {_n(len(faults), 'problem')}"
    click.echo(f"{made} ({time.monotonic() - begun:.1f} s)")
    sys.exit(1 if faults or not books.files else 0)


@main.command()
@click.argument("name", required=False)
@click.option("--write", is_flag=True, help="Draft the entity's file, seeds/entities/ID.yml.")
def suggest(name: str | None, write: bool) -> None:
    """List the names that the articles give and the registry lacks, or tell all of NAME.

    The most frequent come first, each with a guess of its kind, near names of the registry, and its sentences. Names
    that could not be resolved follow, with the reason.
    """
    project = _project()
    if write and not name:
        raise UsageError("--write needs a NAME; see them all: dossier suggest")
    with _Progress() as progress:
        found = story.suggest(project, progress)
    if name and write:
        _draft(project, found, name)
    else:
        _show(found, name)
    _print(list(found.problems))
    sys.exit(1 if found.problems else 0)


@main.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at.")
@click.option("--port", default=8000, show_default=True, help="The port to listen at.")
def serve(host: str, port: int) -> None:
    """Show both editions in a browser, and follow changes in seeds/, docs/ and the theme."""
    project = _project()
    site = project.work / "serve"

    def rebuild() -> None:
        # The PDFs are made once: they take longer than all else, and nobody waits for them while writing a page.
        outcome = story.build(project, lambda _: None, site=site, books=not (site / PDFS).is_dir())
        _print(outcome.problems)
        faults = _n(len(story.faults(outcome.problems)), "problem")
        click.echo(f"{time.strftime('%H:%M:%S')} built: {_pages(outcome)}, {faults}")

    rebuild()
    try:
        serve_site(
            project,
            site,
            rebuild,
            host=host,
            port=port,
            ready=lambda url: click.echo(f"Both editions: {url} (end with Ctrl+C)"),
        )
    except OSError as err:
        raise UsageError(f"can't listen at {host}:{port} ({err.strerror}); choose another with --port") from err


@main.command()
def clean() -> None:
    """Remove the pages and the site that the build made; what people wrote stays."""
    project = _project()
    click.echo(f"{_n(story.clean_up(project), 'page')} removed")


def _show(found: "Suggestions", name: str | None) -> None:
    """Say what was found: in tables on a terminal, in plain lines elsewhere."""
    from dossier.suggesting.suggestion_text import listed, tables, told

    if name or not sys.stdout.isatty():
        for line in told(found.named(name)) if name else listed(found):
            click.echo(line)
        return
    from rich.console import Console  # seen on terminals only, and slow to import

    console = Console(highlight=False)
    for table in tables(found):
        console.print(table)
    click.echo(f"{_n(len(found.names), 'name')} that the registry lacks, {len(found.unresolved)} unresolved")


def _draft(project: Project, found: "Suggestions", name: str) -> None:
    from dossier.suggest import Suggestion
    from dossier.suggesting.entity_draft import write_draft

    one = found.named(name)
    if not isinstance(one, Suggestion):
        bearers = ", ".join(one.candidates) or "entities of the registry"
        raise UsageError(f"“{name}” names {bearers} already; give one of them a fuller name")
    path, problems = write_draft(project, one)
    click.echo(f"{project.shown(path)} is drafted. Left to do:")
    for problem in sorted(problems):
        click.echo(f"  {problem}")
    for near in one.near:
        click.echo(f"  see whether it is {near.entity} ({near.why}); if so, add an alias there and remove this file")


class _Progress:
    """Says on a terminal what is being done; elsewhere it is quiet."""

    def __init__(self) -> None:
        self._status = None
        if sys.stderr.isatty():
            from rich.console import Console  # seen on terminals only, and slow to import

            self._status = Console(stderr=True, highlight=False, soft_wrap=True).status("")

    def __call__(self, what: str) -> None:
        if self._status:
            self._status.update(f"{what} …")

    def __enter__(self) -> "_Progress":
        if self._status:
            self._status.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._status:
            self._status.stop()


def _project() -> Project:
    return find_project(Path.cwd())


def _finish(outcome: story.Outcome, made: str) -> None:
    faults = story.faults(outcome.problems)
    _print(outcome.problems)
    click.echo(f"{made}, {_n(len(faults), 'problem')}")
    sys.exit(1 if faults else 0)


def _print(problems: list[Problem]) -> None:
    for problem in sorted(problems):
        click.echo(f"{problem}{' (a note)' if problem.is_note else ''}", err=True)


def _pages(outcome: story.Outcome) -> str:
    pages = outcome.pages
    return f"{_n(pages.written, 'page')} written, {pages.unchanged} unchanged, {pages.removed} removed"


def _n(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
