"""Finds the names in articles that the registry doesn't know, and brings together what is the same name.

Pure: articles and the mentions found in them come in, names come out, the most frequent first. Headlines in Title Case
or capitals give no name, yet a name known from elsewhere is counted there. The byline and the outlet are no names.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from dossier.article import Article, Block
from dossier.link import Mention
from dossier.names import name_key
from dossier.sentences import sentence_around, sentences
from dossier.suggesting.name_kinds import Clue, clues, guess
from dossier.suggesting.name_runs import Run, Seen, may_be_name, name_runs
from dossier.suggesting.name_words import Word, is_evidence, words_of
from dossier.suggesting.unknown_words import name_words

ReadNames = Callable[[str], Sequence[tuple[int, int, str]]]
"""A second reader: returns where names stand in a passage in French, and of what kind they seem to be."""

RULED_OUT = "ruled_out"
"""The reason of the linker for words that the editors say are no entity."""

_NOT_THE_ENTITY = ("another_of_series", "longer_name", "named_after", "other_forename")
"""Reasons of the linker that say a name is another's: then it may be one that the registry lacks."""

_CYRILLIC = re.compile("[\u0400-\u04ff]")

_MODEL = 2.0
"""How much the kind that the second reader gives weighs, as clues do."""

_HEADLINES = ("title", "heading")
_MOST_WORDS = 8
_FEWEST_WORDS_OF_PROSE = 25
_LONGEST_SURNAME_FIRST = 2


@dataclass(frozen=True)
class Seat:
    """One place where a name stands."""

    article: Article
    line: int
    """The line of the article's file, counted from 1."""
    start: int
    """Where its words begin in the text as read."""
    end: int
    words: str
    sentence: str
    """The sentence around it, on one line."""
    clues: tuple[Clue, ...] = ()


@dataclass(frozen=True)
class UnknownName:
    """A name that no entity of the registry bears, wherever it stands."""

    seats: tuple[Seat, ...]
    """In the order of the articles and of their texts."""

    @cached_property
    def forms(self) -> tuple[tuple[str, int], ...]:
        """How it is written, and how often; the most frequent first."""
        counts = Counter(" ".join(seat.words.split()) for seat in self.seats)
        return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))

    @cached_property
    def name(self) -> str:
        """Its fullest form: of those with the most words the most frequent; an acronym's full name before it."""
        fullest = max(len(form.split()) for form, _ in self.forms)
        return next(form for form, _ in self.forms if len(form.split()) == fullest)

    def in_language(self, lang: str) -> str | None:
        """Return its fullest form in the articles of a language, in Latin letters; None where there is none."""
        texts = [seat for seat in self.seats if seat.article.lang and seat.article.lang.value == lang]
        return UnknownName(tuple(texts)).name if texts and not UnknownName(tuple(texts)).in_cyrillic else None

    @property
    def in_cyrillic(self) -> str | None:
        """Its most frequent form in Cyrillic letters; None where there is none."""
        return next((form for form, _ in self.forms if _CYRILLIC.search(form)), None)

    @cached_property
    def articles(self) -> tuple[str, ...]:
        """The files of the articles that name it."""
        return tuple(dict.fromkeys(seat.article.path for seat in self.seats))

    @cached_property
    def kind(self) -> tuple[str | None, str | None]:
        """What kind of thing it seems to be, and the clue that says so; None where nothing tells."""
        return guess(clue for seat in self.seats for clue in seat.clues)


@dataclass(frozen=True)
class _Passage:
    article: Article
    block: Block
    text: str
    words: tuple[Word, ...]
    taken: frozenset[int]
    is_evidence: bool


def unknown_names(
    articles: Sequence[Article], mentions: Mapping[str, Sequence[Mention]], read_names: ReadNames | None = None
) -> tuple[UnknownName, ...]:
    """Return the names that no mention covers, the most frequent first; `mentions` are by the article's address.

    What `read_names` finds besides is added.
    """
    passages = [each for article in articles for each in _passages(article, mentions.get(article.slug, ()))]
    seen = _seen(passages)
    seats = [seat for passage in passages if passage.is_evidence for seat in _seats(passage, seen, read_names)]
    doubtful = {
        (article.path, mention.start, mention.end)
        for article in articles
        for mention in mentions.get(article.slug, ())
        if mention.entity is None and mention.reason not in _NOT_THE_ENTITY
    }
    seats = [seat for seat in seats if (seat.article.path, seat.start, seat.end) not in doubtful]
    own = {article.path: frozenset(_own_names(article)) for article in articles}
    seats = [seat for seat in seats if name_key(seat.words) not in own[seat.article.path]]
    seats += _in_headlines(passages, seats)
    names = [UnknownName(tuple(sorted(each, key=_place))) for each in _grouped(seats, _acronyms(passages)).values()]
    return tuple(sorted(names, key=lambda name: (-len(name.seats), -len(name.articles), name_key(name.name))))


