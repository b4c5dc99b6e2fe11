"""Places boxes on a sheet so that what is tied is near, and no box covers another. The same input, the same places.

Three steps: distances along the ties become places (stress majorisation, from the two longest axes of the distances);
the places are spread over a sheet of the wanted width; boxes that overlap are pushed apart, and the sheet becomes as
high as that takes. No chance and no libraries of numbers are involved, only sums, quotients and square roots.
"""

import heapq
import math
from collections.abc import Sequence
from dataclasses import dataclass

Point = tuple[float, float]

_AIRY, _DENSE = 5.0, 2.2
"""How much larger than all boxes together the sheet is wanted, and how much at least."""
_AXIS_STEPS = 60
_STRESS_STEPS = 120
_PUSHES, _PUSHES_OFF_LINES = 400, 60
_OFF_LINE = 0.25
_BETWEEN_GROUPS = 0.7
_SLACK = 0.05
"""How much farther than needed boxes are pushed: or rounding would leave them in touch."""


@dataclass(frozen=True)
class Box:
    """The room that a mark takes around its point, with the label below it."""

    aside: float
    """To the left, and to the right."""
    above: float
    """That of the mark alone, which is as high as it is wide."""
    below: float

    @property
    def area(self) -> float:
        """How much of the sheet it covers."""
        return 2 * self.aside * (self.above + self.below)

    @property
    def mark(self) -> "Box":
        """The mark without its label."""
        return Box(self.above, self.above, self.above)


@dataclass(frozen=True)
class Sheet:
    """Where the points of boxes lie."""

    width: float
    height: float
    points: tuple[Point, ...]
    """In the order of the boxes; each box lies within the sheet."""


def place(boxes: Sequence[Box], ties: Sequence[tuple[int, int, float]], width: float) -> Sheet:
    """Return places on a sheet of `width`, which holds the widest box.

    A tie names two boxes by their place in the sequence, and how far apart they are wanted: 1 is usual.
    """
    if not boxes:
        return Sheet(width, 0.0, ())
    full = sum(box.area for box in boxes) / width
    airy = min(_AIRY * full, max(width, _DENSE * full))  # a square will do, unless it would be crowded
    height = max(airy, *(box.above + box.below for box in boxes))
    points = _spread(_by_stress(_distances(len(boxes), ties)), boxes, width, height)
    lines = [(one, other) for one, other, _ in ties]
    points = _stacked(_pushed_apart(points, boxes, lines, width), boxes)
    top = min(y - box.above for (_, y), box in zip(points, boxes, strict=True))
    bottom = max(y + box.below for (_, y), box in zip(points, boxes, strict=True))
    return Sheet(width, bottom - top, tuple((x, y - top) for x, y in points))


def _distances(count: int, ties: Sequence[tuple[int, int, float]]) -> list[list[float]]:
    """Return how far each is from each along the ties; groups that aren't joined stand side by side."""
    beside: list[list[tuple[int, float]]] = [[] for _ in range(count)]
    for one, other, length in ties:
        beside[one].append((other, length))
        beside[other].append((one, length))
    rows = []
    for start in range(count):
        row = [math.inf] * count
        row[start] = 0.0
        heap = [(0.0, start)]
        while heap:
            far, here = heapq.heappop(heap)
            if far > row[here]:
                continue
            for other, length in beside[here]:
                if far + length < row[other]:
                    row[other] = far + length
                    heapq.heappush(heap, (far + length, other))
        rows.append(row)
    reach = [max(far for far in row if far < math.inf) for row in rows]
    return [
        [far if far < math.inf else _BETWEEN_GROUPS + (reach[one] + reach[other]) / 3 for other, far in enumerate(row)]
        for one, row in enumerate(rows)
    ]


def _by_stress(distances: list[list[float]]) -> list[Point]:
    """Return places whose distances are nearly those wanted, the short ones above all."""
    points = _on_two_axes(distances)
    count = len(distances)
    weights = [[1 / (far * far) if far else 0.0 for far in row] for row in distances]
    totals = [sum(row) or 1.0 for row in weights]
    for _ in range(_STRESS_STEPS):
        for here in range(count):  # each sees where those before it have gone
            x, y = points[here]
            to_x = to_y = 0.0
            for other, (far, weight, (there_x, there_y)) in enumerate(
                zip(distances[here], weights[here], points, strict=True)
            ):
                if other != here:
                    now = math.sqrt((x - there_x) ** 2 + (y - there_y) ** 2) or 1e-9
                    to_x += weight * (there_x + far * (x - there_x) / now)
                    to_y += weight * (there_y + far * (y - there_y) / now)
            points[here] = (to_x / totals[here], to_y / totals[here])
    return points


def _on_two_axes(distances: list[list[float]]) -> list[Point]:
    """Return where everything lies along the two axes that tell most of the distances (classical scaling)."""
    count = len(distances)
    squares = [[far * far for far in row] for row in distances]
    means = [sum(row) / count for row in squares]
    mean = sum(means) / count
    centred = [[-(squares[i][j] - means[i] - means[j] + mean) / 2 for j in range(count)] for i in range(count)]
    axes: list[list[float]] = []
    for turn in range(2):
        # Any start will do that isn't square to the axis; uneven steps are hardly ever.
        axis = [((at + 1) * (7 + 4 * turn)) % 13 + at / count + 0.5 for at in range(count)]
        for _ in range(_AXIS_STEPS):
            axis = [sum(a * b for a, b in zip(row, axis, strict=True)) for row in centred]
            for known in axes:
                along = sum(a * b for a, b in zip(known, axis, strict=True))
                axis = [a - along * b for a, b in zip(axis, known, strict=True)]
            length = math.sqrt(sum(a * a for a in axis)) or 1.0
            axis = [a / length for a in axis]
        axes.append(axis)
    # Points that fall together would stay together: each stands a hair aside.
    return [(x + at * 1e-6, y - at * at * 1e-6) for at, (x, y) in enumerate(zip(*axes, strict=True))]


