"""A file of users: reading it, adding to it, removing from it, and noticing that it has changed.

A line is `name:hash`, the hash as argon2 writes it ($argon2id$…); blank lines and those that begin with # are
left as they are. The file is replaced whole, with mode 0600, and never holds a password.
"""

import os
import re
import sys
import tempfile
import unicodedata
from codecs import BOM_UTF8
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from argon2 import PasswordHasher
from filelock import FileLock

from index.errors import FootnoteError

LONGEST_NAME = 64
SHORTEST, LONGEST = 8, 1024  # characters of a password
_WAIT = 10.0  # seconds for another command that is changing the file
_HASH = re.compile(  # with the lengths of salt and digest that the library uses: a hash cut short is seen
    r"\$argon2id\$v=19\$m=(?P<memory>[1-9][0-9]{0,6}),t=[1-9][0-9]{0,3},p=(?P<lanes>[1-9][0-9]{0,2})"
    r"\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}"
)
_Version = tuple[int, int, int]  # of a file: when it was written, its size, and which one of that path it is


def checked_name(name: str) -> str:
    """The name in the form it is kept and compared in, NFC. Raises FootnoteError if it can be no name.

    It may hold anything printable but a colon: `..` or `a/b` too, so it is nothing to make a path of.
    """
    normal = unicodedata.normalize("NFC", name)
    if not 1 <= len(normal) <= LONGEST_NAME:
        raise FootnoteError(f"a user's name has 1 to {LONGEST_NAME} characters; this one has {len(normal)}")
    if ":" in normal or not normal.isprintable():  # controls, surrogates and what cannot be seen
        raise FootnoteError(f"the name {normal!r} has a colon or a character that cannot be printed")
    if normal != normal.strip() or normal.startswith("#"):  # the login form strips; # begins a comment
        raise FootnoteError(f"the name {normal!r} begins or ends with a space, or begins with #")
    return normal


def normal_password(password: str) -> bytes:
    """What is hashed: é is the same however it was typed, and no text at all is an error."""
    return unicodedata.normalize("NFC", password).encode("utf-8", "surrogatepass")


def hashed(password: str, hasher: PasswordHasher | None = None) -> str:
    """The line's part after the name. Raises FootnoteError if the password is too short or too long."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise FootnoteError(f"a password has at least {SHORTEST} characters, and at most {LONGEST:,}")
    return (hasher or PasswordHasher()).hash(normal_password(password))


def read_users(path: Path) -> dict[str, str]:
    """{name: hash}. Raises FootnoteError if the file cannot be read, or with the line that is damaged."""
    try:
        content = path.read_bytes()
    except OSError as error:
        why = error.strerror or error
        raise FootnoteError(f"the file of users {path} cannot be read ({why})") from error
    return _parsed(path, _lines(content))


def add_user(path: Path, name: str, password: str, *, hasher: PasswordHasher | None = None) -> None:
    """Add a user to the file, which is made if there is none. Raises FootnoteError if the name is taken."""
    name, stored = checked_name(name), hashed(password, hasher)
    with _edited(path) as (lines, users):
        if name in users:
            raise FootnoteError(f"{path} has a user {name!r} already: remove it first to change its password")
        lines.append(f"{name}:{stored}".encode())


def remove_user(path: Path, name: str) -> None:
    """Remove a user from the file. Raises FootnoteError if there is none of that name."""
    name = checked_name(name)
    with _edited(path) as (lines, users):
        if name not in users:
            raise FootnoteError(f"{path} has no user {name!r}. See who is: footnote user list --users {path}")
        lines[:] = [line for line in lines if name not in _parsed(path, [line])]


class Watched:
    """The users of a file as it stands now: it is read again whenever it has changed.

    Raises FootnoteError if it cannot be read at the start. Later the last users that could be read stay
    valid, and a line on standard error says why.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._version = _version(path)  # before it is read: a change in between is then seen
        self._users = read_users(path)

    def __call__(self) -> Mapping[str, str]:
        """{name: hash}."""
        version = _version(self._path)
        if version != self._version:
            self._version = version  # also of what cannot be read, or each login would say so again
            try:
                self._users = read_users(self._path)
            except FootnoteError as error:
                print(f"footnote: {error}; the users known before stay", file=sys.stderr, flush=True)
        return self._users


def _version(path: Path) -> _Version | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino


def _lines(content: bytes) -> list[bytes]:
    return content.removeprefix(BOM_UTF8).splitlines()  # of bytes: at \n and \r alone


def _parsed(path: Path, lines: list[bytes]) -> dict[str, str]:
    users: dict[str, str] = {}
    for number, line in enumerate(lines, 1):
        try:
            text = line.decode().strip()
            if not text or text.startswith("#"):
                continue
            name, _, stored = text.partition(":")
            name = checked_name(name)
            if not _is_hash(stored):  # nothing of it is shown: it may be a password
                raise FootnoteError("it is not a name, a colon and an argon2id hash")
            if name in users:
                raise FootnoteError(f"the user {name!r} stands in a line before it too")
        except (UnicodeDecodeError, FootnoteError) as error:
            why = "it is not UTF-8" if isinstance(error, UnicodeDecodeError) else error
            raise FootnoteError(f"line {number} of {path} is damaged: {why}") from error
        users[name] = stored
    return users


def _is_hash(text: str) -> bool:
    found = _HASH.fullmatch(text)
    return found is not None and int(found["memory"]) >= 8 * int(found["lanes"])  # argon2's least memory


@contextmanager
def _edited(path: Path) -> Iterator[tuple[list[bytes], dict[str, str]]]:
    """Its lines, which are written back as they are left, and its users; one command at a time."""
    path = path.resolve()  # behind a link, or the link itself would be replaced
    try:
        path.parent.stat()  # the lock would make a folder that is mistyped
        with FileLock(path.with_name(f".{path.name}.lock"), timeout=_WAIT, mode=0o600):
            lines = _lines(path.read_bytes()) if path.exists() else []
            yield lines, _parsed(path, lines)
            _replace(path, b"".join(line + b"\n" for line in lines))
    except OSError as error:
        why = error.strerror or error
        raise FootnoteError(f"the file of users {path} cannot be changed ({why})") from error


def _replace(path: Path, content: bytes) -> None:
    """At once, and with mode 0600 from the first byte on."""
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink()
        raise
