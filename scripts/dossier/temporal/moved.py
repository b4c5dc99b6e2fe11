"""Knows what was moved from one date to another: «le tir du 20 mars a été repoussé au 27»."""

import re

from dossier.temporal.tense import Tense, tense
from dossier.vocabulary import vocabulary

MOVED = tuple(sorted(vocabulary("temporal").words("before", "moved")))
"""How verbs begin that move what was planned to another date."""

_ARTICLE = re.compile(r"(?<!\w)the\s+\Z", re.IGNORECASE)
_OF = re.compile(r"(?:du|de|d['’]|the)(?!\w)", re.IGNORECASE)
_PLANNED = re.compile(
    r"(?<!\w)(?:prévu|programmé|attendu|scheduled|planned|due|expected)e?s?(?:\s\w+)?\s*$", re.IGNORECASE
)
_PASSIVE = r"(?:was|were|been|été|est|sont|be|être)\s(?:\w+ )?(?:" + "|".join(MOVED) + r")\w*"
_SLID = r"(?:a|ont|has|have|had|avait|avaient)\s(?:\w+ )?(?:gliss|slipp|slid)\w*|slipped|slid"
_WAS_MOVED = re.compile(rf"(?:['’]s)?(?:\s[^\W\d]+){{0,4}}?\s(?:{_PASSIVE}|{_SLID})")


def is_open(told: Tense | None, before: str, words: str, after: str, lang: str) -> bool:
    """Tell whether a date may be past or to come, whatever the verb: it is that of what was planned, and moved."""
    if told == "future":  # «le tir prévu mardi a été annulé»: before that Tuesday, or after
        return _PLANNED.search(before) is not None and tense("", after, lang) == "past"
    return told == "past" and _is_of_moved(before, words, after)


def _is_of_moved(before: str, words: str, after: str) -> bool:
    is_attribute = _ARTICLE.search(before) or _OF.match(words) or after.startswith(("'s", "’s"))
    return bool(is_attribute) and _WAS_MOVED.match(after) is not None
