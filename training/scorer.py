"""A trained reader that gives numbers for token ids: in torch, or exported in OpenVINO."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple, Protocol

import numpy as np
import torch
from numpy.typing import NDArray

from training.batches import collate
from training.encode import Encoded
from training.model import load_model

Floats = NDArray[np.float32]
ROWS = 32


class Row(NamedTuple):
    """What one row got. start, end: (length,) logits; relevance: a logit; entailment: (3,) logits."""

    start: Floats
    end: Floats
    relevance: float
    entailment: Floats


class Scorer(Protocol):
    """ids, mask, types, each (rows, length) int64 -> start, end, relevance, entailment."""

    def __call__(
        self, ids: NDArray[np.int64], mask: NDArray[np.int64], types: NDArray[np.int64]
    ) -> tuple[Floats, Floats, Floats, Floats]: ...


class TorchScorer:
    """The weights as they were trained, in fp32."""

    def __init__(self, path: Path) -> None:
        self._model = load_model(path)

    def __call__(
        self, ids: NDArray[np.int64], mask: NDArray[np.int64], types: NDArray[np.int64]
    ) -> tuple[Floats, Floats, Floats, Floats]:
        with torch.inference_mode():
            scores = self._model(*map(torch.from_numpy, (ids, mask, types)))
        start, end, relevance, entailment = (score.float().numpy() for score in scores)
        return start, end, relevance, entailment


class OpenVinoScorer:
    """The exported graph, run as the product runs it."""

    def __init__(self, path: Path, threads: int = 2) -> None:
        from index.runtime import openvino

        settings = {"INFERENCE_NUM_THREADS": threads, "PERFORMANCE_HINT": "LATENCY"}
        self._model = openvino.Core().compile_model(path, "CPU", settings)

    def __call__(
        self, ids: NDArray[np.int64], mask: NDArray[np.int64], types: NDArray[np.int64]
    ) -> tuple[Floats, Floats, Floats, Floats]:
        given = {"input_ids": ids, "attention_mask": mask, "token_type_ids": types}
        out = self._model(given)
        start, end, relevance, entailment = (
            np.asarray(out[name]) for name in ("start", "end", "relevance", "entailment")
        )
        return start, end, relevance, entailment


def load_scorer(path: Path, threads: int = 2) -> Scorer:
    """The scorer of a file: .safetensors in torch, .xml in OpenVINO."""
    torch.set_num_threads(threads)
    return OpenVinoScorer(path, threads) if path.suffix == ".xml" else TorchScorer(path)


def score(scorer: Scorer, rows: Sequence[Encoded]) -> list[Row]:
    """Each row's numbers, in the order given; rows of like length share a batch."""
    order = sorted(range(len(rows)), key=lambda at: len(rows[at].ids))
    found: dict[int, Row] = {}
    for first in range(0, len(order), ROWS):
        places = order[first : first + ROWS]
        batch = collate([rows[at] for at in places])
        start, end, relevance, entailment = scorer(batch.ids.numpy(), batch.mask.numpy(), batch.types.numpy())
        for line, at in enumerate(places):
            length = len(rows[at].ids)
            found[at] = Row(
                start[line, :length], end[line, :length], float(relevance[line]), entailment[line]
            )
    return [found[at] for at in range(len(rows))]
