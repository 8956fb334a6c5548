"""The page of `app.py` with a scripted model that writes; run by `tests.browser.test_written`."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from app import serve
from index import Document, Library
from qa.writing.reader import WritingReader
from qa.writing.writer import Message, Stop
from tests.writers import Scripted, words

MODEL = "Scripted-1B"
NOTE = (
    "The ferry Corncrake ran into the breakwater of Osterhay in fog. The alarm that sounds when a ship "
    "leaves its planned track gave no warning, because it had been muted since 19 February.\n"
)
ASKED = "Since when had the ferry’s alarm been muted?"
AT_LENGTH = "Tell me at length since when the ferry’s alarm had been muted."
TRUE = "The alarm had been muted since 19 February."
HOSTILE = (
    'It was <img src=x onerror="window.taken=1"> and [sold](javascript:window.taken=2) to '
    "![pirates](http://example.invalid/x.png) of Mars."
)
_ENDLESS = "Before, " + " ".join(["it was muted by whoever had muted it and"] * 300)


class Heard(Scripted):
    """Says when it was told to stop."""

    def write(self, messages: Sequence[Message], *, most: int, stop: Stop) -> Iterator[str]:
        """As Scripted."""
        yield from super().write(messages, most=most, stop=stop)
        if stop.asked:
            print("the writer has stopped", flush=True)


def _said(messages: Sequence[Message]) -> list[str]:
    """Something true, then something else: short, or for minutes."""
    at_length = "at length" in messages[-1].content
    return words(f"{TRUE} {HOSTILE} {_ENDLESS}" if at_length else f"{TRUE} {HOSTILE}")


def _library() -> Path:
    """One document, which is added sooner than the samples."""
    path = Path("ferry.library")
    with Library(path) as library:
        library.add(Document(NOTE, "notes/ferry.txt", "Interim note on the accident of the ferry"))
    return path


if __name__ == "__main__":
    serve([_library()], port=int(sys.argv[2]), reader=WritingReader(Heard([_said], pause=0.02, name=MODEL)))
