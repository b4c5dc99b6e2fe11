"""Measures what the build makes of annotated articles, field by field: `make gate` shows it, rung by rung."""

import collections
import json
import re
import sys
import tempfile
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from annotated import Case, Piece, load
from dossier.clean import clean
from dossier.decode import as_read
from dossier.describe import Article, describe
from dossier.lines import ITEM
from dossier.plain_markdown import plain_markdown
from dossier.project import Project
from dossier.read import read_article

CASES = Path(__file__).parent / "cases"
GATED = ("scrapes", "pages")
FLOORS = CASES / "floors.json"

BODY = ("standfirst", "heading", "paragraph", "item", "quote", "caption")
KEPT = ("heading", "paragraph", "item", "quote")

# Words of a removed piece from which on it counts as leaked, when they stand in the body.
_FEWEST_WORDS = 2
_FEWEST_WITHIN = 4


@dataclass(frozen=True)
class Result:
    """How one case came out."""

    name: str
    shares: dict[str, float]
    """From 0 to 1, by field."""
    faults: tuple[str, ...]
    """What went wrong, in words."""
    rungs: tuple[tuple[str, str, bool], ...]
    """For each field that was found: its name, the rung that found it, and whether rightly."""


def measure(case: Case) -> Result:
    """Convert one annotated article and compare."""
    with tempfile.TemporaryDirectory() as folder:
        project = Project(Path(folder))
        path = project.articles / case.file
        path.parent.mkdir(parents=True)
        path.write_bytes(case.raw)
        raw, problems = read_article(project, path)
    if raw is None:
        raise ValueError(f"{case.name} can't be read: {problems}")
    article, _ = describe(raw, clean(raw))
    fields = {**_fields(case, article), **_body(case, article)}
    shares = {name: share for name, (share, _) in fields.items()}
    faults = tuple(f"{name}: {fault}" for name, (_, several) in fields.items() for fault in several)
    return Result(case.name, shares, faults, tuple(_rungs(article, shares)))


def _rungs(article: Article, shares: dict[str, float]) -> Iterator[tuple[str, str, bool]]:
    found = {
        "title": article.title,
        "date": article.date,
        "time": article.time,
        "author": article.authors,
        "source": article.source,
        "lang": article.lang,
    }
    yield from ((name, value.rule, shares[name] == 1) for name, value in found.items() if value and name in shares)


def _fields(case: Case, article: Article) -> dict[str, tuple[float, list[str]]]:
    got = {
        "title": article.title.value,
        "date": article.date.value.text if article.date else None,
        "time": article.time.value if article.time else None,
        "author": list(article.authors.value) if article.authors else None,
        "source": article.source.value if article.source else None,
        "lang": article.lang.value if article.lang else None,
    }
    found = {}
    for name, value in got.items():
        wanted = case.fields.get(name)
        if name == "title" and wanted is None:
            continue  # a title of the build's own making
        is_right = _key(wanted) == _key(value)
        found[name] = (float(is_right), [] if is_right else [f"{value!r} instead of {wanted!r}"])
    return found


def _key(value: object) -> object:
    if isinstance(value, list):
        return {_key(item) for item in value}
    if value is None:
        return None
    text = unicodedata.normalize("NFKC", str(value)).casefold()
    return re.sub(r"[\s‑-]+", " ", re.sub(r"[’‘'“”\"«»]", "", text)).strip(" .")


