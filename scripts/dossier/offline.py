"""Makes the copy of a site that opens without a server and without a network: a folder, and its zip.

A browser that reads files shows no page for a folder, and lets no script fetch data: so each link names the file it
leads to, and the search index is a script. Everything else is the site's own, byte for byte.
"""

import html
import posixpath
import re
import shutil
import zipfile
from collections.abc import Collection
from datetime import date
from pathlib import Path
from urllib.parse import unquote

from dossier.downloads import FILES, Download, offer_at_home, paragraph
from dossier.messages import load_messages
from dossier.project import EDITIONS
from dossier.searching.index import as_script

FOLDER, ZIP = "dossier", "dossier.zip"
"""What the copy and its zip are called."""

PLACE = f"offline/{ZIP}"
"""Where in a site its zip lies."""

_INDEX = "search/search_index.json"

# What only a server, those who index the hosted site, or the theme's own search (ours stands in its place) would use.
_ONLY_HOSTED = {"404.html", "sitemap.xml", "sitemap.xml.gz", ".dossier", PLACE}
_UNUSED = re.compile(r"assets/javascripts/(?:lunr|workers)/|assets/.*\.map$")

_LINK = re.compile(
    r"<script\b.*?</script>"
    r'|(?P<before><(?:a|area|link)\b(?:[^<>"]|"[^"]*")*?\s(?:xlink:)?href="'
    r'|<meta http-equiv="refresh" content="\d+; ?url=)'
    r'(?P<path>[^"?#:]+)(?=["?#])',
    re.DOTALL | re.IGNORECASE,
)

_FIRST_YEAR, _LAST_YEAR = 1980, 2107
"""What a zip can say of a time."""

_FILE = 0o100644 << 16


def take_away(site: Path, out: Path, day: date) -> int:
    """Write the copy of a whole `site` and its zip into `out`, and the zip into the site; return the zip's bytes.

    `day` is the time that the zip gives its files.
    """
    make_copy(site, out / FOLDER)
    pack(out / FOLDER, out / ZIP, day)
    offer(site, out / ZIP)
    return (out / ZIP).stat().st_size


def make_copy(site: Path, copy: Path) -> None:
    """Write the copy of a whole `site`, both editions, into the new folder `copy`."""
    files = [path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()]
    folders = {posixpath.dirname(name) for name in files if posixpath.basename(name) == "index.html"}
    for name in sorted(files):
        below = _below_edition(name)
        if below in _ONLY_HOSTED or _UNUSED.match(below):
            continue
        target = copy / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if below == _INDEX:
            target = target.with_suffix(".js")
            target.write_text(as_script((site / name).read_text(encoding="utf-8")), encoding="utf-8")
        elif name.endswith(".html"):
            text = (site / name).read_bytes().decode("utf-8", "surrogateescape")
            text = naming_files(text, posixpath.dirname(name), folders)
            target.write_bytes(text.encode("utf-8", "surrogateescape"))
        else:
            shutil.copyfile(site / name, target)


def naming_files(page: str, folder: str, folders: Collection[str]) -> str:
    """Return a page (HTML) that lies in `folder`, with each link to a folder of pages leading to its index.html.

    `folders` are those of the site that have one; both are paths from the site's root, which is "".
    """

    def named(link: re.Match[str]) -> str:
        path: str | None = link["path"]
        if path is None or path.startswith("/"):
            return link[0]
        target = posixpath.normpath(posixpath.join(folder, unquote(html.unescape(path))))
        if ("" if target == "." else target) not in folders:
            return link[0]
        return f"{link[0].rstrip('/')}/index.html"

    return _LINK.sub(named, page)


def pack(copy: Path, file: Path, day: date) -> None:
    """Write the folder `copy` as a zip; the same files and the same `day` give the same bytes."""
    year = min(max(day.year, _FIRST_YEAR), _LAST_YEAR)
    with zipfile.ZipFile(file, "w") as packed:
        for path in sorted(copy.rglob("*"), key=lambda path: path.relative_to(copy).as_posix()):
            if path.is_file():
                name = f"{FOLDER}/{path.relative_to(copy).as_posix()}"
                info = zipfile.ZipInfo(name, (year, day.month, day.day, 0, 0, 0))
                info.create_system, info.external_attr = 3, _FILE  # whatever system packs it
                packed.writestr(info, path.read_bytes(), zipfile.ZIP_DEFLATED, 9)


def offer(site: Path, file: Path) -> None:
    """Put the zip `file` into a site, and a link to it at the end of each edition's home page."""
    (site / PLACE).parent.mkdir(exist_ok=True)
    shutil.copyfile(file, site / PLACE)
    for edition in EDITIONS:
        m = load_messages(edition.lang)
        link = Download(m("offline.copy"), "../" * edition.prefix.count("/") + PLACE, file.stat().st_size)
        offer_at_home(site, edition, paragraph(edition.lang, m("offline.how", files=FILES), [link]))


def _below_edition(name: str) -> str:
    """Return a path of the site as a path of its edition."""
    prefix = next((each.prefix for each in EDITIONS if each.prefix and name.startswith(each.prefix)), "")
    return name.removeprefix(prefix)
