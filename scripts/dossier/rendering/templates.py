"""The templates of one edition's pages, and the words and marks that they are filled with."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from types import CodeType
from typing import Any, ClassVar

import jinja2
from babel.numbers import format_decimal

from dossier import citations
from dossier.article import Article
from dossier.dates import in_words
from dossier.front_matter import with_front_matter
from dossier.json_ld import quotations_script
from dossier.markup import as_address, as_attribute, as_text
from dossier.messages import Messages, load_messages
from dossier.network.picture import sample
from dossier.passages import marked, quoted
from dossier.project import Edition
from dossier.registry import Registry
from dossier.rendering.page import Page
from dossier.rights import publishable
from dossier.times import time_in_words
from dossier.typography import spaced, spacing
from dossier.utterances import Utterance
from dossier.wrapped import shown

_BLANK_LINES = re.compile(r"\n(?:[ \t]*\n){2,}")
# Stand-ins for Markdown while a label is set: letters that no label has.
_PRIVATE = 0xE000


class _Compiled(jinja2.BytecodeCache):
    """The templates as compiled, for every edition of this process: that takes longer than to fill them in."""

    _codes: ClassVar[dict[tuple[str, str], CodeType]] = {}

    def load_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        """Take what was compiled of a template before, if it was."""
        bucket.code = self._codes.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        """Remember what was compiled of a template."""
        if bucket.code:
            self._codes[bucket.key, bucket.checksum] = bucket.code


class Templates:
    """Fills the templates in the language of an edition, from the registry and from what it is given."""

    def __init__(self, registry: Registry, edition: Edition) -> None:
        self.registry = registry
        self.edition = edition
        self.lang = edition.lang
        self.messages: Messages = load_messages(edition.lang)

    def fill(self, template: str, **values: Any) -> str:
        """Return Markdown: a template filled with values, without more than one blank line in a row."""
        content = self._environment.get_template(f"{template}.md.jinja").render(**values)
        return _BLANK_LINES.sub("\n\n", content)

    def page(self, path: str, meta: Mapping[str, Any], content: str) -> Page:
        """Return a page of the edition, with its front matter."""
        return Page(self.lang, path, with_front_matter(meta, content))

    def structured(self, several: Iterable[Utterance], up: str) -> str:
        """Return what machines read of quotations, as HTML."""
        return quotations_script(several, self.registry, self.lang, up)

    def say(self, key: str, **markdown: str) -> str:
        """Return Markdown of the label `key`, with Markdown put in for its braces."""
        marks = {chr(_PRIVATE + at): name for at, name in enumerate(markdown)}
        label = self.messages(key, **{name: mark for mark, name in marks.items()})
        parts = re.split(f"([{''.join(marks)}])", shown(label, self.lang))
        return "".join(markdown[marks[part]] if part in marks else part for part in parts)

    def with_code(self, label: str) -> str:
        """Return Markdown of a label in which what programs read stands between backticks."""
        parts = enumerate(shown(label, self.lang).split("&#96;"))
        return "".join(f"<code>{part}</code>" if at % 2 else part for at, part in parts)

    def foreign(self, article: Article, words: str) -> str:
        """Return Markdown that shows words of an article, marked with their language where it isn't the edition's."""
        lang = article.lang.value if article.lang else None
        text = shown(words, lang)
        return f'<span lang="{as_attribute(lang)}">{text}</span>' if lang and lang != self.lang else text

    def summary(self, article: Article) -> tuple[str | None, str | None]:
        """Return an article's summary and its language."""
        if article.summary is None or isinstance(article.summary, str):
            return article.summary, article.lang.value if article.lang else None
        return article.summary[self.lang], self.lang

    def _language_name(self, code: str) -> str:
        return self.messages.by_key.get(f"language.{code}", code)

    @cached_property
    def _environment(self) -> jinja2.Environment:
        """Return the templates' surroundings. Markdown needs no HTML escaping: each value goes through a filter."""
        environment = jinja2.Environment(  # noqa: S701
            loader=jinja2.PackageLoader("dossier"),
            bytecode_cache=_Compiled(),
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        sources = self.registry.sources
        filters: dict[str, Callable[..., str]] = {
            "text": lambda text, at_head=True: as_text(self._set(text), at_head=at_head),
            "verbatim": lambda text: as_text(text, at_head=False),
            "shown": lambda text, lang=None: shown(text, lang),
            "attribute": as_attribute,
            "address": as_address,
            "marked": marked,
            "quoted": quoted,
            "words": lambda date, sense="span": in_words(date, self.lang, sense),
            "time": lambda time: time_in_words(time, self.lang),
            "listed": self._listed,
            "number": lambda number: format_decimal(number, locale=self.lang),
            "sample": sample,
            "capital": lambda text: text[:1].upper() + text[1:],
            "short_citation": lambda key: citations.short_citation(key, sources[key], self.messages),
            "full_citation": lambda key: citations.full_citation(sources[key], self.messages),
        }
        environment.filters |= filters
        environment.globals |= {
            "m": self.messages,
            "lang": self.lang,
            "registry": self.registry,
            "language_name": self._language_name,
            "say": self.say,
            "foreign": self.foreign,
            "publishable": publishable,
        }
        return environment

    def _listed(self, names: Sequence[str]) -> str:
        """Return Markdown of several names: «a, b et c»."""
        shown_names = [as_text(name, at_head=False) for name in names]
        if len(shown_names) < 2:
            return "".join(shown_names)
        return f"{', '.join(shown_names[:-1])} {self.messages('articles.and')} {shown_names[-1]}"

    def _set(self, text: str) -> str:
        """Return our own words on one line, with the spacing that the edition's language wants."""
        return spaced(text, spacing(text, self.lang))
