"""What a page states of its article: title, date, authors, outlet, language."""

import json

import pytest

from dossier.webpage import WebPage
from dossier.webpage.instants import Instant, read_instant
from dossier.webpage.source import cleaned_name, likes_host
from dossier.webpage.structured_data import parse_json
from test_webpage import PROSE, page

BODY = f"<p>{PROSE}</p><p>{PROSE[:60]}, dit-on, et pour longtemps encore.</p>"
HOST = "<link rel=canonical href=https://www.lecourrier.example/2023/pont>"


def data(**keys: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **keys})}</script>'


def read(head: str = "", top: str = "<h1>Le vieux pont va fermer</h1>", end: str = "") -> WebPage:
    return page(f"{top}{BODY}{end}", HOST + head)


@pytest.mark.parametrize(
    ("text", "date", "time"),
    [
        ("2023-03-03T14:05:00+01:00", "2023-03-03", "14:05+01:00"),
        ("2023-03-03T23:30:00-05:00", "2023-03-03", "23:30-05:00"),
        ("2023-03-03T14:05:00.000Z", "2023-03-03", "14:05+00:00"),
        ("2023-03-03 14:05", "2023-03-03", "14:05"),
        ("20230303T140500Z", "2023-03-03", "14:05+00:00"),
        ("2023-03-03T00:00:00Z", "2023-03-03", None),
        ("20230303", "2023-03-03", None),
        ("1677845100", "2023-03-03", "12:05+00:00"),
        ("1677845100000", "2023-03-03", "12:05+00:00"),
        ("3 mars 2023 à 14h05", "2023-03-03", "14:05"),
        ("2023-03", "2023-03", None),
    ],
)
def test_instants(text: str, date: str, time: str | None) -> None:
    assert read_instant(text) == Instant(date, time)


@pytest.mark.parametrize("text", ["", "2023-13-45", "1970-01-01T00:00:00Z", "bientôt", "0001-01-01", None, True])
def test_no_instants(text: object) -> None:
    assert read_instant(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"a": 1,}', {"a": 1}),
        ('<!-- {"a": "x // y"} -->', {"a": "x // y"}),
        ('/* c */ {"a": "b\nc"}', {"a": "b\nc"}),
        ('{"a": "b"\n"c": "d"}', {"a": "b", "c": "d"}),
        ("{", None),
        ("[" * 100_000, None),
    ],
)
def test_broken_json_is_mended(text: str, expected: object) -> None:
    assert parse_json(text) == expected


@pytest.mark.parametrize(
    ("head", "top", "expected"),
    [
        (
            "<meta property=og:title content='Accueil - Le Courrier'>",
            "<h1>Le vieux pont va fermer</h1>",
            "Le vieux pont va fermer",
        ),
        (
            "<title>Le pont va fermer - Le Courrier</title><meta property=og:site_name content='Le Courrier'>",
            "<h1><img alt='Le Courrier'></h1>",
            "Le pont va fermer",
        ),
        ("<title>Sport - vers la fin</title>", "", "Sport - vers la fin"),
        (
            data(headline="Le vieux pont va fermer"),
            "<h1>Le Courrier</h1><h2>Le vieux pont va fermer</h2>",
            "Le vieux pont va fermer",
        ),
        (
            data(headline="Le vieux pont va fermer"),
            "<h1><span class=kicker>Vie locale</span> Le vieux pont va fermer</h1>",
            "Le vieux pont va fermer",
        ),
        ('<meta property=og:title content="L\'été du pont">', "<h1>L’été du pont</h1>", "L’été du pont"),
    ],
)
def test_titles(head: str, top: str, expected: str) -> None:
    title = read(head, top).title
    assert title
    assert title.value == expected


