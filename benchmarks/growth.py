"""Measures how finding copies and related articles grows: `python benchmarks/growth.py [N …]`.

Articles of two kinds are made up in memory. `varied` ones have words of their own, as the press has, and one in twenty
is a copy, cut or touched up; `formulaic` ones are put together from the same sixteen sentences but for names, dates and
numbers, so that each is like each: the worst that can come. Every figure is a ratio to the time that one look at the
same texts takes in the same process (each letter folded, as names are compared). The table goes to
benchmarks/growth.md.
"""

import argparse
import json
import math
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

from articles import FRENCH, Writer

from dossier.article import Article, Block, Found
from dossier.dates import day_date
from dossier.link import Linker, Mention
from dossier.names import folded
from dossier.project import Project
from dossier.registry import Registry, read_registry
from dossier.relate import relate
from dossier.relating.duplicates import Group, duplicates
from dossier.relating.traits import all_traits

ROOT = Path(__file__).parents[1]
KINDS = ("varied", "formulaic")
WORK = ("traits", "copies", "relate, copies included")

_WORDS = 6000
_LENGTH = 60  # sentences of an article


def main() -> None:
    """Measure each kind and size in a process of its own, and write the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "sizes", nargs="*", type=int, default=[100, 1000, 10000], metavar="N", help="numbers of articles"
    )
    parser.add_argument("--seed", type=int, default=0, help="of the made-up articles")
    parser.add_argument("--kind", choices=KINDS, help="measure one kind and one size, and print what it took")
    parser.add_argument("--out", type=Path, default=ROOT / "benchmarks" / "growth.md", help="where the table goes")
    options = parser.parse_args()
    if options.kind:
        print(json.dumps(measure(options.kind, options.sizes[0], options.seed)))
        return
    measured = {}
    for kind in KINDS:
        for count in sorted(options.sizes):
            command = [sys.executable, __file__, str(count), "--kind", kind, "--seed", str(options.seed)]
            done = subprocess.run(command, capture_output=True, text=True, check=True)
            measured[kind, count] = json.loads(done.stdout)
    table = "\n".join(report(measured, sorted(options.sizes)))
    options.out.write_text(f"{table}\n", encoding="utf-8")
    print(table)


def measure(kind: str, count: int, seed: int) -> dict[str, float]:
    """Return the processor seconds of each piece of work, and how many of the planted copies were found."""
    registry, _ = read_registry(Project(ROOT))
    random_ = random.Random(seed)
    articles, planted = (
        _varied(registry, count, random_) if kind == "varied" else (_formulaic(registry, count, seed), {})
    )
    mentions = _mentions(registry, articles)
    took: dict[str, float] = {}

    def timed(name: str, work: Callable[[], Any]) -> Any:
        start = time.process_time()
        result = work()
        took[name] = time.process_time() - start
        return result

    all_traits(articles[:1])  # what is imported for the first is no article's
    timed("look", lambda: [folded(article.text) for article in articles])
    traits = timed("traits", lambda: all_traits(articles))
    groups = timed("copies", lambda: duplicates(articles, traits))
    timed("relate, copies included", lambda: relate(articles, mentions, registry, traits))
    return {**took, "planted": len(planted), "found": _found(groups, planted), "grouped": _grouped(groups)}


def _found(groups: Sequence[Group], planted: Mapping[str, str]) -> int:
    of = {slug: group for group in groups for slug in group.slugs}
    return sum(copy in of and original in of[copy].slugs for copy, original in planted.items())


def _grouped(groups: Sequence[Group]) -> int:
    return sum(len(group.slugs) for group in groups)


def _varied(registry: Registry, count: int, random_: random.Random) -> tuple[list[Article], dict[str, str]]:
    """Return articles whose words are drawn by Zipf's law, and which of them is a copy of which."""
    words = ["".join(random_.choices("abdefgilmnoprstuv", k=random_.randint(2, 11))) for _ in range(_WORDS)]
    common = list(accumulate(1 / rank for rank in range(1, _WORDS + 1)))
    names = [entity.name.fr for entity in registry.entities.values()]
    rare = list(accumulate(1 / rank for rank in range(1, len(names) + 1)))
    made: list[Article] = []
    planted: dict[str, str] = {}

    def sentence() -> str:
        drawn = random_.choices(words, cum_weights=common, k=random_.randint(6, 20))
        if random_.random() < 0.3:
            drawn.insert(3, random_.choices(names, cum_weights=rare)[0])
        if random_.random() < 0.04:
            day = date(1992, 1, 1) + timedelta(days=random_.randrange(12000))
            drawn += ["le", FRENCH.day.format(day=day.day, month=FRENCH.months[day.month - 1], year=day.year)]
        return f"{' '.join(drawn)}.".capitalize()

    for number in range(count):
        day = date(1992, 1, 1) + timedelta(days=random_.randrange(12000))
        if number % 20 == 19:
            original = random_.choice(made)
            sentences = original.text.split("\n")
            kept = sentences[: len(sentences) * 2 // 3] if number % 40 == 19 else sentences
            made.append(_article(number, [sentence() if random_.random() < 0.1 else each for each in kept], day))
            planted[made[-1].slug] = original.slug
        else:
            made.append(_article(number, [sentence() for _ in range(_LENGTH)], day))
    return made, planted


def _formulaic(registry: Registry, count: int, seed: int) -> list[Article]:
    writer = Writer(list(registry.entities.values()), seed, alike_share=1)
    return [
        _article(number, writer.article(number).lines, date(1992, 1, 1) + timedelta(days=number * 997 % 12000))
        for number in range(count)
    ]


def _article(number: int, lines: Sequence[str], day: date) -> Article:
    text, blocks, start = "\n".join(lines), [], 0
    for at, line in enumerate(lines):
        blocks.append(Block("paragraph", start, start + len(line), at + 1))
        start += len(line) + 1
    name = f"{number:06}"
    return Article(
        path=f"{name}.txt",
        name=f"{name}.txt",
        sha256="0" * 64,
        text=text,
        blocks=tuple(blocks),
        removed=(),
        title=Found(name, "given", "sidecar"),
        date=Found(day_date(day), "given", "sidecar"),
        time=None,
        authors=None,
        source=None,
        lang=Found("fr", "given", "sidecar"),
        date_basis=None,
        url=None,
        summary=None,
        tags=(),
        slug=name,
        slug_is_given=True,
        former_slugs=(),
        sidecar_lines={},
    )


def _mentions(registry: Registry, articles: Sequence[Article]) -> dict[str, tuple[Mention, ...]]:
    linker = Linker(registry)
    return {article.slug: linker.link(article) for article in articles}


def report(measured: Mapping[tuple[str, int], Mapping[str, float]], sizes: Sequence[int]) -> Iterator[str]:
    """Yield the lines of a Markdown page that tells what was measured."""
    yield "# How finding copies and related articles grows"
    yield ""
    yield (
        f"Measured by `python benchmarks/growth.py {' '.join(map(str, sizes))}`. Each figure is processor time divided"
        " by what one look at the same texts took in the same process, so that a figure that stays the same grows in"
        " proportion to the number of articles. `traits` is worked out once for each article and kept."
    )
    for kind in KINDS:
        yield from ("", f"## {kind.capitalize()} articles", "")
        yield f"| articles | {' | '.join(WORK)} | copies found | articles in groups |"
        yield f"|--:|{'|'.join('--:' for _ in WORK)}|--:|--:|"
        for count in sizes:
            took = measured[kind, count]
            ratios = " | ".join(f"{took[name] / took['look']:.2f}" for name in WORK)
            copies = f"{took['found']:,} of {took['planted']:,}" if took["planted"] else "none planted"
            yield f"| {count:,} | {ratios} | {copies} | {took['grouped']:,} |"
        if len(sizes) > 1:
            yield from ("", f"{_powers(kind, measured, sizes)} (1 is in proportion, 2 with the square).")


def _powers(kind: str, measured: Mapping[tuple[str, int], Mapping[str, float]], sizes: Sequence[int]) -> str:
    """Tell by which power of the number of articles the time grows beyond that of the look."""
    told = []
    for name in WORK:
        powers = (
            1 + math.log(_ratio(measured[kind, more], name) / _ratio(measured[kind, few], name)) / math.log(more / few)
            for few, more in pairwise(sizes)
        )
        told.append(f"{name} {', '.join(f'{power:.2f}' for power in powers)}")
    return f"Exponents of growth from size to size: {'; '.join(told)}"


def _ratio(took: Mapping[str, float], name: str) -> float:
    return max(took[name], 1e-6) / max(took["look"], 1e-6)


if __name__ == "__main__":
    main()
