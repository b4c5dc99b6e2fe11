"""The search index is made ready for readers: what counts how much, what is left out, and the same bytes each time.

And for a server, where it is too heavy for a phone: the build says so, and parts it where it is told to.
"""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from conftest import MakeProject
from dossier.build import build
from dossier.project import EDITIONS, Project
from dossier.searching import pagefind
from dossier.searching.hosted import INDEX, ready_for_a_server
from dossier.searching.index import as_script, readied
from dossier.searching.repeats import repeating
from dossier.searching.setting import read_engine
from dossier.searching.weights import weights
from dossier.searching.words import words

CONFIG = {"lang": ["fr"], "separator": "[\\s\\-]+", "pipeline": ["stopWordFilter"], "fields": {}}
NAMES = {"entities/someone/": ("Some One", "S. One", "Сам Один")}


def section(location: str, title: str, text: str, **more: Any) -> dict[str, Any]:
    return {"location": location, "title": title, "text": text, **more}


def ready(*sections: dict[str, Any], lang: str = "fr") -> dict[str, Any]:
    made: dict[str, Any] = json.loads(readied(json.dumps({"config": CONFIG, "docs": sections}), lang, NAMES))
    return made


def test_a_page_and_what_stands_below_its_headline_are_one() -> None:
    made = ready(
        section("articles/a/", "Titre ?", "<p>Articles</p>"),
        section("articles/a/#title", "Titre\N{NO-BREAK SPACE}?", "<p>Le résumé.</p>"),
        section("articles/a/#p-1", "Plus loin", "<p>La suite.</p>"),
    )
    assert [doc["location"] for doc in made["docs"]] == ["articles/a/", "articles/a/#p-1"]
    assert made["docs"][0]["title"] == "Titre\N{NO-BREAK SPACE}?"
    assert made["docs"][0]["text"] == "<p>Le résumé.</p>"


def test_a_page_without_such_a_section_stays_as_it_is() -> None:
    made = ready(section("", "Accueil", "<p>Ce dossier.</p>"), section("#lire", "Lire", "<p>Comment.</p>"))
    assert [doc["text"] for doc in made["docs"]] == ["<p>Ce dossier.</p>", "<p>Comment.</p>"]


def test_an_entitys_page_gets_its_other_names_and_no_other_page_does() -> None:
    made = ready(section("entities/someone/", "Some One", "<p>x</p>"), section("articles/a/", "Some One", "<p>x</p>"))
    assert [doc.get("names") for doc in made["docs"]] == [["S. One", "Сам Один"], None]


def test_numbers_of_footnotes_and_ways_back_are_no_words() -> None:
    made = ready(section("claims/a/#answers", "R", "<p>En 2028.<sup>1</sup><sup>2</sup></p> <li>TASS ↩↩</li>"))
    assert made["docs"][0]["text"] == "<p>En 2028.</p> <li>TASS</li>"


def test_the_empty_headline_of_a_list_that_counts_little_is_left_out() -> None:
    made = ready(
        section("entities/a/", "A", "<p>x</p>"),
        section("entities/a/#key-dates", "Repères", ""),
        section("entities/a/#sources", "Sources", ""),
    )
    assert [doc["location"] for doc in made["docs"]] == ["entities/a/", "entities/a/#key-dates"]


def test_what_repeats_other_pages_is_left_out_with_what_stands_below_it() -> None:
    repeats = {
        "articles/a/": False,
        "articles/a/#p-1": False,
        "articles/a/#related": True,
        "entities/b/": False,
        "entities/b/#mentions": True,
        "entities/b/#in-a": True,
        "entities/b/#sources": False,
        "entities/c/": False,
        "entities/c/#key-dates": False,
        "entities/c/#pages": True,
        "entities/c/#a-page": True,
        "analyses/d/#mentions": False,
    }
    assert dict(zip(repeats, repeating(list(repeats)), strict=True)) == repeats


