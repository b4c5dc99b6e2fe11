"""Of Markdown only the marks of links and emphasis go; words, lines, pictures and code stay."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dossier.plain_markdown import plain_markdown


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Sans marques.", "Sans marques."),
        ("Un [lien](https://e.org) ici.", "Un lien ici."),
        ('[lien](https://e.org "titre")', "lien"),
        ("[lien](<https://e.org/a b>)", "lien"),
        ("[Mars](https://fr.example.org/wiki/Mars_(planète))", "Mars"),
        ("[un](a) et [deux](b)", "un et deux"),
        ("[un [petit] lien](a)", "un [petit] lien"),
        ("[**gras**](a)", "gras"),
        ("**[lien](a)**", "lien"),
        ("**gras** et *italique*", "gras et italique"),
        ("__gras__ et _italique_", "gras et italique"),
        ("***les deux***", "les deux"),
        ("*un **deux** trois*", "un deux trois"),
        ("« *Le Monde* »", "« Le Monde »"),
        ("**Par Jean Dupont**", "Par Jean Dupont"),
        (r"5 \* 3 \_ \[x\] \#", "5 * 3 _ [x] #"),
        (r"\*pas d’italique\*", "*pas d’italique*"),
    ],
)
def test_links_and_emphasis_lose_their_marks(text: str, plain: str) -> None:
    assert plain_markdown(text) == plain


@pytest.mark.parametrize(
    "text",
    [
        "# Titre\n- un\n* deux\n1. trois\n> cité",
        "![La fusée](fusee.jpg)",
        "5 * 3 * 2 = 30",
        "mon_nom_de_fichier et __init__x",
        "a*b*c",
        "[sans adresse] et [note][1]",
        "Elle a dit [sic] (en riant).",
        "***",
        "* * *",
        "_ _",
        "**pas fermé",
        "*pas\nfermé*",
        "```\n**code** [lien](a)\n```",
        "~~~\n*code*\n~~~",
        "C:\\dossier\\nom",
    ],
)
def test_what_is_no_link_and_no_emphasis_stays(text: str) -> None:
    assert plain_markdown(text) == text


def test_after_the_fence_marks_are_read_again() -> None:
    assert plain_markdown("```\n*code*\n```\n*mot*") == "```\n*code*\n```\nmot"


PIECES = [
    "[",
    "]",
    "(",
    ")",
    "](",
    "*",
    "**",
    "_",
    "__",
    "\\",
    "\\*",
    "![",
    "un",
    "https://e.org",
    "<",
    ">",
    '"',
    " ",
    "#",
    "```",
    "é",
    ".",
]
texts = st.lists(st.sampled_from([*PIECES, "\n", "|"]) | st.text(max_size=3), max_size=20).map("".join)
MARK = re.compile(r"[\W_]")


@given(texts)
@example("[" * 50)
@example("**" * 50 + "a")
def test_every_line_stays_a_line_and_nothing_is_added(text: str) -> None:
    plain = plain_markdown(text)
    assert plain.count("\n") == text.count("\n")
    for before, after in zip(text.split("\n"), plain.split("\n"), strict=True):
        rest = iter(before)
        assert all(char in rest for char in after)  # a subsequence: only marks and addresses went


@given(texts)
def test_without_a_link_no_letter_goes(text: str) -> None:
    bare = text.replace("(", "")
    assert MARK.sub("", plain_markdown(bare)) == MARK.sub("", bare)
