"""ServerWriter: a model on an OpenAI-compatible server (vLLM, Ollama, llama.cpp, …) writes.

The text of the passages leaves this machine, for the server that was named and no other. What the model
thinks before it answers is left out. Nothing is asked of the server before the first use.
"""

from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from itertools import count
from time import monotonic
from typing import TYPE_CHECKING, TypeVar

from index.errors import ModelError
from qa.showing import shown
from qa.writing.background import in_background
from qa.writing.control_tokens import CONTROL_TOKENS
from qa.writing.remote.address import address_of
from qa.writing.remote.listing import Served
from qa.writing.token_estimate import estimated
from qa.writing.writer import Message, Stop

if TYPE_CHECKING:
    from qa.writing.remote.server import Server

T = TypeVar("T")
WINDOW = 4096
TIMEOUT = 60.0
ATTEMPTS = 5  # in four seconds, for a server that is starting
_GLANCE = 3.0  # seconds that asking for the window may take; it is done without
_AGAIN = 30.0  # seconds before a server that did not say is asked for the window again


class ServerWriter:
    """Writes by a server's chat completions, streamed, the most likely token each time.

    url       http://HOST:PORT, with or without /v1
    model     its name on the server; None for the only one that is there
    key       sent as a bearer token, to this server alone; no other is ever sent
    window    tokens that the model has room for, where the server does not say
    timeout   seconds to wait for the server's first word, and for each that follows
    attempts  how often a server that is busy or not up yet is asked, before any text has come

    Raises ModelError for a URL that is no address, and for a key that cannot be one.
    """

    def __init__(
        self,
        url: str,
        model: str | None = None,
        *,
        key: str | None = None,
        window: int = WINDOW,
        timeout: float = TIMEOUT,
        attempts: int = ATTEMPTS,
    ) -> None:
        if window < 1 or timeout <= 0 or attempts < 1:
            raise ValueError("window, timeout and attempts are above 0")
        self._address = address_of(url)
        self._model = model
        self._key = _checked(key)
        self._assumed = window
        self._timeout = timeout
        self._attempts = attempts
        self._served: Served | None = None
        self._glanced = -_AGAIN

    def __repr__(self) -> str:
        return f"ServerWriter({self._address.base!r}, {self._model!r})"

    @property
    def name(self) -> str:
        """ "qwen3:4b at localhost:11434"; "a model at …" as long as it was not asked which it has."""
        known = self._served.name if self._served else self._model
        return f"{_short(known) if known else 'a model'} at {self._address.place}"

    @property
    def window(self) -> int:
        """What the server says, or else what was assumed. Asks it once, for three seconds at the most."""
        if self._served is None and monotonic() - self._glanced > _AGAIN:
            self._glanced = monotonic()
            with suppress(ModelError):
                self._find(Stop(_GLANCE), attempts=1)
        return self._served.room(self._assumed) if self._served else self._assumed

    @property
    def control(self) -> Sequence[str]:
        """Those of all well-known templates: a server does not say which it uses."""
        return CONTROL_TOKENS

    def load(self) -> None:
        """Ask the server for its models. Raises ModelError unless it is clear which is meant."""
        self._find(Stop(self._timeout), attempts=self._attempts)

    def count(self, text: str) -> int:
        """An estimate on the safe side, see `estimated`: the server's tokenizer is not at hand."""
        return estimated(text)

    def write(self, messages: Sequence[Message], *, most: int, stop: Stop) -> Iterator[str]:
        """What the model says next, without its thoughts; see Writer. The server says if it is too long."""
        talk = partial(self._said, tuple(messages), most)
        yield from in_background(partial(self._tried, talk, stop, self._attempts), stop)

    def _find(self, stop: Stop, *, attempts: int) -> None:
        found = next(in_background(partial(self._tried, self._found, stop, attempts), stop), None)
        if found is None:
            raise ModelError(f"the server at {self._address.place} did not say in time which models it has.")
        self._served = found

    async def _found(self, server: "Server") -> AsyncIterator[Served]:
        yield await server.chosen(self._model)

    async def _said(self, messages: Sequence[Message], most: int, server: "Server") -> AsyncIterator[str]:
        if self._served is None and self._model is None:
            self._served = await server.chosen(None)
        async for piece in server.said(messages, model=self._wanted or "", most=most):
            yield piece

    @property
    def _wanted(self) -> str | None:
        return self._served.name if self._served else self._model

    async def _tried(
        self, once: "Callable[[Server], AsyncIterator[T]]", stop: Stop, attempts: int
    ) -> AsyncIterator[T]:
        """What it gives; as long as it gave nothing, it is tried again where that may help."""
        import asyncio  # here, as every command would load it, and few ask a server

        from qa.writing.remote.faults import FAULTS, broken_off, is_gone, wait_before_another
        from qa.writing.remote.server import reached

        for tried in count(1):
            gave = False
            async with reached(self._address, self._key, self._timeout) as server:
                try:
                    async for thing in once(server):
                        gave = True
                        yield thing
                    return
                except FAULTS as fault:
                    if gave:
                        raise broken_off(fault, self._address.place) from fault
                    wait = wait_before_another(fault, tried, stop.left) if tried < attempts else None
                    if wait is None:
                        error = await server.told(fault, self._wanted)
                        self._served = None if is_gone(fault) else self._served  # it may have another by now
                        raise error from fault
            await asyncio.sleep(wait)


def _checked(key: str | None) -> str | None:
    """The key without white space around it. Raises ModelError, which does not show it."""
    bare = key.strip() if key else ""
    if not all("!" <= character <= "~" for character in bare):
        raise ModelError(
            "the key of the server has characters that no key has: correct "
            "FOOTNOTE_SERVER_KEY, or Key on the page."
        )
    return bare or None


def _short(name: str) -> str:
    """A model's name as people are told: llama.cpp gives out the path of its file."""
    return shown(name.rpartition("/")[2] if name.startswith("/") else name)
