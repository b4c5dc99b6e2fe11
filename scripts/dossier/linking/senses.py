"""Tells whether a capital's name stands for the city or for the government: «à Moscou» or «Moscou a annoncé».

What stands before the name tells first, then what follows it; of names that are joined («Moscou et Washington ont …»)
what stands before the first and after the last. It is open where the sentence doesn't settle it.
"""

import re
from typing import Literal

from dossier.linking.passage import Passage
from dossier.names import name_key
from dossier.vocabulary import vocabulary

Sense = Literal["city", "government", "open"]

_KNOWN = vocabulary("linking")
_TRAVELS = _KNOWN.pattern("travels")
_BETWEEN = re.compile(_KNOWN.regex(str(_KNOWN.tables["between"])), re.IGNORECASE)
_GOVERNS = _KNOWN.pattern("governs")
_STANDS = _KNOWN.pattern("stands")
_STANDS_AFTER = _KNOWN.pattern("stands_after")
_FOR_PEOPLE = _KNOWN.pattern("stands_for_people")
_CITY_VERBS = _KNOWN.words("city_verbs")
_CITY_NOUNS = _KNOWN.words("city_nouns")
_OWNED = _KNOWN.words("owned")
_AUXILIARIES = _KNOWN.words("auxiliaries")
_NO_SUBJECT = _KNOWN.words("prepositions")
_NO_VERBS = _KNOWN.words("no_verbs")
_DATELINE = re.compile(r"^[^.]{0,60}?\.?\s?(?:\([^)]{2,30}\)\s*)?[—–-]\s")
_POSSESSIVE = re.compile(r"['’]s\s+")
_JOINED_BEFORE = re.compile(r"\b(?P<other>[^\W\d_]+)(?:\s(?:et|and|ou|or|comme|ni|nor)\s|,\s|-)$", re.IGNORECASE)
_JOINED_AFTER = re.compile(r"^(?:\s(?:et|and|ou|or|comme)\s|,\s(?:[^\W\d_]+\s(?:et|and)\s)?|-)(?P<other>[^\W\d_]+)")
_ARTICLE = re.compile(r"(?:^|\s)(?:a|the|an|his|her|its|their|this|that)\s$", re.IGNORECASE)
_LOOK_BACK = 80


def sense(passage: Passage, start: int, end: int) -> Sense:
    """Return what a capital's name between `start` and `end` stands for."""
    first, last = passage.sentence(start, end)
    after = passage.text[end:last]
    if (start == 0 and _DATELINE.match(passage.text[end:])) or _STANDS_AFTER.match(after):
        return "city"
    before = re.sub(r"\s+", " ", passage.text[max(first, start - _LOOK_BACK) : start])
    found = _by_what_precedes(before)
    if found:
        return "open" if _FOR_PEOPLE.match(after) else found
    possessive = _POSSESSIVE.match(after)
    if possessive:
        nouns = {word.key for word in passage.after(end + possessive.end(), most=3)}
        return "city" if nouns & _CITY_NOUNS else "government" if nouns & _OWNED else "open"
    joined = _JOINED_BEFORE.search(before)
    if joined and joined["other"][:1].isupper():
        found = _by_what_precedes(before[: joined.start()])
        if found:
            return found
        before = before[: joined.start()]
    return _by_what_follows(passage, before, end, last)


def _by_what_precedes(before: str) -> Sense | None:
    """Return what the words before a name, or before the names it is joined to, say; None where they say nothing."""
    if _TRAVELS.search(before):
        return "city"
    if _BETWEEN.search(before) or _GOVERNS.search(before):
        return "government"
    return "city" if _STANDS.search(before) else None


def _by_what_follows(passage: Passage, before: str, end: int, last: int) -> Sense:
    """Return what a name is by the verb of which it is the subject or the object, or by the noun that it goes with."""
    joined = _JOINED_AFTER.match(passage.text[end:last])
    edge = end + joined.end() if joined and joined["other"][:1].isupper() else end
    follows = next((word for word in passage.after(edge) if passage.gap(edge, word.start) == " "), None)
    if follows and follows.text[:1].islower():
        if follows.key in _CITY_NOUNS:
            return "city"
        if _ARTICLE.search(before):
            return "government" if follows.key in _OWNED else "city"
        if follows.key in _CITY_VERBS:
            return "city"
        if _may_be_subject(before) and (follows.key in _AUXILIARIES or follows.key not in _NO_VERBS):
            return "government"
    words = re.findall(r"[^\W_]+", before)
    is_object = bool(words) and words[-1][:1].islower() and before.endswith(" ") and before[-2:-1].isalpha()
    return "government" if is_object and name_key(words[-1]) not in _NO_SUBJECT | _NO_VERBS else "open"


def _may_be_subject(before: str) -> bool:
    words = [name_key(word) for word in re.findall(r"[^\W_]+", before)]
    return not (words and words[-1] in _NO_SUBJECT and before.endswith(" "))
