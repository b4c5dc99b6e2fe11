"""Finds who wrote an article: what the structured data, the byline and the metadata say, weighed against each other.

Persons are the authors. Only where nobody is named, an agency or a desk is («AFP», «Le Courrier avec AFP»); the
outlet's own name, «La rédaction» and "admin" are none.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from lxml.html import HtmlElement

from dossier.bylines import read_byline
from dossier.persons import AGENCY
from dossier.webpage.facts import Page, Statement, shown
from dossier.webpage.lines import Line
from dossier.webpage.names import name_words
from dossier.webpage.persons import BY, LONGEST_BYLINE, desk_in, is_site, persons_in, without_outlet
from dossier.webpage.source import site_names
from dossier.webpage.structured_data import strings, types
from dossier.webpage.tree import listed, plain, tidy

_METAS = listed(
    "author byl byline article:author_name article:author og:article:author og:author article:authors "
    "authors dc.creator dcterms.creator dc.creator.author parsely-author sailthru.author "
    "cxenseparse:author citation_author citation_authors author_name authorname article_author "
    "twitter:author rbauthors vr:author rnews:author creator page.content.author article.author "
    "news_authors dcsext.author lp.article:author"
)
_AGENCY_CREDIT = re.compile(
    rf"(?:\b(?:par|by|via)|source\s*:?|©|copyright|\(c\))\s+(?:l['’])?(?P<agency>{AGENCY.pattern})", re.IGNORECASE
)
_CREDITS = frozenset({"removed.byline", "removed.author_box", "removed.dateline"})
_AROUND_CREDITS = _CREDITS | {"removed.share", "removed.kicker"}
_NAMES_AUTHOR = re.compile(
    r"(?:^| )(?:by ?lines?|authors?|auteurs?|signatures?|signataires?|writers?|reporters?|journalistes?"
    r"|journalists?|contributors?|creator|credit author)(?= |$)"
)
_AUTHOR_PATHS = re.compile(
    r"/(?:authors?|person|auteurs?|autor|signataires?|journalistes?|journalists?|by|profile|profiles|people|staff"
    r"|reporters?|contributors?|columnists?|correspondents?|writers?|redacteurs?|biographies|ecrit-par|bio|team"
    r"|equipe|hcp/)[/?-]",
    re.IGNORECASE,
)
_BY_WITHIN = re.compile(r"\b(?:par|by)\s+(?P<names>[A-ZÀ-Ý].*)")
_INTERVIEW = re.compile(
    r"^(?:propos recueillis|(?:interview|entretien) (?:réalisée?|menée?)|texte|reportage)\s+"
    r"(?:(?:à|au|en|dans|depuis)\b.{2,40}?\s)?par\s+",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?…:;]$")
_NOT_AUTHORS = re.compile(
    r"\b(?:editors?\s*:|last updated|photo\w*|image|illustration|vidéo|video|crédit|credit|traduit|translated"
    r"|édité|edited|editing)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Credit:
    """Who is named in one place."""

    persons: tuple[str, ...]
    desk: str | None
    rule: str
    words: str
    line: int
    is_marked: bool = False
    """Whether a word or the markup says that these are the authors."""


def find_authors(page: Page) -> Statement[tuple[str, ...]] | None:
    """Return the authors: the persons of the fullest credit that is sure, else the agency or desk."""
    found_by = {rung: list(rung(page)) for rung in RUNGS}
    named = [_together(found) for rung, found in found_by.items() if any(credit.persons for credit in found)]
    if named:
        best = _fullest(named)
        return Statement(best.persons, best.rule, shown(best.words), best.line)
    for found in found_by.values():
        for credit in found:
            if credit.desk:
                return Statement((credit.desk,), credit.rule, shown(credit.words), credit.line)
    return None


def _together(found: list[Credit]) -> Credit:
    """Join what one rung found in several places."""
    named = [credit for credit in found if credit.persons]
    persons = tuple(_without_twins([name for credit in named for name in credit.persons]))
    head = named[0]
    is_marked = any(credit.is_marked for credit in named)
    return Credit(
        persons, None, head.rule, " · ".join(dict.fromkeys(each.words for each in named)), head.line, is_marked
    )


def _without_twins(names: list[str]) -> list[str]:
    """Drop names that say the same person again."""
    kept: dict[str, str] = {}
    for name in names:
        kept.setdefault(plain(name), name)
    return list(kept.values())


def _fullest(named: list[Credit]) -> Credit:
    """Return the first credit, or another that names its persons and more, or a byline that names others."""
    best = named[0]
    for other in named[1:]:
        keys, others = {plain(name) for name in best.persons}, {plain(name) for name in other.persons}
        shares = bool(keys & others) or any(_same_person(a, b) for a in keys for b in others)
        if (shares and len(others) > len(keys) and other.rule != "author_box") or (
            not shares and other.rule == "byline" and other.is_marked and best.rule in ("json_ld", "meta")
        ):
            best = other
    return best


def _same_person(one: str, other: str) -> bool:
    """Tell «J. Dupont» and «Jean Dupont» for one."""
    left, right = one.split(), other.split()
    return left[-1:] == right[-1:] and left[0][:1] == right[0][:1]


def _structured(page: Page) -> Iterator[Credit]:
    """Read the author of the article's own object of the structured data."""
    data = page.article
    for key in ("author", "creator", "contributor"):
        found = list(_of_values(page, data.get(key), key))
        yield from found
        if any(credit.persons for credit in found):
            return
    if not data:
        yield from _in_broken_data(page)


