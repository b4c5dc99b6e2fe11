"""Tells of words that stand in an article twice, once spoken by somebody: in a headline, and below."""

import re
from collections.abc import Sequence

_WORDS = re.compile(r"[^\W_]+")
_A_SENTENCE = 4
_FEWEST_TELLING = 3
_WIDEST = 3


def words(text: str) -> list[str]:
    """Return the words of a text in small letters."""
    return _WORDS.findall(text.lower())


def echoes(part: Sequence[str], whole: Sequence[str], *, is_heading: bool) -> bool:
    """Tell whether words are a part of others; in a heading, some may be left out, and the first one changed."""
    if len(part) >= _A_SENTENCE and f" {' '.join(part)} " in f" {' '.join(whole)} ":
        return True
    return is_heading and (_is_cut_from(part, whole) or (len(part) > _A_SENTENCE and _is_cut_from(part[1:], whole)))


def _is_cut_from(part: Sequence[str], whole: Sequence[str]) -> bool:
    """Tell whether all of some words stand in others, in order and near each other."""
    if len(part) < _FEWEST_TELLING:
        return False
    for begin, word in enumerate(whole):
        if word != part[0]:
            continue
        at = begin + 1
        for each in part[1:]:
            try:
                at = whole.index(each, at) + 1
            except ValueError:
                return False
        if at - begin <= len(part) * _WIDEST:
            return True
    return False
