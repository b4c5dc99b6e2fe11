"""Reads seeds/claims: questions that several sources answer, each with the words in which an article answers it."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal, get_args

from pydantic import Field

from dossier.kept import Kept, key_of, plain_content
from dossier.problems import Problem
from dossier.project import Project
from dossier.read import read_yaml
from dossier.schema import Curated, Slug, Text, Words
from dossier.slugs import RESERVED, SLUG
from dossier.yamlfile import YamlFile, validate

Verdict = Literal["wrong", "differ", "outdated", "open", "agree"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
"""How the answers stand to each other and to what was checked, the sharpest first."""

_LONGEST = 1000
"""In letters: whoever quotes more copies."""


class Position(Curated):
    """What one article answers."""

    article: Text
    """The file's name below seeds/articles."""
    quotation: Annotated[Text, Field(max_length=_LONGEST)]
    """The article's words, letter for letter."""
    answer: Words


class Checked(Words):
    """What was found elsewhere, in words."""

    sources: Annotated[tuple[Text, ...], Field(min_length=1)]


class Claim(Curated):
    """A question, and what the articles answer."""

    id: Slug
    question: Words
    verdict: Verdict
    positions: tuple[Position, ...]
    checked: Checked | None = None


@dataclass(frozen=True)
class Written:
    """A claim as a person wrote it, and where its parts stand in its file."""

    claim: Claim
    path: str
    article_lines: tuple[int, ...]
    """Of each position."""
    quotation_lines: tuple[int, ...]
    """Of each position."""
    source_lines: tuple[int, ...]


@dataclass(frozen=True)
class _Read:
    written: Written | None
    problems: tuple[Problem, ...]


def read_claims(project: Project, kept: Kept) -> tuple[list[Written], list[Problem]]:
    """Return the claims in the order of their ids, and what is wrong with their files; there need be none."""
    folder = project.seeds / "claims"
    claims, problems = [], []
    for path in sorted(folder.iterdir(), key=lambda path: path.name) if folder.is_dir() else ():
        if path.name.startswith("."):
            continue
        if path.suffix != ".yml" or path.stem in RESERVED or not SLUG.fullmatch(path.stem):
            mend = "name it ID.yml, with an ID of small letters a to z, figures and hyphens (not “index”)"
            problems.append(Problem(project.shown(path), 1, "this is no claim's file", mend))
            continue
        read = _known(project, path, kept)
        problems += read.problems
        if read.written:
            claims.append(read.written)
    return claims, problems


def _known(project: Project, path: Path, kept: Kept) -> _Read:
    """Return what a file says, from what an earlier run has kept of the same file where it can be."""
    content = plain_content(str(path))
    if not content:
        return _read(project, path)
    key = key_of(b"claim", project.shown(path).encode(errors="surrogateescape"), *content)
    known: _Read | None = kept.get(key)
    if known is None:
        known = _read(project, path)
        if plain_content(str(path)) == content:  # or it was changed meanwhile
            kept.put(key, known)
    return known


def _read(project: Project, path: Path) -> _Read:
    file, problems = read_yaml(project, path)
    if problems and file.value is None:
        return _Read(None, tuple(problems))
    value = {"id": path.stem, **file.value} if isinstance(file.value, dict) else file.value
    claim, wrong = validate(Claim, file, value)
    problems += wrong
    if not claim:
        return _Read(None, tuple(problems))
    claim = claim.model_copy(update={"id": path.stem})
    groundless = _groundless(claim, file)
    if groundless:  # what is wrong may be that its grounds are: then that is said already
        return _Read(None, (*problems, *(() if wrong else (groundless,))))
    places = range(len(claim.positions))
    written = Written(
        claim,
        file.path,
        tuple(file.line("positions", at, "article") for at in places),
        tuple(file.line("positions", at, "quotation") for at in places),
        tuple(file.line("checked", "sources", at) for at in range(len(claim.checked.sources if claim.checked else ()))),
    )
    return _Read(written, tuple(problems))


def _groundless(claim: Claim, file: YamlFile) -> Problem | None:
    """Report a claim that compares nothing, or judges by nothing."""
    if not claim.positions:
        return file.problem(("positions",), "“positions” names none", "name at least one")
    if claim.checked:
        return None
    mend = "add what was checked, under “checked”, with its sources"
    if claim.verdict in ("wrong", "outdated"):
        return file.problem(("verdict",), f"the verdict is “{claim.verdict}”, and nothing says what was checked", mend)
    if len(claim.positions) < 2:
        return file.problem(("positions",), "one position stands alone, with nothing to compare it with", mend)
    return None