def _of_values(page: Page, value: Any, key: str) -> Iterator[Credit]:
    values = value if isinstance(value, list) else [value]
    for each in values[:20]:
        resolved = page.data.resolved(each)
        is_person_type = isinstance(resolved, Mapping) and "Person" in types(resolved)
        for words in strings(resolved):
            persons = persons_in(words, page, is_person_by_type=is_person_type)
            place, line = page.data.place("name" if isinstance(resolved, Mapping) else key, words)
            yield Credit(persons, None if persons else desk_in(words, page), "json_ld", place, line)


def _in_broken_data(page: Page) -> Iterator[Credit]:
    """Read authors in JSON-LD that can't be read as a whole."""
    for script in page.data.scripts:
        if script.data is None:
            for found in re.finditer(
                r'"author"\s*:\s*\[?\s*(?:"(?P<bare>[^"]{3,100})"|\{[^{}]*?"name"\s*:\s*"(?P<name>[^"]{3,100})")',
                script.text,
            ):
                words = found["bare"] or found["name"]
                line = script.line + script.text.count("\n", 0, found.start())
                persons = persons_in(words, page)
                yield Credit(persons, None if persons else desk_in(words, page), "json_ld", shown(found[0]), line)
                return


def _byline(page: Page) -> Iterator[Credit]:
    """Read the lines around the headline that name the author."""
    sure: list[Credit] = []
    others: list[Credit] = []
    for number in page.near_headline:
        line = page.lines[number]
        readings = (_of_line(page, line), _within_line(page, line), _beside_date(page, number))
        credit = next((each for each in readings if each and (each.persons or each.desk)), None)
        if credit and (credit.persons or credit.desk):
            (sure if credit.is_marked else others).append(credit)
    yield from sure or others


def _of_line(page: Page, line: Line) -> Credit | None:
    is_named = _is_named_author(line)
    allowed = _AROUND_CREDITS | ({"removed.caption", "removed.furniture"} if is_named else frozenset())
    if _INTERVIEW.match(line.words):
        allowed |= {"removed.caption"}
    reasons = page.reasons(line.element)
    if len(line.words) > LONGEST_BYLINE or not reasons <= allowed or _NOT_AUTHORS.match(line.words):
        return None
    if not reasons and line.block.tag in ("h1", "h2", "h3", "figcaption"):
        return None
    words = (
        without_outlet(line.words, page)
        if any(_is_at_end(each.value.casefold(), line.words.casefold()) for each in site_names(page))
        else line.words
    )
    words = _INTERVIEW.sub("par ", words) if not words.isupper() else words
    byline = read_byline(words, day_first=True)
    if byline and (byline.authors or byline.desk) and (byline.is_marked or is_named or byline.published.date):
        persons = tuple(name for name in byline.authors if not is_site(name, page))
        desk = byline.desk and desk_in(byline.desk, page, is_credit=True)
        return Credit(persons, None if persons else desk, "byline", words, line.number, byline.is_marked or is_named)
    if (is_named or BY.match(words)) and not _NOT_AUTHORS.search(words):
        by = _BY_WITHIN.search(words)
        persons = persons_in(words, page) or (persons_in(by["names"], page) if by else ())
        is_marked = bool(BY.match(words)) or is_named
        return Credit(
            persons,
            None if persons else desk_in(words, page, is_credit=bool(BY.match(words))),
            "byline",
            words,
            line.number,
            is_marked,
        )
    return None


def _is_at_end(name: str, words: str) -> bool:
    return words.endswith(name) or words.startswith(name)


def _within_line(page: Page, line: Line) -> Credit | None:
    """Read the part of a line that the markup calls the author's, or an agency's credit."""
    if len(line.words) > LONGEST_BYLINE or not page.reasons(line.element) <= _AROUND_CREDITS:
        return None
    is_authors = _is_named_author(line)  # «Jane Doe», «BBC News, Paris»: each in an element of its own
    for inner in line.block.iterdescendants():
        if not isinstance(inner.tag, str):
            continue
        is_named = (
            is_authors
            or "author" in inner.get("rel", "").split()
            or any(_NAMES_AUTHOR.search(name) for name in name_words(inner))
        )
        if is_named or (inner.tag == "a" and _AUTHOR_PATHS.search(inner.get("href", ""))):
            words = tidy(" ".join(inner.itertext()))
            persons = persons_in(words, page)
            if persons:
                return Credit(persons, None, "byline", line.words, line.number, is_marked=True)
    found = _AGENCY_CREDIT.search(line.words) if len(line.words) < 80 and not re.search(r"[.!?]$", line.words) else None
    return Credit((), found["agency"], "byline", line.words, line.number) if found else None


