"""Keeps what each page of an edition shows, as MkDocs made it, for other renderings than the site.

It takes part in MkDocs' own run as plugins do, though no configuration names it: so what it keeps is what the site
shows, whatever extensions and plugins the configuration has.
"""

import contextlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from mkdocs.plugins import BasePlugin, event_priority

_META = ("pdf", "kind", "lang", "date", "author")
"""What other renderings need to know of a page's front matter."""


class _Contents(BasePlugin):  # type: ignore[type-arg,no-untyped-call]
    """Writes the HTML of every page, without the theme around it, and where its files lie."""

    def __init__(self, place: str) -> None:
        self._place = place
        self._pages: list[dict[str, Any]] = []

    @event_priority(-100)  # after whatever changes the page
    def on_page_content(self, html: str, *, page: Any, config: Any, files: Any) -> str:
        """Keep a page; it stays as it is."""
        self._pages.append(
            {
                "path": page.file.src_uri,
                "url": page.url,
                "title": str(page.title or ""),
                "meta": {key: page.meta[key] for key in _META if key in page.meta},
                "html": html,
            }
        )
        return html

    @event_priority(-100)
    def on_env(self, env: Any, *, config: Any, files: Any) -> Any:
        """Write what was kept: every page has its content now."""
        contents = {
            "name": config.site_name,
            "description": config.site_description or "",
            "url": config.site_url or "",
            "extra": config.extra.get("pdf") or {},
            "pages": sorted(self._pages, key=lambda page: str(page["path"])),
            "files": {file.url: file.abs_src_path for file in files if not file.is_documentation_page()},
        }
        Path(self._place).write_text(json.dumps(contents, ensure_ascii=False, default=str), encoding="utf-8")
        return env


class _Enough(BasePlugin):  # type: ignore[type-arg,no-untyped-call]
    """Ends MkDocs' run once every page has its content: putting the theme around them takes longer than all else."""

    @event_priority(-101)
    def on_env(self, env: Any, *, config: Any, files: Any) -> Any:
        """End the run."""
        raise _ContentsWrittenError


class _ContentsWrittenError(Exception):
    pass


def keep_contents(config: Any, place: str) -> None:
    """Have the contents of all pages written to the file `place`, when MkDocs builds what `config` says."""
    config.plugins["dossier/contents"] = _Contents(place)


def stop_at_contents(config: Any, build: Callable[[Any], None]) -> None:
    """Build what `config` says, no further than to the contents of its pages."""
    config.plugins["dossier/enough"] = _Enough()
    with contextlib.suppress(_ContentsWrittenError):
        build(config)
