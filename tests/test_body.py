"""Bodies: which mentions become links, and how each kind of block is shown."""

import re
from collections.abc import Sequence
from dataclasses import replace

import markdown
import pytest
import yaml

from conftest import ROOT, MakeProject
from dossier.body import body
from dossier.build import gather
from dossier.clean import Block, BlockKind
from dossier.describe import Article
from dossier.link import Linker
from dossier.passages import sentence

Lines = Sequence[tuple[BlockKind, str] | tuple[BlockKind, str, int]]
"""Kinds and words of blocks, and their numbers."""

REGISTRY = {
    "seeds/entities/agence.yml": "type: organisation\nname: {fr: Roscosmos, en: Roscosmos}\naliases: [agence russe]\n"
    "description: {fr: a, en: a}\nsources: []\n",
}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Roscosmos parle. Roscosmos se tait.", "[Roscosmos](agence) parle. Roscosmos se tait."),
        ("L’agence russe Roscosmos parle.", "L’agence russe [Roscosmos](agence) parle."),
        ("L’agence russe (Roscosmos) parle.", "L’[agence russe](agence) (Roscosmos) parle."),
        ("L’agence russe parle.\n\nElle se tait.", "L’[agence russe](agence) parle."),
    ],
)
def test_the_first_mention_of_a_section_is_a_link_and_the_name_rather_than_what_it_is_called(
    make_project: MakeProject, text: str, shown: str
) -> None:
    project = make_project(files={**REGISTRY, "seeds/articles/a.txt": text})
    dossier, _, _ = gather(project, lambda _: None)
    article = dossier.articles[0]
    first = body(article, dossier.mentions[article.slug], lambda entity: entity).split("\n\n")[0]
    assert first.partition("</span>")[2].partition('<a class="cite"')[0] == shown


def test_each_section_links_anew_and_headings_do_not(make_project: MakeProject) -> None:
    lines: Lines = [
        ("paragraph", "Roscosmos au début, dit-on."),
        ("heading", "Roscosmos à la fin"),
        ("paragraph", "On relit ici ce que dit Roscosmos à la fin de tout."),
    ]
    project = make_project(files={**REGISTRY, "seeds/articles/a.txt": "\n".join(words for _, words, *_ in lines)})
    dossier, _, _ = gather(project, lambda _: None)
    article = _of_blocks(dossier.articles[0], lines)
    mentions = Linker(dossier.registry).link(article)
    assert body(article, mentions, lambda entity: entity).count("[Roscosmos](agence)") == 2
    assert len(mentions) == 3


def _of_blocks(article: Article, lines: Lines) -> Article:
    """Return the article with a text of just these lines, each a block of its kind, numbered where it has a number."""
    blocks, text = [], ""
    for number, (kind, words, *marker) in enumerate(lines, 1):
        text += f"{marker[0]}) " if marker else ""
        blocks.append(Block(kind, len(text), len(text) + len(words), number, *marker))
        text += f"{words}\n"
    return replace(article, text=text, blocks=tuple(blocks))


def _html(article: Article) -> str:
    """Return the body as MkDocs would show it, without anchors."""
    config = yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), _Loader)
    extensions = config["markdown_extensions"]
    options = {name: given for name, given in extensions.items() if given}
    text = f'<div class="article-text" markdown="1">\n\n{body(article, (), str)}\n\n</div>\n'
    html = markdown.markdown(text, extensions=list(extensions), extension_configs=options)
    html = re.sub(r'<span id="p-[^"]*"></span>|<a class="(?:headerlink|cite)".*?</a>| id="p-[^"]*"', "", html)
    return html.removeprefix('<div class="article-text">\n').removesuffix("\n</div>")


class _Loader(yaml.SafeLoader):
    """Reads mkdocs.yml, whatever the environment says."""


_Loader.add_constructor("!ENV", lambda *_: None)
_Loader.add_constructor("!relative", lambda *_: "")


