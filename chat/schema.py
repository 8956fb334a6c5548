"""The tables that chats are kept in, and their file: made where there is none, refused if it is not ours."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from filelock import FileLock

from chat.faults import damaged, explained
from index.errors import ChatError
from index.pool import Pool
from index.schema import fault, uri, version

APPLICATION_ID = 0x464E4348  # "FNCH", so that no other SQLite file is taken for ours
VERSION = 1

# The answer stands last: it is long, and what stands behind it would be reached only through it.
SCHEMA = f"""
BEGIN;
PRAGMA application_id = {APPLICATION_ID};
PRAGMA user_version = {VERSION};
CREATE TABLE chats (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    user TEXT NOT NULL,
    library TEXT NOT NULL,
    created TEXT NOT NULL,
    updated TEXT NOT NULL,
    title TEXT, -- where none was given, the first question stands for it
    words TEXT NOT NULL -- of the title, to be searched: see chat.words
);
CREATE INDEX chats_user ON chats (user, updated);
CREATE TABLE turns (
    chat INTEGER NOT NULL REFERENCES chats (number) ON DELETE CASCADE,
    place INTEGER NOT NULL, -- from 0
    words TEXT NOT NULL, -- of the question and of the answer's text
    question TEXT NOT NULL,
    filter TEXT NOT NULL,
    asked TEXT NOT NULL,
    rating INTEGER, note TEXT, rated TEXT,
    answer TEXT NOT NULL,
    PRIMARY KEY (chat, place)
);
CREATE INDEX turns_rated ON turns (rated) WHERE rated IS NOT NULL;
CREATE TABLE unpurged (deletion INTEGER PRIMARY KEY AUTOINCREMENT); -- whose text may still be on the disk
COMMIT;
"""


def opened(path: Path) -> Pool:
    """Connections to an existing file of chats; they can only read where one may not write.

    Raises ChatError for a file that is missing, damaged, another program's or a newer Footnote's.
    """
    with explained(path):
        why = fault(path, APPLICATION_ID)
        if why:
            raise damaged(path, why)
        if version(path) > VERSION:
            raise ChatError(
                f"the chats {path} were stored by a newer Footnote. Update: pip install -U footnote-qa"
            )
        return Pool(uri(path, os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)))


def create(path: Path) -> None:
    """Make an empty file of chats, for its owner's eyes only, unless there is one. Raises ChatError.

    It appears under its name only when complete, and the lock keeps two processes from both making it.
    """
    with explained(path):
        if path.exists():
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(path.with_name(path.name + ".lock"), timeout=60):
            if not path.exists():
                _write(path.with_name(path.name + ".new")).rename(path)


def _write(path: Path) -> Path:
    path.unlink(missing_ok=True)  # what a process that was killed has left
    path.touch(mode=0o600)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.executescript(SCHEMA)
        connection.execute("PRAGMA journal_mode = WAL")
    return path
