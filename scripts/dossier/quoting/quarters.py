"""Tells where «on» speaks, which is a body, or from what source it is heard.

| «on»                                    | for instance                            |
|-----------------------------------------|-----------------------------------------|
| a place before it, and a comma          | «À la mairie, on …», «Du côté de X, on» |
| a place after it                        | «assure-t-on chez X»                    |
| a source after it                       | «glisse-t-on de source syndicale»       |
"""

from collections.abc import Callable

from dossier.quoting import phrases
from dossier.quoting.called import BODY_NOUNS
from dossier.quoting.carrier import Sentence, Token
from dossier.quoting.people import Naming
from dossier.quoting.reading import Reading
from dossier.quoting.references import Meant
from dossier.quoting.word_kinds import Phrase

_AT = frozenset({"à", "au", "aux", "chez", "côté", "dans"})
_A_PLACE = 3
_AROUND = frozenset({"entourage", "cabinet", "siège", "camp", "rangs"})


class Quarters:
    """The bodies that «on» stands for in an article."""

    def __init__(self, reading: Reading, speaker: Callable[[Phrase, Sentence, int], Meant]) -> None:
        self._reading = reading
        self._speaker = speaker

    def of(self, sentence: Sentence, token: Token, place: int) -> Meant:
        """Return the body where «on» speaks: «À la mairie, on …», «Chez X, on …»."""
        tokens = sentence.tokens
        on = next(k for k, each in enumerate(tokens) if each.start == token.start)
        if token.text.startswith("-"):
            return self._at(sentence, on + 1, place)
        is_side = [each.key for each in tokens[:_A_PLACE]] == ["du", "côté", "de"]  # «Du côté de la fédération, on …»
        is_place = tokens[0].key in _AT or is_side
        if on < _A_PLACE or tokens[on - 1].text != "," or not is_place or not tokens[on - 2].is_word:
            return Meant(None, "nobody")
        first = 0 if tokens[0].key == "au" else _A_PLACE if is_side else 1
        end = next(k for k in range(1, on) if tokens[k].text == ",")  # «À la mairie, | où l'on …, on …»
        inside = [token.key for token in tokens[1:end]]
        namings = self._reading.people.within(tokens[0].start, tokens[on - 1].start)
        named = [each for each in namings if not each.is_person and self._reading.speaks(each)]
        if named:
            return Meant(named[0])
        companies = [each for each in namings if not each.is_person and tokens[0].key == "chez"]
        if companies:
            return Meant(companies[0])
        if not any(key in BODY_NOUNS for key in inside) or any(not each.is_word for each in tokens[1:end]):
            return Meant(None, "nobody")
        return self._speaker(Phrase(max(first, 1), end - 1), sentence, place)

    def _source(self, sentence: Sentence, after: int, place: int) -> Meant | None:
        """Return the source from which it is heard, in doubt: «glisse-t-on à Paris de source syndicale»."""
        tokens = sentence.tokens
        near = range(after, min(after + 2 * _A_PLACE, len(tokens) - 2))
        at = next((k for k in near if tokens[k].key in ("source", "sources") or not tokens[k].is_word), None)
        if at is None or not tokens[at].is_word or tokens[at - 1].key != "de" or not tokens[at + 1].text[0].islower():
            return None
        start, end = tokens[at].start, tokens[at + 1].end
        words = self._reading.text[start:end]
        return Meant(Naming(start, end, f"@{words.lower()}", None, True, words), "far")

    def _at(self, sentence: Sentence, after: int, place: int) -> Meant:
        """Return the body where it is said: «assure-t-on chez X», «fait-on valoir au ministère»."""
        tokens = sentence.tokens
        near = range(after, min(after + _A_PLACE, len(tokens) - 1))
        at = next((k for k in near if tokens[k].key in _AT or not tokens[k].is_word), None)
        source = self._source(sentence, after, place)
        if source:
            return source
        if at is None or tokens[at].key not in _AT:
            return Meant(None, "nobody")
        found = phrases.after(tokens, at + 1, self._reading.is_name)
        if tokens[at].key == "au" and tokens[at + 1].key in _AROUND:
            found = phrases.whole(tokens, at + 1, self._reading.is_name)  # «au cabinet du ministre»
        if found is None or found.first > at + 1 + (tokens[at + 1].key in ("du", "de", "des")):
            return Meant(None, "nobody")
        inside = tokens[found.first : found.last + 1]
        is_body = any(self._reading.is_name(each) or each.key in BODY_NOUNS | _AROUND for each in inside)
        is_person = any(self._reading.is_name.person(each) for each in inside)
        if not is_body or (is_person and not any(each.key in _AROUND for each in inside)):
            return Meant(None, "nobody")
        meant = self._speaker(found, sentence, place)
        entity = self._reading.people.entities.get(meant.naming.entity or "") if meant.naming else None
        is_town = tokens[at].key == "à" and inside[0].has_capital and (entity is None or entity.type != "organisation")
        return Meant(meant.naming, "far") if is_town and meant.naming else meant
