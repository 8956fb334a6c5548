"""Writer, the protocol of whatever writes text, on this machine or on a server, and what is passed to it.

What a model writes is a draft: nothing here says whether it is true. That is for `qa.writing.checking`.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from threading import Event
from time import monotonic
from typing import Literal, Protocol

Role = Literal["system", "user", "assistant"]


@dataclass(frozen=True, slots=True)
class Message:
    """One message of a chat with a model."""

    role: Role
    content: str


def chat(task: str, examples: Iterable[tuple[str, str]], asked: str) -> list[Message]:
    """What a model is to go on with: a task, worked examples (what is asked, what is answered), what is asked
    now.
    """
    shown = [Message("system", task)]
    for question, answer in examples:
        shown += [Message("user", question), Message("assistant", answer)]
    return [*shown, Message("user", asked)]


class Stop:
    """Tells whoever writes to leave off: because somebody says so, or because the time is up.

    Safe to set from another thread. seconds, from now, are the time; None for no limit.
    """

    def __init__(
        self,
        seconds: float | None = None,
        *,
        before: Callable[[float], bool] | None = None,
        _asked: Event | None = None,
    ) -> None:
        """before waits, for so many seconds at most, until nobody more urgent computes; see `give_way`."""
        self._asked = _asked or Event()
        self._before = before
        self._until = None if seconds is None else monotonic() + seconds

    def set(self) -> None:
        """Leave off now."""
        self._asked.set()

    def within(self, seconds: float | None) -> "Stop":
        """One that is set with this one, and has so many seconds from now, but no more than this one."""
        times = [time for time in (seconds, self.left) if time is not None]
        return Stop(min(times, default=None), before=self._before, _asked=self._asked)

    def behind(self, before: Callable[[float], bool]) -> "Stop":
        """One that is set with this one, has its time, and gives way to others: see `index.priority`."""
        return Stop(self.left, before=before, _asked=self._asked)

    def give_way(self, longest: float) -> bool:
        """Wait until nobody more urgent computes here, so many seconds at most; whether nobody does."""
        return self._before is None or self._before(longest)

    @property
    def asked(self) -> bool:
        """Whether somebody said so."""
        return self._asked.is_set()

    @property
    def late(self) -> bool:
        """Whether the time is up."""
        return self._until is not None and monotonic() >= self._until

    @property
    def due(self) -> bool:
        """Whether to leave off, for either reason."""
        return self.asked or self.late

    @property
    def left(self) -> float | None:
        """Seconds that are left, at least 0; None for no limit."""
        return None if self._until is None else max(self._until - monotonic(), 0.0)


class Writer(Protocol):
    """A language model that goes on with a chat.

    Implementations are safe to call from several threads: they may make callers wait for one another.
    """

    @property
    def name(self) -> str:
        """What people are told has written it: "SmolLM2-135M-Instruct", "qwen3:4b at localhost:11434"."""
        ...

    @property
    def window(self) -> int:
        """How many tokens the messages and what is written may have together.

        May load the model, which nothing can interrupt: `qa.writing.readiness` waits for it until a stop.
        """
        ...

    @property
    def control(self) -> Sequence[str]:
        """What the chat template takes for more than text, such as "<|im_end|>". May load the model."""
        ...

    def load(self) -> None:
        """Load or reach the model now; else it is done at the first use. Raises ModelError."""
        ...

    def count(self, text: str) -> int:
        """How many tokens a text has; at least as many where that is not known exactly."""
        ...

    def write(self, messages: Sequence[Message], *, most: int, stop: Stop) -> Iterator[str]:
        """What the model says next, piece by piece, at most so many tokens; ends early when stop is due.

        Messages longer than the window raise ModelError, as does everything that fails, also after some
        text came. The most likely token is taken each time, so that the same question has the same answer.
        """
        ...
