"""What is kept from one run to the next is never seen: a run after any change writes what a clean one writes."""

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from conftest import CASES, ROOT, MakeProject
from dossier import articles, pages, parallel
from dossier.build import Outcome, check, clean_up, convert
from dossier.project import Project
from dossier.rendering.templates import Templates

TIDE = CASES / "golden" / "tide"
SENTENCES = (
    "Le Kestrel a quitté Kervoal mardi matin, sous la pluie, selon l’Institut des marées.",
    "The Tide Authority says that nobody owns the currents off Kervoal.",
    "Mara Lindqvist n’a rien voulu en dire : « Nous verrons. »",
    "Par Ada Quill, le 3 mars 2023",
    "Personne n’attendait rien de tel à Ouessel, où l’on pêche encore.",
)

Edit = Callable[[Project, random.Random], None]


@pytest.fixture
def tide(make_project: MakeProject) -> Project:
    """Return a small dossier with everything that pages are made from."""
    project = make_project(seeds=TIDE / "seeds")
    shutil.copytree(TIDE / "docs", project.root / "docs", dirs_exist_ok=True)
    return project


def _run(project: Project) -> Outcome:
    return convert(project, lambda _: None)


def _docs(project: Project) -> dict[str, bytes]:
    files = (path for path in (project.root / "docs").rglob("*") if path.is_file())
    return {path.relative_to(project.root).as_posix(): path.read_bytes() for path in files}


def _clean_run(project: Project, own: dict[str, bytes], place: Path) -> tuple[list[str], dict[str, bytes]]:
    """Convert, in another place, what people wrote; return the problems and what docs/ hold."""
    shutil.rmtree(place, ignore_errors=True)
    copy = Project(place)
    shutil.copytree(project.seeds, copy.seeds, symlinks=True)
    for name in ("mkdocs.yml", "mkdocs.en.yml"):
        shutil.copy(project.root / name, place)
    for path, content in own.items():
        (place / path).parent.mkdir(parents=True, exist_ok=True)
        (place / path).write_bytes(content)
    problems = [str(problem) for problem in _run(copy).problems]
    return problems, _docs(copy)


def _article(project: Project, chance: random.Random) -> Path | None:
    found = sorted(path for path in project.articles.rglob("*") if path.suffix in (".txt", ".md") and path.is_file())
    return chance.choice(found) if found else None


def add_article(project: Project, chance: random.Random) -> None:
    lines = ["Un titre sans date", *chance.choices(SENTENCES, k=4)]
    (project.articles / f"new-{chance.randrange(4)}.{chance.choice(['txt', 'md'])}").write_text("\n\n".join(lines))


def change_article(project: Project, chance: random.Random) -> None:
    if path := _article(project, chance):
        lines = path.read_text(encoding="utf-8").split("\n\n")
        lines.insert(chance.randrange(len(lines) + 1), chance.choice(SENTENCES))
        path.write_text("\n\n".join(lines), encoding="utf-8")


def cut_article(project: Project, chance: random.Random) -> None:
    if path := _article(project, chance):
        path.write_text("\n\n".join(path.read_text(encoding="utf-8").split("\n\n")[:-1]), encoding="utf-8")


def remove_article(project: Project, chance: random.Random) -> None:
    if path := _article(project, chance):
        path.unlink()


def break_article(project: Project, chance: random.Random) -> None:
    if path := _article(project, chance):
        path.write_bytes(chance.choice([b"", b"\0\0", b"---\ntitle: x\n---\n", b"x" * 1_100_000]))


def link_article(project: Project, chance: random.Random) -> None:
    path = _article(project, chance)
    link = project.articles / "link.txt"
    if path and not link.is_symlink():
        target = os.path.relpath(path, project.articles)
        link.symlink_to(chance.choice([target, "../../mkdocs.yml", "absent.txt"]))


def write_sidecar(project: Project, chance: random.Random) -> None:
    if path := _article(project, chance):
        keys = [
            f"slug: {chance.choice(['un', 'deux', 'sea'])}",
            f"former_slugs: [{chance.choice(['un', 'trois', 'who-owns-the-sea'])}]",
            f"date: '{chance.choice(['2021', '2022-10-06', '2023-03-14/..'])}'",
            "title: 'Un autre titre'",
            "lang: en",
            "nonsense: yes",
        ]
        chosen = chance.sample(keys, k=chance.randrange(len(keys)))
        path.with_name(f"{path.name}.yml").write_text("\n".join(chosen) + "\n", encoding="utf-8")


def remove_sidecar(project: Project, chance: random.Random) -> None:
    if found := sorted(project.articles.rglob("*.yml")):
        chance.choice(found).unlink()


