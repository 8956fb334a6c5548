"""One line that a model is asked for, and one line of a text to ask it about."""

import re
from collections.abc import Sequence

from qa.writing.prompt import neutral
from qa.writing.writer import Message, Stop, Writer

_SPACE = re.compile(r"\s+")


def in_one_line(text: str, control: Sequence[str], longest: int) -> str:
    """The beginning of a text, so many characters, as a model is shown it: as data, whatever it asks for.

    control  what the model's chat template takes for more than text
    """
    return _SPACE.sub(" ", neutral(text, control))[:longest]


def said_in_one_line(
    writer: Writer, asked: Sequence[Message], *, most: int, stop: Stop, longest: int | None = None
) -> str:
    """The first line that a model says, of at most so many tokens; "" where it was stopped.

    longest  characters after which it is not listened to any further

    Raises ModelError.
    """
    said = ""
    for piece in writer.write(asked, most=most, stop=stop):
        said += piece
        if "\n" in said.strip() or (longest is not None and len(said) > longest):
            break
    return "" if stop.due else next(iter(said.strip().splitlines()), "").strip()
