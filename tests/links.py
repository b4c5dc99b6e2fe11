"""Measures the links against articles whose every mention was annotated by hand: `python tests/links.py` shows it.

A case is a folder with `annotated.txt`: an article, its mentions marked.

    [[words|id]]            a mention of an entity of the registry
    [[words|id|city]]       of a capital: city, government, or open where the sentence doesn't settle it
    [[words|-]]             a name that isn't in the registry, or whose bearer can't be told

A mention is right where it shares words with a marked one of the same entity; each mark is found once.
"""

import collections
import math
import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dossier.article import Article
from dossier.clean import clean
from dossier.decode import as_read
from dossier.describe import describe
from dossier.link import Linker, Mention
from dossier.project import Project
from dossier.read import RawArticle
from dossier.registry import Registry, read_registry
from dossier.yamlfile import YamlFile
from shares import raise_floors

ROOT = Path(__file__).parent.parent
CASES = Path(__file__).parent / "cases" / "links"
FLOORS = CASES.parent / "links-floors.json"

_MARK = re.compile(r"\[\[([^\[\]|]+)\|([^\[\]|]+)(?:\|([a-z]+))?\]\]")
_Z = 1.96  # of a 95 % interval


@dataclass(frozen=True)
class Mark:
    """A mention as a person marked it."""

    start: int
    end: int
    words: str
    entity: str | None
    sense: str | None


@dataclass(frozen=True)
class Case:
    """One annotated article."""

    name: str
    text: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class Score:
    """How many of what was found is right, and how many of what is there was found."""

    right: int = 0
    found: int = 0
    there: int = 0

    def __add__(self, other: "Score") -> "Score":
        return Score(self.right + other.right, self.found + other.found, self.there + other.there)

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.there if self.there else 1.0


@dataclass(frozen=True)
class Result:
    """How one case came out."""

    by_kind: dict[str, Score]
    senses: Score
    faults: tuple[str, ...]


def load(folder: Path) -> Case:
    """Return the case in a folder; raise ValueError where its marks are not sound."""
    annotated = (folder / "annotated.txt").read_bytes().decode("utf-8")
    parts: list[str] = []
    marks = []
    at = length = 0
    for found in _MARK.finditer(annotated):
        parts.append(annotated[at : found.start()])
        length += len(parts[-1])
        entity = None if found[2] == "-" else found[2]
        marks.append(Mark(length, length + len(found[1]), found[1], entity, found[3]))
        parts.append(found[1])
        length += len(found[1])
        at = found.end()
    text = "".join([*parts, annotated[at:]])
    if "[[" in text.replace("[[C", "").replace("[[[", "[") or "]]" in text:
        raise ValueError(f"{folder.name}: a mark is not closed")
    return Case(folder.name, text, tuple(marks))


def cases(folder: Path = CASES) -> list[Case]:
    """Return the annotated articles below a folder, by name."""
    return [load(path) for path in sorted(folder.iterdir()) if path.is_dir()]


@cache
def registry() -> Registry:
    """Return the dossier's own registry."""
    return read_registry(Project(ROOT))[0]


@cache
def linker() -> Linker:
    """Return the registry's names, ready to be looked for."""
    return Linker(registry())


def article(case: Case) -> Article:
    """Return the article as the build reads it."""
    text = as_read(case.text)
    if text != case.text:
        raise ValueError(f"{case.name}: the text is changed when it is read; annotate what is read")
    raw = RawArticle(f"{case.name}.txt", f"{case.name}.txt", "0" * 64, text, 1, YamlFile("a"), YamlFile("a.yml"))
    return describe(raw, clean(raw))[0]


