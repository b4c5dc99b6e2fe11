"""Every value has its origin; what nobody says stays unknown."""

import pytest

from dossier.addresses import settle_addresses
from dossier.clean import clean
from dossier.describe import Article, Found, describe
from dossier.problems import Problem
from dossier.read import RawArticle
from dossier.slugs import slug_of
from dossier.yamlfile import parse_yaml

BODY = "Elle a décollé hier mercredi 5 octobre 2022 de Floride, vers la station."


def described(
    text: str = f"Le titre\n{BODY}",
    *,
    sidecar: str = "",
    front_matter: str = "",
    name: str = "a.txt",
    sha: str = "0" * 64,
) -> tuple[Article, list[Problem]]:
    stated, given = parse_yaml(front_matter, name, first_line=2), parse_yaml(sidecar, f"{name}.yml")
    raw = RawArticle(name, name, sha, text, 1, stated, given)
    return describe(raw, clean(raw))


def test_the_sidecar_goes_before_front_matter_and_front_matter_before_words() -> None:
    front_matter = (
        "title: Énoncé\ndate: '2021'\nauthor: A. Énoncé\nsource: Énoncée\nlang: de\nurl: https://e.org\ntags: un"
    )
    sidecar = (
        "title: Donné\ndate: '2020'\nauthor: [A, B]\nsource: Donnée\nlang: en\nurl: https://d.org\ntags: [deux, trois]"
    )
    for given, origin, rule, values in (
        (
            sidecar,
            "given",
            "sidecar",
            ("Donné", "2020", ("A", "B"), "Donnée", "en", "https://d.org", ("deux", "trois")),
        ),
        ("", "stated", "front_matter", ("Énoncé", "2021", ("A. Énoncé",), "Énoncée", "de", "https://e.org", ("un",))),
    ):
        article, problems = described(sidecar=given, front_matter=front_matter)
        assert problems == []
        assert article.date
        assert article.authors
        assert article.source
        assert article.lang
        found = (article.title, article.date, article.authors, article.source, article.lang)
        assert {(each.origin, each.rule, each.span) for each in found} == {(origin, rule, None)}
        assert (
            article.title.value,
            article.date.value.text,
            article.authors.value,
            article.source.value,
            article.lang.value,
            article.url,
            article.tags,
        ) == values


def test_words_give_what_nobody_says_with_their_evidence() -> None:
    article, problems = described()
    assert problems == []
    assert article.title == Found("Le titre", "stated", "title_line", (0, 8))
    assert article.date
    assert article.date.value.text == "2022-10-06"
    assert (article.date.origin, article.date.rule) == ("inferred", "adjacent_day")
    assert article.date.span
    assert article.text[slice(*article.date.span)] == "hier mercredi 5 octobre 2022"
    assert article.lang == Found("fr", "inferred", "detected_language")


def test_what_nobody_says_stays_unknown() -> None:
    article, _ = described("Soyouz MS-22")
    assert (article.date, article.authors, article.source, article.lang) == (None, None, None, None)
    assert (article.url, article.summary, article.tags, article.date_basis) == (None, None, (), None)


@pytest.mark.parametrize(
    ("text", "title", "is_shown_as_title"),
    [
        (f"Le titre\n{BODY}", Found("Le titre", "stated", "title_line", (0, 8)), True),
        (f"Le  titre\n{BODY}", Found("Le titre", "stated", "title_line", (0, 9)), True),
        ("Une phrase. Une autre.", Found("Une phrase", "inferred", "first_sentence", (0, 22)), False),
        ("Lire aussi : rien", Found("Lire aussi : rien", "inferred", "first_sentence", (0, 17)), False),
    ],
)
def test_a_title_is_the_first_line_or_the_first_sentence(text: str, title: Found[str], is_shown_as_title: bool) -> None:
    article, _ = described(text)
    assert article.title == title
    assert (article.title_block is not None) == is_shown_as_title
    assert article.body == (article.blocks[1:] if is_shown_as_title else article.blocks)


def test_a_title_line_that_another_title_replaces_stays_in_the_body() -> None:
    article, _ = described(sidecar="title: Un autre")
    assert article.title_block is None
    assert [article.words(block) for block in article.body] == ["Le titre", BODY]


def test_unknown_front_matter_is_noted_and_an_unknown_key_in_a_sidecar_is_a_fault() -> None:
    _, problems = described(front_matter="title: T\nlayout: post", sidecar="titel: T\nslug: x")
    assert [(str(problem), problem.is_note) for problem in problems] == [
        ("a.txt.yml:1: unknown key “titel”; did you mean “title”?", False),
        ("a.txt:3: the front matter's “layout” is not used; put what matters of it into the sidecar", True),
    ]