@pytest.mark.parametrize(
    ("head", "top", "end", "date", "time"),
    [
        (
            data(datePublished="2023-03-03T14:05:00+01:00", dateModified="2023-03-04"),
            "",
            "",
            "2023-03-03",
            "14:05+01:00",
        ),
        ("<meta property=article:published_time content=2023-03-03T13:05:00Z>", "", "", "2023-03-03", "13:05+00:00"),
        (
            "",
            "<h1>Le vieux pont</h1><p>Publié le 3 mars 2023 à 14h05, mis à jour le 4 mars 2023</p>",
            "",
            "2023-03-03",
            "14:05",
        ),
        ("", "<h1>Le vieux pont</h1><time datetime=2023-03-03>hier</time>", "", "2023-03-03", None),
        ("<meta property=article:modified_time content=2023-03-04>", "", "", "2023-03-04", None),
        ("", "", "<footer>© 2019 Le Courrier, 3 mars 2019</footer>", None, None),
        ("", "", "<div id=comments><p>Bravo !</p><time datetime=2023-03-05>5 mars</time></div>", None, None),
        ("", "<header>Vendredi 10 mars 2023</header><h1>Le vieux pont va fermer</h1>", "", None, None),
        (
            data(**{"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle", "datePublished": "2020-01-01"}]}),
            "",
            "",
            None,
            None,
        ),
    ],
)
def test_dates(head: str, top: str, end: str, date: str | None, time: str | None) -> None:
    found = read(head, top or "<h1>Le vieux pont va fermer</h1>", end)
    assert (found.date and found.date.value, found.time and found.time.value) == (date, time)


@pytest.mark.parametrize(
    ("head", "top", "end", "expected"),
    [
        (
            data(author=[{"@type": "Person", "name": "Jean Dupont"}, {"name": "Marie de La Tour"}]),
            "",
            "",
            ("Jean Dupont", "Marie de La Tour"),
        ),
        (data(author="Jean Dupont et Marie Martin"), "", "", ("Jean Dupont", "Marie Martin")),
        (
            data(author={"@type": "Organization", "name": "Le Courrier"}, publisher={"name": "Le Courrier"}),
            "",
            "",
            None,
        ),
        ("<meta name=author content='Dupont, Jean'>", "", "", ("Jean Dupont",)),
        ("<meta name=author content='JEAN DUPONT - Le Courrier'>", "", "", ("Jean Dupont",)),
        (
            "<meta name=author content=admin>",
            "<h1>Le vieux pont</h1><p>Par Jean Dupont et Marie Martin</p>",
            "",
            ("Jean Dupont", "Marie Martin"),
        ),
        (
            "<meta name=author content='Jean Dupont'>",
            "<h1>Le vieux pont</h1><p>Par Jean Dupont et Marie Martin, avec AFP</p>",
            "",
            ("Jean Dupont", "Marie Martin"),
        ),
        (
            "<meta property=article:author content=https://facebook.com/x>",
            "<h1>Le vieux pont</h1><a rel=author>Jean Dupont</a>",
            "",
            ("Jean Dupont",),
        ),
        ("", "<h1>Le vieux pont</h1><p>Par AFP</p>", "", ("AFP",)),
        ("", "<h1>Le vieux pont</h1><p>La rédaction</p>", "", None),
        ("", "", "<div class=related><p class=author>Par Paul Autre</p></div>", None),
        ("", "", "<div id=comments><p class=author>Paul Autre</p><p>Bravo !</p></div>", None),
    ],
)
def test_authors(head: str, top: str, end: str, expected: tuple[str, ...] | None) -> None:
    authors = read(head, top or "<h1>Le vieux pont va fermer</h1>", end).authors
    assert (authors and authors.value) == expected


