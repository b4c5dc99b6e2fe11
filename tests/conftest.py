"""What tests share: a small dossier of their own in a temporary folder, and a browser where there is one."""

import functools
import http.server
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from filelock import FileLock
from playwright.sync_api import Browser, Page, sync_playwright

from dossier.project import Project

if TYPE_CHECKING:
    from dossier.build import Outcome

ROOT = Path(__file__).parents[1]
CASES = Path(__file__).parent / "cases"

CHROMIUM = next(
    (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None
)
"""The browser that is driven; without one the browser tests are skipped, unless DOSSIER_NEEDS_BROWSER is set."""

# Without these the browser looks for hosts of its own, which a network log would show as the pages'.
_QUIET = [f"--disable-{what}" for what in ("background-networking", "component-update", "sync", "quic")]

# What nobody sees without a screen: the address bar of each window would load two pages of its own, which cost more
# than most pages of the site. This list takes the place of Playwright's, whose names are the other ones.
_UNSEEN = (
    *("WebUIOmniboxPopup", "WebUIOmniboxAimPopup"),
    *("AimEnabled", "AvoidCorsURLLoaderRestartOnRedirect", "AvoidUnnecessaryBeforeUnloadCheckSync"),
    *("DestroyProfileOnBrowserClose", "HttpsFirstBalancedModeAutoEnable", "HttpsUpgrades", "LensOverlay"),
    *("MediaRouter", "NetworkTimeServiceQuerying", "OptimizationHints", "PaintHolding", "PreconnectToSearch"),
    "ThirdPartyStoragePartitioning",
)
_SWITCHES = ["--no-sandbox", "--disable-gpu", *_QUIET, f"--disable-features={','.join(_UNSEEN)}"]

MakeProject = Callable[..., Project]

# The files that take longest come first, so that no process is left with one when the others have ended. The very first
# build the shipped site, or need none.
_LONGEST = (
    *("accessibility", "build", "incremental", "pdf", "serve", "benchmarks", "names_walk", "publish", "budget"),
    *("rights", "search_browser", "keyboard", "browser", "reading_browser", "offline_browser", "entity_browser"),
    *("provenance", "without_scripts", "offline", "picture", "claims", "any_text", "evidence_walk", "markup"),
    *("chronology_browser", "browsing_browser", "pdf_parts", "problems", "home", "addresses", "cli", "trust", "gate"),
)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--record-golden", action="store_true", help="write what came out as what is expected")


def pytest_xdist_auto_num_workers() -> int | None:
    """Return how many processes run tests: one more than there are processors, for much of a test is waiting."""
    return None if os.environ.get("PYTEST_XDIST_AUTO_NUM_WORKERS") else (os.cpu_count() or 1) + 1


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    first = {f"test_{name}.py": at for at, name in enumerate(_LONGEST)}
    items.sort(key=lambda item: first.get(item.path.name, len(first)))
    if CHROMIUM is None and not os.environ.get("DOSSIER_NEEDS_BROWSER"):
        for item in items:
            if item.get_closest_marker("browser"):
                item.add_marker(pytest.mark.skip(reason="no Chromium"))


def pytest_unconfigure(config: pytest.Config) -> None:
    if CHROMIUM is None and not hasattr(config, "workerinput"):
        print("The browser tests were skipped: no Chromium was found. On Debian: apt-get install chromium")


@pytest.fixture
def recording(request: pytest.FixtureRequest) -> bool:
    """Whether to write what came out as what is expected."""
    return bool(request.config.getoption("--record-golden"))


def lay_out(root: Path, *, seeds: Path | None = None, files: dict[str, str | bytes] | None = None) -> Project:
    """Lay out a dossier at `root`, with the shipped configuration and theme and a few small pages.

    `seeds` names a folder to copy seeds/ from; `files` maps paths to texts (or bytes) to be written.
    """
    (root / "seeds" / "articles").mkdir(parents=True, exist_ok=True)
    for name in ("mkdocs.yml", "mkdocs.en.yml"):
        shutil.copy(ROOT / name, root / name)
    shutil.copytree(ROOT / "scripts" / "overrides", root / "scripts" / "overrides", dirs_exist_ok=True)
    for lang in ("fr", "en"):
        for name in ("index", "about", "method", "contributing", "analyses/one"):
            page = root / "docs" / lang / f"{name}.md"
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text(f"# {name} {lang}\n", encoding="utf-8")
    if seeds:
        shutil.copytree(seeds, root / "seeds", dirs_exist_ok=True)
    for path, content in (files or {}).items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return Project(root)


@pytest.fixture
def make_project(tmp_path: Path) -> MakeProject:
    """Return a function that lays out a dossier of the test's own: `lay_out`, of the same keywords."""
    return functools.partial(lay_out, tmp_path / "dossier")


def lay_out_shipped(root: Path) -> Project:
    """Copy to `root` what people wrote of the repository's own dossier."""
    for name in ("mkdocs.yml", "mkdocs.en.yml"):
        shutil.copy(ROOT / name, root / name)
    for name in ("seeds", "docs", "scripts/overrides"):
        shutil.copytree(ROOT / name, root / name)
    return Project(root)


def build_site(project: Project, say: Callable[[str], None], *, strict: bool = False) -> "Outcome":
    """Build as `dossier build` does, but for the PDFs, which take longest and which most tests don't look at."""
    from dossier.build import build

    return build(project, say, strict=strict, books=False)


@pytest.fixture
def without_books(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let `dossier build`, where a test calls it, build so too."""
    from dossier.build import build

    monkeypatch.setattr("dossier.build.build", functools.partial(build, books=False))


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Return the repository's own dossier with its site and what the build kept, built once for all workers.

    Nobody may change it: whoever wants to, copies it.
    """
    from dossier.build import build

    base = tmp_path_factory.getbasetemp()
    place = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "shipped"
    with FileLock(f"{place}.lock"):  # the first worker builds, the others wait
        if not place.exists():
            root = place.with_name("shipped-unfinished")
            shutil.rmtree(root, ignore_errors=True)
            root.mkdir()
            outcome = build(lay_out_shipped(root), lambda _: None, strict=True)
            assert outcome.published, [str(problem) for problem in outcome.problems]
            root.rename(place)
    return Project(place)


@pytest.fixture(scope="session")
def shipped_site(shipped: Project) -> Path:
    """Return the site that the repository's own content makes; nobody may change it either."""
    return shipped.site


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return a headless Chromium."""
    assert CHROMIUM, "no Chromium was found, and DOSSIER_NEEDS_BROWSER asks for one"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=_SWITCHES)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def read(browser: Browser) -> Iterator[Page]:
    """Return a page for tests that load what they look at and change nothing: a new one costs more than they do."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve the files of a folder on a free port; give its address, with a slash at its end."""

    class Handler(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Stay quiet."""

    class Server(http.server.ThreadingHTTPServer):
        def handle_error(self, *_: object) -> None:
            """Stay quiet when a page is left before it has loaded."""

    server = Server(("127.0.0.1", 0), functools.partial(Handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
