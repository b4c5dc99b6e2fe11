"""Marks what the build wrote, so that it never takes a person's work for its own.

Every generated file carries a seal: a comment in its first lines with the hash of its path and of the rest. A file
whose seal holds is the build's own and may be written anew or removed; any other is a person's, and stays as it is.
"""

import hashlib
import re

_SEAL = re.compile(r"(?m)\A(?:---\n)?# dossier (?P<hash>[0-9a-f]{16}): .*\n")
_SAYS = "written by the build; change what it grew from in seeds/, not this file"


def sealed(text: str, name: str) -> str:
    """Return the text of a generated file with its seal; `name` is its path below the folder it is written to."""
    line = f"# dossier {_hash(text, name)}: {_SAYS}\n"
    return f"---\n{line}{text[4:]}" if text.startswith("---\n") else line + text


def holds(text: str, name: str) -> bool:
    """Tell whether the file `name` is as the build wrote it there: a copy elsewhere is a person's."""
    found = _SEAL.match(text)
    if not found:
        return False
    head = "---\n" if text.startswith("---\n") else ""
    return _hash(head + text[found.end() :], name) == found["hash"]


def is_generated(text: str) -> bool:
    """Tell whether the build wrote a file, even if a person changed it since."""
    return _SEAL.match(text) is not None


def _hash(text: str, name: str) -> str:
    return hashlib.sha256(f"{name}\0{text}".encode(errors="surrogateescape")).hexdigest()[:16]