def change_entity(project: Project, chance: random.Random) -> None:
    if found := sorted((project.seeds / "entities").glob("*.yml")):
        path = chance.choice(found)
        path.write_text(path.read_text(encoding="utf-8").replace("fr: ", f"fr: {chance.choice('XYZ')}", 1))


def rename_entity(project: Project, chance: random.Random) -> None:
    if found := sorted((project.seeds / "entities").glob("*.yml")):
        path = chance.choice(found)
        path.rename(path.with_name(f"{chance.choice(['heron', 'gull', 'Bad Name'])}.yml"))


def change_event(project: Project, chance: random.Random) -> None:
    path = project.seeds / "events.yml"
    words = path.read_text(encoding="utf-8")
    path.write_text(words.replace("20", chance.choice(["19", "20", "21"]), 1) + chance.choice(["", "", "  broken: ["]))


def change_claim(project: Project, chance: random.Random) -> None:
    folder = project.seeds / "claims"
    quotations = chance.sample(["de pose", "le Kestrel", "Nobody owns", "Kervoal", "pour Ouessel sans prévenir"], k=2)
    positions = "".join(
        f"- article: {chance.choice(['001.txt', '002.md', 'carnets/003.txt', 'new-1.txt'])}\n"
        f"  quotation: {words}\n  answer: {{fr: Oui., en: Yes.}}\n"
        for words in quotations
    )
    verdict = chance.choice(["differ", "agree", "open", "wrong", "nonsense"])
    words = f"question: {{fr: Vrai ?, en: True?}}\nverdict: {verdict}\npositions:\n{positions}"
    folder.mkdir(exist_ok=True)
    (folder / f"claim-{chance.randrange(3)}.yml").write_text(words, encoding="utf-8")


def remove_claim(project: Project, chance: random.Random) -> None:
    if found := sorted((project.seeds / "claims").glob("*.yml")):
        chance.choice(found).unlink()


EDITS: tuple[Edit, ...] = (
    add_article,
    change_article,
    cut_article,
    remove_article,
    break_article,
    link_article,
    write_sidecar,
    remove_sidecar,
    change_entity,
    rename_entity,
    change_event,
    change_claim,
    change_claim,
    remove_claim,
)


def _damage(project: Project, chance: random.Random) -> None:
    """Do to what is kept what time, people and disks do."""
    files = sorted((project.work / "kept").iterdir())
    for path in chance.sample(files, k=len(files) // 2):
        content = path.read_bytes()
        other = chance.choice(files)
        match chance.randrange(5):
            case 0:
                path.unlink()
            case 1:
                path.write_bytes(content[: chance.randrange(len(content))])
            case 2:
                path.write_bytes(os.urandom(40))
            case 3 if other.exists():
                shutil.copy(other, path.with_name(f".{path.name}"))
                path.with_name(f".{path.name}").replace(path)
            case _:
                at = chance.randrange(len(content))
                path.write_bytes(content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :])


def _tamper(project: Project, chance: random.Random) -> None:
    """Do to generated pages what passes unnoticed: the next run makes them again."""
    pages = sorted(path for path in (project.root / "docs").rglob("articles/*") if path.is_file())
    for path in chance.sample(pages, k=min(2, len(pages))):
        path.unlink()


