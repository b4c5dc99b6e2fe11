"""Measures the book of the French edition beside WeasyPrint on the same pages: `python benchmarks/pdf.py [N …]`.

For each number N of articles it makes a dossier in a temporary folder as `run.py` does (0 stands for the shipped one),
has MkDocs render its pages once, and then measures, in processes of their own and in one run, what each of the two
makes a PDF of them in: both with contents, running heads, bookmarks, numbers of pages at links, and PDF/UA-1. The
table goes to benchmarks/pdf.md. WeasyPrint is a development dependency; it needs Pango (on Debian: libpango-1.0-0).
"""

import argparse
import datetime
import gc
import html
import json
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from run import ROOT, _lay_out, _machine, _say  # what makes a dossier of any size

from dossier.build import convert
from dossier.kept import Kept
from dossier.pdf.editions import Wanted, rendered_editions
from dossier.pdf.making import Finished, finished, plans
from dossier.pdf.off_paper import is_off_paper
from dossier.pdf.parts import parts_of
from dossier.pdf.places import Place, Places, label
from dossier.pdf.rendered import RenderedEdition, read_rendered
from dossier.pdf.tree import parsed
from dossier.project import EDITIONS, Project

DAY = datetime.date(2026, 1, 1)
_UNIT = 1 if sys.platform == "darwin" else 1024
"""In which the system counts memory, in bytes."""
ENGINES = ("Typst", "WeasyPrint")

_STYLE = """
@page { size: A4; margin: 28mm 37mm 28mm 33mm; @top-left { content: string(part); font-size: 8pt }
        @bottom-center { content: counter(page); font-size: 8.5pt } }
body { font: 10.5pt/1.45 serif; text-align: justify; hyphens: auto }
h1 { string-set: part content(); font-size: 18pt } .new { break-before: page } h1, h2, h3 { break-after: avoid }
table { width: 100%; border-collapse: collapse; font-size: 8.8pt } thead { display: table-header-group }
td, th { border-bottom: 0.4pt solid #ddd8cc; padding: 4pt; text-align: left; vertical-align: top }
.contents a::after { content: leader(".") target-counter(attr(href), page) } .contents li { list-style: none }
a.numbered::after { content: " (p. " target-counter(attr(href), page) ")"; font-size: 0.86em }
img, svg { max-width: 100% }
"""


@dataclass(frozen=True)
class Took:
    """What an engine took for one book."""

    engine: str
    wall: float
    processor: float
    peak: float
    """The most memory that its processes held, in bytes."""
    sheets: int
    size: int
    files: int = 1
    """How many volumes."""
    is_done: bool = True
    """Whether it ended in the time that it was given."""


@dataclass(frozen=True)
class Measured:
    """One size, measured."""

    name: str
    pages: int
    took: tuple[Took, ...]


