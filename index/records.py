"""How documents and passages are laid out in the catalog's rows, and read back from them."""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index import filters
from index.documents import Document, MetadataValue, Passage
from index.errors import FilterError

DOCUMENTS = """SELECT number, text, source, title, metadata, pages, body
                FROM documents JOIN texts ON texts.document = documents.number"""
PASSAGES = 'SELECT id, document, start, "end", heading FROM passages'


@dataclass(frozen=True, slots=True)
class Entry:
    """A document ready to be stored: its passages and their unit vectors, shape (passages, dimension)."""

    document: Document
    origin: str
    fingerprint: bytes
    passages: Sequence[Passage]
    vectors: NDArray[np.float32]


def insert(connection: sqlite3.Connection, generation: int, entry: Entry) -> None:
    document = entry.document
    cursor = connection.execute(
        "INSERT INTO documents (id, source, origin, fingerprint, title, metadata, pages, body) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [document.id, document.source, entry.origin, entry.fingerprint, document.title,
         json.dumps(dict(document.metadata)), json.dumps(document.pages), document.body],
    )  # fmt: skip
    number = cursor.lastrowid
    connection.execute("INSERT INTO texts VALUES (?, ?)", [number, document.text])
    connection.executemany(
        "INSERT INTO fields VALUES (?, ?, ?, ?, ?, ?)", ((number, *row) for row in filters.rows(document))
    )
    stored = entry.vectors.astype(np.float16)
    connection.executemany(
        'INSERT INTO passages (document, start, "end", heading, generation, vector) '
        "VALUES (?, ?, ?, ?, ?, ?)",
        (
            (number, passage.start, passage.end, passage.heading, generation, vector.tobytes())
            for passage, vector in zip(entry.passages, stored, strict=True)
        ),
    )


def delete(connection: sqlite3.Connection, generation: int, column: str, value: str) -> int:
    found = connection.execute(f"SELECT number FROM documents WHERE {column} = ?", [value]).fetchone()
    if found is None:
        return 0
    connection.execute(
        "INSERT INTO removed SELECT id, ? FROM passages WHERE document = ?", [generation, found[0]]
    )
    overwrite = "UPDATE texts SET text = replace(hex(zeroblob(?)), '00', ' ') WHERE document = ?"
    (size,) = connection.execute(
        "SELECT length(CAST(text AS BLOB)) FROM texts WHERE document = ?", found
    ).fetchone()
    connection.execute(overwrite, [size, *found])  # same length: in place, before SQLite may move it
    connection.execute("INSERT OR REPLACE INTO settings VALUES ('unpurged', '1')")
    connection.execute("DELETE FROM documents WHERE number = ?", found)  # the rest goes by ON DELETE CASCADE
    return 1


DocumentRow = tuple[int, str, str, str | None, str, str, int]  # as in DOCUMENTS
PassageRow = tuple[int, int, int, int, str | None]  # as in PASSAGES


class Excerpts:
    """Passages as they were read, by id; documents are taken apart only when they are asked for."""

    def __init__(self, passages: Sequence[PassageRow], documents: Sequence[DocumentRow]) -> None:
        self._passages = {row[0]: row for row in passages}
        self._documents = {row[0]: row for row in documents}
        self._made: dict[int, Document] = {}

    def __contains__(self, passage: int) -> bool:
        return passage in self._passages

    def __iter__(self) -> Iterator[int]:
        return iter(self._passages)

    def text(self, passage: int) -> str:
        """The passage, verbatim."""
        _, document, start, end, _ = self._passages[passage]
        return self._documents[document][1][start:end]

    def above(self, passage: int) -> str:
        """The title of the document and the heading that it stands under."""
        row = self._passages[passage]
        return f"{self._documents[row[1]][3] or ''} {row[4] or ''}"

    def passage(self, passage: int) -> Passage:
        """With its document, which passages of one document share."""
        _, number, start, end, heading = self._passages[passage]
        if number not in self._made:
            self._made[number] = _document(self._documents[number])
        return Passage(self._made[number], start, end, heading, passage)


def documents(cursor: sqlite3.Cursor) -> dict[int, Document]:
    return {row[0]: _document(row) for row in cursor}


def _document(row: DocumentRow) -> Document:
    _, text, source, title, metadata, pages, body = row
    return Document(text, source, title, _metadata(metadata), tuple(json.loads(pages)), body)


def _metadata(stored: str) -> dict[str, MetadataValue]:
    entries = json.loads(stored).items()
    return {name: tuple(value) if isinstance(value, list) else value for name, value in entries}


def excerpts(connection: sqlite3.Connection, found: Sequence[PassageRow]) -> Excerpts:
    numbers = json.dumps(sorted({row[1] for row in found}))
    query = f"{DOCUMENTS} WHERE number IN (SELECT value FROM json_each(?))"
    return Excerpts(found, connection.execute(query, [numbers]).fetchall())


def passages(connection: sqlite3.Connection, found: Sequence[PassageRow]) -> list[tuple[int, Passage]]:
    read = excerpts(connection, found)
    return [(row[1], read.passage(row[0])) for row in found]


def check_field(connection: sqlite3.Connection, name: str) -> None:
    if name in filters.STANDARD_FIELDS:
        return
    if connection.execute("SELECT 1 FROM fields WHERE name = ? LIMIT 1", [name]).fetchone():
        return
    known = {field for (field,) in connection.execute("SELECT DISTINCT name FROM fields")}
    names = ", ".join(sorted(known | filters.STANDARD_FIELDS))
    raise FilterError(f"no document has a field {name!r}. The fields to filter on are: {names}")
