"""Finds who is named, of those that the registry doesn't know: by their capitals.

| words                                    | who                                     |
|------------------------------------------|-----------------------------------------|
| two or more words with capitals          | somebody, or a body, by that name       |
| one such word, the last of such a name   | the same                                |
| one such word, the first of one name     | the same: «Gulnara», and “Walt”, Walter |
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dossier.quoting.runs import ADJECTIVES, BODIES, NO_NAMES, PERSON_ENDINGS, PERSON_WORDS, TITLES, is_forename, runs
from dossier.quoting.verbs import KNOWN
from dossier.quoting.word_kinds import DETERMINERS, PREPOSITIONS, is_person_noun
from dossier.vocabulary import vocabulary

_MOST_WORDS = 4
_PERSON_AFTER = re.compile(
    r",? (?:\(?\d\d\b|said|says|told|tells|asked|wrote|added|replied|who|qui|dit|recalls|explained"
    r"|a (?:\w+é|dit|averti|écrit)\b|explique|affirme|ajoute|raconte|soupire|sourit|souffle|est n[ée]|was born)"
    r"|, (?:le|la|l['’]|un|une|a|an|the|his|her|son|sa|former|ancien|ancienne|then|alors"
    r"|[\w-]+(?:ist|eur|rice|ien|ienne|iste|logue|er|or|man)\b)"
)
_INHABITANTS = frozenset(each.split(":")[0] for each in KNOWN.words("inhabitants"))
_SHORT_NAMES = frozenset(vocabulary("speakers").words("short_names"))
_DONE = ("é", "ée", "és", "ées")
_SHORTEST = 3
_LONGEST_OFFICE = 110
_BODY_NOUNS = KNOWN.words("body_nouns")
_WORDS = re.compile(r"[lL]['’]|[^\W_]+(?:-[^\W_]+)*")
_PART_ENDS = re.compile(r"[,.;:«»“”\n]")
_NUMBERED = re.compile(r"-\d")
"""What engines and flights are called by, and nobody who speaks: «RD-181», “Crew-11”."""
_TITLED = re.compile(r"\b(?:Mr|Mrs|Ms|Mme|Mlle|M)\.?\s$")
_WHERE = re.compile(r"\b(?:In|From|At|À|De|Depuis)\s$")
_AGED = re.compile(r", [1-9]\d(?: ans|-year-old)?,")
_NATIVE = re.compile(r"(?:\b(?:[lL][ea]|[uU]ne?)\s|\b[lL][’'])[A-ZÀ-Ý][^\W\d_]+\s$")
"""A French noun of who somebody is from: of a company, «l'américain X», it has no capital."""
_FRENCH_THE = re.compile(r"(?:\b(?:[lL][ea]|[uU]ne?)\s|\b[lL][’'])$")
_NATION_AFTER = re.compile(r"\s(?P<word>[a-zà-ÿ-]+)")
_INITIAL = re.compile(r"(?:\w\.-?){1,3}")


@dataclass(frozen=True)
class Naming:
    """A place where somebody is named."""

    start: int
    end: int
    who: str
    """The same for the same somebody, wherever named: the entity's id, or the fullest name in small letters."""
    entity: str | None
    is_person: bool
    words: str


def named(
    text: str, blocks: Iterable[tuple[int, int]], taken: list[tuple[int, int]], known: Sequence[Naming]
) -> Iterator[Naming]:
    """Yield who is named beside those `known`; `taken` are the places that the registry's names hold."""
    found = [_past_place(text, *run) for start, end in blocks for run in runs(text, start, end, taken)]
    names = _Names.of(text, found, known)
    for start, end in found:
        words = text[start:end]
        parts = words.lower().split()
        if _NUMBERED.search(words):
            continue
        if len(parts) == 1:
            each = (None if is_presented(text, start, end) else names.alone(parts[0], start)) or _single(
                text, start, end
            )
            if each:
                yield _with_nation(text, replace(each, start=start, end=end, words=words))
        else:
            is_person = len(parts) <= _MOST_WORDS and not words.isupper() and names.is_person(parts)
            yield Naming(start, end, names.whole(parts), None, is_person, words)


