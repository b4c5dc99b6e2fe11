"""Gives each passage of an article an address that stays the same while its words do."""

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+")


def passage_anchors(passages: Iterable[str]) -> tuple[str, ...]:
    """Return an anchor for each passage: `p-` and eight hex digits of the hash of its normalised words.

    Words are compared without case, marks and white space. A passage that repeats an earlier one gets `-2` and so on.
    """
    return _anchors(tuple(passages))


@lru_cache(maxsize=1)  # an article's body and the passages that other pages show of it ask one after the other
def _anchors(passages: tuple[str, ...]) -> tuple[str, ...]:
    return anchors("p", passages)


def anchors(letter: str, passages: Iterable[str]) -> tuple[str, ...]:
    """Return anchors that begin with `letter`, made in the same way."""
    seen: Counter[str] = Counter()
    made = []
    for passage in passages:
        words = " ".join(_WORD.findall(unicodedata.normalize("NFKC", passage).casefold()))
        anchor = f"{letter}-{hashlib.sha256(words.encode()).hexdigest()[:8]}"
        seen[anchor] += 1
        made.append(anchor if seen[anchor] == 1 else f"{anchor}-{seen[anchor]}")
    return tuple(made)
