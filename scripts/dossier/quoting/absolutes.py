"""Finds who speaks in a clause without a finite verb: “Power was back by Sunday, with the mayor urging people to “…””.

| before the verb in “-ing”                    | the speaker                    |
|----------------------------------------------|--------------------------------|
| “with”, after a comma, and somebody          | them                           |
| “with”, and anything else                    | whom the sentence is about     |
"""

from collections.abc import Sequence

from dossier.quoting import phrases, word_kinds
from dossier.quoting.carrier import Token
from dossier.quoting.verbs import forms
from dossier.quoting.word_kinds import IsName, Phrase

_FARTHEST = 9


def subject(tokens: Sequence[Token], verb: int, is_name: IsName) -> Phrase | None:
    """Return who stands between “with” and the gerund at a token."""
    if is_name.is_french or tokens[verb].key not in forms().gerunds:
        return None
    last = verb - 1
    while last > 0 and word_kinds.is_adverb(tokens[last]):
        last -= 1
    with_ = last
    while with_ >= 0 and last - with_ <= _FARTHEST and tokens[with_].is_word and tokens[with_].quotation < 0:
        if tokens[with_].key == "with":
            break
        with_ -= 1
    if with_ < 0 or with_ >= last or tokens[with_].key != "with" or (with_ and tokens[with_ - 1].text not in ",–—"):
        return None
    found = Phrase(with_ + 1, last)
    return found if phrases.person_head(tokens, found, is_name) else None
