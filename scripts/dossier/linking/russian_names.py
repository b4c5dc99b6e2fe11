"""Tells that two spellings are of one Russian name: «Krikalev» and «Krikaliov», «Рогозина» and «Рогозин»."""

import re
from collections.abc import Iterator
from functools import lru_cache

from dossier.names import name_key

_LATIN = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        "a b v g d e io zh z i i k l m n o p r s t u f kh ts ch sh shch _ i _ e iu ia".split(),  # noqa: SIM905
        strict=True,
    )
)
_CYRILLIC = re.compile(r"[а-яё]")

# From spelling to sound, in order. French, English and German write the same sounds otherwise: «ch», “sh” and «sch»;
# «tch» and “ch”; «ou», “u”; «j», “zh”. What they don't tell apart alike becomes one letter here.
_SOUNDS = tuple(
    (re.compile(spelling), sound)
    for spelling, sound in (
        (r"_", ""),
        (r"shch|chtch|schtsch|tsch|tch|sch|sh|ch|cz", "s"),
        (r"kh|x", "k"),
        (r"zh|j(?=[aeou])|g(?=[ei])(?<=gu)", "i"),
        (r"gu(?=[eiy])", "g"),
        (r"ph", "f"),
        (r"ts|tz|z|c(?=[eiy])", "s"),
        (r"ck|c|q", "k"),
        (r"h", ""),
        (r"ou|oo", "u"),
        (r"w", "v"),
        (r"[jy]", "i"),
        (r"(?:ff)$", "v"),
        (r"(.)\1+", r"\1"),
        (r"i(?=[aeou])", ""),
        (r"(?<=[a-z])[eo]v(a?)$", r"ov\1"),
        (r"in[e]$", "in"),
        (r"i+$", "i"),
        (r"(?<=o)i$", "i"),
        (r"(.)\1+", r"\1"),
    )
)

# How names end in Russian, by the ending of the first case: genitive, dative, accusative, instrumental, prepositional.
_ENDINGS = (
    (re.compile(r"(?<=[оеё]в|[иы]н)$"), ("а", "у", "а", "ым", "е")),
    (re.compile(r"(?<=[оеё]в|[иы]н)а$"), ("ой", "ой", "у", "ой", "ой")),
    (re.compile(r"ий$"), ("ия", "ию", "ия", "ием", "ии")),
    (re.compile(r"(?<=[кгх])ий$|[ыо]й$"), ("ого", "ому", "ого", "им", "ом")),
    (re.compile(r"ая$"), ("ой", "ой", "ую", "ой", "ой")),
    (re.compile(r"ия$"), ("ии", "ии", "ию", "ией", "ии")),
    (re.compile(r"й$"), ("я", "ю", "я", "ем", "е")),
    (re.compile(r"ь$"), ("я", "ю", "я", "ем", "е")),
    (re.compile(r"ь$"), ("и", "и", "ь", "ью", "и")),
    (re.compile(r"(?<=[кгхжшщч])а$"), ("и", "е", "у", "ой", "е")),
    (re.compile(r"а$"), ("ы", "е", "у", "ой", "е")),
    (re.compile(r"я$"), ("и", "е", "ю", "ей", "е")),
    (re.compile(r"(?<=[бвгджзклмнпрстфхцчшщ])$"), ("а", "у", "а", "ом", "е")),
)


def is_cyrillic(name: str) -> bool:
    """Tell a name that is written in Cyrillic letters."""
    return _CYRILLIC.search(name.casefold()) is not None


@lru_cache(maxsize=1 << 14)  # the words of a dossier are far fewer than their places
def sound(name: str) -> str:
    """Return what the spellings of one Russian name share, in Latin or in Cyrillic letters; one word at a time."""
    letters = name_key(name.casefold().replace("ё", "io") if not is_cyrillic(name) else _transliterated(name))
    letters = letters.replace("'", "").replace(" ", "")
    for spelling, becomes in _SOUNDS:
        letters = spelling.sub(becomes, letters)
    return letters


def _transliterated(name: str) -> str:
    return "".join(_LATIN.get(letter, letter) for letter in name.casefold())


def cases(name: str) -> Iterator[str]:
    """Yield the forms that a name in Cyrillic letters takes in the other cases, all its words in the same one."""
    words = name.split()
    tables = [_forms(word) for word in words]
    for case in range(5):
        for variant in range(max(map(len, tables))):
            yield " ".join(table[min(variant, len(table) - 1)][case] for table in tables)


def _forms(word: str) -> list[tuple[str, ...]]:
    """Return the forms of a word by each way in which it may be declined; itself where there is none."""
    if not is_cyrillic(word) or word.isupper():
        return [(word,) * 5]
    found = [
        tuple(word[: at.start()] + ending for ending in endings)
        for pattern, endings in _ENDINGS
        for at in [pattern.search(word)]
        if at
    ]
    return found or [(word,) * 5]
