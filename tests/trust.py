"""How far to trust each part: what the gates measure, as a table of the method pages.

`python tests/trust.py` shows it; `--write` puts it into docs/<edition>/method.md, between its two comments. First
readings stand in cases/first-readings.yml: what the rules made of annotated articles that nobody had tried them on,
measured once, before anything was mended for them.
"""

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import yaml
from babel.numbers import format_decimal, format_percent

import evidence
import gate
import happened
import links
import occurrences
import quotations

BEGIN, END = "<!-- measured -->", "<!-- end of what is measured -->"
FIRST_READINGS = gate.CASES / "first-readings.yml"

LABELS = {
    "fr": {
        "title": "Titre juste",
        "date": "Date de publication juste, ou dite inconnue à raison",
        "author": "Auteur juste, ou dit inconnu à raison",
        "source": "Média juste, ou dit inconnu à raison",
        "links": "Noms liés à la bonne fiche, parmi les liens",
        "names": "Noms liés à la bonne fiche, parmi ceux qui sont dans le texte",
        "quotations": "Citations trouvées mot pour mot",
        "speakers": "Citations dont la personne qui parle est la bonne",
        "false speakers": "Citations prêtées à quelqu’un d’autre",
        "statements": "Énoncés datés trouvés",
        "dates": "Énoncés datés dont la date est juste",
        "precision": "Dates pas plus précises que les mots",
        "joined": "Rapprochements justes entre récits d’un même événement",
    },
    "en": {
        "title": "Title right",
        "date": "Date of publication right, or rightly said to be unknown",
        "author": "Author right, or rightly said to be unknown",
        "source": "Outlet right, or rightly said to be unknown",
        "links": "Names that lead to the right entry, of all links",
        "names": "Names that lead to the right entry, of all in the text",
        "quotations": "Quotations found word for word",
        "speakers": "Quotations with the right speaker",
        "false speakers": "Quotations given to somebody else",
        "statements": "Dated statements found",
        "dates": "Dated statements with the right date",
        "precision": "Dates no more precise than the words",
        "joined": "Reports rightly joined as one event’s",
    },
}
HEADS = {
    "fr": ("Ce qui est mesuré", "Part", "Cas", "Intervalle à 95 %", "Première lecture"),
    "en": ("What is measured", "Share", "Cases", "95% interval", "First reading"),
}


@dataclass(frozen=True)
class Row:
    """So many of so many."""

    key: str
    right: int
    of: int


def rows() -> Iterator[Row]:
    """Yield what the gates measure now."""
    results = [gate.measure(case) for kind in gate.GATED for case in gate.cases(gate.CASES / kind)]
    for field in ("title", "date", "author", "source"):
        shares = [result.shares[field] for result in results if field in result.shares]
        yield Row(field, sum(share == 1 for share in shares), len(shares))
    names = links.totals(links.measure(case) for case in links.cases())["all"]
    yield Row("links", names.right, names.found)
    yield Row("names", names.right, names.there)
    yield from of_evidence(evidence.cases())
    pairs = occurrences.measure(occurrences.load())
    yield Row("joined", len(pairs.right), len(pairs.right) + len(pairs.wrong))


def of_evidence(cases: Sequence[evidence.Case]) -> Iterator[Row]:
    """Yield what is measured of quotations and dates in annotated articles."""
    said = quotations.totals(quotations.measure(case) for case in cases)
    dated = happened.totals(happened.measure(case) for case in cases)
    for key, share in (
        ("quotations", said["found"]),
        ("speakers", said["speaker right"]),
        ("false speakers", said["false speaker"]),
        ("statements", dated["found"]),
        ("dates", dated["date right"]),
        ("precision", dated["no more precise than the words"]),
    ):
        yield Row(key, share.right, share.of)


def first_readings() -> dict[str, Row]:
    """Return what was measured at first reading, by key."""
    known = yaml.safe_load(FIRST_READINGS.read_text(encoding="utf-8"))
    return {key: Row(key, right, of) for key, (right, of) in known.items()}


def table(measured: Iterable[Row], lang: str) -> str:
    """Return the table of an edition."""
    first = first_readings()
    lines = [f"| {' | '.join(HEADS[lang])} |", "|---|--:|--:|--:|--:|"]
    for row in measured:
        low, high = links.interval(row.right, row.of)
        unseen = (
            f"{_share(first[row.key], lang)} ({format_decimal(first[row.key].of, locale=lang)})"
            if row.key in first
            else "–"
        )
        cells = (
            LABELS[lang][row.key],
            _share(row, lang),
            format_decimal(row.of, locale=lang),
            f"{_percent(low, lang)} – {_percent(high, lang)}",
            unseen,
        )
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def page(lang: str, measured: Iterable[Row]) -> tuple[str, str]:
    """Return the method page of an edition as it stands, and as it should."""
    path = gate.CASES.parents[1] / "docs" / lang / "method.md"
    text = path.read_text(encoding="utf-8")
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"{path} lacks “{BEGIN}” and “{END}”")
    return text, f"{before}{begin}\n\n{table(measured, lang)}\n\n{end}{after}"


def _share(row: Row, lang: str) -> str:
    return _percent(row.right / row.of, lang)


def _percent(share: float, lang: str) -> str:
    return format_percent(share, format="#,##0.0 %" if lang == "fr" else "#,##0.0%", locale=lang)


def main(arguments: Sequence[str]) -> None:
    """Show the table in both languages, or write it into the method pages."""
    measured = list(rows())
    for lang in LABELS:
        print(table(measured, lang), end="\n\n")
        if "--write" in arguments:
            path = gate.CASES.parents[1] / "docs" / lang / "method.md"
            path.write_text(page(lang, measured)[1], encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
