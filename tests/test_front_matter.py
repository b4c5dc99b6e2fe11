"""Front matter: what is written reads back the same, and what YAML or HTML would misread is quoted or escaped."""

import frontmatter
import pytest

from dossier import front_matter
from dossier.front_matter import Quoted, with_front_matter


def test_dates_and_times_stay_strings() -> None:
    text = with_front_matter({"date": Quoted("2023-03-03"), "time": Quoted("14:05")}, "# A")
    assert text == "---\ndate: '2023-03-03'\ntime: '14:05'\n---\n\n# A\n"
    assert frontmatter.loads(text).metadata == {"date": "2023-03-03", "time": "14:05"}


def test_what_is_unknown_or_empty_is_left_out() -> None:
    assert with_front_matter({"title": "A", "date": None, "tags": (), "origin": {}, "url": ""}, "") == (
        "---\ntitle: A\n---\n"
    )


def test_what_html_would_read_is_escaped_however_deep_it_stands() -> None:
    text = with_front_matter({"author": ["<b>", "A & B"], "origin": {"title": "&lt;"}}, "")
    assert frontmatter.loads(text).metadata == {"author": ["&lt;b&gt;", "A & B"], "origin": {"title": "&amp;lt;"}}


def test_c_and_python_write_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    words = [
        "L’été : « à quoi bon ? »",
        "un emoji 🚀 beyond_the_basic_plane",
        "- x\n# y",
        "’" * 300,
        "2022",
        "\u2028\x85\ufeff",
        r"C:\Users",
    ]
    metas = [{"title": word, "tags": [word, word], "date": Quoted("2022")} for word in words]
    fast = [with_front_matter(meta, "x") for meta in metas]
    monkeypatch.setattr(front_matter, "_FastDumper", front_matter._Dumper)
    assert [with_front_matter(meta, "x") for meta in metas] == fast
