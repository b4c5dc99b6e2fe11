"""The ladders of an article's title, outlet and language: each rung one way to find it."""

from pathlib import Path

from dossier.article import Found
from dossier.clean import first_words
from dossier.evidence import Evidence, Rung, first_of, front_matter, given, said
from dossier.outlet_names import outlet_suffix
from dossier.outlets import find_outlet

# The kinds of blocks whose first sentence makes a title, before all others.
_SENTENCES = ("paragraph", "standfirst")
_MARKS = " -–—|•·"


def _stated_title(evidence: Evidence) -> tuple[str | None, str | None]:
    """Return the front matter's title without an outlet's name at its end, and that name."""
    title = evidence.stated.title
    suffix = outlet_suffix(title, f"{title} {evidence.raw.text}") if title else None
    if not title or not suffix:
        return title, None
    return title[: suffix.start()], suffix["outlet"].lstrip(_MARKS)


def _title_block(evidence: Evidence) -> Found[str] | None:
    """The line that stands as a title."""
    block = next((block for block in evidence.cleaned.blocks if block.kind == "title"), None)
    if not block:
        return None
    words = " ".join(evidence.raw.text[block.start : block.end].split())
    return Found(words, "stated", "title_line", (block.start, block.end))


def title(evidence: Evidence) -> Found[str]:
    """Return the title: where no rung finds one, the first words of the text, or the file's name."""
    return first_of(TITLE, evidence) or _first_sentence(evidence)


def _first_sentence(evidence: Evidence) -> Found[str]:
    blocks = evidence.cleaned.blocks
    block = min(blocks, key=lambda block: (block.kind not in _SENTENCES, block.start), default=None)
    shown = block or evidence.cleaned.removed[0]
    words = first_words(" ".join(evidence.raw.text[shown.start : shown.end].split()))
    if not any(map(str.isalnum, words)):
        return Found(Path(evidence.raw.name).stem, "inferred", "file_name")
    return Found(words, "inferred", "first_sentence", (shown.start, shown.end))


def source(evidence: Evidence) -> Found[str] | None:
    """Return the outlet."""
    return first_of(SOURCE, evidence)


def _outlet_lines(evidence: Evidence) -> Found[str] | None:
    """The lines put aside; a page's markup knows better."""
    outlet = None if evidence.page else find_outlet(evidence.raw.text, evidence.cleaned)
    return Found(outlet.name, "stated", outlet.rung, (outlet.start, outlet.end)) if outlet else None


def lang(evidence: Evidence) -> Found[str] | None:
    """Return the language."""
    return first_of(LANG, evidence)


def _marked_language(evidence: Evidence) -> Found[str] | None:
    """The page's markup, where the words agree with it or don't tell."""
    marked = said(evidence.page.lang) if evidence.page else None
    return marked if marked and evidence.detected_language in (None, marked.value) else None


def _detected_language(evidence: Evidence) -> Found[str] | None:
    detected = evidence.detected_language
    return Found(detected, "inferred", "detected_language") if detected else None


TITLE: tuple[Rung[str], ...] = (
    lambda evidence: given(evidence.given.title),
    lambda evidence: front_matter(_stated_title(evidence)[0]),
    lambda evidence: said(evidence.page.title) if evidence.page else None,
    _title_block,
)
SOURCE: tuple[Rung[str], ...] = (
    lambda evidence: given(evidence.given.source),
    lambda evidence: front_matter(evidence.stated.source),
    lambda evidence: front_matter(_stated_title(evidence)[1]),
    lambda evidence: said(evidence.page.source) if evidence.page else None,
    _outlet_lines,
)
LANG: tuple[Rung[str], ...] = (
    lambda evidence: given(evidence.given.lang),
    lambda evidence: front_matter(evidence.stated.lang),
    _marked_language,
    _detected_language,
)
