"""Measures the search for names that the registry lacks, on annotated articles.

A case is a folder with `annotated.txt`: an article in which every name is marked, `[[words|id]]` where the registry
has it, `[[words|-]]` where it hasn't, and `[[words|-|kind]]` to say of what kind it is. The search is given the first
as known, and measured by the others. `python tests/unknown.py [FOLDER…] [--raise]` reports, and raises the floors.
"""

import re
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from dossier.article import Article
from dossier.clean import clean
from dossier.describe import describe
from dossier.link import Mention
from dossier.project import Project
from dossier.read import read_article
from dossier.suggesting.unknown_names import UnknownName, unknown_names
from shares import raise_floors

CASES = Path(__file__).parent / "cases" / "unknown_names"
FLOORS = CASES / "floors.json"

_MARK = re.compile(r"\[\[(?P<words>[^|\]]+)\|(?P<id>[^|\]]+)(?:\|(?P<more>[^|\]]+))?\]\]")


@dataclass(frozen=True)
class Mark:
    """A marked name of an article."""

    start: int
    end: int
    words: str
    is_known: bool
    more: str | None


@dataclass(frozen=True)
class Result:
    """How one article came out."""

    name: str
    marks: int
    found: int
    """Marks that a listed name covers by half at least."""
    exact: int
    """Marks that a listed name is, letter for letter."""
    listed: int
    right: int
    """Listed names that are marked ones, in half of their places at least."""
    kinds: int
    """Listed names whose kind is annotated."""
    kinds_right: int
    faults: tuple[str, ...]


def marks_of(annotated: str) -> tuple[str, tuple[Mark, ...]]:
    """Return the text of an annotated article, and its marks."""
    text, marks, at = "", [], 0
    for found in _MARK.finditer(annotated):
        text += annotated[at : found.start()]
        marks.append(
            Mark(len(text), len(text) + len(found["words"]), found["words"], found["id"] != "-", found["more"])
        )
        text += found["words"]
        at = found.end()
    return text + annotated[at:], tuple(marks)


def measure(folder: Path) -> Result:
    """Search one annotated article, alone, and compare."""
    text, marks = marks_of((folder / "annotated.txt").read_text(encoding="utf-8"))
    article = _article(folder.name, text)
    shift = article.text.find(text.strip()[:40]) - text.find(text.strip()[:40])
    marks = tuple(Mark(m.start + shift, m.end + shift, m.words, m.is_known, m.more) for m in marks)
    wrong = [mark.words for mark in marks if article.text[mark.start : mark.end] != mark.words]
    if wrong:
        raise ValueError(f"{folder.name}: the text as read differs at {wrong[:3]}")
    names = unknown_names([article], {article.slug: _mentions(article, marks)})
    return _compared(folder.name, article, [mark for mark in marks if not mark.is_known], names)


def _article(name: str, text: str) -> Article:
    with tempfile.TemporaryDirectory() as folder:
        project = Project(Path(folder))
        path = project.articles / f"{name}.txt"
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")
        raw, problems = read_article(project, path)
    if raw is None:
        raise ValueError(f"{name} can't be read: {problems}")
    return describe(raw, clean(raw))[0]


def _mentions(article: Article, marks: Sequence[Mark]) -> list[Mention]:
    return [
        Mention(at, mark.start, mark.end, mark.words, (block.start, block.end), "known")
        for at, block in enumerate(article.blocks)
        for mark in marks
        if mark.is_known and block.start <= mark.start and mark.end <= block.end
    ]


def _compared(name: str, article: Article, marks: Sequence[Mark], names: Sequence[UnknownName]) -> Result:
    body = [mark for mark in marks if any(b.start <= mark.start and mark.end <= b.end for b in article.blocks)]
    seats = [(seat.start, seat.end) for each in names for seat in each.seats]
    missed = [mark for mark in body if not any(_covers(seat, mark) for seat in seats)]
    exact = sum((mark.start, mark.end) in seats for mark in body)
    faults = [f"missed “{mark.words}”" for mark in missed]
    right = kinds = kinds_right = 0
    for each in names:
        hits = [mark for seat in each.seats for mark in body if _covers((seat.start, seat.end), mark)]
        places = sum(any(_covers((seat.start, seat.end), mark) for mark in body) for seat in each.seats)
        if 2 * places < len(each.seats):
            faults.append(f"“{each.name}” is no name ({each.seats[0].sentence[:70]})")
            continue
        right += 1
        wanted = [mark.more for mark in hits if mark.more]
        if wanted:
            kinds += 1
            kinds_right += each.kind[0] == wanted[0]
            if each.kind[0] != wanted[0]:
                faults.append(f"“{each.name}” is {wanted[0]}, not {each.kind[0]} ({each.kind[1]})")
    return Result(name, len(body), len(body) - len(missed), exact, len(names), right, kinds, kinds_right, tuple(faults))


def _covers(seat: tuple[int, int], mark: Mark) -> bool:
    common = min(seat[1], mark.end) - max(seat[0], mark.start)
    return 2 * common >= max(mark.end - mark.start, seat[1] - seat[0])


def figures(results: Sequence[Result]) -> dict[str, float]:
    """Return the shares over all articles, rounded to thousandths."""

    def share(part: str, whole: str) -> float:
        parts, wholes = (sum(int(getattr(each, name)) for each in results) for name in (part, whole))
        return round(parts / max(1, wholes), 3)

    return {
        "recall": share("found", "marks"),
        "exact": share("exact", "marks"),
        "precision": share("right", "listed"),
        "kind": share("kinds_right", "kinds"),
    }


def folders(root: Path) -> list[Path]:
    """Return the cases below a folder, by name."""
    return sorted(path.parent for path in root.glob("*/annotated.txt"))


def main(arguments: Sequence[str]) -> None:
    """Report on folders of cases, these tests' own by default; `--raise` raises the floors to what is reached."""
    roots = [Path(each) for each in arguments if not each.startswith("--")] or [CASES]
    for root in roots:
        results = [measure(folder) for folder in folders(root)]
        for result in results:
            for fault in result.faults:
                print(f"{result.name}: {fault}")
        reached = figures(results)
        print(f"{root.name}: {len(results)} articles, {sum(each.marks for each in results)} names. {reached}")
        if "--raise" in arguments and root == CASES:
            raise_floors(FLOORS, reached)


if __name__ == "__main__":
    main(sys.argv[1:])
