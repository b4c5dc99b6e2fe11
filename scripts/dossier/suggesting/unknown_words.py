"""The vocabulary by which names are told from other words: vocabulary/unknown_names.yml, as names are compared."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from dossier.names import name_key
from dossier.vocabulary import vocabulary


@dataclass(frozen=True)
class NameWords:
    """The tables, each a set of words without case and accents; those by kind map a word to its kind."""

    openers: frozenset[str]
    opening_words: frozenset[str]
    calendar: frozenset[str]
    no_names: frozenset[str]
    titles: frozenset[str]
    roles: frozenset[str]
    portfolios: frozenset[str]
    role_parts: frozenset[str]
    speech: frozenset[str]
    verbs: frozenset[str]
    place_cues: frozenset[str]
    house_cues: frozenset[str]
    links_fr: frozenset[str]
    links_en: frozenset[str]
    particles: frozenset[str]
    small_heads: frozenset[str]
    given_names: frozenset[str]
    firms: frozenset[str]
    units: frozenset[str]
    pairs: Mapping[str, str]
    """Two words before a name, by their kind."""
    heads: Mapping[str, str]
    appositions: Mapping[str, str]


@cache
def name_words() -> NameWords:
    """Return the vocabulary."""
    known = vocabulary("unknown_names")

    def words(*way: str) -> frozenset[str]:
        return frozenset(map(name_key, known.words(*way)))

    def by_kind(table: str) -> dict[str, str]:
        kinds: dict[str, str] = {}
        for kind in known.tables[table]:
            for word in sorted(words(table, kind)):
                kinds.setdefault(word, kind)
        return kinds

    return NameWords(
        **{
            name: words(name)
            for name in (
                *(
                    "openers",
                    "opening_words",
                    "calendar",
                    "no_names",
                    "titles",
                    "roles",
                    "portfolios",
                    "role_parts",
                    "speech",
                    "verbs",
                    "place_cues",
                ),
                *("house_cues", "particles", "small_heads", "given_names", "firms", "units"),
            )
        },
        pairs={name_key(line): kind for kind in known.tables["pairs"] for line in known.lines("pairs", kind)},
        links_fr=words("links", "fr"),
        links_en=words("links", "en"),
        heads=by_kind("heads"),
        appositions=by_kind("appositions"),
    )
