"""Articles that are one dispatch are found: measured on annotated pairs, with floors that may only rise."""

import random
import tempfile
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import CASES, MakeProject
from dossier.article import Article, Block, Found
from dossier.beside import _MOST_COPIES, copies
from dossier.build import clean_up, convert
from dossier.clean import clean
from dossier.dates import parse_date
from dossier.describe import describe
from dossier.project import Project
from dossier.read import read_article
from dossier.registry import Registry
from dossier.relate import relate
from dossier.relating.duplicates import Group, contained, duplicates
from dossier.relating.traits import all_traits
from dossier.relating.wording import COPIES, PASSAGES, Passages, prints, words_of

PAIRS = CASES / "duplicates"

# Of the annotated pairs: the share of those called one dispatch that are, and of those that are the share called so.
LEAST_PRECISION = 0.972
LEAST_RECALL = 1.0

WIRE = (
    "La préfecture a fait fermer jeudi la digue nord, où des plongeurs ont découvert une fissure longue de quatre"
    " mètres. Une entreprise de Lorient doit injecter du mortier dès lundi, si la houle le permet."
)
OTHER = "Les vignerons de la vallée ont commencé à tailler malgré le gel annoncé dimanche par les météorologues."


@dataclass(frozen=True)
class Pair:
    """Two articles, and whether a reader would call them one dispatch."""

    name: str
    lang: str
    kind: str
    same: bool
    one: str
    other: str


def pairs() -> list[Pair]:
    loaded = []
    for folder in sorted(PAIRS.iterdir()):
        expected: dict[str, Any] = yaml.safe_load((folder / "expected.yml").read_text(encoding="utf-8"))
        texts = [(folder / name).read_text(encoding="utf-8") for name in ("one.txt", "other.txt")]
        loaded.append(Pair(folder.name, expected["lang"], expected["kind"], expected["same"], texts[0], texts[1]))
    return loaded


@cache
def described(name: str, text: str) -> Article:
    """Return what the build makes of a text."""
    with tempfile.TemporaryDirectory() as folder:
        project = Project(Path(folder))
        path = project.articles / f"{name}.txt"
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")
        raw, _ = read_article(project, path)
    assert raw
    made, _ = describe(raw, clean(raw))
    return replace(made, slug=name)


def article(slug: str, text: str, date: str | None = None, time: str | None = None) -> Article:
    return Article(
        path=f"{slug}.txt",
        name=f"{slug}.txt",
        sha256="0" * 64,
        text=text,
        blocks=(Block("paragraph", 0, len(text), 1),),
        removed=(),
        title=Found(slug, "given", "sidecar"),
        date=Found(parse_date(date), "given", "sidecar") if date else None,
        time=Found(time, "given", "sidecar") if time else None,
        authors=None,
        source=None,
        lang=None,
        date_basis=None,
        url=None,
        summary=None,
        tags=(),
        slug=slug,
        slug_is_given=True,
        former_slugs=(),
        sidecar_lines={},
    )


def groups(*articles: Article) -> tuple[Group, ...]:
    return duplicates(articles, all_traits(articles))


def test_of_annotated_pairs_those_that_are_one_dispatch_are_found() -> None:
    found = {pair: bool(groups(described("one", pair.one), described("other", pair.other))) for pair in pairs()}
    called = [pair for pair, is_same in found.items() if is_same]
    are = [pair for pair in found if pair.same]
    right = sum(pair.same for pair in called)
    wrong = "; ".join(f"{pair.name} ({pair.kind})" for pair, is_same in found.items() if is_same != pair.same)
    assert round(right / len(called), 3) >= LEAST_PRECISION, wrong
    assert round(right / len(are), 3) >= LEAST_RECALL, wrong


def test_all_the_annotated_articles_together_make_the_groups_that_they_make_in_pairs() -> None:
    seen: dict[str, Article] = {}
    expected = set()
    for at, pair in enumerate(pairs()):
        names = [
            seen.setdefault(text, described(f"{at}-{side}", text)).slug
            for side, text in (("one", pair.one), ("other", pair.other))
        ]
        if pair.same:
            expected.add(frozenset(names))
    together = {slug: set(group.slugs) for group in groups(*seen.values()) for slug in group.slugs}
    missed = [pair for pair in expected if len(pair) > 1 and not pair <= together.get(min(pair), set())]
    assert not missed


