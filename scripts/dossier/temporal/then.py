"""Reads words that count from a date that the text has named: «le mardi suivant», “that summer”, “two years”."""

from dossier.temporal.meanings import Calendar, DayOf, Following, InYear, Meaning, Quantity, Step
from dossier.temporal.values import STEPS, Values, Words


class Then(Values):
    """Reads what is counted."""

    def _name(self, words: Words) -> Calendar:
        season, weekday = self._first("season", words), self._first_of("weekday", words)
        return Calendar(month=self._first_of("month", words), weekday=weekday, season=season)

    def _same_day(self, words: Words) -> Meaning | None:
        """“The day” alone is no date; “that day” is, and “the same day”."""
        said = {token.words.lower() for token in words} & {"that", "same", "very"}
        return Step("day", 0, "mentioned") if said else None

    def _same_season(self, words: Words) -> Meaning | None:
        return InYear(self._name(words), 0)

    def _name_of_then(self, words: Words) -> Meaning | None:
        """«Le mardi suivant», “the previous spring”, “that Friday”."""
        name, sign = self._name(words), _sign_of_then(words)
        return InYear(name, 0) if not sign and name.weekday is None else Following(name, sign)

    def _period_of_then(self, words: Words) -> Meaning | None:
        """«À la fin de l'année suivante», “early that year”: no finer than the year."""
        return Step(self._unit(words), _sign_of_then(words), "mentioned")

    def _in_named_year(self, words: Words) -> Meaning | None:
        """«En mai de l'année suivante», “in May of that year”."""
        return InYear(self._name(words), _sign_of_then(words))

    def _day_of_month(self, words: Words) -> Meaning | None:
        """«Le 15 du mois dernier», “the 28th of that month”."""
        turn, day = self._turn(words), self._first("day", words)
        is_then = turn in (None, "this") and {"that", "same", "même", "là"} & {token.words.lower() for token in words}
        return DayOf(day, Step("month", STEPS[turn], "mentioned" if is_then else "published"))

    def _next_but_one(self, words: Words) -> Meaning | None:
        """“The week after next”, “the year before last”."""
        return Step(self._unit(words), -2 if words[-1].words.lower() == "last" else 2, "published")

    def _quantity(self, words: Words) -> Meaning | None:
        count = 0
        for token in words:
            number = self._first("number", [token]) or self._first("word", [token])
            if number is None:
                continue
            if number == 100:
                count = max(count, 1) * 100
            elif number == 20 and count == 4:  # quatre-vingts
                count = 80
            else:
                count += number
        if any(token.words.lower().startswith("fortnight") for token in words):
            return Quantity(2 * count, "week") if count else None
        return Quantity(count, self._unit(words)) if count else None


def _sign_of_then(words: Words) -> int:
    small = {token.words.lower() for token in words}
    return 1 if small & _AFTERWARDS else -1 if small & _BEFOREHAND else 0


_AFTERWARDS = frozenset(("following", "suivant", "suivante", "après", "after"))
_BEFOREHAND = frozenset(("previous", "preceding", "précédent", "précédente", "avant", "before"))
