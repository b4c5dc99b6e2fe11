"""Tells women and men among those named, by what the article writes of them; and guesses, where it writes nothing.

| words                                              | tell                    |
|----------------------------------------------------|-------------------------|
| a title, a known forename                          | surely                  |
| «la machiniste X», «X, directrice de …», «Née à …» | surely                  |
| “X said he …”, no other person between             | surely, if all agree    |
| the ending of a forename, or of a Russian surname  | a guess: see `guess`    |
"""

import itertools
import re
from collections.abc import Iterator, Mapping

from dossier.entity import Entity
from dossier.quoting.naming import Naming
from dossier.quoting.runs import is_forename
from dossier.quoting.verbs import KNOWN
from dossier.quoting.word_kinds import is_person_noun
from dossier.vocabulary import vocabulary

_KNOWN = vocabulary("speakers")
_NAMES = vocabulary("forenames")
_OPEN = _NAMES.words("either")
_FEMININE = (KNOWN.words("feminine") | _NAMES.words("women")) - _OPEN
_MASCULINE = (KNOWN.words("masculine") | _NAMES.words("men")) - _OPEN - _FEMININE
_FEMININE_ENDS = tuple(sorted(_KNOWN.words("feminine_endings")))
_MASCULINE_ENDS = tuple(sorted(_KNOWN.words("masculine_endings")))
_WOMEN_S_SURNAMES = tuple(sorted(_KNOWN.words("surnames_of_women")))
_MEN_IN_A = _KNOWN.words("men_in_a")
_ROLE_ENDS = ("trice", "euse", "ienne", "ière", "ante", "ée", "cheffe", "présidente")
_BESIDE = re.compile(
    r"\b(?P<article>la|une|le|un)\s(?:(?!(?:la|une?|le|les)\s)\w+\s){0,2}?(?P<noun>[\w-]+),?\s$", re.IGNORECASE
)
_AFTER = re.compile(r",\s(?P<article>la\s|une\s|le\s|un\s)?(?:ancienne?\s|ex-)?(?P<noun>[\w-]+)")
_BECAME = re.compile(r"(?:,|\s(?:est|était|a été|s['’]est))\s(?:alors\s|aussi\s)?[\w-]*?(?P<end>née|né|ée|é)\b")
_BORN = re.compile(
    r"(?:^|[.!?»”\n]\s*)(?:\w+\s)?[\w-]+(?P<end>ée|é|ie|i|ue|u)\b[^,.;«“\n]{0,60},\s(?:M\.\s|Mme\s|Me\s)?$"
)
_PRONOUN = re.compile(r"(?<!, )\b(?P<pronoun>he|she|himself|herself|his)\b")
_FARTHEST = 110
_ENDS = re.compile(r"[.!?][\s»”’\"]|[«“\"\n]")


def told(text: str, namings: tuple[Naming, ...], entities: Mapping[str, Entity]) -> dict[str, str]:
    """Return which of those named are women, `f`, and which men, `m`, as far as something tells."""
    found: dict[str, str] = {}
    persons = [each for each in namings if each.is_person]
    for each in persons:
        if each.who not in found:
            gender = _by_name(text, each, entities)
            if gender:
                found[each.who] = gender
    for each in persons:
        if each.who not in found:
            gender = next(_by_words(text, each), None)
            if gender:
                found[each.who] = gender
    votes: dict[str, set[str]] = {}
    for each, after in itertools.zip_longest(persons, persons[1:]):
        if each.who not in found:
            end = min(after.start if after else len(text), each.end + _FARTHEST)
            votes.setdefault(each.who, set()).update(_by_pronoun(text, each.end, end))
    found.update({who: next(iter(genders)) for who, genders in votes.items() if len(genders) == 1})
    return found


def guess(words: str) -> str | None:
    """Return `f` or `m` by the endings of a name: a guess, which what the article says goes before."""
    parts = words.lower().split()
    first = parts[0].split("-")[0]
    if parts[-1].endswith(_WOMEN_S_SURNAMES):
        return "f"
    if len(parts) == 1 or first in _OPEN or is_forename(first):
        return None
    if first in _MEN_IN_A or first.endswith(_MASCULINE_ENDS):
        return "m"
    return "f" if first.endswith(_FEMININE_ENDS) else None


def _by_name(text: str, each: Naming, entities: Mapping[str, Entity]) -> str | None:
    """Return what a title before a name tells, or the forename."""
    before = text[max(0, each.start - 14) : each.start].lower().replace(".", " ").split()
    words = each.words.lower().split()
    compound = words[0].split("-")  # «Paul-Henri»
    first = [words[0], compound[0]] if len(words) > 1 and len(compound) > 1 else words[:1] if len(words) > 1 else []
    names = [entities[each.entity].name.fr, entities[each.entity].name.en] if each.entity else []
    for word in [*before[-1:], *first, *(name.lower().split()[0] for name in names), *words[:1]]:
        if word in _FEMININE:
            return "f"
        if word in _MASCULINE:
            return "m"
    return None


def _by_words(text: str, each: Naming) -> Iterator[str]:
    """Yield what the words beside a name tell: articles, nouns of women, participles."""
    before = _BESIDE.search(text, max(0, each.start - 50), each.start)
    if before and is_person_noun(before["noun"].lower(), widely=True):
        yield "f" if before["article"].lower() in ("la", "une") else "m"
    after = _AFTER.match(text, each.end)
    if after and is_person_noun(after["noun"].lower(), widely=True):
        article = (after["article"] or "").strip()
        if article:
            yield "f" if article in ("la", "une") else "m"
        elif after["noun"].lower() in _FEMININE or after["noun"].endswith(_ROLE_ENDS):
            yield "f"
    became = _BECAME.match(text, each.end)
    if became:
        yield "f" if became["end"].endswith("e") else "m"
    born = _BORN.search(text, max(0, each.start - 90), each.start)
    if born:
        yield "f" if born["end"].endswith("e") else "m"


def _by_pronoun(text: str, start: int, end: int) -> Iterator[str]:
    """Yield what the first pronoun tells that follows a name in its sentence, no other person named between."""
    stop = _ENDS.search(text, start, end)
    found = _PRONOUN.search(text, start, stop.start() if stop else end)
    if found:
        yield "f" if found["pronoun"] in ("she", "herself") else "m"