@pytest.mark.parametrize("seed", range(6))
def test_after_any_edits_the_pages_are_those_of_a_clean_run(tide: Project, tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    own = _docs(tide)
    _run(tide)
    for step in range(10):
        for edit in chance.choices(EDITS, k=chance.randrange(1, 4)):
            edit(tide, chance)
        if chance.random() < 0.3:
            _damage(tide, chance)
        if chance.random() < 0.3:
            _tamper(tide, chance)
        if chance.random() < 0.3:
            path = f"docs/{chance.choice(['fr', 'en'])}/essais/{chance.choice('abc')}.md"
            words = "Voir [l’institut](../entities/idm.md) et [cet article](../articles/kervoal-tourne.md)."
            own[path] = f"# Essai {step}\n\n{chance.choice(['', words])}\n".encode()
            (tide.root / path).parent.mkdir(exist_ok=True)
            (tide.root / path).write_bytes(own[path])
        problems = [str(problem) for problem in _run(tide).problems]
        said, expected = _clean_run(tide, own, tmp_path / "clean")
        assert problems == said, f"step {step}"
        docs = _docs(tide)
        differing = [path for path in docs.keys() | expected.keys() if docs.get(path) != expected.get(path)]
        assert differing == [], f"step {step}"


def test_an_edit_that_is_undone_leaves_nothing_behind(tide: Project) -> None:
    _run(tide)
    before = _docs(tide)
    article = tide.articles / "001.txt"
    words = article.read_bytes()
    article.write_bytes(words + b"\n\nUn mot de plus, dit le Kestrel.\n")
    _run(tide)
    assert _docs(tide) != before
    article.write_bytes(words)
    _run(tide)
    assert _docs(tide) == before


def test_only_what_changed_is_made_and_rendered(tide: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    (tide.articles / "apart.txt").write_text("Rien de commun\n\nPersonne ne nomme personne, ni aujourd’hui ni hier.\n")
    _run(tide)
    made: list[str] = []
    filled: list[str] = []
    make_anew, fill = articles._made_of, Templates.fill

    def watched_make(project: Project, path: Path) -> object:
        made.append(path.name)
        return make_anew(project, path)

    def watched_fill(self: Templates, template: str, **values: Any) -> str:
        filled.append(template)
        return fill(self, template, **values)

    monkeypatch.setattr(articles, "_made_of", watched_make)
    monkeypatch.setattr(Templates, "fill", watched_fill)
    _run(tide)
    assert made == []
    assert set(filled) <= {"section", "missing"}
    path = tide.articles / "001.txt"
    path.write_text(path.read_text(encoding="utf-8") + "\n\nUn mot de plus.\n", encoding="utf-8")
    _run(tide)
    assert made == ["001.txt"]
    assert filled.count("article") == 2 * 3, "the article that names no other was rendered too"


def test_a_page_changed_by_hand_is_reported_each_time_and_left(tide: Project) -> None:
    _run(tide)
    page = tide.root / "docs/fr/articles/kervoal-tourne.md"
    for line in ("Un mot de plus.\n", "Un autre.\n"):
        page.write_text(page.read_text(encoding="utf-8") + line, encoding="utf-8")
        words = page.read_bytes()
        for _ in range(2):
            (said,) = _run(tide).problems
            assert said.what.startswith("this page was written by the build and then changed by hand")
            assert page.read_bytes() == words
    page.unlink()
    assert _run(tide).problems == []
    assert page.is_file()


def test_other_words_in_a_seal_are_put_right(tide: Project) -> None:
    _run(tide)
    page = tide.root / "docs/fr/articles/kervoal-tourne.md"
    words = page.read_bytes()
    page.write_bytes(words.replace(b"written by the build", b"made by the build", 1))
    assert _run(tide).pages.written == 1
    assert page.read_bytes() == words


def test_what_another_version_kept_is_not_used(tide: Project, tmp_path: Path) -> None:
    package = tmp_path / "package"
    shutil.copytree(ROOT / "scripts" / "dossier", package / "dossier")

    def run() -> dict[str, bytes]:
        command = [sys.executable, "-m", "dossier", "convert"]
        subprocess.run(command, cwd=tide.root, env={**os.environ, "PYTHONPATH": str(package)}, check=True)
        return _docs(tide)

    first = run()
    kept = {path.name for path in (tide.work / "kept").iterdir()}
    for name, old, new in (
        ("messages/fr.yml", "À lire avec", "À lire aussi avec"),
        ("templates/article.md.jinja", "{: .rights }", "{: .rights .other }"),
    ):
        path = package / "dossier" / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")
    second = run()
    page = second["docs/fr/articles/kervoal-tourne.md"].decode()
    assert first.keys() == second.keys()
    assert "À lire aussi avec" in page
    assert "{: .rights .other }" in page
    assert kept.isdisjoint(path.name for path in (tide.work / "kept").iterdir()), "the old is of no use any more"
    clean_up(tide)
    assert run() == second


def test_several_processes_write_what_one_does(tide: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    _run(tide)
    alone = _docs(tide)
    clean_up(tide)
    monkeypatch.setattr(parallel, "_cores", lambda: 2)
    monkeypatch.setattr(articles, "_FEWEST_FOR_PROCESSES", 1)
    monkeypatch.setattr(pages, "_FEWEST_FOR_PROCESSES", 1)
    _run(tide)
    assert _docs(tide) == alone
    (tide.seeds / "events.yml").unlink()  # another registry: names are looked for anew, and nothing else
    _run(tide)
    several = _docs(tide)
    clean_up(tide)
    monkeypatch.undo()
    _run(tide)
    assert _docs(tide) == several


def test_check_after_a_change_leaves_the_next_run_right(tide: Project, tmp_path: Path) -> None:
    own = _docs(tide)
    _run(tide)
    before = _docs(tide)
    path = tide.articles / "001.txt"
    path.write_text(path.read_text(encoding="utf-8") + "\n\nUn mot de plus.\n", encoding="utf-8")
    check(tide, lambda _: None)
    assert _docs(tide) == before
    _run(tide)
    assert _docs(tide) == _clean_run(tide, own, tmp_path / "clean")[1]


def test_after_clean_nothing_is_left(tide: Project) -> None:
    own = _docs(tide)
    _run(tide)
    assert any((tide.work / "kept").iterdir())
    clean_up(tide)
    assert [path.name for path in tide.work.iterdir()] == ["lock"]
    assert _docs(tide) == own
