"""What people are told when a server refuses, is busy or not there; and when it is asked again."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread
from time import monotonic

import pytest

from index.errors import ModelError
from qa.writing.server_writer import ServerWriter
from qa.writing.writer import Message, Stop
from tests.chat_server import Line, Reply, chat_server, failing, saying, silent

TALK = (Message("user", "Who pays for the pier?"),)


def ask(url: str, *, seconds: float = 20, attempts: int = 3, timeout: float = 5) -> str:
    writer = ServerWriter(url, "tiny", attempts=attempts, timeout=timeout)
    return "".join(writer.write(TALK, most=50, stop=Stop(seconds)))


def told(url: str, *, seconds: float = 20, attempts: int = 3, timeout: float = 5) -> str:
    with pytest.raises(ModelError) as caught:
        ask(url, seconds=seconds, attempts=attempts, timeout=timeout)
    return str(caught.value)


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        (failing(401, {"error": {"message": "no key"}}), "refused the key, or wants one (no key)"),
        (failing(403, "Forbidden", "text/plain"), "refused the key, or wants one (Forbidden)"),
        (failing(400, {"error": "bad \x07 thing"}), "with status 400 (bad \N{REPLACEMENT CHARACTER} thing)"),
        (failing(422, {"detail": [{"loc": ["a"], "msg": "wrong field"}]}), "with status 422 (wrong field)"),
        (failing(401, "<html><title>401</title>", "text/html"), "refused the key, or wants one (401)"),
        (failing(404, "<!DOCTYPE html><title>Gone &amp; lost</title>", "text/html"), "is no chat at"),
        (failing(404, "<!DOCTYPE html><title>Gone &amp; lost</title>", "text/html"), "(Gone & lost)"),
        (
            failing(502, "<html><title>Bad Gateway</title>", "text/html", Retry_After="0"),
            "with status 502 (Bad Gateway): look into what it has logged",
        ),
        (failing(400, {"error": "'max_tokens' is unknown here"}), "with status 400 ('max_tokens' is unknown"),
        (failing(200, "<html><title>Router login</title></html>", "text/html"), "(Router login)"),
        (failing(200, "<html>", "text/plain"), "OpenAI-compatible server, such as http"),
        (failing(200, "[]"), "something else than a model"),
        (failing(200, "{nonsense"), "OpenAI-compatible server, such as http"),
        (failing(500, {"detail": {"reason": 7}}, Retry_After="0"), 'with status 500 ({"reason": 7})'),
        (failing(429, "", Retry_After="100000"), "asked too often; it asks to wait 100000 s"),
    ],
)
def test_what_is_told_of_a_refusal(reply: Reply, words: str) -> None:
    with chat_server(reply) as server:
        message = told(server.url)
        assert words in message
        assert f"127.0.0.1:{server.port}" in message
        assert message.isprintable()
        assert message.endswith(".")


@pytest.mark.parametrize(
    "words",
    [
        "This model's maximum context length is 4096 tokens. However, you requested 5000 tokens.",
        "the request exceeds the available context size, try increasing it",
        "`inputs` tokens + `max_new_tokens` must be <= 2048. Given: 3000 `inputs` tokens",
        "Input validation error: inputs is too long",
    ],
)
def test_passages_that_are_too_long(words: str) -> None:
    with chat_server(failing(400, {"error": {"message": words}})) as server:
        message = told(server.url)
        assert "too long for the window" in message
        assert words[:40] in message
        assert len(server.chats) == 1


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_a_busy_server_is_asked_again(status: int) -> None:
    busy = failing(status, Retry_After="0")
    with chat_server(busy, busy, saying("Here.")) as server:
        assert ask(server.url) == "Here."
        assert len(server.chats) == 3


def test_a_busy_server_is_not_asked_for_ever() -> None:
    with chat_server(failing(503, {"error": "Loading model"}, Retry_After="0")) as server:
        assert "Loading model" in told(server.url, attempts=3)
        assert len(server.chats) == 3


@pytest.mark.parametrize("status", [400, 401, 404, 422])
def test_what_would_not_help_is_not_tried(status: int) -> None:
    with chat_server(failing(status), saying("Here.")) as server:
        told(server.url)
        assert len(server.chats) == 1


def test_it_is_waited_as_long_as_the_server_asks() -> None:
    with chat_server(failing(429, Retry_After="0.3"), saying("Here.")) as server:
        begun = monotonic()
        assert ask(server.url) == "Here."
        assert monotonic() - begun >= 0.3


def test_it_is_not_waited_longer_than_there_is_time() -> None:
    with chat_server(failing(429, {"error": "slow down"}, Retry_After="30"), saying("Here.")) as server:
        begun = monotonic()
        assert "slow down" in told(server.url, seconds=10)
        assert monotonic() - begun < 9
        assert len(server.chats) == 1


def headers_alone(line: Line) -> None:
    line.head()
    line.reset()


@pytest.mark.parametrize("fault", [Line.reset, lambda line: None, headers_alone])
def test_a_connection_that_breaks_before_any_text_is_tried_again(fault: Reply) -> None:
    with chat_server(fault, saying("Here.")) as server:
        assert ask(server.url) == "Here."


def test_a_server_that_comes_up_in_the_meantime() -> None:
    port = free_port()
    came: list[str] = []
    asking = Thread(target=lambda: came.append(ask(f"http://127.0.0.1:{port}", attempts=6)))
    asking.start()
    asking.join(0.2)  # by now the first try has failed; the next comes soon after
    with chat_server(saying("Here."), port=port):
        asking.join()
    assert came == ["Here."]


def test_nobody_answers() -> None:
    port = free_port()
    assert told(f"http://127.0.0.1:{port}", attempts=1) == (
        f"nothing answers at http://127.0.0.1:{port}/v1: start the server, or correct the address."
    )


def test_a_name_that_nobody_has() -> None:
    assert "no machine is known by the name in http://nobody.invalid/v1" in told("http://nobody.invalid")


def test_https_where_http_is_spoken() -> None:
    with chat_server() as server:
        assert "does not speak https" in told(server.url.replace("http:", "https:"))


def test_what_speaks_something_else() -> None:
    with greeting(b"220 mail.example ESMTP\r\n\r\n") as url:
        assert "does not speak http" in told(url, attempts=1)


def test_a_server_that_never_answers() -> None:
    with chat_server(silent()) as server:
        assert "did not answer in time" in told(server.url, timeout=0.2)
        assert len(server.chats) == 1
        assert server.chats[0].hung_up.wait(2)


def test_a_server_that_never_says_what_it_has() -> None:
    with chat_server(models=silent()) as server:
        writer = ServerWriter(server.url, timeout=0.2)
        with pytest.raises(ModelError, match="did not answer in time"):
            list(writer.write(TALK, most=9, stop=Stop(20)))


def test_loading_tells_of_it() -> None:
    with pytest.raises(ModelError, match="nothing answers"):
        ServerWriter(f"http://127.0.0.1:{free_port()}", attempts=1).load()
    with chat_server(models=silent()) as server, pytest.raises(ModelError, match=r"in time"):
        ServerWriter(server.url, timeout=0.2).load()
    with chat_server(models=failing(401)) as server, pytest.raises(ModelError, match="FOOTNOTE_SERVER_KEY"):
        ServerWriter(server.url, "tiny").load()
    with (
        chat_server(models=failing(200, "<html>", "text/html")) as server,
        pytest.raises(ModelError, match="else"),
    ):
        ServerWriter(server.url).load()


def test_a_model_that_was_exchanged_is_found_again() -> None:
    models = [{"id": "old"}]
    with chat_server(saying("Old."), failing(404), saying("New."), models=models) as server:
        writer = ServerWriter(server.url)
        assert "".join(writer.write(TALK, most=9, stop=Stop(20))) == "Old."
        models[:] = [{"id": "new"}]
        with pytest.raises(ModelError, match="has no model 'old', but new"):
            list(writer.write(TALK, most=9, stop=Stop(20)))
        assert "".join(writer.write(TALK, most=9, stop=Stop(20))) == "New."
        assert [chat.body["model"] for chat in server.chats] == ["old", "old", "new"]


@contextmanager
def greeting(words: bytes) -> Iterator[str]:
    """What says some words to whoever connects, and nothing else."""
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def greet() -> None:
            connection, _ = listening.accept()
            with connection:
                connection.sendall(words)
                while connection.recv(10_000):
                    pass

        thread = Thread(target=greet)
        thread.start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        thread.join()


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])
