"""The FAISS index over the catalog; the only file that imports faiss.

Exact inner product over the vectors as the catalog holds them (float16, of length 1), so that a score is a
cosine. They lie in blocks of up to 16,384, in the order of the passage ids, which only grow: adding makes the
last block anew, removing those that held what is removed, and a search scans the blocks on several cores.
A block is replaced, never changed; a search works on those that it found and waits for nobody.

All is in memory and saved block by block, see `index.vector_files`, with the stamp of the catalog's state. It
is derived: whatever is wrong with those files is mended by reading the catalog again.
"""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from threading import Lock

import faiss
import numpy as np
from numpy.typing import NDArray

from index import vector_files
from index.catalog import Catalog, Stamp
from index.cores import SCANNING, cores
from index.faults import explained
from index.vector_files import Halves, Ids, Label, Rows

NOTHING = Stamp(-1, "")  # before the first generation: catching up from here is rebuilding
BLOCK = 16_384  # vectors: at 768 bytes each few enough to write again for one document, docs/decisions.md
_THREADS = min(SCANNING, cores())
Vectors = NDArray[np.float32]
Members = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class _Block:
    """Some vectors, their passages' ids, ascending, and the numbers of their documents."""

    ids: Ids
    documents: Ids
    index: faiss.IndexScalarQuantizer

    @property
    def vectors(self) -> Halves:
        """Shape (len(ids), dimension): a view of FAISS's memory, not to be kept longer than the block."""
        codes = faiss.rev_swig_ptr(self.index.codes.data(), len(self.ids) * self.index.code_size)
        return codes.view(np.float16).reshape(len(self.ids), self.index.d)

    @property
    def rows(self) -> Rows:
        """All of it, as a view."""
        return Rows(self.ids, self.documents, self.vectors)


@dataclass(frozen=True, slots=True)
class _State:
    """The blocks, ids ascending from one to the next, and the state of the catalog that they agree with.

    changes is how many vectors have come or gone since the index was opened.
    """

    blocks: tuple[_Block, ...] = ()
    stamp: Stamp = NOTHING
    changes: int = 0


@dataclass(slots=True)
class _Saved:
    """What the files hold."""

    stamp: Stamp = NOTHING
    changes: int = 0
    labels: dict[_Block, Label] = field(default_factory=dict)