@pytest.mark.parametrize(
    ("head", "end", "expected"),
    [
        (data(publisher={"@type": "Organization", "name": "Le Courrier SAS"}), "", "Le Courrier"),
        (
            "<meta property=og:site_name content=lecourrier.example><meta name=application-name content='Le Courrier'>",
            "",
            "Le Courrier",
        ),
        ('<meta property=og:site_name content="Le Courrier - L\'actualité en direct">', "", "Le Courrier"),
        (
            "<meta name=twitter:site content=@lecourrier><title>Le vieux pont va fermer | Le Courrier</title>",
            "",
            "Le Courrier",
        ),
        ("", "<footer>© 2023 Le Courrier. Tous droits réservés.</footer>", "Le Courrier"),
        ("", "", "lecourrier.example"),
    ],
)
def test_sources(head: str, end: str, expected: str) -> None:
    source = read(head, end=end).source
    assert source
    assert source.value == expected


@pytest.mark.parametrize(
    ("name", "host", "expected"),
    [
        ("Le Courrier", "lecourrier.fr", True),
        ("The New York Times", "nytimes.com", False),
        ("Ouest-France", "ouest-france.fr", True),
        ("BBC", "bbc.co.uk", True),
        ("La Dépêche", "ladepeche.fr", True),
        ("Sport", "lecourrier.fr", False),
    ],
)
def test_hosts_bear_names(name: str, host: str, expected: bool) -> None:
    assert likes_host(name, host) is expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [("@lecourrier", ""), ("Accueil", ""), ("Le Courrier™", "Le Courrier"), ("The Gazette Ltd.", "The Gazette")],
)
def test_names_are_cleaned(name: str, expected: str) -> None:
    assert cleaned_name(name) == expected


def test_language_address_and_tags() -> None:
    found = read("<meta property=article:tag content=Pont><meta property=article:tag content=Travaux>")
    assert found.lang
    assert found.url
    assert found.tags
    assert (found.lang.value, found.tags.value) == ("fr", ("Pont", "Travaux"))
    assert found.url.value == "https://www.lecourrier.example/2023/pont"


def test_evidence_is_the_words_of_the_markup_and_their_line() -> None:
    date = read("\n\n" + data(datePublished="2023-03-03T14:05:00+01:00")).date
    assert date
    assert (date.rule, date.line) == ("json_ld", 3)
    assert date.words == '"datePublished": "2023-03-03T14:05:00+01:00"'


def test_an_address_that_is_no_web_address_is_none() -> None:
    assert page(BODY, "<link rel=canonical href='javascript:alert(1)'>").url is None


def test_the_object_of_another_page_states_nothing() -> None:
    live = data(
        headline="Le direct du match de dimanche",
        url="https://www.lecourrier.example/2023/direct",
        datePublished="2023-02-28T18:30:00Z",
        author={"@type": "Person", "name": "Paul Roche"},
    )
    found = read(
        live, "<h1>Le vieux pont va fermer</h1><p>Par Jeanne Martin</p><time datetime=2023-03-03>3 mars</time>"
    )
    assert found.date is not None
    assert found.date.value == "2023-03-03"
    assert found.authors is not None
    assert found.authors.value == ("Jeanne Martin",)


def test_a_date_that_tells_no_day_is_made_precise_by_the_byline() -> None:
    head = "<meta name=pubdate content=08/06/2003>"
    page_read = page(f"<h1>The old bridge will close</h1><p>Published: Sunday, June 8, 2003</p>{BODY}", head)
    assert page_read.date is not None
    assert page_read.date.value == "2003-06-08"


@pytest.mark.parametrize(
    "today",
    [
        "<div id=top><span class=date-du-jour>Mardi 12 mai 2026</span></div>",
        "<div id=top><span>Mardi 12 mai 2026</span></div>",
        "<div id=ja-today>Mardi 12 mai 2026</div>",
    ],
)
def test_the_day_on_which_a_page_was_shown_is_no_date(today: str) -> None:
    end = "<h2>Dans la même rubrique</h2><ul><li><a href=/x>Un loto géant</a> <span class=date>3 mars 2023</span></ul>"
    shown = f"{today}<div id=page><h1>Le vieux pont va fermer</h1>{BODY}</div>{end}<p>© 2009-2026 Le Courrier</p>"
    assert page(shown).date is None


