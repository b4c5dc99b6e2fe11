"""An entity of the registry: a person, a body, a craft, a place … that articles name, and how they name it."""

from typing import Annotated, Literal, get_args

from pydantic import StringConstraints

from dossier.schema import Curated, EdtfDate, Text, Words

Kind = Literal[
    "person",
    "organisation",
    "country",
    "place",
    "station",
    "spacecraft",
    "rocket",
    "mission",
    "programme",
    "agreement",
    "document",
    "event",
]
KINDS: tuple[Kind, ...] = get_args(Kind)
"""The kinds of entities, in the order in which they are shown."""

HowLinked = Literal["never", "first", "each"]
"""Which of its mentions in a section of an article are links: none, the first, or all. All are recorded anyway."""


class Name(Words):
    """A name in each edition's language, and in Russian where there is one."""

    ru: Text | None = None


class KeyDate(Words):
    """A date that matters for an entity, and why."""

    date: EdtfDate
    sources: tuple[Text, ...] = ()
    """In which of the entity's sources it was read; empty where it was in one of them, and which isn't known."""
    general_knowledge: bool = False
    """Whether it was not read in one of the entity's sources."""


class Entity(Curated):
    """A person, a body, a craft, a place … that articles name."""

    id: str
    type: Kind
    name: Name
    aliases: tuple[Text, ...] = ()
    countries: tuple[Text, ...] = ()
    """ISO 3166 codes, and SU, EU, UN and INT (of several countries)."""
    description: Words
    key_dates: tuple[KeyDate, ...] = ()
    general_knowledge: Words | None = None
    """Which part of the entry was not read in one of its sources."""
    wikidata: Annotated[str, StringConstraints(pattern=r"^Q[1-9]\d*$")] | None = None
    cospar: Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{3}[A-Z]{1,3}$")] | None = None
    """Its international designator, of a craft or a flight."""
    sources: tuple[Text, ...]

    link: HowLinked = "first"
    surnames: tuple[Text, ...] = ()
    """How a person's surname is written, where it isn't the last word of the names and aliases: `[Vande Hei]`."""
    roles: tuple[Text, ...] = ()
    """Titles and offices that, beside the surname, say that this person is meant: `[cosmonaute, cosmonaut]`."""
    needs_context: tuple[Text, ...] = ()
    """Those of the names that other things bear too: they are this entity only beside words that say so."""
    ordinary_words: tuple[Text, ...] = ()
    """Those of the names that are ordinary words too: at the head of a sentence they say nothing by their capital."""
    context: tuple[Text, ...] = ()
    """Words that say so, beside those that go with every entity of its kind."""
    never_with: tuple[Text, ...] = ()
    """Words beside which such a name is never this entity: «carte» for the Mir of a bank."""
    seat_of: Text | None = None
    """The country whose government a capital's name may stand for, by its id."""

    @property
    def names(self) -> tuple[str, ...]:
        """Every name and alias, each once."""
        given = (self.name.fr, self.name.en, self.name.ru, *self.aliases)
        return tuple(dict.fromkeys(name for name in given if name))
