"""Measures the dated statements found in annotated articles (see evidence.py): `python tests/happened.py` shows it.

A statement is found where its words overlap those annotated; each annotated one is found once. Its date is right where
it is the same, letter for letter, or where neither has one.
"""

import dataclasses
import math
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import evidence
import links
from dossier.article import Article, Found
from dossier.clean import clean
from dossier.dates import Date
from dossier.describe import describe
from dossier.happenings import happenings
from dossier.read import RawArticle
from dossier.report import Report
from dossier.yamlfile import YamlFile
from shares import Share, raise_floors

FLOORS = evidence.CASES.parent / "happenings-floors.json"


@dataclass(frozen=True)
class Result:
    """How one case came out: by the name of a figure, how many of how many."""

    shares: dict[str, Share]
    entities: links.Score
    faults: tuple[str, ...] = field(default=())


def article(case: evidence.Case) -> Article:
    """Return the article as the build reads it, published when the case says."""
    raw = RawArticle(f"{case.name}.txt", f"{case.name}.txt", "0" * 64, case.text, 1, YamlFile("a"), YamlFile("a.yml"))
    described = describe(raw, clean(raw))[0]
    date = Found(case.date, "given", "sidecar") if case.date else None
    return dataclasses.replace(described, date=date)


def reports(case: evidence.Case) -> tuple[Report, ...]:
    """Return the dated statements that the build finds in a case."""
    described = article(case)
    return happenings(described, links.linker().link(described))


def measure(case: evidence.Case) -> Result:
    """Find the dated statements of one annotated article and compare."""
    left = list(case.events)
    found = dates = finer = labels = 0
    entities = links.Score()
    faults = []
    every = reports(case)
    for report in every:
        event = next((each for each in left if each.start < report.end and report.start < each.end), None)
        shown = _shown(case, report.start, report.end)
        if event is None:
            faults.append(f"false {_written(report.date)} ({report.rule or report.unresolved}): {shown}")
            continue
        left.remove(event)
        found += 1
        is_right = _written(report.date) == _written(event.date)
        dates += is_right
        is_finer = is_more_precise(report.date, event)
        finer += is_finer
        labels += report.precision == event.precision
        if not is_right or report.precision != event.precision:
            told = f"{_written(report.date)} {report.precision} ({report.rule or report.unresolved})"
            wanted = f"{_written(event.date)} {event.precision}"
            faults.append(f"{'too precise' if is_finer else 'wrong'}: {told} instead of {wanted}: {shown}")
        entities += _entities(report, event)
    faults += [f"missed {_written(each.date)}: {_shown(case, each.start, each.end)}" for each in left]
    shares = {
        "found": Share(found, len(case.events)),
        "precision": Share(found, len(every)),
        "date right": Share(dates, len(case.events)),
        "date right of those found": Share(dates, found),
        "no more precise than the words": Share(found - finer, found),
        "precision label right": Share(labels, found),
    }
    return Result(shares, entities, tuple(faults))


def is_more_precise(date: Date | None, event: evidence.Event) -> bool:
    """Tell whether a date says more than the annotated words do: a finer unit, a shorter time, a date where none is."""
    if date is None:
        return False
    if event.date is None:
        return True
    if event.precision in ("since", "by"):
        end, wanted = date.start or date.end, event.date.start or event.date.end
        assert end
        assert wanted
        return (end.last_day - end.first_day) < (wanted.last_day - wanted.first_day)
    if not date.start or not date.end:
        return False
    return (date.last_day - date.first_day).days < (event.date.last_day - event.date.first_day).days - 3


def _entities(report: Report, event: evidence.Event) -> links.Score:
    found = set(report.entities)
    named = event.entities - event.meant
    return links.Score(len(found & event.entities), len(found), 0) + links.Score(0, 0, len(named | found & event.meant))


def _written(date: Date | None) -> str:
    return date.text if date else "undated"


def _shown(case: evidence.Case, start: int, end: int) -> str:
    around = case.text[max(0, start - 70) : start], case.text[start:end], case.text[end : end + 50]
    return "{}[{}]{}".format(*(" ".join(part.split("\n")) for part in around))


def totals(results: Iterable[Result]) -> dict[str, Share]:
    """Return the shares of all cases together."""
    shares: dict[str, Share] = {}
    for result in results:
        for name, share in result.shares.items():
            shares[name] = shares.get(name, Share()) + share
    return shares


def entities_f1(results: Iterable[Result]) -> float:
    """Return how well the entities of the statements found are told, as one figure."""
    score = sum((result.entities for result in results), links.Score())
    both = score.precision + score.recall
    return 2 * score.precision * score.recall / both if both else 0.0


def figures(results: Sequence[Result]) -> dict[str, float]:
    """Return what floors are set for, rounded down to thousandths."""
    shares = {name: share.value for name, share in totals(results).items()} | {"entities": entities_f1(results)}
    return {name: math.floor(share * 1000) / 1000 for name, share in shares.items()}


def show(all_cases: Sequence[evidence.Case]) -> dict[str, float]:
    """Print what went wrong, and the figures; return the figures."""
    results = [measure(case) for case in all_cases]
    for case, result in zip(all_cases, results, strict=True):
        for fault in result.faults:
            print(f"{case.name}: {fault}")
    print(f"\n{len(all_cases)} articles. In brackets, the 95 % interval.")
    for name, share in totals(results).items():
        low, high = links.interval(share.right, share.of)
        print(f"  {name:<32} {share.value:.3f}  {share.right:>4} of {share.of:>4}  ({low:.3f}-{high:.3f})")
    print(f"  {'entities (F1)':<32} {entities_f1(results):.3f}")
    return figures(results)


def main(arguments: Sequence[str]) -> None:
    """Report on folders of cases, the project's own by default; `--raise` raises the floors to what is reached."""
    folders = [Path(each) for each in arguments if not each.startswith("--")] or [evidence.CASES]
    for folder in folders:
        reached = show(evidence.cases(folder))
    if "--raise" in arguments:
        raise_floors(FLOORS, reached)


if __name__ == "__main__":
    main(sys.argv[1:])
