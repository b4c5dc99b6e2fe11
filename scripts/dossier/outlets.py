"""Finds which outlet published an article by what the lines put aside say: a copyright, a credit, the name on top.

The words stand in vocabulary/outlets.yml.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from dossier.article import Cleaned, Removed
from dossier.bylines import read_byline
from dossier.outlet_names import is_outlet_word, is_section
from dossier.persons import AGENCY, is_person
from dossier.vocabulary import vocabulary
from dossier.written_dates import WEEKDAY, written_dates


@dataclass(frozen=True)
class Outlet:
    """The name of an outlet, with the words that say it and the rung that read them."""

    name: str
    start: int
    end: int
    rung: str


@dataclass(frozen=True)
class _Evidence:
    text: str
    removed: Sequence[Removed]
    body_start: int
    """Where the article's first sentences begin."""
    body_end: int
    captions: Sequence[tuple[int, int]]


Rung = Callable[[_Evidence], Iterator[Outlet]]

_WORDS = vocabulary("outlets")
_ARTICLES = ("The ", "Le ", "La ", "L’", "L'", "Les ")
# The most words of a name, and of one that stands at the top; words that need no capital in a name.
_MOST_WORDS, _MOST_IN_HEAD, _SMALL_WORD = 7, 5, 3
_SMALL_WORDS = frozenset({"de", "du", "des", "la", "le", "les", "of", "the", "and", "et", "d", "l", "en"})
_NO_NAMES = frozenset({"all", "tous", "all rights", "tous droits", "the", "le", "la"})

# Words with capitals, and small ones between: «La Gazette du Levant», "Bay & Harbour Post".
_CAPITAL = r"[A-ZÀ-Ý0-9](?:[\w'’&+-]|\.(?=\w))*"
_NAME = (
    rf"{_CAPITAL}(?:[\s\u00a0]+(?:[A-ZÀ-Ý0-9&](?:[\w'’&+-]|\.(?=\w))*"
    r"|(?:des|du|de|la|les|le|of|the|and|et|en)\b|l['’][\w-]+|d['’][\w-]+|soir|matin)){0,5}"
)
_OUTLET = rf"(?P<outlet>{_NAME})"
# In French an adjective may end a name: «Le Littoral économique».
_COPYRIGHT = re.compile(
    rf"(?i:{_WORDS.any_of('copyright')})(?P<outlet>{_NAME}(?:\s+[a-zà-ÿ]{{4,}}(?=\s*(?:[.,|–—(]|$)))?)"
)
_SENDER = re.compile(rf"(?:De|From|Expéditeur|Sender)\s*:\s*[\"“]?(?P<outlet>{_NAME})[\"”]?\s*(?:[<(–—|-]|$)")
_LABEL = re.compile(rf"^\W*(?i:{_WORDS.any_of('label')})\s*[:\t ]\s*{_OUTLET}")
_PHRASE = re.compile(
    rf"(?:(?i:{_WORDS.any_of('phrase')})(?:\s+[a-zà-ÿ'’]+){{0,3}}?"
    rf"\s+(?:à|au|to|of|for|de|du|by|from|on|sur|with|the\s+latest\s+from)\s+(?:the\s+(?=[A-Z]))?){_OUTLET}"
)
_CREDIT = re.compile(rf"(?i:{_WORDS.any_of('credit')})\s*:?\s*{_OUTLET}")
_SITE = re.compile(rf"\(?{_OUTLET},?\s*(?:https?://|www\.)")
_WITH_AGENCY = re.compile(rf"(?P<outlet>.+?)\s+(?:avec|with|et|and|/)\s+(?:l['’]|the\s+)?{AGENCY.pattern}")
_THE = re.compile(
    r"\b(?P<outlet>(?:The|Le|La|L['’]|Les)\s?[A-ZÀ-Ý][\w'’-]+"
    r"(?:\s+(?:[A-ZÀ-Ý][\w'’-]*|de|du|des|la|le|of|and|et|d['’]\w+)){0,4})"
)
_AGENCY_DATELINE = re.compile(rf".{{0,60}}?[(/](?P<outlet>{AGENCY.pattern})[)/]")
_AGENCY_LINE = re.compile(rf"\W*(?P<outlet>{AGENCY.pattern})\b")
_AGENCY_SITE = re.compile(rf"(?:{AGENCY.pattern})\.com")
_DATELINE_LENGTH = 90

