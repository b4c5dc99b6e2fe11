"""Makes the PDFs of a project: has MkDocs render every edition's pages, and a book typeset of each."""

import contextlib
import datetime
import gc
import re
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from dossier.articles import FEWEST_TO_COLLECT
from dossier.kept import Kept
from dossier.mkdocs_edition import Making, Order
from dossier.parallel import in_processes
from dossier.pdf.book import Fault, Plan
from dossier.pdf.making import Finished, chosen_pages, finished, line_of, plan_of, plans
from dossier.pdf.rendered import RenderedEdition, read_rendered
from dossier.pdf.volumes import is_article
from dossier.problems import Problem, UsageError
from dossier.project import EDITIONS, Edition, Project

_BATCH = 25
"""How many articles one process typesets at a time."""
_OURS = re.compile(r"dossier-[a-z]{2}(?:-\d+)?\.pdf")


@dataclass
class Books:
    """What was made."""

    files: list[Path] = field(default_factory=list)
    sheets: int = 0
    problems: list[Problem] = field(default_factory=list)


@dataclass(frozen=True)
class Wanted:
    """What is to be made."""

    docs: Project
    """Whose docs/ hold the pages."""
    site_url: str
    """Where the site will be published, ending in a slash; empty where unknown."""
    day: datetime.date
    """The last day that the dossier tells of: what the PDFs are dated."""
    left_out: Sequence[tuple[str, str]] = ()
    """Pages that can't be read: the edition's language, and the path below its docs/."""
    only: Sequence[str] = ()
    """The pages or sections that are wanted, as a person names them; all pages where empty."""


def rendered_editions(
    project: Project, wanted: Wanted, keep: Path | None = None
) -> tuple[dict[Edition, RenderedEdition], list[Problem]]:
    """Return the pages of every edition as MkDocs renders them, and why it renders none.

    `keep` is a folder where they are kept, as <language>.json.
    """
    with tempfile.TemporaryDirectory(prefix="page-", dir=project.work) as folder:
        files = {edition: (keep or Path(folder)) / f"{edition.lang}.json" for edition in EDITIONS}
        makings = {
            edition: Making(_order(project, wanted, edition, file), wanted.day) for edition, file in files.items()
        }
        reports = {edition: making.report() for edition, making in makings.items()}
        problems = [
            Problem(edition.config, 1, message.rstrip("."), "see what MkDocs says of it")
            for edition, report in reports.items()
            if not report.is_made or not files[edition].exists()
            for message in report.said
        ]
        return {
            edition: read_rendered(edition.lang, file) for edition, file in files.items() if file.exists()
        }, problems


def make_books(project: Project, wanted: Wanted, out: Path, say: Callable[[str], None]) -> Books:
    """Have MkDocs render what is wanted, and put the PDFs of every edition into the folder `out`."""
    say("Rendering the pages")
    editions, problems = rendered_editions(project, wanted)
    made = typeset_books(project, editions, wanted, out, say)
    made.problems = sorted({*problems, *made.problems})
    return made


def typeset_books(
    project: Project,
    editions: Mapping[Edition, RenderedEdition],
    wanted: Wanted,
    out: Path,
    say: Callable[[str], None],
) -> Books:
    """Put the PDFs of every edition into the folder `out`; one that isn't complete is left out, and said to be so."""
    made = Books()
    batches = _planned(editions, wanted)
    say("Typesetting")
    kept = Kept(project.work / "pdf")
    keys = []
    done = in_processes(_typesetter, project.work / "pdf", [batch.plans for batch in batches])
    for batch, results in zip(batches, done, strict=True):
        for key, book in results:
            keys.append(key)
            made.problems += [_problem(wanted.docs, batch.edition, book.name, fault) for fault in book.faults]
            if book.is_complete:
                made.files.append(_written(out / book.name, book))
                made.sheets += book.sheets
    made.problems = sorted(set(made.problems))
    if not wanted.only:
        for key in keys:
            kept.still_need(key)
        kept.forget_the_rest()
        _remove_former(out, {file.name for file in made.files})
    return made


@dataclass(frozen=True)
class _Batch:
    """PDFs of one edition that one process makes: what they share is sent to it once."""

    edition: Edition
    plans: list[tuple[str, Plan]]
    """Each with the name of its file, below the folder of all."""


