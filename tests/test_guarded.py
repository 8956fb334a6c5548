"""Where people log in, nobody gets what is another's: a real server, some people, no polite browser."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass

import httpx
import pytest
from argon2 import PasswordHasher
from gradio_client import Client
from gradio_client.exceptions import AppError

from bench.visitor import EventFailed, Visitor
from chat.user_file import add_user, remove_user
from tests.serving import HARBOUR, Served, served, stocked

CHEAP = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
PEOPLE = {name: f"password of {name}" for name in ("ann", "ben", "cleo", "dora")}
SECRET = "The treasure of Skarn lies under the old lamp."
ASKED = "Where does the treasure of Skarn lie?"
NOTE = "right, and not to be told"
DIARY = "Diary of Ann"
API = "/gradio_api"


@dataclass(frozen=True, slots=True)
class Hers:
    """What Ann has on the server, and Ben has somehow learnt of."""

    page: Visitor
    chat: str
    document: str
    upload: str


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("guarded")
    for name, password in PEOPLE.items():
        add_user(folder / "people", name, password, hasher=CHEAP)
    news = stocked(folder, "news", {"pier.txt": HARBOUR})
    with served(folder, "--library", str(news), "--users", "people") as running:
        yield running


@pytest.fixture(scope="module")
def hers(server: Served) -> Iterator[Hers]:
    with _visitor(server, "ann") as page:
        page.load()
        page.fire("new-library", "submit", {"new-library": DIARY}, follow=True)
        page.fire("paste", "click", {"pasted": SECRET, "pasted-title": "Treasure"})
        shelf = page.fire("search", "change", {"search": ""})
        asked = page.fire("question", "submit", {"question": ASKED}, follow=True)
        assert SECRET in asked.raw
        chat = _found(r'data-do="open" data-id="([^"]+)"', asked.values["chats"])
        page.fire("talk", "like", data={"turn": 1, "value": 1, "note": NOTE})
        files = {"files": ("treasure.txt", SECRET.encode())}
        (upload,) = page.client.post(f"{API}/upload", files=files).json()
        yield Hers(page, chat, _found(r'data-id="(\w+)"', shelf.values["shelf"]), upload)


@pytest.fixture
def ben(server: Served, hers: Hers) -> Iterator[Visitor]:
    """His page, open."""
    with _visitor(server, "ben") as page:
        assert DIARY not in page.load().raw
        yield page


def test_she_has_it_all_herself(hers: Hers) -> None:
    opened = hers.page.fire("chats", "select", data={"id": hers.chat})
    assert SECRET in opened.raw
    assert DIARY in opened.raw
    assert hers.page.client.get(f"{API}/file={hers.upload}").text == SECRET
    exported = hers.page.fire("chats", "download", data={"id": hers.chat}).values["exported"]
    assert SECRET in hers.page.client.get(f"{API}/file={exported['path']}").text


def test_nobody_gets_anything_from_any_route(server: Served, hers: Hers) -> None:
    tried = 0
    with httpx.Client(base_url=server.url, timeout=5) as nobody:
        for path, method in _routes():
            for filled in (_filled(path, hers), _filled(path, hers).replace(f"/{hers.page.session}", "/x")):
                if "heartbeat/x" in filled:
                    continue  # it says for ever that the server is there
                answer = nobody.request(method, filled, params={"session_hash": hers.page.session})
                _is_silent(answer.text, "north pier", "pier.txt")
                tried += 1
    assert tried > 100


def test_nobody_may_call_anything(server: Served, hers: Hers) -> None:
    body = {"data": [ASKED, DIARY, None, None, 8], "session_hash": hers.page.session}
    calls = [
        *(f"call/{name}" for name in ("ask", "search", "documents", "open", "resume")),
        "run/ask",
        "api/ask",
    ]
    for path in (*calls, "call/v2/ask", "queue/join", "component_server", "upload"):
        answer = httpx.post(f"{server.url}{API}/{path}", json={**body, "fn_index": 0})
        assert answer.status_code in (401, 403), path
        _is_silent(answer.text, "north pier", "pier.txt")


def test_the_page_of_nobody_is_a_login(server: Served) -> None:
    shown = httpx.get(server.url)
    assert '"auth_required":true' in shown.text
    assert "news" not in shown.text.partition("window.gradio_config")[2]
    assert httpx.get(f"{server.url}/config").status_code == 401
    with Visitor(server.url) as page, pytest.raises(EventFailed, match="401"):
        page.read()


def test_wrong_passwords_lock_a_name_out(server: Served) -> None:
    with Visitor(server.url) as page:
        assert [page.login("cleo", f"guess number {number}") for number in range(5)] == [False] * 5
        assert not page.login("cleo", PEOPLE["cleo"])
        assert not page.login("nobody", PEOPLE["cleo"])
        assert page.login("ben", PEOPLE["ben"])


def test_her_session_answers_to_her_alone(ben: Visitor, hers: Hers) -> None:
    theirs, ben.session = ben.session, hers.page.session
    for element, event, data in (
        ("talk", "select", {"turn": 1, "kind": "c", "number": 1}),
        ("question", "submit", None), ("query", "submit", None), ("chips", "clear", {"name": "all"}),
        ("chats", "select", {"id": hers.chat}), ("chats", "delete", {"id": hers.chat}),
        ("talk", "like", {"turn": 1, "value": -1, "note": ""}), ("panel", "expand", {"way": "up", "at": 0}),
        ("shelf", "delete", {"id": hers.document}), ("delete-library", "click", None),
    ):  # fmt: skip
        with pytest.raises(EventFailed, match="403: This session is somebody else's"):
            ben.fire(element, event, {"question": ASKED, "query": "treasure"}, data)
    for path in ("queue/data", f"heartbeat/{ben.session}", f"stream/{ben.session}/1/1/playlist.m3u8"):
        answer = ben.client.get(f"{API}/{path}", params={"session_hash": ben.session})
        assert answer.status_code == 403
    cancelled = {"session_hash": ben.session, "fn_index": 0, "event_id": "x"}
    assert ben.client.post(f"{API}/cancel", json=cancelled).status_code == 403
    assert httpx.post(f"{ben.url}{API}/cancel", json=cancelled).status_code == 403
    assert ben.client.post(f"{API}/call/ask", json={"data": [], **cancelled}).status_code == 403
    ben.session = theirs
    assert SECRET in hers.page.fire("talk", "select", data={"turn": 1, "kind": "c", "number": 1}).raw


def test_her_chat_is_none_of_his(ben: Visitor, hers: Hers) -> None:
    for event, data in (("select", {}), ("delete", {}), ("edit", {"title": "mine"}), ("download", {})):
        with pytest.raises(EventFailed) as caught:
            ben.fire("chats", event, data={"id": hers.chat, **data})
        _is_silent(str(caught.value))
    _is_silent(ben.load(hers.chat).raw)
    _is_silent(ben.fire("sought", "change", {"sought": "treasure"}).raw)


def test_her_library_does_not_exist_for_him(ben: Visitor, hers: Hers) -> None:
    with pytest.raises(EventFailed, match="not in the list of choices"):
        ben.fire("library", "input", {"library": DIARY})
    _is_silent(ben.fire("query", "submit", {"query": "treasure lamp Skarn"}).raw)
    where = {"document": hers.document, "start": 0, "end": 40}
    _is_silent(ben.fire("passages", "select", data=where).raw)
    with pytest.raises(EventFailed):
        ben.fire("shelf", "delete", data={"id": hers.document})
    with pytest.raises(EventFailed):
        ben.fire("delete-library", "click")
    program = Client(ben.url, auth=("ben", PEOPLE["ben"]), verbose=False)
    assert program.predict(api_name="/documents")["libraries"] == ["news"]
    for call in (
        {"api_name": "/ask", "question": ASKED}, {"api_name": "/search", "query": ASKED},
        {"api_name": "/documents"}, {"api_name": "/remove", "ids": [hers.document]},
        {"api_name": "/add", "name": "a.txt", "text": "mine"},
    ):  # fmt: skip
        with pytest.raises(AppError, match="there is no library"):
            program.predict(library=DIARY, **call)
    with pytest.raises(AppError, match="unknown"):
        program.predict(ids=[hers.document], api_name="/remove")
    assert SECRET in hers.page.fire("query", "submit", {"query": "treasure"}).raw


def test_nobody_names_a_model_that_the_machine_then_loads_or_reaches(ben: Visitor) -> None:
    told = ben.read()
    for element in ("naming", "use-model", "password"):
        assert f'"{element}"' not in told
    events = [one["api_name"] for one in json.loads(told)["dependencies"]]
    assert "choose" in events  # one may choose among those that were named at the start, …
    assert not any(str(name).startswith("use") for name in events)  # … and no more


def test_her_upload_is_hers(ben: Visitor, hers: Hers) -> None:
    assert ben.client.get(f"{API}/file={hers.upload}").status_code == 403
    assert ben.client.get(f"{API}/file/{hers.upload}").status_code == 403
    assert httpx.get(f"{ben.url}{API}/file={hers.upload}").status_code in (401, 403)
    file = {"path": hers.upload, "orig_name": "a.txt", "meta": {"_type": "gradio.FileData"}}
    with pytest.raises(EventFailed, match="somebody else's"):
        ben.fire("drop", "upload", {"drop": [file]})
    again = {"files": ("treasure.txt", SECRET.encode())}
    assert ben.client.post(f"{API}/upload", files=again).json() == [hers.upload]  # who has it may have it
    assert ben.client.get(f"{API}/file={hers.upload}").text == SECRET


def test_whoever_was_removed_gets_nothing_more(server: Served) -> None:
    with _visitor(server, "dora") as page:
        page.load()
        program = Client(server.url, auth=("dora", PEOPLE["dora"]), verbose=False)
        assert program.predict(query="pier", api_name="/search")
        remove_user(server.folder / "people", "dora")
        with pytest.raises(EventFailed, match="not logged in any more"):
            page.fire("query", "submit", {"query": "pier"})
        with pytest.raises(AppError, match="not logged in any more"):
            program.predict(query="pier", api_name="/search")


def test_a_cookie_of_another_server_is_worth_nothing(server: Served, hers: Hers) -> None:
    for name, value in hers.page.client.cookies.items():
        for cookies in ({name: "x" + value}, {f"{name}x": value}):
            answer = httpx.get(f"{server.url}/config", cookies=cookies)
            assert answer.status_code == 401


def _visitor(server: Served, name: str) -> Visitor:
    page = Visitor(server.url)
    assert page.login(name, PEOPLE[name])
    page.read()
    return page


def _found(pattern: str, html: str) -> str:
    match = re.search(pattern, html)
    assert match, html
    return match[1]


def _is_silent(text: str, *shared: str) -> None:
    """Of what is Ann's alone, and of what those share who log in."""
    for word in ("treasure of Skarn lies", DIARY, NOTE, *shared):
        assert word not in text


_LIST = """
import json
import gradio
from gradio.routes import App
def walk(routes):
    for route in routes:
        inner = getattr(route, "original_router", None)
        own = ((route.path, method) for method in getattr(route, "methods", ()))
        yield from walk(inner.routes) if inner else own
with gradio.Blocks() as page:
    pass
print(json.dumps(list(walk(App.create_app(page, mcp_server=False).routes))))
"""


def _routes() -> list[tuple[str, str]]:
    """Every path and method that a server of Gradio's has, asked in a process of its own."""
    done = subprocess.run([sys.executable, "-c", _LIST], capture_output=True, check=True, timeout=60)
    return [(path, method) for path, method in json.loads(done.stdout)]


def _filled(path: str, hers: Hers) -> str:
    """With what Ann has in place of the names in braces."""
    known = {"session_hash": hers.page.session, "path_or_url": hers.upload, "path": hers.upload.lstrip("/")}
    return re.sub(r"\{(\w+)(:\w+)?\}", lambda match: known.get(match[1], "1"), path)
