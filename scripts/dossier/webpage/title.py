"""Finds a page's headline: what the h1, the structured data and the metadata agree on, in the words of the h1."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement

from dossier.webpage.boxes import prose_below
from dossier.webpage.facts import Page, Statement, likeness_of, shown
from dossier.webpage.names import name_words
from dossier.webpage.source import likes_host, site_names
from dossier.webpage.structured_data import strings
from dossier.webpage.tree import plain, tidy

# Above this share of common words, two headlines say the same.
_ALIKE = 0.5
_LONGEST = 320
# A title of no more words may be a section's.
_SECTION = 3
_SEPARATOR = re.compile(r"\s+[-–—|•·»:/]+\s+|\s*[|•»]\s*|\s+[-–—](?=\S)|\s*[:]\s+|(?<=[a-zà-ÿ]{3})\s?[-–—]\s+")
_GENERIC = frozenset(
    plain(each)
    for each in (
        "accueil",
        "home",
        "homepage",
        "page d'accueil",
        "actualités",
        "news",
        "article",
        "articles",
        "untitled",
        "sans titre",
        "blog",
        "index",
        "menu",
        "navigation",
        "search",
        "recherche",
        "undefined",
        "null",
        "the latest news",
        "à la une",
        "breaking news",
        "welcome",
        "bienvenue",
        "just a moment...",
        "loading",
        "connexion",
        "login",
        "page not found",
    )
)
_KICKER = re.compile(
    r"(?:^| )(?:kicker|eyebrow|overline|surtitre|label|rubrique|category|tag|badge|flag|section|pill|live"
    r"|premium|abonne|subscriber|icon|sr only|visually hidden|screen reader)(?= |$)"
)
_MARKS = re.compile(
    r"^(?:(?:vidéo|video|en images|direct|live|exclusif|exclusive|info le \w+)\s*[.|]\s+)", re.IGNORECASE
)


@dataclass(frozen=True)
class Headline:
    """The title, and the element of the page that shows it, where one does."""

    statement: Statement[str] | None
    element: HtmlElement | None


@dataclass(frozen=True)
class _Candidate:
    words: str
    rule: str
    evidence: str
    line: int


def find_title(page: Page) -> Headline:
    """Return a page's headline."""
    stated = [each for rung in RUNGS for each in rung(page)]
    for heading in _headings(page, stated):
        words = _heading_words(heading, stated)
        evidence = shown(tidy(heading.text_content()))
        return Headline(Statement(words, "headline", evidence, int(heading.sourceline or 1)), heading)
    if stated:
        best = max(stated, key=lambda each: _votes(each, stated))
        return Headline(Statement(best.words, best.rule, shown(best.evidence), best.line), _shown_in(page, best.words))
    return Headline(None, None)


def without_site(words: str, page: Page) -> str:
    """Cut the outlet's name from the end or the beginning of a title; what merely resembles a separator stays."""
    names = [each.value for each in site_names(page)]
    for _ in range(3):
        parts = [(found.start(), found.end()) for found in _SEPARATOR.finditer(words)]
        if parts and _is_name(words[parts[-1][1] :], names, page.host):
            words = words[: parts[-1][0]].strip()
        elif len(parts) > 1 and _is_name(words[parts[-2][1] :], names, page.host):
            words = words[: parts[-2][0]].strip()
        elif parts and _is_name(words[: parts[0][0]], names, page.host):
            words = words[parts[0][1] :].strip()
        else:
            break
    return words


def _is_name(words: str, names: list[str], host: str) -> bool:
    said = plain(words)
    if not said or len(said.split()) > 8:
        return False
    if any(said == (known := plain(name)) or (len(known) > 3 and _begins_or_ends(said, known)) for name in names):
        return True
    return likes_host(words, host) and (len(said.split()) <= 4)


def _begins_or_ends(said: str, known: str) -> bool:
    """Tell «Le Courrier Sport» or «Courrier» for «Le Courrier»."""
    longer, shorter = (said, known) if len(said) >= len(known) else (known, said)
    close = len(longer.split()) - len(shorter.split()) <= 2
    return close and len(shorter) > 3 and (longer.startswith(f"{shorter} ") or longer.endswith(f" {shorter}"))


def _headings(page: Page, stated: list[_Candidate]) -> Iterator[HtmlElement]:
    """Yield the h1 that is the headline, if one is, or the lesser heading that says what the metadata says."""
    h1s = [(each, tidy(each.text_content())) for each in page.tree.iter("h1")]
    h1s = [
        (element, words)
        for element, words in h1s[:20]
        if words and len(words) <= _LONGEST and not _is_generic(words, page)
    ]
    agreeing = [
        (max((_agreement(words, each.words) for each in stated), default=0.0), -at) for at, (_, words) in enumerate(h1s)
    ]
    if agreeing and max(agreeing)[0] >= _ALIKE:
        yield h1s[-max(agreeing)[1]][0]
        return
    for tag in ("h2", "h3"):
        for element in list(page.tree.iter(tag))[:40]:
            words = tidy(element.text_content())
            if (
                len(words.split()) > 3
                and any(_agreement(words, each.words) > 0.85 for each in stated)
                and not _is_linked(element)
            ):
                yield element
                return
    plausible = [element for element, words in h1s if len(words.split()) >= 3 and not _is_linked(element)]
    if plausible:
        yield _in_article(plausible)
    elif all(len(each.words.split()) <= _SECTION for each in stated):
        yield from _above_text(page)


