"""Joins the editions' sitemaps into one, which says of each page where it stands in the other language."""

import gzip
import html
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from dossier.project import EDITIONS

_SITEMAP = "sitemap.xml"
_LOCATION = re.compile("<loc>(.*?)</loc>")
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
)


def join_sitemaps(folder: Path, site_url: str) -> None:
    """Put one sitemap of all editions at the top of the site in `folder`, in the place of that of the first."""
    paths = {}
    for edition in EDITIONS:
        root = f"{site_url}{edition.prefix}"
        text = (folder / edition.prefix / _SITEMAP).read_text(encoding="utf-8")
        paths[edition.lang] = [html.unescape(each).removeprefix(root) for each in _LOCATION.findall(text)]
    joined = "\n".join([*_HEAD, *_entries(paths, site_url), "</urlset>", ""]).encode()
    (folder / _SITEMAP).write_bytes(joined)
    (folder / f"{_SITEMAP}.gz").write_bytes(gzip.compress(joined, mtime=0))


def _entries(paths: Mapping[str, list[str]], site_url: str) -> Iterator[str]:
    known = {lang: set(listed) for lang, listed in paths.items()}
    for edition in EDITIONS:
        for path in sorted(paths[edition.lang]):
            places = {each.lang: f"{site_url}{each.prefix}{path}" for each in EDITIONS if path in known[each.lang]}
            links = "".join(
                f'<xhtml:link rel="alternate" hreflang="{lang}" href="{html.escape(place)}"/>'
                for lang, place in places.items()
                if len(places) > 1
            )
            yield f"  <url><loc>{html.escape(places[edition.lang])}</loc>{links}</url>"
