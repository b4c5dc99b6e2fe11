"""Whatever stands in a file, reading it stops at nothing, makes nothing up and takes no time."""

import re
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dossier.clean import clean
from dossier.decode import as_read
from dossier.describe import Article, Found, describe
from dossier.lines import read_lines
from dossier.plain_markdown import plain_markdown
from dossier.read import RawArticle
from dossier.yamlfile import YamlFile

NOISE = (
    "Partager|Partager sur Facebook|Lire aussi : La criée rouvre|Sur le même sujet|Les plus lus|Publicité"
    "|12 commentaires|Commentaires"
    "|Inscrivez-vous à notre newsletter|Nous utilisons des cookies pour améliorer votre expérience."
    "|Réservé aux abonnés|© 2023 Le Courrier"
    "|Tags : Espace, Russie|#Espace|Accueil > Sciences > Espace|Menu|5 min de lecture|Photo : Jean Dupont|Share"
    "|Read more: Wharf reopens"
    "|Related articles|Advertisement|Comments|Sign up for our newsletter|Subscribers only|© The Gazette Ltd, 2023"
    "|About the author"
    "|Jane Doe is a writer based in Truro.|Home | Science|https://www.example.org/2023/03/03/titre|Source : Le Phare"
    "|***|LE COURRIER DU NORD"
)
BYLINES = (
    "Par Jean Dupont|Par JEAN DUPONT et Marie de La Tour, avec AFP|Jean Dupont|Propos recueillis par Marie Curie"
    "|J.-P. R.|By Jane Doe"
    "|By Jane Doe and John Smith, Science Editors|Reporting by Jane Doe in Truro; Editing by John Smith|AFP"
    "|Par la rédaction"
    "|Le Courrier avec AFP|JANE DOE, BYLINE: Hello.|et|DUPONT Jean|Par Plantu"
    "|By Press Trust of India | Pune | January 22, 2024 22:47 IST"
)
DATES = (
    "Publié le 3 mars 2023 à 14h05|Mis à jour le 4 mars 2023|3 mars 2023|03/02/23|Published March 3, 2023 2:05 pm EST"
    "|lundi 3 mars 2023"
    "|MOSCOU, 3 mars 2023 (AFP) – La sonde est perdue.|AFP 081432 GMT NOV 21|Mars 2023|9-15 October 2020"
    "|2023-03-03T14:05:00Z|31 février 2023"
)
PROSE = (
    "La criée a rouvert mardi ses portes, après trois ans de fermeture faute d’acheteurs."
    "|Elle a décollé hier, 5 octobre 2022, de Floride, vers la station."
    "|« Nous reviendrons demain 6 octobre 2022 », promet le patron, qui s’en va. Propos recueillis par Paul Valéry."
    "|The wharf reopened on Tuesday after three years, to the applause of a few dozen people."
    "|Ce mardi 9 mai 2023, la vente n’a duré qu’une demi-heure.|Moscou se tait.|Pourquoi ?|Une vente éclair"
    "|La criée rouvre ses portes - Le Phare"
    "|• un quai|1. un|2. deux|> cité|## Intertitre|- Oui|Les bateaux au port. © Jean Dupont / AFP"
)


def known(pieces: str) -> st.SearchStrategy[str]:
    # A bar within a line has spaces around it.
    return st.sampled_from([each.replace("\0", " | ") for each in pieces.replace(" | ", "\0").split("|")])


lines = known(PROSE) | known(NOISE) | known(BYLINES) | known(DATES) | st.text(max_size=12)
glued = st.lists(known(NOISE) | known(BYLINES) | known(DATES) | st.text(max_size=3), min_size=2, max_size=3).map(
    " ".join
)
texts = st.lists(lines | glued, min_size=1, max_size=14).flatmap(
    lambda each: st.sampled_from(["\n", "\n\n", "\n \n"]).map(lambda glue: as_read(glue.join(each)))
)
suffixes = st.sampled_from([".txt", ".md"])
NAME = "Une-main tendue 2023"


def described(text: str, suffix: str = ".txt") -> Article:
    shown = plain_markdown(text) if suffix == ".md" else text
    name = f"{NAME}{suffix}"
    raw = RawArticle(name, name, "0" * 64, shown, 1, YamlFile(name, {}), YamlFile(f"{name}.yml", {}))
    article, problems = describe(raw, clean(raw))
    for problem in problems:
        assert 1 <= problem.line <= shown.count("\n") + 1
    return article


