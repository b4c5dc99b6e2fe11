"""Says to machines what a page says to readers: schema.org in JSON-LD, as a script element that runs nothing."""

import json
from collections.abc import Iterable
from typing import Any

from dossier.article import Article
from dossier.citing.author_names import author_name
from dossier.citing.original import plain
from dossier.registry import Registry
from dossier.utterances import Fragment, Utterance

_TYPES = {"person": "Person", "country": "Country", "place": "Place"}
# Within a script element these could end it, or begin a comment.
_ESCAPED = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def quotations_script(utterances: Iterable[Utterance], registry: Registry, lang: str, up: str) -> str:
    """Return a script element with a schema.org `Quotation` for each fragment; empty where there is none.

    Addresses are relative to the page's: `up` leads from there to the edition's top.
    """
    graph = [
        _quotation(each, fragment, registry, lang, up)
        for each in utterances
        if not each.doubt
        for fragment in each.fragments
    ]
    return _script({"@graph": graph}) if graph else ""


def article_script(article: Article, utterances: Iterable[Utterance], registry: Registry, lang: str, up: str) -> str:
    """Return a script element for the page of an article: a `NewsArticle`, its original, and what it quotes.

    Addresses are relative to the page's: `up` leads from there to the edition's top.
    """
    told = _published(article)
    if article.lang:
        told["inLanguage"] = article.lang.value
    original = dict(told)
    if article.url:
        original["url"] = article.url
    quotations = [
        {**_words(each, fragment, registry, lang, up), "url": f"#{fragment.anchor}"}
        for each in utterances
        if not each.doubt
        for fragment in each.fragments
    ]
    told["isBasedOn"] = original
    if quotations:
        told["hasPart"] = quotations
    return _script(told)


def _script(told: dict[str, Any]) -> str:
    told = {"@context": "https://schema.org", **told}
    text = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return f'<script type="application/ld+json">{_sound(text).translate(_ESCAPED)}</script>'


def _published(article: Article) -> dict[str, Any]:
    """Return what is known of the publication of an article; a date in two pieces is none that schema.org knows."""
    told: dict[str, Any] = {"@type": "NewsArticle", "headline": article.title.value}
    if article.authors:
        told["author"] = [
            {"@type": "Person" if author_name(plain(each)).family else "Organization", "name": each}
            for each in article.authors.value
        ]
    if article.date and not article.date.value.is_interval:
        told["datePublished"] = article.date.value.text
    if article.source:
        told["publisher"] = {"@type": "Organization", "name": article.source.value}
    return told


def _quotation(each: Utterance, fragment: Fragment, registry: Registry, lang: str, up: str) -> dict[str, Any]:
    address = f"{up}articles/{each.article.slug}/"
    place = {"url": f"{address}#{fragment.anchor}", "isPartOf": _article(each.article, address)}
    return {**_words(each, fragment, registry, lang, up), **place}


def _words(each: Utterance, fragment: Fragment, registry: Registry, lang: str, up: str) -> dict[str, Any]:
    """Return words that are quoted, and who says them."""
    told: dict[str, Any] = {"@type": "Quotation", "text": fragment.words}
    if fragment.lang:
        told["inLanguage"] = fragment.lang
    if each.entity:
        entity = registry.entities[each.entity]
        kind = _TYPES.get(entity.type, "Organization")
        speaker = {"@type": kind, "name": entity.name[lang], "url": f"{up}entities/{entity.id}/"}
        told["spokenByCharacter"] = speaker
    elif each.name:
        told["spokenByCharacter"] = {"@type": "Person", "name": each.name}
    return told


def _article(article: Article, address: str) -> dict[str, Any]:
    told = {**_published(article), "url": address}
    told.pop("author", None)  # of a quotation the outlet and the day say enough
    return told


def _sound(text: str) -> str:
    """Replace what no file can hold: half a surrogate pair."""
    return text.encode("utf-8", "replace").decode("utf-8")
