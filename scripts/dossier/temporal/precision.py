"""Tells how exactly words give a date."""

from dossier.report import Precision
from dossier.temporal.meanings import (
    BareDay,
    Bound,
    Calendar,
    DayOf,
    Decade,
    Distance,
    Following,
    InYear,
    Meaning,
    MiddleOfDecade,
    Quantity,
    Step,
    Unclear,
    WeekOf,
)


def precision_of(meaning: Meaning) -> Precision:
    """Return how exactly words give a date, whether that can be told or not."""
    match meaning:
        case Bound(kind):
            return kind
        case Calendar():
            return _PRECISIONS[meaning.unit]
        case Decade() | MiddleOfDecade():
            return "decade"
        case Unclear(precision):
            return precision
        case Step(unit) | Quantity(_, unit):
            return _PRECISIONS[unit]
        case Distance(_, unit, origin):
            if isinstance(origin, Step | Calendar | WeekOf):
                return precision_of(origin) if isinstance(origin, Step) else _PRECISIONS[unit]
            return _PRECISIONS[unit]
        case InYear(name) | Following(name):
            return _PRECISIONS[name.unit]
        case DayOf() | BareDay():
            return "day"
    return "span"


_PRECISIONS: dict[str, Precision] = {
    "day": "day",
    "week": "span",
    "weekend": "span",
    "month": "month",
    "season": "season",
    "year": "year",
    "decade": "decade",
}
