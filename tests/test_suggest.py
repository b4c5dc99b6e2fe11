"""What the registry lacks: which names are found, what is said of them, and what is drafted."""

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from rich.console import Console

from conftest import MakeProject
from dossier.build import gather
from dossier.cli import main
from dossier.kept import Kept
from dossier.project import Project
from dossier.registry import read_registry
from dossier.suggest import Suggestions, suggestions
from dossier.suggesting import model_names
from dossier.suggesting.name_runs import Seen, name_runs
from dossier.suggesting.name_words import is_evidence, words_of
from dossier.suggesting.near_names import NearNames, sound_of
from dossier.suggesting.suggestion_text import tables
from unknown import CASES, FLOORS, figures, folders, marks_of, measure

ARTICLE = """Un équipage pour le printemps

Le commandant Ivan Petrov partira de Rybinsk, a dit mardi le Centre national d’études spatiales (CNES). M. Petrov,
pilote, volera avec le Russe Pavel Smirnov. Roskosmoss n’a rien dit.

Pourtant, Petrov avait démenti. Le CNES s’en étonne : « Rien n’est signé », dit Odile Martin, de l’agence Zénith.
"""
ENGLISH = """A crew for spring

Ivan Petrov will leave from Rybinsk, the ESA Forum heard on Tuesday. Mr. Petrov's wife was not there.
"""
ROSCOSMOS = """type: organisation
name: {fr: Roscosmos, en: Roscosmos}
description: {fr: L’agence., en: The agency.}
sources: []
general_knowledge: {fr: Tout., en: All.}
"""

