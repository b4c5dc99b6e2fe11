"""Provenance: every value says what gave it, on a page of each edition and as JSON, and every rule has its words."""

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest

import dossier
from conftest import CASES, MakeProject, lay_out
from dossier.build import build, convert, gather
from dossier.clean import BlockKind, Removed
from dossier.link import REASONS, RULES
from dossier.linking.senses import Sense
from dossier.messages import load_messages
from dossier.project import EDITIONS, Project
from dossier.provenance import FIELDS, Place, as_json, by_reason, rows
from dossier.quotation import RULES as SPEAKER_RULES
from dossier.relate import Dossier
from dossier.report import RULES as DATE_RULES

CODE = sorted(Path(dossier.__file__).parent.rglob("*.py"))

STORM = {
    "seeds/articles/gros-temps.txt": "Gros temps sur le phare\n\nPar Jeanne Morel\n\n"
    "La mer a passé hier mercredi 5 octobre 2022 par-dessus la jetée, disent les gardiens.\n\n"
    "LIRE AUSSI : Le phare en images\n",
    "seeds/articles/gros-temps.txt.yml": "slug: gros-temps\nsource: Le Phare\ntags: [mer, vent]\n",
}
PAGE = """<!DOCTYPE html><html lang="fr"><head><title>Gros temps – Le Phare</title>
<meta property="og:title" content="Gros temps sur le phare">
<meta property="article:published_time" content="2023-03-03T14:05:00-04:00">
<meta name="author" content="Jeanne Morel | <b>*gras*</b>"></head><body><article><h1>Gros temps sur le phare</h1>
<p>La mer a passé par-dessus la jetée dans la nuit, disent les gardiens du phare, qui n’ont pas dormi.</p>
<p>Ils attendent maintenant que le vent tombe, et comptent les bateaux qui rentrent au port un par un.</p>
</article></body></html>
"""


def _told(project: Project, slug: str, lang: str = "fr") -> dict[str, Any]:
    path = project.root / "docs" / lang / "articles" / slug / "provenance.json"
    told: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return told


def _page(project: Project, slug: str, lang: str = "fr") -> str:
    return (project.root / "docs" / lang / "articles" / slug / "provenance.md").read_text(encoding="utf-8")


def test_json_says_what_gave_each_value_and_where_it_stands(make_project: MakeProject) -> None:
    project = make_project(files=STORM)
    convert(project, lambda _: None)
    told = _told(project, "gros-temps")
    text = STORM["seeds/articles/gros-temps.txt"]
    date = told["fields"]["date"]
    assert (date["value"], date["origin"], date["rule"]) == ("2022-10-06", "inferred", "adjacent_day")
    assert (date["words"], date["in"], date["line"]) == ("hier mercredi 5 octobre 2022", "text", 5)
    assert text[date["start"] : date["end"]] == date["words"]
    assert told["fields"]["source"] == {
        "value": "Le Phare",
        "origin": "given",
        "rule": "sidecar",
        "words": None,
        "in": "sidecar",
        "line": 2,
    }
    assert told["fields"]["url"] is None
    assert told["fields"]["tags"]["value"] == ["mer", "vent"]
    assert told["fields"]["author"]["words"] == "Par Jeanne Morel"
    assert list(told["fields"]) == sorted(FIELDS)
    assert told["text"] == {"blocks": {"paragraph": 1, "title": 1}, "characters": len(text), "published": "full"}
    for line in told["removed"]:
        assert text[line["start"] : line["end"]] == line["words"]
        assert text.splitlines()[line["line"] - 1].endswith(line["words"])
    assert [line["reason"] for line in told["removed"]] == ["byline", "see_also"]


def test_json_is_the_same_in_both_editions_and_bears_the_seal_first(make_project: MakeProject) -> None:
    project = make_project(files=STORM)
    convert(project, lambda _: None)
    french, english = (
        (project.root / "docs" / lang / "articles/gros-temps/provenance.json").read_bytes() for lang in ("fr", "en")
    )
    assert french == english
    told = json.loads(french)
    keys = list(told)
    assert keys[0] == "dossier"
    assert keys[1:] == sorted(keys[1:])
    assert told["schema"] == 1


