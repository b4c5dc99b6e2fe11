"""Writes an article's blocks, and passages of them, as Markdown: letters and marks as they are, names as links."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby, zip_longest

from dossier.anchors import passage_anchors
from dossier.clean import Block
from dossier.describe import Article
from dossier.link import Mention
from dossier.markup import as_text
from dossier.rights import publishable
from dossier.typography import spaced, spacing

# A sentence longer than this, in characters, is shown around its first mention only.
_LONGEST_SENTENCE = 700


@dataclass(frozen=True)
class Wrap:
    """Markdown to be put around the words between two offsets of a text."""

    start: int
    end: int
    before: str
    after: str


def body(article: Article, mentions: Sequence[Mention], address: Callable[[str], str]) -> str:
    """Return the article's body. In each section the first mention of an entity links to its `address`.

    A section goes from one heading to the next; names within headings are recorded and not linked. Where a name follows
    what it is called, the name is the link.
    """
    anchors = block_anchors(article)
    in_block = {at: list(group) for at, group in groupby(mentions, key=lambda mention: mention.block)}
    linked: set[str] = set()
    parts = []
    for is_item, group in groupby(_numbered(article), key=lambda pair: pair[1].kind == "item"):
        blocks = []
        for at, block in group:
            if block.kind in ("heading", "title"):
                linked = set()
                blocks.append(f"## {_words(article, block, ())} {{#{anchors[at]}}}")
                continue
            wraps = []
            for mention in _without_appositions(article, in_block.get(at, [])):
                if mention.entity and mention.entity not in linked:
                    linked.add(mention.entity)
                    wraps.append(Wrap(mention.start, mention.end, "[", f"]({address(mention.entity)})"))
            anchor = f'<span id="{anchors[at]}"></span>'
            blocks.append(f"{'- ' if is_item else ''}{anchor}{_words(article, block, wraps)}")
        parts.append(("\n" if is_item else "\n\n").join(blocks))
    return "\n\n".join(parts)


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
    start, end = _window(article.text, mentions[0])
    before = "… " if start > mentions[0].sentence[0] else ""
    after = " …" if end < mentions[0].sentence[1] else ""
    wraps = [Wrap(each.start, each.end, "<mark>", "</mark>") for each in mentions if each.end <= end]
    return before + shown(publishable(article, start, end), _language(article), wraps, offset=start) + after


def _window(text: str, mention: Mention) -> tuple[int, int]:
    """Return the span of a mention's sentence, or of what stands around the mention where the sentence is too long."""
    start, end = mention.sentence
    if end - start <= _LONGEST_SENTENCE:
        return start, end
    first = max(start, mention.start - _LONGEST_SENTENCE // 2)
    last = max(mention.end, min(end, first + _LONGEST_SENTENCE))
    if first > start:  # whole words only
        first = text.find(" ", first, mention.start) + 1 or mention.start
    if last < end:
        last = max(text.rfind(" ", mention.end, last), mention.end)
    return first, last


def shown(text: str, lang: str | None, wraps: Sequence[Wrap] = (), *, offset: int = 0) -> str:
    """Return Markdown that shows `text`, which begins at `offset`, on one line with the `wraps` put in."""
    edits = spacing(text, lang)
    parts, at = [], 0
    for wrap in wraps:
        start, end = wrap.start - offset, wrap.end - offset
        parts.append(as_text(spaced(text, edits, at, start), at_head=at == 0))
        parts += [wrap.before, as_text(spaced(text, edits, start, end), at_head=False), wrap.after]
        at = end
    parts.append(as_text(spaced(text, edits, at), at_head=at == 0))
    return "".join(parts)


def _words(article: Article, block: Block, wraps: Sequence[Wrap]) -> str:
    return shown(article.words(block), _language(article), wraps, offset=block.start)


def _language(article: Article) -> str | None:
    return article.lang.value if article.lang else None


def _numbered(article: Article) -> list[tuple[int, Block]]:
    return [(at, block) for at, block in enumerate(article.blocks) if block is not article.title_block]
