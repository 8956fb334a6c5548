"""Who writes the answers: chosen on the page, and models that are named there."""

from collections.abc import Iterator
from html import escape
from queue import Empty, SimpleQueue
from threading import Lock
from typing import Any

import gradio as gr

from chat.authors import Authors
from chat.desk import Desk
from chat.welcome import welcome_html
from index.errors import FootnoteError
from qa.showing import shown
from qa.writing.readiness import loading_thread
from web.adding import failure
from web.naming import Make
from web.session import told

_TICK = 5.0  # seconds after which it is told again that a model is being loaded
_Shown = tuple[Any, ...]


class Choosing:
    """What the choice of an author does.

    make  makes a reader of what was named; None where nobody may name one
    """

    def __init__(self, desk: Desk, make: Make | None = None) -> None:
        self._desk = desk
        self._make = make
        self._one = Lock()  # is loaded at a time: two may not fit into memory

    def begin(self, kept: object, request: gr.Request) -> _Shown:
        """As it was chosen in this browser: (the choice, the welcome)."""
        with told():
            self._desk.person(request.username)
            author = self._authors.known(kept if isinstance(kept, str) else "")
            return self._choice(author), welcome_html(author)

    def choose(self, name: str | None, request: gr.Request) -> _Shown:
        """Another one: (what is kept in the browser, the welcome)."""
        with told():
            self._desk.person(request.username)
            author = self._authors.known(name or "")
            return author, welcome_html(author)

    def use(
        self, model: str | None, server: str | None, key: str | None, request: gr.Request
    ) -> Iterator[_Shown]:
        """Load a model that was named: (the news, an emptied key, the choice, what is kept, the welcome)."""
        with told():
            self._desk.person(request.username)
            if self._make is None:
                raise FootnoteError(
                    "models are named only where one person uses the page on their own machine."
                )
            for news, author in self._used(
                self._make, (model or "").strip(), (server or "").strip(), key or ""
            ):
                chosen = (self._choice(author), author, welcome_html(author)) if author else (gr.skip(),) * 3
                yield news, "", *chosen

    def _used(self, make: Make, model: str, server: str, key: str) -> Iterator[tuple[str, str]]:
        """(the news, the name of the author once it is ready); nothing that goes wrong is silent."""
        if not model and not server:
            yield failure("Name a model, or a server that has one."), ""
        elif not self._one.acquire(blocking=False):
            yield failure("Another model is being loaded. Wait until that is done."), ""
        else:
            ended: SimpleQueue[tuple[str, str]] = SimpleQueue()
            loading_thread(lambda: self._load(make, model, server, key, ended))
            yield from _awaited(server or model, ended)

    def _load(
        self, make: Make, model: str, server: str, key: str, ended: "SimpleQueue[tuple[str, str]]"
    ) -> None:
        """In a thread of its own: the page may go away; what was begun is finished, or ends with Footnote."""
        try:
            reader = make(model, server, key)
            self._authors.load(reader)
            name = self._authors.take(reader)
            ended.put((_note(f"{name} writes the answers now."), name))
        except (FootnoteError, ValueError) as error:
            ended.put((failure(_without(key, str(error))), ""))
        except Exception as error:
            ended.put((failure(_without(key, f"It cannot be used: {error or type(error).__name__}")), ""))
            raise  # for the log: nobody has foreseen it
        finally:
            self._one.release()

    def _choice(self, author: str) -> gr.Dropdown:
        names = self._authors.names
        return gr.Dropdown(choices=names, value=author, visible=len(names) > 1)

    @property
    def _authors(self) -> Authors:
        return self._desk.authors


def _awaited(name: str, ended: "SimpleQueue[tuple[str, str]]") -> Iterator[tuple[str, str]]:
    seconds = 0.0
    while True:
        so_far = f" ({seconds:.0f} s)" if seconds else ""
        yield _note(f"Loading {name} …{so_far}"), ""
        try:
            yield ended.get(timeout=_TICK)
            return
        except Empty:
            seconds += _TICK


def _note(text: str) -> str:
    return f'<p class="note" role="status">{escape(shown(text))}</p>'


def _without(key: str, text: str) -> str:
    """A server may send back what it was sent."""
    return text.replace(key, "…") if key else text