def test_a_sentence_stands_in_the_index_once_at_its_article() -> None:
    sentence = "<p>Bakanov est arrivé à Houston.</p>"
    made = ready(
        section("articles/a/", "A", sentence),
        section("entities/b/", "B", "<p>Qui il est.</p>"),
        section("entities/b/#mentions", "Mentions", "<p>1 mention</p>"),
        section("entities/b/#in-a", "A", sentence),
        section("quotations/#b", "B", sentence),
    )
    assert [doc["location"] for doc in made["docs"] if "Houston" in doc["text"]] == ["articles/a/"]


def test_a_source_that_several_pages_rest_on_is_told_once_and_a_list_only_what_it_says_of_itself() -> None:
    made = ready(
        section("entities/", "Noms", "<p>Tous les noms.</p> Nom Pays Someone, cosmonaute"),
        section("entities/a/#sources", "Sources", "<ol> <li>Une</li> <li>Deux</li> </ol>"),
        section("entities/b/#sources", "Sources", "<ol> <li>Une</li> <li>Trois</li> </ol>"),
    )
    assert [doc["text"] for doc in made["docs"]] == [
        "<p>Tous les noms.</p>",
        "<ol> <li>Une</li> <li>Deux</li> </ol>",
        "<ol> <li>Trois</li> </ol>",
    ]


def test_what_was_written_counts_more_than_what_was_compiled_from_it() -> None:
    article, body, entity, sources, other = weights(
        ["articles/a/", "articles/a/#p-1", "entities/b/", "entities/b/#sources", "analyses/c/#sources"]
    )
    assert article > entity
    assert body == other == 1 > sources
    assert list(weights(["entities/", "articles/"])) == [min(weights(["entities/"]))] * 2


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_labels_that_the_box_shows_come_from_the_catalogue(lang: str) -> None:
    says = ready(lang=lang)["config"]["dossier"]["says"]
    assert set(says) == {"nowhere", "slip", "nearest"}
    assert "{words}" in says["nowhere"]


def test_the_same_index_gives_the_same_bytes_and_what_the_theme_needs_stays() -> None:
    given = json.dumps({"config": CONFIG, "docs": [section("articles/a/", "T", "<p>x</p>", tags=["t"])]})
    once = readied(given, "fr", NAMES)
    assert once == readied(given, "fr", dict(reversed(NAMES.items())))
    assert json.loads(once)["config"].items() >= CONFIG.items()
    assert json.loads(once)["docs"][0]["tags"] == ["t"]


def test_made_ready_once_more_it_stays_the_same() -> None:
    given = json.dumps({"config": CONFIG, "docs": [section("entities/someone/", "Some One", "<p>x</p>")]})
    once = readied(given, "fr", NAMES)
    assert readied(once, "fr", NAMES) == once


def test_a_copy_read_from_files_loads_it_as_a_script() -> None:
    index = readied(json.dumps({"config": CONFIG, "docs": []}), "fr", {})
    assert as_script(index) == f"var __index = {index}"


def site_with(folder: Path, *docs: dict[str, Any]) -> Path:
    """Return a site of which nothing but the index of its French edition is there."""
    (folder / INDEX).parent.mkdir(parents=True)
    (folder / INDEX).write_text(readied(json.dumps({"config": CONFIG, "docs": docs}), "fr", NAMES), encoding="utf-8")
    return folder


def dossier_with(make_project: MakeProject, search: str) -> Project:
    return make_project(files={"mkdocs.yml": f"site_name: X\nextra:\n  search: {search}\n"})


DOCS = (
    section(
        "articles/a/", "L’été à Baïkonour", "<p>Le Soyouz décolle &amp; s’amarre. L’U.R.S.S. a payé 1 200 000 $.</p>"
    ),
    section("entities/someone/", "Some One", "<p>Cosmonaute, né en 1970.</p>"),
)


def test_the_build_says_from_where_the_index_is_too_heavy_for_a_phone(
    tmp_path: Path, make_project: MakeProject
) -> None:
    project, site = make_project(), site_with(tmp_path / "site", *DOCS)
    weight = len(gzip.compress((site / INDEX).read_bytes(), 6))
    assert ready_for_a_server(project, site, heavy=weight) == []
    (said,) = ready_for_a_server(project, site, heavy=weight - 1)
    assert said.is_note
    assert said.path == "mkdocs.yml"
    assert "weighs 0.0 MB as it travels" in said.what
    assert "`search: pagefind`" in said.mend
    assert "requirements/search.txt" in said.mend


