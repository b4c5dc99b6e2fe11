"""The text as read is the file's text, repaired; what can't be read is named with file and line."""

import hashlib
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import MakeProject
from dossier.decode import as_read
from dossier.read import MOST_BYTES, read_article, read_articles

MEND_FENCE = "close it with a line “---” below lines `key: value`, or put an empty line above the first “---”"
MEND_ENDING = "save the article's text as .txt or .md, or its page as .html"
MEND_YAML = "put a value that holds “: ”, “#”, quotes or brackets between quotes, and indent with spaces"


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (b"\xef\xbb\xbfA", "A"),
        (b"a\r\nb\rc\n", "a\nb\nc\n"),
        ("a\u2028b\u2029c\x0bd\x0ce\x85f".encode(), "a\nb\nc\nd\ne\nf"),
        ("e\u0301te\u0301".encode(), "été"),
        (b"a\x01\x08\x1b[0m\x7fb\tc", "a[0mb\tc"),
        ("a\ufeffb\x80\x9f".encode(), "ab€Ÿ"),
        ("l’ISS\u00a0: «\u202foui\u202f» \u200b".encode(), "l’ISS\u00a0: «\u202foui\u202f» "),
    ],
)
def test_the_text_as_read_is_decoded_and_repaired(make_project: MakeProject, raw: bytes, text: str) -> None:
    project = make_project(files={"seeds/articles/a.txt": raw})
    (article,), problems = read_articles(project)
    assert (article.text, problems) == (text, [])
    assert (article.path, article.name) == ("seeds/articles/a.txt", "a.txt")
    assert article.sha256 == hashlib.sha256(raw).hexdigest()


@given(st.text(st.characters(codec="utf-8")))
def test_reading_a_text_as_read_changes_nothing(text: str) -> None:
    assert as_read(as_read(text)) == as_read(text)


@pytest.mark.parametrize(
    ("name", "raw", "said"),
    [
        ("a.txt", b"", "1: the file is empty; put the article's text into it, or remove it"),
        ("a.txt", b" \r\n\t", "1: the file is empty; put the article's text into it, or remove it"),
        (
            "a.txt",
            b"a\nb\0",
            "2: a NUL byte: this is a binary file, not text; save the article as plain text in UTF-8",
        ),
        (
            "a.txt",
            b"a" * (MOST_BYTES + 1),
            "1: a file of 1 MB is no press article (more than 1,000 kB); cut it to the article's text",
        ),
        ("a.pdf", b"a", f"1: articles that end in “.pdf” are not read; {MEND_ENDING}"),
        ("a", b"a", f"1: a file without an ending is not read; {MEND_ENDING}"),
        (
            "a.md",
            b"---\ntitle: T\n---\n",
            "1: the file holds front matter and no article; put the article's text into it, or remove it",
        ),
    ],
)
def test_what_cannot_be_read_is_left_out_and_named(make_project: MakeProject, name: str, raw: bytes, said: str) -> None:
    project = make_project(files={f"seeds/articles/{name}": raw, "seeds/articles/sound.txt": "Sain."})
    articles, problems = read_articles(project)
    assert [article.name for article in articles] == ["sound.txt"]
    assert [str(problem) for problem in problems] == [f"seeds/articles/{name}:{said}"]


def test_articles_are_read_in_the_order_of_their_names_and_hidden_files_are_not(make_project: MakeProject) -> None:
    names = ["B.TXT", "a.md", "b/c.txt", "b/a.txt", ".hidden.txt", ".git/x.txt"]
    project = make_project(files={f"seeds/articles/{name}": "Texte." for name in names})
    articles, problems = read_articles(project)
    assert ([article.name for article in articles], problems) == (["B.TXT", "a.md", "b/a.txt", "b/c.txt"], [])


def test_front_matter_is_what_a_document_states_and_no_part_of_its_text(make_project: MakeProject) -> None:
    project = make_project(files={"seeds/articles/a.md": "---\ntitle: T\ndate: 2022-10-06\n---\n\nTexte.\n"})
    (article,), problems = read_articles(project)
    assert problems == []
    assert article.stated.value == {"title": "T", "date": "2022-10-06"}
    assert (article.stated.line("title"), article.stated.line("date")) == (2, 3)
    assert article.text.strip() == "Texte."
    assert article.first_line + article.text.index("T") == 6


