"""Names are found as whole words, the longest first, and link only where they name one thing."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.clean import clean
from dossier.decode import as_read
from dossier.describe import Article, describe
from dossier.entity import Entity, Name
from dossier.link import AMBIGUOUS, Linker
from dossier.names import name_key
from dossier.read import RawArticle
from dossier.registry import Registry
from dossier.schema import Words
from dossier.yamlfile import YamlFile


def entity(entity_id: str, name: str, *aliases: str, ru: str | None = None) -> Entity:
    words = Words(fr="Une description.", en="A description.")
    return Entity(
        id=entity_id, type="mission", name=Name(fr=name, en=name, ru=ru), aliases=aliases, description=words, sources=()
    )


ENTITIES = (
    entity("iss", "Station spatiale internationale", "ISS", "station spatiale"),
    entity("crew-1", "Crew-1"),
    entity("mir", "Mir"),
    entity("mir-2", "Mir-2"),
    entity("usa", "États-Unis", "USA", "U.S."),
    entity("bakanov", "Dmitri Bakanov", "Bakanov", ru="Дмитрий Баканов"),
    entity("urss", "URSS"),
    entity("academie", "Académie des sciences de l’URSS"),
    entity("oeuvre", "Œuvre commune"),
    entity("orion-1", "Orion"),
    entity("orion-2", "ORION"),
)
LINKER = Linker(Registry({each.id: each for each in ENTITIES}, (), {}, {name_key("Orion"): ("orion-1", "orion-2")}))


def article(text: str, suffix: str = ".txt") -> Article:
    raw = RawArticle(f"a{suffix}", f"a{suffix}", "0" * 64, as_read(text), 1, YamlFile("a"), YamlFile("a.yml"))
    return describe(raw, clean(raw))[0]


def linked(text: str, suffix: str = ".txt") -> list[tuple[str, str | None]]:
    return [(mention.words, mention.entity) for mention in LINKER.link(article(text, suffix))]


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("l’ISS, l'ISS et d’ISS.", [("ISS", "iss")] * 3),
        ("ISS", [("ISS", "iss")]),
        ("(ISS), «ISS»; ISS…", [("ISS", "iss")] * 3),
        ("NASA/ISS, anti-ISS et ISS’s", [("ISS", "iss")] * 3),
        ("La Station spatiale internationale (ISS)", [("Station spatiale internationale", "iss"), ("ISS", "iss")]),
        ("la station spatiale", [("station spatiale", "iss")]),
        ("Crew-1, Crew‑1 et Crew–1.", [("Crew-1", "crew-1"), ("Crew‑1", "crew-1"), ("Crew–1", "crew-1")]),
        ("Mir-2 après Mir", [("Mir-2", "mir-2"), ("Mir", "mir")]),
        ("MIR", [("MIR", "mir")]),
        (
            "les États-Unis, Etats-Unis, ÉTATS-UNIS",
            [(each, "usa") for each in ("États-Unis", "Etats-Unis", "ÉTATS-UNIS")],
        ),
        ("E\u0301tats-Unis", [("États-Unis", "usa")]),
        ("The U.S. Senate", [("U.S.", "usa")]),
        ("Dmitri\u00a0Bakanov, M. Bakanov", [("Dmitri\u00a0Bakanov", "bakanov"), ("Bakanov", "bakanov")]),
        ("Дмитрий Баканов", [("Дмитрий Баканов", "bakanov")]),
        ("Académie des sciences de l'URSS", [("Académie des sciences de l'URSS", "academie")]),
        ("Académie de l’URSS", [("URSS", "urss")]),
        ("l’académie des sciences de l’URSS", [("académie des sciences de l’URSS", "academie")]),
        ("une Oeuvre commune, l’Œuvre commune", [("Oeuvre commune", "oeuvre"), ("Œuvre commune", "oeuvre")]),
    ],
)
def test_names_are_found(text: str, mentions: list[tuple[str, str]]) -> None:
    assert linked(text) == mentions


@pytest.mark.parametrize(
    "text",
    [
        "La Suisse glisse",
        "iss, Iss",
        "ISSA, ISS2 et ÉISS",
        "ISS-2",
        "Crew-11 et Crew-1B",
        "Mir-3, Mir‑3, Mir–3",
        "le mir des paysans",
        "les états-unis",
        "un bakanov",
        "U.S.S.R.",
        "usa",
        "États désunis",
    ],
)
def test_words_that_only_look_like_a_name_are_none(text: str) -> None:
    assert linked(text) == []


def test_a_name_that_a_line_of_markdown_breaks_is_found() -> None:
    assert linked("Ainsi parla Dmitri\nBakanov.", ".md") == [("Dmitri\nBakanov", "bakanov")]


@pytest.mark.parametrize("name", ["Orion", "ORION"])
def test_an_ambiguous_name_gives_a_mention_without_entity_and_the_reason(name: str) -> None:
    (mention,) = LINKER.link(article(f"Le vaisseau {name} vole."))
    assert (mention.words, mention.entity, mention.reason) == (name, None, AMBIGUOUS)


def test_a_mention_tells_its_block_and_its_sentence() -> None:
    text = "Titre de l’ISS\nUne phrase. M. Bakanov vise l’ISS ! Fin."
    found = article(text)
    mentions = LINKER.link(found)
    assert [(mention.block, mention.words, text[slice(*mention.sentence)]) for mention in mentions] == [
        (0, "ISS", "Titre de l’ISS"),
        (1, "Bakanov", "M. Bakanov vise l’ISS !"),
        (1, "ISS", "M. Bakanov vise l’ISS !"),
    ]


def test_a_registry_without_names_finds_none() -> None:
    assert Linker(Registry({}, (), {}, {})).link(article("L’ISS.")) == ()


NAMES = {name_key(name) for each in ENTITIES for name in each.names}
AROUND = (
    "l’",
    "l'",
    "-",
    "–",
    "2",
    "s",
    ". ",
    "! ",
    " ",
    "\n",
    "\u00a0",
    "M. ",
    "«",
    "»",
    "\u0301",
    "É",
    "ß",
    "ſ",
    "İ",
    "ﬁ",
)
PARTS = (*(name for each in ENTITIES for name in each.names), *AROUND, "iss", "mir")


@given(
    st.lists(st.sampled_from(PARTS) | st.text(max_size=3), max_size=12).map("".join), st.sampled_from([".txt", ".md"])
)
def test_every_mention_is_a_name_in_its_place_and_its_sentence(text: str, suffix: str) -> None:
    if not as_read(text).strip():
        return
    found = article(text, suffix)
    mentions = LINKER.link(found)
    for mention in mentions:
        assert found.text[mention.start : mention.end] == mention.words
        assert key(mention.words) in {key(name) for name in NAMES}
        block = found.blocks[mention.block]
        start, end = mention.sentence
        assert block.start <= start <= mention.start < mention.end <= end <= block.end
    assert list(mentions) == sorted(mentions, key=lambda mention: mention.start)
    assert all(one.end <= other.start for one, other in pairwise(mentions))


def key(name: str) -> str:
    """Return a name as names are compared, dashes and ligatures included."""
    return name_key(name).replace("‑", "-").replace("‐", "-").replace("–", "-").replace("œ", "oe")
