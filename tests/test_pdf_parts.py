"""The parts of making a book that can be told apart: order, volumes, index, tables, words, letters, pictures."""

import datetime
import io
import json
import re
from pathlib import Path

import pikepdf
import pytest
from lxml.html import HtmlElement

from conftest import ROOT
from dossier.dates import parse_date
from dossier.kept import Kept
from dossier.messages import load_messages
from dossier.pdf.book import book_of
from dossier.pdf.checks import dangling, lost_words, printed_texts, unlike
from dossier.pdf.glyphs import sign, strangers, with_signs
from dossier.pdf.images import Images
from dossier.pdf.index_of_names import names
from dossier.pdf.making import chosen_pages, finished, plans
from dossier.pdf.mentions import shorten
from dossier.pdf.parts import parts_of
from dossier.pdf.places import Astray, Outside, Place, Places
from dossier.pdf.rendered import Rendered, RenderedEdition
from dossier.pdf.svg import FAMILIES, TIES, standing_alone
from dossier.pdf.tables import parts, widths
from dossier.pdf.tree import parsed
from dossier.pdf.typeset import missing_glyphs
from dossier.pdf.volumes import volumes
from dossier.pdf.words import BREAK, breakable, trimmed

MESSAGES = load_messages("fr")


def page(path: str, title: str = "", html: str = "", date: str | None = None, kind: str | None = None) -> Rendered:
    url = path.removesuffix("index.md") if path.endswith("index.md") else path.removesuffix(".md") + "/"
    return Rendered(path, url, title or path, html, kind=kind, date=parse_date(date) if date else None)


def edition(*pages: Rendered, address: str = "") -> RenderedEdition:
    return RenderedEdition("fr", "Dossier", "Un dossier", address, {each.path: each for each in pages}, {})


def test_parts_come_in_the_order_of_a_book() -> None:
    pages = [
        page(path)
        for path in (
            "about.md", "index.md", "sources/index.md", "entities/index.md", "claims/index.md", "analyses/index.md",
            "chronology/index.md", "articles/index.md", "quotations/index.md", "network/index.md", "method.md",
        )
    ]  # fmt: skip
    found = parts_of(pages, MESSAGES)
    assert [part.name for part in found] == (
        ["home", "articles", "chronology", "quotations", "claims", "analyses", "network", "entities", "sources", "end"]
    )
    assert sorted(each.path for part in found for each in part.pages) == sorted(each.path for each in pages)


def test_articles_come_in_order_of_time_and_those_without_a_date_last() -> None:
    pages = [
        page("articles/c.md"),
        page("articles/b.md", date="2022-04-26/.."),
        page("articles/a.md", date="2025"),
        page("articles/index.md"),
    ]
    (part,) = parts_of(pages, MESSAGES)
    assert [each.path for each in part.pages] == [f"articles/{name}.md" for name in ("index", "b", "a", "c")]


def test_names_stand_in_the_index_by_their_last_word() -> None:
    pages = [
        page("entities/a.md", "Anna Kikina", kind="person"),
        page("entities/b.md", "Loral O’Hara", kind="person"),
        page("entities/c.md", "Mark Vande Hei", kind="person"),
        page("entities/d.md", "Zhou Jianping", kind="person"),
        page("entities/e.md", "Énergie", kind="organisation"),
    ]
    keys = {
        "entities/a.md": "kikina anna",
        "entities/b.md": "o'hara loral",
        "entities/c.md": "vande hei mark",
        "entities/d.md": "zhou jianping",
    }
    assert [name.shown for name in names(pages, keys)] == [
        "Énergie", "Kikina, Anna", "O’Hara, Loral", "Vande Hei, Mark", "Zhou Jianping",
    ]  # fmt: skip


