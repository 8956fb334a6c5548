"""What retrieval must agree with, computed the slow way from the catalog alone."""

import numpy as np
from numpy.typing import NDArray

from index import Library, Passage
from index.embed import unit_vectors


def stored_vectors(library: Library) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """All passage ids, ascending, and their vectors, shape (passages, dimension)."""
    ids, vectors, last = [], [], 0
    while len((batch := library.catalog.vectors_after(last)).ids):
        ids.append(batch.ids)
        vectors.append(batch.vectors.astype(np.float32))
        last = int(batch.ids[-1])
    if not ids:
        return np.empty(0, np.int64), np.empty((0, library.embedder.dimension), np.float32)
    return np.concatenate(ids), np.concatenate(vectors)


def nearest(library: Library, question: str, k: int) -> list[float]:
    """The k highest cosines of the question with any passage, best first."""
    _, vectors = stored_vectors(library)
    cosines = vectors @ unit_vectors(library.embedder, [question])[0]
    return sorted(cosines.tolist(), reverse=True)[:k]


def holding(library: Library, word: str) -> set[int]:
    """The ids of the passages in whose text a word stands, by looking."""
    return {passage.id or 0 for passage in library.passages() if word in passage.text.split()}


def in_step(library: Library) -> None:
    """Assert that FAISS and Tantivy hold exactly what the catalog holds, and each thing once."""
    ids, vectors = stored_vectors(library)
    assert sorted(library.vectors.ids.tolist()) == ids.tolist()
    assert sorted(library.lexical.ids().tolist()) == ids.tolist()
    held, found = library.vectors.vectors(ids)
    assert held.tolist() == ids.tolist()
    assert np.array_equal(found, vectors)
    passages: list[Passage] = list(library.passages())
    places = [(passage.document.source, passage.start) for passage in passages]
    assert len(set(places)) == len(places) == len(ids)
