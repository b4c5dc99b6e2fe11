"""Makes the parts that a person's home page takes up by a line of its own each: `--8<-- "latest.markdown"`.

A part is Markdown in a folder that MkDocs publishes nothing of, written from the home page's place: its links hold
there. The home page itself is a person's, and stands with some of the parts, with all, or with none.
"""

import re
from collections.abc import Iterable, Iterator

from dossier.problems import Problem, did_you_mean

FOLDER = ".parts"
"""Below docs/<lang>; mkdocs.yml names it too. MkDocs publishes nothing whose name begins with a dot."""

PARTS = ("search", "latest", "moment", "disagreements", "named")
"""What there is to be taken up."""

_TAKEN_UP = re.compile(r"[ \t]*-+8<-+[ \t]+(?P<mark>[\"'])(?P<name>.+?)(?P=mark)[ \t]*")


def file_name(part: str) -> str:
    """Return the name of a part's file, as a page names it."""
    return f"{part}.markdown"


def unknown_parts(lines: Iterable[str], shown: str) -> Iterator[Problem]:
    """Yield the parts that the page `shown` takes up and nothing makes: in silence, nothing would stand there."""
    known = [file_name(part) for part in PARTS]
    for number, line in enumerate(lines, 1):
        found = _TAKEN_UP.fullmatch(line)
        if found and found["name"] not in known:
            mend = did_you_mean(found["name"], known) or f"write one of {', '.join(known)}"
            yield Problem(shown, number, f"the build makes no part “{found['name']}”", mend)
