"""Checks the names of the registry: those that two entities bear, and those that other things bear too."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from dossier.entity import Entity
from dossier.linking.known_names import letters_of
from dossier.linking.name_forms import forms, surnames
from dossier.names import name_key
from dossier.origins import Origins, note
from dossier.problems import Problem, did_you_mean
from dossier.vocabulary import vocabulary

_COURTESY = vocabulary("linking").words("courtesy")
_MOST_LETTERS = 3


def name_problems(entities: Mapping[str, Entity], origins: Origins) -> Iterator[Problem]:
    """Yield what is wrong with the entities' names."""
    yield from _borne_by_several(entities, origins)
    for entity in entities.values():
        yield from _too_short(entity, origins)
        yield from _ordinary_words(entity, origins)
        yield from _safeguards(entity, origins)
        if entity.type == "person":
            yield from _of_a_person(entity, origins)


def way_of_name(entity: Entity, name: str) -> tuple[str | int, ...]:
    """Return where in its file an entity's name stands."""
    if name in entity.aliases:
        return "aliases", entity.aliases.index(name)
    return "name", next(lang for lang in ("fr", "en", "ru") if getattr(entity.name, lang) == name)


def unguarded_words(entity: Entity) -> tuple[str, ...]:
    """Return the names of one word, not an acronym, that the entity doesn't say other things bear or texts use."""
    guarded = _keys(entity.needs_context) | _keys(entity.ordinary_words)
    return tuple(
        name for name in entity.names if name.isalpha() and not name.isupper() and name_key(name) not in guarded
    )


def is_listed_as_ordinary(name: str) -> bool:
    """Tell whether a name is a word of the vocabulary of ordinary words."""
    return name_key(name) in _listed("ordinary")


@cache
def _listed(table: str) -> frozenset[str]:
    """Return the words of a table of the vocabulary."""
    return vocabulary("registry").words(table)


def _borne_by_several(entities: Mapping[str, Entity], origins: Origins) -> Iterator[Problem]:
    """Find what the linker reads alike in two entities' names: hyphens are spaces, and plurals and cases are names."""
    bearers: dict[str, dict[str, str]] = {}
    for entity in entities.values():
        for form in forms(entity):
            if not form.is_surname:
                bearers.setdefault(letters_of(form.words), {}).setdefault(entity.id, form.name)
    said: set[tuple[str, str, str]] = set()
    for by_id in bearers.values():
        if len(by_id) < 2:
            continue
        told_apart = [one for one, name in by_id.items() if _is_guarded(name, entities[one])]
        first = next(iter(told_apart or by_id))
        mend = (
            f"list it under “needs_context” as {origins.entities[first].path} does, or write a fuller one"
            if told_apart
            else "leave it to one of them, write a fuller one, or list it under “needs_context” in both"
        )
        for one, name in by_id.items():
            if one == first or one in told_apart or (one, name, first) in said:
                continue
            said.add((one, name, first))
            other = by_id[first]
            whose = f"names {origins.entities[first].path} too, so that without its context it links to neither"
            what = (
                f"“{name}” {whose}"
                if name_key(name) == name_key(other)
                else f"“{name}” is read as “{other}”, which {whose}"
            )
            yield origins.of_entity(one, way_of_name(entities[one], name), what, mend)


def _is_guarded(name: str, entity: Entity) -> bool:
    """Tell whether the entity lists the name, or another spelling that is read alike, under `needs_context`."""
    return letters_of(name) in {letters_of(each) for each in entity.needs_context}