def _passages(article: Article, mentions: Iterable[Mention]) -> Iterator[_Passage]:
    by_block: dict[int, list[Mention]] = defaultdict(list)
    known = (mention for mention in mentions if mention.entity or mention.reason == RULED_OUT)
    for mention in known:
        by_block[mention.block].append(mention)
    for at, block in enumerate(article.blocks):
        text = article.words(block)
        words = tuple(words_of(text))
        spans = [(mention.start - block.start, mention.end - block.start) for mention in by_block[at]]
        taken = frozenset(
            place
            for place, word in enumerate(words)
            if any(word.start < end and start < word.end for start, end in spans)
        )
        is_prose = block.kind not in _HEADLINES and text.rstrip('»”"’) ').endswith((".", "…"))
        is_prose = is_prose or (block.kind not in _HEADLINES and len(words) >= _FEWEST_WORDS_OF_PROSE)
        yield _Passage(article, block, text, words, taken, is_evidence(words, is_prose=is_prose))


def _seen(passages: Iterable[_Passage]) -> Seen:
    small: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for passage in passages:
        if passage.is_evidence:
            for word in passage.words:
                if word.text[0].islower():
                    small[word.key] += 1
                elif not word.opens:
                    capital[word.key] += 1
    often = (key for key, count in small.items() if count >= capital[key])
    return Seen(frozenset(often), frozenset(capital))


def seat_of(article: Article, mention: Mention) -> Seat:
    """Return where a mention stands."""
    return _placed(article, article.blocks[mention.block], (mention.start, mention.end), mention.sentence, ())


def _seats(passage: _Passage, seen: Seen, read_names: ReadNames | None) -> Iterator[Seat]:
    runs = name_runs(passage.words, passage.taken, seen)
    is_french = passage.article.lang is not None and passage.article.lang.value == "fr"
    read = _read(passage, seen, read_names) if read_names and is_french else {}
    spans = sentences(passage.text) if runs or read else []
    for run in runs:
        seconded = [kind for other, kind in read.items() if other.first < run.last and run.first < other.last]
        more = [Clue(kind, _MODEL, "the language model") for kind in seconded]
        yield _seat(passage, run, spans, (*clues(passage.words, run), *more))
    for other, kind in read.items():
        if not any(other.first < run.last and run.first < other.last for run in runs):
            clue = Clue(kind, _MODEL, "the language model")
            yield _seat(passage, other, spans, (*clues(passage.words, other), clue))


def _read(passage: _Passage, seen: Seen, read_names: ReadNames) -> dict[Run, str]:
    """Return the runs of words that the second reader takes for names, and their kinds, where no known name stands."""
    found = {}
    for start, end, kind in read_names(passage.text):
        places = [at for at, word in enumerate(passage.words) if word.start < end and start < word.end]
        while places and not passage.words[places[0]].has_capital:
            places = places[1:]
        if places and may_be_name(passage.words, passage.taken, seen, Run(places[0], places[-1] + 1)):
            found[Run(places[0], places[-1] + 1)] = kind
    return found


def _seat(passage: _Passage, run: Run, spans: list[tuple[int, int]], found: tuple[Clue, ...]) -> Seat:
    start, end = passage.words[run.first].start, passage.words[run.last - 1].end
    origin = passage.block.start
    first, last = sentence_around(spans, start, end)
    sentence = origin + first, origin + last
    return _placed(passage.article, passage.block, (origin + start, origin + end), sentence, found)


def _placed(
    article: Article, block: Block, span: tuple[int, int], sentence: tuple[int, int], found: tuple[Clue, ...]
) -> Seat:
    start, end = span
    return Seat(
        article=article,
        line=block.line + article.text.count("\n", block.start, start),
        start=start,
        end=end,
        words=article.text[start:end],
        sentence=" ".join(article.text[sentence[0] : sentence[1]].split()),
        clues=found,
    )


