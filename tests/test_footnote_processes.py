"""The command as a process of its own: its start, its ends, the whole way, and the web chat."""

import json
import re
import signal
import socket
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from time import sleep
from urllib.request import urlopen

import pytest

from footnote import Exit
from index.library import Library
from index.samples import FOLDER
from tests.command import (
    RECORDS,
    DefaultLike,
    Shell,
    child,
    environment,
    run,
    with_news,
    write_records,
)

LIGHT = """
import sys
from footnote import main
code = main(sys.argv[2:])
assert code == 0, code
heavy = set(sys.argv[1].split(",")) & set(sys.modules)
assert not heavy, heavy
"""


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    return Shell(tmp_path, capsys, monkeypatch)


@pytest.fixture
def news(shell: Shell) -> Shell:
    return with_news(shell)


@pytest.mark.parametrize("options", [[], ["--json"]])
def test_a_reader_that_leaves_is_no_error(news: Shell, options: list[str]) -> None:
    words = child("list", "--library", news.library, *options)
    with subprocess.Popen(
        words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()  # long before anything is written
        said = process.stderr.read()
    assert (process.returncode, said) == (Exit.BROKEN_PIPE, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full on this system")
def test_output_that_cannot_be_written_is_one_line(news: Shell) -> None:
    with Path("/dev/full").open("w") as full:
        words = child("list", "--library", news.library)
        done = subprocess.run(words, stdout=full, stderr=subprocess.PIPE, env=environment(), check=False)
    assert done.returncode == Exit.ERROR
    assert re.fullmatch(rb"footnote: .*No space left on device\n", done.stderr)


def test_nothing_heavy_is_loaded_for_light_work(shell: Shell) -> None:
    shell.embedder = DefaultLike()
    write_records(shell.folder / "news.jsonl", RECORDS)
    shell("add", "news.jsonl")
    number = shell("list", "--json").json[0]["id"]
    models = "openvino,torch,transformers,sentence_transformers,gradio,app"
    for heavy, line in (
        (f"{models},index,qa,numpy,rich", "--help"),
        (f"{models},index,qa,numpy,rich", "ask --help"),
        (models, f"list --library {shell.library}"),
        (models, f"remove {number} --library {shell.library}"),
    ):
        outcome = run(child(heavy, *line.split(), code=LIGHT))
        assert (outcome.code, outcome.err) == (0, "")


SEVERAL = """
import shlex, sys
from footnote import main
codes = [(main(shlex.split(line)), print(flush=True, end="\\f")) for line in sys.argv[1:]]
sys.exit(max(code for code, _ in codes))
"""


def test_from_files_to_answers_with_the_default_embedder(shell: Shell) -> None:
    names = ("accident-office-interim-note.pdf", "beacon-ferry-injured.md", "seabird-trust-newsletter.docx")
    files = [FOLDER / name for name in names]
    words = [sys.executable, "-m", "footnote", "add", *map(str, files), "--library", str(shell.library)]
    added = run([*words, "--json"])
    assert (added.code, added.err) == (Exit.DONE, "")
    assert added.json["added"] == 3
    question = "Since when had the ferry’s alarm been muted?"
    lines = [
        f"ask '{question}'",
        f"search '{question}' --json",
        "list",
        f"remove '{files[0]}'",
        "check --json",
    ]
    done = run(child(*lines, code=SEVERAL), FOOTNOTE_LIBRARY=str(shell.library))
    assert (done.code, done.err) == (Exit.DONE, "")  # the models print nothing
    asked, found, listed, removed, checked = done.out.split("\f")[:-1]
    assert "muted since 19 February. [1]" in asked
    assert re.search(r"^\[1\] Interim note on the accident .*, page 1$", asked, re.MULTILINE)
    assert "muted since 19 February" in json.loads(found)[0]["text"]
    assert "3 documents" in listed
    assert removed.startswith("removed ")
    assert json.loads(checked)["documents"] == 2
    assert json.loads(checked)["sound"] is True


def test_serve_says_when_the_port_is_taken(shell: Shell) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        outcome = run(child("serve", "--port", str(port), "--library", shell.library))
    assert outcome.code == Exit.ERROR
    said = f"footnote: port {port} on 127.0.0.1 cannot be used ("
    assert outcome.err.splitlines()[-1].startswith(said)
    assert re.search(
        r"\([\w ]+\)\. Choose another: --port \d+$", outcome.err.strip()
    )  # no number, no place twice
    assert "Traceback" not in outcome.err


def test_serve_shows_the_page_until_interrupted(shell: Shell) -> None:
    with Library(shell.library, embedder=DefaultLike()):
        pass
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    words = child("serve", "--port", str(port), "--library", shell.library)
    words[1:3] = ["-m", "footnote"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, env=environment()) as process:
        try:
            assert b"Footnote" in page(f"http://127.0.0.1:{port}/", process)
            assert process.stdout is not None
            assert b"Ctrl+C ends it" in process.stdout.readline()  # not while Gradio is still starting
            process.send_signal(signal.SIGINT)
            assert process.wait(30) in (Exit.DONE, Exit.INTERRUPTED)
        finally:
            process.kill()


def page(address: str, server: "subprocess.Popen[bytes]") -> bytes:
    """What is served, as soon as it is."""
    while server.poll() is None:
        with suppress(OSError), urlopen(address) as response:
            return bytes(response.read())
        sleep(0.2)
    raise AssertionError(f"the server left with {server.returncode}")
