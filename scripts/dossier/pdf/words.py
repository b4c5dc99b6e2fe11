"""Sets the words of a page: white space as HTML folds it, and places where overlong words may break."""

import re
from typing import Any

Node = dict[str, Any] | str
"""A piece of a page for the template: text, or a kind of element with what it holds."""

BREAK = "\N{ZERO WIDTH SPACE}"
"""Where a word may break without a hyphen."""

_SPACES = re.compile(r"[ \t\n\r\f]+")
_LONG = re.compile(r"[^\s\u200b]{41,}")
_PIECE = re.compile(r"[^/?&=._\-+#%:;,]{1,28}[/?&=._\-+#%:;,]*|[/?&=._\-+#%:;,]{1,28}")


def folded(text: str) -> str:
    """Return `text` with each run of ordinary white space as one space; no-break spaces stay."""
    return _SPACES.sub(" ", text)


def breakable(text: str) -> str:
    """Return `text` with places to break in words that no line could hold."""
    return _LONG.sub(lambda found: _broken(found.group()), text)


def _broken(word: str) -> str:
    if word.startswith(("http://", "https://")):
        return word  # the typesetter knows how addresses break
    return BREAK.join(_PIECE.findall(word))


def trimmed(nodes: list[Node]) -> list[Node]:
    """Return inline `nodes` without white space at either end, and no two spaces in a row."""
    out, _ = _without_double(nodes, is_after_space=True)
    _strip_end(out)
    return out


def _without_double(nodes: list[Node], *, is_after_space: bool) -> tuple[list[Node], bool]:
    out: list[Node] = []
    for node in nodes:
        if isinstance(node, str):
            text = node[1:] if is_after_space and node.startswith(" ") else node
            if text:
                out.append(text)
                is_after_space = text.endswith(" ")
        elif node["k"] == "br":
            _strip_end(out)
            out.append(node)
            is_after_space = True
        elif "c" in node and node["k"] != "note":
            inner, is_after_space = _without_double(node["c"], is_after_space=is_after_space)
            out.append({**node, "c": inner})
        else:
            out.append(node)
            is_after_space = is_after_space and node["k"] in {"at", "note"}
    return out, is_after_space


def _strip_end(nodes: list[Node]) -> None:
    """Take white space, and breaks of lines, from the end of inline nodes."""
    while nodes:
        last = nodes[-1]
        if isinstance(last, str):
            nodes[-1] = last.rstrip(" ")
            if nodes[-1]:
                return
            nodes.pop()
        elif last["k"] == "br":
            nodes.pop()
        else:
            return


def plain(nodes: list[Node]) -> str:
    """Return the words of `nodes`, without those of notes."""
    return "".join(
        node if isinstance(node, str) else " " if node["k"] == "br" else _plain(node) for node in nodes
    ).replace(BREAK, "")


def _plain(node: dict[str, Any]) -> str:
    return "" if node["k"] in {"note", "ref"} else plain(node.get("c", []))


def is_visible(nodes: list[Node]) -> bool:
    """Tell whether inline `nodes` show anything."""
    return any(
        bool(node.strip()) if isinstance(node, str) else node["k"] not in {"at", "br"} and _shows(node)
        for node in nodes
    )


def _shows(node: dict[str, Any]) -> bool:
    return is_visible(node["c"]) if "c" in node else True
