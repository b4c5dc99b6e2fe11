"""Links on people's pages: what is one, where it leads, the words around it; and the pages that show it."""

import re
from pathlib import Path

import pytest
import yaml

from conftest import ROOT, MakeProject
from dossier import page_links as module
from dossier.build import convert
from dossier.kept import Kept
from dossier.page_links import EXTENSIONS, known_page_links, page_links
from dossier.project import EDITIONS, Project

FRENCH, ENGLISH = EDITIONS
LONG = "mot " * 300

ENTITY = """type: organisation
name: {fr: Institut, en: Institute}
description: {fr: Un institut., en: An institute.}
sources: []
"""
FILES: dict[str, str | bytes] = {
    "seeds/entities/idm.yml": ENTITY,
    "seeds/articles/a.txt": "Un titre bien à lui\n\nL’article ne dit rien de personne, et voilà tout.\n",
    "seeds/articles/a.txt.yml": "slug: neuf\nformer_slugs: [ancien]\n",
}


def _targets(text: str, path: str = "analyses/x.md") -> list[str]:
    return [link.target for link in page_links(FRENCH, path, text)]


@pytest.mark.parametrize(
    ("page", "written", "target"),
    [
        ("index.md", "entities/idm.md", "entities/idm.md"),
        ("about.md", "entities/idm.md#mentions", "entities/idm.md"),
        ("analyses/x.md", "../entities/idm.md", "entities/idm.md"),
        ("analyses/index.md", "../entities/idm.md?x=1#y", "entities/idm.md"),
        ("a/b/x.md", "./../../articles/../entities/idm.md", "entities/idm.md"),
        ("essais/x.md", "../entities/d%C3%A9j%C3%A0.md", "entities/déjà.md"),
        # addresses of the site, from that of the page
        ("index.md", "entities/idm/", "entities/idm.md"),
        ("about.md", "../entities/idm/index.html#mentions", "entities/idm.md"),
        ("analyses/x.md", "../../entities/idm", "entities/idm.md"),
        ("analyses/index.md", "../entities/idm/", "entities/idm.md"),
        ("analyses/x.md", "../../en/entities/idm/", "entities/idm.md"),
    ],
)
def test_a_link_leads_to_a_page_of_the_dossier(page: str, written: str, target: str) -> None:
    assert _targets(f"Voir [lui]({written}).", page) == [target]
    assert _targets(f"Voir [lui][1].\n\n[1]: {written}", page) == [target]
    assert _targets(f'Voir <a href="{written}">lui</a>.', page) == [target]


def test_an_address_of_the_english_edition_starts_from_its_own_root() -> None:
    def target(href: str) -> str:
        return page_links(ENGLISH, "about.md", f'<a href="{href}">it</a>')[0].target

    assert target("../entities/idm/") == target("../../entities/idm/") == target("../../en/entities/idm/")
    assert target("../entities/idm/") == "entities/idm.md"


@pytest.mark.parametrize(
    "text",
    [
        "`[lui](../entities/idm.md)`",
        "    [lui](../entities/idm.md)",
        "```\n[lui](../entities/idm.md)\n```",
        "<!-- [lui](../entities/idm.md) -->",
        "<!--\n<a href='../entities/idm.md'>lui</a>\n-->",
        r"\[lui](../entities/idm.md)",
        "![lui](../entities/idm.md)",
        "[lui](https://example.org/entities/idm.md) [lui](//example.org/x.md) [lui](mailto:a@example.org)",
        "[lui](/entities/idm.md) [ici](#la) [soi](x.md#la) [dehors](../../../entities/idm.md) [rien]()",
        "[image](../assets/idm.svg) [mal](http://[::1)",
        "<script>'<a href=\"../entities/idm.md\">lui</a>'</script>",
    ],
)
def test_this_is_no_link_to_a_page_of_the_dossier(text: str) -> None:
    assert _targets(f"Avant.\n\n{text}\n") == []


@pytest.mark.parametrize(
    ("text", "section", "parts", "marked"),
    [
        ("Une phrase. Puis [lui](i.md) et *[l’](i.md)autre*. Fin.", "", ("Puis lui et l’autre.",), ["lui", "l’"]),
        ("# Titre\n\n## La *suite*\n\nVoir\n[lui](i.md)\nlà.", "la-suite", ("Voir lui là.",), ["lui"]),
        ("# De [lui](i.md)\n", "", ("De lui",), ["lui"]),
        ("# T\n\n### De [lui](i.md) { #b }\n", "b", ("De lui",), ["lui"]),
        ("- un\n- deux [lui](i.md)\n    - trois\n", "", ("deux lui",), ["lui"]),
        ("| a | b |\n|---|---|\n| un | [lui](i.md) deux |\n", "", ("lui deux",), ["lui"]),
        ("Terme\n:   dit [lui](i.md)\n", "", ("dit lui",), ["lui"]),
        ("Un.[^1]\n\n[^1]: Voir [lui](i.md).\n", "", ("Voir lui.",), ["lui"]),
        ("Dit [lui](i.md)[^1].\n\n[^1]: rien\n", "", ("Dit lui.",), ["lui"]),
        ('!!! note "Titre"\n    Dit [lui](i.md) ici.\n', "", ("Dit lui ici.",), ["lui"]),
        ('<div markdown="1">\n\nDit [lui](i.md) ici.\n\n</div>\n', "", ("Dit lui ici.",), ["lui"]),
        ("Voir [![une image](a.png)](i.md) là.", "", ("Voir là.",), []),
        ("a &amp; b < c [*x* & `y`](i.md) &lt;b&gt;", "", ("a & b < c x & y <b>",), ["x & y"]),
    ],
)
def test_the_sentence_or_heading_around_a_link_is_found(
    text: str, section: str, parts: tuple[str, ...], marked: list[str]
) -> None:
    ((words,),) = (link.words for link in page_links(FRENCH, "x.md", text))
    assert words.section == section
    assert words.parts == parts
    assert [parts[0][start:end] for start, end in words.marks[0]] == marked


