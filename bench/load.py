"""python -m bench load: many people asking at once, each through the page's own protocol, of a real server.

Each person opens the page, asks, waits for the whole answer and what the page does after it, reads for a
while, asks again, and begins a new chat now and then. The server is `python app.py` in a process of its own.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from socket import create_server
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, sleep

import httpx

from bench.speed import table
from bench.speed.spread import Spread, percentile
from bench.visitor import EventFailed, Visitor
from index import FootnoteError, Library, samples
from qa.drafting.draft import drafted

ROOT = Path(__file__).parents[1]
_LIMIT = 1.0  # seconds: the median of the wait
_FLAT = 1.1  # times the memory after the warm-up
_WARM = 1 / 3  # of the time
_CHAT = 8  # questions in one chat
_QUESTIONS = 200  # drafted from the library at most
_SPREAD = 0.5  # of the pause, up and down
_UP = 120.0  # seconds that the server may take to start
_COLUMNS = (
    "answers", "errors", "median wait, s", "95 % within, s", "a second", "MB at start", "warm", "at end",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Crowd:
    """How many ask for how long, with what pause between an answer and the next question; all in seconds."""

    people: int
    seconds: float
    pause: float


@dataclass(frozen=True, slots=True)
class Counted:
    """What became of it.

    waits   seconds from each question to its whole answer
    errors  what was said instead of answers
    memory  MB that the server holds: at the start, after the warm-up, at the end; 0 where nobody can tell
    """

    waits: Sequence[float]
    errors: Sequence[str]
    memory: tuple[float, float, float]


def main(arguments: Sequence[str]) -> int:
    """Print the table; returns an exit code, 1 where nothing could be measured or a question failed."""
    chosen = _parser().parse_args(arguments)
    with TemporaryDirectory() as folder:
        try:
            library, questions = _library(chosen.library, Path(folder))
            measured = {}
            for pause in chosen.pause:
                crowd = Crowd(chosen.people, chosen.seconds, pause)
                with _server(library) as (process, url):
                    measured[crowd] = measure(url, process.pid, crowd, questions)
        except (FootnoteError, EventFailed, OSError) as error:
            print(f"bench load: {error}", file=sys.stderr)
            return 1
    made = section(measured, f"{len(questions)} questions on {chosen.library or 'the samples'}")
    print(json.dumps(table.as_json([made]), indent=2) if chosen.json else table.as_text(made))
    failed = [message for counted in measured.values() for message in counted.errors]
    for message in failed[:3]:
        print(f"bench load: {message}", file=sys.stderr)
    return int(bool(failed))


def measure(url: str, process: int, crowd: Crowd, questions: Sequence[str]) -> Counted:
    """Let them ask. Raises EventFailed where not even the page opens."""
    with Visitor(url) as first:  # brings the models into memory
        first.read()
        first.load()
        first.fire("question", "submit", {"question": questions[0]}, follow=True)
    begin = megabytes(process)
    waits: list[float] = []
    errors: list[str] = []
    end = perf_counter() + crowd.seconds
    people = [
        threading.Thread(target=_ask, args=(url, crowd, number, questions, end, waits, errors))
        for number in range(crowd.people)
    ]
    for person in people:
        person.start()
    sleep(crowd.seconds * _WARM)
    warm = megabytes(process)
    for person in people:
        person.join()
    return Counted(waits, errors, (begin, warm, megabytes(process)))


def _ask(
    url: str, crowd: Crowd, number: int, questions: Sequence[str], end: float, waits: list[float],
    errors: list[str],
) -> None:  # fmt: skip
    """One person, until the end; whatever fails is noted, and the next question asked."""
    chance = random.Random(number)
    sleep(chance.uniform(0, crowd.pause))  # they do not come all at the same moment
    with Visitor(url) as page:
        asked = 0
        try:
            page.read()
            page.load()
        except (EventFailed, httpx.HTTPError) as error:
            errors.append(f"the page did not open: {error}")
            return
        while perf_counter() < end:
            try:
                if asked and asked % _CHAT == 0:
                    page.fire("new-chat", "click", follow=True)
                begin = perf_counter()
                page.fire("question", "submit", {"question": chance.choice(questions)})
                waits.append(perf_counter() - begin)
                page.follow("question", "submit")
            except (EventFailed, httpx.HTTPError) as error:
                errors.append(f"{type(error).__name__}: {error}")
            asked += 1
            sleep(pause_of(crowd.pause, chance))


def pause_of(pause: float, chance: random.Random) -> float:
    """How long somebody reads: the pause, give or take half of it."""
    return pause * chance.uniform(1 - _SPREAD, 1 + _SPREAD)


def section(measured: dict[Crowd, Counted], about: str) -> table.Section:
    """The table of several crowds. Those without any answer have no waits."""
    rows, goals = [], []
    for crowd, counted in measured.items():
        name = f"{crowd.people} people, {crowd.seconds:g} s, a pause of {crowd.pause:g} s"
        waits = counted.waits
        middle, high = (median(waits), percentile(waits, 95)) if waits else (None, None)
        figures = (
            len(waits), len(counted.errors), middle, high, len(waits) / crowd.seconds, *counted.memory
        )  # fmt: skip
        rows.append(table.Row(name, tuple(None if one is None else _one(one) for one in figures)))
        goals.append(table.at_most(f"errors, pause {crowd.pause:g} s", len(counted.errors), 0))
        if middle is not None and crowd.pause:
            goals.append(table.at_most(f"median wait, pause {crowd.pause:g} s", middle, _LIMIT, " s"))
        _, warm, end = counted.memory
        if warm:
            goals.append(
                table.at_most(f"memory since the warm-up, pause {crowd.pause:g} s", end / warm, _FLAT)
            )
    return table.Section("load", about, _COLUMNS, tuple(rows), tuple(goals))


def _one(value: float) -> Spread:
    return Spread(value, value, value)


def megabytes(process: int) -> float:
    """The memory that a process holds; 0 where there is no /proc."""
    try:
        status = Path(f"/proc/{process}/status").read_text()
    except OSError:
        return 0.0
    lines = (line.split() for line in status.splitlines() if line.startswith("VmRSS:"))
    return next((int(kilobytes) / 1024 for _, kilobytes, *_ in lines), 0.0)


def _library(path: Path | None, folder: Path) -> tuple[Path, list[str]]:
    """One of the samples, or a link, as chats are kept beside a library; and what is asked."""
    held = folder / "load.library"
    if path is not None:
        held.symlink_to(path.absolute(), target_is_directory=True)
    with Library(held, create=path is None) as library:
        if path is None:
            library.add(samples.files())
        questions = [one.question for one in drafted(library, _QUESTIONS)]
    if path is None:
        questions.extend(samples.QUESTIONS)
    if not questions:
        raise FootnoteError(f"no questions can be made of {path}: it holds too few plain statements.")
    return held, questions


@contextmanager
def _server(library: Path) -> Iterator[tuple["subprocess.Popen[bytes]", str]]:
    """`python app.py`, up, and ended after the block. Raises OSError."""
    with create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, str(ROOT / "app.py"), "--library", str(library), "--port", str(port)]
    around = {**os.environ, "PYTHONPATH": str(ROOT)}
    with (library.parent / "server.log").open("wb") as log:
        process = subprocess.Popen(command, cwd=library.parent, env=around, stdout=log, stderr=log)
        try:
            url, late = f"http://127.0.0.1:{port}", perf_counter() + _UP
            while not _is_up(url):
                if process.poll() is not None or perf_counter() > late:
                    raise OSError("the server does not start")
                sleep(0.1)
            yield process, url
        finally:
            process.terminate()
            process.wait(30)


def _is_up(url: str) -> bool:
    try:
        return httpx.get(f"{url}/config").is_success
    except httpx.HTTPError:
        return False


def _seconds(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 86_400:
        raise argparse.ArgumentTypeError(f"seconds from 0 on, not {text!r}")
    return value


def _count(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 1000:
        raise argparse.ArgumentTypeError(f"a whole number from 1 to 1000, not {text!r}")
    return int(text)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench load", description=__doc__)
    parser.add_argument("--library", type=Path, help="a library to ask (default: one of the samples)")
    parser.add_argument("--people", type=_count, default=20, help="at once (default: %(default)s)")
    parser.add_argument("--seconds", type=_seconds, default=120.0, help="each time (default: %(default)g)")
    parser.add_argument(
        "--pause", type=_seconds, nargs="+", default=[5.0], metavar="SECONDS",
        help="to read an answer, give or take half; several for several measurements (default: 5)",
    )  # fmt: skip
    parser.add_argument("--json", action="store_true", help="JSON in place of the table")
    return parser
