"""Tells a name from a part of a longer one: «Washington» from «Denzel Washington» and “Washington Post”."""

import re

from dossier.entity import Entity
from dossier.linking.passage import Passage, Word
from dossier.linking.sightings import Reading, Sighting
from dossier.vocabulary import vocabulary

_KNOWN = vocabulary("linking")
_OPENING = _KNOWN.words("opening_words")
_AROUND_OFFICE = _KNOWN.words("around_office")
_BEFORE_TOWNS = _KNOWN.words("before_towns")
_AFTER_TOWNS = _KNOWN.words("after_towns")
_TITLES_AFTER = _KNOWN.words("titles_after_places")
_NAMED_AFTER_BEFORE = _KNOWN.words("named_after", "before")
_NAMED_AFTER_AFTER = _KNOWN.words("named_after", "after")
_BODIES_AFTER = _KNOWN.words("bodies_after_countries")
_CLUBS = _KNOWN.words("clubs")
_PREPOSITIONS = _KNOWN.words("prepositions")
_LOCATIVE = _KNOWN.words("locative")
_DATELINE = re.compile(r"[^.]{0,60}?\.?\s?(?:\([^)]{2,30}\)\s*)?[—–-]\s")
_SUFFIXES = _KNOWN.words("suffixes")
_NAMED_FOR_TOWNS = _KNOWN.words("named_for_towns")
_SENT_BY_STATES = _KNOWN.words("sent_by_states")
_OF = frozenset({"of", "de"})
_FARTHEST_THING = 3
_FARTHEST_OFFICE = 5
_ADVERB = ("ly", "ment")


def longer_name(reading: Reading, sighting: Sighting, entity: Entity, *, is_doubtful: bool) -> str | None:
    """Return why the words aren't the entity's name but a part of another; None where nothing says so.

    Of a name that needs its context (`is_doubtful`), any name beside it makes a longer one.
    """
    passage = reading.passages[sighting.passage]
    before, after = neighbours(passage, sighting.start, sighting.end)
    if entity.type == "person" or is_doubtful:
        if names_a_thing(before) or (entity.type == "person" and named_after(passage, sighting.start, sighting.end)):
            return "named_after"
        if entity.type == "person":
            return "other_forename" if has_suffix(passage, sighting.end) and not _is_written(entity, after) else None
    is_town = entity.type in ("country", "place")
    if not (is_town or is_doubtful) or not passage.text[sighting.start : sighting.end].replace(".", "").isalnum():
        return None
    if is_town and not passage.in_capitals and passage.text[sighting.start : sighting.end].replace(".", "").isupper():
        is_body = after is not None and after.is_capital and after.key in _BODIES_AFTER  # “U.S. Senate”
        return "longer_name" if is_body else None
    if is_town and (names_a_thing(before) or _is_named_for_it(passage, sighting.start)):
        return "named_after"
    if entity.seat_of and before and before.key in _OF and _is_sent(passage, before.start):
        return "longer_name"
    if before and _makes_longer_before(reading, sighting, before, is_town=is_town):
        return "longer_name"
    if after and _makes_longer_after(reading, sighting, after, is_town=is_town):
        return "longer_name"
    return None


def names_a_thing(before: Word | None) -> bool:
    """Tell from the word before a name that a thing bears it: «aéroport John F. Kennedy», «rue Korolev»."""
    return before is not None and before.key in _NAMED_AFTER_BEFORE


def named_after(passage: Passage, start: int, end: int) -> bool:
    """Tell whether a thing bears the name: from the word before, or “Ronald Reagan National Airport”."""
    before, _ = neighbours(passage, start, end)
    if names_a_thing(before):
        return True
    for word in passage.after(end, most=_FARTHEST_THING):
        if passage.gap(end, word.start) != " " or not word.is_capital:
            return False
        if word.key in _NAMED_AFTER_AFTER:
            return True
        end = word.end
    return False


def has_suffix(passage: Passage, end: int) -> bool:
    """Tell “Donald Trump Jr.”, who is another."""
    return any(word.key in _SUFFIXES and passage.gap(end, word.start) in (" ", ", ") for word in passage.after(end))


def _is_written(entity: Entity, suffix: Word | None) -> bool:
    """Tell whether one of a person's own names ends so."""
    return suffix is not None and any(name.rstrip(".").endswith(suffix.text) for name in entity.names)


def _is_named_for_it(passage: Passage, start: int) -> bool:
    """Tell «le traité de Moscou», and “University of Houston”."""
    words = passage.before(start, most=2)
    return len(words) == 2 and words[1].key in _OF and words[0].key in _NAMED_FOR_TOWNS


def is_anothers(reading: Reading, sighting: Sighting) -> bool:
    """Tell whether a town's name is part of a person's or a club's, which the rest of the article may call so too."""
    passage = reading.passages[sighting.passage]
    before, after = neighbours(passage, sighting.start, sighting.end)
    return (before is not None and _makes_longer_before(reading, sighting, before, is_town=True)) or (
        after is not None and after.is_capital and after.key in _CLUBS
    )


def is_located(passage: Passage, start: int, end: int) -> bool:
    """Tell from the word before a name that it is a place's."""
    before, _ = neighbours(passage, start, end)
    return (before is not None and before.key in _LOCATIVE) or is_dateline(passage, start, end)


def follows_preposition(passage: Passage, start: int, end: int) -> bool:
    """Tell a name that is no subject, or that a dateline places."""
    before, _ = neighbours(passage, start, end)
    return (before is not None and before.key in _PREPOSITIONS) or is_dateline(passage, start, end)


def is_dateline(passage: Passage, start: int, end: int) -> bool:
    """Tell the town that a report is sent from: «MOSCOU, 4 mars —»."""
    return start == 0 and _DATELINE.match(passage.text, end) is not None


def neighbours(passage: Passage, start: int, end: int) -> tuple[Word | None, Word | None]:
    """Return the words before and after a span that nothing but white space parts from it."""
    before = next((w for w in passage.before(start) if passage.gap(w.end, start) == " "), None)
    after = next((w for w in passage.after(end) if passage.gap(end, w.start) == " "), None)
    return before, after


def is_forename_like(reading: Reading, place: int, word: Word) -> bool:
    """Tell whether a word before a name may be part of it: a capital that isn't owed to where the word stands."""
    passage = reading.passages[place]
    if not word.is_capital or passage.capitals_say_little or reading.sighted(place, word):
        return False
    if word.key in _OPENING or word.key in _AROUND_OFFICE:
        return False
    if passage.opens_sentence(word.start):
        return word.key not in reading.small and not word.key.endswith(_ADVERB)
    return True


def _is_sent(passage: Passage, of: int) -> bool:
    """Tell “Senator X of Washington” by the words before the “of”."""
    return any(word.key in _SENT_BY_STATES for word in passage.before(of, most=_FARTHEST_OFFICE))


def _makes_longer_before(reading: Reading, sighting: Sighting, word: Word, *, is_town: bool) -> bool:
    if is_town and word.is_capital and word.key in _BEFORE_TOWNS:
        return True
    is_acronym = word.text.isupper() and len(word.text) > 1
    return not is_acronym and is_forename_like(reading, sighting.passage, word)


def _makes_longer_after(reading: Reading, sighting: Sighting, word: Word, *, is_town: bool) -> bool:
    if not word.is_capital:
        return False
    if is_town and word.key in _AFTER_TOWNS:
        return True
    passage = reading.passages[sighting.passage]
    if passage.capitals_say_little or reading.sighted(sighting.passage, word) or word.text.isupper():
        return False
    return word.key not in _OPENING and word.key not in _TITLES_AFTER
