"""Has the page of each entity made of what the dossier says of it, and only where that may have changed.

The page has a section for each article that mentions the entity: the sections are kept, so that one article's change
doesn't render all the others'.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence

from dossier.chronology.entries import timeline
from dossier.cited_by import CitedBy
from dossier.entity import Entity
from dossier.entity_page import Portrait, forms, nearest, senses
from dossier.kept import Kept, key_of
from dossier.network.ties import Companion, Tie, companions
from dossier.relate import Dossier
from dossier.render import Pages
from dossier.rendering.page import Page
from dossier.utterances import once, utterances_of

_MOST_REPORTED = 60
"""Events that articles alone tell of, on one page; the chronology has them all."""

Companions = Mapping[str, tuple[Companion, ...]]
"""By the entity's id: those that it is mentioned with most."""


def known_companions(dossier: Dossier, kept: Kept, tied: Callable[[], Sequence[Tie]]) -> Companions:
    """Return who is mentioned with whom, from what an earlier run has kept of the same articles.

    `tied` gives the dossier's ties where none has.
    """
    keys = [dossier.registry_key, *(dossier.keys.get(article.slug) for article in dossier.articles)]
    if not all(keys):
        return companions(dossier, tied())
    key = key_of(b"companions", repr(keys).encode())
    known: Companions | None = kept.get(key)
    if known is None:
        known = dict(companions(dossier, tied()))
        kept.put(key, known)
    return known


class EntityPage:
    """The page of an entity in one edition, on its way."""

    def __init__(self, dossier: Dossier, lang: str, entity: Entity, known: Companions, cited_by: CitedBy) -> None:
        self.lang = lang
        self.entity = entity
        self.key = key_of(b"sections", lang.encode(), entity.id.encode())
        """Under which its sections are kept."""
        self.sections: dict[str, str] = {}
        """By the slug of the article."""
        self._dossier = dossier
        self._found = dossier.backlinks.get(entity.id, ())
        self._slugs = [article.slug for article, _ in self._found]
        self._keys = [dossier.keys.get(slug) for slug in self._slugs]
        self._companions = known.get(entity.id, ())
        self._copies = self._one_dispatch()
        self._pages = cited_by.get((lang, f"entities/{entity.id}.md"), ())

    @property
    def ingredients(self) -> tuple[list[str | None], tuple[object, ...]]:
        """The keys of what the page is made from, and what else it shows."""
        keys = [self._dossier.registry_key, *self._keys]
        reported = [
            (each.id, each.date.text, [told.id for told in each.told])
            for each in self._dossier.reported_of.get(self.entity.id, ())
        ]
        return keys, ("entity", self.lang, self.entity.id, self._companions, self._pages, self._copies, reported)

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
        reported = timeline(self._dossier).reported_of.get(self.entity.id, ())
        said = utterances_of(self.entity.id, [article for article, _ in self._found], self._dossier.quotations)
        portrait = Portrait(
            sections=tuple(self.sections[slug] for slug in self._slugs),
            mentions=sum(len(mentions) for _, mentions in self._found),
            events=self._dossier.events_of.get(self.entity.id, ()),
            reported=reported[-_MOST_REPORTED:],
            reported_before=max(0, len(reported) - _MOST_REPORTED),
            companions=nearest(self._companions),
            forms=forms(self._found),
            senses=senses(self._found) if self.entity.seat_of else (),
            copies=tuple(tuple(self._dossier.by_slug[slug] for slug in slugs) for slugs in self._copies),
            pages=self._pages,
            said=tuple(once([each for each in said if not each.doubt])),
            perhaps=tuple(each for each in said if each.doubt),
        )
        return pages.entities.entity(self.entity, portrait)

    def _one_dispatch(self) -> tuple[tuple[str, ...], ...]:
        """Return the slugs of the articles found that are one dispatch, a group each."""
        groups: dict[str, list[str]] = {}
        for slug in self._slugs:
            if slug in self._dossier.group_of:
                groups.setdefault(self._dossier.stands_for[slug], []).append(slug)
        return tuple(tuple(slugs) for slugs in groups.values() if len(slugs) > 1)
