"""Marks what the build wrote, so that it never takes a person's work for its own.

Every generated file carries a seal with the hash of its path and of the rest: a comment in its first lines, or the
first key of a JSON object. What can hold neither has its seal in a list (`loose_seals`). A file whose seal holds is the
build's own and may be written anew or removed; any other is a person's, and stays as it is.
"""

import hashlib
import re

_SEAL = re.compile(
    rb"\A(?P<head>---\n)?# dossier (?P<hash>[0-9a-f]{16}): (?P<says>.*)\n"
    rb'|\A(?P<json_head>\{\n)  "dossier": "(?P<json_hash>[0-9a-f]{16}): (?P<json_says>[^"\n]*)",\n'
)
_SAYS = "written by the build; change what it grew from in seeds/, not this file"


def sealed(text: str, name: str) -> str:
    """Return the text of a generated file with its seal; `name` is its path below the folder it is written to.

    JSON is an object that begins with `{` on a line of its own.
    """
    seal = f"{seal_for(text, name)}: {_SAYS}"
    if name.endswith(".json"):
        return f'{{\n  "dossier": "{seal}",\n' + text.removeprefix("{\n")
    line = f"# dossier {seal}\n"
    return f"---\n{line}{text[4:]}" if text.startswith("---\n") else line + text


def holds_its_seal(text: str, name: str) -> bool:
    """Tell whether the text of a generated file has room for a seal of its own."""
    if name.endswith(".json"):
        return text.startswith("{\n")
    return name.endswith(".md") or name.rpartition("/")[2] == ".gitignore"


def seal_for(text: str, name: str) -> str:
    """Return the hash that the seal of a generated file bears: where it stands and holds, so does `text`."""
    return _hash(text.encode(errors="surrogateescape"), name)


def loose_seal(content: bytes, name: str) -> str:
    """Return the hash by which the file `name` is known, where it holds no seal of its own."""
    return _hash(content, name)


def seal_of(content: bytes, name: str) -> str | None:
    """Return the hash that the file `name` bears, where it is as the build wrote it there; else None.

    A copy elsewhere is a person's. Where the words beside the hash are not what `sealed` writes today, they follow it.
    """
    found = _SEAL.match(content)
    if not found:
        return None
    seal = (found["hash"] or found["json_hash"]).decode()
    head = found["head"] or found["json_head"] or b""
    if _hash(head + content[found.end() :], name) != seal:
        return None
    says = (found["says"] or found["json_says"] or b"").decode(errors="replace")
    return seal if says == _SAYS else f"{seal}: {says}"


def holds(text: str, name: str) -> bool:
    """Tell whether the file `name` is as the build wrote it there."""
    return seal_of(text.encode(errors="surrogateescape"), name) is not None


def is_generated(text: str) -> bool:
    """Tell whether the build wrote a file, even if a person changed it since."""
    return _SEAL.match(text.encode(errors="surrogateescape")) is not None


def _hash(content: bytes, name: str) -> str:
    together = hashlib.sha256(f"{name}\0".encode(errors="surrogateescape"))
    together.update(content)
    return together.hexdigest()[:16]
