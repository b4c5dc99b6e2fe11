"""Finds the pages that people write in docs/, so that each edition has them all and every section its index."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from dossier.decode import as_written
from dossier.home_parts import unknown_parts
from dossier.problems import Problem
from dossier.project import EDITIONS, Edition, Project
from dossier.read import split_front_matter
from dossier.standing import Standing

_HEADING = re.compile(r"^#[ \t]+(?P<title>[^{\n]*[^{\s])[ \t]*(?:\{[^}\n]*\})?[ \t]*$", re.MULTILINE)
_FENCED = re.compile(r"^(?P<fence>```|~~~).*?^(?P=fence)", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class HandwrittenPage:
    """A page that a person wrote, as far as other pages need to know it."""

    lang: str
    """Of the edition it stands in."""
    path: str
    """Below docs/<lang>, with forward slashes."""
    title: str
    description: str
    text: str = ""
    """Its Markdown, without front matter."""


@dataclass(frozen=True)
class Handwritten:
    """What people wrote in docs/."""

    pages: tuple[HandwrittenPage, ...]
    """Of every edition, in the order of their paths."""
    unreadable: tuple[tuple[str, str], ...]
    """The edition's language and the path of each page that can't be read."""


def read_handwritten(project: Project, stands: Mapping[str, Standing]) -> tuple[Handwritten, list[Problem]]:
    """Return the Markdown pages of every edition that the build didn't write, of all that `stands` in its docs/."""
    pages: list[HandwrittenPage] = []
    unreadable: list[tuple[str, str]] = []
    problems: list[Problem] = []
    for edition in EDITIONS:
        for name in stands[edition.lang].others:
            if not name.endswith(".md") or name.startswith(".") or "/." in name:
                continue
            path = project.docs(edition) / name
            what, mend = _unfit(edition, name, path)
            if what:
                problems.append(Problem(project.shown(path), 1, what, mend))
                unreadable.append((edition.lang, name))
                continue
            try:
                text = path.read_text(encoding="utf-8-sig")
            except (OSError, UnicodeDecodeError) as err:
                why = "it is not UTF-8" if isinstance(err, UnicodeDecodeError) else str(err.strerror)
                problems.append(Problem(project.shown(path), 1, f"the page can't be read ({why})", "mend or remove it"))
                unreadable.append((edition.lang, name))
                continue
            page, wrong = _page(edition.lang, name, as_written(text), project.shown(path))
            pages.append(page)
            problems += wrong
    return Handwritten(tuple(pages), tuple(unreadable)), problems


def _unfit(edition: Edition, name: str, path: Path) -> tuple[str, str]:
    """Say why MkDocs can't make a page of a file, and what to do; two empty strings where it can."""
    others = {other.prefix for other in EDITIONS if other is not edition and other.prefix}
    if not name.isprintable():
        return "a page's name can't hold such characters", "rename it"
    if not path.is_file():
        return "this is no ordinary file", "put a text file in its place"
    if not edition.prefix and name.startswith(tuple(others)):
        return "this folder's address is the other edition's", f"move it to docs/{name.partition('/')[0]}/"
    if path.name == "README.md":
        return "MkDocs takes a README.md for a section's index", "name it index.md"
    return "", ""


def only_elsewhere(pages: Iterable[HandwrittenPage], lang: str) -> list[HandwrittenPage]:
    """Return the pages that the edition `lang` lacks and another has."""
    own = {page.path for page in pages if page.lang == lang}
    missing: dict[str, HandwrittenPage] = {}
    for page in pages:
        if page.path not in own:
            missing.setdefault(page.path, page)
    return list(missing.values())


def sections_without_index(pages: Iterable[HandwrittenPage], lang: str) -> Mapping[str, list[HandwrittenPage]]:
    """Return the folders that hold pages and no index of a person's, each with its pages as the edition has them."""
    in_folder: dict[str, dict[str, HandwrittenPage]] = {}
    for page in sorted(pages, key=lambda page: (page.lang != lang, page.path)):
        folder = PurePosixPath(page.path).parent.as_posix()
        in_folder.setdefault(folder, {}).setdefault(page.path, page)
    return {
        folder: [by_path[path] for path in sorted(by_path)]
        for folder, by_path in sorted(in_folder.items())
        if folder != "." and f"{folder}/index.md" not in by_path
    }


def _page(lang: str, path: str, text: str, shown: str) -> tuple[HandwrittenPage, list[Problem]]:
    body, _, file = split_front_matter(text, shown)
    meta = file.value if isinstance(file.value, dict) else {}
    heading = _HEADING.search(_FENCED.sub("", body))
    title = meta.get("title") or (heading and heading["title"]) or PurePosixPath(path).stem
    return HandwrittenPage(lang, path, str(title), str(meta.get("description") or ""), body), [
        *file.problems,
        *unknown_parts(text.splitlines(), shown),
    ]
