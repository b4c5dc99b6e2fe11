"""Leads readers from the pages of a finished site to the files that they can take away with them."""

import html
import re
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from babel.numbers import format_decimal

from dossier.messages import load_messages
from dossier.project import EDITIONS, Edition
from dossier.typography import spaced, spacing

PDFS = "pdf"
"""Where in a site its PDFs lie: the books, and below the edition's language the articles'."""

FILES = "\ue000"
"""Stands for the links in words about them: a character of private use, which no text has."""

_VOLUME = re.compile(r"dossier-[a-z]{2}(?:-(?P<number>\d+))?\.pdf")
_END = re.compile(r"</article>(?!.*</article>)", re.DOTALL)
_AT_HOME = (re.compile(r'(?<=<div class="home-search">)(?:(?!</?div).)*()', re.DOTALL), _END)
_IN_ARTICLE = (re.compile(r'<details[^>]*\sid="cite-as"'), _END)
"""Where files are offered, the best place first: at its group, or at its start where it has none."""


@dataclass(frozen=True)
class Download:
    """A file to take away."""

    words: str
    """Of the link."""
    address: str
    """From the page."""
    size: int
    """In bytes."""


def offer_pdfs(site: Path) -> None:
    """Link the PDFs that lie in a site: the books from each edition's home page, and each article's from its page."""
    for edition in EDITIONS:
        messages = load_messages(edition.lang)
        books = sorted((_number(file), file) for file in (site / PDFS).glob(f"dossier-{edition.lang}*.pdf"))
        links = [
            Download(
                messages("pdf.volume_short", n=number) if number else messages("pdf.book"),
                _way_to(edition, "", f"{PDFS}/{file.name}"),
                file.stat().st_size,
            )
            for number, file in books
        ]
        if links:
            said = "pdf.volumes" if books[0][0] else "pdf.books"
            offer_at_home(site, edition, paragraph(edition.lang, messages(said, files=FILES), links))
        for file in sorted((site / PDFS / edition.lang).rglob("*.pdf")):
            page = file.relative_to(site / PDFS / edition.lang).with_suffix("").as_posix()
            address = _way_to(edition, page, file.relative_to(site).as_posix())
            link = Download(messages("pdf.one"), address, file.stat().st_size)
            _put(site / edition.prefix / page / "index.html", _IN_ARTICLE, paragraph(edition.lang, FILES, [link]))


def take_over_pdfs(former: Path, site: Path) -> None:
    """Put the PDFs of the `former` site into `site`, which has none."""
    if (former / PDFS).is_dir():
        shutil.copytree(former / PDFS, site / PDFS)


def offer_at_home(site: Path, edition: Edition, text: str) -> None:
    """Put a paragraph (HTML) on an edition's home page: under the search, or at the end where it has none."""
    _put(site / edition.prefix / "index.html", _AT_HOME, text)


def paragraph(lang: str, said: str, links: Iterable[Download]) -> str:
    """Return a paragraph (HTML) that says `said` of files to take away, which stand where it has FILES."""

    def shown(text: str) -> str:
        return html.escape(spaced(text, spacing(text, lang)))

    files = [
        f'<a href="{html.escape(link.address)}" download>{shown(link.words)}</a> {shown(_size(link.size, lang))}'
        for link in links
    ]
    return f'<p class="take-away">{shown(said).replace(FILES, ", ".join(files))}</p>\n'


def _size(size: int, lang: str) -> str:
    """Return words that tell a size, no more exact than tells something."""
    m = load_messages(lang)
    if size < 1_000_000:
        return m("downloads.kilobytes", n=format_decimal(max(round(size / 1000), 1), locale=lang))
    return m("downloads.megabytes", n=format_decimal(round(size / 1_000_000, 1), locale=lang))


def _number(file: Path) -> int:
    """Return which volume a book is; 0 for the only one."""
    found = _VOLUME.fullmatch(file.name)
    return int(found["number"] or 0) if found else 0


def _way_to(edition: Edition, page: str, file: str) -> str:
    """Return the address of a file of the site, from a page of an edition."""
    depth = edition.prefix.count("/") + (page.count("/") + 1 if page else 0)
    return "../" * depth + file


def _put(page: Path, places: Iterable[re.Pattern[str]], text: str) -> None:
    """Put HTML into a finished page, at the first of `places` that it has; a page without any stays as it is."""
    if not page.is_file():
        return
    whole = page.read_bytes().decode("utf-8", "surrogateescape")
    found = next(filter(None, (place.search(whole) for place in places)), None)
    if found:
        at = found.start(found.re.groups)
        page.write_bytes(f"{whole[:at]}{text}{whole[at:]}".encode("utf-8", "surrogateescape"))
