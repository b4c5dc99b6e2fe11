"""Whatever a text contains, a page shows it as text: no element and no attribute but our own."""

import html
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown import Markdown

from dossier.body import body
from dossier.clean import clean
from dossier.decode import as_read
from dossier.describe import Article, describe
from dossier.entity import Entity, Name
from dossier.link import Linker
from dossier.markup import as_address, as_attribute, as_metadata, as_text
from dossier.read import RawArticle
from dossier.registry import Registry
from dossier.schema import Words
from dossier.yamlfile import YamlFile

FRAGMENTS = r"""
<script>alert(1)</script> ¦ <img onerror=alert(1)> ¦ [x](javascript:alert(1)) ¦ *em*{: onclick=alert(1)} ¦ ![i](x)
[ref]: http://e.x ¦ [ref] ¦ [^1]: note ¦ [^1] ¦ *[HTML]: abbr ¦ HTML ¦ [TOC] ¦ [[x]] ¦ <https://x.y>
https://x.y ¦ a@b.c ¦ --- ¦ *** ¦ ___ ¦ === ¦ * ¦ ** ¦ _name_ ¦ ` ¦ ``` ¦ ~~~ ¦ # not a heading ¦ #  ¦ ## x
1. x ¦ 1) x ¦ - x ¦ + x ¦ • x
> q ¦ | a | b | ¦ term : def ¦ : def ¦ - [ ] task ¦ [ ] task ¦ !!! note ¦ ??? note ¦ ???+ note ¦ === "tab" ¦ :::
--8<-- "conftest.py"
--8<-- ¦ {{ }} ¦ {% %} ¦ {: .x } ¦ {#id} ¦ $x$ ¦ \(x\) ¦ \ ¦ :smile: ¦ x^2^ ¦ H~2~O ¦ ==mark== ¦ ++ins++
"quoted" ¦ ' ¦ « ¦ » ¦ ; ¦ &amp; ¦ &#42; ¦ &lt ¦ & ¦ < ¦ > ¦ </article> ¦ </div> ¦ </span>
<div markdown="1"> ¦ <!-- --> ¦ <![CDATA[ ¦ <?php ?>
ISS ¦ ! ¦ : ¦ . ¦ klzzwxh:0000
""".replace("\n", " ¦ ").split(" ¦ ")
FRAGMENTS += ["    four spaces", "  ", "term\n: def", "a  \nb", "\t", "\0", "\x1b", "\u2028", "\u0085", "\ufeff"]
FRAGMENTS += ["\x02", "\x03", "\x02klzzwxh:0000\x03", "\x02wzxhzdk:0\x03"]  # Python-Markdown's own marks

hostile = st.lists(
    st.sampled_from(FRAGMENTS) | st.text(st.characters(codec="utf-8"), max_size=6), min_size=1, max_size=6
).flatmap(lambda parts: st.sampled_from(["", " "]).map(lambda glue: glue.join(parts)))
hostile_line = hostile.map(str.strip).filter(bool)

PLACES = {
    "paragraph": ("{}", "<p>{}</p>"),
    "paragraph with attributes": ("{}\n{{: .standfirst }}", '<p class="standfirst">{}</p>'),
    "passage": ('<span id="p-1"></span>{}', '<p><span id="p-1"></span>{}</p>'),
    "item": ("- {}", "<ul><li>{}</li></ul>"),
    "numbered item": ("1.  {}", "<ol><li>{}</li></ol>"),
    "definition": ("**term**\n:   {}", "<dl><dt><strong>term</strong></dt><dd>{}</dd></dl>"),
    "heading": (
        "## {} {{#p-1}}",
        '<h2 id="p-1">{}<a class="headerlink" href="#p-1" title="Lien vers cette section">¶</a></h2>',
    ),
    "table cell": (
        "| a | b |\n|---|---|\n| {} | c |",
        "<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>{}</td><td>c</td></tr></tbody></table>",
    ),
    "link text": ("[{}](x.md)", '<p><a href="x.md">{}</a></p>'),
    "strong": ("**{}**", "<p><strong>{}</strong></p>"),
    "marked words": ("<mark>{}</mark>", "<p><mark>{}</mark></p>"),
}


