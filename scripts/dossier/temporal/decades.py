"""Tells which decade “the decade” is: one that the text has named, or this one."""

from dossier.temporal import periods
from dossier.temporal.meanings import MiddleOfDecade, Unclear
from dossier.temporal.periods import Period
from dossier.temporal.setting import AMBIGUOUS, NO_PUBLICATION, Setting, Told


def of_text(meaning: Unclear | MiddleOfDecade, setting: Setting) -> Told:
    """Return the decade that the text tells about; of the end of this one, nobody knows which year it is."""
    named = next((each for each in setting.anchors if each.period.precision == "decade"), None)
    if named and named.period.start:
        return Told(periods.decade(named.period.start.year), "mentioned", named.span)
    if isinstance(meaning, Unclear):
        return AMBIGUOUS
    if setting.now is None:
        return NO_PUBLICATION
    this = setting.now.year // 10 * 10
    is_over = this + _MIDDLE < setting.now.year
    if setting.tense == "past" and not is_over:
        this -= 10
    elif setting.tense == "future" and is_over:
        this += 10
    return Told(periods.decade(this), "published")


def middle(decade: Period) -> Period:
    """Return the year in the middle of a decade: what ends with it ends there."""
    return periods.one(decade.start.year + _MIDDLE) if decade.start else decade


_MIDDLE = 5
