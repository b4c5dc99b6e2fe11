"""Reads whom a credit of a page names, beside outlets, roles and addresses: persons, or an agency in their place."""

import re
from html import unescape

from dossier.bylines import read_byline
from dossier.persons import AGENCY, is_mononym, is_person, person_names, usual_case
from dossier.webpage.facts import Page
from dossier.webpage.lines import Line
from dossier.webpage.source import likes_host, site_names
from dossier.webpage.tree import plain, tidy

_SENTENCE_END = re.compile(r"[.!?…:;][»”\"’')\]\s]*$")
LONGEST_BYLINE = 320


# What a page writes for its author and is nobody.
_NOBODY = re.compile(
    r"(?:la |le |l['’]|the |by |par )?(?:r[eé]daction(?: (?:web|num[eé]rique|avec .*|d['’].*|de .*|du .*))?"
    r"|admin\w*|administrat\w+|webmaster|web ?desk|root|editors?|editorial(?: (?:team|staff|board))?"
    r"|staff|newsroom|guest|user\d*|author|auteur|unknown|none|null|undefined|n/a|anonymous|anonyme|contributor"
    r"|contributeur|invit[eé]|equipe.*|[eé]quipe.*|team|website|news(?: desk)?)",
    re.IGNORECASE,
)


_URL = re.compile(r"https?://\S+|www\.\S+|\S+@\S+\.\w+|\(?@\w+\)?")


_AFTER_DASH = re.compile(r"\s+[-–—|•·/]\s+|\s*\|\s*")


_WITH_OTHERS = re.compile(
    r",?\s+(?:avec|with)\s+(?!.*\b(?:avec|with)\b)[\w’' /,-]{2,40}$|\s*\([^()]{2,60}\)$", re.IGNORECASE
)


_SWAPPED = re.compile(
    r"(?P<family>(?:[^\W\d_][\w'’-]*\.?\s?){1,3}),\s*(?P<given>[^\W\d_][\w'’.-]+(?:\s[^\W\d_][\w'’.-]*)?)"
)


_DESK_WORDS = re.compile(
    r"(?:staff|desk|agenc(?:e|y|ies)s?|wires?|news service|newswire|bureau|service|press)\b", re.IGNORECASE
)


_DESK_END = re.compile(r"\S\s+(?:desk|bureau|news service|staff)$", re.IGNORECASE)
_FOR_OUTLET = re.compile(r"\s+(?i:for|pour)\s+(?:(?i:the)\s+)?[A-Z][\w.]*(?:\s[A-Z][\w.]*){0,3}$")


BY = re.compile(r"^(?:par|by|avec|from|de)\s*:?\s+", re.IGNORECASE)


def persons_in(text: str, page: Page, *, is_person_by_type: bool = False) -> tuple[str, ...]:
    """Return the persons that a value of the metadata names, without the outlet's name, addresses and roles."""
    words = _bare(text).replace("_", " ")
    if not words or len(words) > LONGEST_BYLINE or _NOBODY.fullmatch(words):
        return ()
    words = without_outlet(BY.sub("", words), page)
    if not words or is_site(words, page):
        return ()
    swapped = _SWAPPED.fullmatch(words)
    if swapped and not is_person(swapped["family"].strip()):
        name = f"{swapped['given']} {swapped['family'].strip()}"
        if is_person(name):
            return (usual_case(name),)
    names = person_names(words) or person_names(_WITH_OTHERS.sub("", words))
    if not names and words == words.lower() and 1 < len(words.replace("-", " ").split()) < 4:
        names = person_names(words.replace("-", " ").title())
    if not names and is_person_by_type and is_mononym(words) and not AGENCY.search(words):
        names = (words,)
    return tuple(name for name in names if not is_site(name, page))


def _bare(text: str) -> str:
    """Return words without addresses, and without the marks around them."""
    words = tidy(_URL.sub(" ", unescape(text))).strip(" ,;|-–—·•")
    return words[1:-1].strip() if words.startswith("(") and words.endswith(")") else words


def is_site(words: str, page: Page) -> bool:
    """Tell the outlet's own name."""
    said = plain(words)
    names = (each.value for each in site_names(page) if each.rule != "copyright")
    return any(said == plain(name) for name in names) or (
        likes_host(words, page.host) and len(said) > 3 and not is_person(words)
    )


def without_outlet(words: str, page: Page) -> str:
    """Cut the outlet's name from «Jean Dupont - Le Courrier»."""
    parts = [part for part in _AFTER_DASH.split(words) if part.strip()]
    kept = [part for part in parts if not is_site(part, page)] or parts[:1]
    words = ", ".join(kept) if len(kept) < len(parts) or len(parts) > 1 else words
    before = _FOR_OUTLET.sub("", words)
    words = before if before != words and is_person(BY.sub("", before)) else words
    for name in site_names(page)[:8]:
        words = (
            re.sub(rf"[\s,]*[,(]\s*(?:for |pour )?{re.escape(name.value)}\)?$", "", words, flags=re.IGNORECASE) or words
        )
        before = re.sub(rf"\s+{re.escape(name.value)}$", "", words, flags=re.IGNORECASE)
        words = before if before != words and is_person(BY.sub("", before)) else words
        after = re.sub(rf"^{re.escape(name.value)}[\s,:]+", "", words, flags=re.IGNORECASE).rstrip(".")
        words = after if after != words and is_person(after) else words
        words = re.sub(rf"\s+(?:for|pour|of|de)\s+{re.escape(name.value)}$", "", words, flags=re.IGNORECASE) or words
    return words


def desk_in(text: str, page: Page, *, is_credit: bool = False) -> str | None:
    """Return the agency or desk that is named in the place of persons; not the outlet itself, nor «La rédaction»."""
    words = BY.sub("", _bare(text))
    if not words or len(words.split()) > 8 or _NOBODY.fullmatch(words):
        return None
    if AGENCY.search(words):
        return words
    if _DESK_END.search(words) and not any(plain(words) == plain(name.value) for name in site_names(page)):
        return words
    return words if is_credit and _DESK_WORDS.search(words) and not is_site(words, page) else None


def names_only(line: Line, page: Page) -> bool:
    """Tell a line that names a person or the outlet, and says nothing else."""
    if len(line.words) > 100 or _SENTENCE_END.search(line.words):
        return False
    return bool(person_names(line.words)) or is_site(line.words, page)


def is_credit_line(line: Line) -> bool:
    """Tell a byline or a date line."""
    if len(line.words) > 200:
        return False
    byline = read_byline(line.words)
    return bool(byline and (byline.is_marked or byline.published.date or byline.desk))
