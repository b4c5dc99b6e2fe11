"""Answers, from articles and pages, what the registry leaves open of itself: who is named, what is an ordinary word.

Which of the words in question an article uses is found once for each article, and kept with it.
"""

import math
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import ahocorasick

from dossier.article import Article
from dossier.linking.passage import Passage
from dossier.origins import note
from dossier.problems import Problem
from dossier.registry_checks import Open, Spot

_MOST_SHOWN = 5
_LEAST_OFTEN_SMALL = 0.1
"""A word is ordinary where at least one in ten of its uses has no capital: a name is written small by mistake, once."""

_MOST_COUNTED = 100


@dataclass(frozen=True)
class Used:
    """How an article uses a word, letter for letter, in prose and on its own."""

    times: int
    line: int
    """Where it does first, from 1."""


Uses = Mapping[str, Used]
"""By the word, which may have a capital or not."""

_ENTITY = re.compile(r"entities/([a-z0-9]+(?:-[a-z0-9]+)*)(?:\.md|/)")
_SOURCE = re.compile(r"sources/(?:index\.md)?#([A-Za-z0-9-]+)")


def open_answers(
    asked: Open,
    used: Mapping[str, Uses],
    mentioned: Iterable[str],
    pages: Sequence[str],
    cited_by_claims: Collection[str] = (),
) -> list[Problem]:
    """Return notes on what the registry holds in vain, and on ordinary words.

    `used` are, by each article's path, the words in question as it uses them; `mentioned` the ids of the entities that
    articles mention; `pages` the texts of the pages that people wrote; `cited_by_claims` the keys of the sources that
    claims rest on.
    """
    linked = {*mentioned, *_found(_ENTITY, pages)}
    cited = {*_found(_SOURCE, pages), *cited_by_claims}
    unnamed = [spot for spot in asked.unnamed if spot.word not in linked] if used else []
    uncited = [spot for spot in asked.uncited if spot.word not in cited]
    problems = [*_ordinary(asked.words, used)]
    if unnamed:
        what = f"no article, event or page names {_several(unnamed, 'this entity', 'entities')}"
        mend = "that is well while its articles are to come; if not, compare the names with those in the texts"
        problems.append(note(Problem(unnamed[0].path, 1, what, mend)))
    if uncited:
        what = f"nothing cites {_several(uncited, 'this source', 'sources')}"
        mend = "add the key to the sources of what rests on it, or leave it out"
        problems.append(note(Problem(uncited[0].path, uncited[0].line, what, mend)))
    return problems


def _several(spots: Sequence[Spot], one: str, many: str) -> str:
    """Name one, or several with their number."""
    if len(spots) == 1:
        return f"{one} (“{spots[0].word}”)"
    shown = ", ".join(spot.word for spot in spots[:_MOST_SHOWN])
    return f"{len(spots)} {many}: {shown}{' …' if len(spots) > _MOST_SHOWN else ''}"


def _found(pattern: re.Pattern[str], texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        yield from pattern.findall(text)


def _ordinary(words: Sequence[Spot], used: Mapping[str, Uses]) -> Iterator[Problem]:
    """Find the names that articles use as words: without a capital, more than once in a long while."""
    found: dict[str, list[tuple[str, Used]]] = {}
    for path in sorted(used):
        for word, each in used[path].items():
            found.setdefault(word, []).append((path, each))
    for spot in words:
        word = spot.word.lower()
        if word == spot.word or word not in found:
            continue
        small = min(_times(found[word]), _MOST_COUNTED)
        named = min(_times(found.get(spot.word, ())), math.ceil(small / _LEAST_OFTEN_SMALL))  # more change nothing
        if small >= _LEAST_OFTEN_SMALL * (small + named):
            path, first = found[word][0]
            what = f"“{spot.word}” is an ordinary word too (“{word}” in {path}:{first.line})"
            mend = "list it under “needs_context” and “ordinary_words”"
            yield note(Problem(spot.path, spot.line, what, mend))


def _times(used: Iterable[tuple[str, Used]]) -> int:
    return sum(each.times for _, each in used)


class WordsInQuestion:
    """Names of one word, ready to be looked for in any number of articles, with a capital and without."""

    def __init__(self, words: Collection[str]) -> None:
        self._automaton = ahocorasick.Automaton()
        for word in sorted({form for name in words if name.lower() != name for form in (name, name.lower())}):
            self._automaton.add_word(word, word)
        self._automaton.make_automaton()

    def used_in(self, article: Article | None) -> Uses:
        """Return which of the words an article uses, in the order of the text."""
        if not article or not len(self._automaton):
            return {}
        times: dict[str, int] = {}
        lines: dict[str, int] = {}
        for block in article.blocks:
            text = article.words(block)
            for last, word in self._automaton.iter(text):
                start, end = last - len(word) + 1, last + 1
                if _is_word(text, start, end):
                    times[word] = times.get(word, 0) + 1
                    lines.setdefault(word, block.line + text.count("\n", 0, start))
        return {word: Used(count, lines[word]) for word, count in times.items()}


def _is_word(text: str, start: int, end: int) -> bool:
    """Tell a word that stands on its own in prose: not within another, nor in an address."""
    around = text[max(0, start - 1) : start] + text[end : end + 1]
    if any(char.isalnum() or char in "_-@#/" for char in around):
        return False
    return not any(start < to and frm < end for frm, to in Passage(text).no_prose)
