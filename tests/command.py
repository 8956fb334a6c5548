"""What tests of the command share: a few records of news, and ways to run it, here or as a process."""

import json
import os
import re
import subprocess
import sys
import termios
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from signal import SIGINT
from typing import Any

import pytest

from footnote import main
from index.embed import DEFAULT_MODEL
from index.library import Library
from qa.writing.reader import WritingReader
from tests.embedders import HashingEmbedder

ROOT = Path(__file__).parent.parent
QUESTION = "Who retires from the Skarn lighthouse?"
RECORDS: list[dict[str, Any]] = [
    {
        "id": "keeper",
        "title": "Lighthouse keeper retires",
        "date": "2031-04-02",
        "publisher": "Harbour Post, The",
        "text": "Oda Brenn retires from the Skarn lighthouse in June. She kept its lamp for 31 years.",
        "edition": 3,
        "online": True,
    },
    {
        "id": "herring",
        "title": "Herring quota cut... again",
        "date": "2031-05",
        "publisher": "Skarn Gazette",
        "text": "The herring quota falls by a fifth. Fishermen of the north coast were not asked.",
        "edition": 12,
        "online": False,
    },
    {
        "id": "bakery",
        "title": "Bakery reopens",
        "date": "2030-12-24",
        "publisher": "Skarn Gazette",
        "text": "The bakery in Tarn Street reopens on Monday. Its oven had been broken since autumn.",
        "edition": 20,
    },
]
KEEPER, HERRING, BAKERY = (str(record["title"]) for record in RECORDS)

CHILD = (
    "import sys; from footnote import main; from tests.embedders import HashingEmbedder; "
    "sys.exit(main(sys.argv[1:], embedder=HashingEmbedder()))"
)
SEVERAL = """
import shlex, sys
from footnote import main
from tests.embedders import HashingEmbedder
for line in sys.argv[1:]:
    main(shlex.split(line), embedder=HashingEmbedder())
    print(flush=True, end="\\f")
"""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one run of the command came to."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


class Shell:
    """Runs the command in this process and in a folder of its own, with the hashing embedder."""

    def __init__(self, folder: Path, capture: pytest.CaptureFixture[str], patch: pytest.MonkeyPatch) -> None:
        patch.chdir(folder)
        for name in ("FOOTNOTE_LIBRARY", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "TTY_COMPATIBLE"):
            patch.delenv(name, raising=False)
        self.folder = folder
        self.library = folder / "news.library"
        self.embedder = HashingEmbedder()
        self.capture = capture

    def __call__(self, *arguments: str | Path, writing: WritingReader | None = None) -> Outcome:
        return self.bare(*arguments, "--library", self.library, writing=writing)

    def bare(self, *arguments: str | Path, writing: WritingReader | None = None) -> Outcome:
        self.capture.readouterr()
        code = main([str(argument) for argument in arguments], embedder=self.embedder, writing=writing)
        return Outcome(code, *self.capture.readouterr())

    def open(self) -> Library:
        return Library(self.library, embedder=self.embedder, create=False)

    def titles(self) -> list[str]:
        return [row["title"] for row in self("list", "--json").json]


class DefaultLike(HashingEmbedder):
    """Makes libraries that the default embedder opens, in no time."""

    def __init__(self) -> None:
        super().__init__(DEFAULT_MODEL, 384, 256)


def write_records(path: Path, records: Sequence[dict[str, Any]]) -> Path:
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return path


def with_news(shell: Shell) -> Shell:
    """The shell, its library filled with the records."""
    with Library(shell.library, embedder=shell.embedder) as library:
        library.add(write_records(shell.folder / "news.jsonl", RECORDS))
    return shell


def child(*arguments: str | Path, code: str = CHILD) -> list[str]:
    """What starts the command in another process, with the hashing embedder."""
    return [sys.executable, "-c", code, *map(str, arguments)]


def several(*lines: str) -> list[str]:
    """What starts a process that runs some command lines, each with a form feed after what it prints."""
    return child(*lines, code=SEVERAL)


def environment(**more: str) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm-256color", **more}


def run(words: Sequence[str], **more: str) -> Outcome:
    done = subprocess.run(words, capture_output=True, env=environment(**more), check=False)
    return Outcome(done.returncode, done.stdout.decode(), done.stderr.decode())


def on_terminal(
    words: Sequence[str], *, columns: int = 70, typed: bytes = b"", interrupt: bytes = b"", **more: str
) -> Outcome:
    """Run with a terminal as all three streams; out is all that it would receive.

    interrupt  Ctrl-C comes as soon as it has received this; b"" for never
    """
    pty = pytest.importorskip("pty", reason="there are no pseudo-terminals on this system")
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (24, columns))
    os.write(ours, typed)
    env = environment(**more)
    with subprocess.Popen(words, stdin=theirs, stdout=theirs, stderr=theirs, env=env) as process:
        os.close(theirs)
        received = b""
        while piece := _read(ours):
            received += piece
            if interrupt and interrupt in received:
                process.send_signal(SIGINT)
                interrupt = b""
    os.close(ours)
    return Outcome(process.returncode, received.decode(), "")


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 4096)
    except OSError:  # how Linux says that nobody is at the other end any more
        return b""


def without_codes(text: str) -> str:
    """What is left of terminal output without the escape codes that colours and the bar are made of."""
    return re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", text)
