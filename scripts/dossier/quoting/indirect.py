"""Tells whose indirect words a sentence is, where its verb only says what its subject does.

| the sentence                                  | for instance                                       |
|-----------------------------------------------|----------------------------------------------------|
| a source at its head                          | «Selon X, Moscou ne cherche qu'à « … »»            |
| an incise within it, or at its end            | “Moscow wants to “…”, he said”                     |
"""

from collections.abc import Sequence

from dossier.quoting import word_kinds
from dossier.quoting.carrier import Token
from dossier.quoting.saying import Saying
from dossier.quoting.verbs import KNOWN

_SHORT = 3
_THATS = frozenset({"que", "qu'", "that"})
_ACTING = KNOWN.words("acting") | KNOWN.words("wills")


def teller(
    tokens: Sequence[Token], at: int, said: Sequence[Saying], found: Saying, after: Saying | None, *, is_french: bool
) -> Saying | None:
    """Return what says whose words a sentence is, where `found` only tells what its subject does; `after` ends it."""
    if not _only_acts(tokens, at, found):
        return None
    return _opening_source(tokens, said, found) or _closing(tokens, after, is_french=is_french)


def _only_acts(tokens: Sequence[Token], at: int, found: Saying) -> bool:
    """Tell «Moscou ne demande qu'une “…”», “told Houston “…””: beside a source, or an incise, it is they who say so."""
    if found.form != "verb" or tokens[found.last].key not in _ACTING or tokens[at - 1].text in ":,":
        return False
    reported = (k for k in range(found.last + 1, at) if tokens[k].key in _THATS)
    return all(tokens[k + 1].key in word_kinds.PREPOSITIONS for k in reported)  # «ne cherche qu'à “…”»


def _opening_source(tokens: Sequence[Token], said: Sequence[Saying], found: Saying) -> Saying | None:
    """Return the source with which a sentence opens, or an incise before its verb: «Selon X, …», «…, dit-il, …»."""
    for each in said:
        first, last = each.span
        is_incise = each.form == "verb" and first > 0 and tokens[first - 1].text == "," and _is_comma(tokens, last + 1)
        is_source = each.form == "source" and each.first <= 1
        if last < found.first and (is_source or is_incise):
            return each
    return None


def _is_comma(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].text == ","


def _closing(tokens: Sequence[Token], after: Saying | None, *, is_french: bool) -> Saying | None:
    """Return what says at the end of a sentence who has said all of it: «…, a-t-elle insisté.», “…, he said.”"""
    if after is None or after.is_after or after.form == "source":
        return after
    return after if not is_french and len(tokens) - after.span[1] <= _SHORT else None
