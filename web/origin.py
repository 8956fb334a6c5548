"""SameOrigin: no other page in a visitor's browser may use this one in their name.

Gradio answers any origin, cookies included, once it is reached by another name than localhost.
"""

from urllib.parse import urlsplit

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


class SameOrigin:
    """ASGI middleware: a request with an Origin that is not the host it came to is refused with 403.

    Programs send no Origin; browsers do whenever another page is behind a request that matters.

    local  whether requests to another host than this machine are refused, too, as they should be where nobody
           logs in and only this machine is listened to: a page may have its own name point here after it was
           loaded (DNS rebinding), and is then of the same origin
    """

    def __init__(self, app: ASGIApp, *, local: bool = False) -> None:
        self._app = app
        self._local = local

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what is not refused."""
        if scope["type"] in ("http", "websocket") and (why := self._refusal(scope)):
            await PlainTextResponse(why, status_code=403)(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    def _refusal(self, scope: Scope) -> str:
        """Why it is refused; "" if it is not."""
        (host, *_) = [*_values(scope, b"host"), ""]
        if self._local and _name(f"//{host}") not in LOOPBACK:
            return "This page answers only to http://127.0.0.1 and http://localhost."
        if any(_place(origin) != host for origin in _values(scope, b"origin")):
            return "This page answers only to itself."
        return ""


def _values(scope: Scope, name: bytes) -> list[str]:
    """Of all headers of that name."""
    return [value.decode("latin-1").lower() for key, value in scope["headers"] if key.lower() == name]


def _place(origin: str) -> str | None:
    """Host and port; None for an origin that has none, as a page from a file has."""
    try:
        return urlsplit(origin).netloc or None
    except ValueError:
        return None


def _name(address: str) -> str | None:
    """The host without its port."""
    try:
        return urlsplit(address).hostname
    except ValueError:
        return None
