"""Tells what only looks like a dated statement: what is supposed, lengths of time, and words that mean these times."""

import re

from dossier.temporal.expressions import Expression
from dossier.temporal.meanings import Calendar, Meaning, Step
from dossier.temporal.precision import precision_of
from dossier.temporal.tense import Tense, clause_before, tense
from dossier.vocabulary import vocabulary

_IF_PAST = re.compile(
    r"(?:^|[,;:.“\"«‘(]\s*|\b(?:même|et|mais|even|what|but|and|as)\s)(?:(?:si|s['’]ils?)\W[^.;]*\w(?:ais|ait|ions|iez|aient)\W"
    r"|if\W[^.;]*\b(?:were|had|\w+ed|went|left|came|did|fell|got|lost|broke|quit)\b)[^.;]*$",
    re.IGNORECASE,
)
TENSED = ("ahead_if_future", "by_ahead")
"""The readings of which the tense tells whether they are statements."""
_VERB_NEAR = 60
_POSSESSIVE = re.compile(r"['’]s\b")
_DEMANDED = re.compile(rf"(?<!\w){vocabulary('temporal').any_of('before', 'demanded')}(?!\w)[^;:.]*$", re.IGNORECASE)
_LEARNT = vocabulary("temporal").words("before", "learnt")
_WORDS = re.compile(r"\w")
_NO_ANSWER = re.compile(r"[«“\"‘][\s\u00a0\u202f]*$"), re.compile(r"[\s\u00a0\u202f]*[,.!?…]?[\s\u00a0\u202f]*[»”\"’]")


def is_supposed(expression: Expression, meaning: Meaning, parts: tuple[str, str, str], told: Tense | None) -> bool:
    """Tell whether words tell of nothing: «si vous y remontiez demain», “in two days” for what takes that long.

    `parts` are the sentence before the words, the words, and the sentence after them; `told` is their tense.
    """
    before, words, after = parts
    reading = expression.reading
    if (reading == "ahead_if_future" and told != "future") or (
        reading == "by_ahead" and told == "past" and not _DEMANDED.search(before)
    ):
        return True
    if _is_fragment(meaning, before, after) or (_is_to_come(meaning) and _IF_PAST.search(before)):
        return True
    is_of_then = reading == "from" and precision_of(meaning) == "year" and words[:4].lower() == "from"
    is_of_then = is_of_then and not is_learnt(before)
    return is_of_then or _is_nowadays(words, before, after, expression.lang)


def is_learnt(before: str) -> bool:
    """Tell whether a year is what one learns from: “they learned nothing from 2012”."""
    return not _LEARNT.isdisjoint(before.lower().split()[-3:])


def _is_to_come(meaning: Meaning) -> bool:
    if isinstance(meaning, Step):
        return meaning.origin == "published" and meaning.count >= 0
    return isinstance(meaning, Calendar) and meaning.turn == "next"


def _is_fragment(meaning: Meaning, before: str, after: str) -> bool:
    """Whether they are all that is said: “Tomorrow,” he answered."""
    if not isinstance(meaning, Step) and getattr(meaning, "year", 0) is not None:
        return False
    if not _WORDS.search(before) and not _WORDS.search(after):
        return True
    return isinstance(meaning, Step) and bool(_NO_ANSWER[0].search(before) and _NO_ANSWER[1].match(after))


def _is_nowadays(words: str, before: str, after: str, lang: str) -> bool:
    """“Today” with a verb in the present means these times."""
    is_today = words.casefold().replace("’", "'") in ("aujourd'hui", "today")
    if is_today and _POSSESSIVE.match(after):
        return True
    return is_today and tense(clause_before(before), after[:_VERB_NEAR], lang) is None
