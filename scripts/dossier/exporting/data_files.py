"""Puts together the data files of an edition, which stand in its folder data/.

articles.csv …      a table each (`tables`); datapackage.json describes them
data.json           the same tables as one JSON object. Its keys:
    dossier         the build's seal, and that the file is the build's
    schema          1
    articles …      a list for each table, in the order of its rows: an object for each row, whose keys are the
                    fields, every one of them; unknown is null, an array is a list
dossier.bib, .ris, .json  the originals of all articles, as bibliographies (the last is CSL-JSON)
atom.xml, feed.json  the newest articles, as feeds
"""

import json
from collections.abc import Iterator, Sequence
from functools import lru_cache

from dossier.citing.bibtex import bibtex
from dossier.citing.csl import csl
from dossier.citing.original import original
from dossier.citing.ris import ris
from dossier.exporting.datapackage import datapackage
from dossier.exporting.feeds import atom, json_feed
from dossier.exporting.table import Table, as_csv, as_objects
from dossier.exporting.tables import ByIdentity, tables
from dossier.imprint import Imprint
from dossier.messages import load_messages
from dossier.project import Edition
from dossier.relate import Dossier

SCHEMA = 1

BIBLIOGRAPHIES = (("dossier.bib", "BibTeX"), ("dossier.ris", "RIS"), ("dossier.json", "CSL-JSON"))
FEEDS = (("atom.xml", "atom"), ("feed.json", "json_feed"))
"""With what they are: keys of the message catalogue, `data.…`."""
DESCRIPTIONS = (("datapackage.json", "package"), ("data.json", "whole"))
"""With what they are: keys of the message catalogue, `data.to_read.…`."""


def data_files(dossier: Dossier, edition: Edition, imprint: Imprint) -> Iterator[tuple[str, str]]:
    """Yield the name of each file below data/, and its text."""
    messages = load_messages(edition.lang)
    yield from _in_every_edition(ByIdentity(dossier))
    package = datapackage(tables(dossier), edition, imprint, messages)
    yield "datapackage.json", json.dumps(package, ensure_ascii=False, indent=1) + "\n"
    yield "atom.xml", atom(dossier.articles, edition, imprint, messages)
    yield "feed.json", json_feed(dossier.articles, edition, imprint, messages)


@lru_cache(maxsize=1)  # every edition asks for the same, one after the other
def _in_every_edition(which: ByIdentity) -> tuple[tuple[str, str], ...]:
    """Return the files that are the same in every edition."""
    dossier = which.dossier
    made = tables(dossier)
    originals = [original(article) for article in dossier.articles]
    return (
        *((table.file, as_csv(table)) for table in made),
        ("data.json", _together(made)),
        ("dossier.bib", bibtex(originals)),
        ("dossier.ris", ris(originals)),
        ("dossier.json", csl(originals)),
    )


def _together(several: Sequence[Table]) -> str:
    """Return the tables as one JSON object, a row on each line; its first brace leaves room for a seal."""
    told = [f' "schema": {SCHEMA}']
    for table in several:
        rows = ",\n".join(f"  {json.dumps(row, ensure_ascii=False)}" for row in as_objects(table))
        told.append(f' "{table.name}": [\n{rows}\n ]')
    return "{\n" + ",\n".join(told) + "\n}\n"