def measure(case: Case) -> Result:
    """Link one annotated article and compare."""
    mentions = linker().link(article(case))
    scores: dict[str, Score] = collections.defaultdict(Score)
    senses = Score()
    faults: list[str] = []
    left = list(case.marks)
    for mention in mentions:
        if not mention.entity:
            continue
        mark = next((each for each in left if _is_same(each, mention)), None)
        scores[_kind(mention.entity)] += Score(int(mark is not None), 1, 0)
        if mark is None:
            faults.append(f"false {mention.entity} ({mention.rule}): {_shown(case, mention.start, mention.end)}")
            continue
        left.remove(mark)
        if mark.sense:
            is_right = mark.sense == mention.sense
            senses += Score(int(is_right), 1, 1)
            if not is_right:
                wrong = f"{mention.sense} instead of {mark.sense}"
                faults.append(f"sense {wrong}: {_shown(case, mention.start, mention.end)}")
    for mark in case.marks:
        if mark.entity:
            scores[_kind(mark.entity)] += Score(0, 0, 1)
    for mark in left:
        if mark.entity:
            near = [each.reason for each in mentions if each.start < mark.end and mark.start < each.end]
            faults.append(f"missed {mark.entity} {near}: {_shown(case, mark.start, mark.end)}")
    return Result(dict(scores), senses, tuple(faults))


def _is_same(mark: Mark, mention: Mention) -> bool:
    return mark.entity == mention.entity and mark.start < mention.end and mention.start < mark.end


def _kind(entity: str) -> str:
    return registry().entities[entity].type


def _shown(case: Case, start: int, end: int) -> str:
    around = case.text[max(0, start - 60) : start], case.text[start:end], case.text[end : end + 50]
    return "{}[{}]{}".format(*(" ".join(part.split("\n")) for part in around))


def interval(right: int, of: int) -> tuple[float, float]:
    """Return the 95 % confidence interval of a share, by Wilson's score."""
    if not of:
        return 0.0, 1.0
    share = right / of
    middle = (share + _Z**2 / (2 * of)) / (1 + _Z**2 / of)
    half = _Z * math.sqrt(share * (1 - share) / of + _Z**2 / (4 * of**2)) / (1 + _Z**2 / of)
    return middle - half, middle + half


def figures(results: Iterable[Result]) -> dict[str, float]:
    """Return what floors are set for, rounded down to thousandths."""
    shares: dict[str, float] = {}
    for kind, score in totals(results).items():
        shares |= {f"{kind}: precision": score.precision, f"{kind}: recall": score.recall}
    return {name: math.floor(share * 1000) / 1000 for name, share in shares.items()}


def totals(results: Iterable[Result]) -> dict[str, Score]:
    """Return the scores by kind, of all together, and of what capitals stand for."""
    by_kind: dict[str, Score] = collections.defaultdict(Score)
    senses = Score()
    for result in results:
        senses += result.senses
        for kind, score in result.by_kind.items():
            by_kind[kind] += score
    every = sum(by_kind.values(), Score())
    return {**dict(sorted(by_kind.items())), "all": every, "city or government": senses}


def report(all_cases: Sequence[Case]) -> dict[str, float]:
    """Print what went wrong, and the figures by kind; return the figures."""
    results = [measure(case) for case in all_cases]
    for case, result in zip(all_cases, results, strict=True):
        for fault in result.faults:
            print(f"{case.name}: {fault}")
    print(f"\n{len(all_cases)} articles. In brackets, the 95 % interval.")
    for kind, score in totals(results).items():
        shares = [
            f"{right / of if of else 1:.3f} of {of:>4} ({interval(right, of)[0]:.3f}-{interval(right, of)[1]:.3f})"
            for right, of in ((score.right, score.found), (score.right, score.there))
        ]
        print(f"  {kind:<20} precision {shares[0]}   recall {shares[1]}")
    return figures(results)


def main(arguments: Sequence[str]) -> None:
    """Report on folders of cases, the project's own by default; `--raise` raises the floors to what is reached."""
    folders = [Path(each) for each in arguments if not each.startswith("--")] or [CASES]
    for folder in folders:
        reached = report(cases(folder))
    if "--raise" in arguments:
        raise_floors(FLOORS, reached)


if __name__ == "__main__":
    main(sys.argv[1:])
