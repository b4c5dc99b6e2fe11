"""Finds what stands in seeds/ under a name that nothing reads, and what is missing there."""

from collections.abc import Iterator
from pathlib import Path

from dossier.origins import note
from dossier.problems import Problem, did_you_mean
from dossier.project import Project

_FOLDERS = ("articles", "claims", "entities")
_FILES = ("events.yml", "links.yml", "sources.yml")
_CURATED = ("entities", *_FILES)
_FOR_PEOPLE = frozenset({"readme", "readme.md", "readme.txt", "license", "license.txt", "license.md"})


def misnamed_files(project: Project) -> list[Problem]:
    """Report what stands in seeds/ and is read by nothing, and a registry without entities."""
    try:
        paths = sorted(project.seeds.iterdir())
    except OSError:
        return []
    present = {path.name for path in paths}
    problems = [problem for path in paths for problem in _unread(project, path)]
    faulty = {problem.path for problem in problems}
    without_entities = not present.isdisjoint(_CURATED) and "entities" not in present
    if without_entities and not any(path.is_dir() and project.shown(path) in faulty for path in paths):
        shown = project.shown(project.seeds / "entities")
        what = "there is no such folder, so that no name in an article leads anywhere"
        problems.append(note(Problem(shown, 1, what, "make it, with a file ID.yml for each entity")))
    return problems


def _unread(project: Project, path: Path) -> Iterator[Problem]:
    """Report an entry of seeds/ that nothing reads."""
    name, shown = path.name, project.shown(path)
    if name.startswith(".") or name.casefold() in _FOR_PEOPLE:
        return
    if name in _FOLDERS:
        if not path.is_dir():
            yield Problem(shown, 1, "this is no folder", f"make a folder “{name}” and put a file for each into it")
        return
    if name in _FILES:
        return
    known = _FOLDERS if path.is_dir() else _FILES
    mend = _stem_meant(name, known) or did_you_mean(name, known)
    if mend:
        yield Problem(shown, 1, "nothing reads this name", mend)
    else:
        expected = ", ".join(sorted((*(f"{each}/" for each in _FOLDERS), *_FILES)))
        yield note(Problem(shown, 1, "nothing reads this", f"in seeds/ stand {expected}; move it out of seeds/"))


def _stem_meant(name: str, known: tuple[str, ...]) -> str:
    """Recognise a name with another ending or case: `Events.yaml`, `sources.json`."""
    stem = name.casefold().partition(".")[0]
    return next((f"did you mean “{each}”?" for each in known if each.partition(".")[0] == stem), "")
