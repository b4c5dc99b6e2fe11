"""A name links where it is the entity's, and only there; where it can't be told, the mention says why."""

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.clean import clean
from dossier.decode import as_read
from dossier.describe import Article, describe
from dossier.entity import Entity, Kind, Name
from dossier.link import REASONS, RULES, Linker, Mention
from dossier.names import name_key
from dossier.read import RawArticle
from dossier.registry import Registry
from dossier.rulings import Ruled, Ruling
from dossier.schema import Words
from dossier.yamlfile import YamlFile


def entity(entity_id: str, kind: Kind, name: str, *aliases: str, ru: str | None = None, **more: Any) -> Entity:
    words = Words(fr="Une description.", en="A description.")
    return Entity(
        id=entity_id,
        type=kind,
        name=Name(fr=name, en=name, ru=ru),
        aliases=aliases,
        description=more.pop("description", words),
        sources=(),
        **more,
    )


def person(entity_id: str, name: str, *aliases: str, roles: str = "", **more: Any) -> Entity:
    return entity(entity_id, "person", name, *aliases, roles=tuple(filter(None, roles.split(", "))), **more)


ENTITIES = (
    entity("iss", "station", "Station spatiale internationale", "ISS", "station spatiale"),
    entity("crew-1", "mission", "Crew-1"),
    entity("mir", "station", "Mir", ru="Мир", needs_context=("Mir", "Мир"), never_with=("carte", "cartes", "card")),
    entity("progress", "spacecraft", "Progress", needs_context=("Progress",), ordinary_words=("Progress",)),
    entity("soyouz", "spacecraft", "Soyouz", "Soyuz", ru="Союз", never_with=("gazoduc",)),
    entity("ms-22", "mission", "Soyouz MS-22", "Soyuz MS-22"),
    entity("traite", "agreement", "Traité de l’espace", "OST", needs_context=("OST",)),
    entity("accords", "agreement", "Accords Artemis"),
    entity("usa", "country", "États-Unis", "USA", "U.S.", "United States", link="never"),
    entity("moscou", "place", "Moscou", "Moscow", ru="Москва", seat_of="russie", link="never"),
    entity("washington", "place", "Washington", seat_of="usa", link="never"),
    entity("houston", "place", "Houston"),
    entity("ville", "place", "Korolev", needs_context=("Korolev",)),
    entity("urss", "country", "URSS"),
    entity("academie", "organisation", "Académie des sciences de l’URSS"),
    entity("roscosmos", "organisation", "Roscosmos", ru="Роскосмос", link="each"),
    entity("nasa", "organisation", "NASA"),
    entity("oeuvre", "programme", "Œuvre commune"),
    entity("orion-1", "spacecraft", "Orion"),
    entity("orion-2", "spacecraft", "ORION"),
    person("korolev", "Sergueï Korolev", "Sergei Korolev", ru="Сергей Королёв", roles="ingénieur"),
    person(
        "bakanov",
        "Dmitri Bakanov",
        "Dmitry Bakanov",
        ru="Дмитрий Баканов",
        roles="directeur de Roscosmos, patron de Roscosmos, directeur, patron, Roscosmos chief, chief",
    ),
    person("duffy", "Sean Duffy", roles="administrateur de la NASA, NASA administrator, secretary, secrétaire"),
    person("kirill", "Kirill Peskov", ru="Кирилл Песков", roles="cosmonaute, cosmonaut"),
    person("dmitri", "Dmitri Peskov", ru="Дмитрий Песков", roles="porte-parole, spokesman"),
    person("kikina", "Anna Kikina", ru="Анна Кикина", roles="cosmonaute, cosmonaut"),
    person("hague", "Nick Hague", roles="astronaute, astronaut"),
    person("kim", "Jonny Kim", "Jonathan Kim", roles="astronaute, astronaut"),
    person("vande-hei", "Mark Vande Hei", surnames=("Vande Hei",), roles="astronaute, astronaut"),
    person("zhou", "Zhou Jianping", "周建平", surnames=("Zhou",), roles="concepteur"),
)
LINKER = Linker(Registry({each.id: each for each in ENTITIES}, (), {}, {name_key("Orion"): ("orion-1", "orion-2")}))


