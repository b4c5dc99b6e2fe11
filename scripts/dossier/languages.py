"""Detects the language of a text."""

from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

# Below this probability the language stays unknown: names alone, or a few words, tell none.
_SURE_ENOUGH = 0.5

# The first characters suffice; more changes no verdict on prose.
_ENOUGH_TEXT = 2000


def detect_language(text: str) -> str | None:
    """Return the ISO 639-1 code of the language of `text`, or None where it can't be told."""
    code, probability = _identifier().classify(text[:_ENOUGH_TEXT])
    return str(code) if probability >= _SURE_ENOUGH else None


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