def letters(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


def words(text: str) -> list[str]:
    return [letters(word) for word in re.split(r"[\s\-‑]+", text) if letters(word)]


def fields(article: Article) -> list[Found[object]]:
    every = (article.title, article.date, article.time, article.authors, article.source, article.lang)
    return [found for found in every if found]  # type: ignore[misc]


worded = texts.filter(lambda text: bool(text.strip()))


@given(worded, suffixes)
@example("\u0130 ſ ß ǅ\n\ue000 \ue001", ".txt")
@example("Par Jean Dupont", ".txt")
@settings(max_examples=80, deadline=None)
def test_every_value_has_a_rule_and_words_that_stand_in_the_text(text: str, suffix: str) -> None:
    article = described(text, suffix)
    for found in fields(article):
        assert found.origin in ("stated", "inferred")
        assert found.rule
        assert found.words is None
        if found.span:
            assert 0 <= found.span[0] < found.span[1] <= len(article.text)


@given(worded, suffixes)
@example("Par DUPONT Jean\nPublié le 3 mars 2023", ".txt")
@settings(max_examples=80, deadline=None)
def test_authors_and_outlets_are_made_of_the_text_s_own_words(text: str, suffix: str) -> None:
    article = described(text, suffix)
    if article.authors:  # of a byline over several lines only the first is shown
        assert article.authors.span
        shown = article.text if article.authors.rule == "byline" else article.text[slice(*article.authors.span)]
        for name in article.authors.value:
            assert words(name)
            assert all(word in letters(shown) for word in words(name))
    if article.source:
        assert article.source.span
        shown = article.text[slice(*article.source.span)]
        assert words(article.source.value)
        assert all(word in letters(shown) for word in words(article.source.value))


@given(worded, suffixes)
@settings(max_examples=80, deadline=None)
def test_a_date_shows_its_year_and_a_time_its_minutes(text: str, suffix: str) -> None:
    article = described(text, suffix)
    if article.date:
        assert article.date.span
        shown = article.text[slice(*article.date.span)]
        years = {article.date.value.first_day.year, article.date.value.last_day.year}
        if article.date.origin == "inferred":  # the day before 1 January
            years |= {year + away for year in years for away in (-1, 1)}
        assert any(f"{year % 100:02}" in shown for year in years), (article.date, shown)
    if article.time:
        assert article.date
        assert article.time.span
        hour, minute = article.time.value[:2], article.time.value[3:5]
        shown = article.text[slice(*article.time.span)]
        assert minute.strip("0") in shown
        assert str(int(hour) % 12 or 12) in shown or str(int(hour)) in shown


@given(worded, suffixes)
@settings(max_examples=80, deadline=None)
def test_a_title_is_made_of_the_text_s_words_or_the_file_s_name(text: str, suffix: str) -> None:
    article = described(text, suffix)
    title = article.title.value.removesuffix("…")
    assert title.strip()
    source = article.text[slice(*article.title.span)] if article.title.span else NAME
    assert " ".join(source.split()).startswith(title)


@given(worded, suffixes)
@settings(max_examples=80, deadline=None)
def test_body_and_removed_lines_hold_every_word_once(text: str, suffix: str) -> None:
    article = described(text, suffix)
    pieces = sorted(
        [*((block.start, block.end) for block in article.blocks), *((line.start, line.end) for line in article.removed)]
    )
    shown = "\n".join(article.text[start:end] for start, end in pieces)
    marks = re.compile(r"(?m)^[\s#>]*(?:\(?[a-z]\)|o)(?=\s)")  # "a) …": the marks of items are letters too
    every_letter = letters_of(marks.sub("", article.text))
    assert every_letter in (letters_of(shown), letters_of(marks.sub("", shown))) or suffix == ".md"
    assert all(one[1] <= two[0] for one, two in pairwise(pieces))


def letters_of(text: str) -> str:
    return "".join(char for char in text if char.isalpha())


@given(worded, suffixes)
@settings(max_examples=80, deadline=None)
def test_reading_twice_says_the_same(text: str, suffix: str) -> None:
    assert described(text, suffix) == described(text, suffix)


@contextmanager
def quickly(seconds: float = 5) -> Iterator[None]:
    """Stop what takes longer of the processor: a regular expression that looks back and forth might take years."""

    def stop(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


HOSTILE = {
    "spaces": " " * 100_000 + "x",
    "no-break spaces": "x" + "\u00a0" * 100_000 + "x",
    "gaps": "a " * 50_000,
    "wide gaps": "a   " * 25_000,
    "dashes": "-" * 100_000 + "x",
    "spaced dashes": "- " * 50_000,
    "long dashes": "— " * 50_000 + "x",
    "par": "Par " * 25_000,
    "by": "By Jane Doe and " * 6_000,
    "published": "publié le " * 10_000,
    "guillemets": "«" * 100_000,
    "quotes": '"' * 100_001,
    "quoted words": "« a " * 25_000,
    "digits": "1" * 100_000,
    "spaced digits": "1 " * 50_000,
    "dates": "3 mars 2023 " * 8_000,
    "half dates": "3 mars " * 14_000,
    "figures": "1/2/" * 25_000,
    "times": "14:" * 33_000,
    "hier": "hier " * 20_000,
    "names": "Jean Dupont, " * 7_500,
    "initials": "J." * 50_000,
    "capitals": "A" * 100_000,
    "bars": "a | " * 25_000,
    "arrows": "a > " * 25_000,
    "slashes": "a/" * 50_000,
    "dots": "." * 100_000,
    "full stops": "a. " * 33_000,
    "questions": "? " * 50_000,
    "hashes": "# " * 3_000,
    "references": "&amp;" * 20_000,
    "nested references": "&amp" + ";amp" * 9_000 + ";",
    "brackets": "[" * 9_000 + "]" * 900,
    "parentheses": "(" * 100_000,
    "stars": "*a" * 4_900,
    "underscores": "_a " * 4_900,
    "links": "[a](" * 2_400,
    "at signs": "a@" * 50_000,
    "addresses": "https://" * 12_000,
    "facebook": "Partager sur " * 8_000,
    "see also": "Lire aussi " * 9_000,
    "newsletter": "newsletter " * 9_000,
    "menu": "Search Menu Home Live Premium Newsletters Podcasts Sign in Subscribe Donate Edition Close Open All Profil"
    " Navigation Sections Fermer Ouvrir Tout Direct Se connecter Connexion Moscou parle",
    "copyright": "© " * 50_000,
    "hashtags": "#a " * 3_300,
    "mojibake": "Ã©" * 50_000,
    "no word": "\u0301" * 29 + "x",
}


@pytest.mark.parametrize("hostile", sorted(HOSTILE))
def test_hostile_lines_take_no_time(hostile: str) -> None:
    read_hostile(HOSTILE[hostile])


@pytest.mark.parametrize("hostile", sorted(HOSTILE))
def test_no_marks_of_markdown_take_time(hostile: str) -> None:
    with quickly():
        for length in (300, 19_000, None):
            plain_markdown(HOSTILE[hostile][:length])


def read_hostile(line: str, seconds: float = 5) -> None:
    """Read one line by itself, and at two lengths at which rules begin to look, with lines above and below."""
    with quickly(seconds):
        for text in (
            line,
            *(f"Titre court\n{part}\nUne phrase entière, qui finit." for part in (line[:110], line[:300], line)),
        ):
            if (read := as_read(text)).strip():
                described(read)


@pytest.mark.parametrize(
    "line",
    [
        "Partager",
        "Par Jean Dupont",
        "3 mars 2023",
        "a",
        "Une phrase entière, qui finit comme il faut.",
        "- a",
        "« a »",
        "Un titre",
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_many_lines_take_no_time(line: str, gap: str) -> None:
    text = gap.join([line] * 3_000)
    with quickly():
        described(text)


def test_the_shipped_cases_are_read_without_a_fault() -> None:
    for raw in sorted((Path(__file__).parent / "cases" / "scrapes").glob("*/raw.txt")):
        text = as_read(raw.read_text(encoding="utf-8", errors="replace"))
        article = described(text)
        assert article.body
        assert list(read_lines(text, 1, is_markdown=False, stands_alone=lambda _: False))
