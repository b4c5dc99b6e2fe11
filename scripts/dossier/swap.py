"""Puts one folder in the place of another at once, so that a build that dies leaves one of the two whole."""

import ctypes
import os
import shutil
import sys
from pathlib import Path

_AT_FDCWD = -100 if sys.platform.startswith("linux") else -2
_EXCHANGE = 2
"""RENAME_EXCHANGE of Linux's renameat2(2), and RENAME_SWAP of macOS's renameatx_np(2)."""


def swap_in(new: Path, place: Path) -> None:
    """Make `new` stand at `place`; what stood there is gone afterwards. Both lie on the same disk.

    Where the system can't exchange two folders (Windows, some file systems), two renames do it: a death between them
    leaves the old one beside `place`, and `recover` puts it back.
    """
    if not place.exists():
        new.rename(place)
    elif _exchange(new, place):
        shutil.rmtree(new)
    else:
        aside = _aside(place)
        shutil.rmtree(aside, ignore_errors=True)
        place.rename(aside)
        new.rename(place)
        shutil.rmtree(aside)


def recover(place: Path) -> None:
    """Put back what a swap that died half-way took from `place`."""
    aside = _aside(place)
    if aside.is_dir():
        if place.exists():
            shutil.rmtree(aside)
        else:
            aside.rename(place)


def _aside(place: Path) -> Path:
    return place.with_name(f".{place.name}-before")


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; False where the system can't."""
    name = {"linux": "renameat2", "darwin": "renameatx_np"}.get(sys.platform)
    call = getattr(ctypes.CDLL(None), name, None) if name else None
    if call is None:
        return False
    return bool(call(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _EXCHANGE) == 0)
