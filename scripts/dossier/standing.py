"""Looks at docs/ as a run finds it: which files there the build wrote, and which are people's. Each is read once."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from dossier.project import EDITIONS, Project
from dossier.seal import seal_of


@dataclass(frozen=True)
class Standing:
    """What stands in an edition's folder. Names are paths below it, with forward slashes."""

    generated: Mapping[str, str]
    """What the build wrote and nobody changed: the seal by the file's name."""
    others: tuple[str, ...]
    """Every other file and folder, in the order of their names."""


def standing(project: Project) -> dict[str, Standing]:
    """Return what stands in docs/, by the edition's language."""
    return {edition.lang: _standing_in(project.docs(edition)) for edition in EDITIONS}


def _standing_in(folder: Path) -> Standing:
    generated: dict[str, str] = {}
    others = []
    for name, entry in _below(str(folder)):
        seal = _seal(entry, name) if _may_be_ours(entry.name) else None
        if seal is None:
            others.append(name)
        else:
            generated[name] = seal
    return Standing(generated, tuple(sorted(others)))


def _below(folder: str, before: str = "") -> Iterator[tuple[str, "os.DirEntry[str]"]]:
    """Yield what stands below a folder, with its name from there; links to folders are not followed."""
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        yield before + entry.name, entry
        if entry.is_dir(follow_symlinks=False):
            yield from _below(entry.path, f"{before}{entry.name}/")


def _may_be_ours(name: str) -> bool:
    """Tell the kinds of files that the build writes."""
    return name.endswith((".md", ".json")) or name == ".gitignore"


def _seal(entry: "os.DirEntry[str]", name: str) -> str | None:
    try:
        if entry.is_file():
            with open(entry.path, "rb") as file:  # noqa: PTH123  # twice as fast as a Path, and there are thousands
                return seal_of(file.read(), name)
    except OSError:
        pass
    return None
