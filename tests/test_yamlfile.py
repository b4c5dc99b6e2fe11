"""What is wrong with YAML is said by line, in the words of the file, and the rest is kept."""

from typing import Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict

from dossier.entity import Name
from dossier.schema import EdtfDate, Text
from dossier.yamlfile import parse_yaml, validate

MEND = "put a value that holds “: ”, “#”, quotes or brackets between quotes, and indent with spaces"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", None),
        ("# note\n", None),
        ("a: 2022-10-06", {"a": "2022-10-06"}),
        ("a: '2022'\nb: 2022\nc: -1", {"a": "2022", "b": 2022, "c": -1}),
        ("a: yes\nb: 'no'\nc: off\nd: True", {"a": True, "b": "no", "c": False, "d": True}),
        ("a:\nb: ~\nc: ''", {"a": None, "b": None, "c": ""}),
        ("a: 1.5\nb: 0x1f\nc: 1_000\nd: 12:30:00", {"a": "1.5", "b": "0x1f", "c": "1_000", "d": "12:30:00"}),
        ("a: 99999999999999999999", {"a": "99999999999999999999"}),
        ("2022: x\nyes: y", {"2022": "x", "yes": "y"}),
        ("a: !!python/object/apply:os.system [ls]", {"a": ["ls"]}),
        ("- a\n- [b, {c: d}]", ["a", ["b", {"c": "d"}]]),
        ("a: >\n  une\n  phrase\n", {"a": "une phrase\n"}),
    ],
)
def test_values_are_plain_and_dates_stay_text(text: str, value: Any) -> None:
    file = parse_yaml(text, "f.yml")
    assert (file.value, file.problems) == (value, [])


def test_every_value_has_its_line_and_what_has_none_that_of_what_is_around_it() -> None:
    file = parse_yaml("a:\n  b: 1\n  c:\n  - x\n  - d: 2\n", "f.yml", first_line=11)
    ways: list[tuple[str | int, ...]] = [("a",), ("a", "b"), ("a", "c", 0), ("a", "c", 1, "d"), ("a", "zzz"), ("zzz",)]
    assert [file.line(*way) for way in ways] == [11, 12, 14, 15, 11, 11]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: 1\nb: c: d", "2: this is not YAML (mapping values are not allowed in this context); " + MEND),
        ("a: [1\nb: 2", "2: this is not YAML (did not find expected ',' or ']'); " + MEND),
        ("\ta: 1", "1: this is not YAML (found character that cannot start any token); " + MEND),
        ("a: 1\n---\nb: 2", "2: this is not YAML (but found another document); " + MEND),
        ("a: \x01", "1: this is not YAML (control characters are not allowed); " + MEND),
    ],
)
def test_what_is_no_yaml_is_named_with_its_line(text: str, said: str) -> None:
    file = parse_yaml(text, "f.yml")
    assert (file.value, [str(problem) for problem in file.problems]) == (None, [f"f.yml:{said}"])


@pytest.mark.parametrize(
    ("text", "value", "said"),
    [
        ("a: 1\nb: 2\na: 3", {"a": 1, "b": 2}, "3: the key “a” stands twice (first at line 1); keep one of the two"),
        (
            "a:\n  b: 1\n  b: 2\nc: 3",
            {"a": {"b": 1}, "c": 3},
            "3: the key “b” stands twice (first at line 2); keep one of the two",
        ),
        ("? [a]\n: 1\nb: 2", {"b": 2}, "1: a key must be a word; write `key: value`"),
        (
            "a: &x [1]\nb: *x\nc: 2",
            {"a": [1], "b": None, "c": 2},
            "1: YAML's anchors and aliases are not read here; write the value out",
        ),
        ("a: &x\n  b: *x", {"a": {"b": None}}, "1: YAML's anchors and aliases are not read here; write the value out"),
    ],
)
def test_what_is_wrong_in_one_place_leaves_the_rest(text: str, value: Any, said: str) -> None:
    file = parse_yaml(text, "f.yml")
    assert (file.value, [str(problem) for problem in file.problems]) == (value, [f"f.yml:{said}"])


def test_yaml_that_is_nested_without_end_is_refused() -> None:
    file = parse_yaml("[" * 5000 + "]" * 5000, "f.yml")
    assert file.value is None
    assert len(file.problems) == 1


