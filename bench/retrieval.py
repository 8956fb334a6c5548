"""How often the right paragraph is found: recall@1/5/10 and MRR@10 on SQuAD 2.0's answerable questions.

One library of all paragraphs of the shared half; BM25 alone, dense alone and `retrieve`, which fuses them.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import numpy as np

from bench import squad
from index import Library, retrieve
from index.embed import unit_vectors
from index.lexical import query_terms

DEPTH = 10
Search = Callable[[str], list[str]]


def main(arguments: Sequence[str]) -> int:
    """Print the table; returns an exit code."""
    parser = argparse.ArgumentParser(prog="python -m bench retrieval", description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="where squad2/ lies")
    parser.add_argument("--questions", type=int, help="only so many, evenly spread (default: all)")
    chosen = parser.parse_args(arguments)
    try:
        documents, every = squad.read(chosen.data)
    except OSError as error:
        print(f"no SQuAD in {chosen.data}: {error}. Name its folder with --data.", file=sys.stderr)
        return 1
    questions = [question for question in every if question.answers]
    if chosen.questions:
        questions = questions[:: max(1, len(questions) // chosen.questions)]
    with tempfile.TemporaryDirectory() as folder, Library(Path(folder) / "squad.library") as library:
        report = library.add(documents)
        print(f"{len(documents)} paragraphs in {report.passages} passages, {len(questions)} questions")
        _table({"BM25": _bm25(library), "dense": _dense(library), "retrieve": _fused(library)}, questions)
    return 0


def _table(searches: dict[str, Search], questions: Sequence[squad.Question]) -> None:
    print(f"{'':10}{'recall@1':>10}{'recall@5':>10}{'recall@10':>10}{'MRR@10':>10}")
    for name, search in searches.items():
        ranks = np.array([_rank(search(question.text), question.source) for question in questions])
        recalls = [float((ranks <= depth).mean()) for depth in (1, 5, 10)]
        reciprocal = float(np.where(ranks <= DEPTH, 1 / ranks, 0).mean())
        print(f"{name:10}" + "".join(f"{figure:10.3f}" for figure in [*recalls, reciprocal]))


def _rank(found: Sequence[str], wanted: str) -> float:
    """From 1; infinite if it was not found."""
    return found.index(wanted) + 1 if wanted in found else float("inf")


def _bm25(library: Library) -> Search:
    return lambda text: _sources(library, library.lexical.search(query_terms(text), 2 * DEPTH)[0].tolist())


def _dense(library: Library) -> Search:
    def search(text: str) -> list[str]:
        vector = unit_vectors(library.embedder, [text])[0]
        return _sources(library, library.vectors.search(vector, 2 * DEPTH)[0].tolist())

    return search


def _fused(library: Library) -> Search:
    return lambda text: _distinct(hit.document.source for hit in retrieve(library, text, k=2 * DEPTH))


def _sources(library: Library, ids: list[int]) -> list[str]:
    """The documents of these passages, each once, in the order of their best passage."""
    read = library.catalog.excerpts(ids)
    return _distinct(read.passage(number).document.source for number in ids)


def _distinct(sources: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(sources))[:DEPTH]