@settings(max_examples=200, deadline=None)
@given(hostile_line)
@pytest.mark.parametrize("place", PLACES)
def test_as_text_shows_the_text_and_nothing_else(place: str, text: str) -> None:
    page, expected = PLACES[place]
    assert outline(rendered(page.format(as_text(text)))) == outline(expected.format(html.escape(_visible(text))))


@settings(max_examples=200, deadline=None)
@given(hostile_line)
@pytest.mark.parametrize("place", PLACES)
def test_as_text_holds_within_a_div_too(place: str, text: str) -> None:
    page, expected = PLACES[place]
    shown = rendered(f'<div markdown="1">\n\n{page.format(as_text(text))}\n\n</div>')
    assert outline(shown) == outline(f"<div>{expected.format(html.escape(_visible(text)))}</div>")


@settings(max_examples=200, deadline=None)
@given(hostile_line, hostile_line)
@example("!", "")
def test_as_text_holds_amid_a_line(one: str, other: str) -> None:
    page = f"w{as_text(one, at_head=False)}[w](x.md){as_text(other, at_head=False)}w"
    expected = f'<p>w{html.escape(_visible(one, "w"))}<a href="x.md">w</a>{html.escape(_visible(other, "w"))}w</p>'
    assert outline(rendered(page)) == outline(expected)


@pytest.mark.parametrize("place", ["paragraph", "passage", "item"])
@pytest.mark.parametrize("space", ["    ", "\t\t\t\t", "  \u00a0    "])
def test_white_space_at_the_head_makes_no_code(space: str, place: str) -> None:
    page, expected = PLACES[place]
    assert outline(rendered(page.format(as_text(f"{space}word")))) == outline(expected.format("word"))


@pytest.mark.parametrize(
    "text",
    [
        "Crew-11 décolle à 14:05 : « Oui ! », dit M. Bakanov (ISS).",
        "États-Unis, 50 % ; l’URSS – 1991.",
        "What’s next? A 5.5-day trip/visit.",
    ],
)
def test_as_text_leaves_prose_pleasant_to_read(text: str) -> None:
    assert as_text(text) == text


@settings(max_examples=200, deadline=None)
@given(hostile)
def test_as_attribute_gives_the_attribute_its_text(text: str) -> None:
    shown = outline(rendered(f'w <a title="{as_attribute(text)}" href="x.md">w</a> w'))
    expected = f'<p>w <a title="{html.escape(_without_controls(text))}" href="x.md">w</a> w</p>'
    assert shown == outline(expected)


@given(hostile)
def test_as_metadata_can_be_printed_into_html_as_it_stands(text: str) -> None:
    printed = as_metadata(text)
    assert not set(printed) & set("<>")
    assert html.unescape(printed) == _without_controls(text)
    assert outline(f"<p>{printed}</p>") == outline(f"<p>{html.escape(_without_controls(text))}</p>")


