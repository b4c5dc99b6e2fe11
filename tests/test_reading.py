"""What makes an article pleasant to read: words that stand out, how long it takes, and the cards of its names."""

import json
import re

import pytest

from conftest import MakeProject
from dossier.anchors import anchors
from dossier.article import Article
from dossier.build import convert, gather
from dossier.clean import clean
from dossier.decode import as_read
from dossier.describe import describe
from dossier.project import Project
from dossier.pull_quote import BEST_LENGTH, LONGEST, SHORTEST, pull_quote
from dossier.quotation import Quotation, Speaker
from dossier.read import RawArticle
from dossier.reading_time import WORDS_A_MINUTE, reading_minutes
from dossier.relate import Dossier
from dossier.yamlfile import YamlFile

SAID = "Nous tiendrons cette station en service aussi longtemps que nos partenaires le voudront avec nous"
LONGER = (
    "Nos équipes se parlent chaque jour, et rien de ce qui se passe au sol n’a jamais rompu ce lien entre elles là-haut"
)
TEXT = f"""Un titre

Le premier paragraphe dit de quoi il s’agit, et qui l’a fait.

Le deuxième paragraphe dit comment, et où cela s’est passé.

Le troisième paragraphe laisse au lecteur le temps de respirer.

« {SAID} », a déclaré Ana Kervoal.

« {LONGER} », a ajouté Ana Kervoal.
"""

FILES: dict[str, str | bytes] = {
    "seeds/sources.yml": "un: {title: 'Sur un', title_basis: page, publisher: Le Phare, date: '2020', url: https://e.org/u}\n",
    "seeds/entities/ana.yml": """type: person
name: {fr: Ana Kervoal, en: Ana Kervoal the Sailor}
description: {fr: 'Une marin </script>.', en: 'A sailor.'}
sources: []
""",
    "seeds/entities/ile.yml": """type: place
name: {fr: Île oubliée, en: Forgotten island}
description: {fr: 'Une île.', en: 'An island.'}
sources: []
""",
    "seeds/articles/a.txt": TEXT,
    "seeds/articles/a.txt.yml": "slug: a\nlang: fr\ndate: '2020-01-02'\n",
}


def an_article(text: str = TEXT) -> Article:
    raw = RawArticle("a.txt", "a.txt", "0" * 64, as_read(text), 1, YamlFile("a"), YamlFile("a.yml"))
    return describe(raw, clean(raw))[0]


def quotation(article: Article, words: str, **told: object) -> Quotation:
    start = article.text.index(words)
    block = next(at for at, each in enumerate(article.blocks) if each.start <= start < each.end)
    name = article.text.index("Ana Kervoal")
    known: dict[str, object] = {"speaker": Speaker(name, name + 11, "ana"), "by": None, "rule": "after", **told}
    return Quotation(block, start, start + len(words), **known)  # type: ignore[arg-type]


def chosen(article: Article, *several: Quotation) -> str | None:
    found = pull_quote(article, several, anchors("q", [article.text[each.start : each.end] for each in several]))
    return article.text[found.quotation.start : found.quotation.end] if found else None


def test_of_several_the_one_nearest_to_a_good_length_stands_out() -> None:
    article = an_article()
    assert abs(len(LONGER) - BEST_LENGTH) < abs(len(SAID) - BEST_LENGTH)
    assert chosen(article, quotation(article, SAID), quotation(article, LONGER)) == LONGER
    assert chosen(article, quotation(article, SAID)) == SAID


def test_it_stands_a_paragraph_before_the_words_themselves() -> None:
    article = an_article()
    each = quotation(article, SAID)
    found = pull_quote(article, [each], ["q-1"])
    assert found
    assert found.anchor == "q-1"
    assert (
        article.words(article.blocks[found.before]) == "Le troisième paragraphe laisse au lecteur le temps de respirer."
    )


@pytest.mark.parametrize(
    "told",
    [
        {"speaker": None, "rule": None, "doubt": "nobody"},
        {"doubt": "pronoun"},
        {"lang": "en"},
    ],
)
def test_whose_speaker_is_not_sure_does_not_stand_out(told: dict[str, object]) -> None:
    article = an_article()
    assert chosen(article, quotation(article, SAID, **told)) is None


def test_half_a_sentence_does_not_stand_out() -> None:
    article = an_article()
    assert chosen(article, quotation(article, SAID[5:])) is None


@pytest.mark.parametrize("words", ["Nous tiendrons", f"Nous {'tiendrons ' * 20}", SAID.replace("cette", "[cette]")])
def test_what_is_too_short_or_too_long_or_cut_does_not_stand_out(words: str) -> None:
    article = an_article(TEXT.replace(SAID, words))
    assert not SHORTEST <= len(words) <= LONGEST or "[" in words
    assert chosen(article, quotation(article, words)) is None


def test_the_first_paragraphs_are_left_to_be_read() -> None:
    article = an_article(f"Un titre\n\nLe premier paragraphe dit de quoi il s’agit.\n\n« {SAID} », dit Ana Kervoal.\n")
    assert chosen(article, quotation(article, SAID)) is None


def test_words_amid_which_the_article_says_who_speaks_do_not_stand_out() -> None:
    words = SAID.replace(" aussi", ", dit Ana Kervoal, aussi")
    article = an_article(TEXT.replace(SAID, words))
    start = article.text.index("dit Ana")
    assert chosen(article, quotation(article, words, by=(start, start + 15))) is None


@pytest.mark.parametrize(("words", "minutes"), [(9, 1), (WORDS_A_MINUTE, 1), (WORDS_A_MINUTE + 1, 2)])
def test_a_minute_that_is_begun_counts(words: int, minutes: int) -> None:
    assert reading_minutes(an_article(f"Un titre\n\nIl y a {'tant ' * (words - 4)}là.\n")) == minutes


def pages(make_project: MakeProject) -> tuple[Project, Dossier]:
    project = make_project(files=FILES)
    assert [problem for problem in convert(project, lambda _: None).problems if not problem.is_note] == []
    return project, gather(project, lambda _: None)[0]


def test_the_page_shows_the_words_that_stand_out_and_how_long_it_takes(make_project: MakeProject) -> None:
    project, _ = pages(make_project)
    french, english = ((project.root / "docs" / lang / "articles/a.md").read_text("utf-8") for lang in ("fr", "en"))
    (aside,) = re.findall(r"<aside.*?</aside>", french, re.DOTALL)
    assert 'aria-hidden="true" data-search-exclude' in aside, "who has the page read aloud hears them once"
    assert LONGER in aside
    (anchor,) = re.findall(r"\]\(#(q-\w+)\)", aside)
    assert f'<span id="{anchor}"' in french.replace(aside, "")
    assert "Ana Kervoal\n" in aside
    assert "Ana Kervoal the Sailor\n" in english
    assert french.index(aside) < french.index("a ajouté")
    assert "1 min de lecture" in french
    assert "1 min read" in english


def test_the_cards_have_every_name_that_articles_give(make_project: MakeProject) -> None:
    project, dossier = pages(make_project)
    text = (project.root / "docs/fr/entities/cards.js").read_text("utf-8")
    told = json.loads(text.removeprefix("window.dossierCards="))
    assert set(dossier.counts) == {"ana"}, "nothing names the island"
    assert told == {"ana": ["Personne", "Ana Kervoal", "Une marin </script>.", "2 mentions dans 1 article"]}
