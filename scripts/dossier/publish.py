"""Lets MkDocs make the site of each edition, puts the editions together, and swaps the whole in at once.

MkDocs empties its target first, so each edition is made in a folder of its own; nobody ever sees half a site.
"""

import datetime
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from dossier.mkdocs_edition import Making, Order
from dossier.problems import Problem
from dossier.project import EDITIONS, Edition, Project
from dossier.swap import swap_in

# The warnings that name a page, and what it names wrongly.
_WARNING = re.compile(
    r"Doc file '(?P<page>[^']+)' contains (?:a|an absolute|an unrecognized relative) link '(?P<link>[^']*)'(?P<rest>.*)"
)

# What MkDocs writes for a site whose address it knows, and would fill with empty addresses otherwise.
_NEEDS_ADDRESS = ("sitemap.xml", "sitemap.xml.gz")


@dataclass(frozen=True)
class Work:
    """What a site is made from."""

    project: Project
    docs: Project
    """Whose docs/ hold the pages: the project itself, or a scratch copy."""
    site_url: str
    """Where the site will be published, ending in a slash; empty where unknown."""
    today: datetime.date
    """What MkDocs takes for today."""
    left_out: tuple[tuple[str, str], ...]
    """Pages that can't be read: the edition's language, and the path below its docs/."""


@contextmanager
def candidate_site(work: Work) -> Iterator[tuple[Path, list[Problem]]]:
    """Make both editions' site, with what MkDocs says of the pages.

    It stands in a folder that is gone at the end, unless it was published.
    """
    work.project.work.mkdir(exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix="site-", dir=work.project.work))
    try:
        yield folder, _make(work, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def is_replaceable(site: Path) -> bool:
    """Tell whether a site may be put at `site`: there is nothing, or what MkDocs made."""
    return not site.exists() or (site.is_dir() and ((site / "404.html").is_file() or not any(site.iterdir())))


def publish(candidate: Path, site: Path) -> None:
    """Put the finished `candidate` into the place of `site`."""
    candidate.chmod(0o755)
    swap_in(candidate, site)


def _make(work: Work, folder: Path) -> list[Problem]:
    """Make every edition below `folder`, side by side."""
    parts = {edition: folder / f".{edition.lang}" for edition in EDITIONS}
    makings = {edition: Making(_order(work, edition, part), work.today) for edition, part in parts.items()}
    said = {edition: making.said() for edition, making in makings.items()}
    for edition, part in parts.items():
        if part.is_dir():
            _put(part, folder / edition.prefix)
    if not work.site_url:
        for edition in EDITIONS:
            for name in _NEEDS_ADDRESS:
                (folder / edition.prefix / name).unlink(missing_ok=True)
    return [_problem(work.docs, edition, message) for edition, messages in said.items() for message in messages]


def _order(work: Work, edition: Edition, part: Path) -> Order:
    return Order(
        config_file=str(work.project.root / edition.config),
        docs_dir=str(work.docs.docs(edition)),
        site_dir=str(part),
        site_url=f"{work.site_url}{edition.prefix}" if work.site_url else "",
        left_out=tuple(path for lang, path in work.left_out if lang == edition.lang),
    )


def _put(part: Path, folder: Path) -> None:
    """Move what `part` holds into `folder`."""
    folder.mkdir(exist_ok=True)
    for path in part.iterdir():
        path.rename(folder / path.name)
    part.rmdir()


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
