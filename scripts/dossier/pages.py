"""Yields every page that the build writes, and has only those rendered that may have changed.

A page is made from the registry and from the articles that it tells of. Each of these has a key, and the keys make
the page's fingerprint; a page whose fingerprint the ledger knows, and that stands in docs/ as it was rendered, is left.
Whatever has no key is rendered. The page of an entity has a section for each article that mentions it: the sections
are kept, so that one article's change doesn't render all the others'.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dossier.entity import Entity
from dossier.handwritten import HandwrittenPage
from dossier.kept import Kept, key_of
from dossier.ledger import Ledger
from dossier.parallel import in_processes
from dossier.project import EDITIONS
from dossier.registry import Registry
from dossier.relate import Dossier
from dossier.render import Page, Pages, Placed, placed
from dossier.standing import Standing

_FEWEST_FOR_PROCESSES = 200
"""With fewer articles than this to be rendered, starting processes would take longer than they save."""


@dataclass(frozen=True)
class _Task:
    """What is to be rendered of one article."""

    placed: Placed
    langs: tuple[str, ...]
    """The editions that need its pages."""
    sections: tuple[tuple[str, str], ...]
    """The editions and entities whose pages need its section."""


@dataclass(frozen=True)
class _Rendered:
    """What a task made."""

    pages: tuple[Page, ...]
    sections: tuple[str, ...]
    """In the order of the task's."""


def render(
    dossier: Dossier, handwritten: Sequence[HandwrittenPage], kept: Kept, stands: Mapping[str, Standing]
) -> Iterator[Page]:
    """Yield every page of every edition; `stands` is what docs/ hold."""
    ledger = Ledger(kept, stands)
    taken = set()
    for page in _of_the_dossier(dossier, ledger, kept):
        taken.add((page.lang, page.path))
        yield page
    for edition in EDITIONS:
        pages = Pages(dossier.registry, edition)
        beside = [page for page in handwritten if (edition.lang, page.path) not in taken]
        yield from (page for page in pages.sections(beside) if (edition.lang, page.path) not in taken)
        yield from pages.missing(beside)
    ledger.close()


def _of_the_dossier(dossier: Dossier, ledger: Ledger, kept: Kept) -> Iterator[Page]:
    """Yield the pages that articles and registry make."""
    stale: list[_EntityPage] = []
    for edition in EDITIONS:
        for entity in dossier.registry.entities.values():
            page = _EntityPage(dossier, edition.lang, entity)
            standing = ledger.standing(page.fingerprint)
            if standing is None:
                page.recall(kept)
                stale.append(page)
            else:
                kept.still_need(page.key)
                yield from standing
    wanted: dict[str, list[_EntityPage]] = defaultdict(list)
    for page in stale:
        for slug in page.missing():
            wanted[slug].append(page)
    yield from _of_articles(dossier, wanted, ledger)
    pages = {edition.lang: Pages(dossier.registry, edition) for edition in EDITIONS}
    for page in stale:
        made = page.rendered(pages[page.lang])
        ledger.rendered(page.fingerprint, [made])
        page.keep(kept)
        yield made
    for each in pages.values():
        yield from _indexes(dossier, each, ledger)


def _indexes(dossier: Dossier, pages: Pages, ledger: Ledger) -> Iterator[Page]:
    """Yield the lists that an edition has of all articles, entities, events and sources."""
    registry, articles = [dossier.registry_key], [dossier.keys.get(article.slug) for article in dossier.articles]
    indexes: dict[str, tuple[Sequence[str | None], Callable[[], Page]]] = {
        "articles": (articles, lambda: pages.articles_index(dossier.articles)),
        "entities": (registry + articles, lambda: pages.entities_index(dossier.backlinks)),
        "chronology": (registry, pages.chronology),
        "sources": (registry, pages.sources),
    }
    for name, (keys, make) in indexes.items():
        fingerprint = _fingerprint(keys, name, pages.lang)
        standing = ledger.standing(fingerprint)
        if standing is None:
            standing = [make()]
            ledger.rendered(fingerprint, standing)
        yield from standing


