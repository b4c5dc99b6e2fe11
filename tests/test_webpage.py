"""Pages as a whole: what is read, what is kept, and what hostile bytes do."""

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dossier.webpage import WebPage, read_webpage
from dossier.webpage.tree import decode, tidy

PROSE = "Le conseil municipal a voté, lundi soir, la fermeture du vieux pont, qui menace ruine depuis l’hiver dernier."


def page(body: str, head: str = "") -> WebPage:
    return read_webpage(f"<html lang=fr><head><meta charset=utf-8>{head}</head><body>{body}</body></html>".encode())


def article(read: WebPage) -> list[str]:
    lines = read.text.split("\n")
    return [line for line, mark in zip(lines, read.marks, strict=True) if mark.reason is None and mark.kind != "title"]


def reason(read: WebPage, words: str) -> str | None:
    lines = read.text.split("\n")
    return next(mark.reason for line, mark in zip(lines, read.marks, strict=True) if words in line)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("é".encode(), "é"),
        (b"\xef\xbb\xbf\xc3\xa9", "é"),
        ("é".encode("utf-16"), "é"),
        ("<p>é".encode("utf-16-le") * 8, "<p>é" * 8),
        (b'<meta charset="iso-8859-1">\x93\xe9\x94', '<meta charset="iso-8859-1">“é”'),
        (b'<?xml version="1.0" encoding="windows-1252"?>\x80', '<?xml version="1.0" encoding="windows-1252"?>€'),
        (b'<meta charset="utf-7">\xe9', None),
        (b'<meta charset="rot13">\xe9', None),
        (b"caf\xc3\xa9 " * 20 + b"\xe9", "café " * 20 + "\ufffd"),
    ],
)
def test_decoding_follows_the_mark_then_utf8_then_what_is_declared(raw: bytes, expected: str | None) -> None:
    assert expected is None or decode(raw) == expected
    assert isinstance(decode(raw), str)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (" a\n\tb\u00a0c ", "a b c"),
        ("l\u2019Ã©tÃ© Ã  Paris", "l\u2019été à Paris"),
        ("cafe\u0301", "café"),
        ("en\u00adtre\u200bprise", "entreprise"),
    ],
)
def test_words_are_folded_and_repaired(raw: str, expected: str) -> None:
    assert tidy(raw) == expected


def test_each_block_is_one_line() -> None:
    read = page(f"<p>{PROSE}<p>Il <b>a</b> dit<i> non</i>.<br>Puis<br><br>rien.<table><tr><td>a<td>b</table>")
    assert read.text.split("\n") == [PROSE, "Il a dit non. Puis", "rien.", "a b"]


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<span class=dropcap>L</span>e maire", "Le maire"),
        ("<span>Jean Dupont</span><span>Le Courrier</span>", "Jean Dupont Le Courrier"),
        ("<b>Un intertitre court</b><br>Le texte suit.", "Un intertitre court\nLe texte suit."),
        ("<address>1, rue Haute<br>Paris</address>", "1, rue Haute\nParis"),
        ("a<script>b</script><style>c</style><noscript>d</noscript><svg><title>e</title></svg>f", "af"),
        ('<div>a<div hidden>b</div><div style="display: none">c</div></div>', "a\nb\nc"),
    ],
)
def test_lines(markup: str, text: str) -> None:
    assert page(markup).text == text


