"""Finds the name of the outlet, as people call it: a ladder of rungs over what a page says of its site."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from dossier.webpage.facts import Page, Statement, likeness_of, shown
from dossier.webpage.names import name_words
from dossier.webpage.structured_data import is_page, strings, types
from dossier.webpage.tree import plain, tidy

_LONGEST_NAME = 60
_PARTS = re.compile(r"\s+[-–—|•·»:/]\s+|\s*[|•]\s*|\s*:\s+|\s+[–—]\s*|,\s+(?=l[e'’]|the\b|toute?\b|actu)")
# What follows or precedes a name and is no part of it.
_CLAIM = re.compile(
    r"\b(?:actualit\w+|actus?|infos?|information|news|breaking|latest|toute?s?|en direct|en continu|live|official"
    r"|officiel|website|site|web"
    r"|homepage|home|accueil|journal|quotidien|magazine|headlines|stories|portail|newspaper)\b",
    re.IGNORECASE,
)
_COMPANY = re.compile(
    r",?\s+(?:s\.?a\.?s?\.?(?:u|rl)?|inc\.?|ltd\.?|limited|llc|l\.l\.c\.|gmbh|plc|corp\.?|pty|co\.|s\.?p\.?a\.?"
    r"|s\.?r\.?l\.?|b\.?v\.?|©)$",
    re.IGNORECASE,
)
_DOMAIN = re.compile(r"(?:www\.)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,12}", re.IGNORECASE)
_LEGAL = re.compile(
    r"(?:copyright|©|\(c\))\s*(?:copyright|©)?\s*(?:\d{4}(?:\s*[-–]\s*\d{4})?)?\s*,?\s*(?P<name>[A-ZÀ-Ý0-9][^."
    r"|,©\d]{1,50}?)\s*(?:\d{4}.*|[.,|–-].*|\s(?:all rights|tous droits).*)?$",
    re.IGNORECASE,
)
_GENERIC = frozenset(
    plain(each)
    for each in (
        "home",
        "accueil",
        "website",
        "site",
        "blog",
        "news",
        "wordpress",
        "mysite",
        "my site",
        "logo",
        "article",
        "articles",
        "menu",
        "index",
        "untitled",
        "facebook",
        "twitter",
        "instagram",
        "youtube",
        "linkedin",
        "google news",
        "google",
        "actualités",
        "org",
        "admin",
        "page d'accueil",
        "homepage",
        "null",
        "undefined",
        "none",
        "default",
        "n/a",
        "drupal",
        "ghost",
        "main",
        "organization",
        "publisher",
        "newsroom",
    )
)


@dataclass(frozen=True)
class Name:
    """A name that the page gives its site, and where."""

    value: str
    rule: str
    words: str
    line: int


def find_source(page: Page) -> Statement[str] | None:
    """Return the outlet's name: the first that a rung finds, in the form that the others agree on."""
    names = site_names(page)
    if not names:
        return None
    usual = next((each for each in names if not _is_domain(each.value)), names[0])
    best = _in_short(usual, names, page)
    return Statement(best.value, best.rule, shown(best.words), best.line)


def site_names(page: Page) -> list[Name]:
    """Return the names that a page gives its site, as rungs find them, the surest first."""
    found: list[Name] = []
    for rung in RUNGS:
        for name in rung(page):
            value = cleaned_name(name.value)
            if value and not any(each.value == value for each in found):
                found.append(Name(value, name.rule, name.words, name.line))
    return found


def cleaned_name(name: str) -> str:
    """Return a site's name without its claim, its company's form or an address's marks; empty where none is left."""
    name = tidy(name).strip(" \"'“”|-–—•·,;:")
    if name.startswith(("@", "http")):
        return ""
    parts = [part for part in _PARTS.split(name) if part.strip()]
    if len(parts) > 1:
        without = [part for part in parts if not _CLAIM.search(part)] or parts
        name = without[0] if len(without[0].split()) <= 6 else name
    name = re.sub(r"^(?:the )?official (?:site|website) of ", "", name, flags=re.IGNORECASE)
    name = re.sub(r"\s*(?:logo|®|™|\(@?\w+\))$", "", name, flags=re.IGNORECASE).strip()
    name = re.sub(r"^logo (?:de |du |d['’])?", "", name, flags=re.IGNORECASE)
    name = re.sub(r"\s+(?:and|or|et|ou) (?:its|ses|their|leurs)\b.*$", "", name, flags=re.IGNORECASE)
    name = _COMPANY.sub("", name).strip(" ,-|")
    if len(name) > _LONGEST_NAME or plain(name) in _GENERIC or not any(char.isalpha() for char in name):
        return ""
    return name


