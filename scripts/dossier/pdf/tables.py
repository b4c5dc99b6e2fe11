"""Fits tables onto paper: how wide each column is, and what becomes of a table that has too many."""

from collections.abc import Sequence
from typing import Any

from dossier.pdf.words import Node, breakable, plain

Cell = dict[str, Any]
Row = list[Cell]

_MOST_COLUMNS = 9
"""With more columns than this, a table is set in several parts, each with the first column."""
_ACROSS = 84
"""About how many letters stand side by side in a table as wide as the page."""
_LONGEST_WORD = 26
_BOLD = 1.4
"""How much wider the words of heads are."""


def widths(rows: Sequence[Row], columns: int) -> list[float]:
    """Return the share of the page's width for each column: by its longest word, and by how much it has to say."""
    words, lengths = [3.0] * columns, [0.0] * columns
    for row in rows:
        at = 0
        for cell in row:
            span = cell.get("span", 1)
            if span == 1 and at < columns:
                text = cell["text"]
                longest = max((len(word) for word in text.split()), default=0) * (_BOLD if cell.get("is_head") else 1)
                words[at] = max(words[at], min(longest, _LONGEST_WORD))
                lengths[at] += min(len(text), 400)
            at += span
    count = max(1, len(rows))
    return [
        round(max(word, 1.5 * (length / count) ** 0.72) + 2, 1) for word, length in zip(words, lengths, strict=True)
    ]


def parts(head: list[Row], rows: list[Row], columns: int) -> list[tuple[list[Row], list[Row], int]]:
    """Return a table as one or several that the page is wide enough for: head, rows and how many columns."""
    has_spans = any(cell.get("span", 1) > 1 or cell.get("rows", 1) > 1 for row in [*head, *rows] for cell in row)
    if columns <= _MOST_COLUMNS or has_spans:
        return [(head, rows, columns)]
    wide = widths([*head, *rows], columns)
    groups: list[list[int]] = []
    for column in range(1, columns):
        if not groups or len(groups[-1]) >= _MOST_COLUMNS - 1 or wide[0] + sum(wide[c] for c in groups[-1]) > _ACROSS:
            groups.append([])
        groups[-1].append(column)
    return [
        (
            [_part(row, group, is_first=at == 0) for row in head],
            [_part(row, group, is_first=at == 0) for row in rows],
            len(group) + 1,
        )
        for at, group in enumerate(groups)
    ]


def _part(row: Row, group: list[int], *, is_first: bool) -> Row:
    """Return the cells of some columns, after the first: itself, or its words alone where it is said again."""
    if not row:
        return row
    first = row[0] if is_first else {**row[0], "c": [{"k": "p", "c": [breakable(plain_of(row[0]))]}]}
    return [first, *(row[column] for column in group if column < len(row))]


def plain_of(cell: Cell) -> str:
    """Return the words of a cell."""
    return " ".join(_words(cell["c"]).split())


def _words(nodes: Sequence[Node]) -> str:
    return " ".join(node if isinstance(node, str) else plain([node]) or _words(node.get("c", [])) for node in nodes)
