"""The catalog: documents, passages, vectors and metadata in SQLite, the one source of truth.

Every write is one transaction with a generation number and a random mark. FAISS and Tantivy carry the
stamp (generation and mark) of the state they agree with; a stamp that the catalog does not know, from a
foreign or a restored file, means that they must be rebuilt. Reading never waits for a writer.
"""

import json
import secrets
import sqlite3
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from index import filters, records, schema
from index.documents import Document, Passage
from index.errors import LibraryError, LibraryNotFound
from index.faults import explained
from index.kept import Kept
from index.pool import Pool, transaction

# Ids grow with the generations: without the first id of those asked for SQLite goes through all before it.
_FIRST = "SELECT id - 1 FROM passages WHERE generation > ?2 ORDER BY generation, id LIMIT 1"
_BETWEEN = f"id > max(?1, ({_FIRST})) AND +generation > ?2 AND +generation <= ?3"
_STAMP = "SELECT generation, mark FROM commits ORDER BY generation DESC LIMIT 1"

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Stamp:
    """Which state of the catalog something agrees with."""

    generation: int
    mark: str


@dataclass(frozen=True, slots=True)
class VectorBatch:
    """ids and numbers of their documents, shape (n,), and the vectors as stored, shape (n, dimension)."""

    ids: NDArray[np.int64]
    documents: NDArray[np.int64]
    vectors: NDArray[np.float16]


