"""The original files of a library: what was added, to be opened and drawn from later.

    news.library/originals/1f0c…   a copy of what was added under another name than its path, an upload

A file that was added under its own path is not copied. It counts as the original as long as reading it again
gives the document: so it needs no checksum, and libraries made before there were originals have theirs too.

A copy is named by the id of its document, which is a hash of source and text: a new version is another file,
and no copy can be taken for that of another text. The records of one file share a copy, named by a hash of
their origin. The catalog vouches for copies: one of which it knows no document is removed by `sweep`.
"""

import os
from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from shutil import copyfile

from index.catalog import Catalog
from index.documents import Document
from index.faults import explained
from index.load import load

LARGEST = 200_000_000  # bytes of a file that is copied, or read again to compare it
_UNFINISHED = "unfinished"  # the copy being made: one at a time, since it takes the right to write


class Originals:
    """The folder of copies of one library; it is made when the first is."""

    def __init__(self, library: Path, catalog: Catalog, writing: Callable[[], AbstractContextManager[None]]):
        """library is its folder; writing gives the right to write, as `Library.writing` does."""
        self.folder = library / "originals"
        self._catalog = catalog
        self._writing = writing

    def keep(self, path: Path, document: Document, origin: str) -> None:
        """Copy the file at path, from which a document was stored under the name `origin`.

        A copy of the same size and time of change is left as it is. A file of more than LARGEST bytes is not
        kept, nor one that is gone. Raises LibraryError (the disk is full, another process is writing).
        """
        copy = self._copy_of(document, origin)
        try:
            found = path.stat()
        except OSError:
            return
        if _version(copy) == (found.st_size, found.st_mtime_ns):
            return
        with self._writing():
            if document.id not in self._catalog.has([document.id]):  # another process has removed it
                return
            if found.st_size > LARGEST:
                copy.unlink(missing_ok=True)  # of an older version of a file of records
                return
            self.folder.mkdir(exist_ok=True)
            unfinished = self.folder / _UNFINISHED
            copyfile(path, unfinished)
            os.utime(unfinished, ns=(found.st_atime_ns, found.st_mtime_ns))
            with unfinished.open("rb+") as file:
                os.fsync(file.fileno())
            unfinished.replace(copy)

    def path_of(self, document: Document) -> Path | None:
        """The file from which a document of the library was read; None where there is none (any more).

        That is the copy, which is not to be changed, or else the file at the document's origin, if it
        is a regular file that gives this very document when it is read again: the first time that takes as
        long as adding it took, without the embedding.
        """
        origin = self._origin(document)
        if origin is None:
            return None
        copy = self._copy_of(document, origin)
        if copy.is_file():
            return copy
        version = _comparable(origin)
        return Path(origin) if version and document.id in _ids(origin, *version) else None

    def at_hand(self, document: Document) -> bool:
        """Whether there seems to be such a file, without reading it; `path_of` may find another instead."""
        origin = self._origin(document)
        if origin is None:
            return False
        return self._copy_of(document, origin).is_file() or _comparable(origin) is not None

    def sweep(self) -> int:
        """Remove the copies of which the catalog has no document, and unfinished ones; returns how many.

        Whoever calls it has the right to write. Raises LibraryError.
        """
        with explained(self.folder.parent):
            files = self.folder.iterdir() if self.folder.is_dir() else ()
            names = {path.name for path in files if path.is_file()}
            stray = names - self._catalog.has(sorted(names))
            if stray:
                stray -= self._of_records()
            for name in stray:
                (self.folder / name).unlink()
        return len(stray)

    def interrupted(self) -> bool:
        """Whether making a copy was cut short, or is under way."""
        return (self.folder / _UNFINISHED).exists()

    def _origin(self, document: Document) -> str | None:
        query = "SELECT origin FROM documents WHERE id = ?"
        with self._catalog.reading() as connection:
            row = connection.execute(query, [document.id]).fetchone()
        return row[0] if row else None

    def _copy_of(self, document: Document, origin: str) -> Path:
        return self.folder / (document.id if document.source == origin else _hash(origin))

    def _of_records(self) -> set[str]:
        query = "SELECT DISTINCT origin FROM documents WHERE source != origin"
        with self._catalog.reading() as connection:
            return {_hash(origin) for (origin,) in connection.execute(query)}


def _hash(origin: str) -> str:
    return blake2b(origin.encode(), digest_size=16).hexdigest()


def _version(path: Path) -> tuple[int, int] | None:
    """Size in bytes and time of change in nanoseconds; None where there is no regular file."""
    try:
        found = path.stat() if path.is_file() else None
    except (OSError, ValueError):  # a source may be no possible path
        return None
    return (found.st_size, found.st_mtime_ns) if found else None


def _comparable(origin: str) -> tuple[int, int] | None:
    """The `_version` of a file that was added by its path, if it can be read again."""
    version = _version(Path(origin)) if Path(origin).is_absolute() else None
    return version if version and version[0] <= LARGEST else None


@lru_cache(maxsize=16)
def _ids(origin: str, size: int, changed: int) -> frozenset[str]:
    """The ids of the documents that a file gives; size and time of change tell its versions apart."""
    loaded = load(origin)
    return frozenset(document.id for document in loaded.documents if loaded.origin == origin)
