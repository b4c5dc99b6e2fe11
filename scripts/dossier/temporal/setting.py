"""What an expression of time is resolved by, and what it comes to."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from dossier.temporal.anchors import Anchor
from dossier.temporal.periods import Period
from dossier.temporal.tense import Tense


@dataclass(frozen=True)
class Setting:
    """What an expression is resolved by."""

    now: datetime.date | None
    """The day of publication, or the day for which it is tried."""
    tense: Tense | None
    anchors: Sequence[Anchor]
    """The dates of the text that may be counted from, the nearest first."""
    year: Anchor | None = None
    """The one whose year goes for those that have none, where one does."""


@dataclass(frozen=True)
class Told:
    """What an expression came to: a period, or the reason that there is none."""

    period: Period | None
    rule: str | None = None
    basis: tuple[int, int] | None = None
    reason: str | None = None
    named: Period | None = None
    """The period that the words name, where they say since when or until when: others are counted from it."""


NO_MENTION = Told(None, reason="no_mention")
AMBIGUOUS = Told(None, reason="ambiguous")
NO_PUBLICATION = Told(None, reason="no_publication")