def test_letters_that_no_file_can_hold_do_not_stop_the_json(make_project: MakeProject) -> None:
    project = make_project(files={**STORM, "seeds/articles/gros-temps.txt.yml": 'tags: ["a\\ud800b"]\n'})
    dossier_, _, _ = gather(project, lambda _: None)
    as_json(dossier_.articles[0]).encode("utf-8")


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        (
            "fr",
            [
                "déduit</span> d’une date que le texte dit",
                "«\u202fhier mercredi 5 octobre 2022\u202f»",
                "ligne 5, caractères ",
                "l’outil n’a rien trouvé qui le dise",
                "1 titre, 1 paragraphe",
                "## 2 lignes laissées de côté",
                "signature, qui a servi à décrire l’article, ligne 3",
                "[Les mêmes données en JSON](provenance.json)",
                "(../gros-temps.md)",
            ],
        ),
        (
            "en",
            [
                "inferred</span> from a date that the text calls",
                '“<span lang="fr">hier mercredi 5 octobre 2022</span>”',
                "line 5, characters ",
                "nothing was found that says it",
                "1 title, 1 paragraph",
                "## 2 lines put aside",
                "byline, used to describe the article, line 3",
            ],
        ),
    ],
)
def test_the_page_says_it_in_words_of_its_edition(make_project: MakeProject, lang: str, said: list[str]) -> None:
    project = make_project(files=STORM)
    assert [str(problem) for problem in convert(project, lambda _: None).problems] == []
    page = _page(project, "gros-temps", lang)
    for words in said:
        assert words in page
    assert "search:\n  exclude: true" in page


def test_the_article_leads_to_its_provenance_and_one_that_stands_alone_holds_it(
    make_project: MakeProject, tmp_path: Path
) -> None:
    from dossier.build import convert_alone

    project = make_project(files=STORM)
    convert(project, lambda _: None)
    article = (project.root / "docs/fr/articles/gros-temps.md").read_text(encoding="utf-8")
    assert "(gros-temps/provenance.md)" in article
    assert "{ #provenance }" not in article
    out = tmp_path / "out"
    convert_alone(project, [project.articles / "gros-temps.txt"], out, lambda _: None)
    assert [path.name for path in out.iterdir()] == ["gros-temps.md"]
    alone = (out / "gros-temps.md").read_text(encoding="utf-8")
    assert "provenance.md" not in alone
    assert "{ #provenance }" in alone
    assert "hier mercredi 5 octobre 2022" in alone.partition("{ #provenance }")[2]


def test_of_a_web_page_the_markup_is_shown_as_text(make_project: MakeProject) -> None:
    project = make_project(files={"seeds/articles/page.html": PAGE, "seeds/articles/page.html.yml": "slug: page\n"})
    convert(project, lambda _: None)
    told = _told(project, "page")["fields"]
    assert told["time"]["value"] == "14:05-04:00"
    assert (told["time"]["in"], told["time"]["line"]) == ("markup", 3)
    article = (project.root / "docs/fr/articles/page.md").read_text(encoding="utf-8")
    assert 'datetime="2023-03-03T14:05-04:00">3 mars 2023 à 14 h 05 (UTC−4)</time>' in article.replace("\xa0", " ")
    assert "time: '14:05-04:00'" in article
    english = (project.root / "docs/en/articles/page.md").read_text(encoding="utf-8")
    assert "3 March 2023, 14:05 (UTC−4)" in english.replace("\xa0", " ")
    for lang in ("fr", "en"):
        assert "<b>" not in _page(project, "page", lang)
        assert '<code class="words">article&#58;published' in _page(project, "page", lang)


def test_mkdocs_publishes_page_and_json_and_leaves_both_out_of_the_search(make_project: MakeProject) -> None:
    project = make_project(files=STORM)
    outcome = build(project, lambda _: None, strict=True)
    assert outcome.published, [str(problem) for problem in outcome.problems]
    for edition in EDITIONS:
        folder = project.site / edition.prefix / "articles" / "gros-temps"
        assert (folder / "provenance" / "index.html").is_file()
        assert json.loads((folder / "provenance.json").read_text(encoding="utf-8"))["article"] == "gros-temps"
        index = (project.site / edition.prefix / "search/search_index.json").read_text(encoding="utf-8")
        assert "gros-temps/provenance" not in index