def test_what_is_wrong_in_a_sidecar_is_left_out_and_the_rest_kept() -> None:
    article, problems = described(sidecar="title: Donné\ndate: octobre\nurl: www.e.org\nsummary: {fr: Un}")
    assert article.title.origin == "given"
    assert article.date
    assert article.date.origin == "inferred"
    assert (article.url, article.summary) == (None, None)
    assert sorted(str(problem) for problem in problems) == [
        "a.txt.yml:2: “date”: “octobre” is not a date of the form 2022, 2022-04 or 2022-10-06; correct it",
        "a.txt.yml:3: “url”: “www.e.org” is not a web address: those begin with https://; correct it",
        "a.txt.yml:4: the key “summary.en” is missing; add it",
    ]


@pytest.mark.parametrize(
    ("title", "date", "slug"),
    [
        ("Une main tendue !", None, "une-main-tendue"),
        ("L’ISS & Œuvre", "2022-10-06", "2022-10-06-l-iss-oeuvre"),
        ("Titre", "2022", "2022-titre"),
        ("Titre", "2022/..", "titre"),
        ("Роскосмос", None, "roskosmos"),
        ("！？", None, "article-abcdabcd"),
        ("Index", None, "article-index"),
        ("mot " * 40, None, "-".join(["mot"] * 17)),
        ("../../etc/passwd", None, "etc-passwd"),
    ],
)
def test_a_slug_is_made_from_date_and_title(title: str, date: str | None, slug: str) -> None:
    article, _ = described(sidecar=f"date: '{date}'" if date else "")
    assert slug_of(title, article.date.value if date and article.date else None, "abcd" * 16) == slug


def settled(*sidecars: str, sha: str = "abcdef") -> tuple[list[tuple[str, tuple[str, ...]]], list[str]]:
    """Settle the addresses of articles of one title; return slugs and former slugs, and what was said."""
    articles = [
        described("Titre\nUne phrase, et une.", sidecar=given, name=f"{at}.txt", sha=sha.format(at=at))[0]
        for at, given in enumerate(sidecars)
    ]
    done, problems = settle_addresses(articles)
    return [(article.slug, article.former_slugs) for article in done], [str(problem) for problem in problems]


def note(at: int, slug: str) -> str:
    said = "the address of this article isn't fixed yet: it is made from date and title"
    return f"{at}.txt:1: {said}, “{slug}”; write “slug: {slug}” into {at}.txt.yml"


def test_a_given_slug_is_an_address_and_a_made_one_is_noted() -> None:
    assert settled("slug: un", "") == ([("un", ()), ("titre", ())], [note(1, "titre")])


def test_articles_of_one_title_are_told_apart() -> None:
    slugs, problems = settled("", "", sha="{at}" * 6)
    assert slugs == [("titre-000000", ()), ("titre-111111", ())]
    assert problems == [note(0, "titre-000000"), note(1, "titre-111111")]


def test_two_copies_of_one_file_have_an_address_each() -> None:
    slugs, _ = settled("", "")
    assert len(set(slugs)) == 2


def test_a_made_slug_gives_way_to_a_given_one() -> None:
    slugs, problems = settled("", "slug: titre")
    assert slugs == [("titre-abcdef", ()), ("titre", ())]
    assert problems == [note(0, "titre-abcdef")]


def test_a_made_slug_gives_way_to_a_former_one() -> None:
    slugs, _ = settled("", "slug: un\nformer_slugs: [titre]")
    assert slugs == [("titre-abcdef", ()), ("un", ("titre",))]


def test_of_two_that_want_one_slug_the_first_has_it() -> None:
    slugs, problems = settled("slug: un", "slug: un")
    assert slugs == [("un", ()), ("un-abcdef", ())]
    said = "the slug “un” is 0.txt.yml's already; choose another; until then the address is made longer"
    assert problems == [f"1.txt.yml:1: {said}"]


def test_no_article_takes_the_index() -> None:
    slugs, problems = settled("title: x\nslug: index\nformer_slugs: [index]")
    assert [slug for slug, _ in slugs] != ["index"]
    assert problems == [
        "0.txt.yml:2: the slug “index” is the section's own; choose another",
        "0.txt.yml:3: the former slug “index” is the section's own; remove it here, or change the other",
    ]


