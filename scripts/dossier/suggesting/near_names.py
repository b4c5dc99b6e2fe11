"""Finds names of the registry that an unknown name may be another form of, and says why."""

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from slugify import slugify

from dossier.entity import Entity
from dossier.names import name_key
from dossier.registry import Registry
from dossier.suggesting.unknown_words import name_words

_MOST = 3
_NEAR = 0.86
"""How alike two names must be, from 0 to 1, to be shown as near."""
_SHORTEST_TO_COMPARE = 5
_FEWEST_INITIALS = 3

# What transliterations of one Russian name differ in, for French, English and German readers; in this order.
_SPELLINGS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"chtch|shch|tsch|tch|sch|sh|ch|cz|ts|tz|c(?=[eiy])", "s"),
        (r"zh|dj|z|j(?=[aeiou]|$)", "s"),
        (r"kh|h", ""),
        (r"qu|ck|c|x", "k"),
        (r"ph", "f"),
        (r"gu(?=[ei])", "g"),
        (r"ff?\b|w", "v"),
        (r"[iyj](?=[aou])|(?<=[^aeiouy ])[iy](?=e)|\by(?=e)", ""),
        (r"ou", "u"),
        (r"[iyj]+", "i"),
        (r"([a-z])\1+", r"\1"),
        (r"e\b", ""),
    )
)
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True)
class Near:
    """An entity that an unknown name may belong to."""

    entity: str
    """Its id."""
    why: str
    """In words that go after the id: “another spelling of Roscosmos”."""


class NearNames:
    """The registry's names, ready to be compared with any number of unknown ones."""

    def __init__(self, registry: Registry) -> None:
        self._sounds: dict[str, list[tuple[str, str]]] = {}
        self._surnames: dict[str, list[tuple[str, str]]] = {}
        self._initials: dict[str, list[tuple[str, str]]] = {}
        self._keys: dict[str, list[tuple[str, str]]] = {}
        self._by_letter: dict[str, list[tuple[str, str, str]]] = {}
        for entity in registry.entities.values():
            self._add(entity)

    def near(self, forms: tuple[str, ...]) -> tuple[Near, ...]:
        """Return the entities that a name with these `forms` may belong to, the likeliest first."""
        found: dict[str, Near] = {}
        for search in (self._as_spelt, self._as_acronym, self._as_surname, self._as_alike, self._as_part):
            for form in forms:
                for entity, why in search(form):
                    found.setdefault(entity, Near(entity, why))
        return tuple(found.values())[:_MOST]

    def _add(self, entity: Entity) -> None:
        for name in entity.names:
            sound = sound_of(name)
            _put(self._sounds, sound, (entity.id, name))
            _put(self._keys, name_key(name), (entity.id, name))
            _put(self._initials, _initials(name), (entity.id, name))
            self._by_letter.setdefault(sound[:1], []).append((sound, entity.id, name))
        if entity.type == "person":
            for surname in entity.surnames or tuple(name.split()[-1] for name in entity.names):
                _put(self._surnames, sound_of(surname), (entity.id, entity.name.en))

    def _as_spelt(self, form: str) -> Iterator[tuple[str, str]]:
        for entity, name in self._sounds.get(sound_of(form), ()):
            yield entity, f"another spelling of “{name}”"

    def _as_acronym(self, form: str) -> Iterator[tuple[str, str]]:
        if form.isupper() and len(form) >= _FEWEST_INITIALS:
            for entity, name in self._initials.get(name_key(form), ()):
                yield entity, f"the initials of “{name}”"
        initials = _initials(form)
        for entity, name in self._keys.get(initials, ()) if len(initials) >= _FEWEST_INITIALS else ():
            if name.isupper():
                yield entity, f"what “{name}” may be short for"

    def _as_surname(self, form: str) -> Iterator[tuple[str, str]]:
        words = form.split()
        if words[-1].isalpha() and (len(words) == 1 or not words[-1].isupper()):
            for entity, name in self._surnames.get(sound_of(words[-1]), ()):
                yield entity, f"the surname of {name}"

    def _as_alike(self, form: str) -> Iterator[tuple[str, str]]:
        sound = sound_of(form)
        if len(sound) < _SHORTEST_TO_COMPARE:
            return
        matcher = difflib.SequenceMatcher(b=sound)
        for other, entity, name in self._by_letter.get(sound[:1], ()):
            if _NUMBER.findall(other) != _NUMBER.findall(sound) or abs(len(other) - len(sound)) > 2:
                continue
            matcher.set_seq1(other)
            if matcher.quick_ratio() >= _NEAR and matcher.ratio() >= _NEAR:
                yield entity, f"nearly “{name}”"

    def _as_part(self, form: str) -> Iterator[tuple[str, str]]:
        words = name_key(form).split()
        for first in range(len(words)):
            for last in range(len(words), first, -1):
                if last - first < len(words):
                    for entity, name in self._keys.get(" ".join(words[first:last]), ()):
                        yield entity, f"holds “{name}”"


def sound_of(name: str) -> str:
    """Return what spellings of one name share, whatever the letters and the language that they were written for."""
    sound = slugify(name.replace("’", "").replace("'", ""), separator=" ")
    for pattern, plain in _SPELLINGS:
        sound = pattern.sub(plain, sound)
    return sound.strip()


def _initials(name: str) -> str:
    known = name_words()
    small = known.links_fr | known.links_en | known.particles
    words = [word for part in name_key(name).replace("'", " ").split() for word in part.split("-") if word]
    return "".join(word[0] for word in words if word not in small) if len(words) > 1 else ""


def _put(table: dict[str, list[tuple[str, str]]], key: str, value: tuple[str, str]) -> None:
    several = table.setdefault(key, []) if key else []
    if value[0] not in (entity for entity, _ in several):
        several.append(value)