def _above_text(page: Page) -> Iterator[HtmlElement]:
    """Yield the lesser heading above the most prose, where the metadata name no more than a section."""
    prose = prose_below(page.lines)
    found: list[tuple[int, HtmlElement]] = []
    for line in page.lines:
        if line.block.tag in ("h2", "h3") and len(line.words.split()) > _SECTION and line.link_share == 0:
            parent = line.block.getparent()
            found.append((prose.get(parent, 0) if parent is not None else 0, line.block))
    if found:
        most = max(below for below, _ in found)
        yield next(heading for below, heading in found if below == most)


def _in_article(headings: list[HtmlElement]) -> HtmlElement:
    inside = [each for each in headings if any(above.tag in ("article", "main") for above in each.iterancestors())]
    return (inside or headings)[0]


def _is_linked(element: HtmlElement) -> bool:
    """Tell a heading that leads to another page."""
    return any(above.tag == "a" for above in element.iterancestors()) or any(
        len(tidy(each.text_content())) > len(tidy(element.text_content())) * 0.8 for each in element.iter("a")
    )


def _heading_words(heading: HtmlElement, stated: list[_Candidate]) -> str:
    """Return the words of a heading, without a kicker that stands within it."""
    whole = tidy(heading.text_content())
    for inner in heading.iterdescendants():
        words = tidy(inner.text_content()) if isinstance(inner.tag, str) else ""
        named = any(_KICKER.search(name) for name in name_words(inner)) if words else False
        rest = whole[len(words) :].lstrip(" -–—|:•·/.") if whole.startswith(words) else ""
        said_without = any(plain(each.words) == plain(rest) for each in stated)
        said_whole = any(plain(each.words) == plain(whole) for each in stated)
        if words and rest and (said_without or (named and not said_whole)):
            return rest
    return _MARKS.sub("", whole) if any(plain(_MARKS.sub("", whole)) == plain(each.words) for each in stated) else whole


def _agreement(one: str, other: str) -> float:
    """Return how well two headlines agree; one that holds the other whole does."""
    left, right = plain(one), plain(other)
    shorter, longer = sorted((left, right), key=len)
    if len(shorter.split()) > 2 and f" {shorter} " in f" {longer} ":
        return 0.95 if left != right else 1.0
    return likeness_of(one, other)


def _is_generic(words: str, page: Page) -> bool:
    """Tell the site's name, or «Accueil»."""
    parts = [part for part in _SEPARATOR.split(words) if part] or [words]
    names = [each.value for each in site_names(page)]
    return all(plain(part) in _GENERIC or _is_name(part, names, page.host) for part in parts)


def _votes(candidate: _Candidate, stated: list[_Candidate]) -> float:
    return sum(_agreement(candidate.words, each.words) for each in stated)


def _shown_in(page: Page, words: str) -> HtmlElement | None:
    """Return the element that shows a headline that no heading does."""
    said = plain(words)
    return next((line.element for line in page.lines if plain(line.words) == said and line.link_share < 0.5), None)


def _structured(page: Page) -> Iterator[_Candidate]:
    for key in ("headline", "name", "alternativeHeadline"):
        for words in strings(page.article.get(key))[:1]:
            place, line = page.data.place(key, words)
            yield from _candidate(page, words, "json_ld", place, line)
            return


def _metadata(page: Page) -> Iterator[_Candidate]:
    rules = (
        ("open_graph", ("og:title",)),
        (
            "meta",
            (
                "twitter:title",
                "dc.title",
                "dcterms.title",
                "parsely-title",
                "sailthru.title",
                "title",
                "hdl",
                "citation_title",
                "headline",
            ),
        ),
    )
    for rule, names in rules:
        for meta in page.meta(*names):
            yield from _candidate(page, meta.content, rule, meta.words, meta.line)


def _page_title(page: Page) -> Iterator[_Candidate]:
    for element in page.tree.iter("title"):
        parent = element.getparent()
        if parent is not None and str(parent.tag) in ("head", "html", "body"):
            words = tidy(element.text_content())
            yield from _candidate(page, words, "page_title", words, int(element.sourceline or 1))
            return


def _candidate(page: Page, words: str, rule: str, evidence: str, line: int) -> Iterator[_Candidate]:
    cut = without_site(words, page)
    if cut and len(cut) <= _LONGEST and not _is_generic(cut, page):
        yield _Candidate(cut, rule, evidence, line)


RUNGS: tuple[Callable[[Page], Iterator[_Candidate]], ...] = (_structured, _metadata, _page_title)
"""What states a headline besides the heading that shows it, the surest first."""