def article(text: str, suffix: str = ".txt") -> Article:
    raw = RawArticle(f"a{suffix}", f"a{suffix}", "0" * 64, as_read(text), 1, YamlFile("a"), YamlFile("a.yml"))
    return describe(raw, clean(raw))[0]


def mentions(text: str, suffix: str = ".txt") -> tuple[Mention, ...]:
    return LINKER.link(article(text, suffix))


def linked(text: str, suffix: str = ".txt") -> list[tuple[str, str]]:
    return [(each.words, each.entity) for each in mentions(text, suffix) if each.entity]


def unlinked(text: str) -> list[tuple[str, str | None]]:
    return [(each.words, each.reason) for each in mentions(text) if not each.entity]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("l’ISS, l'ISS et d’ISS.", [("ISS", "iss")] * 3),
        ("ISS", [("ISS", "iss")]),
        ("(ISS), «ISS»; ISS…", [("ISS", "iss")] * 3),
        ("NASA/ISS, anti-ISS et ISS’s", [("NASA", "nasa"), *[("ISS", "iss")] * 3]),
        ("La Station spatiale internationale (ISS)", [("Station spatiale internationale", "iss"), ("ISS", "iss")]),
        ("la station spatiale", [("station spatiale", "iss")]),
        ("Crew-1, Crew‑1, Crew 1 et Crew1.", [(each, "crew-1") for each in ("Crew-1", "Crew‑1", "Crew 1", "Crew1")]),
        (
            "les États-Unis, Etats-Unis, ÉTATS-UNIS",
            [(each, "usa") for each in ("États-Unis", "Etats-Unis", "ÉTATS-UNIS")],
        ),
        ("E\u0301tats-Unis", [("États-Unis", "usa")]),
        ("The U.S. president", [("U.S.", "usa")]),
        ("Dmitri\u00a0Bakanov et Dmitri  Bakanov", [(f"Dmitri{gap}Bakanov", "bakanov") for gap in ("\u00a0", "  ")]),
        ("Дмитрий Баканов", [("Дмитрий Баканов", "bakanov")]),
        ("слова Дмитрия Баканова о Роскосмосе", [("Дмитрия Баканова", "bakanov"), ("Роскосмосе", "roscosmos")]),
        ("le concepteur 周建平说", [("周建平", "zhou")]),
        ("Académie des sciences de l'URSS", [("Académie des sciences de l'URSS", "academie")]),
        ("Académie de l’URSS", [("URSS", "urss")]),
        ("l’académie des sciences de l’URSS", [("académie des sciences de l’URSS", "academie")]),
        ("une Oeuvre commune, l’Œuvre commune", [("Oeuvre commune", "oeuvre"), ("Œuvre commune", "oeuvre")]),
        ("NASA's plan, NASA’s plan, la Nasa", [("NASA", "nasa"), ("NASA", "nasa"), ("Nasa", "nasa")]),
        ("two Soyuzes, des Soyouz", [("Soyuzes", "soyouz"), ("Soyouz", "soyouz")]),
        ("les accords Artemis, l’accord Artemis", [("accords Artemis", "accords"), ("accord Artemis", "accords")]),
        ("la rencontre Duffy-Bakanov de Dmitri Bakanov et Sean Duffy", [
            ("Duffy", "duffy"), ("Bakanov", "bakanov"), ("Dmitri Bakanov", "bakanov"), ("Sean Duffy", "duffy"),
        ]),
    ],
)  # fmt: skip
def test_names_are_found(text: str, expected: list[tuple[str, str]]) -> None:
    assert linked(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "La Suisse glisse",
        "iss, Iss",
        "ISSA, ISS2, ISS_2 et ÉISS",
        "ISS-2",
        "Crew-11 et Crew-1B",
        "les états-unis",
        "un bakanov",
        "U.S.S.R.",
        "usa",
        "États désunis",
        "https://roscosmos.example/ISS, www.nasa.gov/ISS, iss@nasa.gov, @NASA, `ISS`, roscosmos.ru, NASA.gov",
    ],
)
def test_words_that_only_look_like_a_name_are_none(text: str) -> None:
    assert linked(text) == []