class VectorIndex:
    """All vectors of a library, by passage id. Safe to use from several threads.

    block  the most vectors that are held, and saved, together
    """

    def __init__(self, folder: Path, dimension: int, *, block: int = BLOCK) -> None:
        self._folder = folder
        self._dimension = dimension
        self._block = block
        self._catching_up = Lock()
        self._state = _State()
        self._saved = _Saved()
        self._threads = ThreadPoolExecutor(_THREADS, "vectors", faiss.omp_set_num_threads, (1,))

    def __len__(self) -> int:
        return sum(len(block.ids) for block in self._state.blocks)

    @property
    def stamp(self) -> Stamp:
        """The state of the catalog that searches see."""
        return self._state.stamp

    @property
    def ids(self) -> Ids:
        """The ids held, ascending, shape (len(self),)."""
        return np.concatenate([np.empty(0, np.int64), *(block.ids for block in self._state.blocks)])

    @property
    def unsaved(self) -> int:
        """How many vectors have come or gone since the files were written, or found to be right."""
        return self._state.changes - self._saved.changes

    def open(self, catalog: Catalog) -> None:
        """Take the saved files if they belong to this catalog, and bring them up to date."""
        listed = vector_files.read_list(self._folder)
        if listed and listed.dimension == self._dimension and catalog.knows(listed.stamp):
            blocks = self._read(listed.labels)
            if blocks is not None:
                labels = dict(zip(blocks, listed.labels, strict=True))
                self._state = _State(tuple(blocks), listed.stamp)
                self._saved = _Saved(listed.stamp, 0, labels)
        self.catch_up(catalog)

    def rebuild(self, catalog: Catalog) -> None:
        """Read all vectors from the catalog; searches see the former ones until it is done."""
        with self._catching_up:
            self._saved = _Saved()
            self._follow(catalog, _State(), catalog.stamp())

    def catch_up(self, catalog: Catalog, *, wait: bool = True) -> None:
        """Apply what the catalog saw since our stamp; start anew where it does not know that stamp.

        wait  whether to wait for another thread that is doing so
        """
        if not self._catching_up.acquire(blocking=wait):
            return
        try:
            target = catalog.stamp()
            if self.stamp != target:
                known = self.stamp != NOTHING and catalog.knows(self.stamp)
                self._follow(catalog, self._state if known else _State(), target)
        finally:
            self._catching_up.release()

    def search(self, vector: Vectors, k: int, among: Ids | None = None) -> tuple[Ids, Vectors]:
        """The ids of the k nearest passages and their cosines, best first; fewer where there are fewer.

        vector has shape (dimension,); among restricts the search to the passages of the documents with these
        numbers. Of equals, the older is first.
        """
        blocks = self._state.blocks
        if k <= 0 or not blocks:
            return np.empty(0, np.int64), np.empty(0, np.float32)
        scan = partial(_scan, vector=vector, k=k, among=None if among is None else np.sort(among))
        shares = [blocks[start::_THREADS] for start in range(min(_THREADS, len(blocks)))]
        found = self._threads.map(lambda share: [scan(block) for block in share], shares)
        every = [of_block for of_share in found for of_block in of_share]
        ids, scores = (np.concatenate(values) for values in zip(*every, strict=True))
        best = np.lexsort((ids, -scores))[:k]
        return ids[best], scores[best]

    def vectors(self, ids: Ids) -> tuple[Ids, Vectors]:
        """Those of the ids that are held, and their vectors, shape (ids held, dimension)."""
        vectors = np.empty((len(ids), self._dimension), np.float32)
        held = np.zeros(len(ids), np.bool_)
        for block, rows, places in _homes(self._state.blocks, ids):
            vectors[rows] = block.vectors[places]
            held[rows] = True
        return ids[held], vectors[held]

    def documents(self, ids: Ids) -> Ids:
        """The numbers of the documents of these passages, shape (len(ids),); 0 for one that is not held."""
        documents = np.zeros(len(ids), np.int64)
        for block, rows, places in _homes(self._state.blocks, ids):
            documents[rows] = block.documents[places]
        return documents

    def save(self) -> None:
        """Write the files that are new and remove those that no longer count. Raises LibraryError.

        Only one process at a time may call this.
        """
        state, saved = self._state, self._saved
        with explained(self._folder):
            if saved.stamp != state.stamp:
                labels = {block: self._labelled(block, saved) for block in state.blocks}
                vector_files.write_list(self._folder, state.stamp, self._dimension, list(labels.values()))
                self._saved = _Saved(state.stamp, state.changes, labels)
            vector_files.sweep(self._folder)

    def _labelled(self, block: _Block, saved: _Saved) -> Label:
        label = saved.labels.get(block)
        if label and vector_files.written(self._folder, label, self._dimension):
            return label
        return vector_files.write(self._folder, block.rows)

    def _read(self, labels: Sequence[Label]) -> list[_Block] | None:
        """The blocks of the files; None if any of them is not as it was written."""
        blocks, last = [], 0
        for label in labels:
            found = vector_files.read(self._folder, label, self._dimension)
            if found is None or not label.count or (np.diff(found.ids, prepend=last) <= 0).any():
                return None
            blocks.append(_block(found))
            last = int(found.ids[-1])
        return blocks

    def _follow(self, catalog: Catalog, state: _State, target: Stamp) -> None:
        """Bring a state up to date, and only then let it be seen: an interruption leaves all as it was."""
        since, until = state.stamp.generation, target.generation
        gone = catalog.removed(since=since, until=until)
        blocks, changes, last = _without(state.blocks, gone, self._block), self._state.changes + len(gone), 0
        while len((batch := catalog.vectors_after(last, since=since, until=until)).ids):
            blocks = _with(blocks, Rows(batch.ids, batch.documents, batch.vectors), self._block)
            changes += len(batch.ids)
            last = int(batch.ids[-1])
        self._state = _State(tuple(blocks), target, changes)


