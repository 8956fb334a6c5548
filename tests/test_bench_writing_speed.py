"""The bench of writing: it runs to its end with a tiny model, and says what it measured."""

import re
from pathlib import Path

import pytest

from bench.writing_speed import main
from tests.tiny_models import saved


def test_it_measures_both_and_stops(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = saved(tmp_path / "Tiny-Instruct")
    given = ["--model", str(folder), "--dtype", "float32", "--rounds", "1", "--stops", "2", "--tokens", "50"]
    assert main(given) == 0
    said = capsys.readouterr().out
    assert said.startswith("Tiny-Instruct, torch.float32")
    figures = re.findall(
        r"^  (?:new prompt|same passages again): .* +([\d.]+) +([\d.]+) +([\d.]+)$", said, re.M
    )
    assert len(figures) == 4
    for ours, theirs, ratio in figures:
        assert float(ours) >= 0
        assert float(theirs) >= 0
        assert float(ratio) > 0
    assert re.search(r"stopped at 2 random moments, \d while reading: ended after\n  median \d+ ms", said)


def test_a_model_that_is_not_there_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--model", "./nowhere.gguf"]) == 1
    assert "there is no model at './nowhere.gguf'" in capsys.readouterr().err
