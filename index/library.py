"""Library: catalog, FAISS and Tantivy kept in step, in one folder.

    news.library/catalog.sqlite   the truth: documents, passages, vectors, metadata
    news.library/vectors.*        FAISS, derived
    news.library/lexical/         Tantivy, derived
    news.library/originals/       the files of what was added under another name
    news.library/write.lock       held by the one process that is writing, for the length of a batch

Questions are answered while another thread or process adds documents: reading takes no lock.
"""

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import RLock
from types import TracebackType

from filelock import FileLock, Timeout

from index import adding, catalog, lexical, vectors
from index.documents import Document, Passage
from index.embed import Embedder, SentenceTransformerEmbedder
from index.errors import (
    DocumentNotFound,
    EmbedderMismatch,
    LibraryBusy,
    LibraryError,
    LibraryNotFound,
)
from index.faults import explained, read_only
from index.originals import Originals
from index.place import check_vacant, identity_of
from index.priority import Priority
from index.wiping import Wiper

_SMALL = 4096  # passages: up to here wiping takes no longer than removing
_FEW = 4096  # vectors: read from the catalog in some hundredths of a second


class Library:
    """A folder of documents to search, opened or created.

    path      the folder
    embedder  by default the one that the library was made with, all-MiniLM-L6-v2 for a new one
    create    whether to make a library where there is none
    wait      seconds to wait for another process that is writing

    Raises LibraryNotFound (with create=False), EmbedderMismatch, LibraryDamaged, LibraryReadOnly and other
    LibraryErrors. Safe to use from several threads; close it, or use it as a context manager.
    """

    def __init__(
        self,
        path: str | Path,
        *,
        embedder: Embedder | None = None,
        create: bool = True,
        wait: float = 60.0,
    ) -> None:
        self.path = Path(path).absolute()  # the working directory may change
        self._wait = wait
        self._threads = RLock()
        self._lock = FileLock(self.path / "write.lock", thread_local=False)
        self._wiper = Wiper(self._wipe)
        self.priority = Priority()
        if not (self.path / "catalog.sqlite").exists():
            self._create(create, embedder)
        self.writable = os.access(self.path, os.W_OK)
        self.catalog = catalog.Catalog(self.path / "catalog.sqlite", writable=self.writable)
        self._opened_file = identity_of(self.path / "catalog.sqlite")
        self.originals = Originals(self.path, self.catalog, self.writing)
        try:
            stored = self.catalog.settings()["embedder"]
            self.embedder = _matching(self.path, stored, embedder)
            self.vectors = vectors.VectorIndex(self.path, json.loads(stored)["dimension"])
            self.lexical = lexical.LexicalIndex(self.path / "lexical" if self.writable else None)
            self.vectors.open(self.catalog)
            self.refresh()
            self._tidy()
        except BaseException:
            self.catalog.close()
            raise

    def add(
        self,
        source: adding.Source | Iterable[adding.Source],
        *,
        progress: adding.Listener | None = None,
        named: adding.Naming | None = None,
    ) -> adding.Report:
        """Add a file, a folder, a Document, or several of those; what is unchanged is skipped.

        A document replaces the one of the same source. What cannot be read is listed in `report.failed`
        and the rest is added. Stored batch by batch: if it is interrupted, run it again. progress is
        called with an `adding.Progress` after each batch; named gives the source of a file in place of its
        path, for an upload that lies somewhere for the moment: a copy of it is kept, see `index.originals`.
        Raises LibraryBusy, LibraryFull, LibraryReadOnly, EmbedderError.
        """
        if not self.writable:
            raise read_only(self.path)
        return adding.add(self, source, progress, named)

    def remove(self, *document_ids: str) -> int:
        """Remove documents; returns how many. DocumentNotFound, if raised, before any.

        They are gone from the disk too when this returns, in a library of more than some thousand passages
        a few seconds later, at the latest when it is closed: see `index.wiping`.
        """
        if not document_ids:
            return 0
        known = self.catalog.has(document_ids)
        missing = [number for number in document_ids if number not in known]
        if missing:
            raise self._without(missing)
        return self.remove_by("id", document_ids)

    def remove_by(self, column: str, values: Sequence[str]) -> int:
        """Remove the documents whose `id` or `source` is among the values; returns how many there were."""
        with self.writing():
            count = self.catalog.remove(column, values)
            if count:
                self.settle(removed=True)
        return count

    def document(self, document_id: str) -> Document:
        """The document of this id. Raises DocumentNotFound."""
        found = self.catalog.document(document_id)
        if found is None:
            raise self._without([document_id])
        return found

    def documents(self) -> Iterator[Document]:
        """All documents, in the order of adding."""
        return self.catalog.documents()

    def passages(self) -> Iterator[Passage]:
        """All passages, in the order of adding."""
        last = 0
        while batch := self.catalog.passages_after(last):
            for _, passage in batch:
                yield passage
                last = passage.id or last

    @property
    def document_count(self) -> int:
        """How many documents there are."""
        return self.catalog.counts()[0]

    @property
    def passage_count(self) -> int:
        """How many passages there are."""
        return self.catalog.counts()[1]

    def document_frequency(self, words: Sequence[str]) -> list[int]:
        """In how many passages (their titles included) each term, as from `index.lexical.terms`, stands."""
        return self.lexical.frequency(words)

    def refresh(self) -> None:
        """See what other threads and processes have committed; finish what a killed one left undone."""
        present = self.catalog.stamp()
        if self.vectors.stamp != present:
            self.vectors.catch_up(self.catalog, wait=False)
        if self.lexical.stamp == present:
            return
        if self._threads.acquire(blocking=False):  # otherwise a thread of ours is writing, and sees to it
            try:
                self.lexical.reload()
                if self.lexical.stamp != present:
                    self._heal_words()
            finally:
                self._threads.release()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """The right to write, which one thread of one process has at a time. Raises LibraryBusy."""
        if not self.writable:
            raise read_only(self.path)
        with self._threads, explained(self.path), self._held(self._wait):
            if identity_of(self.path / "catalog.sqlite") != self._opened_file:
                raise LibraryError(
                    f"the library {self.path} was removed or replaced since it was opened. Open it again."
                )
            yield

    def settle(self, *, removed: bool = False) -> None:
        """Bring FAISS, Tantivy and the disk in step with the catalog, while one has the right to write."""
        self.vectors.catch_up(self.catalog)
        self.lexical.catch_up(self.catalog)
        if removed or self._vectors_are_due():
            self.vectors.save()
        if removed or self.originals.interrupted():
            self.originals.sweep()
        if removed and len(self.vectors) <= _SMALL:
            self._wipe()
        elif removed:
            self._wiper.soon()

    def close(self) -> None:
        """Let go of the files, when what was removed is wiped from them."""
        self._wiper.finish()
        self.catalog.close()

    def __enter__(self) -> "Library":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _create(self, create: bool, embedder: Embedder | None) -> None:
        if not create:
            raise LibraryNotFound(
                f"there is no library at {self.path}. Make one: footnote add FILES --library {self.path}"
            )
        chosen = embedder or SentenceTransformerEmbedder()
        with explained(self.path):
            check_vacant(self.path)
            self.path.mkdir(parents=True, exist_ok=True)
            with self._held(self._wait):
                if not (self.path / "catalog.sqlite").exists():  # another process may have been first
                    catalog.create(self.path / "catalog.sqlite", {"embedder": _identity(chosen)})

    def _without(self, missing: Sequence[str]) -> DocumentNotFound:
        return DocumentNotFound(
            f"the library {self.path} has no document {', '.join(missing)}. "
            f"See what it has: footnote list --library {self.path}"
        )

    def _heal_words(self) -> None:
        """Without waiting: if another process is writing, it will bring the words up to date itself."""
        if self.writable:
            with suppress(LibraryError), self._held(0):  # busy, or full: a question needs no disk
                self.lexical.catch_up(self.catalog)
                return
        if not self.writable or self.lexical.stamp == lexical.NOTHING:
            self.lexical.rebuild(self.catalog, on_disk=False)

    def _wipe(self) -> None:
        with self.writing():
            self.lexical.compact(self.catalog)
            self.catalog.purge()  # the last, since it also notes that nothing is left to be done

    def _vectors_are_due(self) -> bool:
        """Whether to write them down; a few that are not are soon caught up with on opening."""
        return self.vectors.unsaved > min(_FEW, len(self.vectors) // 20)

    def _tidy(self) -> None:
        """Finish a removal or a copy that was cut short, and write down what was mended.

        Unless another process is writing, which will do so.
        """
        removed = self.catalog.unpurged() or self.lexical.holds_removed()
        undone = removed or self._vectors_are_due() or self.originals.interrupted()
        if self.writable and undone:
            with suppress(LibraryError), self._held(0):
                self.settle(removed=removed)

    @contextmanager
    def _held(self, wait: float) -> Iterator[None]:
        try:
            self._lock.acquire(timeout=wait)
        except Timeout:
            raise LibraryBusy(
                f"another process has been writing to the library {self.path} for {wait:.0f} seconds. "
                "Wait until it is done, then run the same again."
            ) from None
        try:
            yield
        finally:
            self._lock.release()


def _identity(embedder: Embedder) -> str:
    return json.dumps(
        {"name": embedder.name, "dimension": embedder.dimension, "settings": dict(embedder.settings)},
        sort_keys=True,
    )


def _matching(path: Path, stored: str, embedder: Embedder | None) -> Embedder:
    """The embedder given, or one of the stored name, looked for on this machine alone."""
    if embedder is None:
        return SentenceTransformerEmbedder(json.loads(stored)["name"], download=False)
    if _identity(embedder) != stored:
        raise EmbedderMismatch(
            f"the library {path} was made with the embedder {stored}, not with {_identity(embedder)}. "
            "Open it with that one, or add the documents to a new library."
        )
    return embedder
