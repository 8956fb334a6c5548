"""Streams as servers really write them, and streams that are cut, broken or nonsense."""

import json
from collections.abc import Callable, Iterator
from threading import Event

import pytest

from index.errors import ModelError
from qa.writing.server_writer import ServerWriter
from qa.writing.writer import Message, Stop
from tests.chat_server import Line, Reply, chat_server, delta, saying

TALK = (Message("user", "Who pays for the pier?"),)


def asked_of(*replies: Reply, timeout: float = 5.0) -> Iterator[str]:
    """The pieces of one answer, from a server that is there as long as they are taken."""
    with chat_server(*replies) as server:
        yield from ServerWriter(server.url, "tiny", timeout=timeout, attempts=1).write(
            TALK, most=50, stop=Stop(20)
        )


def until_it_broke(reply: Reply, *, timeout: float = 5.0, seen: Event | None = None) -> tuple[str, str]:
    """What came of an answer, and what was told in the end; seen is set when the first piece has come."""
    came: list[str] = []

    def note(pieces: Iterator[str]) -> None:
        for piece in pieces:
            came.append(piece)
            (seen or Event()).set()

    with pytest.raises(ModelError) as caught:
        note(asked_of(reply, timeout=timeout))
    return "".join(came), str(caught.value)


def raw(*parts: bytes) -> Reply:
    """A stream of these bytes, each part in a chunk and packet of its own."""

    def reply(line: Line) -> None:
        line.head()
        for part in parts:
            line.chunk(part)
            line.pause(0.002)
        line.write(b"0\r\n\r\n")

    return reply


def event(text: str, finish: str | None = None) -> bytes:
    return b"data: " + json.dumps(delta({"content": text}, finish), ensure_ascii=False).encode() + b"\n\n"


END = event("", "stop")
DONE = b"data: [DONE]\n\n"
USAGE = b'data: {"choices": [], "usage": {"total_tokens": 9}}\n\n'


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        pytest.param((event("A"), event("B"), END, DONE), "AB", id="usual"),
        pytest.param((event("A"), event("B", "stop")), "AB", id="a reason, but no DONE"),
        pytest.param((event("A"), event("B"), DONE), "AB", id="DONE, but no reason"),
        pytest.param((event("A"), event("B", "length"), DONE), "AB", id="as long as it may be"),
        pytest.param((event("A") + event("B") + END + DONE,), "AB", id="all at once"),
        pytest.param((b": ping\n\n", event("A"), b":\n\n: ping\n\n", event("B"), END), "AB", id="comments"),
        pytest.param(
            (event("A").replace(b"\n", b"\r\n"), event("B").replace(b"\n", b"\r\n"), END), "AB", id="CRLF"
        ),
        pytest.param(
            (event("A").replace(b"\n", b"\r"), event("B").replace(b"\n", b"\r"), END), "AB", id="CR"
        ),
        pytest.param((event("A")[:-1], event("B")[:-1], END), "AB", id="no empty lines"),
        pytest.param((event("A").replace(b": ", b":", 1), END, b"data:[DONE]\n\n"), "A", id="no spaces"),
        pytest.param((b"event: message\nid: 7\nretry: 5\n" + event("A"), END), "A", id="other fields"),
        pytest.param(
            (b"data: {nonsense\n\n", event("A"), b"data: 7\n\ndata: null\n\n", END), "A", id="bad lines"
        ),
        pytest.param((b"data: " + b"[" * 5000 + b"\n\n", event("A"), END), "A", id="too deep"),
        pytest.param((USAGE, event("A"), USAGE, END, USAGE, DONE), "A", id="usage"),
        pytest.param((event("A"), END[:-2]), "A", id="no line's end at the end"),
        pytest.param(
            (event("one\u2028two\x85three"), END), "one\u2028two\x85three", id="lines within the text"
        ),
        pytest.param(
            (b'data: {"choices": [{"delta": {"content": "\\ud83d"}}]}\n', END), "\ufffd", id="half a pair"
        ),
        pytest.param(
            (
                b'data: {"choices": 3}\ndata: {"choices": [4]}\ndata: {"choices": [{"delta": 5}]}\n',
                b'data: {"choices": [{"delta": {"content": 6, "role": 7}}], "created": "x"}\n',
                b'data: {"choices": [{"delta": {"content": [{"text": "A"}, 9, {"text": 1}]}}]}\n',
                END,
            ),
            "A",
            id="other shapes",
        ),
    ],
)
def test_streams_as_they_are_written(parts: tuple[bytes, ...], text: str) -> None:
    assert "".join(asked_of(raw(*parts))) == text


