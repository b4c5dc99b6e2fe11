"""Says on a terminal, or in a plain text, what the registry lacks."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from dossier.messages import load_messages
from dossier.problems import printable
from dossier.suggest import Suggestion, Suggestions, Unresolved
from dossier.suggesting.unknown_names import Seat

if TYPE_CHECKING:
    from rich.table import Table

_MOST_SENTENCES = 3
_MOST_LETTERS = 160


def listed(found: Suggestions) -> Iterator[str]:
    """Yield the lines of a plain list: a paragraph for each name, those that could not be resolved below."""
    yield f"Names that the registry lacks: {len(found.names)}"
    for one in found.names:
        yield from ("", *told(one))
    if found.unresolved:
        yield from ("", f"Names that could not be resolved: {len(found.unresolved)}")
    for each in found.unresolved:
        yield from ("", *told(each))


def told(one: Suggestion | Unresolved) -> Iterator[str]:
    """Yield the lines that tell all of one name."""
    name = one.name
    times = f"{len(name.seats)} × in {_count(len(name.articles), 'article')}"
    yield f"{printable(name.name)}: {times}"
    if len(name.forms) > 1:
        yield f"  forms: {_forms(one)}"
    yield from (f"  {line}" for line in _about(one))
    yield from (f"  {line}" for line in _places(name.seats))


def tables(found: Suggestions) -> "Iterator[Table]":
    """Yield the same as tables, for a terminal."""
    from rich.table import Column, Table  # seen on terminals only, and slow to import

    for title, several in (
        ("Names that the registry lacks", found.names),
        ("Names that could not be resolved", found.unresolved),
    ):
        heads = (Column(head, overflow="fold") for head in ("Times", "Articles", "Name", "What it may be", "Where"))
        table = Table(*heads, title=title, show_lines=True)
        for one in several:
            name = one.name
            cells = (_forms(one), "\n".join(_about(one)), "\n".join(_places(name.seats)))
            table.add_row(str(len(name.seats)), str(len(name.articles)), *map(_plain, cells))
        if several:
            yield table


def _plain(text: str) -> str:
    """Return text that rich takes at its word."""
    from rich.markup import escape

    return escape(text)


def _about(one: Suggestion | Unresolved) -> Iterator[str]:
    if isinstance(one, Unresolved):
        yield f"unresolved: {_reason(one.reason)}"
        if one.candidates:
            yield f"it may be: {', '.join(one.candidates)}"
        return
    kind, clue = one.name.kind
    yield f"kind: {kind}, by {printable(clue or '')}" if kind else "kind: unknown"
    for near in one.near:
        yield f"a new alias of {near.entity}? ({printable(near.why)})"


def _forms(one: Suggestion | Unresolved) -> str:
    forms = one.name.forms
    return ", ".join(f"{printable(form)} ({count})" for form, count in forms)


def _places(seats: Sequence[Seat]) -> Iterator[str]:
    """Yield the first sentences, of as many articles as there are."""
    firsts = list({seat.article.path: seat for seat in reversed(seats)}.values())[::-1]
    others = [seat for seat in seats if seat not in firsts]
    chosen: dict[tuple[str, str], Seat] = {}
    for seat in (*firsts, *others):
        chosen.setdefault((seat.article.path, seat.sentence), seat)
    for seat in list(chosen.values())[:_MOST_SENTENCES]:
        yield f"{printable(seat.article.path)}:{seat.line}: {printable(_short(seat))}"


def _short(seat: Seat) -> str:
    """Return the sentence, or what stands around the name where it is long."""
    text, words = seat.sentence, " ".join(seat.words.split())
    if len(text) <= _MOST_LETTERS:
        return text
    middle = text.find(words) + len(words) // 2
    first = max(0, min(middle - _MOST_LETTERS // 2, len(text) - _MOST_LETTERS))
    last = first + _MOST_LETTERS
    first = text.find(" ", first) + 1 if first else 0
    last = text.rfind(" ", first, last) if last < len(text) else len(text)
    return f"{'… ' if first else ''}{text[first:last]}{' …' if last < len(text) else ''}"


def _reason(reason: str) -> str:
    """Return a reason of the linker in the words of the site's catalogue."""
    return load_messages("en").by_key.get(f"unlinked.{reason}", reason.replace("_", " "))


def _count(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
