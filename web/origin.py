"""SameOrigin: no other page in a visitor's browser may use this one in their name.

Gradio answers any origin, cookies included, once it is reached by another name than localhost.
"""

from ipaddress import ip_address
from urllib.parse import SplitResult, urlsplit

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

_PORTS = {"http": 80, "https": 443}


class SameOrigin:
    """ASGI middleware: a request with an Origin that is not the host it came to is refused with 403.

    Programs send no Origin; browsers do whenever another page is behind a request that matters. A proxy must
    pass on the Host that the browser sent; X-Forwarded-Host is not looked at: one source of truth will do.

    local  whether to refuse every Host that is not this machine's own name for itself, too: else a page of
           elsewhere whose name is made to mean 127.0.0.1 would be the same origin (DNS rebinding), and where
           nobody logs in it could read everything
    """

    def __init__(self, app: ASGIApp, local: bool = False) -> None:
        self._app = app
        self._local = local

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what is not refused."""
        if scope["type"] in ("http", "websocket") and (why := self._refused(scope)):
            await PlainTextResponse(why, status_code=403)(scope, receive, send)
            return
        await self._app(scope, receive, send)

    def _refused(self, scope: Scope) -> str:
        headers = {name.lower(): value.decode("latin-1") for name, value in scope["headers"]}
        host, origin = headers.get(b"host", ""), headers.get(b"origin")
        if origin is not None:
            there = _place(_split(origin))
            if not there[0] or there != _place(_split(f"{_split(origin).scheme}://{host}")):
                return "This page answers only to itself."
        if self._local and not is_local(_split(f"//{host}").hostname or ""):
            return "This page answers only on this machine. With --users it can be reached by other names."
        return ""


def is_local(host: str) -> bool:
    """Whether it is a name or address of this machine that no other machine has."""
    name = host.strip("[]").lower()
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return name == "localhost" or name.endswith(".localhost")


def _place(split: SplitResult) -> tuple[str | None, int | None]:
    """Host and port; a proxy may name the port that the browser leaves out."""
    try:
        return split.hostname, split.port or _PORTS.get(split.scheme)
    except ValueError:  # no number
        return None, None


def _split(address: str) -> SplitResult:
    try:
        return urlsplit(address)
    except ValueError:  # such as http://[
        return SplitResult("", "", "", "", "")
