"""Works out what the page of an entity shows: names, facts, notes, the words that led to it, whom it is named with."""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass

from dossier.article import Article
from dossier.chronology.entries import Entry
from dossier.cited_by import Citing
from dossier.countries import country
from dossier.entity import Entity, KeyDate
from dossier.link import Mention
from dossier.linking.senses import Sense
from dossier.messages import Messages
from dossier.network.ties import Companion
from dossier.registry import Event
from dossier.rights import publishable
from dossier.utterances import Utterance

Found = Sequence[tuple[Article, Sequence[Mention]]]
"""The articles that mention an entity, with the mentions in each."""


@dataclass(frozen=True)
class Form:
    """Words that led to an entity."""

    words: str
    count: int


@dataclass(frozen=True)
class Portrait:
    """All that the page of an entity shows beside what the registry says of it."""

    sections: tuple[str, ...]
    """As Markdown: what it shows of each article that mentions the entity, the newest first."""
    mentions: int = 0
    events: tuple[Event, ...] = ()
    """Its own chronology, in order of time."""
    reported: tuple[Entry, ...] = ()
    """What articles alone date of it, in order of time: the latest of many."""
    reported_before: int = 0
    """How many there are besides, before those."""
    companions: tuple[Companion, ...] = ()
    """Those that it is mentioned with most, in this order."""
    forms: tuple[Form, ...] = ()
    senses: tuple[tuple[Sense, int], ...] = ()
    """Of a capital: how often its name stands for what."""
    copies: tuple[tuple[Article, ...], ...] = ()
    """Of the articles that mention it, those that are one dispatch."""
    pages: tuple[Citing, ...] = ()
    """The pages of people's that link to it."""
    said: tuple[Utterance, ...] = ()
    """What it is quoted with, the newest first."""
    perhaps: tuple[Utterance, ...] = ()
    """What it may have said."""


@dataclass(frozen=True)
class Fact:
    """A line of what the registry says."""

    label: str
    words: str
    lang: str = ""
    """Of the words, where it isn't the edition's."""
    address: str = ""
    """Where they lead to, outside the dossier."""
    title: str = ""
    """What stands there."""


def facts(entity: Entity, messages: Messages) -> Iterator[Fact]:
    """Yield the names that the page's title isn't, the countries, and what others know the entity by."""
    lang = messages.lang
    for code in ("fr", "en", "ru"):
        name = getattr(entity.name, code)
        if name and (code != lang and (name != entity.name[lang] or code == "ru")):
            yield Fact(messages(f"entity.in.{code}"), name, code)
    if entity.aliases:
        yield Fact(messages("entity.also"), ", ".join(entity.aliases))
    if entity.countries:
        names = ", ".join(country(code, messages) for code in entity.countries)
        yield Fact(messages.count("entity.countries", len(entity.countries)), names)
    if entity.wikidata:
        address = f"https://www.wikidata.org/wiki/{entity.wikidata}"
        yield Fact("Wikidata", entity.wikidata, address=address, title=messages("entity.wikidata"))
    if entity.cospar:
        address = f"https://nssdc.gsfc.nasa.gov/nmc/spacecraft/display.action?id={entity.cospar}"
        yield Fact(messages("entity.cospar"), entity.cospar, address=address, title=messages("entity.catalogue"))


def notes_of(key_date: KeyDate, entity: Entity, sources: Container[str]) -> tuple[str, ...]:
    """Return the keys of the sources in which a key date was read: all of the entity's where it isn't known which."""
    if key_date.general_knowledge:
        return ()
    return tuple(key for key in dict.fromkeys(key_date.sources or entity.sources) if key in sources)


def noted(entity: Entity, events: Iterable[Event], sources: Container[str]) -> tuple[str, ...]:
    """Return the keys of all `sources` that a page's notes cite, in the order in which it first cites them."""
    dated = (key for each in entity.key_dates for key in notes_of(each, entity, sources))
    return tuple(dict.fromkeys((*entity.sources, *dated, *(key for event in events for key in event.sources))))


def nearest(companions: Iterable[Companion]) -> tuple[Companion, ...]:
    """Return those that share passages with an entity, the most passages first; of equals, in the order given."""
    together = (each for each in companions if each.passages)
    return tuple(sorted(together, key=lambda each: -each.passages))


def forms(found: Found) -> tuple[Form, ...]:
    """Return the words that led to an entity, the most frequent first; white space makes no difference."""
    words = (
        " ".join(publishable(article, each.start, each.end).split()) for article, several in found for each in several
    )
    counts = Counter(words)
    return tuple(Form(*item) for item in sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def senses(found: Found) -> tuple[tuple[Sense, int], ...]:
    """Return how often a capital's name stands for the city, for the government, or for one that can't be told."""
    counts = Counter(each.sense for _, several in found for each in several if each.sense)
    order: tuple[Sense, ...] = ("city", "government", "open")
    return tuple((sense, counts[sense]) for sense in order if counts[sense])
