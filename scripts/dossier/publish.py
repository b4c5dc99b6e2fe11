"""Lets MkDocs make the site of each edition, puts the editions together, and swaps the whole in at once.

MkDocs empties its target first, so each edition is made in a folder of its own; nobody ever sees half a site.
"""

import contextlib
import datetime
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from dossier.exporting.card import card
from dossier.imprint import Imprint, read_imprint
from dossier.mkdocs_edition import Making, Order
from dossier.problems import Problem
from dossier.project import EDITIONS, Edition, Project
from dossier.sitemap import join_sitemaps
from dossier.swap import swap_in

# The warnings that name a page, and what it names wrongly.
_WARNING = re.compile(
    r"Doc file '(?P<page>.+?)' contains an? (?P<kind>absolute |unrecognized relative )?link"
    r" '(?P<link>.*?)',(?P<rest>.*)"
)

# What MkDocs writes for a site whose address it knows, and would fill with empty addresses otherwise.
_NEEDS_ADDRESS = ("sitemap.xml", "sitemap.xml.gz")


_CARD = "assets/images/card.png"
"""The picture of an edition, as `partials/meta_tags.html` names it."""

_MARK = ".dossier"
"""Lists what the build put at the top of a site, so that it never takes a person's file there for its own."""


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
    names: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """What the search finds a page by beside its words: by address, the names of what the page is about."""
    alone: tuple[str, ...] = ()
    """Pages that one edition only has, and of which the other says so: their paths below docs/fr or docs/en."""


@dataclass(frozen=True)
class Candidate:
    """A site that could be published."""

    folder: Path
    problems: list[Problem]
    """What MkDocs says of the pages."""
    is_whole: bool
    """Whether every edition was made to its end."""
    contents: Mapping[Edition, Path]
    """What the pages of each edition show, as JSON, for other renderings than the site."""


@contextmanager
def candidate_site(work: Work) -> Iterator[Candidate]:
    """Make both editions' site, in a folder that is gone at the end, unless it was published."""
    with scratch(work.project) as folder, scratch(work.project) as contents:
        yield _make(work, folder, {edition: contents / f"{edition.lang}.json" for edition in EDITIONS})


@contextmanager
def scratch(project: Project) -> Iterator[Path]:
    """Give an empty folder that is gone at the end, unless it was published."""
    project.work.mkdir(exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix="site-", dir=project.work))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def strangers(site: Path, candidate: Path | None = None) -> list[str]:
    """Return what stands at the top of `site` and is of no build: neither the one that made it nor `candidate`.

    The site's own place is the answer where a file or a link stands there.
    """
    if site.is_symlink() or (site.exists() and not site.is_dir()):
        return ["."]
    if not site.exists():
        return []
    ours = {_MARK, *(path.name for path in candidate.iterdir())} if candidate else {_MARK}
    with contextlib.suppress(OSError, UnicodeDecodeError):
        ours.update((site / _MARK).read_text(encoding="utf-8").splitlines())
    return sorted(path.name for path in site.iterdir() if path.name not in ours)


def publish(candidate: Path, site: Path) -> None:
    """Put the finished `candidate` into the place of `site`."""
    names = sorted(path.name for path in candidate.iterdir())
    (candidate / _MARK).write_text("".join(f"{name}\n" for name in names), encoding="utf-8")
    candidate.chmod(0o755)
    swap_in(candidate, site)


def _make(work: Work, folder: Path, contents: Mapping[Edition, Path]) -> Candidate:
    """Make every edition below `folder`, side by side."""
    parts = {edition: folder / f".{edition.lang}" for edition in EDITIONS}
    orders = {edition: _order(work, edition, part, contents[edition]) for edition, part in parts.items()}
    makings = {edition: Making(order, work.today) for edition, order in orders.items()}
    reports = {edition: making.report() for edition, making in makings.items()}
    imprint = read_imprint(work.project, work.site_url)
    for edition, part in parts.items():
        if part.is_dir():
            _put(part, folder / edition.prefix)
            _draw_card(folder / edition.prefix / _CARD, edition, imprint)
    if not work.site_url:
        for edition in EDITIONS:
            for name in _NEEDS_ADDRESS:
                (folder / edition.prefix / name).unlink(missing_ok=True)
    elif all(each.is_made for each in reports.values()):
        join_sitemaps(folder, work.site_url)
    problems = [_problem(work.docs, edition, message) for edition, each in reports.items() for message in each.said]
    return Candidate(folder, problems, all(each.is_made for each in reports.values()), contents)


def _draw_card(path: Path, edition: Edition, imprint: Imprint) -> None:
    """Put the picture of an edition where its pages say that it is."""
    path.parent.mkdir(parents=True, exist_ok=True)
    title, description = imprint.titles.get(edition.lang, ""), imprint.descriptions.get(edition.lang, "")
    path.write_bytes(card(title, description, edition.lang))


def _order(work: Work, edition: Edition, part: Path, contents: Path) -> Order:
    return Order(
        config_file=str(work.project.root / edition.config),
        docs_dir=str(work.docs.docs(edition)),
        site_dir=str(part),
        site_url=f"{work.site_url}{edition.prefix}" if work.site_url else "",
        left_out=tuple(path for lang, path in work.left_out if lang == edition.lang),
        lang=edition.lang,
        names=work.names,
        alone=work.alone,
        root="" if work.site_url else f"/{edition.prefix}",
        contents=str(contents),
    )


def _put(part: Path, folder: Path) -> None:
    """Move what `part` holds into `folder`."""
    folder.mkdir(exist_ok=True)
    for path in part.iterdir():
        path.rename(folder / path.name)
    part.rmdir()


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
    if found["kind"] == "absolute ":
        what, mend = f"the link “{found['link']}” begins at the server's root", "write it from this page: ../x.md"
    return Problem(docs.shown(path), line, what, mend)


def _line_of(path: Path, words: str) -> int:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError:
        return 1
    as_link = re.compile(rf"""(?:[(<"']|]: ?){re.escape(words)}[)>"'\s#]|]: ?{re.escape(words)}$""")
    exact = (number for number, line in enumerate(lines, 1) if as_link.search(line))
    return next(exact, next((number for number, line in enumerate(lines, 1) if words in line), 1))
