"""The line of time: which entries it has, what each shows of its evidence, and the picture of how many there are."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import MakeProject, build_site
from dossier.article import Article
from dossier.build import convert, gather
from dossier.chronology import entries as of_entries
from dossier.chronology.chronology_page import views
from dossier.chronology.date_words import date_in_words
from dossier.chronology.density import MOST_YEARS, WIDTH, Density, density
from dossier.chronology.entries import ORIGINS, Entry, timeline
from dossier.dates import parse_date
from dossier.messages import load_messages
from dossier.project import EDITIONS, Project
from dossier.registry import Event
from dossier.relate import Dossier
from dossier.relating.occurrences import Occurrence, Told
from dossier.render import Pages
from dossier.report import Precision, Report
from dossier.report_anchors import report_anchors
from dossier.sentences import sentence_around, sentences

FILES: dict[str, str | bytes] = {
    "seeds/sources.yml": "un: {title: 'Sur un', title_basis: page, publisher: Le Phare, date: '2020', url: https://e.org/u}\n",
    "seeds/entities/idm.yml": """type: organisation
name: {fr: Institut des marées, en: Tide Institute}
description: {fr: 'Un institut.', en: 'An institute.'}
sources: []
""",
    "seeds/entities/ana.yml": """type: person
name: {fr: Ana Kervoal, en: Ana Kervoal}
description: {fr: 'Une marin.', en: 'A sailor.'}
sources: []
""",
    "seeds/entities/pays.yml": """type: country
name: {fr: Le Pays, en: The Country}
link: never
description: {fr: 'Un pays.', en: 'A country.'}
sources: []
""",
    "seeds/events.yml": """- id: ouverture
  date: '1951-05'
  title: {fr: Ouverture, en: Opening}
  summary: {fr: 'On ouvre.', en: 'It opens.'}
  entities: [idm]
  sources: [un]
- id: fermeture
  date: '2001-02-03'
  title: {fr: Fermeture, en: Closing}
  summary: {fr: 'On ferme.', en: 'It closes.'}
  entities: [idm, ana]
  sources: [un]
