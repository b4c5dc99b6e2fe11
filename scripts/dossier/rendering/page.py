"""A page as the build writes it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Page:
    """A page of an edition, as finished Markdown, or a data file beside it."""

    lang: str
    """Of the edition."""
    path: str
    """Below docs/<lang>, with forward slashes."""
    text: str | None
    """None for a page that stands there already, letter for letter."""
