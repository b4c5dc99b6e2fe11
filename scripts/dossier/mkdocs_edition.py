"""Lets MkDocs make one edition, in a process of its own: `python -m dossier.mkdocs_edition`.

A process of its own, because MkDocs keeps its log and its plugins' state in modules, and because a build that dies
must leave nobody waiting. What to make comes as JSON on the standard input; what MkDocs says goes as JSON to the
standard output.
"""

import json
import logging
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from dossier.patterns import as_pattern
from dossier.searching.index import readied

_EPOCH, _END_OF_TIME = date(1970, 1, 1), date(2100, 1, 1)
"""What the time stamp of a gzip file can hold, roughly."""


@dataclass(frozen=True)
class Order:
    """What is to be made."""

    config_file: str
    docs_dir: str
    site_dir: str
    site_url: str
    """Where the edition will be published; empty where unknown."""
    left_out: tuple[str, ...]
    """Pages that can't be read, below docs_dir."""
    lang: str
    names: Mapping[str, Sequence[str]]
    """What the search finds a page by beside its words: by address, the names of what the page is about."""
    alone: tuple[str, ...] = ()
    """Pages that one edition only has, and of which the other says so, below docs_dir."""
    root: str = ""
    """Where the edition lies on a server whose address isn't known; empty where it is."""
    contents: str = ""
    """Where to write what each page shows, as JSON, for other renderings than the site; empty for nowhere."""
    contents_only: bool = False
    """Whether that is all that is wanted: no site is made then."""


@dataclass(frozen=True)
class Report:
    """How it went."""

    said: tuple[str, ...]
    """MkDocs' warnings, and why there is no site if there is none."""
    is_made: bool


class Making:
    """MkDocs at work."""

    def __init__(self, order: Order, today: date) -> None:
        """Begin. MkDocs takes `today` for the day: where it notes a time, the same input gives the same bytes."""
        clock = str((min(max(today, _EPOCH), _END_OF_TIME) - _EPOCH).days * 86400)
        self._process = subprocess.Popen(  # noqa: S603  (our own module)
            [sys.executable, "-m", __name__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": clock, "PYTHONUTF8": "1"},
            text=True,
            encoding="utf-8",
        )
        assert self._process.stdin
        self._process.stdin.write(json.dumps(asdict(order)) + "\n")
        self._process.stdin.flush()  # it stays open: its end tells the process that nobody waits any more

    def report(self) -> Report:
        """Wait for the end."""
        assert self._process.stdout
        with self._process.stdout as out:
            text = out.read()
        status = self._process.wait()
        assert self._process.stdin
        self._process.stdin.close()
        if status:
            raise RuntimeError("MkDocs ended with the error above")
        given = json.loads(text)
        return Report(tuple(given["said"]), bool(given["is_made"]))


class _Collector(logging.Handler):
    """Keeps warnings and errors."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


def make(order: Order) -> Report:
    """Make the edition."""
    from mkdocs.commands.build import build
    from mkdocs.config import load_config
    from mkdocs.exceptions import Abort, MkDocsException

    collector = _Collector()
    log = logging.getLogger("mkdocs")
    log.handlers = [collector]
    log.propagate = False
    excluded = "".join(f"/{as_pattern(path)}\n" for path in order.left_out)
    try:
        config = load_config(
            order.config_file,
            docs_dir=order.docs_dir,
            site_dir=order.site_dir,
            site_url=order.site_url,
            **({"exclude_docs": excluded} if excluded else {}),
        )
        config.extra.update(alone=list(order.alone), root=order.root)
        if order.contents:
            from dossier.page_contents import keep_contents

            keep_contents(config, order.contents)
        config.plugins.on_startup(command="build", dirty=False)
        if order.contents_only:
            from dossier.page_contents import stop_at_contents

            stop_at_contents(config, build)
        else:
            build(config)
        config.plugins.on_shutdown()
        _ready_for_searching(Path(order.site_dir), order)
        return Report(tuple(collector.messages), is_made=True)
    except (MkDocsException, Abort, SystemExit) as err:
        collector.messages.append(f"MkDocs made no site: {err}")
    except Exception as err:
        collector.messages.append(f"MkDocs made no site: {type(err).__name__}: {err}")
    return Report(tuple(collector.messages), is_made=False)


def _ready_for_searching(site: Path, order: Order) -> None:
    """Make the search index that MkDocs wrote into the one that readers search."""
    file = site / "search" / "search_index.json"
    if file.is_file():
        file.write_text(readied(file.read_text(encoding="utf-8"), order.lang, order.names), encoding="utf-8")


def _end_with_the_build() -> None:
    """Wait until the standard input is closed, and end: the build has died, or has what it asked for."""
    sys.stdin.read()
    os._exit(1)


def main() -> None:
    """Carry out the order on the standard input."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # end at once; whoever waits says why
    given = json.loads(sys.stdin.readline())
    threading.Thread(target=_end_with_the_build, daemon=True).start()
    out = sys.stdout
    sys.stdout = sys.stderr  # whatever a plugin prints is no answer
    json.dump(asdict(make(Order(**{**given, "left_out": tuple(given["left_out"])}))), out)
    out.close()


if __name__ == "__main__":
    main()
