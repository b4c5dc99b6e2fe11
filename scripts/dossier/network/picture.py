"""Draws who appears with whom: which ties are shown, and where on a sheet their entities and their lines lie.

Shown are the strongest ties, as many as a reader can follow. What a shape stands for, a family of kinds, is told by
its form and by its colour; how often an entity is mentioned, by its size. Entities that are never linked, such as
countries, are left out: they stand beside everything.
"""

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Literal

from dossier.entity import Kind
from dossier.network.layout import Box, Point, Sheet, place
from dossier.network.lettering import in_lines, width_of
from dossier.network.ties import Tie
from dossier.project import EDITIONS
from dossier.relate import Dossier

Family = Literal["person", "organisation", "craft", "mission", "place", "text"]

FAMILIES: Mapping[Kind, Family] = {
    "person": "person",
    "organisation": "organisation",
    "station": "craft",
    "spacecraft": "craft",
    "rocket": "craft",
    "mission": "mission",
    "programme": "mission",
    "event": "mission",
    "country": "place",
    "place": "place",
    "agreement": "text",
    "document": "text",
}
"""What is drawn alike: labels in the message catalogue are `network.family.…`."""

MOST_NODES = 60
MOST_TIES = 96
WIDTH = 1080.0
"""Of the sheet. A unit is a pixel where the page has room for it."""

_LEAST_RADIUS, _MOST_RADIUS = 5.0, 19.0
_LEAST_STROKE, _MOST_STROKE = 1.0, 6.0
_SIZES = ((0.55, 16.0), (0.25, 14.0), (0.0, 12.5))
"""The size of letters, by the least share of the most mentions that it goes with."""
_BOLD_FROM = 14.0
_LEADING = 1.18
_LABEL_GAP = 3.0
_MARGIN = 5.0
"""Around each shape with its label."""
_LONGEST_LINE = 11.5
"""Of a label, in its letters' size."""


@dataclass(frozen=True)
class Shown:
    """What is shown of a dossier's ties."""

    ties: tuple[Tie, ...]
    """The strongest first."""
    of: int
    """How many there are."""

    @cached_property
    def entities(self) -> tuple[str, ...]:
        """The ids of those that the ties join."""
        return tuple(sorted({entity for tie in self.ties for entity in (tie.one, tie.other)}))

    @cached_property
    def of_entity(self) -> Mapping[str, tuple[tuple[str, Tie], ...]]:
        """By the entity's id: those it is tied to, the strongest tie first."""
        found: dict[str, list[tuple[str, Tie]]] = defaultdict(list)
        for tie in self.ties:
            found[tie.one].append((tie.other, tie))
            found[tie.other].append((tie.one, tie))
        return {entity: tuple(others) for entity, others in found.items()}


@dataclass(frozen=True)
class Node:
    """An entity on the sheet."""

    entity: str
    family: Family
    mentions: int
    x: float
    y: float
    radius: float
    lines: tuple[str, ...]
    """Of its label, below the shape."""
    size: float
    """Of the label's letters."""

    @property
    def is_bold(self) -> bool:
        """Whether the label is set bold."""
        return self.size >= _BOLD_FROM

    @property
    def baselines(self) -> tuple[float, ...]:
        """Where the label's lines stand."""
        first = self.y + self.radius + _LABEL_GAP + self.size * 0.9
        return tuple(round(first + at * self.size * _LEADING, 1) for at in range(len(self.lines)))

    @property
    def outline(self) -> str:
        """The shape, as the data of an SVG path."""
        return _OUTLINES[self.family](self.x, self.y, self.radius)


@dataclass(frozen=True)
class Line:
    """A tie on the sheet."""

    tie: Tie
    start: Point
    end: Point
    stroke: float

    @property
    def path(self) -> str:
        """The line, as the data of an SVG path."""
        return f"M{_number(*self.start)}L{_number(*self.end)}"


@dataclass(frozen=True)
class Picture:
    """The sheet."""

    width: float
    height: float
    nodes: tuple[Node, ...]
    """In the order of their ids."""
    lines: tuple[Line, ...]
    """The weakest first, so that the strongest lie above."""

    @cached_property
    def paths_of(self) -> Mapping[str, str]:
        """By the entity's id: the lines that lead to it, between the shapes, as the data of one SVG path."""
        node_of = {node.entity: node for node in self.nodes}
        paths: dict[str, str] = defaultdict(str)
        for line in self.lines:
            path = _between(node_of[line.tie.one], node_of[line.tie.other])
            paths[line.tie.one] += path
            paths[line.tie.other] += path
        return paths


def strongest_ties(dossier: Dossier, known: Sequence[Tie]) -> Shown:
    """Return the strongest ties, of those that a passage at least shows; `known` are all of the dossier."""
    entities = dossier.registry.entities
    candidates = [
        tie for tie in known if tie.passages and all(entities[each].link != "never" for each in (tie.one, tie.other))
    ]
    drawn: set[str] = set()
    count = 0
    for tie in candidates[:MOST_TIES]:
        drawn |= {tie.one, tie.other}
        if len(drawn) > MOST_NODES:
            break
        count += 1
    return Shown(tuple(candidates[:count]), len(candidates))