def _is_domain(name: str) -> bool:
    return bool(_DOMAIN.fullmatch(name)) and " " not in name


def _in_short(name: Name, names: list[Name], page: Page) -> Name:
    """Prefer the form people use: «Le Courrier» to «LeCourrier.fr», «Le Courrier.fr» or «LE COURRIER»."""
    for other in names:
        if other is name or _is_domain(other.value):
            continue
        left, right = _letters(name.value), _letters(other.value)
        if left == right and (_is_shouted(name.value, other.value) or (" " in other.value and " " not in name.value)):
            return other
        if re.fullmatch(rf"{re.escape(other.value)}\.\w{{2,5}}", name.value, re.IGNORECASE):
            return other
    ending = re.fullmatch(r"(.+\s\S+)\.(?:fr|com|net|org|ca|be|ch|info|co\.uk|eu)", name.value)
    if ending:
        return Name(ending[1], name.rule, name.words, name.line)
    return name


def _is_shouted(name: str, other: str) -> bool:
    return (name.isupper() and len(name) > 5 and not other.isupper() and not other.islower()) or (
        name.islower() and not other.islower()
    )


def _letters(name: str) -> str:
    return plain(name).replace(" ", "")


def _publisher(page: Page) -> Iterator[Name]:
    """Read who publishes the article, or the site that it is part of."""
    for data in (page.article, *(each for each in page.data.objects if is_page(each))):
        for key in ("publisher", "sourceOrganization", "provider", "isPartOf"):
            value = page.data.resolved(data.get(key))
            values = value if isinstance(value, list) else [value]
            for each in values:
                yield from _named_by(page, page.data.resolved(each), key)


def _named_by(page: Page, value: Any, key: str) -> Iterator[Name]:
    if key == "isPartOf" and not (
        isinstance(value, Mapping) and any("Site" in each or "Product" in each for each in types(value))
    ):
        return
    if isinstance(value, Mapping) and "Person" in types(value):
        return
    for words in strings(value)[:1]:
        place, line = page.data.place("name", words)
        yield Name(words, "json_ld", place, line)


def _site_name(page: Page) -> Iterator[Name]:
    for meta in page.meta("og:site_name", "og:sitename", "og:site-name", "twitter:app:name:iphone_"):
        yield Name(meta.content, "site_name", meta.words, meta.line)


def _application(page: Page) -> Iterator[Name]:
    names = (
        "application-name",
        "apple-mobile-web-app-title",
        "dc.publisher",
        "dcterms.publisher",
        "citation_publisher",
        "publisher",
        "article:publisher",
        "dc.source",
        "al:android:app_name",
        "al:ios:app_name",
        "twitter:app:name:iphone",
        "cre",
        "copyright",
        "msapplication-tooltip",
    )
    for meta in page.meta(*names):
        if not meta.content.startswith("http"):
            found = _LEGAL.search(meta.content)
            yield Name(found["name"] if found else meta.content, "meta", meta.words, meta.line)


def _site_object(page: Page) -> Iterator[Name]:
    """Read the name of a site or an organization that the structured data speaks of, where the host bears it."""
    for data in page.data.objects:
        if any(
            each in ("WebSite", "NewsMediaOrganization", "Organization", "Corporation", "Newspaper")
            for each in types(data)
        ):
            for words in strings(data.get("name"))[:1]:
                if likes_host(words, page.host):
                    yield Name(words, "json_ld", *page.data.place("name", words))


def _microdata(page: Page) -> Iterator[Name]:
    for element in page.tree.iter():
        if element.get("itemprop") == "publisher":
            for inner in element.iter():
                if inner.get("itemprop") == "name":
                    words = tidy(inner.get("content") or inner.text_content())
                    yield Name(words, "microdata", words, int(inner.sourceline or 1))


def _title_ending(page: Page) -> Iterator[Name]:
    """Read the name that closes or opens `<title>`, beside the headline."""
    for element in page.tree.iter("title"):
        words = tidy(element.text_content())
        parts = _TITLE_PARTS.split(words)
        if len(parts) < 2:
            return
        headlines = [each for each in page.headlines if len(each.split()) > 2]
        for part in (parts[-1], parts[0]):
            said = (
                len(part.split()) <= 6
                and not any(plain(part) in plain(each) for each in headlines)
                and not re.match(r"(?:by|par)\s", part, re.IGNORECASE)
            )
            if said and (likes_host(part, page.host) or (part is parts[-1] and _says_the_rest(parts, headlines))):
                yield Name(part, "page_title", words, int(element.sourceline or 1))
        return


_TITLE_PARTS = re.compile(r"\s+[-–—|•·»:]\s+|\s*[|•]\s*")


