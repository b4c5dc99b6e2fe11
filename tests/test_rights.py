"""An article of which an excerpt is published: what of its words stands anywhere in the site, and what doesn't."""

import csv
import html
import json
import re
import shutil
import subprocess
from collections.abc import Collection, Iterator
from pathlib import Path

import frictionless
import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import CASES, ROOT, MakeProject, build_site
from dossier.article import Article, Block, Found, Removed
from dossier.build import Outcome, build, convert, convert_alone, faults, gather
from dossier.project import EDITIONS, Project
from dossier.quotation import Quotation, Quotations, Speaker
from dossier.report import Report
from dossier.rights import publishable, published
from dossier.rights.reducing import LARGEST_SHARE, LONGEST_QUOTATION, MOST_WORDS, reduced
from dossier.rights.setting import read_setting
from dossier.seal import is_generated

TIDE = CASES / "golden" / "tide"
IN_A_ROW = 6
"""As many words in a row as nobody but the article has."""

_WORD = re.compile(r"[^\W_]+")
_INLINE = re.compile(r"</?(?:a|abbr|b|cite|code|em|i|mark|q|small|span|strong|sub|sup|time|u)\b[^>]*>")
_TAG = re.compile(r"<[^>]*>")
_TARGET = re.compile(r"\]\([^)\s]*\)|\{[^}\n]*\}")
_ATTRIBUTE = re.compile(r'="([^"]*)"')
# What readers see to part words that follow one another: another element, another cell, words left out.
_PARTED = re.compile(r"[…\x00]")
_TEXTS = {".html", ".json", ".xml", ".csv", ".js", ".txt", ".md", ".bib", ".ris", ".svg"}
_READS_PDF = shutil.which("pdftotext") is not None
if _READS_PDF:
    _TEXTS.add(".pdf")

LONG = """Le port de Kervoal refait ses quais avant la grande marée

Par Ada Quill, le 3 mars 2023

Le vieux port gris n’avait plus vu de grue depuis que les conserveries ont fermé leurs portes, il y a trente ans déjà.

Hier jeudi 2 mars 2023, le Kestrel a déchargé dans la brume les premiers blocs de granit rose taillés à la main.

« Nous avons attendu ce granit pendant onze longs mois sans nouvelles du carrier », a déclaré Mara Lindqvist, \
directrice de l’Institut des marées, qui ne cachait pas sa joie devant les équipes trempées.

Les riverains, eux, se plaignent du bruit des camions qui traversent le bourg avant le lever du jour.

« Personne ne nous a prévenus, personne n’est venu voir nos fissures, et personne ne répond quand nous appelons la \
mairie pour demander à quelle heure finiront les travaux, qui nous paiera les vitres, et si la route du phare \
restera ouverte cet été aux pêcheurs à pied et à leurs charrettes », a déclaré Tom Reyes.

Un chantier pareil coûte plus qu’il ne rapporte, jurent les anciens accoudés au comptoir du café des Embruns.

En avril 2024, le Kestrel reviendra d’Ouessel avec deux autres cargaisons de la même pierre claire.

À lire aussi : Les fantômes de la criée racontés par ceux qui l’ont connue

Abonnez-vous à notre lettre pour recevoir chaque vendredi le meilleur de nos reportages
"""


def _setting(project: Project, value: str) -> None:
    config = project.root / "mkdocs.yml"
    config.write_text(
        re.sub(r"\nextra:\n(  article_text: .*\n)?", f"\nextra:\n  article_text: {value}\n", config.read_text("utf-8")),
        "utf-8",
    )


@pytest.fixture
def tide(make_project: MakeProject) -> Project:
    """Return a small dossier with everything that pages are made from, and an article with much to be left out."""
    project = make_project(
        seeds=TIDE / "seeds",
        files={"seeds/articles/long.txt": LONG, "seeds/articles/long.txt.yml": "slug: long\nsource: Le Rivage\n"},
    )
    shutil.copytree(TIDE / "docs", project.root / "docs", dirs_exist_ok=True)
    return project


