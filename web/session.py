"""Who is asking, what their page holds, and errors as people see them."""

from collections.abc import Iterator
from contextlib import contextmanager
from html import escape

import gradio as gr

from chat.desk import Desk, Talk
from index.errors import FootnoteError
from qa.render import shown


def mine(desk: Desk, talk: Talk | None, request: gr.Request) -> Talk:
    """What the page holds, if it is this person's: whoever sends somebody else's session gets an empty one.

    Gradio binds a session to nobody. Raises FootnoteError for somebody who is not logged in any more.
    """
    user = desk.person(request.username)
    return talk if talk and talk.user == user else desk.begin(user)


@contextmanager
def told() -> Iterator[None]:
    """What a person could have caused is shown as a message that goes away; whatever was done stays done."""
    try:
        yield
    except (FootnoteError, ValueError) as error:
        raise gr.Error(escape(shown(str(error))), title="Footnote", print_exception=False) from error
