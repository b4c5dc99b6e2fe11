"""Shows text as Markdown on one line, with other Markdown put around some of its words."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from dossier.markup import as_text
from dossier.typography import spaced, spacing


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


def within(wraps: Iterable[Wrap], start: int, end: int) -> list[Wrap]:
    """Return wraps of what stands between two offsets."""
    inside = []
    for wrap in wraps:
        if start <= wrap.start and wrap.end <= end:
            inside.append(wrap)
        elif start <= wrap.start < end:
            inside.append(replace(wrap, end=end))
        elif wrap.start < start < wrap.end:
            inside.append(replace(wrap, start=start, end=min(wrap.end, end), before=wrap.again or wrap.before))
    return inside
