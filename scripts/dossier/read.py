"""Reads files as people hand them over: a raw article becomes the text as read, with what the file itself states.

Quotations, offsets and hashes of passages refer to the text as read, whatever the format: a text is decoded and
mended, of Markdown only the marks of links and emphasis are taken away, and of a web page every visible word stands
in it, a line for each block.
"""

import hashlib
import re
import stat
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from frontmatter.default_handlers import YAMLHandler

from dossier.decode import as_read, as_written, decode
from dossier.markup import count_marks
from dossier.plain_markdown import plain_markdown
from dossier.problems import Problem, did_you_mean
from dossier.project import Project
from dossier.yamlfile import YamlFile, parse_yaml

if TYPE_CHECKING:
    from dossier.webpage import WebPage

TEXTS = (".txt", ".md")
PAGES = (".html", ".htm")
FORMATS = (*TEXTS, *PAGES)
"""The endings of the articles that can be read."""

SIDECAR = ".yml"
"""What a sidecar's name adds to its article's."""

MOST_BYTES = 1_000_000
"""A file larger than this is no press article: the longest run to some 100,000 characters."""

MOST_BYTES_OF_PAGE = 10_000_000
"""The same for a web page, whose scripts and styles weigh more than its words."""

MOST_MARKS = 10_000
"""A passage with more marks that Markdown reads than this is no prose, and would keep a renderer busy for minutes."""

_BLANK_LINES = re.compile(r"\n\s*\n")
_LINES = re.compile(r"\n")
_COMBINING = re.compile("[\u0300-\u036f]{31}")
_LOOKS_LIKE_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL
)


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
    page: "WebPage | None" = None
    """What its markup says, where it is a web page."""

    @property
    def is_markdown(self) -> bool:
        """Whether the text holds Markdown's marks at the heads of its lines."""
        return self.path.lower().endswith(".md")


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
        problems += strays(project, found)
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
        return None, [Problem(shown, 1, what, "save the article's text as .txt or .md, or its page as .html")]
    raw, problems = _read_bytes(project, path)
    if raw is None:
        return None, problems
    sidecar, wrong = read_yaml(project, path.with_name(path.name + SIDECAR), may_be_missing=True)
    problems = [*problems, *wrong]
    content = _page(raw, shown) if _is_page(path, raw) else _text(raw, shown)
    if isinstance(content, Problem):
        return None, [*problems, content]
    problems += content.stated.problems
    if not content.text.strip():
        what = "the file holds front matter and no article" if content.stated.value else "the file is empty"
        return None, [*problems, Problem(shown, 1, what, "put the article's text into it, or remove it")]
    crowded = _crowded_line(content)
    if crowded is not None:
        what = f"a passage with more than {MOST_MARKS:,} marks like * _ # < is no article's"
        return None, [*problems, Problem(shown, content.first_line + crowded, what, "cut it to the article's text")]
    base = project.articles
    name = path.relative_to(base).as_posix() if path.is_relative_to(base) else path.name
    sha256 = hashlib.sha256(raw).hexdigest()
    return (
        RawArticle(shown, name, sha256, content.text, content.first_line, content.stated, sidecar, content.page),
        problems,
    )


@dataclass(frozen=True)
class _Content:
    """What a file holds."""

    text: str
    first_line: int
    stated: YamlFile
    page: "WebPage | None" = None


def _is_page(path: Path, raw: bytes) -> bool:
    """Tell a web page by its name, or by how it begins, whatever it is called."""
    return path.suffix.lower() in PAGES or _LOOKS_LIKE_PAGE.match(raw) is not None


def _page(raw: bytes, shown: str) -> _Content | Problem:
    from dossier.webpage import read_webpage  # slow to import, and only web pages need it

    try:
        page = read_webpage(raw)
    except ValueError as err:
        return Problem(shown, 1, str(err), "save the page again from a browser, or its text as .txt")
    return _Content(page.text, 1, YamlFile(shown, {}), page)


