"""Makes the PDFs of an edition: plans its volumes, has them typeset, and proves that each is complete."""

import datetime
import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from dossier.dates import in_words
from dossier.kept import Kept, key_of
from dossier.messages import Messages, load_messages
from dossier.pdf.book import Book, Fault, Plan, Titles, book_of
from dossier.pdf.checks import unlike
from dossier.pdf.glyphs import has_any, sign, strangers, texts_of, with_signs
from dossier.pdf.places import Outside
from dossier.pdf.rendered import Rendered, RenderedEdition
from dossier.pdf.volumes import Volume, is_article, volumes


@dataclass(frozen=True)
class Finished:
    """A PDF, or why there is none."""

    name: str
    """Of the file."""
    pdf: bytes
    """Empty where there is none."""
    sheets: int
    faults: tuple[Fault, ...]
    is_complete: bool
    """Whether it holds what it should, so that it may be published."""


def plans(edition: RenderedEdition, day: datetime.date) -> list[tuple[str, Plan]]:
    """Return the books of an edition, each with its file's name: one, or several volumes; `day` is what dates them."""
    messages = load_messages(edition.lang)
    pages = [page for page in edition.pages.values() if page.is_wanted]
    parts = volumes(pages)
    files = [file_name(edition.lang, at if len(parts) > 1 else 0) for at in range(1, len(parts) + 1)]
    held = [_held(volume, messages) for volume in parts]
    newest = _newest(pages, edition.lang)
    made = []
    for at, volume in enumerate(parts):
        elsewhere = {
            page.path: Outside(files[other], messages("pdf.volume_short", n=other + 1))
            for other, each in enumerate(parts)
            if other != at
            for page in each.pages
        }
        titles = Titles(
            title=edition.name,
            subtitle=edition.description,
            day=day,
            day_in_words=messages("pdf.newest", date=newest) if newest else "",
            count=_count(pages, messages),
            address=edition.address,
        )
        if len(parts) > 1:
            name = messages("pdf.volume", n=at + 1, of=len(parts))
            listed = tuple(f"{messages('pdf.volume', n=n, of=len(parts))} – {what}" for n, what in enumerate(held, 1))
            titles = replace(titles, volume=f"{name} – {held[at]}", volumes=listed)
        made.append((files[at], Plan(edition, volume.pages, titles, messages, elsewhere=elsewhere)))
    return made


def plan_of(edition: RenderedEdition, chosen: Sequence[Rendered], day: datetime.date) -> Plan:
    """Return what a PDF of a few pages is made of, without cover, contents and index."""
    messages = load_messages(edition.lang)
    title = chosen[0].title if len(chosen) == 1 else f"{edition.name} – {messages('pdf.only')}"
    titles = Titles(title, edition.name, day, "", "", edition.address)
    return Plan(edition, chosen, titles, messages, is_whole=False)


def finished(name: str, plan: Plan, kept: Kept) -> tuple[str, Finished]:
    """Return the PDF of a plan, as an earlier run made it where nothing of it has changed, and its key in `kept`."""
    from dossier.pdf.typeset import TypesettingError, can_read, families, missing_glyphs, typeset

    book = book_of(plan, can_read)
    content, faults = _with_signs(plan, book, missing_glyphs)
    key = _key(content, book, families())
    known: Finished | None = kept.get(key)
    if known is not None:
        return key, replace(known, name=name)
    try:
        made = typeset(content, book.pictures, plan.titles.day)
    except TypesettingError as err:
        fault = Fault("", f"there is no PDF: {err}", "report this")
        return key, Finished(name, b"", 0, (*book.faults, *faults, fault), is_complete=False)
    lacks, more = unlike(book.pages, made.pages)
    incomplete = [
        *(Fault(path, "the book lacks this page", "report this") for path in lacks),
        *(Fault(path, "the book has this page more than once", "report this") for path in more),
    ]
    wanted = {page.path for page in plan.pages} - set(book.pages)
    incomplete += [Fault(path, "the book has no part for this page", "report this") for path in sorted(wanted)]
    broken = [fault for fault in book.faults if fault.mend == "report this"]
    every = (*book.faults, *faults, *incomplete)
    done = Finished(name, made.pdf, made.sheets, every, is_complete=not incomplete and not broken)
    kept.put(key, done)
    return key, done


