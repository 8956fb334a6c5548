"""Server: `python app.py` in a process of its own."""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from types import TracebackType

import pytest

ROOT = Path(__file__).parents[2]


class Server:
    """A running page; a context manager. It must end without having written a traceback."""

    def __init__(self, folder: Path, *options: str, script: Path = ROOT / "app.py") -> None:
        self.folder = folder
        self._script = script
        self._options = options
        self.address = f"http://127.0.0.1:{_free_port()}"

    def __enter__(self) -> "Server":
        self._log = (self.folder / "server.log").open("a+")
        command = [sys.executable, str(self._script), "--port", self.address.rpartition(":")[2]]
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        self._process = subprocess.Popen(
            [*command, *self._options], cwd=self.folder, stdout=self._log, stderr=subprocess.STDOUT,
            env=environment,
        )  # fmt: skip
        for _ in range(600):
            if self._process.poll() is not None:
                break
            try:
                with urllib.request.urlopen(self.address, timeout=5):
                    return self
            except OSError:
                time.sleep(0.2)
        self._process.kill()
        pytest.fail(f"the server did not come up:\n{self.log()}")

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.terminate()
        self._process.wait(20)
        self._log.close()
        if kind is None:
            assert "Traceback" not in self.log(), self.log()

    def restart(self) -> None:
        """End it, and begin again in the same folder and at the same address."""
        self.__exit__(None, None, None)
        self.__enter__()

    def log(self) -> str:
        """What it has written."""
        return (self.folder / "server.log").read_text()

    def keep_busy(self, question: str, times: int) -> None:
        """Have programs ask it something, without waiting for the answers."""
        for _ in range(times):
            call = urllib.request.Request(
                f"{self.address}/gradio_api/call/v2/ask",
                json.dumps({"question": question}).encode(),
                {"Content-Type": "application/json"},
            )
            with urllib.request.urlopen(call, timeout=30):
                pass

    def footnote(self, *arguments: str) -> str:
        """What the command says, run in the server's folder."""
        done = subprocess.run(
            [sys.executable, "-m", "footnote", *arguments], cwd=self.folder, check=True, text=True,
            stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": str(ROOT)},
        )  # fmt: skip
        return done.stdout


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