def _text(raw: bytes, shown: str) -> _Content | Problem:
    try:
        decoded = decode(raw)
    except ValueError as err:
        line = raw.count(b"\n", 0, max(raw.find(b"\0"), 0)) + 1
        return Problem(shown, line, str(err), "save the article as plain text in UTF-8")
    if stacked := _COMBINING.search(decoded):
        line = as_read(decoded[: stacked.start()]).count("\n") + 1
        return Problem(shown, line, "more than thirty combining marks on one letter", "remove them")
    if not shown.lower().endswith(".md"):
        return _Content(as_read(decoded), 1, YamlFile(shown))
    text, first_line, stated = split_front_matter(as_written(decoded), shown)  # mended, it might no longer be YAML
    return _Content(plain_markdown(as_read(text)), first_line, stated)


def read_yaml(project: Project, path: Path, *, may_be_missing: bool = False) -> tuple[YamlFile, list[Problem]]:
    """Read a YAML file that people write; an empty YamlFile where it is missing or can't be read."""
    shown = project.shown(path)
    if may_be_missing and not path.is_symlink() and not path.exists():
        return YamlFile(shown, {}), []
    raw, problems = _read_bytes(project, path)
    if raw is None:
        return YamlFile(shown), problems
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as err:
        line = err.object.count(b"\n", 0, err.start) + 1  # without the byte order mark, unlike `raw`
        what = f"byte 0x{err.object[err.start]:02x} is not UTF-8"
        return YamlFile(shown), [*problems, Problem(shown, line, what, "save the file in the encoding UTF-8")]
    file = parse_yaml(as_written(text), shown)
    return file, [*problems, *file.problems]


def _read_bytes(project: Project, path: Path) -> tuple[bytes | None, list[Problem]]:
    """Read one file that lies in the project, or say why it can't be read."""
    shown = project.shown(path)

    def wrong(what: str, mend: str) -> tuple[None, list[Problem]]:
        return None, [Problem(shown, 1, what, mend)]

    if path.is_relative_to(project.seeds) and _leads_out(path, project.seeds):
        return wrong("this link leads out of seeds/", "put the file itself in its place")
    most = MOST_BYTES_OF_PAGE if path.suffix.lower() in PAGES else MOST_BYTES
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            return wrong("this is no ordinary file", "put a text file in its place")
        if status.st_size > most:
            size = f"{status.st_size / 1e6:.0f} MB"
            return wrong(
                f"a file of {size} is no press article (more than {most // 1000:,} kB)",
                "cut it to the article's text",
            )
        return path.read_bytes(), []
    except OSError as err:
        return wrong(f"the file can't be read ({err.strerror})", "see that it exists and that you may read it")


def _leads_out(path: Path, folder: Path) -> bool:
    """Tell a link out of a folder. One that leads nowhere, or to itself, is left to whoever reads it to report."""
    try:
        return not path.resolve(strict=True).is_relative_to(folder.resolve())
    except (OSError, RuntimeError):
        return False


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


def _crowded_line(content: _Content) -> int | None:
    """Return how many lines stand before the first passage with too many marks, or None where there is none."""
    between = _LINES if content.page else _BLANK_LINES
    at = 0
    for passage in between.split(content.text):
        at = content.text.index(passage, at)
        if count_marks(passage) > MOST_MARKS:
            return content.text.count("\n", 0, at)
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


def strays(project: Project, articles: Sequence[Path]) -> list[Problem]:
    """Report sidecars that have no article."""
    names = [path.name + SIDECAR for path in articles if not path.with_name(path.name + SIDECAR).exists()]
    problems = []
    for path in _files_below(project.articles):
        if path.suffix == SIDECAR and not path.with_suffix("").exists():
            guess = did_you_mean(path.name, names)
            mend = guess or "name it after its article and add “.yml”, or remove it"
            problems.append(Problem(project.shown(path), 1, "this sidecar has no article", mend))
    return problems
