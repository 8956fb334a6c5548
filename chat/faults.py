"""What the system and SQLite say when chats cannot be read or written, as errors that a person can act on."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from index.errors import ChatError
from index.faults import Fault, fault


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Run a step of work on the file of chats; its OSError and sqlite3.Error become ChatErrors."""
    try:
        yield
    except (OSError, sqlite3.Error) as error:
        raise _in_words(path, error) from error


def _in_words(path: Path, error: OSError | sqlite3.Error) -> ChatError:
    match fault(path.parent, error):
        case Fault.FULL:
            return ChatError(
                f"the disk with the chats {path} is full or over its limit. What was stored before is "
                "intact: free some space and try again."
            )
        case Fault.READ_ONLY:
            return ChatError(
                f"the chats {path} may not be read and written. Give yourself the right to do so in that "
                "folder, or choose another."
            )
        case Fault.BUSY:
            return ChatError(f"another process is writing to the chats {path}. Try again when it is done.")
        case Fault.DAMAGED:
            return damaged(path, str(error))
    return ChatError(f"the chats {path} could not be used ({error}). Check the folder and its disk.")


def damaged(path: Path, why: str) -> ChatError:
    """For a file of chats that cannot be trusted."""
    return ChatError(
        f"the file of chats {path} is damaged ({why}). It was left as it is: restore it from a copy, or move "
        "it away to begin with none."
    )
