"""Tells who “I” is outside of quotations: who answers in an interview, or who signs a piece in the first person.

| the article                                              | “I”                                              |
|----------------------------------------------------------|--------------------------------------------------|
| has questions, each a short paragraph, and their answers | whom title and introduction are about            |
| is signed by one, and posted                             | who signs                                        |
| is a transcript, “JANE DOE: …”                           | who stands before the colon                      |
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from dossier.article import Block
from dossier.quoting.people import Naming
from dossier.quoting.reading import HEADINGS, Reading

_LONGEST_QUESTION = 45
_FEWEST_QUESTIONS = 3
_OPENING_BLOCKS = 5
_ASKS = re.compile(r"\?[\s»”\"’]*$")
_DRAWN_OUT = re.compile(r"\b(?:propos recueillis|entretien|interview)", re.IGNORECASE)
_BY = re.compile(
    r"(?:^|\W)(?:par|by|to|à|with|avec|de notre \w+)\s+$|(?:^|\W)(?:texte?|words|photos?|photographs)\s?:\s*$",
    re.IGNORECASE,
)
_POSTED = re.compile(
    r"^\W*(?i:(?:posté|publié|écrit|rédigé) par|posted by|written by|by|par|posted (?:on|at) .{2,30} by)\s+"
    r"(?P<name>[^\W\d_][\w’'.-]*(?: (?:(?:le|la|de|du|van|von) )?[A-ZÀ-Þ][\w’'.-]*){0,3})",
    re.MULTILINE,
)
_FIRST = re.compile(r"\b(?:I|I[’']\w+|my|je|ma|mon|mes|moi)\b|\b[jm][’']", re.IGNORECASE)
_LABEL = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ.’' -]{2,40}(?:\s?\([^)]{1,30}\))?[\s\u00a0\u202f]?:\s")
_FEWEST_FIRST = 3


@dataclass(frozen=True)
class Narrator:
    """Who speaks outside of the quotations of an article, as far as it says."""

    reading: Reading

    @cached_property
    def questions(self) -> frozenset[int]:
        """The paragraphs that are the questions of an interview; none where it is none."""
        blocks = self.reading.article.blocks
        asked = [at for at, block in enumerate(blocks) if block.kind not in HEADINGS and self._asks(block)]
        bold = [at for at, block in enumerate(blocks) if block.kind == "heading" and self._asks(block)]
        found = asked if len(asked) >= len(bold) else bold
        answered = [at for at in found if at + 1 < len(blocks) and at + 1 not in found]
        is_one = len(answered) >= _FEWEST_QUESTIONS or (bool(answered) and self._is_drawn_out())
        return frozenset(answered) if is_one else frozenset()

    def _asks(self, block: Block) -> bool:
        words = self.reading.article.words(block)
        return len(words.split()) <= _LONGEST_QUESTION and _ASKS.search(words) is not None and words[0] not in '«“"‘'

    def _is_drawn_out(self) -> bool:
        article = self.reading.article
        return any(
            _DRAWN_OUT.search(each)
            for each in [*(removed.text for removed in article.removed), *map(article.words, article.blocks[:3])]
        )

    @cached_property
    def interviewee(self) -> Naming | None:
        """Who answers: the first person whom title and introduction are about."""
        if not self.questions:
            return None
        return next(self._introduced(), None)

    def _introduced(self) -> Iterator[Naming]:
        first = min(self.questions)
        blocks = self.reading.article.blocks[:first][:_OPENING_BLOCKS]
        opening = [(block.start, block.end) for block in blocks]
        for start, end in opening:
            for each in self.reading.people.within(start, end):
                before = self.reading.text[max(start, each.start - 24) : each.start]
                if each.is_person and " " in each.words and not _BY.search(before):
                    yield each

    @cached_property
    def author(self) -> Naming | None:
        """Who signs, where the piece is told in the first person."""
        article = self.reading.article
        if self.questions or len(_FIRST.findall(self._told)) < _FEWEST_FIRST:
            return None
        signed = [(match.start("name"), match.group("name")) for match in _POSTED.finditer(article.text)]
        places = [(start, start + len(name), name) for start, name in signed]
        for name in article.authors.value if article.authors else ():
            start = article.text.find(name)
            if start >= 0:
                places.append((start, start + len(name), name))
        known = {name: Naming(start, end, name.lower(), None, True, name) for start, end, name in reversed(places)}
        return next(iter(known.values())) if len(known) == 1 else None

    @cached_property
    def _told(self) -> str:
        """What stands outside of quotations."""
        article, parts, at = self.reading.article, [], 0
        body = article.text[: max((block.end for block in article.blocks), default=0)]
        for span in self.reading.spans:
            if span.depth == 0:
                parts.append(body[at : span.first])
                at = span.last
        return " ".join([*parts, body[at:]])

    @cached_property
    def _labels(self) -> Mapping[int, Naming]:
        """Who speaks the paragraphs of a transcript: “JANE DOE: …”."""
        article = self.reading.article
        found: dict[int, Naming] = {}
        for at, block in enumerate(article.blocks):
            label = _LABEL.match(article.text, block.start, block.end)
            named = self.reading.people.within(block.start, label.end()) if label else ()
            if named and named[0].start == block.start:
                found[at] = named[0]
        return found if len(found) >= _FEWEST_QUESTIONS else {}

    def of(self, block: int) -> Naming | None:
        """Return who “I” is in a paragraph, outside of quotations."""
        if self._labels:
            return self._labels.get(block)
        if self.questions:
            return self.interviewee if block not in self.questions and block > min(self.questions) else None
        return self.author
