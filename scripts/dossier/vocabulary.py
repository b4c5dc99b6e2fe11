"""Reads the vocabularies, the words by which the press is read: vocabulary/<name>.yml, which anybody may extend.

A file holds tables; a table is a list, or lines, or such by language (`fr`, `en`, and `both` for what either says). A
line is a word, or a pattern in a small notation of regular expressions:

    a space       any white space          ` ?`     white space, or none
    …             any words                …60      sixty characters of any words at most;  …2-40  from two to forty
    (a|b)         one or the other         {name}   one of the lines of the table `parts`, by its name
    # …           a comment                a line set in further goes on with the one above

Everything else is Python's `re`; a mark to be taken at its word has a backslash.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

_PART = re.compile(r"\{([a-z_]+)\}")
_NOTATION = (
    (re.compile(r"(?<!\\)…(\d+)-(\d+)"), r".{\1,\2}"),
    (re.compile(r"(?<!\\)…(\d+)"), r".{0,\1}"),
    (re.compile(r"(?<!\\)…"), ".*"),
    (re.compile(r"(?<!\\)\((?!\?)"), "(?:"),
    (re.compile(r" \?"), r"\\s*"),
    (re.compile(r" "), r"\\s+"),
)
"""What each mark means to `re`, in the order in which they are read."""


@dataclass(frozen=True)
class Vocabulary:
    """The tables of one file."""

    tables: Mapping[str, Any]

    def lines(self, *way: str) -> tuple[str, ...]:
        """Return the lines of the table at `way`, of all languages."""
        table: Any = self.tables
        for step in way:
            table = table[step]
        return tuple(_lines(table))

    def words(self, *way: str) -> frozenset[str]:
        """Return the words of the table at `way`, where lines hold words parted by spaces."""
        return frozenset(word for line in self.lines(*way) for word in line.split())

    def any_of(self, *way: str) -> str:
        """Return the regular expression of any line of the table at `way`, for use within another."""
        return f"(?:{'|'.join(map(self.regex, self.lines(*way)))})"

    def pattern(self, *way: str) -> re.Pattern[str]:
        """Return the pattern of any line of the table at `way`, whatever the case of its letters."""
        return re.compile(self.any_of(*way), re.IGNORECASE)

    def regex(self, notation: str) -> str:
        """Return what a line in the notation says, as a regular expression."""
        regex = _PART.sub(lambda found: self.any_of("parts", found[1]), notation)
        for mark, meaning in _NOTATION:
            regex = mark.sub(meaning, regex)
        return regex


@cache
def vocabulary(name: str) -> Vocabulary:
    """Return the vocabulary `name`."""
    text = (files("dossier") / "vocabulary" / f"{name}.yml").read_text(encoding="utf-8")
    return Vocabulary(yaml.load(text, Loader=_LOADER))  # noqa: S506  (a safe loader, either way)


_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def _lines(table: Any) -> Iterator[str]:
    """Yield the lines of a table, those that go on joined, comments left out."""
    if isinstance(table, Mapping):
        for language in table.values():
            yield from _lines(language)
    elif isinstance(table, list):
        yield from table
    else:
        whole = re.sub(r"\n[ ]+", "", re.sub(r"(?m)^ *# .*\n?", "", table))
        yield from filter(None, whole.split("\n"))
