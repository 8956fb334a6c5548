"""Scripted: a small real Writer whose words are given, piece by piece, with pauses and faults as wanted."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from time import sleep

from index.errors import ModelError
from qa.writing.writer import Message, Stop


@dataclass
class Scripted:
    """Says the next of its replies each time it is asked to write, the last one again and again.

    replies  each is the pieces of a text, or a function from the messages to them
    pause    seconds before each piece, which a stop cuts short
    fails    after how many pieces it fails; None for never
    asked    the messages of each call, for tests to look at
    """

    replies: Sequence[Sequence[str] | Callable[[Sequence[Message]], Sequence[str]]]
    pause: float = 0.0
    fails: int | None = None
    name: str = "scripted"
    window: int = 4096
    control: Sequence[str] = ("<|im_start|>", "<|im_end|>")
    asked: list[Sequence[Message]] = field(default_factory=list)

    def load(self) -> None:
        """There is nothing to load."""

    def count(self, text: str) -> int:
        """A token for every four characters."""
        return len(text) // 4 + 1

    def write(self, messages: Sequence[Message], *, most: int, stop: Stop) -> Iterator[str]:
        """The next reply."""
        reply = self.replies[min(len(self.asked), len(self.replies) - 1)]
        self.asked.append(tuple(messages))
        pieces = reply(messages) if callable(reply) else reply
        for number, piece in enumerate(pieces):
            if self.fails == number:
                raise ModelError("the scripted writer broke off")
            waited = 0.0
            while waited < self.pause and not stop.due:
                sleep(min(0.01, self.pause))
                waited += 0.01
            if stop.due:
                return
            yield piece


def words(text: str) -> list[str]:
    """A text as a model gives it out: piece by piece, spaces before the words."""
    first, *rest = text.split(" ")
    return [first, *(f" {word}" for word in rest)]
