"""Lets MkDocs make the site of each edition, puts the editions together, and swaps the whole in at once.

MkDocs empties its target first, so each edition is made in a folder of its own; nobody ever sees half a site.
"""

import datetime
import logging
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from dossier.problems import Problem
from dossier.project import EDITIONS, Edition, Project
from dossier.swap import swap_in

# The warnings that name a page, and what it names wrongly.
_WARNING = re.compile(
    r"Doc file '(?P<page>[^']+)' contains (?:a|an absolute|an unrecognized relative) link '(?P<link>[^']*)'(?P<rest>.*)"
)

# What MkDocs writes for a site whose address it knows, and would fill with empty addresses otherwise.
_NEEDS_ADDRESS = ("sitemap.xml", "sitemap.xml.gz")


@contextmanager
def candidate_site(
    project: Project, docs: Project, site_url: str, newest_day: datetime.date | None
) -> Iterator[tuple[Path, list[Problem]]]:
    """Make both editions' site from the docs/ of `docs`, with what MkDocs says.

    It stands in a folder that is gone at the end, unless it was published.
    """
    project.work.mkdir(exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix="site-", dir=project.work))
    try:
        yield folder, _make(project, docs, folder, site_url, newest_day or datetime.date(1970, 1, 1))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def publish(candidate: Path, site: Path) -> None:
    """Put the finished `candidate` into the place of `site`."""
    candidate.chmod(0o755)
    swap_in(candidate, site)


def _make(project: Project, docs: Project, folder: Path, site_url: str, clock: datetime.date) -> list[Problem]:
    """Make every edition below `folder`, side by side in processes of their own."""
    parts = {edition.lang: folder / f".{edition.lang}" for edition in EDITIONS}
    with ProcessPoolExecutor(max_workers=len(EDITIONS)) as pool:
        said = pool.map(
            _make_edition,
            [str(project.root / edition.config) for edition in EDITIONS],
            [str(docs.docs(edition)) for edition in EDITIONS],
            [str(parts[edition.lang]) for edition in EDITIONS],
            [f"{site_url}{edition.prefix}" if site_url else "" for edition in EDITIONS],
            [clock] * len(EDITIONS),
        )
        problems = [
            _problem(docs, edition, message)
            for edition, messages in zip(EDITIONS, said, strict=True)
            for message in messages
        ]
    for edition in EDITIONS:
        if parts[edition.lang].is_dir():
            _put(parts[edition.lang], folder / edition.prefix)
    if not site_url:
        for edition in EDITIONS:
            for name in _NEEDS_ADDRESS:
                (folder / edition.prefix / name).unlink(missing_ok=True)
    return problems


def _put(part: Path, folder: Path) -> None:
    """Move what `part` holds into `folder`."""
    folder.mkdir(exist_ok=True)
    for path in part.iterdir():
        path.rename(folder / path.name)
    part.rmdir()


def _make_edition(config_file: str, docs_dir: str, site_dir: str, site_url: str, clock: datetime.date) -> list[str]:
    """Let MkDocs make one edition; return its warnings, and why it failed if it did.

    MkDocs takes `clock` for today: where it notes a time, the same input gives the same bytes.
    """
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    os.environ["SOURCE_DATE_EPOCH"] = str((clock - datetime.date(1970, 1, 1)).days * 86400)
    from mkdocs.commands.build import build
    from mkdocs.config import load_config
    from mkdocs.exceptions import Abort, MkDocsException

    messages: list[str] = []
    log = logging.getLogger("mkdocs")
    log.handlers = [_Collector(messages)]
    log.propagate = False
    try:
        config = load_config(config_file, docs_dir=docs_dir, site_dir=site_dir, site_url=site_url)
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
        config.plugins.on_shutdown()
    except (MkDocsException, Abort, SystemExit) as err:
        messages.append(f"{_FAILED}{err}")
    return messages


_FAILED = "MkDocs made no site: "


class _Collector(logging.Handler):
    """Keeps warnings and errors."""

    def __init__(self, messages: list[str]) -> None:
        super().__init__(logging.WARNING)
        self.messages = messages

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


def made_whole(candidate: Path) -> bool:
    """Tell whether every edition was made."""
    return all((candidate / edition.prefix / "index.html").is_file() for edition in EDITIONS)


def _problem(docs: Project, edition: Edition, message: str) -> Problem:
    """Say a warning of MkDocs as a problem at the line that it means."""
    message = " ".join(message.split())
    found = _WARNING.match(message)
    if not found:
        return Problem(edition.config, 1, message.rstrip("."), "see what MkDocs says of it")
    path = docs.docs(edition) / found["page"]
    line = _line_of(path, found["link"])
    guess = re.search(r"Did you mean '([^']+)'", found["rest"])
    no_anchor = "no such anchor" in found["rest"] or "does not contain an anchor" in found["rest"]
    what = f"the link “{found['link']}” leads to {'a passage' if no_anchor else 'a page'} that isn't there"
    mend = f"did you mean “{guess[1]}”?" if guess else "correct the link, or add what it leads to"
    return Problem(docs.shown(path), line, what, mend)


def _line_of(path: Path, words: str) -> int:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError:
        return 1
    return next((number for number, line in enumerate(lines, 1) if words in line), 1)
