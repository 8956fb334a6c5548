"""How the index fares with many passages: recall, time, memory and disk of libraries of --passages.

The embedder looks vectors up, so no figure holds the time that embedding takes. Times are of the clock, with
the processor time that they took in brackets: where others use the machine the clock tells of them, too.
"""

import argparse
import os
import resource
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from time import perf_counter, process_time

import numpy as np

from bench import corpus, scale_factories, scale_library, scale_plot
from index import Library, retrieve
from index.embed import Vectors
from index.filters import Where
from index.lexical import query_terms

Tell = Callable[[str, Sequence[tuple[float, float]]], None]
DEPTH = 10
POOL = 50  # candidates, as `retrieve` takes them
_EQUAL = 1e-6  # cosines: one of several passages that are alike will do
REPEATS = 5  # of adding, removing and opening
WHERE: dict[str, Where] = {
    "everything": {},
    "half of it": {"publisher": list(scale_library.PUBLISHERS[::2])},
    "a hundredth": {"published": ("2016-01-01", "2016-02-06")},
}


def main(arguments: Sequence[str]) -> int:
    """Print the figures; returns an exit code."""
    chosen = _parse(arguments)
    try:
        corpus.prepare(chosen.training, chosen.cache, chosen.real)
    except OSError as error:
        print(f"no sets in {chosen.training}: {error}. Name their folder with --training.", file=sys.stderr)
        return 1
    if chosen.index:
        scale_factories.compare(chosen.cache, max(chosen.passages), chosen.index, real=not chosen.generated)
        return 0
    found = {passages: _of_size(chosen, passages) for passages in chosen.passages}
    if chosen.plot:
        scale_plot.draw(found, chosen.plot)
    return 0


def _of_size(chosen: argparse.Namespace, passages: int) -> dict[str, float]:
    with _folder(chosen.folder, f"{passages}.library") as folder:
        if not (folder / "catalog.sqlite").exists():
            made_of = (chosen.cache, folder, passages, not chosen.generated)
            builder = get_context("spawn").Process(target=scale_library.build, args=made_of)
            builder.start()
            builder.join()  # a process of its own, so that its memory does not count
        return _measure(folder, corpus.PreparedEmbedder(chosen.cache), chosen.questions)


def _parse(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench scale", description=__doc__)
    sizes = "how many, or several sizes one after the other (default: 10000)"
    parser.add_argument("--passages", type=int, nargs="+", default=[10_000], help=sizes)
    parser.add_argument("--plot", type=Path, help="draw the times against the sizes as a PNG")
    parser.add_argument("--folder", type=Path, help="where the libraries are kept, made where there are none")
    parser.add_argument("--training", type=Path, default=Path("../shared/train"), help="real texts to embed")
    parser.add_argument("--real", type=int, default=56_000, help="how many of them (default: 56,000)")
    cache = Path(tempfile.gettempdir()) / "footnote-scale"
    parser.add_argument(
        "--cache", type=Path, default=cache, help=f"where their vectors lie (default: {cache})"
    )
    parser.add_argument("--generated", action="store_true", help="none but generated passages")
    parser.add_argument("--questions", type=int, default=200, help="how many to ask (default: 200)")
    factories = "compare these indexes of faiss.index_factory instead, as NAME or NAME:nprobe=32"
    parser.add_argument("--index", nargs="+", metavar="NAME", help=factories)
    return parser.parse_args(arguments)


@contextmanager
def _folder(kept: Path | None, name: str) -> Iterator[Path]:
    if kept is not None:
        kept.mkdir(parents=True, exist_ok=True)
        yield kept / name
        return
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder) / name


def _measure(folder: Path, embedder: corpus.PreparedEmbedder, questions: int) -> dict[str, float]:
    """Prints the figures; returns those that are drawn."""
    medians: dict[str, float] = {}
    tell = partial(_tell, medians)
    vectors, asked = embedder.question_vectors[:questions], embedder.questions[:questions]
    print(f"load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    before = _resident()
    tell("opening", [_timed(lambda: Library(folder, embedder=embedder).close()) for _ in range(REPEATS)])
    with Library(folder, embedder=embedder) as library:
        print(f"{library.passage_count} passages in {library.document_count} documents")
        _searches(library, vectors, tell)
        _retrievals(library, asked, tell)
        _parts(library, asked, vectors, tell)
        print(f"resident memory: {_resident() - before:.0f} MB more than before it was opened, ", end="")
        print(
            f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3:.0f} MB at most for the whole process"
        )
        _recall(library, vectors)
        _changes(library, tell)
        tell("wiping the files of what was removed", [_timed(library.close)])
    print("disk: " + ", ".join(f"{name} {size / 1e6:.0f} MB" for name, size in _sizes(folder).items()))
    return medians


