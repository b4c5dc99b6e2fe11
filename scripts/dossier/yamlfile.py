"""Reads the YAML that people write, and says what is wrong with it by line.

Dates stay text (YAML would make some of them dates and leave others text), a key that stands twice is reported
(YAML keeps the last one in silence), and the models' complaints are said in the words of the file.
"""

import re
from dataclasses import dataclass, field
from typing import Any, TypeVar

import pydantic
import yaml

from dossier.problems import Problem, did_you_mean
from dossier.slugs import SLUG

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_INTEGER = re.compile(r"[-+]?\d+")
_NOT_PRINTABLE = re.compile(r"special characters are not allowed|unacceptable character")

_DEEPEST = 50
"""Levels of nesting; what people write here has at most five."""

Key = str | int
Model = TypeVar("Model", bound=pydantic.BaseModel)


@dataclass
class YamlFile:
    """What a YAML text holds, with the line of each value."""

    path: str
    value: Any = None
    """Strings, numbers, booleans, None, lists, dicts with keys that are strings; None where it could not be read."""
    lines: dict[tuple[Key, ...], int] = field(default_factory=dict)
    """The line of each value, by its way from the root; a mapping's value stands where its key does."""
    problems: list[Problem] = field(default_factory=list)

    def line(self, *way: Key) -> int:
        """Return the line of the value at `way`, or of the nearest thing around it."""
        for length in range(len(way), -1, -1):
            if way[:length] in self.lines:
                return self.lines[way[:length]]
        return 1

    def problem(self, way: tuple[Key, ...], what: str, mend: str) -> Problem:
        """Return a problem at the value at `way`."""
        return Problem(self.path, self.line(*way), what, mend)


def parse_yaml(text: str, path: str, *, first_line: int = 1) -> YamlFile:
    """Read the YAML `text` of the file `path`, where it begins at `first_line`."""
    file = YamlFile(path)
    try:
        if _is_too_deep(text):  # libyaml's composer would overrun the stack, which no exception reports
            raise RecursionError
        root = yaml.compose(text, Loader=_LOADER)
        if root is not None:
            _Reader(file, first_line).read(root, ())
    except yaml.YAMLError as err:
        mark = getattr(err, "problem_mark", None)
        said = str(getattr(err, "problem", None) or getattr(err, "reason", None) or err)
        what = "this character can't stand in YAML" if _NOT_PRINTABLE.search(said) else f"this is not YAML ({said})"
        line = mark.line + first_line if mark else first_line
        mend = "put a value that holds “: ”, “#”, quotes or brackets between quotes, and indent with spaces"
        file.value = None
        file.problems.append(Problem(path, line, what, mend))
    except RecursionError:
        file.value = None
        file.problems.append(Problem(path, first_line, "this YAML is nested too deeply", "write it flat"))
    return file


def _is_too_deep(text: str) -> bool:
    depth = 0
    for event in yaml.parse(text, Loader=_LOADER):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > _DEEPEST:
            return True
    return False


class _Reader:
    """Turns YAML's nodes into plain values, noting lines and what is wrong on the way."""

    def __init__(self, file: YamlFile, first_line: int) -> None:
        self.file = file
        self.first_line = first_line
        self.seen: set[int] = set()

    def read(self, node: yaml.Node, way: tuple[Key, ...]) -> Any:
        value = self._value(node, way)
        if not way:
            self.file.value = value
        return value

    def _value(self, node: yaml.Node, way: tuple[Key, ...]) -> Any:
        line = node.start_mark.line + self.first_line
        self.file.lines.setdefault(way, line)
        if isinstance(node, yaml.ScalarNode):
            return _scalar(node)
        if id(node) in self.seen:
            self._report(line, "YAML's anchors and aliases are not read here", "write the value out")
            return None
        self.seen.add(id(node))
        if isinstance(node, yaml.SequenceNode):
            return [self._value(item, (*way, at)) for at, item in enumerate(node.value)]
        assert isinstance(node, yaml.MappingNode)
        return self._mapping(node, way)

    def _mapping(self, node: yaml.MappingNode, way: tuple[Key, ...]) -> dict[str, Any]:
        mapping: dict[str, Any] = {}
        for key_node, value_node in node.value:
            line = key_node.start_mark.line + self.first_line
            if not isinstance(key_node, yaml.ScalarNode):
                self._report(line, "a key must be a word", "write `key: value`")
                continue
            key = str(key_node.value)
            if key in mapping:
                first = self.file.lines[(*way, key)]
                self._report(line, f"the key “{key}” stands twice (first at line {first})", "keep one of the two")
                continue
            self.file.lines[(*way, key)] = line
            mapping[key] = self._value(value_node, (*way, key))
        return mapping

    def _report(self, line: int, what: str, mend: str) -> None:
        self.file.problems.append(Problem(self.file.path, line, what, mend))


