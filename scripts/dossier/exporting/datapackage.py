"""Describes the tables to programs: a Frictionless Data Package, whose words are those of the edition."""

from collections.abc import Sequence
from typing import Any

from dossier.exporting.table import Field, Table
from dossier.imprint import Imprint
from dossier.messages import Messages
from dossier.project import Edition

_OURS = {"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/"}


def datapackage(tables: Sequence[Table], edition: Edition, imprint: Imprint, messages: Messages) -> dict[str, Any]:
    """Return the descriptor of the data package that stands beside the tables."""
    ours = {**_OURS, "title": messages("data.licence.ours")}
    theirs = {"name": "other-closed", "title": messages("data.licence.articles")}
    package: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": "dossier",
        "title": imprint.titles.get(edition.lang),
        "description": imprint.descriptions.get(edition.lang),
        "homepage": imprint.address(edition) or None,
        "licenses": [ours, theirs],
        "resources": [
            {
                "profile": "tabular-data-resource",
                "name": table.name,
                "path": table.file,
                "title": messages(f"data.table.{table.name}.title"),
                "description": messages(f"data.table.{table.name}.is"),
                "licenses": [ours, theirs] if table.has_articles_words else [ours],
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "schema": _schema(table, messages),
            }
            for table in tables
        ],
    }
    return {key: value for key, value in package.items() if value is not None}


def describe(table: Table, field: Field, messages: Messages) -> str:
    """Return what a field of a table holds, in words; those of the same name mostly mean the same."""
    key = f"data.field.{table.name}.{field.name}"
    return messages(key if key in messages.by_key else f"data.field.{field.name}")


def _schema(table: Table, messages: Messages) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [
            {
                "name": field.name,
                "type": field.type,
                "description": describe(table, field, messages),
                **({"constraints": {"required": True}} if field.required else {}),
            }
            for field in table.fields
        ],
        "missingValues": [""],
    }
    if table.key:
        schema["primaryKey"] = list(table.key)
    references = [
        {"fields": field.name, "reference": {"resource": field.of[0], "fields": field.of[1]}}
        for field in table.fields
        if field.of
    ]
    return schema | ({"foreignKeys": references} if references else {})
