"""Articles whose quotations and dated statements were annotated by hand: `python tests/evidence.py` counts them.

A case is a folder with `raw.txt`, the article as scraped, and `expected.yml`:

    date: '2022-10-06'            of publication, as the text (or a seed's sidecar) gives it; absent where unknown
    quotations:
    - words: …                    what stands between the marks, letter for letter, without the space inside them
      line: 5                     where it begins, from 1
      speaker: …                  the fullest name that the article has for the speaker; absent where it says none
      entity: sergei-krikaliov    the speaker in the registry, where the article itself names him
      by: il a salué              the words that say who speaks, letter for letter; absent where only the turns tell
      continues: true             the paragraph goes on with the quotation before it
      doubt: true                 a careful reader can't be sure who speaks
    scare:                        words in marks that nobody is quoted with: irony, titles, nicknames, names of ships
    - words: …
      line: 3
    events:                       what is dated: something that happened, is to happen, or lasts
    - words: hier mercredi        the words that give the date
      line: 3
      date: '2022-10-05'          EDTF, resolved against the date of publication; absent where that can't be done
      precision: day              one of PRECISIONS
      entities: [spacex]          those of the sentence
      meant: [spacex]             of these, the ones that it calls by a pronoun, a role or another description

A quotation of several paragraphs has an entry for each; one inside another has its own. What stands around an incise
(«Nous irons, a-t-il dit, sur la Lune») is one entry, incise included; “We will go,” he said, “soon.” makes two.
A quotation of a statement or a document has as its speaker the body that issued it, where the article names one.

Words give a date where they name a day, a week, a month, a season, a year or a decade, or a stated distance from one
(“two weeks earlier”). Durations («depuis huit ans»), vague times (“in recent months”), ages, article numbers, names
(“the 1972 agreement”), what is only supposed («si vous y remontiez demain») and lines of furniture give none. A
distance in days leads to a day, in weeks to the seven days around it, in months to a month, in years to a year. A week
runs from Monday to Sunday; a season from the month in which it begins to the one in which it ends.
"""

import itertools
import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from dossier.dates import Date, parse_date
from dossier.decode import as_read

ROOT = Path(__file__).parent.parent
CASES = Path(__file__).parent / "cases" / "evidence"

OPENING = '«“‘"'
CLOSING = '»”’"'

_PARTS = {"date", "quotations", "scare", "events"}
PRECISIONS = {
    "day": r"\d{4}-\d\d-\d\d",
    "month": r"\d{4}-\d\d",
    "season": r"\d{4}-\d\d/\d{4}-\d\d",
    "year": r"\d{4}",
    "span": r"\d[\d-]+/\d[\d-]+",
    "since": r"\d[\d-]+/\.\.",
    "by": r"\.\./\d[\d-]+",
    "decade": r"\d{3}0/\d{3}9",
}
"""How exactly words give a date, and what such a date looks like; `since` leaves the end open, `by` the beginning."""


@dataclass(frozen=True)
class Quotation:
    """Words that somebody is quoted with."""

    words: str
    line: int
    start: int
    end: int
    """Where the words stand in the case's text."""
    speaker: str | None
    entity: str | None
    by: str | None
    continues: bool
    doubt: bool


@dataclass(frozen=True)
class Scare:
    """Words in quotation marks that nobody is quoted with."""

    words: str
    line: int
    start: int
    end: int


@dataclass(frozen=True)
class Event:
    """A dated statement, by the words that give its date."""

    words: str
    line: int
    start: int
    end: int
    date: Date | None
    precision: str
    entities: frozenset[str]
    meant: frozenset[str]


@dataclass(frozen=True)
class Case:
    """One annotated article."""

    name: str
    raw: bytes
    text: str
    date: Date | None
    quotations: tuple[Quotation, ...]
    scare: tuple[Scare, ...]
    events: tuple[Event, ...]


@cache
def entity_ids() -> frozenset[str]:
    """Return the ids that the registry knows."""
    return frozenset(path.stem for path in (ROOT / "seeds" / "entities").glob("*.yml"))


def load(folder: Path) -> Case:
    """Return the case that stands in a folder; raise ValueError where it isn't sound."""
    try:
        return _load(folder)
    except (ValueError, KeyError, TypeError, yaml.YAMLError) as err:
        raise ValueError(f"{folder.name}: {err}") from err


def cases(folder: Path = CASES) -> list[Case]:
    """Return the annotated articles below a folder, by name."""
    return [load(path) for path in sorted(folder.iterdir()) if path.is_dir()]


def _load(folder: Path) -> Case:
    raw = (folder / "raw.txt").read_bytes()
    text = raw.decode("utf-8")
    if as_read(text) != text:
        raise ValueError("the text is changed when it is read; annotate what is read")
    expected = yaml.safe_load((folder / "expected.yml").read_text(encoding="utf-8")) or {}
    _refuse(expected.keys() - _PARTS)
    places = _Places(text)
    quotations = [_quotation(entry, places) for entry in expected.get("quotations", ())]
    scare = [_scare(entry, places) for entry in expected.get("scare", ())]
    _refuse_crossing([*quotations, *scare])
    events = [_event(entry, places) for entry in expected.get("events", ())]
    date = parse_date(expected["date"]) if "date" in expected else None
    return Case(folder.name, raw, text, date, tuple(quotations), tuple(scare), tuple(events))