@given(st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S"]), max_size=20))
@example("x_y_*z*(a)[b]<c>\"d\"'e'`f`|g\\h{i}&amp;&#42;")
def test_as_address_leads_where_it_says(rest: str) -> None:
    url = f"https://example.org/{rest}"
    (_, attributes), *_ = [event[1:] for event in outline(rendered(f"[w]({as_address(url)})")) if event[1] == "a"]
    assert [name for name, _ in attributes] == ["href"]
    assert unquote(attributes[0][1]) == unquote(url)


CLASSES = ("headerlink", "article-text", "deck", "caption", "own-title", "cite")


@settings(max_examples=400, deadline=None)
@given(st.lists(hostile, min_size=1, max_size=6), st.sampled_from(["\n", "\n\n"]), st.sampled_from([".txt", ".md"]))
@example(["Bravo !ISS, dit-il."], "\n", ".txt")
def test_the_page_of_any_article_holds_its_words_and_no_markup_of_its_own(
    lines: list[str], glue: str, suffix: str
) -> None:
    text = as_read(glue.join(lines).replace("\0", ""))
    if not text.strip():
        return
    article = an_article(text, suffix)
    page = body(article, LINKER.link(article), lambda entity: f"../entities/{entity}.md")
    events = outline(rendered(f'<div class="article-text" markdown="1">\n\n{page}\n\n</div>'))
    shown = "".join(words for kind, words, _ in events if kind == "text").replace("¶", "")
    told = "".join(_visible(article.words(block)) for block in article.body).replace("¶", "")
    assert "".join(shown.split()) == "".join(told.split())
    for kind, tag, attributes in events:
        if kind == "start":
            assert (tag, *(name for name, _ in attributes)) in {
                ("div", "class"),
                ("div",),
                ("p",),
                ("p", "class"),
                ("blockquote",),
                ("ol", "start"),
                ("ul",),
                ("li",),
                ("span", "id"),
                ("h2", "id"),
                ("a", "class", "href", "title"),
                ("a", "href"),
                ("a", "aria-labelledby", "class", "href"),
            }
            assert all(value in CLASSES for name, value in attributes if name == "class")
            assert all(value.startswith(("#p-", "../entities/iss.md")) for name, value in attributes if name == "href")


Event = tuple[str, str, tuple[tuple[str, str], ...]]


class _Outline(HTMLParser):
    """The elements of a page with their attributes, and the text between them."""

    def __init__(self) -> None:
        super().__init__()
        self.events: list[Event] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.events.append(("start", tag, tuple(sorted((name, " ".join((v or "").split())) for name, v in attrs))))

    def handle_endtag(self, tag: str) -> None:
        self.events.append(("end", tag, ()))

    def handle_data(self, data: str) -> None:
        if self.events and self.events[-1][0] == "text":
            self.events[-1] = ("text", self.events[-1][1] + data, ())
        else:
            self.events.append(("text", data, ()))

    def handle_comment(self, data: str) -> None:
        self.events.append(("comment", data, ()))

    handle_pi = unknown_decl = handle_comment

    def handle_decl(self, decl: str) -> None:
        self.handle_comment(decl)


def outline(page: str) -> list[Event]:
    """Return what a browser makes of a page, with white space folded."""
    parser = _Outline()
    parser.feed(page)
    parser.close()
    folded = [(kind, " ".join(what.split()) if kind == "text" else what, more) for kind, what, more in parser.events]
    return [event for event in folded if event[1]]


def rendered(text: str) -> str:
    """Return what MkDocs makes of Markdown."""
    return _markdown().reset().convert(text)


@cache
def _markdown() -> Markdown:
    class Loader(yaml.SafeLoader):
        """Passes over what MkDocs takes from the environment."""

    Loader.add_constructor("!ENV", lambda loader, node: None)
    Loader.add_constructor("!relative", lambda loader, node: str(Path(__file__).parent))
    config = yaml.load((Path(__file__).parents[1] / "mkdocs.yml").read_text(encoding="utf-8"), Loader)
    extensions = config["markdown_extensions"]
    return Markdown(extensions=list(extensions), extension_configs=extensions)


def _without_controls(text: str) -> str:
    """Return `text` as it can be shown: control characters are white space or U+FFFD."""
    return "".join(c if c >= " " and not "\x7f" <= c <= "\x9f" else " " if c.isspace() else "�" for c in text)


def _visible(text: str, around: str = "") -> str:
    """Return what is seen of one line, with white space folded; `around` keeps that at its ends."""
    return " ".join(f"{around}{_without_controls(text)}{around}".split())[len(around) :].removesuffix(around)


def an_article(text: str, suffix: str) -> Article:
    raw = RawArticle(f"a{suffix}", f"a{suffix}", "0" * 64, text, 1, YamlFile("a"), YamlFile("a.yml"))
    return describe(raw, clean(raw))[0]


_ISS = Entity(
    id="iss",
    type="station",
    name=Name(fr="Station spatiale internationale", en="International Space Station"),
    aliases=("ISS",),
    description=Words(fr="Station.", en="Station."),
    sources=(),
)
LINKER = Linker(Registry({"iss": _ISS}, (), {}, {}))
