"""What grows in a thread of its own, seen from outside: the newest of it, not too often.

A model writes forty words a second, which need not be forty pages a second, and it must not wait for a page.
"""

from collections.abc import Iterator
from threading import Condition, Thread
from time import monotonic
from typing import Generic, TypeVar

from chat.asking import Asking

EVERY = 0.125  # seconds between two that are shown; the last one does not wait
_LOOK = 0.05  # seconds after which it is seen at the latest that nobody waits any more

Grown = TypeVar("Grown")


def newest(growing: Iterator[Grown], asking: Asking) -> Iterator[Grown]:
    """The newest of what comes, the last one always; raises what growing raises.

    Ends without more once the asking is left, or was stopped before anything had come: what still computes
    then ends by itself, and nobody hears of it.
    """
    followed = _Followed(growing)
    Thread(target=followed.follow, name="footnote-answering").start()
    begun, due = False, 0.0
    try:
        while not followed.over:
            fresh = followed.wait(due)
            if asking.left or (asking.stop.asked and not begun and not fresh):
                return
            if fresh:
                begun, due = True, monotonic() + EVERY
                yield fresh[0]
    finally:
        if not followed.over:
            asking.leave()
    if followed.error is not None:
        raise followed.error


class _Followed(Generic[Grown]):
    """What came last and was not shown yet.

    over   whether everything was shown
    error  what was raised in the end
    """

    def __init__(self, growing: Iterator[Grown]) -> None:
        self._growing = growing
        self._changed = Condition()
        self._fresh: list[Grown] = []  # one, or none
        self._done = False
        self.over = False
        self.error: BaseException | None = None

    def follow(self) -> None:
        """To the end."""
        try:
            for value in self._growing:
                with self._changed:
                    self._fresh = [value]
                    self._changed.notify()
        except BaseException as error:
            self.error = error  # for whoever listens
        with self._changed:
            self._done = True
            self._changed.notify()

    def wait(self, due: float) -> list[Grown]:
        """What is to be shown, if it is due or the last; waits for it, but not for long."""
        with self._changed:
            early = self._fresh and monotonic() < due
            left = min(_LOOK, due - monotonic()) if early else _LOOK
            self._changed.wait_for(lambda: self._done or (self._fresh and not early), max(left, 0.0))
            if not self._done and monotonic() < due:
                return []
            fresh, self._fresh, self.over = self._fresh, [], self._done
            return fresh
