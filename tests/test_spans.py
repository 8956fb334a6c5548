"""The best stretch of a passage, against a search through all of them."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.trained.spans import LENGTH, LONGEST, PassageReading, SpanReading, WindowReading


def window(starts: list[float], ends: list[float], null: float = 0.5, first: int = 0) -> WindowReading:
    """Tokens of three characters with a space between them, the first at a character."""
    offsets = np.array([(first + 4 * n, first + 4 * n + 3) for n in range(len(starts))], dtype=np.int64)
    return WindowReading(
        offsets.reshape(-1, 2), np.array(starts, np.float32), np.array(ends, np.float32), null
    )


LOGITS = st.integers(1, 40).flatmap(
    lambda count: st.tuples(
        *(st.lists(st.integers(-20, 20).map(float), min_size=count, max_size=count) for _ in range(2))
    )
)


@given(LOGITS, st.integers(0, 170), st.integers(0, 170))
def test_the_best_stretch_is_the_best_of_all(
    logits: tuple[list[float], list[float]], one: int, other: int
) -> None:
    starts, ends = logits
    begin, end = sorted((one, other))
    read = window(starts, ends)
    inside = [n for n, (first, last) in enumerate(read.offsets) if begin <= first and last <= end]
    pairs = [(a, b) for a, b in itertools.product(inside, repeat=2) if a <= b < a + LONGEST]
    found = read.best(begin, end)
    if not pairs:
        assert found is None
        return
    assert found is not None
    first = read.offsets[:, 0].tolist().index(found.start)
    last = read.offsets[:, 1].tolist().index(found.end)
    assert (first, last) in pairs
    values = [starts[a] + ends[b] - LENGTH * (b - a) for a, b in pairs]
    assert starts[first] + ends[last] - LENGTH * (last - first) == pytest.approx(max(values))
    assert found.margin == pytest.approx(starts[first] + ends[last] - 0.5)
    assert read.margin(found.start, found.end) == pytest.approx(found.margin)


def test_the_margin_of_any_stretch() -> None:
    read = window([1, 2, 3], [10, 20, 30])
    assert read.margin(0, 3) == 10.5
    assert read.margin(4, 11) == 31.5
    assert read.margin(5, 10) == 31.5  # cut words count whole
    assert read.margin(0, 12) is None  # beyond what was read
    assert window([], []).margin(0, 1) is None


def test_a_passage_is_read_in_the_window_that_knows_best() -> None:
    early, late = window([1, 1, 1], [1, 1, 1]), window([0, 9], [0, 9], null=4, first=8)
    read = PassageReading((early, late), 0.0)
    assert read.answer == SpanReading(12, 15, 14.0)
    assert read.best(0, 7) == SpanReading(0, 3, 1.5)
    assert read.margin(8, 11) == 1.5  # in both: the early one thinks more of it
    assert PassageReading((window([], []),), 0.0).answer is None
