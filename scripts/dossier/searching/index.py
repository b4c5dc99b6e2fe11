"""Turns the search index that MkDocs wrote into the one that readers search."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from html import escape

from dossier.messages import load_messages
from dossier.searching.repeats import Once, repeating
from dossier.searching.weights import weights
from dossier.vocabulary import vocabulary

_NOTE_MARK = re.compile(r"<sup>[\d\s,]*</sup>|\s?[↩¶]\ufe0e?")
"""Numbers of footnotes, and the way back from them: they are no words of a text."""
_EMPTY_BLOCK = re.compile(r"<(p|li|ol|ul)>\s*</\1>\s*")

_SAID = ("nowhere", "slip", "nearest")
"""The labels that the scripts show."""


def readied(index: str, lang: str, names: Mapping[str, Sequence[str]]) -> str:
    """Return `index` (JSON, as MkDocs wrote it) made ready for readers of the edition `lang`; once more, the same.

    `names` gives, by a page's address below the edition, the names of what the page is about.
    """
    given = json.loads(index)
    messages = load_messages(lang)
    ours = {
        "meanings": [line.split() for line in vocabulary("meanings").lines("words")],
        "says": {key: messages.by_key[f"search.{key}"] for key in _SAID},
    }
    config = {**given["config"], "dossier": ours}
    sections = list(_headed(given["docs"]))
    locations = [str(doc["location"]) for doc in sections]
    once = Once()
    docs = [
        doc
        for each, count, repeats in zip(sections, weights(locations), repeating(locations), strict=True)
        if not repeats and (doc := _readied(each, count, names, once))
    ]
    return json.dumps({"config": config, "docs": docs}, ensure_ascii=False, separators=(",", ":"))


def as_script(index: str) -> str:
    """Return an index as the script that pages read from files load in place of it: search/search_index.js."""
    return f"var __index = {index}"


def _headed(docs: Sequence[Mapping[str, object]]) -> Iterator[Mapping[str, object]]:
    """Yield the sections, each page's own made one with the section below its headline, from which the theme parts it.

    What stands above a headline is the way to the page, and says nothing of it.
    """
    page: Mapping[str, object] | None = None
    for doc in docs:
        location, title = str(doc["location"]), str(doc["title"])
        if page:
            above, page = page, None
            if location.startswith(f"{above['location']}#") and title.split() == str(above["title"]).split():
                yield {**above, "title": title, "text": doc["text"]}
                continue
            yield above
        if "#" in location:
            yield doc
        else:
            page = doc
    if page:
        yield page


def _readied(
    doc: Mapping[str, object], count: float, names: Mapping[str, Sequence[str]], once: Once
) -> dict[str, object] | None:
    """Return a section of the index, which counts so much, or None for one that says nothing."""
    location, title = str(doc["location"]), str(doc["title"])
    text = once.told(location, _NOTE_MARK.sub("", str(doc["text"])))
    text = _EMPTY_BLOCK.sub("", text).strip()
    is_page = "#" not in location
    if not is_page and not text and count < 1:
        return None  # the headline of a list that repeats
    ready = {**doc, "text": text}
    if count != 1:
        ready["boost"] = count
    others = [name for name in dict.fromkeys(names.get(location, ())) if name != title] if is_page else []
    if others:
        ready["names"] = [escape(name, quote=False) for name in others]  # titles are HTML too
    return ready
