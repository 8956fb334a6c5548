"""Who is asking, what their page holds, what its controls say, and errors as people see them."""

from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from typing import Any

import gradio as gr

from chat.asking import Page
from chat.desk import Desk, Talk
from index.errors import FootnoteError
from qa.showing import shown


def mine(desk: Desk, talk: Talk | None, request: gr.Request) -> Talk:
    """What the page holds, if it is this person's: whoever sends somebody else's session gets an empty one.

    Gradio binds a session to nobody. Raises FootnoteError for somebody who is not logged in any more.
    """
    user = desk.person(request.username)
    return talk if talk and talk.user == user else desk.begin(user)


def page_of(desk: Desk, request: gr.Request) -> Page:
    """Which open page this is, and whose. Raises FootnoteError for somebody who is not logged in any more."""
    return desk.person(request.username), request.session_hash or ""


class Said:
    """What a control said with an event. Anybody may send anything, so what is missing or makes no sense is
    empty, or 0, and never an exception."""

    def __init__(self, event: gr.EventData) -> None:
        self._data: dict[str, Any] = event._data if isinstance(event._data, dict) else {}

    def text(self, name: str) -> str:
        """A text; a number in figures."""
        value = self._data.get(name)
        return str(value) if isinstance(value, str | int | float) else ""

    def number(self, name: str) -> int:
        """A whole number, also one that is written as text."""
        try:
            return int(self._data.get(name) or 0)
        except (TypeError, ValueError, OverflowError):
            return 0

    def texts(self, name: str) -> list[str]:
        """A list of texts."""
        value = self._data.get(name)
        return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []


@contextmanager
def told() -> Iterator[None]:
    """What a person could have caused, or the system, is shown as a message that goes away; whatever was done
    stays done."""
    try:
        yield
    except (FootnoteError, ValueError) as error:
        raise _message(str(error)) from error
    except OSError as error:  # its own text may name a file of this machine
        raise _message(f"a file could not be read or written: {error.strerror or error}.") from error


def _message(text: str) -> gr.Error:
    return gr.Error(escape(shown(text)), title="Footnote", print_exception=False)