def test_a_name_that_a_line_of_markdown_breaks_is_found() -> None:
    assert linked("Ainsi parla Dmitri\nBakanov.", ".md") == [("Dmitri\nBakanov", "bakanov")]


@pytest.mark.parametrize("name", ["Orion", "ORION"])
def test_a_name_of_two_entities_gives_a_mention_without_entity_and_the_reason(name: str) -> None:
    (mention,) = mentions(f"Le vaisseau {name} vole.")
    assert (mention.words, mention.entity, mention.reason) == (name, None, "ambiguous")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # part of a longer name
        ("L’acteur Denzel Washington arrive.", ("Denzel Washington"[7:], "longer_name")),
        ("Le Washington Post le dit.", ("Washington", "longer_name")),
        ("The Moscow Times said so.", ("Moscow", "longer_name")),
        ("The U.S. Senate voted.", ("U.S.", "longer_name")),
        ("Sen. Jane Doe of Washington spoke.", ("Washington", "longer_name")),
        ("L’aéroport Sean Duffy ouvre.", ("Sean Duffy", "named_after")),
        ("Sean Duffy. The Duffy Foundation paid.", ("Duffy", "longer_name")),
        # another of a series
        ("Un lancement de Soyouz MS-30 vers l’orbite.", ("Soyouz MS-30", "another_of_series")),
        # other things of the same name
        ("Les cartes Mir sont refusées.", ("Mir", "other_thing")),
        ("Le gazoduc Soyouz est fermé.", ("Soyouz", "other_thing")),
        ("Il chante Mir au concert.", ("Mir", "no_context")),
        ("Le pianiste Dmitri Bakanov joue.", ("Dmitri Bakanov", "other_trade")),
        # surnames
        ("Le discours de Bakanov est long.", ("Bakanov", "surname_alone")),
        ("Ainsi parla M. Peskov.", ("Peskov", "surname_alone")),
        ("Sean Duffy vient. Ainsi parla Kathleen Duffy.", ("Kathleen Duffy", "other_forename")),
        ("Un ami de Hervé de Bakanov.", ("Bakanov", "longer_name")),
        ("Le dirigeant Kim Jong-un reçoit.", ("Kim", "longer_name")),
        ("Selon le maire Duffy, tout va bien.", ("Duffy", "other_role")),
        ("Kirill Peskov et Dmitri Peskov. Puis Peskov rit.", ("Peskov", "two_bearers")),
        ("Sean Duffy vient. Puis Kathleen Duffy. Puis Duffy rit.", ("Duffy", "two_bearers")),
        ("Ils voient un autre Bakanov.", ("Bakanov", "longer_name")),
        ("Sean Duffy Jr. came.", ("Sean Duffy", "other_forename")),
        ("Robert F. Duffy et Q. Duffy.", ("Robert F. Duffy", "other_forename")),
        ("Le traité de Moscou lie les deux.", ("Moscou", "named_after")),
        ("L’avenue Houston est fermée.", ("Houston", "named_after")),
        ("Le film Soyouz sort.", ("Soyouz", "other_thing")),
        ("The Northern Art School Association (NASA) met. NASA met again.", ("NASA", "other_thing")),
    ],
)
def test_what_is_no_mention_of_the_entity_says_why(text: str, expected: tuple[str, str]) -> None:
    assert expected in unlinked(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("La station Mir fut désorbitée. Mir manque à tous.", ["Mir", "Mir"]),
        ("The Mir space station was old.", ["Mir"]),
        ("À bord de Mir, l’équipage dort.", ["Mir"]),
        ("La station Mir vole. Les cartes Mir non.", ["Mir"]),
        ("Le mot Mir veut dire paix. L’équipage dort.", []),
        ("Progress was slow on the station.", []),
        ("Progress docked to the station.", ["Progress"]),
        ("Le cargo Progress MS-25 part.", ["Progress"]),
        ("Slow Progress on Talks About Moon", []),
        ("Le Traité de l’espace (OST) tient. L’OST date.", ["Traité de l’espace", "OST", "OST"]),
        ("Le film et son OST plaisent.", []),
    ],
)
def test_names_that_other_things_bear_need_their_context(text: str, expected: list[str]) -> None:
    wanted = ("mir", "progress", "traite")
    assert [words for words, found in linked(f"Titre\n\n{text}") if found in wanted] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dmitri Bakanov vient. Bakanov parle. M. Bakanov aussi.", ["bakanov"] * 3),
        ("Bakanov à Houston\n\nDmitri Bakanov est là.", ["bakanov"] * 2),
        ("Le patron de Roscosmos, M. Bakanov, vient.", ["bakanov"]),
        ("Roscosmos chief Bakanov spoke.", ["bakanov"]),
        ("Bakanov, directeur de Roscosmos, vient.", ["bakanov"]),
        ("Secretary Duffy spoke.", ["duffy"]),
        ("MM. Bakanov et Duffy ont parlé à Roscosmos et à la NASA.", ["bakanov", "duffy"]),
        ("Les cosmonautes Kikina et Peskov volent.", ["kikina", "kirill"]),
        ("Le cosmonaute Petrov et Peskov volent.", []),
        ("Le porte-parole Peskov et la cosmonaute Kikina.", ["dmitri", "kikina"]),
        ("Kirill Peskov et Dmitri Peskov. Le cosmonaute Peskov rit.", ["kirill", "dmitri", "kirill"]),
        ("Kirill Peskov vole.\n\nLe porte-parole du Kremlin, Dmitri Peskov, rit. Peskov se tait.",
         ["kirill", "dmitri", "dmitri"]),
        ("Dmitriy Bakanow, D. Bakanov, Sean P. Duffy", ["bakanov", "bakanov", "duffy"]),
        ("Anna Iourievna Kikina", ["kikina"]),
        ("Sean Duffy vient. Duffy rit. Puis Kathleen Duffy arrive.", ["duffy", "duffy"]),
        ("Sean Duffy était là. Duffy était prêt.", ["duffy", "duffy"]),
        ("Visite Bakanov\n\nDmitri Bakanov est là. Bakanov rit.", ["bakanov", "bakanov"]),
        ("The Hague tribunal met. The Hague is far.", []),
        ("La porte-parole de Peskov parle.", []),
        ("L’épouse de Duffy parle.", []),
        ("Mark Vande Hei. Vande Hei revient.", ["vande-hei", "vande-hei"]),
        ("Anna Kikina vole. « Anna rit », dit-on.", ["kikina", "kikina"]),
        ("Anna Kikina vole. Anna Petrova rit. Puis Anna dort.", ["kikina"]),
        ("Sergueï Korolev est mort. Korolev manque. Il vivait à Korolev.", ["korolev", "korolev"]),
    ],
)  # fmt: skip
def test_a_surname_is_its_bearers_where_the_article_says_so(text: str, expected: list[str]) -> None:
    persons = {each.id for each in ENTITIES if each.type == "person"}
    assert [found for _, found in linked(text) if found in persons] == expected


