"""How rows are divided into batches: against all divisions, and as properties."""

import subprocess
import sys
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.inference import ROWS, START, batches, padded

LENGTHS = st.lists(st.integers(2, 256), max_size=60)


@given(LENGTHS)
def test_every_row_is_in_one_batch_beside_its_neighbours_in_length(lengths: list[int]) -> None:
    found = batches(lengths)
    assert sorted(number for batch in found for number in batch) == list(range(len(lengths)))
    assert [lengths[number] for batch in found for number in batch] == sorted(lengths)
    assert all(1 <= len(batch) <= ROWS for batch in found)


def cost(parts: list[list[int]]) -> int:
    return sum(padded([[0] * length for length in part])[0].size + START for part in parts)


@given(st.lists(st.integers(2, 256), min_size=1, max_size=9))
def test_no_division_costs_less(lengths: list[int]) -> None:
    found = [[lengths[number] for number in batch] for batch in batches(lengths)]
    ordered = sorted(lengths)
    cuts = (
        (0, *chosen, len(ordered))
        for count in range(len(ordered))
        for chosen in combinations(range(1, len(ordered)), count)
    )
    every = ([ordered[a:b] for a, b in pairwise(ends)] for ends in cuts)
    assert cost(found) == min(map(cost, every))


@pytest.mark.parametrize("rows", [1, 2, ROWS])
def test_rows_are_filled_up_and_masked(rows: int) -> None:
    ids = [[7] * 20, *[[7] * 3] * (rows - 1)]
    filled, mask = padded(ids)
    assert filled.shape == mask.shape
    assert filled.shape[0] == rows
    assert 20 <= filled.shape[1] <= 32
    assert filled.sum(axis=1).tolist() == [7 * len(row) for row in ids]
    assert mask.sum(axis=1).tolist() == [len(row) for row in ids]
    assert (filled[mask == 0] == 0).all()


def test_no_rows_make_no_batch() -> None:
    assert batches([]) == []


_LET_GO = """
import gc, signal
import numpy as np
from index.inference import Inference, capabilities
from index.runtime import openvino as ov, opset13 as ops

def made():
    given = ops.parameter([1], np.float32)
    return Inference(ov.Model([ops.relu(given)], [given]))

capabilities()
heard = []
signal.signal(signal.SIGINT, lambda *_: heard.append("heard"))
first, second = made(), made()
del first
gc.collect()
third = made()
del second, third
gc.collect()
signal.raise_signal(signal.SIGINT)
print(*heard)
"""


def test_after_graphs_were_let_go_ctrl_c_is_heard() -> None:
    done = subprocess.run([sys.executable, "-c", _LET_GO], capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, "heard\n"), done.stderr
