"""Knows which pages need not be rendered: those whose every ingredient is known, and that stand as they would be made.

What a page is made from is told by its fingerprint. The ledger remembers which seals the pages of a fingerprint bore
when they were rendered; where the pages that stand in docs/ bear the same, rendering them would change nothing. It
never says what is in a page, so that a lost or damaged ledger only costs time.
"""

from collections.abc import Iterable, Mapping

from dossier.kept import Kept, key_of
from dossier.rendering.page import Page
from dossier.seal import seal_for
from dossier.standing import Standing


class Ledger:
    """What earlier runs rendered, beside what stands in docs/."""

    def __init__(self, kept: Kept, stands: Mapping[str, Standing]) -> None:
        self._kept = kept
        self._stands = stands
        self._key = key_of(b"ledger")
        self._known: dict[str, tuple[tuple[str, str, str], ...]] = kept.get(self._key) or {}
        self._still: dict[str, tuple[tuple[str, str, str], ...]] = {}

    def standing(self, fingerprint: str | None) -> list[Page] | None:
        """Return the pages that are made from what `fingerprint` tells, if all stand as they would be rendered."""
        seals = self._known.get(fingerprint) if fingerprint else None
        if not fingerprint or not seals:
            return None
        if any(self._stands[lang].generated.get(path) != seal for lang, path, seal in seals):
            return None
        self._still[fingerprint] = seals
        return [Page(lang, path, None) for lang, path, _ in seals]

    def rendered(self, fingerprint: str | None, pages: Iterable[Page]) -> None:
        """Remember what was rendered."""
        if fingerprint:
            self._still[fingerprint] = tuple(
                (page.lang, page.path, seal_for(page.text, page.path)) for page in pages if page.text is not None
            )

    def close(self) -> None:
        """Keep what this run knew, for the next one."""
        if self._still == self._known:
            self._kept.still_need(self._key)
        else:
            self._kept.put(self._key, self._still)
