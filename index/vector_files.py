"""The vectors of a library on the disk: files of up to a block each, and the list of those that count.

    vectors.json                        the catalog's stamp, and name, size and checksum of each file
    vectors.000000016385.1a2b3c4d.f16   passage ids and document numbers (int64), then the vectors (float16)

A file is named for its first id and its checksum and is never changed: what differs is another file, and the
list, replaced last and at once, says which count. So whoever is killed while writing leaves the former list
with its files, and strays that `sweep` removes. Numbers are in little-endian order.
"""

import json
import os
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.catalog import Stamp

Ids = NDArray[np.int64]
Halves = NDArray[np.float16]

_LIST = "vectors.json"
_EARLIER = "vectors.faiss"  # the one file of earlier versions
_PATTERNS = ("vectors.*.f16", "vectors.*.new", _EARLIER)


@dataclass(frozen=True, slots=True)
class Rows:
    """Passages, by id: the ids and the numbers of their documents, shape (n,); vectors (n, dimension)."""

    ids: Ids
    documents: Ids
    vectors: Halves


@dataclass(frozen=True, slots=True)
class Label:
    """What the list says of a file."""

    name: str
    count: int
    checksum: int


@dataclass(frozen=True, slots=True)
class Listed:
    """The list: which state of the catalog the files are of, and which they are, in the order of ids."""

    stamp: Stamp
    dimension: int
    labels: tuple[Label, ...]


def read_list(folder: Path) -> Listed | None:
    """None if it is missing, damaged or of an earlier version."""
    try:
        found = json.loads((folder / _LIST).read_bytes())
        labels = tuple(_label(entry) for entry in found["files"])
        return Listed(Stamp(int(found["generation"]), str(found["mark"])), int(found["dimension"]), labels)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def read(folder: Path, label: Label, dimension: int) -> Rows | None:
    """What a file holds; None if it is missing or damaged."""
    try:
        data = (folder / label.name).read_bytes()
    except (OSError, ValueError):
        return None
    if len(data) != _size(label, dimension) or zlib.crc32(data) != label.checksum:
        return None
    ids, documents = np.frombuffer(data, "<i8", 2 * label.count).astype(np.int64).reshape(2, -1)
    vectors = np.frombuffer(data, "<f2", offset=16 * label.count).astype(np.float16, copy=False)
    return Rows(ids, documents, vectors.reshape(label.count, dimension))


def write(folder: Path, rows: Rows) -> Label:
    """Write a file, whole or not at all, and return what the list shall say of it. Raises OSError."""
    parts = (rows.ids.astype("<i8"), rows.documents.astype("<i8"), rows.vectors.astype("<f2", copy=False))
    data = b"".join(part.tobytes() for part in parts)
    checksum = zlib.crc32(data)
    label = Label(f"vectors.{int(rows.ids[0]):012}.{checksum:08x}.f16", len(rows.ids), checksum)
    _replace(folder / label.name, data)
    return label


def written(folder: Path, label: Label, dimension: int) -> bool:
    """Whether the file is still there: another process may have arranged the vectors in other files."""
    try:
        return (folder / label.name).stat().st_size == _size(label, dimension)
    except OSError:
        return False


def write_list(folder: Path, stamp: Stamp, dimension: int, labels: Sequence[Label]) -> None:
    """From now on these files count. Raises OSError."""
    files = [asdict(label) for label in labels]
    data = {"generation": stamp.generation, "mark": stamp.mark, "dimension": dimension, "files": files}
    _replace(folder / _LIST, json.dumps(data).encode())


def sweep(folder: Path) -> None:
    """Remove the files that do not count: older ones, of a killed process, of earlier versions.

    What was removed from the library is off the disk only then. Raises OSError.
    """
    listed = read_list(folder)
    names = {label.name for label in listed.labels} if listed else set()
    for pattern in _PATTERNS:
        for path in folder.glob(pattern):
            if path.name not in names:
                path.unlink(missing_ok=True)


def _size(label: Label, dimension: int) -> int:
    return label.count * (2 * 8 + 2 * dimension)


def _label(entry: Mapping[str, Any]) -> Label:
    name = Path(str(entry["name"])).name  # of this folder, whatever the list says
    return Label(name, int(entry["count"]), int(entry["checksum"]))


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
