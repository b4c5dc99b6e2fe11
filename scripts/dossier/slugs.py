"""The last part of an article's address, and of an entity's: what one is made of, and how one is made."""

import re

from slugify import slugify

from dossier.dates import Date

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

RESERVED = frozenset({"index"})
"""The section's own page."""

# Names that Windows keeps for devices: no file can bear them there.
_DEVICES = re.compile(r"(?:con|nul|aux|prn|com\d|lpt\d)")

# Longest part of an address that is made from a title, in characters.
_LONGEST = 70


def slug_of(title: str, date: Date | None, sha256: str) -> str:
    """Return a slug made from what an article is: its date where that is a single one, then its title."""
    plain = title.replace("’", "'")
    words = slugify(plain, max_length=_LONGEST, word_boundary=True, save_order=True) or f"article-{sha256[:8]}"
    slug = f"{date.text}-{words}" if date and not date.is_interval else words
    return f"article-{slug}" if slug in RESERVED or _DEVICES.fullmatch(slug) else slug
