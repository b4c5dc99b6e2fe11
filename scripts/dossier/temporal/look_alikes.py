"""Tells dates from what is written like them: names, counts, habits, and the day on which an article was sent."""

import re
from collections.abc import Sequence
from itertools import pairwise

from dossier.temporal.bare import is_bare_day, is_bare_year, is_counted_on, is_watch
from dossier.temporal.expressions import Expression
from dossier.temporal.meanings import Bound, Calendar, Distance, Meaning, Range, Step, Unclear
from dossier.temporal.tokens import Token
from dossier.vocabulary import vocabulary

_VOCABULARY = vocabulary("temporal")
_COUNTED, _NEWSPAPERS = _VOCABULARY.words("counted"), _VOCABULARY.words("newspapers")
_HABIT, _PROPER_DAYS, _VAGUE, _ORDINALS, _NOT_UNTIL, _HAVING = (
    _VOCABULARY.words("before", name) for name in ("habit", "proper_day", "vague", "ordinal", "not_until", "having")
)
_UNITS = _COUNTED - {"pour", "m"}
_CURRENCY = frozenset("$€£¥%°")
_IN = frozenset(("en", "in", "for", "pour", "dans", "vers"))
_COMPARED = frozenset(("tôt", "tard", "earlier", "later"))


class LookAlikes:
    """Judges the expressions among the tokens of one block."""

    def __init__(self, tokens: Sequence[Token], found: Sequence[Expression]) -> None:
        self._tokens = tokens
        self._ends = {each.last for each in found}
        self._said = [token.words.lower() for token in tokens]

    def is_date(self, each: Expression) -> bool:
        """Tell whether an expression gives a date."""
        if each.reading == "month_alone":
            return self._before(each) in ("and", "et") and each.first - 2 in self._ends
        if each.is_alone:
            is_said = each.reading == "year_alone" and is_bare_year(self._said, each, self._ends)
            return is_said and not self._is_count(each)
        if each.reading == "bare_day" and not is_bare_day(self._said, each):
            return False
        is_other = self._is_part_of_name(each) or self._is_count(each) or self._is_other_word(each)
        if self._is_part_of_word(each) or self._is_opening_hours(each) or self._is_attribute(each):
            return False
        is_unsaid = self._is_length(each) or self._is_whole_decade(each) or self._is_vague(each)
        return not (is_other or is_unsaid or self._is_habit(each) or self._is_figure_of_speech(each))

    def _before(self, each: Expression, back: int = 1) -> str:
        place = each.first - back
        return self._said[place] if place >= 0 else ""

    def _after(self, each: Expression, on: int = 1) -> str:
        place = each.last + on
        return self._said[place] if place < len(self._said) else ""

    def _is_part_of_name(self, each: Expression) -> bool:
        words = [token.words for token in self._tokens[each.first : each.last + 1]]
        if isinstance(each.meaning, Calendar):
            name = each.meaning
            if "Mars" in words and name.day is None and "en" not in words:
                return True
            if name.weekday is not None and name.day is None:
                following = self._tokens[each.last + 1].words if each.last + 1 < len(self._tokens) else ""
                return (following[:1].isupper() and following.lower() in _NEWSPAPERS) or bool(
                    {self._before(each), self._said[each.first]} & _PROPER_DAYS
                    or (self._before(each) in ("du", "journal") and self._before(each, 2) == "journal")
                    or (self._said[each.first] == "du" and self._before(each) == "journal")
                )
        return False

    def _is_part_of_word(self, each: Expression) -> bool:
        """«Jean-Noël», “post-2022”: a hyphen joins them with a word, and neither is a date."""
        tokens, first, last = self._tokens, each.first, each.last
        if first > 1 and tokens[first - 1].words in _HYPHENS and self._is_glued(first - 2, 2):
            return self._before(each, 2).isalpha() and self._before(each, 2) not in _PARTS
        is_joined = last + 2 < len(tokens) and tokens[last + 1].words in _HYPHENS and self._is_glued(last, 2)
        return is_joined and self._after(each, 2).isalpha() and self._after(each, 2) not in ("ci", "là", "end")

    def _is_glued(self, place: int, on: int) -> bool:
        """Whether no space parts a token from those so many after it."""
        near = self._tokens[place : place + on + 1]
        return all(left.end == right.start for left, right in pairwise(near))

    def _is_opening_hours(self, each: Expression) -> bool:
        """“Open Tuesday to Sunday, 10am to 5pm”: what is so every week."""
        both = each.meaning
        if not isinstance(both, Range) or not (_is_weekday(both.first) and _is_weekday(both.last)):
            return False
        around = self._said[max(0, each.first - 6) : each.first], self._said[each.last + 1 : each.last + 7]
        return not _OPENING_WORDS.isdisjoint(around[0]) or any(_HOUR.fullmatch(word) for word in around[1])

    def _is_attribute(self, each: Expression) -> bool:
        """“The Christmas message”, “the fiscal 2027 budget”, «Noël Castéra»: of what kind something is, or a name."""
        if self._said[each.first] == "fiscal" and self._before(each) in _ARTICLES:
            return True
        if each.reading not in ("holiday", "new_year"):
            return False
        if self._after(each) in _OTHER_CALENDARS or self._before(each) in _OTHER_CALENDARS:
            return True
        if not _YEARLY.isdisjoint(self._said[max(0, each.first - 5) : each.first]):
            return True  # «chaque année pour le Nouvel An»
        if each.first != each.last:
            return False
        if self._before(each) in _ARTICLES:
            return True
        after = self._tokens[each.last + 1].words if each.last + 1 < len(self._tokens) else ""
        return after[:1].isupper() and after.isalpha()

    def _is_count(self, each: Expression) -> bool:
        """A year with a unit after it, or a number's word before: «2000 kilomètres», “Article 1990”."""
        if not _ends_with_year(each.meaning) or not self._said[each.last].isdecimal():
            return False
        if each.last > each.first and self._said[each.last - 1] == "the":  # “since the 2022 invasion”
            return True
        lone = each.first == each.last
        before, after = self._before(each), self._after(each)
        if self._said[each.first] == "to" and before in _NOT_UNTIL:
            return True
        if lone and (before in _COUNTED or before in _CURRENCY or before == "-"):
            return True
        in_words = not _IN.isdisjoint(self._said[each.first : each.last + 1])
        return (lone or in_words) and (after in _UNITS or after in _CURRENCY)

    def _is_other_word(self, each: Expression) -> bool:
        """«A été», “the fall of the Union”: words of which only one meaning is a season."""
        if not isinstance(each.meaning, Calendar | Bound):
            return self._said[each.last] == "veille" and is_watch(self._after(each))
        first, last = self._said[each.first], self._said[each.last]
        if last in ("fall", "spring") and self._after(each) in ("of", "from", "in", "into"):
            return True
        return first == "été" and (self._before(each) in _HAVING or self._after(each) in _COUNTED)

    def _is_habit(self, each: Expression) -> bool:
        if not isinstance(each.meaning, Calendar) or each.meaning.day is not None or each.meaning.which:
            return False
        if self._before(each) in _HABIT and self._said[each.first] not in ("le", "on", "in", "en"):
            return each.meaning.weekday is not None or each.meaning.year is None
        is_weekday_alone = each.meaning.weekday is not None and each.meaning.turn is None
        return is_weekday_alone and (self._said[each.first] == "le" or self._before(each) in _ORDINALS)

    def _is_length(self, each: Expression) -> bool:
        """“The last week of the month”, “over the next year”: a length of time, or a part of one."""
        if not isinstance(each.meaning, Step) or self._said[each.first] not in ("last", "next"):
            return False
        return self._before(each) in ("the", "her", "his", "their", "its", "our", "my", "each", "every")

    def _is_whole_decade(self, each: Expression) -> bool:
        """“The stunt of the decade”: only its end is a time."""
        if not isinstance(each.meaning, Unclear) or each.meaning.precision != "decade":
            return False
        return not {"end", "fin"} & set(self._said[each.first : each.last])

    def _is_vague(self, each: Expression) -> bool:
        """“Nearly three years ago” is no stated distance."""
        if not isinstance(each.meaning, Distance):
            return False
        if self._after(each) == "et" and self._after(each, 2) in ("demi", "demie"):
            return True  # “a year and a half ago” is no stated distance either
        if self._said[each.first] in ("voilà", "voici") and self._after(each) in ("que", "qu'"):
            return True  # a length of time
        if self._said[each.last] in _COMPARED and self._after(each) in ("que", "qu'", "than"):
            return True  # «un mois plus tôt que prévu»
        if self._said[each.last] == "on" and not is_counted_on(self._after(each)):
            return True  # “355 days on the station”
        return self._before(each) in _VAGUE or self._before(each, 2) in ("près", "plus", "moins", "more", "less")

    def _is_figure_of_speech(self, each: Expression) -> bool:
        """«Le monde de demain»; “not tomorrow”; a word that is only spoken of: ‘tomorrow’ means different things."""
        if not isinstance(each.meaning, Step) or each.meaning.unit != "day" or each.meaning.origin != "published":
            return False
        before, after = self._before(each), self._after(each)
        if before in ("de", "d'", "of", "not", "pas"):
            return _EVENT.fullmatch(self._before(each, 2)) is None
        return before in _OPENING and after in _CLOSING


