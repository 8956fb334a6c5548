"""Who may use the web chat: Users, and their passwords."""

import asyncio
import secrets
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from threading import Semaphore

from argon2 import PasswordHasher, extract_parameters
from argon2.exceptions import VerifyMismatchError

from chat.attempts import Attempts
from chat.user_file import LONGEST, Watched, checked_name, hashed, normal_password
from index.errors import FootnoteError

_AT_ONCE = 2  # hashes: each takes 64 MiB and all cores for a moment


class Users:
    """Names and hashed passwords, made by `of_pairs` or `of_file`. Several threads may use it.

    After 5 failures for one name within 15 minutes that name is locked out, for 30 s at first and for twice
    as long with each further failure, up to 15 min; and all names after 100 failures in a minute. `Attempts`
    says precisely how. Whether there is such a user makes no difference to that, nor to the time it takes.
    """

    def __init__(self, read: Callable[[], Mapping[str, str]], *, clock: Callable[[], float]) -> None:
        self._read = read
        self._attempts = Attempts(clock)
        self._hashing = Semaphore(_AT_ONCE)
        if not read():
            raise ValueError("there are no users")
        # for names that there are not: as costly to compare with as the hashes that there are
        like = extract_parameters(next(iter(read().values())))
        self._decoy = PasswordHasher.from_parameters(like).hash(secrets.token_bytes(16))

    @classmethod
    def of_pairs(
        cls, pairs: Sequence[str], *, hasher: PasswordHasher | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> "Users":  # fmt: skip
        """Of `name:password` texts. Raises FootnoteError for what can be no name or password, or is twice."""
        users: dict[str, str] = {}
        for number, pair in enumerate(pairs, 1):
            name, colon, password = pair.partition(":")
            if not colon:  # it is not shown: it may be a password
                raise FootnoteError(f"user {number} is not given as name:password: there is no colon")
            name = checked_name(name)
            if name in users:
                raise FootnoteError(f"the user {name!r} is given twice")
            users[name] = hashed(password, hasher)
        return cls(lambda: users, clock=clock)

    @classmethod
    def of_file(cls, path: Path, *, clock: Callable[[], float] = time.monotonic) -> "Users":
        """Of a file that `footnote user add` makes; a change to it counts from the next login on.

        Raises FootnoteError if it cannot be read, if a line is damaged, or if it has no users.
        """
        read = Watched(path)
        if not read():
            raise FootnoteError(f"{path} has no users. Add one: footnote user add NAME --users {path}")
        return cls(read, clock=clock)

    def check(self, name: str, password: str) -> bool:
        """Whether these are a user and the password, both case-sensitive; False too while locked out."""
        known = _normal(name)
        with self._hashing:
            if len(password) > LONGEST or not self._attempts.begin(known):
                return False
            stored = self._read().get(known)
            right = _matches(stored or self._decoy, password) and stored is not None
            if right:
                self._attempts.succeeded(known)
            return right

    async def login(self, name: str, password: str) -> bool:
        """`check` in a thread: to be given to Gradio, which would call `check` on its only event loop."""
        return await asyncio.to_thread(self.check, name, password)

    def named(self, username: str | None) -> str | None:
        """The user whom the username of a request means; None if there is none, or no longer.

        A login outlives the user's removal, and the username of a request is spelt as it was typed, NFC or
        not: whatever belongs to a user is to be looked up by this name.
        """
        known = _normal(username or "")
        return known if known in self._read() else None


def _normal(name: str) -> str:
    """The name to look up and count; all that can be no name is one, which nobody has."""
    try:
        return checked_name(name)
    except FootnoteError:
        return ""


def _matches(stored: str, password: str) -> bool:
    try:
        return PasswordHasher().verify(stored, normal_password(password))
    except VerifyMismatchError:
        return False
