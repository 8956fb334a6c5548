"""What the server of the page tells where it cannot begin: one line, in which nothing takes effect."""

from pathlib import Path

import pytest

from app import main


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
