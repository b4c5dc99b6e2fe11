"""Tells whether a definite description may mean somebody named before it: «Le doyen», after two men were named.

| the description                                          | may mean somebody named                        |
|----------------------------------------------------------|------------------------------------------------|
| “the veteran”, «le soudeur», «le maître du Kremlin»      | any person named before who fits               |
| “the man who ran it”, «l'ancien chercheur de l'institut» | the same: the words often say again who that is|
| “this accountant”, «cette comptable»                     | somebody of whom the article has told          |
| “the official”, after “a NASA official”                  | nobody: that is the one unnamed                |
| «le patron d'une société»                                | nobody: that is somebody new                   |

Who is of another gender, or is called by another trade, doesn't fit. Whom words mean without doubt is told before this
is asked (see descriptions.py): what is left here is a guess.
"""

import re

from dossier.quoting.antecedents import Antecedents
from dossier.quoting.called import BODY_NOUNS, LOOSE, noun_of
from dossier.quoting.people import Naming
from dossier.quoting.reading import Reading
from dossier.quoting.references import INDEFINITE
from dossier.quoting.trades import alike
from dossier.quoting.variation import OFFICES
from dossier.quoting.verbs import KNOWN
from dossier.quoting.word_kinds import PERSONS, PREPOSITIONS, is_person_noun
from dossier.vocabulary import vocabulary

_SPEAKERS = vocabulary("speakers")
_RANKS = _SPEAKERS.words("ranks")
_OFFICES = _SPEAKERS.words("heads") | OFFICES
_FEMININE = KNOWN.words("feminine")
_MASCULINE = KNOWN.words("masculine")
_DOCUMENTS = KNOWN.words("documents")
_POINTING = frozenset({"le", "la", "l'", "the"}) | KNOWN.words("demonstratives")
_GENDERS = {"le": "m", "ce": "m", "cet": "m", "la": "f", "cette": "f"}
_VOICES = KNOWN.words("voices")
_ONES = frozenset({"un", "une", "autre", "one", "other", "same", "rest", "two", "three"})
_OF_SOME = re.compile(r"(?:\bd'|\bof|\bat|\bin) ?(?:une?|an?)\b")
_PARTS = re.compile(r"[ld]['’]|[^\W_]+(?:-[^\W_]+)*", re.IGNORECASE)


class Introduced:
    """Those named in an article, for whom descriptions may stand."""

    def __init__(self, reading: Reading, antecedents: Antecedents) -> None:
        self._reading = reading
        self._antecedents = antecedents

    def may_be_named(self, naming: Naming) -> bool:
        """Tell whether a definite description of a person may mean somebody named before."""
        keys = [each.lower().replace("’", "'") for each in _PARTS.findall(naming.words)]
        if not naming.is_person or len(keys) < 2 or keys[0] not in _POINTING:
            return False
        noun = noun_of(keys) or keys[1]
        if noun in BODY_NOUNS | _DOCUMENTS | _ONES | _VOICES or _is_many(noun):
            return False
        if _OF_SOME.search(" ".join(keys)):
            return False  # «le patron d'une société toulousaine» is somebody new
        if self._is_introduced(noun, naming.start):
            return False
        gender = _GENDERS.get(keys[0]) or ("f" if noun in _FEMININE else "m" if noun in _MASCULINE else None)
        sentence = self._reading.sentences[self._reading.sentence_at(naming.start)]
        before = self._reading.people.within(0, sentence.start)  # beside a name, a description is another
        narrowed = any(key in PREPOSITIONS for key in keys)  # «le patron | de la Nasa» isn't everybody who has a rank
        return any(each.is_person and self._fits(each, noun, gender, is_narrowed=narrowed) for each in before)

    def is_anybody_before(self, naming: Naming) -> bool:
        """Tell whether somebody is named before in a paragraph, or in the one before it."""
        blocks = self._reading.article.blocks
        here = next((at for at, block in enumerate(blocks) if block.start <= naming.start < block.end), 0)
        return bool(self._reading.people.within(blocks[max(here - 1, 0)].start, naming.start))

    def _is_introduced(self, noun: str, offset: int) -> bool:
        """Tell whether somebody unnamed was called by the noun before."""
        place = self._reading.sentence_at(offset)
        for back in range(place, -1, -1):
            for each in self._antecedents.references(back):
                words = each.naming.words.lower().replace("’", "'").replace("'", "' ").split()
                if each.at < offset and each.naming.who.startswith("@") and noun in words and words[0] in INDEFINITE:
                    return True
        return False

    def _fits(self, naming: Naming, noun: str, gender: str | None, *, is_narrowed: bool) -> bool:
        if gender and self._antecedents.gender(naming) not in (gender, None):
            return False
        trades = self._antecedents.trades(naming) - LOOSE - _RANKS
        is_office = is_narrowed and noun in _OFFICES  # «le patron de la Nasa» is nobody of another office
        is_loose = is_narrowed or noun in _RANKS or noun not in PERSONS
        return not trades or bool(alike(noun) & trades) or (is_loose and not is_office)


def _is_many(noun: str) -> bool:
    return noun.endswith(("s", "x")) and is_person_noun(noun[:-1])
