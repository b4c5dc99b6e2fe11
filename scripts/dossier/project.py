"""Where things lie in a project, and which editions it has."""

from dataclasses import dataclass
from pathlib import Path

from dossier.problems import UsageError


@dataclass(frozen=True)
class Edition:
    """The dossier in one language of its readers."""

    lang: str
    config: str
    """The MkDocs configuration, relative to the project's root."""
    prefix: str
    """The edition's address below the site's: empty, or ending in a slash."""


EDITIONS = (Edition("fr", "mkdocs.yml", ""), Edition("en", "mkdocs.en.yml", "en/"))


@dataclass(frozen=True)
class Project:
    """The folders of one dossier."""

    root: Path

    @property
    def seeds(self) -> Path:
        """All that pages grow from."""
        return self.root / "seeds"

    @property
    def articles(self) -> Path:
        """Raw articles and their sidecars."""
        return self.seeds / "articles"

    @property
    def site(self) -> Path:
        """The published site."""
        return self.root / "site"

    @property
    def offline(self) -> Path:
        """The copy of the site that works off the net, and its zip."""
        return self.root / "offline"

    @property
    def pdf(self) -> Path:
        """The PDFs that `dossier pdf` makes."""
        return self.root / "pdf"

    @property
    def work(self) -> Path:
        """What a build needs while it runs; safe to delete when none does."""
        return self.root / ".dossier"

    def docs(self, edition: Edition) -> Path:
        """The Markdown pages of an edition."""
        return self.root / "docs" / edition.lang

    def shown(self, path: Path) -> str:
        """Return `path` as a person would type it from the project's root."""
        try:
            return path.relative_to(self.root).as_posix()
        except ValueError:
            return path.as_posix()


def find_project(start: Path) -> Project:
    """Return the project that holds the folder `start`; raise UsageError where there is none."""
    for folder in (start, *start.parents):
        if (folder / "mkdocs.yml").is_file() and (folder / "seeds").is_dir():
            return Project(folder)
    raise UsageError(f"no dossier found in {start} or above it; go to a folder that holds mkdocs.yml and seeds/")
