"""Quotation marks are paired, and forms of verbs of saying made."""

import pytest

from dossier.quoting.marks import spans
from dossier.quoting.verbs import forms


def paired(text: str) -> list[str]:
    blocks, start = [], 0
    for paragraph in text.split("\n\n"):
        blocks.append((start, start + len(paragraph)))
        start += len(paragraph) + 2
    return [text[each.start : each.end] for each in spans(text, blocks)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Il dit « oui » et « non ».", ["oui", "non"]),
        ("He said “yes” and \"no\" and ‘maybe’ and 'never'.", ["yes", "no", "maybe", "never"]),
        ("« Il a dit : “Pars.” »", ["Il a dit : “Pars.”", "Pars."]),
        ("« Un « deux » trois »", ["Un « deux » trois", "deux"]),
        ("“A ‘b’ c.”", ["A ‘b’ c.", "b"]),
        ('A 12" pipe and a 9" one.', []),
        ('A 12" pipe, "he said" so.', ["he said"]),
        ("The cosmonauts’ suits, and l’ISS.", []),
        ("‘The cosmonauts’ suits are new,’ she said.", ["The cosmonauts’ suits are new,"]),
        ("‘It’s theirs,’ she said, in the ’90s.", ["It’s theirs,"]),
        ("rock 'n' roll, l'été, d'un", []),
        ("« Ouvert jusqu'au bout", ["Ouvert jusqu'au bout"]),
        ("“Swedish style” and ”both alike”", ["Swedish style", "both alike"]),
        ("«»", []),
    ],
)
def test_marks_are_paired(text: str, words: list[str]) -> None:
    assert paired(text) == words


@pytest.mark.parametrize(
    ("text", "words", "continues"),
    [
        ("« Un.\n\n« Deux. »", ["Un.", "Deux."], [False, True]),
        ("« Un.\n\n» Deux. »", ["Un.", "Deux."], [False, True]),
        ("« Un.\n\n“Deux.”", ["Un.", "Deux."], [False, True]),
        ("« Un.\n\nDeux, » dit-il.", ["Un.", "Deux,"], [False, True]),
        ("« Un. »\n\n« Deux. »", ["Un.", "Deux."], [False, False]),
        ("“One.\n\n“Two.\n\n“Three.”", ["One.", "Two.", "Three."], [False, True, True]),
        ("« Un.\n\nRien de plus.", ["Un."], [False]),
    ],
)
def test_quotations_go_on_from_paragraph_to_paragraph(text: str, words: list[str], continues: list[bool]) -> None:
    blocks, start = [], 0
    for paragraph in text.split("\n\n"):
        blocks.append((start, start + len(paragraph)))
        start += len(paragraph) + 2
    found = spans(text, blocks)
    assert [text[each.start : each.end] for each in found] == words
    assert [each.continues for each in found] == continues


@pytest.mark.parametrize(
    ("form", "sort"),
    [
        ("répète", "finite"),
        ("annonçait", "finite"),
        ("jugeait", "finite"),
        ("rappelle", "finite"),
        ("lève", None),
        ("prévient", "finite"),
        ("promet", "finite"),
        ("répond", "finite"),
        ("renchérit", "finite"),
        ("félicité", "participles"),
        ("prévenu", "participles"),
        ("ajoutant", "gerunds"),
        ("admitted", "finite"),
        ("quipped", "finite"),
        ("replies", "finite"),
        ("told", "finite"),
        ("urging", "gerunds"),
        ("danced", None),
    ],
)
def test_forms_of_verbs_of_saying(form: str, sort: str | None) -> None:
    assert (form in forms().every) == (sort is not None)
    assert sort is None or form in getattr(forms(), sort)