def _too_short(entity: Entity, origins: Origins) -> Iterator[Problem]:
    """Find aliases of a few letters that nothing explains; those of a country are known to everybody."""
    if entity.type == "country":
        return
    main = _keys(name for name in (entity.name.fr, entity.name.en, entity.name.ru) if name)
    explained = {initials for name in entity.names for initials in _initials(name)} - _listed("several_meanings")
    safe = main | _keys(entity.needs_context) | explained
    for name in entity.aliases:
        is_short = len(name) <= _MOST_LETTERS and name.isalpha() and name.isascii()
        if is_short and name_key(name) not in safe:
            what = f"“{name}” is so short that other things will bear it too"
            mend = "list it under “needs_context”, or write a longer one"
            yield note(origins.of_entity(entity.id, way_of_name(entity, name), what, mend))


def _initials(name: str) -> Iterator[str]:
    """Yield what a name may be shortened to: the first letters of its words, with the small ones and without."""
    words = [word for word in name.replace("-", " ").replace("’", " ").split() if word[0].isalpha()]
    if len(words) > 1:
        yield name_key("".join(word[0] for word in words))
        yield name_key("".join(word[0] for word in words if name_key(word) not in _listed("small")))


def _ordinary_words(entity: Entity, origins: Origins) -> Iterator[Problem]:
    for name in unguarded_words(entity):
        if is_listed_as_ordinary(name):
            what = f"“{name}” is an ordinary word too"
            mend = "list it under “needs_context” and “ordinary_words”"
            yield note(origins.of_entity(entity.id, way_of_name(entity, name), what, mend))


def _safeguards(entity: Entity, origins: Origins) -> Iterator[Problem]:
    """Check that what tells a name from others is said of a name that the entity has."""
    names = _keys(entity.names)
    for key, listed in (("needs_context", entity.needs_context), ("ordinary_words", entity.ordinary_words)):
        for at, name in enumerate(listed):
            if name_key(name) not in names:
                what = f"“{key}” lists “{name}”, which is none of the names"
                mend = did_you_mean(name, entity.names) or "add it to the aliases, or leave it out"
                yield origins.of_entity(entity.id, (key, at), what, mend)
            elif key == "ordinary_words" and name_key(name) not in _keys(entity.needs_context):
                what = f"“{name}” stands under “ordinary_words” and not under “needs_context”, so that nothing heeds it"
                yield origins.of_entity(entity.id, (key, at), what, "list it under “needs_context” too")


def _of_a_person(entity: Entity, origins: Origins) -> Iterator[Problem]:
    alone = _keys(surnames(entity))
    for name in entity.names:
        way = way_of_name(entity, name)
        if _has_courtesy_title(name):
            what = f"“{name}” begins with a courtesy title"
            yield origins.of_entity(entity.id, way, what, "write the name without it: it is found with any title")
        elif name in entity.aliases and name_key(name) in alone - _keys(entity.needs_context):
            what = f"“{name}” is a surname alone, and would be this person in every text"
            yield origins.of_entity(entity.id, way, what, "leave it out: a surname is found where the text says whose")
    whole = [f" {name_key(name).replace('-', ' ')} " for name in entity.names]
    for at, surname in enumerate(entity.surnames):
        part = f" {name_key(surname).replace('-', ' ')} "
        if not any(part in name for name in whole):
            what = f"the surname “{surname}” stands in none of the names"
            parts = [part for name in entity.names for part in _parts(name)]
            mend = did_you_mean(surname, parts) or "correct it, or add the name that has it to the aliases"
            yield origins.of_entity(entity.id, ("surnames", at), what, mend)


def _has_courtesy_title(name: str) -> bool:
    """Tell «M. Duval» from “M. K. Gandhi”, whose M is an initial."""
    first, *others = name.split()
    is_initial = bool(others) and len(others[0].rstrip(".")) == 1
    return bool(others) and not is_initial and name_key(first.rstrip(".")) in _COURTESY


def _parts(name: str) -> Sequence[str]:
    """Return all runs of words of a name."""
    words = name.split()
    return [" ".join(words[start:end]) for end in range(len(words) + 1) for start in range(end)]


def _keys(names: Iterable[str]) -> set[str]:
    return {name_key(name) for name in names}