def draw(chosen: Shown, dossier: Dossier, lang: str) -> Picture:
    """Return the sheet with the names in the language `lang`; everything has the same place in every language."""
    most = max((dossier.counts[entity].mentions for entity in chosen.entities), default=1)
    nodes = [_node(dossier, entity, lang, most) for entity in chosen.entities]
    at = {node.entity: number for number, node in enumerate(nodes)}
    strengths = [tie.strength for tie in chosen.ties]
    shares = [strength / strengths[0] for strength in strengths]
    wanted = [
        (at[tie.one], at[tie.other], 1.3 - 0.6 * math.sqrt(share))
        for tie, share in zip(chosen.ties, shares, strict=True)
    ]
    boxes = [
        _room(_box(_node(dossier, entity, edition.lang, most)) for edition in EDITIONS) for entity in chosen.entities
    ]
    sheet = _sheet(tuple(boxes), tuple(wanted))
    points = [(round(x, 1), round(y, 1)) for x, y in sheet.points]
    lines = [
        Line(tie, points[one], points[other], round(_LEAST_STROKE + (_MOST_STROKE - _LEAST_STROKE) * share, 1))
        for tie, share, (one, other, _) in zip(chosen.ties, shares, wanted, strict=True)
    ]
    placed = (
        Node(node.entity, node.family, node.mentions, x, y, node.radius, node.lines, node.size)
        for node, (x, y) in zip(nodes, points, strict=True)
    )
    return Picture(sheet.width, math.ceil(sheet.height), tuple(placed), tuple(reversed(lines)))


@lru_cache(maxsize=1)  # every edition asks for the same, one after the other
def _sheet(boxes: tuple[Box, ...], wanted: tuple[tuple[int, int, float], ...]) -> Sheet:
    return place(boxes, wanted, WIDTH)


def _room(boxes: Iterable[Box]) -> Box:
    """Return the room that each of the boxes has in."""
    several = list(boxes)
    return Box(*(max(getattr(box, side) for box in several) for side in ("aside", "above", "below")))


def box_of(node: Node) -> tuple[float, float, float, float]:
    """Return the left, upper, right and lower edge of what a node and its label cover."""
    box = _box(node, margin=0.0)
    return node.x - box.aside, node.y - box.above, node.x + box.aside, node.y + box.below


def _node(dossier: Dossier, entity: str, lang: str, most: int) -> Node:
    """Return an entity's node, still without its place."""
    known, mentions = dossier.registry.entities[entity], dossier.counts[entity].mentions
    share = mentions / most
    radius = round(_LEAST_RADIUS + (_MOST_RADIUS - _LEAST_RADIUS) * math.sqrt(share), 1)
    size = next(size for least, size in _SIZES if share >= least)
    lines = in_lines(" ".join(known.name[lang].split()), _LONGEST_LINE * size, size, is_bold=size >= _BOLD_FROM)
    return Node(entity, FAMILIES[known.type], mentions, 0.0, 0.0, radius, lines, size)


def _box(node: Node, *, margin: float = _MARGIN) -> Box:
    label = max(width_of(line, node.size, is_bold=node.is_bold) for line in node.lines)
    below = node.radius + _LABEL_GAP + len(node.lines) * node.size * _LEADING
    return Box(max(label / 2, node.radius) + margin, node.radius + margin, below + margin)


def _between(one: Node, other: Node) -> str:
    """Return the line from one node's shape to another's."""
    across, down = other.x - one.x, other.y - one.y
    length = math.sqrt(across * across + down * down)
    start, end = one.radius / length, 1 - other.radius / length
    points = ((one.x + across * part, one.y + down * part) for part in (start, end))
    return f"M{'L'.join(_number(*point) for point in points)}"


def _circle(x: float, y: float, radius: float) -> str:
    r = _number(radius)
    return f"M{_number(x - radius, y)}a{r},{r} 0 1 0 {_number(2 * radius, 0)}a{r},{r} 0 1 0 {_number(-2 * radius, 0)}z"


def _polygon(*corners: Point) -> Callable[[float, float, float], str]:
    """Return what draws a polygon, given the corners of one whose radius is 1."""

    def outline(x: float, y: float, radius: float) -> str:
        return f"M{'L'.join(_number(x + dx * radius, y + dy * radius) for dx, dy in corners)}z"

    return outline


# The areas are about those of the circle, within the box that a circle takes.
_OUTLINES: Mapping[Family, Callable[[float, float, float], str]] = {
    "person": _circle,
    "organisation": _polygon((-0.86, -0.86), (0.86, -0.86), (0.86, 0.86), (-0.86, 0.86)),
    "craft": _polygon((0, -1), (1, 0.85), (-1, 0.85)),
    "mission": _polygon((0, -1), (1, 0), (0, 1), (-1, 0)),
    "place": _polygon((-1, -0.85), (1, -0.85), (0, 1)),
    "text": _polygon((-0.7, -1), (0.3, -1), (0.7, -0.6), (0.7, 1), (-0.7, 1)),
}


def _number(*numbers: float) -> str:
    """Return numbers as SVG writes them, to a tenth."""
    return ",".join(f"{round(number, 1) + 0:g}" for number in numbers)


def sample(family: Family) -> str:
    """Return a family's shape for the key, within a square of 16."""
    return _OUTLINES[family](8.0, 8.0, 7.0)


def families(nodes: Sequence[Node]) -> tuple[Family, ...]:
    """Return the families that are drawn, in the order of the kinds."""
    drawn = {node.family for node in nodes}
    return tuple(family for family in dict.fromkeys(FAMILIES.values()) if family in drawn)
