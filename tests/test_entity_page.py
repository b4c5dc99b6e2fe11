"""The page of an entity: names, dated facts with numbered notes, whom it is named with, how it is written, where."""

import re

import pytest

from conftest import MakeProject, build_site
from dossier.build import convert
from dossier.countries import country
from dossier.entity_page import nearest
from dossier.messages import load_messages
from dossier.network.ties import Companion
from dossier.project import Project

LONG = "puis encore autre chose, " * 40
FILES: dict[str, str | bytes] = {
    "seeds/sources.yml": "".join(
        f"{key}: {{title: 'Sur {key}', title_basis: page, publisher: Le Phare, date: '2020', url: https://e.org/{key}}}\n"
        for key in ("un", "deux", "trois")
    ),
    "seeds/entities/idm.yml": """type: organisation
name: {fr: Institut des marées, en: Tide Institute, ru: Институт приливов}
aliases: [IDM]
countries: [FR, SU, DK]
description: {fr: 'Un institut.', en: 'An institute.'}
key_dates:
- {date: '1950', fr: fondation, en: foundation, sources: [deux]}
- {date: '1960', fr: agrandissement, en: extension}
- {date: '1970', fr: rumeur, en: rumour, general_knowledge: true}
wikidata: Q42
cospar: 1998-067A
sources: [un, deux]
""",
    "seeds/entities/seul.yml": """type: document
name: {fr: Traité du seul, en: Lonely treaty}
description: {fr: 'Un traité.', en: 'A treaty.'}
sources: []
""",
    "seeds/entities/kervoal.yml": """type: place
name: {fr: Kervoal, en: Kervoal}
link: never
seat_of: pays
description: {fr: 'Une capitale.', en: 'A capital.'}
sources: [un]
""",
    "seeds/entities/pays.yml": """type: country
name: {fr: Le Pays, en: The Country}
link: never
description: {fr: 'Un pays.', en: 'A country.'}
sources: [un]
""",
    "seeds/entities/ouessel.yml": """type: place
name: {fr: Ouessel, en: Ouessel}
description: {fr: 'Une île.', en: 'An island.'}
sources: [un]
""",
    "seeds/events.yml": """- id: ouverture
  date: '1951-05'
  title: {fr: Ouverture, en: Opening}
  summary: {fr: 'On ouvre.', en: 'It opens.'}
  entities: [idm]
  sources: [trois, un]
""",
    "seeds/articles/a.txt": "Un titre sans nom\n\nL’Institut des marées parle à Ouessel, selon l’IDM.\n\n"
    f"L’Institut des  marées se tait, {LONG} l’IDM aussi, {LONG} et l’IDM encore.\n\n"
    "Kervoal a annoncé la paix. Il pleut à Kervoal.\n",
    "seeds/articles/a.txt.yml": "slug: a\nlang: fr\n",
}


def _page(project: Project, entity: str, lang: str = "fr") -> str:
    assert [str(problem) for problem in convert(project, lambda _: None).problems if not problem.is_note] == []
    return (project.root / "docs" / lang / "entities" / f"{entity}.md").read_text(encoding="utf-8")


def test_names_countries_and_numbers_stand_at_the_head(make_project: MakeProject) -> None:
    page = _page(make_project(files=FILES), "idm")
    assert '**En anglais**\n:   <span lang="en">Tide Institute</span>' in page
    assert '**En russe**\n:   <span lang="ru">Институт приливов</span>' in page
    assert "**Aussi écrit**\n:   IDM" in page
    assert "**Pays**\n:   France, URSS, Danemark" in page
    assert '[Q42](https://www.wikidata.org/wiki/Q42){ title="Fiche Wikidata" }' in page
    assert "[1998-067A](https://nssdc.gsfc.nasa.gov/nmc/spacecraft/display.action?id=1998-067A)" in page


