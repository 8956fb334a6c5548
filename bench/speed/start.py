"""The start: from nothing running to an answer, an import, an open library, a page in the browser."""

import json
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from socket import create_server
from tempfile import TemporaryFile
from time import perf_counter, sleep

from bench.speed import material, table
from bench.speed.contest import ROOT, LeftOut, contest, environment
from bench.speed.setting import FOOTNOTE, Setting, frameworks, ours, sentences, stock, words
from bench.speed.spread import Spread, ratio, spread

ANSWER, QUICK, PAGE = "footnote ask", "footnote ask --no-reader", "app.py, the page"
IMPORT, OPEN = "import index", "opening a library"
_PATIENCE = 300.0  # seconds until whatever was started is given up
_LIMITS = {ANSWER: 2.0, IMPORT: 0.2, PAGE: 6.0}


class NeverStarted(Exception):
    """A program ended, or waited, without what it was started for."""


@dataclass(frozen=True, slots=True)
class Start:
    """Something to start, over and over; once returns the seconds of each thing that it measured."""

    name: str
    once: Callable[[], Mapping[str, float]]


def measure(setting: Setting) -> table.Section:
    """The table; libraries are made first, of as many documents as are added elsewhere."""
    documents = setting.material.documents[: setting.texts]
    folder = material.write(documents, setting.folder / "started")
    others = [sentences(setting.python), *frameworks(setting.python), words(setting.python)]
    with contest([ours(), *others], setting.model, setting.folder) as taking_part:
        stores = stock(taking_part, setting, folder, len(documents))
        taking_part.need(FOOTNOTE)
        firsts = {name: taking_part.entrant(name).command for name in stores if name != FOOTNOTE}
        versions, left_out = taking_part.versions, list(taking_part.left_out)
    question = setting.material.questions[0]
    starts = _ours(stores[FOOTNOTE], question)
    for name, command in firsts.items():
        whole = [*command, "first", setting.model, str(stores[name]), question]
        starts.append(_printing(f"{name}, first passage found", whole))
    found = _rounds(starts, setting.rounds, left_out)
    about = f"{len(documents)} documents, {setting.rounds} rounds; seconds from starting a process"
    return _section(found, about, (f"with {versions}",), left_out)


def until_printed(command: Sequence[str]) -> float:
    """Seconds from starting a command to the first line that it prints. Raises NeverStarted."""
    start = perf_counter()
    with TemporaryFile() as errors:
        with subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=errors, text=True, cwd=ROOT, env=environment()
        ) as process:
            assert process.stdout
            line = next((line for line in process.stdout if line.strip()), "")
            seconds = perf_counter() - start
            process.stdout.read()  # it may have more to say, which nobody waits for
        if line and not process.returncode:
            return seconds
        errors.seek(0)
        said = errors.read().decode(errors="replace").strip().splitlines()
    raise NeverStarted(f"it printed no answer: {said[-1] if said else 'nothing at all'}")


def until_served(command: Sequence[str], port: int) -> float:
    """Seconds from starting a server to its first page, which is then ended. Raises NeverStarted."""
    start = perf_counter()
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT, env=environment()
    )
    try:
        while not _serves(port):
            if process.poll() is not None or perf_counter() - start > _PATIENCE:
                raise NeverStarted("there is no page")
            sleep(0.01)
        return perf_counter() - start
    finally:
        process.terminate()
        process.wait(timeout=_PATIENCE)


def _serves(port: int) -> bool:
    connection = HTTPConnection("127.0.0.1", port, timeout=_PATIENCE)
    with suppress(OSError, HTTPException):
        connection.request("GET", "/")
        return connection.getresponse().status == 200
    return False


def _ours(store: Path, question: str) -> list[Start]:
    ask = [sys.executable, "-m", "footnote", "ask", question, "--library", str(store)]
    return [
        _printing(ANSWER, ask),
        _printing(QUICK, [*ask, "--no-reader"]),
        Start(IMPORT, lambda: _opened(store)),
        Start(PAGE, lambda: {PAGE: _page(store)}),
    ]


def _printing(name: str, command: Sequence[str]) -> Start:
    return Start(name, lambda: {name: until_printed(command)})


def _opened(store: Path) -> dict[str, float]:
    """Timed within the process: Python's own start is not ours."""
    command = [sys.executable, "-m", "bench.speed.contestants.opening", str(store)]
    run = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env=environment(), check=True)
    told = json.loads(run.stdout)
    return {IMPORT: told["import"], OPEN: told["open"]}


def _page(store: Path) -> float:
    with create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "app.py", "--library", str(store), "--port", str(port)]
    return until_served(command, port)


def _rounds(starts: list[Start], rounds: int, left_out: list[LeftOut]) -> dict[str, list[float]]:
    """Interleaved, after one round that brings the files into memory; what fails is left out from then on."""
    found: dict[str, list[float]] = {}
    for number in range(-1, rounds):
        for start in list(starts):
            try:
                seconds = start.once()
            except (NeverStarted, subprocess.SubprocessError) as error:
                left_out.append(LeftOut(start.name, str(error), failed=True))
                starts.remove(start)
                found.pop(start.name, None)
                continue
            for name, value in seconds.items():
                if number >= 0:
                    found.setdefault(name, []).append(value)
    return found


def _section(
    found: Mapping[str, list[float]], about: str, remarks: tuple[str, ...], left_out: Sequence[LeftOut]
) -> table.Section:
    own = {ANSWER, QUICK, PAGE, IMPORT, OPEN}
    rows = []
    for name, seconds in found.items():
        faster: Spread | None = ratio(seconds, found[ANSWER]) if name not in own and ANSWER in found else None
        rows.append(table.Row(name, (spread(seconds),), faster))
    goals = [
        table.at_most(name, spread(found[name]).median, limit, " s")
        for name, limit in _LIMITS.items()
        if name in found
    ]
    return table.Section("start", about, ("seconds",), tuple(rows), tuple(goals), remarks, tuple(left_out))
