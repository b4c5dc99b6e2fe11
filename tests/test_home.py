"""What the home page shows of a dossier, and how a page that a person wrote takes it up."""

import datetime
import html
import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from conftest import ROOT, MakeProject, build_site
from dossier.build import convert, gather
from dossier.chronology.entries import Entry
from dossier.dates import parse_date
from dossier.home import MOST_ARTICLES, MOST_HAPPENED, MOST_NAMES, MOST_TO_COME, happened, home, to_come
from dossier.home_parts import FOLDER, PARTS, file_name
from dossier.markup import as_text
from dossier.problems import Problem
from dossier.project import Project
from dossier.registry import Event
from dossier.schema import Words

TODAY = datetime.date(2020, 6, 15)

TAKING_ALL = "# Accueil\n\nUn dossier.\n\n" + "".join(f'--8<-- "{file_name(part)}"\n\n' for part in PARTS)


def an_article(at: int, who: str) -> dict[str, str | bytes]:
    day = f"2020-01-{at:02}"
    return {
        f"seeds/articles/{at}.txt": f"Titre {at}\n\n{who} a parlé longuement ce jour-là, le {at} janvier 2020.\n",
        f"seeds/articles/{at}.txt.yml": f"slug: a{at}\nlang: fr\ndate: '{day}'\nsource: Le Phare\n",
    }


FILES: dict[str, str | bytes] = {
    "seeds/sources.yml": "un: {title: 'Sur un', title_basis: page, publisher: Le Phare, date: '2020', url: https://e.org/u}\n",
    **{
        f"seeds/entities/{id_}.yml": f"type: {kind}\nname: {{fr: {name}, en: {name}}}\n"
        "description: {fr: 'Oui.', en: 'Yes.'}\nsources: []\n"
        for id_, kind, name in [
            ("ana", "person", "Ana Kervoal"),
            ("bob", "person", "Bob Stivel"),
            ("orcade", "mission", "Orcade"),
            ("brest", "place", "Brest"),
        ]
    },
    "seeds/events.yml": """- id: depart
  date: '2020-01-20'
  title: {fr: Départ, en: Departure}
  summary: {fr: 'On part.', en: 'They leave.'}
  entities: [orcade]
  sources: [un]
""",
    **an_article(1, "Ana Kervoal"),
    **an_article(2, "Ana Kervoal, de la mission Orcade, à Brest,"),
    **an_article(3, "Bob Stivel"),
    "seeds/claims/combien.yml": """question: {fr: Qui a parlé ?, en: Who spoke?}
verdict: differ
positions:
- {article: 1.txt, quotation: Ana Kervoal a parlé, answer: {fr: Ana., en: Ana.}}
- {article: 3.txt, quotation: Bob Stivel a parlé, answer: {fr: Bob., en: Bob.}}
- {article: 2.txt, quotation: a parlé longuement, answer: {fr: Ana., en: Ana.}}
""",
    "seeds/claims/pareil.yml": """question: {fr: A-t-on parlé ?, en: Did anybody speak?}
verdict: agree
positions:
- {article: 1.txt, quotation: a parlé, answer: {fr: Oui., en: Yes.}}
- {article: 3.txt, quotation: a parlé, answer: {fr: Oui !, en: Yes!}}
""",
    "docs/fr/index.md": TAKING_ALL,
}


def entry(date: str, id_: str = "e") -> Entry:
    title = Words(fr=id_, en=id_)
    event = Event.model_validate({"id": id_, "date": date, "title": title, "summary": title, "sources": ("un",)})
    return Entry(id_, parse_date(date), None, event, (), (), (), (), dates_differ=False)


def dates(entries: tuple[Entry, ...]) -> list[str]:
    return [each.date.text for each in entries]


def test_what_happened_last_comes_first_and_what_is_not_over_is_left_out() -> None:
    entries = [entry(each) for each in ("1961", "2020-05", "2020-06-15", "2020-06", "2020", "2019/..", "2020-06-16")]
    assert dates(happened(entries, TODAY)) == ["2020-06-15", "2020-05", "1961"]


def test_what_is_to_come_is_what_begins_later_and_the_nearest_comes_first() -> None:
    entries = [entry(each) for each in ("2030", "2020-06-16", "2020", "2021", "../2028", "2020-06-15")]
    assert dates(to_come(entries, TODAY)) == ["2020-06-16", "2021", "../2028"]


@given(st.lists(st.dates(datetime.date(2019, 1, 1), datetime.date(2021, 12, 31)).map(str), max_size=20))
def test_no_event_has_happened_and_is_to_come(days: list[str]) -> None:
    entries = [entry(day, f"e{at}") for at, day in enumerate(days)]
    past, future = happened(entries, TODAY), to_come(entries, TODAY)
    assert not {each.id for each in past} & {each.id for each in future}
    assert len(past) <= MOST_HAPPENED
    assert len(future) <= MOST_TO_COME
    assert dates(past) == sorted(set(dates(past)), reverse=True)
    assert dates(future) == sorted(set(dates(future)))


def test_a_dossier_shows_its_newest_its_sharpest_and_its_most_named(make_project: MakeProject) -> None:
    shown = home(gather(make_project(files=FILES), lambda _: None)[0])
    assert [article.slug for article in shown.articles] == ["a3", "a2", "a1"]
    assert len(shown.articles) <= MOST_ARTICLES
    assert [(each.entity, each.articles) for each in shown.persons] == [("ana", 2), ("bob", 1)]
    assert len(shown.persons) <= MOST_NAMES
    assert [each.entity for each in shown.missions] == ["orcade"]
    (disagreement,) = shown.disagreements
    assert [(position.answer.fr, article.slug) for position, article in disagreement.answers] == [
        ("Ana.", "a1"),
        ("Bob.", "a3"),
    ]
    assert disagreement.more == 1
    assert shown.happened[0].id == "ev-depart" or shown.happened[0].event
    assert shown.numbers["articles"] == 3


