"""Measures how heavy the search is, and how long the first answer takes: `python benchmarks/search.py [N …]`.

For each number N of articles it makes the French edition of a dossier in a temporary folder, as `run.py` lays it out;
articles beyond the first thousand (or as many as --made says) are put straight into the index, as MkDocs would. The
site is served compressed, as web servers do, with its index whole and with its index in parts, and its search box asked
in Chromium: on a desk, and as on a phone (the page's processor four times slower, and a server that sends 1.6 Mbit/s
after 150 ms: what Lighthouse takes for one). The table goes to benchmarks/search.md.
"""

import argparse
import datetime
import gzip
import html
import http.server
import json
import shutil
import statistics
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial
from math import log
from pathlib import Path
from typing import Any

from articles import write_articles
from playwright.sync_api import Browser, sync_playwright
from run import ROOT, _lay_out, _machine, _say  # what makes a dossier of any size

from dossier.build import convert
from dossier.entity import Entity
from dossier.mkdocs_edition import Making, Order
from dossier.project import EDITIONS, Project
from dossier.registry import read_registry
from dossier.searching import pagefind
from dossier.searching.hosted import HEAVY, INDEX

DAY = datetime.date(2026, 1, 1)
FIRST = "Roscosmos"
NEXT = ("decollage", "station spatiale", "bakanof", "Рогозин", "5 octobre 2022", "zorglubien")
TIMES = 3
MADE = 1_000

LINE, DELAY = 200_000, 0.15
"""A phone's: bytes a second, and seconds until the first of an answer comes."""
READERS = ("desk", "phone")

# Types as soon as the page is there, again until the theme listens; both return when the answer was shown.
_FIRST_ANSWER = """async typed => {
  const box = document.querySelector("[data-md-component=search-query]")
  for (;;) {
    box.focus()
    box.value = typed
    box.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }))
    if (document.querySelector(".md-search-result__item")) return performance.now()
    await new Promise(done => setTimeout(done, 20))
  }
}"""
_NEXT_ANSWER = """async typed => {
  const box = document.querySelector("[data-md-component=search-query]")
  const begun = performance.now()
  box.value = typed
  box.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }))
  while (document.querySelector(".search-note")?.dataset.typed !== typed) await new Promise(done => setTimeout(done, 2))
  return performance.now() - begun
}"""


@dataclass(frozen=True)
class Measured:
    """One size, searched one way."""

    count: int
    is_parted: bool
    pages: int
    """That can be found, of the French edition."""
    size: int
    """Bytes of all that the search may fetch."""
    packed: int
    """Bytes that it fetches, as they travel, before the first answer."""
    made: float
    """Seconds to part the index, over those that MkDocs took for the pages; 0 where it stays whole."""
    first: Mapping[str, float]
    """By reader, seconds from opening a page to the first answer, nothing being known yet."""
    later: Mapping[str, float]
    """By reader, the most seconds that a later query took."""


