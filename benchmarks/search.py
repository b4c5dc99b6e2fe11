"""Measures how heavy the search is, and how long the first answer takes: `python benchmarks/search.py [N …]`.

For each number N of articles it makes the French edition of a dossier in a temporary folder, as `run.py` lays it out,
serves it compressed, as web servers do, and asks its search box in Chromium: on a desk, and as on a phone (a processor
four times slower, 1.6 Mbit/s, 150 ms to the server and back: what Lighthouse takes for one). The table goes to
benchmarks/search.md.
"""

import argparse
import datetime
import gzip
import http.server
import shutil
import statistics
import tempfile
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from math import log
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright
from run import ROOT, _lay_out, _machine, _say  # what makes a dossier of any size

from dossier.build import convert
from dossier.mkdocs_edition import Making, Order
from dossier.project import EDITIONS, Project
from dossier.registry import read_registry

DAY = datetime.date(2026, 1, 1)
FIRST = "Roscosmos"
NEXT = ("decollage", "station spatiale", "bakanof", "Рогозин", "5 octobre 2022", "zorglubien")
READERS = ("desk", "phone")
TIMES = 3

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
    """One size, measured."""

    count: int
    pages: int
    """Of the French edition."""
    size: int
    """Bytes of the index."""
    packed: int
    """Bytes of the index as it travels."""
    first: Mapping[str, float]
    """By reader, seconds from opening a page to the first answer, nothing being known yet."""
    later: Mapping[str, float]
    """By reader, the most seconds that a later query took."""


def main() -> None:
    """Measure, and write the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("sizes", nargs="*", type=int, default=[100, 1000], metavar="N", help="numbers of articles")
    parser.add_argument("--seed", type=int, default=0, help="of the made-up articles")
    parser.add_argument("--out", type=Path, default=ROOT / "benchmarks" / "search.md", help="where the table goes")
    options = parser.parse_args()
    measured = []
    for count in sorted(options.sizes):
        with tempfile.TemporaryDirectory(prefix="dossier-search-") as folder:
            measured.append(measure(Path(folder), count, seed=options.seed))
    table = "\n".join(report(measured))
    options.out.write_text(f"{table}\n", encoding="utf-8")
    print(table)


def measure(folder: Path, count: int, *, seed: int) -> Measured:
    """Make a dossier of `count` articles in `folder`, and measure its search."""
    _say(f"{count} articles: making the site")
    project = Project(folder / "dossier")
    _lay_out(project, count, seed, with_pages=False)
    convert(project, lambda _: None)
    french, site = EDITIONS[0], folder / "site"
    entities = read_registry(project)[0].entities
    names = {f"entities/{id_}/": entity.names for id_, entity in entities.items()}
    order = Order(str(project.root / french.config), str(project.docs(french)), str(site), "", (), french.lang, names)
    made = Making(order, DAY).report()
    assert made.is_made, made.said
    index = (site / "search" / "search_index.json").read_bytes()
    first, later = {}, {}
    with _serving(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium") or shutil.which("chromium-browser"),
            args=["--no-sandbox", "--disable-gpu"],
        )
        for reader in READERS:
            _say(f"{count} articles: asking as on a {reader}")
            asked = [_asked(browser, f"{address}about/", reader) for _ in range(TIMES)]
            first[reader] = statistics.median(each for each, _ in asked)
            later[reader] = statistics.median(each for _, each in asked)
        browser.close()
    pages = len(list(site.rglob("index.html")))
    return Measured(count, pages, len(index), len(gzip.compress(index, 6)), first, later)


def _asked(browser: Browser, address: str, reader: str) -> tuple[float, float]:
    """Return how long the first answer on a page took, and the slowest of those that followed, in seconds."""
    context = browser.new_context()
    page = context.new_page()
    page.set_default_timeout(300_000)
    if reader == "phone":
        told = context.new_cdp_session(page)
        told.send("Network.enable")
        slow = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 93_750}
        told.send("Network.emulateNetworkConditions", slow)
        told.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    page.goto(address, wait_until="domcontentloaded")
    first = float(page.evaluate(_FIRST_ANSWER, FIRST)) / 1000
    later = max(float(page.evaluate(_NEXT_ANSWER, typed)) / 1000 for typed in NEXT)
    context.close()
    return first, later


@contextmanager
def _serving(site: Path) -> Iterator[str]:
    """Serve a site on a free port, its texts compressed."""

    @cache
    def packed(path: str) -> bytes:
        return gzip.compress(Path(path).read_bytes(), 6)

    class Handler(http.server.SimpleHTTPRequestHandler):
        def __init__(self, *given: object) -> None:
            super().__init__(*given, directory=str(site))  # type: ignore[arg-type]

        def do_GET(self) -> None:
            path = Path(self.translate_path(self.path))
            path = path / "index.html" if path.is_dir() else path
            if path.suffix not in (".html", ".js", ".json", ".css", ".svg") or not path.is_file():
                super().do_GET()
                return
            content = packed(str(path))
            self.send_response(200)
            self.send_header("Content-Type", self.guess_type(str(path)))
            self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            """Stay quiet."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


def report(measured: Sequence[Measured]) -> Iterator[str]:
    """Return the table, line by line."""
    yield "# How heavy the search is"
    yield ""
    yield (
        f"Measured by `python benchmarks/search.py {' '.join(str(each.count) for each in measured)}` on {_machine()},"
        f" on the French edition of made-up dossiers; each time is the middle one of {TIMES}. The first answer is to"
        f" “{FIRST}”, typed at once on a page opened with nothing known yet, and counts from the opening; the later one"
        " is the slowest of six queries that follow. “Phone” means a page whose processor is made four times slower,"
        " with 1.6 Mbit/s and 150 ms to the server and back; the search’s own worker keeps the machine’s speed, so that"
        " a real phone takes longer."
    )
    yield ""
    yield "| articles | pages | index MB | as it travels MB | desk, first s | later s | phone, first s | later s |"
    yield "|--:|--:|--:|--:|--:|--:|--:|--:|"
    for each in measured:
        times = [figure for reader in READERS for figure in (each.first[reader], each.later[reader])]
        yield (
            f"| {each.count:,} | {each.pages:,} | {each.size / 1e6:.2f} | {each.packed / 1e6:.2f} | "
            + " | ".join(f"{figure:.2f}" for figure in times)
            + " |"
        )
    if len(measured) > 1:
        yield ""
        yield _growth(measured[-2], measured[-1])


def _growth(before: Measured, last: Measured) -> str:
    """Say what ten times as many articles would weigh, if it goes on as between two sizes."""
    power = log(last.packed / before.packed) / log(last.count / before.count)
    weight = last.packed * 10**power / 1e6
    return (
        f"From {before.count:,} to {last.count:,} articles the index as it travels grows with their number to the power"
        f" of {power:.2f}. If that goes on, it weighs {weight:.0f} MB at {last.count * 10:,}:"
        f" {weight * 8 / 1.6:.0f} s of a phone’s line."
    )


if __name__ == "__main__":
    main()
