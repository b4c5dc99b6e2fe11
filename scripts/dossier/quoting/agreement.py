"""Tells whether a pronoun may mean somebody: by gender and number, and whether it means anybody at all.

| the pronoun                 | may mean                                                                |
|-----------------------------|-------------------------------------------------------------------------|
| «il», “he”, «elle», “she”   | persons whose gender isn't the other; in French, bodies by their article |
| “it”                        | bodies                                                                  |
| «ils», “they”               | several, by a description                                               |
| «sa», «son»                 | any person                                                              |
"""

from dossier.quoting.called import BODY_NOUNS, noun_of
from dossier.quoting.carrier import Sentence, Token
from dossier.quoting.descriptions import Descriptions
from dossier.quoting.people import Naming, may_be_person
from dossier.quoting.runs import BODIES
from dossier.quoting.verbs import KNOWN
from dossier.quoting.word_kinds import PREPOSITIONS, SUBORDINATORS
from dossier.vocabulary import vocabulary

_IMPERSONAL = vocabulary("speakers").words("impersonal")
_ADJUNCTS = KNOWN.words("adjuncts")
_FAR_QUESTION = 6
_BEING = frozenset({"est", "était", "sera", "fut"})
_HOURS = frozenset({"midi", "minuit", "temps", "tard", "tôt", "presque", "environ", "une"})
_GENDERS = {"he": "m", "she": "f"}
_PLURAL = frozenset(
    "les des ces ses leurs mes nos these those two three several some many certains plusieurs deux trois quatre four".split()  # noqa: SIM905, E501
)
_ONE = frozenset({"a", "an", "un", "une", "one"})
_SURE, _GUESSED, _AGAINST_GUESS = 1.2, 1.15, 0.4
_UNTOLD = 0.7
_BODY, _BARE_BODY = 0.6, 0.3


class Agreement(Descriptions):
    """Whom of those spoken of the pronouns of an article may mean."""

    def _fit(self, naming: Naming, kind: str) -> float:
        """Return how well somebody fits a pronoun: 0 for not at all."""
        is_described = naming.who.startswith("@")
        if kind == "they":
            return float(is_described and naming.words.lower().endswith("s"))
        if kind == "it":
            is_body = is_described or bool(naming.entity) or bool(set(naming.words.lower().split()) & BODIES)
            return float(is_body and (not naming.is_person or (is_described and self._is_body(naming))))
        if is_described and _is_plural(naming.words):
            return 0.0
        if is_described and naming.is_person and self._is_body(naming):
            return self._fit_of_body(naming, kind)
        if not naming.is_person and not may_be_person(naming, self._reading.text):
            return self._fit_of_body(naming, kind)
        if kind == "any":
            return 1.0
        gender = self.gender(naming)
        if gender:
            return _SURE * (gender == _GENDERS.get(kind))
        guessed = self._reading.people.guessed.get(naming.who)
        fit = 1.0 if guessed is None else _GUESSED if guessed == _GENDERS.get(kind) else _AGAINST_GUESS
        return fit if naming.is_person else _UNTOLD * fit

    def _is_body(self, naming: Naming) -> bool:
        """Tell «l'entreprise», that no “he” means, and any “it”."""
        return noun_of(naming.words.lower().replace("’", "'").replace("'", "' ").split()) in BODY_NOUNS

    def _fit_of_body(self, naming: Naming, kind: str) -> float:
        """Return how well «il», «elle» fit a body: by its article."""
        if not self._reading.is_french or not (naming.entity or naming.who.startswith("@")):
            return 0.0
        text = self._reading.text
        before = text[max(0, naming.start - 4) : naming.start].lower().split()
        words = [*before[-1:], *naming.words.lower().split()[:1]]
        if naming.entity and not set(words) & {"la", "le", "l’", "l'"}:
            return _BARE_BODY
        gender = "f" if {"la", "une", "cette"} & set(words) else "m" if {"le", "un", "ce"} & set(words) else None
        return _BODY if gender in (None, _GENDERS.get(kind)) else 0.0


def is_impersonal(sentence: Sentence, at: int) -> bool:
    """Tell «il faut», «il y a»."""
    tokens: tuple[Token, ...] = sentence.tokens
    if tokens[at].key.lstrip("-").removeprefix("t-") != "il":
        return False
    if tokens[at].text.startswith("-"):
        return at > 0 and tokens[at - 1].key in _IMPERSONAL
    follows = [token.key for token in tokens[at + 1 : at + 4]]
    if is_question(sentence, at):
        return True
    if len(follows) > 1 and follows[0] in _BEING and (follows[1][:1].isdigit() or follows[1] in _HOURS):
        return True  # «Il était 16 h 20»
    return any(key in _IMPERSONAL for key in follows[:2])


def is_question(sentence: Sentence, at: int) -> bool:
    """Tell «il n'est jamais question de la guerre»."""
    follows = [token.key for token in sentence.tokens[at + 1 : at + _FAR_QUESTION]]
    is_il = sentence.tokens[at].key.lstrip("-").removeprefix("t-") == "il"
    return is_il and "question" in follows and bool(_BEING & set(follows))


def is_before_its_name(sentence: Sentence, at: int) -> bool:
    """Tell “Asked about his own flight, X …”."""
    tokens = sentence.tokens
    opens = tokens[0].key in PREPOSITIONS | _ADJUNCTS or tokens[0].key in SUBORDINATORS
    return opens and all(token.text != "," for token in tokens[:at]) and any(t.text == "," for t in tokens[at:])


def _is_plural(words: str) -> bool:
    parts = words.lower().split()
    return parts[0] in _PLURAL or (
        parts[0] not in _ONE and parts[-1].endswith("s") and parts[0] in ("the", "two", "his", "her", "its")
    )
