"""Reads how the hosted site is searched: `extra: {search: whole}` (the default) or `pagefind`, in mkdocs.yml."""

from typing import Literal, get_args

import yaml

from dossier.problems import Problem, did_you_mean
from dossier.project import EDITIONS, Project

Engine = Literal["whole", "pagefind"]
"""`whole`: the browser fetches one index with everything in it. `pagefind`: it fetches the parts that a query needs."""

_ENGINES: tuple[Engine, ...] = get_args(Engine)


def read_engine(project: Project) -> tuple[Engine, int, list[Problem]]:
    """Return how the site is searched, the line that says so (or 1), and what is wrong with it."""
    base = EDITIONS[0]
    try:
        root = yaml.compose((project.root / base.config).read_bytes(), Loader=yaml.SafeLoader)
    except (OSError, yaml.YAMLError):  # MkDocs says what is wrong with it
        return "whole", 1, []
    node = _at(_at(root, "extra"), "search")
    if node is None:
        return "whole", 1, []
    line = int(node.start_mark.line) + 1
    value = str(node.value) if isinstance(node, yaml.ScalarNode) else ""
    for known in _ENGINES:
        if value == known:
            return known, line, []
    mend = did_you_mean(value, _ENGINES) or f"write {' or '.join(_ENGINES)}"
    return "whole", line, [Problem(base.config, line, f"“search” is “{value}”", f"{mend} (until then, it is whole)")]


def _at(node: yaml.Node | None, key: str) -> yaml.Node | None:
    if not isinstance(node, yaml.MappingNode):
        return None
    return next((value for name, value in node.value if name.value == key), None)
