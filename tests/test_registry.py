"""What people curate is checked against itself; what is wrong is named with its line, and the rest stands."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import ROOT, MakeProject
from dossier.names import name_key
from dossier.project import Project
from dossier.read import read_articles
from dossier.registry import Registry, read_registry

SOURCES = "nasa:\n  title: A page\n  title_basis: page\n  publisher: NASA\n"
ENTITY = """type: station
name: {fr: Station spatiale internationale, en: International Space Station}
aliases: [ISS]
description: {fr: Station., en: Station.}
sources: [nasa]
"""
EVENT = """- id: one
  date: '1998-11-20'
  title: {fr: Un, en: One}
  summary: {fr: Un., en: One.}
  entities: [iss]
  sources: [nasa]
"""

NO_ENTITY = (
    "this is no entity's file; name it ID.yml, with an ID of small letters a to z, figures and hyphens (not “index”)"
)


def read(make_project: MakeProject, **changed: str) -> tuple[Registry, list[str]]:
    """Read a small registry in which some files are `changed`; return it and what is said."""
    files = {"sources.yml": SOURCES, "entities/iss.yml": ENTITY, "events.yml": EVENT}
    given = {f"seeds/{name}": text for name, text in {**files, **changed}.items()}
    registry, problems = read_registry(make_project(files=dict(given)))
    return registry, [str(problem) for problem in problems]


def test_a_sound_registry_is_read_without_a_word(make_project: MakeProject) -> None:
    registry, said = read(make_project)
    assert said == []
    iss = registry.entities["iss"]
    assert (iss.id, iss.name["fr"]) == ("iss", "Station spatiale internationale")
    assert iss.names == ("Station spatiale internationale", "International Space Station", "ISS")
    assert [(event.id, event.date.text, event.entities) for event in registry.events] == [
        ("one", "1998-11-20", ("iss",))
    ]
    assert registry.sources["nasa"].publisher == "NASA"


def test_a_dossier_without_a_registry_has_an_empty_one(make_project: MakeProject) -> None:
    assert read_registry(make_project()) == (Registry({}, (), {}, {}), [])


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        (
            "sources.yml",
            SOURCES + "nasa:\n  title: x\n",
            "5: the key “nasa” stands twice (first at line 1); keep one of the two",
        ),
        (
            "sources.yml",
            SOURCES + "x:\n  titel: x\n  title: x\n  title_basis: page\n  publisher: x\n",
            "6: unknown key “titel”; did you mean “title”?",
        ),
        (
            "sources.yml",
            SOURCES + "x:\n  title: x\n  title_basis: pag\n  publisher: x\n",
            "7: “title_basis” is “pag”; did you mean “page”?",
        ),
        ("sources.yml", SOURCES + "x:\n  title: x\n  title_basis: page\n", "5: the key “publisher” is missing; add it"),
        ("sources.yml", SOURCES + "x: 3\n", "5: here stands one value, not a mapping; write one `key: value` a line"),
        (
            "sources.yml",
            SOURCES + "  url: nasa.gov\n",
            "5: “url”: “nasa.gov” is not a web address: those begin with https://; correct it",
        ),
        (
            "sources.yml",
            SOURCES + "  date: 1998-13\n",
            "5: “date”: “1998-13” is not in the calendar (month must be in 1..12); correct it",
        ),
        (
            "entities/iss.yml",
            ENTITY + "wikidata: 42\n",
            "6: “wikidata” is the number 42, not text; write text, in quotes if need be",
        ),
        ("entities/iss.yml", ENTITY + "alias: [x]\n", "6: unknown key “alias”; did you mean “aliases”?"),
        (
            "entities/iss.yml",
            ENTITY + "key_dates:\n- {fr: x, en: x}\n",
            "7: the key “key_dates.1.date” is missing; add it",
        ),
        (
            "entities/iss.yml",
            ENTITY.replace("[nasa]", "\n- nasa\n- nasaa"),
            "7: no source has the id “nasaa”; did you mean “nasa”?",
        ),
        (
            "entities/iss.yml",
            ENTITY.replace("[nasa]", "[nasa, zzz]"),
            "5: no source has the id “zzz”; add it to seeds/sources.yml",
        ),
        (
            "entities/MIR.yml",
            ENTITY,
            f"1: {NO_ENTITY}",
        ),
        (
            "entities/mir.txt",
            ENTITY,
            f"1: {NO_ENTITY}",
        ),
        ("entities/mir.yml", "", "1: here stands nothing, not a mapping; write one `key: value` a line"),
        (
            "entities/mir.yml",
            "type: station\ntype: place\n",
            "2: the key “type” stands twice (first at line 1); keep one of the two",
        ),
        ("events.yml", EVENT.replace("[iss]", "[iss, isss]"), "5: no entity has the id “isss”; did you mean “iss”?"),
        (
            "events.yml",
            EVENT.replace("[nasa]", "\n  - nasa\n  - zzz"),
            "8: no source has the id “zzz”; add it to seeds/sources.yml",
        ),
        ("events.yml", EVENT + EVENT, "7: two events have the id “one”; give one another id"),
        ("events.yml", EVENT + "- id: two\n", "7: the key “date” is missing; add it"),
    ],
)
def test_what_is_wrong_is_named_and_the_rest_kept(make_project: MakeProject, name: str, text: str, said: str) -> None:
    registry, all_said = read(make_project, **{name: text})
    assert f"seeds/{name}:{said}" in all_said
    assert {each.partition(":")[0] for each in all_said} == {f"seeds/{name}"}
    assert list(registry.entities) == ["iss"]
    assert registry.sources["nasa"].publisher == "NASA"
    assert [(event.id, event.entities, event.sources) for event in registry.events] == [("one", ("iss",), ("nasa",))]
    assert registry.entities["iss"].sources == ("nasa",)


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("events.yml", "a: b\n", "1: the events are not a list; begin each with `- id: …`"),
        ("sources.yml", "- a\n", "1: here stands no mapping; write one `key:` for each"),
    ],
)
def test_a_file_of_another_shape_is_named(make_project: MakeProject, name: str, text: str, said: str) -> None:
    registry, all_said = read(make_project, **{name: text})
    assert all_said[0] == f"seeds/{name}:{said}"
    assert list(registry.entities) == ["iss"]


@pytest.mark.parametrize(("name", "alias"), [("Mir", "ISS"), ("Mir", "iss"), ("STATION SPATIALE INTERNATIONALE", "x")])
def test_a_name_of_two_entities_is_known_as_such(make_project: MakeProject, name: str, alias: str) -> None:
    mir = ENTITY.replace("Station spatiale internationale", name).replace("International Space Station", "Mir")
    registry, _ = read(make_project, **{"entities/mir.yml": mir.replace("ISS", alias)})
    assert registry.ambiguous == {name_key(name if alias == "x" else alias): ("iss", "mir")}


def test_events_are_in_the_order_of_their_first_days(make_project: MakeProject) -> None:
    events = "".join(
        EVENT.replace("one", each).replace("1998-11-20", date)
        for each, date in (("c", "1998"), ("b", "1997-05/1999"), ("d", "1998-02"), ("a", "1998-01-01"))
    )
    registry, _ = read(make_project, **{"events.yml": events})
    assert [event.id for event in registry.events] == ["b", "a", "c", "d"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("États-Unis", "ETATS-UNIS"),
        ("l’URSS", "L'urss"),
        ("Bakanov  Dmitri", "bakanov\u00a0dmitri"),
        ("Cœur", "Coeur"),
        ("Crew-1", "Crew‑1"),
    ],
)
def test_two_spellings_of_a_name_are_one(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


@given(st.text())
def test_a_name_is_the_same_in_either_form_of_unicode(name: str) -> None:
    assert name_key(unicodedata.normalize("NFD", name)) == name_key(unicodedata.normalize("NFC", name))


@pytest.mark.parametrize("root", [ROOT], ids=["shipped"])
def test_everything_in_seeds_reads_without_a_problem(root: Path) -> None:
    project = Project(root)
    registry, problems = read_registry(project)
    articles, wrong = read_articles(project)
    assert [*problems, *wrong] == []
    assert registry.entities
    assert registry.events
    assert registry.sources
    assert len(articles) >= 5


def test_a_sources_key_and_an_entitys_id_fit_an_address(make_project: MakeProject) -> None:
    source = "{title: A page, title_basis: page, publisher: P}"
    entity = "type: place\nname: {fr: A, en: A}\ndescription: {fr: a, en: a}\nsources: []\n"
    project = make_project(
        files={"seeds/sources.yml": f"'x\"><script>': {source}\nok: {source}\n", "seeds/entities/index.yml": entity}
    )
    registry, problems = read_registry(project)
    assert list(registry.sources) == ["ok"]
    assert not registry.entities
    assert [problem.what for problem in problems] == [
        "“x\"><script>” can't be a source's key",
        "this is no entity's file",
    ]


def test_what_is_wrong_in_one_file_is_not_said_again_wherever_it_is_named(make_project: MakeProject) -> None:
    event = (
        "- {id: ev-a, date: '2020', title: {fr: a, en: a}, summary: {fr: a, en: a}, entities: [mir], sources: [s]}\n"
    )
    project = make_project(
        files={
            "seeds/events.yml": event,
            "seeds/entities/mir.yml": "type: person",
            "seeds/sources.yml": "s: {title: A}\n",
        }
    )
    _, problems = read_registry(project)
    assert {problem.path for problem in problems} == {"seeds/entities/mir.yml", "seeds/sources.yml"}
    (project.seeds / "sources.yml").write_text("<<<<<<< HEAD\ns: {title: A}\n", encoding="utf-8")
    _, problems = read_registry(project)
    assert [problem.path for problem in problems if problem.path != "seeds/entities/mir.yml"] == ["seeds/sources.yml"]