_IMPERATIVE = _WORDS.pattern("imperative")
_AFTER_NAME = _WORDS.pattern("after_name")
_TRAILING = re.compile(r"\s+(?:de|du|des|of|the|and|et|la|le|en|l['’]|d['’]|(?:19|20)\d\d)$|['’]s\s.*$")
_YEAR = re.compile(r"(?:19|20)\d\d")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_PICTURE = re.compile(r"!\[(?P<words>[^\]]*)\]\([^)]*\)")
_PIECES = re.compile(r"\s[-–—•·|/]\s|\s*[|›>»•·:]\s*|,\s")
_IN_BRACKETS = re.compile(r"\s*\(.*$")


def find_outlet(text: str, cleaned: Cleaned) -> Outlet | None:
    """Return the outlet that the article's own lines name, or None where none does."""
    first = next((block.start for block in cleaned.blocks if block.kind == "paragraph"), len(text))
    captions = [(block.start, block.end) for block in cleaned.blocks if block.kind == "caption"]
    end = max((block.start for block in cleaned.blocks), default=0)
    removed = [replace(line, text=" ".join(line.text.split())) for line in cleaned.removed]
    evidence = _Evidence(text, removed, first, end, captions)
    for rung in RUNGS:
        for outlet in rung(evidence):
            name = _trimmed(outlet.name)
            if name and _is_outlet(name, rung):
                name = "Reuters" if name.endswith("Thomson Reuters") else name
                return Outlet(_in_usual_case(name, text), outlet.start, outlet.end, outlet.rung)
    return None


def _trimmed(name: str) -> str:
    """Return a name without a company's form, an edition, or small words at its end."""
    if _AGENCY_SITE.fullmatch(name):
        return name.removesuffix(".com")
    name = _AFTER_NAME.sub("", " ".join(name.split())).strip(" .,;:|–—-•")
    return _TRAILING.sub("", name)


def _is_outlet(name: str, rung: Rung) -> bool:
    """Tell the name of an outlet; how much is asked of it depends on the rung that found it."""
    is_agency = AGENCY.fullmatch(name) is not None
    is_long = name.isupper() or any(mark in name for mark in " ’'")
    return (
        len(name) > 1
        and len(name.split()) <= _MOST_WORDS
        and not name.isdigit()
        and name.lower() not in _NO_NAMES
        and (is_long or is_agency or rung not in _NEED_LONG_NAMES)
        and not _IMPERATIVE.match(name)
        and not is_section(name)
        and not _is_day(name)
        and (not is_person(name) or is_outlet_word(name) or rung in _MAY_NAME_LIKE_PERSONS)
        and (not is_agency or rung in _MAY_NAME_AGENCIES)
    )


def _is_day(name: str) -> bool:
    """Tell a date from a name: "published on October 7" (its year was cut off), "published on Monday"."""
    whole = (name, f"{name} 2000", f"{name}, 2000")
    return any(written_dates(each) for each in whole) or re.fullmatch(WEEKDAY, name, re.IGNORECASE) is not None


def _in_usual_case(name: str, text: str) -> str:
    """Return a name in capitals as the text writes it elsewhere."""
    if not name.isupper() or " " not in name:
        return name
    for found in re.finditer(re.escape(name), text, re.IGNORECASE):
        words = " ".join(found.group().split())
        if not words.isupper() and not words.islower():
            return words[0].upper() + words[1:]
    cased = (
        word.lower() if at and word.lower() in _SMALL_WORDS else word.capitalize()
        for at, word in enumerate(name.split())
    )
    return " ".join(cased)


