"""ChatStore: the chats of each user in one SQLite file.

Every method takes the user and sees that user's chats alone. Somebody else's chat is not found, exactly as
one that does not exist. Several threads and processes may use the same file; reading waits for no writer.
"""

import json
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from chat.faults import damaged, explained
from chat.records import (
    LONGEST_NOTE,
    LONGEST_TITLE,
    Chat,
    ChatSummary,
    ChatTurn,
    Json,
    answer_text,
    feedback_of,
    now,
    shortened,
    storable,
    where_json,
    where_of,
)
from chat.schema import create, opened
from chat.words import folded, sought
from index.errors import ChatError, ChatNotFound
from index.filters import Where
from index.pool import transaction

_SUMMARIES = """
SELECT id, coalesce(title, (SELECT question FROM turns WHERE chat = number AND place = 0), ''),
       library, created, updated, (SELECT count(*) FROM turns WHERE chat = number)
FROM chats WHERE user = ?
"""
_NEWEST = "ORDER BY updated DESC, number DESC LIMIT ?"
_ALL_HELD = """AND NOT EXISTS (
    SELECT 1 FROM json_each(?) AS sought WHERE NOT instr(words, sought.value) AND NOT EXISTS (
        SELECT 1 FROM turns WHERE chat = number AND instr(turns.words, sought.value)))"""
_TURNS = """
SELECT question, answer, filter, asked, rating, note, rated FROM turns
WHERE chat = (SELECT number FROM chats WHERE id = ?) ORDER BY place
"""
_CHAT = """
INSERT INTO chats (id, user, library, created, updated, title, words) VALUES (?, ?, ?, ?, ?, ?, ?)
"""
_TURN = """
INSERT INTO turns (chat, place, words, question, filter, asked, answer) VALUES (?, ?, ?, ?, ?, ?, ?)
"""
_FIND = """
SELECT number, (SELECT count(*) FROM turns WHERE chat = number) FROM chats WHERE user = ? AND id = ?
"""
_VACUUM_LIMIT = 100_000_000  # bytes, which take about a second