def main() -> None:
    """Measure, and write the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("sizes", nargs="*", type=int, default=[100, 1000], metavar="N", help="numbers of articles")
    parser.add_argument("--made", type=int, default=MADE, metavar="N", help="the most articles that pages are made of")
    parser.add_argument("--seed", type=int, default=0, help="of the made-up articles")
    parser.add_argument("--out", type=Path, default=ROOT / "benchmarks" / "search.md", help="where the table goes")
    options = parser.parse_args()
    measured: list[Measured] = []
    for count in sorted(options.sizes):
        with tempfile.TemporaryDirectory(prefix="dossier-search-") as folder:
            measured += measure(Path(folder), count, most=options.made, seed=options.seed)
        table = "\n".join(report(measured, options.made))
        options.out.write_text(f"{table}\n", encoding="utf-8")
    print(table)


def measure(folder: Path, count: int, *, most: int, seed: int) -> Iterator[Measured]:
    """Make a dossier of `count` articles in `folder`, and measure its search, whole and in parts."""
    _say(f"{count} articles: making the site")
    project = Project(folder / "dossier")
    _lay_out(project, min(count, most), seed, with_pages=False)
    convert(project, lambda _: None)
    french, site = EDITIONS[0], folder / "site"
    entities = read_registry(project)[0].entities
    names = {f"entities/{id_}/": entity.names for id_, entity in entities.items()}
    order = Order(str(project.root / french.config), str(project.docs(french)), str(site), "", (), french.lang, names)
    begun = time.perf_counter()
    made = Making(order, DAY).report()
    mkdocs = time.perf_counter() - begun
    assert made.is_made, made.said
    mkdocs *= count / min(count, most)
    if count > most:
        _add(site / INDEX, list(entities.values()), most, count, seed)
    index = json.loads((site / INDEX).read_text(encoding="utf-8"))
    pages = len({doc["location"].partition("#")[0] for doc in index["docs"]})
    del index
    times = TIMES if count <= most else 1
    yield _measured(site, count, pages, 0, times)
    _say(f"{count} articles: parting the index")
    begun = time.perf_counter()
    pagefind.part(site)
    yield _measured(site, count, pages, (time.perf_counter() - begun) / mkdocs, times)


def _add(index: Path, entities: Sequence[Entity], first: int, count: int, seed: int) -> None:
    """Put the articles from the number `first` on into an index."""
    given = json.loads(index.read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory(prefix="dossier-articles-") as folder:
        for number, file in enumerate(write_articles(Path(folder), count, entities, seed=seed)):
            if number >= first:
                given["docs"].append(_doc(number, file.read_text(encoding="utf-8")))
    index.write_text(json.dumps(given, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def _doc(number: int, text: str) -> dict[str, Any]:
    title, *paragraphs = (html.escape(line, quote=False) for line in text.splitlines() if line.strip())
    shown = " ".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return {"location": f"articles/more-{number:06}/", "title": title, "text": shown, "boost": 3.0}


def _measured(site: Path, count: int, pages: int, made: float, times: int) -> Measured:
    """Ask the search box of a site, so many times."""
    files = [path for path in (site / INDEX).parent.rglob("*") if path.is_file()]
    first, later = {}, {}
    with _serving(site) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium") or shutil.which("chromium-browser"),
            args=["--no-sandbox", "--disable-gpu"],
        )
        for reader in READERS:
            _say(f"{count} articles, {'in parts' if made else 'whole'}: asking as on a {reader}")
            asked = [_asked(browser, server, reader) for _ in range(times)]
            first[reader] = statistics.median(each for each, _, _ in asked)
            later[reader] = statistics.median(each for _, each, _ in asked)
        browser.close()
    size = sum(path.stat().st_size for path in files)
    return Measured(count, made > 0, pages, size, asked[-1][2], made, first, later)


def _asked(browser: Browser, server: "_Server", reader: str) -> tuple[float, float, int]:
    """Return how long the first answer on a page took, the slowest of those that followed, and the first's bytes."""
    context = browser.new_context()
    page = context.new_page()
    page.set_default_timeout(600_000)
    server.is_phone, server.sent = reader == "phone", 0
    if server.is_phone:
        context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 4})
    page.goto(f"{server.address}about/", wait_until="domcontentloaded")
    first = float(page.evaluate(_FIRST_ANSWER, FIRST)) / 1000
    sent = server.sent
    later = max(float(page.evaluate(_NEXT_ANSWER, typed)) / 1000 for typed in NEXT)
    context.close()
    return first, later, sent


