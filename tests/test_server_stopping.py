"""Stop: writing ends at once, whatever the server is doing; the server is left; nothing leaks."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from threading import Event, Thread
from time import monotonic

import pytest

from index.errors import ModelError
from qa.writing.server_writer import ServerWriter
from qa.writing.writer import Message, Stop
from tests.chat_server import ChatServer, Line, Reply, chat_server, failing, saying, silent

TALK = (Message("user", "Who pays for the pier?"),)
BOUND = 0.3  # seconds within which writing ends; that it is kept is the point


def silent_in_the_middle(line: Line) -> None:
    line.head()
    line.say("The council")
    line.pause(60)


def silent_after_its_headers(line: Line) -> None:
    line.head()
    line.pause(60)


def in_the_middle_of_a_line(line: Line) -> None:
    line.write(b"HTTP/1.1 20")
    line.pause(60)


def talkative(line: Line) -> None:
    line.head()
    while True:
        line.say(" and")
        line.pause(0.001)


def seconds_to_end(writer: ServerWriter, begun: Callable[[], object]) -> float:
    """From being told to stop, a little after it has begun, until writing has ended.

    The best of three: on a busy machine, what is measured may be others' work.
    """
    return min(tries(lambda: once_to_end(writer, begun)))


def tries(measured: Callable[[], float]) -> Iterator[float]:
    for _ in range(3):
        yield (seconds := measured())
        if seconds < BOUND:
            return


def once_to_end(writer: ServerWriter, begun: Callable[[], object]) -> float:
    stop, told = Stop(100), Event()
    at: list[float] = []

    def tell() -> None:
        while not begun() and not told.wait(0.01):
            pass
        told.wait(0.05)
        at.append(monotonic())
        stop.set()

    teller = Thread(target=tell)
    teller.start()
    for _ in writer.write(TALK, most=1_000_000, stop=stop):
        pass
    ended = monotonic()
    told.set()
    teller.join()
    return ended - at[0]


@pytest.fixture(autouse=True)
def nothing_leaks() -> Iterator[None]:
    """No thread and no open file is left by any test here."""
    threads, files = set(threading.enumerate()), open_files()
    yield
    until = monotonic() + 3
    while monotonic() < until and left_over(threads):
        Event().wait(0.01)
    assert not left_over(threads)
    assert open_files() <= files


def open_files() -> int:
    """How many this process has open, sockets among them; 0 where the system does not tell."""
    folder = Path("/proc/self/fd")
    return len(list(folder.iterdir())) if folder.is_dir() else 0


def left_over(threads: set[Thread]) -> set[Thread]:
    return set(threading.enumerate()) - threads


@pytest.fixture(scope="module", autouse=True)
def _warm() -> None:
    """What the first answer imports is no part of what is measured."""
    with chat_server() as server:
        list(ServerWriter(server.url).write(TALK, most=9, stop=Stop()))


@pytest.mark.parametrize(
    "reply", [silent(), silent_after_its_headers, silent_in_the_middle, in_the_middle_of_a_line, talkative]
)
def test_writing_ends_at_once_and_the_server_notices(reply: Reply) -> None:
    with chat_server(reply) as server:
        assert seconds_to_end(ServerWriter(server.url, "tiny"), lambda: server.chats) < BOUND
        assert all(chat.hung_up.wait(2) for chat in server.chats)


def test_it_ends_while_it_waits_to_ask_again() -> None:
    with chat_server(failing(503, Retry_After="20")) as server:
        assert seconds_to_end(ServerWriter(server.url, "tiny"), lambda: server.chats) < BOUND


def test_it_ends_while_it_asks_for_the_models() -> None:
    with chat_server(models=silent()) as server:
        assert seconds_to_end(ServerWriter(server.url), lambda: server.asked) < BOUND


def test_it_ends_while_it_connects() -> None:
    with full_house() as port:
        assert seconds_to_end(ServerWriter(f"http://127.0.0.1:{port}", "tiny"), lambda: True) < BOUND


def test_it_ends_when_the_time_is_up() -> None:
    with chat_server(silent_in_the_middle) as server:
        begun = monotonic()
        writer = ServerWriter(server.url, "tiny", timeout=20)
        assert list(writer.write(TALK, most=9, stop=Stop(0.8))) == ["The council"]
        assert 0.8 <= monotonic() - begun < 5
        assert server.chats[0].hung_up.wait(2)


def test_told_beforehand_nothing_is_asked() -> None:
    stop = Stop()
    stop.set()
    with chat_server() as server:
        assert list(ServerWriter(server.url, "tiny").write(TALK, most=9, stop=stop)) == []
        assert server.chats == []


def test_whoever_listens_may_leave() -> None:
    with chat_server(talkative) as server:
        pieces = ServerWriter(server.url, "tiny").write(TALK, most=1_000_000, stop=Stop())
        assert next(pieces) == " and"
        pieces.close()  # type: ignore[attr-defined]
        assert server.chats[0].hung_up.wait(2)


def test_the_server_is_left_while_the_listener_is_busy_elsewhere() -> None:
    stop = Stop()
    with chat_server(talkative) as server:
        pieces = ServerWriter(server.url, "tiny").write(TALK, most=1_000_000, stop=stop)
        next(pieces)
        stop.set()
        assert server.chats[0].hung_up.wait(2)
        assert list(pieces) == []


@pytest.mark.parametrize("reply", [saying("Here."), failing(400), Line.reset])
def test_nothing_is_left_of_answers_and_faults(reply: Reply) -> None:
    with chat_server(reply) as server:
        for _ in range(3):
            quietly(server)


def test_answers_at_once_do_not_mix() -> None:
    def echo(line: Line) -> None:
        line.head()
        for word in line.request.body["messages"][0]["content"].split():
            line.say(word)
            line.pause(0.005)
        line.end()

    with chat_server(echo) as server:
        writer, came = ServerWriter(server.url), {}

        def ask(name: str) -> None:
            talk = (Message("user", " ".join([name] * 5)),)
            came[name] = "".join(writer.write(talk, most=50, stop=Stop(20)))

        threads = [Thread(target=ask, args=(f"<{number}>",)) for number in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert came == {f"<{number}>": f"<{number}>" * 5 for number in range(8)}


def quietly(server: ChatServer) -> None:
    try:
        list(ServerWriter(server.url, "tiny", attempts=1).write(TALK, most=9, stop=Stop(20)))
    except ModelError:
        return


@contextmanager
def full_house() -> Iterator[int]:
    """A port whose queue of callers is full, so that whoever calls waits for ever."""
    with socket.socket() as listening, ExitStack() as callers:
        listening.bind(("127.0.0.1", 0))
        listening.listen(0)
        for _ in range(4):
            caller = callers.enter_context(socket.socket())
            caller.setblocking(False)
            caller.connect_ex(listening.getsockname())
        yield listening.getsockname()[1]
