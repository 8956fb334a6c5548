"""What the machine can do at most: products of matrices, and reading memory; and the exact search itself.

f32, bf16  products of (4096, 1536) by (1536, 1536), eight in a row, by OpenVINO; operations done
read       a matrix of vectors times a vector, by numpy's BLAS, a part on each core; bytes read
search     as many vectors searched by `index.vectors`, in its half precision, as a question is; bytes read
"""

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

from bench.speed.serving import Contestant, run

if TYPE_CHECKING:
    from index.catalog import Catalog

_ROWS, _WIDTH, _LAYERS = 4096, 1536, 8
_DIMENSION = 384
_BATCH = 20_000


class Ceiling(Contestant):
    """variant is how many vectors there are, which should be far more than a cache holds."""

    distribution = "openvino"

    def __init__(self, variant: str) -> None:
        self._vectors = int(variant)
        self._work: dict[str, Any] = {}

    def measure(self, what: str) -> float:
        if what not in self._work:
            self._work[what] = getattr(self, f"_{what}")()
        work, amount = self._work[what]
        work()
        return float(amount)

    def _f32(self) -> Any:
        return _products("f32")

    def _bf16(self) -> Any:
        return _products("bf16")

    def _read(self) -> Any:
        import numpy as np

        matrix = np.ones((self._vectors, _DIMENSION), dtype=np.float32)
        vector = np.ones(_DIMENSION, dtype=np.float32)
        cores = os.cpu_count() or 1
        parts = np.array_split(matrix, cores)  # BLAS by itself was seen to use one core for this
        pool = ThreadPoolExecutor(cores)
        return lambda: list(pool.map(lambda part: part @ vector, parts)), matrix.nbytes

    def _search(self) -> Any:
        import numpy as np

        from index.vectors import VectorIndex

        with TemporaryDirectory() as folder:
            index = VectorIndex(Path(folder), _DIMENSION)
            index.open(_catalog(self._vectors))
        vector = np.ones(_DIMENSION, dtype=np.float32) / np.float32(_DIMENSION**0.5)
        return lambda: index.search(vector, 50), len(index) * _DIMENSION * 2


def _products(precision: str) -> Any:
    """Raises ImportError where the processor does not compute in bf16."""
    import numpy as np

    from index.inference import Inference, capabilities
    from index.runtime import openvino as ov
    from index.runtime import opset13 as ops

    if precision == "bf16" and "BF16" not in capabilities():
        raise ImportError("the processor does not compute in bf16")
    random = np.random.default_rng(0)
    given = ops.parameter([_ROWS, _WIDTH], ov.Type.f32)
    value = given
    for _ in range(_LAYERS):
        weights = (random.standard_normal((_WIDTH, _WIDTH)) / _WIDTH**0.5).astype(np.float32)
        value = ops.matmul(value, ops.constant(weights), False, True)
    inference = Inference(ov.Model([value], [given], "products"), precision)
    rows = random.standard_normal((_ROWS, _WIDTH)).astype(np.float32)

    def work() -> None:
        with inference.request() as request:
            request.infer([rows], share_outputs=True)

    return work, 2 * _ROWS * _WIDTH * _WIDTH * _LAYERS


def _catalog(count: int) -> "Catalog":
    """As much of a catalog as a `VectorIndex` reads: random vectors, without documents to store."""
    import numpy as np

    from index.catalog import Stamp

    random = np.random.default_rng(0)

    def batch(last: int, *, since: int, until: int) -> Any:
        ids = np.arange(last + 1, min(count, last + _BATCH) + 1, dtype=np.int64)
        vectors = random.standard_normal((len(ids), _DIMENSION)).astype(np.float16)
        return SimpleNamespace(ids=ids, documents=ids, vectors=vectors)

    none = np.empty(0, dtype=np.int64)
    stand_in = SimpleNamespace(
        stamp=lambda: Stamp(1, "bench"),
        knows=lambda stamp: True,
        removed=lambda *, since, until: none,
        vectors_after=batch,
    )
    return cast("Catalog", stand_in)


if __name__ == "__main__":
    run(Ceiling)
