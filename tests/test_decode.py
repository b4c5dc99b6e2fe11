"""Bytes become the characters that their writer typed, and damage of encoding and copying is mended, nothing else."""

import codecs
import string

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dossier.decode import as_read, as_written, decode

FRENCH = "L’été à Nîmes : « où ça ? », œuvre d’un garçon naïf — 3 € pièce…"
FRENCH_LATIN_1 = "L'été à Nîmes : « où ça ? », l'oeuvre d'un garçon naïf."
SHY, ZERO, JOINER, BOM = "\N{SOFT HYPHEN}", "\N{ZERO WIDTH SPACE}", "\N{ZERO WIDTH JOINER}", "\ufeff"


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (b"", ""),
        (b"Plain words.", "Plain words."),
        (FRENCH.encode(), FRENCH),
        (codecs.BOM_UTF8 + FRENCH.encode(), FRENCH),
        (codecs.BOM_UTF16_LE + FRENCH.encode("utf-16-le"), FRENCH),
        (codecs.BOM_UTF16_BE + FRENCH.encode("utf-16-be"), FRENCH),
        (codecs.BOM_UTF8, ""),
        (FRENCH.encode("cp1252"), FRENCH),
        (FRENCH_LATIN_1.encode("latin-1"), FRENCH_LATIN_1),
        ("“It’s a ‘must’ – now”".encode("cp1252"), "“It’s a ‘must’ – now”"),
        ("Роскосмос сообщил о запуске.".encode(), "Роскосмос сообщил о запуске."),
    ],
)
def test_bytes_are_read_in_the_encoding_that_they_are_in(raw: bytes, text: str) -> None:
    assert decode(raw) == text


@pytest.mark.parametrize(
    ("raw", "declared", "text"),
    [
        ("Żółć".encode("iso8859-2"), "iso-8859-2", "Żółć"),
        ("Привет, это новости".encode("cp1251"), "windows-1251", "Привет, это новости"),
        ("l’œuvre".encode("cp1252"), "ISO-8859-1", "l’œuvre"),  # as browsers do (WHATWG)
        ("déjà".encode(), "iso-8859-1", "déjà"),  # the bytes know better
        ("déjà".encode("cp1252"), "no-such-encoding", "déjà"),
        ("déjà".encode("cp1252"), "utf-8", "déjà"),
        ("déjà".encode("cp1252"), "us-ascii", "déjà"),
    ],
)
def test_a_declared_encoding_counts_where_the_bytes_allow_it(raw: bytes, declared: str, text: str) -> None:
    assert decode(raw, declared) == text


def test_a_long_text_in_another_single_byte_encoding_is_recognised() -> None:
    text = "Министерство транспорта сообщило в понедельник, что мост через реку закрыт для движения. " * 5
    assert decode(text.encode("cp1251")) == text


