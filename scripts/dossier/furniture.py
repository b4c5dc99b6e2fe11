"""Knows what a page says of itself rather than of the world: share buttons, pointers to other articles, notices.

The words stand in vocabulary/furniture.yml, by reason; here are the forms that words alone don't tell: rows, paths,
addresses. A line counts only as a whole: a sentence that merely begins like a notice («Lire aussi bien que compter,
telle est l'ambition.») is the article's.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from dossier.bylines import read_byline
from dossier.lines import REMAINS
from dossier.persons import is_person
from dossier.vocabulary import vocabulary

# Reasons whose notices are whole sentences; the others never end like one.
_SAYS_SENTENCES = frozenset(
    {
        "removed.newsletter",
        "removed.consent",
        "removed.paywall",
        "removed.copyright",
        "removed.comments",
        "removed.advertisement",
        "removed.author_box",
        "removed.reading_time",
    }
)
# Those that may hold a quotation too: others that do are the article's.
_MAY_QUOTE = "removed.copyright"

# Longest words that name a speaker after what is said, in characters.
_LONGEST_REPORT = 120
# No notice is longer, in characters.
_LONGEST = 10_000

_ORNAMENTS = " []\t\u00a0\u202f\u200b►▶▸>»«→←↑↓•·*#|–—-:✉📰🔴⚡📧📩✍️👉➡️■□●◆▪"
_POINTS_ON = "(►▶>→"
_SENTENCE_END = re.compile(r"[.!?…][»”\"’')\]\s]*$")
_QUOTED = re.compile(r"[«“\"].*[»”\"]")

_TRAIL = re.compile(r"(?:[^»>›/|→]{1,60}\s*[»>›→]\s*){1,6}[^»>›→]{1,160}")
_PATH = re.compile(r"(?:[^/|]{1,32}\s+[/|]\s+){1,6}[^/|]{1,48}")
_STEP = re.compile(r"\s[/|]\s")
_LONGEST_PATH = 120
_SURE_PATH = 3
"""Steps from which on a path needs no home at its head."""

_PICTURES = re.compile(r"(?:!\[[^\]]*\]\([^)]*\)\s*)+")
_HASHTAGS = re.compile(r"(?:#[\w'’-]+(?:\s+(?:et|and|&)\s+[\w'’-]+)?[\s,·|/]*)+")
_SITE = re.compile(r"\(?[A-ZÀ-Ý][^.!?]{2,60},?\s*(?:https?://|www\.)[^\s)]+\)?")
_SOURCE = re.compile(r"(?i:sources?)\s*:\s*[A-ZÀ-Ý]\S*(?:\s+\S+){0,6}")

_BETWEEN_BUTTONS = re.compile(r"[\s|/•·:∙]+")
_BETWEEN_SECTIONS = re.compile(r"[\s|/•·,]+")
_BETWEEN_PIECES = re.compile(r"\s{2,}|\s[·•|/-]\s")
_COUNT = re.compile(r"[\d.,]+[km]?")
# Words that stand within a row of buttons and begin none.
_BEGIN_NO_ROW = frozenset({"this", "cet", "un", "une", "par", "sur"})
_SMALL_IN_MENU = frozenset({"&", "in", "In", ""})
_FEWEST_SECTIONS = 3
# What pictographs are made of: symbols, and the marks that join them.
_PICTOGRAPHS = frozenset({"So", "Sk"})
_JOINS_PICTOGRAPHS = frozenset({"\ufe0f", "\ufe0e", "\u200d", "\u20e3"})
_NO_ORNAMENTS = frozenset({"©", "®", "°"})


@dataclass(frozen=True)
class _Said:
    """A line, and its words as the tables know them."""

    text: str
    words: str

    @cached_property
    def is_sentence(self) -> bool:
        """Whether it ends like one."""
        return _SENTENCE_END.search(self.words) is not None


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """Return a line as the tables know it: straight apostrophes, plain spaces, no ornaments around it."""
    words = " ".join(REMAINS.sub("", text.replace("’", "'").replace("ʼ", "'")).split())
    first, last = 0, len(words)
    while first < last and _is_ornament(words[first]):
        first += 1
    while first < last and _is_ornament(words[last - 1]):
        last -= 1
    return words[first:last]


def _is_ornament(char: str) -> bool:
    """Tell marks, arrows and pictographs that stand around a line."""
    if char in _ORNAMENTS or char in _JOINS_PICTOGRAPHS:
        return True
    return char not in _NO_ORNAMENTS and char > "\x7f" and unicodedata.category(char) in _PICTOGRAPHS


@lru_cache(maxsize=4096)
def furniture(text: str) -> str | None:
    """Return why a line is not the article, by its words alone, or None where they don't tell."""
    said = _Said(text, folded(text))
    if not said.words:
        return "removed.mark"
    if len(said.words) > _LONGEST:
        return None
    by_form = next((reason for reason, is_so in FORMS if is_so(said)), None)
    return by_form or next((reason for reason, pattern in _whole().items() if _applies(reason, pattern, said)), None)


@lru_cache(maxsize=4096)
def header(text: str) -> str | None:
    """Return what a line announces («Sur le même sujet», "Most read"), as the reason for what follows it."""
    words = folded(text).rstrip(" .")
    return next((reason for reason, pattern in _headers().items() if pattern.fullmatch(words)), None)