def _scalar(node: yaml.ScalarNode) -> str | int | float | bool | None:
    """Return the value of a scalar; what YAML would make a date, or tags, stays text."""
    text = str(node.value)
    match node.tag.rpartition(":")[2]:
        case "null":
            return None
        case "bool":
            return text.casefold() in ("true", "yes", "on")
        case "int" if _INTEGER.fullmatch(text):
            return int(text) if len(text) < 20 else text
    return text


def validate(
    model: type[Model], file: YamlFile, value: Any, way: tuple[Key, ...] = ()
) -> tuple[Model | None, list[Problem]]:
    """Return what `value`, at `way` in `file`, says as a `model`, and what is wrong with it.

    A key of the top level that is wrong is left out and the rest kept; None where the rest is no `model` either.
    """
    if not isinstance(value, dict):
        found = "nothing" if value is None else "a list" if isinstance(value, list) else "one value"
        return None, [file.problem(way, f"here stands {found}, not a mapping", "write one `key: value` a line")]
    problems: list[Problem] = []
    for _ in range(2):
        try:
            return model.model_validate(value), problems
        except pydantic.ValidationError as err:
            wrong = err.errors(include_url=False)
            problems = problems or [_complaint(model, file, way, dict(error)) for error in wrong]
            value = {key: kept for key, kept in value.items() if key not in {error["loc"][0] for error in wrong}}
    return None, problems


# How what has a form of its own is written, by its key.
_EXAMPLES = {"lang": "write the language's code: fr, en, ru …", "wikidata": "write Q and a number: Q12345"}

# What pydantic misses, as people call it, and how they write it.
_WANTED = {
    "string_type": ("not text", "write text, in quotes if need be"),
    "list_type": ("not a list", "write [one, two] or one `- item` a line"),
    "tuple_type": ("not a list", "write [one, two] or one `- item` a line"),
    "model_type": ("not a mapping", "write `fr:` and `en:` below it"),
    "dict_type": ("not a mapping", "write `fr:` and `en:` below it"),
}


def _complaint(model: type[pydantic.BaseModel], file: YamlFile, way: tuple[Key, ...], error: dict[str, Any]) -> Problem:
    """Say one of pydantic's complaints in the words of the file."""
    name = ".".join(str(step + 1) if isinstance(step, int) else step for step in error["loc"])
    found, context = error["input"], error.get("ctx", {})
    match error["type"]:
        case "extra_forbidden":
            known = sorted(_fields_at(model, error["loc"][:-1]))
            guess = did_you_mean(str(error["loc"][-1]), known)
            what, mend = f"unknown key “{name}”", guess or f"keys that may stand here: {', '.join(known)}"
        case "missing":
            what, mend = f"the key “{name}” is missing", "add it"
        case "too_short":
            what, mend = f"“{name}” names none", "name at least one"
        case "string_too_short":
            what, mend = f"“{name}” is empty", "write something, or leave the key out"
        case "string_pattern_mismatch":
            is_slug = SLUG.pattern in context["pattern"]
            mend = "use small letters a to z, figures and hyphens" if is_slug else _EXAMPLES.get(name, "correct it")
            what = f"“{name}” is “{found}”"
        case "value_error":
            what, mend = f"“{name}”: {context['error']}", "correct it"
        case "literal_error":
            guess = did_you_mean(str(found), re.findall(r"'([^']+)'", context["expected"]))
            what, mend = f"“{name}” is {_kind(found, say=True)}", guess or f"write {context['expected']}"
        case kind if kind in _WANTED:
            wanted, mend = _WANTED[kind]
            what = f"“{name}” is {_kind(found)}, {wanted}"
        case _:
            what, mend = f"“{name}”: {error['msg']}", "correct it"
    return file.problem((*way, *error["loc"]), what, mend)


def _fields_at(model: type[pydantic.BaseModel], way: tuple[Key, ...]) -> set[str]:
    """Return the keys that `model` knows at `way`."""
    for step in way:
        if isinstance(step, int):
            continue
        annotation = model.model_fields[step].annotation if step in model.model_fields else None
        inner = _model_in(annotation)
        if inner is None:
            return set()
        model = inner
    return set(model.model_fields)


def _model_in(annotation: Any) -> type[pydantic.BaseModel] | None:
    """Return the model that an annotation speaks of, be it in a tuple or optional."""
    if isinstance(annotation, type) and issubclass(annotation, pydantic.BaseModel):
        return annotation
    return next((found for part in getattr(annotation, "__args__", ()) if (found := _model_in(part))), None)


def _kind(value: object, *, say: bool = False) -> str:
    """Name what stands in a file where something else should; `say` the words themselves where it is text."""
    match value:
        case None:
            return "empty"
        case bool():
            return "yes or no"
        case int() | float():
            return f"the number {value}"
        case list():
            return "a list"
        case dict():
            return "a mapping"
    return f"“{value}”" if say else "text"
