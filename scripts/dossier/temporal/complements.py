"""Reads what words of time are counted from where the event follows them: «trois ans après l'invasion»."""

import re

from dossier.temporal.meanings import Distance
from dossier.temporal.tense import tense

_OF_EVENT = re.compile(r"\s+(?:du|des|de|d['’])(?!\w)|\s+d['’]")
_COMES = re.compile(
    r"(?<!\w)(?:intervien\w*|intervin\w*|survien\w*|survin\w*|comes?|came|coming|occurs?|arrives?|arrivent)\W+$",
    re.IGNORECASE,
)
_JOINS_EVENT = re.compile(r"(?:après|avant|after|before)$", re.IGNORECASE)
_COMPLEMENT = re.compile(r"[\s\u00a0\u202f]+(?:[«“\"‘]|[^\W\d_]|\d)")
_NOT_COMPLEMENT = re.compile(
    r"\s+(?:en|in|à|at|on|il|elle|ils|elles)\b|\s+(?:i|he|she|they|it|we) had\b",  # “the day before he had been there”
    re.IGNORECASE,
)
_WORDS = re.compile(r"\w")


def has_complement(words: str, after: str) -> bool:
    """Tell whether an event follows that words are counted from: «trois ans après l'invasion»."""
    if not _JOINS_EVENT.search(words):
        return False
    return bool(_COMPLEMENT.match(after)) and not _NOT_COMPLEMENT.match(after)


def is_beside_event(words: str, after: str) -> bool:
    """Tell whether a day counts from an event: «la veille du lancement», “the day after we landed”."""
    return bool(_OF_EVENT.match(after)) or has_complement(words, after)


def from_complement(distance: Distance, before: str, after: str, lang: str) -> Distance:
    """“X comes two weeks after Y” dates Y from X; «trois ans après Y, X est là» from the day of publication."""
    if _COMES.search(before):
        return Distance(-distance.count, distance.unit, "mentioned")
    is_head = not _WORDS.search(before) or before.rstrip()[-1] in ":;–—"
    if is_head and distance.unit == "year" and "," in after and tense("", after.split(",", 1)[1], lang) is None:
        return Distance(-distance.count, distance.unit, "published")
    return Distance(distance.count, distance.unit, None)
