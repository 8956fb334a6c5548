"""Indexes of faiss.index_factory side by side, on the same vectors, each asked one question at a time.

What is held only roughly is ranked again by the vectors themselves. FAISS uses one thread for one question;
the index of Footnote scans with several.
"""

from collections.abc import Sequence
from pathlib import Path
from time import perf_counter, process_time

import faiss
import numpy as np

from bench import corpus
from index.embed import Vectors
from index.vector_files import Halves

DEPTH, TAKEN = 10, 100  # wanted; ranked again
QUESTIONS = 200
_EQUAL = 1e-6  # cosines
_TRAINING = 200_000  # vectors at most that an index learns from


def compare(cache: Path, passages: int, factories: Sequence[str], *, real: bool) -> None:
    """Print a line for each."""
    questions = np.load(cache / "questions.npy")[:QUESTIONS]
    parts = [vectors for _, vectors in corpus.read(cache).passages(passages, real=real, texts=False)]
    stored = np.concatenate([vectors.astype(np.float16) for vectors in parts])
    tenth = _tenth_best(stored, questions)
    faiss.omp_set_num_threads(1)
    built: dict[str, faiss.Index] = {}
    print("index, then recall@10 as found and ranked again; milliseconds: clock, processor; bytes a vector")
    for factory in factories:
        name, _, setting = factory.partition(":")
        if name not in built:
            built = {name: _build(name, stored)}
        if setting:
            faiss.ParameterSpace().set_index_parameters(built[name], setting)  # type: ignore[arg-type]
        print(f"{factory:34} {_figures(built[name], stored, questions, tenth)}", flush=True)


def _build(name: str, stored: Halves) -> faiss.Index:
    start = perf_counter()
    index = faiss.index_factory(stored.shape[1], name, faiss.METRIC_INNER_PRODUCT)
    faiss.omp_set_num_threads(2)
    step = max(1, len(stored) // _TRAINING)
    index.train(stored[::step].astype(np.float32))
    for first in range(0, len(stored), 65_536):
        index.add(stored[first : first + 65_536].astype(np.float32))
    faiss.omp_set_num_threads(1)
    print(
        f"{name}: built in {perf_counter() - start:.1f} s, {_bytes(index) / len(stored):.0f} bytes a vector"
    )
    return index


def _bytes(index: faiss.Index) -> int:
    return len(faiss.serialize_index(index))


def _figures(index: faiss.Index, stored: Halves, questions: Vectors, tenth: Vectors) -> str:
    clock, processor, raw, again = [], [], [], []
    for question, least in zip(questions, tenth, strict=True):
        start, computing = perf_counter(), process_time()
        found = index.search(question[None], TAKEN)[1][0]
        found = found[found >= 0]
        cosines = stored[found].astype(np.float32) @ question
        best = np.sort(cosines)[::-1]
        clock.append(perf_counter() - start)
        processor.append(process_time() - computing)
        raw.append(np.mean(cosines[:DEPTH] >= least - _EQUAL))  # one of several that are alike will do
        again.append(np.mean(best[:DEPTH] >= least - _EQUAL))
    times = np.array([np.median(clock), np.quantile(clock, 0.95), min(clock), np.median(processor)]) * 1e3
    shown = "median {:.1f}, p95 {:.1f}, least {:.1f}, processor {:.1f} ms".format(*times)
    return f"recall {np.mean(raw):.4f}, ranked again {np.mean(again):.4f}; {shown}"


def _tenth_best(stored: Halves, questions: Vectors) -> Vectors:
    """By brute force, the cosine of the tenth nearest, shape (questions,)."""
    starts = range(0, len(stored), 65_536)
    cosines = np.hstack([questions @ stored[start : start + 65_536].astype(np.float32).T for start in starts])
    tenth: Vectors = np.partition(cosines, -DEPTH, axis=1)[:, -DEPTH]
    return tenth