def _matches(lines: Sequence[Removed], pattern: re.Pattern[str], rung: str) -> Iterator[Outlet]:
    for line in lines:
        for found in pattern.finditer(line.text):
            yield Outlet(found["outlet"], line.start, line.end, rung)


def _title_suffix(evidence: _Evidence) -> Iterator[Outlet]:
    """The name glued to the title."""
    for line in evidence.removed:
        if line.reason == "removed.outlet":
            yield Outlet(line.text.lstrip(" -–—|•·"), line.start, line.end, "title_suffix")


def _site(evidence: _Evidence) -> Iterator[Outlet]:
    """A name before its address: «(La Gazette du Levant, www.…)»."""
    for line in evidence.removed:
        if line.reason == "removed.source" and (found := _SITE.match(line.text)):
            yield Outlet(found["outlet"], line.start, line.end, "source_line")


def _byline(evidence: _Evidence) -> Iterator[Outlet]:
    """The outlet beside the author, or before «avec AFP»."""
    for line in evidence.removed:
        byline = read_byline(line.text) if line.reason == "removed.byline" else None
        if byline and byline.source and is_outlet_word(byline.source):
            yield Outlet(byline.source, line.start, line.end, "byline")
        if byline and byline.desk and (found := _WITH_AGENCY.match(byline.desk)):
            yield Outlet(found["outlet"], line.start, line.end, "byline")


def _copyright(evidence: _Evidence) -> Iterator[Outlet]:
    """The holder of the rights."""
    lines = [line for line in evidence.removed if line.reason in ("removed.copyright", "removed.furniture")]
    of_page = [line for line in lines if line.start >= evidence.body_end or _YEAR.search(line.text)]
    for outlet in _matches(of_page, _COPYRIGHT, "copyright_line"):
        yield _in_full(outlet, evidence)


def _in_full(outlet: Outlet, evidence: _Evidence) -> Outlet:
    """Return the outlet as a line by itself names it in full, where one does: «Meridian Business Wire»."""
    for line in evidence.removed:
        name = line.text
        if name.startswith(f"{outlet.name} ") and is_outlet_word(name) and re.fullmatch(_NAME, name):
            return replace(outlet, name=name, start=line.start, end=line.end)
    return outlet


def _head(evidence: _Evidence) -> Iterator[Outlet]:
    """A name at the top: by itself, at the head of a path, beside a date."""
    for line in evidence.removed:
        if line.start >= evidence.body_start or line.reason in ("removed.see_also", "removed.credit"):
            continue
        text = _PICTURE.sub(lambda found: found["words"], line.text)
        pieces = [piece.strip(" *_#[]") for piece in _PIECES.split(text)]
        names = (_trimmed(_IN_BRACKETS.sub("", piece)) for piece in pieces)
        for name in names:
            if _is_named_in_head(name, line, evidence, is_alone=len(pieces) == 1):
                yield Outlet(name, line.start, line.end, "head_line")


def _is_named_in_head(name: str, line: Removed, evidence: _Evidence, *, is_alone: bool) -> bool:
    if not re.fullmatch(_NAME, name) or len(name.split()) > _MOST_IN_HEAD:
        return False
    is_known = is_outlet_word(name) or (is_alone and _is_titled(name))
    return is_known or (line.reason != "removed.byline" and _recurs(name, evidence))


def _is_titled(name: str) -> bool:
    """Tell "The Evening Lantern", which stands by itself, from a place («Le Havre»)."""
    article, *words = name.split()
    has_capitals = all(word[0].isupper() for word in words if len(word) > _SMALL_WORD)
    return len(words) > 1 and article in ("The", "Le", "La", "Les") and has_capitals


