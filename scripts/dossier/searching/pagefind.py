"""Parts the search index of a large site, by Pagefind, so that a browser fetches what a query needs and no more.

Pagefind is given a page of plain folded words for each page of the site; the sections of each page, as the search box
shows them, lie beside its index, under the name that it gave the page. What the browser needs before the first query
stays in search_index.json: the names that pages bear, and beside it the words that occur. Pagefind then tells which
pages have a word; what a query's words may stand for, and which page comes first, is told by the scripts that search a
whole index too.
"""

import gzip
import importlib.util
import json
import shutil
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from itertools import groupby
from math import log
from pathlib import Path
from typing import Any

from dossier.searching.words import words

PARTS = "pagefind"
"""The folder of Pagefind's files, beside the index."""
PAGES = "pages"
"""The folder of the pages' sections in it."""
WORDS = "words.txt"

_SIGNATURE = b"pagefind_dcd"
_STEMLESS = "zxx"
"""No language: Pagefind leaves the words as they are."""
_NOT_ASKED_FOR = ("pagefind-*ui*", "pagefind-highlight.js", "pagefind-worker.js", "pagefind-playground*")

_TITLE = 2.6
"""What a title's words count beside the text's."""

_STEP = log(1.5)
_PREFIX = "0123456789abcdefghijklmnopqrstuvwxyz"

Doc = Mapping[str, Any]


@dataclass
class _Vocabulary:
    """The words that occur."""

    pages: Counter[str] = field(default_factory=Counter)
    """On how many pages each does."""
    small: Counter[str] = field(default_factory=Counter)
    """How often each begins with a small letter, less how often with a capital."""
    capital: set[str] = field(default_factory=set)

    def read(self, texts: Iterable[str]) -> list[str]:
        """Return the words of texts of one page."""
        read = []
        for text in texts:
            for word, is_capital in words(text):
                read.append(word)
                self.small[word] += -1 if is_capital else 1
                if is_capital:
                    self.capital.add(word)
        return read


def is_installed() -> bool:
    """Return whether Pagefind is."""
    return importlib.util.find_spec("pagefind_bin") is not None


def part(edition: Path) -> None:
    """Part the whole index of an edition's finished site."""
    index = edition / "search" / "search_index.json"
    given = json.loads(index.read_text(encoding="utf-8"))
    vocabulary, pages, read = _Vocabulary(), dict[str, list[Doc]](), 0
    target = edition / "search" / PARTS
    shutil.rmtree(target, ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix="dossier-search-") as folder:
        for location, group in groupby(given["docs"], key=lambda doc: str(doc["location"]).partition("#")[0]):
            pages[location] = docs = list(group)
            page = Path(folder, location, "index.html")
            page.parent.mkdir(parents=True, exist_ok=True)
            content, length = _shadow(location, docs, vocabulary)
            page.write_text(content, encoding="utf-8")
            read += length
        _run(Path(folder), target)
    for pattern in _NOT_ASKED_FOR:
        for path in target.glob(pattern):
            path.unlink()
    (edition / "search" / WORDS).write_text(_listed(vocabulary), encoding="utf-8")
    ids = _ids(target)
    (target / PAGES).mkdir()
    for location, id_ in ids.items():
        (target / PAGES / f"{id_}.json").write_text(_json(pages[location]), encoding="utf-8")
    named = [
        {**doc, "text": "", "id": ids[doc["location"]]}
        for doc in given["docs"]
        if doc.get("names") and doc["location"] in ids
    ]
    boosts: dict[str, list[str]] = {}
    for doc in given["docs"]:
        if doc.get("boost", 1) != 1 and doc["location"] in ids:
            boosts.setdefault(str(doc["boost"]), []).append(ids[doc["location"]])
    ours = {
        "pages": len(pages),
        "mean": round(read / max(1, len(given["docs"])), 1),
        "parts": f"{PARTS}/",
        "words": WORDS,
        "boosts": {boost: " ".join(boosts[boost]) for boost in sorted(boosts)},
    }
    config = {**given["config"], "dossier": {**given["config"].get("dossier", {}), "parted": ours}}
    index.write_text(_json({"config": config, "docs": named}), encoding="utf-8")


def _shadow(location: str, docs: Sequence[Doc], vocabulary: _Vocabulary) -> tuple[str, int]:
    """Return what Pagefind reads for a page, and how many words it has."""
    blocks, length, on_page, title = [], 0, set(), ""
    for doc in docs:
        count = float(doc.get("boost", 1)) if "#" in doc["location"] else 1
        address = location.replace("/", " ").replace("-", " ") if doc["location"] == location else ""
        for texts, weight in (
            ((doc["title"], *doc.get("names", ()), address), count * _TITLE),
            ((doc["text"],), count),
        ):
            read = vocabulary.read(texts)
            length += len(read)
            on_page.update(read)
            title = title or " ".join(read)
            blocks.append(f'<p data-pagefind-weight="{weight:.1f}">{escape(" ".join(read))}</p>')
    vocabulary.pages.update(on_page)
    head = f"<!doctype html><html><head><title>{escape(title)}</title></head>"
    return f"{head}<body data-pagefind-body>{''.join(blocks)}</body></html>", length


def _run(pages: Path, target: Path) -> None:
    from pagefind_bin import get_executable

    command = [get_executable(), "--site", pages, "--output-path", target, "--force-language", _STEMLESS, "--silent"]
    done = subprocess.run([str(each) for each in command], capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        raise RuntimeError(f"Pagefind made no index: {done.stderr.strip() or done.stdout.strip()}")


def _ids(target: Path) -> dict[str, str]:
    """Return Pagefind's names for the pages, by their addresses, and remove what it would show of them."""
    found = {}
    for file in sorted((target / "fragment").iterdir()):
        content = gzip.decompress(file.read_bytes()).removeprefix(_SIGNATURE)
        found[str(json.loads(content)["url"]).lstrip("/")] = file.stem
    shutil.rmtree(target / "fragment")
    return found


def _listed(vocabulary: _Vocabulary) -> str:
    """Return the words in their order, one a line.

    A line has how many letters the word has in common with the one before, its other letters, and about on how many
    pages it is (A for one, each letter half as many again); then ! where it begins with a capital somewhere, and a
    full stop where it mostly doesn't.
    """
    lines, before = [], ""
    for word in sorted(vocabulary.pages):
        common = _in_common(before, word)
        pages = chr(ord("A") + min(25, round(log(vocabulary.pages[word]) / _STEP)))
        marks = ("!" if word in vocabulary.capital else "") + ("." if vocabulary.small[word] > 0 else "")
        lines.append(f"{_PREFIX[common]}{word[common:]}{pages}{marks}\n")
        before = word
    return "".join(lines)


def _in_common(one: str, other: str) -> int:
    """Return how many letters two words begin with alike, as far as one sign can say."""
    least = min(len(one), len(other), len(_PREFIX) - 1)
    return next((at for at in range(least) if one[at] != other[at]), least)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
