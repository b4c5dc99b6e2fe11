"""Cites a source as its title's basis allows: between quotation marks only where the title is the page's own."""

from dossier.dates import in_words
from dossier.markup import as_address, as_text
from dossier.messages import Messages
from dossier.registry import Source
from dossier.typography import NARROW


def full_citation(source: Source, messages: Messages) -> str:
    """Return Markdown that cites a source in full and leads to it on the web, where it has an address."""
    publisher = f"*{as_text(source.publisher, at_head=False)}*"
    date = in_words(source.date, messages.lang) if source.date else messages("sources.undated")
    if source.title_basis == "described":
        return f"{_linked(publisher, source.url)}, {date}"
    title = as_text(source.title, at_head=False)
    if source.title_basis == "page":
        title = f"«{NARROW}{title}{NARROW}»" if messages.lang == "fr" else f"“{title}”"
    return f"{_linked(title, source.url)}, {publisher}, {date}"


def short_citation(key: str, source: Source, messages: Messages) -> str:
    """Return Markdown that names a source by publisher and date and leads to it in the bibliography."""
    date = f", {in_words(source.date, messages.lang)}" if source.date else ""
    return f"[{as_text(source.publisher, at_head=False)}{date}](../sources/index.md#{key})"


def _linked(words: str, url: str | None) -> str:
    return f"[{words}]({as_address(url)})" if url else words