def _planned(editions: Mapping[Edition, RenderedEdition], wanted: Wanted) -> list[_Batch]:
    """Return every PDF that is to be made."""
    if wanted.only:
        return _chosen(editions, wanted)
    found = []
    for edition, pages in editions.items():
        found += [_Batch(edition, [each]) for each in plans(pages, wanted.day)]
        if pages.has_articles_apart:
            found += _articles_apart(edition, pages, wanted.day)
    return found


def _articles_apart(edition: Edition, pages: RenderedEdition, day: datetime.date) -> Iterator[_Batch]:
    """Yield the PDFs of single articles."""
    articles = [page for page in pages.pages.values() if page.is_wanted and is_article(page)]
    for start in range(0, len(articles), _BATCH):
        several = articles[start : start + _BATCH]
        yield _Batch(
            edition,
            [
                (
                    f"{edition.lang}/{Path(page.path).with_suffix('.pdf').as_posix()}",
                    plan_of(pages.only([page]), [page], day),
                )
                for page in several
            ],
        )


def _chosen(editions: Mapping[Edition, RenderedEdition], wanted: Wanted) -> list[_Batch]:
    found, unknown = [], set(wanted.only)
    for edition, pages in editions.items():
        chosen, not_there = chosen_pages(pages, wanted.only)
        unknown &= set(not_there)
        if chosen:
            stem = Path(chosen[0].path).stem if len(chosen) == 1 else "selection"
            plan = plan_of(pages.only(chosen), chosen, wanted.day)
            found.append(_Batch(edition, [(f"{stem}-{edition.lang}.pdf", plan)]))
    if unknown:
        some = ", ".join(f"“{name}”" for name in sorted(unknown))
        raise UsageError(f"no page is called {some}; name it as in docs/fr, such as articles/my-article or analyses")
    return found


def _typesetter(folder: Path) -> Callable[[list[tuple[str, Plan]]], list[tuple[str, Finished]]]:
    """Return what typesets a batch of books, for a process of its own."""
    gc.set_threshold(FEWEST_TO_COLLECT)
    kept = Kept(folder)
    return lambda batch: [finished(name, plan, kept) for name, plan in batch]


def _order(project: Project, wanted: Wanted, edition: Edition, contents: Path) -> Order:
    return Order(
        config_file=str(project.root / edition.config),
        docs_dir=str(wanted.docs.docs(edition)),
        site_dir=f"{contents}.site",
        site_url=f"{wanted.site_url}{edition.prefix}" if wanted.site_url else "",
        left_out=tuple(path for lang, path in wanted.left_out if lang == edition.lang),
        lang=edition.lang,
        names={},  # nobody searches it
        contents=str(contents),
        contents_only=True,
    )


def _written(file: Path, book: Finished) -> Path:
    """Put a finished PDF into its place at once, if another stands there or none."""
    if not (file.is_file() and file.read_bytes() == book.pdf):
        file.parent.mkdir(parents=True, exist_ok=True)
        fresh = file.with_name(f".{file.name}.new")
        fresh.write_bytes(book.pdf)
        fresh.replace(file)
    return file


def _remove_former(out: Path, present: set[str]) -> None:
    """Remove the volumes that the dossier no longer has."""
    for file in out.glob("dossier-*.pdf"):
        if _OURS.fullmatch(file.name) and file.name not in present:
            file.unlink()


def remove_books(out: Path) -> None:
    """Remove the PDFs of the whole dossier and of single articles from the folder `out`; what else is there stays."""
    _remove_former(out, set())
    ours = [out / edition.lang / "articles" for edition in EDITIONS]
    for file in [file for folder in ours for file in folder.glob("*.pdf")]:
        file.unlink()
    for folder in [*ours, *(folder.parent for folder in ours), out]:
        with contextlib.suppress(OSError):
            folder.rmdir()


def _problem(docs: Project, edition: Edition, name: str, fault: Fault) -> Problem:
    if not fault.path:
        return Problem(edition.config, 1, f"{name}: {fault.what}", fault.mend, fault.is_note)
    file = docs.docs(edition) / fault.path
    return Problem(docs.shown(file), line_of(file, fault.words), fault.what, fault.mend, fault.is_note)
