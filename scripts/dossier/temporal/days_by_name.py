"""Reads days by other names than their figures: «le premier lundi de mai», “the Fourth of July”, «à Noël»."""

from itertools import pairwise

from dossier.temporal.meanings import BareDay, Calendar, DayOf, Distance, Meaning, Origin, Step
from dossier.temporal.values import STEPS, Values, Words


class DaysByName(Values):
    """Reads such days."""

    def _holiday(self, words: Words) -> Meaning | None:
        small = {token.words.lower() for token in words}
        is_day = bool(small & _OF_HOLIDAY)
        month, *rest = self._first("holiday_of" if is_day else "holiday", words)
        year = self._first("year", words)
        if len(rest) == 2:
            return Calendar(year, month, None, rest[0], which=rest[1])
        day = Calendar(year, month, rest[0] if rest else None)
        return Distance(-1, "day", day) if rest and small & {"eve", "veille"} else day

    def _new_year(self, words: Words) -> Meaning | None:
        is_eve = words[-1].words.lower() == "eve" or words[-2].words.lower() == "eve"
        return Calendar(self._first("year", words), 12 if is_eve else 1, 31 if is_eve else 1)

    def _beside_holiday(self, words: Words) -> Meaning | None:
        """«Le lendemain de Noël», “the day before Christmas”."""
        month, *rest = self._first("holiday_of", words)
        if len(rest) != 1:
            return None
        small = {token.words.lower() for token in words}
        return Distance(-1 if "before" in small else 1, "day", Calendar(self._first("year", words), month, rest[0]))

    def _may_day(self, words: Words) -> Meaning | None:
        """“May Day”, and no March day."""
        is_first = self._first("month", words) == _MAY
        return Calendar(self._first("year", words), _MAY, 1) if is_first else None

    def _day_in_words(self, words: Words) -> Meaning | None:
        """“The fourth of July”, «le quatorze juillet», “May first”."""
        month = self._first_of("month", words)
        if self._first_of("month", words[:1]) is not None and words[1].words.islower():
            return None  # “in May first results”
        numbers = self._all("day_word", words) or self._all("word", words)
        day = sum(numbers) + (20 if _says(words, "twenty") else 30 if _says(words, "thirty") else 0)
        if _says(words, "premier"):
            day = 1
        if month is None or not 1 <= day <= _LONGEST:
            return None
        turn = self._turn(words)
        step = None
        if turn and (_says(words, "year") or _says(words, "an")):
            step, turn = STEPS[turn], None
        return Calendar(self._first("year", words), month, day, turn=turn, year_step=step)

    def _nth_weekday(self, words: Words) -> Meaning | None:
        """“The last Wednesday of March”, «le premier mardi du mois prochain»."""
        which, weekday = self._first("which", words), self._first("weekday", words)
        if any(
            token.words.lower() in _LAST and self._first("weekday", [after]) == weekday
            for token, after in pairwise(words)
        ):
            which = -1
        if month := self._first_of("month", words):
            return Calendar(self._first("year", words), month, None, weekday, which=which)
        origin: Origin = "mentioned" if _says(words, "that") else "published"
        turn = self._turn(words[-2:])
        if turn is None and origin == "published":
            return None  # «le premier lundi du mois»: of each
        return DayOf(which, Step("month", STEPS[turn], origin), weekday)

    def _bare_day(self, words: Words) -> Meaning | None:
        """«Le 19», after another day of the month."""
        return BareDay(self._first("day", words) or 1)


_MAY, _LONGEST = 5, 31
_LAST = frozenset(("last", "dernier"))
_OF_HOLIDAY = frozenset(("day", "eve", "jour", "soir", "matin", "veille", "saint"))


def _says(words: Words, word: str) -> bool:
    return any(token.words.lower() == word for token in words)