@pytest.mark.parametrize(
    "raw", [b"a\0b", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", bytes(range(1, 32)) * 3 + b"\xff\xfe\xfd" * 9]
)
def test_what_is_no_text_is_refused_in_words(raw: bytes) -> None:
    with pytest.raises(ValueError, match=r"this is a binary file, not text$"):
        decode(raw)


@given(
    st.text(st.characters(codec="utf-8", exclude_characters="\0\ufeff")),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_every_text_survives_a_unicode_encoding(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


@given(
    st.binary(), st.none() | st.sampled_from(["utf-8", "latin-1", "cp1251", "utf-16", "idna", "rot13", "hex", "?", ""])
)
@example(b"\xff", "idna")
@example(b"\xff\xff", "hex")
def test_any_bytes_are_text_or_refused(raw: bytes, declared: str | None) -> None:
    try:
        text = decode(raw, declared)
    except ValueError as err:
        assert "binary file" in str(err)  # noqa: PT017  (no other error is allowed, and none is not wanted)
    else:
        assert isinstance(as_read(text), str)


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("Ã©tÃ©", "été"),
        ("lâ€™Ã©cole Ã  la plage", "l’école à la plage"),
        ("Itâ€™s a â€œmustâ€\x9d", "It’s a “must”"),
        ("DÃ©jÃ\u00a0 vu", "Déjà vu"),
        ("Â« Oui Â», dit-elle.", "« Oui », dit-elle."),
        ("ÃƒÂ©tÃƒÂ©", "été"),  # damaged twice
        ("intact : déjà\nabÃ®mÃ© : dÃ©jÃ\u00a0", "intact : déjà\nabîmé : déjà"),  # a line doesn't decide for another
        ("À São Paulo, l’Île-de-France", "À São Paulo, l’Île-de-France"),
        ("MÃLANGE de capitales", "MÃLANGE de capitales"),
    ],
)
def test_mojibake_is_undone_and_nothing_else(text: str, mended: str) -> None:
    assert as_read(text).rstrip() == mended


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("l&rsquo;&eacute;t&eacute;", "l’été"),
        ("l&#8217;&#xE9;t&#233;", "l’été"),
        ("Dupont &amp; fils", "Dupont & fils"),
        ("&amp;eacute;", "é"),
        ("avant&nbsp;: après", "avant\u00a0: après"),
        ("3 &lt; 4", "3 < 4"),
        ("<b>3 &lt; 4 &amp; 5</b> &eacute;", "<b>3 &lt; 4 &amp; 5</b> é"),  # in markup its marks stay
        ("AT&T, R&D; Marks & Spencer; &c.", "AT&T, R&D; Marks & Spencer; &c."),
        ("&nosuchthing; &#0; &#1114112;", "&nosuchthing; &#0; &#1114112;"),
        ("?a=1&copy=2", "?a=1&copy=2"),  # without a semicolon it is an address's
    ],
)
def test_character_references_are_read(text: str, mended: str) -> None:
    assert as_read(text) == mended


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        (f"anti{SHY}consti{SHY}tutionnel", "anticonstitutionnel"),
        (f"{BOM}mot{ZERO}mot\u2060", "motmot"),
        ("\u200eLatin\u200f \u202atext\u202c", "Latin text"),
        (f"co{JOINER}opé", "coopé"),
        ("می\u200cخواهم", "می\u200cخواهم"),  # Persian needs its non-joiner
        ("क्\u200dष", "क्\u200dष"),  # and Devanagari its joiner
        ("a\x01b\x1b[0m\x7fc\td", "ab[0mc\td"),
        ("e\u0301te\u0301 o\u0302", "été ô"),
        ("une\u00a0espace\u202ffine\u2009mince", "une\u00a0espace\u202ffine\u2009mince"),
        ("l’“usage” des «guillemets» d'ici", "l’“usage” des «guillemets» d'ici"),
        ("№ ½ ² ™ … ﷺ", "№ ½ ² ™ … ﷺ"),
        ("Ｆｕｌｌ", "Ｆｕｌｌ"),
    ],
)
def test_invisible_marks_go_and_visible_ones_stay(text: str, mended: str) -> None:
    assert as_read(text) == mended


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n", "\u2028", "\u2029", "\x0b", "\x0c", "\x85"])
def test_line_ends_are_made_alike(end: str) -> None:
    assert as_read(f"un{end}deux{end}{end}trois") == "un\ndeux\n\ntrois"
    assert as_written(f"un{end}deux{end}{end}trois") == "un\ndeux\n\ntrois"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Ã©tÃ© &eacute; &amp;", "Ã©tÃ© &eacute; &amp;"),
        (f"cou{SHY}pe{ZERO}", f"cou{SHY}pe{ZERO}"),
        (f"{BOM}a\x01b\x7fc\td", "abc\td"),
        ("e\u0301", "é"),
    ],
)
def test_what_an_editor_wrote_is_not_mended(text: str, kept: str) -> None:
    assert as_written(text) == kept


PIECES = [
    "Ã©",
    "â€™",
    "Ã\xa0",
    "ÃƒÂ©",
    "&amp;",
    "&amp;amp;",
    "&eacute;",
    "&#233;",
    "&#xe9;",
    "&lt;b&gt;",
    "&nbsp;",
    "&#13;",
    "&#8203;",
    "&#x85;",
    "\r",
    "\r\n",
    "\x0b",
    "\x85",
    "\u2028",
    "\ufeff",
    "\xad",
    "\u200b",
    "\u200c",
    "\u200d",
    "e",
    "́",
    "<p>",
    "l’été",
    "ﬁn",
    "&",
    "#",
    ";",
    "x",
    "\x81",
    "â\x80\x99",
    "ï»¿",
    "Â",
    "ͅ",
    "�",
]
damaged = st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=10).map("".join)


@given(damaged)
@example("&amp;#13;&amp;#10;")
@example("Ã\u0192Â©")
def test_mending_a_mended_text_changes_nothing(text: str) -> None:
    once = as_read(text)
    assert as_read(once) == once
    assert not set(once) & set("\r\x0b\x0c\x85\u2028\u2029\ufeff\u00ad\u200b\x01\x7f")


@given(damaged)
def test_what_an_editor_wrote_is_brought_into_form_once(text: str) -> None:
    assert as_written(as_written(text)) == as_written(text)


ASCII_PROSE = "".join(set(string.printable) - set("\r\x0b\x0c&"))


@given(st.text(ASCII_PROSE))
def test_ascii_prose_is_read_and_written_as_it_is(text: str) -> None:
    assert decode(text.encode()) == as_read(text) == as_written(text) == text


@given(
    st.lists(
        st.sampled_from(
            [
                "été",
                "où",
                "ça",
                "œuvre",
                "Noël",
                "«",
                "»",
                "“",
                "”",
                "’",
                "–",
                "—",
                "…",
                "€",
                "Ÿ",
                "ñ",
                "3",
                "mot,",
                "fin.",
            ]
        )
    ).map(" ".join)
)
def test_sound_prose_is_left_alone_and_read_alike_from_either_encoding(text: str) -> None:
    assert as_read(text) == text
    assert decode(text.encode("cp1252")) == decode(text.encode()) == text


def test_a_reference_written_again_and_again_is_read_once() -> None:
    assert as_read("caf&amp;amp;#38;eacute; &AMP;amp;") == "café &"
    assert as_read("<b>caf&amp;eacute;</b>") == "<b>caf&amp;eacute;</b>"
    assert as_read("&amp;amp;nothing;") == "&nothing;"