def test_lines_are_put_together_by_reason_in_their_order() -> None:
    lines = [Removed(at, at, str(at), at, f"removed.{reason}") for at, reason in enumerate("abacb")]
    groups = [(group.reason, [line.line for line in group.lines]) for group in by_reason(lines)]
    assert groups == [("removed.a", [0, 2]), ("removed.b", [1, 4]), ("removed.c", [3])]


def test_many_lines_put_aside_are_shown_by_reason_each_with_its_number(make_project: MakeProject) -> None:
    links = "".join(f"LIRE AUSSI : Le phare en images, {number}\n\n" for number in range(1, 15))
    files = {**STORM, "seeds/articles/gros-temps.txt": STORM["seeds/articles/gros-temps.txt"] + "\n" + links}
    project = make_project(files=files)
    convert(project, lambda _: None)
    page = (project.root / "docs/fr/articles/gros-temps.md").read_text(encoding="utf-8")
    removed = _told(project, "gros-temps")["removed"]
    assert len(removed) > 12
    folded = page.partition('<details class="removed"')[2]
    assert "Renvoi vers un autre article (15)\n{: .reason }" in folded
    assert re.findall(r"ligne (\d+)</span>", folded) == [str(line["line"]) for line in removed]


def _reasons() -> Iterator[str]:
    """Yield every reason that stands in the code, and in its vocabularies."""
    for path in [*CODE, *sorted(Path(dossier.__file__).parent.glob("vocabulary/*.yml"))]:
        yield from re.findall(r"removed\.[a-z_]+(?=[\"':])", path.read_text(encoding="utf-8"))


def _rules() -> Iterator[str]:
    """Yield every rule that stands in the code: what is handed on, or assigned, as `rule` or `rung`."""
    names = {"rule", "rung"}
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in CODE]
    places: dict[str, int] = {}
    for node in (node for tree in trees for node in ast.walk(tree)):
        match node:
            case ast.ClassDef():
                targets = [each.target for each in node.body if isinstance(each, ast.AnnAssign)]
                parameters = [target.id for target in targets if isinstance(target, ast.Name)]
            case ast.FunctionDef():
                parameters = [argument.arg for argument in node.args.args if argument.arg != "self"]
            case _:
                continue
        places.update((node.name, at) for at, name in enumerate(parameters) if name in names)
    for node in (node for tree in trees for node in ast.walk(tree)):
        match node:
            case ast.Call(func=ast.Name(id=name), args=given, keywords=keywords):
                values = [keyword.value for keyword in keywords if keyword.arg in names]
                at = places.get(name)
                if at is not None and at < len(given):
                    values.append(given[at])
                yield from (rule for value in values for rule in _strings(value))
            case ast.Assign(targets=[ast.Name(id="rule" | "rung")], value=value):
                yield from _strings(value)
            case ast.Assign(targets=[ast.Name(id="rules" | "rungs")], value=ast.Tuple(elts=several)):
                yield from (rule for each in several if isinstance(each, ast.Tuple) for rule in _strings(each.elts[0]))


def _strings(value: ast.expr) -> Iterator[str]:
    """Yield the strings that an expression may be."""
    match value:
        case ast.Constant(value=str(text)):
            yield text
        case ast.IfExp(body=body, orelse=other):
            yield from _strings(body)
            yield from _strings(other)
        case ast.Subscript(value=ast.Dict(values=values)):
            yield from (text for each in values for text in _strings(each))


def test_the_rules_in_the_code_are_found() -> None:
    found = set(_rules())
    assert {"sidecar", "adjacent_day", "byline_date", "copyright_line", "json_ld", "open_graph", "canonical"} <= found
    assert "removed.byline" in set(_reasons())


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_every_rule_and_reason_in_the_code_has_its_words(lang: str) -> None:
    known = load_messages(lang).by_key
    found = {*RULES, *SPEAKER_RULES, *DATE_RULES}
    wanted = {f"rule.{rule}" for rule in _rules() if rule not in found} | set(_reasons())
    wanted |= {f"linked.{rule}" for rule in RULES} | {f"unlinked.{reason}" for reason in REASONS}
    wanted |= {f"sense.{sense}" for sense in get_args(Sense)}
    wanted |= {f"block.{kind}.{number}" for kind in get_args(BlockKind) for number in ("one", "many")}
    wanted |= {f"provenance.field.{field}" for field in FIELDS}
    wanted |= {f"provenance.place.{place}" for place in get_args(Place)}
    assert not sorted(wanted - known.keys())


