"""Turns the bytes of a file into text, and mends what encoding and copying have damaged.

The result is the text as read, to which quotations and offsets refer: decoded, without a byte order mark, with plain
line ends, in Unicode's composed form (NFC); mojibake and character references read; soft hyphens, zero-width spaces
and control characters gone. Nothing else is changed.
"""

import codecs
import html
import re
import unicodedata
from collections.abc import Callable
from functools import cache

_LINE_ENDS = re.compile("\r\n?|[\u2028\u2029\x0b\x0c\x85]")
_CONTROLS = re.compile("[\x01-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff]")
# Marks without width that copying leaves behind; joiners only where no script needs them, between Latin letters.
_INVISIBLE = re.compile(
    "[\x01-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
    "|(?<=[\x20-\u024f])[\u200c\u200d](?=[\x20-\u024f])"
)
# A reference, however often it was written as one: «&eacute;», «&amp;amp;eacute;».
_REFERENCE = re.compile(
    r"&(?P<again>(?:(?:amp|AMP|#0{0,3}38|#[xX]0{0,3}26);)*)(?P<name>#\d{2,6}|#[xX][0-9a-fA-F]{2,5}|[A-Za-z][A-Za-z0-9]{1,30});"
)
_MARKUP = re.compile(r"[<>]")

_BYTE_ORDER_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))

# What French and English write beyond ASCII: by these a decoding shows itself right.
_EXPECTED = frozenset("àâäæçéèêëîïôöœùûüÿñáíóúãõßÀÂÄÆÇÉÈÊËÎÏÔÖŒÙÛÜŸÑÁÍÓÚ«»“”‘’„–—…•·°€£©®™§²³½¼¾ºª¿¡\u00a0\u202f×±µ")
_LEAST_EXPECTED = 0.8
# More control characters than this, as a share of all, are no text's.
_MOST_CONTROLS = 0.02
# No text was damaged more often; one made to keep us busy may look as if it were.
_MOST_ROUNDS = 30


def decode(raw: bytes, declared: str | None = None) -> str:
    """Return the characters of a file: UTF-8 or UTF-16 where its bytes say so, or else what they make most sense in.

    `declared` is the encoding that the file itself names. Raises ValueError, in words for people, for bytes that are
    no text.
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if raw.startswith(mark):
            return raw[len(mark) :].decode(encoding, errors="replace")
    if b"\0" in raw:
        raise ValueError("a NUL byte: this is a binary file, not text")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if declared and (text := _decoded_as(raw, declared)) is not None:
        return text
    western = raw.decode("cp1252", errors="replace")
    strange = [char for char in western if char > "\x7f"]
    if sum(char in _EXPECTED for char in strange) >= _LEAST_EXPECTED * len(strange):
        return western
    if sum(char < " " and char not in "\t\n\r\f\v" for char in western) > _MOST_CONTROLS * len(western):
        raise ValueError("this is a binary file, not text")
    import charset_normalizer  # seldom needed, and slow to import

    best = charset_normalizer.from_bytes(raw).best()
    return str(best) if best else western


def _decoded_as(raw: bytes, encoding: str) -> str | None:
    """Decode as declared; browsers read Latin-1 as windows-1252, and so does this (WHATWG, Encoding)."""
    try:
        name = codecs.lookup(encoding).name
        return raw.decode("cp1252" if name in ("iso8859-1", "ascii") else name, errors="strict")
    except (LookupError, ValueError):
        return None


def as_read(text: str) -> str:
    """Return decoded `text` mended: the form that spans and quotations refer to.

    What was damaged twice is mended twice.
    """
    for _ in range(_MOST_ROUNDS):
        mended = _mended_once(text)
        if mended == text:
            break
        text = mended
    return text


def _mended_once(text: str) -> str:
    text = _LINE_ENDS.sub("\n", text)
    if not text.isascii() or "&" in text:
        text = _LINE_ENDS.sub("\n", _without_mojibake(_with_references(text)))
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", text))


def as_written(text: str) -> str:
    """Return what a person wrote for the dossier: plain line ends, no control characters, NFC; nothing is mended."""
    return unicodedata.normalize("NFC", _CONTROLS.sub("", _LINE_ENDS.sub("\n", text)))


def _with_references(text: str) -> str:
    """Read character references («&eacute;»), but those for marks of markup only where the text holds no markup."""
    is_markup = _MARKUP.search(text) is not None

    def read(found: re.Match[str]) -> str:
        if is_markup and found["again"]:
            return found.group()
        reference = f"&{found['name']};"
        char = html.unescape(reference)
        if len(char) > 2 or unicodedata.category(char[0]) in ("Cc", "Cs", "Cn", "Co"):
            return reference
        return reference if is_markup and char in "<>&" else char

    return _REFERENCE.sub(read, text)


def _without_mojibake(text: str) -> str:
    """Undo mojibake («Ã©»), line by line, so that one line's damage doesn't decide for another."""
    return "\n".join(line if line.isascii() else _mender()(line) for line in text.split("\n"))


@cache
def _mender() -> Callable[[str], str]:
    import ftfy  # slow to import, and read by more than what mends a text

    # Only what encodings damage: quotation marks, ligatures and widths are the author's own.
    mending = ftfy.TextFixerConfig(
        unescape_html=False,
        remove_terminal_escapes=False,
        uncurl_quotes=False,
        fix_latin_ligatures=True,
        fix_character_width=False,
        fix_line_breaks=False,
        remove_control_chars=False,
        normalization=None,
        explain=False,
    )
    return lambda line: ftfy.fix_text(line, mending)
