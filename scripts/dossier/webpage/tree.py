"""Reads the bytes of a page saved from a browser: decoded as a browser would, and parsed into a tree of bounded depth.

Whatever the bytes are, what comes out is a tree or a ValueError in words for people. Nothing is fetched.
"""

import codecs
import re
import unicodedata

from lxml import etree, html
from lxml.html import HtmlElement


def listed(words: str) -> tuple[str, ...]:
    """Return the words of a table that is written as running text."""
    return tuple(words.split())


MOST_BYTES = 20_000_000
"""A page larger than this is no press article, even with all its scripts inside."""

# libxml2 gives up at 256 levels, and what follows would be lost. Real pages nest 60 deep at most.
_DEEPEST = 250

# How much of a page is searched for the encoding that it declares; browsers stop at 1,024 bytes, pages don't.
_HEAD_BYTES = 8192
_ENOUGH_TO_GUESS = 200_000

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE
)
# What browsers make of a name: Latin-1 and ASCII always mean Windows' superset of them.
_SUPERSETS = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030"}
_NOT_OF_PAGES = frozenset({"utf-7", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"})

_LINE_ENDS = re.compile("\r\n?|[\u2028\u2029\x85]")
_INVISIBLE = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u2060\ufeff\ufffe\uffff\ud800-\udfff]")
_SPACES = re.compile(r"\s+")

_WORD = re.compile(r"[^\W_]+")
_APOSTROPHES = str.maketrans("’‘ʼ“”«»", '\'\'\'""""')

_TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]{0,40})[^<>]*>?")
# Tags that close one another, or hold no other: these never nest deep, and are what a flattened page keeps.
_FLAT = frozenset(listed("html head body title meta link script style p br li time h1 h2 h3 h4 h5 h6 a"))
# A tag with thousands of attributes keeps a parser busy for minutes; nothing in so long a one is of use here.
_LONG_TAG = re.compile(r"<([a-zA-Z][\w:-]{0,40})\b[^<>]{20000,}>")
_MOST_TAGS = 150_000
_INLINE = frozenset(listed("span font b i em strong u small sup sub mark code cite abbr"))


def parse_page(raw: bytes) -> tuple[HtmlElement, str]:
    """Return the tree of a page, and its decoded markup; raise ValueError where the bytes hold none."""
    if len(raw) > MOST_BYTES:
        raise ValueError(
            f"a page of {len(raw) / 1e6:.0f} MB is no press article (more than {MOST_BYTES // 1_000_000} MB)"
        )
    markup = _LINE_ENDS.sub("\n", decode(raw)).replace("\0", "").replace("\f", " ")
    if markup.count("<") > _MOST_TAGS:
        raise ValueError(f"a page with more than {_MOST_TAGS:,} tags is no press article")
    markup = _LONG_TAG.sub(r"<\1>", markup)
    if not markup.strip():
        raise ValueError("the page is empty")
    tree, is_whole = _parse(markup)
    if not is_whole:
        tree, is_whole = _parse(_flattened(markup))
    if tree is None or not is_whole:
        raise ValueError("the page's markup is nested too deeply or is broken, and can't be read")
    return tree, markup


def decode(raw: bytes) -> str:
    """Return the text of `raw`: by its byte order mark, as UTF-8 if it is, as it declares, or as it looks."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if raw.startswith(mark):
            return raw[len(mark) :].decode(encoding, "replace")
    encodings = (_zero_bytes(raw), "utf-8", _declared(raw))
    for encoding in filter(None, encodings):
        try:
            return raw.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    if _is_nearly_utf8(raw):
        return raw.decode("utf-8", "replace")
    from charset_normalizer import from_bytes  # here, and ftfy below, as they are slow to load

    guess = from_bytes(raw[:_ENOUGH_TO_GUESS], preemptive_behaviour=False).best() if not _declared(raw) else None
    return raw.decode(guess.encoding if guess else "cp1252", "replace")


def tidy(text: str) -> str:
    """Return words as a page shows them: white space folded, invisible characters gone, mojibake repaired, NFC."""
    folded = " ".join(_SPACES.split(_INVISIBLE.sub("", text))).strip()
    if not folded.isascii():
        import ftfy.badness

        if ftfy.badness.is_bad(folded):
            folded = " ".join(_SPACES.split(_INVISIBLE.sub("", ftfy.fix_encoding(folded)))).strip()
        folded = unicodedata.normalize("NFC", folded)
    return folded


def plain(text: str) -> str:
    """Return what two spellings of the same words share: small letters and figures, parted by spaces."""
    return " ".join(_WORD.findall(text.translate(_APOSTROPHES).casefold()))


def _zero_bytes(raw: bytes) -> str | None:
    """Recognize UTF-16 without a mark: every second byte of its markup is zero."""
    head = raw[:1000]
    if len(head) < 8 or head.count(0) < len(head) // 3:
        return None
    return "utf-16-le" if head[1::2].count(0) > head[::2].count(0) else "utf-16-be"


def _declared(raw: bytes) -> str | None:
    found = _DECLARED.search(raw[:_HEAD_BYTES])
    if not found:
        return None
    try:
        name = codecs.lookup(found[1].decode("ascii", "replace")).name
    except LookupError:
        return None
    if name in _NOT_OF_PAGES or not _decodes_to_text(name):
        return None
    return _SUPERSETS.get(name, name)


def _decodes_to_text(name: str) -> bool:
    """Tell an encoding of text from what Python calls codecs too (`rot13`, `zlib`)."""
    try:
        return b"a".decode(name) == "a"
    except (LookupError, UnicodeError, ValueError):
        return False


def _is_nearly_utf8(raw: bytes) -> bool:
    """Tell UTF-8 with a few broken bytes: an advertisement's, or a file cut in the middle of a letter."""
    text = raw.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    return sum(not char.isascii() for char in text) - broken > 5 * broken


def _parse(markup: str) -> tuple[HtmlElement | None, bool]:
    """Return the tree, and whether it holds the whole page."""
    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        tree = html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser, ensure_head_body=True)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as err:
        if "empty" in str(err).lower():
            raise ValueError("the page holds no words") from None
        return None, False
    too_deep = any("depth" in entry.message.lower() for entry in parser.error_log)
    return tree, not too_deep and _depth(tree) < _DEEPEST


def _depth(tree: HtmlElement) -> int:
    deepest = depth = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest


def _flattened(markup: str) -> str:
    """Return a page nested beyond reason with only the tags that don't nest; each other block begins a paragraph."""

    def flat(found: re.Match[str]) -> str:
        name = found[2].lower()
        if name in _FLAT:
            return found[0]
        return "" if name in _INLINE else "<p>"

    return _TAG.sub(flat, markup)