class ChatStore:
    """One file of chats. A user is any text, "" where nobody logs in.

    All methods raise ChatError, and those that name a chat ChatNotFound: there is none of that id, or it is
    another user's. Turns count from 0. Texts may be anything; a lone surrogate is stored as a replacement
    character, but a user with one is a ValueError, lest two of them become one.
    """

    def __init__(self, path: str | Path) -> None:
        """Open the file, or make it and its folder. Raises ChatError for one that is damaged or not ours."""
        self.path = Path(path).absolute()  # the working directory may change
        create(self.path)
        self._pool = opened(self.path)
        try:
            if self._unpurged() is not None:  # by a process that was killed
                self._purge()
        except BaseException:
            self.close()
            raise

    def start(self, user: str, library: str, title: str = "") -> str:
        """Start a chat about a library; returns its id, random and fit for a URL.

        As long as no title is given, the first question stands for it, shortened to 120 characters.
        """
        chat, time = secrets.token_urlsafe(16), now()
        values = [chat, user, storable(library), time, time, *_titled(title)]
        with self._writing() as connection:
            connection.execute(_CHAT, values)
        return chat

    def append(self, user: str, chat: str, question: str, answer: Json, where: Where | None = None) -> int:
        """Store the next turn; returns its number. answer is any JSON object, where a filter as in `index`.

        Raises ValueError or TypeError for an answer that is no JSON object.
        """
        return self._put(user, chat, None, question, answer, where)

    def replace(
        self, user: str, chat: str, turn: int, question: str, answer: Json, where: Where | None = None,
        *, known: int | None = None,
    ) -> None:  # fmt: skip
        """Store this in place of a turn and of all after it, for a retry or an edited question.

        known is how many turns the chat is thought to have, lest what another page has added be replaced.
        Raises ChatNotFound where it has another number, or no such turn and it is not the next one, else as
        `append`.
        """
        self._put(user, chat, turn, question, answer, where, known)

    def read(self, user: str, chat: str) -> Chat:
        """A whole chat."""
        with self._reading() as connection:
            _find(connection, user, chat)
            row = connection.execute(f"{_SUMMARIES} AND id = ?", [user, chat]).fetchone()
            try:
                turns = tuple(_turn(row) for row in connection.execute(_TURNS, [chat]))
            except ValueError as error:  # what is no JSON, or no time
                raise damaged(self.path, str(error)) from error
        known = _summary(row)
        return Chat(known.id, known.title, known.library, known.created, known.updated, turns)

    def chats(self, user: str, limit: int = 100) -> list[ChatSummary]:
        """The user's chats, the one with the latest turn first."""
        with self._reading() as connection:
            found = connection.execute(f"{_SUMMARIES} {_NEWEST}", [user, limit])
            return [_summary(row) for row in found]

    def search(self, user: str, query: str, limit: int = 100) -> list[ChatSummary]:
        """Those of `chats` whose title, questions and answers hold every word of the query, or its beginning.

        Neither case, accents nor punctuation matter. A query without a word finds nothing.
        """
        words = sought(query)
        if not words:
            return []
        values = [user, json.dumps(words), limit]
        with self._reading() as connection:
            found = connection.execute(f"{_SUMMARIES} {_ALL_HELD} {_NEWEST}", values)
            return [_summary(row) for row in found]

    def rename(self, user: str, chat: str, title: str) -> None:
        """Give a title, cut to 120 characters; a blank one brings the first question back."""
        query = "UPDATE chats SET title = ?, words = ? WHERE number = ?"
        with self._writing() as connection:
            number, _ = _find(connection, user, chat)
            connection.execute(query, [*_titled(title), number])

    def delete(self, user: str, *chats: str) -> None:
        """Delete chats with all in them, from the disk too. ChatNotFound, if raised, before any.

        Of a file of more than 100 MB, copies that SQLite made of a row while moving it may be left.
        """
        with self._writing() as connection:
            for number in [_find(connection, user, chat)[0] for chat in chats]:
                connection.execute("DELETE FROM chats WHERE number = ?", [number])
            connection.execute("INSERT INTO unpurged DEFAULT VALUES")
        self._purge()

    def give_feedback(self, user: str, chat: str, turn: int, rating: int, note: str = "") -> None:
        """Say of an answer that it helped, 1, or not, -1, in place of what was said of it before.

        The note is cut to 2,000 characters. Raises ChatNotFound where there is no such turn, ValueError for
        another rating.
        """
        if rating not in (1, -1):
            raise ValueError(f"a rating is 1 or -1, not {rating!r}")
        self._rate(user, chat, turn, rating, storable(note)[:LONGEST_NOTE], now())

    def withdraw_feedback(self, user: str, chat: str, turn: int) -> None:
        """Have said nothing of an answer. Raises ChatNotFound where there is no such turn."""
        self._rate(user, chat, turn, None, None, None)

    def close(self) -> None:
        """Close the file; the store is of no use afterwards."""
        self._pool.close()

    def _put(
        self, user: str, chat: str, turn: int | None, question: str, answer: Json, where: Where | None,
        known: int | None = None,
    ) -> int:  # fmt: skip
        if not isinstance(answer, dict):
            raise ValueError(f"an answer is a JSON object, not {type(answer).__name__}")
        question, time = storable(question), now()
        words = folded(f"{question}\n{answer_text(answer)}")
        values = [words, question, json.dumps(where_json(where)), time, json.dumps(answer, allow_nan=False)]
        with self._writing() as connection:
            number, count = _find(connection, user, chat)
            if known not in (None, count):
                raise ChatNotFound(f"the chat {chat!r} was continued elsewhere. Open it again.")
            place = count if turn is None else _checked(chat, turn, count + 1)
            connection.execute("DELETE FROM turns WHERE chat = ? AND place >= ?", [number, place])
            connection.execute(_TURN, [number, place, *values])
            connection.execute("UPDATE chats SET updated = ? WHERE number = ?", [time, number])
        return place

    def _rate(self, user: str, chat: str, turn: int, *feedback: int | str | None) -> None:
        query = "UPDATE turns SET rating = ?, note = ?, rated = ? WHERE chat = ? AND place = ?"
        with self._writing() as connection:
            number, count = _find(connection, user, chat)
            connection.execute(query, [*feedback, number, _checked(chat, turn, count)])

    def _unpurged(self) -> int | None:
        """The last deletion of which something may still be on the disk."""
        with self._reading() as connection:
            last: int | None = connection.execute("SELECT max(deletion) FROM unpurged").fetchone()[0]
        return last

    def _purge(self) -> None:
        """Bring what was deleted off the disk too.

        SQLite overwrites a deleted row, but where it has moved rows between pages a copy may be left, and
        the log still holds the row as it was written. What cannot be done now, because the disk is full or
        another process is reading, stays noted: the next deletion or opening sees to it.
        """
        with suppress(ChatError):
            last = self._unpurged()
            with self._connection() as connection:
                if self.path.stat().st_size <= _VACUUM_LIMIT:
                    connection.execute("VACUUM")
                (busy, *_) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
                if not busy:
                    connection.execute("DELETE FROM unpurged WHERE deletion <= ?", [last])

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        """A connection that sees one state of the file throughout."""
        with self._connection() as connection, transaction(connection):
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """A connection whose changes are stored together, or, after an error, not at all."""
        with self._connection() as connection, transaction(connection, "IMMEDIATE"):
            yield connection
            connection.execute("COMMIT")

    @contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        if self._pool.closed:
            raise ChatError(f"the chats {self.path} were closed; open them again")
        with explained(self.path), self._pool.connection() as connection:
            yield connection


def _find(connection: sqlite3.Connection, user: str, chat: str) -> tuple[int, int]:
    """(number of the chat, how many turns it has). Raises ChatNotFound."""
    row = connection.execute(_FIND, [user, storable(chat)]).fetchone()
    if row is None:
        raise ChatNotFound(f"there is no chat {chat!r}. It may have been deleted: choose one from the list.")
    number, count = row
    return number, count


def _checked(chat: str, turn: int, end: int) -> int:
    if not 0 <= turn < end:
        raise ChatNotFound(
            f"there is no turn {turn} in the chat {chat!r}. Open the chat again to see what it has."
        )
    return turn


def _titled(title: str) -> tuple[str | None, str]:
    """A title as it is stored, and its words."""
    title = shortened(storable(title), LONGEST_TITLE)
    return title or None, folded(title)


def _summary(row: tuple[str, str, str, str, str, int]) -> ChatSummary:
    chat, title, library, created, updated, count = row
    times = datetime.fromisoformat(created), datetime.fromisoformat(updated)
    return ChatSummary(chat, shortened(title, LONGEST_TITLE), library, *times, count)


def _turn(row: tuple[str, str, str, str, int | None, str, str]) -> ChatTurn:
    question, answer, where, asked, rating, note, rated = row
    feedback = feedback_of(rating, note, rated)
    return ChatTurn(
        question, json.loads(answer), where_of(json.loads(where)), datetime.fromisoformat(asked), feedback
    )
