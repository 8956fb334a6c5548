"""Asking: a question while it is answered, and how whoever asked it says that it is enough, or goes away.

A model writes for seconds or minutes, and Gradio does not interrupt what computes: so each question has a
`Stop`, kept here under the page that asked it.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock

from chat.authors import OWN
from qa.writing.writer import Stop

Page = tuple[str, str]  # the person and the session of one open page, which has one question at a time


class Asking:
    """A question that is being answered.

    author   who writes the answer
    stop     ends the writing: what was checked by then is the answer
    writing  whether a model has begun with it
    reading  whether a source was opened meanwhile, which the list of sources shall not take away
    left     whether nobody waits for the answer any more: nothing is shown or kept of it
    """

    def __init__(self, author: str = OWN) -> None:
        self.author = author
        self.stop = Stop()
        self.writing = False
        self.reading = False
        self.left = False

    def leave(self) -> None:
        """Nobody waits for it any more."""
        self.left = True
        self.stop.set()


class Askings:
    """All questions that are being answered, oldest first. Safe to use from several threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._running: dict[Asking, Page] = {}

    @contextmanager
    def asking(self, page: Page, author: str = OWN) -> Iterator[Asking]:
        """A question of a page; the one that it has asked before is left."""
        self.leave(page)
        with self.beside(page, author) as asking:
            yield asking

    @contextmanager
    def beside(self, page: Page, author: str = OWN) -> Iterator[Asking]:
        """A question that leaves no other: a program may ask several at a time."""
        asking = Asking(author)
        with self._lock:
            self._running[asking] = page
        try:
            yield asking
        finally:
            with self._lock:
                del self._running[asking]
            asking.leave()  # if it was not answered to the end, as when the page is gone

    def of(self, page: Page) -> Asking | None:
        """The question that a page waits for."""
        with self._lock:
            return next((one for one, owner in self._running.items() if owner == page and not one.left), None)

    def leave(self, page: Page) -> None:
        """The page does not wait any more for what it asked."""
        self._leave(lambda owner: owner == page)

    def leave_session(self, session: str) -> None:
        """The page with this session is gone, whosoever it was."""
        self._leave(lambda owner: owner[1] == session)

    def leave_all(self) -> None:
        """Nobody waits for anything any more."""
        self._leave(lambda _: True)

    def _leave(self, meant: Callable[[Page], bool]) -> None:
        with self._lock:
            found = [asking for asking, owner in self._running.items() if meant(owner)]
        for asking in found:
            asking.leave()

    def shares(self, asking: Asking) -> bool:
        """Whether its author was asked something else before, which is not answered yet."""
        with self._lock:
            earlier = list(self._running)
        before = earlier[: earlier.index(asking)] if asking in earlier else []
        return any(one.author == asking.author and not one.left for one in before)
