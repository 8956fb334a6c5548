"""Gone: what fails for somebody who has left is no news for whoever keeps the server."""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

_STREAM = "/queue/data"


class Gone:
    """ASGI middleware: an exception in the stream of a page that has been closed goes no further.

    Gradio forgets the messages of a page once for each of its streams, and the second time there are none to
    forget (`sse_stream`, seen in 6.31): a traceback in the terminal of somebody who has only closed a page.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on."""
        if scope["type"] != "http" or not scope["path"].endswith(_STREAM):
            await self._app(scope, receive, send)
            return
        gone = False

        async def heard() -> Message:
            nonlocal gone
            message = await receive()
            gone = gone or message["type"] == "http.disconnect"
            return message

        try:
            await self._app(scope, heard, send)
        except Exception:
            if not gone:
                raise
