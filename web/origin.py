"""SameOrigin: no other page in a visitor's browser may use this one in their name.

Gradio answers any origin, cookies included, once it is reached by another name than localhost.
"""

from urllib.parse import urlsplit

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send


class SameOrigin:
    """ASGI middleware: a request with an Origin that is not the host it came to is refused with 403.

    Programs send no Origin; browsers do whenever another page is behind a request that matters.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what is not refused."""
        if scope["type"] in ("http", "websocket"):
            headers = {name.lower(): value.decode("latin-1") for name, value in scope["headers"]}
            origin = headers.get(b"origin")
            if origin is not None and urlsplit(origin).netloc.lower() != headers.get(b"host", "").lower():
                response = PlainTextResponse("This page answers only to itself.", status_code=403)
                await response(scope, receive, send)
                return
        await self._app(scope, receive, send)
