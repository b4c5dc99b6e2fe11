"""The pages that set the articles side by side: who said what, what happened when, where the sources differ."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby

from dossier.anchors import anchors
from dossier.article import Article
from dossier.chronology.chronology_page import MOST_PERSONS, View, views
from dossier.chronology.chronology_page import InWords as TimeInWords
from dossier.chronology.entries import Entry, Timeline
from dossier.disputes import Dispute
from dossier.rendering.page import Page
from dossier.rendering.templates import Templates
from dossier.utterances import Utterance, Voices

MOST_UTTERANCES = 1000
"""With more utterances than this, one page with all of them would be too long: they stand on pages of their own."""


class EvidencePages:
    """The pages of claims, quotations and events in one edition."""

    def __init__(self, templates: Templates) -> None:
        self._templates = templates
        self._registry = templates.registry
        self._messages = templates.messages
        self._lang = templates.lang

    def claim(self, dispute: Dispute, articles: Mapping[str, Article]) -> Page:
        """Return the page of a question that sources answer: the answers side by side, and what was checked.

        `articles` are those that it quotes, by slug.
        """
        claim = dispute.claim
        answers = [
            (position, articles[place.article], place)
            for position, place in zip(claim.positions, dispute.quoted, strict=True)
        ]
        notes = claim.checked.sources if claim.checked else ()
        content = self._templates.fill("claim", claim=claim, answers=answers, notes=notes)
        meta = {"title": claim.question[self._lang], "verdict": claim.verdict, "sources": notes}
        return self._templates.page(f"claims/{claim.id}.md", meta, content)

    def claims_index(self, disputes: Sequence[Dispute]) -> Page:
        """Return the list of the questions on which sources differ, by verdict."""
        claims = [dispute.claim for dispute in disputes]
        verdicts = [(verdict, list(several)) for verdict, several in groupby(claims, key=lambda claim: claim.verdict)]
        content = self._templates.fill("claims", verdicts=verdicts)
        return self._templates.page("claims/index.md", {"title": self._messages("claims.title")}, content)

    def quotations(self, voices: Voices) -> Page:
        """Return the list of who is quoted with what; where it is long, it leads to pages of entities."""
        is_long = voices.count > MOST_UTTERANCES
        names = [voice.name for voice in voices.named if not voice.entity]
        shown_here = [each for voice in voices.named if not (is_long and voice.entity) for each in voice.utterances]
        content = self._templates.fill(
            "quotations",
            voices=voices,
            is_long=is_long,
            anchors=dict(zip(names, anchors("s", names), strict=True)),
            structured=self._templates.structured(shown_here, up="../"),
        )
        return self._templates.page("quotations/index.md", {"title": self._messages("quotations.title")}, content)

    def quotations_by_date(self, several: Sequence[Utterance]) -> Iterator[Page]:
        """Yield the list of what each article quotes, the newest first; where it is long, a page for each year."""
        articles = [
            (article, sorted(each, key=lambda one: one.doubt is not None))
            for article, each in groupby(several, key=lambda one: one.article)
        ]
        meta: dict[str, object] = {"search": {"exclude": True}, "pdf": False}
        years: list[tuple[str, int]] = []
        if len(several) > MOST_UTTERANCES:
            for year, of_year in groupby(articles, key=lambda item: _year(item[0])):
                listed = list(of_year)
                name = year or self._messages("quotations.undated")
                years.append((year or "undated", sum(len(each) for _, each in listed)))
                title = self._messages("quotations.title_of_year", year=name)
                content = self._templates.fill("quotations_by_date", articles=listed, years=(), year=name)
                yield self._templates.page(f"quotations/by-date-{years[-1][0]}.md", {"title": title, **meta}, content)
            articles = []
        content = self._templates.fill("quotations_by_date", articles=articles, years=years, year=None)
        title = self._messages("quotations.title_by_date")
        yield self._templates.page("quotations/by-date.md", {"title": title, **meta}, content)

    def chronology(self, timeline: Timeline) -> Iterator[Page]:
        """Yield the list of all events, and those of each part of them."""
        words = TimeInWords(self._registry, self._messages)
        curated = {entity for event in self._registry.events for entity in event.entities}
        with_events = curated | timeline.reported_of.keys()
        items: dict[tuple[object, ...], str] = {}

        def once(entry: Entry, view: View, item: Callable[[Entry, View, TimeInWords], str]) -> str:
            """Return an entry as its macro makes it: the same on every page from which links go the same way."""
            key = (entry.id, view.up, view.home, view.has_addresses)
            if key not in items:
                items[key] = item(entry, view, words)
            return items[key]

        for view in views(timeline):
            title = words.title(view)
            content = self._templates.fill(
                "chronology",
                view=view,
                title=title,
                in_words=words,
                once=once,
                most_persons=MOST_PERSONS,
                with_events=with_events,
            )
            apart = {"search": {"exclude": True}, "pdf": False} if view.key else {}
            yield self._templates.page(view.path, {"title": title, **apart}, content)


def _year(article: Article) -> str | None:
    return str(article.date.value.first_day.year) if article.date else None
