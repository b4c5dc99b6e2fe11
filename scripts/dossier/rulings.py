"""Reads seeds/links.yml: what people have ruled on links, for one article or for all.

A ruling names words as texts have them. Where they stand, they link to the entity that it gives, or, with
`link: none`, neither they nor any name within them link to anything.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from dossier.problems import Problem, did_you_mean
from dossier.project import Project
from dossier.read import read_yaml
from dossier.schema import Curated, Text
from dossier.yamlfile import validate

NONE = "none"


class Ruling(Curated):
    """What was ruled on some words."""

    words: Text
    link: Text
    """An entity's id, or `none`."""
    article: Text | None = None
    """The file's name below seeds/articles, where it is ruled for this one only."""
    because: Text | None = None
    """For those who review it."""


@dataclass(frozen=True)
class Ruled:
    """A ruling, and where it stands."""

    ruling: Ruling
    path: str
    line: int


def read_rulings(
    project: Project, entities: Mapping[str, object], faulty: frozenset[str]
) -> tuple[list[Ruled], list[Problem]]:
    """Return the rulings of seeds/links.yml, and what is wrong with it; there need be none."""
    file, problems = read_yaml(project, project.seeds / "links.yml", may_be_missing=True)
    if not isinstance(file.value, list):
        if file.value:
            problems.append(file.problem((), "the rulings are not a list", "begin each with `- words: …`"))
        return [], problems
    rulings = []
    for at, value in enumerate(file.value):
        ruling, wrong = validate(Ruling, file, value, (at,))
        problems += wrong
        if not ruling:
            continue
        if ruling.link != NONE and ruling.link not in entities:
            if ruling.link not in faulty:
                mend = did_you_mean(ruling.link, [*entities, NONE]) or "write the id of an entity, or none"
                problems.append(file.problem((at, "link"), f"no entity has the id “{ruling.link}”", mend))
            continue
        rulings.append(Ruled(ruling, file.path, file.line(at, "words")))
    return rulings, problems


def misnamed_articles(rulings: list[Ruled] | tuple[Ruled, ...], names: set[str]) -> list[Problem]:
    """Report the rulings for articles that aren't there."""
    return [
        Problem(
            ruled.path,
            ruled.line,
            f"no article has the file name “{ruled.ruling.article}”",
            did_you_mean(ruled.ruling.article, names) or "write the name of a file in seeds/articles",
        )
        for ruled in rulings
        if ruled.ruling.article and ruled.ruling.article not in names
    ]
