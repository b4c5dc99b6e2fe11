"""Gathers who said what: the quotations of all articles by speaker, with what belongs together put together."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dossier.anchors import anchors
from dossier.article import Article
from dossier.names import name_key
from dossier.quotation import NOTHING_QUOTED, Quotation, Quotations
from dossier.registry import Registry
from dossier.rights import publishable

_WORD = re.compile(r"[^\W_]+")
# What a description begins with, and no name: «un porte-parole», "a flight controller".
_BEGINS_DESCRIPTION = re.compile(
    r"(?:an?|the|one|some|another|une?|des?|du|la|le|les|l|d|cet?|cette|ces|son|sa|ses|deux|two|plusieurs|several)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Fragment:
    """Words between one pair of quotation marks, as other pages than the article's show them."""

    words: str
    anchor: str
    """Of the words on the article's page."""
    lang: str | None
    incise: tuple[int, int] | None = None
    """Where among the words those stand that say who speaks, and are the article's own."""


@dataclass(frozen=True)
class Utterance:
    """What a speaker is quoted with in one place of an article: amid a paragraph, or in several that go on."""

    article: Article
    fragments: tuple[Fragment, ...]
    entity: str | None
    """The speaker, where the registry knows them."""
    name: str | None
    """The speaker as the article calls them; None where it doesn't say."""
    by: tuple[str, ...]
    """The words that say who speaks, each once."""
    rule: str | None
    doubt: str | None
    """Why the speaker is in doubt, or unknown."""
    also: tuple[Article, ...] = ()
    """The other articles that quote the same words of the same speaker."""

    @property
    def lang(self) -> str | None:
        """The language of its article."""
        return self.article.lang.value if self.article.lang else None


@dataclass(frozen=True)
class Voice:
    """A speaker, and what they are quoted with, the newest first."""

    entity: str | None
    name: str
    """In the article's words; those in the registry have names of their own in each edition."""
    utterances: tuple[Utterance, ...]


@dataclass(frozen=True)
class Voices:
    """Everybody who is quoted."""

    named: tuple[Voice, ...]
    """Those who have a name, the most quoted first."""
    unnamed: tuple[Utterance, ...]
    """Of those whom an article only describes: «un porte-parole»."""
    doubtful: tuple[Utterance, ...]
    """Of whom it can't be told for sure whose they are."""

    @property
    def count(self) -> int:
        """How many utterances there are."""
        return sum(len(voice.utterances) for voice in self.named) + len(self.unnamed) + len(self.doubtful)


def voices(articles: Sequence[Article], quotations: Mapping[str, Quotations], registry: Registry) -> Voices:
    """Return everybody whom the articles quote; `articles` are the newest first, `quotations` by their slugs."""
    of_speaker: dict[tuple[str, str], list[Utterance]] = defaultdict(list)
    unnamed, doubtful = [], []
    for article in articles:
        for each in utterances(article, quotations.get(article.slug, NOTHING_QUOTED).quotations):
            if each.doubt or each.name is None:
                doubtful.append(each)
            elif each.entity or _is_name(each.name):
                of_speaker[speaker_key(each)].append(each)
            else:
                unnamed.append(each)
    named = [Voice(several[0].entity, several[0].name or "", tuple(once(several))) for several in of_speaker.values()]

    def order(voice: Voice) -> tuple[int, str, str]:
        name = registry.entities[voice.entity].name["fr"] if voice.entity else voice.name
        return -len(voice.utterances), name_key(name), voice.entity or ""

    return Voices(tuple(sorted(named, key=order)), tuple(unnamed), tuple(doubtful))


def quotation_anchors(article: Article, quotations: Iterable[Quotation]) -> tuple[str, ...]:
    """Return the anchor of each quotation on its article's page."""
    return anchors("q", (article.text[each.start : each.end] for each in quotations))


