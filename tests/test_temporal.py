"""Whatever the text and the day of publication, dated statements are sound."""

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import test_happenings
from dossier.dates import Date, parse_date
from dossier.happenings import happenings
from dossier.report import RULES, UNRESOLVED, Report
from dossier.temporal import periods
from dossier.temporal.tense import tense
from dossier.temporal.tokens import tokens

_WORDS = """
le la l' du au en à de d' il y a dans depuis jusqu' avant après entre et dès pas fin début mi - lundi mardi dernier
prochain mars mai août été printemps hiver 3 5 12 30 31 1er 2022 1975 1990 9999 0000 1500 2199 hier demain aujourd' hui
semaine mois an ans année jours deux trois vingt quatre cent plus tard tôt lendemain veille même jour années 90
trimestre
premier week end ce cette cet in on the of by since until from to through last next this Monday Friday March May Feb .
29 summer fall winter early late two ten days weeks months years ago later earlier before after that same year day 1990s
'90s quarter first half weekend tomorrow yesterday today not no than , ; : « » “ ” " ( ) / – décennie Noël Christmas
Labor Day Eve sera est a été publié will was said prévu scheduled 10 / 04 / 2022 1998 - 2011
decade end suivant suivante précédent following previous -là of that Mon Mar sept Jean-Noël
week-end soir hours 10h
""".split()  # noqa: SIM905
_TEXTS = st.one_of(st.text(max_size=60), st.lists(st.sampled_from(_WORDS), max_size=40).map(" ".join))
_DAYS = st.one_of(st.dates(), st.sampled_from([datetime.date.min, datetime.date.max, datetime.date(2024, 2, 29)]))
_PUBLISHED = st.one_of(
    st.none(),
    _DAYS.map(lambda day: day.isoformat()),
    _DAYS.map(lambda day: f"{day.isoformat()}/.."),
    _DAYS.map(lambda day: f"{day.year:04}"),
    st.tuples(_DAYS, _DAYS).map(lambda days: "/".join(day.isoformat() for day in sorted(days))),
)
_FINEST = {"day": 1, "month": 28, "season": 89, "year": 365, "decade": 3652, "span": 1}


@settings(max_examples=400, deadline=None)
@given(_TEXTS, _PUBLISHED, st.sampled_from(["fr", "en", "de", None]))
def test_any_text_gives_sound_reports(text: str, published: str | None, lang: str | None) -> None:
    article = test_happenings.article(text, published, lang)
    reports = happenings(article, ())
    assert reports == happenings(article, ())
    at = 0
    for report in reports:
        assert at <= report.start < report.end <= len(text)
        assert report.sentence[0] <= report.start
        assert report.end <= report.sentence[1]
        at = report.end
        _is_sound(report)


def _is_sound(report: Report) -> None:
    assert (report.date is None) == (report.unresolved is not None) == (report.rule is None)
    if report.date is None:
        assert report.unresolved in UNRESOLVED
        return
    assert report.rule in RULES
    assert parse_date(report.date.text) == report.date
    assert _is_no_finer(report.date, report.precision)


def _is_no_finer(date: Date, precision: str) -> bool:
    if precision == "since":
        return date.end is None
    if precision == "by":
        return date.start is None
    assert date.start
    assert date.end
    return (date.last_day - date.first_day).days + 1 >= _FINEST[precision]


@pytest.mark.parametrize(
    ("before", "after", "lang", "told"),
    [
        ("Le Kremlin a annoncé ", " la prolongation", "fr", "past"),
        ("un premier vol aura lieu ", ", sans plus", "fr", "future"),
        ("Le vol a été reporté à ", " en raison du vent", "fr", "future"),
        ("L’ingénieur aurait reconnu, ", ", que", "fr", "past"),
        ("deux vols seraient organisés ", ".", "fr", "future"),
        ("", ", la Russie envahissait", "fr", "past"),
        ("Le thé est chaud ", "", "fr", None),
        ("He told the board ", " that it would not return", "en", "past"),
        ("It will lift off ", " as scheduled", "en", "future"),
        ("The launch was delayed until ", ".", "en", "future"),
        ("It had been scheduled for ", "", "en", "past"),
        ("", ", the crew returned", "en", "past"),
        ("La sonde devait décoller ", "", "fr", None),
        ("It was due ", "", "en", None),
        ("La réunion s'est tenue ", "", "fr", "past"),
        ("The red bed ", "", "en", None),
        ("Une délégation est attendue à Moscou ", ".", "fr", "future"),
        ("Elle écrit ses Mémoires, qui paraîtront ", ".", "fr", "future"),
        ("« Nous volerons », a-t-il promis ", ".", "fr", "past"),
        ("Le tir devait initialement avoir lieu ", ".", "fr", None),
        ("« Nous volerons », dixit Paul, ", ".", "fr", None),
    ],
)
def test_the_tense_is_that_of_the_verb_beside(before: str, after: str, lang: str, told: str | None) -> None:
    assert tense(before, after, lang) == told


@pytest.mark.parametrize(
    ("unit", "count", "start", "distant"),
    [
        ("day", -2, "1995-03-16", "1995-03-14"),
        ("week", -2, "2025-07-17", "2025-06-30/2025-07-06"),
        ("month", 4, "1997-02", "1997-06"),
        ("month", -3, "2022-01-15", "2021-10"),
        ("year", 10, "1972-05", "1982"),
        ("day", 2, "1997-02", None),
        ("month", 2, "1997", None),
    ],
)
def test_a_distance_is_as_precise_as_its_unit(unit: str, count: int, start: str, distant: str | None) -> None:
    date = parse_date(start).start
    assert date
    found = periods.distant(unit, count, periods.one(date.year, date.month, date.day))  # type: ignore[arg-type]
    assert (found.date.text if found else None) == distant


def test_figures_keep_their_thousands() -> None:
    text = "2,024 mots, 2 000 km, l’an 2024, March 3, 2001"
    assert [token.words for token in tokens(text, 0, len(text))] == [
        *("2,024", "mots", ",", "2 000", "km", ",", "l'", "an", "2024", ",", "March", "3", ",", "2001"),
    ]
