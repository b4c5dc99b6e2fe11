"""What articles tell of one event is put together, with each one's own date: see occurrences.py."""

import datetime
import json
import random
from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

import occurrences as measured
from dossier.article import Article
from dossier.dates import parse_date
from dossier.registry import Event
from dossier.relating.clauses import clauses
from dossier.relating.happening_words import hear
from dossier.relating.occurrences import Occurrence, occurrences
from dossier.report import Report

FLOORS = json.loads(measured.FLOORS.read_text(encoding="utf-8"))


def _told(*entries: tuple[str, str, str, str, Sequence[str]]) -> tuple[list[Article], dict[str, tuple[Report, ...]]]:
    """Make an article of each name, day, sentence with the words of a date in brackets, date and entities."""
    articles, reports = [], {}
    for name, day, say, date, names in entries:
        lang = "fr" if name.startswith("fr") else "en"
        lines = [{"say": say, "names": names, "told": [(date, None)]}]
        article, own, _ = measured.example({"name": name, "date": day, "lang": lang, "lines": lines})
        articles.append(article)
        reports[name] = own
    return articles, reports


def _groups(found: Sequence[Occurrence]) -> list[set[str]]:
    return [{told.article for told in each.told} for each in found]


def _event(id_: str, date: str, fr: str, en: str, *entities: str) -> Event:
    words = {"fr": fr, "en": en}
    whole = {"id": id_, "date": date, "title": words, "summary": words, "entities": entities, "sources": ["none"]}
    return Event.model_validate(whole)


FR = ("fr", "2031-10-06", "Ana Almeida a rencontré Lars Sorensen [mercredi] à Lisbonne.", "2031-10-05")
EN = ("en", "2031-10-07", "Ana Almeida met Lars Sorensen in Lisbon [on Monday].", "2031-10-06")
BOTH = ("ana-almeida", "lars-sorensen")


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_events_are_told_apart_as_well_as_they_were(name: str) -> None:
    assert measured.measure(measured.load()).figures[name] >= FLOORS[name]


def test_hardly_any_two_events_are_taken_for_one() -> None:
    assert FLOORS["precision"] >= 0.98


def test_there_are_enough_groups_in_both_languages() -> None:
    cases = measured.load()
    assert len(set(cases.of.values())) >= 80
    assert min(sum(a.lang is not None and a.lang.value == lang for a in cases.articles) for lang in ("fr", "en")) >= 40


def test_the_order_of_articles_and_events_does_not_matter() -> None:
    cases = measured.load()
    expected = measured.found(cases)
    for seed in range(3):
        articles, events = list(cases.articles), list(cases.events)
        random.Random(seed).shuffle(articles)
        random.Random(seed).shuffle(events)
        assert occurrences(articles, cases.reports, events) == expected


def test_every_event_and_every_dated_statement_stands_once() -> None:
    cases = measured.load()
    found = measured.found(cases)
    dated = sorted((slug, report.start) for slug, own in cases.reports.items() for report in own if report.date)
    assert sorted((told.article, told.report.start) for each in found for told in each.told) == dated
    assert sorted(each.event.id for each in found if each.event) == sorted(event.id for event in cases.events)
    assert len({each.id for each in found}) == len(found)


def test_two_articles_of_two_languages_that_differ_by_a_day_are_put_together() -> None:
    articles, reports = _told((*FR, BOTH), (*EN, BOTH))
    [found] = occurrences(articles, reports, [])
    assert [told.article for told in found.told] == ["fr", "en"]
    assert [told.report.date for told in found.told] == [parse_date("2031-10-05"), parse_date("2031-10-06")]
    assert found.dates_differ
    assert found.id == found.told[0].id
    assert found.entities == BOTH


def test_a_month_agrees_with_its_days() -> None:
    month = ("en", "2031-12-01", "Ana Almeida met Lars Sorensen [in October].", "2031-10")
    articles, reports = _told((*FR, BOTH), (*month, BOTH))
    [found] = occurrences(articles, reports, [])
    assert (found.date, found.dates_differ) == (parse_date("2031-10-05"), False)


@pytest.mark.parametrize(
    "other",
    [
        ("en", "2031-10-10", "Ana Almeida met Lars Sorensen in Lisbon [on Sunday].", "2031-10-09"),
        ("en", "2031-10-06", "Ana Almeida phoned Lars Sorensen [on Wednesday].", "2031-10-05"),
        ("en", "2031-10-01", "Ana Almeida will meet Lars Sorensen [on Thursday].", "2031-10-06"),
        ("en", "2032-10-06", "Ana Almeida met Lars Sorensen in Lisbon [on Tuesday].", "2032-10-05"),
        ("en", "2031-10-06", "Ana Almeida and Lars Sorensen have met every year [since 2031].", "2031/.."),
    ],
    ids=["days later", "something else", "a plan for another day", "a year later", "what lasts"],
)
def test_what_only_looks_the_same_stays_apart(other: tuple[str, str, str, str]) -> None:
    articles, reports = _told((*FR, BOTH), (*other, BOTH))
    assert len(occurrences(articles, reports, [])) == 2