@pytest.fixture(scope="module")
def of_all_cases(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    """Return what is made of every annotated article there is."""
    files = {
        f"seeds/articles/{path.parent.name}{path.suffix}": path.read_bytes() for path in sorted(CASES.glob("*/*/raw.*"))
    }
    assert files
    return gather(lay_out(tmp_path_factory.mktemp("cases"), files=dict(files)), lambda _: None)[0]


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_every_rule_and_reason_that_the_cases_yield_has_its_words(of_all_cases: Dossier, lang: str) -> None:
    known = load_messages(lang).by_key
    for article in of_all_cases.articles:
        assert all(line.reason in known for line in article.removed), article.path
        assert all(f"rule.{row.rule}" in known for row in rows(article) if row.origin), article.path


NAMES: dict[str, str | bytes] = {
    "seeds/entities/kervoal.yml": """type: place
name: {fr: Kervoal, en: Kervoal}
seat_of: pays
description: {fr: Une capitale., en: A capital.}
sources: []
""",
    "seeds/entities/jeanne-morel.yml": """type: person
name: {fr: Jeanne Morel, en: Jeanne Morel}
description: {fr: Une gardienne., en: A keeper.}
sources: []
""",
    "seeds/entities/paul-tanguy.yml": """type: person
name: {fr: Paul Tanguy, en: Paul Tanguy}
description: {fr: Un gardien., en: A keeper.}
sources: []
""",
    "seeds/articles/a.txt": "Un titre sans nom\n\nJeanne  Morel veille, dit-on à Kervoal. Morel l’a dit.\n\n"
    "Un autre jour, Jeanne Morel dormait, et Tanguy aussi.\n",
    "seeds/articles/a.txt.yml": "slug: a\nlang: fr\n",
}


def test_json_lists_the_names_and_how_they_were_told(make_project: MakeProject) -> None:
    project = make_project(files=NAMES)
    convert(project, lambda _: None)
    mentions = _told(project, "a")["mentions"]
    text = NAMES["seeds/articles/a.txt"]
    assert isinstance(text, str)
    for each in mentions:
        assert text[each["start"] : each["end"]] == each["words"]
        assert each["words"].split()[0] in text.splitlines()[each["line"] - 1]
    assert [(each["words"], each["entity"], each.get("rule"), each.get("reason")) for each in mentions] == [
        ("Jeanne  Morel", "jeanne-morel", "name", None),
        ("Kervoal", "kervoal", "name", None),
        ("Morel", "jeanne-morel", "surname_after_name", None),
        ("Jeanne Morel", "jeanne-morel", "name", None),
        ("Tanguy", None, None, "surname_alone"),
    ]
    assert mentions[1]["sense"] == "city"
    assert mentions[4]["candidates"] == ["paul-tanguy"]


@pytest.mark.parametrize(
    ("lang", "rule", "times", "reason"),
    [
        ("fr", "par le seul nom de famille, l’article", "2 fois, lignes 3, 5", "un nom de famille seul ne dit pas"),
        ("en", "by the surname alone, the article", "2 times, lines 3, 5", "a surname alone doesn’t say who"),
    ],
)
def test_the_page_says_how_names_were_told_and_why_others_were_left(
    make_project: MakeProject, lang: str, rule: str, times: str, reason: str
) -> None:
    project = make_project(files=NAMES)
    convert(project, lambda _: None)
    page = _page(project, "a", lang)
    told = page.partition("{ #told }")[2].partition("\n## ")[0]
    assert told.count("(../../entities/jeanne-morel.md)") == 1
    assert rule in told
    assert times in told
    left = page.partition("{ #unlinked }")[2].partition("\n## ")[0]
    assert reason in left
    assert "[Paul Tanguy](../../entities/paul-tanguy.md)" in left