def test_an_empty_dossier_has_nothing_to_show_and_its_page_is_made(make_project: MakeProject) -> None:
    project = make_project(files={"docs/fr/index.md": TAKING_ALL})
    outcome = build_site(project, lambda _: None)
    assert outcome.published
    assert outcome.problems == []
    for part in PARTS[1:]:
        assert (project.root / "docs/fr" / FOLDER / file_name(part)).read_text("utf-8") == ""
    page = (project.site / "index.html").read_text("utf-8")
    assert "8&lt;--" not in page
    assert "8<--" not in page


def test_a_page_takes_up_what_it_names_and_stays_as_it_was_written(make_project: MakeProject) -> None:
    project = make_project(files={**FILES, "docs/fr/about.md": '# À propos\n\n```\n;--8<-- "latest.markdown"\n```\n'})
    outcome = build_site(project, lambda _: None)
    assert [problem for problem in outcome.problems if not problem.is_note] == []
    assert (project.root / "docs/fr/index.md").read_text("utf-8") == TAKING_ALL
    page = (project.site / "index.html").read_text("utf-8")
    for address in ("articles/a3/", "claims/combien/", "entities/ana/", "chronology/#", "browse/"):
        assert f'href="{address}' in page, address
    assert 'href="articles/a3/' not in (project.site / "en/index.html").read_text("utf-8"), "that page takes up nothing"
    assert "--8&lt;--" in (project.site / "about/index.html").read_text("utf-8"), "what is shown as an example stays"
    assert not list(project.site.rglob("*.markdown")), "parts are no pages"
    index = (project.site / "search/search_index.json").read_text("utf-8")
    assert "Derniers articles" not in index, "what is found elsewhere isn't found here"
    again = build_site(project, lambda _: None)
    assert again.pages.written == 0


def test_the_other_edition_has_its_own_words(make_project: MakeProject) -> None:
    project = make_project(files={**FILES, "docs/en/index.md": TAKING_ALL})
    build_site(project, lambda _: None)
    page = (project.site / "en/index.html").read_text("utf-8")
    assert "Latest articles" in page
    assert "Who spoke?" in page
    assert 'href="articles/a3/' in page


def test_a_part_that_does_not_exist_is_said_at_its_line(make_project: MakeProject) -> None:
    project = make_project(files={**FILES, "docs/fr/index.md": '# Accueil\n\n--8<-- "lastest.markdown"\n'})
    outcome = convert(project, lambda _: None)
    (problem,) = [each for each in outcome.problems if not each.is_note]
    assert problem == Problem(
        "docs/fr/index.md", 3, "the build makes no part “lastest.markdown”", "did you mean “latest.markdown”?"
    )


def test_nothing_but_parts_can_be_taken_up(make_project: MakeProject) -> None:
    names = {"index": "../../seeds/sources.yml", "method": "../about.md", "contributing": "/etc/hostname"}
    pages = {f"docs/fr/{page}.md": f'# Accueil\n\n--8<-- "{name}"\n' for page, name in names.items()}
    project = make_project(files={**FILES, **pages})
    assert build_site(project, lambda _: None).published
    for name in ("index.html", "method/index.html", "contributing/index.html"):
        page = (project.site / name).read_text("utf-8")
        assert "Accueil" in page
        assert "Sur un" not in page
        assert "about fr" not in page
        assert Path("/etc/hostname").read_text("utf-8").strip() not in re.sub(r"<[^>]*>", "", page).split()


def test_links_in_a_part_are_nobody_s(make_project: MakeProject) -> None:
    project = make_project(files=FILES)
    convert(project, lambda _: None)
    assert "Accueil" not in (project.root / "docs/fr/articles/a3.md").read_text("utf-8")


class _Loader(yaml.SafeLoader):
    pass


_Loader.add_constructor("!ENV", lambda *_: None)
_Loader.add_constructor("!relative", lambda *_: str(ROOT / "tests"))


@pytest.mark.parametrize("mark", ['--8<-- "conftest.py"', '  ---8<--- "conftest.py"'])
@pytest.mark.parametrize("before", ["", "- ", "> ", "## ", '<span id="p-1"></span>'])
def test_an_article_takes_up_nothing(mark: str, before: str) -> None:
    extensions = yaml.load((ROOT / "mkdocs.yml").read_text("utf-8"), _Loader)["markdown_extensions"]
    assert extensions["pymdownx.snippets"]["base_path"] == [str(ROOT / "tests")]
    markdown = Markdown(extensions=list(extensions), extension_configs=extensions)
    assert "import pytest" in markdown.convert('--8<-- "conftest.py"'), "a person's page does"
    shown = html.unescape(markdown.reset().convert(f"Avant.\n\n{before}{as_text(mark)}\n\nAprès.\n"))
    assert mark.strip() in shown


def test_the_home_pages_of_the_dossier_take_up_every_part() -> None:
    for lang in ("fr", "en"):
        page = (ROOT / "docs" / lang / "index.md").read_text("utf-8")
        assert sorted(re.findall(r'^--8<-- "(.+)"$', page, re.MULTILINE)) == sorted(map(file_name, PARTS))


def test_parts_are_the_build_s_and_are_removed_with_it(make_project: MakeProject) -> None:
    from dossier.build import clean_up

    project: Project = make_project(files=FILES)
    convert(project, lambda _: None)
    folder = project.root / "docs/fr" / FOLDER
    assert sorted(path.name for path in folder.iterdir()) == sorted(map(file_name, PARTS))
    clean_up(project)
    assert not folder.exists()