def test_where_an_article_reports_on_sport_a_town_is_its_club() -> None:
    sport = "Le match fut rude, dit l’entraîneur au stade. Houston a marqué trois buts cette saison."
    text = f"Houston gagne\n\n{sport} À Houston, fête."
    assert [each.entity for each in mentions(text)] == [None, None, "houston"]


@pytest.mark.parametrize(
    ("text", "sense"),
    [
        ("Moscou a annoncé son retrait.", "government"),
        ("Selon Moscou, tout va bien.", "government"),
        ("Les tensions entre Washington et Moscou durent.", "government"),
        ("Il est né à Moscou en 1961.", "city"),
        ("Les vols entre Paris et Moscou reprennent.", "city"),
        ("MOSCOU, 4 mars — Le ministre parle.", "city"),
        ("He flew to Moscow on Monday.", "city"),
        ("Moscow’s decision surprised them.", "government"),
        ("Moscow’s streets are empty.", "city"),
        ("Beaucoup pensent : Moscou, encore.", "open"),
    ],
)
def test_a_capital_is_the_city_or_the_government(text: str, sense: str) -> None:
    assert [each.sense for each in mentions(f"Un titre\n\n{text}") if each.entity == "moscou"] == [sense]


def test_what_was_ruled_goes_before_everything() -> None:
    rulings = [
        Ruling(words="Denzel Washington", link="none"),
        Ruling(words="le patron", link="bakanov", article="a.txt"),
        Ruling(words="ISS", link="none", article="b.txt"),
    ]
    registry = Registry(
        {each.id: each for each in ENTITIES}, (), {}, {}, tuple(Ruled(each, "seeds/links.yml", 1) for each in rulings)
    )
    found = Linker(registry).link(article("Denzel Washington et le patron voient l’ISS à Washington."))
    assert [(each.words, each.entity, each.reason, each.rule) for each in found] == [
        ("Denzel Washington", None, "ruled_out", "name"),
        ("le patron", "bakanov", None, "ruled"),
        ("ISS", "iss", None, "name"),
        ("Washington", "washington", None, "name"),
    ]


