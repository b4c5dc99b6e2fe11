"""Measures quotations and their speakers against annotated articles: `python tests/quotations.py [FOLDER…]` shows it.

The cases are those of evidence.py. What is counted:

    found            of the annotated quotations, those found as such: the same words, but for white space and a
                     closing stop or comma at the ends
    precision        of the quotations found, those annotated as such; one of `scare` is an error
    speaker right    of the annotated that have a speaker and are not in doubt: those whose speaker is told without
                     doubt, and right
    false speaker    of the quotations found, those that are given a speaker without doubt who isn't the annotated one
    entity right     of the annotated that have an entity and are not in doubt: those told without doubt as that entity
    by               of those whose words that say who speaks are annotated: those told by words that overlap

A speaker is right where the entity is the annotated one. Where none is annotated, the words are compared, without case,
articles, titles and possessive pronouns: right are those of the same last word, or with the same noun before any
preposition; and those of which one begins with all the words of the other, letter for letter but case: “A State
Department official”, “A State Department official familiar with the talks”.
"""

import math
import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import evidence
from dossier.article import Article
from dossier.clean import clean
from dossier.decode import as_read
from dossier.describe import describe
from dossier.quotation import Quotation, Quotations
from dossier.quote import Quoter
from dossier.read import RawArticle
from dossier.yamlfile import YamlFile
from links import interval, linker, registry
from shares import Share, raise_floors

CASES = evidence.CASES
FLOORS = CASES.parent / "quotations-floors.json"
MEASURES = ("found", "precision", "speaker right", "false speaker", "entity right", "by")
FEWER_IS_BETTER = "false speaker"

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_LEFT_OUT = frozenset(
    "the a an le la les l un une des d mr mrs ms m mme mm his her its their son sa ses leur this cette ce s".split()  # noqa: SIM905
)
_PREPOSITION = re.compile(r"\s(?:of|for|from|at|in|on|to|with|de|du|des|à|au|aux|chez|en|qui|who|dans)\s|\sd['’]|,")
_ENDS = " \t\n\u00a0\u202f.,;:!?…"


@dataclass(frozen=True)
class Result:
    """How one case came out."""

    shares: dict[str, Share]
    faults: tuple[str, ...]


@cache
def quoter() -> Quoter:
    """Return the registry's speakers, ready to be told."""
    return Quoter(registry())


def article(case: evidence.Case) -> Article:
    """Return the article as the build reads it."""
    text = as_read(case.text)
    raw = RawArticle(f"{case.name}.txt", f"{case.name}.txt", "0" * 64, text, 1, YamlFile("a"), YamlFile("a.yml"))
    return describe(raw, clean(raw))[0]


def quoted(case: evidence.Case) -> Quotations:
    """Return what is found in a case."""
    text = article(case)
    return quoter().quote(text, linker().link(text))


def measure(case: evidence.Case) -> Result:
    """Find the quotations of one annotated article, and compare."""
    found = quoted(case)
    faults: list[str] = []
    pairs = [(there, _counterpart(there, found.quotations, case.text)) for there in case.quotations]
    taken = [each for _, each in pairs if each]
    false = [each for each in found.quotations if each not in taken]
    for there, each in pairs:
        if each is None:
            given = [other.reason for other in found.unquoted if _is_same(there, other.start, other.end, case.text)]
            faults.append(f"missed {given}: {there.line} “{there.words}”")
    faults += [
        f"false quotation ({each.rule}, {_name(each, case)}): “{case.text[each.start : each.end]}”" for each in false
    ]
    wrong = 0
    right = entity_right = by_right = 0
    sure = [(there, each) for there, each in pairs if there.speaker and not there.doubt]
    with_entity = [(there, each) for there, each in sure if there.entity]
    with_by = [(there, each) for there, each in pairs if there.by]
    for there, each in pairs:
        told = each is not None and each.speaker is not None and each.doubt is None
        fits = each is not None and told and _is_right(there, each, case)
        if told and not fits:
            wrong += 1
        if there.speaker and not there.doubt:
            right += fits
        if each is not None and not fits and (told or (there.speaker and not there.doubt)):
            sort = "FALSE SPEAKER" if told else "untold"
            faults.append(
                f"{sort} {_name(each, case)} ({each.rule}, {each.doubt}) for {there.speaker}"
                f"{' (doubt)' if there.doubt else ''}: {there.line} “{there.words}”"
            )
    wrong += sum(each.speaker is not None and each.doubt is None for each in false)
    for there, each in with_entity:
        entity_right += bool(each and each.doubt is None and each.speaker and each.speaker.entity == there.entity)
    for there, each in with_by:
        fits = bool(each and each.by and _overlaps(case.text[each.by[0] : each.by[1]], there.by or ""))
        by_right += fits
        if each and not fits and "-v" in sys.argv:
            faults.append(f"by {case.text[slice(*each.by)] if each.by else None} for {there.by}: “{there.words}”")
    counts = {
        "found": Share(len(taken), len(pairs)),
        "precision": Share(len(taken), len(found.quotations)),
        "speaker right": Share(right, len(sure)),
        "false speaker": Share(wrong, len(found.quotations)),
        "entity right": Share(entity_right, len(with_entity)),
        "by": Share(by_right, len(with_by)),
    }
    return Result(counts, tuple(faults))


