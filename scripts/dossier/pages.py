"""Yields every page that the build writes, and has only those rendered that may have changed.

A page is made from the registry and from the articles that it tells of. Each of these has a key, and the keys make
the page's fingerprint; a page whose fingerprint the ledger knows, and that stands in docs/ as it was rendered, is left.
Whatever has no key is rendered.
"""

import gc
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial

from dossier.articles import FEWEST_TO_COLLECT
from dossier.beside import copies
from dossier.chronology.entries import timeline
from dossier.cited_by import CitedBy, cited_by
from dossier.disputes import Dispute
from dossier.handwritten import HandwrittenPage, only_elsewhere, sections_without_index
from dossier.home import home
from dossier.imprint import NO_IMPRINT, Imprint
from dossier.kept import Kept, key_of
from dossier.ledger import Ledger
from dossier.network.picture import strongest_ties
from dossier.network.ties import Tie, ties
from dossier.parallel import in_processes
from dossier.placed import Placed, placed
from dossier.portraits import EntityPage, known_companions
from dossier.project import EDITIONS, Edition
from dossier.quotation import NOTHING_QUOTED
from dossier.registry import Registry
from dossier.relate import Dossier
from dossier.render import Pages
from dossier.rendering.page import Page
from dossier.standing import Standing
from dossier.utterances import utterances, voices

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
    dossier: Dossier,
    handwritten: Sequence[HandwrittenPage],
    kept: Kept,
    stands: Mapping[str, Standing],
    imprint: Imprint = NO_IMPRINT,
) -> Iterator[Page]:
    """Yield every page of every edition; `stands` is what docs/ hold, `imprint` what the dossier is called."""
    ledger = Ledger(kept, stands)
    taken = set()
    for page in _of_the_dossier(dossier, cited_by(dossier, handwritten, kept), ledger, kept, imprint):
        taken.add((page.lang, page.path))
        yield page
    for edition in EDITIONS:
        of_edition = {path for lang, path in taken if lang == edition.lang}
        yield from _beside(
            dossier, edition, [page for page in handwritten if page.path not in of_edition], of_edition, ledger
        )
    ledger.close()


def _beside(
    dossier: Dossier, edition: Edition, handwritten: Sequence[HandwrittenPage], taken: Collection[str], ledger: Ledger
) -> Iterator[Page]:
    """Yield the pages that those of people's ask for: indexes of sections, and leads to the other edition."""
    lang = edition.lang
    indexes = [f"{folder}/index.md" for folder in sections_without_index(handwritten, lang)]
    wanted = [path for path in indexes if path not in taken]
    if not wanted and not only_elsewhere(handwritten, lang):
        return
    listed = [(page.lang, page.path, page.title, page.description) for page in handwritten]
    fingerprint = _fingerprint([dossier.registry_key], ("beside", lang, listed, wanted))
    standing = ledger.standing(fingerprint)
    if standing is None:
        pages = Pages(dossier.registry, edition).overviews
        standing = [
            *(page for page in pages.sections(handwritten) if page.path in wanted),
            *pages.missing(handwritten),
        ]
        ledger.rendered(fingerprint, standing)
    yield from standing


def _of_the_dossier(dossier: Dossier, cited: CitedBy, ledger: Ledger, kept: Kept, imprint: Imprint) -> Iterator[Page]:
    """Yield the pages that articles and registry make; `cited` says which pages of people's link to which."""
    stale: list[tuple[EntityPage, str | None]] = []
    tied = cache(partial(ties, dossier))
    known = known_companions(dossier, kept, tied)
    for edition in EDITIONS:
        for entity in dossier.registry.entities.values():
            page = EntityPage(dossier, edition.lang, entity, known, cited)
            fingerprint = _fingerprint(*page.ingredients)
            standing = ledger.standing(fingerprint)
            if standing is None:
                page.recall(kept)
                stale.append((page, fingerprint))
            else:
                kept.still_need(page.key)
                yield from standing
    wanted: dict[str, list[EntityPage]] = defaultdict(list)
    for page, _ in stale:
        for slug in page.missing():
            wanted[slug].append(page)
    yield from _of_articles(dossier, cited, wanted, ledger)
    pages = {edition.lang: cache(partial(Pages, dossier.registry, edition)) for edition in EDITIONS}
    for page, fingerprint in stale:
        made = page.rendered(pages[page.lang]())
        ledger.rendered(fingerprint, [made])
        page.keep(kept)
        yield made
    for lang, pages_of in pages.items():
        yield from _indexes(dossier, lang, pages_of, tied, ledger)
        yield from _of_chronology(dossier, lang, pages_of, ledger)
        yield from _of_claims(dossier, lang, pages_of, ledger)
        yield from _of_quotations(dossier, lang, pages_of, ledger)
        yield from _of_data(dossier, lang, pages_of, ledger, imprint)
        yield from _of_home(dossier, lang, pages_of, ledger)


