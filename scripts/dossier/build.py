"""The story of a build: from the files that people wrote to the site that readers see."""

import datetime
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from dossier.articles import Articles, make, settled
from dossier.checked_registry import checked_registry
from dossier.checking.open_answers import open_answers
from dossier.checking.seed_names import misnamed_files
from dossier.claims import read_claims
from dossier.disputes import KnownSources, disputed, disputes
from dossier.downloads import PDFS, offer_pdfs, take_over_pdfs
from dossier.handwritten import Handwritten, only_elsewhere, read_handwritten
from dossier.imprint import read_imprint
from dossier.kept import Kept, key_of
from dossier.offline import take_away
from dossier.pages import render
from dossier.problems import Problem, UsageError
from dossier.project import EDITIONS, Project
from dossier.publish import Candidate, Work, candidate_site, publish, scratch, strangers
from dossier.read import article_files, strays
from dossier.registry import key_of_registry
from dossier.relate import Dossier, Relations, relate
from dossier.relating.occurrences import Occurrence, occurrences
from dossier.render import render_alone
from dossier.rights.reducing import unequal_copies, with_rights
from dossier.rights.setting import read_setting
from dossier.rulings import misnamed_articles
from dossier.searching.hosted import ready_for_a_server
from dossier.standing import Standing, standing
from dossier.store import Written, clear, store, store_editions
from dossier.swap import recover

if TYPE_CHECKING:
    from dossier.pdf.editions import Books
    from dossier.suggest import Suggestions

Say = Callable[[str], None]
"""Told what is being done, in a few words, when it begins."""


@dataclass
class Outcome:
    """How a run went."""

    problems: list[Problem] = field(default_factory=list)
    articles: int = 0
    pages: Written = field(default_factory=Written)
    published: bool = False
    packed: int = 0
    """How many bytes the zip of the copy that works off the net has; 0 where none was made."""


def build(
    project: Project,
    say: Say,
    *,
    strict: bool = False,
    site: Path | None = None,
    offline: bool = False,
    books: bool = True,
) -> Outcome:
    """Make the pages, the site and the PDFs of both editions, and put the site at `site` (or the project's own place).

    With `strict`, a single problem leaves the site that stands there as it is. With `offline`, a copy that works off
    the net and its zip are put beside it, and the zip into it. Without `books`, the PDFs of the site that stands there
    are taken over as they are.
    """
    site = site or project.site
    with _alone(project, say):
        recover(site)
        work, outcome = _convert(project, project, say)
        say("Making the site")
        with candidate_site(work) as candidate, scratch(project) as copies:
            if books and candidate.is_whole:
                outcome.problems += _new(_books(work, candidate, say).problems, candidate.problems)
            elif candidate.is_whole:
                take_over_pdfs(site, candidate.folder)
            offer_pdfs(candidate.folder)
            in_the_way = _in_the_way(project, site, candidate.folder)
            if offline and candidate.is_whole:
                say("Making the copy that works off the net")
                outcome.packed = take_away(candidate.folder, copies, work.today)
                recover(project.offline)
                in_the_way += _in_the_way(project, project.offline, copies)
            outcome.problems += [*candidate.problems, *in_the_way, *ready_for_a_server(project, candidate.folder)]
            if candidate.is_whole and not in_the_way and not (strict and faults(outcome.problems)):
                publish(candidate.folder, site)
                outcome.published = True
                if offline:
                    publish(copies, project.offline)
    return outcome


def convert(project: Project, say: Say) -> Outcome:
    """Make the pages of both editions in docs/."""
    with _alone(project, say):
        return _convert(project, project, say)[1]


def check(project: Project, say: Say) -> Outcome:
    """Find what is wrong with what people wrote, broken links included; leave pages and site as they are."""
    with _alone(project, say), tempfile.TemporaryDirectory(prefix="check-", dir=project.work) as folder:
        scratch = Project(Path(folder))
        for edition in EDITIONS:
            if project.docs(edition).is_dir():
                _copy(project.docs(edition), scratch.docs(edition))
        work, outcome = _convert(project, scratch, say)
        say("Checking links")
        with candidate_site(work) as candidate:
            outcome.problems += candidate.problems
    return outcome


def suggest(project: Project, say: Say) -> "Suggestions":
    """Find the names that the articles give and the registry lacks, and those that could not be resolved."""
    from dossier.suggest import suggestions
    from dossier.suggesting.model_names import french_reader  # no other run looks for unknown names

    with _alone(project, say):
        dossier, _, problems = gather(project, say, Kept(_kept(project)))
    say("Loading the language model")
    reader = french_reader()
    say("Looking for names")
    return replace(suggestions(dossier, reader), problems=tuple(faults(problems)))