def test_the_setting_is_one_of_two_words(make_project: MakeProject) -> None:
    assert read_engine(make_project())[0] == "whole"
    assert read_engine(dossier_with(make_project, "pagefind")) == ("pagefind", 3, [])
    engine, _, (problem,) = read_engine(dossier_with(make_project, "pagefnd"))
    assert engine == "whole"
    assert (problem.line, problem.is_note) == (3, False)
    assert "“pagefind”" in problem.mend


def test_without_pagefind_the_index_stays_whole_and_the_build_says_how_to_get_it(
    tmp_path: Path, make_project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pagefind, "is_installed", lambda: False)
    site = site_with(tmp_path / "site", *DOCS)
    before = (site / INDEX).read_bytes()
    (problem,) = ready_for_a_server(dossier_with(make_project, "pagefind"), site)
    assert (problem.path, problem.line) == ("mkdocs.yml", 3)
    assert "requirements/search.txt" in problem.mend
    assert (site / INDEX).read_bytes() == before


def test_parted_it_keeps_the_names_and_the_words_and_each_page_lies_apart(
    tmp_path: Path, make_project: MakeProject
) -> None:
    project, site = dossier_with(make_project, "pagefind"), site_with(tmp_path / "site", *DOCS)
    assert ready_for_a_server(project, site, heavy=0) == [], "however heavy it was"
    kept = json.loads((site / INDEX).read_text("utf-8"))
    assert [(doc["location"], doc["names"], doc["text"]) for doc in kept["docs"]] == [
        ("entities/someone/", ["S. One", "Сам Один"], "")
    ]
    parted = kept["config"]["dossier"]["parted"]
    assert parted["pages"] == 2
    folder = site / "search" / parted["parts"]
    pages = {file.stem: json.loads(file.read_text("utf-8")) for file in (folder / "pages").iterdir()}
    assert {docs[0]["title"] for docs in pages.values()} == {"L’été à Baïkonour", "Some One"}
    assert pages[kept["docs"][0]["id"]][0]["title"] == "Some One"
    listed = (site / "search" / parted["words"]).read_text("utf-8")
    assert "0baikonourA!\n" in listed
    assert "\n2youzA!\n" in listed, "what soyouz has in common with the word before is not said again"


def test_parted_once_more_it_has_the_same_bytes(tmp_path: Path) -> None:
    made = []
    for name in ("one", "other"):
        site = site_with(tmp_path / name, *DOCS)
        pagefind.part(site)
        made.append({path.relative_to(site): path.read_bytes() for path in site.rglob("*") if path.is_file()})
    assert made[0] == made[1]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Décollage d’Artemis<sup>2</sup>", "decollage d artemis"),
        ("<p>Crew-11 &amp; crew11</p>", "crew 11 crew 11"),
        ("L’U.R.S.S. et les U.S.A", "l urss et les usa"),
        ("1 200 000, 2.000 et 007", "1200000 2000 et 7"),
        ("Рогозин, cœur, Straße", "rogozin coeur strasse"),
        ("Объект", "obekt"),
    ],
)
def test_words_are_folded_as_the_browser_folds_them(text: str, read: str) -> None:
    assert " ".join(word for word, _ in words(text)) == read


def test_the_hosted_site_is_parted_and_the_copy_off_the_net_keeps_the_whole_index(make_project: MakeProject) -> None:
    project = make_project()
    config = project.root / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("search: whole", "search: pagefind"), encoding="utf-8")
    outcome = build(project, lambda _: None, offline=True, books=False)
    assert outcome.published, outcome.problems
    for edition in EDITIONS:
        assert "parted" in json.loads((project.site / edition.prefix / INDEX).read_text("utf-8"))["config"]["dossier"]
        assert (project.site / edition.prefix / "search" / "pagefind" / "pagefind.js").is_file()
        copied = (project.offline / "dossier" / edition.prefix / INDEX).with_suffix(".js").read_text("utf-8")
        assert '"parted"' not in copied
        assert "analyses/one" in copied
    assert not list((project.offline / "dossier").rglob("pagefind*"))
