"""The connection to a server: huggingface_hub's InferenceClient over a wire of our own.

InferenceClient makes the request and reads the chunks. The wire (a transport of httpx2, which the client is
built on) sees to what the client leaves open: only the key that was given is sent, never a saved token of the
Hugging Face hub; no redirection is followed; HF_HUB_OFFLINE, proxies and cookies play no part; an answer that
is no stream of events is a `Refused`; and one bad line does not end a stream. Imports httpx2 and
huggingface_hub, so it is imported where it is used.
"""

import json
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx2
from huggingface_hub import AsyncInferenceClient

from qa.writing.remote.address import Address
from qa.writing.remote.events import BrokenOff, Events, trimmed
from qa.writing.remote.refusals import Refused, refused, said

_CONNECTING = 10.0  # seconds
_LONGEST = 4_000_000  # bytes of an answer that is no stream
_NO_KEY = "-"  # InferenceClient looks for a saved token unless it has one; the wire sends neither


class ChatClient(AsyncInferenceClient):
    """InferenceClient for one server, over the connection it is given; see the module."""

    def __init__(self, address: Address, http: httpx2.AsyncClient) -> None:
        super().__init__(base_url=address.chat, api_key=_NO_KEY, headers={"user-agent": "footnote"})
        self._http = http

    async def _get_async_client(self) -> httpx2.AsyncClient:
        return self._http


@asynccontextmanager
async def connected(address: Address, key: str | None) -> AsyncIterator[httpx2.AsyncClient]:
    """A client of HTTP for that server alone; its connections are closed at the end of the block."""
    wire = Wire(key, secure=address.base.startswith("https:"))
    timeout = httpx2.Timeout(None, connect=_CONNECTING)
    headers = {"user-agent": "footnote", "accept-encoding": "identity"}
    async with httpx2.AsyncClient(transport=wire, timeout=timeout, headers=headers, trust_env=False) as http:
        yield http


class Wire(httpx2.AsyncHTTPTransport):
    """Sends the key, refuses what is not asked for, and gives out clean events."""

    def __init__(self, key: str | None, *, secure: bool) -> None:
        # The certificates that are trusted take a tenth of a second to load, and http:// needs none.
        trusted = True if secure else ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        # A connection that is used again may just be closed by the server: each request has its own.
        super().__init__(verify=trusted, limits=httpx2.Limits(max_keepalive_connections=0))
        self._key = key

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """The response, if it is one that was asked for. Raises Refused for any other."""
        request.headers.pop("authorization", None)
        if self._key:
            request.headers["authorization"] = f"Bearer {self._key}"
        response = await super().handle_async_request(request)
        return await self._checked(response, streamed=request.method == "POST")

    async def _checked(self, response: httpx2.Response, *, streamed: bool) -> httpx2.Response:
        kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
        if response.status_code != 200 or kind == "text/html":
            raise refused(response.status_code, response.headers, await _body(response), key=self._key)
        if not streamed:
            return httpx2.Response(200, content=await _body(response))
        made = _Whole if kind == "application/json" else _Clean
        stream = made(response, self._key, events=kind == "text/event-stream")
        return httpx2.Response(
            200, headers={"content-type": "text/event-stream; charset=utf-8"}, stream=stream
        )


class _Clean(httpx2.AsyncByteStream):
    """A stream of events with nothing in it but whole JSON objects, in ASCII: one line each."""

    def __init__(self, response: httpx2.Response, key: str | None, *, events: bool) -> None:
        self._response = response
        self._key = key
        self._events = events  # whether it says of itself that it is one

    async def __aiter__(self) -> AsyncIterator[bytes]:
        events, came = Events(), False
        async for data in self._response.aiter_bytes():
            for payload in events.feed(data):
                came = True
                yield self._line(payload)
        for payload in events.end():
            yield self._line(payload)
        if not events.finished:
            raise BrokenOff if came or self._events else Refused(200)

    async def aclose(self) -> None:
        await self._response.aclose()

    def _line(self, payload: dict[str, object]) -> bytes:
        """As InferenceClient wants it. Raises Refused for an error in the stream."""
        if payload.get("error") or payload.get("object") == "error":
            raise Refused(200, said(payload, key=self._key))
        return f"data: {json.dumps(trimmed(payload))}\n\n".encode("ascii")


class _Whole(_Clean):
    """The answer of a server that does not stream, as a stream of one piece."""

    async def __aiter__(self) -> AsyncIterator[bytes]:
        try:
            payload = json.loads(await _body(self._response))
        except (ValueError, RecursionError):
            payload = None
        if not isinstance(payload, dict):
            raise Refused(200)
        yield self._line(payload)


async def _body(response: httpx2.Response) -> bytes:
    body = b""
    async for data in response.aiter_bytes():
        body += data
        if len(body) > _LONGEST:
            break
    return body
