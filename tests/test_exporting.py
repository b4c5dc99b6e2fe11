"""What other programs may take of the dossier: each format is read back by a library that reads it."""

import csv
import io
import json
import shutil
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import feedparser
import frictionless
import jsonschema
import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from citeproc.source.json import CiteProcJSON
from frictionless.resources import TableResource

from conftest import CASES, MakeProject
from dossier.build import clean_up, convert, gather
from dossier.exporting.card import card
from dossier.exporting.feeds import json_feed
from dossier.exporting.table import Field, Table, as_csv, as_objects
from dossier.imprint import Imprint, read_imprint
from dossier.messages import load_messages
from dossier.project import EDITIONS, Project
from dossier.seal import holds

GOLDEN = CASES / "golden"
HOSTILE = "=cmd|' /C calc'!A1 <script>alert(1)</script> ]]> & {b} \\x \"q\", ;\té — 周"
TABLES = ("articles", "entities", "mentions", "quotations", "events", "statements", "claims", "positions", "sources")


@pytest.fixture
def tide(make_project: MakeProject) -> Project:
    """Return a small dossier with everything that data is made from, and an article full of mischief."""
    sidecar = {
        "slug": "hostile",
        "title": f"{HOSTILE}\n-- line",
        "author": [HOSTILE, "+SUM(A1)", "Ada Quill"],
        "source": "@outlet\nTY  - X",
        "tags": ["=1+1", 'a"b'],
        "date": "2023-03-04",
        "url": "https://x.example/a?b=1&c=%22",
        "summary": {"fr": f"{HOSTILE}\r\nfin", "en": "-1"},
    }
    project = make_project(
        seeds=GOLDEN / "tide" / "seeds",
        files={
            "seeds/articles/hostile.txt": "Titre\n\nUne phrase assez longue pour faire le corps de cet article.\n",
            "seeds/articles/hostile.txt.yml": json.dumps(sidecar),
        },
    )
    shutil.copytree(GOLDEN / "tide" / "docs", project.root / "docs", dirs_exist_ok=True)
    return project


def _data(project: Project, lang: str = "fr") -> Path:
    return project.root / "docs" / lang / "data"