def utterances(article: Article, quotations: Sequence[Quotation]) -> Iterator[Utterance]:
    """Yield what an article quotes, in the order of the text."""
    together: list[tuple[Quotation, str]] = []
    for each, anchor in zip(quotations, quotation_anchors(article, quotations), strict=True):
        if together and not _belongs(together[-1][0], each):
            yield from _utterance(article, together)
            together = []
        together.append((each, anchor))
    if together:
        yield from _utterance(article, together)


def utterances_of(
    entity: str, articles: Iterable[Article], quotations: Mapping[str, Quotations]
) -> tuple[Utterance, ...]:
    """Return what `articles` quote an entity with, or may, in their order; `quotations` are by slug."""
    found = []
    for article in articles:
        there = quotations.get(article.slug, NOTHING_QUOTED).quotations
        if any(each.speaker and each.speaker.entity == entity for each in there):
            found += [each for each in utterances(article, there) if each.entity == entity]
    return tuple(found)


def once(several: Sequence[Utterance]) -> Iterator[Utterance]:
    """Yield utterances of one speaker, the newest first; what several articles quote stands with the oldest of them."""
    by_words: dict[str, list[Utterance]] = defaultdict(list)
    for each in several:
        by_words[_spelt(each)].append(each)
    for each in several:
        same = by_words[_spelt(each)]
        if each is same[-1]:
            others = {one.article.slug: one.article for one in reversed(same) if one.article is not each.article}
            yield replace(each, also=tuple(others.values()))


def speaker_key(utterance: Utterance) -> tuple[str, str]:
    """Return what is the same of all that one speaker says."""
    return ("entity", utterance.entity) if utterance.entity else ("name", name_key(utterance.name or ""))


def _belongs(before: Quotation, each: Quotation) -> bool:
    """Tell whether a quotation goes on with the one before, or stands beside it as another piece of the same words."""
    if each.doubt or before.doubt or not each.speaker or not before.speaker or each.start < before.end:
        return False
    is_same = (each.speaker.entity, each.speaker.start) == (before.speaker.entity, before.speaker.start)
    if each.speaker.entity:
        is_same = each.speaker.entity == before.speaker.entity
    return is_same and (each.block == before.block or each.continues)


def _utterance(article: Article, together: Sequence[tuple[Quotation, str]]) -> Iterator[Utterance]:
    """Yield what quotations that belong together make; nothing where none of their words may be published."""
    first = together[0][0]
    lang = article.lang.value if article.lang else None
    spans = dict.fromkeys(each.by for each, _ in together if each.by)
    fragments = tuple(
        Fragment(words, anchor, each.lang or lang, _incise(each, article.text, words))
        for each, anchor in together
        if (words := publishable(article, each.start, each.end))
    )
    if not fragments:
        return
    yield Utterance(
        article=article,
        fragments=fragments,
        entity=first.speaker.entity if first.speaker else None,
        name=_folded(publishable(article, first.speaker.start, first.speaker.end)) if first.speaker else None,
        by=tuple(dict.fromkeys(words for span in spans if (words := _folded(publishable(article, *span))))),
        rule=first.rule,
        doubt=first.doubt,
    )


def _incise(quotation: Quotation, text: str, words: str) -> tuple[int, int] | None:
    """Return where the words that say who speaks stand among the `words` shown of a quotation, if they do."""
    if not quotation.by or not quotation.start <= quotation.by[0] < quotation.by[1] <= quotation.end:
        return None
    start, end = quotation.by[0] - quotation.start, quotation.by[1] - quotation.start
    return (start, end) if words[:end] == text[quotation.start : quotation.by[1]] else None


def _is_name(words: str) -> bool:
    return words[:1].isupper() and not _BEGINS_DESCRIPTION.match(words)


def _spelt(utterance: Utterance) -> str:
    words = " ".join(fragment.words for fragment in utterance.fragments)
    return " ".join(_WORD.findall(unicodedata.normalize("NFKC", words).casefold()))


def _folded(words: str) -> str:
    return " ".join(words.split())