def file_name(lang: str, volume: int) -> str:
    """Return the name of a book's file; volumes count from 1, and 0 is the only one."""
    return f"dossier-{lang}-{volume}.pdf" if volume else f"dossier-{lang}.pdf"


def chosen_pages(edition: RenderedEdition, names: Iterable[str]) -> tuple[list[Rendered], list[str]]:
    """Return the pages that a person means by `names`, in the order of the names, and the names of none.

    A name is a page's path, with or without `docs/fr/` and `.md`, or a section's folder.
    """
    found: dict[str, Rendered] = {}
    unknown = []
    for name in names:
        pages = _named(edition, re.sub(r"^(?:\./)?(?:docs/[a-z]{2}/)?", "", name.replace("\\", "/")).strip("/"))
        if not pages:
            unknown.append(name)
        found.update({page.path: page for page in pages})
    return list(found.values()), unknown


def _named(edition: RenderedEdition, name: str) -> list[Rendered]:
    for path in (name, f"{name}.md"):
        if path in edition.pages:
            return [edition.pages[path]]
    return [page for path, page in sorted(edition.pages.items()) if path.startswith(f"{name}/") and page.is_wanted]


def line_of(file: Path, words: str) -> int:
    """Return the line of a file that has `words`; 1 where none has."""
    if not words:
        return 1
    try:
        lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return 1
    return next((number for number, line in enumerate(lines, 1) if words in line), 1)


def _with_signs(
    plan: Plan, book: Book, missing_glyphs: Callable[[str], frozenset[str]]
) -> tuple[dict[str, Any], list[Fault]]:
    """Return a book without characters that no font has, and say where they stood."""
    missing = missing_glyphs(strangers(texts_of(book.content)))
    if not missing:
        return dict(book.content), []
    faults = []
    for page in _pages(book.content):
        letters = "".join(letter for letter in has_any(page["blocks"], missing) if sign(letter))
        if letters:
            shown = ", ".join(f"“{letter}” as {sign(letter)}" for letter in letters[:3])
            what = f"no font of the PDF has {len(letters)} of the characters here: it shows {shown}"
            faults.append(Fault(page["path"], what, "that is well unless they matter", letters[0], is_note=True))
    signs = {ord(letter): sign(letter) for letter in missing}
    return with_signs(dict(book.content), signs), faults


def _pages(content: Any) -> Iterable[dict[str, Any]]:
    for part in content["parts"]:
        if "index" in part:
            yield part["index"]
        for group in part["groups"]:
            yield from group["pages"]


def _key(content: Any, book: Book, families: list[str]) -> str:
    told = [content, sorted(book.pictures), families, [repr(fault) for fault in book.faults]]
    return key_of(b"pdf", json.dumps(told, ensure_ascii=False).encode("utf-8", errors="surrogatepass"))


def _newest(pages: Sequence[Rendered], lang: str) -> str:
    """Return the date of the newest article, in words; empty where none has a date."""
    dates = [page.date for page in pages if page.folder == "articles" and page.date]
    return in_words(max(dates, key=lambda date: (date.first_day, date.text)), lang, "between") if dates else ""


def _count(pages: Sequence[Rendered], messages: Messages) -> str:
    articles = sum(1 for page in pages if is_article(page))
    names = sum(1 for page in pages if page.kind)
    return messages(
        "pdf.made", articles=messages.count("articles.count", articles), names=messages.count("pdf.names", names)
    )


def _held(volume: Volume, messages: Messages) -> str:
    """Return what a volume holds, in words."""
    if volume.is_general:
        return messages("pdf.volume_general")
    if volume.first is None:
        years = messages("pdf.undated")
    elif volume.first == volume.last:
        years = str(volume.first)
    else:
        years = messages("pdf.years", first=volume.first, last=volume.last)
    part = f" ({volume.part})" if volume.part else ""
    return messages("pdf.volume_articles", years=f"{years}{part}")
