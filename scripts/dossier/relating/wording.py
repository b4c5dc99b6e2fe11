"""Tells texts by their wording: the words as they are compared, runs of them, and the few runs that any copy has too.

Prints are chosen by winnowing (Schleimer, Wilkerson, Aiken: Winnowing, SIGMOD 2003), which finds every passage of a
certain length that two texts share, however much of the rest was cut; MinHash compares whole texts, and loses those
that were cut to a third. It needs no package (datasketch brings scipy and numpy, 216 MB and 0.35 s of imports).
"""

import hashlib
import re
import zlib
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, chain

from dossier.names import folded

_WORD = re.compile(r"[^\W_]+")

# «de», «the» and figures below a thousand tell no text from others.
_SHORTEST = 4


@dataclass(frozen=True)
class Grain:
    """How fine prints are: what two texts share for `run` + `window` - 1 words shows in their prints, surely."""

    run: int
    """How many words make one."""
    window: int
    """Of so many runs on end, one is a print."""


PASSAGES = Grain(run=8, window=4)
"""For wording that strikes the eye: longer than an office with its holder's name."""
COPIES = Grain(run=4, window=8)
"""For texts that were copied, though the copy may have been touched up in every sentence."""

_LONGEST_PASSAGE = 110
"""How many characters of a shared passage are shown."""


class _Spellings(dict[str, str]):
    """Words as they are compared, each worked out once."""

    def __missing__(self, word: str) -> str:
        self[word] = folded(word)[0]
        return self[word]


_SPELLINGS = _Spellings()


def words_of(text: str) -> list[str]:
    """Return the words of `text` without case, accents and marks."""
    return [_SPELLINGS[word] for word in _WORD.findall(text)]


def shingles(words: Sequence[str], length: int) -> frozenset[tuple[str, ...]]:
    """Return every run of so many `words`; of fewer words, all of them as one run."""
    if len(words) <= length:
        return frozenset({tuple(words)} if words else ())
    return frozenset(zip(*(words[at:] for at in range(length)), strict=False))


def prints(words: Sequence[str], grain: Grain) -> tuple[int, ...]:
    """Return the prints of a text from its words, the smallest first; a text of a few short words has one too."""
    runs = _runs([word for word in words if len(word) >= _SHORTEST] or words, grain.run)
    sums = [zlib.crc32(run) for run in runs]
    last = max(len(sums) - grain.window, 0)
    chosen = {min(sums[at : at + grain.window]) for at in range(last + 1)} if sums else set()
    return tuple(sorted({_print(run) for run, each in zip(runs, sums, strict=True) if each in chosen}))


def _runs(words: Sequence[str], length: int) -> list[bytes]:
    if len(words) <= length:
        return [" ".join(words).encode()] if words else []
    spelt = [word.encode() for word in words]
    joined = b" ".join(spelt)
    ends = list(accumulate((len(word) + 1 for word in spelt), initial=0))
    return [joined[start : end - 1] for start, end in zip(ends, ends[length:], strict=False)]


def _print(run: bytes) -> int:
    return int.from_bytes(hashlib.blake2b(run, digest_size=7).digest(), "big")  # small integers of the machine


@dataclass(frozen=True)
class _Placed:
    """A text's words of some length, with where they stand."""

    words: list[str]
    spans: list[tuple[int, int]]


def _placed(text: str, spans: Sequence[tuple[int, int]]) -> _Placed:
    found = chain.from_iterable(_WORD.finditer(text, start, end) for start, end in spans)
    long = [(each.span(), word) for each in found if len(word := _SPELLINGS[each.group()]) >= _SHORTEST]
    return _Placed([word for _, word in long], [span for span, _ in long])


class Passages:
    """A text whose passages are looked for in others."""

    def __init__(self, text: str, spans: Sequence[tuple[int, int]]) -> None:
        """Take a text, and the spans of it that count."""
        self._text = text
        self._own = _placed(text, spans)
        self._runs = _runs(self._own.words, PASSAGES.run)

    def shared(self, print_: int, other: str, spans: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
        """Return where the passage around a print stands in the text, as far as the `other` text has it too.

        `print_` is one of PASSAGES; None is returned where one of the two texts has no such print. What is longer than
        can be shown ends with a whole word.
        """
        theirs = _placed(other, spans)
        own = next((at for at, run in enumerate(self._runs) if _print(run) == print_), None)
        if own is None or self._runs[own] not in (their_runs := _runs(theirs.words, PASSAGES.run)):
            return None
        there = their_runs.index(self._runs[own])
        first, last = own, min(own + PASSAGES.run, len(self._own.words))
        while first and there and self._own.words[first - 1] == theirs.words[there - 1]:
            first, there = first - 1, there - 1
        beyond = there + last - first
        while last < len(self._own.words) and self._own.words[last : last + 1] == theirs.words[beyond : beyond + 1]:
            last, beyond = last + 1, beyond + 1
        start = self._own.spans[first][0]
        most = bisect_left(self._own.spans, (start + _LONGEST_PASSAGE,), lo=first + 1, hi=last)
        return start, self._own.spans[most - 1][1]
