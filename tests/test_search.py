"""The search index is made ready for readers: what counts how much, what is left out, and the same bytes each time."""

import json
from typing import Any

import pytest

from dossier.searching.index import as_script, readied
from dossier.searching.weights import weights

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


def test_the_empty_headline_of_a_list_that_repeats_is_left_out() -> None:
    made = ready(
        section("entities/a/", "A", "<p>x</p>"),
        section("entities/a/#key-dates", "Repères", ""),
        section("entities/a/#pages", "Dans les pages", ""),
        section("entities/a/#one-page", "Une page", "<p>y</p>"),
    )
    assert [doc["location"] for doc in made["docs"]] == [
        "entities/a/",
        "entities/a/#key-dates",
        "entities/a/#one-page",
    ]
    assert made["docs"][-1]["boost"] < 1


def test_what_was_written_counts_more_than_what_repeats_it() -> None:
    article, body, related, entity, mentions, quoted, sources, other = weights(
        [
            "articles/a/",
            "articles/a/#p-1",
            "articles/a/#related",
            "entities/b/",
            "entities/b/#mentions",
            "entities/b/#in-a",
            "entities/b/#sources",
            "analyses/c/#sources",
        ]
    )
    assert article > entity
    assert body == other == 1 > mentions == quoted > sources > related
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
