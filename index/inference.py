"""Inference: a graph compiled by OpenVINO for the processor at hand, used by several threads at once."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from queue import Empty, SimpleQueue
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.runtime import openvino as ov

CORE = ov.Core()
"""The one of this process, never let go.

There must be no second: the plugin of each sets a stack for signals in the thread that makes it, and takes
it away when it goes. Of two that overlap the thread is left with a stack that is not there any more, and the
next signal with a handler, Ctrl-C for one, is a segmentation fault (OpenVINO 2026.4).
"""

ROWS = 16  # of a batch: more of them are computed no faster
START = 96  # tokens that could be computed in the time that a batch takes to begin


class Inference:
    """A compiled graph.

    In bf16 where the processor computes in it (almost twice as fast here), in f32 elsewhere; what the graph
    narrows to integers is computed in integers.
    """

    def __init__(self, graph: Any, precision: str | None = None) -> None:
        """graph is an openvino.Model; precision is "bf16" or "f32". Raises whatever OpenVINO does."""
        quick = "bf16" if "BF16" in capabilities() else "f32"
        hints = {"INFERENCE_PRECISION_HINT": precision or quick, "PERFORMANCE_HINT": "LATENCY"}
        self._graph = CORE.compile_model(graph, "CPU", hints)
        self._idle: SimpleQueue[Any] = SimpleQueue()

    @contextmanager
    def request(self) -> Iterator[Any]:
        """An openvino.InferRequest that no other thread is using; its outputs last until it is used again."""
        try:
            request = self._idle.get_nowait()
        except Empty:
            request = self._graph.create_infer_request()
        try:
            yield request
        finally:
            self._idle.put(request)


@cache
def capabilities() -> frozenset[str]:
    """What OpenVINO can compute in on this processor: FP32, BF16, …"""
    return frozenset(CORE.get_property("CPU", "OPTIMIZATION_CAPABILITIES"))


def padded(ids: Sequence[Sequence[int] | NDArray[np.int64]]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Token ids filled up with BERT's padding, 0, and the mask, 1 for a token: shape (texts, tokens) each.

    OpenVINO makes code for each shape when it first comes, which takes longer than some tokens of padding, so
    the length is rounded up.
    """
    filled = np.zeros((len(ids), _rounded(max(map(len, ids)), len(ids))), dtype=np.int64)
    mask = np.zeros_like(filled)
    for row, own in enumerate(ids):
        filled[row, : len(own)] = own
        mask[row, : len(own)] = 1
    return filled, mask


def batches(lengths: Sequence[int]) -> list[list[int]]:
    """Rows of so many tokens each, by number, in the batches that are computed soonest, shortest first.

    Rows of one length belong together, since short ones are filled up to the longest; but each batch takes
    some time to begin. The best division of the rows, in the order of their lengths, is found by dynamic
    programming.
    """
    order = sorted(range(len(lengths)), key=lengths.__getitem__)
    costs, begins = [0], [0]  # of the first rows, and where the last batch of them begins
    for end in range(1, len(order) + 1):
        longest = lengths[order[end - 1]]
        cost, begin = min(
            (costs[start] + (end - start) * _rounded(longest, end - start) + START, start)
            for start in range(max(0, end - ROWS), end)
        )
        costs.append(cost)
        begins.append(begin)
    found, end = [], len(order)
    while end:
        found.append(order[begins[end] : end])
        end = begins[end]
    return found[::-1]


def _rounded(length: int, rows: int) -> int:
    """More where there are few rows, of which there may be any number."""
    step = (8 if length <= 64 else 16) * (1 if rows == ROWS else 2)
    return -(-length // step) * step
