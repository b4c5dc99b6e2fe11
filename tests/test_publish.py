"""The site holds together: every link leads somewhere, in both editions, wherever the site lies."""

import re
import shutil
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest
from click.testing import CliRunner, Result

from conftest import CASES, MakeProject, build_site, lay_out
from dossier.build import clean_up
from dossier.cli import main
from dossier.project import Project

TIDE = CASES / "golden" / "tide"
ADDRESS = "https://example.org/dossier/"


class _Page(HTMLParser):
    """What a page is called and where it leads."""

    def __init__(self, path: Path) -> None:
        super().__init__(convert_charrefs=True)
        self.ids: set[str] = set()
        self.links: list[str] = []
        """What readers follow and browsers load."""
        self.loads: list[str] = []
        """What browsers load of themselves."""
        self.heads: dict[str, str] = {}
        """What `<link>` says, by relation and language, and what robots are told."""
        self.refresh: str | None = None
        self.feed(path.read_text(encoding="utf-8"))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if "id" in values:
            assert values["id"] not in self.ids, f"two elements have the id {values['id']}"
            self.ids.add(values["id"])
        addresses = [values[name] for name in ("href", "src") if name in values]
        self.links += addresses
        if tag == "link":
            self.heads[f"{values['rel']} {values.get('hreflang', '')}".strip()] = values["href"]
        if tag not in ("a", "link") or values.get("rel") in ("stylesheet", "icon", "preload"):
            self.loads += addresses
        if values.get("name") == "robots":
            self.heads["robots"] = values["content"]
        if values.get("http-equiv") == "refresh":
            self.refresh = values["content"].partition("url=")[2]
            self.links.append(self.refresh)


_read = cache(_Page)


def _target(site: Path, page: Path, link: str) -> tuple[Path, str] | None:
    """Return the file of the site, and the fragment, that a link on a page leads to; None where it leads elsewhere."""
    here = f"https://dossier.invalid/{page.relative_to(site).as_posix()}"
    address, fragment = urldefrag(urljoin(here, link))
    if not address.startswith("https://dossier.invalid/"):
        return None
    path = unquote(urlsplit(address).path).lstrip("/")
    return site / (f"{path}index.html" if not path or path.endswith("/") else path), unquote(fragment)


def _broken(site: Path) -> Iterator[str]:
    """Yield the links of a site that lead nowhere."""
    for page in sorted(site.rglob("*.html")):
        if page.name == "404.html":  # a server shows it at any address
            continue
        for link in _read(page).links:
            target = _target(site, page, link)
            if target is None:
                continue
            file, fragment = target
            if not file.is_file():
                yield f"{page.relative_to(site)}: {link} leads to no file"
            elif fragment and fragment not in _read(file).ids:
                yield f"{page.relative_to(site)}: {link} leads to no passage"


def _lay_out_tide(root: Path) -> Project:
    project = lay_out(root, seeds=TIDE / "seeds")
    shutil.copytree(TIDE / "docs", project.root / "docs", dirs_exist_ok=True)
    return project


