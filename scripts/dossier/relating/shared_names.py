"""Finds, for a set of names, the articles that share the most of them, each name weighed by how rare it is: exactly."""

import math
from collections.abc import Iterator, Mapping, Sequence
from functools import reduce
from itertools import islice
from operator import or_
from typing import NamedTuple

MOST_NEAR = 5
"""How many articles are found, beside the one that asks."""

_HEAVIEST = 127
"""The weight of the rarest entity where weights are rounded to whole numbers."""


class Near(NamedTuple):
    """An article as near as its weight says; of two, the nearer comes first, then the newer."""

    minus_weight: float
    place: int
    """Among the articles in time."""
    shared: int


class Named:
    """What articles name, ready to be asked which of them share the most.

    Entities are the bits of a whole number, the rarest first, so that what two articles share is one operation. For
    each entity, what kinds of articles name it is a whole number too, with a bit for each kind: a kind is the articles
    that name just the same entities. So one operation of the machine does some sixty kinds at once, and ten thousand
    articles need no ten thousand steps each.
    """

    def __init__(self, weights: Sequence[float], places: Mapping[int, list[int]]) -> None:
        """Take the entities' weights, and for each kind of articles the places in time where they stand."""
        self._weights = weights
        heaviest = max(weights, default=1)
        self._rounded = [round(weight / heaviest * _HEAVIEST) for weight in weights]
        self._places = places
        self._kinds = list(places)
        self._naming = [0 for _ in weights]
        for at, names in enumerate(self._kinds):
            for bit in bits(names):
                self._naming[bit] |= 1 << at

    def nearest(self, names: int) -> list[Near]:
        """Return the articles that share the most with `names`: one more than are shown, since one may be itself."""
        found = []
        own = [(bit, self._naming[bit]) for bit in bits(names)]
        candidates = self._candidates(names)
        while candidates:
            first = next(bits(candidates))
            shared = self._kinds[first] & names
            same = candidates
            for bit, naming in own:
                same &= naming if shared >> bit & 1 else ~naming
            candidates ^= same
            weight = math.fsum(self._weights[bit] for bit in bits(shared))
            for at in islice(bits(same), MOST_NEAR + 1):
                places = self._places[self._kinds[at]][: MOST_NEAR + 1]
                found += [Near(-weight, place, shared) for place in places]
        return sorted(found)[: MOST_NEAR + 1]

    def _candidates(self, names: int) -> int:
        """Return the kinds among which those that share the most with `names` are, by their rounded weights.

        A rounded weight is wrong by a half at most, and a sum of them by half the number of its terms.
        """
        planes = self._sums(names)
        sharing = reduce(or_, (self._naming[bit] for bit in bits(names)))
        greatest, sure, among = 0, 0, sharing
        for plane in reversed(planes):  # find the greatest sum that enough kinds reach, from its highest digit on
            above = among & plane
            is_enough = (sure | above).bit_count() > MOST_NEAR
            greatest = 2 * greatest + is_enough
            sure, among = (sure, above) if is_enough else (sure | above, among ^ above)
        least = max(greatest - names.bit_count() - 1, 0)
        sure, among = 0, sharing
        for digit, plane in reversed([*enumerate(planes)]):  # take all that reach it, but for the rounding
            above = among & plane
            sure, among = (sure, above) if least >> digit & 1 else (sure | above, among ^ above)
        return sure | among

    def _sums(self, names: int) -> list[int]:
        """Add up, for all kinds at once, the rounded weights of what each shares with `names`.

        Return the sums' binary digits, the lowest first: each is a whole number with a bit for each kind.
        """
        planes = [0] * sum(self._rounded[bit] for bit in bits(names)).bit_length()
        for bit in bits(names):
            for digit in bits(self._rounded[bit]):
                carry, at = self._naming[bit], digit
                while carry:
                    planes[at], carry = planes[at] ^ carry, planes[at] & carry
                    at += 1
        return planes


def bits(number: int) -> Iterator[int]:
    """Yield the places of the ones in `number`, the lowest first."""
    while number:
        lowest = number & -number
        yield lowest.bit_length() - 1
        number ^= lowest