def _own_names(article: Article) -> Iterator[str]:
    """Yield the keys of the names of an article's authors and outlet."""
    for author in article.authors.value if article.authors else ():
        yield name_key(author)
    if article.source:
        yield name_key(article.source.value)


def _in_headlines(passages: Iterable[_Passage], seats: Iterable[Seat]) -> Iterator[Seat]:
    """Yield where a name that running text gives stands in a headline whose capitals say nothing."""
    by_article: dict[str, set[str]] = defaultdict(set)
    for seat in seats:
        by_article[seat.article.path].add(name_key(seat.words))
    for passage in passages:
        known = by_article[passage.article.path]
        if passage.is_evidence or not known:
            continue
        spans, at = sentences(passage.text), 0
        while at < len(passage.words):
            run = _longest_known(passage, at, known)
            if run:
                yield _seat(passage, run, spans, ())
            at = run.last if run else at + 1


def _longest_known(passage: _Passage, at: int, known: set[str]) -> Run | None:
    words = passage.words
    for last in range(min(len(words), at + _MOST_WORDS), at, -1):
        if not passage.taken.isdisjoint(range(at, last)) or not words[at].text[0].isupper():
            continue
        if name_key(passage.text[words[at].start : words[last - 1].end]) in known:
            return Run(at, last)
    return None


def _acronyms(passages: Iterable[_Passage]) -> dict[str, str]:
    """Return the full names of acronyms that stand in brackets after them, by key: «… scientifique (CNRS)»."""
    full: dict[str, str] = {}
    for passage in passages:
        words = passage.words
        for at, word in enumerate(words[1:], 1):
            closes = passage.text[word.end : word.end + 1] == ")"
            if word.is_acronym and word.gap.strip() == "(" and closes and at not in passage.taken:
                full.setdefault(word.key, passage.text[: words[at - 1].end])
    return full


def _grouped(seats: Sequence[Seat], acronyms: Mapping[str, str]) -> dict[str, list[Seat]]:
    """Return the seats by the key of their fullest name: an acronym's with its name, a surname's with its bearer."""
    groups: dict[str, list[Seat]] = defaultdict(list)
    for seat in seats:
        groups[_key(seat.words)].append(seat)
    for short, text in sorted(acronyms.items()):
        before = name_key(text)
        names = [key for key in groups if before.endswith(f" {key}") or before == key]
        if short in groups and names and short not in names:
            groups[max(names, key=len)] += groups.pop(short)
    return _with_surnames(groups)


def _with_surnames(groups: dict[str, list[Seat]]) -> dict[str, list[Seat]]:
    """Join a surname alone to the full name in the same article, or that of a person to the dossier's only one."""
    bearers: dict[str, list[str]] = defaultdict(list)
    for key in sorted(groups):
        kind, _ = guess(clue for seat in groups[key] for clue in seat.clues)
        for surname in _surnames(key) if kind in ("person", None) else ():
            bearers[surname].append(key)
    for surname in sorted(bearers.keys() & groups.keys()):
        if guess(clue for seat in groups[surname] for clue in seat.clues)[0] not in ("person", None):
            continue
        left: list[Seat] = []
        for seat in groups[surname]:
            here = [key for key in bearers[surname] if any(each.article is seat.article for each in groups[key])]
            is_person = guess(seat.clues)[0] == "person"
            one = here if here or not is_person else bearers[surname]
            (groups[one[0]] if len(one) == 1 and one[0] != surname else left).append(seat)
        if left:
            groups[surname] = left
        else:
            del groups[surname]
    return groups


def _surnames(key: str) -> Iterator[str]:
    words = key.split()
    particles = name_words().particles
    if len(words) > 1:
        yield words[-1]
    if len(words) > _LONGEST_SURNAME_FIRST and (words[-2] in particles or words[-2][:1].isalpha()):
        yield " ".join(words[-2:])
    if len(words) > _LONGEST_SURNAME_FIRST + 1:
        yield " ".join(words[-3:])


def _key(words: str) -> str:
    """Return what spellings of one name share, hyphens before figures included: “Crew 14”, “Crew-14”."""
    key = name_key(words)
    return "".join(" " if char == "-" and key[at + 1 : at + 2].isdigit() else char for at, char in enumerate(key))


def _place(seat: Seat) -> tuple[str, int]:
    return seat.article.path, seat.start
