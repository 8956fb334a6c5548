"""The examination of a whole library: is everything there, in step, and what it claims to be?

What is derived, FAISS and Tantivy, is built again where it disagrees with the catalog. The catalog itself
is only reported on, never changed: it is the one thing that cannot be made again from something else.
"""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from index import filters, records
from index.catalog import VectorBatch
from index.chunk import index_text
from index.embed import unit_vectors
from index.library import Library

SAMPLE = 64  # passages embedded again to compare with what is stored
_BATCH = f"{records.DOCUMENTS} WHERE number > ? ORDER BY number LIMIT 64"
_SAME = 0.98  # cosine: float16 storage and another processor's arithmetic stay above it, see index.compiled


@dataclass(frozen=True, slots=True)
class Examination:
    """What `examine` found: counts, faults of the catalog, and what was derived wrongly and repaired."""

    documents: int
    passages: int
    faults: tuple[str, ...]
    repaired: tuple[str, ...]

    @property
    def sound(self) -> bool:
        """Whether the catalog is without fault; what is derived has been mended."""
        return not self.faults


def examine(library: Library, *, sample: int = SAMPLE) -> Examination:
    """Check counts, generations, offsets and vectors of a library; build again what is derived and wrong.

    sample is how many passages are embedded again, evenly spread. A library that cannot be written to is only
    examined: what is derived lives in memory there. Raises LibraryBusy if another process
    is writing throughout, EmbedderError.
    """
    missing = _missing_texts(library)
    faults = [*library.catalog.faults(), *missing]
    repaired: tuple[str, ...] = ()
    if not missing:  # else there is no reading further
        faults += [*_document_faults(library), *_passage_faults(library), *_vector_faults(library, sample)]
        repaired = _repaired(library) if library.writable else ()
    return Examination(library.document_count, library.passage_count, tuple(faults), repaired)


def _repaired(library: Library) -> tuple[str, ...]:
    repaired = []
    with library.writing():
        library.settle()
        if stray := library.originals.sweep():
            repaired.append(f"there were original files of documents that are not there ({stray})")
        if fault := _vectors_astray(library):
            library.vectors.rebuild(library.catalog)
            library.vectors.save()
            repaired.append(fault)
        if fault := _words_astray(library):
            library.lexical.rebuild(library.catalog)
            repaired.append(fault)
    return tuple(repaired)


def _missing_texts(library: Library) -> list[str]:
    query = "SELECT source FROM documents WHERE number NOT IN (SELECT document FROM texts)"
    with library.catalog.reading() as connection:
        return [f"the text of {source} is missing" for (source,) in connection.execute(query)]


def _document_faults(library: Library) -> Iterator[str]:
    with library.catalog.reading() as connection:  # one state throughout, whoever is adding meanwhile
        ids = dict(connection.execute("SELECT number, id FROM documents"))
        fields = _fields(connection)
        last = 0
        while batch := records.documents(connection.execute(_BATCH, [last])):
            for number, document in batch.items():
                if document.id != ids[number]:
                    yield f"the text of {document.source} is not the one that was added"
                elif Counter(filters.rows(document)) != fields[number]:
                    yield f"what filters know of {document.source} is not what its metadata says"
            last = max(batch)


def _fields(connection: sqlite3.Connection) -> dict[int, Counter[filters.Row]]:
    """By document number, what filters look in."""
    found: dict[int, Counter[filters.Row]] = defaultdict(Counter)
    for number, *row in connection.execute("SELECT document, name, text, number, low, high FROM fields"):
        found[number][tuple(row)] += 1
    return found


def _passage_faults(library: Library) -> Iterator[str]:
    for passage in library.passages():
        inside = 0 <= passage.start < passage.end <= len(passage.document.text)
        if not inside or passage.text != passage.text.strip():
            yield f"passage {passage.id} of {passage.document.source} has wrong offsets"


def _vector_faults(library: Library, sample: int) -> Iterator[str]:
    ids = np.concatenate([batch.ids for batch in _batches(library)] or [np.empty(0, np.int64)])
    chosen = ids[np.unique(np.linspace(0, len(ids) - 1, min(sample, len(ids)), dtype=np.int64))]
    read = library.catalog.excerpts(chosen.tolist())
    fresh = unit_vectors(library.embedder, [index_text(read.passage(number)) for number in read])
    expected = dict(zip(read, fresh, strict=True))
    for batch in _batches(library):
        for number, stored in zip(batch.ids.tolist(), batch.vectors.astype(np.float32), strict=True):
            vector = expected.get(number)
            if vector is not None and vector.any() and not stored @ vector >= _SAME:
                source = read.passage(number).document.source
                yield f"the vector of passage {number} of {source} is not that of its text"


def _vectors_astray(library: Library) -> str | None:
    held = 0
    for batch in _batches(library):
        ids, vectors = library.vectors.vectors(batch.ids)
        if len(ids) != len(batch.ids) or not np.array_equal(vectors, batch.vectors.astype(np.float32)):
            return "the FAISS index held other vectors than the catalog"
        held += len(ids)
    return None if held == len(library.vectors) else "the FAISS index held vectors of removed passages"


def _words_astray(library: Library) -> str | None:
    held = library.lexical.ids()
    expected = np.concatenate([batch.ids for batch in _batches(library)] or [np.empty(0, np.int64)])
    same = len(held) == len(expected) and np.array_equal(np.sort(held), expected)
    return None if same else "the Tantivy index held other passages than the catalog"


def _batches(library: Library) -> Iterator[VectorBatch]:
    last = 0
    while len((batch := library.catalog.vectors_after(last)).ids):
        yield batch
        last = int(batch.ids[-1])
