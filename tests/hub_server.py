"""A small Hugging Face hub on a real socket: what huggingface_hub asks for when it fetches a model."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha1
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import unquote, urlsplit

COMMIT = "0" * 39 + "1"


@dataclass
class HubServer:
    """What it serves, {model: {file: content}}; who needs leave, and what was fetched."""

    models: Mapping[str, Mapping[str, bytes]]
    gated: frozenset[str] = frozenset()
    fetched: list[str] = field(default_factory=list)
    asked: int = 0
    url: str = ""

    def described(self, name: str, *, total: int | None = None) -> dict[str, Any]:
        files = [{"rfilename": path, "size": len(data)} for path, data in self.models[name].items()]
        return {"id": name, "sha": COMMIT, "siblings": files}

    def tree(self, name: str) -> list[dict[str, Any]]:
        return [
            {"type": "file", "path": path, "size": len(data), "oid": sha1(data).hexdigest()}
            for path, data in self.models[name].items()
        ]


@contextmanager
def hub_server(
    models: Mapping[str, Mapping[str, bytes]], gated: frozenset[str] = frozenset()
) -> Iterator[HubServer]:
    """Serve these models until the block ends."""
    served = HubServer(models, gated)

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Silent."""

        def do_HEAD(self) -> None:
            self.do_GET()

        def do_GET(self) -> None:
            served.asked += 1
            path = unquote(urlsplit(self.path).path).strip("/")
            if path.startswith("api/models/"):
                return self._api(path.removeprefix("api/models/"))
            name, _, rest = path.partition("/resolve/")
            return self._file(name, rest.partition("/")[2])

        def _api(self, rest: str) -> None:
            name = next((name for name in served.models if (rest + "/").startswith(name + "/")), None)
            if name is None:
                return self._send(404, b"{}", {"X-Error-Code": "RepoNotFound"})
            tree = rest.removeprefix(name).startswith("/tree")
            return self._send(200, json.dumps(served.tree(name) if tree else served.described(name)).encode())

        def _file(self, name: str, file: str) -> None:
            if name in served.gated:
                return self._send(403, b"", {"X-Error-Code": "GatedRepo"})
            if name not in served.models or file not in served.models[name]:
                return self._send(404, b"", {"X-Error-Code": "EntryNotFound"})
            if self.command == "GET":
                served.fetched.append(file)
            data = served.models[name][file]
            return self._send(200, data, {"ETag": f'"{sha1(data).hexdigest()}"', "X-Repo-Commit": COMMIT})

        def _send(self, status: int, body: bytes, headers: Mapping[str, str] | None = None) -> None:
            self.send_response(status)
            for key, value in ({"Content-Length": str(len(body))} | dict(headers or {})).items():
                self.send_header(key, value)
            self.end_headers()
            if self.command == "GET":
                self.wfile.write(body)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    served.url = f"http://127.0.0.1:{server.server_port}"
    running = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    running.start()
    try:
        yield served
    finally:
        server.shutdown()
        server.server_close()
        running.join()