def test_a_statement_joins_the_curated_event_and_shows_its_own_date() -> None:
    event = _event("talks", "2031-10-06", "Rencontre Almeida-Sorensen", "Almeida-Sorensen meeting", *BOTH, "lisbon")
    articles, reports = _told((*FR, BOTH))
    [found] = occurrences(articles, reports, [event])
    assert (found.id, found.event, found.date, found.dates_differ) == ("talks", event, event.date, True)
    assert found.entities == (*BOTH, "lisbon")


def test_no_group_has_two_curated_events() -> None:
    events = [
        _event("talks-1", "2031-10-05", "Rencontre Almeida-Sorensen", "Almeida-Sorensen meeting", *BOTH),
        _event("talks-2", "2031-10-06", "Seconde rencontre Almeida-Sorensen", "Almeida and Sorensen meet again", *BOTH),
    ]
    articles, reports = _told((*FR, BOTH), (*EN, BOTH))
    found = occurrences(articles, reports, events)
    assert [(each.id, _groups([each])) for each in found] == [("talks-1", [{"fr"}]), ("talks-2", [{"en"}])]


def test_days_do_not_chain() -> None:
    days = [(f"en{day}", "2031-10-20", EN[2], f"2031-10-{day:02}", BOTH) for day in range(1, 13)]
    articles, reports = _told(*days)
    for each in occurrences(articles, reports, []):
        dates = [told.report.date.first_day for told in each.told if told.report.date]
        assert max(dates) - min(dates) <= datetime.timedelta(days=4)


def test_one_sentence_tells_of_two_things() -> None:
    say = "Ana Almeida met Lars Sorensen [on Monday] and again [on Tuesday]."
    lines = [{"say": say, "names": BOTH, "told": [("2031-10-06", None), ("2031-10-07", None)]}]
    article, own, _ = measured.example({"name": "en", "date": "2031-10-09", "lang": "en", "lines": lines})
    assert len(occurrences([article], {"en": own}, [])) == 2


def test_a_statement_is_called_the_same_whatever_else_there_is() -> None:
    articles, reports = _told((*FR, BOTH), (*EN, BOTH))
    alone = occurrences(articles[:1], reports, [])
    together = occurrences(articles, reports, [])
    assert alone[0].told[0] == together[0].told[0]
    assert alone[0].told[0].id.startswith("d-")


def test_what_has_no_date_is_not_on_the_line_of_time() -> None:
    articles, reports = _told((*FR, BOTH), (*EN, BOTH))
    reports["en"] = (replace(reports["en"][0], date=None, unresolved="no_publication"),)
    assert _groups(occurrences(articles, reports, [])) == [{"fr"}]


def test_events_stand_in_order_the_vaguer_first() -> None:
    told = [("2031-01-01", "d"), ("2031", "y"), ("2031-01", "m"), ("2030-12-31", "before"), ("2031-01-02", "after")]
    entries = [(name, "2032-01-01", f"{name} [then].", date, ()) for date, name in told]
    articles, reports = _told(*entries)
    order = [name for group in _groups(occurrences(articles, reports, [])) for name in group]
    assert order == ["before", "y", "m", "d", "after"]


@pytest.mark.parametrize(
    ("say", "parts"),
    [
        ("She left [in May], and he came [in June].", ["She left in May", ", and he came in June."]),
        ("[In May] she left, and [in June] he came.", ["In May she left", ", and in June he came."]),
        ("It was signed [in 1972] and lapsed [in 1982].", ["It was signed in 1972", " and lapsed in 1982."]),
        ("He flew [in May], with her; she flew [in June].", ["He flew in May, with her", "; she flew in June."]),
    ],
)
def test_a_sentence_of_two_dates_is_cut_between_them(say: str, parts: list[str]) -> None:
    marks = [found.span() for found in measured.MARK.finditer(say)]
    dates = [(start - 2 * place, end - 2 * place - 2) for place, (start, end) in enumerate(marks)]
    text = measured.MARK.sub(r"\1", say)
    assert [text[start:end] for start, end in clauses(text, (0, len(text)), dates)] == parts


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        ("Elle a décollé", {"launch"}),
        ("it lifted off", {"launch"}),
        ("She lost her job", {"dismissal"}),
        ("the sea", set()),
    ],
)
def test_words_say_what_kind_of_thing_happens(words: str, kinds: set[str]) -> None:
    assert {kind for _, each in hear(words, 0, len(words)).kinds for kind in each} == kinds


def test_all_cases_are_of_known_events_and_entities() -> None:
    cases: Mapping[str, str] = measured.load().of
    ids = {event.id for event in measured.load().events}
    assert {group for group in cases.values() if group.startswith("ev-")} <= ids