def _with_nation(text: str, naming: Naming) -> Naming:
    """Return a body with the adjective that tells whose it is: «le Trésor | américain»."""
    nation = _NATION_AFTER.match(text, naming.end)
    is_bare = naming.entity is None and not naming.is_person and naming.who == naming.words.lower()
    if not is_bare or not nation or nation["word"] not in _INHABITANTS:
        return naming
    if not _FRENCH_THE.search(text, max(0, naming.start - 5), naming.start):
        return naming
    words = text[naming.start : nation.end()]
    return replace(naming, end=nation.end(), words=words, who=words.lower())


def _past_place(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where a name is after a place, or who somebody is from: “In Moscow | Albert Markov”, «l'Américain | X»."""
    parts = text[start:end].split()
    is_native = len(parts) > _SHORTEST - 1 and parts[0].lower() in _INHABITANTS
    if is_native and _FRENCH_THE.search(text, max(0, start - 5), start):
        return start + text[start:end].index(parts[1], len(parts[0])), end  # «l'Américain | Taylor Brooks»
    is_place = len(parts) > _SHORTEST - 1 and is_forename(parts[1].lower()) and not is_forename(parts[0].lower())
    is_trade = is_place and is_person_noun(parts[0].lower())  # “Soprano | Helena Ashby”
    if is_trade:
        return start + text[start:end].index(parts[1], len(parts[0])), end
    if not is_place or not _WHERE.search(text, max(0, start - 8), start):
        return start, end
    return start + text[start:end].index(parts[1], len(parts[0])), end


@dataclass(frozen=True)
class _Names:
    """The names of several words that an article has, by which one of them alone is told."""

    known: Mapping[str, Naming]
    """Persons of the registry by their names, and by their last words."""
    by_last: Mapping[str, Sequence[tuple[int, str]]]
    """The other names by their last words, with where each stands first."""
    by_first: Mapping[str, Sequence[str]]
    """The names of persons, or what may be, by their first words."""
    persons: frozenset[str]
    """The last words of those that something says are a person's."""

    @classmethod
    def of(cls, text: str, runs: Sequence[tuple[int, int]], known: Sequence[Naming]) -> "_Names":
        whole: dict[str, Naming] = {}
        for each in known:
            if each.is_person:
                whole.setdefault(each.words.lower(), each)
                whole.setdefault(each.words.split()[-1].lower(), each)
        by_last: dict[str, list[tuple[int, str]]] = {}
        told: set[str] = set()
        for start, end in runs:
            parts = text[start:end].lower().split()
            if len(parts) == 1:
                told.update(parts if _TITLED.search(text, max(0, start - 6), start) else ())
                continue
            if not any(_same(name, parts) for _, name in by_last.get(parts[-1], ())):
                by_last.setdefault(parts[-1], []).append((start, " ".join(parts)))
            if _is_told(text, start, end):
                told.add(parts[-1])
        by_first: dict[str, list[str]] = {}
        names = [name for same in by_last.values() for _, name in same if not set(name.split()) & BODIES]
        for name in sorted({*names, *(name for name, each in whole.items() if " " in name)}):
            by_first.setdefault(name.split()[0], []).append(name)
        return cls(whole, by_last, by_first, frozenset(told))

    def is_person(self, parts: Sequence[str]) -> bool:
        """Tell whether the words of a name are a person's."""
        is_told = parts[-1] in self.persons or is_forename(parts[0]) or _INITIAL.fullmatch(parts[0]) is not None
        return is_told and not set(parts) & BODIES

    def whole(self, parts: Sequence[str]) -> str:
        """Return the name by which somebody of several words is known."""
        return next((name for _, name in self.by_last[parts[-1]] if _same(name, parts)), " ".join(parts))

    def alone(self, key: str, start: int) -> Naming | None:
        """Return whom one word of a name means at a place, where the article has the name."""
        if key in self.by_last:
            bearers = self.by_last[key]
            before = [name for at, name in bearers if at < start]
            name = before[-1] if before else bearers[0][1]
            return Naming(0, 0, name, None, self.is_person(name.split()), "")
        if key in self.known:
            return self.known[key]
        return self._by_forename(key)

    def _by_forename(self, key: str) -> Naming | None:
        """Return the only one whose forename a word is, or is short for."""
        names = list(self.by_first.get(key, ()))
        if not names and len(key) >= _SHORTEST:
            names = [
                name
                for first, same in self.by_first.items()
                for name in same
                if (first.startswith(key) and (is_forename(first) or self.is_person(name.split())))
                or f"{key}:{first}" in _SHORT_NAMES
            ]
        if len(names) != 1:
            return None
        return self.known.get(names[0]) or Naming(0, 0, names[0], None, True, "")


def _single(text: str, start: int, end: int) -> Naming | None:
    """Return whom a word with a capital names that is no part of a known name, where it does."""
    key = text[start:end].lower()
    if key in _INHABITANTS or key.removesuffix("s") in _INHABITANTS or key in ADJECTIVES or len(key) == 1:
        return None
    is_titled = _TITLED.search(text, max(0, start - 6), start) is not None
    is_person = is_forename(key) or is_titled or _AGED.match(text, end) is not None
    if is_person_noun(key) and not is_person and not text[start:end].isupper():
        return None  # «la Représentante officielle»
    if _opens(text, start) and key.endswith(("ly", "ment", "ments")) and not is_forename(key):
        return None  # “Privately, …”
    if _opens(text, start) and key.endswith(_DONE) and not is_forename(key) and text[end : end + 1] == ",":
        return None  # «Contactée, l'ambassade …»
    if key in PREPOSITIONS and not text[start:end].isupper():
        return None
    if (not _opens(text, start) and key not in NO_NAMES) or is_person or text[start:end].isupper() or _acts(text, end):
        return Naming(start, end, key, None, is_person, key)
    return None


def _is_told(text: str, start: int, end: int) -> bool:
    """Tell whether what stands beside words with capitals says that they name a person."""
    before = text[max(0, start - 40) : start].split()
    if before and before[-1].lower() in ("the", "les"):
        return False
    if _PERSON_AFTER.match(text, end) or _is_apposed(text, start):
        return True
    last = before[-1].rstrip(",").lower().replace("l’", "").replace("l'", "") if before else ""
    if _NATIVE.search(text, max(0, start - 24), start) and last in _INHABITANTS:
        return True  # «l'Américain | X»
    if last in _INHABITANTS and len(before) > 1:  # «la chanteuse belge | X»
        last = before[-2].lower().replace("’", "'").split("'")[-1]
    return last in PERSON_WORDS or last.rstrip(".") in TITLES or last.endswith(PERSON_ENDINGS)


def _is_apposed(text: str, start: int) -> bool:
    """Tell a name after an office, a comma between: «la coordinatrice du gouvernement pour l'espace, Katrin X»."""
    before = text[max(0, start - _LONGEST_OFFICE) : start]
    if not before.endswith(", "):
        return False
    words = [word.lower() for word in _WORDS.findall(_PART_ENDS.split(before[:-2])[-1].replace("’", "'"))]
    office = next((k for k in range(len(words) - 2, 0, -1) if _is_office(words, k)), 0)
    words = words[office:]  # «…, a estimé sur place | la maire de la commune, X»
    if not words or words[0] not in DETERMINERS or words[-1] in BODIES | _BODY_NOUNS:
        return False
    return any(is_person_noun(word) and word not in BODIES | _BODY_NOUNS for word in words[1:4])


def _is_office(words: Sequence[str], at: int) -> bool:
    return words[at] in ("le", "la") and is_person_noun(words[at + 1]) and words[at + 1] not in BODIES | _BODY_NOUNS


def _same(known: str, parts: Sequence[str]) -> bool:
    """Tell whether a full name is that of somebody known, and not of another of the same surname."""
    return known.split()[0] == parts[0] or set(parts) <= set(known.split())


def is_presented(text: str, start: int, end: int) -> bool:
    """Tell a forename that brings somebody new: «C'était signé Oleg, un collègue»."""
    return is_forename(text[start:end].lower()) and _PRESENTED.match(text, end) is not None


_PRESENTED = re.compile(r", (?:un|une|a|an) [a-zà-ÿ]")
_OPENS = re.compile(r"(?:^|[.!?…:«“\"‘(\n•–—-])\s*$")
_ACTS = re.compile(r"\s+(?:says|said|a|dit|is|was|has|had|est|was|will|told|,)\b|['’]s\b|,")


def _opens(text: str, start: int) -> bool:
    return _OPENS.search(text, max(0, start - 4), start) is not None or start == 0


def _acts(text: str, end: int) -> bool:
    """Tell a name at the head of a sentence by the verb after it."""
    return _ACTS.match(text, end) is not None
