"""Finds what an article names: each mention, with the entity that it is, or the reason that it has none.

The steps, in order:
1. Words that were ruled on (seeds/links.yml) are settled.
2. All forms of all names are sought in one pass; of those that overlap the longest stays.
3. A part of a longer name, and one of a series that the registry lacks («Soyouz MS-30»), are no mentions of the entity.
4. Names that other things bear too need their context.
5. Surnames mean whom the forename, the title, or the article says; forenames alone, whom the article has named.
6. A capital's name stands for the city or for the government.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from dossier.article import Article
from dossier.entity import HowLinked
from dossier.linking.forenames import forenames_alone
from dossier.linking.full_names import FullNames
from dossier.linking.known_names import KnownNames, Match, longest
from dossier.linking.name_forms import Form, forms
from dossier.linking.passage import Passage
from dossier.linking.roles import Roles
from dossier.linking.senses import Sense, sense
from dossier.linking.sightings import Reading, Sighting, Verdict
from dossier.linking.surnames import Surnames
from dossier.registry import Registry
from dossier.rulings import NONE

REASONS = (
    "ambiguous",
    "longer_name",
    "named_after",
    "another_of_series",
    "no_context",
    "other_thing",
    "other_forename",
    "other_role",
    "other_trade",
    "two_bearers",
    "surname_alone",
    "ruled_out",
)
"""Why a mention has no entity: keys of the message catalogue, `unlinked.…`."""

RULES = ("name", "full_name", "in_context", "surname_after_name", "surname_with_role", "forename", "ruled")
"""How an entity was told: keys of the message catalogue, `linked.…`."""


_HEADINGS = ("title", "standfirst", "heading")


@dataclass(frozen=True)
class Mention:
    """Words of an article that name something; not the thing itself."""

    block: int
    """The place of its block among the article's."""
    start: int
    """Where its words begin in the text as read."""
    end: int
    words: str
    sentence: tuple[int, int]
    """Where the sentence around it stands in the text as read."""
    entity: str | None
    """The id of the entity, or None where it can't be told."""
    reason: str | None = None
    """Why there is no entity: one of REASONS."""
    candidates: tuple[str, ...] = ()
    """The ids of those that an unlinked name may mean, where the registry has some."""
    rule: str = "name"
    """How the entity was told: one of RULES."""
    sense: Sense | None = None
    """Of a capital's name: what it stands for."""
    link: HowLinked = "first"
    """Whether it is shown as a link, as the registry has it of its entity."""


class Linker:
    """The registry's names, ready to be looked for in any number of articles."""

    def __init__(self, registry: Registry) -> None:
        self._entities = registry.entities
        self._names = KnownNames(form for entity in registry.entities.values() for form in forms(entity))
        rulings = [ruled.ruling for ruled in registry.rulings]
        self._ruled = {
            article: KnownNames(
                Form(each.words, each.words, each.link, is_ruling=True)
                for each in rulings
                if each.article in (None, article)
            )
            for article in {None, *(each.article for each in rulings)}
        }
        roles = Roles(registry.entities)
        self._full_names = FullNames(registry.entities, roles)
        self._surnames = Surnames(registry.entities, roles)

    def link(self, article: Article) -> tuple[Mention, ...]:
        """Return the mentions in an article's body and title, in the order of the text."""
        passages = [Passage(article.words(block), is_heading=block.kind in _HEADINGS) for block in article.blocks]
        reading = Reading(
            passages,
            [
                Sighting(place, match.start, match.end, match)
                for place, passage in enumerate(passages)
                for match in self._sighted(passage, article.name)
            ],
        )
        verdicts = self._settled(reading)
        return tuple(_without_overlaps(self._mentions(article, reading, verdicts)))

    def _sighted(self, passage: Passage, name: str) -> list[Match]:
        """Return where names stand in a passage; what was ruled on hides whatever overlaps it."""
        ruled = longest(self._ruled.get(name, self._ruled[None]).find(passage))
        found = [match for match in self._names.find(passage) if not _overlaps(match, ruled)]
        whole = longest([*found, *ruled])
        by_sound = [
            Match(word.start, word.end, tuple(Form(word.text, word.text, one, is_surname=True) for one in ids))
            for word in passage.words
            for ids in [self._surnames.of_sound(word)]
            if ids
        ]
        return longest([*whole, *(match for match in by_sound if not _overlaps(match, whole))])

    def _settled(self, reading: Reading) -> list[Verdict]:
        """Return what all sightings are."""
        ruled = [each for each in reading.sightings if each.match.is_ruling]
        others = [each for each in reading.sightings if not each.match.is_ruling]
        full = [replace(each, match=match) for each in others for match in [each.match.full] if match]
        alone = [replace(each, match=match) for each in others for match in [each.match.surname] if match]
        settled = self._full_names.settle(reading, full)
        taken = {(v.sighting.passage, v.sighting.start) for v in settled if v.entity or not _has_surname(v, alone)}
        settled = [v for v in settled if (v.sighting.passage, v.sighting.start) in taken]
        alone = [each for each in alone if (each.passage, each.start) not in taken]
        verdicts = [*map(_as_ruled, ruled), *settled]
        named = [verdict for verdict in verdicts if verdict.entity]
        denied = [verdict for verdict in settled if verdict.reason in ("other_trade", "other_thing", "other_forename")]
        verdicts += self._surnames.settle(reading, alone, named, denied)
        return [*verdicts, *forenames_alone(reading, verdicts, self._entities)]

    def _mentions(self, article: Article, reading: Reading, verdicts: Iterable[Verdict]) -> Iterator[Mention]:
        for verdict in verdicts:
            if not verdict.entity and not verdict.reason:
                continue
            place, passage = verdict.sighting.passage, reading.passages[verdict.sighting.passage]
            start, end = verdict.span or (verdict.sighting.start, verdict.sighting.end)
            first, last = passage.sentence(start, end)
            entity = self._entities[verdict.entity] if verdict.entity else None
            offset = article.blocks[place].start
            yield Mention(
                block=place,
                start=offset + start,
                end=offset + end,
                words=passage.text[start:end],
                sentence=(offset + first, offset + last),
                entity=verdict.entity,
                reason=verdict.reason,
                candidates=verdict.candidates,
                rule=verdict.rule,
                sense=sense(passage, start, end) if entity and entity.seat_of else None,
                link=entity.link if entity else "never",
            )


def _without_overlaps(mentions: Iterable[Mention]) -> Iterator[Mention]:
    """Yield the mentions in the order of the text; of those that overlap, the first, or the longer."""
    end = -1
    for mention in sorted(mentions, key=lambda each: (each.start, -each.end)):
        if mention.start >= end:
            yield mention
            end = mention.end


def _has_surname(verdict: Verdict, alone: Iterable[Sighting]) -> bool:
    """Tell whether the words of a verdict may be a surname too («Korolev»)."""
    place, start = verdict.sighting.passage, verdict.sighting.start
    return any(each.passage == place and each.start == start for each in alone)


def _as_ruled(each: Sighting) -> Verdict:
    link = each.match.forms[0].entity
    return Verdict(each, None, reason="ruled_out") if link == NONE else Verdict(each, link, rule="ruled")


def _overlaps(match: Match, others: Iterable[Match]) -> bool:
    return any(match.start < other.end and other.start < match.end for other in others)