def test_there_are_enough_pairs_of_each_sort() -> None:
    found = pairs()
    assert len(found) >= 40
    assert min(sum(pair.lang == lang for pair in found) for lang in ("fr", "en")) >= 15
    assert min(sum(pair.same is same for pair in found) for same in (True, False)) >= 15
    assert len({pair.kind for pair in found}) >= 12


@pytest.mark.parametrize(
    ("one", "other", "first"),
    [
        (("2023-03-02", None), ("2023-03-03", None), "one"),
        (("2023-03-03", None), ("2023-03-02", None), "other"),
        (("2023-03-02", None), ("2023-03-02", None), None),
        (("2023-03-02", "14:00"), ("2023-03-02", "15:00"), None),
        (("2023-03-02", "14:00+01:00"), ("2023-03-02", "14:30+02:00"), "other"),
        (("2023-03-02", "14:00+01:00"), ("2023-03-02", "14:00+01:00"), None),
        (("2023-03", None), ("2023-03-02", None), None),
        (("2023-03", None), ("2023-04-02", None), "one"),
        (("2023-03-02", None), (None, None), None),
        ((None, None), (None, None), None),
        (("2023-03-02/..", None), ("2023-03-04", None), None),
        (("../2023-03-02", None), ("2023-03-04", None), "one"),
        (("2023-03-02", None), ("../2023-03-04", None), None),
    ],
)
def test_which_came_first_is_said_where_dates_tell_and_only_there(
    one: tuple[str | None, str | None], other: tuple[str | None, str | None], first: str | None
) -> None:
    (group,) = groups(article("one", WIRE, *one), article("other", WIRE, *other))
    assert group.first == first
    assert group.slugs[0] == (first or group.slugs[0])


def test_what_is_short_is_a_copy_only_of_the_same_words() -> None:
    assert groups(article("a", "Fin de l’alerte."), article("b", "Fin de l'alerte !"))
    assert not groups(article("a", "Fin de l’alerte."), article("b", "Fin de la grève."))
    assert not groups(article("a", "…"), article("b", "…"))


@pytest.mark.parametrize("count", [2, 7, 40])
def test_however_many_copies_there_are_they_make_one_group(count: int) -> None:
    made = [article(f"{at:03}", WIRE, f"2023-03-{at % 28 + 1:02}") for at in range(count)]
    (group,) = groups(*made, article("other", OTHER))
    assert sorted(group.slugs) == [each.slug for each in made]
    dossier = relate(made, {each.slug: () for each in made}, Registry({}, (), {}, {}))
    shown = copies(dossier, made[-1].slug)
    assert len(shown.named) + shown.unnamed == count - 1
    assert len(shown.named) <= _MOST_COPIES + 1


WORDS = st.lists(
    st.sampled_from(["marée", "digue", "fissure", "plongeur", "mortier", "houle", "lundi", "de", "la"]), max_size=60
)


@settings(deadline=None)
@given(st.lists(WORDS, min_size=2, max_size=8), st.randoms())
def test_the_order_of_the_articles_does_not_matter(texts: list[list[str]], chance: random.Random) -> None:
    made = [article(f"{at}", " ".join(words)) for at, words in enumerate(texts)]
    before = groups(*made)
    chance.shuffle(made)
    assert groups(*made) == before
    assert [slug for group in before for slug in group.slugs] == list(
        dict.fromkeys(slug for group in before for slug in group.slugs)
    ), "no article is in two groups"


@settings(deadline=None)
@given(WORDS.filter(bool))
def test_an_article_is_its_own_copy(words: list[str]) -> None:
    (group,) = groups(article("a", " ".join(words)), article("b", f"«\u202f{' '.join(words).upper()}\u202f»."))
    assert group.slugs == ("a", "b")


