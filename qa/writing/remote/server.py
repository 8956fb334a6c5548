"""Server: what is asked of an OpenAI-compatible server once it is connected to: its models, and an answer.

Each is asked once: trying again is for whoever calls. Imports httpx2 and huggingface_hub, by `connection`.
"""

import asyncio
import re
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from typing import Any

import httpx2

from index.errors import ModelError
from qa.showing import shown
from qa.writing.chatting import folded
from qa.writing.remote.address import Address
from qa.writing.remote.connection import ChatClient, connected
from qa.writing.remote.faults import FAULTS, Fault, is_gone, told
from qa.writing.remote.listing import Served, chosen, listed
from qa.writing.remote.refusals import Refused
from qa.writing.thinking import Thinking
from qa.writing.writer import Message

_NO_LIST = {404, 405, 501}  # what servers without a list of models answer
_NO_SYSTEM = re.compile(r"system (?:role|message)|roles must alternate", re.IGNORECASE)
_STOPPED = {"content_filter": "its filter stopped the answer", "error": "it failed while writing"}


@asynccontextmanager
async def reached(address: Address, key: str | None, silence: float) -> AsyncIterator["Server"]:
    """A server to ask, as long as the block lasts; nothing is sent before it is asked."""
    async with connected(address, key) as http:
        yield Server(address, http, silence)


class Server:
    """One connection to one server.

    silence  seconds without a word after which it is given up, with TimeoutError

    All that fails raises one of `faults.FAULTS`, except as noted.
    """

    def __init__(self, address: Address, http: httpx2.AsyncClient, silence: float) -> None:
        self._address = address
        self._http = http
        self._silence = silence

    async def chosen(self, name: str | None) -> Served:
        """The model of this name, which need not be listed; without one, the only one.

        Raises ModelError where it is not clear which is meant.
        """
        try:
            models = await self._listed()
        except Refused as fault:
            if name is None or fault.status not in _NO_LIST:
                raise
            models = ()
        return chosen(models, name, self._address.place)

    async def said(self, messages: Sequence[Message], *, model: str, most: int) -> AsyncIterator[str]:
        """What the model says next, piece by piece, without its thoughts.

        Raises ModelError where there are thoughts only.
        """
        thinking, said, thought = Thinking(), False, False
        async for content, reasoning in self._deltas(messages, model, most):
            thought = thought or bool(reasoning)
            if piece := thinking.feed(content):
                said = True
                yield piece
        if rest := thinking.end():
            yield rest
        elif not said and (thought or thinking.thought):
            raise ModelError(
                f"{shown(model)!r} at {self._address.place} thought, and came to no answer in {most} tokens: "
                "turn its thinking off on the server, or name a model that does not think."
            )

    async def told(self, fault: Fault, model: str | None) -> ModelError:
        """What people are told of a fault; where something was not there, the models that are."""
        models: tuple[Served, ...] = ()
        if is_gone(fault):
            with suppress(*FAULTS):
                models = await self._listed()
        return told(fault, self._address, model, models)

    async def _listed(self) -> tuple[Served, ...]:
        async with asyncio.timeout(self._silence):
            response = await self._http.get(self._address.models)
        try:
            return listed(response.json())
        except (ValueError, RecursionError):
            raise Refused(200) from None

    async def _deltas(
        self, messages: Sequence[Message], model: str, most: int
    ) -> AsyncIterator[tuple[str, str]]:
        """Pairs of what it says and what it thinks; a server that knows no end is left after so many."""
        came = 0
        async with ChatClient(self._address, self._http) as client:
            chunks = await self._begun(client, messages, model, most)
            while came < most and (chunk := await self._next(chunks)) is not None:
                for choice in chunk.choices[:1]:
                    delta = choice.delta.content, choice.delta.reasoning
                    came += any(delta)
                    if any(delta):
                        yield delta
                    if choice.finish_reason in _STOPPED:
                        raise Refused(200, _STOPPED[choice.finish_reason])
                    if choice.finish_reason:
                        return

    async def _next(self, chunks: AsyncIterator[Any]) -> Any:
        async with asyncio.timeout(self._silence):
            return await anext(chunks, None)

    async def _begun(self, client: ChatClient, messages: Sequence[Message], model: str, most: int) -> Any:
        """The chunks of an answer, of which the first may be still to come."""
        talk = [{"role": message.role, "content": message.content} for message in messages]
        try:
            return await self._streamed(client, talk, model, most)
        except Refused as fault:  # by the templates of Gemma 2 and older Mistrals, on vLLM
            if not _NO_SYSTEM.search(fault.words):
                raise
        return await self._streamed(client, folded(talk), model, most)

    async def _streamed(self, client: ChatClient, talk: list[dict[str, str]], model: str, most: int) -> Any:
        async with asyncio.timeout(self._silence):
            return await client.chat_completion(
                talk, model=model, max_tokens=most, temperature=0.0, stream=True
            )
