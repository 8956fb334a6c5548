"""A pool of connections to one SQLite file, one to each thread at work, and transactions on them."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from queue import Empty, LifoQueue

from index.schema import connect


@contextmanager
def transaction(connection: sqlite3.Connection, kind: str = "DEFERRED") -> Iterator[None]:
    """One state of the file throughout; what is not committed inside, by COMMIT, is undone at the end.

    kind is SQLite's: "IMMEDIATE" takes the right to write at once. Raises sqlite3.Error.
    """
    connection.execute(f"BEGIN {kind}")
    try:
        yield
    finally:
        if connection.in_transaction:
            connection.rollback()


class Pool:
    """Connections as `index.schema.connect` makes them, lent to one thread at a time."""

    def __init__(self, address: str) -> None:
        """address is what `index.schema.uri` gives. Nothing is opened yet."""
        self._address = address
        self._idle: LifoQueue[sqlite3.Connection] = LifoQueue()
        self.closed = False

    @contextmanager
    def connection(self) -> Iterator[sqlite3.Connection]:
        """A connection, for this thread alone while it is held. Raises sqlite3.Error."""
        try:
            connection = self._idle.get_nowait()
        except Empty:
            connection = connect(self._address)
        try:
            yield connection
        finally:
            if self.closed:
                connection.close()
            else:
                self._idle.put(connection)

    def close(self) -> None:
        """Close all connections; those at work are closed when they are done."""
        self.closed = True
        while True:
            try:
                self._idle.get_nowait().close()
            except Empty:
                return
