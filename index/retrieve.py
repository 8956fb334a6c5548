"""retrieve: the passages of a library that bear on a question, best first.

Dense (cosine) and BM25 search give the candidates. Their order is a convex combination of both scores,
normalised (Bruch, Gai and Ingber, "An Analysis of Fusion Functions for Hybrid Retrieval", 2023), and of how
the question's words stand in the passage, see `index.proximity`. Every score is computed for every candidate,
also for those that only one of the two found. Near-identical passages count once.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.copies import Original, originals
from index.documents import Hit
from index.embed import unit_vectors
from index.filters import Where
from index.lexical import query_terms
from index.library import Library
from index.proximity import Wording
from index.records import Excerpts
from index.terms import content_terms

# What each score counts for; they add up to 1. Found on SQuAD, SelQA and HotpotQA: docs/decisions.md.
DENSE = 0.4
BM25 = 0.1
SHARE = 0.2
WINDOW = 0.2
TOGETHER = 0.1
_POOL = 50  # candidates taken from each of the two at least
_MANY = 1000  # documents: to name them all to Tantivy takes a microsecond each
Ids = NDArray[np.int64]
Scores = NDArray[np.float32]


def retrieve(
    library: Library | str | Path, question: str, *, k: int = 8, where: Where | None = None
) -> list[Hit]:
    """The k passages that bear most on the question, best first; fewer only where there are fewer.

    library  a Library, or the path of one, which is opened and closed again: for more than one question
             open it once yourself, since that also loads the embedding model
    where    which documents to look at, before the best are chosen: see `index.filters`

    An empty library, an empty question or k = 0 gives []. Raises ValueError for a negative k or a question
    that is no string, FilterError for an unknown field, LibraryNotFound for a path without a library.
    """
    if not isinstance(question, str):
        raise ValueError(f"a question is a string, not {type(question).__name__}")
    if isinstance(k, bool) or not isinstance(k, int):
        raise ValueError(f"k is the number of passages wanted, a whole number, not {k!r}")
    if k < 0:
        raise ValueError(f"k is the number of passages wanted; {k} is negative")
    question = question.encode("utf-8", "replace").decode()  # half a character is nothing to look for
    with _opened(library) as opened:
        opened.refresh()
        scope = opened.catalog.document_ids(where) if where else None
        nothing = not len(opened.vectors if scope is None else scope)
        if nothing or k == 0 or not question.strip():
            return []
        with opened.priority.asking():
            return _retrieve(opened, question, k, scope)


@dataclass(frozen=True, slots=True)
class _Candidates:
    """Passage ids, best first, with all that is known of why; every array has shape (candidates,)."""

    ids: Ids
    excerpts: Excerpts
    fused: Scores
    dense: Scores
    bm25: Scores
    dense_ranks: dict[int, int]
    bm25_ranks: dict[int, int]
    vectors: Scores  # shape (candidates, dimension)
    complete: bool  # whether there is nothing beyond them


def _retrieve(library: Library, question: str, k: int, scope: Sequence[int] | None) -> list[Hit]:
    """scope: the numbers of the documents that the filter lets through."""
    vector = unit_vectors(library.embedder, [question])[0]
    wording = Wording(question, library)
    words = query_terms(question)
    pool = max(_POOL, 2 * k)
    while True:
        candidates = _candidates(library, vector, words, wording, pool, scope)
        hits = _distinct(candidates, k)
        if len(hits) == k or candidates.complete:
            return hits
        pool *= 4  # copies crowded out what should have been found


def _candidates(
    library: Library,
    vector: Scores,
    words: Sequence[str],
    wording: Wording,
    pool: int,
    scope: Sequence[int] | None,
) -> _Candidates:
    among = None if scope is None else np.array(scope, dtype=np.int64)
    near, _ = library.vectors.search(vector, pool, among)
    worded = _worded(library, words, pool, among)
    ids, vectors = library.vectors.vectors(np.union1d(near, worded).astype(np.int64))
    excerpts = library.catalog.excerpts(ids.tolist())
    there = np.fromiter((number in excerpts for number in ids.tolist()), np.bool_, len(ids))
    ids, vectors = ids[there], vectors[there]  # without those that were removed a moment ago
    dense = vectors @ vector
    bm25 = library.lexical.scores(words, ids)
    worded_so = np.array([_wording_score(wording, excerpts, number) for number in ids.tolist()])
    fused = (DENSE * _scaled(dense) + BM25 * _scaled(bm25) + worded_so).astype(np.float32)
    order = np.lexsort((ids, -fused))  # ties by age, so that the same question gets the same answer
    return _Candidates(
        ids[order],
        excerpts,
        fused[order],
        dense[order],
        bm25[order],
        {int(number): rank for rank, number in enumerate(near, 1)},
        {int(number): rank for rank, number in enumerate(worded, 1)},
        vectors[order],
        complete=len(near) < pool,
    )


def _worded(library: Library, words: Sequence[str], pool: int, among: Ids | None) -> Ids:
    """The best by BM25, exactly; among many documents it is quicker to look at the best of all first."""
    if among is None or len(among) < _MANY:
        return library.lexical.search(words, pool, among)[0]
    for depth in (8 * pool, 64 * pool):
        found, _ = library.lexical.search(words, depth)
        inside = found[np.isin(library.vectors.documents(found), among)]
        if len(inside) >= pool or len(found) < depth:
            return inside[:pool]
    return library.lexical.search(words, pool, among)[0]


def _wording_score(wording: Wording, excerpts: Excerpts, number: int) -> float:
    """What the wording adds to the score of a passage."""
    places = wording.places(content_terms(excerpts.text(number)))
    above = _terms_above(excerpts.above(number))
    share = wording.share([*(word for _, word in places), *above])
    return SHARE * share + WINDOW * wording.window(places) + TOGETHER * wording.together(places)


@lru_cache(1024)  # many passages stand under one title
def _terms_above(titles: str) -> tuple[str, ...]:
    return tuple(content_terms(titles))


def _distinct(candidates: _Candidates, k: int) -> list[Hit]:
    """The first k candidates that are no copies of better ones, with the copies among all candidates."""
    texts = [candidates.excerpts.text(number) for number in candidates.ids.tolist()]
    return [_hit(candidates, one) for one in originals(texts, candidates.vectors, k)]


def _hit(candidates: _Candidates, found: Original) -> Hit:
    read, at = candidates.excerpts, found.place
    number = int(candidates.ids[at])
    return Hit(
        read.passage(number),
        float(candidates.fused[at]),
        float(candidates.dense[at]),
        candidates.dense_ranks.get(number),
        float(candidates.bm25[at]),
        candidates.bm25_ranks.get(number),
        tuple(read.passage(int(candidates.ids[place])) for place in found.copies),
    )


def _scaled(scores: Scores) -> Scores:
    """Min-max over the candidates; where all are alike, all are the best if they are any good at all."""
    if not len(scores) or scores.max() == scores.min():
        return (scores > 0).astype(np.float32)
    scaled: Scores = (scores - scores.min()) / (scores.max() - scores.min())
    return scaled


@contextmanager
def _opened(library: Library | str | Path) -> Iterator[Library]:
    if isinstance(library, Library):
        yield library
        return
    with Library(library, create=False) as opened:
        yield opened
