"""Reads the marks within the lines of a Markdown article: the words of links and emphasis, without their marks.

Lines stay lines, and the marks of headings, lists and quotations stay at their heads.
"""

import re

_FENCE = re.compile(r"[ \t]*(?:```|~~~)")
_LINK = re.compile(
    r"(?<!!)\[(?P<words>(?:[^\[\]\\]|\\.|\[[^\[\]]*\])*)\]\((?:<[^<>]*>|(?:[^()\s]|\([^()]*\))*)(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)"
)
_STRONG = re.compile(r"(?<![\w\\])(\*\*|__)(?=\S)(?P<words>(?:(?!\1).)+?)(?<=\S)\1(?!\w)")
_EMPHASIS = re.compile(r"(?<![\w\\*_])([*_])(?=[^\s*_])(?P<words>(?:(?!\1)[^\\]|\\.)+?)(?<=[^\s\\])\1(?![\w*_])")
_ESCAPE = re.compile(r"\\(?=[!-/:-@\[-`{-~])")
_LONGEST = 20_000


def plain_markdown(text: str) -> str:
    """Return `text` with the marks of links and emphasis taken away.

    Pictures, and code between fences, are left as they are.
    """
    lines, is_code = [], False
    for line in text.split("\n"):
        if _FENCE.match(line):
            is_code = not is_code
        lines.append(line if is_code or len(line) > _LONGEST else _plain(line))
    return "\n".join(lines)


def _plain(line: str) -> str:
    if not any(mark in line for mark in "[*_\\"):
        return line
    for pattern in (_LINK, _LINK, _STRONG, _EMPHASIS, _EMPHASIS):  # one may hold another
        line = pattern.sub(lambda found: found["words"], line)
    return _ESCAPE.sub("", line)
