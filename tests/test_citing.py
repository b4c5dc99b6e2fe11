"""How an article is cited: every format is read back by a library that reads it, and says no more than is known."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import rispy
from bibtexparser import middlewares
from bibtexparser.entrypoint import parse_string
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from hypothesis import example, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, expect
from pylatexenc.latex2text import LatexNodes2Text

from conftest import MakeProject, build_site, serving
from dossier.build import convert
from dossier.citing.author_names import AuthorName, author_name
from dossier.citing.bibtex import bibtex
from dossier.citing.csl import csl
from dossier.citing.original import Original, plain
from dossier.citing.ris import ris
from dossier.dates import parse_date

NASTY = (
    "<script>alert(1)</script> {b} } { \\end{document} \\input{x} %c & $x$ #1 _a_ ^b ~c \"d\" 'e' ``f'' --- ?` !` "
    "@misc{z, "
    "«\N{NO-BREAK SPACE}g\N{NO-BREAK SPACE}» <!-- ]]> {{ 7*7 }} =cmd() , and h"
)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


def _original(title: str = "Un titre", **known: Any) -> Original:
    date = known.pop("date", None)
    values: dict[str, Any] = dict.fromkeys(("outlet", "url", "accessed", "lang"))
    values |= {"key": "un-titre", "authors": (), **known}
    return Original(title=title, date=parse_date(date) if date else None, **values)


def _decoded(latex: str) -> str:
    """Return the words that LaTeX prints: pylatexenc gives the circumflex of `^` another letter than TeX."""
    nodes = LatexNodes2Text(keep_comments=True, strict_latex_spaces=True)
    return str(nodes.latex_to_text(latex)).replace("\u02c6", "^")


def _read_bibtex(text: str) -> list[dict[str, str]]:
    """Return the entries of a bibliography, as they stand between their outer braces."""
    library = parse_string(text)
    assert not library.failed_blocks
    assert len(library.blocks) == len(library.entries)
    return [
        {"": entry.entry_type, "key": entry.key} | {field.key: field.value for field in entry.fields}
        for entry in library.entries
    ]


def _read_csl(text: str) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = json.loads(text)
    CiteProcJSON(items)  # raises where a field or a type isn't CSL's
    return items


DATES = {
    # EDTF: BibTeX's year, month and date; RIS' year and date; CSL's issued
    "2022": ("2022", None, "2022", "2022", "2022///", {"date-parts": [[2022]]}),
    "2022-04": ("2022", "apr", "2022-04", "2022", "2022/04//", {"date-parts": [[2022, 4]]}),
    "2022-10-06": ("2022", "oct", "2022-10-06", "2022", "2022/10/06/", {"date-parts": [[2022, 10, 6]]}),
    "2025-07-28/2025-07-31": (
        "2025",
        "jul",
        "2025-07-28/2025-07-31",
        "2025",
        "2025/07//between 28 and 31\N{NO-BREAK SPACE}July 2025",
        {"date-parts": [[2025, 7, 28], [2025, 7, 31]]},
    ),
    "2025-07-31/2025-08-01": (
        "2025",
        None,
        "2025-07-31/2025-08-01",
        "2025",
        "2025///between 31\N{NO-BREAK SPACE}July and 1\N{NO-BREAK SPACE}August 2025",
        {"date-parts": [[2025, 7, 31], [2025, 8, 1]]},
    ),
    "2021-12/2022-01": (None, None, "2021-12/2022-01", None, None, {"date-parts": [[2021, 12], [2022, 1]]}),
    "2022-04-26/..": (None, None, "2022-04-26/", None, None, {"literal": "not before 26\N{NO-BREAK SPACE}April 2022"}),
    "../1975": (None, None, "/1975", None, None, {"literal": "1975 at the latest"}),
}


@pytest.mark.parametrize("edtf", DATES)
def test_a_date_is_never_more_precise_than_it_is_known(edtf: str) -> None:
    one = [_original(date=edtf)]
    year, month, date, ris_year, ris_date, issued = DATES[edtf]
    (entry,) = _read_bibtex(bibtex(one))
    assert (entry.get("year"), entry.get("month"), entry["date"]) == (year, month, date)
    (record,) = rispy.loads(ris(one))
    assert (record.get("year"), record.get("date")) == (ris_year, ris_date)
    assert record.get("notes", []) == ([] if ris_date else [one[0].date_in_words])
    (item,) = _read_csl(csl(one))
    assert item["issued"] == issued


def test_what_is_unknown_is_left_out() -> None:
    one = [_original()]
    assert _read_bibtex(bibtex(one)) == [{"": "misc", "key": "un-titre", "title": "{Un titre}"}]
    assert rispy.loads(ris(one)) == [{"type_of_reference": "NEWS", "id": "un-titre", "title": "Un titre"}]
    assert _read_csl(csl(one)) == [{"id": "un-titre", "type": "article-newspaper", "title": "Un titre"}]


def test_everything_known_is_there() -> None:
    one = [
        _original(
            authors=(AuthorName("Jeanne de La Tour", "de La Tour", "Jeanne"), AuthorName("AFP and co")),
            outlet="Le Phare & fils",
            date="2022-10-06",
            url="https://phare.example/a_b?x=%C3%A9&y={1}",
            accessed=parse_date("2026-01-05"),
            lang="fr",
        )
    ]
    (entry,) = _read_bibtex(bibtex(one))
    assert entry == {
        "": "article",
        "key": "un-titre",
        "author": "de La Tour, Jeanne and {{AFP and co}}",
        "title": "{Un titre}",
        "journal": r"{Le Phare \& fils}",
        "entrysubtype": "newspaper",
        "date": "2022-10-06",
        "year": "2022",
        "month": "oct",
        "url": "https://phare.example/a_b?x=%C3%A9&y=%7B1%7D",
        "urldate": "2026-01-05",
        "langid": "french",
    }
    library = parse_string(
        bibtex(one), append_middleware=[middlewares.SeparateCoAuthors(), middlewares.SplitNameParts()]
    )
    first, second = library.entries[0]["author"]
    assert (first.von, first.last, first.first) == (["de"], ["La", "Tour"], ["Jeanne"])
    assert second.last == ["{{AFP and co}}"]
    (record,) = rispy.loads(ris(one))
    assert record["authors"] == ["de La Tour, Jeanne", "AFP and co"]
    assert (record["secondary_title"], record["urls"]) == ("Le Phare & fils", [one[0].url])
    assert (record["access_date"], record["language"]) == ("2026/01/05/", "fr")
    (item,) = _read_csl(csl(one))
    assert item["author"] == [{"family": "de La Tour", "given": "Jeanne"}, {"literal": "AFP and co"}]
    assert (item["container-title"], item["URL"], item["language"]) == ("Le Phare & fils", one[0].url, "fr")
    assert item["accessed"] == {"date-parts": [[2026, 1, 5]]}


def test_a_citation_processor_sets_what_is_given() -> None:
    source = CiteProcJSON(json.loads(csl([_original(authors=(author_name("Jeanne Morel"),), date="2022-10-06")])))
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = CitationStylesBibliography(style, source, formatter.plain)
    bibliography.register(Citation([CitationItem("un-titre")]))
    set_line = str(bibliography.bibliography()[0])
    assert "Morel" in set_line
    assert "2022" in set_line
    assert "Un titre" in set_line


def test_csl_keeps_to_its_schema() -> None:
    known = {"id", "type", "title", "author", "container-title", "issued", "URL", "accessed", "language"}
    one = [_original(authors=(author_name("AFP"),), outlet="X", date="2022", url="https://x.example/", lang="fr")]
    assert {key for item in _read_csl(csl(one)) for key in item} <= known


@settings(deadline=None)  # the first time a library's tables are read
@given(TEXTS, TEXTS, TEXTS)
@example(NASTY, NASTY, NASTY)
@example("a\nER  - \nTY  - BOOK\nTI  - b", "x\r\nER  - \r\n", "\u2028TY  - JOUR")
@example("a}\n@misc{b, title={c}", "} and {", "\\")
@example("\\{\\vphantom{\\}}", "{\\textbackslash}", "-- --- ''' ```")
def test_any_words_are_read_back_as_they_were(title: str, author: str, outlet: str) -> None:
    title, author, outlet = plain(title) or "x", plain(author) or "x", plain(outlet) or "x"
    one = [_original(title, authors=(author_name(author),), outlet=outlet, date="2022")]
    (entry,) = _read_bibtex(bibtex(one))
    assert _decoded(entry["title"]) == title
    assert _decoded(entry["journal"]) == outlet
    library = parse_string(bibtex(one), append_middleware=[middlewares.SeparateCoAuthors()])
    name = one[0].authors[0]
    written = f"{name.family}, {name.given}" if name.family else author
    assert [_decoded(each) for each in library.entries[0]["author"]] == [written]
    (record,) = rispy.loads(ris(one))
    assert (record["title"], record["authors"], record["secondary_title"]) == (
        title.strip(),
        [written.strip()],
        outlet.strip(),
    )
    assert len(rispy.loads(ris(one * 2))) == 2
    (item,) = _read_csl(csl(one))
    assert (item["title"], item["container-title"]) == (title, outlet)


@pytest.mark.parametrize(
    ("name", "family", "given_name"),
    [
        ("Jeanne Morel", "Morel", "Jeanne"),
        ("Jean-Marc de La Tour", "de La Tour", "Jean-Marc"),
        ("AFP", "", ""),
        ("La rédaction", "", ""),
        ("周建平", "", ""),
        ("Robert Downey Jr.", "", ""),
        ("<script>alert(1)</script> Morel", "", ""),
    ],
)
def test_only_what_surely_is_a_persons_name_is_cut(name: str, family: str, given_name: str) -> None:
    assert author_name(name) == AuthorName(name, family, given_name)


STORM = {
    "seeds/articles/gros-temps.txt": (
        "Gros temps\n\nPar Jeanne Morel\n\nLe vent a soufflé toute la nuit, dit-on : « Nous verrons bien », a déclaré "
        "Mara Lindqvist. Les bateaux sont restés au port jusqu’au matin.\n"
    ),
    "seeds/articles/gros-temps.txt.yml": (
        "slug: gros-temps\ndate: '2022-10-06'\nsource: Le Phare\nurl: https://phare.example/a?b=1&c=2\n"
        "accessed: '2026-01-05'\nlang: fr\n"
    ),
    "seeds/articles/calme.txt": "Calme plat\n\nRien ne bouge depuis des jours, et personne ne s’en étonne plus ici.\n",
    "seeds/articles/calme.txt.yml": "slug: calme\ndate: '2022-10'\nlang: fr\n",
    "seeds/articles/mal.txt": "Mal\n\nUne phrase assez longue pour faire le corps de cet article, voilà tout.\n",
    "seeds/articles/mal.txt.yml": json.dumps(
        {"slug": "mal", "title": f"{NASTY}\nER  - ", "author": [NASTY, "a\nTY  - X"], "source": NASTY, "tags": [NASTY]}
    ),
}


class _Head(HTMLParser):
    """The meta tags of a page, its links, and its structured data."""

    def __init__(self, path: Path) -> None:
        super().__init__(convert_charrefs=True)
        self.meta: dict[str, list[str]] = {}
        self.links: list[dict[str, str | None]] = []
        self.data: list[Any] = []
        self.pre: list[str] = []
        self._in = ""
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        self._in = tag if tag == "pre" or known.get("type") == "application/ld+json" else ""
        if tag == "pre":
            self.pre.append("")
        if tag == "meta":
            self.meta.setdefault(known.get("name") or known.get("property") or "", []).append(
                known.get("content") or ""
            )
        elif tag in ("link", "a"):
            self.links.append(known)

    def handle_endtag(self, tag: str) -> None:
        self._in = ""

    def handle_data(self, data: str) -> None:
        if self._in == "script":
            self.data.append(json.loads(data))
        elif self._in == "pre":
            self.pre[-1] += data


def test_pages_say_how_they_are_cited(make_project: MakeProject, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", "https://dossier.example/x")
    project = make_project(files=STORM)
    outcome = build_site(project, lambda _: None)
    assert outcome.published
    page = _Head(project.site / "articles/gros-temps/index.html")
    # Dublin Core's type comes before what Open Graph's makes collectors of references guess: a journal's article.
    assert not [name for name in page.meta if name.startswith(("citation_", "bepress_"))]
    assert page.meta["DC.type"] == ["newspaperArticle"]
    assert page.meta["DC.creator"] == ["Jeanne Morel"]
    assert page.meta["DC.date"] == ["2022-10-06"]
    assert page.meta["prism.publicationName"] == ["Le Phare"]
    assert page.meta["eprints.official_url"] == ["https://phare.example/a?b=1&c=2"]
    assert page.meta["og:type"] == ["article"]
    assert page.meta["article:published_time"] == ["2022-10-06"]
    assert page.meta["og:url"] == ["https://dossier.example/x/articles/gros-temps/"]
    assert page.meta["og:image"] == ["https://dossier.example/x/assets/images/card.png"]
    assert (project.site / "assets/images/card.png").read_bytes().startswith(b"\x89PNG")
    (told,) = page.data
    assert (told["@type"], told["datePublished"], told["publisher"]["name"]) == (
        "NewsArticle",
        "2022-10-06",
        "Le Phare",
    )
    assert told["isBasedOn"]["url"] == "https://phare.example/a?b=1&c=2"

    vague = _Head(project.site / "en/articles/calme/index.html")
    assert vague.meta["DC.date"] == ["2022-10"]
    assert "article:published_time" not in vague.meta
    assert "og:site_name" not in vague.meta, "it would be taken for the outlet, which isn't known"
    assert 'class="byline"' not in (project.site / "articles/calme/index.html").read_text(encoding="utf-8")

    hostile = _Head(project.site / "articles/mal/index.html")
    assert [" ".join(each.split()) for each in hostile.meta["DC.source"]] == [" ".join(NASTY.split())]
    assert hostile.data[0]["headline"].split() == [*NASTY.split(), "ER", "-"]
    shown = {
        name: (project.root / "docs/fr/articles/mal" / f"article.{name}").read_bytes().decode()
        for name in ("bib", "ris", "json")
    }
    for words, text in zip(hostile.pre, shown.values(), strict=True):
        assert words.strip("\n").split("\n") == text.rstrip("\r\n").replace("\r\n", "\n").split("\n")
    assert len(_read_bibtex(shown["bib"])) == len(rispy.loads(shown["ris"])) == len(_read_csl(shown["json"])) == 1
    for link in (f"article.{name}" for name in shown):
        assert any(each.get("href") == link and "download" in each for each in hostile.links)
        assert (project.site / "articles/mal" / link).is_file()


def test_a_day_of_reading_is_a_day(make_project: MakeProject) -> None:
    sidecar = STORM["seeds/articles/gros-temps.txt.yml"].replace("2026-01-05", "2026-01")
    project = make_project(files={**STORM, "seeds/articles/gros-temps.txt.yml": sidecar})
    problems = [str(problem) for problem in convert(project, lambda _: None).problems]
    assert [each for each in problems if "gros-temps.txt.yml:5" in each and "“2026-01” is not a day" in each]


def test_a_file_beside_an_article_is_the_builds_own_and_yet_holds_no_seal(make_project: MakeProject) -> None:
    project = make_project(files=STORM)
    convert(project, lambda _: None)
    path = project.root / "docs/fr/articles/gros-temps/article.ris"
    assert path.read_bytes().startswith(b"TY  - NEWS\r\n")
    sidecar = project.articles / "gros-temps.txt.yml"
    sidecar.write_text(sidecar.read_text(encoding="utf-8").replace("Le Phare", "La Digue"), encoding="utf-8")
    assert not [each for each in convert(project, lambda _: None).problems if not each.is_note]
    assert "La Digue" in path.read_bytes().decode()
    path.write_text("TY  - BOOK\n", encoding="utf-8")
    sidecar.write_text(sidecar.read_text(encoding="utf-8").replace("La Digue", "Le Môle"), encoding="utf-8")
    assert [str(each) for each in convert(project, lambda _: None).problems if not each.is_note]
    assert path.read_text(encoding="utf-8") == "TY  - BOOK\n"
    assert not re.search(r"gros-temps/article\.ris", (project.root / "docs/fr/.seals").read_text(encoding="utf-8"))


@pytest.mark.browser
def test_a_citation_is_copied_with_a_button_and_readable_without(make_project: MakeProject, browser: Browser) -> None:
    project = make_project(files=STORM)
    build_site(project, lambda _: None)
    bib = (project.site / "articles/gros-temps/article.bib").read_text(encoding="utf-8")
    with serving(project.site) as address:
        context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
        page = context.new_page()
        page.goto(f"{address}articles/gros-temps/")
        page.locator("details.citing > summary").press("Enter")
        button = page.get_by_role("button", name=re.compile("Copier.*BibTeX"))
        button.press("Enter")
        expect(page.locator("details.citing [role=status]")).to_have_text("Copié")
        assert page.evaluate("navigator.clipboard.readText()").strip() == bib.strip()
        page.get_by_role("button", name="Copier", exact=True).click()
        expect(page.locator("details.citing .reference")).to_contain_text("Jeanne Morel")
        assert "Le Phare" in page.evaluate("navigator.clipboard.readText()")
        with page.expect_download() as download:
            page.get_by_role("link", name=re.compile("Télécharger.*RIS")).click()
        assert download.value.suggested_filename == "gros-temps.ris"
        context.close()

        context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 800})
        page = context.new_page()
        page.goto(f"{address}en/articles/gros-temps/")
        page.locator("details.citing > summary").click()
        expect(page.locator("details.citing pre").first).to_be_visible()
        expect(page.locator("details.citing button")).to_have_count(0)
        context.close()