def test_a_former_slug_that_is_taken_leads_to_its_present_article() -> None:
    slugs, problems = settled("slug: un\nformer_slugs: [vieux, deux]", "slug: deux\nformer_slugs: [vieux]")
    assert slugs == [("un", ("vieux",)), ("deux", ())]
    assert problems[0] == ("0.txt.yml:2: the former slug “deux” is that of 1.txt; remove it here, or change the other")
    assert problems[1].startswith("1.txt.yml:2: the former slug “vieux” is ")


@pytest.mark.parametrize("text", ["...", "— ! ?", "***"])
def test_a_text_without_a_word_is_called_after_its_file(text: str) -> None:
    assert described(text)[0].title == Found("a", "inferred", "file_name")


PROSE = "La criée a rouvert mardi ses portes, après trois ans de fermeture faute d’acheteurs."
MORE = "Une douzaine de bateaux sont rentrés à quai sous les applaudissements de quelques curieux."
TITLE = "La criée de Ploumarzel rouvre ses portes"
ENGLISH = "The wharf reopened on Tuesday after three years, to the applause of a few dozen people."
MORE_ENGLISH = "A dozen boats came in at dawn, and the auction lasted no longer than half an hour."


def french(*, head: str = "", foot: str = "") -> str:
    return "\n".join(filter(None, [TITLE, head, PROSE, MORE, foot]))


def english(*, head: str = "", foot: str = "") -> str:
    return "\n".join(filter(None, ["Wharf reopens after three years", head, ENGLISH, MORE_ENGLISH, foot]))


@pytest.mark.parametrize(
    ("text", "names", "rule", "words"),
    [
        (french(head="Par Jean Dupont"), ["Jean Dupont"], "byline", "Par Jean Dupont"),
        (french(head="Jean Dupont"), ["Jean Dupont"], "byline", "Jean Dupont"),
        (
            french(head="Par Jean Dupont, Marie Curie et Paul Valéry"),
            ["Jean Dupont", "Marie Curie", "Paul Valéry"],
            "byline",
            "Par Jean Dupont, Marie Curie et Paul Valéry",
        ),
        (french(head="Par\nJean Dupont\net\nMarie Curie"), ["Jean Dupont", "Marie Curie"], "byline", "Jean Dupont"),
        (french(head="Par Jean Dupont avec AFP"), ["Jean Dupont"], "byline", "Par Jean Dupont avec AFP"),
        (
            french(head="Par Jean Dupont Publié le 3 mars 2023"),
            ["Jean Dupont"],
            "byline",
            "Par Jean Dupont Publié le 3 mars 2023",
        ),
        (french(foot="Jean Dupont"), ["Jean Dupont"], "byline", "Jean Dupont"),
        (french(foot="Recueilli par Jean Dupont"), ["Jean Dupont"], "byline", "Recueilli par Jean Dupont"),
        (
            french(foot="Propos recueillis par Jean Dupont"),
            ["Jean Dupont"],
            "byline",
            "Propos recueillis par Jean Dupont",
        ),
        (
            french(foot="Il n’en dira pas plus, et retourne à ses filets. Propos recueillis par Jean Dupont."),
            ["Jean Dupont"],
            "credit_in_text",
            "Propos recueillis par Jean Dupont.",
        ),
        (
            english(foot="(Reporting by Jane Doe in Truro; Editing by John Smith)"),
            ["Jane Doe"],
            "byline",
            "(Reporting by Jane Doe in Truro; Editing by John Smith)",
        ),
        (
            english(foot="Reporting by Jane Doe and Ann Lee; Editing by John Smith"),
            ["Jane Doe", "Ann Lee"],
            "byline",
            "Reporting by Jane Doe and Ann Lee; Editing by John Smith",
        ),
        (english(head="By Jane Doe and Ann Lee"), ["Jane Doe", "Ann Lee"], "byline", "By Jane Doe and Ann Lee"),
        (english(head="By Jane Doe\nScience Correspondent"), ["Jane Doe"], "byline", "By Jane Doe"),
        (english(head="By Press Trust of India"), ["Press Trust of India"], "byline", "By Press Trust of India"),
        (french(head="Par la rédaction"), ["la rédaction"], "byline", "Par la rédaction"),
        (french(head="Le Courrier avec AFP"), ["Le Courrier avec AFP"], "byline", "Le Courrier avec AFP"),
        (french(foot="J.-P. R."), ["J.-P. R."], "signature", "J.-P. R."),
        (french(foot="(J. D.)"), ["J. D."], "signature", "(J. D.)"),
        (
            french(
                foot="À propos de l’auteur\nJean Dupont\nJean Dupont est journaliste au Courrier, où il suit la pêche."
            ),
            ["Jean Dupont"],
            "author_box",
            "Jean Dupont",
        ),
    ],
)
def test_authors_are_named_by_bylines_credits_boxes_and_signatures(
    text: str, names: list[str], rule: str, words: str
) -> None:
    found = described(text)[0].authors
    assert found
    assert found.span
    assert (found.value, found.origin, found.rule, text[slice(*found.span)]) == (tuple(names), "stated", rule, words)