def _indexes(
    dossier: Dossier, lang: str, pages: Callable[[], Pages], tied: Callable[[], Sequence[Tie]], ledger: Ledger
) -> Iterator[Page]:
    """Yield the lists that an edition has of all articles, entities, events and sources, and the picture of ties."""
    registry, articles = [dossier.registry_key], [dossier.keys.get(article.slug) for article in dossier.articles]
    indexes: dict[str, tuple[Sequence[str | None], Callable[[], Page]]] = {
        "articles": (articles, lambda: pages().overviews.articles_index(dossier.articles)),
        "entities": (registry + articles, lambda: pages().entities.entities_index(dossier.counts)),
        "cards": (registry + articles, lambda: pages().entities.cards(dossier.counts)),
        "browse": (registry + articles, lambda: pages().overviews.browse(dossier)),
        "network": (registry + articles, lambda: pages().entities.network(dossier, strongest_ties(dossier, tied()))),
        "sources": (registry, lambda: pages().overviews.sources()),
    }
    for name, (keys, make) in indexes.items():
        fingerprint = _fingerprint(keys, (name, lang))
        standing = ledger.standing(fingerprint)
        if standing is None:
            standing = [make()]
            ledger.rendered(fingerprint, standing)
        yield from standing


def _of_chronology(dossier: Dossier, lang: str, pages: Callable[[], Pages], ledger: Ledger) -> Iterator[Page]:
    """Yield the line of time and its parts: made from every article, for any may tell of an event."""
    keys = [dossier.registry_key, *(dossier.keys.get(article.slug) for article in dossier.articles)]
    fingerprint = _fingerprint(keys, ("chronology", lang))
    yield from _standing(ledger, fingerprint, lambda: pages().evidence.chronology(timeline(dossier)))


def _of_claims(dossier: Dossier, lang: str, pages: Callable[[], Pages], ledger: Ledger) -> Iterator[Page]:
    """Yield the pages of claims, and their list."""
    claims = [dispute.claim for dispute in dossier.disputes]
    listed = [(claim.id, claim.question, claim.verdict, len(claim.positions)) for claim in claims]
    made: list[tuple[str | None, Callable[[], Page]]] = [
        (_fingerprint([], ("claims", lang, listed)), lambda: pages().evidence.claims_index(dossier.disputes))
    ]
    for dispute in dossier.disputes:
        slugs = [place.article for place in dispute.quoted]
        keys = [dossier.registry_key, *map(dossier.keys.get, slugs)]
        made.append((_fingerprint(keys, ("claim", lang, dispute)), partial(_claim, dossier, dispute, pages)))
    for fingerprint, make in made:
        standing = ledger.standing(fingerprint)
        if standing is None:
            standing = [make()]
            ledger.rendered(fingerprint, standing)
        yield from standing


def _of_quotations(dossier: Dossier, lang: str, pages: Callable[[], Pages], ledger: Ledger) -> Iterator[Page]:
    """Yield the pages of who said what."""
    keys = [dossier.registry_key, *(dossier.keys.get(article.slug) for article in dossier.articles)]
    fingerprint = _fingerprint(keys, ("quotations", lang))

    def make() -> Iterator[Page]:
        in_time = [
            each
            for article in dossier.articles
            for each in utterances(article, dossier.quotations.get(article.slug, NOTHING_QUOTED).quotations)
        ]
        yield pages().evidence.quotations(voices(dossier.articles, dossier.quotations, dossier.registry))
        yield from pages().evidence.quotations_by_date(in_time)

    yield from _standing(ledger, fingerprint, make)


