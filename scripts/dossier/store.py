"""Writes generated pages into a folder: only those that changed, each at once, and never over a person's work."""

import contextlib
import os
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from dossier.patterns import as_pattern
from dossier.problems import Problem
from dossier.project import EDITIONS, Project
from dossier.render import Page
from dossier.seal import holds, is_generated, sealed


@dataclass
class Written:
    """What a run did to the pages."""

    written: int = 0
    unchanged: int = 0
    removed: int = 0

    def __add__(self, other: "Written") -> "Written":
        return Written(self.written + other.written, self.unchanged + other.unchanged, self.removed + other.removed)


def store_editions(project: Project, pages: Mapping[str, Iterable[Page]]) -> tuple[Written, list[Problem]]:
    """Bring docs/ to hold, for each edition's language, just `pages` besides what people wrote there."""
    total, problems = Written(), []
    for edition in EDITIONS:
        folder = project.docs(edition)
        ours = {page.path: page.text for page in pages[edition.lang]}
        ours[".gitignore"] = _ignore(ours)
        done, wrong = store(project, folder, ours)
        total += done
        problems += wrong
        total.removed += _clear(folder, kept=set(ours))
    return total, problems


def store(project: Project, folder: Path, texts: Mapping[str, str]) -> tuple[Written, list[Problem]]:
    """Write each text, sealed, to its path below `folder`; report those where a person's file stands."""
    done, problems = Written(), []
    for name, text in sorted(texts.items()):
        path = folder / name
        old = _read(path)
        new = sealed(text, name)
        if old == new:
            done.unchanged += 1
        elif (obstacle := _obstacle(folder, path)) is not None:
            what, mend = "a file stands where the build needs a folder", "move it to another name"
            problems.append(Problem(project.shown(obstacle), 1, what, mend))
        elif old is not None and not holds(old, name):
            shown = project.shown(path)
            if is_generated(old):
                what = "this page was written by the build and then changed by hand, so it was left as it is"
                mend = "keep your words in seeds/ or in a page of another name, and delete this file"
            else:
                what = "the build has a page for this place, and a person's file stands here"
                mend = "move the file to another name"
            problems.append(Problem(shown, 1, what, mend))
        else:
            write(project, path, new)
            done.written += 1
    return done, problems


def clear(project: Project) -> int:
    """Remove every page that the build wrote and nobody changed; return how many."""
    return sum(_clear(project.docs(edition), kept=set()) for edition in EDITIONS)


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


def _clear(folder: Path, *, kept: set[str]) -> int:
    """Remove what the build wrote below `folder` and no longer has, and the folders that this empties."""
    if not folder.is_dir():
        return 0
    removed = 0
    for path in sorted(folder.rglob("*"), key=lambda path: path.as_posix()):
        if (path.suffix == ".md" or path.name == ".gitignore") and path.relative_to(folder).as_posix() not in kept:
            text = _read(path)
            if text is not None and holds(text, path.relative_to(folder).as_posix()):
                path.unlink()
                removed += 1
                with contextlib.suppress(OSError):  # other files keep the folder
                    path.parent.rmdir()
    return removed


def _ignore(pages: Mapping[str, str]) -> str:
    """Return what keeps generated pages out of git: those that stand among pages of people's."""
    return "".join(f"/{as_pattern(name)}\n" for name in sorted(pages))


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