def test_a_large_dossier_comes_in_volumes_by_year_that_name_each_other() -> None:
    articles = [page(f"articles/{at:04}.md", date=str(2001 + at // 400), html="<h1>A</h1>") for at in range(3000)]
    rest = [page("index.md", html='<h1>Accueil</h1><p><a href="articles/0001/">un</a></p>'), page("sources/index.md")]
    several = volumes([*articles, *rest])
    assert [len(volume.pages) for volume in several] == [2, 800, 800, 800, 600]
    assert [(volume.first, volume.last) for volume in several[1:]] == [
        (2001, 2002),
        (2003, 2004),
        (2005, 2006),
        (2007, 2008),
    ]
    assert sorted(each.path for volume in several for each in volume.pages) == sorted(
        each.path for each in [*articles, *rest]
    )
    planned = plans(edition(*articles, *rest), datetime.date(2008, 1, 1))
    assert [name for name, _ in planned] == [f"dossier-fr-{n}.pdf" for n in range(1, 6)]
    titles = planned[0][1].titles
    assert titles.volume == "Volume 1 sur 5 – chronologie, divergences, noms et sources"
    assert titles.volumes[1] == "Volume 2 sur 5 – articles : 2001 à 2002"
    assert planned[0][1].elsewhere == {
        each.path: Outside(f"dossier-fr-{at}.pdf", f"vol. {at}")
        for at, volume in enumerate(several, 1)
        for each in volume.pages
        if at > 1
    }
    _, book = finished(*planned[0], Kept(None))
    assert book.is_complete
    with pikepdf.open(io.BytesIO(book.pdf)) as made:
        actions = [note.get("/A") for sheet in made.pages for note in sheet.get("/Annots", [])]
        assert "dossier-fr-2.pdf" in {str(action.get("/URI")) for action in actions if action}


def test_a_volume_of_articles_has_an_index_of_the_names_in_it() -> None:
    html = '<h1>A</h1><div class="article-text"><p><a href="../../entities/y/">Yves</a> y était.</p></div>'
    articles = [page(f"articles/{at}.md", date="2001", html=html) for at in range(1001)]
    pages = edition(*articles, page("entities/y.md", "Yves", "<h1>Yves</h1>", kind="person"))
    planned = plans(pages, datetime.date(2001, 1, 1))
    book = book_of(planned[1][1], lambda kind, content: True)
    assert [name["name"] for name in book.content["names"]] == ["Yves"]
    assert "own" not in book.content["names"][0]
    assert '"ix": "entities/y.md"' in json.dumps(book.content)


def test_a_year_too_large_comes_in_parts() -> None:
    articles = [page(f"articles/{at:04}.md", date="2001") for at in range(25)]
    several = volumes([page("index.md"), *articles], most=10)
    assert [(len(volume.pages), volume.part) for volume in several] == [(1, 0), (9, 1), (9, 2), (7, 3)]


def test_links_are_told_apart() -> None:
    here = page("articles/x.md")
    pages = edition(here, page("entities/y.md"), page("articles/x/provenance.md"), address="https://d.invalid/")
    places = Places(pages, {"articles/x.md": frozenset(), "entities/y.md": frozenset({"a"})})
    assert places.target(here, "../../entities/y/#a") == Place("entities/y.md", "a")
    assert places.target(here, "../../entities/y/index.html") == Place("entities/y.md")
    assert places.target(here, "../../entities/y/#b") == Astray(is_fault=True, instead=Place("entities/y.md"))
    assert places.target(here, "provenance/") == Outside("https://d.invalid/articles/x/provenance/")
    assert places.target(here, "https://else.invalid/") == Outside("https://else.invalid/")
    assert places.target(here, "javascript:alert(1)") == Astray(is_fault=False)


def test_pages_are_named_as_people_name_them() -> None:
    pages = edition(page("articles/x.md"), page("analyses/a.md"), page("analyses/b.md"))
    for name in ("articles/x", "articles/x.md", "docs/fr/articles/x.md", "./docs/en/articles/x.md"):
        assert [each.path for each in chosen_pages(pages, [name])[0]] == ["articles/x.md"]
    assert [each.path for each in chosen_pages(pages, ["analyses/"])[0]] == ["analyses/a.md", "analyses/b.md"]
    assert chosen_pages(pages, ["nowhere"]) == ([], ["nowhere"])


def test_a_table_too_wide_is_set_in_parts_that_hold_every_cell() -> None:
    rows = [[{"c": [f"cell {at}"], "text": f"cell {at}"} for at in range(40)]]
    several = parts([], rows, 40)
    assert all(count <= 9 for _, _, count in several)
    assert [cell["text"] for _, (row,), _ in several for cell in row[1:]] == [f"cell {at}" for at in range(1, 40)]


def test_columns_are_as_wide_as_what_they_hold() -> None:
    row = [{"text": "2025"}, {"text": "un texte qui est beaucoup plus long que les autres " * 3}]
    narrow, wide = widths([row], 2)
    assert wide > 3 * narrow


def test_endless_words_may_break_and_others_stay() -> None:
    assert breakable("court") == "court"
    assert breakable("https://x.invalid/" + "a" * 80) == "https://x.invalid/" + "a" * 80
    broken = breakable("b" * 100)
    assert max(map(len, broken.split(BREAK))) <= 28
    assert broken.replace(BREAK, "") == "b" * 100


def test_white_space_folds_across_elements() -> None:
    assert trimmed([" a ", {"k": "em", "c": [" b "]}, " c", {"k": "br"}, " d "]) == [
        "a ", {"k": "em", "c": ["b "]}, "c", {"k": "br"}, "d",
    ]  # fmt: skip


def test_usual_letters_are_those_that_the_fonts_have() -> None:
    usual = "".join(chr(code) for code in range(0x20, 0x3000) if not strangers([chr(code)]))
    assert len(usual) > 400
    assert missing_glyphs(usual) <= {"\t", "\n", "\r", "\u00ad", "\u200b"}


def test_letters_that_no_font_has_get_their_names() -> None:
    assert missing_glyphs("周😀한") == {"한"}
    assert sign("한") == "[Hangul Syllable Han]"
    assert sign("\ue000") == "[U+E000]"
    assert sign("\u200d") == ""
    assert with_signs({"to": "한", "c": ["한"]}, {ord("한"): "H"}) == {"to": "한", "c": ["H"]}


def test_what_is_lost_is_named() -> None:
    root = parsed("<p>Un mot <b>perdu</b></p><nav>menu</nav>")
    assert lost_words(printed_texts(root), [{"k": "p", "c": ["Un mot"]}]) == ["perdu"]
    assert unlike(["a", "b"], ["b", "b", "c"]) == (["a"], ["b", "c"])
    assert dangling({"c": [{"at": "x"}, {"to": "x"}, {"to": "y"}, {"own": "z"}]}) == ["y", "z"]


def test_pictures_have_the_colours_of_the_site() -> None:
    style = (ROOT / "scripts/overrides/assets/stylesheets/network.css").read_text(encoding="utf-8")
    light = dict(re.findall(r"--network-(\w+): (#\w+);", style.partition("slate")[0]))
    assert light == {**FAMILIES, "tie": TIES}


def test_pictures_read_no_other_file() -> None:
    root = parsed(
        '<svg viewBox="0 0 9 9"><image href="file:///etc/passwd"/><use href="x.svg#a"/><script>1</script>'
        '<style>@import "x.css";</style><rect width="9" height="9" onclick="x()" style="fill:url(http://x/)"/></svg>'
    )
    text = standing_alone(root[0])
    assert 'viewBox="0 0 9 9"' in text
    for words in ("passwd", "x.svg", "script", "x.css", "onclick", "http://x"):
        assert words not in text


@pytest.mark.parametrize(
    ("src", "content", "why"),
    [
        ("https://x.invalid/a.png", None, "is on another host"),
        ("a.png", None, "isn't there"),
        ("a.png", b"GIF89a", "is broken, or of a kind that no book can show"),
        ("a.bmp", b"BM....", "is broken, or of a kind that no book can show"),
    ],
)
def test_pictures_that_cannot_be_shown_are_told(tmp_path: Path, src: str, content: bytes | None, why: str) -> None:
    file = tmp_path / "a" if content else None
    if file and content:
        file.write_bytes(content)
    images = Images(lambda kind, content: False)
    assert images.named(page("x.md"), src, file) is None
    assert [each.why for each in images.missing] == [why]


def test_in_a_large_dossier_numbers_of_pages_stand_for_sentences() -> None:
    root = parsed(
        '<h3>A</h3><ul><li>Une <mark>phrase</mark>.&#160;<a class="passage" href="../x/#p-1">¶</a></li>'
        '<li>Une autre.&#160;<a class="passage" href="../x/#p-2">¶</a></li></ul><ul><li>Un fait.</li></ul>'
    )
    shorten(root)
    assert [link.get("href") for link in root.iter("a")] == ["../x/#p-1", "../x/#p-2"]
    assert printed_texts(root) == ["A", " ", " ", "Un fait."]


def test_in_a_large_dossier_the_articles_that_name_a_name_make_one_paragraph() -> None:
    root = parsed(
        "".join(
            f'<h3 id="in-{name}"><a href="../{name}/">{name}</a><a class="headerlink" href="#in-{name}">¶</a></h3>'
            f'<p class="byline">2001</p><ul><li>Une phrase.<a class="passage" href="../{name}/#p-1">¶</a></li></ul>'
            for name in ("un", "deux")
        )
    )
    shorten(root)
    assert _words(root) == "un · deux"
    assert [each.get("id") for each in root.iter() if each.get("id")] == ["in-un", "in-deux"]
    assert [each.tag for each in root] == ["p"]


def test_in_a_large_dossier_dates_of_articles_come_without_their_words() -> None:
    item = (
        '<li><p><span id="d-{n}" class="entry reported"></span><time class="when">{day}</time> <q>Ce qui fut</q></p>'
        '<p class="by"><a href="../articles/x/#d-{n}">Titre</a></p></li>'
    )
    told = "".join(item.format(n=n, day=day) for n, day in enumerate(("3 mai 2001", "3 mai 2001", "2001")))
    root = parsed(f'<ol><li><p><span class="entry curated"></span>Un fait</p></li>{told}</ol>')
    shorten(root)
    assert _words(root) == "Un fait 3 mai 2001 · 2001"
    assert [link.get("href") for link in root.iter("a")] == [f"../articles/x/#d-{n}" for n in range(3)]
    assert [each.get("id") for each in root.iter() if each.get("id")] == ["d-0", "d-1", "d-2"]


def test_in_a_large_dossier_quotations_are_given_by_their_first_words() -> None:
    said = " ".join(f"mot{n}" for n in range(40))
    root = parsed(
        "".join(
            f'<div class="utterance"><blockquote><p><span class="words">« {words} »</span>&#160;'
            '<a class="passage" href="../x/#q-1">¶</a></p></blockquote><p class="byline">Titre</p></div>'
            for words in ("court", said)
        )
    )
    shorten(root)
    assert _words(root) == f"« court » « {' '.join(said.split()[:15])}… »"


def test_articles_that_are_too_long_for_one_book_come_in_volumes() -> None:
    articles = [page(f"articles/{at}.md", date=str(2001 + at), html="x" * 40) for at in range(5)]
    several = volumes([page("index.md"), *articles], letters=100)
    assert [len(volume.pages) for volume in several] == [1, 2, 2, 1]


def _words(root: HtmlElement) -> str:
    return " ".join(" ".join(printed_texts(root)).replace("\N{NO-BREAK SPACE}", " ").split())
