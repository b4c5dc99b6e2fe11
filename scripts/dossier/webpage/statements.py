"""Gathers what a page states of its article besides its words: date, authors, outlet, language, address and tags."""

import re
from collections.abc import Callable

from dossier.webpage.facts import Page, Statement, first, shown
from dossier.webpage.structured_data import strings
from dossier.webpage.tree import tidy

_MOST_TAGS = 30
_LONGEST_TAG = 80
_LANG = re.compile(r"([a-zA-Z]{2,3})(?:[-_][\w-]+)?")


def _lang_of_root(page: Page) -> Statement[str] | None:
    root = page.tree.getroottree().getroot()
    value = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or root.get("xml:lang") or ""
    return _lang(value, "markup", f'lang="{value}"', int(root.sourceline or 1))


def _lang_of_data(page: Page) -> Statement[str] | None:
    for value in strings(page.article.get("inLanguage"))[:1]:
        return _lang(value, "json_ld", *page.data.place("inLanguage", value))
    return None


def _lang_of_meta(page: Page) -> Statement[str] | None:
    for meta in page.meta("og:locale", "content-language", "language", "dc.language", "dcterms.language", "inlanguage"):
        found = _lang(meta.content, "open_graph" if meta.name.startswith("og:") else "meta", meta.words, meta.line)
        if found:
            return found
    return None


def _lang(value: str, rule: str, words: str, line: int) -> Statement[str] | None:
    found = _LANG.fullmatch(value.strip())
    return Statement(found[1].lower(), rule, shown(words), line) if found else None


def _canonical(page: Page) -> Statement[str] | None:
    link = page.links.get("canonical")
    address = link.get("href", "").strip() if link is not None else ""
    return _address(address, "canonical", int(link.sourceline or 1)) if link is not None else None


def _graph_address(page: Page) -> Statement[str] | None:
    for meta in page.meta("og:url", "twitter:url"):
        found = _address(meta.content, "open_graph", meta.line)
        if found:
            return found
    return None


def _data_address(page: Page) -> Statement[str] | None:
    for value in strings(page.article.get("url"))[:1]:
        return _address(value, "json_ld", page.data.place("url", value)[1])
    return None


def _saved_address(page: Page) -> Statement[str] | None:
    return _address(page.saved_from[0], "saved_from", page.saved_from[1]) if page.saved_from else None


def _address(address: str, rule: str, line: int) -> Statement[str] | None:
    if not re.fullmatch(r"https?://[\w.-]+\.[\w-]{2,}(?::\d+)?(?:[/?#][^\s<>\"]*)?", address) or len(address) > 1000:
        return None
    return Statement(address, rule, shown(address), line)


def _data_tags(page: Page) -> Statement[tuple[str, ...]] | None:
    value = page.article.get("keywords")
    tags = _split(strings(value))
    if not tags:
        return None
    place, line = page.data.place("keywords", value if isinstance(value, str) else tags[0])
    return Statement(tags, "json_ld", shown(place), line)


def _graph_tags(page: Page) -> Statement[tuple[str, ...]] | None:
    metas = list(page.meta("article:tag", "og:article:tag", "article:tags"))
    return _meta_tags(metas[:_MOST_TAGS], "open_graph")


def _keywords(page: Page) -> Statement[tuple[str, ...]] | None:
    return _meta_tags(list(page.meta("news_keywords"))[:1] or list(page.meta("parsely-tags", "keywords"))[:1], "meta")


def _meta_tags(metas: list, rule: str) -> Statement[tuple[str, ...]] | None:  # type: ignore[type-arg]
    tags = _split([meta.content for meta in metas])
    return Statement(tags, rule, shown(metas[0].words), metas[0].line) if tags else None


def _split(values: list[str]) -> tuple[str, ...]:
    tags = [tidy(tag) for value in values for tag in re.split(r"[,;]", value)]
    return tuple(dict.fromkeys(tag for tag in tags if tag and len(tag) <= _LONGEST_TAG))[:_MOST_TAGS]


def find_lang(page: Page) -> Statement[str] | None:
    """Return the language that the page says it is in."""
    return first(LANG_RUNGS, page)


def find_address(page: Page) -> Statement[str] | None:
    """Return the article's address."""
    return first(ADDRESS_RUNGS, page)


def find_tags(page: Page) -> Statement[tuple[str, ...]] | None:
    """Return the keywords that the page gives its article."""
    return first(TAG_RUNGS, page)


LANG_RUNGS: tuple[Callable[[Page], Statement[str] | None], ...] = (_lang_of_data, _lang_of_root, _lang_of_meta)
ADDRESS_RUNGS: tuple[Callable[[Page], Statement[str] | None], ...] = (
    _canonical,
    _graph_address,
    _data_address,
    _saved_address,
)
TAG_RUNGS: tuple[Callable[[Page], Statement[tuple[str, ...]] | None], ...] = (_data_tags, _graph_tags, _keywords)
"""Each ladder is tried in its order; the first rung that answers wins."""
