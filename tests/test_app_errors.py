"""What the server of the page tells where it cannot begin: one line, in which nothing takes effect."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from app import main

SCRIPT = Path(__file__).parents[1] / "app.py"


@pytest.mark.parametrize(
    "option", [["--library", "no\x1b[31msuch.library"], ["--model", "~nosuchuser/x"], ["--model", "a" * 300]]
)
def test_it_is_told_on_one_harmless_line(
    option: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "no\x1b[31msuch.library").write_text("a file")
    assert main(["--port", "0", *option]) == 1
    out, told = capsys.readouterr()
    assert out == ""
    assert told.startswith("footnote: ")
    assert told.count("\n") == 1
    assert told.strip().isprintable()


def test_who_interrupts_it_before_it_is_there_sees_nothing_of_its_inside(tmp_path: Path) -> None:
    command = [sys.executable, str(SCRIPT), "--no-reader"]
    with subprocess.Popen(
        command, cwd=tmp_path, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        env={**os.environ, "PYTHONPATH": str(SCRIPT.parent)},
    ) as running:  # fmt: skip
        assert running.stdout
        first = running.stdout.readline()
        running.send_signal(signal.SIGINT)
        assert running.stdout.read() == ""
    assert first.startswith("First run: making footnote.library")
    assert running.returncode == 0
    assert (
        signal.getsignal(signal.SIGTERM) is signal.SIG_DFL
    )  # nor does main() leave a handler of its own here