def is_furniture_row(text: str) -> bool:
    """Tell several such pieces on one line, with gaps or bars between them."""
    parts = [part for part in _BETWEEN_PIECES.split(text) if part.strip()]
    return len(parts) > 1 and all(furniture(part) for part in parts)


@cache
def _whole() -> dict[str, re.Pattern[str]]:
    return _by_reason("whole")


@cache
def _headers() -> dict[str, re.Pattern[str]]:
    return _by_reason("headers")


def _by_reason(table: str) -> dict[str, re.Pattern[str]]:
    known = vocabulary("furniture")
    return {reason: known.pattern(table, reason) for reason in known.tables[table]}


@cache
def _pattern(table: str) -> re.Pattern[str]:
    return vocabulary("furniture").pattern(table)


@cache
def _words(table: str) -> frozenset[str]:
    return vocabulary("furniture").words(table)


def _applies(reason: str, pattern: re.Pattern[str], said: _Said) -> bool:
    if said.is_sentence and reason not in _SAYS_SENTENCES:
        return False
    if not pattern.fullmatch(said.words) or _is_reported(said.words):
        return False
    return not said.is_sentence or reason == _MAY_QUOTE or not _QUOTED.search(said.words)


def _is_reported(words: str) -> bool:
    """Tell what somebody is reported to say: «Votre don nourrit une famille, explique la bénévole»."""
    last = words[-_LONGEST_REPORT:].rstrip(" .!?…")
    return any(_pattern("reported").fullmatch(last, at) for at, char in enumerate(last) if char == ",")


# --- forms ------------------------------------------------------------------------------------------------------------


def _is_pointer(said: _Said) -> bool:
    """Tell «Lire aussi : …»; with an arrow before it, the title may be a sentence."""
    if said.is_sentence:
        return said.text.lstrip()[:1] in _POINTS_ON and _pattern("see_also").fullmatch(said.words) is not None
    return _pattern("see_also").fullmatch(said.words) is not None or header(said.text) == "removed.see_also"


def _is_breadcrumb(said: _Said) -> bool:
    """Tell the way to a page: «Accueil > Sciences > Espace»."""
    if said.is_sentence or "«" in said.text or _whole()["removed.navigation"].fullmatch(said.words):
        return False
    return _is_path(said.words) and not read_byline(said.text)


def _is_path(words: str) -> bool:
    if _TRAIL.fullmatch(words):
        return True
    if len(words) >= _LONGEST_PATH or not _PATH.fullmatch(words):
        return False
    steps = _STEP.split(words)
    return len(steps) >= _SURE_PATH or _pattern("home").match(steps[0]) is not None


def _is_apparatus(said: _Said) -> bool:
    """Tell an address, the head of a letter, an archive's note, a row of sections."""
    if _pattern("address").fullmatch(said.words) or _pattern("mail_head").fullmatch(said.words):
        return True
    return not said.is_sentence and (_pattern("record").fullmatch(said.words) is not None or _is_menu(said.words))


def _is_menu(words: str) -> bool:
    """Tell a row of sections («Accueil Info Belgique»): three known words, or more with half of them known."""
    row = [word for word in _BETWEEN_SECTIONS.split(words) if word not in _SMALL_IN_MENU]
    sections = _words("menu")
    known = sum(word.lower() in sections for word in row)
    is_row = (
        len(row) >= _FEWEST_SECTIONS and 2 * known >= len(row) and (len(row) > _FEWEST_SECTIONS or known == len(row))
    )
    return is_row and all(word[0].isupper() or word.lower() in sections for word in row)


def _is_picture(said: _Said) -> bool:
    return _PICTURES.fullmatch(said.text.strip()) is not None


def _is_row(said: _Said) -> bool:
    """Tell a row of buttons and counters: «J’aime Commenter Partager», "1,2 K 318 comments"."""
    if said.is_sentence:
        return False
    row = [word for word in _BETWEEN_BUTTONS.split(said.words.lower()) if any(map(str.isalnum, word))]
    named = [word for word in row if not _COUNT.fullmatch(word)]
    if _whole()["removed.comments"].fullmatch(said.words):
        return False
    return len(row) > 1 and bool(named) and row[0] not in _BEGIN_NO_ROW and _words("row").issuperset(named)


def _is_hashtags(said: _Said) -> bool:
    return not said.is_sentence and _HASHTAGS.fullmatch(said.text.strip()) is not None


def _is_source(said: _Said) -> bool:
    """Tell «Source : La Gazette», «(La Gazette du Levant, www.…)»."""
    if said.is_sentence:
        return False
    return _SOURCE.fullmatch(said.words) is not None or _SITE.fullmatch(said.text.strip()) is not None


def _is_disclosure(said: _Said) -> bool:
    """Tell what an article says of its author's money: «Jean Dupont a reçu des financements de …»."""
    found = _pattern("disclosure").search(said.words)
    return found is not None and is_person(said.words[: found.start()].strip())


FORMS: tuple[tuple[str, Callable[[_Said], bool]], ...] = (
    ("removed.see_also", _is_pointer),
    ("removed.breadcrumb", _is_breadcrumb),
    ("removed.navigation", _is_apparatus),
    ("removed.picture", _is_picture),
    ("removed.share", _is_row),
    ("removed.tags", _is_hashtags),
    ("removed.source", _is_source),
    ("removed.author_box", _is_disclosure),
)
"""Tried in this order, before the tables; the first that knows a line wins."""
