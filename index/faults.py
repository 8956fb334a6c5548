"""What the system and SQLite say when writing fails, as errors that a person can act on."""

import errno
import os
import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum, auto
from pathlib import Path

from index.errors import LibraryBusy, LibraryDamaged, LibraryError, LibraryFull, LibraryReadOnly

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_WRITING = {sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_IOERR_FSYNC, sqlite3.SQLITE_IOERR_TRUNCATE}
_LITTLE = 1_000_000  # bytes
_READ_ONLY = {errno.EROFS, errno.EACCES, errno.EPERM}


class Fault(Enum):
    """What kind of trouble an error of the system or of SQLite is."""

    FULL = auto()
    READ_ONLY = auto()
    BUSY = auto()
    DAMAGED = auto()
    OTHER = auto()


def fault(folder: Path, error: OSError | sqlite3.Error) -> Fault:
    """Of an error met while working on files in `folder`."""
    if isinstance(error, OSError):
        if error.errno in _FULL:
            return Fault.FULL
        return Fault.READ_ONLY if error.errno in _READ_ONLY else Fault.OTHER
    whole = getattr(error, "sqlite_errorcode", 0)
    code = whole & 0xFF  # the low byte is the kind, the rest says where
    if code == sqlite3.SQLITE_FULL or whole in _WRITING:
        return Fault.FULL
    shut = code == sqlite3.SQLITE_CANTOPEN and folder.exists() and not os.access(folder, os.W_OK)
    if shut or code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM):
        return Fault.READ_ONLY
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return Fault.BUSY
    return Fault.DAMAGED if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB) else Fault.OTHER


@contextmanager
def explained(folder: Path) -> Iterator[None]:
    """Run a step of work on the library in `folder`; its OSError and sqlite3.Error become LibraryErrors."""
    try:
        yield
    except sqlite3.Error as error:
        raise _of_sqlite(folder, error) from error
    except OSError as error:
        raise of_system(folder, error) from error


def of_system(folder: Path, error: OSError) -> LibraryError:
    """The LibraryError for an OSError met while working on the library in `folder`."""
    match fault(folder, error):
        case Fault.FULL:
            return _full(folder)
        case Fault.READ_ONLY:
            return read_only(folder)
    return LibraryError(f"the library {folder} could not be used ({error}). Check its folder and its disk.")


def of_text(folder: Path, error: ValueError) -> LibraryError:
    """The LibraryError for what Tantivy says in words: it names the system's error number in passing."""
    number = re.search(r"os error (\d+)", str(error))
    if number:
        return of_system(folder, OSError(int(number[1]), str(error)))
    if "LockBusy" in str(error):
        return _busy(folder)
    if shutil.disk_usage(folder).free < _LITTLE:  # "writer was killed" is all that Tantivy says of that
        return _full(folder)
    return LibraryError(
        f"the word index of the library {folder} could not be written ({error}). The documents are safe: "
        "run footnote check, which builds it again."
    )


def _of_sqlite(folder: Path, error: sqlite3.Error) -> LibraryError:
    match fault(folder, error):
        case Fault.FULL:
            return _full(folder, error)
        case Fault.READ_ONLY:
            return read_only(folder)
        case Fault.BUSY:
            return _busy(folder)
        case Fault.DAMAGED:
            return damaged(folder, str(error))
    return LibraryError(
        f"the catalog of the library {folder} could not be used ({error}). Check its folder and its "
        "disk; if they are sound, run footnote check."
    )


def damaged(folder: Path, why: str) -> LibraryDamaged:
    """For a catalog that cannot be trusted."""
    return LibraryDamaged(
        f"the catalog of the library {folder} is damaged ({why}). It was left as it is: restore "
        "catalog.sqlite from a copy, or move the folder away and add the documents again."
    )


def _busy(folder: Path) -> LibraryBusy:
    return LibraryBusy(f"another process is writing to the library {folder}. Try again when it is done.")


def _full(folder: Path, error: sqlite3.Error | None = None) -> LibraryFull:
    detail = f" ({error})" if error else ""
    return LibraryFull(
        f"the disk with the library {folder} is full or over its limit{detail}. What was added before is "
        "intact: free some space and run the same command again, it goes on where it stopped."
    )


def read_only(folder: Path) -> LibraryReadOnly:
    """For a library that one may not write to."""
    return LibraryReadOnly(
        f"the library {folder} cannot be written to. Give yourself the right to write there, "
        "or choose another folder."
    )
