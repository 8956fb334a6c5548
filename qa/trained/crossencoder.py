"""CrossEncoder: a question beside passages, a claim beside sources, in one pass each.

Our own weights under all-MiniLM-L6-v2's architecture, with heads for the span of the answer, relevance and
entailment; compiled by OpenVINO, without torch. See README.md beside the weights for what they are.
"""

from collections.abc import Sequence
from functools import cache, cached_property
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from qa.trained.layout import Pair, windows
from qa.trained.spans import PassageReading

if TYPE_CHECKING:
    from qa.trained.compiled import CompiledReader, Row

ENTAILED, NEUTRAL, CONTRADICTED = range(3)


class CrossEncoder:
    """The model, loaded when it is first used; for several threads at once.

    file       its weights, safetensors; ours by default
    precision  "int8" (for our weights alone), "bf16" or "f32"; by default the quickest here, see
               `index.processor`
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

    def _run(self, pairs: Sequence[Pair]) -> "list[list[Row]]":
        with self._loading:
            model = self._model
        laid = windows(pairs, model.tokenizer)
        rows = iter(model.run([window for group in laid for window in group]))
        return [[next(rows) for _ in group] for group in laid]

    @cached_property
    def _model(self) -> "CompiledReader":
        from qa.trained.compiled import compiled

        return compiled(self._file, self._precision)


@cache
def crossencoder() -> CrossEncoder:
    """The one with our weights: loaded once in a process."""
    return CrossEncoder()


def _passage(rows: "Sequence[Row]") -> PassageReading:
    return PassageReading(tuple(row.window for row in rows), max(row.relevance for row in rows))