def _of_data(
    dossier: Dossier, lang: str, pages: Callable[[], Pages], ledger: Ledger, imprint: Imprint
) -> Iterator[Page]:
    """Yield what other programs may take of the dossier: made from all of it, and from what it is called."""
    keys = [dossier.registry_key, *(dossier.keys.get(article.slug) for article in dossier.articles)]
    fingerprint = _fingerprint(keys, ("data", lang, imprint, dossier.disputes))
    yield from _standing(ledger, fingerprint, lambda: pages().overviews.data(dossier, imprint))


def _of_home(dossier: Dossier, lang: str, pages: Callable[[], Pages], ledger: Ledger) -> Iterator[Page]:
    """Yield the parts that a home page may take up: made from all of the dossier."""
    keys = [dossier.registry_key, *(dossier.keys.get(article.slug) for article in dossier.articles)]
    fingerprint = _fingerprint(keys, ("home", lang, dossier.disputes))
    standing = ledger.standing(fingerprint)
    if standing is None:
        standing = list(pages().overviews.home(home(dossier)))
        ledger.rendered(fingerprint, standing)
    yield from standing


def _standing(ledger: Ledger, fingerprint: str | None, make: Callable[[], Iterable[Page]]) -> Iterator[Page]:
    """Yield pages as they stand, or as they are made where they may have changed."""
    standing = ledger.standing(fingerprint)
    if standing is None:
        standing = list(make())
        ledger.rendered(fingerprint, standing)
    yield from standing


def _claim(dossier: Dossier, dispute: Dispute, pages: Callable[[], Pages]) -> Page:
    articles = {place.article: dossier.by_slug[place.article] for place in dispute.quoted}
    return pages().evidence.claim(dispute, articles)


def _fingerprint(keys: Sequence[str | None], more: tuple[object, ...]) -> str | None:
    """Return what tells a page from any other; None where the key of something that it is made from isn't known."""
    return key_of(repr((keys, more)).encode(errors="surrogatepass")) if all(keys) else None


def _of_articles(
    dossier: Dossier, cited: CitedBy, wanted: Mapping[str, list[EntityPage]], ledger: Ledger
) -> Iterator[Page]:
    """Yield the pages of articles, and give the pages of entities the sections that they lack."""
    tasks, prints = [], []
    for article in dossier.articles:
        fingerprints = {}
        for edition in EDITIONS:
            fingerprint = _fingerprint_of(dossier, cited, edition.lang, article.slug)
            standing = ledger.standing(fingerprint)
            if standing is None:
                fingerprints[edition.lang] = fingerprint
            else:
                yield from standing
        sections = tuple((page.lang, page.entity.id) for page in wanted.get(article.slug, ()))
        if fingerprints or sections:
            tasks.append(_Task(placed(dossier, article, cited), tuple(fingerprints), sections))
            prints.append(fingerprints)
    if not tasks:  # nor does anything need to be made ready for them
        return
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
    gc.set_threshold(FEWEST_TO_COLLECT)
    pages = {edition.lang: Pages(registry, edition) for edition in EDITIONS}

    def render_task(task: _Task) -> _Rendered:
        return _Rendered(
            tuple(page for lang in task.langs for page in pages[lang].articles.of_article(task.placed)),
            tuple(pages[lang].entities.section(task.placed, entity) for lang, entity in task.sections),
        )

    return render_task


def _fingerprint_of(dossier: Dossier, cited: CitedBy, lang: str, slug: str) -> str | None:
    """Return what tells the pages of an article from any others: what it is, which pages they name, and why."""
    related = dossier.related.get(slug, ())
    beside = [article and article.slug for article in dossier.neighbours.get(slug, ())]
    same = copies(dossier, slug)
    copied = [[each.slug for each in several] for several in ([same.of] if same.of else [], same.by, same.same)]
    named = [other for several in copied for other in several]
    slugs = [slug, *(each.slug for each in related), *named, *(other for other in beside if other)]
    keys = [dossier.keys.get(each) for each in slugs]
    pages = cited.get((lang, f"articles/{slug}.md"), ())
    disputed = dossier.disputed.get(slug, ())
    return _fingerprint(keys, ("article", lang, beside, related, copied, same.unnamed, pages, disputed))
