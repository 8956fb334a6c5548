"""The FAISS index over the catalog; the only file that imports faiss.

Exact inner product over the vectors as the catalog holds them (float16, of length 1), so that a score is a
cosine. It lives in memory and is saved to `vectors.faiss`, with the stamp of the catalog's state beside it in
`vectors.json`. It is derived: whatever is wrong with those files is mended by reading the catalog again.
"""

import json
import os
import zlib
from pathlib import Path
from threading import RLock

import faiss
import numpy as np
from numpy.typing import NDArray

from index.catalog import Catalog, Stamp
from index.faults import explained

NOTHING = Stamp(-1, "")  # before the first generation: catching up from here is rebuilding
Ids = NDArray[np.int64]
Vectors = NDArray[np.float32]


class VectorIndex:
    """All vectors of a library, by passage id. Safe to use from several threads."""

    def __init__(self, folder: Path, dimension: int) -> None:
        self._folder = folder
        self._dimension = dimension
        self._lock = RLock()
        self._index = _empty(dimension)
        self._saved = NOTHING
        self.stamp = NOTHING

    def __len__(self) -> int:
        return int(self._index.ntotal)

    @property
    def ids(self) -> Ids:
        """The ids held, in no particular order, shape (len(self),)."""
        with self._lock:
            return faiss.vector_to_array(self._index.id_map).astype(np.int64)

    def open(self, catalog: Catalog) -> None:
        """Take the saved file if it belongs to this catalog, and bring it up to date."""
        with self._lock:
            loaded = _load(self._folder, self._dimension)
            if loaded is not None and catalog.knows(loaded[1]):
                self._index, self.stamp = loaded
                self._saved = self.stamp
            self.catch_up(catalog)

    def rebuild(self, catalog: Catalog) -> None:
        """Forget everything and read all vectors from the catalog."""
        with self._lock:
            self.stamp, self._saved = NOTHING, NOTHING
            self.catch_up(catalog)

    def catch_up(self, catalog: Catalog) -> None:
        """Apply what the catalog saw since our stamp; start anew where it does not know that stamp."""
        with self._lock:
            target = catalog.stamp()
            if self.stamp == target:
                return
            if self.stamp == NOTHING or not catalog.knows(self.stamp):
                self._index, self.stamp = _empty(self._dimension), NOTHING
            since, self.stamp = self.stamp, NOTHING  # if it is interrupted, half of it must not count
            self._apply(catalog, since.generation, target.generation)
            self.stamp = target

    def search(self, vector: Vectors, k: int, among: Ids | None = None) -> tuple[Ids, Vectors]:
        """The ids of the k nearest passages and their cosines, best first; fewer where there are fewer.

        vector has shape (dimension,); among restricts the search to these ids.
        """
        with self._lock:
            k = min(k, len(self) if among is None else len(among))
            if k <= 0:
                return np.empty(0, np.int64), np.empty(0, np.float32)
            scores, ids = self._index.search(vector[None], k, params=_only(among))
        found = ids[0] != -1  # FAISS pads with -1 where `among` names ids that were removed meanwhile
        return ids[0][found], scores[0][found]

    def vectors(self, ids: Ids) -> tuple[Ids, Vectors]:
        """Those of the ids that are held, and their vectors, shape (ids held, dimension)."""
        with self._lock:
            try:
                return ids, self._index.reconstruct_batch(ids)
            except RuntimeError:  # one of them is not held
                held = ids[np.isin(ids, self.ids)]
                return held, self._index.reconstruct_batch(held)

    def save(self) -> None:
        """Write the file, each of its two parts whole or not at all. Raises LibraryError."""
        with self._lock:
            stamp = self.stamp
            if self._saved == stamp:
                return
            data = faiss.serialize_index(self._index).tobytes()
        label = {**_label(stamp, self._dimension), "checksum": zlib.crc32(data)}
        with explained(self._folder):  # searches go on while the disk is busy
            _replace(self._folder / "vectors.faiss", data)
            _replace(self._folder / "vectors.json", json.dumps(label).encode())
        self._saved = stamp

    def _apply(self, catalog: Catalog, since: int, until: int) -> None:
        gone = catalog.removed(since=since, until=until)
        if len(gone) and len(self):
            self._index.remove_ids(faiss.IDSelectorBatch(gone))
        last = 0
        while True:
            batch = catalog.vectors_after(last, since=since, until=until)
            if not len(batch.ids):
                return
            self._index.add_with_ids(batch.vectors.astype(np.float32), batch.ids)
            last = int(batch.ids[-1])


def _only(among: Ids | None) -> faiss.SearchParameters | None:
    if among is None:
        return None
    return faiss.SearchParameters(sel=faiss.IDSelectorBatch(among))  # type: ignore[call-arg]


def _empty(dimension: int) -> faiss.IndexIDMap2:
    return faiss.IndexIDMap2(faiss.IndexFlatIP(dimension))


def _label(stamp: Stamp, dimension: int) -> dict[str, int | str]:
    return {"generation": stamp.generation, "mark": stamp.mark, "dimension": dimension}


def _load(folder: Path, dimension: int) -> tuple[faiss.IndexIDMap2, Stamp] | None:
    """The saved index and its stamp; None if either part is missing, damaged or not ours."""
    try:
        label = json.loads((folder / "vectors.json").read_bytes())
        data = (folder / "vectors.faiss").read_bytes()
        stamp = Stamp(int(label["generation"]), str(label["mark"]))
        if label != {**_label(stamp, dimension), "checksum": zlib.crc32(data)}:
            return None
        index = faiss.deserialize_index(np.frombuffer(data, dtype=np.uint8))
    except (OSError, ValueError, KeyError, TypeError, RuntimeError):
        return None
    return (index, stamp) if isinstance(index, faiss.IndexIDMap2) else None


def _replace(path: Path, data: bytes) -> None:
    unfinished = path.with_name(path.name + ".new")
    try:
        with unfinished.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
