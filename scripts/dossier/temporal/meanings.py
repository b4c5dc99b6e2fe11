"""What expressions of time mean, before anything tells which days they name."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

Unit = Literal["day", "week", "weekend", "month", "season", "year", "decade"]
Origin = Literal["published", "mentioned"]
"""What is counted from: the day of publication, or a date that the text has named."""
Turn = Literal["last", "next", "this"]


@dataclass(frozen=True)
class Calendar:
    """A day, a month, a season or a year by its name: «jeudi 3 mars», “spring 2024”; what isn't said is None."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    """Monday is 0."""
    season: int | None = None
    """Spring is 0."""
    turn: Turn | None = None
    """«mardi prochain», “last March”."""
    year_step: int | None = None
    """Years from that of publication: “in July next year”."""
    which: int | None = None
    """Which of a month's such weekdays, -1 being the last: the first Monday of September."""
    british_next: bool = False
    """Whether “next summer” is another than “this summer”."""

    @property
    def unit(self) -> Unit:
        """The period that the words name."""
        if self.day is not None or self.weekday is not None:
            return "day"
        return "season" if self.season is not None else "month" if self.month is not None else "year"


@dataclass(frozen=True)
class Months:
    """Several months of a year as one: a quarter, a half."""

    first: int
    last: int
    year: int | None
    turn: Turn | None = None


@dataclass(frozen=True)
class Decade:
    """Ten years."""

    year: int


@dataclass(frozen=True)
class Step:
    """A period so many further on: «hier», “next month”, «l'année suivante»."""

    unit: Unit
    count: int
    origin: Origin


@dataclass(frozen=True)
class InYear:
    """A month or a season of the year that the text has named, or of one so many years on: “that summer”."""

    name: Calendar
    years: int


@dataclass(frozen=True)
class Following:
    """A name's next after a date that the text has named (`sign` 1), or its last before (-1): “the following May”.

    With 0 it is that date itself: «ce samedi-là».
    """

    name: Calendar
    sign: int


@dataclass(frozen=True)
class DayOf:
    """A day of a month that is counted: “the 28th of that month”; with a weekday, the `day`th of such."""

    day: int
    month: Step
    weekday: int | None = None


@dataclass(frozen=True)
class BareDay:
    """A day of which another tells the month: «parti le 11 août, il s'est écrasé le 19»."""

    day: int


@dataclass(frozen=True)
class MiddleOfDecade:
    """The middle of this decade, or of the one that a text tells about."""


@dataclass(frozen=True)
class Quantity:
    """A length of time: no date by itself."""

    count: int
    unit: Unit


@dataclass(frozen=True)
class Distance:
    """So long before a date, or after it; `count` is negative before.

    Without an origin it is counted from an event that the words name: «après l'invasion».
    """

    count: int
    unit: Unit
    origin: "Origin | Meaning | None"


@dataclass(frozen=True)
class Range:
    """From one date to another."""

    first: "Meaning"
    last: "Meaning"


@dataclass(frozen=True)
class Bound:
    """What begins with a date and has no end (`since`), or ends with it (`by`)."""

    kind: Literal["since", "by"]
    of: "Meaning"


@dataclass(frozen=True)
class WeekOf:
    """The week that a day belongs to, or its end."""

    of: "Meaning"
    is_weekend: bool = False


@dataclass(frozen=True)
class Unclear:
    """Words that can be taken in several ways: “by the end of the decade”."""

    precision: Literal["day", "decade", "year"]


Meaning: TypeAlias = (
    Calendar
    | Months
    | Decade
    | Step
    | InYear
    | Following
    | DayOf
    | BareDay
    | MiddleOfDecade
    | Quantity
    | Distance
    | Range
    | Bound
    | WeekOf
    | Unclear
)


def asks_tense(meaning: Meaning) -> bool:
    """Tell whether which date words name may hang on the tense of their sentence."""
    match meaning:
        case Bound(_, of) | WeekOf(of):
            return asks_tense(of)
        case Range(first, last):
            return asks_tense(first) or asks_tense(last)
        case Calendar(year) | Months(_, _, year):
            return year is None
        case Distance(_, _, origin):
            return origin is not None and not isinstance(origin, str) and asks_tense(origin)
        case Step(unit):
            return unit == "weekend"
        case MiddleOfDecade() | BareDay():
            return True
    return False