def test_what_is_not_the_article_is_kept_with_its_reason() -> None:
    read = page(
        f"<nav><a href=/>Accueil</a></nav><h1>Le vieux pont va fermer cet été</h1><p class=byline>Par Jean Dupont</p>"
        f"<figure><img><figcaption>Le pont, hier</figcaption></figure><p>{PROSE}</p>"
        f"<p>Lire aussi : <a href=/b>Un autre pont</a></p><p>{PROSE[::-1]}.</p><p>Lire aussi bien que compter.</p>"
        f"<div class=newsletter-box><p>Inscrivez-vous.</p></div><footer>© 2020 Le Courrier</footer>"
        "<section id=comments><p>Je trouve que ce pont était très bien comme il était.</p></section>"
    )
    assert article(read) == [PROSE, f"{PROSE[::-1]}.", "Lire aussi bien que compter."]
    assert [reason(read, words) for words in ("Accueil", "Par Jean", "hier", "Un autre", "Inscrivez", "© 2020")] == [
        "removed.furniture",
        "removed.byline",
        "removed.caption",
        "removed.related",
        "removed.newsletter",
        "removed.furniture",
    ]
    assert reason(read, "Je trouve") == "removed.comments"


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "empty"),
        (b"  \n", "empty"),
        (b"<img src=x>", "no words"),
        (b"<frameset><frame src=x></frameset>", "no words"),
        (b"<p>x" * 20_000, "lines"),
        (b"<b></b>" * 200_000, "tags"),
        (b"a" * 21_000_000, "MB"),
    ],
)
def test_what_is_no_article_is_refused_in_words(raw: bytes, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        read_webpage(raw)


HOSTILE = {
    "nested divs": b"<div>" * 20_000 + b"words here",
    "nested links": b"<a href=x>word " * 20_000,
    "nested tables": b"<table><tr><td>word" * 3_000,
    "attributes": b"<p " + b"".join(b"a%d=1 " % i for i in range(20_000)) + b">words here",
    "classes": b'<div class="' + b"related share " * 50_000 + b'"><p>words here',
    "open comment": b"<p>words here<!-- " + b"a" * 100_000,
    "entities": b'<!DOCTYPE x [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><p>words here &c;',
    "open strings": b'<script type="application/ld+json">' + b'"a\\' * 50_000 + b"</script><p>words here",
    "open comments": b'<script type="application/ld+json">' + b"/*" * 50_000 + b"</script><p>words here",
    "nested JSON": b'<script type="application/ld+json">' + b'{"author":[' * 50_000 + b"</script><p>words here",
    "long title": b"<title>" + b"a - " * 50_000 + b"</title><p>words here",
    "breaks": b"<p>words here" + b"<br>" * 20_000 + b"y",
    "zeros": b"<p>wo\0rds here",
    "CDATA": b"<p><![CDATA[ x ]]> words here",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_markup_is_harmless(name: str) -> None:
    start = time.process_time()
    read = read_webpage(HOSTILE[name])
    assert "word" in read.text
    assert time.process_time() - start < 20


TAGS = ["p", "div", "h2", "li", "span", "aside", "footer", "blockquote", "td"]
PIECES = st.sampled_from(
    [
        "<p>",
        "<div",
        "class=related>",
        "<h1>",
        "</h1>",
        "<a",
        "href=x>",
        "</a>",
        "<br>",
        "<li>",
        "<table>",
        "<td>",
        "</div>",
        "<b>",
        "<time",
        "datetime=2020-01-01>",
        "<script>",
        "</script>",
        "<!--",
        "-->",
        "&",
        "&amp;",
        "«",
        "é",
        "\x00",
        "<meta",
        "name=author",
        "content=x>",
        "<script",
        "type=application/ld+json>{",
        "}",
        "word",
    ]
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(st.binary(max_size=300), st.lists(PIECES, max_size=40).map(lambda each: " ".join(each).encode())))
def test_any_bytes_make_a_page_or_a_value_error(raw: bytes) -> None:
    try:
        read = read_webpage(raw)
    except ValueError:
        return
    assert len(read.marks) == len(read.text.split("\n"))
    assert all(line == " ".join(line.split()) and line for line in read.text.split("\n"))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(TAGS), min_size=1, max_size=12))
def test_every_visible_word_is_kept(tags: list[str]) -> None:
    markup = "".join(f"<{tag}>word{number} more</{tag}>" for number, tag in enumerate(tags))
    words = page(markup).text.replace("more", " ").split()
    assert words == [f"word{number}" for number in range(len(tags))]
