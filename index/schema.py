"""The catalog's tables, and what tells a sound catalog from another file."""

import sqlite3
from pathlib import Path

from index.errors import LibraryError
from index.faults import damaged

APPLICATION_ID = 0x464E5445  # "FNTE", so that no other SQLite file is taken for ours
VERSION = 1

SCHEMA = f"""
BEGIN;
PRAGMA application_id = {APPLICATION_ID};
PRAGMA user_version = {VERSION};
CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE commits (generation INTEGER PRIMARY KEY, mark TEXT NOT NULL);
CREATE TABLE documents (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    source TEXT NOT NULL UNIQUE,
    origin TEXT NOT NULL,
    fingerprint BLOB NOT NULL,
    title TEXT,
    metadata TEXT NOT NULL,
    pages TEXT NOT NULL,
    body INTEGER NOT NULL
);
CREATE INDEX documents_origin ON documents (origin);
CREATE TABLE texts (
    document INTEGER PRIMARY KEY REFERENCES documents (number) ON DELETE CASCADE,
    text TEXT NOT NULL
);
CREATE TABLE fields (
    document INTEGER NOT NULL REFERENCES documents (number) ON DELETE CASCADE,
    name TEXT NOT NULL, text TEXT, number REAL, low TEXT, high TEXT
);
CREATE INDEX fields_document ON fields (document);
CREATE INDEX fields_text ON fields (name, text);
CREATE INDEX fields_number ON fields (name, number);
CREATE INDEX fields_days ON fields (name, low, high);
CREATE TABLE passages (
    id INTEGER PRIMARY KEY AUTOINCREMENT, -- never used twice, so that FAISS and Tantivy can catch up by id
    document INTEGER NOT NULL REFERENCES documents (number) ON DELETE CASCADE,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, heading TEXT,
    generation INTEGER NOT NULL,
    vector BLOB NOT NULL
);
CREATE INDEX passages_document ON passages (document);
CREATE INDEX passages_generation ON passages (generation);
CREATE TABLE removed (passage INTEGER PRIMARY KEY, generation INTEGER NOT NULL);
CREATE INDEX removed_generation ON removed (generation);
COMMIT;
"""


def uri(path: Path, writable: bool) -> str:
    """How SQLite is to open the file. In a folder that cannot be written to, it may not even keep its log."""
    return f"{path.absolute().as_uri()}?{'mode=rw' if writable else 'mode=ro&immutable=1'}"


def connect(address: str) -> sqlite3.Connection:
    """A connection with our settings; it starts no transaction by itself and may change threads."""
    connection = sqlite3.connect(address, uri=True, timeout=60, isolation_level=None, check_same_thread=False)
    try:
        if "mode=rw" in address:
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA secure_delete = ON")
        connection.execute("PRAGMA foreign_keys = ON")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def verify(path: Path, connection: sqlite3.Connection) -> None:
    """Raise LibraryDamaged for a file that is not a whole catalog, LibraryError for one from the future."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (size,) = connection.execute("PRAGMA page_count").fetchone()
    if application != APPLICATION_ID:
        raise damaged(path.parent, "it is empty or another program's file")
    if version > VERSION:
        raise LibraryError(
            f"the library {path.parent} was made by a newer Footnote. Update: pip install -U footnote-qa"
        )
    _verify_length(path, connection)
    if size == 0 or connection.execute("SELECT 1 FROM commits LIMIT 1").fetchone() is None:
        raise damaged(path.parent, "its first page is missing")


def _verify_length(path: Path, connection: sqlite3.Connection) -> None:
    """SQLite notices missing pages only on reaching them; with an empty log the header tells at once."""
    log = path.with_name(path.name + "-wal")
    if log.exists() and log.stat().st_size:
        return
    (page_size,) = connection.execute("PRAGMA page_size").fetchone()
    with path.open("rb") as header:
        promised = int.from_bytes(header.read(32)[28:32], "big") * page_size
    if path.stat().st_size < promised:
        raise damaged(path.parent, f"{promised - path.stat().st_size} bytes at its end are missing")
