"""Reads what a dossier publishes of its articles: `extra: {article_text: full}` or `excerpt`, in mkdocs.yml."""

from typing import get_args

import yaml

from dossier.article import ArticleText
from dossier.problems import Problem, did_you_mean
from dossier.project import EDITIONS, Edition, Project

_KEY = "article_text"
_VALUES: tuple[ArticleText, ...] = get_args(ArticleText)


def read_setting(project: Project) -> tuple[ArticleText, list[Problem]]:
    """Return what is published of the text of articles whose sidecar doesn't say, and what is wrong with the setting.

    Where nothing is said, it is all; where something is said that can't be understood, it is excerpts.
    """
    base, *others = EDITIONS
    problems = []
    for edition in others:
        if node := _said(project, edition):
            what = f"“{_KEY}” is the same in every edition, and is not read here"
            problems.append(Problem(edition.config, _line(node), what, f"say it in {base.config}"))
    node = _said(project, base)
    if node is None:
        return "full", problems
    value = str(node.value) if isinstance(node, yaml.ScalarNode) else ""
    for known in _VALUES:
        if value == known:
            return known, problems
    what = f"“{_KEY}” is “{value}”" if value else f"“{_KEY}” is not one word"
    mend = did_you_mean(value, _VALUES) or f"write {' or '.join(_VALUES)}"
    problems.append(Problem(base.config, _line(node), what, f"{mend} (until then, excerpts are published)"))
    return "excerpt", problems


def _said(project: Project, edition: Edition) -> yaml.Node | None:
    """Return what stands at the setting's place in an edition's own configuration."""
    try:
        root = yaml.compose((project.root / edition.config).read_bytes(), Loader=yaml.SafeLoader)
    except (OSError, yaml.YAMLError):  # MkDocs says what is wrong with it
        return None
    extra = _at(root, "extra")
    return _at(extra, _KEY) if extra else None


def _at(node: yaml.Node | None, key: str) -> yaml.Node | None:
    if not isinstance(node, yaml.MappingNode):
        return None
    return next((value for name, value in node.value if name.value == key), None)


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1
