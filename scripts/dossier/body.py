"""Writes an article's blocks, and passages of them, as Markdown: letters and marks as they are, names as links."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, zip_longest
from typing import Literal

from dossier.article import Article, Block
from dossier.link import Mention
from dossier.markup import as_text
from dossier.passages import block_anchors, language_of, pieces
from dossier.rights import Span, published
from dossier.wrapped import Wrap, shown

_BESIDE = ("paragraph", "standfirst", "caption", "title")
"""Blocks that are a paragraph each, so that notes may stand in the margin, beside its first line."""


@dataclass(frozen=True)
class Marked:
    """Words of an article that other pages lead to."""

    start: int
    end: int
    anchor: str
    note: str = ""
    """Markdown of what is to be said beside them: on one line."""
    kind: Literal["quoted", "said", "dated"] = "quoted"
    """Quoted by a claim, said by somebody, or giving a date."""
    speaker: Span | None = None
    """Where the name of who says them stands."""


def body(
    article: Article,
    mentions: Sequence[Mention],
    address: Callable[[str], str],
    marked: Sequence[Marked] = (),
) -> str:
    """Return the article's body. In each section the first mention of an entity links to its `address`, unless the
    registry has every one of its mentions linked, or none.

    A section goes from one heading to the next; names within headings are recorded and not linked. Where a name follows
    what it is called, the name is the link. The words that are `marked` have anchors of their own, and the block in
    which they begin is followed by their notes; notes on the title come first.
    """
    return joined(parts(article, mentions, address, marked))


@dataclass(frozen=True)
class Part:
    """Blocks of an article's body that make one paragraph, list, quotation or heading."""

    at: int
    """The place of the first among the article's blocks; of notes on the title, that of the title."""
    markdown: str


def parts(
    article: Article,
    mentions: Sequence[Mention],
    address: Callable[[str], str],
    marked: Sequence[Marked] = (),
) -> tuple[Part, ...]:
    """Return the parts of what `body` returns, in the order of the text."""
    block = article.title_block
    on_title = _notes(block, marked) if block else ""
    head = [Part(article.blocks.index(block), on_title)] if block and on_title else []
    if not article.text_is_open and (unshown := _unshown(article, marked)):
        head.append(Part(0, unshown))
    runs = _runs(_passages(article, mentions, address, marked))
    return (*head, *(Part(run[0].at, _markdown(run)) for run in runs))


def joined(parts: Iterable[Part], aside: Part | None = None) -> str:
    """Return the body that parts make; `aside` is put before the part that stands at its place."""
    texts = []
    for part in parts:
        texts += [aside.markdown] if aside and aside.at == part.at else []
        texts.append(part.markdown)
    return "\n\n".join(texts)


def title(article: Article, marked: Sequence[Marked] = ()) -> str:
    """Return the article's title, with anchors of the words that other pages quote from it."""
    block = article.title_block
    if block and (wraps := _quoted(block, marked)):
        return shown(article.words(block), language_of(article), wraps, offset=block.start)
    return shown(article.title.value, language_of(article))


@dataclass(frozen=True)
class _Passage:
    """A block, ready to be shown."""

    at: int
    """The place among the article's blocks."""
    block: Block
    marker: str
    """What stands before its words in the text: «4)»."""
    anchor: str
    words: str
    """As Markdown, on one line."""
    notes: str
    """What is said beside it, as Markdown."""

    @property
    def anchored(self) -> str:
        """Its words between its anchor and a link to itself; what stands before them isn't the head of the line."""
        anchor, words = f'<span id="{self.anchor}"></span>', f"{self.words}{self.link}"
        if self.notes and self.block.kind in _BESIDE:
            return f'{anchor}<span class="noted">{words}</span><span class="beside">{self.notes}</span>'
        return f"{anchor}{words}{self.notes}"

    @property
    def link(self) -> str:
        """A link to the passage itself, so that a reader can cite it. The page says in words what such a link is."""
        return f'<a class="cite" href="#{self.anchor}" aria-labelledby="cite"></a>'


def _passages(
    article: Article,
    mentions: Sequence[Mention],
    address: Callable[[str], str],
    marked: Sequence[Marked],
) -> Iterator[_Passage]:
    """Yield the blocks below the title, with their links and the notes beside them."""
    anchors = block_anchors(article)
    in_block = {at: list(group) for at, group in groupby(mentions, key=lambda mention: mention.block)}
    linked: set[str] = set()
    for at, block in enumerate(article.blocks):
        if block is article.title_block:
            continue
        spans = shown_of(article, block, marked)
        if not spans:
            continue
        wraps = _quoted(block, marked)
        if block.kind in ("heading", "title"):
            linked = set()
        else:
            links = [mention for mention in in_block.get(at, []) if mention.link != "never" and _in(mention, spans)]
            for mention in _without_appositions(article, links):
                if mention.entity and (mention.link == "each" or mention.entity not in linked):
                    linked.add(mention.entity)
                    after = f"]({address(mention.entity)})"
                    wraps.append(Wrap(mention.start, mention.end, "[", after, again="["))
        before = article.text[article.text.rfind("\n", 0, block.start) + 1 : block.start]
        notes = _notes(block, marked)
        words = pieces(article, (block.start, block.end), spans, wraps)
        shape = block if article.text_is_open else replace(block, kind="quote")
        yield _Passage(at, shape, before.strip(), anchors[at], words, notes)


