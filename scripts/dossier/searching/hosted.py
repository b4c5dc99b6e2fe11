"""Makes a site's search ready for a server: says where it is too heavy for a phone, and parts it where told to."""

import gzip
from pathlib import Path

from dossier.problems import Problem
from dossier.project import EDITIONS, Project
from dossier.searching.setting import read_engine

INDEX = Path("search", "search_index.json")
"""Where the index lies in an edition."""

HEAVY = 2_000_000
"""Bytes as they travel: at 1.6 Mbit/s, which Lighthouse takes for a phone, ten seconds before the first answer."""
_PHONE = 200_000
"""Bytes that such a line carries in a second."""

SET_UP = "pip install --require-hashes -r requirements/search.txt"


def ready_for_a_server(project: Project, site: Path, *, heavy: int = HEAVY) -> list[Problem]:
    """Make the search of the finished `site` ready for a server; return what is to be said of it.

    To be called last: a copy that is read from files needs the whole index.
    """
    engine, line, problems = read_engine(project)
    if engine == "pagefind":
        from dossier.searching import pagefind  # few sites are so large

        if pagefind.is_installed():
            for edition in EDITIONS:
                if (site / edition.prefix / INDEX).is_file():
                    pagefind.part(site / edition.prefix)
            return problems
        what = "the search is to be Pagefind’s, which isn’t installed"
        problems.append(Problem(EDITIONS[0].config, line, what, f"{SET_UP} (until then, it is whole)"))
    return problems + weighed(project, site, heavy=heavy, line=line)


def weighed(project: Project, site: Path, *, heavy: int, line: int = 1) -> list[Problem]:
    """Return a note on the search index of `site` where it is heavier than so many bytes, as it travels."""
    weights = {
        edition: len(gzip.compress((site / edition.prefix / INDEX).read_bytes(), 6))
        for edition in EDITIONS
        if (site / edition.prefix / INDEX).is_file()
    }
    if not weights or max(weights.values()) <= heavy:
        return []
    weight = max(weights.values())
    what = f"the search index weighs {weight / 1e6:.1f} MB as it travels, {weight / _PHONE:.0f} s of a phone’s line"
    mend = f"write `search: pagefind` under `extra:`, and {SET_UP}"
    return [Problem(EDITIONS[0].config, line, what, mend, is_note=True)]