def _recurs(name: str, evidence: _Evidence) -> bool:
    """Tell a name that the page says again in lines of its own: in its footer, in a notice."""
    if " " not in name:
        return False
    whole = re.compile(rf"\b{re.escape(name)}\b", re.IGNORECASE)
    begins = name.startswith(_ARTICLES) or evidence.text.lstrip().startswith(name)
    if begins and len(whole.findall(evidence.text)) > 1:
        return True
    again = [line for line in evidence.removed if whole.search(line.text)]
    return len(again) > 1 and any(line.start >= evidence.body_start for line in again)


def _sender(evidence: _Evidence) -> Iterator[Outlet]:
    """Who sent the newsletter that holds the article."""
    for line in evidence.removed:
        if found := _SENDER.match(line.text):
            yield Outlet(found["outlet"], line.start, line.end, "source_line")


def _label(evidence: _Evidence) -> Iterator[Outlet]:
    """A line that says «source»."""
    yield from _matches(evidence.removed, _LABEL, "source_line")


def _phrase(evidence: _Evidence) -> Iterator[Outlet]:
    """A notice of the outlet's own: «abonnez-vous à …», "registered user of …"."""
    for outlet in _matches(evidence.removed, _PHRASE, "notice"):
        if is_outlet_word(outlet.name) or outlet.name.startswith(_ARTICLES):
            yield outlet


def _credit(evidence: _Evidence) -> Iterator[Outlet]:
    """A picture's credit, a link at the foot."""
    reasons = ("removed.credit", "removed.caption")
    credited = [(line.start, line.end) for line in evidence.removed if line.reason in reasons]
    for start, end in [*evidence.captions, *credited]:
        for found in _CREDIT.finditer(" ".join(evidence.text[start:end].split())):
            if is_outlet_word(found["outlet"]) or _recurs(found["outlet"], evidence):
                yield Outlet(found["outlet"], start, end, "credit")
    others = [line for line in evidence.removed if line.reason != "removed.see_also"]
    yield from (outlet for outlet in _matches(others, _THE, "notice") if is_outlet_word(outlet.name))


def _address(evidence: _Evidence) -> Iterator[Outlet]:
    """The host of an address that stands by itself."""
    for line in evidence.removed:
        found = _ADDRESS.search(line.text) if line.start < evidence.body_start else None
        if found and (host := _host(found.group())):
            yield Outlet(host.removeprefix("www."), line.start, line.end, "address")


def _host(address: str) -> str | None:
    """Return the host of an address, or None where it is none (a bracket in it, an impossible port)."""
    try:
        return urlsplit(address if "//" in address else f"//{address}").hostname
    except ValueError:
        return None


def _agency(evidence: _Evidence) -> Iterator[Outlet]:
    """The agency of a dispatch, where no outlet is named."""
    start = evidence.body_start
    if dateline := _AGENCY_DATELINE.match(evidence.text[start : start + _DATELINE_LENGTH]):
        yield Outlet(dateline["outlet"], start, start + dateline.end(), "dateline")
    for line in evidence.removed:
        found = None if "©" in line.text else _AGENCY_LINE.match(line.text)
        if found:
            yield Outlet(found["outlet"], line.start, line.end, "byline")


RUNGS: tuple[Rung, ...] = (
    _title_suffix,
    _site,
    _byline,
    _head,
    _copyright,
    _sender,
    _label,
    _phrase,
    _credit,
    _agency,
    _address,
)
"""Tried in this order; the first that names an outlet wins."""

# What each rung's names may look like: words that are an outlet's only where they are several («Le Fanal»), names like
# those of persons («Victor Hugo Hebdo»), agencies.
_NEED_LONG_NAMES = frozenset({_head, _credit, _phrase})
_MAY_NAME_LIKE_PERSONS = frozenset({_head, _label})
_MAY_NAME_AGENCIES = frozenset({_title_suffix, _phrase, _agency})
