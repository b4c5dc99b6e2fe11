"""Articles are joined by time and by what they name."""

import datetime
import math
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.article import Article, Block, Found
from dossier.beside import copies, in_common
from dossier.dates import parse_date
from dossier.link import Mention
from dossier.registry import Event, Registry
from dossier.relate import Count, Dossier, in_time, relate
from dossier.relating.kinship import Related
from dossier.schema import Words


def article(slug: str, date: str | None = None, text: str = "") -> Article:
    return Article(
        path=f"{slug}.txt",
        name=f"{slug}.txt",
        sha256="0" * 64,
        text=text,
        blocks=(Block("paragraph", 0, len(text), 1),) if text else (),
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
            **dict.fromkeys("ef", ("iss",)),
        }
    )
    assert made.related["a"] == (
        Related("c", ("kikina", "nasa")),
        Related("b", ("nasa",)),
        Related("d", ("nasa",)),
    )
    assert "e" not in made.related


def test_what_more_than_two_thirds_of_all_articles_name_is_no_reason_alone() -> None:
    made = dossier({**dict.fromkeys("abcd", ("nasa",)), "e": ()})
    assert made.related == {}
    made = dossier({**dict.fromkeys("ab", ("nasa", "iss")), **dict.fromkeys("cd", ("nasa",)), "e": ()})
    assert made.related["a"] == (Related("b", ("iss", "nasa")),)


def test_of_equally_related_articles_the_newest_comes_first() -> None:
    named = {**dict.fromkeys("abcdefg", ("iss",)), **dict.fromkeys("uvwxyz", ())}
    dates = dict(zip("abcdefg", ("2001", "2007", "2003", "2006", "2002", "2005", "2004"), strict=True))
    assert [each.slug for each in dossier(named, dates).related["a"]] == ["b", "d", "f", "g", "c"]


def test_a_relation_gives_its_four_rarest_reasons() -> None:
    shared = ("u", "v", "w", "x", "y", "z")
    made = dossier({"a": shared, "b": shared, "c": ("u",), "d": ()})
    assert made.related["a"][0] == Related("b", ("v", "w", "x", "y"))


def test_an_article_that_names_a_thing_often_is_no_nearer_for_it() -> None:
    made = dossier({"a": ("iss",), "b": ("iss",), "c": ("iss",) * 9, "d": (), "e": ()})
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
            total = math.fsum(weight[e] for e in shared)
            if total >= math.log(1.5) and other != at:
                pairs.append((-total, other, shared))
        expected = tuple(Related(f"{other:02}", tuple(shared[:4])) for _, other, shared in sorted(pairs)[:5])
        assert made.related.get(f"{at:02}", ()) == expected


OPENING = {
    "a": "Le port de Kervoal rouvre ses écluses aux chalutiers venus décharger la sardine.",
    "b": "Les vignerons de la vallée ont commencé à tailler malgré le gel annoncé dimanche.",
    "c": "Trois candidats briguent la mairie, et aucun ne veut parler de la piscine couverte.",
    "d": "Une comète visible à l’œil nu passera au-dessus des Alpes avant la fin du printemps.",
}
QUOTED = (
    "Personne ne devrait avoir à choisir entre réparer le toit de son école et payer le salaire de ses instituteurs"
)


def told(texts: Mapping[str, str], dates: Mapping[str, str] | None = None) -> Dossier:
    articles = [article(slug, (dates or {}).get(slug), text) for slug, text in texts.items()]
    return relate(articles, dict.fromkeys(texts, ()), Registry({}, (), {}, {}))


def test_a_day_that_two_articles_write_out_relates_them() -> None:
    texts = OPENING | {
        "a": f"{OPENING['a']} Le chantier a été voté le 31 juillet 2025.",
        "b": f"{OPENING['b']} On July 31, 2025, nobody expected that.",
    }
    made = told(texts)
    day = datetime.date(2025, 7, 31)
    assert made.related == {"a": (Related("b", days=(day,)),), "b": (Related("a", days=(day,)),)}


