"""What the linker has seen in an article, and what it makes of it: the values that its steps hand on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from dossier.linking.known_names import Match
from dossier.linking.passage import Passage, Word
from dossier.vocabulary import vocabulary

_SPORT = vocabulary("linking").words("sport")
_FEWEST_WORDS_OF_SPORT = 5
_JOINING = frozenset({"et", "and", "ou", "or"})


@dataclass(frozen=True)
class Sighting:
    """Words of a passage that may be a name of the registry."""

    passage: int
    """The place of its passage among the article's."""
    start: int
    end: int
    """Where it stands in the passage."""
    match: Match


@dataclass(frozen=True)
class Verdict:
    """What a sighting is."""

    sighting: Sighting
    entity: str | None
    candidates: tuple[str, ...] = ()
    reason: str | None = None
    """Why there is no entity; with neither, the words are nothing to speak of."""
    rule: str = "name"
    span: tuple[int, int] | None = None
    """Where the whole name stands, when it is more than what was sighted."""


class Reading:
    """An article as the linker reads it: its passages, and where names were sighted in them."""

    def __init__(self, passages: Sequence[Passage], sightings: Sequence[Sighting]) -> None:
        self.passages = passages
        self.sightings = tuple(sightings)

    @cached_property
    def _spans(self) -> list[list[tuple[int, int, Sighting]]]:
        spans: list[list[tuple[int, int, Sighting]]] = [[] for _ in self.passages]
        for each in self.sightings:
            spans[each.passage].append((each.start, each.end, each))
        return spans

    def sighted(self, passage: int, word: Word) -> Sighting | None:
        """Return the sighting of which a word is part."""
        found = (each for start, end, each in self._spans[passage] if start <= word.start and word.end <= end)
        return next(found, None)

    def beside(self, sighting: Sighting) -> Iterator[Sighting]:
        """Yield the other sightings in the same sentence."""
        start, end = self.passages[sighting.passage].sentence(sighting.start, sighting.end)
        for frm, to, each in self._spans[sighting.passage]:
            if each is not sighting and start <= frm and to <= end:
                yield each

    def list_start(self, place: int, start: int) -> int:
        """Return where the list of names begins to which a name belongs: «MM. Bakanov et Duffy», from the second."""
        passage = self.passages[place]
        while True:
            before = passage.before(start, most=2)
            if before and before[-1].key in _JOINING and passage.gap(before[-1].end, start) == " ":
                before, start_of_joint = before[:-1], before[-1].start
            else:
                start_of_joint = start
            gap = passage.gap(before[-1].end, start_of_joint) if before else ""
            sighted = self.sighted(place, before[-1]) if before else None
            is_joined = gap == ", " or (gap == " " and start_of_joint != start)
            if not is_joined or not sighted or not any(form.is_surname for form in sighted.match.forms):
                return start
            start = sighted.start

    @cached_property
    def is_sport(self) -> bool:
        """Whether the article reports on sport, where towns are clubs."""
        words = {word.key for passage in self.passages for word in passage.words}
        return len(words & _SPORT) >= _FEWEST_WORDS_OF_SPORT

    @cached_property
    def small(self) -> frozenset[str]:
        """The words that the article has with a small letter too, so that their capital may be of their place only."""
        return frozenset(word.key for passage in self.passages for word in passage.words if word.text[:1].islower())
