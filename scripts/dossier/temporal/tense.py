"""Tells from the words around a date whether it lies before the article or after it."""

import re
from typing import Literal

from dossier.vocabulary import vocabulary

Tense = Literal["past", "future"]

_VOCABULARY = vocabulary("temporal")


def _marks(tense_of: str, lang: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){_VOCABULARY.any_of('tenses', tense_of, lang)}(?!\w)", re.IGNORECASE)


_MARKS = {lang: (_marks("past", lang), _marks("future", lang)) for lang in ("fr", "en")}
_CLAUSE_END = re.compile(r"[;:]|\s[–—]\s|[“”«»\"]|\.\s")
_REFERS_BACK = re.compile(
    r"(?<!\w)(?:who|which|whose|that|where|qui|dont|où|lequel|laquelle|lesquels|que|qu['’])(?!\w)[^,;:.]*$",
    re.IGNORECASE,
)


def tense(before: str, after: str, lang: str) -> Tense | None:
    """Return the tense of the verb that words of time go with: the last before them, or the first after.

    `before` and `after` are the sentence on either side.
    """
    told = (
        _last(clause_before(before), lang)
        or _first(_CLAUSE_END.split(after)[0], lang)
        or _last(_unquoted(before), lang)
    )
    return None if told == "open" else told


def _unquoted(before: str) -> str:
    """Return a sentence's beginning without what is quoted and over: its tense is that of another time."""
    return _QUOTED.sub(" ", before)


_QUOTED = re.compile(r"«[^«»]*»|“[^“”]*”|\"[^\"]*\"")


def clause_before(before: str) -> str:
    """Return the end of a sentence's beginning that belongs to the words after it."""
    return _CLAUSE_END.split(before)[-1]


def _last(words: str, lang: str) -> Tense | Literal["open"] | None:
    """Return the tense of the last verb that has one; of two that end together («a été reporté à»), the future."""
    last = [max(marks.finditer(words), key=lambda found: found.end(), default=None) for marks in _MARKS[lang]]
    past, future = last
    if past and (not future or past.end() > future.end()):
        return "open" if _WAS_TO.match(past[0]) else "past"
    if future:
        was_planned = _PLANNED.match(future[0]) and _WAS.search(words[: future.start()])
        return "open" if _WAS_TO.match(future[0]) or was_planned else "future"
    return None


def _first(words: str, lang: str) -> Tense | None:
    starts = [found.start() if (found := marks.search(words)) else len(words) for marks in _MARKS[lang]]
    return None if min(starts) == len(words) else "past" if starts[0] < starts[1] else "future"


# What was to be may have been, or not: «devait partir lundi», “was due Friday”.
_WAS_TO = re.compile(r"(?:devai(?:t|ent)(?: \S+){0,2}|(?:was|were) to)\Z", re.IGNORECASE)
_PLANNED = re.compile(r"(?:scheduled|planned|slated|expected|due|targeted|prévu|attendu|programmé)", re.IGNORECASE)
_WAS = re.compile(r"(?<!\w)(?:was|were|étai(?:t|ent))\s\Z", re.IGNORECASE)


def is_participial(before: str, lang: str) -> bool:
    """Tell whether words stand with a participle that opens their sentence, or stands after a comma in it."""
    return _PARTICIPIAL[lang].search(before) is not None


_PARTICIPIAL = {
    lang: re.compile(rf"(?:^|[,(–—])\s*{_VOCABULARY.any_of('participles', lang)}(?!\w)[^,;:.]*$") for lang in _MARKS
}


def is_aside(before: str) -> bool:
    """Tell whether words stand in a relative clause of their sentence."""
    return bool(_REFERS_BACK.search(before))
