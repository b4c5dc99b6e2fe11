"""`dossier serve` shows both editions, follows every change, and ends when it is told to."""

import contextlib
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urljoin

import pytest
from mkdocs.livereload import LiveReloadServer

from conftest import MakeProject
from dossier.project import Project
from dossier.serve import serve

ARTICLE = "Une fusée décolle\n\nElle a quitté le pas de tir mardi matin, sous la pluie.\n"
PATIENCE = 60.0
"""How many seconds a change may take to show on a busy machine."""


class Server:
    """A running `dossier serve`."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.lines: list[str] = []
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{port}/"
        self.process = subprocess.Popen(
            [sys.executable, "-u", "-m", "dossier", "serve", "--port", str(port)],
            cwd=project.root,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            start_new_session=True,
        )
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        assert self.process.stdout
        self.lines.extend(line.rstrip("\n") for line in iter(self.process.stdout.readline, ""))

    @property
    def said(self) -> list[str]:
        """What it has said of each build."""
        return [line for line in self.lines if " built: " in line]

    @property
    def builds(self) -> int:
        """How many builds it has said that it made."""
        return len(self.said)

    def get(self, path: str) -> str:
        """Return a page, or what is shown where there is none."""
        try:
            with urllib.request.urlopen(urljoin(self.url, path), timeout=PATIENCE) as answer:
                return str(answer.read().decode("utf-8"))
        except urllib.error.HTTPError as err:
            return f"{err.code} {err.read().decode('utf-8')}"

    def until(self, happened: Callable[[], bool]) -> None:
        """Wait until something has happened."""
        begun = time.monotonic()
        while not happened():
            assert self.process.poll() is None, self.lines
            assert time.monotonic() - begun < PATIENCE, self.lines
            time.sleep(0.05)

    def settle(self, before: int) -> int:
        """Wait until a build after the first `before` wrote nothing, and is the last; return how many it has made."""
        wrote_nothing = re.compile(r"\b0 pages written, \d+ unchanged, 0 removed\b")
        self.until(lambda: self.builds > before and bool(wrote_nothing.search(self.said[-1])))
        return self.builds

    def rest(self, seconds: float = 2) -> int:
        """Look on for a while; return how many builds it has made by then."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            assert self.process.poll() is None, self.lines
            time.sleep(0.05)
        return self.builds


@pytest.fixture
def server(make_project: MakeProject) -> Iterator[Server]:
    sidecar = "seeds/articles/fusee.txt.yml"
    server = Server(make_project(files={"seeds/articles/fusee.txt": ARTICLE, sidecar: "slug: fusee\n"}))
    try:
        server.until(lambda: any("Both editions: " in line for line in server.lines))
        yield server
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(server.process.pid, signal.SIGKILL)
        server.process.wait()


def _change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def _other_edition(page: str) -> str:
    found = re.search(r'<a class="other-edition" href="([^"]+)"', page)
    assert found
    return found[1]


def test_both_editions_answer_and_lead_to_each_other(server: Server) -> None:
    for french in ("", "articles/", "articles/fusee/", "analyses/one/", "about/"):
        page = server.get(french)
        assert '<html lang="fr"' in page
        english = urljoin(urljoin(server.url, french), _other_edition(page))
        assert english == f"{server.url}en/{french}index.html"
        other = server.get(english)
        assert '<html lang="en"' in other
        assert urljoin(english, _other_edition(other)) == f"{server.url}{french}index.html"
    assert server.get("nowhere/").startswith("404 ")
    assert "Page introuvable" in server.get("nowhere/")

    server.process.send_signal(signal.SIGINT)
    assert server.process.wait(timeout=PATIENCE) == 0
    assert "Traceback" not in "\n".join(server.lines)


def test_every_change_shows_after_two_builds_at_most(server: Server) -> None:
    root = server.project.root
    before = server.builds
    assert before <= 2
    changes: list[tuple[Callable[[], None], str, str]] = [
        (lambda: _change(root / "seeds/articles/fusee.txt", "pluie", "neige"), "articles/fusee/", "sous la neige"),
        (lambda: _change(root / "docs/en/about.md", "# about en", "# Who we are"), "en/about/", "Who we are"),
        (lambda: _change(root / "scripts/overrides/404.html", "<h1>", '<h1 class="lost">'), "404.html", "lost"),
        (lambda: _change(root / "mkdocs.yml", "Espace, États-Unis", "Lune, États-Unis"), "", "Lune, États-Unis"),
    ]
    for change, page, shows in changes:
        assert shows not in server.get(page)
        change()
        server.until(lambda page=page, shows=shows: shows in server.get(page))  # type: ignore[misc]
        after = server.settle(before)
        assert 1 <= after - before <= 2, server.lines
        before = after
    assert server.rest() == before, "what a build writes is not taken for a change"
    assert not (root / "site").exists(), "what is shown while writing is not what is published"


def test_a_mistake_is_said_and_mended_without_a_restart(server: Server) -> None:
    sidecar = server.project.root / "seeds/articles/fusee.txt.yml"
    sidecar.write_text("slug: fusee\ntitle: Départ : la fusée\n", encoding="utf-8")
    server.until(lambda: any(line.startswith("seeds/articles/fusee.txt.yml:2: ") for line in server.lines))
    sidecar.write_text("slug: fusee\ntitle: Le départ\n", encoding="utf-8")
    server.until(lambda: "Le départ" in server.get("articles/fusee/"))


def test_an_address_that_is_taken_is_wrong_usage(make_project: MakeProject) -> None:
    project = make_project()
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = subprocess.run(
            [sys.executable, "-m", "dossier", "serve", "--port", str(port)],
            cwd=project.root,
            capture_output=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )
    assert done.returncode == 2
    assert f"can't listen at 127.0.0.1:{port} (Address already in use); choose another with --port" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_interrupt_that_python_drops_still_ends_it(
    make_project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    def served(server: LiveReloadServer) -> None:
        with contextlib.suppress(KeyboardInterrupt):  # as Python does where it falls into a finalizer
            signal.raise_signal(signal.SIGINT)
        assert server._shutdown  # at which its loop ends

    monkeypatch.setattr(LiveReloadServer, "serve", served)
    project = make_project()
    serve(project, project.root, lambda: None, host="127.0.0.1", port=0, ready=lambda _: None)
