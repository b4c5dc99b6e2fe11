"""The day of publication, as closely as it is known."""

import datetime
from dataclasses import dataclass

from dossier.dates import Date
from dossier.temporal.periods import Period

_A_WEEK = 7


@dataclass(frozen=True)
class Publication:
    """The first day and the last on which an article may have been published, or the reason why that can't be told."""

    first: datetime.date | None
    last: datetime.date | None
    reason: str | None = None

    @classmethod
    def of(cls, date: Date | None) -> "Publication":
        """Return what a date of publication leaves open."""
        if date is None:
            return cls(None, None, "no_publication")
        if date.start is None or date.end is None:
            return cls(None, None, "publication_vague")
        return cls(date.first_day, date.last_day)

    @property
    def is_one_day(self) -> bool:
        """Whether the day itself is known, or nothing of it."""
        return self.first == self.last

    def is_near(self, period: Period | None) -> bool:
        """Whether a period holds a day on which the article may have been published, or one a few days before."""
        if not period or not period.start or not period.end or not self.first or not self.last:
            return False
        return period.start.first_day <= self.last and (self.first - period.end.last_day).days <= _A_WEEK

    def is_in(self, period: Period | None) -> bool:
        """Whether a period is a day on which the article may have been published."""
        if period is None or period.start is None or period.end is None or self.first is None or self.last is None:
            return False
        return period.precision == "day" and self.first <= period.start.first_day <= self.last