def pdf(project: Project, say: Say, *, only: Sequence[str] = (), out: Path | None = None) -> "Books":
    """Make a book of each edition in `out` (or the project's own place), or of the pages that `only` names."""
    from dossier.pdf.editions import Wanted, make_books  # the typesetter is large, and no other run needs it

    with _alone(project, say):
        work, outcome = _convert(project, project, say)
        wanted = Wanted(project, work.site_url, work.today, work.left_out, only)
        books = make_books(project, wanted, out or project.pdf, say)
    books.problems = sorted([*outcome.problems, *books.problems])
    return books


def convert_alone(project: Project, paths: list[Path], out: Path, say: Say) -> Outcome:
    """Make a page of each article at `paths` (files, or folders of them) on its own, as `out`/<file stem>.md."""
    out = out.absolute()
    own = (project.seeds, project.root / "docs", project.site, project.offline, project.work)
    if any(out.resolve().is_relative_to(folder) for folder in own):
        raise UsageError(f"{out} is the dossier's own folder; choose another for --out")
    say("Reading")
    checked = checked_registry(project, Kept(None))
    registry, problems = checked.registry, faults([*checked.problems])
    setting, unset = read_setting(project)
    problems += unset
    files, clashes = _one_a_stem(project, [file for path in paths for file in article_files(path)])
    texts: dict[str, str] = {}
    for each in make(project, files, registry, Kept(None)):
        made, wrong = settled([each])
        problems += [problem for problem in wrong if not problem.is_note]
        made = with_rights(made, setting, {})
        alone = relate(made.articles, made.mentions, registry, made.traits)
        alone = replace(alone, quotations=made.quotations, reports=made.reports)
        for page in render_alone(alone, EDITIONS[0]):
            texts[Path(page.path).name] = page.text or ""
    with _alone(project, say):
        try:
            written, wrong = store(project, out, texts)
        except OSError as err:
            raise UsageError(f"can't write into {out} ({err.strerror})") from err
    return Outcome(sorted([*problems, *clashes, *wrong]), len(texts), written)


def clean_up(project: Project) -> int:
    """Remove the pages and the site that the build made, and what it kept; return how many pages."""
    from dossier.pdf.editions import remove_books

    with _alone(project, lambda _: None):
        removed = clear(project)
        remove_books(project.pdf)
        for kept in (_kept(project), project.work / "pdf"):
            shutil.rmtree(kept, ignore_errors=True)
        for place in (project.site, project.offline):
            if not strangers(place):
                shutil.rmtree(place, ignore_errors=True)
    return removed


def gather(
    project: Project, say: Say, kept: Kept | None = None, stands: Mapping[str, Standing] | None = None
) -> tuple[Dossier, Handwritten, list[Problem]]:
    """Read everything that people wrote, and make a dossier of it; `stands` is what stands in docs/, where known."""
    say("Reading seeds/")
    kept = kept or Kept(None)
    checked = checked_registry(project, kept)
    registry, problems = checked.registry, [*misnamed_files(project), *checked.problems]
    files = article_files(project.articles) if project.articles.is_dir() else []
    made, wrong = settled(make(project, files, registry, kept, {spot.word for spot in checked.open.words}))
    names = {path.relative_to(project.articles).as_posix() for path in files}
    wrong += misnamed_articles(registry.rulings, names)
    claims, wrong_claims = read_claims(project, kept)
    found, unfounded = disputes(claims, made.articles, names, KnownSources(registry.sources, checked.source_keys))
    setting, unset = read_setting(project)
    made = with_rights(made, setting, disputed(found))
    handwritten, unreadable = read_handwritten(project, stands or standing(project))
    dossier = relate(made.articles, made.mentions, registry, made.traits, partial(_remembered, kept, made))
    dossier = replace(
        dossier,
        keys=made.keys,
        registry_key=key_of_registry(registry),
        disputes=found,
        quotations=made.quotations,
        reports=made.reports,
    )
    dossier = replace(dossier, occurrences=_events(dossier, kept))
    pages = [page.text for page in handwritten.pages]
    cited = {key for each in claims if each.claim.checked for key in each.claim.checked.sources}
    problems += open_answers(checked.open, made.uses, dossier.backlinks, pages, cited)
    problems += [*wrong_claims, *unfounded, *unset, *unequal_copies(dossier.by_slug, dossier.groups)]
    return dossier, handwritten, [*problems, *wrong, *strays(project, files), *unreadable]


def _remembered(kept: Kept, made: Articles, find: Callable[[], Relations]) -> Relations:
    """Return how the articles stand to each other, as an earlier run found it where nothing of them has changed."""
    if len(made.keys) < len(made.articles):
        return find()
    key = key_of(b"relations", repr(sorted(made.keys.items())).encode(errors="surrogatepass"))
    relations: Relations | None = kept.get(key)
    if relations is None:
        relations = find()
        kept.put(key, relations)
    return relations


