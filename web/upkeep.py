"""What Gradio would keep for ever of an open page: a component for every update of one that has values, too.

An update makes a new component, which Gradio files under the old one's number, but which has a number of its
own; the next value is then filed under that, as one more component of the session: about 0.2 MB an answer,
until an hour after the page is closed. Seen in 6.31.
"""

from typing import Any

from gradio.blocks import Block
from gradio.state_holder import SessionState


def keep_numbers() -> None:
    """Have a component that takes another's place take its number. Doing it twice changes nothing."""
    filed = SessionState.__setitem__
    if getattr(filed, "keeps_numbers", False):
        return

    def file(state: SessionState, key: int, value: Any) -> None:
        if isinstance(value, Block):
            value._id = key
        filed(state, key, value)

    file.keeps_numbers = True  # type: ignore[attr-defined]
    SessionState.__setitem__ = file  # type: ignore[method-assign]
