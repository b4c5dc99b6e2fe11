"""A passage of a text, ready to look for names in: its words, its sentences, its letters as names are compared."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from dossier.names import folded, name_key
from dossier.sentences import sentence_around, sentences

_WORD = re.compile(r"[^\W_]+")
_WORDS_AND_GAPS = re.compile(f"({_WORD.pattern})")
_OPENS_SENTENCE = re.compile(r"(?:^|[.!?…:;]|\n)[\s«“\"‘'(\[—–•*-]*$")
_SPACE = re.compile(r"\s+")
_JOINS_WORDS = re.compile(r"[\s-]+")
_LONG_JOINT = re.compile(r"[\s-]{2}")

# What is no prose: addresses, handles, code. A host's name needs no scheme: «roscosmos.ru».
_NO_PROSE = re.compile(
    r"https?://\S+|www\.\S+|\S+@\S+\.\w+|(?<!\w)@\w+|`[^`\n]+`|\S*_\w\S*"
    r"|\b[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|info|int|gov|edu|mil|news|space|tv|io|eu|fr|ru|uk|us|de|be|ch|ca|cn|jp|kz|su|рф)"
    r"(?![\w])(?:/\S*)?"
)
# None of them does without one of these, and most passages have none.
_HINT_OF_NO_PROSE = re.compile(r"[/@`_]|\.\w|www\.")

_FEWEST_WORDS_IN_TITLE_CASE = 4
_LONG_WORD = 4


class _Kinds(dict[str, tuple[str, bool]]):
    """What is asked of each word, worked out once: the words of a dossier are far fewer than their places."""

    def __missing__(self, word: str) -> tuple[str, bool]:
        self[word] = name_key(word), word[:1].isupper()
        return self[word]


_KINDS = _Kinds()


class Word(NamedTuple):
    """A run of letters and figures; a passage has hundreds, so that it is made fast."""

    start: int
    end: int
    text: str
    key: str
    """The word as words are compared."""
    is_capital: bool
    """Whether it begins with a capital."""


class Passage:
    """A passage, and what one asks of it while looking for names. Offsets count from its beginning."""

    def __init__(self, text: str, *, is_heading: bool = False) -> None:
        self.text = text
        self.is_heading = is_heading

    @cached_property
    def letters(self) -> tuple[str, Sequence[int]]:
        """The passage as names are compared, hyphens and runs of white space one space; and the offset of each letter.

        One more offset than letters: the last is that of the end.
        """
        letters, offsets = folded(self.text)
        if not _LONG_JOINT.search(letters):  # each is one letter already
            return _JOINS_WORDS.sub(" ", letters), offsets
        joined: list[str] = []
        at: list[int] = []
        end = 0
        for found in _JOINS_WORDS.finditer(letters):
            joined += (letters[end : found.start()], " ")
            at += (*offsets[end : found.start()], offsets[found.start()])
            end = found.end()
        joined.append(letters[end:])
        return "".join(joined), [*at, *offsets[end:]]

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Its words, in order."""
        parts = _WORDS_AND_GAPS.split(self.text)  # no loop of ours for each word
        words = parts[1::2]
        if not words:
            return ()
        ends = list(accumulate(map(len, parts)))
        keys, capitals = zip(*map(_KINDS.__getitem__, words), strict=True)
        return tuple(map(Word._make, zip(ends[::2], ends[1::2], words, keys, capitals, strict=False)))

    @cached_property
    def _starts(self) -> list[int]:
        return [word.start for word in self.words]

    @cached_property
    def _sentences(self) -> list[tuple[int, int]]:
        return sentences(self.text)

    @cached_property
    def no_prose(self) -> tuple[tuple[int, int], ...]:
        """The spans of addresses, handles and code."""
        if not _HINT_OF_NO_PROSE.search(self.text):
            return ()
        return tuple(found.span() for found in _NO_PROSE.finditer(self.text))

    @cached_property
    def in_capitals(self) -> bool:
        """Whether it is all in capitals, so that a capital says nothing."""
        return len(self.words) > 1 and self.text.isupper()

    @cached_property
    def in_title_case(self) -> bool:
        """Whether it is a headline in which, as in English ones, nearly every word has a capital."""
        if not self.is_heading:
            return False
        long = [word for word in self.words[1:] if len(word.text) >= _LONG_WORD and word.text.isalpha()]
        capitals = [word for word in long if word.is_capital]
        return len(long) >= _FEWEST_WORDS_IN_TITLE_CASE and len(capitals) > 0.7 * len(long)

    @property
    def capitals_say_little(self) -> bool:
        """Whether ordinary words have capitals too."""
        return self.in_capitals or self.in_title_case

    def sentence(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the sentence, or sentences, around a span."""
        return sentence_around(self._sentences, start, end)

    def opens_sentence(self, start: int) -> bool:
        """Tell whether a word that begins at `start` is the first of a sentence, a heading, an item or a quotation."""
        return _OPENS_SENTENCE.search(self.text, max(0, start - 6), start) is not None or any(
            begin <= start and not _WORD.search(self.text, begin, start) for begin, _ in self._sentences
        )

    def before(self, start: int, *, most: int = 1) -> tuple[Word, ...]:
        """Return the words before an offset, the nearest last: `most` at most."""
        at = bisect_left(self._starts, start)
        return self.words[max(0, at - most) : at]

    def after(self, end: int, *, most: int = 1) -> tuple[Word, ...]:
        """Return the words from an offset on: `most` at most."""
        at = bisect_left(self._starts, end)
        return self.words[at : at + most]

    def between(self, start: int, end: int) -> tuple[Word, ...]:
        """Return the words of a span."""
        return self.words[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def gap(self, left: int, right: int) -> str:
        """Return what stands between two offsets, white space as one space."""
        between = self.text[left:right]
        return between if between == " " else _SPACE.sub(" ", between)