def _spread(points: Sequence[Point], boxes: Sequence[Box], width: float, height: float) -> list[Point]:
    """Return places stretched over a sheet, the longer of the two directions along the longer side."""
    wide, high = (max(axis) - min(axis) for axis in zip(*points, strict=True))
    if (wide < high) != (width < height):
        points = [(y, x) for x, y in points]
        wide, high = high, wide
    left, top = (min(axis) for axis in zip(*points, strict=True))
    aside, upright = max(box.aside for box in boxes), max(max(box.above, box.below) for box in boxes)
    across, down = max(width - 2 * aside, 0.0) / (wide or 1.0), max(height - 2 * upright, 0.0) / (high or 1.0)
    return [(aside + (x - left) * across, upright + (y - top) * down) for x, y in points]


def _pushed_apart(
    points: Sequence[Point], boxes: Sequence[Box], lines: Sequence[tuple[int, int]], width: float
) -> list[Point]:
    """Push boxes that overlap apart, each half of the way, until none does or many pushes haven't helped.

    At first what lies upon a line between two others is pushed off it too, or it would seem to be tied to them: marks
    and labels, as far as that goes, and then marks alone.
    """
    places = [list(point) for point in points]
    marks = [box.mark for box in boxes]
    for turn in range(_PUSHES):
        obstacles = boxes if turn < _PUSHES_OFF_LINES else marks
        is_moved = turn < 2 * _PUSHES_OFF_LINES and _push_off_lines(places, obstacles, lines)
        for here, box in enumerate(boxes):
            for there in range(here + 1, len(boxes)):
                is_moved |= _push(places[here], box, places[there], boxes[there])
        for place, box in zip(places, boxes, strict=True):
            place[0] = min(max(place[0], box.aside), width - box.aside)
        if not is_moved:
            break
    return [(x, y) for x, y in places]


def _push_off_lines(places: list[list[float]], boxes: Sequence[Box], lines: Sequence[tuple[int, int]]) -> bool:
    """Push boxes that lie on lines part of the way off them; tell whether there were any."""
    is_moved = False
    sizes = [(box.aside, (box.above + box.below) / 2, (box.below - box.above) / 2) for box in boxes]
    obstacles = [(place, *size) for place, size in zip(places, sizes, strict=True)]
    for one, other in lines:
        (x, y), (to_x, to_y) = places[one], places[other]
        along_x, along_y = to_x - x, to_y - y
        length = math.sqrt(along_x * along_x + along_y * along_y)
        if not length:
            continue
        across_x, across_y = -along_y / length, along_x / length
        wide, high = abs(across_x), abs(across_y)
        ends = places[one], places[other]
        for place, half_width, half_height, down in obstacles:  # of every box and every line: the innermost loop
            middle_x, middle_y = place[0] - x, place[1] - y + down
            aside = middle_x * across_x + middle_y * across_y
            room = half_width * wide + half_height * high
            if not -room < aside < room or place is ends[0] or place is ends[1]:
                continue
            part = (middle_x * along_x + middle_y * along_y) / (length * length)
            if 0 < part < 1:
                step = _OFF_LINE * (room - abs(aside)) * (1 if aside >= 0 else -1)
                place[0] += across_x * step
                place[1] += across_y * step
                is_moved = True
    return is_moved


def _push(one: list[float], box: Box, other: list[float], beside: Box) -> bool:
    """Push two boxes apart, along the shorter way, where they overlap; tell whether they did."""
    across = box.aside + beside.aside - abs(other[0] - one[0])
    is_above = one[1] + (box.below - box.above) / 2 <= other[1] + (beside.below - beside.above) / 2
    down = one[1] + box.below - other[1] + beside.above if is_above else other[1] + beside.below - one[1] + box.above
    if across <= 0 or down <= 0:
        return False
    if across < down:
        step = (across + _SLACK) / 2
        step = step if one[0] <= other[0] else -step
        one[0] -= step
        other[0] += step
    else:
        step = (down + _SLACK) / 2
        step = step if is_above else -step
        one[1] -= step
        other[1] += step
    return True


def _stacked(points: Sequence[Point], boxes: Sequence[Box]) -> list[Point]:
    """Return the places with whatever still overlaps moved down: the highest box first, each below those before it."""
    places = list(points)
    order = sorted(range(len(boxes)), key=lambda at: (points[at][1] - boxes[at].above, at))
    settled: list[int] = []
    for at in order:
        (x, y), box = places[at], boxes[at]
        beside = [each for each in settled if abs(places[each][0] - x) < boxes[each].aside + box.aside]
        for each in sorted(beside, key=lambda each: places[each][1] - boxes[each].above):
            there, other = places[each][1], boxes[each]
            if y - box.above < there + other.below and there - other.above < y + box.below:
                y = there + other.below + box.above + _SLACK
        places[at] = (x, y)
        settled.append(at)
    return places
