"""Finds dates of the registry that contradict each other, as far as words general to all subjects tell."""

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence

from dossier.dates import Date
from dossier.entity import Entity, KeyDate
from dossier.names import name_key
from dossier.origins import Origins, note
from dossier.problems import Problem
from dossier.registry import Event, Registry
from dossier.schema import Words
from dossier.vocabulary import vocabulary

_KNOWN = vocabulary("registry")
_SMALL = _KNOWN.words("small")
_BIRTH, _DEATH, _BEGINNING = (
    {lang: re.compile(_KNOWN.any_of(table, lang)) for lang in ("fr", "en")} for table in ("birth", "death", "beginning")
)
_LONGEST_LIFE = 120
_WORD = re.compile(r"\w+")


def date_problems(registry: Registry, origins: Origins) -> Iterator[Problem]:
    """Yield what is wrong between the dates of the registry."""
    begun: dict[str, tuple[int, KeyDate]] = {}
    for entity in registry.entities.values():
        is_person = entity.type == "person"
        beginnings = list(_named(entity, _BIRTH if is_person else _BEGINNING))
        if beginnings:
            begun[entity.id] = beginnings[0]
        if is_person and beginnings:
            yield from _life(entity, beginnings[0], origins)
    for event in registry.events:
        for place, one in enumerate(event.entities):
            yield from _told_twice(event, registry.entities[one], origins)
            if one in begun:
                yield from _before_its_beginning(event, place, registry.entities[one], begun[one], origins)


def _named(entity: Entity, patterns: Mapping[str, re.Pattern[str]]) -> Iterator[tuple[int, KeyDate]]:
    """Yield the key dates that are called so in either language, with their places."""
    for at, date in enumerate(entity.key_dates):
        if any(pattern.fullmatch(name_key(date[lang])) for lang, pattern in patterns.items()):
            yield at, date


def _life(entity: Entity, birth: tuple[int, KeyDate], origins: Origins) -> Iterator[Problem]:
    """Compare a person's dates with the birth."""
    born_at, born = birth
    deaths = {at for at, _ in _named(entity, _DEATH)}
    mend = f"correct one of the two (the birth's is at line {origins.entities[entity.id].line('key_dates', born_at)})"
    for at, date in enumerate(entity.key_dates):
        way, what = ("key_dates", at), f"“{date.en}”, {date.date.text}, comes"
        if at == born_at:
            continue
        if _ends_before(date.date, born.date):
            yield origins.of_entity(entity.id, way, f"{what} before the birth, {born.date.text}", mend)
        elif _years_between(born.date, date.date) > _LONGEST_LIFE:
            what = f"{what} more than {_LONGEST_LIFE} years after the birth, {born.date.text}"
            problem = origins.of_entity(entity.id, way, what, mend)
            yield problem if at in deaths else note(problem)


def _before_its_beginning(
    event: Event, place: int, entity: Entity, beginning: tuple[int, KeyDate], origins: Origins
) -> Iterator[Problem]:
    at, date = beginning
    if _ends_before(event.date, date.date):
        file = origins.entities[entity.id]
        what = f"the event, {event.date.text}, names “{entity.id}” before its “{date.en}”, {date.date.text}"
        mend = f"correct one of the two (the other is at {file.path}:{file.line('key_dates', at)}), or leave it unnamed"
        way = ("entities", _place_written(event, entity.id, place, origins))
        yield note(origins.of_event(event.id, way, what, mend))


def _told_twice(event: Event, entity: Entity, origins: Origins) -> Iterator[Problem]:
    """Find a key date that says the same as the event and gives another date for it."""
    own = {word for name in entity.names for word in _words(name)}
    same = [(at, date) for at, date in enumerate(entity.key_dates) if _say_the_same(date, event.title, own)]
    if not same or any(_overlap(date.date, event.date) for _, date in same):
        return
    at, date = same[0]
    file = origins.entities[entity.id]
    elsewhere = f"{file.path}:{file.line('key_dates', at)}"
    what = f"“{event.title.en}” is dated {event.date.text} here and {date.date.text} in {elsewhere} (“{date.en}”)"
    yield note(origins.of_event(event.id, ("date",), what, "correct one of the two, or say what tells them apart"))


def _say_the_same(one: Words, other: Words, own: set[str]) -> bool:
    """Tell texts of the same words in both languages, small words and the entity's own name aside."""
    for lang in ("fr", "en"):
        words, others = (frozenset(_words(text[lang])) - own - _SMALL for text in (one, other))
        if not words or words != others:
            return False
    return True


def _words(text: str) -> Sequence[str]:
    return _WORD.findall(name_key(text))


def _ends_before(one: Date, other: Date) -> bool:
    """Tell whether all of `one` is before all of `other`, as far as is known."""
    return one.last_day < other.first_day and other.start is not None


def _overlap(one: Date, other: Date) -> bool:
    earliest, latest = datetime.date.min, datetime.date.max
    starts = [date.start.first_day if date.start else earliest for date in (one, other)]
    ends = [date.end.last_day if date.end else latest for date in (one, other)]
    return max(starts) <= min(ends)


def _years_between(one: Date, other: Date) -> int:
    return other.first_day.year - one.last_day.year


def _place_written(event: Event, entity: str, place: int, origins: Origins) -> int:
    """Return where among the event's entities one is written: those that nobody knows were left out when read."""
    written = origins.events.value[origins.event_places[event.id]].get("entities")
    return written.index(entity) if isinstance(written, list) and entity in written else place
