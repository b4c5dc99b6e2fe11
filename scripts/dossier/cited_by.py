"""Turns the links of people's pages round: which of them link to a page, for that page to show."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dossier.handwritten import HandwrittenPage, only_elsewhere
from dossier.kept import Kept
from dossier.page_links import Words, known_page_links
from dossier.project import EDITIONS
from dossier.relate import Dossier


@dataclass(frozen=True)
class Citing:
    """A page that a person wrote, as the page that it links to shows it."""

    lang: str
    """Of the edition it stands in; another than the one that shows it, where that has no such page."""
    path: str
    """Below docs/<lang>."""
    title: str
    words: tuple[Words, ...]


CitedBy = Mapping[tuple[str, str], tuple[Citing, ...]]
"""By an edition's language and a page's path there: the pages that link to it, in the order of their paths."""


def cited_by(dossier: Dossier, pages: Sequence[HandwrittenPage], kept: Kept) -> CitedBy:
    """Return which of the `pages` link to which; what links to an old address of an article links to the article."""
    now = {
        f"articles/{old}.md": f"articles/{article.slug}.md"
        for article in dossier.articles
        for old in article.former_slugs
    }
    editions = {edition.lang: edition for edition in EDITIONS}
    citing: dict[tuple[str, str], list[Citing]] = {}
    links: dict[tuple[str, str], dict[str, list[Words]]] = {}
    for page in pages:
        found = links.setdefault((page.lang, page.path), {})
        for link in known_page_links(editions[page.lang], page.path, page.text, kept):
            found.setdefault(now.get(link.target, link.target), []).extend(link.words)
    for lang in editions:
        for page in _seen_in(pages, lang):
            for target, words in links[page.lang, page.path].items():
                each = Citing(page.lang, page.path, page.title, tuple(words))
                citing.setdefault((lang, target), []).append(each)
    return {key: tuple(several) for key, several in citing.items()}


def _seen_in(pages: Iterable[HandwrittenPage], lang: str) -> list[HandwrittenPage]:
    """Return the pages of an edition, and those to which it only leads, in the order of their paths."""
    own = [page for page in pages if page.lang == lang]
    return sorted([*own, *only_elsewhere(pages, lang)], key=lambda page: page.path)
