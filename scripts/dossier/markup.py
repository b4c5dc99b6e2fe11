"""Writes text so that Markdown shows it letter for letter, whatever it contains.

Every ASCII mark that an extension enabled in mkdocs.yml would read at its place is written as a character
reference. A mark that no extension reads there stays as it is, so that the pages remain pleasant to read raw:
«Crew-11» keeps its hyphen and «14:05» its colon.
"""

import re
from urllib.parse import quote

# Marks that mean something wherever they stand: emphasis, links, images, HTML, attribute lists, tables, headings,
# code, references, mathematics, templates.
_ANYWHERE = r"\\`*_{}\[\]<>#|~^$=+&"
# Marks that mean something next to another: dashes in a row, emoji shortcodes and addresses, images.
_IN_CONTEXT = r"(?<=-)(?=-)|(?<=--)|(?<=:)(?![\s\d]|$)|(?<=!)(?=[\[!]|$)"

# The mark comes first and its context after it: re finds the one set of characters fast.
_MARKS = re.compile(f"[{_ANYWHERE}:!-](?:(?<=[{_ANYWHERE}])|{_IN_CONTEXT})")
# Marks that mean something at the head of a block: lists, rules, front matter, definitions, containers, admonitions,
# folded details; and the mark after a number, which makes a list.
_HEAD = re.compile(r"\s*(?:\d+(?=[.)])|(?=[-:!?]))(?P<mark>.)")
_REFERENCE = re.compile(r"&(?=#?\w)")

_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")

# What a link's address may hold unencoded: the unreserved and reserved marks of RFC 3986 that Markdown doesn't read.
_ADDRESS_SAFE = "/:?#@!$&+,;=~.-%"


def as_text(text: str, *, at_head: bool = True) -> str:
    """Return Markdown that shows the one line `text` as the letters it is; `at_head` where it begins a block."""
    text = _without_controls(text)
    if at_head:
        text = text.lstrip()  # or four spaces would make it code
    head = _HEAD.match(text) if at_head else None
    if not head:
        return _MARKS.sub(_reference, text)
    at = head.start("mark")
    return text[:at] + f"&#{ord(text[at])};" + _MARKS.sub(_reference, text[at + 1 :])


def count_marks(text: str) -> int:
    """Return how many marks of `text` as_text would write as references."""
    return len(_MARKS.findall(text))


def as_metadata(text: str) -> str:
    """Return `text` for the front matter, fit to be printed into HTML as it stands.

    `<`, `>` and an ampersand that begins a character reference become character references; html.unescape undoes it.
    """
    text = _REFERENCE.sub("&amp;", _without_controls(text))
    return text.replace("<", "&lt;").replace(">", "&gt;")


def as_attribute(text: str) -> str:
    """Return `text` for the value of an HTML attribute, between double quotes, within Markdown."""
    return _MARKS.sub(_reference, _without_controls(text)).replace('"', "&quot;").replace("'", "&#39;")


def as_address(url: str) -> str:
    """Return the web address `url` for a Markdown link's destination, with what Markdown reads percent-encoded."""
    return quote(url, safe=_ADDRESS_SAFE, errors="replace").replace("&", "&amp;")


def _reference(found: re.Match[str]) -> str:
    mark = found.group()
    return {"&": "&amp;", "<": "&lt;", ">": "&gt;"}.get(mark, f"&#{ord(mark)};")


def _without_controls(text: str) -> str:
    """Replace the characters that no page can show; Python-Markdown keeps some of them for its own use."""
    return _CONTROLS.sub(lambda found: " " if found.group().isspace() else "\N{REPLACEMENT CHARACTER}", text)
