"""Resolves one dated statement, with all that its article knows."""

import re
from dataclasses import dataclass, replace
from functools import cached_property

from dossier.report import Precision
from dossier.temporal.anchors import Anchor, anchors_for, is_of_archive, sets_scene, year_for
from dossier.temporal.complements import from_complement, has_complement, is_beside_event
from dossier.temporal.expressions import Expression
from dossier.temporal.meanings import Bound, Calendar, Distance, Meaning, Range, Step, asks_tense
from dossier.temporal.moved import is_open
from dossier.temporal.precision import precision_of
from dossier.temporal.publication import Publication
from dossier.temporal.resolve import NoSuchDateError, resolve
from dossier.temporal.saying_day import day_of_saying, is_of_that_day
from dossier.temporal.setting import Setting, Told
from dossier.temporal.supposing import TENSED, is_learnt, is_supposed
from dossier.temporal.tense import Tense, has_lasted, is_aside, is_participial, tense

_PAST_WORDS = re.compile(r"\b(?:depuis|since)\b", re.IGNORECASE)
_AFTER = re.compile(r"après|after", re.IGNORECASE)
_NEGATED = re.compile(
    r"(?<!\w)(?:pas|plus|jamais|rien|personne|not|never|nothing|nobody|\w+n['’]t|aucune?|no)(?!\w)[^,;:]{0,60}$",
    re.IGNORECASE,
)
_WORDS = re.compile(r"\w")
_PREPOSITION = re.compile(r"(?:à|au|en|pour|for|to|until|in|on|jusqu)(?!\w)", re.IGNORECASE)


@dataclass(frozen=True)
class Statement:
    """An expression of time in its sentence."""

    text: str
    start: int
    end: int
    block: int
    sentence: tuple[int, int]
    expression: Expression
    is_quoted: bool = False

    @property
    def before(self) -> str:
        """The sentence before the words."""
        return self.text[self.sentence[0] : self.start]

    @property
    def after(self) -> str:
        """The sentence after the words."""
        return self.text[self.end : self.sentence[1]]

    @property
    def words(self) -> str:
        """The words that give the date."""
        return self.text[self.start : self.end]

    @cached_property
    def tense(self) -> Tense | None:
        """The tense of the sentence about them."""
        preposition = _PREPOSITION.match(self.words)
        before = f"{self.before}{preposition[0]}" if preposition else self.before
        told = tense(before, self.after, self.expression.lang)
        return None if is_open(told, before, self.words, self.after, self.expression.lang) else told

    @cached_property
    def meaning(self) -> Meaning:
        """What the words mean, in their sentence."""
        meaning, reading = self.expression.meaning, self.expression.reading
        if reading == "before" and isinstance(meaning, Bound) and _NEGATED.search(self.before):
            return Bound("since", meaning.of)
        is_early = reading == "from_then" and self.expression.lang == "en" and self.tense == "future"
        if is_early and precision_of(meaning) in ("month", "season", "year"):
            return Bound("since", meaning)  # “as early as May”: «dès mai» says that it is then
        if reading == "as_of" and isinstance(meaning, Bound) and self.tense == "past":
            return meaning.of  # “212 were on the list as of Thursday”
        if reading == "from" and self._is_from_then:
            return Bound("since", meaning)
        is_day_beside = reading in ("next_day", "day_before") and isinstance(meaning, Step)
        if is_day_beside and is_beside_event(self.words, self.after):
            return Distance(1 if reading == "next_day" else -1, "day", None)
        if isinstance(meaning, Distance) and meaning.origin == "mentioned" and has_complement(self.words, self.after):
            return from_complement(meaning, self.before, self.after, self.expression.lang)
        return meaning

    @property
    def _is_from_then(self) -> bool:
        """Whether “from 1993” says since when, and not of what time something is: “a treaty from 1967”."""
        is_set_off = not _WORDS.search(self.before) or self.before.rstrip().endswith(",")
        return (
            self.words[:4].lower() == "from" and (self.tense == "future" or is_set_off) and not is_learnt(self.before)
        )

    @property
    def is_over(self) -> bool:
        """Whether they say until when something of the past went on: “By Friday, they had a plan.”"""
        is_until = self.words[:2].lower() in ("ju", "un", "ti", "th")
        return not _WORDS.search(self.before) or (is_until and has_lasted(self.before, self.expression.lang))

    @property
    def precision(self) -> Precision:
        """How exactly the words give the date."""
        return precision_of(self.meaning)

    @property
    def is_supposed(self) -> bool:
        """Whether they tell of nothing."""
        told = self.tense if self.expression.reading in TENSED else None
        return is_supposed(self.expression, self.meaning, (self.before, self.words, self.after), told)

    def anchor(self, told: Told) -> Anchor | None:
        """Return the date that they gave, for others to be counted from."""
        if not told.period:
            return None
        span, is_whole = (
            (self.start, self.end),
            told.named is None and told.rule in ("written", "completed", "mentioned"),
        )
        period = told.named or told.period
        is_apposed = is_participial(self.before, self.expression.lang)
        return Anchor(
            period=period,
            span=span,
            block=self.block,
            sentence=self.sentence,
            is_whole=is_whole,
            is_aside=is_aside(self.before),
            is_apposed=is_apposed,
            is_quoted=self.is_quoted,
            is_scene=sets_scene(self.before, self.after),
        )


def tell(statement: Statement, published: Publication, anchors: list[Anchor]) -> Told | None:
    """Return the date of a statement, or the reason that it has none; None where it isn't one."""
    if statement.is_supposed and not is_of_that_day(statement, published, anchors):
        return None
    meaning, setting = statement.meaning, _setting(statement, published, anchors)
    if said := day_of_saying(statement, meaning, published, anchors):
        meaning, setting = said[0], replace(setting, anchors=[said[1]])
    try:
        told = resolve(meaning, setting)
        if not published.is_one_day:
            other = resolve(meaning, replace(setting, now=published.last))
            if other.period != told.period:
                return Told(None, reason="publication_vague")
    except NoSuchDateError:
        return None
    if not told.period and told.reason == "no_publication":
        return replace(told, reason=published.reason or told.reason)
    if not told.period and told.reason is None:
        return replace(told, reason="ambiguous")
    return told


def _setting(statement: Statement, published: Publication, anchors: list[Anchor]) -> Setting:
    """Return what a statement is resolved by: the tense, and the dates before it."""
    meaning = statement.meaning
    told_tense: Tense | None = statement.tense if asks_tense(meaning) else None
    if isinstance(meaning, Bound):
        if meaning.kind == "by":
            told_tense = "past" if told_tense == "past" and statement.is_over else "future"
        elif _PAST_WORDS.match(statement.words):
            told_tense = "past"
        elif told_tense is None and not _AFTER.match(statement.words):
            told_tense = "future"
    near = anchors_for(anchors, statement, meaning)
    return Setting(published.first, told_tense, near, _year(statement, meaning, told_tense, published, anchors))


def _year(
    statement: Statement, meaning: Meaning, told: Tense | None, published: Publication, anchors: list[Anchor]
) -> Anchor | None:
    """Return the date before that gives its year to one that has none."""
    if isinstance(meaning, Range):
        meaning = meaning.first
    if not isinstance(meaning, Calendar) or not meaning.month or meaning.year is not None:
        return None
    this_year = published.first.year if published.first else None
    is_archive = is_of_archive(statement.text, statement.sentence, statement.start)
    order = (meaning.month, meaning.day or 0)
    return year_for(anchors, statement, order, this_year, "archive" if is_archive else told)