def test_characters_may_be_cut_anywhere() -> None:
    whole = event("Żółw 東京 😀") + event(" é.") + END + DONE
    cut = [whole[at : at + 7] for at in range(0, len(whole), 7)]  # 7 and 4 bytes have no common divisor
    assert "".join(asked_of(raw(*cut))) == "Żółw 東京 😀 é."


def test_a_packed_stream_is_unpacked() -> None:
    import gzip

    def reply(line: Line) -> None:
        line.head(headers={"Content-Encoding": "gzip"})
        line.chunk(gzip.compress(event("packed") + END))
        line.write(b"0\r\n\r\n")

    assert "".join(asked_of(reply)) == "packed"


def cut_short(line: Line) -> None:
    """The connection is closed in the middle of a chunk."""
    line.write(b'40\r\ndata: {"choices": [{"del')


def ended_early(line: Line) -> None:
    """The stream is properly ended, and says nothing of an end."""
    line.end(done=False)


def broken_chunk(line: Line) -> None:
    """What should be a length is none."""
    line.write(b"no length\r\n")


@pytest.mark.parametrize("fault", [cut_short, ended_early, broken_chunk, Line.reset])
def test_what_came_before_the_break_is_kept(fault: Callable[[Line], None]) -> None:
    seen = Event()

    def reply(line: Line) -> None:
        line.head()
        line.say("The council pays. The may")
        seen.wait(20)  # a reset throws away what was not read yet
        fault(line)

    came, told = until_it_broke(reply, seen=seen)
    assert came == "The council pays. The may"
    assert "broke off in the middle of the answer" in told


@pytest.mark.parametrize(
    "error",
    [
        {"error": {"message": "out of \x1b[31mmemory\n\nat layer 7" + "!" * 500, "code": 500}},
        {"error": "out of \x1b[31mmemory at layer 7" + "!" * 500},
        {"object": "error", "message": "out of \x1b[31mmemory at layer 7" + "!" * 500},
    ],
)
@pytest.mark.parametrize("before", ["", "The council"])
def test_an_error_in_the_stream_is_told_in_the_servers_words(error: object, before: str) -> None:
    def reply(line: Line) -> None:
        line.head()
        line.say(before)
        line.event(error)
        line.say("never said")

    came, told = until_it_broke(reply)
    assert came == before
    assert "out of \N{REPLACEMENT CHARACTER}[31mmemory at layer 7!!!" in told
    assert told.isprintable()
    assert len(told) < 330


@pytest.mark.parametrize("reason", ["content_filter", "error"])
def test_an_end_that_is_none(reason: str) -> None:
    came, told = until_it_broke(raw(event("The council", reason), DONE))
    assert came == "The council"
    assert "broke off" in told


def test_a_server_that_falls_silent_is_given_up() -> None:
    def reply(line: Line) -> None:
        line.head()
        line.say("The council")
        for _ in range(100):  # signs of life are no text
            line.chunk(b": ping\n\n")
            line.pause(0.05)

    came, told = until_it_broke(reply, timeout=0.6)
    assert came == "The council"
    assert "nothing more came" in told


def test_a_line_without_end_is_not_kept() -> None:
    def reply(line: Line) -> None:
        line.head()
        line.say("The council")
        while True:
            line.chunk(b"data: " + b"x" * 200_000)

    assert until_it_broke(reply)[0] == "The council"


def test_after_some_text_nothing_is_asked_again() -> None:
    def half(line: Line) -> None:
        line.head()
        line.say("The")
        line.end(done=False)

    with chat_server(half, saying("The council.")) as server:
        writer = ServerWriter(server.url, "tiny")
        with pytest.raises(ModelError, match="broke off"):
            list(writer.write(TALK, most=50, stop=Stop(20)))
        assert len(server.chats) == 1
        assert "".join(writer.write(TALK, most=50, stop=Stop(20))) == "The council."
