"""A table of the dossier's data: its fields, its rows, and how they are written as CSV and JSON."""

import csv
import io
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

FieldType = Literal["string", "integer", "boolean", "array"]
"""What a field holds: types of Frictionless Table Schema. An array stands in a CSV cell as JSON."""

Value = str | int | bool | Sequence[str] | None

# What no XML and no spreadsheet can hold: control characters but for tabs and line breaks, halves of surrogate pairs.
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\ud800-\udfff]")


@dataclass(frozen=True)
class Field:
    """A column."""

    name: str
    type: FieldType = "string"
    required: bool = False
    of: tuple[str, str] | None = None
    """The table and the field whose values it holds."""


@dataclass(frozen=True)
class Table:
    """Rows of one kind."""

    name: str
    fields: tuple[Field, ...]
    key: tuple[str, ...]
    """The fields that together tell a row from the others; empty where none do."""
    rows: tuple[Mapping[str, Value], ...]
    has_articles_words: bool = False
    """Whether it holds words of articles, which belong to their publishers."""

    @property
    def file(self) -> str:
        """Where it stands as CSV."""
        return f"{self.name}.csv"


def as_csv(table: Table) -> str:
    """Return the table as RFC 4180 has it: a head, a comma between cells, CRLF after each row. Unknown is empty."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([field.name for field in table.fields])
    writer.writerows([_cell(row.get(field.name)) for field in table.fields] for row in table.rows)
    return out.getvalue()


def as_objects(table: Table) -> list[dict[str, Any]]:
    """Return the table's rows for JSON, each with every field; unknown is null."""
    return [{field.name: _json(row.get(field.name)) for field in table.fields} for row in table.rows]


def sound(text: str) -> str:
    """Replace what no data file can hold."""
    return _CONTROLS.sub("\N{REPLACEMENT CHARACTER}", text)


def _cell(value: Value) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case str():
            return sound(value)
    return json.dumps([sound(each) for each in value], ensure_ascii=False)


def _json(value: Value) -> Any:
    if isinstance(value, str):
        return sound(value) or None
    if value is None or isinstance(value, (bool, int)):
        return value
    return [sound(each) for each in value]
