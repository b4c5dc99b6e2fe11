"""Reads the words that a line of the grammar has matched: what they mean."""

import re
from collections.abc import Callable
from itertools import pairwise

from dossier.temporal.days_by_name import DaysByName
from dossier.temporal.lexicon import Lexicon
from dossier.temporal.meanings import Calendar, Decade, Meaning, MiddleOfDecade, Months, Range, Step, Unclear
from dossier.temporal.then import Then
from dossier.temporal.values import STEPS, Words

_REMEMBERED = 20_000
_YEARS = frozenset({"an", "année", "year"})


class Reader(Then, DaysByName):
    """Reads matched words by the lexicon of their language."""

    def __init__(self, words: Lexicon, lang: str) -> None:
        super().__init__(words)
        self._lang = lang
        self._known: dict[tuple[str, ...], Meaning | None] = {}
        self._readings: dict[str, Callable[[Words], Meaning | None]] = {
            "calendar": self._calendar,
            "figures": self._figures,
            "now": self._now,
            "step": self._step,
            "month_alone": self._calendar,
            "year_alone": self._calendar,
            "season": self._calendar,
            "season_alone": self._calendar,
            "quarter": self._quarter,
            "decade": self._decade,
            "unclear_decade": lambda words: Unclear("decade"),
            "middle_of_decade": lambda words: MiddleOfDecade(),
            "same_day": lambda words: Step("day", 0, "mentioned"),
            "same_day_if_said": self._same_day,
            "next_day": lambda words: Step("day", 1, "mentioned"),
            "day_before": lambda words: Step("day", -1, "mentioned"),
            "second_day": lambda words: Step("day", 2, "mentioned"),
            "second_day_before": lambda words: Step("day", -2, "mentioned"),
            "period_of_then": self._period_of_then,
            "same_period": lambda words: Step(self._unit(words), 0, "mentioned"),
            "name_of_then": self._name_of_then,
            "in_named_year": self._in_named_year,
            "day_of_month": self._day_of_month,
            "next_but_one": self._next_but_one,
            "next_period": lambda words: Step(self._unit(words), 1, "mentioned"),
            "period_before": lambda words: Step(self._unit(words), -1, "mentioned"),
            "same_season": self._same_season,
            "holiday": self._holiday,
            "beside_holiday": self._beside_holiday,
            "may_day": self._may_day,
            "day_in_words": self._day_in_words,
            "nth_weekday": self._nth_weekday,
            "bare_day": self._bare_day,
            "new_year": self._new_year,
            "quantity": self._quantity,
            "days": self._days,
            "years": self._years,
        }

    def read(self, reading: str, words: Words) -> Meaning | None:
        """Return what `words` mean, read in the way that the grammar says; None where they are no date after all."""
        key = (reading, *(token.words for token in words))
        if key not in self._known:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            self._known[key] = self._readings[reading](words)
        return self._known[key]

    def _calendar(self, words: Words) -> Meaning | None:
        weekday, season = self._first_of("weekday", words), self._first("season", words)
        months, days, years = self._all_of("month", words), self._all("day", words), self._all("year", words)
        two = [self._first("two", [token]) for before, token in pairwise(words) if before.words == "'"]
        year = years[0] if years else _of_two_figures(two[0]) if two and two[0] is not None else None
        now = self._first("now", words)
        day = days[0] if days and (months or weekday is not None) else None
        if now is not None and day is None and weekday is not None:
            return Step("day", now, "published")
        turn = self._turn(words)
        step = None
        if turn and not year and any(token.words.lower() in _YEARS for token in words):
            step, turn = STEPS[turn], None
        if turn == "this" and (weekday is not None or day):
            turn = None
        if weekday is not None and day is None and (week := self._week_turn(words)):
            return week
        is_next_of_another = self._lang == "en" and season is not None
        return Calendar(
            year, months[0] if months else None, day, weekday, season, turn, step, british_next=is_next_of_another
        )

    def _week_turn(self, words: Words) -> Meaning | None:
        """“Tuesday of next week” is left to its week: which day that is, the week says."""
        small = [token.words.lower() for token in words]
        if "week" in small and (turn := self._turn(words)):
            return Step("week", STEPS[turn], "published")
        return None

    def _figures(self, words: Words) -> Meaning | None:
        numbers = [int(re.sub(r"\D", "", token.words)) for token in words if token.words[0].isdecimal()]
        marks = {token.words for token in words if token.words in "/-."}
        if len(numbers) == 2:
            day, month = numbers
            return Calendar(None, month, day) if 1 <= month <= 12 else None
        first, second, third = numbers
        if first > 31:
            return Calendar(first, second, third) if second <= 12 and 1 <= third <= 31 else None
        year = third if third > 99 else _of_two_figures(third)
        if self._lang == "fr" or marks == {"."}:
            return Calendar(year, second, first) if second <= 12 else None
        if first <= 12 and second <= 12 and first != second:
            return Unclear("day")
        day, month = (first, second) if second <= 12 else (second, first)
        return Calendar(year, month, day) if month <= 12 else None

    def _now(self, words: Words) -> Meaning | None:
        small = [token.words.lower() for token in words]
        count = self._first("now", words) or 0
        if small[:2] == ["last", "night"]:
            return Step("day", -1, "published")
        if "before" in small or "avant" in small:
            count = -2
        elif ("après" in small and "midi" not in small) or "after" in small:
            count = 2
        return Step("day", count, "published")

    def _step(self, words: Words) -> Meaning | None:
        return Step(self._unit(words), STEPS[self._turn(words)], "published")

    def _quarter(self, words: Words) -> Meaning | None:
        small = {token.words.lower() for token in words}
        which = self._first("which", words) or self._first("day", words) or 0
        in_months = 3 if small & {"trimestre", "quarter"} else 6
        if not 1 <= which <= 12 // in_months:
            if which != 4:  # «le dernier semestre»
                return None
            which = 2
        year, turn = self._first("year", words), self._turn(words) if small & _YEARS else None
        if year is None and turn is None and self._lang == "en":
            return None
        last = which * in_months
        return Months(last - in_months + 1, last, year, turn)

    def _decade(self, words: Words) -> Meaning | None:
        year = self._first("decade", words) or self._first("year", words) or self._first("decade_word", words)
        if year is None:
            year = self._first("two", words)
        small = [token.words.lower() for token in words]
        if "quatre" in small:
            year = 1980
        if (year == 1960 and "soixante" in small) or (year == 1980 and "quatre" in small):
            year += 10 * ("dix" in small)
        if year is None or year % 10:
            return None
        if year < 100:
            is_named = {"the", "'", "années", "décennie"} & set(small)
            year = 1900 + year if year >= 20 and is_named else None
        return Decade(year) if year else None

    def _years(self, words: Words) -> Meaning | None:
        """“In 2022-23”: a year and the next, and neither a month nor a score."""
        year, last = self._first("year", words), self._first("two", words[-1:])
        return Range(Calendar(year), Calendar(year + 1)) if last == (year + 1) % 100 else None

    def _days(self, words: Words) -> Meaning | None:
        days, month = self._all("day", words), self._first_of("month", words)
        year, turn = self._first("year", words), self._turn(words)
        if len(days) < 2 or days[0] >= days[-1]:
            return None
        if turn and not year and any(token.words.lower() in _YEARS for token in words):
            step, turn = STEPS[turn], None
        else:
            step = None
        first, last = (Calendar(year, month, day, turn=turn, year_step=step) for day in (days[0], days[-1]))
        return Range(first, last)


def _of_two_figures(year: int) -> int:
    return year + (2000 if year < 50 else 1900)
