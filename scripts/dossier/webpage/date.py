"""Finds when an article was first published: a ladder of rungs over what its page states.

The date of a footer, a comment, a teaser or the page's header never counts; that of a modification only where nothing
else is known.
"""

import copy
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from lxml.html import HtmlElement

from dossier.bylines import read_byline
from dossier.webpage.facts import Page, Statement, shown
from dossier.webpage.instants import Instant, edtf, instant_of_day, read_instant
from dossier.webpage.names import name_words
from dossier.webpage.structured_data import Data, is_page, strings
from dossier.webpage.tree import listed, tidy

_IN_ADDRESS = re.compile(
    r"/(?P<year>(?:19|20)\d\d)[/-]?(?P<month>0[1-9]|1[0-2]|[1-9]|[a-z]{3})[/-]?(?P<day>0[1-9]|[12]\d|3[01]"
    r"|[1-9])(?=[/_-]|\.html?|$)"
)
_IN_SLUG = re.compile(r"[-_/](?P<year>20\d\d)-?(?P<month>0[1-9]|1[0-2])-?(?P<day>0[1-9]|[12]\d|3[01])(?=[-_/.]|$)")
_MONTHS = {name: number for number, name in enumerate(listed("jan feb mar apr may jun jul aug sep oct nov dec"), 1)}

_PUBLISHED = listed(
    "article:published_time og:article:published_time og:published_time article:published og:pubdate "
    "og:publish_date article:publish_time article:post_date bt:pubdate datepublished date_published "
    "rnews:datepublished parsely-pub-date sailthru.date cxenseparse:recs:publishtime "
    "cxenseparse:publishtime cxenseparse:articlepublished publish-date publish_date publishdate "
    "publisheddate published_date published-date publication_date publication-date publicationdate "
    "pubdate pub_date pubyyyymmdd originalpublicationdate article_date_original article.published "
    "article.publish_date displaydate display_date dcterms.issued dc.date.issued dcterms.date "
    "dcterms.created dc.date.created dc.date dc.created citation_publication_date citation_date "
    "mediator_published_time vr:published_time iso-8601-publish-date article:date firstpublished "
    "first_published ptime pdate release_date prism.publicationdate datecreated created creation_date "
    "shareaholic:article_published_time gawker_date tp:publishdate analyticsattributes.articledate "
    "eomportal-firstpublished"
)
_WEAK = ("date", "dc.date.x-metadatalastmodified", "timestamp", "og:date", "time", "weibo:article:create_at")
_MODIFIED = listed(
    "article:modified_time og:article:modified_time og:updated_time article:modified datemodified lastmod "
    "last-modified last_modified dcterms.modified dc.date.modified revised modified_date updated_time"
)
_UPDATES = re.compile(r"(?:^| )(?:updat\w*|modif\w*|maj|mise a jour|revised|edited)(?= |$)")
_UPDATE_WORDS = re.compile(
    r"(?:mise? à jour|modifié|actualisé|màj|updated|modified|last edit)[^.|•·]{0,30}$", re.IGNORECASE
)
_MARKED = re.compile(
    r"\W*(?:article |cet article a été |initialement |first |originally )*(?:publi|mis en ligne|paru|posted|créé"
    r"|published|posted|issued)",
    re.IGNORECASE,
)
_TODAY = re.compile(r"(?:^| )(?:du jour|today|aujourd hui|current (?:date|time)|date now|now)(?= |$)")
_OF_EDITION = re.compile(
    r"(?:cet )?(?:article|texte) (?:est )?(?:paru|publié) dans .{0,60}?\b(?:édition|numéro) du (?P<date>[^.]{6,40})",
    re.IGNORECASE,
)
_DAY = len("2003-06-08")
_PLACES_OF_DATES = frozenset(
    {
        "removed.byline",
        "removed.dateline",
        "removed.kicker",
        "removed.author_box",
        "removed.share",
        "removed.tags",
    }
)


