"""Bodies: which mentions become links."""

import pytest

from conftest import MakeProject
from dossier.body import body, sentence
from dossier.build import gather

REGISTRY = {
    "seeds/entities/agence.yml": "type: organisation\nname: {fr: Roscosmos, en: Roscosmos}\naliases: [agence russe]\n"
    "description: {fr: a, en: a}\nsources: []\n",
}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Roscosmos parle. Roscosmos se tait.", "[Roscosmos](agence) parle. Roscosmos se tait."),
        ("L’agence russe Roscosmos parle.", "L’agence russe [Roscosmos](agence) parle."),
        ("L’agence russe (Roscosmos) parle.", "L’[agence russe](agence) (Roscosmos) parle."),
        ("L’agence russe parle.\n\nElle se tait.", "L’[agence russe](agence) parle."),
    ],
)
def test_the_first_mention_of_a_section_is_a_link_and_the_name_rather_than_what_it_is_called(
    make_project: MakeProject, text: str, shown: str
) -> None:
    project = make_project(files={**REGISTRY, "seeds/articles/a.txt": text})
    dossier, _, _ = gather(project, lambda _: None)
    article = dossier.articles[0]
    first = body(article, dossier.mentions[article.slug], lambda entity: entity).split("\n\n")[0]
    assert first.partition("</span>")[2] == shown


def test_each_section_links_anew_and_headings_do_not(make_project: MakeProject) -> None:
    text = "Roscosmos au début, dit-on.\nRoscosmos à la fin\nOn relit ici ce que dit Roscosmos à la fin de tout.\n"
    project = make_project(files={**REGISTRY, "seeds/articles/a.txt": text})
    dossier, _, _ = gather(project, lambda _: None)
    article = dossier.articles[0]
    assert body(article, dossier.mentions[article.slug], lambda entity: entity).count("[Roscosmos](agence)") == 2
    assert len(dossier.mentions[article.slug]) == 3


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("mot " * 3, " mot" * 3, ("mot mot", "mot mot.")),
        ("mot " * 500, " mot" * 500, ("… mot", "mot …")),
        ("mot " * 500, "", ("… mot", "</mark>.")),
        ("x" * 2000 + " ", "", ("… <mark>", "</mark>.")),
    ],
)
def test_a_sentence_is_shown_whole_unless_it_is_too_long_to_read(
    make_project: MakeProject, before: str, after: str, shown: tuple[str, str]
) -> None:
    project = make_project(files={**REGISTRY, "seeds/articles/a.txt": f"{before}Roscosmos{after}."})
    dossier, _, _ = gather(project, lambda _: None)
    article = dossier.articles[0]
    text = sentence(article, dossier.mentions[article.slug])
    assert text.startswith(shown[0])
    assert text.endswith(shown[1])
    assert "<mark>Roscosmos</mark>" in text
    assert len(text) < 800