def _body(case: Case, article: Article) -> dict[str, tuple[float, list[str]]]:
    blocks = [article.words(block) for block in article.blocks if block.kind != "title"]
    is_markdown = case.file.endswith(".md")
    pieces = [Piece(piece.kind, _as_read(piece, is_markdown)) for piece in case.pieces]
    wanted = [piece.text for piece in pieces if piece.kind in BODY]
    got_words, gold_words = _words(blocks), _words(wanted)
    common = sum((got_words & gold_words).values())
    f1 = 2 * common / (sum(got_words.values()) + sum(gold_words.values()) or 1)
    body = " ".join(_spelt(block) for block in blocks)
    must = [piece.text for piece in pieces if piece.kind in KEPT and _spelt(piece.text)]
    lost = [text for text in must if _spelt(text) not in body]
    lines = [_spelt(block) for block in blocks]
    ours = {_spelt(text) for text in wanted}  # a page may hold the article twice
    noise = [
        piece.text
        for piece in pieces
        if piece.kind == "removed"
        and len(_spelt(piece.text).split()) >= _FEWEST_WORDS
        and _spelt(piece.text) not in ours
    ]
    leaked = [text for text in noise if any(_holds(line, _spelt(text)) for line in lines)]
    return {
        "body": (f1, []),
        "kept": (1 - len(lost) / len(must), [f"lost {text[:90]!r}" for text in lost]),
        "leak": (len(leaked) / len(noise) if noise else 0.0, [f"leaked {text[:90]!r}" for text in leaked]),
    }


def _holds(line: str, noise: str) -> bool:
    """Whether a line of the body is the noise, or holds it: a few words may stand in any sentence."""
    return line == noise or (len(noise.split()) > _FEWEST_WITHIN and f" {noise} " in f" {line} ")


def _as_read(piece: Piece, is_markdown: bool) -> str:
    text = plain_markdown(as_read(piece.text)) if is_markdown else as_read(piece.text)
    return ITEM.sub("", text, count=1) if piece.kind == "item" and ITEM.match(text) else text


def _spelt(text: str) -> str:
    return " ".join(re.findall(r"\w+", unicodedata.normalize("NFKC", text).casefold()))


def _words(texts: Iterable[str]) -> "collections.Counter[str]":
    return collections.Counter(word for text in texts for word in _spelt(text).split())


def mean(results: Sequence[Result]) -> dict[str, float]:
    """Return the mean share by field, rounded to thousandths."""
    shares: dict[str, list[float]] = collections.defaultdict(list)
    for result in results:
        for name, share in result.shares.items():
            shares[name].append(share)
    return {name: round(sum(each) / len(each), 3) for name, each in shares.items()}


def cases(folder: Path) -> list[Case]:
    """Return the annotated articles below a folder, by name."""
    return [load(path) for path in sorted(folder.iterdir()) if path.is_dir()]


def raised(floors: dict[str, float], figures: dict[str, float]) -> dict[str, float]:
    """Return floors that are never lower than before: of what leaks, the share that is never higher."""
    return {name: (min if name == "leak" else max)(floors.get(name, figures[name]), figures[name]) for name in figures}


def _report(folder: Path) -> dict[str, float]:
    results = [measure(case) for case in cases(folder)]
    for result in results:
        for fault in result.faults:
            print(f"{folder.name}/{result.name}: {fault}")
    counts = collections.Counter((field, rung, right) for result in results for field, rung, right in result.rungs)
    print(f"\n{folder.name}: {len(results)} articles. Right and wrong, by the rung that answered:")
    for field, rung in sorted({(field, rung) for field, rung, _ in counts}):
        print(f"  {field:<7} {rung:<20} {counts[field, rung, True]:>3} {counts[field, rung, False]:>3}")
    figures = mean(results)
    print("  ".join(f"{name} {figure:.3f}" for name, figure in figures.items()), end="\n\n")
    return figures


def main(arguments: Sequence[str]) -> None:
    """Report on folders of cases, the project's own by default; `--raise` raises the floors to what is reached."""
    folders = [Path(each) for each in arguments if not each.startswith("--")]
    figures = {folder.name: _report(folder) for folder in folders or map(CASES.joinpath, GATED)}
    if "--raise" in arguments:
        floors = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
        higher = {name: raised(floors.get(name, {}), figures[name]) for name in GATED}
        FLOORS.write_text(json.dumps(higher, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
