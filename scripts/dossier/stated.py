"""Reads what is said of an article beside its text: by the editors in its sidecar, by itself in its front matter.

Front matter speaks the words of many tools; it is put into ours, and what isn't known here is noted, not blamed.
"""

import datetime
import re
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints

from dossier.article import ArticleText
from dossier.problems import Problem
from dossier.schema import Day, EdtfDate, Slug, Text, WebAddress, Words
from dossier.yamlfile import YamlFile, validate


def _one_or_several(value: object) -> object:
    return [value] if isinstance(value, str) else value


class _Known(BaseModel):
    """What may be said of an article in its front matter or its sidecar."""

    model_config = ConfigDict(frozen=True, arbitrary_types_allowed=True)

    title: Text | None = None
    date: EdtfDate | None = None
    author: Annotated[tuple[Text, ...], BeforeValidator(_one_or_several)] = ()
    source: Text | None = None
    """The outlet."""
    url: WebAddress | None = None
    """The address of the original."""
    lang: Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$")] | None = None
    tags: Annotated[tuple[Text, ...], BeforeValidator(_one_or_several)] = ()


class Stated(_Known):
    """What a document's own front matter states; what else stands there is noted."""

    time: Annotated[str, StringConstraints(pattern=r"^\d\d:\d\d([+-]\d\d:\d\d)?$")] | None = None
    """The time of day of publication."""
    summary: Text | None = None


class Sidecar(_Known):
    """What the editors give, in a file beside the article."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)

    date_basis: Words | None = None
    """How the editors know the date."""
    accessed: Day | None = None
    """The day on which the editors read the article at `url`."""
    slug: Slug | None = None
    former_slugs: tuple[Slug, ...] = ()
    """Addresses that the article had; each leads to the present one."""
    summary: Words | None = None
    article_text: ArticleText | None = None
    """What of the text is published, where it isn't what the dossier publishes of the others."""


def read_sidecar(file: YamlFile) -> tuple[Sidecar, list[Problem]]:
    """Return what the editors give, and what is wrong with it."""
    if file.value is None:
        return Sidecar(), []
    known, problems = validate(Sidecar, file, file.value)
    return known or Sidecar(), problems


def read_stated(file: YamlFile) -> tuple[Stated, list[Problem]]:
    """Return what a document's own front matter states, what is wrong with it, and what of it isn't used."""
    value = in_our_words(file.value or {})
    known, problems = validate(Stated, file, value)
    mend = "put what matters of it into the sidecar"
    unused = [
        Problem(file.path, file.line(key), f"the front matter's “{key}” is not used", mend, is_note=True)
        for key in value
        if key not in Stated.model_fields
    ]
    return known or Stated(), [*problems, *unused]


# What other tools call the fields in their front matter (Hugo, Jekyll, web clippers).
_CALLED = {
    "date": (
        "published",
        "publishdate",
        "publish_date",
        "pubdate",
        "date_published",
        "datepublished",
        "publication_date",
        "published_at",
    ),
    "author": ("authors", "byline", "creator", "auteur", "auteurs"),
    "source": ("site", "publisher", "outlet", "site_name", "sitename", "publication", "website", "media", "média"),
    "url": ("link", "canonical", "canonical_url", "source_url", "original_url", "permalink"),
    "lang": ("language", "langue", "locale"),
    "tags": ("keywords", "categories"),
    "title": ("titre", "headline"),
}
_FIELD = {name: field for field, names in _CALLED.items() for name in names}
_ADDRESS = re.compile(r"https?://\S+")
_TIMED = re.compile(r"(?P<day>\d{4}-\d\d-\d\d)[T ](?P<time>\d\d:\d\d)(?::\d\d(?:\.\d+)?)?\s*(?P<zone>Z|[+-]\d\d:\d\d)?")


def in_our_words(value: dict[str, Any]) -> dict[str, Any]:
    """Return front matter with its fields called as here, and their values in plain form."""
    ours = _renamed(value)
    source, authors, lang = ours.get("source"), ours.get("author"), ours.get("lang")
    if isinstance(source, str) and _ADDRESS.fullmatch(source):  # as web clippers write it
        ours.setdefault("url", source)
        del ours["source"]
    if isinstance(authors, (str, list)):  # "[[Jane Doe]]", as note-taking tools link names
        several = [authors] if isinstance(authors, str) else authors
        ours["author"] = [each.strip("[]") if isinstance(each, str) else each for each in several]
    if isinstance(lang, str):
        ours["lang"] = re.split("[-_]", lang)[0]
    return ours | _day_and_time(ours.get("date"))


def _renamed(value: dict[str, Any]) -> dict[str, Any]:
    """Return front matter under our names; of two that mean the same, ours counts, and then the first."""
    ours = {key: each for key, each in value.items() if str(key).lower() not in _FIELD}
    for key, each in value.items():
        field = _FIELD.get(str(key).lower())
        if field and each not in (None, "", []):
            ours.setdefault(field, each)
    return ours


def _day_and_time(date: object) -> dict[str, str]:
    """Return the date and the time of day that a date with a time holds; nothing of any other value."""
    if isinstance(date, datetime.datetime):
        written = date.isoformat()
        return {"date": written[:10], "time": written[11:16] + (written[-6:] if date.tzinfo else "")}
    if isinstance(date, datetime.date):
        return {"date": date.isoformat()}
    if isinstance(date, str) and (found := _TIMED.fullmatch(date.strip())):
        zone = "+00:00" if found["zone"] == "Z" else found["zone"] or ""
        return {"date": found["day"], "time": found["time"] + zone}
    return {}
