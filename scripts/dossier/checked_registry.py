"""Reads the registry and checks it against itself, or takes the same from what an earlier run has kept."""

from dataclasses import dataclass

from dossier.kept import Kept, key_of, plain_content
from dossier.problems import Problem
from dossier.project import Project
from dossier.registry import Registry, read_with_origins
from dossier.registry_checks import Open, open_questions, registry_problems


@dataclass(frozen=True)
class CheckedRegistry:
    """The registry, what is wrong with it, and what only the articles and pages can tell of it."""

    registry: Registry
    problems: tuple[Problem, ...]
    open: Open
    source_keys: frozenset[str] | None = None
    """All keys that the bibliography has, those of faulty sources too; None where it can't be read."""


def checked_registry(project: Project, kept: Kept) -> CheckedRegistry:
    """Return the registry, checked; from what an earlier run has kept of the same files where it can be."""
    key = _key(project)
    known: CheckedRegistry | None = kept.get(key) if key else None
    if known:
        return known
    registry, origins, wrong = read_with_origins(project)
    asked = open_questions(registry, origins) if not wrong else Open()  # what was left out may name or cite the rest
    written = origins.sources.value
    keys = frozenset(written) if isinstance(written, dict) else None
    checked = CheckedRegistry(registry, (*wrong, *registry_problems(registry, origins)), asked, keys)
    if key and _key(project) == key:  # or a file was changed meanwhile
        kept.put(key, checked)
    return checked


def _key(project: Project) -> str | None:
    """Return what tells all files of the registry from any others; None where more than their bytes does."""
    folder = project.seeds / "entities"
    entities = sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
    single = ("events.yml", "sources.yml", "links.yml")
    paths = [*(project.seeds / name for name in single), *(folder / name for name in entities)]
    contents = [plain_content(str(path)) for path in paths]
    sound = [content for content in contents if content]
    if len(sound) < len(contents) or folder.is_symlink():
        return None
    names = [project.shown(path).encode(errors="surrogateescape") for path in paths]
    return key_of(b"registry", *names, *(part for content in sound for part in content))
