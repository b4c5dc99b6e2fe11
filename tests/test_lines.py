"""A line holds a paragraph, however its file breaks it, and every word stands in one of the lines."""

import textwrap

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dossier.furniture import furniture
from dossier.lines import ITEM, MARKED_HEADING, QUOTED, read_lines

FIRST = (
    "Le port de Ploumarzel a retrouvé ses couleurs mardi matin, quand les douze premiers bateaux de la saison sont"
    " rentrés à quai sous les applaudissements de quelques dizaines de curieux venus malgré la pluie et le vent."
)
SECOND = (
    "La criée, fermée depuis trois ans faute d’acheteurs, avait rouvert ses portes à l’aube ; la vente n’a pourtant"
    " duré qu’une demi-heure, le temps d’écouler onze caisses de maquereaux et une seule de soles."
)


def lines_of(text: str, *, is_markdown: bool = False) -> list[str]:
    lines = read_lines(text, 1, is_markdown=is_markdown, stands_alone=lambda line: furniture(line) is not None)
    return [line.text for line in lines]


def wrapped(*paragraphs: str, width: int = 60, gap: str = "\n\n", indent: str = "") -> str:
    return gap.join(textwrap.fill(each, width, initial_indent=indent) for each in paragraphs)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", []),
        (" \n\t\n\u00a0\n", []),
        ("Un.\nDeux.\n\nTrois.", ["Un.", "Deux.", "Trois."]),
        ("  Un  mot \t et\u00a0deux.  ", ["Un mot et deux."]),
        ("# Titre\n• un\n- deux", ["# Titre", "• un", "- deux"]),
        ("Une courte\nautre courte", ["Une courte", "autre courte"]),
        (f"{FIRST}\n{SECOND}", [FIRST, SECOND]),
        ("Fin de phrase. ## Intertitre collé", ["Fin de phrase.", "## Intertitre collé"]),
        ("« Fin. » ### « Intertitre » collé", ["« Fin. »", "### « Intertitre » collé"]),
        ("Le dièse # et les ## du jour", ["Le dièse # et les ## du jour"]),
        ("Écrit en C. # n’est pas un titre", ["Écrit en C. # n’est pas un titre"]),
    ],
)
def test_in_most_files_a_line_is_a_paragraph(text: str, lines: list[str]) -> None:
    assert lines_of(text) == lines


@pytest.mark.parametrize("width", [40, 60, 72, 80, 100])
def test_wrapped_lines_are_taken_together_as_far_as_an_empty_line(width: int) -> None:
    assert lines_of(wrapped(FIRST, SECOND, FIRST, width=width)) == [FIRST, SECOND, FIRST]


def test_a_wrapped_paragraph_also_begins_where_its_first_line_is_set_in() -> None:
    text = wrapped(FIRST, SECOND, FIRST, gap="\n", indent="    ")
    assert lines_of(text) == [FIRST, SECOND, FIRST]


def test_a_wrapped_paragraph_also_ends_where_its_last_line_is_short() -> None:
    assert lines_of(wrapped(FIRST, SECOND, FIRST, gap="\n", width=64)) == [FIRST, SECOND, FIRST]


@pytest.mark.parametrize(
    "alone",
    [
        "# Un intertitre",
        "- un point de la liste",
        "1. un point de la liste",
        "Lire aussi : La criée rouvre ses portes",
        "Partager sur Facebook",
    ],
)
def test_what_stands_alone_joins_no_wrapped_paragraph(alone: str) -> None:
    text = wrapped(FIRST, SECOND)
    assert lines_of(f"{text}\n{alone}\n\n{text}") == [FIRST, SECOND, alone, FIRST, SECOND]


def test_a_wrapped_item_is_one_line() -> None:
    text = wrapped(FIRST, SECOND)
    item = "- le quai nord, où accostent les plus grands des bateaux\n  venus d’Irlande et d’Écosse"
    assert lines_of(f"{text}\n\n{item}\n- le quai sud\n\n{text}")[2:4] == [" ".join(item.split()), "- le quai sud"]


def test_a_title_over_two_lines_is_one_line_in_a_wrapped_file() -> None:
    title = "Au port de Ploumarzel, la criée rouvre et les\nbateaux de la saison sont rentrés à quai"
    assert lines_of(f"{title}\n\n{wrapped(FIRST, SECOND)}")[0] == " ".join(title.split())