@given(st.text(st.characters(codec="utf-8")) | st.lists(st.sampled_from("a :\n-[]{}'\"&*!|>#%@?,\t")).map("".join))
def test_no_text_stops_the_reading(text: str) -> None:
    file = parse_yaml(text, "f.yml")
    assert all(1 <= problem.line <= len(text.splitlines()) + 1 for problem in file.problems)


class Sample(BaseModel):
    model_config = ConfigDict(extra="forbid", arbitrary_types_allowed=True)

    name: Name
    tags: tuple[Text, ...] = ()
    kind: Literal["person", "place"] = "person"
    date: EdtfDate | None = None
    parts: tuple[Name, ...] = ()


NAME = "name: {fr: un, en: one}\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (NAME + "tagz: [a]", "2: unknown key “tagz”; did you mean “tags”?"),
        (NAME + "zzz: 1", "2: unknown key “zzz”; keys that may stand here: date, kind, name, parts, tags"),
        (NAME + "tags: a", "2: “tags” is text, not a list; write [one, two] or one `- item` a line"),
        (NAME + "tags:\n- a\n- 3", "4: “tags.2” is the number 3, not text; write text, in quotes if need be"),
        (NAME + "tags: [{a: b}]", "2: “tags.1” is a mapping, not text; write text, in quotes if need be"),
        (NAME + "tags: [yes]", "2: “tags.1” is yes or no, not text; write text, in quotes if need be"),
        (NAME + "tags:", "2: “tags” is empty, not a list; write [one, two] or one `- item` a line"),
        (NAME + "kind: persn", "2: “kind” is “persn”; did you mean “person”?"),
        (NAME + "kind: zzz", "2: “kind” is “zzz”; write 'person' or 'place'"),
        (NAME + "date: 22", "2: “date”: “22” is not a date of the form 2022, 2022-04 or 2022-10-06; correct it"),
        (NAME + "date: [1]", "2: “date”: a date is written in quotes, like '2022-10-06'; correct it"),
        (NAME + "parts:\n- {fr: a, en: b}\n- fr: a", "4: the key “parts.2.en” is missing; add it"),
        (
            NAME + "parts:\n- fr: a\n  en: b\n  eng: c",
            "5: unknown key “parts.1.eng”; did you mean “en”?",
        ),
    ],
)
def test_a_wrong_value_is_named_and_left_out(text: str, said: str) -> None:
    file = parse_yaml(text, "f.yml")
    sample, problems = validate(Sample, file, file.value)
    assert sample == Sample(name=Name(fr="un", en="one"))
    assert [str(problem) for problem in problems] == [f"f.yml:{said}"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("tags: [a]", "1: the key “name” is missing; add it"),
        ("name:\n  fr: un", "1: the key “name.en” is missing; add it"),
        ("name:\n  fr: un\n  en: 3", "3: “name.en” is the number 3, not text; write text, in quotes if need be"),
        ("name:\n  fr: un\n  en: one\n  rus: x", "4: unknown key “name.rus”; did you mean “ru”?"),
        ("name: un", "1: “name” is text, not a mapping; write `fr:` and `en:` below it"),
        ("", "1: here stands nothing, not a mapping; write one `key: value` a line"),
        ("- a", "1: here stands a list, not a mapping; write one `key: value` a line"),
        ("un", "1: here stands one value, not a mapping; write one `key: value` a line"),
    ],
)
def test_without_a_key_it_needs_there_is_no_value(text: str, said: str) -> None:
    file = parse_yaml(text, "f.yml")
    sample, problems = validate(Sample, file, file.value)
    assert (sample, [str(problem) for problem in problems]) == (None, [f"f.yml:{said}"])


def test_all_that_is_wrong_is_said_at_once() -> None:
    file = parse_yaml("nam: x\nkind: persn\ntags: a\n", "f.yml")
    _, problems = validate(Sample, file, file.value)
    assert sorted(problem.line for problem in problems) == [1, 1, 2, 3]


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_nesting_that_would_overrun_the_stack_is_refused(opening: str) -> None:
    file = parse_yaml(opening * 100_000, "a.yml")
    assert file.value is None
    assert [problem.what for problem in file.problems] == ["this YAML is nested too deeply"]