def shown_of(article: Article, block: Block, marked: Iterable[Marked]) -> tuple[Span, ...]:
    """Return what the article's page shows of a block: of a text that isn't open, quotations, who speaks, and dates."""
    if article.text_is_open:
        return ((block.start, block.end),)
    asked_for = []
    for each in marked:
        if each.kind == "dated":
            asked_for.append((each.start, each.end))
        elif each.speaker and published(article, each.start, each.end):
            asked_for.append(each.speaker)
    within = [span for span in asked_for if block.start <= span[0] < block.end]
    return published(article, block.start, block.end, within)


def _in(mention: Mention, spans: Iterable[Span]) -> bool:
    return any(start <= mention.start and mention.end <= end for start, end in spans)


def _unshown(article: Article, marked: Sequence[Marked]) -> str:
    """Return what other pages lead to and an excerpt doesn't show: its anchors, and the notes on it."""
    anchors, notes = [], []
    for block, anchor in zip(article.blocks, block_anchors(article), strict=True):
        spans = shown_of(article, block, marked)
        if block is article.title_block:
            continue
        if not spans:
            anchors.append(anchor)
            notes.append(_notes(block, marked))
        within = [each for each in marked if block.start <= each.start < block.end]
        anchors += [each.anchor for each in within if not any(start <= each.start < end for start, end in spans)]
    return "".join([*(f'<span id="{anchor}"></span>' for anchor in anchors), *dict.fromkeys(notes)])


def _quoted(block: Block, marked: Iterable[Marked]) -> list[Wrap]:
    """Return the marks of the words that stand in a block, wholly or in part."""
    wraps = []
    for each in marked:
        if each.start < block.end and block.start < each.end:
            more = f'<span class="{each.kind} goes-on">'
            first = f'<span id="{each.anchor}" class="{each.kind}">'
            start, end = max(each.start, block.start), min(each.end, block.end)
            before = first if each.start >= block.start else more
            wraps.append(Wrap(start, end, before, "</span>", again=more, is_outer=True))
    return wraps


def _notes(block: Block, marked: Iterable[Marked]) -> str:
    """Return the notes on the words that begin in a block, each once."""
    return "".join(dict.fromkeys(each.note for each in marked if block.start <= each.start < block.end))


def _runs(passages: Iterable[_Passage]) -> Iterator[list[_Passage]]:
    """Put together what makes one list or one quotation; numbered items as long as each is one more than the last."""
    run: list[_Passage] = []
    for passage in passages:
        if run and not _goes_on(run[-1].block, passage.block):
            yield run
            run = []
        run.append(passage)
    if run:
        yield run


def _goes_on(above: Block, below: Block) -> bool:
    if above.kind != below.kind:
        return False
    if above.kind == "numbered":
        return above.number is not None and below.number == above.number + 1
    return above.kind in ("item", "quote")


def _markdown(run: Sequence[_Passage]) -> str:
    """Return Markdown of blocks that belong together.

    Ordered lists are written as HTML: Markdown counts from 1 whatever the numbers are. The element around them keeps
    a list that follows from being joined to them.
    """
    first = run[0]
    match first.block.kind:
        case "heading":
            heading = f"## {first.words} {{#{first.anchor}}}"
            return f"{heading}\n\n{first.notes}" if first.notes else heading
        case "title":
            return f"{first.anchored}\n{{: .own-title }}"
        case "standfirst":
            return f"{first.anchored}\n{{: .deck }}"
        case "caption":
            return f"{first.anchored}\n{{: .caption }}"
        case "quote":
            return "\n>\n".join(f"> {passage.anchored}" for passage in run)
        case "item":
            return "\n".join(f"- {passage.anchored}" for passage in run)
        case "numbered" if len(run) > 1:
            items = "\n".join(f'<li markdown="span">{passage.anchored}</li>' for passage in run)
            return f'<div markdown="1">\n<ol start="{first.block.number}" markdown="1">\n{items}\n</ol>\n</div>'
        case "numbered":
            number = as_text(first.marker or f"{first.block.number}.")
            return f'- <span id="{first.anchor}"></span>{number} {first.words}{first.link}{first.notes}'
    return first.anchored


def _without_appositions(article: Article, mentions: list[Mention]) -> list[Mention]:
    """Leave out what the name itself follows at once: of «l'agence spatiale russe Roscosmos», the first three words."""
    return [
        mention
        for mention, following in zip_longest(mentions, mentions[1:])
        if following is None
        or following.entity != mention.entity
        or article.text[mention.end : following.start].strip()
    ]