@settings(deadline=None)
@given(WORDS, WORDS)
def test_two_texts_are_as_much_of_each_other(one: list[str], other: list[str]) -> None:
    assert contained(one, other) == contained(other, one)
    assert 0 <= contained(one, other) <= 1


@settings(deadline=None)
@given(
    WORDS, WORDS, st.lists(st.sampled_from(["marée", "digue", "mortier", "houle", "lundi"]), min_size=11, max_size=30)
)
def test_a_passage_of_some_length_always_shows_in_the_prints(
    before: list[str], after: list[str], passage: list[str]
) -> None:
    words = words_of(" ".join(passage))
    for grain in (PASSAGES, COPIES):
        one = prints([*words_of(" ".join(before)), *words], grain)
        other = prints([*words, *words_of(" ".join(after))], grain)
        assert set(one) & set(other)


def test_a_shared_passage_is_found_as_it_is_written() -> None:
    one = (
        "Avant. Le maire, Yves Morvan, a fait fermer jeudi la grande digue nord après la découverte d’une fissure. Fin."
    )
    other = (
        "LE MAIRE (Yves Morvan) a fait fermer, jeudi, la grande digue nord, après la découverte d'une FISSURE, dit-on."
    )
    spans, others = [(0, len(one))], [(0, len(other))]
    shared = set(prints(words_of(one), PASSAGES)) & set(prints(words_of(other), PASSAGES))
    assert shared
    for each in shared:
        found = Passages(one, spans).shared(each, other, others)
        assert found
        assert one[slice(*found)].startswith("maire, Yves Morvan, a fait fermer")
    assert Passages(one, spans).shared(0, other, others) is None


def _docs(project: Project) -> dict[str, bytes]:
    files = (path for path in (project.root / "docs").rglob("*") if path.is_file())
    return {path.relative_to(project.root).as_posix(): path.read_bytes() for path in files}


def test_pages_name_their_copies_and_a_new_copy_changes_only_what_a_clean_run_would(make_project: MakeProject) -> None:
    files: dict[str, str | bytes] = {
        "seeds/articles/wire.txt": f"La digue fermée\n\n{WIRE} C’était le 9 mars 2023.\n",
        "seeds/articles/wire.txt.yml": "slug: wire\ndate: '2023-03-09'\n",
        "seeds/articles/other.txt": f"La taille commence\n\n{OTHER} Le gel du 9 mars 2023 reste en mémoire.\n",
        "seeds/articles/other.txt.yml": "slug: other\ndate: '2023-05-01'\n",
        "seeds/articles/third.txt": "Une comète\n\nElle passera au-dessus des Alpes avant la fin du printemps.\n",
        "seeds/articles/third.txt.yml": "slug: third\n",
    }
    copy: dict[str, str | bytes] = {
        "seeds/articles/copy.txt": f"Digue : une fissure\n\n{WIRE}\n",
        "seeds/articles/copy.txt.yml": "slug: copy\ndate: '2023-03-10'\n",
    }
    project = make_project(files=files)
    convert(project, lambda _: None)
    before = _docs(project)
    assert b"#copies" not in before["docs/fr/articles/wire.md"]
    for path, text in copy.items():
        (project.root / path).write_text(str(text), encoding="utf-8")
    convert(project, lambda _: None)
    docs = {path: content.decode() for path, content in _docs(project).items()}
    page = docs["docs/fr/articles/wire.md"]
    assert "- Repris par [Digue : une fissure](copy.md), <time" in page.replace("\N{NO-BREAK SPACE}", " ")
    assert "- Reprise de [La digue fermée](wire.md), <time" in docs["docs/fr/articles/copy.md"]
    assert "- Repeats [" in docs["docs/en/articles/copy.md"]
    assert "](other.md)" in page
    assert page.index("#copies") < page.index("#related") < page.index("](other.md)")
    assert page.count("](copy.md)") == 2, "as a copy, and as the article that follows; not as a related one"
    assert "](copy.md)" not in docs["docs/fr/articles/other.md"].partition('class="neighbours"')[0]
    clean_up(project)
    convert(project, lambda _: None)
    assert {path: content.decode() for path, content in _docs(project).items()} == docs
