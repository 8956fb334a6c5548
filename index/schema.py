"""The catalog's tables, and what tells a sound catalog from another file."""

import sqlite3
from contextlib import closing
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
    """How SQLite is to open the file.

    In a folder that cannot be written to it may not make a log, so without one the file must count as
    immutable; with one that another user is writing, it is read along.
    """
    mode = "mode=rw" if writable else "mode=ro" if _log_size(path) else "mode=ro&immutable=1"
    return f"{path.absolute().as_uri()}?{mode}"


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


def verify(path: Path) -> None:
    """Look at the file before SQLite may change it: opening one with a log beside it applies the log.

    Raises LibraryDamaged for what is not a whole catalog, LibraryError for one made by a newer Footnote.
    """
    why = fault(path, APPLICATION_ID)
    if why:
        raise damaged(path.parent, why)
    if version(path) > VERSION:
        raise LibraryError(
            f"the library {path.parent} was made by a newer Footnote. Update: pip install -U footnote-qa"
        )


def fault(path: Path, application: int) -> str | None:
    """Why that is not a whole SQLite file with this application_id; None where it is one as far as seen.

    Only the header is read, and what it promises held against the file's length. Raises OSError.
    """
    header = _header(path)
    if not header.startswith(b"SQLite format 3\0") or len(header) < 100:
        return "it is empty, cut off or no SQLite file"
    if _number(header, 68) != application:
        return "it is another program's file"
    promised = _number(header, 28) * (int.from_bytes(header[16:18], "big") or 1)
    missing = promised - path.stat().st_size
    if missing > 0 and not _mended_by_log(path):
        return f"{missing} bytes at its end are missing"
    return None


def version(path: Path) -> int:
    """The user_version in the header of a whole SQLite file. Raises OSError."""
    return _number(_header(path), 60)


def _mended_by_log(path: Path) -> bool:
    """Whether the log holds what the file lacks, as after a kill while it was being applied."""
    if not _log_size(path):
        return False
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            return bool(connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))
    except sqlite3.Error:
        return False


def _log_size(path: Path) -> int:
    log = path.with_name(path.name + "-wal")
    return log.stat().st_size if log.exists() else 0


def _header(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(100)


def _number(header: bytes, offset: int) -> int:
    return int.from_bytes(header[offset : offset + 4], "big")
