"""The list of all articles and entities: what each row holds, and what it can be narrowed by."""

import re

from conftest import MakeProject
from dossier.build import convert
from dossier.project import Project

NAMES = {
    "kestrel": ("spacecraft", "Kestrel", "Kestrel"),
    "kervoal": ("place", "Kervoal", "Kervoal Bay"),
    "ada": ("person", "Ada Zélande", "Ada Zealand"),
    "bea": ("person", "Béa Ébène", "Bea Ebony"),
    "vol-neuf": ("mission", "Vol Neuf", "Flight Nine"),
}
FILES: dict[str, str | bytes] = {
    **{
        f"seeds/entities/{key}.yml": f"type: {kind}\nname: {{fr: {fr}, en: {en}}}\naliases: ['Alias | {key}']\n"
        "description: {fr: Une fiche., en: An entry.}\nsources: []\n"
        for key, (kind, fr, en) in NAMES.items()
    },
    "seeds/articles/a.txt": "Le Kestrel part\n\nLe Kestrel a quitté Kervoal mardi matin avec Ada Zélande à bord.\n",
    "seeds/articles/a.txt.yml": "date: '2024-12-31/2025-01-01'\nsource: Le Large & Co\nauthor: [Ève Nord, Luc Sud]\n",
    "seeds/articles/b.txt": "Un retour discret\n\nAda Zélande est rentrée hier soir, sans un mot pour la presse.\n",
    "seeds/articles/b.txt.yml": "date: '2023-05'\nlang: fr\n",
    "seeds/articles/c.txt": "Rien de neuf\n\nLa mer est calme et personne ne part, disent les pêcheurs du lieu.\n",
}


def _list(project: Project, lang: str = "fr") -> str:
    convert(project, lambda _: None)
    return (project.root / "docs" / lang / "browse/index.md").read_text(encoding="utf-8")


def _rows(page: str, kind: str) -> list[str]:
    section = page.partition(f'<section class="rows" data-kind="{kind}"')[2].partition("</section>")[0]
    return re.findall(r"^- (.*)$", section, re.MULTILINE)


def _names(page: str, row: str) -> set[str]:
    """Return the entities that an article's row says it names: by their places among all those of the page."""
    listed = re.findall(r'data-id="(.*?)"', page)
    return {listed[int(place)] for place in re.findall(r'data-names="(.*?)"', row)[0].split()}


def test_articles_stand_newest_first_with_what_they_are_chosen_by(make_project: MakeProject) -> None:
    page = _list(make_project(files=FILES))
    newest, older, undated = _rows(page, "article")
    assert [re.findall(r'data-years="(.*?)"', row)[0] for row in (newest, older, undated)] == ["2024 2025", "2023", ""]
    assert _names(page, newest) == {"kestrel", "kervoal", "ada"}
    assert _names(page, older) == {"ada"}
    assert _names(page, undated) == set()
    assert '<span class="outlet">Le Large &amp; Co</span>' in newest
    assert re.findall(r'<span class="author">(.*?)</span>', newest) == ["Ève Nord", "Luc Sud"]
    assert 'data-lang="fr" data-language="français"' in older
    assert '<span class="outlet">' not in older


def test_names_stand_by_kind_with_how_many_articles_name_them(make_project: MakeProject) -> None:
    page = _list(make_project(files=FILES), "en")
    ebony, zealand = _rows(page, "person")
    assert '[Bea Ebony](../entities/bea.md)</span> <span class="count"></span>' in ebony
    assert '[Ada Zealand](../entities/ada.md)</span> <span class="count">2</span>' in zealand
    assert 'data-also="Ada Zélande &#124; Alias &#124; ada"' in zealand
    assert _rows(page, "mission")
    assert not _rows(page, "rocket")
    for kind in ("article", "person", "place", "spacecraft", "mission"):
        assert f"](#{kind})" in page
        assert f"{{ #{kind} }}" in page


def test_facets_are_those_that_articles_have_and_their_keys_are_the_same_in_both_editions(
    make_project: MakeProject,
) -> None:
    project = make_project(files=FILES)
    keys = [re.findall(r'data-facet="(\w+)"', _list(project, lang)) for lang in ("fr", "en")]
    # Nobody names the mission.
    assert keys == [["outlet", "year", "person", "place", "spacecraft", "author", "lang"]] * 2


def test_a_dossier_without_articles_or_names_has_a_list_all_the_same(make_project: MakeProject) -> None:
    page = _list(make_project())
    assert "<section" not in page
    assert "data-facet" in page


def test_what_an_article_says_of_itself_is_shown_as_text(make_project: MakeProject) -> None:
    files: dict[str, str | bytes] = {
        "seeds/articles/a.txt": "Un *titre* <b>hostile</b> [x](y)\n\nDu texte, rien que du texte, encore du texte.\n",
        "seeds/articles/a.txt.yml": "source: '<script>x</script> | {.y}'\nauthor: '\"> *A*'\nlang: en\n",
    }
    (row,) = _rows(_list(make_project(files=files)), "article")
    assert "<script>" not in row
    assert "<b>" not in row
    assert "*" not in row
    assert "{" not in row


def test_the_list_is_left_out_of_the_search_and_led_to(make_project: MakeProject) -> None:
    project = make_project(files=FILES)
    assert "search:\n  exclude: true" in _list(project)
    for name in ("articles", "entities"):
        assert "](../browse/index.md)" in (project.root / f"docs/fr/{name}/index.md").read_text(encoding="utf-8")
