"""Other origins are refused: ASGI calls by hand, as a server makes them."""

import asyncio
from typing import Any

import pytest
from starlette.types import Message, Receive, Scope, Send

from web.origin import SameOrigin

Headers = list[tuple[str, str]]


class Reached:
    """An application that says when it was reached."""

    def __init__(self) -> None:
        self.scopes: list[Scope] = []

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.scopes.append(scope)


def called(headers: Headers, kind: str = "http", *, local: bool = False) -> tuple[bool, list[Message]]:
    """Whether the application behind was reached, and what was sent before."""
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    behind = Reached()
    raw = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in headers]
    scope: dict[str, Any] = {"type": kind, "method": "POST", "path": "/gradio_api/queue/join", "headers": raw}
    asyncio.run(SameOrigin(behind, local=local)(scope, receive, send))
    return bool(behind.scopes), sent


def passes(*headers: tuple[str, str], kind: str = "http", local: bool = False) -> bool:
    reached, sent = called(list(headers), kind, local=local)
    assert reached is not bool(sent)
    return reached


@pytest.mark.parametrize("kind", ["http", "websocket"])
@pytest.mark.parametrize(
    ("origin", "host", "wanted"),
    [
        ("http://127.0.0.1:7860", "127.0.0.1:7860", True),
        ("https://footnote.example", "footnote.example", True),
        ("HTTPS://Footnote.Example", "footnote.EXAMPLE", True),
        ("http://[::1]:7860", "[::1]:7860", True),
        ("https://footnote.example", "footnote.example:443", True),
        ("https://footnote.example", "footnote.example:80", False),
        ("http://footnote.example:99999", "footnote.example:99999", False),
        ("http://evil.example", "127.0.0.1:7860", False),
        ("http://127.0.0.1:7861", "127.0.0.1:7860", False),
        ("http://127.0.0.1", "127.0.0.1:7860", False),
        ("http://localhost:7860", "127.0.0.1:7860", False),
        ("http://footnote.example.evil.example", "footnote.example", False),
        ("http://evil.example/footnote.example", "footnote.example", False),
        ("http://footnote.example@evil.example", "footnote.example", False),
        ("null", "127.0.0.1:7860", False),
        ("null", "", False),
        ("", "127.0.0.1:7860", False),
        ("", "", False),
        ("file://", "", False),
        ("http://[::1", "127.0.0.1:7860", False),
        ("http://[x]", "[x]", False),
    ],
)
def test_an_origin_is_the_host_or_is_refused(origin: str, host: str, wanted: bool, kind: str) -> None:
    assert passes(("host", host), ("origin", origin), kind=kind) is wanted
    assert passes(("Origin", origin), ("Host", host), kind=kind) is wanted  # whatever a server makes of names


def test_who_has_no_origin_is_a_program() -> None:
    assert passes(("host", "127.0.0.1:7860"))
    assert passes()


def test_an_origin_without_a_host_is_refused() -> None:
    assert not passes(("origin", "null"))
    assert not passes(("origin", "http://evil.example"))


def test_what_is_refused_is_told_so() -> None:
    _, sent = called([("host", "127.0.0.1:7860"), ("origin", "http://evil.example")])
    assert sent[0]["status"] == 403
    assert sent[1]["body"] == b"This page answers only to itself."
    _, sent = called([("host", "a"), ("origin", "http://b")], "websocket")
    assert (sent[0]["type"], sent[0]["status"]) == ("websocket.http.response.start", 403)


def test_starting_and_stopping_is_not_held_up() -> None:
    assert passes(("origin", "http://evil.example"), kind="lifespan", local=True)


@pytest.mark.parametrize(
    ("host", "wanted"),
    [
        ("127.0.0.1:7860", True), ("localhost:7860", True), ("LocalHost", True), ("[::1]:7860", True),
        ("evil.example:7860", False), ("localhost.evil.example", False), ("127.0.0.1.evil.example", False),
        ("evil.example@localhost.evil", False), ("", False), ("[::1", False), ("192.168.1.7:7860", False),
    ],
)  # fmt: skip
def test_a_name_that_was_made_to_point_here_is_refused(host: str, wanted: bool) -> None:
    """DNS rebinding: the page is then of the same origin, and sends none at all when it only reads."""
    assert passes(("host", host), local=True) is wanted
    assert passes(("host", host), ("origin", f"http://{host}"), local=True) is wanted
    assert passes(("host", host))  # where people log in, another name has no cookie


def test_a_request_for_nobody_is_refused_where_only_this_machine_is_served() -> None:
    assert not passes(local=True)
