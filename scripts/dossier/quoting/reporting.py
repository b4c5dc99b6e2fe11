"""Tells whose indirect words a sentence without quotations is: “Repairs will take a month, X estimated on Tuesday.”

| the sentence                       | for instance                                             |
|------------------------------------|----------------------------------------------------------|
| ends with who has said all of it   | “Repairs will take a month, X estimated after a tour.”   |
| begins with who says it, and that  | “X told reporters on Tuesday that repairs would begin.”  |
"""

from collections.abc import Sequence

from dossier.quoting import word_kinds
from dossier.quoting.carrier import Token
from dossier.quoting.clauses import sayings
from dossier.quoting.saying import Saying
from dossier.quoting.word_kinds import IsName, Phrase

_THATS = frozenset({"that", "que", "qu'"})
_FARTHEST_THAT = 7
_LONGEST_TAIL = 12


def subject(tokens: Sequence[Token], is_name: IsName) -> Phrase | None:
    """Return who says what a sentence tells."""
    said = [each for each in sayings(tokens, is_name) if each.form == "verb" and each.subject]
    if not said or any(token.quotation >= 0 for token in tokens):
        return None
    first, last = said[0], said[-1]
    if first.subject and first.subject.first <= 1 and not first.is_after:
        near = tokens[first.last + 1 : first.last + _FARTHEST_THAT]
        return first.subject if any(token.key in _THATS for token in near) else None
    return last.subject if _closes(tokens, last) else None


def closing(tokens: Sequence[Token], is_name: IsName) -> Phrase | None:
    """Return who, at the end of a sentence, is told to have said all of it."""
    said = [each for each in sayings(tokens, is_name) if each.form == "verb" and each.subject]
    return said[-1].subject if said and _closes(tokens, said[-1]) else None


def _closes(tokens: Sequence[Token], each: Saying) -> bool:
    """Tell “…, X estimated on Tuesday after a tour.”: a comma, who speaks, and at most when and where."""
    begin, end = each.span
    tail = tokens[end + 1 :]
    is_closing = begin > 0 and tokens[begin - 1].text == "," and len(tail) <= _LONGEST_TAIL
    goes_on = any(token.key in word_kinds.SUBORDINATORS - word_kinds.PREPOSITIONS for token in tail)
    return is_closing and not goes_on and not any(token.text == ":" for token in tail)