def _fingerprint(keys: Sequence[str | None], *more: object) -> str | None:
    """Return what tells a page from any other; None where the key of something that it is made from isn't known."""
    return key_of(repr((keys, more)).encode()) if all(keys) else None


def _of_articles(dossier: Dossier, wanted: Mapping[str, list["_EntityPage"]], ledger: Ledger) -> Iterator[Page]:
    """Yield the pages of articles, and give the pages of entities the sections that they lack."""
    tasks, prints = [], []
    for article in dossier.articles:
        fingerprints = {}
        for edition in EDITIONS:
            fingerprint = _fingerprint_of(dossier, edition.lang, article.slug)
            standing = ledger.standing(fingerprint)
            if standing is None:
                fingerprints[edition.lang] = fingerprint
            else:
                yield from standing
        sections = tuple((page.lang, page.entity.id) for page in wanted.get(article.slug, ()))
        if fingerprints or sections:
            tasks.append(_Task(placed(dossier, article), tuple(fingerprints), sections))
            prints.append(fingerprints)
    made = in_processes(_renderer, dossier.registry, tasks, fewest=_FEWEST_FOR_PROCESSES)
    for task, fingerprints, rendered in zip(tasks, prints, made, strict=True):
        slug = task.placed.article.slug
        for lang, fingerprint in fingerprints.items():
            ledger.rendered(fingerprint, [page for page in rendered.pages if page.lang == lang])
        for page, section in zip(wanted.get(slug, ()), rendered.sections, strict=True):
            page.sections[slug] = section
        yield from rendered.pages


def _renderer(registry: Registry) -> Callable[[_Task], _Rendered]:
    """Return what renders an article."""
    pages = {edition.lang: Pages(registry, edition) for edition in EDITIONS}

    def render_task(task: _Task) -> _Rendered:
        return _Rendered(
            tuple(page for lang in task.langs for page in pages[lang].of_article(task.placed)),
            tuple(pages[lang].section(task.placed, entity) for lang, entity in task.sections),
        )

    return render_task


def _fingerprint_of(dossier: Dossier, lang: str, slug: str) -> str | None:
    """Return what tells the pages of an article from any others: what it is, which articles they name, and why."""
    related = dossier.related.get(slug, ())
    beside = [article and article.slug for article in dossier.neighbours.get(slug, ())]
    slugs = [slug, *(each.slug for each in related), *(other for other in beside if other)]
    return _fingerprint([dossier.keys.get(each) for each in slugs], "article", lang, beside, related)


class _EntityPage:
    """The page of an entity in one edition, on its way."""

    def __init__(self, dossier: Dossier, lang: str, entity: Entity) -> None:
        self.lang = lang
        self.entity = entity
        self.key = key_of(b"sections", lang.encode(), entity.id.encode())
        """Under which its sections are kept."""
        self.sections: dict[str, str] = {}
        """By the slug of the article."""
        self._dossier = dossier
        self._slugs = [article.slug for article, _ in dossier.backlinks.get(entity.id, ())]
        self._keys = [dossier.keys.get(slug) for slug in self._slugs]

    @property
    def fingerprint(self) -> str | None:
        """What tells the page from any other."""
        return _fingerprint([self._dossier.registry_key, *self._keys], "entity", self.lang, self.entity.id)

    def recall(self, kept: Kept) -> None:
        """Take the sections that earlier runs rendered from the same articles."""
        known = kept.get(self.key) or {}
        self.sections = {
            slug: known[key] for slug, key in zip(self._slugs, self._keys, strict=True) if key and key in known
        }

    def missing(self) -> Iterable[str]:
        """Return the articles whose sections are still to be rendered."""
        return [slug for slug in self._slugs if slug not in self.sections]

    def keep(self, kept: Kept) -> None:
        """Keep the sections for later runs."""
        kept.put(self.key, {key: self.sections[slug] for slug, key in zip(self._slugs, self._keys, strict=True) if key})

    def rendered(self, pages: Pages) -> Page:
        """Return the page."""
        sections = [self.sections[slug] for slug in self._slugs]
        return pages.entity(self.entity, sections, self._dossier.events_of.get(self.entity.id, ()))
