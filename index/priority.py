"""Priority: questions before documents. A person waits for an answer, nobody for the next passage stored.

Embedding what is added takes all of the processor, a few hundred milliseconds at a time. So adding waits
between small batches while a question is being answered; but not for ever, so that it gets on under any load.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition

LONGEST = 0.5  # seconds that adding waits before each batch at most


class Priority:
    """Who computes next, among the threads that use one library."""

    def __init__(self) -> None:
        self._asking = 0
        self._changed = Condition()

    @contextmanager
    def asking(self) -> Iterator[None]:
        """While a question is being answered; any number of threads at once, and one within itself."""
        with self._changed:
            self._asking += 1
        try:
            yield
        finally:
            with self._changed:
                self._asking -= 1
                self._changed.notify_all()

    def give_way(self, longest: float = LONGEST) -> bool:
        """Wait until no question is being answered, for so many seconds at most; whether none is."""
        with self._changed:
            return self._changed.wait_for(lambda: not self._asking, timeout=longest)
