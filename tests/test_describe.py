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
    assert article.title == Found("Le titre", "stated", "title_line")
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
        (f"Le titre\n{BODY}", Found("Le titre", "stated", "title_line"), True),
        (f"Le  titre\n{BODY}", Found("Le titre", "stated", "title_line"), True),
        ("Une phrase. Une autre.", Found("Une phrase", "inferred", "first_sentence", (0, 22)), False),
        ("Lire aussi : rien", Found("Lire aussi : rien", "inferred", "first_sentence"), False),
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
