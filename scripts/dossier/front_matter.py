"""Writes a page's front matter: what other tools rely on, fit to be printed into HTML as it stands."""

from collections.abc import Mapping
from typing import Any

import frontmatter
import yaml

from dossier.markup import as_metadata


class Quoted(str):
    """Text that YAML must show between quotes."""

    __slots__ = ()


class _Dumper(yaml.SafeDumper):
    """Writes front matter: dates quoted, lists set in."""


class _FastDumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]  # the base is the installation's
    """The same in C, where PyYAML has it: five times as fast."""


# How C writes the only letters for which it has another way than Python: those beyond the basic plane (an emoji).
_BEYOND = "\\U"

for _each in (_Dumper, _FastDumper):
    _each.add_representer(
        Quoted, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", str(text), style="'")
    )


def with_front_matter(meta: Mapping[str, Any], content: str) -> str:
    """Return a page's text: its metadata, fit to be printed into HTML as they stand, and its Markdown."""
    safe = {key: _safe(value) for key, value in meta.items() if value not in (None, "", (), [], {})}
    post = frontmatter.Post(content.strip(), **safe)
    text = frontmatter.dumps(post, Dumper=_FastDumper, sort_keys=False, width=110)
    if _BEYOND in text:
        text = frontmatter.dumps(post, Dumper=_Dumper, sort_keys=False, width=110)
    return text + "\n"


def _safe(value: Any) -> Any:
    match value:
        case Quoted():
            return value
        case str():
            return as_metadata(value)
        case list() | tuple():
            return [_safe(item) for item in value]
        case dict():
            return {key: _safe(item) for key, item in value.items()}
    return value
