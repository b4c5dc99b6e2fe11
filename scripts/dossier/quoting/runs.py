"""Finds runs of words with capitals that may name somebody: without titles, trades, and what the registry names."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from dossier.quoting.verbs import KNOWN, forms
from dossier.vocabulary import vocabulary

_CAPITAL = r"[A-ZÀ-ÖØ-ÞЀ-ЯŠŽŁĆČ](?:[^\W\d_]|['’](?=[A-ZÀ-ÖØ-Þ]))*(?:[-‑][^\W_]+)*"
_PARTICLE = r"(?:van|von|der|den|el|al|bin|ibn|ben|della|dos|da|di|de|du|la|le|ter|ten)"
_INITIALS = r"(?:[A-Z]\.[ -]?)"
_RUN = re.compile(
    rf"(?<![^\W_])(?![LDSNJMTC]['’]\w){_INITIALS}*{_CAPITAL}"
    rf"(?:[ \u00a0\u202f](?:{_PARTICLE} ){{0,2}}{_INITIALS}*(?:(?:al|el|ben|bin|ibn|as|ad|ar)-)?{_CAPITAL})*"
)
_WORD = re.compile(r"[^\W\d_][^\s]*")
NO_NAMES = KNOWN.words("no_names")
TITLES = KNOWN.words("titles")
_CALENDAR = KNOWN.words("calendar")
_SPEAKERS = vocabulary("speakers")
_NAMES = vocabulary("forenames")
FORENAMES = KNOWN.words("feminine") | KNOWN.words("masculine") | _NAMES.words("women") | _NAMES.words("men")
FORENAMES |= _NAMES.words("either")
ADJECTIVES = _SPEAKERS.words("nation_adjectives")
BODIES = KNOWN.words("bodies")
PERSON_WORDS = KNOWN.words("persons")
PERSON_ENDINGS = tuple(sorted(KNOWN.words("person_endings")))
_INHABITANTS = frozenset(each.split(":")[0] for each in KNOWN.words("inhabitants"))
_SITES = _SPEAKERS.words("sites")
_GOVERNING = frozenset({"à", "au", "sur", "chez", "pour", "de", "depuis", "dans", "en"})
_FRENCH_PARTICLES = frozenset({"de", "du", "la", "le"})


def is_forename(key: str) -> bool:
    """Tell a forename in small letters, or one of two: «jean-marc»."""
    return key in FORENAMES or ("-" in key and all(part in FORENAMES for part in key.split("-")))


def runs(text: str, start: int, end: int, taken: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield runs of words with capitals, without titles, and without what the registry names."""
    if text[start:end].isupper():
        return
    for found in _RUN.finditer(text, start, end):
        first, last = found.span()
        at = max(bisect_left(taken, (first, 0)) - 1, 0)
        pieces, begin = [], first
        for left, right in taken[at:]:
            if left >= last:
                break
            if right > first:
                pieces.append((begin, left))
                begin = max(begin, right)
        for piece in [*pieces, (begin, last)]:
            yield from _trimmed(text, *piece)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    words = _untitled(text, [each.span() for each in _WORD.finditer(text, start, end)])
    keys = [text[left:right].lower().rstrip(".,’'") for left, right in words]
    first = next((at for at, key in enumerate(keys) if is_forename(key)), 0)
    if 0 < first < len(keys) - 1 and (keys[0] in _SITES or _is_governed(text, words[0][0])):
        yield words[0][0], words[first - 1][1]  # «sur Facebook | Olena X», «au micro de France Inter | Anna Y»
        words, keys = words[first:], keys[first:]
    if len(keys) > 2 and not is_forename(keys[1]) and keys[0] in ("le", "la", "les") and is_forename(keys[2]):
        if keys[1] not in _INHABITANTS | PERSON_WORDS:
            yield words[0][0], words[1][1]  # «pour Le Monde Anne Petit»
        words, keys = words[2:], keys[2:]
    while keys and (keys[0] in NO_NAMES or keys[0] in ADJECTIVES or not text[words[0][0]].isupper()):
        words, keys = words[1:], keys[1:]
    body = _body_before(text, words, keys)
    if body:
        yield words[0][0], words[body - 1][1]
        words, keys = words[body:], keys[body:]
    if len(keys) > 1 and text[words[1][0] : words[1][1]] in _FRENCH_PARTICLES and not _has_forename(text, words, keys):
        yield words[0]
        rest = [at for at in range(1, len(keys)) if text[words[at][0]].isupper()]
        words, keys = (words[rest[0] :], keys[rest[0] :]) if rest else ([], [])
    if words:
        yield words[0][0], words[-1][1]


def _untitled(text: str, words: Sequence[tuple[int, int]]) -> Sequence[tuple[int, int]]:
    """Return the words of a run without the titles, trades and papers with which it begins."""
    keys = [text[left:right].lower().rstrip(".,’'") for left, right in words]
    cut = max((at + 1 for at, key in enumerate(keys) if key in TITLES or key in _CALENDAR), default=0)
    words, keys = words[cut:], keys[cut:]
    while len(keys) > 2 and (keys[0] in PERSON_WORDS or "-of-" in keys[0] or keys[0].endswith(PERSON_ENDINGS)):
        words, keys = words[1:], keys[1:]  # “Committeeman Ray Oduya”
    while len(keys) > 2 and is_forename(keys[1]) and (text[slice(*words[0])].isupper() or _is_of_place(keys[0])):
        words, keys = words[1:], keys[1:]  # «à l'AFP Marie Lefèvre», “Texan Dolly Reyes”
    return words


def _is_governed(text: str, start: int) -> bool:
    """Tell the paper of «a dit à Sputnik Anna Petit», the place of «depuis Houston Anna Petit»."""
    before = text[max(0, start - 12) : start].lower().split()
    return bool(before) and before[-1] in _GOVERNING


def _body_before(text: str, words: Sequence[tuple[int, int]], keys: Sequence[str]) -> int:
    """Return how many words, after “of the”, name a body whose head somebody is: “Head of the | Fund Ray Hill”."""
    first = next((at for at, key in enumerate(keys) if is_forename(key)), 0)
    if not first or len(keys) - first < 2:
        return 0
    before = [word.lower() for word in text[max(0, words[0][0] - 12) : words[0][0]].replace("’", "' ").split()]
    is_after_of = before[-2:] in (["of", "the"], ["de", "la"], ["de", "l'"]) or before[-1:] in (
        ["du"],
        ["des"],
        ["aux"],
    )
    return first if is_after_of or (before[-1:] == ["of"] and keys[0] in BODIES) else 0


def _is_of_place(key: str) -> bool:
    """Tell “Texan”, “Muscovite”, «Lyonnais» from a forename."""
    return key in _INHABITANTS or (
        not is_forename(key) and key.endswith(("an", "ite", "ese", "ois", "oise", "ais", "aise", "ien", "ienne", "er"))
    )


def _has_forename(text: str, words: Sequence[tuple[int, int]], keys: Sequence[str]) -> bool:
    """Tell «Ursule de Kervadec» from «Roscosmos de Moscou»: by the forename, or a verb of saying or a trade before."""
    if is_forename(keys[0]):
        return True
    before = text[max(0, words[0][0] - 20) : words[0][0]].lower().split()
    key = before[-1] if before else ""
    return keys[0] not in BODIES and (key in forms().finite or key in PERSON_WORDS or key.rstrip(".") in TITLES)