def _counterpart(there: evidence.Quotation, found: Iterable[Quotation], text: str) -> Quotation | None:
    return next((each for each in found if _is_same(there, each.start, each.end, text)), None)


def _is_same(there: evidence.Quotation, start: int, end: int, text: str) -> bool:
    """Tell whether two spans are the same, but for white space and closing stops at the ends."""
    return _bare(text, there.start, there.end) == _bare(text, start, end)


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _ENDS[:5]:
        start += 1
    while end > start and text[end - 1] in _ENDS:
        end -= 1
    return start, end


def _is_right(there: evidence.Quotation, each: Quotation, case: evidence.Case) -> bool:
    if each.speaker is None or there.speaker is None:
        return False
    if there.entity:
        return each.speaker.entity == there.entity
    return same_person(case.text[each.speaker.start : each.speaker.end], there.speaker)


def same_person(left: str, right: str) -> bool:
    """Tell whether two names or descriptions are one person's: see above."""
    short, long = sorted((left.lower(), right.lower()), key=len)
    if short and re.match(rf"{re.escape(short)}(?!\w)", long):
        return True
    lefts, rights = _telling(left), _telling(right)
    if not lefts or not rights:
        return left.lower() == right.lower()
    return lefts[-1] == rights[-1] or bool(set(_nouns(left)) & set(_nouns(right)))


def _telling(words: str) -> list[str]:
    return [each for each in _WORD.findall(words.lower()) if each not in _LEFT_OUT]


def _nouns(words: str) -> list[str]:
    """Return the last word before any preposition, and the first where it is no name."""
    before = _telling(_PREPOSITION.split(words)[0])
    first = [each for each in before[:1] if not words.istitle() and f" {each} " in f" {words} "]
    return [*before[-1:], *first]


def _overlaps(left: str, right: str) -> bool:
    return bool(set(_telling(left)) & set(_telling(right)))


def _name(each: Quotation, case: evidence.Case) -> str | None:
    return case.text[each.speaker.start : each.speaker.end] if each.speaker else None


def totals(results: Iterable[Result]) -> dict[str, Share]:
    """Return the shares of all results together."""
    sums = dict.fromkeys(MEASURES, Share())
    for result in results:
        for name, share in result.shares.items():
            sums[name] += share
    return sums


def figures(results: Iterable[Result]) -> dict[str, float]:
    """Return what floors are set for, rounded down to thousandths; of false speakers, the share that isn't."""
    return {
        name if name != FEWER_IS_BETTER else "no false speaker": math.floor(
            (1 - share.value if name == FEWER_IS_BETTER else share.value) * 1000
        )
        / 1000
        for name, share in totals(results).items()
    }


def report(all_cases: Sequence[evidence.Case]) -> dict[str, float]:
    """Print what went wrong, and the figures; return what floors are set for."""
    results = [measure(case) for case in all_cases]
    for case, result in zip(all_cases, results, strict=True):
        for fault in result.faults:
            print(f"{case.name}: {fault}")
    print(f"\n{len(all_cases)} articles. In brackets, the 95 % interval.")
    for name, share in totals(results).items():
        low, high = interval(share.right, share.of)
        print(f"  {name:<15} {share.value:.3f}  {share.right:>4} of {share.of:>4}  ({low:.3f}-{high:.3f})")
    return figures(results)


def main(arguments: Sequence[str]) -> None:
    """Report on folders of cases, the project's own by default; `--raise` raises the floors to what is reached."""
    folders = [Path(each) for each in arguments if not each.startswith("-")] or [CASES]
    for folder in folders:
        reached = report(evidence.cases(folder))
    if "--raise" in arguments:
        raise_floors(FLOORS, reached)


if __name__ == "__main__":
    main(sys.argv[1:])
