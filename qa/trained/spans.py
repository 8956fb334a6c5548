"""What the cross-encoder read in a passage: where the answer may stand, and whether it is there at all."""

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

LONGEST = 24  # tokens of an answer
# What each token more costs a stretch when the best is chosen. Of 0 to .3 the best for exact match on SQuAD's
# calibration articles: .606 instead of .589.
LENGTH = 0.05
Floats = NDArray[np.float32]
Offsets = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class SpanReading:
    """A stretch of a passage as the answer; start and end count the characters of the passage.

    margin  how much more the model thinks of it than of there being no answer, in logits: start + end,
            less those of the first token, which stands for none (as in SQuAD 2.0; Devlin et al., 2019)
    """

    start: int
    end: int
    margin: float


@dataclass(frozen=True, slots=True)
class WindowReading:
    """The logits of one window: starts and ends, shape (tokens,), as offsets, shape (tokens, 2)."""

    offsets: Offsets
    starts: Floats
    ends: Floats
    null: float

    def best(self, begin: int, end: int) -> SpanReading | None:
        """The best stretch inside text[begin:end]; None where no token lies in it."""
        first = int(np.searchsorted(self.offsets[:, 0], begin, "left"))
        last = int(np.searchsorted(self.offsets[:, 1], end, "right"))
        if first >= last:
            return None
        ends = np.concatenate([self.ends[first:last], np.full(LONGEST, -np.inf, dtype=np.float32)])
        # row n, column i: tokens i to i + n
        sums = self.starts[first:last] + sliding_window_view(ends, last - first)[:LONGEST]
        costs = LENGTH * np.arange(LONGEST, dtype=np.float32)[:, None]
        further, place = np.unravel_index(int((sums - costs).argmax()), sums.shape)
        at = first + int(place)
        start, end = self.offsets[at, 0], self.offsets[at + int(further), 1]
        return SpanReading(int(start), int(end), float(sums[further, place]) - self.null)

    def margin(self, begin: int, end: int) -> float | None:
        """That of the stretch text[begin:end]; None where the window does not hold all of it."""
        if not len(self.offsets) or begin < self.offsets[0, 0] or end > self.offsets[-1, 1]:
            return None
        first = int(np.searchsorted(self.offsets[:, 1], begin, "right"))
        last = int(np.searchsorted(self.offsets[:, 0], end, "left")) - 1
        return float(self.starts[first] + self.ends[last] - self.null) if first <= last else None


@dataclass(frozen=True)
class PassageReading:
    """What a passage has to say to a question.

    relevance  log odds that it answers the question, by the head that was trained on just that
    """

    windows: tuple[WindowReading, ...] = field(repr=False)
    relevance: float

    def best(self, begin: int, end: int) -> SpanReading | None:
        """The best stretch inside text[begin:end], which count the passage's characters."""
        found = [best for window in self.windows if (best := window.best(begin, end))]
        return max(found, key=lambda span: span.margin, default=None)

    def margin(self, begin: int, end: int) -> float | None:
        """That of one stretch, where it was read."""
        found = [margin for window in self.windows if (margin := window.margin(begin, end)) is not None]
        return max(found, default=None)

    @cached_property
    def answer(self) -> SpanReading | None:
        """The best stretch of all; None in a passage without a word."""
        ends = [int(window.offsets[-1, 1]) for window in self.windows if len(window.offsets)]
        return self.best(0, max(ends)) if ends else None
