"""Whole pages, from a dossier in tests/cases/golden to the Markdown of both editions: a change shows as a diff."""

import difflib
import json
import shutil
from html.parser import HTMLParser
from pathlib import Path

import pytest

from conftest import CASES, MakeProject, build_site, lay_out
from dossier.build import convert
from dossier.lines import ITEM, MARKED_HEADING, QUOTED
from dossier.project import EDITIONS, Project
from dossier.seal import is_generated

GOLDEN = CASES / "golden"


def _pages(project: Project) -> dict[str, str]:
    """Return the generated pages by path, without the line of their seal."""
    pages = {}
    for path in sorted((project.root / "docs").rglob("*.md")):
        text = path.read_text(encoding="utf-8")
        if is_generated(text):
            pages[path.relative_to(project.root).as_posix()] = "".join(
                line for line in text.splitlines(keepends=True) if not line.startswith("# dossier ")
            )
    return pages


def _difference(expected: dict[str, str], got: dict[str, str]) -> str:
    return "".join(
        line
        for path in sorted(expected.keys() | got.keys())
        for line in difflib.unified_diff(
            expected.get(path, "").splitlines(keepends=True),
            got.get(path, "").splitlines(keepends=True),
            f"expected/{path}",
            path,
        )
    )


@pytest.mark.parametrize("case", sorted(GOLDEN.iterdir()), ids=lambda case: case.name)
def test_pages_are_as_recorded(case: Path, make_project: MakeProject, recording: bool) -> None:
    project = make_project()
    shutil.copytree(case, project.root, dirs_exist_ok=True, ignore=shutil.ignore_patterns("expected"))
    outcome = convert(project, lambda _: None)
    assert [str(problem) for problem in outcome.problems] == []
    got = _pages(project)
    if recording:
        shutil.rmtree(case / "expected", ignore_errors=True)
        for path, text in got.items():
            (case / "expected" / path).parent.mkdir(parents=True, exist_ok=True)
            (case / "expected" / path).write_bytes(text.encode())
    recorded = sorted(path for path in (case / "expected").rglob("*.md"))
    assert recorded, f"{case.name} has no expected pages; make them with --record-golden, and read them"
    expected = {path.relative_to(case / "expected").as_posix(): path.read_bytes().decode() for path in recorded}
    difference = _difference(expected, got)
    assert not difference, f"pages differ from those recorded:\n{difference}"


class _Page(HTMLParser):
    """What a browser would make of a page, as far as an article could meddle with it."""

    def __init__(self, path: Path) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[str] = []
        self.article: list[str] = []
        self.aside: list[str] = []
        self._open: list[tuple[str, str]] = []
        self.feed(path.read_text(encoding="utf-8"))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag in ("div", "script", "a", "span", "details"):
            self._open.append((tag, dict(attrs).get("type" if tag == "script" else "class") or ""))

    def handle_endtag(self, tag: str) -> None:
        if self._open and self._open[-1][0] == tag:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1] == ("script", "application/ld+json"):
            assert json.loads(data), "what machines read, and no browser runs"
        elif self._open and self._open[-1][0] == "script":
            self.scripts.append(data)
        elif ("div", "article-text") in self._open and ("a", "headerlink") not in self._open:
            self.article.append(data)
        elif ("details", "removed") in self._open:
            self.aside.append(data)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Return the built dossier whose every word wants to be more than text, its file's name too."""
    project = lay_out(tmp_path_factory.mktemp("hostile"), seeds=GOLDEN / "hostile" / "seeds")
    for path in project.articles.glob("[[]x*"):
        ending = ".txt.yml" if path.suffix == ".yml" else ".txt"
        path.rename(path.with_name(f"<img src=x onerror=alert(40)> \" '{ending}"))
    outcome = build_site(project, lambda _: None, strict=True)
    assert outcome.published, [str(problem) for problem in outcome.problems]
    return project


def test_hostile_words_are_nothing_but_text_in_the_site(hostile: Project) -> None:
    pages = sorted(hostile.site.rglob("*.html"))
    for path in pages:
        page = _Page(path)
        for tag, attributes in page.elements:
            where = f"{path.relative_to(hostile.site)}: <{tag} {attributes}>"
            assert not [name for name in attributes if name.startswith("on")], where
            assert attributes.get("src") != "x", where
            assert not (attributes.get("href") or "").lower().startswith(("javascript:", "data:")), where
            assert tag not in ("style", "b", "i", "del", "ins", "sub", "abbr"), where
            assert tag != "pre" or attributes.keys() == {"tabindex", "role", "aria-label"}, where  # a citation's
            assert tag != "blockquote" or not attributes, where
        assert not [script for script in page.scripts if "alert(" in script], path
    for index in hostile.site.rglob("search_index.json"):
        text = index.read_text(encoding="utf-8")
        assert "alert(" in text
        assert "<script" not in text
        assert "<img" not in text


def test_hostile_words_are_shown_letter_for_letter(hostile: Project) -> None:
    raw = next(hostile.articles.glob("<img*.txt")).read_text(encoding="utf-8")
    for edition in EDITIONS:
        page = _Page(hostile.site / edition.prefix / "articles" / "hostile" / "index.html")
        shown = ["".join("".join(words).split()) for words in (page.article, page.aside)]
        for line in raw.split("\n")[1:]:
            marker = ITEM.match(line.strip()) or QUOTED.match(line.strip()) or MARKED_HEADING.match(line.strip())
            words = "".join(line.strip()[marker.end() if marker else 0 :].split())
            assert any(words in each for each in shown), line
