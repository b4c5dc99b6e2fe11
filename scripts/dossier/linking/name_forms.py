"""Lists the ways in which texts write a name of the registry, so that a search for words finds them all."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from operator import ge

from dossier.entity import Entity
from dossier.linking.russian_names import cases, is_cyrillic
from dossier.names import name_key
from dossier.vocabulary import vocabulary

_JOINT = re.compile(r"(?<=[^\W\d_])[\s-](?=\d)")
_INITIAL = re.compile(r"(?<=\b[^\W\d_])\.(?=\s)")
_PLURALS = frozenset({"station", "spacecraft", "rocket"})
"""The kinds of which there are several, all called the same: «deux Starliners», “three Soyuzes”."""
_RULES = frozenset({"agreement", "document", "programme"})
_SHORT_ACRONYM = 3
_KIND_NOUNS = vocabulary("linking").words("kind_nouns")


@dataclass(frozen=True)
class Form:
    """One way to write a name of an entity, or of a person the surname alone."""

    words: str
    name: str
    """The name of the registry of which it is a form."""
    entity: str
    is_surname: bool = False
    is_ruling: bool = False
    """Whether the words were ruled on: the entity is what they link to."""

    def may_be(self, words: str) -> bool:
        """Tell whether `words`, which are the form but for case, may be it as far as capitals go.

        Where the registry has a capital the text must have one too («Mir» is never «mir»); the first word of «Station
        spatiale internationale» may do without. An acronym is written so («ISS» is never «iss»), and a long one as a
        name too («Nasa», «TsOuP»).
        """
        if self._is_acronym:
            is_long = sum(map(str.isalpha, words)) > _SHORT_ACRONYM
            capitals = sum(map(str.isupper, words))
            return words == self.words or (is_long and words[:1].isupper() and (capitals > 1 or words[1:].islower()))
        written = [letter.isupper() for letter in words if letter.isalpha()]
        return len(self._capitals) != len(written) or all(map(ge, written, self._capitals))

    @cached_property
    def _is_acronym(self) -> bool:
        return self.words.isupper() and " " not in self.words

    @cached_property
    def _capitals(self) -> list[bool]:
        """Tell of each letter whether it must be a capital."""
        capitals = [
            letter.isupper() and (at == 0 or not word.isupper() or len(word) <= _SHORT_ACRONYM)
            for word in self.words.split()
            for at, letter in enumerate(word)
            if letter.isalpha()
        ]
        if _begins_with_a_common_noun(self.words):
            capitals[0] = False
        return capitals


def forms(entity: Entity) -> Iterator[Form]:
    """Yield every form of every name of an entity, of a person those of the surname too; some may come twice."""
    for name in entity.names:
        for words in _written(name, entity):
            yield Form(words, name, entity.id)
    for surname in surnames(entity):
        yield Form(surname, surname, entity.id, is_surname=True)
        if is_cyrillic(surname):
            yield from (Form(words, surname, entity.id, is_surname=True) for words in cases(surname))


def surnames(entity: Entity) -> tuple[str, ...]:
    """Return the spellings of a person's surname: as given, or the last word of every name that has several."""
    if entity.type != "person":
        return ()
    if entity.surnames:
        return entity.surnames
    several = (name.split() for name in entity.names)
    return tuple(dict.fromkeys(words[-1] for words in several if len(words) > 1))


def _written(name: str, entity: Entity) -> Iterator[str]:
    """Yield a name, and what it becomes in the plural, without its joints and dots, and in the Russian cases."""
    yield name
    if is_cyrillic(name):
        yield from cases(name)
    if _JOINT.search(name):
        yield _JOINT.sub("", name)
    if _INITIAL.search(name):
        yield _INITIAL.sub("", name)
    if entity.type in _PLURALS and not name.isupper() and not name.endswith("s"):
        yield f"{name}s"
        if name.endswith(("z", "x", "sh")):
            yield f"{name}es"
    first, space, rest = name.partition(" ")
    if entity.type in _RULES and space and first[-1:].islower():
        yield f"{first.removesuffix('s')}{'' if first.endswith('s') else 's'} {rest}"


def _begins_with_a_common_noun(name: str) -> bool:
    """Tell «Station spatiale internationale» and «Amendement Wolf», which the press writes with a small letter too."""
    first, _, rest = name.partition(" ")
    return first[:1].isupper() and bool(rest) and (rest[:1].islower() or name_key(first) in _KIND_NOUNS)
