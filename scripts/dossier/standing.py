"""Looks at docs/ as a run finds it: which files there the build wrote, and which are people's. Each is read once."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from dossier.loose_seals import LIST, LooseSeals
from dossier.project import EDITIONS, Project
from dossier.seal import loose_seal, seal_of


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
    loose = LooseSeals(folder)
    for name, entry in _below(str(folder)):
        if name == LIST and not loose.is_a_persons:
            continue
        seal = _seal(entry, name, loose) if _may_be_ours(entry.name) or loose.knows(name) else None
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
    """Tell the kinds of files that hold a seal of the build's."""
    return name.endswith((".md", ".json")) or name == ".gitignore"


def _seal(entry: "os.DirEntry[str]", name: str, loose: LooseSeals) -> str | None:
    try:
        if not entry.is_file():
            return None
        with open(entry.path, "rb") as file:  # noqa: PTH123  # twice as fast as a Path, and there are thousands
            content = file.read()
    except OSError:
        return None
    if loose.knows(name):
        seal = loose_seal(content, name)
        if loose.holds(name, seal):
            return seal
    return seal_of(content, name)
