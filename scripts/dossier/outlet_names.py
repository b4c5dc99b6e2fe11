"""Knows the names of outlets and of their sections, wherever they stand: in a title, above it, in a notice."""

import re

from dossier.furniture import folded
from dossier.vocabulary import vocabulary

_KNOWN = vocabulary("outlets")
_WORD = _KNOWN.pattern("word")
_SECTIONS = _KNOWN.words("section")

_SUFFIX = re.compile(r"(?<!\s)\s+[-–—|•·]\s+(?P<outlet>[^|•·–—]{2,45})$|(?<!\s)\s*\|\s*(?P<outlet_bar>[^|]{2,45})$")
_BETWEEN_SECTIONS = re.compile(r"[\s,/|&·•-]+")
_ARTICLES = ("Le", "La", "Les", "The")
_ELIDED = ("L’", "L'")
# The least of a title that stands before an outlet's name, in characters; the longest name, in words; small words.
_SHORTEST_TITLE = 12
_MOST_WORDS = 6
_SMALL_WORD = 3


def is_section(text: str) -> bool:
    """Tell the name of a section («Sciences», "World") from a headline."""
    words = folded(text).lower()
    return words.replace(" ", "-") in _SECTIONS or all(word in _SECTIONS for word in _BETWEEN_SECTIONS.split(words))


def is_outlet_word(name: str) -> bool:
    """Tell words that outlets are called by («Le Courrier …», "… Gazette")."""
    return _WORD.search(name) is not None


def outlet_suffix(title: str, text: str) -> re.Match[str] | None:
    """Find an outlet's name glued to a title («… - Le Monde»), with the mark before it as the group `outlet`.

    It is one where outlets are called so, or where the `text` around the title says the same name again.
    """
    found = _SUFFIX.search(title)
    if not found or found.start() < _SHORTEST_TITLE:
        return None
    name = (found["outlet"] or found["outlet_bar"]).strip()
    words = name.split()
    is_name = name[:1].isupper() and len(words) <= _MOST_WORDS
    if not is_name or not (is_outlet_word(name) or text.count(name) > 1 or _is_titled(name, words)):
        return None
    return re.compile(rf"(?<!\s)\s*+(?P<outlet>(?:\S\s*+)?{re.escape(name)})\s*$").search(title)


def _is_titled(name: str, words: list[str]) -> bool:
    """Tell «Le Fil des Jours», «L’Observatoire»: an article, and capitals."""
    has_article = words[0] in _ARTICLES or name.startswith(_ELIDED)
    is_long = len(words) + name.count("’") > 1
    return has_article and is_long and all(word[0].isupper() for word in words if len(word) > _SMALL_WORD)