def _block(rows: Rows) -> _Block:
    kind, metric = faiss.ScalarQuantizer.QT_fp16, faiss.METRIC_INNER_PRODUCT
    index = faiss.IndexScalarQuantizer(rows.vectors.shape[1], kind, metric)
    index.add_sa_codes(np.ascontiguousarray(rows.vectors).view(np.uint8))  # what it would make of floats
    return _Block(rows.ids, rows.documents, index)


def _some(rows: Rows, which: slice | Members) -> Rows:
    return Rows(rows.ids[which], rows.documents[which], rows.vectors[which])


def _joined(one: Rows, other: Rows) -> Rows:
    return Rows(
        np.concatenate([one.ids, other.ids]),
        np.concatenate([one.documents, other.documents]),
        np.concatenate([one.vectors, other.vectors]),
    )


def _with(blocks: Sequence[_Block], rows: Rows, most: int) -> list[_Block]:
    """With more vectors: as many as fit in the last block, the rest in new ones."""
    kept = list(blocks)
    if kept and len(kept[-1].ids) < most:
        last = kept.pop()  # held on to, as its rows are a view
        rows = _joined(last.rows, rows)
    for start in range(0, len(rows.ids), most):
        kept.append(_block(_some(rows, slice(start, start + most))))
    return kept


def _without(blocks: Sequence[_Block], gone: Ids, most: int) -> list[_Block]:
    """Without some of the vectors; neighbours that fit in one become one, lest blocks grow ever more."""
    if not len(gone):
        return list(blocks)
    kept: list[_Block] = []
    for block in blocks:
        stays = ~np.isin(block.ids, gone)
        left = block if stays.all() else _block(_some(block.rows, stays))
        if not len(left.ids):
            continue
        if kept and len(kept[-1].ids) + len(left.ids) <= most:
            kept = _with(kept, left.rows, most)
        else:
            kept.append(left)
    return kept


def _homes(blocks: Sequence[_Block], ids: Ids) -> Iterator[tuple[_Block, Ids, Ids]]:
    """The blocks that hold any of the ids; the places of those among the ids, and in the block."""
    home = np.searchsorted([block.ids[0] for block in blocks], ids, "right") - 1
    for number in set(home[home >= 0].tolist()):
        block, rows = blocks[number], np.flatnonzero(home == number)
        places = np.searchsorted(block.ids[:-1], ids[rows])  # the last one for whatever is beyond it
        there = block.ids[places] == ids[rows]
        yield block, rows[there], places[there]


def _scan(block: _Block, vector: Vectors, k: int, among: Ids | None) -> tuple[Ids, Vectors]:
    """The k best of a block, in no particular order; among is in order."""
    only, most = None, len(block.ids)
    if among is not None:
        start, end = np.searchsorted(among, [block.documents.min(), block.documents.max() + 1])
        members = np.isin(block.documents, among[start:end])
        only, most = _only(members), int(np.count_nonzero(members))
    if not most:
        return np.empty(0, np.int64), np.empty(0, np.float32)
    scores, places = block.index.search(vector[None], min(k, most), params=only)
    return block.ids[places[0]], scores[0]


def _only(members: Members) -> faiss.SearchParameters:
    bits = np.packbits(members, bitorder="little")
    return faiss.SearchParameters(sel=faiss.IDSelectorBitmap(bits))  # type: ignore[call-arg, arg-type]