@pytest.mark.parametrize("written", ["en juillet 2025", "le mercredi 31 juillet 2025", "le 31 juillet", "en 2025"])
def test_what_is_no_sure_day_relates_nothing(written: str) -> None:
    made = told(OPENING | {slug: f"{OPENING[slug]} C’était {written}." for slug in "ab"})
    assert made.related == {}


def test_an_article_is_related_to_one_that_names_the_day_it_is_of() -> None:
    made = told(OPENING | {"b": f"{OPENING['b']} Le gel du 2 mars 2023 reste dans les mémoires."}, {"a": "2023-03-02"})
    assert made.related["a"] == (Related("b", days=(datetime.date(2023, 3, 2),)),)


@pytest.mark.parametrize(
    ("one", "other", "is_near"),
    [
        ("2025-07-31", "2025-08-02", True),
        ("2025-07-31", "2025-08-03", False),
        ("2025-07-28/2025-07-31", "2025-07-31/2025-08-01", True),
        ("2025-07", "2025-07-31", False),
        ("2025-07-31/..", "2025-07-31", False),
    ],
)
def test_close_dates_of_publication_are_one_more_reason_and_never_the_only_one(
    one: str, other: str, is_near: bool
) -> None:
    dates = {"a": one, "b": other, "c": "2001-01-01"}
    shared = dict.fromkeys("ab", ("iss",)) | dict.fromkeys("cd", ())
    assert dossier(shared, dates).related["a"] == (Related("b", ("iss",), is_near=is_near),)
    assert dossier(dict.fromkeys("abcd", ()), dates).related == {}


def test_wording_that_two_articles_share_relates_them_and_is_shown_from_each_ones_own_text() -> None:
    texts = OPENING | {
        "a": f"{OPENING['a']} « {QUOTED} », dit le maire.",
        "b": f"{OPENING['b']} Le maire l’avait dit : “{QUOTED.upper()}”.",
    }
    made = told(texts)
    for slug, other in (("a", "b"), ("b", "a")):
        (related,) = in_common(made, made.by_slug[slug])
        assert related.other.slug == other
        assert related.words
        words = texts[slug][slice(*related.words)]
        assert words.casefold() in QUOTED.casefold()
        assert len(words) > 60


def test_of_a_shared_passage_no_half_quotation_is_shown() -> None:
    one = "La directrice a longuement répondu aux questions : « Nous rouvrirons quand les pompes auront été changées. »"
    more = {"a": "Rien n’a filtré des débats, qui ont duré jusqu’à minuit.", "b": "Il a neigé deux fois en avril."}
    made = told(OPENING | {slug: f"{OPENING[slug]} {one} {more[slug]}" for slug in "ab"})
    (related,) = in_common(made, made.by_slug["a"])
    assert related.words
    assert not set("«»\n") & set(made.by_slug["a"].text[slice(*related.words)])


def test_articles_that_are_one_dispatch_are_no_related_articles_and_count_once() -> None:
    wire = f"{OPENING['a']} {OPENING['b']} {QUOTED}."
    texts = {"first": wire, "later": f"{wire} Lire la suite.", "other": OPENING["c"], "another": OPENING["d"]}
    dates = {"first": "2023-03-02", "later": "2023-03-03", "other": "2023-03-04", "another": "2020-01-01"}
    named = {"first": ("iss", "nasa"), "later": ("iss", "iss", "nasa"), "other": ("iss",), "another": ()}
    articles = [article(slug, dates[slug], text) for slug, text in texts.items()]
    made = relate(articles, {slug: mentions(*named[slug]) for slug in texts}, Registry({}, (), {}, {}))
    assert made.stands_for == {"first": "first", "later": "first", "other": "other", "another": "another"}
    assert [each.slug for each in made.related["other"]] == ["first"]
    assert [each.slug for each in made.related["first"]] == ["other"]
    assert [each.slug for each in made.related["later"]] == ["other"]
    assert made.counts == {"iss": Count(2, 3), "nasa": Count(1, 1)}
    of, by = copies(made, "later").of, copies(made, "first").by
    assert of
    assert (of.slug, [each.slug for each in by]) == ("first", ["later"])
    assert copies(made, "other").named == ()


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
