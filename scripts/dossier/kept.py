"""Keeps what was worked out of each input, so that the next run works out only what changed.

A result is kept in a file named by the hash of all that it depends on: what is found there is what would be worked
out again. A file that is damaged, or holds anything but the dossier's own values, is as good as none.
"""

import contextlib
import hashlib
import importlib
import io
import os
import pickle
import re
import stat
import sys
import sysconfig
import tempfile
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

_HASH = hashlib.sha256
_SIZE = _HASH().digest_size
_MOST_BYTES = 10_000_000
_BUILTIN = frozenset({("builtins", "frozenset"), ("builtins", "set"), ("datetime", "date")})


class Kept:
    """Results of earlier runs, in a folder that may be deleted at any time; without a folder, nothing is kept."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._used: set[str] = set()

    def get(self, key: str) -> Any:
        """Return what is kept under `key`, or None."""
        self.still_need(key)
        if self._folder is None:
            return None
        try:
            with open(f"{self._folder}/{key}", "rb") as file:  # noqa: PTH123  # faster than a Path, and often done
                content = file.read()
            if _HASH(key.encode() + content[_SIZE:]).digest() == content[:_SIZE]:
                return _Reader(io.BytesIO(content[_SIZE:])).load()
        except Exception:  # whatever is wrong with it, it is as good as none
            return None
        return None

    def still_need(self, key: str) -> None:
        """Say that what is kept under `key` is not to be forgotten, though this run didn't ask for it."""
        self._used.add(key)

    def put(self, key: str, value: Any) -> None:
        """Keep `value` under `key`; where it can't be kept, the next run works it out again."""
        self.still_need(key)
        if self._folder is None:
            return
        content = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(prefix=".", dir=self._folder)
            with os.fdopen(handle, "wb") as file:
                file.write(_HASH(key.encode() + content).digest() + content)
            Path(name).replace(self._folder / key)

    def forget_the_rest(self) -> None:
        """Remove what this run neither asked for nor kept."""
        if self._folder is None:
            return
        with contextlib.suppress(OSError):
            for entry in os.scandir(self._folder):
                if entry.name not in self._used:
                    Path(entry.path).unlink()


def key_of(*parts: bytes) -> str:
    """Return the key of a result that depends on `parts`, and on the code that worked it out."""
    together = _HASH(_code())
    for part in parts:
        together.update(len(part).to_bytes(8, "big") + part)
    return together.hexdigest()


def plain_content(path: str) -> tuple[bytes, bytes] | None:
    """Return the bytes of a plain file, for a key, or say that nothing stands there.

    None for anything else, and for a file too large to be looked at: no key tells what that makes.
    """
    try:
        status = os.lstat(path)
        if not stat.S_ISREG(status.st_mode) or status.st_size > _MOST_BYTES:
            return None
        with open(path, "rb") as file:  # noqa: PTH123  # faster than a Path, and there are thousands
            return b"plain", file.read()
    except FileNotFoundError:
        return b"missing", b""
    except OSError:
        return None


@cache
def _code() -> bytes:
    """Return a hash of all the code at work: this package's, and the names and versions of what is installed."""
    together = _HASH(f"{sys.version} {unicodedata.unidata_version}".encode())
    for path in sorted(Path(__file__).parent.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            together.update(f"{path.name} {path.stat().st_size}\n".encode() + path.read_bytes())
    installed = {path.name for key in ("purelib", "platlib") for path in Path(sysconfig.get_path(key)).iterdir()}
    together.update("\n".join(sorted(name for name in installed if name.endswith(".dist-info"))).encode())
    return together.digest()


class _Reader(pickle.Unpickler):
    """Reads the dossier's own values and nothing else: a pickle could otherwise call anything."""

    def find_class(self, module: str, name: str) -> Any:
        return _value_class(module, name)


@cache
def _value_class(module: str, name: str) -> Any:
    if (module, name) in _BUILTIN:
        return getattr(importlib.import_module(module), name)
    if re.fullmatch(r"dossier(?:\.[a-z]\w*){1,2}", module) and name.isidentifier():
        found = getattr(importlib.import_module(module), name)
        if isinstance(found, type) and found.__module__ == module and _is_value(found):
            return found
    raise pickle.UnpicklingError(f"{module}.{name} is no value of the dossier's")


def _is_value(kind: type) -> bool:
    """Tell a class whose objects only hold what they are given."""
    parameters = getattr(kind, "__dataclass_params__", None) or getattr(kind, "model_config", None)
    return bool(parameters.get("frozen") if isinstance(parameters, dict) else getattr(parameters, "frozen", False))
