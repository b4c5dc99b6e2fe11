"""Cuts what stands around quotations into words and sentences, where a quotation counts as one word.

«Nous irons», a dit Anna. «Bientôt.»  →  [Q , a dit Anna .] [Q]

A quotation ends its sentence where it closes with a stop and what follows begins with a capital, or is another.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from dossier.quoting.marks import Span
from dossier.quoting.verbs import KNOWN

_TOKEN = re.compile(
    r"(?:[ldnsmtjc]|qu|jusqu|lorsqu|puisqu|quoiqu)['’](?=[^\W\d_]|\Z)"
    r"|aujourd['’]hui|quelqu['’]une?"
    r"|-(?:t-)?(?:ils?|elles?|on|je|nous|vous|tu|ce)\b"
    r"|(?:[^\W\d_]\.){2,}"
    r"|['’](?:s|d|ll|ve)\b"
    r"|[^\W_]+(?:[-’'.](?!(?:t-)?(?:ils?|elles?|on|je|nous|vous|tu|ce)\b|(?:s|d|ll|ve)\b)[^\W_]+)*"
    r"|\.{2,}|[^\s\w]",
    re.IGNORECASE,
)
_STOPS = frozenset({".", "!", "?", "…", "...", ".."})
_ENDS = re.compile(r"[.!?…][\s»”’\"')\]]*$")
_ABBREVIATIONS = KNOWN.words("abbreviations")
_BEFORE_SOMEBODY = frozenset({"une", "la", "cette", "autre", "seule", "première", "jeune"})
_LABELS = frozenset({"q", "a", "r"})
_BEFORE_SITES = frozenset({"on", "sur", "to", "via", "réseau", "network"})
_FRENCH = {word: f"{word}|" for word in ("a", "an", "as", "but", "or", "one", "aide", "aides")}
_ENGLISH = {
    word: f"{word}|"
    for word in ("on", "dit", "son", "second", "premier", "ce", "est", "ses", "par", "des", "les", "pour", "sur", "en")
}


class Token(NamedTuple):
    """A word, a mark, or a whole quotation."""

    start: int
    end: int
    key: str
    """The word in small letters, apostrophes straight; "" for a quotation."""
    text: str
    quotation: int = -1
    """The place of the quotation among the spans, or -1."""

    @property
    def is_word(self) -> bool:
        """Whether it is a word, and neither a mark nor a quotation."""
        return self.quotation < 0 and (self.text[0].isalnum() or len(self.text) > 1)

    @property
    def has_capital(self) -> bool:
        """Whether it begins with a capital."""
        return self.quotation < 0 and self.text[0].isupper()


@dataclass(frozen=True)
class Sentence:
    """A sentence of a block: words around quotations, and the quotations."""

    block: int
    tokens: tuple[Token, ...]
    quotations: tuple[int, ...]
    """Which spans stand in it, by their places."""

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.tokens[0].start

    @property
    def has_words(self) -> bool:
        """Whether there is anything around the quotations."""
        return any(token.is_word for token in self.tokens)


def tokens(text: str, start: int, end: int, within: Sequence[tuple[int, Span]], *, is_french: bool) -> list[Token]:
    """Return the tokens of a passage; `within` are the quotations there, none within another, with their places.

    Words that are another in the other language have a bar after their key: French «a», English “on”.
    """
    other = _FRENCH if is_french else _ENGLISH
    found: list[Token] = []
    at = start
    for place, span in within:
        found += _words(text, at, span.first, other)
        found.append(Token(span.first, span.last, "", "“”", place))
        at = span.last
    return found + _words(text, at, end, other)


def _words(text: str, start: int, end: int, other: Mapping[str, str]) -> list[Token]:
    found: list[tuple[int, int, str, str, int]] = []
    for each in _TOKEN.finditer(text, start, end):  # hundreds an article, so that they are made fast
        word = each[0]
        key = word.lower()
        if "’" in key:
            key = key.replace("’", "'")
        if key == "personne" and found and found[-1][2] in _BEFORE_SOMEBODY:
            key = "personne|"  # «une personne», not «personne»
        if word == "A" and other is _FRENCH and text[each.end() : each.end() + 1] != "-":
            key = "à"  # «A Moscou»
        found.append((*each.span(), other.get(key, key), word, -1))
    return list(map(Token._make, found))


def sentences(text: str, block: int, all_tokens: Sequence[Token]) -> list[Sentence]:
    """Return the sentences that tokens make."""
    found: list[Sentence] = []
    begin = 0
    for at, token in enumerate(all_tokens):
        may_end = token.quotation >= 0 or token.text in _STOPS
        if at + 1 == len(all_tokens) or (may_end and _ends(text, all_tokens, at)):
            part = tuple(all_tokens[begin : at + 1])
            quoted = tuple(each.quotation for each in part if each.quotation >= 0)
            found.append(Sentence(block, part, quoted))
            begin = at + 1
    return found


def _ends(text: str, all_tokens: Sequence[Token], at: int) -> bool:
    token, after = all_tokens[at], all_tokens[at + 1]
    if token.quotation >= 0:
        if after.quotation >= 0:
            return text[max(token.start, token.end - 2) : token.end - 1] != ","
        ended = _ENDS.search(text, max(token.start, token.end - 5), token.end) is not None
        return ended and (after.has_capital or (after.text in "–—•([-" and after.text != "-"))
    is_label = at == 1 and all_tokens[0].key.rstrip("|") in _LABELS  # “Q. When …”
    if token.text == "." and at and not is_label and _abbreviates(all_tokens, at):
        return False
    if after.quotation >= 0 or after.text in "([":
        return True
    return not after.text[0].islower() and after.text not in ",;:)»”"


def _abbreviates(all_tokens: Sequence[Token], at: int) -> bool:
    """Tell whether the stop at a place is an abbreviation's; not that of “wrote on X.”"""
    before = all_tokens[at - 1]
    if before.end != all_tokens[at].start:
        return False
    is_site = before.text == "X" and at > 1 and all_tokens[at - 2].key.rstrip("|") in _BEFORE_SITES
    return before.key in _ABBREVIATIONS or (len(before.text) == 1 and before.has_capital and not is_site)