def test_a_byline_above_the_text_goes_before_a_credit_below_it() -> None:
    article, _ = described(french(head="Par Jean Dupont", foot="Recueilli par Marie Curie"))
    assert article.authors
    assert article.authors.value == ("Jean Dupont",)


def test_a_photographer_is_no_author() -> None:
    article, _ = described(french(head="Photo : Jean Dupont"))
    assert article.authors is None


@pytest.mark.parametrize(
    ("head", "date", "time", "rule"),
    [
        ("Publié le 3 mars 2023 à 14h05", "2023-03-03", "14:05", "byline_date"),
        ("Publié le 03/02/2023 à 14h05", "2023-02-03", "14:05", "byline_date"),
        ("Par Jean Dupont, publié le 3 mars 2023 à 14h05", "2023-03-03", "14:05", "byline_date"),
        ("3 mars 2023", "2023-03-03", None, "date_line"),
        ("Publié le 3 mars 2023, mis à jour le 4 mars 2023 à 9h", "2023-03-03", None, "byline_date"),
        ("Publié le 3 mars 2023 à 14h05\nMis à jour le 4 mars 2023 à 9h", "2023-03-03", "14:05", "byline_date"),
        ("Mis à jour le 4 mars 2023 à 9h", "2023-03-04", "09:00", "updated_line"),
        ("Mars 2023", "2023-03", None, "date_line"),
    ],
)
def test_a_line_above_the_text_dates_it_and_tells_the_time(head: str, date: str, time: str | None, rule: str) -> None:
    article, problems = described(french(head=head))
    assert problems == []
    assert article.date
    assert (article.date.value.text, article.date.origin, article.date.rule) == (date, "stated", rule)
    assert (article.time and article.time.value) == time


@pytest.mark.parametrize(
    ("head", "date", "time"),
    [
        ("Published March 3, 2023 2:05 pm EST", "2023-03-03", "14:05-05:00"),
        ("January 22, 2024 22:47 IST", "2024-01-22", "22:47+05:30"),
        ("03/02/2023", "2023", None),  # February or March: nothing tells
        ("By Jane Doe | March 3, 2023", "2023-03-03", None),
    ],
)
def test_an_english_line_is_read_in_its_way(head: str, date: str, time: str | None) -> None:
    article, _ = described(english(head=head))
    assert article.date
    assert article.lang == Found("en", "inferred", "detected_language")
    assert (article.date.value.text, article.time and article.time.value) == (date, time)


def test_a_stated_date_goes_before_an_inferred_one_and_that_before_an_update() -> None:
    inferred = "Elle a rouvert hier, 5 octobre 2022, à l’aube, devant quelques dizaines de curieux."
    for head, date, origin in (
        ("Publié le 6 octobre 2022", "2022-10-06", "stated"),
        ("Mis à jour le 9 octobre 2022", "2022-10-06", "inferred"),
    ):
        article, _ = described(french(head=head, foot=inferred))
        assert article.date
        assert (article.date.value.text, article.date.origin) == (date, origin)


def test_a_dateline_is_stated() -> None:
    article, _ = described(f"{TITLE}\nPLOUMARZEL, 3 mars 2023 (AFP) – {PROSE}\n{MORE}")
    assert article.date
    assert (article.date.value.text, article.date.origin, article.date.rule) == ("2023-03-03", "stated", "dateline")


def test_a_date_in_the_body_dates_nothing() -> None:
    article, _ = described(french(foot="La criée avait fermé ses portes le 3 mars 2020, faute d’acheteurs."))
    assert (article.date, article.time) == (None, None)