class _Server(http.server.ThreadingHTTPServer):
    """Serves a site, its texts compressed, on a line as slow as a phone's where it is one."""

    daemon_threads = True
    is_phone = False
    sent = 0
    """Bytes of the search's own."""

    def __init__(self, site: Path) -> None:
        self.line = threading.Lock()
        super().__init__(("127.0.0.1", 0), partial(_Handler, directory=str(site)))
        self.address = f"http://127.0.0.1:{self.server_port}/"

    def handle_error(self, *_: object) -> None:
        """Stay quiet when a page is left before it has loaded."""

    def carry(self, content: bytes) -> Iterator[bytes]:
        """Yield `content` as fast as the line carries it."""
        for at in range(0, len(content), 16_384):
            part = content[at : at + 16_384]
            if self.is_phone:
                with self.line:
                    time.sleep(len(part) / LINE)
            yield part


class _Handler(http.server.SimpleHTTPRequestHandler):
    server: _Server

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        is_text = path.suffix in (".html", ".js", ".json", ".css", ".svg", ".txt")
        content = _packed(path) if is_text else path.read_bytes()
        if self.server.is_phone:
            time.sleep(DELAY)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        if is_text:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if "/search/" in self.path:
            self.server.sent += len(content)
        for part in self.server.carry(content):
            self.wfile.write(part)

    def log_message(self, *_: object) -> None:
        """Stay quiet."""


def _packed(path: Path) -> bytes:
    return _compressed(str(path), path.stat().st_mtime_ns)


@cache
def _compressed(path: str, _: int) -> bytes:
    return gzip.compress(Path(path).read_bytes(), 6)


@contextmanager
def _serving(site: Path) -> Iterator[_Server]:
    """Serve a site on a free port."""
    server = _Server(site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()


def report(measured: Sequence[Measured], most: int) -> Iterator[str]:
    """Return the table, line by line."""
    sizes = sorted({each.count for each in measured})
    yield "# How heavy the search is"
    yield ""
    yield (
        f"Measured by `python benchmarks/search.py {' '.join(map(str, sizes))}` on {_machine()}, on the French edition"
        f" of made-up dossiers; each time is the middle one of {TIMES}. The first answer is to “{FIRST}”, typed at once"
        " on a page opened with nothing known yet, and counts from the opening; the later one is the slowest of six"
        " queries that follow. “Phone” means that the page’s processor is four times slower and the line carries 1.6"
        " Mbit/s after 150 ms; the search’s own worker keeps the machine’s speed, so that a real phone takes longer."
    )
    if any(count > most for count in sizes):
        yield ""
        yield (
            f"Pages were made of the first {most:,} articles; the others were put straight into the index, and MkDocs’"
            " time for them is reckoned from that for the first. Such a size was measured once."
        )
    yield ""
    yield (
        "| articles | pages | index | all of it MB | fetched before the first answer MB | time to part ÷ MkDocs |"
        " desk, first s | later s | phone, first s | later s |"
    )
    yield "|--:|--:|---|--:|--:|--:|--:|--:|--:|--:|"
    for each in measured:
        times = [figure for reader in READERS for figure in (each.first[reader], each.later[reader])]
        yield (
            f"| {each.count:,} | {each.pages:,} | {'in parts' if each.is_parted else 'whole'} | {each.size / 1e6:.2f} |"
            f" {each.packed / 1e6:.2f} | {f'{each.made:.2f}' if each.is_parted else '–'} | "
            + " | ".join(f"{figure:.2f}" for figure in times)
            + " |"
        )
    whole = [each for each in measured if not each.is_parted]
    if len(whole) > 1:
        yield ""
        yield _growth(whole[-2], whole[-1])


def _growth(before: Measured, last: Measured) -> str:
    """Say from how many articles on the whole index is heavier than the build lets pass without a word."""
    power = log(last.packed / before.packed) / log(last.count / before.count)
    count = before.count * (HEAVY / before.packed) ** (1 / power)
    return (
        f"The whole index as it travels grows with the articles’ number to the power of {power:.2f}; from about"
        f" {round(count, -2):,.0f} articles of that length on it weighs more than {HEAVY / 1e6:.0f} MB, and the build"
        " advises to part it."
    )


if __name__ == "__main__":
    main()