def test_of_a_long_sentence_only_what_stands_around_its_links_is_kept() -> None:
    text = f"{LONG}[lui](i.md) {LONG}{LONG}[lui](i.md) fin."
    ((words,),) = (link.words for link in page_links(FRENCH, "x.md", text))
    assert len(words.parts) == 2
    assert all("lui" in part and len(part) < 800 for part in words.parts)
    assert words.is_cut == (True, False)
    assert [part[start:end] for part, marks in zip(words.parts, words.marks, strict=True) for start, end in marks] == [
        "lui",
        "lui",
    ]


def test_pages_are_read_as_mkdocs_reads_them() -> None:
    class Loader(yaml.SafeLoader):
        """Reads mkdocs.yml, whatever the environment says."""

    Loader.add_constructor("!ENV", lambda *_: None)
    Loader.add_constructor("!relative", lambda *_: "")
    config = yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), Loader)
    assert tuple(config["markdown_extensions"]) == EXTENSIONS


def test_a_page_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = Kept(tmp_path)
    first = known_page_links(FRENCH, "x.md", "[lui](i.md)", kept)
    assert first
    monkeypatch.setattr(module, "page_links", lambda *_: ())
    assert known_page_links(FRENCH, "x.md", "[lui](i.md)", kept) == first
    assert known_page_links(FRENCH, "x.md", "[lui](j.md)", kept) == ()
    assert known_page_links(ENGLISH, "x.md", "[lui](i.md)", kept) == ()


def _made(project: Project, lang: str, path: str) -> str:
    assert [str(problem) for problem in convert(project, lambda _: None).problems if not problem.is_note] == []
    return (project.root / "docs" / lang / path).read_text(encoding="utf-8")


def _pages(text: str) -> str:
    return text.partition("{ #pages }\n")[2].partition("\n## ")[0]


def test_entities_and_articles_show_the_pages_that_link_to_them(make_project: MakeProject) -> None:
    project = make_project(files=FILES)
    page = project.root / "docs/fr/analyses/one.md"
    page.write_text(
        "---\ntitle: Mon *analyse*\n---\n# Mon analyse\n\n## Les dates\n\nOn lit [l’article](../articles/ancien.md), "
        "et [l’IDM](../entities/idm.md#mentions) : <b>rien</b>.\n\nEncore [lui](../articles/neuf.md).\n",
        encoding="utf-8",
    )
    entity = _pages(_made(project, "fr", "entities/idm.md"))
    assert "### [Mon &#42;analyse&#42;](../analyses/one.md)" in entity
    assert "- On lit l’article, et <mark>l’IDM</mark>\xa0: rien.&#160;[¶](../analyses/one.md#les-dates)" in entity
    article = _pages(_made(project, "fr", "articles/neuf.md"))
    assert re.findall("<mark>(.*?)</mark>", article) == ["l’article", "lui"]
    assert _pages(_made(project, "en", "entities/idm.md")) == "", "the English edition has a page of its own there"


def test_a_page_that_only_the_other_edition_has_counts_and_says_its_language(make_project: MakeProject) -> None:
    project = make_project(
        files={**FILES, "docs/fr/essais/un.md": "# Un essai\n\n## Ici\n\nVoir [lui](../entities/idm.md)."}
    )
    shown = _pages(_made(project, "en", "entities/idm.md"))
    assert '### [<span lang="fr">Un essai</span>](../essais/un.md)' in shown
    assert "In French" in shown
    assert '<span lang="fr">Voir <mark>lui</mark>.</span>&#160;[¶](../essais/un.md){' in shown


def test_a_link_that_comes_or_goes_changes_the_pages(make_project: MakeProject) -> None:
    project = make_project(files=FILES)
    page = project.root / "docs/fr/about.md"
    for words in ("rien", "[lui](entities/idm.md) et [lui](articles/ancien.md)", "rien"):
        page.write_text(f"# À propos\n\nIci {words}.\n", encoding="utf-8")
        is_linked = words != "rien"
        assert bool(_pages(_made(project, "fr", "entities/idm.md"))) == is_linked
        assert bool(_pages(_made(project, "fr", "articles/neuf.md"))) == is_linked
        assert not _pages(_made(project, "en", "articles/neuf.md"))
