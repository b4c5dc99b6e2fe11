"""Writes the newest articles of an edition as feeds: Atom (RFC 4287) and JSON Feed 1.1.

Both name the same entries. Where it isn't known where the site will be published, ids are URNs made from the slugs, and
Atom's links are relative; JSON Feed knows no relative addresses, and then has none. The time of an entry comes from the
article's date, never from a clock: midnight UTC of the first day that it may mean, because feeds want a time. Only a
day that is known is given as that of publication. Articles without a date aren't among the newest.
"""

import json
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree

from dossier.article import Article
from dossier.exporting.table import sound
from dossier.imprint import Imprint
from dossier.messages import Messages
from dossier.project import EDITIONS, Edition

MOST_ENTRIES = 50

_ATOM = "http://www.w3.org/2005/Atom"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_EPOCH = "1970-01-01T00:00:00Z"


@dataclass(frozen=True)
class _Entry:
    id: str
    article: Article
    url: str
    """Relative to the feed's place, where the site's isn't known."""
    updated: str
    published: str | None
    summary: str | None
    summary_lang: str | None


def atom(articles: Sequence[Article], edition: Edition, imprint: Imprint, messages: Messages) -> str:
    """Return the Atom feed, which stands at data/atom.xml; `articles` are the newest first."""
    entries = list(_entries(articles, edition, imprint))
    title = imprint.titles.get(edition.lang) or messages("data.feed")
    feed = ElementTree.Element("feed", {"xmlns": _ATOM, _XML_LANG: edition.lang})
    _add(feed, "id", _feed_id(edition, imprint))
    _add(feed, "title", title)
    if description := imprint.descriptions.get(edition.lang):
        _add(feed, "subtitle", description)
    _add(feed, "updated", max((entry.updated for entry in entries), default=_EPOCH))
    _add(
        feed,
        "link",
        rel="self",
        type="application/atom+xml",
        href=_place(edition, imprint, "data/atom.xml", "atom.xml"),
    )
    _add(feed, "link", rel="alternate", type="text/html", href=_place(edition, imprint, "", "../"))
    _add(_add(feed, "author"), "name", title)
    _add(feed, "rights", messages("data.rights"))
    for entry in entries:
        _add_entry(feed, entry, edition)
    ElementTree.indent(feed, " ")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ElementTree.tostring(feed, encoding="unicode")}\n'


def json_feed(articles: Sequence[Article], edition: Edition, imprint: Imprint, messages: Messages) -> str:
    """Return the JSON feed, which stands at data/feed.json; `articles` are the newest first."""
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": imprint.titles.get(edition.lang) or messages("data.feed"),
        "description": imprint.descriptions.get(edition.lang),
        "language": edition.lang,
        "home_page_url": _place(edition, imprint, "", ""),
        "feed_url": _place(edition, imprint, "data/feed.json", ""),
        "items": [_item(entry, imprint) for entry in _entries(articles, edition, imprint)],
    }
    # On one line: what begins with a brace alone would be taken for an object with room for a seal.
    return json.dumps(_known(feed), ensure_ascii=False, separators=(",", ":")) + "\n"


def _entries(articles: Sequence[Article], edition: Edition, imprint: Imprint) -> Iterator[_Entry]:
    for article in [each for each in articles if each.date][:MOST_ENTRIES]:
        assert article.date
        date, path = article.date.value, f"articles/{article.slug}/"
        updated = f"{date.first_day.isoformat()}T00:00:00Z"
        is_day = not date.is_interval and date.start is not None and date.start.day is not None
        summary, lang = article.summary, edition.lang
        if summary is not None and not isinstance(summary, str):
            summary = summary[edition.lang]
        elif article.lang:
            lang = article.lang.value
        yield _Entry(
            id=f"{imprint.address(edition)}{path}" if imprint.site_url else _urn(f"{edition.lang}/{path}"),
            article=article,
            url=_place(edition, imprint, path, f"../{path}"),
            updated=updated,
            published=updated if is_day else None,
            summary=summary,
            summary_lang=lang,
        )


def _add_entry(feed: ElementTree.Element, entry: _Entry, edition: Edition) -> None:
    article = entry.article
    added = _add(feed, "entry")
    _add(added, "id", entry.id)
    title = _add(added, "title", article.title.value)
    if article.lang and article.lang.value != edition.lang:
        title.set(_XML_LANG, article.lang.value)
    _add(added, "updated", entry.updated)
    if entry.published:
        _add(added, "published", entry.published)
    _add(added, "link", rel="alternate", type="text/html", href=entry.url)
    if article.url:
        _add(added, "link", rel="via", href=article.url)
    for name in _authors(article):
        _add(_add(added, "author"), "name", name)
    for tag in article.tags:
        _add(added, "category", term=tag)
    if entry.summary:
        summary = _add(added, "summary", entry.summary)
        if entry.summary_lang and entry.summary_lang != edition.lang:
            summary.set(_XML_LANG, entry.summary_lang)


def _item(entry: _Entry, imprint: Imprint) -> dict[str, Any]:
    article = entry.article
    return _known(
        {
            "id": entry.id,
            "url": entry.url if imprint.site_url else None,
            "external_url": article.url,
            "title": sound(article.title.value),
            "content_text": sound(entry.summary or article.title.value),
            "summary": sound(entry.summary) if entry.summary else None,
            "date_published": entry.published,
            "date_modified": entry.updated,
            "authors": [{"name": sound(name)} for name in _authors(article)],
            "tags": [sound(tag) for tag in article.tags],
            "language": article.lang.value if article.lang and not entry.summary else entry.summary_lang,
        }
    )


def _authors(article: Article) -> tuple[str, ...]:
    """Return whose article it is: those who wrote it, or else the outlet."""
    if article.authors:
        return article.authors.value
    return (article.source.value,) if article.source else ()


def _add(to: ElementTree.Element, tag: str, text: str | None = None, **attributes: str) -> ElementTree.Element:
    added = ElementTree.SubElement(to, tag, {name: sound(value) for name, value in attributes.items()})
    added.text = sound(text) if text is not None else None
    return added


def _known(values: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value not in (None, "", [])}


def _place(edition: Edition, imprint: Imprint, path: str, relative: str) -> str:
    """Return the address of what stands at `path` in an edition, or else its relative one."""
    return f"{imprint.address(edition)}{path}" if imprint.site_url else relative


def _feed_id(edition: Edition, imprint: Imprint) -> str:
    title = imprint.titles.get(EDITIONS[0].lang, "")
    return imprint.address(edition) or _urn(f"{edition.lang}/{title}")


def _urn(name: str) -> str:
    return uuid.uuid5(uuid.NAMESPACE_URL, f"dossier:{name}").urn
