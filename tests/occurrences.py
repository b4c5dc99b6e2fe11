"""Measures which statements are put together against pairs annotated by hand: `python tests/occurrences.py` shows it.

All cases make one dossier with the project's own chronology, so that any two may be mixed up. cases/occurrences/ has

    evidence.yml    the statements annotated in cases/evidence: `case line words`, by what they are of
    *.yml           short articles, and where their subject is another a chronology of their own:

    articles:
    - name: luna-fr
      date: '2023-08-21'      of publication
      lang: fr
      lines:
      - say: Luna-25 s’est écrasée [samedi] sur la Lune.      one sentence; brackets mark each date's words
        names: [luna-25]                                     the entities of the sentence
        told: [['2023-08-19', ev-2023-08-19-luna-25-crashes]]     each date, and the curated event or group, or null

A pair is two statements, or a statement and a curated event. Those that are annotated `perhaps` don't count.
"""

import itertools
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

import evidence
from dossier.article import Article, Block, Found
from dossier.dates import Date, parse_date
from dossier.project import Project
from dossier.registry import Event, read_registry
from dossier.relating.occurrences import Occurrence, occurrences
from dossier.report import Precision, Report
from dossier.sentences import sentence_around, sentences
from shares import raise_floors

ROOT = Path(__file__).parent.parent
CASES = Path(__file__).parent / "cases" / "occurrences"
FLOORS = CASES.parent / "occurrences-floors.json"

Key = str
"""Names a statement (`case line words`), or a curated event by its id."""
MARK = re.compile(r"\[([^\]]*)\]")


@dataclass(frozen=True)
class Cases:
    """A dossier, and what of it is of one event."""

    articles: tuple[Article, ...]
    reports: Mapping[str, tuple[Report, ...]]
    keys: Mapping[tuple[str, int], Key]
    """What each statement is called, by its article and where its date's words begin."""
    events: tuple[Event, ...]
    of: Mapping[Key, str]
    """The curated event or the group that a statement is of."""
    perhaps: frozenset[frozenset[str]]
    """Pairs that don't count."""


@dataclass(frozen=True)
class Result:
    """Which pairs were made, and which there are."""

    right: frozenset[frozenset[Key]]
    wrong: frozenset[frozenset[Key]]
    missed: frozenset[frozenset[Key]]

    @property
    def figures(self) -> dict[str, float]:
        """Precision and recall."""
        made, there = len(self.right) + len(self.wrong), len(self.right) + len(self.missed)
        return {"precision": round(len(self.right) / made, 3), "recall": round(len(self.right) / there, 3)}


class _Cases:
    """Gathers cases from files."""

    def __init__(self) -> None:
        self.events = list(read_registry(Project(ROOT))[0].events)
        self.articles: list[Article] = []
        self.reports: dict[str, tuple[Report, ...]] = {}
        self.keys: dict[tuple[str, int], Key] = {}
        self.of: dict[Key, str] = {}
        self.perhaps: defaultdict[str, list[Key]] = defaultdict(list)

    def add_evidence(self, entries: Sequence[Mapping[str, Any]]) -> None:
        """Take up the articles of cases/evidence, and what of them is of one event."""
        gone_through = {name for entry in entries for name in entry.get("articles", ())}
        for case in (each for each in evidence.cases() if each.name in gone_through):
            article, own = _annotated(case)
            self.articles.append(article)
            self.reports[article.slug] = own
            for event, report in zip(case.events, own, strict=True):
                self.keys[article.slug, report.start] = f"{case.name} {event.line} {event.words}"
        known = set(self.keys.values())
        for entry in (each for each in entries if "told" in each):
            if unknown := set(entry["told"]) - known:
                raise ValueError(f"no statements are {sorted(unknown)}")
            if "of" in entry:
                self.of |= dict.fromkeys(entry["told"], entry["of"])
            else:
                self.perhaps[entry["perhaps"]] += entry["told"]

    def add_examples(self, content: Mapping[str, Any]) -> None:
        """Take up short articles, with their chronology."""
        self.events += [Event.model_validate({"sources": ["none"], **each}) for each in content.get("events", ())]
        for entry in content["articles"]:
            article, own, groups = example(entry)
            if article.slug in self.reports:
                raise ValueError(f"two articles are called “{article.slug}”")
            self.articles.append(article)
            self.reports[article.slug] = own
            for number, (report, group) in enumerate(zip(own, groups, strict=True), 1):
                key = f"{article.slug} {number} {article.text[report.start : report.end]}"
                self.keys[article.slug, report.start] = key
                if group:
                    self.of[key] = group

    def cases(self) -> Cases:
        """Return all of it."""
        unsure: set[frozenset[str]] = set()
        for group, told in self.perhaps.items():
            there = [*told, group, *(key for key, each in self.of.items() if each == group)]
            unsure.update(map(frozenset, itertools.combinations(there, 2)))
        return Cases(tuple(self.articles), self.reports, self.keys, tuple(self.events), self.of, frozenset(unsure))


