"""Answers, from articles and pages, what the registry leaves open of itself: who is named, what is an ordinary word."""

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

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

_ENTITY = re.compile(r"entities/([a-z0-9]+(?:-[a-z0-9]+)*)(?:\.md|/)")
_SOURCE = re.compile(r"sources/(?:index\.md)?#([A-Za-z0-9-]+)")


def open_answers(
    asked: Open, articles: Sequence[Article], mentioned: Iterable[str], pages: Sequence[str]
) -> list[Problem]:
    """Return notes on what the registry holds in vain, and on ordinary words.

    `mentioned` are the ids of the entities that articles mention, `pages` the texts of the pages that people wrote.
    """
    linked = {*mentioned, *_found(_ENTITY, pages)}
    cited = set(_found(_SOURCE, pages))
    unnamed = [spot for spot in asked.unnamed if spot.word not in linked] if articles else []
    uncited = [spot for spot in asked.uncited if spot.word not in cited]
    problems = [*_ordinary(asked.words, articles)]
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


def _ordinary(words: Sequence[Spot], articles: Sequence[Article]) -> Iterator[Problem]:
    """Find the names that articles use as words: without a capital, more than once in a long while."""
    small = _uses({spot.word.lower(): _MOST_COUNTED for spot in words if spot.word.lower() != spot.word}, articles)
    enough = {word: math.ceil(len(uses) / _LEAST_OFTEN_SMALL) for word, uses in small.items()}
    named = _uses({spot.word: enough[spot.word.lower()] for spot in words if spot.word.lower() in small}, articles)
    for spot in words:
        word = spot.word.lower()
        uses, others = small.get(word, []), named.get(spot.word, [])
        if uses and len(uses) >= _LEAST_OFTEN_SMALL * (len(uses) + len(others)):
            path, line = uses[0]
            what = f"“{spot.word}” is an ordinary word too (“{word}” in {path}:{line})"
            mend = "list it under “needs_context” and “ordinary_words”"
            yield note(Problem(spot.path, spot.line, what, mend))


def _uses(words: Mapping[str, int], articles: Sequence[Article]) -> Mapping[str, list[tuple[str, int]]]:
    """Return where the articles have each of the words, letter for letter, in prose and on its own.

    `words` say of each how many places are enough.
    """
    uses: dict[str, list[tuple[str, int]]] = {}
    automaton = ahocorasick.Automaton()
    for word in sorted(words):
        automaton.add_word(word, word)
    if not len(automaton):
        return uses
    automaton.make_automaton()
    for article in sorted(articles, key=lambda article: article.path):
        for block in article.blocks:
            text = article.words(block)
            for last, word in automaton.iter(text):
                start, end = last - len(word) + 1, last + 1
                found = uses.get(word, [])
                if len(found) < words[word] and _is_word(text, start, end):
                    uses[word] = [*found, (article.path, block.line + text.count("\n", 0, start))]
    return uses


def _is_word(text: str, start: int, end: int) -> bool:
    """Tell a word that stands on its own in prose: not within another, nor in an address."""
    around = text[max(0, start - 1) : start] + text[end : end + 1]
    if any(char.isalnum() or char in "_-@#/" for char in around):
        return False
    return not any(start < to and frm < end for frm, to in Passage(text).no_prose)