def test_front_matter_is_read_in_markdown_only(make_project: MakeProject) -> None:
    project = make_project(files={"seeds/articles/a.txt": "---\ntitle: T\n---\nTexte."})
    (article,), problems = read_articles(project)
    assert (article.text, article.stated.value, problems) == ("---\ntitle: T\n---\nTexte.", None, [])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("---\ntitle: T\nTexte.\n", [f"1: the front matter that begins here has no end; {MEND_FENCE}"]),
        (
            "---\nDe la prose.\n---\nTexte.",
            [f"1: this looks like front matter and is none; it was left in the text; {MEND_FENCE}"],
        ),
        (
            "---\n- a\n---\nTexte.",
            [f"1: this looks like front matter and is none; it was left in the text; {MEND_FENCE}"],
        ),
        (
            "---\na: b: c\n---\nTexte.",
            [
                f"2: this is not YAML (mapping values are not allowed in this context); {MEND_YAML}",
                f"1: this looks like front matter and is none; it was left in the text; {MEND_FENCE}",
            ],
        ),
    ],
)
def test_what_only_looks_like_front_matter_stays_in_the_text(
    make_project: MakeProject, text: str, said: list[str]
) -> None:
    project = make_project(files={"seeds/articles/a.md": text})
    (article,), problems = read_articles(project)
    assert (article.text, article.first_line) == (text, 1)
    assert [str(problem) for problem in problems] == [f"seeds/articles/a.md:{each}" for each in said]


def test_a_rule_below_the_first_line_is_no_front_matter(make_project: MakeProject) -> None:
    project = make_project(files={"seeds/articles/a.md": "Texte.\n\n---\nnote: x\n---\n"})
    (article,), problems = read_articles(project)
    assert (article.text, problems) == ("Texte.\n\n---\nnote: x\n---\n", [])


def test_a_sidecar_goes_with_its_article(make_project: MakeProject) -> None:
    files = {"seeds/articles/a.txt": "Texte.", "seeds/articles/a.txt.yml": "slug: un\ntitle: Deux\n"}
    (article,), problems = read_articles(make_project(files=files))
    assert (article.sidecar.value, article.sidecar.line("title"), problems) == ({"slug": "un", "title": "Deux"}, 2, [])


def test_a_broken_sidecar_is_named_and_its_article_read(make_project: MakeProject) -> None:
    files = {"seeds/articles/a.txt": "Texte.", "seeds/articles/a.txt.yml": "slug: un\ntitle: a: b\n"}
    (article,), problems = read_articles(make_project(files=files))
    said = f"2: this is not YAML (mapping values are not allowed in this context); {MEND_YAML}"
    assert (article.text, article.sidecar.value) == ("Texte.", None)
    assert [str(problem) for problem in problems] == [f"seeds/articles/a.txt.yml:{said}"]


def test_a_sidecar_without_an_article_is_reported(make_project: MakeProject) -> None:
    files = {
        "seeds/articles/roscosmos.txt": "Texte.",
        "seeds/articles/rocosmos.txt.yml": "slug: un\n",
        "seeds/articles/z.yml": "a: b",
    }
    _, problems = read_articles(make_project(files=files))
    assert [str(problem) for problem in problems] == [
        "seeds/articles/rocosmos.txt.yml:1: this sidecar has no article; did you mean “roscosmos.txt.yml”?",
        "seeds/articles/z.yml:1: this sidecar has no article; name it after its article and add “.yml”, or remove it",
    ]


@pytest.mark.parametrize("name", ["a.txt", "sound.txt.yml"])
def test_a_link_out_of_seeds_is_not_followed(make_project: MakeProject, tmp_path: Path, name: str) -> None:
    project = make_project(files={"seeds/articles/sound.txt": "Texte."})
    (tmp_path / "secret.txt").write_text("title: secret", encoding="utf-8")
    (project.articles / name).symlink_to(tmp_path / "secret.txt")
    articles, problems = read_articles(project)
    assert [(article.name, article.sidecar.value) for article in articles][-1][0] == "sound.txt"
    assert all("secret" not in f"{article.text}{article.sidecar.value}" for article in articles)
    said = "this link leads out of seeds/; put the file itself in its place"
    assert [str(problem) for problem in problems] == [f"seeds/articles/{name}:1: {said}"]


def test_a_link_within_seeds_is_followed(make_project: MakeProject) -> None:
    project = make_project(files={"seeds/articles/a.txt": "Texte."})
    (project.articles / "b.txt").symlink_to("a.txt")
    articles, problems = read_articles(project)
    assert ([article.text for article in articles], problems) == (["Texte.", "Texte."], [])


def test_what_is_no_ordinary_file_is_reported_and_not_waited_for(make_project: MakeProject) -> None:
    project = make_project()
    os.mkfifo(project.articles / "a.txt")
    _, problems = read_articles(project)
    said = "this is no ordinary file; put a text file in its place"
    assert [str(problem) for problem in problems] == [f"seeds/articles/a.txt:1: {said}"]


def test_a_missing_file_is_reported(make_project: MakeProject) -> None:
    project = make_project()
    article, problems = read_article(project, project.root / "gone.txt")
    said = "the file can't be read (No such file or directory); see that it exists and that you may read it"
    assert (article, [str(problem) for problem in problems]) == (None, [f"gone.txt:1: {said}"])