@cache
def load(*names: str) -> Cases:
    """Return the cases of some files, of all by default."""
    cases = _Cases()
    for path in [CASES / name for name in names] or sorted(CASES.glob("*.yml")):
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        try:
            if isinstance(content, list):
                cases.add_evidence(content)
            else:
                cases.add_examples(content)
        except (ValueError, KeyError, TypeError) as err:
            raise ValueError(f"{path.name}: {err}") from err
    return cases.cases()


def measure(cases: Cases) -> Result:
    """Put the statements together and compare."""
    ids = {event.id for event in cases.events}
    groups: defaultdict[str, set[Key]] = defaultdict(set)
    for key, group in cases.of.items():
        groups[group].update({key, group} if group in ids else {key})
    there = {frozenset(pair) for keys in groups.values() for pair in itertools.combinations(sorted(keys), 2)}
    made = {pair for each in found(cases) for pair in _pairs(cases, each)}
    there, made = there - cases.perhaps, made - cases.perhaps
    return Result(frozenset(there & made), frozenset(made - there), frozenset(there - made))


def found(cases: Cases) -> tuple[Occurrence, ...]:
    """Return what comes of the cases."""
    return occurrences(cases.articles, cases.reports, cases.events)


def _pairs(cases: Cases, occurrence: Occurrence) -> Iterator[frozenset[Key]]:
    members = [cases.keys[told.article, told.report.start] for told in occurrence.told]
    members += [occurrence.event.id] if occurrence.event else []
    yield from map(frozenset, itertools.combinations(members, 2))


def _annotated(case: evidence.Case) -> tuple[Article, tuple[Report, ...]]:
    lang = "fr" if case.name.startswith(("fr-", "seed-")) else "en"
    article = _article(case.name, case.text, case.date, lang)
    return article, tuple(
        _report(article, event.start, event.end, event.date, event.precision, sorted(event.entities))
        for event in case.events
    )


def example(entry: Mapping[str, Any]) -> tuple[Article, tuple[Report, ...], list[str | None]]:
    """Return a short article, its statements, and what each is of."""
    text = "\n".join(MARK.sub(r"\1", line["say"]) for line in entry["lines"])
    article = _article(entry["name"], text, parse_date(entry["date"]), entry["lang"])
    reports: list[Report] = []
    groups = []
    at = 0
    for line in entry["lines"]:
        marks = list(MARK.finditer(line["say"]))
        if len(marks) != len(line["told"]):
            raise ValueError(f"{entry['name']}: “{line['say']}” has {len(marks)} dates marked")
        for place, (mark, (date, group)) in enumerate(zip(marks, line["told"], strict=True)):
            start = at + mark.start() - 2 * place
            end = start + len(mark[1])
            precision = next(name for name, form in evidence.PRECISIONS.items() if re.fullmatch(form, date))
            reports.append(_report(article, start, end, parse_date(date), precision, line["names"]))
            groups.append(group)
        at += len(line["say"]) - 2 * len(marks) + 1
    return article, tuple(reports), groups


def _article(name: str, text: str, date: Date | None, lang: str) -> Article:
    blocks, at = [], 0
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            blocks.append(Block("paragraph", at, at + len(line), number))
        at += len(line) + 1
    return Article(
        path=f"{name}.txt",
        name=f"{name}.txt",
        sha256="0" * 64,
        text=text,
        blocks=tuple(blocks),
        removed=(),
        title=Found(name, "given", "sidecar"),
        date=Found(date, "given", "sidecar") if date else None,
        time=None,
        authors=None,
        source=None,
        lang=Found(lang, "given", "sidecar"),
        date_basis=None,
        url=None,
        summary=None,
        tags=(),
        slug=name,
        slug_is_given=True,
        former_slugs=(),
        sidecar_lines={},
    )


def _report(
    article: Article, start: int, end: int, date: Date | None, precision: str, entities: Sequence[str]
) -> Report:
    place, block = next((at, each) for at, each in enumerate(article.blocks) if each.start <= start < each.end)
    spans = sentences(article.text[block.start : block.end])
    first, last = sentence_around(spans, start - block.start, end - block.start)
    sentence = block.start + first, block.start + last
    sure: Precision = precision  # type: ignore[assignment]
    return Report(place, start, end, date, sure, sentence, tuple(entities), "written" if date else None)


def main(arguments: Sequence[str]) -> None:
    """Show the figures with each fault in words; `--raise` records them as floors where they rose."""
    names = [each for each in arguments if not each.startswith("--")]
    cases = load(*names)
    result = measure(cases)
    for title, pairs in (("wrong", result.wrong), ("missed", result.missed)):
        for pair in sorted(sorted(each) for each in pairs):
            print(f"{title:<7} {' | '.join(pair)}")
    groups = set(cases.of.values())
    counts = len(result.right), len(result.wrong), len(result.missed), len(groups)
    print(f"{result.figures}: {counts[0]} pairs right, {counts[1]} wrong, {counts[2]} missed, of {counts[3]} groups")
    if "--raise" in arguments:
        raise_floors(FLOORS, result.figures)


if __name__ == "__main__":
    main(sys.argv[1:])