""",
    "seeds/articles/a.txt": "Un titre\n\nL’Institut a fermé le 4 février 2001. "
    "Ana Kervoal a plongé en 1975 : « c’était beau ».\n\n"
    "Depuis 2014, elle *rame* <b>encore</b>.\n",
    "seeds/articles/a.txt.yml": "slug: a\nlang: fr\ndate: '2020-01-02'\nsource: Le Phare\n",
    "seeds/articles/b.txt": "A title\n\nThe Institute was closed on 3 February 2001. Ana rowed in 1975, one day.\n",
    "seeds/articles/b.txt.yml": "slug: b\nlang: en\ndate: '2020-01-03'\nsource: The Tide\n",
    "seeds/articles/c.txt": "Un autre titre\n\nAna Kervoal a plongé en 1975 : « c’était beau ».\n",
    "seeds/articles/c.txt.yml": "slug: c\nlang: fr\ndate: '2020-01-04'\nsource: La Vague\n",
}

Words = tuple[str, str, str, Precision]
"""A statement: its article, the words of its date, the date and its precision."""

CLOSED: Words = ("a", "le 4 février 2001", "2001-02-04", "day")
CLOSED_TOO: Words = ("b", "on 3 February 2001", "2001-02-03", "day")
DIVED: Words = ("a", "en 1975", "1975", "year")
DIVED_TOO: Words = ("c", "en 1975", "1975", "year")
ROWED: Words = ("b", "in 1975", "1975", "year")
ROWS: Words = ("a", "Depuis 2014", "2014/..", "since")


def report(article: Article, words: str, date: str | None, precision: Precision, **more: object) -> Report:
    """Return a report of the words of an article that give a date."""
    start = article.text.index(words)
    at = next(at for at, block in enumerate(article.blocks) if block.start <= start < block.end)
    block = article.blocks[at]
    first, last = sentence_around(
        sentences(article.words(block)), start - block.start, start + len(words) - block.start
    )
    made = Report(
        block=at,
        start=start,
        end=start + len(words),
        date=parse_date(date) if date else None,
        precision=precision,
        sentence=(block.start + first, block.start + last),
        entities=("ana", "pays"),
        rule="written" if date else None,
        unresolved=None if date else "ambiguous",
    )
    return replace(made, **more)  # type: ignore[arg-type]


class Line:
    """A dossier whose events are what a test says."""

    def __init__(self, project: Project) -> None:
        self.dossier: Dossier = gather(project, lambda _: None)[0]
        self.occurrences: list[Occurrence] = []

    @cached_property
    def events(self) -> Mapping[str, Event]:
        return {event.id: event for event in self.dossier.registry.events}

    def tells(self, *several: Words, event: str | None = None, differ: bool = False, **more: object) -> "Line":
        """Add an event that several statements tell of."""
        told = []
        for slug, words, date, precision in several:
            article = self.dossier.by_slug[slug]
            made = report(article, words, date, precision, **more)
            (anchor,) = report_anchors(article, [made])
            told.append(Told(slug, anchor, made))
        curated = self.events[event] if event else None
        first = told[0].report.date
        assert first
        self.occurrences.append(
            Occurrence(
                event or told[0].id, curated.date if curated else first, curated, tuple(told), ("ana", "pays"), differ
            )
        )
        return self

    @property
    def whole(self) -> Dossier:
        known = {each.id for each in self.occurrences}
        rest = [
            Occurrence(event.id, event.date, event, (), event.entities, False)
            for event in self.events.values()
            if event.id not in known
        ]
        ordered = sorted([*self.occurrences, *rest], key=lambda each: (each.date.first_day, each.id))
        return replace(self.dossier, occurrences=tuple(ordered))

    def pages(self, lang: str = "fr") -> dict[str, str]:
        """Return the pages of the line of time, by path; no-break spaces are plain ones."""
        edition = next(edition for edition in EDITIONS if edition.lang == lang)
        made = Pages(self.dossier.registry, edition).evidence.chronology(timeline(self.whole))
        return {page.path: (page.text or "").replace("\xa0", " ") for page in made}

    def main(self, lang: str = "fr") -> str:
        return self.pages(lang)["chronology/index.md"]


@pytest.fixture
def line(make_project: MakeProject) -> Line:
    return Line(make_project(files=FILES))


def entry_of(page: str, anchor: str) -> str:
    """Return the item that bears an anchor."""
    items = re.split(r"^(?=1\.  |## |</div>)", page, flags=re.MULTILINE)
    (item,) = (item for item in items if item.startswith("1.") and f'<span id="{anchor}"' in item)
    return item


def test_a_curated_event_shows_date_title_summary_names_and_sources(line: Line) -> None:
    page = line.main()
    assert "## 1951 { #y-1951 }" in page
    item = entry_of(page, "ouverture")
    assert '<time class="when" datetime="1951-05">mai 1951</time> **Ouverture**' in item
    assert "    On ouvre.\n" in item
    assert "[Institut des marées](../entities/idm.md)" in item
    assert "Sources : [Le Phare, 2020](../sources/index.md#un)" in item
    assert '[](#ouverture){ .cite aria-labelledby="cite" }' in item
    assert "May 1951</time> **Opening**" in entry_of(line.main("en"), "ouverture")


def test_without_reports_the_line_is_that_of_the_curated_events_and_says_nothing_of_others(line: Line) -> None:
    bare = replace(line.dossier, occurrences=(), reports={})
    assert [entry.id for entry in timeline(bare).entries] == ["ouverture", "fermeture"]
    assert line.pages().keys() == {f"chronology/{part}.md" for part in ("index", "kind/person", "kind/organisation")}
    page = line.main()
    assert "surlignés" not in page
    assert 'class="origins"' not in page
    assert "{: .origins }" not in page
    assert 'class="bar reported' not in page


def test_reports_stand_beneath_their_event_with_their_own_date_and_evidence(line: Line) -> None:
    page = line.tells(CLOSED, CLOSED_TOO, event="fermeture", differ=True).main()
    item = entry_of(page, "fermeture")
    assert "Rapporté par :" in item
    assert "<q>L’Institut a fermé <mark>le 4 février 2001</mark>.</q>" in item
    assert '<q lang="en">The Institute was closed <mark>on 3 February 2001</mark>.</q>' in item
    assert re.search(r'<span class="outlet">The Tide</span>, <time datetime="2020-01-03">3 janvier 2020</time>', item)
    links = re.findall(r"\]\(\.\./articles/(\w)\.md#(d-\w{8})\)", item)
    assert [slug for slug, _ in links] == ["a", "b"]
    for told in re.findall(r'<span id="(d-\w+)"></span><q', item):
        assert told.startswith("d-")


def test_dates_that_differ_are_shown_side_by_side(line: Line) -> None:
    item = entry_of(line.tells(CLOSED, CLOSED_TOO, event="fermeture", differ=True).main(), "fermeture")
    (shown,) = re.findall(r".*\n    \{: \.differ \}", item)
    words = re.sub(r"<[^>]+>|\{.*", "", shown)
    assert " ".join(words.split()) == (
        "Les dates divergent : 3 février 2001 (chronologie, The Tide) ≠ 4 février 2001 (Le Phare)"
    )
    assert item.count('class="given differs"') == 2, "both of those that contradict another are marked"
    agreed = entry_of(line.tells(CLOSED_TOO, event="ouverture").main(), "ouverture")
    assert "{: .differ }" not in agreed


def test_an_event_of_reports_only_is_told_in_the_words_of_an_article(line: Line) -> None:
    page = line.tells(DIVED, quoted=True).main()
    anchor = line.occurrences[0].id
    item = entry_of(page, anchor)
    assert '<time class="when" datetime="1975">1975</time> <q>Ana Kervoal a plongé <mark>en 1975</mark>' in item
    assert "propos rapporté" in item
    assert "date donnée" not in item, "it stands above"
    assert "[Ana Kervoal](../entities/ana.md)\n    {: .about }" in item
    assert "pays.md" not in item, "what is never linked isn't here either"
    assert f'[](#{anchor}){{ .cite aria-labelledby="cite" }}' in item


def test_the_same_words_in_several_articles_are_shown_once(line: Line) -> None:
    page = line.tells(DIVED, ROWED, DIVED_TOO).main()
    item = entry_of(page, line.occurrences[0].id)
    assert item.count("a plongé") == 1
    assert [*re.findall(r'class="outlet">([^<]+)<', item)] == ["Le Phare", "La Vague", "The Tide"]
    assert "Aussi rapporté par :" in item
    for told in line.occurrences[0].told:
        assert page.count(f'id="{told.id}"') == 1


def test_words_of_an_article_are_shown_as_text(line: Line) -> None:
    page = line.tells(ROWS).main()
    item = entry_of(page, line.occurrences[0].id)
    assert "&#42;rame&#42; &lt;b&gt;encore&lt;/b&gt;" in item
    assert '<span class="when">depuis 2014</span>' in item


def test_what_has_no_date_is_counted_and_not_shown(line: Line) -> None:
    article = line.dossier.by_slug["a"]
    undated = report(article, "en 1975", None, "year")
    line.dossier = replace(line.dossier, reports={"a": (undated, undated), "b": ()})
    assert "2 indications de temps" in line.main()
    assert "2 indications of time" in line.main("en")
    assert len(timeline(line.whole).entries) == 2


@pytest.mark.parametrize(
    ("date", "precision", "published", "french", "english"),
    [
        ("1975", "year", None, "1975", "1975"),
        ("1975-07", "month", None, "juillet 1975", "July 1975"),
        ("1975-07-17", "day", None, "17 juillet 1975", "17 July 1975"),
        ("1970/1979", "decade", None, "années 1970", "the 1970s"),
        ("2022-06/2022-09", "season", None, "été 2022", "summer 2022"),
        ("2021-12/2022-03", "season", None, "hiver 2021–2022", "winter 2021–2022"),
        ("2022-05-02/2022-05-08", "span", None, "du 2 au 8 mai 2022", "2 to 8 May 2022"),
        ("1973-11/1974-02", "span", None, "de novembre 1973 à février 1974", "November 1973 to February 1974"),
        ("2014/..", "since", None, "depuis 2014", "since 2014"),
        ("2014/..", "since", "2020", "depuis 2014", "since 2014"),
        ("2028-05/..", "since", "2020", "pas avant mai 2028", "not before May 2028"),
        ("../2030", "by", None, "d’ici 2030", "by 2030"),
        ("../2030-05-03", "by", None, "d’ici au 3 mai 2030", "by 3 May 2030"),
        ("../2030", None, None, "jusqu’en 2030", "until 2030"),
    ],
)
def test_a_date_is_said_as_exactly_as_its_words(
    line: Line, date: str, precision: Precision | None, published: str | None, french: str, english: str
) -> None:
    article = line.dossier.by_slug["a"]
    assert article.date
    of = replace(article, date=replace(article.date, value=parse_date(published))) if published else None
    told = report(article, "en 1975", date, precision) if precision else None
    for lang, words in (("fr", french), ("en", english)):
        said = date_in_words(parse_date(date), told, of, load_messages(lang))
        assert said.replace("\xa0", " ") == words


def test_a_date_counted_from_another_day_is_some_time_between_two(line: Line) -> None:
    told = report(line.dossier.by_slug["a"], "en 1975", "2022-05-02/2022-05-08", "span", rule="mentioned")
    assert told.date
    assert date_in_words(told.date, told, None, load_messages("en")) == "between 2 and 8\xa0May 2022"


def test_every_part_has_a_page_that_search_leaves_out_and_that_leads_back(line: Line) -> None:
    pages = line.tells(DIVED).pages()
    parts = {"curated", "reported", "kind/person", "kind/organisation"}
    assert pages.keys() == {"chronology/index.md", *(f"chronology/{part}.md" for part in parts)}
    anchor = line.occurrences[0].id
    for path, text in pages.items():
        assert ("exclude: true" in text) == (path != "chronology/index.md")
    assert f"[](index.md#{anchor})" in pages["chronology/reported.md"]
    assert f"[](../index.md#{anchor})" in pages["chronology/kind/person.md"]
    assert "](../../articles/a.md#d-" in pages["chronology/kind/person.md"]
    assert "](../../sources/index.md#un)" in pages["chronology/kind/organisation.md"]
    assert "ouverture" not in pages["chronology/reported.md"]
    assert anchor not in pages["chronology/curated.md"]
    main = pages["chronology/index.md"]
    for part in parts:
        assert f"]({part}.md){{ data-" in main
    assert "[Ana Kervoal](../entities/ana.md#events)" in main


def test_a_long_line_has_a_page_for_each_year_and_keeps_its_addresses(
    line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(of_entries, "MOST_ENTRIES", 3)
    pages = line.tells(DIVED, DIVED_TOO).tells(ROWED).tells(ROWS).pages()
    told_twice, told_once, other = (each.id for each in line.occurrences)
    main = pages["chronology/index.md"]
    assert entry_of(main, told_twice)
    assert f'<span id="{told_once}"></span>[Et un autre fait rapporté](1975.md)\n{{: .rest }}' in main
    assert f'<span id="{other}"></span>[Un fait rapporté](2014.md)' in main
    assert 'data-split aria-label="' not in main.partition("<form")[0]
    assert "<form" in main
    assert " data-split " in main
    assert entry_of(pages["chronology/1975.md"], told_once)
    assert f"[](#{told_once})" in pages["chronology/1975.md"]
    assert told_twice not in pages["chronology/1975.md"]
    assert "[Et un autre fait rapporté](../1975.md)" in pages["chronology/kind/person.md"]
    assert told_once not in pages["chronology/kind/person.md"]
    counted = re.findall(r'data-count="(\d+)"', main)
    assert sum(map(int, counted)) == 5, "the picture has them all"


def test_every_link_leads_somewhere_and_no_id_stands_twice(
    make_project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = make_project(files=FILES)
    whole = Line(project).tells(CLOSED, CLOSED_TOO, event="fermeture", differ=True).tells(DIVED, DIVED_TOO).whole
    monkeypatch.setattr("dossier.build.occurrences", lambda *_: whole.occurrences)
    outcome = build_site(project, lambda _: None, strict=True)
    assert outcome.published, [str(problem) for problem in outcome.problems]
    for page in (project.site / "chronology").rglob("index.html"):
        html = page.read_text(encoding="utf-8")
        ids = re.findall(r'\sid="([^"]+)"', html)
        assert len(ids) == len(set(ids)), page
        for address in re.findall(r'<a href="(#y-\d+)"', html):
            assert address[1:] in ids
        assert "{: ." not in html
        assert "<code>" not in html
        assert html.count("<li>\n<p><span id=") == html.count('class="entry ')
    assert convert(project, lambda _: None).pages.written == 0


def drawn(*years: tuple[int, str], count: int = 1) -> Density:
    made = [_entry(year, origin) for year, origin in years for _ in range(count)]
    sheet = density(made)
    assert sheet
    return sheet


def _entry(year: int, origin: str) -> Entry:
    words = {"fr": "x", "en": "x"}
    event = Event.model_validate(
        {"id": "e", "date": f"{year:04}", "title": words, "summary": words, "sources": ["un"]},
    )
    return Entry("e", parse_date(f"{year:04}"), None, event if origin == "curated" else None, (), (), (), (), False)


def test_the_picture_has_a_column_for_each_year_with_the_curated_above_and_the_reported_below() -> None:
    sheet = drawn((1975, "curated"), (1975, "reported"), (1975, "reported"), (1977, "reported"))
    assert [(column.first, dict(column.counts)) for column in sheet.columns] == [
        (1975, {"curated": 1, "reported": 2}),
        (1977, {"reported": 1}),
    ]
    up, down = sheet.columns[0].bars
    assert not up.hangs
    assert down.hangs
    assert up.y + up.height <= sheet.axis <= down.y
    assert down.height == 2 * sheet.columns[1].bars[0].height
    assert {scale.origin: scale.most for scale in sheet.scales} == {"curated": 1, "reported": 2}


def test_one_origin_alone_stands_on_the_line() -> None:
    sheet = drawn((1975, "reported"), (1976, "reported"))
    assert [bar.hangs for column in sheet.columns for bar in column.bars] == [False, False]
    assert len(sheet.bases) == 1
    assert density([]) is None


def test_years_far_from_the_others_are_put_together_at_the_edge() -> None:
    sheet = drawn((1609, "reported"), (1700, "reported"), *((year, "curated") for year in range(1957, 2031)))
    assert (sheet.columns[0].first, sheet.columns[0].last) == (1609, 1700)
    assert (sheet.first, sheet.last) == (1609, 2030)
    assert sheet.columns[0].width >= WIDTH / MOST_YEARS * 0.9


@given(st.lists(st.tuples(st.integers(1, 9999), st.sampled_from(get_args(of_entries.Origin))), min_size=1, max_size=60))
def test_every_event_is_counted_once_and_all_lies_on_the_sheet(years: Sequence[tuple[int, str]]) -> None:
    sheet = drawn(*years)
    assert sum(column.counts[origin] for column in sheet.columns for origin in ORIGINS) == len(years)
    assert sum(bar.count for column in sheet.columns for bar in column.bars) == len(years)
    lefts = [column.x for column in sheet.columns]
    assert lefts == sorted(set(lefts))
    for column in sheet.columns:
        assert column.x >= sheet.left
        assert column.x + column.width <= WIDTH
        for bar in column.bars:
            assert bar.y >= 0
            assert bar.y + bar.height <= sheet.height
    assert 1 <= len(sheet.labels) <= 16 or sheet.last - sheet.first < 10


def test_the_picture_says_in_words_what_it_shows(line: Line) -> None:
    page = line.tells(DIVED).tells(ROWED).main()
    assert '<a href="#y-1975" data-year="1975" data-last="1975"><title>1975 : 2 faits rapportés</title>' in page
    assert '<desc id="density-desc">2 faits établis, 2 faits rapportés, de 1951 à 2001.' in page
    assert "Année la plus fournie, 1975 : 2 faits rapportés.</desc>" in page
    figure = re.search(r"<figure class=\"density\".*?</figure>", page, re.DOTALL)
    assert figure
    assert "\n\n" not in figure.group(), "it stays raw HTML"


def test_the_same_dossier_gives_the_same_pages(line: Line) -> None:
    line.tells(DIVED, ROWED).tells(CLOSED, event="fermeture", differ=True)
    assert line.pages() == line.pages()
    order: Callable[[Entry], object] = lambda entry: entry.date.first_day  # noqa: E731
    entries = timeline(line.whole).entries
    assert list(entries) == sorted(entries, key=order)  # type: ignore[arg-type]
    assert len({view.path for view in views(timeline(line.whole))}) == len(line.pages())