def _published(project: Project, *, books: bool = False) -> Outcome:
    outcome = (build if books else build_site)(project, lambda _: None, strict=True)
    assert outcome.published, [str(problem) for problem in outcome.problems]
    return outcome


# What stands in the site.


def _rows_of(words: list[str]) -> Iterator[tuple[str, ...]]:
    return zip(*(words[at:] for at in range(IN_A_ROW)), strict=False)


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def _all_rows(texts: Collection[str]) -> set[tuple[str, ...]]:
    return {row for text in texts for part in _PARTED.split(text) for row in _rows_of(_words(part))}


def _strings(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case list():
            yield from (text for each in value for text in _strings(each))
        case dict():
            yield from (text for item in value.items() for each in item for text in _strings(each))


def _readings(path: Path) -> set[str]:
    """Return the text of a file as it stands, as it is read, and as programs may read it."""
    if path.suffix == ".pdf":
        done = subprocess.run(["pdftotext", "-raw", str(path), "-"], capture_output=True, text=True, check=True)
        return {re.sub(r"[-\u00ad]\n", "", done.stdout)}
    text = path.read_text(encoding="utf-8", errors="replace")
    if path.suffix == ".json":
        text = "\x00".join(_strings(json.loads(text)))
    elif path.suffix == ".csv":
        with path.open(encoding="utf-8", newline="") as file:
            text = "\x00".join(cell for row in csv.reader(file) for cell in row)
    elif path.suffix == ".html":
        text = "\x00".join([text, *_ATTRIBUTE.findall(text)])
    elif path.suffix == ".js":
        text = re.sub(r'[",]{3,}', "\x00", text)
    return {html.unescape(_TAG.sub("\x00", _INLINE.sub(gap, text))) for gap in ("", " ")} | {html.unescape(text)}


def _in_site(site: Path, rows: Collection[tuple[str, ...]]) -> dict[tuple[str, ...], str]:
    """Return which of the rows of words stand in a site, each with a file that has it."""
    sought, found = frozenset(rows), {}
    known: set[str] = set()  # menus, which every page has, are read once
    for path in sorted(site.rglob("*")):
        if path.suffix in _TEXTS and "assets/javascripts/bundle" not in path.as_posix():
            parts = {part for text in _readings(path) for part in _PARTED.split(text)} - known
            known |= parts
            there = sought.intersection(row for part in parts for row in _rows_of(_words(part)))
            found.update(dict.fromkeys(there, path.relative_to(site).as_posix()))
    return found


def _editors_rows(project: Project) -> set[tuple[str, ...]]:
    """Return the rows of words that the editors wrote: they are theirs, wherever an article has the same."""
    texts = [(ROOT / "scripts" / "dossier" / "messages" / f"{each.lang}.yml").read_text("utf-8") for each in EDITIONS]
    for path in project.seeds.rglob("*.yml"):
        text = path.read_text("utf-8")
        texts.append(re.sub(r"^( +)(- )?quotation:.*\n(?:\1 {3,}.*\n)*", "", text, flags=re.MULTILINE))
    for edition in EDITIONS:
        for path in project.docs(edition).rglob("*.md"):
            text = path.read_text("utf-8")
            texts += [] if is_generated(text) else [_TARGET.sub("", text)]
    registry = gather(project, lambda _: None)[0].registry
    texts += [
        f"{name} {each.description[lang]}"
        for each in registry.entities.values()
        for name in each.names
        for lang in ("fr", "en")
    ]
    return _all_rows(texts)


def _own_rows(article: Article, *, private: bool) -> set[tuple[str, ...]]:
    """Return the rows of words of an article as received of which every word may be published, or not every one."""
    assert article.excerpt
    open_spans = [*article.excerpt.passages, *((start, end) for start, _, end in article.excerpt.facts)]
    if article.title_block:
        open_spans.append((article.title_block.start, article.title_block.end))
    found = [
        (each.group().casefold(), any(start <= each.start() and each.end() <= end for start, end in open_spans))
        for each in _WORD.finditer(article.text)
    ]
    return {
        tuple(word for word, _ in found[at : at + IN_A_ROW])
        for at in range(len(found) - IN_A_ROW + 1)
        if private != all(is_open for _, is_open in found[at : at + IN_A_ROW])
    }


def _leaks(project: Project) -> dict[str, dict[str, str]]:
    """Return, by article, the rows of its private words that stand in the site, each with a file that has it."""
    dossier, _, _ = gather(project, lambda _: None)
    others = _editors_rows(project)
    others |= _all_rows([article.text for article in dossier.articles if article.text_is_open])
    others |= _all_rows([article.title.value for article in dossier.articles])
    reduced_ones = [article for article in dossier.articles if not article.text_is_open]
    for article in reduced_ones:
        others |= _own_rows(article, private=False)
    private = {article.slug: _own_rows(article, private=True) - others for article in reduced_ones}
    in_site = _in_site(project.site, set().union(*private.values()))
    return {slug: {" ".join(row): in_site[row] for row in rows if row in in_site} for slug, rows in private.items()}


def test_no_other_words_of_any_article_stand_in_the_site(tide: Project) -> None:
    _published(tide, books=True)
    row = tuple(_words("bruit des camions qui traversent le"))
    for place in [tide.site, *([tide.site / "pdf"] if _READS_PDF else [])]:
        assert _in_site(place, [row]), "what is looked for is found"
    _setting(tide, "excerpt")
    _published(tide, books=True)
    leaks = _leaks(tide)
    assert len(leaks) == 4
    assert not any(leaks.values()), leaks


def test_one_article_may_be_reduced_and_the_others_not(tide: Project) -> None:
    sidecar = tide.articles / "long.txt.yml"
    sidecar.write_text(f"{sidecar.read_text('utf-8')}article_text: excerpt\n", "utf-8")
    _published(tide)
    assert _leaks(tide) == {"long": {}}
    for text, is_there in ((LONG, False), ((tide.articles / "001.txt").read_text("utf-8"), True)):
        paragraph = next(line for line in text.splitlines() if line.startswith(("Les riverains", "Trois autres")))
        assert bool(_in_site(tide.site, set(_rows_of(_words(paragraph))))) == is_there
    _setting(tide, "excerpt")
    sidecar.write_text("slug: long\narticle_text: full\n", "utf-8")
    _published(tide)
    leaks = _leaks(tide)
    assert "long" not in leaks
    assert not any(leaks.values()), leaks
    assert len(leaks) == 3


def test_no_other_words_of_the_shipped_articles_would_stand_in_the_site(shipped: Project, tmp_path: Path) -> None:
    project = Project(shutil.copytree(shipped.root, tmp_path / "dossier", ignore=shutil.ignore_patterns("site")))
    _setting(project, "excerpt")
    _published(project)  # strict: no link is broken, to passages neither; PDFs are made of these very pages
    leaks = _leaks(project)
    assert len(leaks) == 5
    assert not any(leaks.values()), leaks


def test_the_page_says_whose_text_it_is_and_has_every_anchor(tide: Project) -> None:
    _published(tide)
    pages = {edition.lang: tide.site / edition.prefix / "articles" / "long" / "index.html" for edition in EDITIONS}
    anchors = {lang: set(re.findall(r'id="([pqdc]-[^"]+)"', path.read_text("utf-8"))) for lang, path in pages.items()}
    _setting(tide, "excerpt")
    _published(tide)
    for lang, path in pages.items():
        text = path.read_text("utf-8")
        assert anchors[lang], "there are some"
        assert anchors[lang] <= set(re.findall(r'id="([^"]+)"', text))
        assert ("courts extraits" if lang == "fr" else "short excerpts") in text
        assert "Le\N{NO-BREAK SPACE}Rivage" in text or "Le Rivage" in text
        assert "Nous avons attendu ce granit" in text, "a short quotation is shown"
        assert "2 mars 2023" in text
        assert "Abonnez-vous" not in text
        quotation = next(line for line in re.findall(r"<blockquote>.*?</blockquote>", text, re.DOTALL))
        assert "Mara Lindqvist" in quotation, "it says who speaks"
        assert "équipes trempées" not in text
    for page in ("entities/mara-lindqvist", "chronology", "quotations", "claims/en-service"):
        assert "Les extraits d’articles appartiennent" in (tide.site / page / "index.html").read_text("utf-8"), page


def _docs(project: Project) -> dict[str, bytes]:
    files = (path for path in (project.root / "docs").rglob("*") if path.is_file())
    return {path.relative_to(project.root).as_posix(): path.read_bytes() for path in files}


def test_a_changed_setting_renders_what_a_clean_run_would(tide: Project, tmp_path: Path) -> None:
    own = _docs(tide)
    seen: dict[str, dict[str, bytes]] = {}
    for value in ("full", "excerpt", "full"):
        _setting(tide, value)
        convert(tide, lambda _: None)
        clean = Project(tmp_path / f"clean-{len(seen)}-{value}")
        shutil.copytree(tide.seeds, clean.seeds)
        for name in ("mkdocs.yml", "mkdocs.en.yml"):
            shutil.copy(tide.root / name, clean.root / name)
        for path, content in own.items():
            (clean.root / path).parent.mkdir(parents=True, exist_ok=True)
            (clean.root / path).write_bytes(content)
        convert(clean, lambda _: None)
        assert _docs(tide) == _docs(clean)
        assert seen.setdefault(value, _docs(tide)) == _docs(tide)
    assert seen["full"] != seen["excerpt"]


def test_a_reduced_article_is_reduced_when_converted_alone(tide: Project, tmp_path: Path) -> None:
    _setting(tide, "excerpt")
    convert_alone(tide, [tide.articles / "long.txt"], tmp_path / "alone", lambda _: None)
    text = (tmp_path / "alone" / "long.md").read_text("utf-8")
    assert "Nous avons attendu ce granit" in text
    assert "riverains" not in text
    assert "Abonnez-vous" not in text


def test_data_without_words_is_what_its_package_says(tide: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    _setting(tide, "excerpt")
    convert(tide, lambda _: None)
    monkeypatch.chdir(tide.docs(EDITIONS[0]) / "data")
    report = frictionless.validate("datapackage.json")
    assert report.valid, report.flatten(["title", "message"])
    told = json.loads((tide.docs(EDITIONS[0]) / "articles" / "long" / "provenance.json").read_text("utf-8"))
    assert told["text"]["published"] == "excerpt"
    assert told["removed"]
    assert {line["words"] for line in told["removed"]} == {None}
    assert all(line["end"] > line["start"] for line in told["removed"])


# What the setting says.


@pytest.mark.parametrize(
    ("written", "meant", "problem"),
    [
        ("full", "full", None),
        ("excerpt", "excerpt", None),
        ("exerpt", "excerpt", "“article_text” is “exerpt”; did you mean “excerpt”?"),
        ("none", "excerpt", "“article_text” is “none”; write full or excerpt"),
        ("[full]", "excerpt", "“article_text” is not one word; write full or excerpt"),
    ],
)
def test_the_setting_is_understood_or_held_against_its_line(
    make_project: MakeProject, written: str, meant: str, problem: str | None
) -> None:
    project = make_project()
    assert read_setting(project) == ("full", [])
    _setting(project, written)
    setting, problems = read_setting(project)
    assert setting == meant
    lines = (project.root / "mkdocs.yml").read_text("utf-8").splitlines()
    line = lines.index(f"  article_text: {written}") + 1
    assert [(each.line, str(each).partition(": ")[2].startswith(problem or "-")) for each in problems] == (
        [(line, True)] if problem else []
    )


def test_the_setting_is_the_same_in_every_edition(make_project: MakeProject) -> None:
    project = make_project()
    config = project.root / "mkdocs.en.yml"
    config.write_text(config.read_text("utf-8").replace("\nextra:\n", "\nextra:\n  article_text: excerpt\n"), "utf-8")
    setting, problems = read_setting(project)
    assert setting == "full"
    assert [each.path for each in problems] == ["mkdocs.en.yml"]


def test_a_sidecar_that_says_what_is_not_understood_publishes_less(tide: Project) -> None:
    (tide.articles / "long.txt.yml").write_text("slug: long\narticle_text: exerpt\n", "utf-8")
    dossier, _, problems = gather(tide, lambda _: None)
    assert not dossier.by_slug["long"].text_is_open
    assert any("did you mean “excerpt”?" in str(each) and each.line == 2 for each in faults(problems))


def test_copies_that_are_published_unequally_are_named(tide: Project) -> None:
    (tide.articles / "again.txt").write_text(LONG.replace("Le port", "Kervoal : le port"), "utf-8")
    (tide.articles / "again.txt.yml").write_text("slug: again\narticle_text: excerpt\n", "utf-8")
    dossier, _, problems = gather(tide, lambda _: None)
    assert dossier.group_of["again"].slugs
    assert [each.path for each in problems if "same dispatch" in each.what] == ["seeds/articles/long.txt"]
    assert not [each for each in faults(problems) if "same dispatch" in each.what]


# What is chosen.


def _article(text: str, blocks: list[tuple[int, int]], removed: tuple[Removed, ...] = ()) -> Article:
    return Article(
        path="seeds/articles/x.txt",
        name="x.txt",
        sha256="0" * 64,
        text=text,
        blocks=tuple(Block("paragraph", start, end, 1) for start, end in blocks),
        removed=removed,
        title=Found("Titre", "given", "sidecar"),
        date=None,
        time=None,
        authors=None,
        source=None,
        lang=None,
        date_basis=None,
        url=None,
        summary=None,
        tags=(),
        slug="x",
        slug_is_given=True,
        former_slugs=(),
        sidecar_lines={},
    )


def _of_words(count: int) -> Article:
    text = " ".join(f"w{at:03d}" for at in range(count))
    return _article(text, [(0, len(text))])


def _span(first: int, last: int) -> tuple[int, int]:
    """Return where the words from one to another stand in such an article, the last left out."""
    return first * 5, last * 5 - 1


def _said(*spans: tuple[int, int]) -> Quotations:
    return Quotations(tuple(Quotation(0, *span, None, None, None) for span in spans))


def _shown(article: Article) -> list[int]:
    assert article.excerpt
    return [len(article.text[start:end].split()) for start, end in article.excerpt.passages]


def test_an_open_text_is_published_word_for_word() -> None:
    article = _of_words(20)
    assert publishable(article, *_span(3, 8)) == article.text[slice(*_span(3, 8))]
    assert published(article, 0, 9) == ((0, 9),)


def test_a_long_quotation_is_cut_at_a_word() -> None:
    article = reduced(_of_words(1000), quotations=_said(_span(10, 100), _span(200, 220)))
    assert _shown(article) == [LONGEST_QUOTATION, 20]
    words = publishable(article, *_span(10, 100))
    assert words.startswith("w010 ")
    assert words.endswith(" w049 …")
    assert publishable(article, *_span(0, 20)) == "… " + " ".join(f"w{at:03d}" for at in range(10, 20))
    assert publishable(article, *_span(300, 320)) == ""


def test_no_word_is_cut_in_two() -> None:
    text = "le lancement de la mission Crew-11 vers l’ISS, " + "et encore et encore " * 40
    article = reduced(_article(text, [(0, len(text))]), claimed=[(0, len(text))])
    shown = publishable(article, 0, len(text))
    assert shown.startswith("le lancement de la mission Crew-11 vers l’ISS, et encore")
    for count, words in ((42, "le lancement de la mission …"), (62, "le lancement de la mission Crew-11 vers …")):
        text = "le lancement de la mission Crew-11 vers l’ISS, " + "et " * (count - 10)
        article = reduced(_article(text, [(0, len(text))]), claimed=[(0, len(text))])
        assert publishable(article, 0, len(text)) == words


def test_claims_come_first_and_their_longest_are_cut_until_all_fit() -> None:
    article = reduced(
        _of_words(200), quotations=_said(_span(0, 20)), claimed=[_span(100, 104), _span(120, 140), _span(160, 190)]
    )
    assert _shown(article) == [4, 13, 13], "30 words in all, and none left for a person"


def test_persons_come_in_the_order_of_the_text_as_long_as_there_is_room() -> None:
    article = reduced(_of_words(200), quotations=_said(_span(0, 18), _span(50, 70), _span(90, 93)))
    assert _shown(article) == [18, 12]
    article = reduced(_of_words(200), quotations=_said(_span(0, 27), _span(50, 70), _span(90, 93)))
    assert _shown(article) == [27, 3], "three words of a longer one say nothing"


def test_names_and_dates_stand_alone() -> None:
    speaker = Speaker(*_span(40, 42), "someone")
    quotations = Quotations((Quotation(0, *_span(0, 5), speaker, _span(38, 44), "after"),))
    report = Report(0, *_span(60, 62), None, "day", _span(55, 70), (), None)
    article = reduced(_of_words(100), quotations=quotations, reports=[report])
    assert publishable(article, *_span(40, 42)) == "w040 w041"
    assert publishable(article, *_span(60, 62)) == "w060 w061"
    assert publishable(article, *_span(38, 44)) == ""
    assert publishable(article, *report.sentence) == ""
    assert published(article, *report.sentence, asked_for=[_span(60, 62)]) == (_span(60, 62),)


def test_what_was_put_aside_is_never_published() -> None:
    text = "Un deux trois quatre.\nLire la suite\nCinq six sept huit."
    removed = Removed(22, 35, text[22:35], 2, "removed.more")
    article = _article(text, [(0, 21), (36, 55)], (removed,))
    article = reduced(article, claimed=[(3, 45)], quotations=_said((3, 45)))
    assert article.excerpt
    assert all(end <= 21 or start >= 36 for start, end in article.excerpt.passages)
    assert publishable(article, removed.start, removed.end) == ""


_SPANS = st.lists(st.tuples(st.integers(0, 299), st.integers(1, 60)), max_size=12)


@given(st.integers(1, 300), _SPANS, _SPANS)
def test_no_more_is_published_than_there_is_room_for(
    count: int, claimed: list[tuple[int, int]], said: list[tuple[int, int]]
) -> None:
    def spans(given: list[tuple[int, int]]) -> list[tuple[int, int]]:
        return [_span(first, min(first + length, count)) for first, length in given if first < count]

    article = reduced(_of_words(count), quotations=_said(*sorted(spans(said))), claimed=spans(claimed))
    assert sum(_shown(article)) <= min(count * LARGEST_SHARE // 100, MOST_WORDS)
    wanted = {at for start, end in spans(claimed) + spans(said) for at in range(start, end)}
    assert article.excerpt
    assert all(set(range(*span)) <= wanted | set(range(4, count * 5, 5)) for span in article.excerpt.passages)


def test_a_summary_of_the_documents_own_is_shown_if_it_is_short() -> None:
    for length, is_shown in ((LONGEST_QUOTATION, True), (LONGEST_QUOTATION + 1, False)):
        article = _of_words(400)
        article = reduced(
            Article(
                **{
                    **{name: getattr(article, name) for name in article.__dataclass_fields__},
                    "summary": "mot " * length,
                }
            ),
            quotations=_said(_span(0, 40), _span(50, 90)),
        )
        assert (article.summary is not None) == is_shown
        assert sum(_shown(article)) == (60 - LONGEST_QUOTATION if is_shown else 60), "it takes of the room"