def test_the_edition_dates_its_article() -> None:
    found = read(end="<p>Article paru dans l’édition du samedi 6 novembre 2004.</p>")
    assert found.date is not None
    assert found.date.value == "2004-11-06"


@pytest.mark.parametrize(
    ("top", "expected"),
    [
        ("<footer class=node__meta>Par <span>Jean Dupont</span>, vendredi 3 mars 2023</footer>", ("Jean Dupont",)),
        ("<div class=author>Le Courrier <span>Jean DUPONT</span>.</div>", ("Jean Dupont",)),
        ("<div data-testid=byline-contributors><span>Jane Doe</span><span>BBC News, Paris</span></div>", ("Jane Doe",)),
        ("<p class=author>By <a>Jane Doe For MailOnline</a></p>", ("Jane Doe",)),
        ("<p class=credit>Propos recueillis à Abidjan par Jean Dupont</p>", ("Jean Dupont",)),
        ("<div class=author><a rel=author>The Harbour Bureau</a></div>", ("The Harbour Bureau",)),
        ("<footer class=node__meta>Par Le Courrier avec AFP, le 3 mars 2023</footer>", ("Le Courrier avec AFP",)),
    ],
)
def test_credits_in_the_markup_of_real_sites(top: str, expected: tuple[str, ...]) -> None:
    site = "<meta property=og:site_name content='Le Courrier'>"
    related = "<h2>À lire aussi</h2><p><a href=/x>Un loto géant</a></p><p>Par Paul Roche, le 2 mars 2023</p>"
    found = page(f"<article><h1>Le vieux pont va fermer</h1>{top}{BODY}</article>{related}", HOST + site)
    assert found.authors is not None
    assert found.authors.value == expected


@pytest.mark.parametrize(
    ("head", "top", "expected"),
    [
        ("", "<p class=site-title><a href=/>The Kerlann Post</a></p>", "The Kerlann Post"),
        ("<title>The Kerlann Post - Opinion</title>", "<a href=/><img alt='The Kerlann Post'></a>", "The Kerlann Post"),
        ("<title>The bridge - by Jane Doe</title>", "<p class=site-title><a href=/>Low Tide</a></p>", "Low Tide"),
        (
            "<link rel=canonical href=https://www.merettempete.example/a><title>Le pont - Mer &amp; Tempête</title>",
            "<h1 class=logo><a href=/>Mer &amp; Tempête</a></h1>",
            "Mer & Tempête",
        ),
    ],
)
def test_the_name_of_the_site_in_its_head(head: str, top: str, expected: str) -> None:
    found = page(f"{top}<h2>The old bridge will close this summer</h2>{BODY}", head)
    assert found.source is not None
    assert found.source.value == expected
    assert found.title is not None
    assert found.title.value != expected


def test_the_heading_above_the_text_is_the_title_where_the_metadata_name_a_section() -> None:
    head = "<title>Le Courrier - Régions - Article</title>"
    found = read(head, "<h2 class=titre>Le troupeau avait pris le train</h2>", "<h2>La météo de ce samedi soir</h2>")
    assert found.title is not None
    assert found.title.value == "Le troupeau avait pris le train"


@pytest.mark.parametrize(
    ("stated", "shown", "date", "time"),
    [
        ("2023-03-03T15:05:00Z", "Published March 3, 2023 at 10:05 AM EST", "2023-03-03", "15:05+00:00"),
        ("2023-03-03T02:05:00Z", "Published March 2, 2023 at 9:05 PM EST", "2023-03-02", "21:05-05:00"),
    ],
)
def test_the_time_of_the_place_counts_where_it_changes_the_day(stated: str, shown: str, date: str, time: str) -> None:
    found = page(f"<h1>The old bridge will close</h1><p class=date>{shown}</p>{BODY}", data(datePublished=stated))
    assert (found.date and found.date.value, found.time and found.time.value) == (date, time)
