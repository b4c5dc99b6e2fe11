"""Where pages are said to be: canonical addresses, the other language, the sitemap, what isn't to be indexed."""

import gzip
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest

from conftest import CASES, build_site, lay_out
from dossier.sitemap import join_sitemaps

ADDRESS = "https://example.org/dossier/"
PROVENANCE = "articles/kervoal-tourne/provenance/"
MOVED = "articles/barrage-de-kervoal/"
ALONE = "analyses/alone/"

_LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
_LINK = "{http://www.w3.org/1999/xhtml}link"


class _Head(HTMLParser):
    """What a page says of itself to those who index it."""

    def __init__(self, path: Path) -> None:
        super().__init__(convert_charrefs=True)
        self.canonical = self.robots = self.lang = self.title = self.description = ""
        self.languages: dict[str, str] = {}
        self.links: list[str] = []
        self._is_in_title = False
        self.feed(path.read_text(encoding="utf-8"))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self._is_in_title = tag == "title"
        match tag, values.get("rel", values.get("name", "")):
            case "html", _:
                self.lang = values["lang"]
            case "link", "canonical":
                self.canonical = values["href"]
            case "link", "alternate" if "hreflang" in values:
                self.languages[values["hreflang"]] = values["href"]
            case "meta", "robots":
                self.robots = values["content"]
            case "meta", "description":
                self.description = values["content"]
            case "a", _ if "href" in values:
                self.links.append(values["href"])

    def handle_data(self, data: str) -> None:
        if self._is_in_title:
            self.title += data
            self._is_in_title = False


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Return a function that gives the site of a small dossier for an address, built once."""

    @cache
    def built(url: str) -> Path:
        alone = "---\ntitle: Seul\n---\n# Seul\n\nUn texte.\n"
        root = tmp_path_factory.mktemp("addresses")
        project = lay_out(root, seeds=CASES / "golden" / "tide" / "seeds", files={f"docs/fr/{ALONE[:-1]}.md": alone})
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("SITE_URL", url)
            assert build_site(project, lambda _: None).published
        return project.site

    return built


@pytest.fixture
def site(built: Callable[[str], Path]) -> Path:
    return built(ADDRESS)


def _pages(site: Path) -> dict[str, _Head]:
    return {
        path.parent.relative_to(site).as_posix().removeprefix(".") + "/" * (path.parent != site): _Head(path)
        for path in sorted(site.rglob("index.html"))
    }


def test_every_page_says_its_own_address_its_language_and_what_it_is(site: Path) -> None:
    titles: dict[str, set[str]] = {"fr": set(), "en": set()}
    for path, head in _pages(site).items():
        assert head.canonical == ADDRESS + path
        assert head.lang == ("en" if path.startswith("en/") else "fr")
        assert head.title, path
        assert head.description, path
        if head.robots != "noindex":
            assert head.title not in titles[head.lang], path
            titles[head.lang].add(head.title)


def test_every_page_of_both_editions_says_where_it_is_in_the_other(site: Path) -> None:
    for path, head in _pages(site).items():
        if path.removeprefix("en/") in (MOVED, ALONE):
            assert head.languages == {}
            continue
        bare = path.removeprefix("en/")
        assert head.languages == {"fr": ADDRESS + bare, "en": f"{ADDRESS}en/{bare}"}


def test_only_pages_to_arrive_at_are_indexed(site: Path) -> None:
    put_off = {path for path, head in _pages(site).items() if head.robots}
    provenances = {path for path in _pages(site) if path.endswith("/provenance/")}
    assert PROVENANCE in provenances
    assert put_off == provenances | {MOVED, f"en/{MOVED}", f"en/{ALONE}"}
    assert _Head(site / "404.html").robots == _Head(site / "en/404.html").robots == "noindex"


def test_the_sitemap_has_both_editions_pages_and_where_each_is_in_the_other(site: Path) -> None:
    listed = {}
    for url in ElementTree.parse(site / "sitemap.xml").getroot():
        address = url.findtext(_LOC)
        assert address
        links = url.findall(_LINK)
        listed[address.removeprefix(ADDRESS)] = {link.get("hreflang"): link.get("href") for link in links}
    heads = _pages(site)
    assert set(listed) == {path for path, head in heads.items() if not head.robots}
    assert {path: heads[path].languages for path in listed} == listed
    assert gzip.decompress((site / "sitemap.xml.gz").read_bytes()) == (site / "sitemap.xml").read_bytes()


def test_addresses_in_a_sitemap_are_written_as_xml_has_them(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "en"):
        folder.mkdir(exist_ok=True)
        root = ADDRESS if folder == tmp_path else f"{ADDRESS}en/"
        (folder / "sitemap.xml").write_text(f"<urlset><url><loc>{root}a&amp;b/</loc></url></urlset>", encoding="utf-8")
    join_sitemaps(tmp_path, ADDRESS)
    locations = [url[0].text for url in ElementTree.parse(tmp_path / "sitemap.xml").getroot()]
    assert locations == [f"{ADDRESS}a&b/", f"{ADDRESS}en/a&b/"]


@pytest.mark.parametrize("url", ["", "https://example.org/", ADDRESS])
def test_the_menu_of_a_page_that_is_not_found_stays_in_its_edition(built: Callable[[str], Path], url: str) -> None:
    site = built(url)
    root = urlsplit(url).path or "/"
    for name, start in (("404.html", root), ("en/404.html", f"{root}en/")):
        head = _Head(site / name)
        places = [
            urlsplit(urljoin("https://example.org/any/where/", link)).path for link in head.links if link[0] != "#"
        ]
        assert f"{start}articles/" in places
        for place in places:
            file = site / place.removeprefix(root)
            assert (file / "index.html" if file.is_dir() else file).is_file(), place
        other = [place for place in places if not place.startswith(start) or (start == root and "/en/" in place)]
        assert len(set(other)) <= 2  # the switch, and the other language's own words
        assert head.title.split(" - ")[0] in ("Page introuvable", "Page not found")