@pytest.fixture
def tide(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """Return a small dossier with pages in one language only and an article that has moved."""
    monkeypatch.delenv("SITE_URL", raising=False)
    project = _lay_out_tide(tmp_path / "dossier")
    monkeypatch.chdir(project.root)
    return project


@pytest.fixture(scope="module")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Return that dossier with its site, for tests that change nothing."""
    project = _lay_out_tide(tmp_path_factory.mktemp("tide") / "dossier")
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("SITE_URL", raising=False)
        _build(project)
    return project


@pytest.fixture
def built(built_once: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """Return a copy of it, for tests that change it."""
    monkeypatch.delenv("SITE_URL", raising=False)
    project = Project(shutil.copytree(built_once.root, tmp_path / "dossier"))
    monkeypatch.chdir(project.root)
    return project


def _build(project: Project) -> Path:
    outcome = build_site(project, lambda _: None, strict=True)
    assert outcome.published, [str(problem) for problem in outcome.problems]
    return project.site


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments, catch_exceptions=False)


def test_every_link_of_the_shipped_site_leads_somewhere(shipped_site: Path) -> None:
    assert list(_broken(shipped_site)) == []


def test_no_page_of_the_shipped_site_loads_anything_from_another_host(shipped_site: Path) -> None:
    for page in sorted(shipped_site.rglob("*.html")):
        assert not [link for link in _read(page).loads if urlsplit(link).netloc], page


def test_a_site_without_an_address_is_whole(built_once: Project) -> None:
    site = built_once.site
    assert list(_broken(site)) == []
    assert not list(site.rglob("sitemap.xml*"))
    assert "alternate fr" in _read(site / "index.html").heads
    for page in sorted(site.rglob("index.html")):
        heads = _read(page).heads
        assert "canonical" not in heads
        assert ("alternate fr" in heads) == ("alternate en" in heads)
        if "alternate fr" in heads:  # a page that only leads elsewhere has no twin
            own, other = ("en", "fr") if page.is_relative_to(site / "en") else ("fr", "en")
            path = page.relative_to(site / "en" if own == "en" else site)
            assert _target(site, page, heads[f"alternate {own}"]) == (page, "")
            assert _target(site, page, heads[f"alternate {other}"]) == (
                site / ("en" if other == "en" else "") / path,
                "",
            )


def test_the_links_checker_sees_what_is_broken(built: Project) -> None:
    site = built.site
    page = site / "about" / "index.html"
    words = '<a href="../nowhere/">1</a><a href="../method/#nowhere">2</a><img src="none.png"></body>'
    page.write_text(page.read_text(encoding="utf-8").replace("</body>", words), encoding="utf-8")
    assert list(_broken(site)) == [
        "about/index.html: ../nowhere/ leads to no file",
        "about/index.html: ../method/#nowhere leads to no passage",
        "about/index.html: none.png leads to no file",
    ]


@pytest.mark.parametrize("given", [ADDRESS, ADDRESS.rstrip("/")])
def test_a_site_below_a_path_names_its_addresses(tide: Project, monkeypatch: pytest.MonkeyPatch, given: str) -> None:
    monkeypatch.setenv("SITE_URL", given)
    site = _build(tide)
    canonical: dict[str, set[str]] = {"": set(), "en/": set()}
    for page in sorted(site.rglob("index.html")):
        heads, edition = _read(page).heads, "en/" if page.is_relative_to(site / "en") else ""
        path = page.parent.relative_to(site / edition).as_posix().removeprefix(".")
        path = f"{path}/" if path else ""
        assert heads["canonical"] == f"{ADDRESS}{edition}{path}"
        if "robots" not in heads:
            canonical[edition].add(heads["canonical"])
        if "alternate fr" in heads:  # all but those of one edition only, and those that lead elsewhere
            assert heads["alternate fr"] == f"{ADDRESS}{path}"
            assert heads["alternate en"] == f"{ADDRESS}en/{path}"
            assert (site / "en" / path / "index.html").is_file()
            assert (site / path / "index.html").is_file()
    for edition, addresses in (("", canonical[""] | canonical["en/"]), ("en/", canonical["en/"])):
        listed = re.findall("<loc>(.*?)</loc>", (site / edition / "sitemap.xml").read_text(encoding="utf-8"))
        assert len(listed) == len(set(listed))
        assert set(listed) == addresses


def test_a_former_address_leads_to_the_present_one(built_once: Project) -> None:
    site = built_once.site
    for edition in ("", "en/"):
        page = site / edition / "articles/barrage-de-kervoal/index.html"
        moved = _read(page)
        assert moved.refresh
        present = site / edition / "articles/kervoal-tourne/index.html"
        assert _target(site, page, moved.refresh) == (present, "")
        assert present in {target[0] for link in moved.links if (target := _target(site, page, link))}
        for listing in ("articles/index.html", "search/search_index.json"):
            assert "barrage-de-kervoal" not in (site / edition / listing).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("there", "here", "path", "says"),
    [
        ("", "en/", "analyses/courants/", "This page exists in French only."),
        ("en/", "", "notes/method/", "Cette page n’existe qu’en anglais."),
    ],
)
def test_a_page_in_one_language_is_named_in_the_other_edition(
    built_once: Project, there: str, here: str, path: str, says: str
) -> None:
    site = built_once.site
    page = site / here / path / "index.html"
    assert says in page.read_text(encoding="utf-8")
    written = site / there / path / "index.html"
    assert written in {target[0] for link in _read(page).links if (target := _target(site, page, link))}
    index = page.parents[1] / "index.html"
    assert page in {target[0] for link in _read(index).links if (target := _target(site, index, link))}


BROKEN = "# Un\n\nVoir [ceci](absent.md), puis\n[cela](../articles/kervoal-tourne.md#p-absent), et [soi](#ailleurs).\n"
SAID = [
    "docs/fr/analyses/one.md:3: the link “absent.md” leads to a page that isn't there; "
    "correct the link, or add what it leads to",
    "docs/fr/analyses/one.md:4: the link “#ailleurs” leads to a passage that isn't there; "
    "correct the link, or add what it leads to",
    "docs/fr/analyses/one.md:4: the link “../articles/kervoal-tourne.md#p-absent” leads to a passage that isn't there; "
    "correct the link, or add what it leads to",
]


def test_broken_links_are_named_by_line_and_keep_strict_builds_from_the_site(built: Project) -> None:
    site = built.site
    before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    (built.root / "docs/fr/analyses/one.md").write_text(BROKEN, encoding="utf-8")

    checked = _run("check")
    assert (checked.exit_code, checked.stderr.splitlines()) == (1, SAID)
    strict = _run("build", "--strict")
    assert (strict.exit_code, strict.stderr.splitlines()) == (1, SAID)
    assert {path: path.read_bytes() for path in site.rglob("*") if path.is_file()} == before

    lenient = _run("build")
    assert (lenient.exit_code, lenient.stderr.splitlines()) == (1, SAID)
    assert "absent.md" in (site / "analyses/one/index.html").read_text(encoding="utf-8")


@pytest.mark.usefixtures("without_books")
def test_a_handwritten_page_that_cannot_be_read_stops_no_other(tide: Project) -> None:
    (tide.root / "docs/fr/analyses/one.md").write_bytes("# Été\n".encode("latin-1"))
    result = _run("build")
    assert result.exit_code == 1
    assert result.stderr.startswith("docs/fr/analyses/one.md:1: ")
    assert (tide.site / "articles/kervoal-tourne/index.html").is_file()


@pytest.mark.usefixtures("without_books")
def test_a_link_to_nothing_among_handwritten_pages_stops_no_other(tide: Project) -> None:
    (tide.root / "docs/fr/analyses/two.md").symlink_to("absent.md")
    for command in ("check", "build"):
        result = _run(command)
        assert result.exit_code == 1
        assert result.stderr.startswith("docs/fr/analyses/two.md:1: ")
    assert (tide.site / "articles/kervoal-tourne/index.html").is_file()


@pytest.mark.usefixtures("without_books")
@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("mkdocs.yml", "site_name: [\n"),
        ("mkdocs.en.yml", "INHERIT: mkdocs.yml\nplugins: [absent]\n"),
        ("scripts/overrides/main.html", "{% extends 'base.html' %}{% block content %}{{ }}{% endblock %}"),
    ],
)
def test_a_broken_configuration_or_theme_leaves_the_last_site(built: Project, path: str, text: str) -> None:
    before = {page: page.read_bytes() for page in built.site.rglob("*") if page.is_file()}
    (built.root / path).write_text(text, encoding="utf-8")
    result = CliRunner().invoke(main, ["build"])
    assert result.exit_code == 1
    if path.endswith(".yml"):  # a theme's bug may show itself by its traceback
        assert f"\n{path}:1: " in f"\n{result.stderr}"
        assert "nothing published; the last site stays" in result.stdout
    assert {page: page.read_bytes() for page in built.site.rglob("*") if page.is_file()} == before


@pytest.mark.parametrize("name", ["site/CNAME", "site"])
def test_what_stands_in_the_sites_place_and_is_no_builds_is_left(make_project: MakeProject, name: str) -> None:
    project = make_project()
    if name != "site":
        assert build_site(project, lambda _: None).published
    (project.root / name).write_text("mine", encoding="utf-8")
    outcome = build_site(project, lambda _: None)
    assert not outcome.published
    assert [str(problem) for problem in outcome.problems] == [
        f"{name}:1: the build did not make this; move it elsewhere: the build puts a whole new site here"
    ]
    clean_up(project)
    assert (project.root / name).read_text(encoding="utf-8") == "mine"


def test_pages_that_mkdocs_cannot_make_are_left_out_and_named(make_project: MakeProject) -> None:
    said = {
        "docs/fr/en/x.md": "this folder's address is the other edition's; move it to docs/en/",
        "docs/fr/analyses/README.md": "MkDocs takes a README.md for a section's index; name it index.md",
        "docs/fr/analyses/a\nb.md": "a page's name can't hold such characters; rename it",
    }
    project = make_project(files=dict.fromkeys(said, "# X"))
    outcome = build_site(project, lambda _: None)
    assert outcome.published
    assert sorted(f"{problem.what}; {problem.mend}" for problem in outcome.problems) == sorted(said.values())
    assert all((project.root / name).read_text(encoding="utf-8") == "# X" for name in said)


@pytest.mark.parametrize("day", ["0900-10-05", "1957-10-05", "2120-01-01", "9999-12-31"])
def test_any_day_may_be_the_newest(make_project: MakeProject, monkeypatch: pytest.MonkeyPatch, day: str) -> None:
    monkeypatch.setenv("SITE_URL", "https://example.org/")
    project = make_project(files={"seeds/articles/a.txt": "Un texte.", "seeds/articles/a.txt.yml": f"date: '{day}'"})
    assert build_site(project, lambda _: None).published


def test_a_broken_template_is_a_problem_and_the_last_site_stays(make_project: MakeProject) -> None:
    project = make_project()
    assert build_site(project, lambda _: None).published
    (project.root / "docs/fr/about.md").write_text("---\ntemplate: nope.html\n---\n# A\n", encoding="utf-8")
    outcome = build_site(project, lambda _: None)
    assert not outcome.published
    assert any("about.md" in problem.what for problem in outcome.problems)
    assert (project.site / "about" / "index.html").is_file()


@pytest.mark.parametrize("url", ["", "https://example.org/", "https://example.org/dossier/"])
def test_each_404_page_leads_to_the_other_edition(
    make_project: MakeProject, monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    monkeypatch.setenv("SITE_URL", url)
    project = make_project()
    build_site(project, lambda _: None)
    root = urlsplit(url).path or "/"
    for page, there in (("404.html", f"{root}en/index.html"), ("en/404.html", f"{root}index.html")):
        text = (project.site / page).read_text(encoding="utf-8")
        link = re.search(r'class="other-edition" href="([^"]*)"', text)
        assert link
        assert urljoin("https://example.org/any/where/", link[1]) == f"https://example.org{there}"