@pytest.mark.parametrize(
    ("foot", "date", "time"),
    [("AFP 081432 GMT NOV 21", "2021-11-08", "14:32+00:00"), ("080612 Dec 22", "2022-12-08", "06:12")],
)
def test_an_agency_s_date_group_is_read(foot: str, date: str, time: str) -> None:
    article, _ = described(english(foot=foot))
    assert article.date
    assert (article.date.value.text, article.time and article.time.value) == (date, time)


def test_a_wrong_weekday_dates_nothing_and_is_reported() -> None:
    article, problems = described(french(head="Publié le lundi 3 mars 2023"))
    assert article.date is None
    (problem,) = problems
    assert not problem.is_note
    assert str(problem).startswith("a.txt:2: “lundi 3 mars 2023”: that day was a Friday; ")


def test_a_wrong_weekday_is_only_noted_where_the_date_is_known() -> None:
    article, problems = described(french(head="Publié le lundi 3 mars 2023"), sidecar="date: '2023-03-03'")
    assert article.date
    assert [(problem.line, problem.is_note) for problem in problems] == [(2, True)]


@pytest.mark.parametrize(
    ("front_matter", "field", "value"),
    [
        ("published: 2023-03-03", "date", "2023-03-03"),
        ("pubDate: 2023-03-03", "date", "2023-03-03"),
        ("date: 2023-03-03T14:05:00+01:00", "date", "2023-03-03"),
        ("date: 2023-03-03T14:05:00+01:00", "time", "14:05+01:00"),
        ("date: '2023-03-03 14:05'", "time", "14:05"),
        ("date: '2023-03-03T14:05:00Z'", "time", "14:05+00:00"),
        ("byline: Jean Dupont", "authors", ("Jean Dupont",)),
        ("authors: [Jean Dupont, Marie Curie]", "authors", ("Jean Dupont", "Marie Curie")),
        ("author: '[[Jean Dupont]]'", "authors", ("Jean Dupont",)),
        ("auteur: Jean Dupont", "authors", ("Jean Dupont",)),
        ("publisher: Le Courrier", "source", "Le Courrier"),
        ("site: Le Courrier", "source", "Le Courrier"),
        ("language: fr-FR", "lang", "fr"),
        ("locale: en_GB", "lang", "en"),
        ("headline: Un titre", "title", "Un titre"),
        ("titre: Un titre", "title", "Un titre"),
        ("title: La criée rouvre ses portes - Le Courrier du Nord", "title", "La criée rouvre ses portes"),
        ("title: La criée rouvre ses portes - Le Courrier du Nord", "source", "Le Courrier du Nord"),
        ("title: Nord et Sud - un an après", "title", "Nord et Sud - un an après"),
    ],
)
def test_front_matter_is_read_in_other_tools_words(front_matter: str, field: str, value: object) -> None:
    article, problems = described(french(), front_matter=front_matter)
    assert problems == []
    found = getattr(article, field)
    value_found = found.value.text if field == "date" else found.value
    assert (value_found, found.origin, found.rule) == (value, "stated", "front_matter")


@pytest.mark.parametrize(
    ("front_matter", "url"),
    [
        ("link: https://www.example.org/a", "https://www.example.org/a"),
        ("canonical_url: https://www.example.org/a", "https://www.example.org/a"),
        ("source: https://www.example.org/a", "https://www.example.org/a"),
    ],
)
def test_an_address_in_front_matter_is_the_original_s(front_matter: str, url: str) -> None:
    article, problems = described(french(), front_matter=front_matter)
    assert (article.url, article.source, problems) == (url, None, [])


def test_our_own_word_goes_before_another_tool_s() -> None:
    article, _ = described(french(), front_matter="publisher: Autre\nsource: Le Courrier\nkeywords: [un]\ntags: [deux]")
    assert article.source
    assert (article.source.value, article.tags) == ("Le Courrier", ("deux",))


@pytest.mark.parametrize(
    ("line", "title", "source"),
    [
        ("La criée rouvre ses portes - Le Courrier du Nord", "La criée rouvre ses portes", "Le Courrier du Nord"),
        ("La criée rouvre ses portes | La Gazette", "La criée rouvre ses portes", "La Gazette"),
        ("La criée rouvre ses portes – un an après", "La criée rouvre ses portes – un an après", None),
        ("Mer et pêche - la criée rouvre ses portes", "Mer et pêche - la criée rouvre ses portes", None),
    ],
)
def test_an_outlet_glued_to_the_title_is_no_part_of_it(line: str, title: str, source: str | None) -> None:
    article, _ = described(f"{line}\n{PROSE}\n{MORE}")
    assert article.title.value == title
    assert (article.source and article.source.value) == source
