"""Reads files as people hand them over: a raw article becomes the text as read, with what the file itself states.

Quotations, offsets and hashes of passages refer to the text as read: decoded, without a byte order mark, with plain
line ends and without control characters, in Unicode's composed form (NFC); nothing else is changed.
"""

import hashlib
import re
import stat
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from frontmatter.default_handlers import YAMLHandler

from dossier.markup import count_marks
from dossier.problems import Problem, did_you_mean
from dossier.project import Project
from dossier.yamlfile import YamlFile, parse_yaml

FORMATS = (".txt", ".md")
"""The endings of the articles that can be read."""

SIDECAR = ".yml"
"""What a sidecar's name adds to its article's."""

MOST_BYTES = 1_000_000
"""A file larger than this is no press article: the longest run to some 100,000 characters."""

MOST_MARKS = 10_000
"""A passage with more marks that Markdown reads than this is no prose, and would keep a renderer busy for minutes."""

_LINE_ENDS = re.compile("\r\n?|[\u2028\u2029\x0b\x0c\x85]")
_BLANK_LINES = re.compile(r"\n\s*\n")
_COMBINING = re.compile("[\u0300-\u036f]{31}")
_CONTROLS = re.compile("[\x01-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff]")


@dataclass(frozen=True)
class RawArticle:
    """One article as it was received."""

    path: str
    """As a person types it, from the project's root."""
    name: str
    """The file's name below seeds/articles, with forward slashes."""
    sha256: str
    """Of the raw file, in hex."""
    text: str
    """The text as read, without front matter."""
    first_line: int
    """The line of the file where the text begins, counted from 1."""
    stated: YamlFile
    """What the document states in front matter of its own."""
    sidecar: YamlFile
    """What the editors know of it."""


@dataclass(frozen=True)
class _Content:
    sha256: str
    text: str


def read_articles(project: Project, files: Sequence[Path] | None = None) -> tuple[list[RawArticle], list[Problem]]:
    """Read every article below seeds/articles, or the given `files`, in the order of their names.

    What can't be read is left out and reported.
    """
    articles, problems = [], []
    found = _articles_below(project.articles) if files is None else files
    for path in found:
        article, wrong = read_article(project, path)
        problems += wrong
        if article:
            articles.append(article)
    if files is None:
        problems += _strays(project, found)
    return articles, problems


def article_files(path: Path) -> list[Path]:
    """Return the articles that stand at `path`: the file itself, or what a folder holds that is no sidecar, by name."""
    return _articles_below(path) if path.is_dir() else [path]


def _articles_below(folder: Path) -> list[Path]:
    return [file for file in _files_below(folder) if file.suffix != SIDECAR]


def read_article(project: Project, path: Path) -> tuple[RawArticle | None, list[Problem]]:
    """Read one article and its sidecar."""
    shown = project.shown(path)
    if path.suffix.lower() not in FORMATS:
        what = (
            f"articles that end in “{path.suffix}” are not read"
            if path.suffix
            else "a file without an ending is not read"
        )
        return None, [Problem(shown, 1, what, f"save the article's text as {' or '.join(FORMATS)}")]
    content, problems = _read_content(project, path)
    if not content:
        return None, problems
    text, first_line = content.text, 1
    stated = YamlFile(shown)
    if path.suffix.lower() == ".md":
        text, first_line, stated = split_front_matter(content.text, shown)
    sidecar, wrong = read_yaml(project, path.with_name(path.name + SIDECAR), may_be_missing=True)
    problems = [*problems, *stated.problems, *wrong]
    if not text.strip():
        what = "the file is empty" if not content.text.strip() else "the file holds front matter and no article"
        return None, [*problems, Problem(shown, 1, what, "put the article's text into it, or remove it")]
    crowded = _crowded_line(text)
    if crowded is not None:
        what = f"a passage with more than {MOST_MARKS:,} marks like * _ # < is no article's"
        return None, [*problems, Problem(shown, first_line + crowded, what, "cut it to the article's text")]
    base = project.articles
    name = path.relative_to(base).as_posix() if path.is_relative_to(base) else path.name
    return RawArticle(shown, name, content.sha256, text, first_line, stated, sidecar), problems


def read_yaml(project: Project, path: Path, *, may_be_missing: bool = False) -> tuple[YamlFile, list[Problem]]:
    """Read a YAML file that people write; an empty YamlFile where it is missing or can't be read."""
    shown = project.shown(path)
    if may_be_missing and not path.is_symlink() and not path.exists():
        return YamlFile(shown, {}), []
    content, problems = _read_content(project, path)
    file = parse_yaml(content.text, shown) if content else YamlFile(shown)
    return file, [*problems, *file.problems]


