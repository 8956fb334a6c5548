"""A real server for tests: `python app.py` on a free port, in a folder of its own."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from index import Library

ROOT = Path(__file__).parents[1]
HARBOUR = (
    "Harbour Post, 3 June 2031\nBy Jane Doe\n\nThe council of Osterhay closed the north pier on Monday. "
    "Repairs will take six weeks, the council said.\n"
)
WIRE = (
    "Osterhay Wire, 9 March 2030\n\nThe mill of Tarn was sold to a bank in Galdern. "
    "The price was four million crowns, the bank said.\n"
)


@dataclass(frozen=True, slots=True)
class Served:
    """A server that is up.

    url     where, without a slash at the end
    folder  which it runs in and its libraries lie in
    """

    url: str
    folder: Path
    process: "subprocess.Popen[bytes]"

    def log(self) -> str:
        """What it has written so far."""
        return (self.folder / "server.log").read_text("utf-8")


def stocked(folder: Path, name: str, texts: Mapping[str, str]) -> Path:
    """A library of some texts, by the names of their files."""
    path, source = folder / f"{name}.library", folder / f"{name}-files"
    source.mkdir()
    for file, text in texts.items():
        (source / file).write_text(text, encoding="utf-8")
    with Library(path) as library:
        library.add(source)
    return path


@contextmanager
def served(folder: Path, *options: str, env: Mapping[str, str] | None = None) -> Iterator[Served]:
    """Run it there until the end of the block."""
    port = free_port()
    command = [sys.executable, str(ROOT / "app.py"), "--port", str(port), *options]
    around = {**os.environ, "PYTHONPATH": str(ROOT), **(env or {})}
    with (folder / "server.log").open("wb") as log:
        process = subprocess.Popen(command, cwd=folder, stdout=log, stderr=subprocess.STDOUT, env=around)
        server = Served(f"http://127.0.0.1:{port}", folder, process)
        try:
            _wait(server)
            yield server
        finally:
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait(server: Served) -> None:
    """Until it says that it is up: whoever answers on the port may be somebody else."""
    for _ in range(600):
        if server.process.poll() is not None:
            break
        if "Ctrl+C" in server.log() and httpx.get(f"{server.url}/robots.txt").is_success:
            return
        time.sleep(0.1)
    raise AssertionError(f"the server did not come up:\n{server.log()}")
