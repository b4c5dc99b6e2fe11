"""Tells who speaks a quotation of which its sentence says nothing, by what was said before it, and after it.

| the quotation                                              | the speaker                                  |
|------------------------------------------------------------|----------------------------------------------|
| goes on with what the paragraph before left open           | the same                                     |
| follows words of somebody in its paragraph                 | the same                                     |
| stands in a row of quotations after an exchange of two     | the two by turns                             |
| is a short paragraph after short ones of two               | the two by turns                             |
| is followed by «Celui qui parle ainsi», “That, from …”      | who that is                                  |
| stands alone in its paragraph, one having spoken before it | the same                                     |
| has words that stand elsewhere in the article              | the one who speaks there                     |
"""

from collections.abc import Sequence
from dataclasses import dataclass

from dossier.quoting.people import Naming


@dataclass(frozen=True)
class Turn:
    """Somebody's words, as they stand in the order of the text."""

    sentence: int
    block: int
    who: Naming | None
    is_bare: bool
    """Whether its sentence is nothing but quotation."""
    answers: bool = False
    is_short: bool = False
    """Whether its paragraph is short, and nothing but what is said and who says it."""
    asks: bool = False
    """Whether the words end by a question mark."""
    is_written: bool = False
    """Whether they stand on a sign, or in a document: no one takes a turn by them."""


@dataclass(frozen=True)
class Taken:
    """Who takes a turn, or why that is in doubt."""

    who: Naming | None
    doubt: str | None = None


def turn(turns: Sequence[Turn], at: int, partner: Naming | None = None) -> Taken | None:
    """Return who takes the turn `at`, by those before it; None where they say nothing.

    `partner` is whom the last one speaks to, where that is told.
    """
    here = turns[at]
    before = [each for each in turns[:at] if each.block == here.block]
    if any(not each.is_written for each in before):
        before = [each for each in before if not each.is_written]
    if not before or before[-1].who is None:
        return None
    last = before[-1]
    assert last.who is not None
    two = _exchange(before) or ((last.who, partner) if partner and partner.who != last.who.who else None)
    if last.sentence != here.sentence - 1:
        return Taken(last.who)
    follows = turns[at + 1] if at + 1 < len(turns) else None
    in_row = (
        follows is not None
        and follows.is_bare
        and follows.sentence == here.sentence + 1
        and follows.block == here.block
    )
    if last.is_bare or in_row:
        return Taken(_other(two, last.who)) if two else Taken(None, "two_speakers")
    if two and len(before) > 1 and last.sentence - before[-2].sentence == 1:
        return Taken(None, "two_speakers")
    return Taken(last.who)


def paragraph(turns: Sequence[Turn], at: int) -> Taken | None:
    """Return who takes a turn that is a paragraph of its own, where the short ones before it are an exchange."""
    here = turns[at]
    last = [each for each in turns[:at] if each.block == here.block - 1]
    earlier = [each for each in turns[:at] if each.block == here.block - 2]
    if not last or not here.is_short or not all(each.is_short for each in [*last, *earlier]):
        return None
    one, two = _only(last), _only(earlier)
    if one and two and one.who != two.who:
        return Taken(two)
    if one and last[-1].asks and not here.asks:
        return Taken(None, "two_speakers")
    return None


def _only(turns: Sequence[Turn]) -> Naming | None:
    who = {each.who.who: each.who for each in turns if each.who}
    return next(iter(who.values())) if len(who) == 1 and all(each.who for each in turns) else None


def _exchange(before: Sequence[Turn]) -> tuple[Naming, Naming] | None:
    """Return the two who speak by turns in a paragraph."""
    who = {each.who.who: each.who for each in before if each.who}
    return tuple(who.values()) if len(who) == 2 else None  # type: ignore[return-value]


def _other(two: tuple[Naming, Naming], who: Naming) -> Naming:
    return two[1] if two[0].who == who.who else two[0]
