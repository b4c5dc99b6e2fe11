"""Holds claims against the articles: where each quotation stands, and what can't be published because it doesn't."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dossier.article import Article
from dossier.claims import VERDICTS, Claim, Verdict, Written
from dossier.origins import note
from dossier.problems import Problem, did_you_mean
from dossier.quoted import Span, find, nearest
from dossier.schema import Words

_MOST_SHOWN = 200
"""Letters of a passage that a message shows."""


@dataclass(frozen=True)
class Quoted:
    """Where the quotation of a position stands."""

    article: str
    """The article's slug."""
    start: int
    end: int
    """Offsets of the article's text as read."""
    anchor: str
    """Of the quotation on the article's page."""


@dataclass(frozen=True)
class Dispute:
    """A claim whose quotations all stand where they should."""

    claim: Claim
    quoted: tuple[Quoted, ...]
    """Of each of its positions."""


@dataclass(frozen=True)
class Disputed:
    """Words of an article that a claim quotes, as the article's page shows them."""

    start: int
    end: int
    anchor: str
    claim: str
    """The claim's id."""
    question: Words
    verdict: Verdict


@dataclass(frozen=True)
class KnownSources:
    """The bibliography, as far as claims may cite it."""

    sound: Collection[str]
    written: Collection[str] | None
    """All keys of the file, sound or not; None where it can't be read. What is wrong there is said there."""


def disputes(
    claims: Iterable[Written], articles: Sequence[Article], files: Collection[str], sources: KnownSources
) -> tuple[tuple[Dispute, ...], list[Problem]]:
    """Return the claims that can be published, the sharpest first, and what is wrong with them and the others.

    `files` are the names of all files of articles, of those too that can't be read as articles.
    """
    by_name = {article.name: article for article in articles}
    found: list[Dispute] = []
    problems: list[Problem] = []
    for written in claims:
        claim, wrong = _with_known_sources(written, sources)
        problems += wrong
        places: list[tuple[str, Span]] = []
        for at, position in enumerate(claim.positions):
            if article := by_name.get(position.article):
                span, wrong = _place(written, at, article)
                places += [(article.slug, span)] if span else []
                problems += wrong
            elif position.article not in files:  # one that can't be read is reported already
                what = f"no article has the file name “{position.article}”"
                mend = did_you_mean(position.article, files) or "write the name of a file in seeds/articles"
                problems.append(Problem(written.path, written.article_lines[at], what, mend))
        is_founded = not claim.checked or claim.checked.sources
        if is_founded and len(places) == len(claim.positions):
            found.append(Dispute(claim, tuple(_anchored(claim, places))))
    return tuple(sorted(found, key=_sharpness)), problems


def disputed(found: Iterable[Dispute]) -> Mapping[str, tuple[Disputed, ...]]:
    """Return, by the slug of the article, the words that claims quote from it, in the order of its text."""
    by_article: dict[str, list[Disputed]] = defaultdict(list)
    for each in found:
        for place in each.quoted:
            claim = each.claim
            words = Disputed(place.start, place.end, place.anchor, claim.id, claim.question, claim.verdict)
            by_article[place.article].append(words)
    in_order = {
        slug: sorted(each, key=lambda one: (one.start, -one.end, one.anchor)) for slug, each in by_article.items()
    }
    return {slug: tuple(each) for slug, each in in_order.items()}


def _sharpness(dispute: Dispute) -> tuple[int, int, str]:
    claim = dispute.claim
    return VERDICTS.index(claim.verdict), -len(claim.positions), claim.id


def _anchored(claim: Claim, places: Iterable[tuple[str, Span]]) -> Iterator[Quoted]:
    """Yield the places with anchors of their own. An id holds no `_`: no two claims have an anchor in common."""
    seen: Counter[str] = Counter()
    for slug, (start, end) in places:
        seen[slug] += 1
        anchor = f"c-{claim.id}" if seen[slug] == 1 else f"c-{claim.id}_{seen[slug]}"
        yield Quoted(slug, start, end, anchor)


def _with_known_sources(written: Written, sources: KnownSources) -> tuple[Claim, list[Problem]]:
    """Leave out the sources that the bibliography lacks."""
    claim = written.claim
    if not claim.checked:
        return claim, []
    problems = []
    for key, line in zip(claim.checked.sources, written.source_lines, strict=True):
        if key not in sources.sound and sources.written is not None and key not in sources.written:
            mend = did_you_mean(key, sources.sound) or "add it to seeds/sources.yml"
            problems.append(Problem(written.path, line, f"no source has the id “{key}”", mend))
    known = tuple(key for key in dict.fromkeys(claim.checked.sources) if key in sources.sound)
    checked = claim.checked.model_copy(update={"sources": known})
    return claim.model_copy(update={"checked": checked}), problems


def _place(written: Written, at: int, article: Article) -> tuple[Span | None, list[Problem]]:
    """Return where the quotation of a position stands in the article's body or title, and what is wrong with it."""
    words, line = written.claim.positions[at].quotation, written.quotation_lines[at]
    spans = find(article.text, words)
    inside = [span for span in spans if _is_in_body(article, span)]
    if inside:
        if len(inside) == 1:
            return inside[0], []
        what = f"“{_short(words)}” stands {len(inside)} times in {article.path}, and the first is taken"
        return inside[0], [note(Problem(written.path, line, what, "quote more words, if another is meant"))]
    what = f"“{_short(words)}” is not in {article.path}, letter for letter"
    mend = "copy the words from there"
    if spans:
        what = f"“{_short(words)}” stands in {article.path} in a line that is no part of the article"
        mend = "quote the article itself"
    elif near := nearest(article.text, words):
        place = _line(article, near[0])
        mend = f"the nearest words there, at line {place}, are “{_short(article.text[slice(*near)])}”"
    return None, [Problem(written.path, line, what, mend)]


def _is_in_body(article: Article, span: Span) -> bool:
    """Tell words that begin and end in blocks of the article."""
    start, end = span
    return any(block.start <= start < block.end for block in article.blocks) and any(
        block.start < end <= block.end for block in article.blocks
    )


def _line(article: Article, at: int) -> int:
    """Return the line of the file where an offset of the text stands, as the article's blocks count it."""
    known = article.blocks[0] if article.blocks else article.removed[0]
    return known.line + article.text.count("\n", 0, at) - article.text.count("\n", 0, known.start)


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _MOST_SHOWN else f"{words[:_MOST_SHOWN]} …"
