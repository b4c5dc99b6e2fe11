"""Tells an acronym that the article spells out otherwise: “Entertainment Software Association (ESA)”."""

from dossier.linking.sightings import Reading, Sighting

_FEWEST_LETTERS = 2
_MOST_SMALL_WORDS = 4


def words_of(reading: Reading, sighting: Sighting) -> str:
    """Return the words that were sighted."""
    return reading.passages[sighting.passage].text[sighting.start : sighting.end]


def short_for_another(reading: Reading, sighting: Sighting) -> str | None:
    """Return the acronym that was sighted if it stands in brackets behind words that it is short for; else None.

    The words have its letters for initials, and are no name of the same entity.
    """
    passage = reading.passages[sighting.passage]
    words = words_of(reading, sighting)
    if not words.isupper() or len(words) < _FEWEST_LETTERS or not words.isalpha():
        return None
    before = passage.before(sighting.start, most=len(words) + _MOST_SMALL_WORDS)
    if not before or passage.gap(before[-1].end, sighting.start) != " (":
        return None
    full = reading.sighted(sighting.passage, before[-1])
    if full and set(full.match.entities) & set(sighting.match.entities):
        return None
    capitals = [word for word in before if word.is_capital][-len(words) :]
    initials = "".join(word.text[0] for word in capitals)
    return words if initials == words else None
