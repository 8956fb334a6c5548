"""The endpoints as tools of the Model Context Protocol, with the protocol's own client at a real server."""

import asyncio
import json
import sys
from base64 import b64encode
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import httpx
import pytest
from mcp import ClientSession
from mcp.client.streamable_http import streamable_http_client
from mcp.types import CallToolResult, TextContent, Tool

import app
from tests.serving import HARBOUR, Served, served, stocked

QUESTION = "How long will the repairs take?"
T = TypeVar("T")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("mcp")
    with served(folder, "--library", str(stocked(folder, "news", {"pier.txt": HARBOUR})), "--mcp") as running:
        yield running
        assert "Traceback" not in running.log()


def test_there_are_five_tools_that_say_what_they_take(server: Served) -> None:
    tools = {tool.name: tool for tool in _tools(server)}
    assert set(tools) == {"ask", "search", "add", "remove", "documents"}
    for tool in tools.values():
        assert tool.description
        assert "Returns: " in tool.description
        assert ",," not in tool.description
        for name, schema in tool.inputSchema["properties"].items():
            assert schema["description"], name
    ask = tools["ask"].inputSchema
    assert list(ask["properties"]) == ["question", "library", "where", "history", "k", "writer"]
    assert ask["required"] == ["question"]
    assert ask["properties"]["k"] == {
        "type": "integer", "default": 8, "description": "how many passages are read, 1 to 100",
    }  # fmt: skip


def test_a_question_is_answered_in_json(server: Served) -> None:
    answer = _call(server, "ask", question=QUESTION, where={"published": ["2031-06-01", None]}, k=4)
    (citation,) = answer["citations"]
    assert citation["quote"] == "Repairs will take six weeks, the council said."
    (hit,) = _call(server, "search", query="north pier", k=1)
    assert hit["document"]["publisher"] == "Harbour Post"


def test_documents_are_added_listed_and_removed(server: Served) -> None:
    encoded = b64encode("# Eels\n\nThe eel is in Tarn – “still”.".encode()).decode()
    assert _call(server, "add", name="eel.md", base64=encoded)["added"] == 1
    assert _call(server, "add", name="cod.txt", text="The cod is in Rask.")["added"] == 1
    listed = _call(server, "documents", first=1)
    assert [row["source"] for row in listed["documents"]] == ["uploads/eel.md", "uploads/cod.txt"]
    assert "– “still”" in _call(server, "search", query="eel", k=1)[0]["text"]
    ids = [row["id"] for row in listed["documents"]]
    assert _call(server, "remove", ids=ids) == {"removed": 2}


@pytest.mark.parametrize(
    ("tool", "given", "message"),
    [
        ("ask", {"question": QUESTION, "library": "nope"}, "there is no library 'nope'"),
        ("ask", {}, "'question' is a required property"),
        ("search", {"query": "pier", "where": {"colour": "red"}}, "no document has a field 'colour'"),
        ("add", {"name": "a.pdf", "base64": "***"}, "base64 cannot be decoded"),
        ("remove", {"ids": ["unknown"]}, "nothing was removed"),
    ],
)
def test_a_mistake_is_told_in_words(server: Served, tool: str, given: dict[str, Any], message: str) -> None:
    result = _result(server, tool, given)
    assert result.isError
    assert message in _said(result)


def test_only_this_machine_and_no_other_page_may_use_the_tools(server: Served) -> None:
    url = f"{server.url}/gradio_api/mcp/"
    asked = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}
    accepted = {"Accept": "application/json, text/event-stream"}
    assert httpx.post(url, json=asked, headers=accepted).status_code == 200
    for other in ({"Origin": "https://example.org"}, {"Host": "rebound.example.org"}):
        assert httpx.post(url, json=asked, headers={**accepted, **other}).status_code == 403


def test_without_the_package_the_remedy_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setitem(sys.modules, "mcp", None)  # as where it is not installed
    assert app.main(["--mcp"]) == 1
    assert "pip install footnote-qa[mcp]" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_with_a_login_it_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for login in (["--auth", "ann:password"], ["--users", "people"]):
        assert app.main(["--mcp", *login]) == 1
        assert "--mcp lets everybody in" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def _tools(server: Served) -> list[Tool]:
    async def listed(session: ClientSession) -> list[Tool]:
        return (await session.list_tools()).tools

    return _within(server, listed)


def _result(server: Served, tool: str, given: dict[str, Any]) -> CallToolResult:
    return _within(server, lambda session: session.call_tool(tool, given))


def _call(server: Served, tool: str, **given: object) -> Any:
    result = _result(server, tool, given)
    assert not result.isError, result
    return json.loads(_said(result))


def _said(result: CallToolResult) -> str:
    (content,) = result.content
    assert isinstance(content, TextContent)
    return content.text


def _within(server: Served, does: Callable[[ClientSession], Awaitable[T]]) -> T:
    async def whole() -> T:
        address = f"{server.url}/gradio_api/mcp/"
        async with streamable_http_client(address) as (read, write, _), ClientSession(read, write) as session:
            await session.initialize()
            return await does(session)

    return asyncio.run(whole())
