"""The table of all entities: sorted, with countries in words, and every dispatch counted once."""

import re

from conftest import MakeProject
from dossier.build import convert
from dossier.project import Project

DISPATCH = (
    "Le Kestrel a quitté Kervoal mardi matin sous la pluie, avec ses trois turbines et sept personnes à son bord, "
    "selon l’Institut des marées, qui suit depuis douze ans les courants du large et publie chaque mois une carte.\n\n"
    "Personne n’attendait un départ si tôt dans la saison, car le vent du nord tient d’ordinaire les bateaux au port "
    "jusqu’à la fin du mois, et les pêcheurs du lieu disent qu’ils n’ont jamais vu partir un navire aussi chargé.\n"
)
NAMES = {
    "kestrel": ("spacecraft", "Kestrel", "[FR]"),
    "kervoal": ("place", "Kervoal", "[FR, DK]"),
    "ada": ("person", "Ada Zélande", "[US]"),
    "bea": ("person", "Béa Ébène", "[]"),
}
FILES: dict[str, str | bytes] = {
    **{
        f"seeds/entities/{key}.yml": f"type: {kind}\nname: {{fr: {name}, en: {name}}}\naliases: ['Alias | {key}']\n"
        f"countries: {countries}\ndescription: {{fr: Une fiche., en: An entry.}}\nsources: []\n"
        for key, (kind, name, countries) in NAMES.items()
    },
    "seeds/articles/a.txt": f"Le Kestrel part\n\n{DISPATCH}",
    "seeds/articles/b.txt": f"Un départ sous la pluie\n\n{DISPATCH}",
}


def _table(project: Project, lang: str) -> str:
    convert(project, lambda _: None)
    return (project.root / "docs" / lang / "entities/index.md").read_text(encoding="utf-8")


def test_rows_stand_by_kind_and_by_last_name(make_project: MakeProject) -> None:
    table = _table(make_project(files=FILES), "fr")
    rows = [line for line in table.splitlines() if line.startswith("| ") and "data-sort" in line]
    assert [re.findall(r"\]\((\w+)\.md\)", row)[0] for row in rows] == ["bea", "ada", "kervoal", "kestrel"]
    assert [re.findall(r'<span id="(\w+)">', row) for row in rows] == [["person"], [], ["place"], ["spacecraft"]]
    assert 'data-sort="zelande ada" data-names="Ada Zélande &#124; Alias &#124; ada"' in rows[1]
    assert '<span data-countries="FR DK">France, Danemark</span>' in rows[2]
    assert '<span data-countries="" data-sort=""></span>' in rows[0]
    for kind in ("person", "place", "spacecraft"):
        assert f"](#{kind})" in table


def test_articles_that_are_one_dispatch_count_once(make_project: MakeProject) -> None:
    table = _table(make_project(files=FILES), "en")
    kervoal = next(line for line in table.splitlines() if "(kervoal.md)" in line and line.startswith("| "))
    assert re.findall(r'<span data-sort="(\d+)">', kervoal) == ["1", "1"]
    (most,) = (line for line in table.splitlines() if line.startswith("**Most mentioned:**"))
    assert re.findall(r'\((\w+)\.md\)&#160;<span class="count">(\d+)', most) == [("kestrel", "2"), ("kervoal", "1")]


def test_countries_can_be_chosen_by_name_in_alphabetical_order(make_project: MakeProject) -> None:
    for lang, names in (("fr", ["Danemark", "États-Unis", "France"]), ("en", ["Denmark", "France", "United States"])):
        select = _table(make_project(files=FILES), lang).partition('name="country">')[2].partition("</select>")[0]
        assert re.findall(r"<option value=\"\w+\">(.*?)</option>", select) == names
