"""Detects the language of a text.

French and English prose tell themselves by their small words. Whatever these leave open is asked of a statistical
model of some hundred languages, which takes a third of a second to unpack.
"""

import re
from functools import cache
from typing import Any

# Below this probability the language stays unknown: names alone, or a few words, tell none.
_SURE_ENOUGH = 0.5

# The first characters suffice; more changes no verdict on prose.
_ENOUGH_TEXT = 2000

# Small words of the one language and not of the other, nor many of them of any third. Of the words of a text with so
# many, at least this share must be of the one and at most that of the other.
_SMALL_WORDS = {
    "fr": "au aux avec ce ces cette comme dans des du elle entre est et être il le les leur mais ont par pas plus pour "
    "que qui sa selon ses sont sur une été",
    "en": "an and are at but by for from has have in is it its not of said that the their this to was were which will "
    "with would",
}
_SMALL = {lang: frozenset(words.split()) for lang, words in _SMALL_WORDS.items()}
_ENOUGH_WORDS = 50
_ENOUGH_SMALL = 2
_LEAST_OF_ONE, _MOST_OF_OTHER = 0.15, 0.03

_WORD = re.compile(r"[^\W\d_]+")


def detect_language(text: str) -> str | None:
    """Return the ISO 639-1 code of the language of `text`, or None where it can't be told."""
    beginning = text[:_ENOUGH_TEXT]
    if evident := _by_small_words(beginning):
        return evident
    code, probability = _identifier().classify(beginning)
    return str(code) if probability >= _SURE_ENOUGH else None


def language_of_words(text: str) -> str | None:
    """Return the language of a few words, `fr` or `en`, where their small words are of one of them; else None."""
    words = _WORD.findall(text.casefold())
    counts = {lang: sum(word in small for word in words) for lang, small in _SMALL.items()}
    most, least = sorted(counts, key=lambda lang: -counts[lang])
    return most if counts[most] >= _ENOUGH_SMALL and not counts[least] else None


def _by_small_words(text: str) -> str | None:
    words = _WORD.findall(text.casefold())
    if len(words) < _ENOUGH_WORDS:
        return None
    shares = {lang: sum(word in small for word in words) / len(words) for lang, small in _SMALL.items()}
    most = max(shares, key=lambda lang: shares[lang])
    others = (share for lang, share in shares.items() if lang != most)
    return most if shares[most] >= _LEAST_OF_ONE and max(others) <= _MOST_OF_OTHER else None


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # numpy comes with it: seldom needed, slow to import

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