@dataclass(frozen=True)
class _Candidate:
    instant: Instant
    rule: str
    words: str
    line: int
    is_written: bool = False
    """Whether it stands in words for people, and not in a form for machines."""


def find_date_and_time(page: Page) -> tuple[Statement[str] | None, Statement[str] | None]:
    """Return the date of first publication, and the time of day where one is stated with it."""
    candidates: list[_Candidate] = []
    for rung in RUNGS:
        if candidates and rung not in _WITNESSES:
            break
        candidates += rung(page)
    if not candidates:
        return None, None
    best = _best(candidates)
    date = Statement(best.instant.date, best.rule, shown(best.words), best.line)
    timed = _timed(best, candidates)
    if timed is None or timed.instant.time is None:
        return date, None
    return date, Statement(timed.instant.time, timed.rule, shown(timed.words), timed.line)


def _best(candidates: list[_Candidate]) -> _Candidate:
    """Return the first, but for one that states the same instant with the offset of its place instead of Z."""
    best = candidates[0]
    if len(best.instant.date) < _DAY:  # "08/06/2003" tells no day by itself
        best = next(
            (
                each
                for each in candidates
                if len(each.instant.date) == _DAY and each.instant.date.startswith(best.instant.date)
            ),
            best,
        )
    local = next((each for each in candidates if _is_same_instant(each, best) and _says_more(each, best)), None)
    return local if local and _is_utc(best) else best


def _says_more(local: _Candidate, best: _Candidate) -> bool:
    """Tell the offset of the place in the metadata; or in the byline's words, where its day is another."""
    return not _is_utc(local) and (not local.is_written or local.instant.date != best.instant.date)


def _timed(best: _Candidate, candidates: list[_Candidate]) -> _Candidate | None:
    """Return who states the time of day: the same, or another of the same date; with an offset rather than without."""
    same_day = [each for each in (best, *candidates) if each.instant.date == best.instant.date and each.instant.time]
    if not same_day:
        return None
    time = same_day[0].instant.time
    assert time
    return next(
        (
            each
            for each in same_day
            if each.instant.time and len(each.instant.time) > 5 and each.instant.time.startswith(time)
        ),
        same_day[0],
    )


def _is_utc(candidate: _Candidate) -> bool:
    return bool(candidate.instant.time and candidate.instant.time.endswith("+00:00"))


def _is_same_instant(one: _Candidate, other: _Candidate) -> bool:
    left, right = one.instant.utc, other.instant.utc
    return left is not None and right is not None and abs((left - right).total_seconds()) < 60


def _day_first(page: Page) -> bool | None:
    lang = page.tree.get("lang", "").lower()
    if lang.startswith("en"):
        return False if lang.startswith(("en-us", "en_us")) else None
    return True if lang else None


def _published_data(page: Page) -> Iterator[_Candidate]:
    """Read when the article's own object of the structured data was published."""
    yield from _of_object(page, page.article, ("datePublished",))
    if page.article.get("datePublished") is None:
        for data in page.data.objects:
            if is_page(data):
                yield from _of_object(page, data, ("datePublished",))
        if page.article:
            yield from _of_object(page, page.article, ("dateCreated", "uploadDate"))
        else:
            yield from _in_broken_data(page)


def _of_object(page: Page, data: Data, keys: tuple[str, ...]) -> Iterator[_Candidate]:
    for key in keys:
        value: Any = data.get(key)
        values = value if isinstance(value, list) else [value]
        for each in values[:3]:
            said = next(iter(strings(each)), each)
            instant = read_instant(said, day_first=_day_first(page))
            if instant:
                yield _Candidate(instant, "json_ld", *page.data.place(key, str(said)))


def _in_broken_data(page: Page) -> Iterator[_Candidate]:
    """Read the key of a date in JSON-LD that can't be read as a whole."""
    for script in page.data.scripts:
        if script.data is None:
            for found in re.finditer(r'"datePublished"\s*:\s*"([^"]{4,60})"', script.text):
                instant = read_instant(found[1])
                if instant:
                    yield _Candidate(
                        instant, "json_ld", found[0], script.line + script.text.count("\n", 0, found.start())
                    )
                    return