def _beside_date(page: Page, number: int) -> Credit | None:
    """Read a name that nothing marks, beside the line that says when the article was published."""
    line = page.lines[number]
    if len(line.words) > 120 or not page.reasons(line.element) <= _CREDITS or line.block.tag in ("h1", "h2", "h3"):
        return None
    persons = persons_in(line.words, page)
    if not persons:
        return None
    for other in (number + 1, number + 2, number - 1):
        if (
            0 <= other < len(page.lines)
            and (byline := read_byline(page.lines[other].words))
            and (byline.published.date or byline.updated.date)
        ):
            return Credit(persons, None, "byline", line.words, line.number)
    return None


def _is_named_author(line: Line) -> bool:
    """Tell whether the markup calls a line the author's: by a name, a relation or where its link leads."""
    for distance, element in enumerate(line.chain()):
        if distance > 4 or element.tag in ("body", "html", "article", "main"):
            break
        if "author" in element.get("rel", "").split() or any(
            _NAMES_AUTHOR.search(name) for name in name_words(element)
        ):
            return not any(
                re.search(r"(?:^| )(?:box|bio|about|related|image|photo)(?= |$)", name) for name in name_words(element)
            )
    return any(
        _AUTHOR_PATHS.search(each.get("href", "")) or each.get("rel") == "author" for each in line.element.iter("a")
    ) or any(each.tag == "a" and _AUTHOR_PATHS.search(each.get("href", "")) for each in line.chain())


def _microdata(page: Page) -> Iterator[Credit]:
    """Read what is marked as the author, outside the parts that aren't the article."""
    for element in page.tree.iter():
        if not isinstance(element.tag, str) or element.tag == "meta":
            continue
        marked = "author" in element.get("itemprop", "").split() or "author" in element.get("rel", "").split()
        if marked and not _is_of_others(page, element):
            inner = next((each for each in element.iter() if each.get("itemprop") == "name"), element)
            words = tidy(inner.get("content") or " ".join(inner.itertext()))
            persons = persons_in(words, page)
            if persons or desk_in(words, page):
                yield Credit(
                    persons, None if persons else desk_in(words, page), "microdata", words, int(element.sourceline or 1)
                )


def _is_of_others(page: Page, element: HtmlElement) -> bool:
    return not page.reasons(element) <= _AROUND_CREDITS


def _metadata(page: Page) -> Iterator[Credit]:
    for name in _METAS:
        found = []
        for meta in page.meta(name):
            if not meta.content.startswith("http"):
                persons = persons_in(meta.content, page)
                found.append(
                    Credit(persons, None if persons else desk_in(meta.content, page), "meta", meta.words, meta.line)
                )
        yield from found
        if any(credit.persons for credit in found):
            return
    yield from _labelled_meta(page)


def _labelled_meta(page: Page) -> Iterator[Credit]:
    """Read the pair of metadata that WordPress writes: `twitter:label1` "Written by", `twitter:data1` the name."""
    for number in ("1", "2"):
        label = next(page.meta(f"twitter:label{number}"), None)
        data = next(page.meta(f"twitter:data{number}"), None)
        if label and data and re.match(r"written by|écrit par|author|auteur|by$|par$", label.content, re.IGNORECASE):
            persons = persons_in(data.content, page)
            yield Credit(persons, None if persons else desk_in(data.content, page), "meta", data.words, data.line)


def _signature(page: Page) -> Iterator[Credit]:
    """Read the signature below the last paragraph."""
    last = page.body[-1] if page.body else 0
    for number in page.below_text:
        line = page.lines[number]
        is_interview = _INTERVIEW.match(line.words)
        allowed = _CREDITS | {"removed.caption"} if is_interview else _CREDITS
        if len(line.words) > 160 or not page.reasons(line.element) <= allowed or line.block.tag in ("h2", "h3", "h4"):
            continue
        credit = _of_line(page, line)
        if credit is None and number <= last + 2 and not _SENTENCE_END.search(line.words):
            persons = persons_in(line.words, page)
            credit = (
                Credit(persons, None, "signature", line.words, line.number)
                if persons and line.link_share < 0.5
                else None
            )
        if credit and (credit.persons or credit.desk):
            yield replace(credit, rule="signature")
            return


def _author_box(page: Page) -> Iterator[Credit]:
    """Read the name in the box about the author."""
    for line in page.lines:
        if page.reason(line) == "removed.author_box" and len(line.words) < 80:
            persons = persons_in(re.sub(r"^(?:about|à propos de)\s+", "", line.words, flags=re.IGNORECASE), page)
            if persons:
                yield Credit(persons, None, "author_box", line.words, line.number)
                return


RUNGS: tuple[Callable[[Page], Iterator[Credit]], ...] = (
    _structured,
    _byline,
    _microdata,
    _metadata,
    _signature,
    _author_box,
)
"""Asked in this order; the first that names persons wins, unless a later one names them and more."""
