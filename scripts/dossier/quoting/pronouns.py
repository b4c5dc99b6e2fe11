"""Tells whom a pronoun beside a verb of saying means: «a-t-il dit», “I told them”, “to which he replied”."""

from dossier.quoting import phrases
from dossier.quoting.agreement import is_question
from dossier.quoting.antecedents import Antecedents
from dossier.quoting.carrier import Sentence, Token
from dossier.quoting.people import Naming
from dossier.quoting.quarters import Quarters
from dossier.quoting.reading import Reading
from dossier.quoting.references import Meant
from dossier.quoting.word_kinds import DETERMINERS, PERSONS, PREPOSITIONS, PRONOUNS, opens_phrase
from dossier.vocabulary import vocabulary

_NOBODY = frozenset(
    {"on", "ce", "c'", "ça", "cela", "there", "nous", "we", "vous", "you", "tu", "one", "quiconque", "nul"}
)
_NEAR = 5
_GOING_ON = vocabulary("speakers").words("going_on")


class Pronouns:
    """What pronouns mean in an article."""

    def __init__(self, reading: Reading, antecedents: Antecedents, quarters: Quarters) -> None:
        self._reading = reading
        self._antecedents = antecedents
        self._quarters = quarters

    def meant(self, token: Token, sentence: Sentence, place: int, me: Naming | None) -> Meant:
        """Return whom a pronoun of a sentence means; `me` speaks the sentence itself, where it is quoted."""
        key = token.key.lstrip("-").removeprefix("t-")
        if key in ("je", "j'", "i"):
            return Meant(me) if me else Meant(None, "nobody")
        if key == "on" and me is None:
            return self._quarters.of(sentence, token, place)
        at = next((k for k, each in enumerate(sentence.tokens) if each.start == token.start), 0)
        if key in _NOBODY or PRONOUNS.get(key) == "nobody" or is_question(sentence, at):
            return Meant(None, "nobody")
        if me is not None:
            inner = self._within_words(sentence, token, key)
            if inner:
                return Meant(inner)
            return Meant(None, "pronoun")
        if self._goes_on(sentence, at):
            speaker = self._antecedents.who_goes_on(place, token.start, key)
            if speaker:
                return Meant(speaker)
        offset = sentence.start if self._interrupts(sentence, token) else token.start
        return self._antecedents.pronoun(key, place, offset, apart=self._answered(sentence, token, place))

    def _goes_on(self, sentence: Sentence, at: int) -> bool:
        """Tell «poursuit-il», “he added”, “he went on”: only who has just spoken does so."""
        tokens = sentence.tokens
        beside = tokens[max(0, at - 1) : at] if tokens[at].text.startswith("-") else tokens[at + 1 : at + 2]
        keys = {token.key for token in beside}
        is_on = keys & {"went", "goes"} and at + 2 < len(tokens) and tokens[at + 2].key.rstrip("|") == "on"
        return bool(keys & (_GOING_ON - {"went", "goes"})) or bool(is_on)

    def _answered(self, sentence: Sentence, token: Token, place: int) -> str | None:
        """Return who spoke before in a sentence, whom a pronoun answers: “…, to which he replied: “…””."""
        at = next((k for k, each in enumerate(sentence.tokens) if each.start == token.start), 0)
        keys = tuple(each.key for each in sentence.tokens[max(at - 2, 0) : at])
        return self._antecedents.spoke(place) if keys in (("to", "which"), ("à", "quoi"), ("à", "qui")) else None

    def _interrupts(self, sentence: Sentence, token: Token) -> bool:
        """Tell whether a pronoun stands right after the subject of what is said: «Moscou, a-t-il dit, veut …»."""
        tokens = sentence.tokens
        at = next((k for k, each in enumerate(tokens) if each.start == token.start), 0)
        comma = next((k for k in range(at - 1, max(at - _NEAR, 0), -1) if tokens[k].text == ","), 0)
        if (
            not comma
            or tokens[0].key in PREPOSITIONS
            or tokens[0].quotation >= 0
            or not opens_phrase(tokens[0], self._reading.is_name)
        ):
            return False
        if self._reading.is_name.person(tokens[comma - 1]):
            return False
        return phrases.whole(tokens, 0, self._reading.is_name).last == comma - 1

    def _within_words(self, sentence: Sentence, token: Token, key: str) -> Naming | None:
        """Return whom a pronoun within somebody's words means, where those words say: «Ma mère … Elle m'a répondu»."""
        kind = PRONOUNS.get(key)
        tokens = sentence.tokens
        for at, each in enumerate(tokens):
            if each.start >= token.start:
                break
            if each.key in PERSONS and at and tokens[at - 1].key in DETERMINERS:
                start = tokens[at - 1].start
                words = self._reading.text[start : each.end]
                naming = Naming(start, each.end, f"@{words.lower()}", None, True, words)
                if self._antecedents.gender(naming) != ("f" if kind == "he" else "m"):
                    return naming
        named = [each for each in self._reading.people.within(tokens[0].start, token.start) if each.is_person]
        fitting = [each for each in named if self._antecedents.gender(each) != ("f" if kind == "he" else "m")]
        return fitting[0] if fitting and kind in ("he", "she") else None
