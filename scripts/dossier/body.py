"""Writes an article's blocks, and passages of them, as Markdown: letters and marks as they are, names as links."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, zip_longest

from dossier.anchors import passage_anchors
from dossier.article import Article, Block
from dossier.excerpts import excerpts
from dossier.link import Mention
from dossier.markup import as_text
from dossier.page_links import Words
from dossier.rights import publishable
from dossier.typography import spaced, spacing

_MORE_QUOTED = '<span class="quoted goes-on">'


@dataclass(frozen=True)
class Wrap:
    """Markdown to be put around the words between two offsets of a text."""

    start: int
    end: int
    before: str
    after: str
    again: str = ""
    """What goes before the rest of the words where another wrap, in which this one begins, ends among them."""
    is_outer: bool = False
    """Whether it stays whole around those that begin before it and end within it."""


@dataclass(frozen=True)
class Quotation:
    """Words of an article that another page quotes."""

    start: int
    end: int
    anchor: str
    note: str
    """Markdown of what is to be said beside them: on one line."""


def body(
    article: Article,
    mentions: Sequence[Mention],
    address: Callable[[str], str],
    quotations: Sequence[Quotation] = (),
) -> str:
    """Return the article's body. In each section the first mention of an entity links to its `address`, unless the
    registry has every one of its mentions linked, or none.

    A section goes from one heading to the next; names within headings are recorded and not linked. Where a name follows
    what it is called, the name is the link. The words of `quotations` have anchors of their own, and the block in which
    they begin is followed by their notes; notes on the title come first.
    """
    on_title = _notes(article.title_block, quotations) if article.title_block else ""
    blocks = map(_markdown, _runs(_passages(article, mentions, address, quotations)))
    return "\n\n".join([on_title, *blocks] if on_title else blocks)


def title(article: Article, quotations: Sequence[Quotation] = ()) -> str:
    """Return the article's title, with anchors of the words that other pages quote from it."""
    block = article.title_block
    if block and (wraps := _quoted(block, quotations)):
        return _words(article, block, wraps)
    return shown(article.title.value, _language(article))


@dataclass(frozen=True)
class _Passage:
    """A block, ready to be shown."""

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
        return f'<span id="{self.anchor}"></span>{self.words}{self.link}{self.notes}'

    @property
    def link(self) -> str:
        """A link to the passage itself, so that a reader can cite it. The page says in words what such a link is."""
        return f'<a class="cite" href="#{self.anchor}" aria-labelledby="cite"></a>'


def _passages(
    article: Article,
    mentions: Sequence[Mention],
    address: Callable[[str], str],
    quotations: Sequence[Quotation],
) -> Iterator[_Passage]:
    """Yield the blocks below the title, with their links and the notes beside them."""
    anchors = block_anchors(article)
    in_block = {at: list(group) for at, group in groupby(mentions, key=lambda mention: mention.block)}
    linked: set[str] = set()
    for at, block in enumerate(article.blocks):
        if block is article.title_block:
            continue
        wraps = _quoted(block, quotations)
        if block.kind in ("heading", "title"):
            linked = set()
        else:
            shown_as_links = [mention for mention in in_block.get(at, []) if mention.link != "never"]
            for mention in _without_appositions(article, shown_as_links):
                if mention.entity and (mention.link == "each" or mention.entity not in linked):
                    linked.add(mention.entity)
                    after = f"]({address(mention.entity)})"
                    wraps.append(Wrap(mention.start, mention.end, "[", after, again="["))
        before = article.text[article.text.rfind("\n", 0, block.start) + 1 : block.start]
        notes = _notes(block, quotations)
        yield _Passage(block, before.strip(), anchors[at], _words(article, block, wraps), notes)


def _quoted(block: Block, quotations: Iterable[Quotation]) -> list[Wrap]:
    """Return the marks of the quotations that stand in a block, wholly or in part."""
    return [
        Wrap(
            max(each.start, block.start),
            min(each.end, block.end),
            f'<span id="{each.anchor}" class="quoted">' if each.start >= block.start else _MORE_QUOTED,
            "</span>",
            again=_MORE_QUOTED,
            is_outer=True,
        )
        for each in quotations
        if each.start < block.end and block.start < each.end
    ]


def _notes(block: Block, quotations: Iterable[Quotation]) -> str:
    """Return the notes on the quotations that begin in a block, each once."""
    return "".join(dict.fromkeys(each.note for each in quotations if block.start <= each.start < block.end))


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


def block_anchors(article: Article) -> tuple[str, ...]:
    """Return the anchor of each of the article's blocks."""
    return passage_anchors(article.words(block) for block in article.blocks)


def sentence(article: Article, mentions: Sequence[Mention]) -> str:
    """Return, for another page, the sentence around mentions that share it, with their words marked."""
    whole = mentions[0].sentence
    wraps = [Wrap(each.start, each.end, "<mark>", "</mark>") for each in mentions]
    spans = excerpts(article.text, whole, [(wrap.start, wrap.end) for wrap in wraps])
    parts = [
        shown(
            publishable(article, start, end),
            _language(article),
            [wrap for wrap in wraps if start <= wrap.start and wrap.end <= end],
            offset=start,
        )
        for start, end in spans
    ]
    before = "… " if spans[0][0] > whole[0] else ""
    after = " …" if spans[-1][1] < whole[1] else ""
    return before + " … ".join(parts) + after


def marked(words: Words, lang: str) -> str:
    """Return Markdown of words of a person's page in the language `lang`, with those that are links marked."""
    parts = [
        shown(part, lang, [Wrap(start, end, "<mark>", "</mark>") for start, end in marks])
        for part, marks in zip(words.parts, words.marks, strict=True)
    ]
    before, after = ("… " if words.is_cut[0] else ""), (" …" if words.is_cut[1] else "")
    return before + " … ".join(parts) + after


def shown(text: str, lang: str | None, wraps: Sequence[Wrap] = (), *, offset: int = 0) -> str:
    """Return Markdown that shows `text`, which begins at `offset`, on one line with the `wraps` put in."""
    edits = spacing(text, lang)
    parts, at = [], 0
    for place, markdown in _nested(wraps):
        end = place - offset
        parts += [as_text(spaced(text, edits, at, end), at_head=at == 0), markdown]
        at = end
    parts.append(as_text(spaced(text, edits, at), at_head=at == 0))
    return "".join(parts)


def _nested(wraps: Sequence[Wrap]) -> Iterator[tuple[int, str]]:
    """Yield what is to be put in where, so that each wrap lies in another or beside it: some are cut in two."""
    standing: list[Wrap] = []
    for place in sorted({at for wrap in wraps for at in (wrap.start, wrap.end)}):
        staying = [wrap for wrap in standing if wrap.end > place]
        opening = sorted((wrap for wrap in wraps if wrap.start == place < wrap.end), key=lambda wrap: -wrap.end)
        wanted = sorted([*staying, *opening], key=lambda wrap: not wrap.is_outer)
        same = 0
        while same < min(len(standing), len(wanted)) and standing[same] is wanted[same]:
            same += 1
        closed = "".join(wrap.after for wrap in reversed(standing[same:]))
        opened = "".join(wrap.before if wrap.start == place else wrap.again for wrap in wanted[same:])
        yield place, closed + opened
        standing = wanted


def _words(article: Article, block: Block, wraps: Sequence[Wrap]) -> str:
    return shown(article.words(block), _language(article), wraps, offset=block.start)


def _language(article: Article) -> str | None:
    return article.lang.value if article.lang else None