def main() -> None:
    """Measure, and write the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("sizes", nargs="*", type=int, default=[0, 50, 500, 1000], metavar="N")
    parser.add_argument("--seed", type=int, default=0, help="of the made-up articles")
    parser.add_argument("--most", type=int, default=1000, help="the most articles that WeasyPrint gets")
    parser.add_argument("--limit", type=int, default=600, help="seconds after which an engine is stopped")
    parser.add_argument("--pages", type=Path, help="keep the rendered pages in this folder, and take those there")
    parser.add_argument("--work", nargs=3, metavar=("ENGINE", "PAGES", "PDF"), help=argparse.SUPPRESS)
    parser.add_argument("--out", type=Path, default=ROOT / "benchmarks" / "pdf.md", help="where the table goes")
    options = parser.parse_args()
    if options.work:
        engine, pages, pdf = options.work
        _work(engine, read_rendered("fr", Path(pages)), Path(pdf))
        return
    measured = []
    for count in options.sizes:
        with tempfile.TemporaryDirectory(prefix="dossier-bench-") as folder:
            engines = ENGINES if count <= options.most else ENGINES[:1]
            pages = options.pages / str(count) if options.pages else Path(folder)
            measured.append(measure(Path(folder), pages, count, options.seed, engines, options.limit))
            options.out.write_text("\n".join(report(measured)) + "\n", encoding="utf-8")
    print("\n".join(report(measured)))


def measure(folder: Path, kept: Path, count: int, seed: int, engines: Sequence[str], limit: int) -> Measured:
    """Make a dossier of `count` articles below `folder`, and measure the engines on its French edition.

    Its rendered pages lie in `kept`, or are put there.
    """
    contents = kept / f"{EDITIONS[0].lang}.json"
    if not contents.exists():
        project = Project(folder / "dossier")
        _lay_out(project, count or 1, seed, with_pages=False)
        if count == 0:
            shutil.rmtree(project.articles)
            shutil.copytree(ROOT / "seeds" / "articles", project.articles)
        _say(f"{count or 'shipped'} articles: the pages")
        convert(project, lambda _: None)
        kept.mkdir(parents=True, exist_ok=True)
        rendered_editions(project, Wanted(project, "", DAY), keep=kept)
    pages = sum(page.is_wanted for page in read_rendered(EDITIONS[0].lang, contents).pages.values())
    took = tuple(_measured(engine, contents, folder / f"{engine}.pdf", limit) for engine in engines)
    return Measured(f"{count:,}" if count else "shipped (5)", pages, took)


def _measured(engine: str, contents: Path, pdf: Path, limit: int) -> Took:
    _say(engine)
    command = [sys.executable, __file__, "--work", engine, str(contents), str(pdf)]
    begun = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    end = threading.Timer(limit, process.kill)
    end.start()
    assert process.stdout
    said = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    end.cancel()
    if process.returncode == 0:
        return Took(**json.loads(said.splitlines()[-1]))
    wall, processor = time.perf_counter() - begun, usage.ru_utime + usage.ru_stime
    if wall < limit:
        raise SystemExit(f"{engine} failed")
    return Took(engine, wall, processor, usage.ru_maxrss * _UNIT, 0, 0, is_done=False)


def _work(engine: str, edition: RenderedEdition, pdf: Path) -> None:
    """Make the book, and print what it took."""
    gc.set_threshold(100_000)  # as the command does
    begun, before = time.perf_counter(), _processor()
    sheets, size, files = (_with_typst if engine == "Typst" else _with_weasyprint)(edition, pdf)
    usages = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    peak = sum(usage.ru_maxrss for usage in usages) * _UNIT  # the largest child stands beside its parent
    took = Took(engine, time.perf_counter() - begun, _processor() - before, peak, sheets, size, files)
    print(json.dumps(vars(took)))


def _processor() -> float:
    """Return the processor time of this process and of those that it started and that have ended."""
    usages = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def _with_typst(edition: RenderedEdition, pdf: Path) -> tuple[int, int, int]:
    made: list[Finished] = []
    for name, plan in plans(edition, DAY):
        _, book = finished(name, plan, Kept(None))
        assert book.is_complete, [fault for fault in book.faults if not fault.is_note]
        pdf.with_name(name).write_bytes(book.pdf)
        made.append(book)
    return sum(book.sheets for book in made), sum(len(book.pdf) for book in made), len(made)


def _with_weasyprint(edition: RenderedEdition, pdf: Path) -> tuple[int, int, int]:
    import weasyprint  # type: ignore[import-untyped]  # not for building

    document = weasyprint.HTML(string=_as_one(edition)).render()
    document.write_pdf(pdf, pdf_variant="pdf/ua-1")
    return len(document.pages), pdf.stat().st_size, 1


def _as_one(edition: RenderedEdition) -> str:
    """Return the pages of a book as one HTML document, with links within it."""
    from lxml.html import tostring

    from dossier.messages import load_messages

    wanted = [page for page in edition.pages.values() if page.is_wanted]
    ordered = [page for part in parts_of(wanted, load_messages(edition.lang)) for page in part.pages]
    roots = {page.path: parsed(page.html) for page in ordered}
    anchors = {
        path: frozenset(str(each.get("id")) for each in root.iter() if isinstance(each.tag, str) and each.get("id"))
        for path, root in roots.items()
    }
    places = Places(edition, anchors)
    entries, bodies = [], []
    for page in ordered:
        root = roots[page.path]
        for each in list(root.iterdescendants()):
            if is_off_paper(each) and each.getparent() is not None:
                each.drop_tree()
        for each in root.iterdescendants():
            if each.get("id"):
                each.set("id", _id(page.path, str(each.get("id"))))
        for link in root.iter("a"):
            target = places.target(page, link.get("href") or "")
            link.attrib.pop("aria-labelledby", None)
            if isinstance(target, Place):
                link.set("href", f"#{_id(target.path, target.anchor)}")
                if target.path != page.path and "article-text" not in _around(link):
                    link.set("class", "numbered")
        is_flowing = page.folder in {"entities", "claims"} and not page.path.endswith("index.md")
        head = f'<section class="{"" if is_flowing else "new"}" id="{_id(page.path, "")}">'
        bodies.append(f"{head}{tostring(root, encoding='unicode')}</section>")
        entries.append(f'<li><a href="#{_id(page.path, "")}">{html.escape(page.title)}</a></li>')
    contents = f'<ul class="contents">{"".join(entries)}</ul>'
    title = html.escape(edition.name)
    return (
        f'<html lang="{edition.lang}"><head><title>{title}</title><style>{_STYLE}</style></head>'
        f"<body>{contents}{''.join(bodies)}</body></html>"
    )


def _around(element: object) -> set[str]:
    names = [above.get("class") or "" for above in element.iterancestors()]  # type: ignore[attr-defined]
    return {name for several in names for name in several.split()}


def _id(path: str, anchor: str) -> str:
    return re.sub(r"[^\w-]", "_", label(path, anchor))


def report(measured: Sequence[Measured]) -> Iterator[str]:
    """Yield the lines of a Markdown page that tells what was measured."""
    yield "# How long the book takes"
    yield ""
    yield (
        f"Measured by `python benchmarks/pdf.py` on {_machine()}: the French edition, from the pages that MkDocs"
        " rendered to the PDF, each engine in a process of its own on the very same pages and in the same run."
        " Typst's book has notes, an index of names and marks where links lead besides, and its"
        " build proves that it is complete;"
        " WeasyPrint's document has contents, running heads, bookmarks and page numbers at links. Both are PDF/UA-1."
        " The last two columns divide by what Typst took; where a machine does other work besides,"
        " processor time is the steadier of the two."
    )
    yield ""
    heads = "articles", "site’s pages", "engine", "wall s", "processor s", "peak MB", "sheets", "files", "MB"
    yield f"| {' | '.join((*heads, 'wall ÷', 'processor ÷'))} |"
    yield "|--:|--:|---|--:|--:|--:|--:|--:|--:|--:|--:|"
    for each in measured:
        first = each.took[0]
        for took in each.took:
            wall = f"{took.wall:.1f}" if took.is_done else f"stopped after {took.wall:.0f}"
            made = f"{took.sheets:,} | {took.files} | {took.size / 1e6:.1f}" if took.is_done else "– | – | –"
            least = "" if took.is_done else "> "
            more = f"{least}{took.wall / first.wall:.1f} | {least}{took.processor / first.processor:.1f}"
            yield (
                f"| {each.name} | {each.pages:,} | {took.engine} | {wall} | {took.processor:.1f}"
                f" | {took.peak / 1e6:,.0f} | {made} | {more} |"
            )


if __name__ == "__main__":
    main()
