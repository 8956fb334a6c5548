"""Inference: a graph compiled by OpenVINO for the processor at hand, used by several threads at once."""

from collections.abc import Iterator
from contextlib import contextmanager
from queue import Empty, SimpleQueue
from typing import Any

from index.runtime import openvino as ov


class Inference:
    """A compiled graph.

    In bf16 where the processor computes in it (almost twice as fast here), in f32 elsewhere; what the graph
    narrows to integers is computed in integers.
    """

    def __init__(self, graph: Any, precision: str | None = None) -> None:
        """graph is an openvino.Model; precision is "bf16" or "f32". Raises whatever OpenVINO does."""
        core = ov.Core()
        quick = "bf16" if "BF16" in capabilities() else "f32"
        hints = {"INFERENCE_PRECISION_HINT": precision or quick, "PERFORMANCE_HINT": "LATENCY"}
        self._graph = core.compile_model(graph, "CPU", hints)
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


def capabilities() -> frozenset[str]:
    """What OpenVINO can compute in on this processor: FP32, BF16, …"""
    return frozenset(ov.Core().get_property("CPU", "OPTIMIZATION_CAPABILITIES"))


def rounded(length: int) -> int:
    """The tokens to fill a batch up to, for texts of so many at most.

    OpenVINO makes code for each shape when it first comes, which takes longer than a few tokens of padding.
    """
    step = 8 if length <= 64 else 16
    return -(-length // step) * step
