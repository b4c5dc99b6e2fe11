"""Makes an article of each file in seeds/articles: of those that changed anew, with all cores where they are many.

What a file makes depends on its bytes and its sidecar's, on its name, and on our code; what is found in its text
(mentions, quotations, dated statements) depends on the registry too. What an earlier run made of the same is taken from
what is kept. Only addresses depend on all files.
"""

import gc
import os
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from dossier.addresses import settle_addresses
from dossier.article import Article
from dossier.checking.open_answers import Uses, WordsInQuestion
from dossier.happenings import happenings
from dossier.kept import Kept, key_of, plain_content
from dossier.link import Linker, Mention
from dossier.parallel import in_processes
from dossier.problems import Problem
from dossier.project import Project
from dossier.quotation import NOTHING_QUOTED, Quotations
from dossier.quote import Quoter
from dossier.read import SIDECAR
from dossier.registry import Registry, key_of_registry
from dossier.relating.traits import Traits, traits_of
from dossier.report import Report

FEWEST_TO_COLLECT = 100_000
"""Objects: there are values by the hundred thousand, and hardly any of them in a circle (as in `cli`)."""

_FEWEST_FOR_PROCESSES = 200
"""With fewer articles than this to be made, starting processes would take longer than they save."""


@dataclass(frozen=True)
class Made:
    """What one file made."""

    article: Article | None
    """None where the file can't be read as one."""
    mentions: tuple[Mention, ...]
    quotations: Quotations
    reports: tuple[Report, ...]
    problems: tuple[Problem, ...]
    registry: str
    """The key of the registry whose names the mentions are, and of its words in question."""
    key: str | None
    """What tells all but what is found in the text from anything else; None where only reading the file can tell."""
    traits: Traits | None
    """What of the article others may share; None where there is no article."""
    uses: Uses
    """Which of the registry's words in question it uses."""


@dataclass(frozen=True)
class Articles:
    """All articles, at their addresses."""

    articles: tuple[Article, ...]
    mentions: Mapping[str, tuple[Mention, ...]]
    """By the article's address."""
    quotations: Mapping[str, Quotations]
    """By the article's address."""
    reports: Mapping[str, tuple[Report, ...]]
    """By the article's address: what it dates."""
    keys: Mapping[str, str]
    """By the article's address: what tells it and what is found in it from any others, where that is known."""
    traits: Mapping[str, Traits]
    """By the article's address."""
    uses: Mapping[str, Uses]
    """By the article's path: which of the registry's words in question it uses."""


@dataclass(frozen=True)
class _Task:
    path: Path
    key: str | None
    earlier: Made | None
    """What an earlier run made of the file, with another registry."""


def make(
    project: Project, files: Sequence[Path], registry: Registry, kept: Kept, words: Collection[str] = ()
) -> list[Made]:
    """Return what each of `files` makes; `words` are those of the registry of which it asks how articles use them."""
    wanted = tuple(sorted(words))
    registry_key = key_of(key_of_registry(registry).encode(), repr(wanted).encode(errors="surrogatepass"))
    made: list[Made | None] = []
    tasks: dict[int, _Task] = {}
    for at, (path, key) in enumerate(zip(files, _keys(project, files), strict=True)):
        known: Made | None = kept.get(key) if key else None
        made.append(known)
        if not known or known.registry != registry_key:
            tasks[at] = _Task(path, key, known)
    given = (project, registry, registry_key, wanted)
    if not tasks:  # nor does anything need to be made ready for them
        return [each for each in made if each]
    results = in_processes(_maker, given, list(tasks.values()), fewest=_FEWEST_FOR_PROCESSES)
    for (at, task), result in zip(tasks.items(), results, strict=True):
        made[at] = result
        if task.key and _keys(project, [task.path]) == [task.key]:
            kept.put(task.key, result)
        else:  # it can't be told, or the file was changed while it was read
            made[at] = replace(result, key=None)
    return [each for each in made if each]


def settled(made: Sequence[Made]) -> tuple[Articles, list[Problem]]:
    """Return the articles that files made, each at an address of its own, and what is wrong with them."""
    sound = [(each, each.article) for each in made if each.article]
    articles, wrong = settle_addresses([article for _, article in sound])
    problems = [problem for each in made for problem in each.problems]
    faulty = {problem.path for problem in problems}  # a sidecar to be mended may give the slug already
    problems += (each for each in wrong if not (each.is_note and f"{each.path}.yml" in faulty))
    at = [(article.slug, each) for (each, _), article in zip(sound, articles, strict=True)]
    keys = {
        article.slug: key_of(repr((each.key, each.registry, article.slug, article.former_slugs)).encode())
        for (each, _), article in zip(sound, articles, strict=True)
        if each.key
    }
    return Articles(
        tuple(articles),
        mentions={slug: each.mentions for slug, each in at},
        quotations={slug: each.quotations for slug, each in at},
        reports={slug: each.reports for slug, each in at},
        keys=keys,
        traits={slug: each.traits for slug, each in at if each.traits},
        uses={article.path: each.uses for each, article in sound},
    ), problems


def _maker(given: tuple[Project, Registry, str, tuple[str, ...]]) -> Callable[[_Task], Made]:
    """Return what makes an article of a file."""
    project, registry, registry_key, words = given
    gc.set_threshold(FEWEST_TO_COLLECT)
    linker, quoter, in_question = Linker(registry), Quoter(registry), WordsInQuestion(words)

    def make_one(task: _Task) -> Made:
        if task.earlier:
            article, problems, traits = task.earlier.article, task.earlier.problems, task.earlier.traits
        else:
            article, problems = _made_of(project, task.path)
            traits = traits_of(article) if article else None
        mentions = linker.link(article) if article else ()
        return Made(
            article,
            mentions,
            quotations=quoter.quote(article, mentions) if article else NOTHING_QUOTED,
            reports=happenings(article, mentions) if article else (),
            problems=problems,
            registry=registry_key,
            key=task.key,
            traits=traits,
            uses=in_question.used_in(article),
        )

    return make_one


def _made_of(project: Project, path: Path) -> tuple[Article | None, tuple[Problem, ...]]:
    from dossier.clean import clean  # what reads an article takes half a second to import,
    from dossier.describe import describe  # and a run that finds nothing new needs none of it
    from dossier.read import read_article

    raw, problems = read_article(project, path)
    if not raw:
        return None, tuple(problems)
    article, wrong = describe(raw, clean(raw))
    return article, (*problems, *wrong)


def _keys(project: Project, files: Sequence[Path]) -> list[str | None]:
    """Return the key of each file: None for one that isn't plain, since more than its bytes says what it makes."""
    root, places = os.path.realpath(project.seeds), dict.fromkeys(file.parent for file in files)
    real = {place: os.path.relpath(os.path.realpath(place), root) for place in places}
    keys: list[str | None] = []
    for file in files:
        content, beside = plain_content(str(file)), plain_content(f"{file}{SIDECAR}")
        if content is None or beside is None:
            keys.append(None)
            continue
        names = (project.shown(file), real[file.parent])
        keys.append(key_of(*(name.encode(errors="surrogateescape") for name in names), *content, *beside))
    return keys
