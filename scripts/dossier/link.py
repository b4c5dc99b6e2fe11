"""Finds the names of the registry in an article: every name and alias, as whole words, the longest first, in one pass.

A name matches whatever its case, accents and apostrophes, but where the registry writes a capital the text must have
one too («Mir» is never «mir»); only the first word of «Station spatiale internationale» may do without. A name in
capitals only matches as written («ISS» is never «iss» or «Suisse»).
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from operator import ge
from typing import Literal

import ahocorasick

from dossier.article import Article, Block
from dossier.names import folded, name_key
from dossier.registry import Registry
from dossier.sentences import sentence_around, sentences

AMBIGUOUS = "ambiguous"
"""Several entities bear the name."""


Sense = Literal["city", "government", "open"]
"""Whether a capital's name stands for the city or for the government that sits there; open where nothing tells."""

_LEADS_ON = re.compile(r"[-‐‑–]\d")


@dataclass(frozen=True)
class Mention:
    """Words of an article that name something; not the thing itself."""

    block: int
    """The place of its block among the article's."""
    start: int
    """Where its words begin in the text as read."""
    end: int
    words: str
    sentence: tuple[int, int]
    """Where the sentence around it stands in the text as read."""
    entity: str | None
    """The id of the entity, or None where it can't be told."""
    reason: str | None = None
    """Why there is no entity: a key of the message catalogue, `unlinked.…`."""
    candidates: tuple[str, ...] = ()
    """The ids of those that an unlinked name may mean, where the registry has some."""
    rule: str = "name"
    """How the entity was told: a key of the message catalogue, `linked.…`."""
    sense: Sense | None = None
    """Of a capital's name: what it stands for."""


@dataclass(frozen=True)
class _Pattern:
    """One way to write a name."""

    name: str
    entity: str | None

    def may_be(self, words: str) -> bool:
        """Tell whether `words`, which are the name but for case, may be it as far as capitals go."""
        if self._is_acronym:
            return words == self.name
        written = [letter.isupper() for letter in words if letter.isalpha()]
        return len(self._capitals) != len(written) or all(map(ge, written, self._capitals))

    @cached_property
    def _is_acronym(self) -> bool:
        return self.name.isupper() and " " not in self.name

    @cached_property
    def _capitals(self) -> list[bool]:
        """Tell of each letter whether it must be a capital."""
        capitals = [letter.isupper() for letter in self.name if letter.isalpha()]
        if _begins_with_a_common_noun(self.name):
            capitals[0] = False
        return capitals


class Linker:
    """The registry's names, ready to be looked for in any number of articles."""

    def __init__(self, registry: Registry) -> None:
        self._automaton = ahocorasick.Automaton()
        patterns: dict[str, list[_Pattern]] = {}
        for entity in registry.entities.values():
            for name in entity.names:
                is_ambiguous = name_key(name) in registry.ambiguous
                pattern = _Pattern(name, None if is_ambiguous else entity.id)
                patterns.setdefault(folded(name)[0], []).append(pattern)
        for key, several in sorted(patterns.items()):
            self._automaton.add_word(key, (len(key), several))
        self._is_empty = not patterns
        self._automaton.make_automaton()

    def link(self, article: Article) -> tuple[Mention, ...]:
        """Return the mentions in an article's body and title, in the order of the text."""
        if self._is_empty:
            return ()
        found = (mention for at, block in enumerate(article.blocks) for mention in self._in_block(article, at, block))
        return tuple(found)

    def _in_block(self, article: Article, at: int, block: Block) -> Iterable[Mention]:
        text = article.words(block)
        letters, offsets = folded(text)
        matches = []
        for last, (length, patterns) in self._automaton.iter(letters):
            start, end = offsets[last - length + 1], offsets[last + 1]
            if not _is_whole(text, start, end):
                continue
            pattern = next((each for each in patterns if each.may_be(text[start:end])), None)
            if pattern:
                matches.append((start, end, pattern))
        spans = sentences(text) if matches else []
        for start, end, pattern in _without_overlaps(matches):
            sentence = sentence_around(spans, start, end)
            yield Mention(
                block=at,
                start=block.start + start,
                end=block.start + end,
                words=text[start:end],
                sentence=(block.start + sentence[0], block.start + sentence[1]),
                entity=pattern.entity,
                reason=None if pattern.entity else AMBIGUOUS,
            )


def _is_whole(text: str, start: int, end: int) -> bool:
    """Tell whole words: no letter or figure on either side, and no hyphen that leads on to a figure («Mir-2»)."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if before.isalnum() or after.isalnum() or unicodedata.combining(after or " "):
        return False
    return not _LEADS_ON.match(text, end)


def _begins_with_a_common_noun(name: str) -> bool:
    """Tell «Station spatiale internationale», which the press writes with a small letter too, from «Crew Dragon»."""
    return name[:1].isupper() and name.partition(" ")[2][:1].islower()


def _without_overlaps(matches: list[tuple[int, int, _Pattern]]) -> list[tuple[int, int, _Pattern]]:
    """Keep the longest of the matches that overlap, then the first; in the order of the text."""
    kept: list[tuple[int, int, _Pattern]] = []
    taken: set[int] = set()
    for start, end, pattern in sorted(matches, key=lambda match: (match[0] - match[1], match[0])):
        if taken.isdisjoint(range(start, end)):
            taken.update(range(start, end))
            kept.append((start, end, pattern))
    return sorted(kept, key=lambda match: match[0])