def test_a_centred_title_joins_nothing_below_it() -> None:
    title = "LA CRIÉE ROUVRE SES PORTES"
    assert lines_of(f"{title.center(60).rstrip()}\n{wrapped(FIRST, SECOND)}")[0] == title


def test_verses_and_short_lines_are_not_taken_for_wrapped_prose() -> None:
    verses = ["Dans le port,", "les bateaux", "dansent au gré", "des vagues,", "et le vent", "les emporte"]
    assert lines_of("\n".join(verses)) == verses


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Un\ndeux.\n\nTrois.", ["Un deux.", "Trois."]),
        ("# Titre\nTexte\nqui suit.", ["# Titre", "Texte qui suit."]),
        ("Texte.\n## Titre\nSuite.", ["Texte.", "## Titre", "Suite."]),
        ("Voici :\n- un\n  et demi\n- deux", ["Voici :", "- un et demi", "- deux"]),
        ("1. un\n2. deux\n3) trois", ["1. un", "2. deux", "3) trois"]),
        ("Il dit :\n> cité\n> encore\nDit-il.", ["Il dit :", "> cité > encore", "Dit-il."]),
        ("Un.\nPartager\nDeux.", ["Un.", "Partager", "Deux."]),
    ],
)
def test_in_markdown_lines_join_but_for_what_begins_a_block(text: str, lines: list[str]) -> None:
    assert lines_of(text, is_markdown=True) == lines


@pytest.mark.parametrize(
    ("text", "is_item"),
    [
        ("• un", True),
        ("•un", True),
        ("- un", True),
        ("– un", True),
        ("* un", True),
        ("12. un", True),
        ("3) un", True),
        ("1° un", True),
        ("(a) un", True),
        ("b) un", True),
        ("-un", False),
        ("1.5 million", False),
        ("2023. Une année", False),
        ("• ", False),
        ("A) un", False),
        ("-- un", False),
        ("O un", False),
    ],
)
def test_an_item_begins_with_a_mark_and_a_word(text: str, is_item: bool) -> None:
    assert (ITEM.match(text) is not None) == is_item


def test_headings_and_quotations_begin_with_their_marks() -> None:
    assert [bool(MARKED_HEADING.match(text)) for text in ("# Un", "###### Six", "####### Sept", "#Un", "# ")] == [
        True,
        True,
        False,
        False,
        False,
    ]
    assert [bool(QUOTED.match(text)) for text in ("> cité", ">cité", ">", "a > b")] == [True, True, False, False]


LINES = [
    "# Titre",
    "## Sous-titre",
    "• un",
    "- deux",
    "1. un",
    "> cité",
    "Partager",
    "Lire aussi : un autre",
    "Fin. ## Titre",
    "Une phrase assez longue, qui va",
    "jusqu’au bord de la page et reprend ensuite",
    "au début de la ligne suivante, sans point",
    "Une fin.",
    "   ",
    "\t",
    " \xa0 ",
    "    en retrait",
    "              AU MILIEU",
    "##",
    "•",
    ">",
    "mot\xa0mot\u202fmot",
    "«",
    "Fin.» ### « X",
]
texts = st.lists(
    st.sampled_from(LINES) | st.text(max_size=12).map(lambda text: text.replace("\r", " ")), max_size=30
).map("\n".join)


@given(texts, st.booleans(), st.integers(1, 99))
@example("\n".join([*textwrap.wrap(FIRST, 50), "", *textwrap.wrap(SECOND, 50)]), False, 3)
@settings(deadline=None)  # the first call sets the tables up
def test_lines_hold_every_word_in_order_and_are_slices(text: str, is_markdown: bool, first_line: int) -> None:
    lines = list(
        read_lines(text, first_line, is_markdown=is_markdown, stands_alone=lambda line: furniture(line) is not None)
    )
    assert " ".join(line.text for line in lines).split() == text.split()
    at = 0
    for line in lines:
        assert not text[at : line.start].strip()
        assert text[line.start : line.end].strip() == text[line.start : line.end] != ""
        assert line.text == " ".join(text[line.start : line.end].split())
        assert line.number == first_line + text.count("\n", 0, line.start)
        gap = text[at : line.start]
        assert not line.after_gap or gap.count("\n") > (1 if at else 0)
        at = line.end
    assert not text[at:].strip()