def _told(project: Project) -> dict[str, Any]:
    told: dict[str, Any] = json.loads((_data(project) / "data.json").read_text(encoding="utf-8"))
    return told


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def test_the_package_and_its_tables_are_what_they_say(tide: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    convert(tide, lambda _: None)
    for edition in EDITIONS:
        folder = _data(tide, edition.lang)
        monkeypatch.chdir(folder)
        report = frictionless.validate("datapackage.json")  # types, keys and what they refer to
        assert report.valid, report.flatten(["title", "message"])
        package = frictionless.Package("datapackage.json")
        assert tuple(package.resource_names) == TABLES
        assert [licence["name"] for licence in package.licenses] == ["CC-BY-4.0", "other-closed"]
        for resource in package.resources:
            assert isinstance(resource, TableResource)
            assert resource.description
            assert all(field.description for field in resource.schema.fields)
            assert [row.to_dict() for row in resource.read_rows()] == _told(tide)[resource.name], (
                f"{resource.name}.csv says something else than data.json"
            )


def test_every_word_comes_back_as_it_went(tide: Project) -> None:
    convert(tide, lambda _: None)
    (article,) = (each for each in _told(tide)["articles"] if each["id"] == "hostile")
    sidecar = json.loads((tide.articles / "hostile.txt.yml").read_text(encoding="utf-8"))
    for name, key in (("title", "title"), ("authors", "author"), ("outlet", "source"), ("tags", "tags")):
        assert article[name] == sidecar[key], name
    assert article["summary_fr"] == sidecar["summary"]["fr"]
    (row,) = (each for each in _rows(_data(tide) / "articles.csv") if each["id"] == "hostile")
    assert row["title"] == sidecar["title"]
    assert json.loads(row["authors"]) == sidecar["author"]
    for lang in ("fr", "en"):
        feed = feedparser.parse(str(_data(tide, lang) / "atom.xml"))
        (entry,) = (each for each in feed.entries if each.title.startswith("=cmd"))
        assert entry.title_detail.type == "text/plain"
        assert [each.name for each in entry.authors] == sidecar["author"]
        assert [tag.term for tag in entry.tags] == sidecar["tags"]
        items = json.loads((_data(tide, lang) / "feed.json").read_text(encoding="utf-8"))["items"]
        assert [each["title"] for each in items].count(sidecar["title"]) == 1
    raw = ElementTree.parse(_data(tide) / "atom.xml").getroot()  # what feedparser would mend
    assert sidecar["title"] in [each.text for each in raw.iter("{http://www.w3.org/2005/Atom}title")]


def test_cells_are_as_rfc_4180_has_them() -> None:
    fields = (Field("a"), Field("b", "array"), Field("c", "boolean"), Field("d", "integer"))
    rows: Any = ({"a": HOSTILE, "b": ("x", 'y"\n'), "c": True, "d": 0}, {"a": "\x00\ud800\x1b", "b": (), "c": False})
    table = Table("t", fields, (), rows)
    text = as_csv(table)
    assert text.startswith("a,b,c,d\r\n")
    assert text.endswith("\r\n")
    back = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    assert back[1] == [HOSTILE, '["x", "y\\"\\n"]', "true", "0"]
    assert back[2] == ["\ufffd\ufffd\ufffd", "[]", "false", ""]
    assert as_objects(table)[1] == {"a": "\ufffd\ufffd\ufffd", "b": [], "c": False, "d": None}


def test_places_of_words_lead_to_them(tide: Project) -> None:
    convert(tide, lambda _: None)
    told = _told(tide)
    text = {slug: article.text for slug, article in gather(tide, lambda _: None)[0].by_slug.items()}
    page = {slug: (tide.root / f"docs/fr/articles/{slug}.md").read_text(encoding="utf-8") for slug in text}
    found = 0
    for name in ("mentions", "quotations", "statements", "positions"):
        for row in told[name]:
            assert text[row["article"]][row["start"] : row["end"]] == row["words"]
            anchor, shown = row.get("anchor", row.get("id")), page[row["article"]]
            assert name == "statements" or f'id="{anchor}"' in shown or f"#{anchor} " in shown
            found += 1
    assert found


def test_bibliographies_name_every_article_once(tide: Project) -> None:
    convert(tide, lambda _: None)
    slugs = [each["id"] for each in _told(tide)["articles"]]
    for lang in ("fr", "en"):
        folder = _data(tide, lang)
        library = parse_string((folder / "dossier.bib").read_text(encoding="utf-8"))
        assert not library.failed_blocks
        assert [entry.key for entry in library.entries] == slugs
        with (folder / "dossier.ris").open(encoding="utf-8", newline="") as file:
            assert [record["id"] for record in rispy.load(file)] == slugs
        items = json.loads((folder / "dossier.json").read_text(encoding="utf-8"))
        assert list(CiteProcJSON(items)) == slugs


def _object(needed: str, **properties: object) -> dict[str, object]:
    """Return the schema of an object that has these properties and, but for its own extensions, no others."""
    return {
        "type": "object",
        "required": needed.split(),
        "properties": properties,
        "patternProperties": {"^_": True},
        "additionalProperties": False,
    }


_TEXT = {"type": "string", "minLength": 1}
_TIME = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$"}
_ADDRESS = {"type": "string", "pattern": "^https?://"}
_AUTHORS = {"type": "array", "items": _object("", name=_TEXT, url=_ADDRESS, avatar=_ADDRESS), "minItems": 1}
JSON_FEED = _object(
    "version title items",
    version={"const": "https://jsonfeed.org/version/1.1"},
    title=_TEXT,
    home_page_url=_ADDRESS,
    feed_url=_ADDRESS,
    description=_TEXT,
    language=_TEXT,
    authors=_AUTHORS,
    items={
        "type": "array",
        "items": {
            **_object(
                "id",
                id=_TEXT,
                url=_ADDRESS,
                external_url=_ADDRESS,
                title=_TEXT,
                summary=_TEXT,
                content_text=_TEXT,
                content_html=_TEXT,
                date_published=_TIME,
                date_modified=_TIME,
                authors=_AUTHORS,
                tags={"type": "array", "items": _TEXT},
                language=_TEXT,
            ),
            "anyOf": [{"required": ["content_text"]}, {"required": ["content_html"]}],
        },
    },
)
"""JSON Feed 1.1, as jsonfeed.org describes it."""


@pytest.mark.parametrize("url", ["", "https://dossier.example/x"])
def test_feeds_are_sound_wherever_the_site_will_stand(tide: Project, url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", url)
    convert(tide, lambda _: None)
    ids = set()
    for edition in EDITIONS:
        feed = feedparser.parse(str(_data(tide, edition.lang) / "atom.xml"))
        assert not feed.bozo
        assert feed.version == "atom10"
        told = json.loads((_data(tide, edition.lang) / "feed.json").read_text(encoding="utf-8"))
        jsonschema.validate(told, JSON_FEED)
        assert [each["id"] for each in told["items"]] == [each.id for each in feed.entries]
        assert ("home_page_url" in told) == ("feed_url" in told) == bool(url)
        for entry, item in zip(feed.entries, told["items"], strict=True):
            assert entry.updated_parsed
            assert entry.id.startswith(f"{url}/{edition.prefix}articles/" if url else "urn:uuid:")
            assert item.get("url") == (entry.id if url else None)
            assert entry.get("published") == item.get("date_published")
        dates = [entry.updated_parsed for entry in feed.entries]
        assert dates == sorted(dates, reverse=True)
        assert feed.feed.updated_parsed == max(dates)
        ids.update([feed.feed.id, *(each.id for each in feed.entries)])
    assert len(ids) == 2 * (1 + len(dates)), "an edition's entries are its own"


def test_a_feed_says_no_more_of_a_date_than_is_known(tide: Project) -> None:
    convert(tide, lambda _: None)
    dates = {each["id"]: each["date"] for each in _told(tide)["articles"]}
    items = json.loads((_data(tide) / "feed.json").read_text(encoding="utf-8"))["items"]
    assert len(items) == len([date for date in dates.values() if date])
    exact = {date for date in dates.values() if date and len(date) == 10}
    assert {each["date_published"][:10] for each in items if "date_published" in each} == exact


def test_a_dossier_without_articles_has_sound_data_too(make_project: MakeProject) -> None:
    project = make_project()
    assert not [each for each in convert(project, lambda _: None).problems if not each.is_note]
    folder = _data(project)
    assert not feedparser.parse(str(folder / "atom.xml")).bozo
    assert json.loads((folder / "feed.json").read_text(encoding="utf-8"))["version"]
    assert _rows(folder / "articles.csv") == []
    assert json.loads((folder / "dossier.json").read_text(encoding="utf-8")) == []
    assert json_feed([], EDITIONS[0], Imprint(), load_messages("fr"))


def test_data_files_are_written_anew_only_when_they_change(tide: Project) -> None:
    convert(tide, lambda _: None)
    files = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in _data(tide).iterdir()}
    seals = (tide.root / "docs/fr/.seals").read_text(encoding="utf-8")
    for name in ("articles.csv", "dossier.ris", "dossier.json", "feed.json", "atom.xml"):
        assert f"  data/{name}\n" in seals
    for name in ("data.json", "datapackage.json", "index.md"):
        assert holds((_data(tide) / name).read_bytes().decode(), f"data/{name}")
        assert name not in seals
    convert(tide, lambda _: None)
    assert {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in _data(tide).iterdir()} == files
    clean_up(tide)
    assert not _data(tide).exists()
    assert not (tide.root / "docs/fr/.seals").exists()


def test_a_persons_table_is_left_and_reported(make_project: MakeProject) -> None:
    project = make_project(files={"docs/fr/data/articles.csv": "mine\n"})
    problems = [str(each) for each in convert(project, lambda _: None).problems]
    assert [each for each in problems if each.startswith("docs/fr/data/articles.csv:1: the build has a page")]
    clean_up(project)
    assert (_data(project) / "articles.csv").read_text(encoding="utf-8") == "mine\n"


@pytest.mark.parametrize("content", ["my notes\n", "my notes", "0123456789abcdef  a\nmine\n"])
def test_a_persons_file_where_the_list_of_seals_goes_is_left(make_project: MakeProject, content: str) -> None:
    project = make_project(files={"docs/fr/.seals": content})
    assert any(
        "the build keeps a list in this place" in str(each) for each in convert(project, lambda _: None).problems
    )
    clean_up(project)
    assert (project.root / "docs/fr/.seals").read_text(encoding="utf-8") == content


def test_a_run_that_died_amid_the_list_leaves_nothing_stuck(tide: Project) -> None:
    convert(tide, lambda _: None)
    seals = tide.root / "docs/fr/.seals"
    whole = seals.read_bytes()
    seals.write_bytes(whole + b"0123456789abcdef  data/arti")  # torn, before the file was written
    sidecar = tide.articles / "hostile.txt.yml"
    sidecar.write_text(sidecar.read_text(encoding="utf-8").replace("2023-03-04", "2023-03-05"), encoding="utf-8")
    assert not [each for each in convert(tide, lambda _: None).problems if not each.is_note]
    assert b"2023-03-05" in (_data(tide) / "articles.csv").read_bytes()
    assert seals.read_bytes() != whole
    assert seals.read_bytes().count(b"\n") == whole.count(b"\n")


def test_what_it_is_called_comes_from_the_configuration(make_project: MakeProject) -> None:
    imprint = read_imprint(make_project(), "https://x.example/")
    assert imprint.titles == {"fr": "Espace, États-Unis et Russie", "en": "Space, the United States and Russia"}
    assert [imprint.address(edition) for edition in EDITIONS] == ["https://x.example/", "https://x.example/en/"]


def test_the_picture_of_an_edition_is_the_same_each_time() -> None:
    words = ('Un "titre" #let x = 1 \\ $x$ ' * 3, "d " * 500, "fr")
    made = card(*words)
    assert made.startswith(b"\x89PNG\r\n")
    assert (int.from_bytes(made[16:20], "big"), int.from_bytes(made[20:24], "big")) == (1200, 630)
    assert made == card(*words)


def test_of_an_article_that_may_not_be_published_whole_only_excerpts_leave(
    tide: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = next(iter(gather(tide, lambda _: None)[0].by_slug.values()))
    sidecar = tide.root / article.sidecar_path
    known = sidecar.read_text(encoding="utf-8") if sidecar.is_file() else ""
    sidecar.write_text(f"{known}article_text: excerpt\n", encoding="utf-8")
    convert(tide, lambda _: None)
    told = [each for path in _data(tide).iterdir() for each in [" ".join(path.read_text(encoding="utf-8").split())]]
    longest = max((article.words(block) for block in article.body), key=len)
    assert not [each for each in told if " ".join(longest.split()) in each]
    monkeypatch.chdir(_data(tide))
    report = frictionless.validate("datapackage.json")
    assert report.valid, report.flatten(["title", "message"])
