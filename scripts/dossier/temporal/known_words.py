"""Reads the words by which a language gives dates from the vocabulary."""

from collections.abc import Iterator, Sequence
from typing import Any

from dossier.vocabulary import vocabulary


def known_words(lang: str) -> Iterator[tuple[str, str, Any]]:
    """Yield each word that a language gives dates with: its class, its form, and what it means as one of that class."""
    tables = vocabulary("temporal").tables
    for name, first, table in (("month", 1, "months"), ("weekday", 0, "weekdays"), ("season", 0, "seasons")):
        for number, line in enumerate(tables[table][lang], first):
            for place, word in enumerate(line.split()):
                for form in _forms(word, lang, table):
                    # «sept», “Mar” and “Sun” are other words too; of seasons, “fall” is no shorter form.
                    is_short = place and table != "seasons" and not _is_whole(form)
                    yield f"{name}_short" if is_short else name, form, number
    yield from _table("unit", {word: unit for unit, line in tables["units"][lang].items() for word in line.split()})
    numbers = {word: number for number, word in enumerate(tables["numbers"][lang].split(), 1)}
    yield from _table("word", numbers | tables["other_numbers"][lang])
    yield from _table("day_word", tables["day_words"].get(lang, {}))
    yield from _table("decade_word", tables["decades"][lang])
    yield from _table("now", tables["days_from_now"][lang])
    yield from _table("part_of_day", dict.fromkeys(tables["parts_of_day"][lang].split(), True))
    yield from _table("time_word", dict.fromkeys(tables["time_words"][lang].split(), True))
    yield from _table("which", tables["quarters"][lang])
    yield from _table("holiday", tables["holidays"][lang])
    yield from _table("holiday_of", tables["holiday_days"][lang])


def _is_whole(form: str) -> bool:
    return form in ("fevrier", "aout", "decembre")


def _forms(word: str, lang: str, table: str) -> Sequence[str]:
    """English names of months and days have a capital; «mars» has none, for Mars is a planet and a rover."""
    if lang == "en" and table != "seasons":
        return (word, word.upper()) if len(word) > 3 or word in ("May",) else (word,)
    return (word,)


def _table(name: str, table: dict[str, Any]) -> Iterator[tuple[str, str, Any]]:
    for word, value in table.items():
        yield name, word, value
