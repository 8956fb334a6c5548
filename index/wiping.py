"""Wiping: what was removed from a library brought off the disk, too, at once or a little later.

A removed passage is found no more as soon as the removal is committed. Its words may still stand in
Tantivy's files and its text in unused parts of SQLite's, and only writing those anew is sure to wipe them,
which takes seconds for a large library. So there a thread does it, once for removals that follow close upon
one another, and closing the library waits for it. If the process is killed before, the next opening sees
to it: the catalog has noted that something is left to be wiped.
"""

from collections.abc import Callable
from contextlib import suppress
from threading import Lock, Timer

from index.errors import LibraryError

PAUSE = 2.0  # seconds without a further removal before the thread begins


class Wiper:
    """Does a piece of work a little later, in a thread of its own, once however often it was asked for."""

    def __init__(self, work: Callable[[], None], pause: float = PAUSE) -> None:
        """work may raise LibraryError (the disk is full, another process is writing): it is left undone."""
        self._work = work
        self._pause = pause
        self._lock = Lock()
        self._working = Lock()
        self._wanted = False
        self._timer: Timer | None = None

    def soon(self) -> None:
        """Ask for the work; asking again puts it off."""
        with self._lock:
            self._wanted = True
            self._stop()
            self._timer = Timer(self._pause, self._run)
            self._timer.daemon = True  # a program that ends without closing its library is not held up
            self._timer.start()

    def finish(self) -> None:
        """Do now what was asked for and has not begun; wait for what has."""
        with self._lock:
            self._stop()
        self._run()

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _run(self) -> None:
        with self._working:
            with self._lock:
                wanted, self._wanted = self._wanted, False
            if wanted:
                with suppress(LibraryError):
                    self._work()