Run = Callable[..., Result]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return what runs `dossier suggest` in a dossier."""

    def run(project: Project, *arguments: str) -> Result:
        monkeypatch.chdir(project.root)
        return CliRunner().invoke(main, ["suggest", *arguments], catch_exceptions=False)

    return run


@pytest.fixture
def crew(make_project: MakeProject) -> Project:
    """Return a dossier of two articles, whose registry knows one agency."""
    return make_project(
        files={
            "seeds/articles/a.txt": ARTICLE,
            "seeds/articles/b.txt": ENGLISH,
            "seeds/entities/roscosmos.yml": ROSCOSMOS,
        }
    )


def _found(project: Project) -> Suggestions:
    return suggestions(gather(project, lambda _: None, Kept(None))[0])


def _names(text: str, *, small: str = "", capital: str = "", taken: str = "") -> list[str]:
    """Return the names in a text; words of `small` and `capital` are seen so elsewhere, those of `taken` known."""
    words = words_of(text)
    known = frozenset(at for at, word in enumerate(words) if word.text in taken.split())
    seen = Seen(frozenset(small.split()), frozenset(capital.split()))
    return [text[words[run.first].start : words[run.last - 1].end] for run in name_runs(words, known, seen)]


def test_no_figure_falls_below_its_floor() -> None:
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    results = [measure(folder) for folder in folders(CASES)]
    reached = figures(results)
    faults = "\n".join(f"{result.name}: {fault}" for result in results for fault in result.faults)
    assert reached.keys() == floors.keys()
    fallen = {name: figure for name, figure in reached.items() if figure < floors[name]}
    assert not fallen, f"{fallen} fell below {floors}\n{faults}"
    assert floors["recall"] >= 0.9
    assert floors["precision"] >= 0.8


def test_there_are_enough_articles_in_both_languages() -> None:
    names = [folder.name for folder in folders(CASES)]
    assert min(sum(name.startswith(f"{lang}-") for name in names) for lang in ("fr", "en")) >= 6
    marks = [mark for folder in folders(CASES) for mark in marks_of((folder / "annotated.txt").read_text("utf-8"))[1]]
    assert sum(not mark.is_known for mark in marks) >= 250


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Le Centre national d’études spatiales a dit non.", ["Centre national d’études spatiales"]),
        ("The Johns Hopkins Applied Physics Laboratory said so.", ["Johns Hopkins Applied Physics Laboratory"]),
        ("Il vole avec Charles de Gaulle et Ludwig van Beethoven.", ["Charles de Gaulle", "Ludwig van Beethoven"]),
        ("Le vol Soyouz MS-30 du 12 mars.", ["Soyouz MS-30"]),
        ("the University of Bristol’s lab", ["University of Bristol"]),
        ("the Bureau of Industry and Security and NASA", ["Bureau of Industry and Security", "NASA"]),
        ("le musée de l’Air et de l’Espace", ["musée de l’Air et de l’Espace"]),
        ("selon MM. Bakanov et Duffy", ["Bakanov", "Duffy"]),
        ("the Kremlin Spokesman Dmitry Peskov", ["Kremlin", "Dmitry Peskov"]),
        ("with Dr. Neil Bowles on Tuesday", ["Neil Bowles"]),
        ("à la Corée du Nord", ["Corée du Nord"]),
        ("J. Smith met John F. Kennedy", ["J. Smith", "John F. Kennedy"]),
    ],
)
def test_a_name_is_a_run_of_capitals_with_what_joins_them(text: str, names: list[str]) -> None:
    assert _names(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "en janvier, un mardi, les Russes et les Américains, the French and the Dutch in May",
        "Cependant, rien. However, nothing. Croyez-vous ?",
        "la ministre norvégienne de la Recherche",
        "le Président, la Chambre, l’Agence",
        "the Deputy Prime Minister",
        "les Grenoblois et un Brestois",
        "a Texan geologist",
        "ENTRETIEN. He NEVER said IT.",
        "en dollars, in Dollars, en Roubles",
    ],
)
def test_days_inhabitants_offices_and_ordinary_words_are_no_names(text: str) -> None:
    assert _names(text, small="never it") == []


def test_the_head_of_a_sentence_is_a_name_where_something_says_so() -> None:
    assert _names("Poussière partout.", small="poussiere") == []
    assert _names("Delorme a promis.") == ["Delorme"]
    assert _names("Construit hier.") == []
    assert _names("Stockholm partout.", capital="stockholm") == ["Stockholm"]
    assert _names("Brazil, Nigeria and Chad agree.") == ["Brazil", "Nigeria", "Chad"]
    assert _names("L’Ifremer paie.") == ["Ifremer"]


def test_a_known_name_is_none_unless_a_longer_one_holds_it() -> None:
    assert _names("chez Roscosmos hier", taken="Roscosmos") == []
    assert _names("NASA Administrator Jane Doe", taken="NASA") == ["Jane Doe"]
    assert _names("le vol Soyouz MS-30", taken="Soyouz") == ["Soyouz MS-30"]
    assert _names("at Moscow State University", taken="Moscow") == ["Moscow State University"]


def test_headlines_in_capitals_or_title_case_prove_nothing() -> None:
    assert not is_evidence(words_of("COSMONAUTS TOUR A ROCKET FACTORY"), is_prose=True)
    assert not is_evidence(words_of("Cosmonauts Tour a Rocket Factory"), is_prose=False)
    assert is_evidence(words_of("Deux pays du Nord signent un traité"), is_prose=False)


def test_forms_of_a_name_come_together(crew: Project) -> None:
    found = {one.name.name: one for one in _found(crew).names}
    assert next(iter(found)) == "Ivan Petrov"
    petrov = found["Ivan Petrov"]
    assert petrov.name.forms == (("Petrov", 3), ("Ivan Petrov", 2))
    assert petrov.name.articles == ("seeds/articles/a.txt", "seeds/articles/b.txt")
    assert petrov.id == "ivan-petrov"
    assert petrov.name.kind[0] == "person"
    assert found["Centre national d’études spatiales"].name.forms[0] == ("CNES", 2)
    assert found["Rybinsk"].name.kind[0] in ("place", None)
    assert found["Zénith"].name.kind == ("organisation", "“agence” before it")
    assert not {"Pourtant", "Roscosmos", "Mardi", "Russe", "M"} & found.keys()


def test_a_near_name_of_the_registry_is_shown(crew: Project) -> None:
    near = {one.name.name: [each.entity for each in one.near] for one in _found(crew).names}
    assert near["Roskosmoss"] == ["roscosmos"]
    assert near["Rybinsk"] == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Rogozine", "Rogozin"),
        ("Krikaliov", "Krikalyov"),
        ("Sergueï", "Sergei"),
        ("Tchoub", "Chub"),
        ("Роскосмос", "Roscosmos"),
        ("Borissov", "Borisov"),
        ("Poutine", "Putin"),
    ],
)
def test_transliterations_sound_alike(one: str, other: str) -> None:
    assert sound_of(one) == sound_of(other)


def test_surnames_and_initials_are_near(make_project: MakeProject) -> None:
    person = ROSCOSMOS.replace("organisation", "person").replace(
        "fr: Roscosmos, en: Roscosmos", "fr: Ann Lee, en: Ann Lee"
    )
    body = ROSCOSMOS.replace("fr: Roscosmos, en: Roscosmos", "fr: Agence de l’air libre, en: Free Air Agency")
    project = make_project(files={"seeds/entities/ann-lee.yml": person, "seeds/entities/air.yml": body})
    near = NearNames(read_registry(project)[0])
    assert [(each.entity, each.why) for each in near.near(("Bob Lee",))] == [("ann-lee", "the surname of Ann Lee")]
    assert [each.entity for each in near.near(("FAA",))] == ["air"]
    assert near.near(("Soyouz MS-30",)) == ()


def test_names_that_could_not_be_resolved_have_a_section(run: Run, make_project: MakeProject) -> None:
    files = {
        "seeds/articles/a.txt": "Une fusée\n\nLe projet Zorglub avance, dit-on depuis hier à tous ceux qui passent.\n",
        "seeds/entities/one.yml": ROSCOSMOS.replace("fr: Roscosmos", "fr: Zorglub"),
        "seeds/entities/two.yml": ROSCOSMOS.replace("fr: Roscosmos", "fr: Zorglub").replace("en: Ros", "en: Kos"),
    }
    result = run(make_project(files=files))
    assert "Names that could not be resolved: 1" in result.stdout
    assert "it may be: one, two" in result.stdout
    assert "seeds/articles/a.txt:3: Le projet Zorglub avance" in result.stdout


def test_the_list_is_plain_and_tells_all(run: Run, crew: Project) -> None:
    result = run(crew)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("Names that the registry lacks: ")
    petrov = run(crew, "petrov").stdout.splitlines()
    assert petrov[:3] == [
        "Ivan Petrov: 5 × in 2 articles",
        "  forms: Petrov (3), Ivan Petrov (2)",
        "  kind: person, by “M.” before it",
    ]
    assert petrov[3].startswith("  seeds/articles/a.txt:3: Le commandant Ivan Petrov")
    assert len(petrov) == 6
    assert run(crew).stdout == result.stdout


def test_tables_say_the_same(crew: Project) -> None:
    out = io.StringIO()
    console = Console(file=out, width=200)
    for table in tables(_found(crew)):
        console.print(table)
    assert {"Petrov (3), Ivan Petrov (2)", "kind: organisation, by “agence” before it"} <= {
        cell.strip() for line in out.getvalue().splitlines() for cell in line.split("│")
    }


def test_a_name_that_is_none_of_them_is_wrong_usage(run: Run, crew: Project) -> None:
    result = run(crew, "Petrof")
    assert result.exit_code == 2
    assert "did you mean “Petrov”?" in result.stderr
    assert run(crew, "--write").exit_code == 2


def test_problems_of_the_input_are_said_and_the_rest_is_listed(run: Run, crew: Project) -> None:
    (crew.articles / "vide.txt").touch()
    result = run(crew)
    assert result.exit_code == 1
    assert result.stderr.startswith("seeds/articles/vide.txt:1: ")
    assert "Ivan Petrov" in result.stdout


def test_a_draft_is_refused_until_it_is_written_out(run: Run, crew: Project) -> None:
    result = run(crew, "--write", "Ivan Petrov")
    path = crew.seeds / "entities" / "ivan-petrov.yml"
    assert result.exit_code == 0
    assert result.stdout.startswith("seeds/entities/ivan-petrov.yml is drafted. Left to do:\n")
    assert yaml.safe_load(path.read_text("utf-8")) == {
        "type": "person",
        "name": {"fr": "Ivan Petrov", "en": "Ivan Petrov"},
        "aliases": [],
        "description": {"fr": None, "en": None},
        "sources": None,
    }
    registry, problems = read_registry(crew)
    assert "ivan-petrov" not in registry.entities
    left = [str(problem) for problem in problems]
    assert [line.strip() for line in result.stdout.splitlines()[1:]] == left
    assert [line.split(": ")[1].split(" ")[0] for line in left] == ["“description.fr”", "“description.en”", "“sources”"]


def test_a_draft_leaves_open_what_the_articles_dont_give(run: Run, crew: Project) -> None:
    run(crew, "--write", "CNES")
    drafted = yaml.safe_load((crew.seeds / "entities/centre-national-d-etudes-spatiales.yml").read_text("utf-8"))
    assert drafted["name"] == {"fr": "Centre national d’études spatiales", "en": None}
    assert drafted["aliases"] == ["CNES"]


def test_a_draft_never_overwrites_a_file(run: Run, crew: Project) -> None:
    path = crew.seeds / "entities" / "ivan-petrov.yml"
    path.write_text("mine\n", encoding="utf-8")
    result = run(crew, "--write", "Ivan Petrov")
    assert result.exit_code == 2
    assert "seeds/entities/ivan-petrov.yml stands already" in result.stderr
    assert path.read_text("utf-8") == "mine\n"


def test_authors_are_no_names(make_project: MakeProject) -> None:
    text = "Une fusée part\n\nPar Jeanne Dupuis\n\nElle est partie hier, sous la pluie, dit Jeanne Dupuis.\n"
    found = _found(make_project(files={"seeds/articles/a.txt": text}))
    assert [one.name.name for one in found.names] == []


def test_a_second_reader_adds_names_and_kinds(crew: Project) -> None:
    def read(text: str) -> list[tuple[int, int, str]]:
        words = {"étonne": "place", "Rybinsk": "place", "Russe": "place", "printemps": "place", "Pourtant": "person"}
        return [(text.index(word), text.index(word) + len(word), kind) for word, kind in words.items() if word in text]

    dossier = gather(crew, lambda _: None, Kept(None))[0]
    found = {one.name.name: one.name for one in suggestions(dossier, read).names}
    assert found.keys() == {one.name.name for one in suggestions(dossier).names}
    assert found["Rybinsk"].kind[0] == "place"


def test_without_the_model_there_is_no_second_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model_names, "find_spec", lambda name: None)
    assert model_names.french_reader() is None


def test_the_vocabulary_is_sound() -> None:
    file = Path(__file__).parents[1] / "scripts/dossier/vocabulary/unknown_names.yml"
    tables = yaml.safe_load(file.read_text("utf-8"))
    assert {"heads", "appositions", "pairs"} <= tables.keys()