def test_a_mention_tells_its_block_its_sentence_and_how_it_is_shown() -> None:
    text = "Titre de l’ISS\nUne phrase. Dmitri Bakanov vise l’ISS ! Roscosmos et Moscou."
    found = article(text)
    told = [(each.block, each.words, text[slice(*each.sentence)], each.link) for each in LINKER.link(found)]
    assert told == [
        (0, "ISS", "Titre de l’ISS", "first"),
        (1, "Dmitri Bakanov", "Dmitri Bakanov vise l’ISS !", "first"),
        (1, "ISS", "Dmitri Bakanov vise l’ISS !", "first"),
        (1, "Roscosmos", "Roscosmos et Moscou.", "each"),
        (1, "Moscou", "Roscosmos et Moscou.", "never"),
    ]


def test_a_registry_without_names_finds_none() -> None:
    assert Linker(Registry({}, (), {}, {})).link(article("L’ISS.")) == ()


NAMES = {name_key(name) for each in ENTITIES for name in each.names}
AROUND = (
    *("l’", "l'", "-", "–", "2", "s", ". ", "! ", " ", "\n", "\u00a0", "M. ", "MM. ", "«", "»", "\u0301"),
    *("É", "ß", "ſ", "İ", "ﬁ", " et ", ", ", " MS-30", "directeur ", "Hervé ", " de ", "(", ")", "Bakanov", "Peskov"),
)
PARTS = (*(name for each in ENTITIES for name in each.names), *AROUND, "iss", "mir")


@given(
    st.lists(st.sampled_from(PARTS) | st.text(max_size=3), max_size=12).map("".join), st.sampled_from([".txt", ".md"])
)
def test_every_mention_stands_in_its_place_and_its_sentence_and_gives_its_reason(text: str, suffix: str) -> None:
    if not as_read(text).strip():
        return
    found = article(text, suffix)
    all_mentions = LINKER.link(found)
    for mention in all_mentions:
        assert found.text[mention.start : mention.end] == mention.words
        assert (mention.entity is None) == (mention.reason is not None)
        assert mention.reason in (None, *REASONS)
        assert mention.rule in RULES
        block = found.blocks[mention.block]
        start, end = mention.sentence
        assert block.start <= start <= mention.start < mention.end <= end <= block.end
    assert all(one.end <= other.start for one, other in pairwise(all_mentions))


@given(st.lists(st.sampled_from(PARTS), max_size=10).map(" ".join))
def test_linking_again_gives_the_same(text: str) -> None:
    found = article(f"Titre {text}")
    assert LINKER.link(found) == Linker(Registry({e.id: e for e in ENTITIES}, (), {}, {})).link(found)
