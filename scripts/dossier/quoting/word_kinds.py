"""What kinds of words phrases are made of: articles, pronouns, adverbs, nouns of persons, names."""

from dataclasses import dataclass
from typing import Protocol

from dossier.quoting.carrier import Token
from dossier.quoting.verbs import KNOWN

PRONOUNS = {word: kind for kind in KNOWN.tables["pronouns"] for word in KNOWN.words("pronouns", kind)}


ADVERBS = KNOWN.words("adverbs")


_NO_ADVERBS = KNOWN.words("no_adverbs")


DETERMINERS = KNOWN.words("articles") | KNOWN.words("possessives") | KNOWN.words("demonstratives") | KNOWN.words("mine")


PREPOSITIONS = KNOWN.words("prepositions")


CALENDAR = KNOWN.words("calendar")


PERSONS = KNOWN.words("persons")


JOINING = frozenset({"et", "and", "but", "mais", "puis", "then", "or", "ou"})


RELATIVE_SUBJECTS = KNOWN.words("relative_subjects")


SUBORDINATORS = KNOWN.words("subordinators")


_ENDINGS = tuple(sorted(KNOWN.words("person_endings")))


_WIDER_ENDINGS = tuple(sorted(KNOWN.words("wider_person_endings")))


_NO_PERSONS = KNOWN.words("no_persons")


_SHORTEST = 6


_PREFIXES = frozenset({"sous", "vice", "ex", "co"})


def is_person_noun(key: str, *, widely: bool = False) -> bool:
    """Tell nouns of persons and bodies: those known, and those that end like it; `widely`, beside a verb of saying."""
    prefix, _, bare = key.partition("-")
    if prefix in _PREFIXES and bare:
        key = bare  # «sous-préfète», «ex-ministre»
    if key in PERSONS or (key.endswith("s") and key[:-1] in PERSONS):
        return True
    endings = _ENDINGS + _WIDER_ENDINGS if widely else _ENDINGS
    return (
        len(key) >= _SHORTEST
        and key.endswith(endings)
        and key not in _NO_PERSONS
        and key.removesuffix("s") not in _NO_PERSONS
    )


@dataclass(frozen=True)
class Phrase:
    """Tokens `first` to `last`, that included, of a sentence."""

    first: int
    last: int
    is_pronoun: bool = False


class IsName(Protocol):
    """Tells which words belong to names."""

    def __call__(self, token: Token) -> bool:
        """Tell whether it belongs to a name."""

    @property
    def is_french(self) -> bool:
        """Whether the text is in French."""

    def person(self, token: Token) -> bool:
        """Tell whether it is a person's name."""

    def speaks(self, token: Token) -> bool:
        """Tell whether it is the name of a person, or of a body that the registry knows."""


def is_adverb(token: Token) -> bool:
    """Tell whether a word may stand between a subject and its verb."""
    if token.key in ADVERBS:
        return True
    return (
        token.key.endswith(("ment", "ly"))
        and token.text[0].islower()
        and len(token.key) > 4
        and token.key not in _NO_ADVERBS
    )


def opens_phrase(token: Token, is_name: IsName) -> bool:
    """Tell whether a noun phrase may begin at a word."""
    if token.quotation >= 0 or not token.is_word:
        return False
    return token.key in DETERMINERS or is_name(token) or (token.has_capital and token.key not in PREPOSITIONS)
