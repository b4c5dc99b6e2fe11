"""Writes generated pages into a folder: only those that changed, each at once, and never over a person's work."""

import contextlib
import os
import tempfile
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from dossier.loose_seals import LIST, LooseSeals
from dossier.patterns import as_pattern
from dossier.problems import Problem
from dossier.project import EDITIONS, Project
from dossier.rendering.page import Page
from dossier.seal import holds, holds_its_seal, is_generated, loose_seal, seal_for, sealed
from dossier.standing import Standing, standing

_IGNORE = ".gitignore"


@dataclass
class Written:
    """What a run did to the pages."""

    written: int = 0
    unchanged: int = 0
    removed: int = 0


def store_editions(
    project: Project, pages: Iterable[Page], stands: Mapping[str, Standing]
) -> tuple[Written, list[Problem]]:
    """Bring docs/ to hold just `pages` besides what people wrote there; `stands` is what it held before."""
    done, problems = Written(), []
    names: dict[str, set[str]] = {edition.lang: set() for edition in EDITIONS}
    folders = {edition.lang: project.docs(edition) for edition in EDITIONS}
    loose = {lang: LooseSeals(folder) for lang, folder in folders.items()}
    listed: dict[str, set[tuple[str, str]]] = {lang: set() for lang in folders}
    for page in pages:
        names[page.lang].add(page.path)
        known = loose[page.lang]
        if page.text is None:
            done.unchanged += 1
            if known.knows(page.path):
                listed[page.lang].add((page.path, stands[page.lang].generated[page.path]))
            continue
        wrong = _store(project, folders[page.lang], page.path, page.text, done, known)
        if not wrong and not holds_its_seal(page.text, page.path):
            listed[page.lang].add((page.path, seal_for(page.text, page.path)))
        problems += wrong
    for lang, folder in folders.items():
        problems += _store(project, folder, _IGNORE, _ignoring(names[lang]), done, loose[lang])
        done.removed += _remove(folder, stands[lang].generated.keys() - names[lang] - {_IGNORE}, loose[lang])
        problems += _store_list(project, folder, loose[lang], listed[lang], done)
    return done, problems


def store(project: Project, folder: Path, texts: Mapping[str, str]) -> tuple[Written, list[Problem]]:
    """Write each text, sealed, to its path below `folder`; report those where a person's file stands."""
    done = Written()
    loose = LooseSeals(folder)
    problems = [
        problem for name, text in sorted(texts.items()) for problem in _store(project, folder, name, text, done, loose)
    ]
    return done, problems


def _store(project: Project, folder: Path, name: str, text: str, done: Written, loose: LooseSeals) -> list[Problem]:
    """Write one text to its place, and count that in `done`; or say what stands in the way."""
    path = folder / name
    old = _read(path)
    has_seal = holds_its_seal(text, name)
    new = sealed(text, name) if has_seal else text
    if old == new:
        done.unchanged += 1
        return []
    if (obstacle := _obstacle(folder, path)) is not None:
        what, mend = "a file stands where the build needs a folder", "move it to another name"
        return [Problem(project.shown(obstacle), 1, what, mend)]
    if old is not None and not _is_ours(old, name, loose):
        what, mend = (
            "the build has a page for this place, and a person's file stands here",
            "move the file to another name",
        )
        if is_generated(old) or loose.knows(name):
            what = "this page was written by the build and then changed by hand, so it was left as it is"
            mend = "keep your words in seeds/ or in a page of another name, and delete this file"
        return [Problem(project.shown(path), 1, what, mend)]
    if not has_seal:
        loose.add(name, seal_for(text, name))
    write(project, path, new)
    done.written += 1
    return []


def _store_list(
    project: Project, folder: Path, loose: LooseSeals, listed: Collection[tuple[str, str]], done: Written
) -> list[Problem]:
    """Bring the list of loose seals to hold just those of the files that stand, and count that in `done`."""
    path, text = folder / LIST, loose.text(listed)
    old = _read(path)
    if loose.is_a_persons:
        mend = "move the file to another name"
        what = "the build keeps a list in this place, and a person's file stands here"
        return [Problem(project.shown(path), 1, what, mend)] if text else []
    if not text:
        path.unlink(missing_ok=True)
        done.removed += old is not None
    elif old == text:
        done.unchanged += 1
    else:
        write(project, path, text)
        done.written += 1
    return []


def _is_ours(text: str, name: str, loose: LooseSeals) -> bool:
    """Tell whether the file `name` is as the build wrote it there."""
    return holds(text, name) or loose.holds(name, loose_seal(text.encode(errors="surrogateescape"), name))


def clear(project: Project) -> int:
    """Remove every page that the build wrote and nobody changed; return how many."""
    stands, done = standing(project), Written()
    for edition in EDITIONS:
        folder = project.docs(edition)
        loose = LooseSeals(folder)
        done.removed += _remove(folder, stands[edition.lang].generated, loose)
        _store_list(project, folder, loose, (), done)
        _remove_empty(folder, up_to=folder)
    return done.removed


def write(project: Project, path: Path, text: str) -> None:
    """Put `text` into the file `path` at once: whoever reads it finds the old text or the new."""
    path.parent.mkdir(parents=True, exist_ok=True)
    project.work.mkdir(exist_ok=True)
    handle, name = tempfile.mkstemp(
        prefix="page-", dir=project.work if _same_disk(project.work, path.parent) else path.parent
    )
    with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)
    Path(name).chmod(0o644)
    Path(name).replace(path)


def _remove(folder: Path, names: Iterable[str], loose: LooseSeals) -> int:
    """Remove files that the build wrote below `folder`, and the folders that this empties; return how many."""
    removed = 0
    for name in sorted(names):
        path = folder / name
        text = _read(path)
        if text is not None and _is_ours(text, name, loose):  # nobody changed it meanwhile
            path.unlink()
            removed += 1
            _remove_empty(path.parent, up_to=folder)
    return removed


def _remove_empty(folder: Path, *, up_to: Path) -> None:
    """Remove a folder that is empty, and those above it that this empties, `up_to` included."""
    with contextlib.suppress(OSError):  # other files keep the folder
        folder.rmdir()
        if folder != up_to:
            _remove_empty(folder.parent, up_to=up_to)


def _ignoring(names: Iterable[str]) -> str:
    """Return what keeps generated pages out of git: those that stand among pages of people's."""
    return "".join(f"/{as_pattern(name)}\n" for name in sorted(names))


def _obstacle(folder: Path, path: Path) -> Path | None:
    """Return the file that stands where `path` needs a folder, if there is one."""
    above = [folder / part for part in reversed(path.relative_to(folder).parents)]
    return next((each for each in above if not each.is_dir() and (each.exists() or each.is_symlink())), None)


def _read(path: Path) -> str | None:
    try:
        return path.read_bytes().decode("utf-8")
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (UnicodeDecodeError, OSError):
        return ""


def _same_disk(one: Path, other: Path) -> bool:
    return one.stat().st_dev == other.stat().st_dev
