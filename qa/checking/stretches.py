"""Stretches of a text, and whether a place or another stretch lies within reach of one, by bisection."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable
from itertools import accumulate


class Stretches:
    """Stretches that do not change; they may overlap."""

    def __init__(self, stretches: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(stretches)
        self._starts = [start for start, _ in ordered]
        self._ends = list(accumulate((end for _, end in ordered), max))  # the greatest end so far

    def hold(self, place: int) -> bool:
        """Whether the character at a place is in one of them."""
        before = bisect_right(self._starts, place)
        return bool(before) and place < self._ends[before - 1]


class Apart:
    """A growing set of stretches of which none overlaps another."""

    def __init__(self) -> None:
        self._known: list[tuple[int, int]] = []

    def take(self, start: int, end: int) -> None:
        """Add a stretch that is `free`."""
        insort(self._known, (start, end))

    def free(self, start: int, end: int) -> bool:
        """Whether a stretch overlaps none of them."""
        before = bisect_left(self._known, (end, 0))
        return not before or self._known[before - 1][1] <= start
