"""Drafts the file of an entity for a name that the registry lacks, for a person to complete.

What isn't known stays empty, so that `dossier check` reports it until somebody writes it.
"""

from pathlib import Path

import yaml

from dossier.entity import Entity
from dossier.names import name_key
from dossier.problems import Problem, UsageError
from dossier.project import Project
from dossier.suggest import Suggestion
from dossier.suggesting.unknown_names import UnknownName
from dossier.yamlfile import parse_yaml, validate

_HEAD = "# A draft by `dossier suggest`: every key that is empty is still to be written, and the rest to be reviewed.\n"


def write_draft(project: Project, suggestion: Suggestion) -> tuple[Path, list[Problem]]:
    """Write the draft of an entity into seeds/entities; return its file, and what is left to be written there.

    Raise UsageError where a file stands there already.
    """
    path = project.seeds / "entities" / f"{suggestion.id}.yml"
    text = draft(suggestion)
    try:
        path.parent.mkdir(exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise UsageError(f"{project.shown(path)} stands already, and was left as it is; complete it there") from None
    except OSError as err:
        raise UsageError(f"can't write {project.shown(path)} ({err.strerror})") from err
    return path, left_to_write(project.shown(path), text)


def draft(suggestion: Suggestion) -> str:
    """Return the text of an entity's file, with all that the articles say of the name."""
    name = suggestion.name
    kind, clue = name.kind
    french, english, russian = name.in_language("fr"), name.in_language("en"), name.in_cyrillic
    lines = [
        _HEAD,
        f"type: {kind}  # guessed: {clue}\n" if kind else "type:  # person, organisation, place, mission …\n",
        "name:\n",
        f"  fr: {_value(french)}",
        f"  en: {_value(english)}",
        f"  ru: {_value(russian)}" if russian else "",
        f"aliases: {_list(_aliases(name, {french, english, russian}))}\n",
        "description:\n",
        f"  fr: {_value(None)}",
        f"  en: {_value(None)}",
        "sources:  # keys of seeds/sources.yml: [one, two]\n",
    ]
    return "".join(lines)


def left_to_write(path: str, text: str) -> list[Problem]:
    """Return what is wrong with a draft, as `dossier check` will say it."""
    file = parse_yaml(text, path)
    value = {"id": "draft", **file.value} if isinstance(file.value, dict) else file.value
    _, problems = validate(Entity, file, value)
    return sorted([*file.problems, *problems])


def _aliases(name: UnknownName, names: set[str | None]) -> list[str]:
    """Return its other forms, but surnames alone, which others bear too; those that differ in case count as one."""
    known = {name_key(each) for each in names if each}
    is_person = name.kind[0] == "person"
    aliases: dict[str, str] = {}
    for form, _ in name.forms:
        if name_key(form) not in known and not (is_person and " " not in form):
            aliases.setdefault(name_key(form), form)
    return list(aliases.values())


def _value(text: str | None) -> str:
    return f"{_list([text])[1:-1]}\n" if text else " # to be written\n"


def _list(texts: list[str]) -> str:
    return yaml.safe_dump(texts, default_flow_style=True, allow_unicode=True, width=10_000).strip()
