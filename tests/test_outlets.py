"""The outlet is named by the lines put aside: glued to the title, in a copyright, at the top, in a notice."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dossier.clean import clean
from dossier.decode import as_read
from dossier.outlets import find_outlet
from dossier.read import RawArticle
from dossier.yamlfile import YamlFile

PROSE = "La criée a rouvert mardi ses portes, après trois ans de fermeture faute d’acheteurs."
MORE = "Une douzaine de bateaux sont rentrés à quai sous les applaudissements de quelques curieux."
ENGLISH = "The wharf reopened on Tuesday after three years, to the applause of a few dozen people."
MORE_ENGLISH = "A dozen boats came in at dawn, and the auction lasted no longer than half an hour."


def outlet_of(text: str) -> tuple[str, str] | None:
    """Return the name and the rung, having seen that the name stands where the evidence says."""
    text = as_read(text)
    raw = RawArticle("a.txt", "a.txt", "0" * 64, text, 1, YamlFile("a"), YamlFile("a.yml"))
    outlet = find_outlet(text, clean(raw))
    if outlet is None:
        return None
    assert 0 <= outlet.start < outlet.end <= len(text)
    shown = " ".join(text[outlet.start : outlet.end].casefold().split())
    assert outlet.name.casefold() in shown or "reuters" in shown
    return outlet.name, outlet.rung


@pytest.mark.parametrize(
    ("text", "name", "rung"),
    [
        (f"La criée rouvre ses portes - Le Courrier du Nord\n{PROSE}\n{MORE}", "Le Courrier du Nord", "title_suffix"),
        (f"Wharf reopens after three years | The Gazette\n{ENGLISH}\n{MORE_ENGLISH}", "The Gazette", "title_suffix"),
        (
            f"La criée rouvre ses portes – Le Phare\n{PROSE}\n{MORE}\n© Le Phare 2023",
            "Le Phare",
            "title_suffix",
        ),
        (
            f"La criée rouvre ses portes\n{PROSE}\n{MORE}\n© 2023 Le Courrier du Nord",
            "Le Courrier du Nord",
            "copyright_line",
        ),
        (
            f"La criée rouvre ses portes\n{PROSE}\n{MORE}\n© Le Courrier du Nord SA, 2023",
            "Le Courrier du Nord",
            "copyright_line",
        ),
        (
            f"La criée rouvre ses portes\n{PROSE}\n{MORE}\nCopyright 2023 Le Courrier du Nord. Tous droits réservés.",
            "Le Courrier du Nord",
            "copyright_line",
        ),
        (
            f"Wharf reopens\n{ENGLISH}\n{MORE_ENGLISH}\n© 2023 The Evening Lantern Ltd. All rights reserved.",
            "The Evening Lantern",
            "copyright_line",
        ),
        (
            f"The Longshore Review\nWharf reopens after three years\n{ENGLISH}\n{MORE_ENGLISH}",
            "The Longshore Review",
            "head_line",
        ),
        (f"LE COURRIER DU NORD\nLa criée rouvre ses portes\n{PROSE}\n{MORE}", "Le Courrier du Nord", "head_line"),
        (
            f"La criée rouvre ses portes\n{PROSE}\n{MORE}\nSource : Le Courrier du Nord",
            "Le Courrier du Nord",
            "source_line",
        ),
        (
            f"La criée rouvre ses portes\nPar Jean Dupont, Le Courrier du Nord\n{PROSE}\n{MORE}",
            "Le Courrier du Nord",
            "byline",
        ),
        (f"La criée rouvre ses portes\nLe Courrier du Nord avec AFP\n{PROSE}\n{MORE}", "Le Courrier du Nord", "byline"),
        (
            f"La criée rouvre ses portes\n{PROSE}\n{MORE}\nAbonnez-vous à la newsletter du Courrier du Nord dès 1 €",
            "Courrier du Nord",
            "notice",
        ),
        (f"Spacecraft docks\nMOSCOW, March 3 (Reuters) - {ENGLISH}\n{MORE_ENGLISH}", "Reuters", "dateline"),
        (
            f"https://www.lecourrier.example/criee\nLa criée rouvre ses portes\n{PROSE}\n{MORE}",
            "lecourrier.example",
            "address",
        ),
    ],
)
def test_an_article_s_own_lines_name_its_outlet(text: str, name: str, rung: str) -> None:
    assert outlet_of(text) == (name, rung)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "***",
        f"La criée rouvre ses portes\n{PROSE}\n{MORE}",
        f"La criée rouvre ses portes\nPar Jean Dupont\n{PROSE}\n{MORE}",
        f"La criée rouvre ses portes\n{PROSE}\n{MORE}\nTous droits réservés",
        f"La criée rouvre ses portes\n{PROSE}\n{MORE}\n© Tous droits réservés",
        f"La criée rouvre ses portes\n{PROSE}\n{MORE}\n© 2023",
        f"Sciences\nLa criée rouvre ses portes\n{PROSE}\n{MORE}",
        f"Wharf reopens\nWORLD\n{ENGLISH}\n{MORE_ENGLISH}",
        f"Ploumarzel : la criée - un an après\n{PROSE}\n{MORE}",
        f"La criée rouvre ses portes\n{PROSE}\nSelon le Courrier du Nord, la vente a duré une demi-heure.",
        f"La criée rouvre ses portes\n{PROSE}\n{MORE}\nPartager sur Facebook\nSuivez-nous sur Twitter",
        f"La criée rouvre ses portes\n{PROSE}\n{MORE}\nPhoto : Jean Dupont",
        f"La criée rouvre ses portes\nLire aussi : Le Courrier du Nord ferme ses portes\n{PROSE}\n{MORE}",
    ],
)
def test_what_names_no_outlet_makes_none_up(text: str) -> None:
    assert outlet_of(text) is None


LINES = (
    f"{PROSE}|{ENGLISH}|{MORE}|Titre - Le Monde du soir|The Gazette|LE PHARE DU NORD|© 2023 Le Phare"
    "|© The Gazette Ltd|Copyright 2023"
    "|Source : Le Phare|Par Jean Dupont, Le Phare du Nord|Le Courrier avec AFP"
    "|(La Gazette du Levant, www.example.org)|https://www.example.org/a"
    "|Abonnez-vous à La Gazette|Photo : Jean Dupont pour Le Phare|MOSCOU (AFP) – La nouvelle est tombée."
    "|Accueil > Le Phare > Mer|Thomson Reuters|AP.com"
    "|www.|©|Source :|\u00a0"
).split("|")
texts = st.lists(st.sampled_from(LINES) | st.text(max_size=8), max_size=8).map("\n".join)


@pytest.mark.parametrize("address", ["http://[x", "https://[www.example.org]/a", "www.[example].org"])
def test_an_address_that_is_none_stops_nothing(address: str) -> None:
    assert outlet_of(f"{address}\nLa criée rouvre ses portes\n{PROSE}\n{MORE}") is None


@given(texts)
@example("© The Gazette\n© The Gazette")
@settings(deadline=None)  # the first call sets the tables up
def test_every_outlet_stands_in_its_evidence(text: str) -> None:
    outlet_of(text)


@pytest.mark.parametrize("appeal", ["SUPPORT THE SENTINEL", "Support the Sentinel"])
def test_what_an_outlet_asks_of_its_readers_is_no_name(appeal: str) -> None:
    assert outlet_of(f"{appeal}\nLa criée rouvre ses portes\nPar Jean Dupont\n{PROSE}\n{MORE}") is None


def test_a_copyright_in_short_gives_the_name_in_full() -> None:
    foot = "Partager\nMeridian Business Wire\n© 2024 Meridian. All rights reserved"
    found = outlet_of(f"La criée rouvre ses portes\nPar Jean Dupont\n{PROSE}\n{MORE}\n{foot}")
    assert found == ("Meridian Business Wire", "copyright_line")


@pytest.mark.parametrize(
    "line",
    ["Published on October 7, 2022", "Published on 7 October", "Published on Monday", "Publié sur 7 octobre 2022"],
)
def test_a_day_is_no_outlet(line: str) -> None:
    assert outlet_of(f"Wharf reopens\n\n{line}\n\n{ENGLISH}\n\n{MORE_ENGLISH}\n") is None