_EVENT = _VOCABULARY.pattern("before", "event")
_YEARLY = frozenset(("chaque", "tous", "toutes", "every", "each", "always", "toujours", "usually"))
_OTHER_CALENDARS = frozenset(("orthodoxe", "orthodox", "chinois", "chinese", "lunaire", "lunar", "julian", "julien"))
_OPENING = frozenset("«“‘\"'")
_CLOSING = frozenset("»”’\"'")


_HYPHENS = frozenset("-‑")
_PARTS = frozenset(("début", "fin", "mi", "milieu", "early", "late", "mid"))
_OPENING_WORDS = _VOCABULARY.words("before", "opening")
_HOUR = re.compile(r"h|heures?|[ap]m|\d{1,2}(?:h\d{0,2}|[ap]m)")
_ARTICLES = frozenset(("the", "a", "an", "his", "her", "their", "its", "our", "my", "un", "une", "des", "ces", "le"))


def _is_weekday(meaning: Meaning) -> bool:
    return isinstance(meaning, Calendar) and meaning.weekday is not None and meaning.day is None and not meaning.turn


def _ends_with_year(meaning: Meaning) -> bool:
    if isinstance(meaning, Bound):
        return _ends_with_year(meaning.of)
    if isinstance(meaning, Range):
        return _ends_with_year(meaning.last)
    return isinstance(meaning, Calendar) and meaning.unit == "year"
