"""Says what a dossier is called in each edition, and where it will be published: what feeds and data give as theirs."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from dossier.project import EDITIONS, Edition, Project


@dataclass(frozen=True)
class Imprint:
    """A dossier's name and place, by the language of the edition where they differ."""

    site_url: str = ""
    """Where the site will be published, with a slash at its end; empty where unknown."""
    titles: Mapping[str, str] = field(default_factory=dict)
    descriptions: Mapping[str, str] = field(default_factory=dict)

    def address(self, edition: Edition) -> str:
        """Return where an edition will be published; empty where unknown."""
        return f"{self.site_url}{edition.prefix}" if self.site_url else ""


NO_IMPRINT = Imprint()


class _Loader(yaml.SafeLoader):
    """Reads a MkDocs configuration, but for what only MkDocs understands."""


_Loader.add_multi_constructor("!", lambda *_: None)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", lambda *_: None)


def read_imprint(project: Project, site_url: str) -> Imprint:
    """Return what the MkDocs configurations say of the editions; what they don't say is left out."""
    titles, descriptions = {}, {}
    base: Mapping[str, Any] = {}
    for edition in EDITIONS:  # the first is the one from which the others inherit
        known = {**base, **_config(project, edition)}
        base = base or known
        if isinstance(known.get("site_name"), str):
            titles[edition.lang] = known["site_name"]
        if isinstance(known.get("site_description"), str):
            descriptions[edition.lang] = known["site_description"]
    return Imprint(site_url, titles, descriptions)


def _config(project: Project, edition: Edition) -> Mapping[str, Any]:
    try:
        known = yaml.load((project.root / edition.config).read_bytes(), Loader=_Loader)  # noqa: S506  # a safe one
    except (OSError, yaml.YAMLError):
        return {}
    return known if isinstance(known, dict) else {}
