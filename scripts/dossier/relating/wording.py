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
from functools import cached_property, lru_cache
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
    windows = (sums[at : len(sums) - grain.window + 1 + at] for at in range(grain.window))
    chosen = set(map(min, *windows)) if len(sums) >= grain.window else set(sorted(sums)[:1])
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


_Spans = tuple[tuple[int, int], ...]


@lru_cache(maxsize=1 << 10)  # what is related to one article mostly is to others beside it
def _long_words(text: str, spans: _Spans) -> tuple[str, ...]:
    """Return a text's words of some length, as they are compared."""
    words = chain.from_iterable(_WORD.findall(text, start, end) for start, end in spans)
    return tuple([word for word in map(_SPELLINGS.__getitem__, words) if len(word) >= _SHORTEST])


def _places(text: str, spans: _Spans) -> list[tuple[int, int]]:
    """Return where the same words stand."""
    found = chain.from_iterable(_WORD.finditer(text, start, end) for start, end in spans)
    return [each.span() for each in found if len(_SPELLINGS[each[0]]) >= _SHORTEST]


class Passages:
    """A text whose passages are looked for in others."""

    def __init__(self, text: str, spans: Sequence[tuple[int, int]]) -> None:
        """Take a text, and the spans of it that count."""
        self._text = text
        self._told = tuple(spans)
        self._own = _long_words(text, self._told)

    @cached_property
    def _runs(self) -> dict[int, tuple[int, bytes]]:
        """The runs by their prints, each with the first place where it stands."""
        runs: dict[int, tuple[int, bytes]] = {}
        for at, run in enumerate(_runs(self._own, PASSAGES.run)):
            runs.setdefault(_print(run), (at, run))
        return runs

    @cached_property
    def _spans(self) -> list[tuple[int, int]]:
        return _places(self._text, self._told)

    def shared(self, print_: int, other: str, spans: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
        """Return where the passage around a print stands in the text, as far as the `other` text has it too.

        `print_` is one of PASSAGES; None is returned where one of the two texts has no such print. What is longer than
        can be shown ends with a whole word.
        """
        if print_ not in self._runs:
            return None
        first, run = self._runs[print_]
        own, theirs = self._own, _long_words(other, tuple(spans))
        there = _place_of(run, theirs)
        if there is None:
            return None
        last = min(first + PASSAGES.run, len(own))
        while first and there and own[first - 1] == theirs[there - 1]:
            first, there = first - 1, there - 1
        beyond = there + last - first
        while last < len(own) and own[last : last + 1] == theirs[beyond : beyond + 1]:
            last, beyond = last + 1, beyond + 1
        start = self._spans[first][0]
        most = bisect_left(self._spans, (start + _LONGEST_PASSAGE,), lo=first + 1, hi=last)
        return start, self._spans[most - 1][1]


def _place_of(run: bytes, words: Sequence[str]) -> int | None:
    """Return where among `words` a run first stands; None where it doesn't, or is only part of a short text's run."""
    wanted = run.decode()
    if wanted.count(" ") + 1 < min(PASSAGES.run, len(words)):
        return None
    joined = f" {' '.join(words)} "
    found = joined.find(f" {wanted} ")
    return joined.count(" ", 0, found) if found >= 0 else None
