"""Carries out one stage of the build in a process of its own, and says what it took.

`python benchmarks/stages.py STAGE PROJECT FOLDER` takes what the stages before left in FOLDER, so that the time and
the memory that are reported are this stage's and nobody else's. Everything is done on one core and nothing is taken
from earlier runs.
"""

import json
import pickle
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from dossier import parallel
from dossier.addresses import settle_addresses
from dossier.clean import clean
from dossier.describe import describe
from dossier.handwritten import read_handwritten
from dossier.happenings import happenings
from dossier.imprint import read_imprint
from dossier.kept import Kept
from dossier.link import Linker
from dossier.pages import render
from dossier.project import Project
from dossier.quote import Quoter
from dossier.read import read_articles
from dossier.registry import read_registry
from dossier.relate import relate
from dossier.relating.occurrences import occurrences
from dossier.relating.traits import all_traits
from dossier.standing import standing
from dossier.store import store_editions

Values = dict[str, Any]
"""What the stages before this one left, by name."""


def _read(project: Project, _: Values) -> Values:
    return {
        "registry": read_registry(project)[0],
        "raws": read_articles(project)[0],
        "handwritten": read_handwritten(project, standing(project))[0],
    }


def _clean(_: Project, given: Values) -> Values:
    return {"cleaned": [clean(raw) for raw in given["raws"]]}


def _describe(_: Project, given: Values) -> Values:
    described = [describe(raw, cleaned)[0] for raw, cleaned in zip(given["raws"], given["cleaned"], strict=True)]
    return {"articles": settle_addresses(described)[0]}


def _link(_: Project, given: Values) -> Values:
    linker = Linker(given["registry"])
    return {"mentions": {article.slug: linker.link(article) for article in given["articles"]}}


def _quote(_: Project, given: Values) -> Values:
    quoter, mentions = Quoter(given["registry"]), given["mentions"]
    return {"quotations": {each.slug: quoter.quote(each, mentions[each.slug]) for each in given["articles"]}}


def _happenings(_: Project, given: Values) -> Values:
    return {"reports": {each.slug: happenings(each, given["mentions"][each.slug]) for each in given["articles"]}}


def _traits(_: Project, given: Values) -> Values:
    return {"traits": all_traits(given["articles"])}


def _relate(_: Project, given: Values) -> Values:
    return {"related": relate(given["articles"], given["mentions"], given["registry"], given["traits"])}


def _occurrences(_: Project, given: Values) -> Values:
    related, reports = given["related"], given["reports"]
    events = occurrences(related.articles, reports, related.registry.events)
    return {"dossier": replace(related, quotations=given["quotations"], reports=reports, occurrences=events)}


def _render(project: Project, given: Values) -> Values:
    pages = render(
        given["dossier"], given["handwritten"].pages, Kept(None), standing(project), read_imprint(project, "")
    )
    return {"pages": list(pages)}


def _store(project: Project, given: Values) -> Values:
    store_editions(project, given["pages"], standing(project))
    return {}


# What each stage is given, and what it does.
STAGES: dict[str, tuple[tuple[str, ...], Callable[[Project, Values], Values]]] = {
    "read": ((), _read),
    "clean": (("raws",), _clean),
    "describe": (("raws", "cleaned"), _describe),
    "link": (("registry", "articles"), _link),
    "quote": (("registry", "articles", "mentions"), _quote),
    "happenings": (("articles", "mentions"), _happenings),
    "traits": (("articles",), _traits),
    "relate": (("registry", "articles", "mentions", "traits"), _relate),
    "occurrences": (("related", "reports", "quotations"), _occurrences),
    "render": (("dossier", "handwritten"), _render),
    "store": (("pages",), _store),
}


def _memory(key: str) -> int:
    """Return a figure that Linux keeps of this process's memory, in bytes; 0 elsewhere."""
    try:
        lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith(f"{key}:")), 0)


def _forget_peak() -> None:
    """Let the peak begin anew (proc(5), clear_refs)."""
    try:
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    except OSError:
        return


def main() -> None:
    """Carry out the stage that the arguments name; print wall and processor seconds and bytes."""
    stage, root, folder = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    needs, work = STAGES[stage]
    given = {name: pickle.loads((folder / f"{name}.pickle").read_bytes()) for name in needs}
    parallel._cores = lambda: 1  # what is measured is this process
    _forget_peak()
    before, wall, processor = _memory("VmRSS"), time.perf_counter(), time.process_time()
    made = work(Project(root), given)
    took = {"wall": time.perf_counter() - wall, "processor": time.process_time() - processor}
    peak = _memory("VmHWM")
    for name, value in made.items():
        (folder / f"{name}.pickle").write_bytes(pickle.dumps(value, pickle.HIGHEST_PROTOCOL))
    print(json.dumps({**took, "peak": peak, "own": max(0, peak - before)}))


if __name__ == "__main__":
    main()
