"""Articles are joined by time and by what they name."""

import datetime
import math
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.dates import parse_date
from dossier.describe import Article, Found
from dossier.link import Mention
from dossier.registry import Event, Registry
from dossier.relate import Dossier, Related, in_time, relate
from dossier.schema import Words


def article(slug: str, date: str | None = None) -> Article:
    return Article(
        path=f"{slug}.txt",
        name=f"{slug}.txt",
        sha256="0" * 64,
        text="",
        blocks=(),
        removed=(),
        title=Found(slug, "given", "sidecar"),
        date=Found(parse_date(date), "given", "sidecar") if date else None,
        time=None,
        authors=None,
        source=None,
        lang=None,
        date_basis=None,
        url=None,
        summary=None,
        tags=(),
        slug=slug,
        slug_is_given=True,
        former_slugs=(),
        sidecar_lines={},
    )


def mentions(*entities: str | None) -> tuple[Mention, ...]:
    return tuple(Mention(0, at, at + 1, "x", (0, 9), entity) for at, entity in enumerate(entities))


def event(event_id: str, date: str, *entities: str) -> Event:
    words = Words(fr="x", en="x")
    return Event(id=event_id, date=date, title=words, summary=words, entities=entities, sources=("s",))  # type: ignore[arg-type]


def dossier(
    named: Mapping[str, tuple[str | None, ...]], dates: Mapping[str, str] | None = None, *events: Event
) -> Dossier:
    articles = [article(slug, (dates or {}).get(slug)) for slug in named]
    found = {slug: mentions(*entities) for slug, entities in named.items()}
    return relate(articles, found, Registry({}, events, {}, {}))


def test_the_newest_come_first_and_those_without_a_date_last_by_name() -> None:
    dates = {
        "old": "1999",
        "b": "2022-10-06",
        "a": "2022-10-06",
        "month": "2022-10",
        "open": "2022-10-07/..",
        "y": None,
    }
    articles = [article(slug, date) for slug, date in {"z": None, **dates}.items()]
    expected = ["open", "a", "b", "month", "old", "y", "z"]
    assert [each.slug for each in in_time(articles)] == expected
    assert [each.slug for each in in_time(reversed(articles))] == expected


def test_neighbours_are_the_articles_before_and_after_in_time() -> None:
    made = dossier({"a": (), "b": (), "c": (), "undated": ()}, {"a": "2020", "b": "2022", "c": "2021"})
    pairs = {slug: (older and older.slug, newer and newer.slug) for slug, (older, newer) in made.neighbours.items()}
    assert pairs == {"a": (None, "c"), "c": ("a", "b"), "b": ("c", None)}


def test_backlinks_name_the_newest_article_first_with_its_mentions_in_order() -> None:
    made = dossier(
        {"old": ("iss", None, "nasa", "iss"), "new": ("iss",), "undated": ("iss",)}, {"old": "2020", "new": "2021"}
    )
    told = {
        entity: [(each.slug, [mention.start for mention in found]) for each, found in backlinks]
        for entity, backlinks in made.backlinks.items()
    }
    assert told == {"iss": [("new", [0]), ("old", [0, 3]), ("undated", [0])], "nasa": [("old", [2])]}


def test_what_is_rare_relates_more_than_what_many_articles_name() -> None:
    made = dossier(
        {
            "a": ("iss", "nasa", "kikina"),
            "b": ("iss", "nasa"),
            "c": ("iss", "kikina", "nasa"),
            "d": ("iss", "nasa"),
            "e": ("iss",),
        }
    )
    assert made.related["a"] == (
        Related("c", ("kikina", "nasa")),
        Related("b", ("nasa",)),
        Related("d", ("nasa",)),
    )
    assert "e" not in made.related


def test_of_equally_related_articles_the_newest_comes_first() -> None:
    named = {**dict.fromkeys("abcdefg", ("iss",)), "other": ()}
    dates = dict(zip("abcdefg", ("2001", "2007", "2003", "2006", "2002", "2005", "2004"), strict=True))
    assert [each.slug for each in dossier(named, dates).related["a"]] == ["b", "d", "f", "g", "c"]


def test_a_relation_gives_its_four_rarest_reasons() -> None:
    shared = ("u", "v", "w", "x", "y", "z")
    made = dossier({"a": shared, "b": shared, "c": ("u",), "d": ()})
    assert made.related["a"][0] == Related("b", ("v", "w", "x", "y"))


def test_an_article_that_names_a_thing_often_is_no_nearer_for_it() -> None:
    made = dossier({"a": ("iss",), "b": ("iss",), "c": ("iss",) * 9, "d": ()})
    assert made.related["a"] == (Related("b", ("iss",)), Related("c", ("iss",)))


@given(st.lists(st.sets(st.sampled_from("abcdefghij")), max_size=30))
def test_the_related_are_those_that_a_look_at_every_pair_finds(named: list[set[str]]) -> None:
    made = dossier({f"{at:02}": tuple(sorted(entities)) for at, entities in enumerate(named)})
    weight = {
        e: math.log(len(named) / sum(e in entities for entities in named))
        for e in "abcdefghij"
        if any(e in entities for entities in named)
    }
    for at, own in enumerate(named):
        pairs = []
        for other, theirs in enumerate(named):
            shared = sorted((e for e in own & theirs if weight[e] > 0), key=lambda e: (-weight[e], e))
            if shared and other != at:
                pairs.append((-math.fsum(weight[e] for e in shared), other, shared))
        expected = tuple(Related(f"{other:02}", tuple(shared[:4])) for _, other, shared in sorted(pairs)[:5])
        assert made.related.get(f"{at:02}", ()) == expected


def test_events_stand_with_each_entity_they_name() -> None:
    events = (event("one", "1975", "iss", "nasa"), event("two", "1998", "iss"))
    made = dossier({}, None, *events)
    assert made.events_of == {"iss": events, "nasa": events[:1]}


@pytest.mark.parametrize(
    ("dates", "events", "newest"),
    [
        ({"a": "2020-05"}, ("2019",), "2020-05-31"),
        ({"a": "2020-05"}, ("2021",), "2021-12-31"),
        ({"a": "2020-05-01/.."}, (), "2020-05-01"),
        ({}, (), None),
    ],
)
def test_the_newest_day_is_the_last_that_is_dated(
    dates: dict[str, str], events: tuple[str, ...], newest: str | None
) -> None:
    made = dossier({"a": ()}, dates, *(event(f"e{date}", date) for date in events))
    assert made.newest_day == (datetime.date.fromisoformat(newest) if newest else None)


def test_an_article_is_found_by_its_address() -> None:
    assert dossier({"a": ()}).by_slug["a"].name == "a.txt"