def _read_content(project: Project, path: Path) -> tuple[_Content | None, list[Problem]]:
    """Read and decode one file that lies in the project, or say why it can't be."""
    shown = project.shown(path)

    def wrong(what: str, mend: str, line: int = 1) -> tuple[None, list[Problem]]:
        return None, [Problem(shown, line, what, mend)]

    if path.is_relative_to(project.seeds) and _leads_out(path, project.seeds):
        return wrong("this link leads out of seeds/", "put the file itself in its place")
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            return wrong("this is no ordinary file", "put a text file in its place")
        if status.st_size > MOST_BYTES:
            size = f"{status.st_size / 1e6:.0f} MB"
            return wrong(
                f"a file of {size} is no press article (more than {MOST_BYTES // 1000:,} kB)",
                "cut it to the article's text",
            )
        raw = path.read_bytes()
    except OSError as err:
        return wrong(f"the file can't be read ({err.strerror})", "see that it exists and that you may read it")
    if b"\0" in raw:
        line = raw.count(b"\n", 0, raw.index(b"\0")) + 1
        return wrong("a NUL byte: this is a binary file, not text", "save the article as plain text in UTF-8", line)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as err:
        line = err.object.count(b"\n", 0, err.start) + 1  # without the byte order mark, unlike `raw`
        return wrong(f"byte 0x{err.object[err.start]:02x} is not UTF-8", "save the file in the encoding UTF-8", line)
    decoded = _LINE_ENDS.sub("\n", text)
    if stacked := _COMBINING.search(decoded):
        line = decoded.count("\n", 0, stacked.start()) + 1
        return wrong("more than thirty combining marks on one letter", "remove them", line)
    return _Content(hashlib.sha256(raw).hexdigest(), as_read(text)), []


def _leads_out(path: Path, folder: Path) -> bool:
    """Tell a link out of a folder. One that leads nowhere, or to itself, is left to whoever reads it to report."""
    try:
        return not path.resolve(strict=True).is_relative_to(folder.resolve())
    except (OSError, RuntimeError):
        return False


def as_read(text: str) -> str:
    """Return a decoded `text` in the form that spans and quotations refer to."""
    return unicodedata.normalize("NFC", _CONTROLS.sub("", _LINE_ENDS.sub("\n", text)))


def split_front_matter(text: str, path: str) -> tuple[str, int, YamlFile]:
    """Cut a Markdown document into its text, the line where that begins, and its front matter.

    What only looks like front matter is left in the text: nothing is swallowed.
    """
    handler = YAMLHandler()
    if not handler.detect(text):
        return text, 1, YamlFile(path, {})
    mend = "close it with a line “---” below lines `key: value`, or put an empty line above the first “---”"
    try:
        matter, body = handler.split(text)
    except ValueError:
        problem = Problem(path, 1, "the front matter that begins here has no end", mend)
        return text, 1, YamlFile(path, {}, problems=[problem])
    file = parse_yaml(matter, path, first_line=text[: text.index(matter)].count("\n") + 1)
    if file.value is None and not file.problems:
        file.value = {}
    if not isinstance(file.value, dict):
        what = "this looks like front matter and is none; it was left in the text"
        return text, 1, YamlFile(path, {}, problems=[*file.problems, Problem(path, 1, what, mend)])
    return body, text[: len(text) - len(body)].count("\n") + 1, file


def _crowded_line(text: str) -> int | None:
    """Return how many lines stand before the first passage with too many marks, or None where there is none."""
    at = 0
    for passage in _BLANK_LINES.split(text):
        at = text.index(passage, at)
        if count_marks(passage) > MOST_MARKS:
            return text.count("\n", 0, at)
        at += len(passage)
    return None


def _files_below(folder: Path) -> list[Path]:
    """Return the files below a folder, hidden ones left out, in the order of their names; links are not followed."""
    if not folder.is_dir():
        return []
    files = [
        path
        for path in folder.rglob("*")
        if not any(part.startswith((".", "~$")) for part in path.relative_to(folder).parts)
        and (path.is_symlink() or not path.is_dir())
    ]
    return sorted(files, key=lambda path: path.relative_to(folder).as_posix())


def _strays(project: Project, articles: Sequence[Path]) -> list[Problem]:
    """Report sidecars that have no article."""
    names = [path.name + SIDECAR for path in articles if not path.with_name(path.name + SIDECAR).exists()]
    problems = []
    for path in _files_below(project.articles):
        if path.suffix == SIDECAR and not path.with_suffix("").exists():
            guess = did_you_mean(path.name, names)
            mend = guess or "name it after its article and add “.yml”, or remove it"
            problems.append(Problem(project.shown(path), 1, "this sidecar has no article", mend))
    return problems
