"""Gathers the pictures of a book: each once, and only those that the typesetter can read."""

import base64
import binascii
import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote_to_bytes

from dossier.pdf.rendered import Rendered

_KINDS = (
    (re.compile(rb"\x89PNG\r\n\x1a\n"), "png"),
    (re.compile(rb"\xff\xd8\xff"), "jpg"),
    (re.compile(rb"GIF8[79]a"), "gif"),
    (re.compile(rb"RIFF....WEBP", re.DOTALL), "webp"),
    (re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml|<!--|<!DOCTYPE svg|<svg)", re.IGNORECASE), "svg"),
)
_MOST_BYTES = 40_000_000
_DATA = re.compile(r"data:[^,;]*(?P<base64>;base64)?,(?P<data>.*)", re.DOTALL)


@dataclass(frozen=True)
class Missing:
    """A picture that can't be shown."""

    page: str
    """The path of the page that shows it."""
    src: str
    why: str


@dataclass
class Images:
    """The pictures of a book."""

    is_readable: Callable[[str, bytes], bool]
    """Tells whether the typesetter can read a picture, given its kind (`png`, `svg` …) and its bytes."""
    files: dict[str, bytes] = field(default_factory=dict)
    """By the name that the book gives them."""
    missing: list[Missing] = field(default_factory=list)
    _known: dict[str, str | None] = field(default_factory=dict)

    def svg(self, text: str) -> str | None:
        """Add a picture that stands in a page, and return its name; None where it is broken."""
        return self._add(text.encode("utf-8", errors="replace"), "svg")

    def named(self, page: Rendered, src: str, file: Path | None) -> str | None:
        """Add the picture `src` of `page`, which is `file`, and return its name; None where it can't be shown."""
        content, why = self._content(src, file)
        if content is not None:
            kind = next((kind for begins, kind in _KINDS if begins.match(content)), None)
            name = self._add(content, kind) if kind else None
            if name:
                return name
            why = "is broken, or of a kind that no book can show"
        self.missing.append(Missing(page.path, src, why))
        return None

    def _content(self, src: str, file: Path | None) -> tuple[bytes | None, str]:
        inline = _DATA.fullmatch(src)
        try:
            if inline:
                data = inline["data"]
                return base64.b64decode(data, validate=False) if inline["base64"] else unquote_to_bytes(data), ""
            if file is None:
                return None, "is on another host" if "//" in src else "isn't there"
            if file.stat().st_size > _MOST_BYTES:
                return None, "is too large"
            return file.read_bytes(), ""
        except (OSError, binascii.Error):
            return None, "can't be read"

    def _add(self, content: bytes, kind: str) -> str | None:
        name = f"{hashlib.sha256(content).hexdigest()[:24]}.{kind}"
        if name not in self._known:
            self._known[name] = name if self.is_readable(kind, content) else None
            if self._known[name]:
                self.files[name] = content
        return self._known[name]