def _published_meta(page: Page) -> Iterator[_Candidate]:
    yield from _of_meta(page, _PUBLISHED)


def _weak_meta(page: Page) -> Iterator[_Candidate]:
    yield from _of_meta(page, _WEAK)


def _of_meta(page: Page, names: tuple[str, ...]) -> Iterator[_Candidate]:
    for meta in page.meta(*names):
        instant = read_instant(meta.content, day_first=_day_first(page))
        if instant:
            rule = "open_graph" if meta.name.startswith(("article:", "og:")) else "meta"
            yield _Candidate(instant, rule, meta.words, meta.line)


def _microdata(page: Page) -> Iterator[_Candidate]:
    for element in page.tree.iter():
        if "datePublished" in element.get("itemprop", "").split() and not _is_of_others(page, element):
            yield from _of_element(page, element, "microdata")


def _of_element(page: Page, element: HtmlElement, rule: str) -> Iterator[_Candidate]:
    written = tidy(element.text_content())[:80]
    for value in (element.get("datetime"), element.get("content"), element.get("title"), written):
        instant = read_instant(value, day_first=_day_first(page)) if value else None
        if instant and len(instant.date) == 10:
            yield _Candidate(instant, rule, value or "", int(element.sourceline or 1), is_written=value is written)
            return


def _is_of_others(page: Page, element: HtmlElement) -> bool:
    """Tell whether an element stands in a part of the page that isn't the article."""
    return not page.reasons(element) <= _PLACES_OF_DATES


def _time_element(page: Page) -> Iterator[_Candidate]:
    """Read `time` near the headline, and what is named a date there; not that of an update."""
    found = []
    for element in page.tree.iter("time", "span", "div", "p", "abbr", "relative-time", "li", "em"):
        is_time = element.tag == "time" or str(element.tag).endswith("-time")
        if not (is_time or (_is_named_date(element) and len(element.text_content()) < 100)):
            continue
        if _is_of_others(page, element) or not _is_near(page, element) or _is_update(element) or _is_today(element):
            continue
        found += list(_of_element(page, element, "time"))
    yield from found[:3]


def _is_named_date(element: HtmlElement) -> bool:
    return any(
        re.search(r"(?:^| )(?:date|published|pubdate|timestamp|publication|time|dateline|posted)(?= |$)", name)
        for name in name_words(element)
    )


def _is_today(element: HtmlElement) -> bool:
    """Tell the day on which the page was shown, at its head."""
    around = (element, *list(element.iterancestors())[:2])
    return any(_TODAY.search(name) for each in around for name in name_words(each))


def _is_near(page: Page, element: HtmlElement) -> bool:
    """Tell what stands by the headline, the first words or the last words from what is anywhere else."""
    lines = [page.lines[number] for number in _numbers_near(page)]
    near = {line.element for line in lines} | {line.block for line in lines}
    return (
        element in near
        or any(above in near for above in list(element.iterancestors())[:4])
        or any(below in near for below in element.iterdescendants())
    )


def _numbers_near(page: Page) -> tuple[int, ...]:
    return (*page.near_headline, *page.below_text)


def _is_update(element: HtmlElement) -> bool:
    names = [name for each in (element, *list(element.iterancestors())[:2]) for name in name_words(each)]
    if any(_UPDATES.search(name) for name in names) and not any("publi" in name for name in name_words(element)):
        return True
    before = element.getprevious()
    parent = element.getparent()
    said = (before.tail or "") if before is not None else (parent.text or "") if parent is not None else ""
    if before is not None and not said.strip():
        said = tidy(before.text_content())[-60:]
    return bool(_UPDATE_WORDS.search(f"{said} {tidy(element.text_content())[:20]}"[:-1])) or bool(
        _UPDATE_WORDS.search(said.strip())
    )