@pytest.mark.parametrize(
    ("lines", "html"),
    [
        ([("standfirst", "Le vent.")], '<p class="deck">Le vent.</p>'),
        ([("caption", "Le port (AFP)")], '<p class="caption">Le port (AFP)</p>'),
        ([("title", "Un autre titre")], '<p class="own-title">Un autre titre</p>'),
        ([("quote", "Un."), ("quote", "Deux.")], "<blockquote>\n<p>Un.</p>\n<p>Deux.</p>\n</blockquote>"),
        ([("item", "un"), ("item", "deux")], "<ul>\n<li>un</li>\n<li>deux</li>\n</ul>"),
        (
            [("numbered", "un", 4), ("numbered", "deux", 5), ("item", "trois")],
            '<div>\n<ol start="4">\n<li>un</li>\n<li>deux</li>\n</ol>\n</div>\n<ul>\n<li>trois</li>\n</ul>',
        ),
        (
            [("numbered", "un", 1), ("numbered", "deux", 2), ("numbered", "un", 1), ("numbered", "deux", 2)],
            "\n".join(['<div>\n<ol start="1">\n<li>un</li>\n<li>deux</li>\n</ol>\n</div>'] * 2),
        ),
        ([("numbered", "tout seul", 7)], "<ul>\n<li>7) tout seul</li>\n</ul>"),
        (
            [("paragraph", "Avant."), ("quote", "> - 1. # {: .x } <b>"), ("paragraph", "Après.")],
            "<p>Avant.</p>\n<blockquote>\n<p>&gt; - 1. # {: .x } &lt;b&gt;</p>\n</blockquote>\n<p>Après.</p>",
        ),
        (
            [("numbered", "</li> {: .x }", 1), ("numbered", "    - *deux* | <ol>", 2)],
            '<div>\n<ol start="1">\n<li>&lt;/li&gt; {: .x }</li>\n<li>- *deux* | &lt;ol&gt;</li>\n</ol>\n</div>',
        ),
        (
            [("standfirst", "{: .x }"), ("caption", "# <i>"), ("title", "- {#x} **gras**")],
            '<p class="deck">{: .x }</p>\n<p class="caption"># &lt;i&gt;</p>\n<p class="own-title">- {#x} **gras**</p>',
        ),
    ],
)
def test_each_kind_of_block_is_shown_as_what_it_is_and_its_words_are_nothing_but_words(
    make_project: MakeProject, lines: Lines, html: str
) -> None:
    project = make_project(files={"seeds/articles/a.txt": "Rien.", "seeds/articles/a.txt.yml": "title: Rien du tout\n"})
    dossier, _, _ = gather(project, lambda _: None)
    assert unescape_marks(_html(_of_blocks(dossier.articles[0], lines))) == html


def unescape_marks(html: str) -> str:
    """Return HTML with the references to marks that mean nothing in it as these marks."""
    return re.sub(r"&#(\d+);", lambda found: chr(int(found[1])), html)


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("mot " * 3, " mot" * 3, ("mot mot", "mot mot.")),
        ("mot " * 500, " mot" * 500, ("… mot", "mot …")),
        ("mot " * 500, "", ("… mot", "</mark>.")),
        ("x" * 2000 + " ", "", ("… <mark>", "</mark>.")),
    ],
)
def test_a_sentence_is_shown_whole_unless_it_is_too_long_to_read(
    make_project: MakeProject, before: str, after: str, shown: tuple[str, str]
) -> None:
    project = make_project(files={**REGISTRY, "seeds/articles/a.txt": f"{before}Roscosmos{after}."})
    dossier, _, _ = gather(project, lambda _: None)
    article = dossier.articles[0]
    text = sentence(article, dossier.mentions[article.slug])
    assert text.startswith(shown[0])
    assert text.endswith(shown[1])
    assert "<mark>Roscosmos</mark>" in text
    assert len(text) < 800
