"""Sessions: what one person's page holds is nobody else's, and files come from the browser alone.

Gradio binds a session to nobody: whoever knows its hash gets its events, and whoever knows the path of an
upload gets the file. Both are hard to guess, which is not enough where a log or a screen may show them.
"""

import json
import re
from collections import OrderedDict
from collections.abc import Iterator
from itertools import pairwise
from typing import Any
from urllib.parse import parse_qs, unquote

from starlette.requests import cookie_parser
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_MOST = 10_000  # sessions, and uploads, that are remembered: as many as Gradio keeps
_IN_PATH = ("heartbeat", "stream")  # routes whose next part is a session
_UNUSED = re.compile(
    r"/(gradio_api/(vibe|undo-vibe|run-history|runs|process_recording|deep_link|proxy=|dev/)|monitoring)"
)  # by this page; some of them write files


class Sessions:
    """ASGI middleware around a Gradio app: 403 for a session or an upload of somebody else.

    A session is the person's who used it first. Where nobody logs in, all is everybody's. An address in place
    of a file is refused whoever sends it: Gradio would fetch it.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._sessions: OrderedDict[str, str] = OrderedDict()
        self._uploads: OrderedDict[str, set[str]] = OrderedDict()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what is not refused."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if _UNUSED.match(scope["path"]):
            await PlainTextResponse("Not found", status_code=404)(scope, receive, send)
            return
        headers = {name.lower(): value.decode("latin-1") for name, value in scope["headers"]}
        body: Any = None
        if scope["method"] == "POST" and "json" in headers.get(b"content-type", "json"):
            content, receive = await _read(receive)
            body = _parsed(content)
        guarded, user = _person(scope, headers.get(b"cookie", ""))
        if why := self._refused(scope, body, user, guarded=guarded):
            await PlainTextResponse(why, status_code=403)(scope, receive, send)
            return
        if guarded and user is not None and scope["path"].rstrip("/").endswith("/upload"):
            send = self._remembering(user, send)
        await self._app(scope, receive, send)

    def _refused(self, scope: Scope, body: Any, user: str | None, *, guarded: bool) -> str:
        files = [*_in_route(scope["path"]), *_paths(body)]
        if any(path.lower().startswith(("http:", "https:")) for path in files):
            return "Files are uploaded here: none is fetched from elsewhere."
        if not guarded:
            return ""
        if any(user not in self._uploads[path] for path in files if path in self._uploads):
            return "This file is somebody else's."
        if any(self._of_another(session, user) for session in _named(scope, body)):
            return "This session is somebody else's."
        return ""

    def _of_another(self, session: str, user: str | None) -> bool:
        if user is None:  # nothing becomes anybody's
            return session in self._sessions
        owner = self._sessions.setdefault(session, user)
        self._sessions.move_to_end(session)
        while len(self._sessions) > _MOST:
            self._sessions.popitem(last=False)
        return owner != user

    def _remembering(self, user: str, send: Send) -> Send:
        """What an upload answers is the paths of the files."""
        content = bytearray()

        async def sent(message: Message) -> None:
            content.extend(message.get("body", b""))
            if message["type"] == "http.response.body" and not message.get("more_body"):
                for path in _strings(_parsed(bytes(content))):
                    self._uploads.setdefault(path, set()).add(user)
                while len(self._uploads) > _MOST:
                    self._uploads.popitem(last=False)
            await send(message)

        return sent


def _person(scope: Scope, cookie: str) -> tuple[bool, str | None]:
    """Whether people log in, and who this is: as Gradio's get_current_user."""
    app, cookies = scope["app"], cookie_parser(cookie)
    kinds = ("access-token", "access-token-unsecure")
    token = next(filter(None, (cookies.get(f"{kind}-{app.cookie_id}") for kind in kinds)), None)
    return app.auth is not None, app.tokens.get(token)


def _named(scope: Scope, body: Any) -> Iterator[str]:
    """The sessions that a request names."""
    yield from parse_qs(scope.get("query_string", b"").decode("latin-1")).get("session_hash", ())
    parts = scope["path"].split("/")
    yield from (after for part, after in pairwise(parts) if part in _IN_PATH and after)
    if isinstance(body, dict) and isinstance(body.get("session_hash"), str):
        yield body["session_hash"]


def _in_route(path: str) -> Iterator[str]:
    """The file that a route serves: /gradio_api/file=PATH, as it comes and decoded once more."""
    for route in ("/file=", "/file/"):
        _, found, name = path.partition(route)
        if found:
            yield name
            yield unquote(name)


def _paths(value: Any) -> Iterator[str]:
    """The paths of all files in a body, at any depth; no recursion, as the depth is the sender's choice."""
    left = [value]
    while left:
        one = left.pop()
        if isinstance(one, dict):
            path = one.get("path")
            if isinstance(path, str) and "meta" in one:
                yield path
            left.extend(one.values())
        elif isinstance(one, list):
            left.extend(one)


def _strings(value: Any) -> list[str]:
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []


def _parsed(content: bytes) -> Any:
    """None for what is no JSON, which the app refuses itself."""
    try:
        return json.loads(content)
    except (ValueError, RecursionError):
        return None


async def _read(receive: Receive) -> tuple[bytes, Receive]:
    """The body, and a receive that gives it once more."""
    messages: list[Message] = []
    while not messages or messages[-1].get("more_body"):
        messages.append(await receive())
    content = b"".join(message.get("body", b"") for message in messages)
    left = iter(messages)

    async def again() -> Message:
        message = next(left, None)
        return message if message is not None else await receive()

    return content, again