def _says_the_rest(parts: list[str], headlines: list[str]) -> bool:
    rest = " ".join(parts[:-1])
    return any(likeness_of(rest, each) > 0.6 for each in headlines)


def _logo(page: Page) -> Iterator[Name]:
    """Read the text of the logo: a link to the front page, at the top."""
    title = plain(" ".join(element.text_content() for element in page.tree.iter("title")))
    for number, element in enumerate(page.tree.iter("a")):
        if number > 60:
            return
        href = element.get("href", "").split("?")[0].rstrip("/")
        if href not in ("", "/index.html", "/index.php", "index.html") and not re.fullmatch(
            r"(?:https?:)?//[^/]+", href
        ):
            continue
        pictures = [each.get("alt") or each.get("title") or "" for each in element.iter("img")]
        labels = [each.get("aria-label", "") for each in element.iter("svg")]
        around = [each for each in (*element.iter(), *list(element.iterancestors())[:2]) if isinstance(each.tag, str)]
        is_named = any(_SITE_NAMES.search(name) for each in around for name in name_words(each))
        is_titled = any(_SITE_TITLES.search(name) for each in around for name in name_words(each))
        for words in (
            *pictures,
            *labels,
            element.get("aria-label", ""),
            element.get("title", ""),
            tidy(element.text_content()),
        ):
            bare = re.sub(
                r"\s*(?:[-–|:,]\s*)?(?:back to home|home ?page|retour à l['’]accueil|accueil|home|logo)$",
                "",
                words,
                flags=re.IGNORECASE,
            )
            if (
                bare
                and len(bare.split()) <= 6
                and (
                    likes_host(bare, page.host)
                    or is_titled
                    or ((is_named or words in pictures) and f" {plain(bare)} " in f" {title} ")
                )
            ):
                yield Name(bare, "logo", words, int(element.sourceline or 1))


_SITE_TITLES = re.compile(r"(?:^| )(?:site (?:title|name)|sitename|nom site)(?= |$)")
_SITE_NAMES = re.compile(
    r"(?:^| )(?:logo|brand|branding|nom site|site (?:name|title|logo)|sitename|masthead|header title)(?= |$)"
)


def _feed(page: Page) -> Iterator[Name]:
    """Read the title of the site's feed."""
    for element in page.tree.iter("link"):
        if "rss" in element.get("type", "") or "atom" in element.get("type", ""):
            words = tidy(element.get("title", ""))
            part = re.split(r"\s+[-–|:»]\s+|\s*»\s*", words)[0]
            if likes_host(part, page.host):
                yield Name(part, "feed", words, int(element.sourceline or 1))
                return


def _legal_line(page: Page) -> Iterator[Name]:
    """Read the copyright line at the foot."""
    for line in reversed(page.lines[-60:]):
        if len(line.words) < 200 and ("©" in line.words or "opyright" in line.words):
            found = _LEGAL.search(line.words)
            if found and len(found["name"].split()) <= 6:
                yield Name(found["name"], "copyright", line.words, line.number)


def _host(page: Page) -> Iterator[Name]:
    if page.host:
        address = next(iter(sorted(page.addresses)), page.saved_from[0] if page.saved_from else page.host)
        yield Name(page.host, "domain", address, page.saved_from[1] if page.saved_from else 1)


def likes_host(name: str, host: str) -> bool:
    """Tell whether a host bears a name, or its initials: «Le Courrier» and lecourrier.fr."""
    labels = [label.replace("-", "") for label in host.split(".")[:-1]] or [host]
    if "&" in name and any(likes_host(name.replace("&", each), host) for each in (" et ", " and ")):
        return True
    words = plain(name).split()
    if not words or len(words) > 8 or not host:
        return False
    letters = _unaccented("".join(words))
    bare = _unaccented("".join(word for word in words if word not in ("the", "le", "la", "les", "l", "of", "de", "du")))
    initials = "".join(word[0] for word in words)
    return any(
        label in (letters, bare, initials)
        or (len(label) > 4 and (label in letters or letters in label or (len(bare) > 4 and bare in label)))
        or (len(words) > 2 and label == "".join(word[0] for word in words[:-1]) + words[-1])
        for label in labels
        if len(label) > 1
    )


def _unaccented(letters: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFKD", letters) if not unicodedata.combining(char))


RUNGS: tuple[Callable[[Page], Iterator[Name]], ...] = (
    _publisher,
    _site_name,
    _microdata,
    _application,
    _site_object,
    _title_ending,
    _logo,
    _feed,
    _legal_line,
    _host,
)
"""Tried in this order; the first name that is no bare domain wins."""
