"""The words of the site's own labels, in each edition's language: messages/<lang>.yml."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml
from babel.numbers import format_decimal


@dataclass(frozen=True)
class Messages:
    """The labels of one edition."""

    lang: str
    by_key: Mapping[str, str]

    def __call__(self, key: str, **values: object) -> str:
        """Return the label `key` with `values` put in; raise KeyError for one that the catalogue lacks."""
        return self.by_key[key].format(**values)

    def count(self, key: str, n: int) -> str:
        """Return the label `key` for `n` things: `key.one` or `key.many` (French counts 0 as one, English as many)."""
        is_one = n <= 1 if self.lang == "fr" else n == 1
        return self(f"{key}.{'one' if is_one else 'many'}", n=format_decimal(n, locale=self.lang))


@cache
def load_messages(lang: str) -> Messages:
    """Return the labels of the edition `lang`."""
    text = (files("dossier") / "messages" / f"{lang}.yml").read_text(encoding="utf-8")
    return Messages(lang, _flat(yaml.safe_load(text)))


def _flat(tree: Mapping[str, object], prefix: str = "") -> dict[str, str]:
    """Return a tree of labels as one mapping with dotted keys."""
    flat: dict[str, str] = {}
    for key, value in tree.items():
        if isinstance(value, Mapping):
            flat |= _flat(value, f"{prefix}{key}.")
        else:
            flat[f"{prefix}{key}"] = str(value)
    return flat
