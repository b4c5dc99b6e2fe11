"""Writes citations for BibTeX and biblatex.

`date` is biblatex's and says all that EDTF does; `year` and `month` are BibTeX's, and there only where they are sure.
Values are LaTeX: each mark that TeX reads is written as the command that prints it, with the braces in balance.
"""

import re
from collections.abc import Iterable
from urllib.parse import quote

from dossier.citing.author_names import AuthorName
from dossier.citing.original import Original

_MARKS = {
    "\\": r"{\textbackslash}",
    "{": r"\{\vphantom{\}}",  # the unprinted other half keeps BibTeX's count of braces
    "}": r"\vphantom{\{}\}",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    **{mark: f"\\{mark}" for mark in "%&$#_"},
}
# Two marks in a row that TeX would print as another one.
_LIGATURES = re.compile(r"(?<=-)(?=-)|(?<=')(?=')|(?<=`)(?=`)|(?<=[?!])(?=`)|(?<=,)(?=,)|(?<=<)(?=<)|(?<=>)(?=>)")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LANGUAGES = {"fr": "french", "en": "english", "ru": "russian", "de": "german", "es": "spanish", "it": "italian"}
_AND = re.compile(r"\band\b", re.IGNORECASE)
_ADDRESS_SAFE = "/:?#@!$&+,;=~.-_()*'%"


def bibtex(originals: Iterable[Original]) -> str:
    """Return a bibliography, in the order given."""
    return "\n".join(_entry(each) for each in originals)


def _entry(original: Original) -> str:
    year, month = [*original.shared_parts, 0, 0][:2]
    date = original.date
    values = {
        "author": _braced(" and ".join(map(_author, original.authors))),
        "title": _whole(original.title),
        "journal": _whole(original.outlet or ""),
        "entrysubtype": "{newspaper}" if original.outlet else "",
        "date": _braced(date.text.replace("..", "") if date else ""),
        "year": _braced(f"{year:04}" if year else ""),
        "month": _MONTHS[month - 1] if month else "",
        "url": _braced(quote(original.url, safe=_ADDRESS_SAFE, errors="replace") if original.url else ""),
        "urldate": _braced(original.accessed.text if original.accessed else ""),
        "langid": _braced(_LANGUAGES.get((original.lang or "").partition("-")[0], "")),
    }
    kind = "article" if original.outlet else "misc"
    lines = [f"  {name} = {value},\n" for name, value in values.items() if value]
    return f"@{kind}{{{original.key},\n{''.join(lines)}}}\n"


def _author(name: AuthorName) -> str:
    parts = (name.family, name.given)
    if all(parts) and not any("," in part or _AND.search(part) for part in parts):
        return f"{_latex(name.family)}, {_latex(name.given)}"
    return _whole(name.whole)


def _whole(text: str) -> str:
    """Return a value that stays as it is: no style may change its capitals, nor cut it into names."""
    return f"{{{{{_latex(text)}}}}}" if text else ""


def _braced(value: str) -> str:
    return f"{{{value}}}" if value else ""


def _latex(text: str) -> str:
    return "".join(_MARKS.get(mark, mark) for mark in _LIGATURES.sub("\0", text)).replace("\0", "{}")
