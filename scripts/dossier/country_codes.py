"""Tells the codes of countries from what is none, and what code somebody meant."""

from collections.abc import Mapping
from functools import cache

from dossier.names import name_key
from dossier.problems import Problem
from dossier.yamlfile import YamlFile

_BEYOND_ISO = frozenset({"SU", "EU", "UN", "INT"})

# What the locale data know beside the countries of ISO 3166-1: parts of countries, unions, the unknown.
_NO_COUNTRIES = frozenset("AC CP CQ DG EA EU EZ IC QO TA UN XA XB XK ZZ".split())  # noqa: SIM905


def known_codes(codes: tuple[str, ...], file: YamlFile) -> tuple[tuple[str, ...], list[Problem]]:
    """Return those of an entity's `countries` that are codes of countries, and a problem for each that isn't."""
    known, problems = [], []
    for at, code in enumerate(codes):
        if code in _BEYOND_ISO or code in _names_of_countries():
            known.append(code)
        else:
            guess = _meant(code)
            mend = f"did you mean “{guess}”?" if guess else "write two capitals of ISO 3166-1, or SU, EU, UN or INT"
            problems.append(file.problem(("countries", at), f"“{code}” is no code of a country", mend))
    return tuple(known), problems


def _meant(written: str) -> str | None:
    """Return the code that somebody meant who wrote it small, or an older one, one of three letters or the name."""
    from babel.core import get_global

    capitals = written.upper()
    if capitals in _BEYOND_ISO or capitals in _names_of_countries():
        return capitals
    newer = get_global("territory_aliases").get(capitals, [])
    if len(newer) == 1:
        return str(newer[0])
    by_name = {name_key(name): code for code, names in _names_of_countries().items() for name in names}
    return by_name.get(name_key(written))


@cache
def _names_of_countries() -> Mapping[str, tuple[str, ...]]:
    """Return the codes of ISO 3166-1 with the countries' names in the languages of the editions."""
    from babel import Locale

    known = [Locale(lang).territories for lang in ("fr", "en")]
    codes = sorted(code for code in map(str, known[0]) if len(code) == 2 and code.isalpha())
    return {code: tuple(str(names[code]) for names in known) for code in codes if code not in _NO_COUNTRIES}
