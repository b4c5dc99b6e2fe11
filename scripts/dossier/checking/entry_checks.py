"""Checks what an entity's entry says besides its names: keys that its kind has no use for, ids."""

from collections.abc import Iterator, Mapping

from dossier.entity import Entity
from dossier.origins import Origins
from dossier.problems import Problem, did_you_mean


def entry_problems(entities: Mapping[str, Entity], origins: Origins) -> Iterator[Problem]:
    """Yield what is wrong with the entities' entries."""
    for entity in entities.values():
        yield from _of_its_kind(entity, origins)
        yield from _seat(entity, entities, origins)
        yield from _sources_of_dates(entity, origins)


def _of_its_kind(entity: Entity, origins: Origins) -> Iterator[Problem]:
    if entity.type == "person":
        return
    for key in ("surnames", "roles"):
        if getattr(entity, key):
            what = f"“{key}” are a person's, and this is of the type “{entity.type}”"
            yield origins.of_entity(entity.id, (key,), what, "leave them out, or correct the type")


def _seat(entity: Entity, entities: Mapping[str, Entity], origins: Origins) -> Iterator[Problem]:
    if not entity.seat_of:
        return
    way, named = ("seat_of",), entities.get(entity.seat_of)
    if entity.type != "place":
        what = f"“seat_of” is a capital's, and this is of the type “{entity.type}”"
        yield origins.of_entity(entity.id, way, what, "leave it out, or correct the type")
    elif not named and entity.seat_of not in origins.faulty_entities:
        mend = did_you_mean(entity.seat_of, entities) or "write the id of the country"
        yield origins.of_entity(entity.id, way, f"no entity has the id “{entity.seat_of}”", mend)
    elif named and named.type not in ("country", "organisation"):
        what = f"“{entity.seat_of}” is of the type “{named.type}” and has no capital"
        yield origins.of_entity(entity.id, way, what, "write the id of the country")


def _sources_of_dates(entity: Entity, origins: Origins) -> Iterator[Problem]:
    own = _written_sources(entity, origins)
    for at, date in enumerate(entity.key_dates):
        for place, source in enumerate(date.sources):
            if source not in own:
                what = f"the source “{source}” of this date is none of the entity's"
                mend = did_you_mean(source, own) or "add it to its “sources”"
                yield origins.of_entity(entity.id, ("key_dates", at, "sources", place), what, mend)


def _written_sources(entity: Entity, origins: Origins) -> list[str]:
    """Return the entity's sources as written: one that the bibliography lacks is said there, and not here again."""
    value = origins.entities[entity.id].value
    written = value.get("sources") if isinstance(value, dict) else None
    return [each for each in written if isinstance(each, str)] if isinstance(written, list) else []
