"""Tells verbs of saying by their forms, made by rule from the infinitives in vocabulary/quoting.yml.

| form       | French                    | English            |
|------------|---------------------------|--------------------|
| finite     | dit, disait, dira         | says, said, say    |
| participle | (a) dit, (s'est) félicité | (has) said         |
| gerund     | disant                    | saying             |
| infinitive | dire                      | (to) say           |
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from dossier.vocabulary import vocabulary

KNOWN = vocabulary("quoting")
_VOWELS = "aeiou"
_DOUBLED = frozenset(
    [
        "admit",
        "quip",
        "rebut",
        "sob",
        "transmit",
        "commit",
        "submit",
        "chat",
        "nod",
        "spit",
        "refer",
        "prefer",
        "infer",
        "concur",
    ]
)


@dataclass(frozen=True)
class Forms:
    """The forms of all verbs of saying."""

    finite: frozenset[str]
    participles: frozenset[str]
    gerunds: frozenset[str]
    infinitives: frozenset[str]

    @cached_property
    def every(self) -> frozenset[str]:
        """All of them."""
        return self.finite | self.participles | self.gerunds | self.infinitives


@cache
def forms() -> Forms:
    """Return the forms of the verbs of saying of both languages."""
    tables: tuple[set[str], set[str], set[str], set[str]] = (set(), set(), set(), set())
    for infinitive in sorted(KNOWN.words("verbs", "fr")):
        for table, made in zip(tables, _french(infinitive), strict=True):
            table.update(made)
    for base in sorted(KNOWN.words("verbs", "en")):
        for table, made in zip(tables, _english(base), strict=True):
            table.update(made)
    for line in KNOWN.lines("irregular"):
        for table, written in zip(tables, line.split("|"), strict=True):
            table.update(written.split())
    return Forms(*(frozenset(table - {""}) for table in tables))


_Made = tuple[list[str], list[str], list[str], list[str]]
_IRREGULAR = frozenset(line.split("|")[3].strip() for line in KNOWN.lines("irregular"))


def _french(infinitive: str) -> _Made:
    if infinitive in _IRREGULAR:
        return [], [], [], []
    stem = infinitive[:-2]
    if infinitive.endswith("er"):
        return _first_group(infinitive, stem)
    if infinitive.endswith("enir"):
        stem = infinitive[:-4]
        finite = [stem + end for end in ("ient", "iennent", "enait", "enaient", "int", "inrent", "iendra", "iendrait")]
        return finite, [f"{stem}enu{end}" for end in ("", "e", "s", "es")], [f"{stem}enant"], [infinitive]
    if infinitive.endswith("ir"):
        ends: tuple[str, ...] = ("it", "issent", "issait", "issaient", "irent", "ira", "iront", "irait")
        finite = [stem + end for end in ends]
        return finite, [f"{stem}i{end}" for end in ("", "e", "s", "es")], [f"{stem}issant"], [infinitive]
    if infinitive.endswith("mettre"):
        stem = infinitive[:-5]
        finite = [stem + end for end in ("et", "ettent", "ettait", "ettaient", "it", "irent", "ettra", "ettrait")]
        return finite, [f"{stem}is", f"{stem}ise", f"{stem}ises"], [f"{stem}ettant"], [infinitive]
    if infinitive.endswith("ndre"):
        ends = ("", "s", "ent", "ait", "aient", "it", "irent", "ra", "ront", "rait")
        finite = [stem + end for end in ends]
        return finite, [f"{stem}u{end}" for end in ("", "e", "s", "es")], [f"{stem}ant"], [infinitive]
    return [], [], [], [infinitive]


def _first_group(infinitive: str, stem: str) -> _Made:
    hard = stem
    if stem.endswith("c"):
        hard = f"{stem[:-1]}ç"
    elif stem.endswith("g"):
        hard = f"{stem}e"
    finite = [hard + end for end in ("ait", "aient", "a")]
    finite += [stem + end for end in ("èrent", "era", "eront", "erait", "eraient")]
    for soft in _soft(stem):
        finite += [f"{soft}e", f"{soft}ent", f"{soft}era", f"{soft}erait"]
    return finite, [f"{stem}é{end}" for end in ("", "e", "s", "es")], [f"{hard}ant"], [infinitive]


def _soft(stem: str) -> Iterator[str]:
    """Yield the stems before a mute ending: «répèt-», «rappell-», «appui-»."""
    yield stem
    if stem[-1] == "y":
        yield f"{stem[:-1]}i"
    if stem[-1] in "lt" and stem[-2] == "e":
        yield stem + stem[-1]
    for size in (1, 2):
        if len(stem) > size + 1 and stem[-size - 1] in "eé" and not set(stem[-size:]) & set("aeiouéy"):
            yield f"{stem[: -size - 1]}è{stem[-size:]}"


def _english(base: str) -> _Made:
    if base in _IRREGULAR:
        return [], [], [], []
    if base.endswith("e"):
        return [base, f"{base}s", f"{base}d"], [f"{base}d"], [f"{base[:-1]}ing"], [base]
    if base.endswith("y") and base[-2] not in _VOWELS:
        return [base, f"{base[:-1]}ies", f"{base[:-1]}ied"], [f"{base[:-1]}ied"], [f"{base}ing"], [base]
    third = f"{base}es" if base.endswith(("s", "sh", "ch", "x", "z")) else f"{base}s"
    stem = base + base[-1] if base in _DOUBLED else base
    return [base, third, f"{stem}ed"], [f"{stem}ed"], [f"{stem}ing"], [base]
