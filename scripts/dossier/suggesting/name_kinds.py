"""Guesses what kind of thing a name names, by its own words and those beside it, and says by which."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from dossier.entity import KINDS
from dossier.names import name_key
from dossier.suggesting.name_runs import Run
from dossier.suggesting.name_words import Word
from dossier.suggesting.unknown_words import name_words

_KNOWN = name_words()

_TITLE, _HEAD, _APPOSITION, _NUMBER, _ROLE, _GIVEN, _WHO, _HOUSE, _PLACE, _SAID, _ACRONYM, _TWO = (
    *(9.0, 8.0, 6.0, 5.0, 5.0, 5.0, 3.0, 3.0, 2.5, 1.5, 2.0, 1.0),
)
"""How much each clue weighs."""

_LOOK_BACK, _LOOK_AHEAD = 3, 4
_MOST_WORDS_OF_PERSON = 3
_MOST_LETTERS_OF_ACRONYM = 7


@dataclass(frozen=True)
class Clue:
    """What speaks for a kind."""

    kind: str
    weight: float
    said: str
    """In words that go after the kind: “after ‘Mme’”."""


def clues(words: Sequence[Word], run: Run) -> tuple[Clue, ...]:
    """Return what speaks for one kind or another, of a name in a passage."""
    name = words[run.first : run.last]
    return (*_of_its_own(name), *_before(words, run), *_after(words, run))


def guess(found: Iterable[Clue]) -> tuple[str | None, str | None]:
    """Return the kind for which most speaks, and the clue that weighs most; None where nothing does."""
    weights: dict[str, float] = {}
    best: dict[str, Clue] = {}
    for clue in found:
        weights[clue.kind] = weights.get(clue.kind, 0.0) + clue.weight
        if clue.kind not in best or clue.weight > best[clue.kind].weight:
            best[clue.kind] = clue
    if not weights:
        return None, None
    kind = max(KINDS, key=lambda kind: weights.get(kind, 0.0))
    return kind, best[kind].said


@cache
def _countries() -> dict[str, str]:
    """Return the kind of each country and part of the world that Unicode's tables name, by its name's key."""
    from babel import Locale  # only here, and slow to read

    kinds: dict[str, str] = {}
    for lang in ("fr", "en"):
        for code, name in sorted(Locale(lang).territories.items()):
            kinds.setdefault(name_key(name), "country" if code.isalpha() else "place")
    return kinds


def _of_its_own(name: Sequence[Word]) -> Iterator[Clue]:
    if kind := _countries().get(" ".join(word.key for word in name)):
        yield Clue(kind, _TITLE, "Unicode’s names of countries")
        return
    heads = [word for word in name if word.key in _KNOWN.heads]
    if heads and len(name) > 1:
        # French names what it is first, English last, or before “of”.
        ends_in_head = all(word.text[0].isupper() for word in name) and name[-1].key in _KNOWN.heads
        head = name[0] if name[0].key in _KNOWN.heads and not ends_in_head else _before_of(name) or heads[-1]
        if head.key in _KNOWN.heads:
            yield Clue(_KNOWN.heads[head.key], _HEAD, f"“{head.text}”")
    elif name[0].key in _KNOWN.given_names and len(name) > 1 and not name[-1].is_designator:
        yield Clue("person", _GIVEN, f"the given name “{name[0].text}”")
    elif name[-1].is_designator and len(name) > 1:
        yield Clue("mission", _NUMBER, f"the number “{name[-1].text}”")
    elif len(name) == 1:
        yield from _of_one_word(name[0])
    elif len(name) <= _MOST_WORDS_OF_PERSON and not any(word.is_marked for word in name):
        yield Clue("person", _TWO, "its form alone")


def _of_one_word(word: Word) -> Iterator[Clue]:
    parts = word.text.replace("‑", "-").rpartition("-")
    if parts[0] and parts[2].isdigit():
        yield Clue("mission", _ACRONYM, f"the number “{parts[2]}”")
    elif word.is_marked and len(word.text) <= _MOST_LETTERS_OF_ACRONYM and not any(map(str.isdigit, word.text)):
        yield Clue("organisation", _ACRONYM, "its capitals")


def _before_of(name: Sequence[Word]) -> Word | None:
    at = next((at for at, word in enumerate(name) if word.key in ("of", "for", "on")), 0)
    return name[at - 1] if at else None


def _before(words: Sequence[Word], run: Run) -> Iterator[Clue]:
    if run.first == 0:
        return
    last = words[run.first - 1]
    if words[run.first].follows_on:
        yield from _beside(words, run, last, last.key.rstrip(".'"))
    yield from _apposed(words, run.first)


def _beside(words: Sequence[Word], run: Run, last: Word, key: str) -> Iterator[Clue]:
    """Yield what the very word before a name says."""
    said = f"“{last.text}” before it"
    before = words[run.first - 2] if run.first > 1 and last.follows_on else None
    if key in _KNOWN.titles and last.text[0].isupper():
        yield Clue("person", _TITLE, said)
    elif key in _KNOWN.roles and run.last - run.first <= _MOST_WORDS_OF_PERSON + 1:
        yield Clue("person", _ROLE, said)
    elif key in _KNOWN.speech:
        yield Clue("person", _SAID, said)
    elif key in _KNOWN.house_cues:
        yield Clue("organisation", _HOUSE, said)
    elif before and (kind := _KNOWN.pairs.get(f"{before.key} {key}")):
        yield Clue(kind, _HOUSE, f"“{before.text} {last.text}” before it")
    elif before and key in ("at", "de", "d", "of") and before.key in _KNOWN.roles:
        yield Clue("organisation", _HOUSE, f"“{before.text} {last.text}” before it")
    elif key in _KNOWN.place_cues and last.text != "a":  # English; French has «à», and «A» at the head of a sentence
        yield Clue("place", _PLACE, said)


def _apposed(words: Sequence[Word], first: int) -> Iterator[Clue]:
    """Yield what the noun before a name says, adjectives or «de» between the two: «la sonde japonaise Hayabusa2»."""
    for at in range(first - 1, max(-1, first - 1 - _LOOK_BACK), -1):
        word, gap = words[at], words[at + 1].gap.strip()
        if (gap and not (gap == "," and at == first - 1)) or word.text[0].isupper() or words[at + 1].opens:
            return
        between = {each.key.rstrip("'") for each in words[at + 1 : first]}
        if kind := _KNOWN.appositions.get(word.key):
            if kind == "place" or not between & (_KNOWN.links_fr | _KNOWN.links_en):
                yield Clue(kind, _APPOSITION, f"“{word.text}” before it")
            return
        if word.key in _KNOWN.roles and (between or gap):
            if not between & (_KNOWN.links_fr | _KNOWN.links_en):
                yield Clue("person", _ROLE - 1, f"“{word.text}” before it")
            return
        if word.key in _KNOWN.verbs or word.key in _KNOWN.openers - _KNOWN.links_fr:
            return


def _after(words: Sequence[Word], run: Run) -> Iterator[Clue]:
    after = words[run.last : run.last + _LOOK_AHEAD]
    if not after or after[0].opens or words[run.last - 1].is_possessive:
        return
    first = after[0]
    if first.gap.strip() == ",":
        yield from _after_comma(after)
    elif first.follows_on:
        if kind := _KNOWN.appositions.get(first.key):
            yield Clue(kind, _APPOSITION - 2, f"“{first.text}” after it")
        speaks = 1 if first.key == "a" and len(after) > 1 else 0
        if after[speaks].key in _KNOWN.speech:
            yield Clue("person", _SAID, f"“{' '.join(word.text for word in after[: speaks + 1])}” after it")


def _after_comma(after: Sequence[Word]) -> Iterator[Clue]:
    """Yield what stands after a name and its comma: "who …", «présidente de …», "a weather satellite"."""
    if after[0].key == "who":
        yield Clue("person", _WHO, "“who” after it")
        return
    for at, word in enumerate(after):
        if word.text[0].isupper() or word.key in _KNOWN.verbs or (at and not word.follows_on):
            return
        if word.key in _KNOWN.roles or word.key in _KNOWN.appositions:
            yield Clue(_KNOWN.appositions.get(word.key, "person"), _WHO, f"“{word.text}” after it")
            return
