"""Makes of a report, and of a curated event, what the two are compared by."""

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from dossier.article import Article
from dossier.registry import Event
from dossier.relating.clauses import clauses
from dossier.relating.happening_words import Heard, hear, stem_of
from dossier.relating.same_event import ELSEWHERE, SOMEWHERE, Statement, extent
from dossier.report import Report

_CLAUSES = re.compile(r"[,;:.—–]\s+")
_UNTIL = re.compile(r"\s(?:à|au|jusqu['’]au|to|until|till)\s*(?:le|the)?\s*$")
_NUMBER = re.compile(r"\d{1,3}")
_UNDONE = frozenset({"postponement", "cancellation"})
_SAYING = frozenset({"announcement"})


def statements_of_article(article: Article, reports: Sequence[Report]) -> list[Statement | None]:
    """Return what each of an article's reports is compared by; None for one that has no date."""
    parts = _parts(article.text, reports)
    lang = article.lang.value if article.lang else ""
    made: list[Statement | None] = []
    for report, (start, end) in zip(reports, parts, strict=True):
        if not report.date:
            made.append(None)
            continue
        heard = _told_with(article.text, report, (start, end))
        is_plan = _is_plan(article, report, heard)
        kinds = _kinds(article.text, report, heard, is_plan=is_plan)
        main = kinds[0] if kinds else frozenset[str]()
        also = frozenset(kind for each in kinds for kind in each) - main
        stems = frozenset[str]().union(*(each.stems for each in heard))
        serials = frozenset[tuple[str, str]]().union(*(each.serials for each in heard))
        grain, first, last = extent(report.date)
        made.append(
            Statement(
                date=report.date,
                grain=grain,
                first=first,
                last=last,
                names=_placed(article.text, report, (start, end)),
                stems={"": stems},
                main=main,
                also=also,
                faint=frozenset(),
                serials=serials | _numbered(report.entities),
                is_plan=is_plan,
                lang=lang,
            )
        )
    return made


def statement_of_event(event: Event) -> Statement:
    """Return what a curated event is compared by: its title, and what its summary says of its own date."""
    main: set[str] = set()
    also: set[str] = set()
    faint: set[str] = set()
    stems: dict[str, frozenset[str]] = {}
    serials: set[tuple[str, str]] = set()
    for lang in ("fr", "en"):
        title = event.title[lang]
        heard = hear(title, 0, len(title))
        summary = [each for each in _heard(event.summary[lang]) if not each.dated]
        said = [*heard.kinds, *(kinds for each in summary for kinds in each.kinds)]
        if heard.kinds:
            main |= heard.kinds[0][1]
            also.update(kind for _, kinds in heard.kinds for kind in kinds)
        elif said:
            main |= said[0][1]
            also.update(kind for _, kinds in said for kind in kinds)
        faint.update(kind for _, kinds in said for kind in kinds)
        stems[lang] = heard.stems.union(*(each.stems for each in summary))
        serials |= heard.serials
    stems[""] = stems["fr"] | stems["en"]
    grain, first, last = extent(event.date)
    return Statement(
        date=event.date,
        grain=grain,
        first=first,
        last=last,
        names=dict.fromkeys(event.entities, 1.0),
        stems=stems,
        main=frozenset(main),
        also=frozenset(also - main),
        faint=frozenset(faint - also - main),
        serials=frozenset(serials) | _numbered(event.entities),
        is_plan=False,
        lang="",
        is_curated=True,
    )


def _told_with(text: str, report: Report, part: tuple[int, int]) -> list[Heard]:
    """Return what the words around a date say, those before it and after it in its own clause first.

    A clause that names another day tells something else.
    """
    start, end = part
    breaks = [start, *(found.end() for found in _CLAUSES.finditer(text, start, end)), end]
    before = max((at for at in breaks if at <= report.start), default=start)
    after = min((at for at in breaks if at >= report.end), default=end)
    own = [hear(text, before, report.start), hear(text, report.end, after)]
    others = [hear(text, one, other) for one, other in pairwise(breaks) if other <= before or one >= after]
    return [*own, *(each for each in others if not each.dated)]


def _kinds(text: str, report: Report, heard: Sequence[Heard], *, is_plan: bool) -> list[frozenset[str]]:
    """Return the kinds of things that words around a date tell of: those of its clause, the nearest first."""

    def far(at: int) -> int:
        return report.start - at if at < report.start else at - report.end

    own = sorted((far(at), kinds) for at, kinds in [*heard[0].kinds, *heard[1].kinds])
    others = sorted((far(at), kinds) for each in heard[2:] for at, kinds in each.kinds)
    before = heard[0].kinds[-1:]
    if before and before[0][1] & _UNDONE and _UNTIL.search(text[before[0][0] : report.start]):
        own.remove((far(before[0][0]), before[0][1]))  # «reporté à vendredi»: what happens on Friday was put off
    elif undone := [each for each in own if each[1] & _UNDONE]:
        return [kinds for _, kinds in undone]
    found = [kinds for _, kinds in [*own, *others]]
    if is_plan and any(kinds != _SAYING for kinds in found):
        found = [kinds for kinds in found if kinds != _SAYING]
    return found


def _numbered(entities: Sequence[str]) -> frozenset[tuple[str, str]]:
    """Return what entities' ids number: crew-6."""
    numbered = (entity.split("-")[-2:] for entity in entities)
    return frozenset((each[0], each[1]) for each in numbered if len(each) == 2 and _NUMBER.fullmatch(each[1]))


def _heard(text: str) -> list[Heard]:
    """Return what each clause of a text says."""
    heard = []
    start = 0
    for found in _CLAUSES.finditer(text):
        heard.append(hear(text, start, found.start()))
        start = found.end()
    return [*heard, hear(text, start, len(text))]


def _parts(text: str, reports: Sequence[Report]) -> list[tuple[int, int]]:
    """Return for each report the part of its sentence that goes with its date."""
    by_sentence: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for at, report in enumerate(reports):
        by_sentence[report.sentence].append(at)
    parts = [report.sentence for report in reports]
    for sentence, places in by_sentence.items():
        places.sort(key=lambda at: reports[at].start)
        cut = clauses(text, sentence, [(reports[at].start, reports[at].end) for at in places])
        for at, part in zip(places, cut, strict=True):
            parts[at] = part
    return parts


def _placed(text: str, report: Report, part: tuple[int, int]) -> dict[str, float]:
    """Return a report's entities, each with how surely what is dated is about it: by where its name stands."""
    if part == report.sentence:
        return dict.fromkeys(report.entities, 1.0)
    near = hear(text, *part).stems
    far = hear(text, report.sentence[0], part[0]).stems | hear(text, part[1], report.sentence[1]).stems
    placed = {}
    for entity in report.entities:
        own = {stem_of(word) for word in entity.split("-") if len(word) > 2}
        placed[entity] = 1.0 if own & near else ELSEWHERE if own & far else SOMEWHERE
    return placed


def _is_plan(article: Article, report: Report, heard: Sequence[Heard]) -> bool:
    """Tell whether the article speaks of what was yet to come: by its date, or where it has none by its words."""
    assert report.date
    if not article.date:
        return any(each.is_plan for each in heard)
    published = article.date.value
    known = published.last_day if published.end else published.first_day
    return report.date.first_day > known