def _byline_text(page: Page) -> Iterator[_Candidate]:
    """Read «Publié le 3 mars 2023 à 14h05» in the lines around the headline."""
    for number in _numbers_near(page):
        line = page.lines[number]
        reasons = page.reasons(line.element)
        if not reasons <= _PLACES_OF_DATES | {"removed.furniture"} or line.link_share > 0.8:
            continue
        must_be_marked = "removed.furniture" in reasons or number not in page.near_headline
        if _is_today(line.element):
            continue
        edition = _OF_EDITION.match(line.words)
        byline = read_byline(f"Publié le {edition['date']}" if edition else line.words, day_first=_day_first(page))
        must_be_marked = must_be_marked and not edition
        if not byline or not byline.published.date or (must_be_marked and not _MARKED.match(line.words)):
            continue
        moment = byline.published
        assert moment.date
        if moment.date.day:
            instant = Instant(edtf(moment.date), moment.time)
            yield _Candidate(instant, "byline", line.words, line.number, is_written=True)


def _address(page: Page) -> Iterator[_Candidate]:
    addresses = sorted(page.addresses) or ([page.saved_from[0]] if page.saved_from else [])
    for address in addresses:
        path = re.sub(r"^https?://[^/]*", "", address)
        found = _IN_ADDRESS.search(path) or _IN_SLUG.search(path)
        if found:
            month = _MONTHS.get(found["month"].lower()) or (int(found["month"]) if found["month"].isdigit() else 0)
            instant = instant_of_day(f"{found['year']}-{month:02}-{int(found['day']):02}", None)
            if instant:
                yield _Candidate(instant, "address", address, 1)
                return


def _htmldate(page: Page) -> Iterator[_Candidate]:
    """Ask htmldate, of what isn't surely something else."""
    from htmldate import find_date  # slow to load, and few pages need it

    try:
        found = find_date(pruned(page), original_date=True, extensive_search=False, url=None)
    except Exception:
        found = None
    instant = read_instant(found) if found else None
    if instant:
        yield _Candidate(instant, "htmldate", str(found), 1)


def pruned(page: Page) -> HtmlElement:
    """Return a copy of the page with only its head, the lines around the headline, and the article's."""
    wanted = {page.lines[number] for number in (*page.near_headline, *page.body)}
    kept = {element for line in wanted for element in line.chain()}
    blocks = {line.element for line in page.lines}
    tree = copy.deepcopy(page.tree)
    doomed = [
        twin
        for element, twin in zip(page.tree.iter(), tree.iter(), strict=True)
        if element.tag == "script"  # read already, with more care
        or (element in page.regions and page.regions[element].reason not in _PLACES_OF_DATES)
        or (element in blocks and element not in kept)
    ]
    for twin in doomed:
        if twin.getparent() is not None:
            twin.drop_tree()
    return tree


def _modified(page: Page) -> Iterator[_Candidate]:
    """Read when the article was last changed: better than nothing."""
    yield from _of_object(page, page.article, ("dateModified",))
    yield from _of_meta(page, _MODIFIED)
    for number in _numbers_near(page):
        byline = read_byline(page.lines[number].words, day_first=_day_first(page))
        if byline and byline.updated.date and byline.updated.date.day and byline.is_marked:
            line = page.lines[number]
            yield _Candidate(
                Instant(edtf(byline.updated.date), byline.updated.time), "modified", line.words, line.number
            )


RUNGS: tuple[Callable[[Page], Iterator[_Candidate]], ...] = (
    _published_data,
    _published_meta,
    _microdata,
    _time_element,
    _byline_text,
    _address,
    _weak_meta,
    _htmldate,
    _modified,
)
"""Tried in this order; the first that answers gives the day."""

# Asked even where a rung before them answered: they may state the time of day, or the offset of the place.
_WITNESSES = frozenset({_published_meta, _microdata, _time_element, _byline_text})
