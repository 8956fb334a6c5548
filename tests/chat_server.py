"""A small server that speaks the protocol of OpenAI's chat completions over a real socket, as it is told.

It has no model: each request for a chat is answered by the next of the replies it was given. It writes
server-sent events over chunked HTTP/1.1, slowly, half, broken or not at all, and notes what it was asked and
whether the client hung up.
"""

import json
import select
import socket
import struct
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from time import monotonic
from typing import Any

Reply = Callable[["Line"], None]
ONE_MODEL = ({"id": "tiny", "object": "model"},)


@dataclass
class Request:
    """What was asked. hung_up is set when the client closes the connection before the reply is at its end."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: Any
    hung_up: Event = field(default_factory=Event)


class HungUp(Exception):
    """The client has closed the connection, or the server is closing."""


class Line:
    """The connection that a reply is written to."""

    def __init__(self, connection: socket.socket, request: Request, closing: Event) -> None:
        self.request = request
        self._socket = connection
        self._closing = closing

    def head(self, status: int = 200, headers: Mapping[str, str] | None = None) -> None:
        """The status line and headers of a stream of events."""
        usual = {"Content-Type": "text/event-stream", "Transfer-Encoding": "chunked"}
        lines = [f"{name}: {value}" for name, value in {**usual, **(headers or {})}.items()]
        self.write("\r\n".join([f"HTTP/1.1 {status} Some Words", *lines, "", ""]).encode())

    def write(self, data: bytes) -> None:
        """Bytes as they are."""
        self._socket.sendall(data)

    def chunk(self, data: bytes) -> None:
        """A chunk of the body."""
        self.write(b"%x\r\n%s\r\n" % (len(data), data))

    def event(self, payload: object) -> None:
        """An event with an object in it."""
        self.chunk(b"data: " + json.dumps(payload, ensure_ascii=False).encode() + b"\n\n")

    def say(self, *pieces: str, finish: str | None = None) -> None:
        """An event for each piece; the last one carries the reason for the end, if any."""
        for number, piece in enumerate(pieces, 1):
            self.event(delta({"content": piece}, finish if number == len(pieces) else None))

    def end(self, *, done: bool = True) -> None:
        """The proper end."""
        if done:
            self.chunk(b"data: [DONE]\n\n")
        self.write(b"0\r\n\r\n")

    def pause(self, seconds: float) -> None:
        """Nothing for so long. Raises HungUp as soon as the client is gone."""
        until = monotonic() + seconds
        while (left := until - monotonic()) > 0:
            readable, _, _ = select.select([self._socket], [], [], min(left, 0.02))
            if self._closing.is_set() or (readable and not self._socket.recv(1, socket.MSG_PEEK)):
                raise HungUp

    def reset(self) -> None:
        """Break the connection, so that the client's reading fails."""
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self._socket.close()

    def whole(self, status: int, body: str, kind: str = "application/json", **headers: str) -> None:
        """A whole response that is no stream."""
        data = body.encode()
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        length = {"Content-Type": kind, "Content-Length": str(len(data)), **names}
        lines = [f"{name}: {value}" for name, value in length.items()]
        self.write("\r\n".join([f"HTTP/1.1 {status} Some Words", *lines, "", ""]).encode() + data)


def delta(part: Mapping[str, Any], finish: str | None = None) -> dict[str, Any]:
    """A chunk as servers send it."""
    choice = {"index": 0, "delta": dict(part), "finish_reason": finish, "logprobs": None}
    return {"id": "c1", "object": "chat.completion.chunk", "created": 1, "model": "tiny", "choices": [choice]}


def saying(*pieces: str, pause: float = 0.0) -> Reply:
    """Says the pieces, and properly ends."""

    def reply(line: Line) -> None:
        line.head()
        line.event(delta({"role": "assistant", "content": ""}))
        for piece in pieces:
            line.pause(pause)
            line.say(piece)
        line.event(delta({}, "stop"))
        line.end()

    return reply


def failing(status: int, body: object = "", kind: str = "application/json", **headers: str) -> Reply:
    """Answers with a status that is no success; an underscore in a header's name stands for a hyphen."""
    text = body if isinstance(body, str) else json.dumps(body)
    return lambda line: line.whole(status, text, kind, **headers)


def silent(seconds: float = 60.0) -> Reply:
    """Takes the request, and sends nothing, not even headers."""
    return lambda line: line.pause(seconds)


@dataclass
class ChatServer:
    """A server that is up.

    models   what GET /v1/models lists, or a reply of its own
    replies  one for each request of a chat; the last one again and again
    asked    the requests so far
    """

    replies: Sequence[Reply]
    models: Sequence[Mapping[str, Any]] | Reply = ONE_MODEL
    asked: list[Request] = field(default_factory=list)
    port: int = 0
    closing: Event = field(default_factory=Event)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def chats(self) -> list[Request]:
        """The requests of a chat alone."""
        return [request for request in self.asked if request.method == "POST"]

    def answer(self, line: Line) -> None:
        """The reply that is due."""
        request = line.request
        self.asked.append(request)
        if request.path == "/v1/models":
            self._list(line)
        elif request.path == "/v1/chat/completions":
            self.replies[min(len(self.chats), len(self.replies)) - 1](line)
        else:
            line.whole(404, '{"detail": "Not Found"}')

    def _list(self, line: Line) -> None:
        if callable(self.models):
            self.models(line)
        else:
            line.whole(200, json.dumps({"object": "list", "data": list(self.models)}))


@contextmanager
def chat_server(
    *replies: Reply, models: Sequence[Mapping[str, Any]] | Reply = ONE_MODEL, port: int = 0
) -> Iterator[ChatServer]:
    """One that is up until the end of the block."""
    server = ChatServer(replies or (saying("Hello."),), models)
    with _listening(server, port) as listening:
        server.port = listening.server_address[1]
        thread = Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server
        finally:
            server.closing.set()
            listening.shutdown()
            thread.join()


def _listening(server: ChatServer, port: int) -> ThreadingHTTPServer:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        used = False

        def do_GET(self) -> None:
            self._answer()

        def do_POST(self) -> None:
            self._answer()

        def _answer(self) -> None:
            length = int(self.headers.get("content-length", 0))
            body = json.loads(self.rfile.read(length)) if length else None
            headers = {name.lower(): value for name, value in self.headers.items()}
            request = Request(self.command, self.path, headers, body)
            if self.used:
                self.close_connection = True
                return  # one that is kept for later is closed just when it is used again, as it happens
            self.used = True
            self.close_connection = self.command == "POST"
            try:
                server.answer(Line(self.connection, request, server.closing))
            except (HungUp, OSError):
                request.hung_up.set()

        def log_message(self, *arguments: object) -> None:
            """Tests are quiet."""

    class Listening(ThreadingHTTPServer):
        daemon_threads = True
        request_queue_size = 50  # with fewer, callers at once are made to wait for a second
        block_on_close = False

    return Listening(("127.0.0.1", port), Handler)
