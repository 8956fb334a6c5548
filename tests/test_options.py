"""The options of the web chat, on a command line."""

import argparse
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from chat.user_file import add_user
from index import FootnoteError
from web.options import LARGEST_UPLOAD, add_options, given


def chosen(*arguments: str) -> dict[str, Any]:
    parser = argparse.ArgumentParser(exit_on_error=False)
    add_options(parser)
    return given(parser.parse_args(arguments))


def test_by_default_nobody_logs_in_and_no_program_has_tools() -> None:
    assert chosen() == {"users": None, "mcp": False, "largest": LARGEST_UPLOAD}
    assert chosen("--mcp")["mcp"] is True


def test_users_by_argument() -> None:
    users = chosen("--auth", "ann:a long password", "--auth", "bob:another: with a colon")["users"]
    assert users.check("ann", "a long password")
    assert users.check("bob", "another: with a colon")
    assert not users.check("ann", "another: with a colon")


def test_users_by_file(tmp_path: Path) -> None:
    add_user(tmp_path / "people", "ann", "a long password")
    users = chosen("--users", str(tmp_path / "people"))["users"]
    assert users.named("ann") == "ann"
    assert users.named("bob") is None


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--auth", "ann:a long password", "--users", "people"], "do not go together"),
        (["--mcp", "--auth", "ann:a long password"], "--mcp"),
        (["--mcp", "--users", "people"], "--mcp"),
        (["--users", "people"], "people"),
        (["--auth", "ann"], "name:password"),
        (["--auth", "ann:short"], "password"),
        (["--auth", "ann:a long password", "--auth", "ann:a long password"], "twice"),
    ],
)
def test_what_does_not_go_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], told: str
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(FootnoteError, match=told):
        chosen(*arguments)


@pytest.mark.parametrize("megabytes", [1, 200, 10_000])
def test_the_largest_upload(megabytes: int) -> None:
    assert chosen("--max-upload", str(megabytes))["largest"] == megabytes


@pytest.mark.parametrize("text", ["0", "-1", "10001", "1.5", "200mb", "", "²", "١", "9" * 5000, " 5"])
def test_what_is_no_size_is_refused(text: str) -> None:
    with pytest.raises(argparse.ArgumentError, match="megabytes"):
        chosen(f"--max-upload={text}")


def test_nothing_heavy_is_imported() -> None:
    script = "import sys, web.options; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert not {"gradio", "torch", "openvino", "argon2", "faiss"} & set(run.stdout.split())
