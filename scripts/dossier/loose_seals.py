"""Keeps the seals of files that can't hold one themselves: bibliographies, tables, feeds.

Such a file has no comment that every reader passes over. Its seal stands in a list beside the edition's pages, one
line a file: the hash of its path and of its bytes, and the path. A file is the build's own where the list has its hash.
A line is added before the file is written, so that a run that dies leaves nothing that the next takes for a person's.
"""

import re
from collections import defaultdict
from collections.abc import Collection
from pathlib import Path

LIST = ".seals"
"""The list's name; MkDocs publishes nothing whose name begins with a dot."""

_LINE = re.compile(rb"(?P<hash>[0-9a-f]{16})  (?P<name>[^\n]+)")
_TORN = re.compile(rb"[0-9a-f]{0,16}|[0-9a-f]{16} {1,2}[^\n]*")


class LooseSeals:
    """The list of one edition."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / LIST
        self._hashes: dict[str, set[str]] = defaultdict(set)
        *lines, self._torn = self._content().split(b"\n")  # a run that died may have torn the last
        found = [_LINE.fullmatch(line) for line in lines if line]
        self.is_a_persons = not all(found) or not _TORN.fullmatch(self._torn)
        """Whether a file of the list's name stands there that no run wrote."""
        if not self.is_a_persons:
            for line in found:
                assert line
                self._hashes[line["name"].decode(errors="surrogateescape")].add(line["hash"].decode())

    def holds(self, name: str, seal: str) -> bool:
        """Tell whether the build wrote the file `name` with the hash `seal`."""
        return seal in self._hashes.get(name, ())

    def knows(self, name: str) -> bool:
        """Tell whether the build wrote a file of that name, even if a person changed it since."""
        return name in self._hashes

    def add(self, name: str, seal: str) -> None:
        """Note the hash of a file that is to be written."""
        if self.holds(name, seal) or self.is_a_persons:
            return
        self._hashes[name].add(seal)
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with self._path.open("ab") as file:
            file.write((b"\n" if self._torn else b"") + _line(name, seal))
        self._torn = b""

    def text(self, stand: Collection[tuple[str, str]]) -> str:
        """Return the list of just the files that stand: names and hashes."""
        return b"".join(_line(name, seal) for name, seal in sorted(stand)).decode(errors="surrogateescape")

    def _content(self) -> bytes:
        try:
            return self._path.read_bytes()
        except OSError:
            return b""


def _line(name: str, seal: str) -> bytes:
    return f"{seal}  {name}\n".encode(errors="surrogateescape")
