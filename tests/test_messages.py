"""Every label stands in both catalogues, and in no template."""

import re
from pathlib import Path
from string import Formatter
from typing import get_args

import pytest

import dossier
from dossier.describe import Origin
from dossier.entity import KINDS
from dossier.messages import Messages, load_messages

TEMPLATES = sorted((Path(dossier.__file__).parent / "templates").iterdir())
JINJA = re.compile(r"{#.*?#}|{%.*?%}|{{.*?}}", re.DOTALL)
MARKUP = re.compile(r"<[^>]*>|\]\([^)]*\)|\{[^}]*\}")


def placeholders(label: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(label) if name is not None}


def test_both_catalogues_have_the_same_keys_with_the_same_placeholders() -> None:
    french, english = (
        {key: placeholders(label) for key, label in load_messages(lang).by_key.items()} for lang in ("fr", "en")
    )
    assert french == english


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_no_label_is_empty(lang: str) -> None:
    assert all(label.strip() and label != "None" for label in load_messages(lang).by_key.values())


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_no_template_holds_a_label_of_its_own(template: Path) -> None:
    bare = MARKUP.sub("", JINJA.sub("", template.read_text(encoding="utf-8")))
    assert set(re.findall(r"[^\W\d_]+", bare)) <= {"Wikidata"}


def test_templates_use_labels_that_exist() -> None:
    keys = set(load_messages("fr").by_key)
    for template in TEMPLATES:
        text = template.read_text(encoding="utf-8")
        for call, key, follows in re.findall(r'\bm(\.count)?\("([a-z_.]+)"( ~)?', text):
            if follows:
                assert any(known.startswith(key) for known in keys), (template.name, key)
            else:
                assert (f"{key}.one" if call else key) in keys, (template.name, key)


@pytest.mark.parametrize(
    "key",
    [
        *(f"kind.{kind}.{number}" for kind in KINDS for number in ("one", "many")),
        *(f"origin.{origin}" for origin in get_args(Origin)),
    ],
)
def test_every_kind_and_origin_has_a_label(key: str) -> None:
    assert all(key in load_messages(lang).by_key for lang in ("fr", "en"))


@pytest.mark.parametrize(
    ("lang", "n", "words"),
    [
        ("fr", 0, "0 article"),
        ("fr", 1, "1 article"),
        ("fr", 2, "2 articles"),
        ("en", 0, "0 articles"),
        ("en", 1, "1 article"),
        ("en", 2, "2 articles"),
    ],
)
def test_each_language_counts_in_its_own_way(lang: str, n: int, words: str) -> None:
    assert load_messages(lang).count("articles.count", n) == words


def test_a_label_is_filled_in_and_a_missing_one_is_an_error() -> None:
    messages = Messages("en", {"a": "{n} of {all}"})
    assert messages("a", n=1, all=2) == "1 of 2"
    with pytest.raises(KeyError):
        messages("b")