class _Places:
    """Finds annotated words on the line that they are said to stand on, each place but once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._lines = text.split("\n")
        self._taken: set[tuple[int, int]] = set()

    def find(self, words: str, line: int, *, in_marks: bool) -> tuple[int, int]:
        """Return where `words` begin and end: cut out of no longer word and, if so asked, between quotation marks.

        A quotation that is left open goes to the end of its line.
        """
        if words != words.strip() or not words or "\n" in words:
            raise ValueError(f"“{words}” is empty, has space around it or goes beyond its line")
        if not 1 <= line <= len(self._lines):
            raise ValueError(f"there is no line {line}")
        content = self._lines[line - 1]
        first = sum(len(each) + 1 for each in self._lines[: line - 1])
        for found in re.finditer(rf"(?<!\w)(?={re.escape(words)}(?!\w))", content):
            begin, end = found.start(), found.start() + len(words)
            before, after = content[:begin].rstrip(), content[end:].lstrip()
            is_marked = before.endswith((*OPENING, "'")) and (not after or after.startswith((*CLOSING, "'")))
            place = first + begin, first + end
            if place not in self._taken and (is_marked or not in_marks):
                self._taken.add(place)
                return place
        raise ValueError(f"line {line} has no “{words}”, or not that often{', between marks' * in_marks}")


def _quotation(entry: dict[str, Any], places: _Places) -> Quotation:
    _refuse(entry.keys() - {"words", "line", "speaker", "entity", "by", "continues", "doubt"})
    words, line = entry["words"], entry["line"]
    start, end = places.find(words, line, in_marks=True)
    speaker, entity, by = entry.get("speaker"), entry.get("entity"), entry.get("by")
    for told in (speaker, by):
        if told is not None and (not told or told not in places.text):
            raise ValueError(f"“{told}”, of line {line}, is not in the text")
    if entity and not speaker:
        raise ValueError(f"“{words}”, line {line}, has an entity and no speaker")
    _refuse_unknown([entity] if entity else [])
    return Quotation(
        words, line, start, end, speaker, entity, by, entry.get("continues", False), entry.get("doubt", False)
    )


def _scare(entry: dict[str, Any], places: _Places) -> Scare:
    _refuse(entry.keys() - {"words", "line"})
    return Scare(entry["words"], entry["line"], *places.find(entry["words"], entry["line"], in_marks=True))


def _event(entry: dict[str, Any], places: _Places) -> Event:
    _refuse(entry.keys() - {"words", "line", "date", "precision", "entities", "meant"})
    words, line, precision, written = entry["words"], entry["line"], entry["precision"], entry.get("date")
    start, end = places.find(words, line, in_marks=False)
    if precision not in PRECISIONS:
        raise ValueError(f"“{precision}” is no precision")
    if written and not re.fullmatch(PRECISIONS[precision], written):
        raise ValueError(f"“{written}” is no date of the precision “{precision}”")
    entities, meant = frozenset(entry.get("entities", ())), frozenset(entry.get("meant", ()))
    _refuse_unknown(entities)
    if meant - entities:
        raise ValueError(f"“{words}”, line {line}: meant, but not among the entities: {sorted(meant - entities)}")
    return Event(words, line, start, end, parse_date(written) if written else None, precision, entities, meant)


def _refuse(unknown: Iterable[str]) -> None:
    if names := sorted(unknown):
        raise ValueError(f"unknown keys {names}")


def _refuse_unknown(ids: Iterable[str]) -> None:
    if unknown := sorted(set(ids) - entity_ids()):
        raise ValueError(f"not in the registry: {unknown}")


def _refuse_crossing(spans: Sequence[Quotation | Scare]) -> None:
    """Raise ValueError where two annotations overlap and neither holds the other."""
    for left, right in itertools.combinations(spans, 2):
        begin, end = max(left.start, right.start), min(left.end, right.end)
        if begin < end and (begin, end) not in ((left.start, left.end), (right.start, right.end)):
            raise ValueError(f"“{left.words}” and “{right.words}” cross")


def main(arguments: Sequence[str]) -> None:
    """Say of folders of cases, the project's own by default, how much each holds."""
    for folder in [Path(each) for each in arguments] or [CASES]:
        for case in cases(folder):
            counts = len(case.quotations), len(case.scare), len(case.events)
            print(f"{case.name:<28} {len(case.text.split()):>4} words, {counts[0]:>2} quotations", end="")
            print(f", {counts[1]:>2} scare, {counts[2]:>2} events")


if __name__ == "__main__":
    main(sys.argv[1:])
