"""What tests share: a small dossier of their own in a temporary folder, and a browser where there is one."""

import functools
import http.server
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from dossier.project import Project

ROOT = Path(__file__).parents[1]
CASES = Path(__file__).parent / "cases"

CHROMIUM = next(
    (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None
)
"""The browser that is driven; without one the browser tests are skipped, unless DOSSIER_NEEDS_BROWSER is set."""

# Without these the browser looks for hosts of its own, which a network log would show as the pages'.
_QUIET = [f"--disable-{what}" for what in ("background-networking", "component-update", "sync", "quic")]

MakeProject = Callable[..., Project]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--record-golden", action="store_true", help="write what came out as what is expected")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
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


@pytest.fixture
def make_project(tmp_path: Path) -> MakeProject:
    """Return a function that lays out a dossier with the shipped configuration and theme.

    Its keyword `seeds` names a folder to copy seeds/ from; `files` maps paths to texts (or bytes) to be written.
    """

    def make(*, seeds: Path | None = None, files: dict[str, str | bytes] | None = None) -> Project:
        root = tmp_path / "dossier"
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

    return make


@pytest.fixture(scope="session")
def shipped_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the site that the repository's own content makes, built once for all tests of a worker."""
    from dossier.build import build

    root = tmp_path_factory.mktemp("shipped")
    for name in ("mkdocs.yml", "mkdocs.en.yml"):
        shutil.copy(ROOT / name, root / name)
    for name in ("seeds", "docs", "scripts/overrides"):
        shutil.copytree(ROOT / name, root / name)
    outcome = build(Project(root), lambda _: None, strict=True)
    assert outcome.published, [str(problem) for problem in outcome.problems]
    return root / "site"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return a headless Chromium."""
    assert CHROMIUM, "no Chromium was found, and DOSSIER_NEEDS_BROWSER asks for one"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu", *_QUIET])
        yield browser
        browser.close()


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