def test_facts_bear_notes_and_the_notes_are_the_sources(make_project: MakeProject) -> None:
    page = _page(make_project(files=FILES), "idm")
    assert "Un institut.[^un][^deux]\n{: .standfirst }" in page
    assert "— fondation[^deux]\n" in page
    assert "— agrandissement[^un][^deux]\n" in page, "which source isn't known: all of them"
    assert '— rumeur <span class="evidence">(culture générale)</span>\n' in page
    assert "[Ouverture](../chronology/index.md#ouverture)[^un][^trois]\n" in page, "in the order of their numbers"
    notes = page.partition("{ #sources }\n")[2]
    assert re.findall(r"^\[\^(\w+)\]: \[«\u202fSur", notes, re.MULTILINE) == ["un", "deux", "trois"]


def test_notes_are_numbered_and_lead_there_and_back(make_project: MakeProject) -> None:
    project = make_project(files=FILES)
    assert build_site(project, lambda _: None, strict=True).published
    html = (project.site / "entities/idm/index.html").read_text(encoding="utf-8")
    (standfirst,) = re.findall(r'<p class="standfirst">.*?</p>', html)
    assert re.findall(r'href="#(fn:\w+)">(\d)<', standfirst) == [("fn:un", "1"), ("fn:deux", "2")]
    ids = set(re.findall(r'id="([^"]+)"', html))
    cited, back = re.findall(r'href="#(fn:[^"]+)"', html), re.findall(r'href="#(fnref[^"]+)"', html)
    assert {*cited, *back} <= ids
    assert len(back) == len(cited) == 7
    assert 'title="Revenir à l’appel de la note 1"' in html


def test_who_is_named_with_it_and_how_it_is_written(make_project: MakeProject) -> None:
    page = _page(make_project(files=FILES), "idm")
    assert '[Ouessel](ouessel.md)&#160;<span class="count">1 passage</span>\n{: .companions }' in page
    assert re.findall(r"\d+ mentions? dans .*", page) == ["5 mentions dans 1 article."]
    assert re.findall(r'class="form">(.*?)</span>&#160;<span class="count">(\d)', page) == [
        ("IDM", "3"),
        ("Institut des marées", "2"),
    ]


def test_of_a_capital_it_is_said_what_its_name_stands_for(make_project: MakeProject) -> None:
    page = _page(make_project(files=FILES), "kervoal")
    assert (
        'désigne\xa0: ville&#160;<span class="count">1</span>&#160;· gouvernement&#160;<span class="count">1</span>'
        in page
    )


def test_every_mention_of_a_long_sentence_is_shown_and_marked(make_project: MakeProject) -> None:
    page = _page(make_project(files=FILES), "idm")
    long = next(line for line in page.splitlines() if line.startswith("- L’<mark>") and "se tait" in line)
    assert len(re.findall("<mark>", long)) == 3
    assert long.count(" … ") == 2
    assert "encore." in long


def test_an_entity_that_nothing_mentions_says_so_and_keeps_its_facts(make_project: MakeProject) -> None:
    page = _page(make_project(files=FILES), "seul")
    assert "Un traité.\n{: .standfirst }" in page
    assert "Aucun article du dossier ne cite ce nom." in page
    assert "Cette fiche ne s’appuie sur aucune source lue." in page
    for section in ("companions", "events", "pages", "key-dates"):
        assert f"#{section} }}" not in page


@pytest.mark.parametrize(
    ("code", "fr", "en"),
    [("DK", "Danemark", "Denmark"), ("SU", "URSS", "USSR"), ("RU", "Russie", "Russia"), ("ZZ9", "ZZ9", "ZZ9")],
)
def test_countries_have_names(code: str, fr: str, en: str) -> None:
    assert (country(code, load_messages("fr")), country(code, load_messages("en"))) == (fr, en)


def test_companions_are_those_of_the_same_passages_the_most_first() -> None:
    one, two, far = Companion("one", 1, 3), Companion("two", 2, 1), Companion("far", 0, 9)
    assert nearest([far, one, two]) == (two, one)