def _events(dossier: Dossier, kept: Kept) -> tuple[Occurrence, ...]:
    """Return the events of the dossier, as an earlier run found them where no article and no entry has changed."""
    keys = [dossier.registry_key, *(dossier.keys.get(article.slug) for article in dossier.articles)]
    key = key_of(b"events", repr(keys).encode()) if all(keys) else None
    known: tuple[Occurrence, ...] | None = kept.get(key) if key else None
    if known is None:
        known = occurrences(dossier.articles, dossier.reports, dossier.registry.events)
        if key:
            kept.put(key, known)
    return known


def faults(problems: list[Problem]) -> list[Problem]:
    """Return the problems that are more than notes."""
    return [problem for problem in problems if not problem.is_note]


def site_url() -> str:
    """Return where the site will be published, from the environment, with a slash at its end; empty where unknown."""
    url = os.environ.get("SITE_URL", "").strip()
    return f"{url.rstrip('/')}/" if url else ""


def _copy(source: Path, target: Path) -> None:
    """Copy the ordinary files below a folder, and what its links lead to."""
    for path in source.rglob("*"):
        if path.is_file():
            copy = target / path.relative_to(source)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, copy)


def _in_the_way(project: Project, site: Path, candidate: Path) -> list[Problem]:
    """Report what stands in the place of the site and is nobody's but a person's."""
    mend = "move it elsewhere: the build puts a whole new site here"
    return [
        Problem(project.shown(site / name), 1, "the build did not make this", mend)
        for name in strangers(site, candidate)
    ]


def _convert(project: Project, target: Project, say: Say) -> tuple[Work, Outcome]:
    """Make the pages that `project` grows in the docs/ of `target`; return what a site is made from."""
    kept, stands = Kept(_kept(project)), standing(project)
    dossier, handwritten, problems = gather(project, say, kept, stands)
    say("Writing the pages")
    imprint = read_imprint(project, site_url())
    if target is not project:
        stands = standing(target)
    written, wrong = store_editions(target, render(dossier, handwritten.pages, kept, stands, imprint), stands)
    kept.forget_the_rest()
    today = dossier.newest_day or datetime.date(1970, 1, 1)
    names = {f"entities/{id_}/": entity.names for id_, entity in dossier.registry.entities.items()}
    alone = tuple(page.path for edition in EDITIONS for page in only_elsewhere(handwritten.pages, edition.lang))
    work = Work(project, target, site_url(), today, handwritten.unreadable, names, alone)
    return work, Outcome(sorted([*problems, *wrong]), len(dossier.articles), written)


def _new(problems: Iterable[Problem], known: Iterable[Problem]) -> list[Problem]:
    """Leave out links to passages that aren't there which are `known`, by another address, to be so."""

    def told(problem: Problem) -> tuple[str, str]:
        return problem.path, problem.what.rpartition("#")[2]

    said = {told(problem) for problem in known if "#" in problem.what}
    return [problem for problem in problems if told(problem) not in said]


def _books(work: Work, candidate: Candidate, say: Say) -> "Books":
    """Make the PDFs of a site that could be published, and put them into it."""
    from dossier.pdf.editions import Wanted, typeset_books  # the typesetter is large, and few runs need it
    from dossier.pdf.rendered import read_rendered

    editions = {edition: read_rendered(edition.lang, file) for edition, file in candidate.contents.items()}
    wanted = Wanted(work.docs, work.site_url, work.today)
    return typeset_books(work.project, editions, wanted, candidate.folder / PDFS, say)


def _kept(project: Project) -> Path:
    """Return where the results of earlier runs are kept."""
    return project.work / "kept"


def _one_a_stem(project: Project, files: list[Path]) -> tuple[list[Path], list[Problem]]:
    """Leave out files whose page another file has already."""
    by_stem: dict[str, Path] = {}
    problems = []
    for file in dict.fromkeys(Path(os.path.normpath(file)) for file in files):
        first = by_stem.setdefault(file.stem.casefold(), file)
        if first is not file:
            what = f"its page would be {file.stem}.md, which is {project.shown(first)}'s"
            problems.append(Problem(project.shown(file), 1, what, "rename one of the two"))
    return list(by_stem.values()), problems


@contextmanager
def _alone(project: Project, say: Say) -> Iterator[None]:
    """Keep other builds of this project waiting, and clear away what one that died has left."""
    project.work.mkdir(exist_ok=True)
    lock = FileLock(project.work / "lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        say("Waiting for another build to end")
        lock.acquire()
    try:
        for path in project.work.iterdir():
            if path.name.startswith(("site-", "page-", "check-")):
                shutil.rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink()
        yield
    finally:
        lock.release()