class Catalog:
    """One SQLite file. Connections are pooled, one to each thread at work."""

    def __init__(self, path: Path, *, writable: bool = True) -> None:
        """Open an existing catalog. Raises LibraryNotFound, LibraryDamaged or another LibraryError."""
        self.path = path
        self._pool = Pool(schema.uri(path, writable))
        self._kept = Kept()
        if not path.is_file():
            raise LibraryNotFound(
                f"there is no library at {path.parent}. Make one: footnote add FILES --library {path.parent}"
            )
        with explained(path.parent):
            schema.verify(path)
        self.stamp()  # damage beyond the header shows on reading

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection that sees one state of the catalog throughout."""
        with self._connection() as connection, transaction(connection):
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[tuple[sqlite3.Connection, int]]:
        with self._connection() as connection, transaction(connection, "IMMEDIATE"):
            (last,) = connection.execute("SELECT max(generation) FROM commits").fetchone()
            before = connection.total_changes
            yield connection, last + 1
            if connection.total_changes != before:  # nothing changed is no new generation
                connection.execute("INSERT INTO commits VALUES (?, ?)", [last + 1, secrets.token_hex(8)])
                connection.execute("COMMIT")

    @contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        if self._pool.closed:
            raise LibraryError(f"the library {self.path.parent} was closed; open it again")
        with explained(self.path.parent), self._pool.connection() as connection:
            yield connection

    def stamp(self) -> Stamp:
        """The present state."""
        with self.reading() as connection:
            return Stamp(*connection.execute(_STAMP).fetchone())

    def knows(self, stamp: Stamp) -> bool:
        """Whether that is the present or an earlier state of this very catalog."""
        query = "SELECT 1 FROM commits WHERE generation = ? AND mark = ?"
        with self.reading() as connection:
            return connection.execute(query, [stamp.generation, stamp.mark]).fetchone() is not None

    def settings(self) -> dict[str, str]:
        """What was stored when the library was made."""
        with self.reading() as connection:
            return dict(connection.execute("SELECT name, value FROM settings"))

    def counts(self) -> tuple[int, int]:
        """(documents, passages)."""
        query = "SELECT (SELECT count(*) FROM documents), (SELECT count(*) FROM passages)"
        counts: tuple[int, int] = self.derived("counts", lambda at: at.execute(query).fetchone())
        return counts

    def derived(self, name: Hashable, derive: Callable[[sqlite3.Connection], T]) -> T:
        """What `derive` makes of the present state, kept under that name until something is committed.

        SQLite counts and sorts row by row: milliseconds in a million, for each question and each page.
        """
        with self.reading() as connection:
            stamp = Stamp(*connection.execute(_STAMP).fetchone())
            return self._kept.get(stamp, name, lambda: derive(connection))

    def has(self, ids: Sequence[str]) -> set[str]:
        """Which of these document ids there are."""
        query = "SELECT id FROM documents WHERE id IN (SELECT value FROM json_each(?))"
        with self.reading() as connection:
            return {number for (number,) in connection.execute(query, [json.dumps(list(ids))])}

    def ids(self) -> list[str]:
        """All document ids, in the order of adding."""
        with self.reading() as connection:
            return [number for (number,) in connection.execute("SELECT id FROM documents ORDER BY number")]

    def fingerprint(self, source: str) -> bytes | None:
        """That of the document stored under a source, None where there is none."""
        query = "SELECT fingerprint FROM documents WHERE source = ?"
        with self.reading() as connection:
            row = connection.execute(query, [source]).fetchone()
        return row[0] if row else None

    def sources(self, origin: str) -> list[str]:
        """The sources of the documents that came from one file."""
        query = "SELECT source FROM documents WHERE origin = ? ORDER BY number"
        with self.reading() as connection:
            return [source for (source,) in connection.execute(query, [origin])]

    def put(self, entries: Sequence[records.Entry]) -> int:
        """Store documents in one transaction; returns how many replaced an older one of the same source."""
        with self._writing() as (connection, generation):
            replaced = 0
            for entry in entries:
                replaced += records.delete(connection, generation, "source", entry.document.source)
                records.insert(connection, generation, entry)
        return replaced

    def remove(self, column: str, values: Sequence[str]) -> int:
        """Remove the documents whose `id` or `source` is among the values; returns how many there were."""
        with self._writing() as (connection, generation):
            return sum(records.delete(connection, generation, column, value) for value in values)

    def purge(self) -> None:
        """Bring what was deleted off the disk too.

        SQLite overwrites a deleted row, but where it has moved rows between pages a copy may be left behind.
        Only writing the file anew removes those too, which takes about a second for 100 MB.
        """
        with self._connection() as connection:
            if self.path.stat().st_size <= _VACUUM_LIMIT:
                connection.execute("VACUUM")
            connection.execute("DELETE FROM settings WHERE name = 'unpurged'")
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def unpurged(self) -> bool:
        """Whether something was removed since the last `purge`, by a process that may have been killed."""
        return "unpurged" in self.settings()

    def document(self, identity: str) -> Document | None:
        """The document of this id, None where there is none."""
        with self.reading() as connection:
            found = records.documents(connection.execute(f"{records.DOCUMENTS} WHERE id = ?", [identity]))
        return next(iter(found.values()), None)

    def documents(self) -> Iterator[Document]:
        """All documents in the order of adding; others may be added meanwhile."""
        last = 0
        while True:
            query = f"{records.DOCUMENTS} WHERE number > ? ORDER BY number LIMIT 64"
            with self.reading() as connection:
                batch = records.documents(connection.execute(query, [last]))
            if not batch:
                return
            yield from batch.values()
            last = max(batch)

    def document_ids(self, where: filters.Where) -> list[int]:
        """The numbers of the documents that a filter lets through. Raises FilterError."""
        parts = filters.clauses(where)
        selects = [f"SELECT DISTINCT document FROM fields WHERE {sql}" for sql, _ in parts]
        values = [value for _, part in parts for value in part]
        with self.reading() as connection:
            for name in where:
                records.check_field(connection, name)
            return [number for (number,) in connection.execute(" INTERSECT ".join(selects), values)]

    def excerpts(self, ids: Sequence[int]) -> records.Excerpts:
        """The passages with these ids; those removed meanwhile are left out."""
        query = f"{records.PASSAGES} WHERE id IN (SELECT value FROM json_each(?))"
        with self.reading() as connection:
            return records.excerpts(connection, connection.execute(query, [json.dumps(list(ids))]).fetchall())

    def passages_after(
        self, last: int, *, since: int = -1, until: int | None = None, limit: int = 1024
    ) -> list[tuple[int, Passage]]:
        """(document number, passage) by id, beyond id `last`, of the generations after `since` to `until`."""
        query = f"{records.PASSAGES} WHERE {_BETWEEN} ORDER BY id LIMIT ?4"
        bounds = [last, since, _END if until is None else until, limit]
        with self.reading() as connection:
            return records.passages(connection, connection.execute(query, bounds).fetchall())

    def newest_passage(self) -> list[tuple[int, Passage]]:
        """(document number, passage) of the one added last; nothing where there is none."""
        query = f"{records.PASSAGES} ORDER BY id DESC LIMIT 1"
        with self.reading() as connection:
            return records.passages(connection, connection.execute(query).fetchall())

    def vectors_after(self, last: int, *, since: int = -1, until: int | None = None) -> VectorBatch:
        """The next (at most 65,536) vectors by id, bounded as in `passages_after`."""
        query = f"SELECT id, document, vector FROM passages WHERE {_BETWEEN} ORDER BY id LIMIT 65536"
        with self.reading() as connection:
            found = connection.execute(query, [last, since, _END if until is None else until]).fetchall()
        ids = np.array([number for number, _, _ in found], dtype=np.int64)
        documents = np.array([number for _, number, _ in found], dtype=np.int64)
        values = np.frombuffer(b"".join(vector for _, _, vector in found), dtype=np.float16)
        return VectorBatch(ids, documents, values.reshape(len(ids), -1 if len(ids) else 0))

    def removed(self, *, since: int, until: int) -> NDArray[np.int64]:
        """The ids of the passages that were removed after generation `since` up to `until`."""
        query = "SELECT passage FROM removed WHERE generation > ? AND generation <= ?"
        with self.reading() as connection:
            found = connection.execute(query, [since, until]).fetchall()
        return np.array([number for (number,) in found], dtype=np.int64)

    def faults(self) -> list[str]:
        """What SQLite's own examination of the whole file finds wrong."""
        with self.reading() as connection:
            found = [text for (text,) in connection.execute("PRAGMA integrity_check")]
            broken = connection.execute("PRAGMA foreign_key_check").fetchall()
        return [text for text in found if text != "ok"] + [
            f"a row of {row[0]} has no document" for row in broken
        ]

    def close(self) -> None:
        """Close all connections; those at work are closed when they are done."""
        self._pool.close()


_VACUUM_LIMIT = 100_000_000  # bytes
_END = 2**62  # beyond any generation


def create(path: Path, settings: Mapping[str, str]) -> None:
    """Write an empty catalog. It appears under its name only when complete. Raises LibraryError."""
    unfinished = path.with_suffix(".new")
    with explained(path.parent):
        unfinished.unlink(missing_ok=True)
        with closing(sqlite3.connect(unfinished, isolation_level=None)) as connection:
            connection.executescript(schema.SCHEMA)
            connection.executemany("INSERT INTO settings VALUES (?, ?)", settings.items())
            connection.execute("INSERT INTO commits VALUES (0, ?)", [secrets.token_hex(8)])
            connection.execute("PRAGMA journal_mode = WAL")
        unfinished.rename(path)
