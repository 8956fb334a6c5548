"""The bare throughput of the compiled graph: what the embedder gives it to compute, computed again.

The first time it is told to embed texts, the embedder does so and the inputs of the graph are kept: token
ids, padded, in the embedder's own batches. From then on they are only run. What the embedder takes longer is
spent on tokens, order and pooling; how much of what is run is padding, `measure` tells.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from bench.speed.serving import Contestant, run


class Bare(Contestant):
    def load(self, model: str) -> None:
        from index.embed import SentenceTransformerEmbedder

        self._embedder = SentenceTransformerEmbedder()
        self._embedder.embed(["load"])
        self._calls: list[tuple[Any, ...]] = []
        self._inference: Any = None

    def embed(self, texts: Sequence[str]) -> Any:
        if not self._calls:
            self._record(texts)
        with self._inference.request() as request:
            for inputs in self._calls:
                request.infer(list(inputs), share_outputs=True)

    def measure(self, what: str) -> float:
        """The share of the tokens that were run and are "real", or those that are "run" for all texts."""
        masks = [inputs[1] for inputs in self._calls]
        run = sum(mask.size for mask in masks)
        return float(run if what == "run" else sum(int(mask.sum()) for mask in masks) / run)

    def _record(self, texts: Sequence[str]) -> None:
        from index.inference import Inference

        request = Inference.request
        bench = self

        @contextmanager
        def recorded(inference: Inference) -> Iterator[Any]:
            bench._inference = inference
            with request(inference) as real:
                yield _Recorder(real, bench._calls)

        Inference.request = recorded  # type: ignore[method-assign,assignment]  # for this one call
        try:
            self._embedder.embed(texts)
        finally:
            Inference.request = request  # type: ignore[method-assign]


class _Recorder:
    """An InferRequest that keeps a copy of what it is given."""

    def __init__(self, real: Any, calls: list[tuple[Any, ...]]) -> None:
        self._real = real
        self._calls = calls

    def infer(self, inputs: Sequence[Any], *, share_outputs: bool = False) -> Any:
        self._calls.append(tuple(value.copy() for value in inputs))
        return self._real.infer(inputs, share_outputs=share_outputs)


if __name__ == "__main__":
    run(lambda _: Bare())
