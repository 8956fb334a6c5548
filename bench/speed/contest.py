"""The parent's side: contestants as processes, told in turn to do a round each, so that noise hits all."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import IO, Any

ROOT = Path(__file__).parents[2]
Request = Mapping[str, Any]
Reply = Mapping[str, Any]

# No contestant may reach the network or call home while it is measured, and none may use a graphics card.
_QUIET = {
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "HAYSTACK_TELEMETRY_ENABLED": "False",
    "GRADIO_ANALYTICS_ENABLED": "False",
    "ANONYMIZED_TELEMETRY": "False",
    "DO_NOT_TRACK": "1",
    "LANGSMITH_TRACING": "false",
    "LANGCHAIN_TRACING_V2": "false",
    "CUDA_VISIBLE_DEVICES": "",
    "PYTHONWARNINGS": "ignore",
}
# A person's Python keeps what it has compiled, and starts half a second earlier for it.
_UNUSUAL = {"PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED", "PYTHONPROFILEIMPORTTIME", "PYTHONDEVMODE"}


@dataclass(frozen=True, slots=True)
class Entrant:
    """Who takes part.

    name     as printed
    module   a module with a `main` in bench.speed.serving's protocol
    python   the interpreter that runs it
    install  the packages to install where it is missing; "" for what comes with Footnote
    variant  passed on to the module
    """

    name: str
    module: str
    python: str = sys.executable
    install: str = ""
    variant: str = ""

    @property
    def command(self) -> list[str]:
        """What starts the process."""
        return [self.python, "-m", self.module, self.variant]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A contestant that did not take part, and why; failed is whether it should have been able to."""

    name: str
    why: str
    failed: bool


class NotInstalled(Exception):
    """The interpreter that runs a contestant lacks its library."""


class ContestantFailed(Exception):
    """A contestant ended, or said that something went wrong."""


class Process:
    """A contestant that runs until it is closed. errors is a file that takes what it prints."""

    def __init__(self, entrant: Entrant, errors: Path) -> None:
        self.entrant = entrant
        self._errors = errors
        with errors.open("wb") as log:
            self._process = subprocess.Popen(
                entrant.command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
                encoding="utf-8",
                cwd=ROOT,
                env=environment(),
            )

    def tell(self, request: Request) -> Reply:
        """Its reply. Raises NotInstalled, ContestantFailed."""
        requests, replies = _pipes(self._process)
        with suppress(BrokenPipeError):  # it has ended: there is no reply either
            requests.write(json.dumps(request) + "\n")
            requests.flush()
        line = replies.readline()
        if not line:
            raise ContestantFailed(f"it ended: {_last_line(self._errors)}")
        reply: Reply = json.loads(line)
        if "missing" in reply:
            raise NotInstalled(reply["missing"])
        if "error" in reply:
            raise ContestantFailed(reply["error"])
        return reply

    def __enter__(self) -> "Process":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        requests, replies = _pipes(self._process)
        with suppress(BrokenPipeError):  # it ended before it had read everything
            requests.close()
        try:
            self._process.wait(timeout=30)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        replies.close()


class Contest:
    """The contestants of a section that are there; each failure takes one out, and says so."""

    def __init__(
        self, processes: Mapping[str, Process], left_out: Sequence[LeftOut], versions: Mapping[str, str]
    ) -> None:
        self._processes = dict(processes)
        self.left_out = list(left_out)
        self.versions = ", ".join(f"{name} {version}" for name, version in versions.items())

    @property
    def names(self) -> list[str]:
        """Of those that are in it."""
        return list(self._processes)

    def entrant(self, name: str) -> Entrant:
        """Who has this name."""
        return self._processes[name].entrant

    def need(self, *names: str) -> None:
        """Raise ContestantFailed, with the reason, if one of these was left out: without it all is moot."""
        for one in self.left_out:
            if one.name in names:
                raise ContestantFailed(f"{one.name}: {one.why}")

    def tell(self, name: str, request: Request) -> Reply:
        """The reply of one. Raises NotInstalled, ContestantFailed."""
        return self._processes[name].tell(request)

    def each(self, request: Callable[[str], Request]) -> dict[str, Reply]:
        """One round: the reply of each, asked one after the other."""
        replies = {}
        for name, process in list(self._processes.items()):
            try:
                replies[name] = process.tell(request(name))
            except (NotInstalled, ContestantFailed) as error:
                self.left_out.append(_left_out(process.entrant, error))
                del self._processes[name]
        return replies

    def rounds(self, count: int, request: Callable[[str, int], Request]) -> dict[str, list[Reply]]:
        """So many rounds, interleaved; only those that have done all of them."""
        found = [self.each(partial(_numbered, request, number)) for number in range(count)]
        return {name: [replies[name] for replies in found] for name in self._processes}


@contextmanager
def contest(entrants: Sequence[Entrant], model: str, folder: Path) -> Iterator[Contest]:
    """Start and load all of them; what cannot be loaded is left out. folder takes what they print."""
    with ExitStack() as stack:
        processes, left_out, versions = {}, [], {}
        for number, entrant in enumerate(entrants):
            try:
                process = stack.enter_context(Process(entrant, folder / f"{number}.log"))
                loaded = process.tell({"do": "load", "model": model})
                if entrant.install:
                    versions[entrant.name] = loaded["version"]
                processes[entrant.name] = process
            except (OSError, NotInstalled, ContestantFailed) as error:
                left_out.append(_left_out(entrant, error))
        yield Contest(processes, left_out, versions)


def environment() -> dict[str, str]:
    """Of a contestant: ours, with the source to import from, and nothing that calls home or is unusual."""
    kept = {name: value for name, value in os.environ.items() if name not in _UNUSUAL}
    return {**kept, **_QUIET, "PYTHONPATH": str(ROOT)}


def _numbered(request: Callable[[str, int], Request], number: int, name: str) -> Request:
    return request(name, number)


def _left_out(entrant: Entrant, error: Exception) -> LeftOut:
    if isinstance(error, NotInstalled) and entrant.install:
        command = f"{entrant.python} -m pip install {entrant.install}"
        return LeftOut(entrant.name, f"not installed ({error}); to have it: {command}", failed=False)
    return LeftOut(entrant.name, str(error), failed=not isinstance(error, NotInstalled))


def _pipes(process: "subprocess.Popen[str]") -> tuple[IO[str], IO[str]]:
    assert process.stdin
    assert process.stdout
    return process.stdin, process.stdout


def _last_line(log: Path) -> str:
    lines = log.read_text(encoding="utf-8", errors="replace").strip().splitlines()
    return lines[-1] if lines else "without a word"