def _searches(library: Library, vectors: Vectors, tell: Tell) -> None:
    """The vector search alone."""
    for name, where in WHERE.items():
        among = np.array(library.catalog.document_ids(where)) if where else None
        search = partial(library.vectors.search, k=POOL, among=among)
        tell(f"vector search, {name}", [_timed(partial(search, vector)) for vector in vectors])


def _retrievals(library: Library, questions: Sequence[str], tell: Tell) -> None:
    for name, where in WHERE.items():
        ask = partial(retrieve, library, where=where)
        tell(f"retrieve, {name}", [_timed(partial(ask, question)) for question in questions])


def _parts(library: Library, questions: Sequence[str], vectors: Vectors, tell: Tell) -> None:
    """What `retrieve` does, step by step, over everything."""
    words = [query_terms(question) for question in questions]
    near = [library.vectors.search(vector, POOL)[0] for vector in vectors]
    pools = [
        np.union1d(found, library.lexical.search(terms, POOL)[0])
        for found, terms in zip(near, words, strict=True)
    ]
    steps: dict[str, Callable[[int], object]] = {
        "vectors of the candidates": lambda at: library.vectors.vectors(pools[at]),
        "word search": lambda at: library.lexical.search(words[at], POOL),
        "word scores of the candidates": lambda at: library.lexical.scores(words[at], pools[at]),
        "frequencies of the words": lambda at: library.document_frequency(words[at]),
        "passages of the candidates": lambda at: library.catalog.excerpts(pools[at].tolist()),
    }
    for name, step in steps.items():
        tell(f"  {name}", [_timed(partial(step, at)) for at in range(len(questions))])
    for name, where in WHERE.items():
        if where:
            documents = library.catalog.document_ids(where)
            tell(f"  documents, {name}", [_timed(partial(library.catalog.document_ids, where))])
            asked = [partial(library.lexical.search, terms, POOL, documents) for terms in words[:30]]
            tell(f"  word search, {name}", [_timed(one) for one in asked])


def _recall(library: Library, vectors: Vectors) -> None:
    """Of the ten nearest, and how far their cosines are off, against numpy on the catalog's rows."""
    best = np.full((len(vectors), DEPTH), -np.inf, np.float32)
    last = 0
    while len((batch := library.catalog.vectors_after(last)).ids):
        cosines = np.hstack([best, vectors @ batch.vectors.astype(np.float32).T])
        best = -np.sort(-cosines, axis=1)[:, :DEPTH]
        last = int(batch.ids[-1])
    found = np.array([library.vectors.search(vector, DEPTH)[1] for vector in vectors])
    recall, error = (found >= best[:, -1:] - _EQUAL).mean(), abs(found - best).max()
    print(f"recall@{DEPTH} against brute force: {recall:.4f}, cosines differ by {error:.1e} at most")


def _changes(library: Library, tell: Tell) -> None:
    """Documents added and removed one by one; the library is left as it was."""
    texts = [[f"The harbour was rebuilt in {1900 + number}. " * 4] * 3 for number in range(REPEATS)]
    documents = [scale_library.made(-1 - number, text) for number, text in enumerate(texts)]
    tell("adding one document", [_timed(partial(library.add, document)) for document in documents])
    tell("removing one document", [_timed(partial(library.remove, document.id)) for document in documents])


def _timed(act: Callable[[], object]) -> tuple[float, float]:
    """Seconds of the clock and of the processor."""
    clock, processor = perf_counter(), process_time()
    act()
    return perf_counter() - clock, process_time() - processor


def _tell(medians: dict[str, float], name: str, times: Sequence[tuple[float, float]]) -> None:
    clock, processor = (np.array(values) * 1e3 for values in zip(*times, strict=True))
    medians[name] = float(np.median(clock))
    median, p95, least = np.median(clock), np.quantile(clock, 0.95), clock.min()
    spent = f"(processor {np.median(processor):.1f})"
    print(f"{name:38} median {median:8.1f}, p95 {p95:8.1f}, least {least:8.1f} ms {spent}", flush=True)


def _resident() -> float:
    """Megabytes, of Linux's own account."""
    pages = int(Path("/proc/self/statm").read_text("utf-8").split()[1])
    return pages * resource.getpagesize() / 1e6


def _sizes(folder: Path) -> dict[str, int]:
    """Bytes of the catalog, the vectors and the words."""
    patterns = {"catalog": "catalog.sqlite*", "vectors": "vectors.*", "words": "lexical/*"}
    return {name: sum(path.stat().st_size for path in folder.glob(one)) for name, one in patterns.items()}
