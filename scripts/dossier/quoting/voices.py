"""Finds the person by whom others speak: «Les démocrates, par la bouche de l'élue Jeanne Morel, dénoncent “un tour”».

| the words                                       | for instance                              |
|-------------------------------------------------|-------------------------------------------|
| by the voice, the mouth or the pen of somebody  | «par la voix de X», «par la plume du maire X» |
| through somebody                                | «par l'intermédiaire de X»                |

Whoever has somebody speak for them says so themselves: the voice counts where the article names nobody else.
"""

from collections.abc import Sequence

from dossier.quoting import phrases
from dossier.quoting.carrier import Token
from dossier.quoting.word_kinds import IsName, Phrase

_VOICES = frozenset({"voix", "bouche", "plume", "intermédiaire", "truchement", "entremise"})
_OF = frozenset({"de", "du", "d'"})
_APPOSED = 2


def voice(tokens: Sequence[Token], at: int, is_name: IsName) -> tuple[int, Phrase] | None:
    """Return where «par la voix de» begins before the quotation at a token, and the person named there."""
    for by in range(at - 4):
        is_voice = tokens[by].key == "par" and tokens[by + 2].key in _VOICES and tokens[by + 3].key in _OF
        if not is_voice:
            continue
        begin = by + 3 + (tokens[by + 3].key != "du")
        found = phrases.whole(tokens, begin, is_name)
        if any(is_name.person(token) for token in tokens[begin : found.last + 1]):
            return by, found
        apposed = found.last + _APPOSED
        if apposed < at and tokens[apposed - 1].text == "," and is_name.person(tokens[apposed]):
            return by, phrases.whole(tokens, apposed, is_name)
    return None
